/**
 * How far the model states what each stage asks for: counts and lists per component, for every stage, so that a user sees what
 * the next one will want. Never one number for a building: 83 % of what? (domain.md 2.2)
 */
import { conceptNames, conceptOf } from '../../facts/concepts.ts';
import type { Facts } from '../../facts/facts.ts';
import { STAGES } from '../../profile/profile.ts';
import { applying } from './applicability.ts';
import { changedElements } from './changed.ts';
import { sameRule, type CompiledRule } from './compile.ts';
import { CODES, type Judged } from './judge.ts';
import type { JudgedRule } from './result.ts';
import type { Completeness } from './rule-report.ts';

/** What a rule on depth asks: that something is stated. */
export function asksDepth({ check }: CompiledRule): boolean {
  return check?.id === 'stated';
}

/** Codes of Judged.outcomes. */
const { pass: PASS, fail: FAIL, unknown: UNKNOWN } = CODES;

interface Tally {
  asked: number;
  stated: number;
  undecided: number;
  readonly missing: number[];
}

interface Asking {
  readonly compiled: CompiledRule;
  readonly judged: Judged;
}

/** Rules that ask one thing of one pack ask it once. Linear in rules × elements, whatever the number of stages. */
export function completenessOf(facts: Facts, all: readonly JudgedRule[]): readonly Completeness[] {
  const rules = all.flatMap(({ compiled, judged }): readonly Asking[] => (judged === null || !asksDepth(compiled) ? [] : [{ compiled, judged }]));
  const since = changedSince(facts);
  const tallies = new Map<string, ReadonlyMap<string, Tally>>();
  const rows: Completeness[] = [];
  for (const stage of STAGES) {
    const groups = new Map<string, { readonly first: CompiledRule; readonly component: string; readonly entries: { readonly rule: CompiledRule; readonly tally: Tally }[] }>();
    for (const asking of byQuestion(rules.filter(({ compiled }) => compiled.rule.stage.includes(stage)))) {
      const key = asking.map(({ compiled }) => compiled.id).join();
      let byComponent = tallies.get(key);
      if (byComponent === undefined) tallies.set(key, (byComponent = tally(facts, asking, since)));
      const first = asking[0]!.compiled;
      for (const [component, one] of byComponent) {
        const group = `${first.pack.id}\n${first.rule.discipline ?? ''}\n${component}`;
        const entry = groups.get(group) ?? { first, component, entries: [] };
        if (entry.entries.length === 0) groups.set(group, entry);
        entry.entries.push({ rule: first, tally: one });
      }
    }
    rows.push(...[...groups.values()].map(({ first, component, entries }): Completeness => {
      const sum = (of: (tally: Tally) => number): number => entries.reduce((total, entry) => total + of(entry.tally), 0);
      const [asked, stated] = [sum((t) => t.asked), sum((t) => t.stated)];
      return {
        pack: first.pack.id, stage, discipline: first.rule.discipline ?? null, component, asked, stated,
        undecided: sum((t) => t.undecided),
        percent: asked === 0 ? null : Math.round((1000 * stated) / asked) / 10,
        missing: entries.filter(({ tally: { missing } }) => missing.length > 0)
          .map(({ rule, tally: { missing } }) => ({ ...what(facts, rule), elements: missing }))
          .sort((a, b) => b.elements.length - a.elements.length),
      };
    }));
  }
  return rows;
}

/** Rules of one pack on one quantity together; the one that is no mere recollection speaks for them. */
function byQuestion(rules: readonly Asking[]): readonly (readonly Asking[])[] {
  const questions = new Map<string, Asking[]>();
  for (const one of rules) {
    if (one.compiled.subject !== 'element' || one.compiled.quantity === null) continue;
    const key = `${one.compiled.pack.id}/${one.compiled.quantity.id}`;
    questions.set(key, [...(questions.get(key) ?? []), one]);
  }
  return [...questions.values()].map((list) => list.sort((a, b) => Number(a.compiled.rule.advisory ?? false) - Number(b.compiled.rule.advisory ?? false)));
}

interface Counted {
  readonly facts: Facts;
  readonly asking: readonly Asking[];
  /** per element, 0 where nobody asks */
  readonly codes: Uint8Array;
  readonly byComponent: ReadonlyMap<string, Tally>;
}

/** By what is asked: the last count, of which only elements that changed since are counted again. */
const counted = new WeakMap<Facts['model'], Map<string, Counted>>();

/** Elements that changed between two runs; null: more than single elements did. */
type Since = (before: Facts) => readonly number[] | null;

function changedSince(facts: Facts): Since {
  const known = new Map<Facts, readonly number[] | null>();
  return (before) => {
    let changed = known.get(before);
    if (changed === undefined) {
      const { elements, buildings } = changedElements(facts, before);
      known.set(before, (changed = buildings ? null : elements));
    }
    return changed;
  };
}

function tally(facts: Facts, asking: readonly Asking[], since: Since): ReadonlyMap<string, Tally> {
  let byRules = counted.get(facts.model);
  if (byRules === undefined) counted.set(facts.model, (byRules = new Map()));
  const rules = asking.map(({ compiled }) => compiled.id).join();
  const known = byRules.get(rules);
  const same = known !== undefined && known.asking.every(({ compiled }, i) => sameRule(compiled, asking[i]!.compiled));
  const changed = same ? since(known.facts) : null;
  const counts = known === undefined || changed === null ? count(facts, asking) : countAgain(facts, asking, known, changed);
  byRules.set(rules, { facts, asking, ...counts });
  return counts.byComponent;
}

function count(facts: Facts, asking: readonly Asking[]): Pick<Counted, 'codes' | 'byComponent'> {
  const codeOf = coding(facts, asking);
  const codes = asking[0]!.judged.outcomes.map((_, index) => codeOf(index));
  return { codes, byComponent: byComponentOf(facts, codes) };
}

function countAgain(facts: Facts, asking: readonly Asking[], known: Counted, changed: readonly number[]): Pick<Counted, 'codes' | 'byComponent'> {
  const again = new Set(changed);
  for (const [k, { judged: { outcomes } }] of asking.entries()) {
    const before = known.asking[k]!.judged.outcomes;
    if (before !== outcomes) for (let i = 0; i < outcomes.length; i += 1) if (before[i] !== outcomes[i]) again.add(i);
  }
  if (again.size === 0) return known;
  const codeOf = coding(facts, asking);
  const codes = known.codes.slice();
  let same = true;
  for (const index of again) {
    codes[index] = codeOf(index);
    same &&= codes[index] === known.codes[index] && (codes[index] === 0 || facts.roles[index]!.component === known.facts.roles[index]!.component);
  }
  return same ? known : { codes, byComponent: byComponentOf(facts, codes) };
}

function coding(facts: Facts, asking: readonly Asking[]): (index: number) => number {
  const applies = asking.map(({ compiled }) => applying(facts, compiled));
  return (index) => {
    let code = 0;
    // the same thing is stated or not whoever asks; a rule that is sure to apply is the one that counts
    for (const [k, { judged }] of asking.entries()) {
      let own = judged.outcomes[index]!;
      // a pass is firm whether the rule applies or not; asked it is only where it does
      if (own === PASS && applies[k]!.element(index, facts.buildings.of[index]!)?.length !== 0) own = UNKNOWN;
      if (own === PASS || own === FAIL) return own;
      if (own === UNKNOWN) code = own;
    }
    return code;
  };
}

function byComponentOf(facts: Facts, codes: Uint8Array): ReadonlyMap<string, Tally> {
  const byComponent = new Map<string, Tally>();
  codes.forEach((code, index) => {
    if (code === 0) return;
    const { component } = facts.roles[index]!;
    let one = byComponent.get(component);
    if (one === undefined) byComponent.set(component, (one = { asked: 0, stated: 0, undecided: 0, missing: [] }));
    if (code === UNKNOWN) one.undecided += 1;
    else one.asked += 1;
    if (code === PASS) one.stated += 1;
    if (code === FAIL) one.missing.push(index);
  });
  return byComponent;
}

function what(facts: Facts, { quantity }: CompiledRule): Pick<Completeness['missing'][number], 'id' | 'title' | 'names'> {
  const { id, concept, also = [], names = [], title } = quantity!;
  if (concept === undefined) return { id, title, names };
  const known = [concept, ...also].flatMap((one) => conceptOf(one) ?? []);
  return { id: concept, title, names: [...new Set(known.flatMap((one) => conceptNames(one, facts.profile)))] };
}
