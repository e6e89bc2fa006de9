/** One rule judged: every element or building it applies to, kept so that a change re-judges only what it touches. */
import type { Judgement, Missing, Reading, RuleCheck, RuleView } from '../../checks/rules/judgement.ts';
import { given, READERS, type ReaderName, type ReaderScope } from '../../checks/rules/readers.ts';
import { attributesOf } from '../../facts/building-attributes.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Rests } from '../../facts/rests.ts';
import { possibleComponents, type Roles } from '../../facts/roles.ts';
import type { OutOfScope } from '../../facts/scope.ts';
import { elementsIn } from '../../facts/straddling.ts';
import { QUANTITIES } from '../../checks/quantities/index.ts';
import { applying, meets, type Applicability } from './applicability.ts';
import type { CompiledRule } from './compile.ts';
import type { Counts } from './rule-report.ts';

/** A verdict that is not a pass. Subjects that are judged alike share it: most of a model lacks the same property. */
export interface Verdict {
  readonly outcome: 'fail' | 'unknown';
  readonly judgement: Judgement;
  readonly missing: readonly Missing[];
}

/** A verdict on one element, or on one building. */
export interface Row extends Verdict {
  readonly subject: number;
}

/** of Judged.outcomes */
export const CODES = { none: 0, pass: 1, fail: 2, unknown: 3, 'not-applicable': 4 } as const;

export interface Judged {
  /** per subject */
  readonly outcomes: Uint8Array;
  readonly verdicts: ReadonlyMap<number, readonly Verdict[]>;
}

/** Reasons that leave an element to others: it is judged there or not at all. Those of height and storey do not. */
const NOT_JUDGED: ReadonlySet<OutOfScope> = new Set<OutOfScope>([
  'file-excluded', 'status-existing', 'status-demolished', 'status-temporary', 'copy', 'duplicate', 'part-of-whole', 'whole-of-parts', 'no-body', 'no-building',
]);

/** Elements by component, candidates too: a rule visits those it may speak of. */
export interface Subjects {
  /** it is judged at all */
  readonly has: (index: number) => boolean;
  readonly of: (components: readonly string[] | undefined) => readonly number[];
}

export function subjectsOf(facts: Facts): Subjects {
  const has = (index: number): boolean => {
    const why = facts.outOfScope[index];
    return why == null || !NOT_JUDGED.has(why);
  };
  const united = new Map<string, readonly number[]>();
  let lists: { readonly byComponent: ReadonlyMap<string, readonly number[]>; readonly all: readonly number[] } | null = null;
  return {
    has,
    of: (components) => {
      const { byComponent, all } = (lists ??= componentLists(facts, has));
      if (components === undefined) return all;
      if (components.length === 1) return byComponent.get(components[0]!) ?? [];
      const key = components.join();
      let list = united.get(key);
      if (list === undefined) united.set(key, (list = [...new Set(components.flatMap((c) => byComponent.get(c) ?? []))].sort((a, b) => a - b)));
      return list;
    },
  };
}

function componentLists(facts: Facts, has: (index: number) => boolean): { readonly byComponent: ReadonlyMap<string, readonly number[]>; readonly all: readonly number[] } {
  const byComponent = new Map<string, number[]>();
  const all: number[] = [];
  facts.roles.forEach((roles, index) => {
    if (!has(index)) return;
    all.push(index);
    for (const component of new Set([roles.component, ...possibleComponents(roles)])) {
      const list = byComponent.get(component);
      if (list === undefined) byComponent.set(component, [index]);
      else list.push(index);
    }
  });
  return { byComponent, all };
}

/** Whether a rule may speak of an element of these roles: the others it never visits. */
export function mayVisit({ rule }: CompiledRule, roles: Roles): boolean {
  const list = rule.applies?.component;
  return list === undefined || list.includes(roles.component) || possibleComponents(roles).some((c) => list.includes(c));
}

/** Rows of all subjects, failures and what is undecided, in the order of the subjects they were judged in. */
export function rowsOf(judged: Judged): readonly Row[] {
  let rows = flat.get(judged);
  if (rows === undefined) {
    const made: Row[] = [];
    for (const [subject, verdicts] of judged.verdicts) for (const verdict of verdicts) made.push({ subject, ...verdict });
    flat.set(judged, (rows = made));
  }
  return rows;
}

const flat = new WeakMap<Judged, readonly Row[]>();

/** Judges everything, or the subjects of `only` on top of what was judged before. @throws whatever the check throws */
export function judge(facts: Facts, compiled: CompiledRule, subjects: Subjects, before?: { readonly judged: Judged; readonly only: readonly number[] }): Judged {
  const { check, rule } = compiled;
  if (check === null) return { outcomes: new Uint8Array(0), verdicts: new Map() };
  const applies = applying(facts, compiled);
  const judgeOne = judging(facts, compiled, check);
  const size = compiled.subject === 'element' ? facts.model.elements.length : facts.buildings.list.length;
  const outcomes = new Uint8Array(size);
  const verdicts = new Map<number, readonly Verdict[]>();
  const put = (subject: number, applicability: Applicability): void => {
    if (applicability === null) return;
    const found = judgeOne(subject, applicability);
    outcomes[subject] = found.code;
    if (found.verdicts.length > 0) verdicts.set(subject, found.verdicts);
  };
  if (compiled.subject === 'building') {
    const listed = before?.only ?? facts.buildings.list.keys();
    // of a building without elements there is no model to judge
    for (const building of listed) put(building, elementsIn(facts.buildings, building).length === 0 ? null : applies.building(building));
  } else {
    for (const index of before?.only ?? subjects.of(rule.applies?.component)) {
      const building = facts.buildings.of[index]!;
      put(index, building < 0 || (before !== undefined && !subjects.has(index)) ? null : applies.element(index, building));
    }
  }
  if (before === undefined) return { outcomes, verdicts };
  return sameVerdicts(before.judged, { outcomes, verdicts }, before.only) ? before.judged : onTopOf(before.judged, { outcomes, verdicts }, before.only);
}

/** In the order of the subjects, whichever of them was judged last. `only` ascends. */
function onTopOf(before: Judged, now: Judged, only: readonly number[]): Judged {
  const outcomes = before.outcomes.slice();
  for (const subject of only) outcomes[subject] = now.outcomes[subject]!;
  const again = new Set(only);
  const fresh = [...now.verdicts];
  const verdicts = new Map<number, readonly Verdict[]>();
  let at = 0;
  const upTo = (subject: number): void => {
    for (; at < fresh.length && fresh[at]![0] < subject; at += 1) verdicts.set(...fresh[at]!);
  };
  for (const [subject, list] of before.verdicts) {
    if (again.has(subject)) continue;
    upTo(subject);
    verdicts.set(subject, list);
  }
  upTo(Infinity);
  return { outcomes, verdicts };
}

/** The same object then stands for the same verdicts, and what was made of them is not made again. */
function sameVerdicts(before: Judged, now: Judged, among: Iterable<number>): boolean {
  for (const subject of among) {
    if (before.outcomes[subject] !== now.outcomes[subject]) return false;
    const [a, b] = [before.verdicts.get(subject), now.verdicts.get(subject)];
    if (a !== b && JSON.stringify(a) !== JSON.stringify(b)) return false;
  }
  return true;
}

interface Found {
  readonly code: number;
  readonly verdicts: readonly Verdict[];
}

/** So many kinds of readings are remembered at a time: what a property lacks, and the types that follow each other. */
const REMEMBERED = 4;

interface Remembered {
  readonly readings: readonly Reading[];
  readonly applicability: readonly Missing[];
  readonly found: Found;
}

/**
 * The check on one subject. Where it sees nothing but the readings, equal readings (one object for all that lack a property, or
 * share a set) are judged once.
 */
function judging(facts: Facts, compiled: CompiledRule, check: RuleCheck): (subject: number, applicability: readonly Missing[]) => Found {
  const view = viewOf(facts, compiled);
  const readers = given(facts, check.reads);
  if (!check.pure) return (subject, applicability) => foundOf(check.judge(readers, subject, view), applicability);
  const recent: Remembered[] = [];
  let oldest = 0;
  return (subject, applicability) => {
    const readings = view.readings(subject);
    for (const one of recent) if (one.readings === readings && one.applicability === applicability) return one.found;
    const found = foundOf(check.judge(readers, subject, { ...view, readings: () => readings }), applicability);
    recent[oldest] = { readings, applicability, found };
    oldest = (oldest + 1) % REMEMBERED;
    return found;
  };
}

const NOTHING: Found = { code: CODES.none, verdicts: [] };
const PASSES: Found = { code: CODES.pass, verdicts: [] };

function foundOf(own: readonly Judgement[], applicability: readonly Missing[]): Found {
  if (own.length === 0) return NOTHING;
  if (own.every(({ outcome }) => outcome === 'pass')) return PASSES;
  const verdicts = own.flatMap((judgement) => verdictOf(judgement, applicability));
  return { code: CODES[worst(own, verdicts)], verdicts };
}

/** Where it is not known whether the rule applies, only a pass is firm. */
function verdictOf(judgement: Judgement, applicability: readonly Missing[]): readonly Verdict[] {
  const { outcome } = judgement;
  if (outcome === 'pass' || outcome === 'not-applicable') return [];
  const sure = applicability.length === 0;
  if (outcome === 'fail' && sure) return [{ outcome, judgement, missing: judgement.missing }];
  // what it lacks itself matters once it is known to apply
  return [{ outcome: 'unknown', judgement, missing: sure ? judgement.missing : applicability }];
}

function worst(own: readonly Judgement[], verdicts: readonly Verdict[]): keyof typeof CODES {
  if (verdicts.some((verdict) => verdict.outcome === 'fail')) return 'fail';
  if (verdicts.length > 0) return 'unknown';
  return own.some((judgement) => judgement.outcome === 'pass') ? 'pass' : 'not-applicable';
}

export function countsOf(judged: Judged): Counts {
  let counts = counted.get(judged);
  if (counts === undefined) {
    const n = [0, 0, 0, 0, 0];
    for (const code of judged.outcomes) n[code] = n[code]! + 1;
    counted.set(judged, (counts = { pass: n[1]!, fail: n[2]!, unknown: n[3]!, notApplicable: n[4]! }));
  }
  return counts;
}

const counted = new WeakMap<Judged, Counts>();

function viewOf(facts: Facts, { id, rule, quantity, subject }: CompiledRule): RuleView {
  const read = quantity === null ? null : quantity.read.bind(null, given(facts, quantity.reads));
  return {
    id, subject,
    quantity: quantity === null ? null : { id: quantity.id, title: quantity.title, unit: quantity.unit, ...(quantity.concept === undefined ? {} : { concept: quantity.concept }) },
    readings: (index) => read?.(index) ?? [],
    param: (name) => rule.params?.[name]?.value ?? null,
    has: (name) => rule.params?.[name] !== undefined,
    values: (name) => rule.values?.[name] ?? [],
    buildingOf: (index) => (subject === 'element' ? facts.buildings.of[index]! : index),
    rows: (name, building) => {
      const attributes = attributesOf(facts, building);
      const values: (number | string | null)[] = [];
      const missing = new Map<string, Missing>();
      for (const row of rule.tables?.[name]?.rows ?? []) {
        const answer = meets(attributes, row.when, rule);
        if (answer === null) continue;
        values.push(row.value);
        for (const one of answer) missing.set(`${one.kind} ${one.id}`, one);
      }
      return { values, missing: values.length > 1 ? [...missing.values()] : [] };
    },
  };
}

/**
 * The widest of what a rule's verdicts may rest on, as far as something there changed. Of a building: `own` where nothing did.
 * @param touched whether answers that rest on these may have changed
 */
export function reachOf({ check, quantity, rule, subject }: CompiledRule, touched: (on: readonly Rests[]) => boolean): ReaderScope {
  let widest: ReaderScope = 'own';
  const widen = (names: readonly ReaderName[], of: CompiledRule['subject']): void => {
    for (const { scope, on } of names.map((name) => READERS[name])) {
      // what a building is asked for is no single element's
      const reach = of === 'building' ? 'building' : scope;
      if (reach === 'own' || widest === 'building' || !touched(on)) continue;
      widest = reach;
    }
  };
  widen(check?.reads ?? [], subject);
  if (quantity !== null) widen(quantity.reads, quantity.subject);
  for (const where of rule.applies?.where ?? []) {
    const { reads, subject: of } = QUANTITIES.get(where.quantity)!;
    widen(reads, of);
  }
  return widest;
}
