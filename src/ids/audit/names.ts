/** An `ids:idsValue` against names that there are: of classes, attributes, property sets, properties, predefined types. */
import type { Constraint, Restriction, Value } from '../ids.ts';
import { compilePattern, patternSize, type Pattern } from '../pattern.ts';
import { shortPattern } from './short-pattern.ts';

export interface Names {
  /** a pattern, or why it is none; null where it is not tried any more */
  readonly compile: (pattern: string) => Pattern | { readonly error: string } | null;
  /**
   * Those of the candidates that a value may be, in their order; null where it is not tried, because the file has more
   * patterns than are. A key stands for a list that is always the same.
   */
  readonly matching: (value: Value, candidates: readonly string[], key?: string) => readonly string[] | null;
}

/** Comparisons by the slow engine in one audit, some seconds of them. */
const MAX_SLOW = 100_000;
/** Characters of patterns compiled in one audit; real files have some thousands. */
const MAX_COMPILED = 2_000_000;

type Test = (text: string) => boolean;
const ofKind = ({ constraints }: Restriction, ...kinds: readonly Constraint['kind'][]): readonly Constraint[] => constraints.filter(({ kind }) => kinds.includes(kind));

/** Names of one audit: what was matched once is remembered. */
export function names(): Names {
  const patterns = new Map<string, Pattern | { readonly error: string }>();
  const lists = new Map<string, readonly string[]>();
  let left = MAX_COMPILED;
  let slow = 0;

  function compile(text: string): Pattern | { readonly error: string } | null {
    const known = patterns.get(text);
    if (known !== undefined) return known;
    left -= patternSize(text);
    if (left < 0) return null;
    const compiled = compilePattern(text);
    patterns.set(text, compiled);
    return compiled;
  }

  function pattern(text: string): Test {
    // anchors are read as such by the other engine alone
    const short = /[\^$]/.test(text) ? null : shortPattern(text);
    if (short !== null) return (name) => short.test(name);
    const compiled = compile(text);
    if (compiled === null) slow = MAX_SLOW + 1;
    return (name) => {
      slow++;
      return slow <= MAX_SLOW && typeof compiled === 'function' && compiled(name);
    };
  }

  function tests(value: Value): readonly Test[] {
    if (value.kind === 'simple') return [(text) => text === value.value];
    const found: Test[] = [];
    const enumerated = ofKind(value, 'enumeration');
    if (enumerated.length > 0) {
      const set = new Set(enumerated.map((one) => one.value));
      found.push((text) => set.has(text));
    }
    for (const one of ofKind(value, 'length', 'minLength', 'maxLength')) {
      const wanted = Number(one.value);
      found.push((text) => {
        const { length } = [...text];
        return one.kind === 'length' ? length === wanted : one.kind === 'minLength' ? length >= wanted : length <= wanted;
      });
    }
    const alternatives = ofKind(value, 'pattern').map((one) => pattern(one.value));
    if (alternatives.length > 0) found.push((text) => alternatives.some((one) => one(text)));
    return found;
  }

  return {
    compile,
    matching: (value, candidates, key) => {
      const full = key === undefined || value.kind === 'simple' ? null : `${key} ${JSON.stringify(value.constraints.map(({ kind, value: text }) => [kind, text]))}`;
      const known = full === null ? undefined : lists.get(full);
      if (known !== undefined) return known;
      const all = tests(value);
      const found = candidates.filter((text) => all.every((one) => one(text)));
      if (slow > MAX_SLOW) return null;
      if (full !== null) lists.set(full, found);
      return found;
    },
  };
}

/** The texts that a value lists; null where it does not list them. */
export function listedTexts(value: Value): readonly { readonly text: string; readonly line: number }[] | null {
  if (value.kind === 'simple') return [{ text: value.value, line: value.line }];
  const enumerated = ofKind(value, 'enumeration');
  return enumerated.length === 0 ? null : enumerated.map(({ value: text, line }) => ({ text, line }));
}

/** A restriction has one pattern at least, and every one begins with this text. */
export function patternsBegin(value: Value, prefix: string): boolean {
  if (value.kind === 'simple') return false;
  const patterns = ofKind(value, 'pattern').map((one) => one.value.replace(/^\^/, ''));
  // neither another branch nor a quantifier of the last character
  return patterns.length > 0 && patterns.every((text) => text.startsWith(prefix) && !text.includes('|') && !/^[*?{]/.test(text.slice(prefix.length)));
}

/** Nothing is said: no value, an empty one, or a restriction to the empty text. */
export function isBlank(value: Value | undefined): boolean {
  if (value === undefined) return true;
  if (value.kind === 'simple') return value.value === '';
  return value.constraints.length > 0 && value.constraints.every(({ kind, value: text }) => text === '' && (kind === 'enumeration' || kind === 'pattern'));
}

/** For a message: the text, or the kinds and texts of the constraints. */
export function textOfValue(value: Value): string {
  return value.kind === 'simple' ? value.value : value.constraints.map(({ kind, value: text }) => (kind === 'enumeration' ? text : `${kind} ${text}`)).join(' | ');
}
