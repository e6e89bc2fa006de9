/** An `ids:idsValue` against names that there are: of classes, attributes, property sets, properties, predefined types. */
import type { Constraint, Restriction, Value } from '../ids.ts';
import { compilePattern, type Pattern } from '../pattern.ts';

const ofKind = ({ constraints }: Restriction, ...kinds: readonly Constraint['kind'][]): readonly Constraint[] => constraints.filter(({ kind }) => kinds.includes(kind));

const lengthOf = (text: string): number => [...text].length;

/** Whether a value may be a text; constraints that say nothing of texts hold. */
function test(value: Value): (text: string) => boolean {
  if (value.kind === 'simple') return (text) => text === value.value;
  const tests: ((text: string) => boolean)[] = [];
  const enumerated = ofKind(value, 'enumeration').map((one) => one.value);
  if (enumerated.length > 0) {
    const set = new Set(enumerated);
    tests.push((text) => set.has(text));
  }
  const patterns = ofKind(value, 'pattern');
  if (patterns.length > 0) {
    const compiled = patterns.map((one) => compilePattern(one.value)).filter((one): one is Pattern => typeof one === 'function');
    tests.push((text) => compiled.some((one) => one(text)));
  }
  for (const one of ofKind(value, 'length', 'minLength', 'maxLength')) {
    const wanted = Number(one.value);
    tests.push((text) => {
      const length = lengthOf(text);
      return one.kind === 'length' ? length === wanted : one.kind === 'minLength' ? length >= wanted : length <= wanted;
    });
  }
  return (text) => tests.every((one) => one(text));
}

/** Those of the candidates that a value may be, in their order. */
export function matching(value: Value, candidates: Iterable<string>): readonly string[] {
  const matches = test(value);
  return [...candidates].filter(matches);
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
  const patterns = ofKind(value, 'pattern');
  // neither another branch nor a quantifier of the last character
  return patterns.length > 0 && patterns.every(({ value: text }) => text.startsWith(prefix) && !text.includes('|') && !/^[*?{]/.test(text.slice(prefix.length)));
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
