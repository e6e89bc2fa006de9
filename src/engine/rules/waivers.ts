/** Waivers of the profile: a failure that is waived stays listed, with the reason; a waiver that waives nothing is reported. */
import type { Facts } from '../../facts/facts.ts';
import type { Waiver } from '../../profile/profile.ts';
import { rowsOf, type Row } from './judge.ts';
import type { CompiledRule } from './compile.ts';
import type { RuleReport, RuleResult, VerdictGroup } from './rule-report.ts';
import type { JudgedRule } from './result.ts';

export interface Waived {
  readonly compiled: CompiledRule;
  readonly rows: readonly Row[];
  /** of all rules that ask the same */
  readonly waivedBy: ReadonlyMap<Row, NonNullable<VerdictGroup['waived']>>;
}

/** `waived`: how many failures each waiver takes. */
export function waive(facts: Facts, rules: readonly JudgedRule[], waivers: readonly Waiver[], date: string | null): {
  readonly rules: readonly Waived[];
  readonly waived: readonly number[];
} {
  const waivedBy = new Map<Row, NonNullable<VerdictGroup['waived']>>();
  const waived = waivers.map((waiver) => {
    const of = rules.find(({ compiled }) => compiled.id === waiver.rule);
    if (of === undefined || waiverState(waiver, of.compiled.rule, date) !== 'unused') return 0;
    const rows = rowsOf(of.judged!).filter((row) => row.outcome === 'fail' && !waivedBy.has(row) && speaksOf(facts, waiver, of, row));
    for (const row of rows) waivedBy.set(row, { reason: waiver.reason, who: waiver.who, until: waiver.until });
    return rows.length;
  });
  return { rules: rules.map(({ compiled, judged }) => ({ compiled, rows: rowsOf(judged!), waivedBy })), waived };
}

export function countWaivers(waivers: readonly Waiver[], rules: readonly JudgedRule[], waived: readonly number[], date: string | null): RuleReport['waivers'] {
  return waivers.map((waiver, i) => {
    const of = rules.find(({ compiled }) => compiled.id === waiver.rule);
    return { waiver, state: waived[i]! > 0 ? 'used' : waiverState(waiver, of?.compiled.rule, date), waived: waived[i]! };
  });
}

/** Without a date of the report nobody can tell whether a waiver still holds. Of 必须 and 应 clauses it needs a role and an approval. */
export function waiverState(waiver: Waiver, of: Pick<RuleResult, 'force'> | undefined, date: string | null): 'unused' | 'expired' | 'undated' | 'incomplete' {
  if (date === null) return 'undated';
  if (date > waiver.until) return 'expired';
  const binding = of !== undefined && (of.force === '必须' || of.force === '应');
  return binding && (waiver.role === undefined || waiver.approval === undefined) ? 'incomplete' : 'unused';
}

function speaksOf(facts: Facts, waiver: Waiver, { compiled }: Pick<JudgedRule, 'compiled'>, row: Row): boolean {
  const building = compiled.subject === 'building' ? row.subject : facts.buildings.of[row.subject]!;
  if (waiver.building !== undefined && facts.buildings.list[building]?.id !== waiver.building) return false;
  if (compiled.subject === 'building') return waiver.element === undefined && waiver.type === undefined;
  const element = facts.model.elements[row.subject]!;
  if (waiver.element !== undefined && element.globalId !== waiver.element) return false;
  return waiver.type === undefined || element.objectType === waiver.type || element.type?.name === waiver.type;
}
