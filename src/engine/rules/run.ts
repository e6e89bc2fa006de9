/** Every rule of the chosen packs on one set of facts: one step per rule, cancellable; a rule that throws is in error alone. */
import type { Facts } from '../../facts/facts.ts';
import type { Profile, Stage } from '../../profile/profile.ts';
import type { Pack } from '../../standards/pack.ts';
import { affected, changedElements, touched, type SessionState } from './changed.ts';
import { asksDepth, completenessOf } from './completeness.ts';
import { compilePack, sameRule, type CompiledRule, type Registry } from './compile.ts';
import { findings, type FindingsMemo } from './findings.ts';
import { judge, mayVisit, reachOf, subjectsOf, type Judged } from './judge.ts';
import { missingConcepts } from './missing-concepts.ts';
import { notModelled, waits } from './missing.ts';
import { resultOf, type JudgedRule } from './result.ts';
import type { RuleReport } from './rule-report.ts';

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onRule?: (done: number, total: number, rule: string) => void;
  /** the report's date: waivers that have run out no longer hold */
  readonly date: string | null;
  /** what an earlier run left: only what changed since is judged again */
  readonly before?: SessionState;
  /** default: what ships */
  readonly registry?: Registry;
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
  options.signal?.throwIfAborted();
  const stage: Stage = profile.project?.stage ?? 'design';
  const ofStage = ({ rule }: CompiledRule): boolean => rule.stage.includes(stage);
  // what other stages ask to be stated is judged for the completeness alone
  const rules = packs.flatMap((pack) => compilePack(pack, profile, options.registry)).filter((one) => ofStage(one) || asksDepth(one));
  const judgeOne = judging(facts, options.before ?? null);
  const all: JudgedRule[] = [];
  let breath = performance.now();
  for (const [i, compiled] of rules.entries()) {
    all.push(attempt(compiled, judgeOne));
    options.onRule?.(i + 1, rules.length, compiled.id);
    if (performance.now() - breath > BREATH) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      options.signal?.throwIfAborted();
      breath = performance.now();
    }
  }
  const judged = all.filter(({ compiled }) => ofStage(compiled));
  const unmodelled = notModelled(facts, judged);
  const modelled = judged.filter(({ compiled }) => !unmodelled.byRule.has(compiled.id));
  const memo: FindingsMemo = options.before?.findings ?? new Map();
  const found = findings(facts, modelled, profile.waivers ?? [], options.date, memo);
  const said = {
    results: judged.map((one) => resultOf(one, found.groups.get(one.compiled.id) ?? [], unmodelled.byRule.get(one.compiled.id), found.standing.has(one.compiled.id))),
    notModelled: unmodelled.concepts,
    waits: waits(facts, judged, unmodelled.byRule),
  };
  return {
    report: {
      stage, ...said,
      concepts: missingConcepts(said),
      completeness: completenessOf(facts, all),
      waivers: found.waivers,
      overrides: profile.overrides ?? [],
      attestations: profile.attestations ?? [],
    },
    state: {
      facts, findings: found.memo,
      rules: new Map(all.flatMap(({ compiled, judged: of }) => (of === null ? [] : [[compiled.id, { rule: compiled, judged: of }] as const]))),
    },
  };
}

/** How a rule is judged: whole, not at all where nothing it sees changed, or the changed elements alone. */
function judging(facts: Facts, before: SessionState | null): (compiled: CompiledRule) => Judged {
  const subjects = subjectsOf(facts);
  const changed = before === null ? null : changedElements(facts, before.facts);
  const moved = changed === null ? null : affected(facts, changed.elements);
  const moves = changed === null ? null : touched(facts, before!.facts, changed.elements);
  return (compiled) => {
    const earlier = before?.rules.get(compiled.id);
    if (changed === null || changed.buildings || earlier === undefined || !sameRule(earlier.rule, compiled)) return judge(facts, compiled, subjects);
    if (changed.elements.length === 0) return earlier.judged;
    if (moved === null) return judge(facts, compiled, subjects);
    const reach = reachOf(compiled, moves!);
    if (compiled.subject === 'building' && reach === 'own') return earlier.judged;
    const reached = compiled.subject === 'building' ? moved.buildings : moved[reach]();
    const only = compiled.subject === 'building' ? reached
      : reached.filter((i) => mayVisit(compiled, facts.roles[i]!) || mayVisit(compiled, before!.facts.roles[i]!));
    return only.length === 0 ? earlier.judged : judge(facts, compiled, subjects, { judged: earlier.judged, only });
  };
}

function attempt(compiled: CompiledRule, judgeOne: (compiled: CompiledRule) => Judged): JudgedRule {
  try {
    return { compiled, judged: judgeOne(compiled), error: null };
  } catch (error) {
    return { compiled, judged: null, error: error instanceof Error ? error.message : String(error) };
  }
}
