/**
 * How far the model states what each stage asks for: counts and lists per component, for every stage, so that a user sees what
 * the next one will want. Never one number for a building: 83 % of what? (domain.md 2.2)
 */
import { conceptNames, conceptOf } from '../../facts/concepts.ts';
import type { Facts } from '../../facts/facts.ts';
import { STAGES } from '../../profile/profile.ts';
import { applying } from './applicability.ts';
import type { CompiledRule } from './compile.ts';
import type { Judged } from './judge.ts';
import type { JudgedRule } from './result.ts';
import type { Completeness } from './rule-report.ts';

/** What a rule on depth asks: that something is stated. */
export function asksDepth({ check }: CompiledRule): boolean {
  return check?.id === 'stated';
}

/** Codes of Judged.outcomes. */
const [PASS, FAIL, UNKNOWN] = [1, 2, 3];

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
  const tallies = new Map<string, ReadonlyMap<string, Tally>>();
  const rows: Completeness[] = [];
  for (const stage of STAGES) {
    const groups = new Map<string, { readonly first: CompiledRule; readonly component: string; readonly entries: { readonly rule: CompiledRule; readonly tally: Tally }[] }>();
    for (const asking of byQuestion(rules.filter(({ compiled }) => compiled.rule.stage.includes(stage)))) {
      const key = asking.map(({ compiled }) => compiled.id).join();
      let byComponent = tallies.get(key);
      if (byComponent === undefined) tallies.set(key, (byComponent = tally(facts, asking)));
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

/** By the verdicts of the first of the rules: they stand for what was counted as long as those of the others stay too. */
const counted = new WeakMap<Judged, Map<string, { readonly of: readonly Judged[]; readonly byComponent: ReadonlyMap<string, Tally> }>>();

function tally(facts: Facts, asking: readonly Asking[]): ReadonlyMap<string, Tally> {
  const of = asking.map(({ judged }) => judged);
  let byRules = counted.get(of[0]!);
  if (byRules === undefined) counted.set(of[0]!, (byRules = new Map()));
  const rules = asking.map(({ compiled }) => compiled.id).join();
  const known = byRules.get(rules);
  if (known !== undefined && known.of.every((one, i) => one === of[i])) return known.byComponent;
  const byComponent = count(facts, asking);
  byRules.set(rules, { of, byComponent });
  return byComponent;
}

function count(facts: Facts, asking: readonly Asking[]): ReadonlyMap<string, Tally> {
  const byComponent = new Map<string, Tally>();
  const applies = asking.map(({ compiled }) => applying(facts, compiled));
  asking[0]!.judged.outcomes.forEach((_, index) => {
    let code = 0;
    // the same thing is stated or not whoever asks; a rule that is sure to apply is the one that counts
    for (const [k, { judged }] of asking.entries()) {
      let own = judged.outcomes[index]!;
      // a pass is firm whether the rule applies or not; asked it is only where it does
      if (own === PASS && applies[k]!.element(index, facts.buildings.of[index]!)?.length !== 0) own = UNKNOWN;
      if (own === PASS || own === FAIL) {
        code = own;
        break;
      }
      if (own === UNKNOWN) code = own;
    }
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
