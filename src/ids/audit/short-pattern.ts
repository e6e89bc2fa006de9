/**
 * A pattern over names, which are short: by the engine of the language where that cannot take long, and it is a hundred
 * times as fast as the one that never takes long. A schema has a thousand classes, and an IDS many patterns.
 */

/** more of these could make it try each with each */
const MAX_OPEN = 3;
const MAX_REPEAT = 100;

/** XML Schema Part 2, appendix F; what differs from the language's own is written out, other classes are not taken. */
const CLASSES: Readonly<Record<string, string>> = { '\\d': '\\p{Nd}', '\\D': '\\P{Nd}', '\\s': '[ \\t\\n\\r]', '\\S': '[^ \\t\\n\\r]', '\\w': '[^\\p{P}\\p{Z}\\p{C}]', '\\W': '[\\p{P}\\p{Z}\\p{C}]', '\\n': '\\n', '\\r': '\\r', '\\t': '\\t' };
const ESCAPED = /^\\[\\|.?*+(){}\-[\]^]$/;
const literal = (c: string): string => (/[\\^$.*+?()[\]{}|/]/.test(c) ? `\\${c}` : c);
const TOKEN = /\\[^]|\[(?:[^\\[\]]|\\[^])*\]|\{\d+(?:,\d*)?\}|[^]/gu;

/** null for a pattern that is not of the simple kind: repetition of single characters, branches, groups that are not repeated. */
export function shortPattern(text: string): RegExp | null {
  const out: string[] = [];
  let open = 0;
  // what a quantifier would repeat: one character, a whole group, or nothing
  let last: 'none' | 'one' | 'group' = 'none';
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '(') {
      depth++;
      out.push('(?:');
      last = 'none';
    } else if (token === ')') {
      if (--depth < 0) return null;
      out.push(')');
      last = 'group';
    } else if (token === '|') {
      out.push('|');
      last = 'none';
    } else if (token === '*' || token === '+' || token === '?' || /^\{.+\}$/.test(token)) {
      if (last === 'none' || (last === 'group' && token !== '?')) return null;
      const [, least = '', most] = /^\{(\d+)(?:,(\d*))?\}$/.exec(token) ?? [];
      if (Number(least) > MAX_REPEAT || Number(most ?? 0) > MAX_REPEAT) return null;
      if (least !== '' && most !== undefined && most !== '' && Number(most) < Number(least)) return null;
      if (token === '*' || token === '+' || (most !== undefined && most !== least) || token === '?') open++;
      out.push(token);
      last = 'none';
    } else {
      const one = atom(token);
      if (one === null) return null;
      out.push(one);
      last = 'one';
    }
  }
  if (depth !== 0 || open > MAX_OPEN) return null;
  return new RegExp(`^(?:${out.join('')})$`, 'u');
}

function atom(token: string): string | null {
  if (token === '.') return '[^\\n\\r]';
  if (token.startsWith('\\')) return CLASSES[token] ?? (ESCAPED.test(token) ? token : null);
  if (token.length > 1 && token.startsWith('[')) return characters(token.slice(1, -1));
  return /^[?*+(){}[\]|]$/.test(token) ? null : literal(token);
}

/** The inside of a character class of letters, digits and some signs, in ranges or alone. */
function characters(inside: string): string | null {
  const [, not = '', set = ''] = /^(\^?)([^]*)$/.exec(inside) ?? [];
  if (!/^(?:[A-Za-z0-9]-[A-Za-z0-9]|[A-Za-z0-9_ ,;:.])+$/.test(set)) return null;
  if ([...set.matchAll(/(.)-(.)/g)].some(([, from = '', to = '']) => from > to)) return null;
  return `[${not}${set}]`;
}
