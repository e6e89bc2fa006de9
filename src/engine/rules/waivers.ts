/** Waivers of the profile: a failure that is waived stays listed, with the reason; a waiver that waives nothing is reported. */
import type { Facts } from '../../facts/facts.ts';
import type { Waiver } from '../../profile/profile.ts';
import type { Held } from './held.ts';
import type { Row } from './judge.ts';
import type { RuleReport, VerdictGroup } from './rule-report.ts';

export interface Waived extends Held {
  /** of all rules of the run */
  readonly waivedBy: ReadonlyMap<Row, NonNullable<VerdictGroup['waived']>>;
}

export function waive(facts: Facts, held: readonly Held[], waivers: readonly Waiver[], date: string | null): {
  readonly waived: readonly Waived[];
  readonly waivers: RuleReport['waivers'];
} {
  const waivedBy = new Map<Row, NonNullable<VerdictGroup['waived']>>();
  const states = waivers.map((waiver) => {
    const of = held.find(({ compiled }) => compiled.id === waiver.rule);
    const state = stateOf(waiver, of, date);
    let waived = 0;
    if (state === 'unused' && of !== undefined) {
      for (const row of of.rows) {
        if (row.outcome !== 'fail' || waivedBy.has(row) || !speaksOf(facts, waiver, of, row)) continue;
        waivedBy.set(row, { reason: waiver.reason, who: waiver.who, until: waiver.until });
        waived += 1;
      }
    }
    return { waiver, state: waived > 0 ? ('used' as const) : state, waived };
  });
  return { waived: held.map((one) => ({ ...one, waivedBy })), waivers: states };
}

/** Without a date of the report nobody can tell whether a waiver still holds. Of 必须 and 应 clauses it needs a role and an approval. */
function stateOf(waiver: Waiver, of: Held | undefined, date: string | null): 'unused' | 'expired' | 'undated' | 'incomplete' {
  if (date === null) return 'undated';
  if (date > waiver.until) return 'expired';
  const binding = of !== undefined && (of.compiled.rule.force === '必须' || of.compiled.rule.force === '应');
  return binding && (waiver.role === undefined || waiver.approval === undefined) ? 'incomplete' : 'unused';
}

function speaksOf(facts: Facts, waiver: Waiver, { compiled }: Held, row: Row): boolean {
  const building = compiled.subject === 'building' ? row.subject : facts.buildings.of[row.subject]!;
  if (waiver.building !== undefined && facts.buildings.list[building]?.id !== waiver.building) return false;
  if (compiled.subject === 'building') return waiver.element === undefined && waiver.type === undefined;
  const element = facts.model.elements[row.subject]!;
  if (waiver.element !== undefined && element.globalId !== waiver.element) return false;
  return waiver.type === undefined || element.objectType === waiver.type || element.type?.name === waiver.type;
}
