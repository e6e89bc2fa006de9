/** Regular expressions that people and packs write: checked before they are ever run. */

const MAX_PATTERN = 512;
/** A repeat beyond this many counts against the budget. */
const WIDE = 8;

/**
 * Compiles with flags `iu`; throws an Error that says what to change. Refused: a quantifier over a group that itself
 * holds a repeat or an alternation (`(a+)+`, `(a|b)*`), more than two unbounded or three wide repeats in one alternative,
 * counted repeats beyond 64, and back-references: with the text capped at 256 characters what remains cannot take more
 * than a moment.
 * A space in the pattern means any separator, because tested names have their separators folded to `-`.
 */
export function safePattern(source: string): RegExp {
  const fault = patternFault(source);
  if (fault !== null) throw new Error(PATTERN_FAULTS[fault.code].replace('{why}', fault.why));
  return compiled(source);
}

/** What can be wrong with a pattern, in English; `{why}` is the browser's own word on the syntax. */
export const PATTERN_FAULTS = {
  empty: 'the pattern is empty',
  long: `the pattern is longer than ${MAX_PATTERN} characters`,
  back: 'back-references are not supported',
  bracket: 'a bracket is closed that was not opened',
  counted: 'a counted repeat goes beyond 64',
  nested: 'a repeated group holds repeats or alternatives: this can take for ever',
  unbounded: 'more than two unbounded repeats (* or +) in one alternative: split the pattern',
  wide: 'more than three wide repeats in one alternative: split the pattern',
  syntax: 'not a regular expression: {why}',
} as const;

export interface PatternFault {
  readonly code: keyof typeof PATTERN_FAULTS;
  /** of `syntax`; empty otherwise */
  readonly why: string;
}

/** Why {@link safePattern} refuses a pattern; null where it takes it. */
export function patternFault(source: string): PatternFault | null {
  if (source === '') return { code: 'empty', why: '' };
  if (source.length > MAX_PATTERN) return { code: 'long', why: '' };
  const code = danger(source);
  if (code !== null) return { code, why: '' };
  try {
    compiled(source);
    return null;
  } catch (error) {
    return { code: 'syntax', why: (error as Error).message };
  }
}

const compiled = (source: string): RegExp => new RegExp(source.replaceAll(' ', '\\x2d'), 'iu');

interface Group {
  /** it holds something whose repetition multiplies ways to match */
  ambiguous: boolean;
}

function danger(source: string): keyof typeof PATTERN_FAULTS | null {
  const stack: Group[] = [{ ambiguous: false }];
  let unbounded = 0;
  let wide = 0;
  let closed: Group | null = null;
  for (let i = 0; i < source.length; ) {
    const c = source[i]!;
    if (c === '\\') {
      if (/[1-9k]/u.test(source[i + 1] ?? '')) return 'back';
      i += /[pPuU]/u.test(source[i + 1] ?? '') && source[i + 2] === '{' ? source.indexOf('}', i) - i + 1 || 2 : 2;
      closed = null;
    } else if (c === '[') {
      let j = i + 1;
      while (j < source.length && source[j] !== ']') j += source[j] === '\\' ? 2 : 1;
      i = j + 1;
      closed = null;
    } else if (c === '(') {
      stack.push({ ambiguous: false });
      i += source[i + 1] === '?' ? skipGroupHead(source, i) : 1;
      closed = null;
      continue;
    } else if (c === ')') {
      closed = stack.pop() ?? null;
      if (stack.length === 0) return 'bracket';
      if (closed?.ambiguous) stack.at(-1)!.ambiguous = true;
      i++;
    } else if (c === '|') {
      stack.at(-1)!.ambiguous = true;
      closed = null;
      // alternatives at the top are tried one after another: their repeats do not multiply
      if (stack.length === 1) unbounded = wide = 0;
      i++;
      continue;
    } else {
      i++;
      closed = null;
    }
    const quantifier = readQuantifier(source, i);
    if (quantifier === null) continue;
    if (quantifier.max > 64 && quantifier.max !== Infinity) return 'counted';
    if (quantifier.max > 1 && closed?.ambiguous) return 'nested';
    if (quantifier.max === Infinity) {
      if (++unbounded > 2) return 'unbounded';
    }
    if (quantifier.max > WIDE && ++wide > 3) return 'wide';
    if (quantifier.max > 1) stack.at(-1)!.ambiguous = true;
    closed = null;
    i = quantifier.end;
  }
  return null;
}

function skipGroupHead(source: string, at: number): number {
  const named = /^\(\?<[A-Za-z_]\w*>/u.exec(source.slice(at, at + 64));
  if (named) return named[0].length;
  return source[at + 2] === '<' ? 4 : 3;
}

function readQuantifier(source: string, at: number): { readonly max: number; readonly end: number } | null {
  const c = source[at];
  let end = at + 1;
  let max: number;
  if (c === '*' || c === '+') max = Infinity;
  else if (c === '?') max = 1;
  else if (c === '{') {
    const counted = /^\{(\d+)(,(\d*))?\}/u.exec(source.slice(at, at + 24));
    if (counted === null) return null;
    max = counted[2] === undefined ? Number(counted[1]) : counted[3] === '' ? Infinity : Number(counted[3]);
    end = at + counted[0].length;
  } else return null;
  if (source[end] === '?') end++;
  return { max, end };
}
