/** xs:pattern: regular expressions of XML Schema Part 2, appendix F. They match the whole value. */
import { compile } from 'xspattern';

/** No naming scheme is longer. */
const MAX_LENGTH = 4000;
/** Counted repetitions are written out by the compiler: together they may not come to more than this. */
const MAX_REPEATS = 20_000;

export type Pattern = (text: string) => boolean;

/** Compiled once per text. An expression that is no XSD pattern, or too large, comes back as the reason. */
export function compilePattern(text: string): Pattern | { readonly error: string } {
  if (text.length > MAX_LENGTH) return { error: `longer than ${MAX_LENGTH} characters` };
  let repeats = 1;
  for (const [, least, most] of text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) {
    repeats *= Math.max(1, Number(least), Number(most === undefined || most === '' ? 0 : most));
    if (repeats > MAX_REPEATS) return { error: `repetitions come to more than ${MAX_REPEATS}` };
  }
  try {
    return compile(text);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
