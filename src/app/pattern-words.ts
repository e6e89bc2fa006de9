/** Why a regular expression is refused, in the language of the page. */
import { PATTERN_FAULTS, patternFault } from '../profile/regex.ts';

type Translate = (key: string, params: Readonly<Record<string, string>>) => string;

/** Null where the pattern can be used. */
export function patternWords(source: string, t: Translate): string | null {
  const fault = patternFault(source);
  return fault === null ? null : t(`unknowns.pattern.${fault.code}`, { why: fault.why });
}

/** The same of the message of an error that a pattern made elsewhere; the message itself where it is of something else. */
export function refusalWords(message: string, t: Translate): string {
  for (const [code, text] of Object.entries(PATTERN_FAULTS)) {
    const [before, after] = text.split('{why}');
    if (after === undefined ? message === text : message.startsWith(before!)) return t(`unknowns.pattern.${code}`, { why: message.slice(before!.length) });
  }
  return message;
}
