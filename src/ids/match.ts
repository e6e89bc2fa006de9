/** Does a value meet an `ids:idsValue`? Simple values by type, restrictions by XML Schema Part 2. */
import { atLeast, booleanOf, doubleOf, integerOf, momentOf, sameNumber } from './literal.ts';
import { compilePattern } from './pattern.ts';
import type { Constraint, Restriction, Value } from './ids.ts';
import type { IfcValue } from '../model/ifc-data.ts';

/** `unknown`: it cannot be decided, and what is missing is known to the value (its unit) or to the restriction. */
export type Match = 'yes' | 'no' | 'unknown';

export interface Matcher {
  /** of names: sets, properties, attributes, classes, systems, materials */
  text(text: string): Match;
  value(value: IfcValue): Match;
  /** the texts that are taken, and no others; null where that is not a list */
  readonly exact: readonly string[] | null;
  /** bounds: whether there is a lower and an upper one */
  readonly bounded: { readonly below: boolean; readonly above: boolean } | null;
  /** for people */
  readonly shown: string;
}

const of = (holds: boolean): Match => (holds ? 'yes' : 'no');

/** One that matches is enough; `unknown` where none does and one may. */
export function anyMatch<T>(list: Iterable<T>, match: (one: T) => Match): Match {
  let best: Match = 'no';
  for (const one of list) {
    const now = match(one);
    if (now === 'yes') return 'yes';
    if (now === 'unknown') best = 'unknown';
  }
  return best;
}

/** All have to match; `unknown` where none does not and one may not. */
export function everyMatch<T>(list: Iterable<T>, match: (one: T) => Match): Match {
  let worst: Match = 'yes';
  for (const one of list) {
    const now = match(one);
    if (now === 'no') return 'no';
    if (now === 'unknown') worst = 'unknown';
  }
  return worst;
}

function equals(value: IfcValue, wanted: string): Match {
  const { value: found } = value;
  if (found === null) return 'no';
  if (typeof found === 'string') return of(found === wanted);
  if (typeof found === 'boolean') return of(booleanOf(wanted) === found);
  if (value.integer) return of(integerOf(wanted) === found);
  const number = doubleOf(wanted);
  if (number === null) return 'no';
  return value.unit !== null ? 'unknown' : of(sameNumber(found, number));
}

export function matcher(value: Value): Matcher {
  return value.kind === 'simple' ? simple(value.value) : restricted(value);
}

function simple(wanted: string): Matcher {
  return { text: (text) => of(text === wanted), value: (value) => equals(value, wanted), exact: [wanted], bounded: null, shown: wanted };
}

type Test = (value: IfcValue) => Match;

function boundTest({ kind, value: written }: Constraint): Test {
  const holds = (found: number, bound: number): boolean => {
    switch (kind) {
      case 'minInclusive': return atLeast(found, bound);
      case 'maxInclusive': return atLeast(-found, -bound);
      case 'minExclusive': return !atLeast(-found, -bound);
      default: return !atLeast(found, bound);
    }
  };
  const number = doubleOf(written);
  const moment = momentOf(written);
  return ({ value, unit }) => {
    if (typeof value === 'number') return number === null ? 'unknown' : unit !== null ? 'unknown' : of(holds(value, number));
    if (typeof value !== 'string') return 'no';
    if (moment === null) return number === null ? 'unknown' : 'no';
    const found = momentOf(value);
    return of(found !== null && holds(found, moment));
  };
}

function lengthTest({ kind, value: written }: Constraint): Test {
  const wanted = integerOf(written);
  return ({ value }) => {
    if (typeof value !== 'string') return 'no';
    if (wanted === null) return 'unknown';
    const length = [...value].length;
    return of(kind === 'length' ? length === wanted : kind === 'minLength' ? length >= wanted : length <= wanted);
  };
}

const NO_TEST: Test = () => 'unknown';

function patternTest(patterns: readonly Constraint[]): Test {
  const compiled = patterns.map(({ value }) => compilePattern(value));
  return ({ value }) => {
    if (typeof value !== 'string') return 'no';
    if (compiled.some((one) => typeof one === 'function' && one(value))) return 'yes';
    return compiled.every((one) => typeof one === 'function') ? 'no' : 'unknown';
  };
}

function restricted({ constraints }: Restriction): Matcher {
  const ofKind = (...kinds: readonly Constraint['kind'][]): readonly Constraint[] => constraints.filter(({ kind }) => kinds.includes(kind));
  const tests: Test[] = [];
  const enumerated = ofKind('enumeration').map(({ value }) => value);
  const alternatives = new Set(enumerated);
  if (enumerated.length > 0) {
    tests.push((value) => {
      if (typeof value.value === 'string') return of(alternatives.has(value.value));
      return anyMatch(enumerated, (one) => equals(value, one));
    });
  }
  const patterns = ofKind('pattern');
  if (patterns.length > 0) tests.push(patternTest(patterns));
  for (const bound of ofKind('minInclusive', 'minExclusive', 'maxInclusive', 'maxExclusive')) tests.push(boundTest(bound));
  for (const length of ofKind('length', 'minLength', 'maxLength')) tests.push(lengthTest(length));
  // what IDS does not take cannot be evaluated, and nothing at all asks nothing
  if (ofKind('totalDigits', 'fractionDigits', 'whiteSpace', 'assertion', 'unknown').length > 0 || constraints.length === 0) tests.push(NO_TEST);

  const value = (found: IfcValue): Match => (found.value === null ? 'no' : everyMatch(tests, (test) => test(found)));
  const below = ofKind('minInclusive', 'minExclusive').length > 0;
  const above = ofKind('maxInclusive', 'maxExclusive').length > 0;
  return {
    value,
    text: (text) => value({ type: '', value: text, integer: false, unit: null }),
    exact: enumerated.length > 0 && tests.length === 1 ? enumerated : null,
    bounded: below || above ? { below, above } : null,
    shown: constraints.map(shownConstraint).join(' '),
  };
}

const SIGNS: Readonly<Partial<Record<Constraint['kind'], string>>> = {
  enumeration: '|', pattern: '~', minInclusive: '≥', maxInclusive: '≤', minExclusive: '>', maxExclusive: '<', length: 'length =', minLength: 'length ≥', maxLength: 'length ≤',
};

function shownConstraint({ kind, value }: Constraint, i: number): string {
  if (kind === 'enumeration') return i === 0 ? value : `| ${value}`;
  return `${SIGNS[kind] ?? kind} ${value}`;
}
