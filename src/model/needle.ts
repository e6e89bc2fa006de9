/** Words that a person looks for in texts: whatever their case and width; every word somewhere. The page marks what the worker found by the same rule. */

/** where a word was found; of the first three the page knows the text itself */
export const WHERE = ['name', 'type', 'globalId', 'class', 'mark', 'storey', 'material', 'classification', 'group', 'layer', 'property', 'quantity', 'record'] as const;
export type Where = (typeof WHERE)[number];

/** words of one search, at most */
const MOST_WORDS = 8;
const MOST_LENGTH = 100;

/** `YWQ1 预制` as tests of texts; empty for a search of nothing. Linear in time: no word is a pattern. */
export function needles(query: string): readonly RegExp[] {
  return query.normalize('NFKC').trim().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS).map((word) => new RegExp([...word.slice(0, MOST_LENGTH)].map(wide).join(''), 'iu'));
}

/** a sign of ASCII and its full-width form 0xFEE0 above: `(` finds `（` */
function wide(sign: string): string {
  const code = sign.codePointAt(0)!;
  if (code < 0x21 || code > 0x7e) return `\\u{${code.toString(16)}}`;
  return `[\\u{${code.toString(16)}}\\u{${(code + 0xfee0).toString(16)}}]`;
}

/** A text in pieces: those at odd positions are what the words found. Together they are the text. */
export function pieces(text: string, words: readonly RegExp[]): readonly string[] {
  if (words.length === 0) return [text];
  const every = new RegExp(words.map((word) => word.source).join('|'), 'giu');
  const out: string[] = [];
  let at = 0;
  for (const found of text.matchAll(every)) {
    out.push(text.slice(at, found.index), found[0]);
    at = found.index + found[0].length;
  }
  out.push(text.slice(at));
  return out;
}
