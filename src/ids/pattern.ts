/** xs:pattern: regular expressions of XML Schema Part 2, appendix F. They match the whole value. */
import { compile } from 'xspattern';
import { plainPattern } from './plain-pattern.ts';

/** No naming scheme is longer. */
const MAX_LENGTH = 4000;
/** Counted repetitions are written out by the compiler: together they may not come to more than this. */
const MAX_REPEATS = 20_000;
/** Texts that a RegExp may be tried on: three unbounded parts of a thousand characters are felt by nobody. */
const MOST_PLAIN = 500;
/** Patterns that are kept: as many as a large IDS has. */
const KEPT = 2000;

export type Pattern = (text: string) => boolean;
type Compiled = Pattern | { readonly error: string };

const known = new Map<string, Compiled>();

/** Compiled once per text. An expression that is no XSD pattern, or too large, comes back as the reason. */
export function compilePattern(text: string): Compiled {
  let compiled = known.get(text);
  if (compiled === undefined) {
    compiled = compileAnew(text);
    if (known.size >= KEPT) known.clear();
    known.set(text, compiled);
  }
  return compiled;
}

function compileAnew(text: string): Compiled {
  if (text.length > MAX_LENGTH) return { error: `longer than ${MAX_LENGTH} characters` };
  let repeats = 1;
  for (const [, least, most] of text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) {
    repeats *= Math.max(1, Number(least), Number(most === undefined || most === '' ? 0 : most));
    if (repeats > MAX_REPEATS) return { error: `repetitions come to more than ${MAX_REPEATS}` };
  }
  let exact: Pattern;
  try {
    exact = compile(text);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
  const plain = plainPattern(text);
  return plain === null ? exact : (value) => (value.length <= MOST_PLAIN ? plain.test(value) : exact(value));
}
