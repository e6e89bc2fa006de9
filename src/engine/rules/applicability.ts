/** Whether a rule speaks of an element or a building: yes, no, or what is missing to tell (design decision 1). */
import { QUANTITIES } from '../../checks/quantities/index.ts';
import { atLeast, atMost, isInterval } from '../../checks/rules/compare.ts';
import type { Missing, Reading } from '../../checks/rules/judgement.ts';
import { given } from '../../checks/rules/readers.ts';
import { attributesOf, type BuildingAttributes } from '../../facts/building-attributes.ts';
import type { Facts } from '../../facts/facts.ts';
import { isOfConcrete } from '../../facts/concrete-grade.ts';
import { foldKey } from '../../facts/names.ts';
import { possibleComponents, type Roles } from '../../facts/roles.ts';
import type { BuildingCondition, PackRule } from '../../standards/rule.ts';
import type { Interval } from '../../units.ts';
import type { CompiledRule } from './compile.ts';

/** null: it does not apply. A list: it applies, once all of that is known (empty: it does). */
export type Applicability = readonly Missing[] | null;

const YES: Applicability = [];

const LACKING: Readonly<Record<'component' | 'precast' | 'wallKind' | 'loadBearing' | 'external', readonly Missing[]>> = {
  component: [{ kind: 'role', id: 'component' }], precast: [{ kind: 'role', id: 'precast' }], wallKind: [{ kind: 'role', id: 'wallKind' }],
  loadBearing: [{ kind: 'role', id: 'loadBearing' }], external: [{ kind: 'role', id: 'external' }],
};

/** Lists of what is missing are few and shared by many elements: equal ones are one object. */
const joined = new WeakMap<readonly Missing[], WeakMap<readonly Missing[], readonly Missing[]>>();

function join(a: readonly Missing[], b: readonly Missing[]): readonly Missing[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  let by = joined.get(a);
  if (by === undefined) joined.set(a, (by = new WeakMap()));
  let both = by.get(b);
  if (both === undefined) by.set(b, (both = [...a, ...b]));
  return both;
}

export interface Applying {
  readonly element: (index: number, building: number) => Applicability;
  readonly building: (building: number) => Applicability;
}

/** Of steel themselves, and part of what is of concrete. */
const CAST_IN: ReadonlySet<string> = new Set(['embedded-part', 'rebar']);

/** The rule's conditions made ready for one set of facts. */
export function applying(facts: Facts, { rule, members }: Pick<CompiledRule, 'rule' | 'members'>): Applying {
  const { applies } = rule;
  const other = (index: number): boolean => members === 'concrete' && !CAST_IN.has(facts.roles[index]!.component) && !isOfConcrete(facts, index);
  const byBuilding = new Map<number, Applicability>();
  const building = (b: number): Applicability => {
    let answer = byBuilding.get(b);
    if (answer === undefined) byBuilding.set(b, (answer = ofBuilding(b)));
    return answer;
  };
  const [buildingWheres, wheres] = (['building', 'element'] as const).map((subject) =>
    (applies?.where ?? []).filter((where) => QUANTITIES.get(where.quantity)!.subject === subject).map((where) => whereTest(facts, rule, where))) as [Test[], Test[]];
  const ofBuilding = (b: number): Applicability => {
    let missing = applies?.building === undefined ? YES : meets(attributesOf(facts, b), applies.building, rule);
    for (const where of buildingWheres) {
      if (missing === null) return null;
      const next = where(b);
      missing = next === null ? null : join(missing, next);
    }
    return missing;
  };
  if (applies === undefined) return { building, element: (index, b) => (other(index) ? null : building(b)) };
  const element = (index: number, b: number): Applicability => {
    const roles = facts.roles[index]!;
    let missing = building(b);
    const and = (next: Applicability): boolean => {
      missing = next === null || missing === null ? null : join(missing, next);
      return missing !== null;
    };
    if (missing === null) return null;
    if (applies.component !== undefined && !and(componentIn(roles, applies.component))) return null;
    if (other(index)) return null;
    if (applies.precast !== undefined && !and(oneOf('precast', roles.precast, applies.precast))) return null;
    if (applies.wallKind !== undefined && !and(oneOf('wallKind', roles.wallKind, applies.wallKind))) return null;
    if (applies.loadBearing !== undefined && !and(is('loadBearing', roles.loadBearing, applies.loadBearing))) return null;
    if (applies.external !== undefined && !and(is('external', roles.external, applies.external))) return null;
    if (applies.aboveGround !== undefined && (facts.outOfScope[index] === null) !== applies.aboveGround) return null;
    for (const where of wheres) if (!and(where(index))) return null;
    return missing;
  };
  return { building, element };
}

function componentIn(roles: Roles, list: readonly string[]): Applicability {
  if (list.includes(roles.component)) return YES;
  const possible = possibleComponents(roles);
  const among = possible.filter((c) => list.includes(c)).length;
  if (among === 0) return null;
  return among === possible.length ? YES : LACKING.component;
}

function oneOf(role: 'precast' | 'wallKind', value: string, list: readonly string[]): Applicability {
  if (value === 'unknown' || value === 'conflict') return LACKING[role];
  return list.includes(value) ? YES : null;
}

function is(role: 'loadBearing' | 'external', value: Roles['loadBearing'], wanted: boolean): Applicability {
  if (value === 'unknown' || value === 'conflict') return LACKING[role];
  return value === wanted ? YES : null;
}

type Where = NonNullable<NonNullable<PackRule['applies']>['where']>[number];

type Test = (subject: number) => Applicability;

function whereTest(facts: Facts, rule: PackRule, where: Where): Test {
  const quantity = QUANTITIES.get(where.quantity)!;
  const readers = given(facts, quantity.reads);
  const accepted = where.is === undefined ? null : rule.values![where.is]!.map(foldKey);
  const limit = (name: string | undefined): number | null => (name === undefined ? null : (rule.params![name]?.value ?? null));
  return (index) => {
    const readings = quantity.read(readers, index);
    const answers = readings.map((reading) => held(reading, where, accepted, limit));
    if (answers.some((a) => a !== null && a.length === 0)) return YES;
    return answers.find((a) => a !== null) ?? null;
  };
}

function held(reading: Reading, where: Where, accepted: readonly string[] | null, limit: (name: string | undefined) => number | null): Applicability {
  const { value } = reading;
  const unknown: Applicability = reading.missing?.length ? reading.missing : [{ kind: 'concept', id: where.quantity }];
  if (value === null) return unknown;
  if (accepted !== null && !accepted.includes(foldKey(String(value)))) return null;
  if (!isInterval(value)) return YES;
  const tests: ['pass' | 'fail' | 'unknown' | 'not-applicable'] | string[] = [];
  const [over, least, upTo] = [limit(where.over), limit(where.atLeast), limit(where.upTo)];
  if (over !== null) tests.push(flip(atMost(value, [over, over])));
  if (least !== null) tests.push(atLeast(value, [least, least]));
  if (upTo !== null) tests.push(atMost(value, [upTo, upTo]));
  if (tests.includes('fail')) return null;
  return tests.includes('unknown') ? unknown : YES;
}

function flip(outcome: string): string {
  return outcome === 'pass' ? 'fail' : outcome === 'fail' ? 'pass' : outcome;
}

/** Whether a building is what a rule, or a row of its tables, asks for. */
export function meets(attributes: BuildingAttributes, condition: BuildingCondition, rule: PackRule): Applicability {
  const missing: Missing[] = [];
  for (const key of ['type', 'structure', 'material', 'intensity', 'seismicGrade'] as const) {
    const wanted = condition[key];
    if (wanted === undefined) continue;
    const value = attributes[key];
    if (value === null) missing.push({ kind: 'attribute', id: key });
    else if (!wanted.includes(value)) return null;
  }
  for (const key of ['highRise', 'fixedAtBasementRoof'] as const) {
    const wanted = condition[key];
    if (wanted === undefined) continue;
    const value = attributes[key];
    if (value === null) missing.push({ kind: 'attribute', id: key });
    else if (!wanted.includes(value)) return null;
  }
  const range = (value: Interval | null, over: string | undefined, upTo: string | undefined, id: string): boolean => {
    if (over === undefined && upTo === undefined) return true;
    if (value === null) {
      missing.push({ kind: 'attribute', id });
      return true;
    }
    const lower = over === undefined ? null : (rule.params?.[over]?.value ?? null);
    const upper = upTo === undefined ? null : (rule.params?.[upTo]?.value ?? null);
    if ((lower !== null && value[1] <= lower) || (upper !== null && value[0] > upper)) return false;
    if ((lower !== null && value[0] <= lower) || (upper !== null && value[1] > upper)) missing.push({ kind: 'attribute', id });
    return true;
  };
  if (!range(attributes.height, condition.heightOver, condition.heightUpTo, 'height')) return null;
  if (!range(attributes.storeys, condition.storeysOver, condition.storeysUpTo, 'storeys')) return null;
  if (!range(attributes.precastShear, condition.precastShearOver, condition.precastShearUpTo, 'precastShear')) return null;
  return missing;
}
