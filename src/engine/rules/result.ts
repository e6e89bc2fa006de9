/** One rule's result: how many subjects pass, fail or are undecided, and what stands of the failures. */
import type { CompiledRule } from './compile.ts';
import { countsOf, type Judged } from './judge.ts';
import type { Counts, RuleResult, VerdictGroup } from './rule-report.ts';

export interface JudgedRule {
  readonly compiled: CompiledRule;
  /** null: it is in error */
  readonly judged: Judged | null;
  readonly error: string | null;
}

const NONE: Counts = { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };

/** `unmodelled`: the concept that alone would decide the rule and that no model carries. `standing`: a failure is not waived. */
export function resultOf({ compiled, judged, error }: JudgedRule, groups: readonly VerdictGroup[], unmodelled: string | undefined, standing: boolean): RuleResult {
  const { rule, pack, quantity } = compiled;
  const counts = judged === null ? NONE : countsOf(judged);
  return {
    rule: compiled.id, pack: pack.id, clause: rule.clause, title: rule.title,
    ...(rule.quote === undefined ? {} : { quote: rule.quote }), force: rule.force, status: compiled.status,
    advisory: rule.advisory === true, check: rule.check,
    quantity: quantity === null ? null : { id: quantity.id, title: quantity.title },
    discipline: rule.discipline ?? null, chapter: rule.chapter ?? null,
    outcome: error === null ? outcomeOf(compiled, counts, unmodelled === undefined ? standing : counts.fail > 0) : 'error',
    counts, groups,
    ...(unmodelled === undefined ? {} : { notModelled: unmodelled }), ...(error === null ? {} : { error }),
  };
}

function outcomeOf({ check }: CompiledRule, counts: Counts, failing: boolean): RuleResult['outcome'] {
  if (check === null) return null;
  if (failing) return 'fail';
  if (counts.unknown > 0) return 'unknown';
  return counts.pass > 0 || counts.fail > 0 ? 'pass' : 'not-applicable';
}
