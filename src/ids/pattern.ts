/**
 * xs:pattern: regular expressions of XML Schema Part 2, appendix F, that match the whole value. Many files have them in
 * the dialect of other languages, as the official audit and other checkers read them; so `^` at the beginning and `$` at
 * the end, which would be characters here, say what holds anyway, and `(?:` and needless escapes (`\/`) are taken.
 */
import { compile } from 'xspattern';

/** No naming scheme is longer. */
const MAX_LENGTH = 4000;
/** Counted repetitions are written out by the compiler: together they may not come to more than this. */
const MAX_REPEATS = 20_000;

export type Pattern = (text: string) => boolean;

/** What the counted repetitions of an expression may come to when they are written out, at most. */
function repeatsOf(text: string): number {
  let repeats = 1;
  for (const [, least, most] of text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) repeats *= Math.max(1, Number(least), Number(most === undefined || most === '' ? 0 : most));
  return repeats;
}

/** How much there is to compile, in characters: for who compiles many. */
export const patternSize = (text: string): number => Math.max(text.length, Math.min(repeatsOf(text), MAX_REPEATS));

/** Compiled once per text. An expression that is no XSD pattern, or too large, comes back as the reason. */
export function compilePattern(text: string): Pattern | { readonly error: string } {
  if (text.length > MAX_LENGTH) return { error: `longer than ${MAX_LENGTH} characters` };
  if (repeatsOf(text) > MAX_REPEATS) return { error: `repetitions come to more than ${MAX_REPEATS}` };
  const plain = withoutAnchors(text);
  try {
    return compile(plain);
  } catch (error) {
    try {
      return compile(inXsd(plain));
    } catch {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** Its characters, escapes as one; whether each stands in a character class. */
function tokens(text: string): readonly { readonly token: string; readonly inClass: boolean }[] {
  const found: { token: string; inClass: boolean }[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const token = text.charAt(i) === '\\' ? text.slice(i, i + 2) : text.charAt(i);
    if (token === ']' && depth > 0) depth--;
    found.push({ token, inClass: depth > 0 });
    if (token === '[') depth++;
    i += token.length - 1;
  }
  return found;
}

/** Without `^` where a branch begins and `$` where it ends. */
function withoutAnchors(text: string): string {
  const all = tokens(text);
  return all
    .filter(({ token, inClass }, i) => {
      if (inClass) return true;
      const before = all[i - 1]?.token;
      const after = all[i + 1]?.token;
      const begins = before === undefined || before === '|' || before === '(' || (before === ':' && all[i - 2]?.token === '?' && all[i - 3]?.token === '(');
      if (token === '^') return !begins;
      return !(token === '$' && (after === undefined || after === '|' || after === ')'));
    })
    .map(({ token }) => token)
    .join('');
}

/** What XSD has no escape or group for, as XSD writes it. */
function inXsd(text: string): string {
  const all = tokens(text);
  return all
    .map(({ token, inClass }, i) => {
      // SingleCharEsc and the classes keep their escape, and one of nothing stays wrong
      if (token.startsWith('\\')) return /^\\(?:[nrt\\|.?*+(){}\-[\]^A-Za-z0-9]|$)/.test(token) ? token : token.slice(1);
      const opens = (at: number): boolean => !inClass && all[at]?.token === '(' && all[at + 1]?.token === '?' && all[at + 2]?.token === ':';
      return (token === '?' && opens(i - 1)) || (token === ':' && opens(i - 2)) ? '' : token;
    })
    .join('');
}
