/** Every rule of the chosen packs on one set of facts: one step per rule, cancellable; a rule that throws is in error alone. */
import { conceptOf, conceptReader } from '../../facts/concepts.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Profile, Stage } from '../../profile/profile.ts';
import type { Pack } from '../../standards/pack.ts';
import { changedElements, type SessionState } from './changed.ts';
import { asksDepth, completenessOf, type JudgedRule } from './completeness.ts';
import { compilePack, type CompiledRule } from './compile.ts';
import { groupRows } from './group.ts';
import { countsOf, judge, restsOnContext, subjectsOf, type Judged } from './judge.ts';
import type { Counts, RuleReport, RuleResult } from './rule-report.ts';
import { strictest, type Held } from './strictest.ts';
import { waive } from './waivers.ts';

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onRule?: (done: number, total: number, rule: string) => void;
  /** the report's date: waivers that have run out no longer hold */
  readonly date: string | null;
  /** what an earlier run left: only what changed since is judged again */
  readonly before?: SessionState;
}

export interface Run {
  readonly report: RuleReport;
  /** to be handed to the next run */
  readonly state: SessionState;
}

/** ms of work between two breaths, in which messages (a cancel) come in */
const BREATH = 16;

/** @throws DOMException AbortError when the signal is raised */
export async function runRules(facts: Facts, packs: readonly Pack[], profile: Profile, options: RunOptions): Promise<Run> {
  const stage: Stage = profile.project?.stage ?? 'design';
  const all = packs.flatMap((pack) => compilePack(pack, profile));
  // what other stages ask to be stated is judged for the completeness alone
  const rules = [...all.filter(({ rule }) => rule.stage.includes(stage)), ...all.filter((one) => !one.rule.stage.includes(stage) && asksDepth(one))];
  const subjects = subjectsOf(facts);
  const changed = options.before === undefined ? null : changedElements(facts, options.before.facts);
  const state = new Map<string, { readonly rule: CompiledRule; readonly judged: Judged }>();
  const held: Held[] = [];
  const depth = new Map<string, JudgedRule>();
  let breath = performance.now();
  for (const [i, compiled] of rules.entries()) {
    const outcome = attempt(() => {
      const earlier = options.before?.rules.get(compiled.id);
      if (changed === null || earlier === undefined || !sameRule(earlier.rule, compiled)) return judge(facts, compiled, subjects);
      if (compiled.subject === 'element' && !restsOnContext(compiled)) {
        return changed.elements.length === 0 && !changed.buildings ? earlier.judged
          : changed.buildings ? judge(facts, compiled, subjects) : judge(facts, compiled, subjects, { judged: earlier.judged, only: changed.elements });
      }
      return changed.elements.length === 0 && !changed.buildings ? earlier.judged : judge(facts, compiled, subjects);
    });
    if ('judged' in outcome) state.set(compiled.id, { rule: compiled, judged: outcome.judged });
    if ('judged' in outcome && asksDepth(compiled)) depth.set(compiled.id, { compiled, judged: outcome.judged });
    if (compiled.rule.stage.includes(stage)) held.push({ compiled, ...('judged' in outcome ? { rows: [...outcome.judged.rows.values()].flat(), counts: countsOf(outcome.judged) } : { rows: [], counts: NONE, error: outcome.error }) });
    options.onRule?.(i + 1, rules.length, compiled.id);
    if (performance.now() - breath > BREATH) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      options.signal?.throwIfAborted();
      breath = performance.now();
    }
  }
  const unmodelled = notModelled(facts, held);
  const { waived, waivers } = waive(facts, strictest(held.filter(({ compiled }) => !unmodelled.has(compiled.id))), profile.waivers ?? [], options.date);
  const groups = new Map(waived.map((one) => [one.compiled.id, groupRows(facts, one)]));
  const results = held.map((one) => resultOf(one, groups.get(one.compiled.id) ?? [], unmodelled.get(one.compiled.id)));
  return {
    report: {
      stage, results, waivers,
      notModelled: concepts(unmodelled),
      waits: waits(held.filter(({ compiled }) => !unmodelled.has(compiled.id))),
      completeness: completenessOf(facts, all.flatMap(({ id }) => depth.get(id) ?? [])),
      overrides: profile.overrides ?? [], attestations: profile.attestations ?? [],
    },
    state: { facts, rules: state },
  };
}

const NONE: Counts = { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };

function attempt(work: () => Judged): { readonly judged: Judged } | { readonly error: string } {
  try {
    return { judged: work() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** The same numbers and conditions, whatever object they stand in. */
function sameRule(a: CompiledRule, b: CompiledRule): boolean {
  return a.rule === b.rule || JSON.stringify(a.rule) === JSON.stringify(b.rule);
}

/** Rules that nothing but one concept would decide, where no model of the set carries it: rule id → concept. */
function notModelled(facts: Facts, held: readonly Held[]): Map<string, string> {
  const reader = conceptReader(facts.model, facts.profile);
  const found = new Map<string, string>();
  for (const { compiled, rows, counts } of held) {
    if (rows.length === 0 || counts.pass > 0) continue;
    const wanted = new Set(rows.flatMap((row) => row.judgement.missing.map((m) => `${m.kind} ${m.id}`)));
    const [only] = wanted;
    if (wanted.size !== 1 || only === undefined || !only.startsWith('concept ')) continue;
    const concept = only.slice('concept '.length);
    if (!reader.carried(concept)) found.set(compiled.id, concept);
  }
  return found;
}

function concepts(unmodelled: ReadonlyMap<string, string>): RuleReport['notModelled'] {
  const byConcept = new Map<string, string[]>();
  for (const [rule, concept] of unmodelled) byConcept.set(concept, [...(byConcept.get(concept) ?? []), rule]);
  return [...byConcept].map(([concept, rules]) => {
    const known = conceptOf(concept);
    return { concept, title: known?.title ?? { zh: concept, en: concept }, names: known?.names ?? [], rules };
  });
}

function waits(held: readonly Held[]): RuleReport['waits'] {
  const found = new Map<string, { missing: RuleReport['waits'][number]['missing']; rules: Set<string>; elements: Set<number> }>();
  for (const { compiled, rows } of held) {
    for (const row of rows) {
      if (row.outcome !== 'unknown') continue;
      for (const missing of row.missing) {
        const key = `${missing.kind} ${missing.id}`;
        let entry = found.get(key);
        if (entry === undefined) found.set(key, (entry = { missing, rules: new Set(), elements: new Set() }));
        entry.rules.add(compiled.id);
        if (compiled.subject === 'element') entry.elements.add(row.subject);
      }
    }
  }
  return [...found.values()]
    .map(({ missing, rules, elements }) => ({ missing, rules: [...rules], elements: [...elements].sort((a, b) => a - b) }))
    .sort((a, b) => b.rules.length - a.rules.length || b.elements.length - a.elements.length);
}

function resultOf({ compiled, counts, error }: Held, groups: RuleResult['groups'], unmodelled: string | undefined): RuleResult {
  const { rule, pack, check, quantity } = compiled;
  // not stated anywhere is not stated: of depth the concept that no model carries is the failure itself
  const failing = counts.fail > 0 && (unmodelled === undefined || check?.id === 'stated');
  // a failure that is waived altogether is no failure
  const standing = failing && (groups.length === 0 || groups.some((group) => group.outcome === 'fail' && group.waived === null));
  const outcome: RuleResult['outcome'] = check === null ? null : error !== undefined ? 'error'
    : standing ? 'fail'
    : counts.unknown > 0 || (counts.fail > 0 && unmodelled !== undefined) ? 'unknown'
    : counts.pass > 0 || counts.fail > 0 ? 'pass' : 'not-applicable';
  return {
    rule: compiled.id, pack: pack.id, clause: rule.clause, title: rule.title, force: rule.force, status: compiled.status,
    advisory: rule.advisory === true, check: rule.check,
    quantity: quantity === null ? null : { id: quantity.id, title: quantity.title },
    discipline: rule.discipline ?? null, chapter: rule.chapter ?? null,
    outcome, counts, groups,
    ...(unmodelled === undefined ? {} : { notModelled: unmodelled }), ...(error === undefined ? {} : { error }),
  };
}
