/**
 * XSD patterns as RegExp where both mean the same and matching cannot run away: what is left, and what is in doubt, goes
 * to the engine of XML Schema (pattern.ts), which is exact and linear and a hundred times slower. Naming schemes are
 * nearly all of this kind.
 */

/** Beyond this a backtracking match could be felt. */
const MOST_UNBOUNDED = 3;
const MOST_REPEATS = 1000;

const ESCAPED: Readonly<Record<string, string>> = { n: '\\n', r: '\\r', t: '\\t', d: '\\p{Nd}', D: '\\P{Nd}', s: '[ \\t\\n\\r]', S: '[^ \\t\\n\\r]', w: '[^\\p{P}\\p{Z}\\p{C}]', W: '[\\p{P}\\p{Z}\\p{C}]' };
const LITERAL_ESCAPES = '\\|.-^?*+{}()[]';
/** what a RegExp with the flag u must have escaped */
const SYNTAX = '^$\\.*+?()[]{}|/';

const quoted = (character: string): string => (SYNTAX.includes(character) ? `\\${character}` : character);

/** null: not of the kind. */
export function plainPattern(text: string): RegExp | null {
  const characters = [...text];
  let at = 0;
  let unbounded = 0;

  function alternatives(depth: number): string | null {
    let source = '';
    for (;;) {
      const next = characters[at];
      if (next === undefined || next === ')') return source;
      at++;
      if (next === '|') {
        source += '|';
        continue;
      }
      const atom = atomOf(next, depth);
      if (atom === null) return null;
      const quantifier = quantifierOf();
      // a repeated group may match one text in many ways
      if (quantifier === null || (quantifier !== '' && quantifier !== '?' && atom.startsWith('(?:'))) return null;
      source += atom + quantifier;
    }
  }

  function atomOf(character: string, depth: number): string | null {
    switch (character) {
      case '.': return '[^\\n\\r]';
      case '\\': return escapeOf();
      case '[': return classOf();
      case '(': {
        if (depth > 8) return null;
        const inside = alternatives(depth + 1);
        if (inside === null || characters[at] !== ')') return null;
        at++;
        return `(?:${inside})`;
      }
      case '?': case '*': case '+': case '{': case '}': case ']': return null;
      default: return quoted(character);
    }
  }

  function escapeOf(): string | null {
    const character = characters[at++];
    if (character === undefined) return null;
    const known = ESCAPED[character];
    if (known !== undefined) return known;
    return LITERAL_ESCAPES.includes(character) ? `\\${character === '-' ? 'x2d' : character}` : null;
  }

  /** single characters, ranges of them, and `\d`; no subtraction, no other classes within */
  function classOf(): string | null {
    let source = '[';
    if (characters[at] === '^') {
      source += '^';
      at++;
    }
    const one = (): string | null => {
      const character = characters[at++];
      if (character === undefined || character === '[' || character === ']') return null;
      if (character !== '\\') return character === '-' ? null : character;
      const escaped = characters[at++];
      return escaped !== undefined && LITERAL_ESCAPES.includes(escaped) ? escaped : null;
    };
    let members = 0;
    while (characters[at] !== ']') {
      if (characters[at] === '\\' && characters[at + 1] === 'd') {
        at += 2;
        source += '\\p{Nd}';
        if (characters[at] === '-') return null;
      } else {
        const from = one();
        if (from === null) return null;
        source += inClass(from);
        if (characters[at] === '-') {
          at++;
          const to = one();
          if (to === null || to.codePointAt(0)! < from.codePointAt(0)!) return null;
          source += `-${inClass(to)}`;
        }
      }
      members++;
    }
    at++;
    return members === 0 ? null : `${source}]`;
  }

  function quantifierOf(): string | null {
    const next = characters[at];
    if (next === '?' || next === '*' || next === '+') {
      at++;
      if (next !== '?') unbounded++;
      return next;
    }
    if (next !== '{') return '';
    const close = characters.indexOf('}', at);
    const [, least, comma, most] = /^(\d{1,4})(,?)(\d{0,4})$/.exec(characters.slice(at + 1, close).join('')) ?? [];
    if (close < 0 || least === undefined) return null;
    at = close + 1;
    if (comma === ',' && most === '') unbounded++;
    const last = comma === '' ? least : most!;
    if (Number(least) > MOST_REPEATS || (last !== '' && (Number(last) > MOST_REPEATS || Number(last) < Number(least)))) return null;
    if (comma === ',' && last !== '' && Number(last) > Number(least) + 8) unbounded++;
    return comma === '' ? `{${least}}` : `{${least},${last}}`;
  }

  const source = alternatives(0);
  if (source === null || at !== characters.length || unbounded > MOST_UNBOUNDED) return null;
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch {
    return null;
  }
}

function inClass(character: string): string {
  return '\\]^-['.includes(character) || SYNTAX.includes(character) ? `\\u{${character.codePointAt(0)!.toString(16)}}` : character;
}
