/** One gate of a scoring table held against what was reached. */
import type { StructureKind } from '../profile/profile.ts';
import type { PackScoring } from '../standards/pack.ts';
import { asInterval, type Interval } from '../units.ts';
import type { ScoredItem } from './items.ts';
import type { ReadyPack } from './ready-pack.ts';
import type { GateResult, Outcome, ScoreResult } from './report.ts';

export function outcomeOf(value: Interval, limit: number): Outcome {
  if (value[0] >= limit) return 'pass';
  return value[1] < limit ? 'fail' : 'unknown';
}

/** @param position of the gate in its table */
export function gateResult(
  gate: PackScoring['gates'][number], position: number, items: readonly ScoredItem[], result: ScoreResult, structure: StructureKind, ready: ReadyPack,
): GateResult {
  const { measure } = gate;
  const withheld = ready.withheld !== null;
  const met = ready.pack.structures.some((s) => s.structures.includes(structure) && s.meets.includes(gate.id));
  const ratioOf = (id: string): Interval => items.find((i) => i.item.id === id)?.result.ratio ?? [0, 0];
  const value: Interval =
    measure.kind === 'ratio' ? ratioOf(measure.item)
    : measure.kind === 'p' ? asInterval(result.p)
    : withheld ? [0, ready.pack.formula.total]
    : measure.kind === 'group' ? asInterval(result.groups?.[measure.group] ?? result[measure.group as 'Q1'] ?? 0)
    : asInterval(result.points[measure.item] ?? 0);
  const limits = limitsOf(gate, position, ready);
  const outcomes = limits.map((limit) => outcomeOf(value, limit));
  const spared = measure.kind === 'p' && measure.or !== undefined ? outcomeOf(ratioOf(measure.or.item), measure.or.min) : 'fail';
  const own: Outcome = outcomes.length === 0 || outcomes.some((one) => one !== outcomes[0]) ? 'unknown' : outcomes[0]!;
  const outcome: Outcome = withheld ? 'unknown' : met || own === 'pass' || spared === 'pass' ? 'pass' : own === 'fail' && spared !== 'fail' ? 'unknown' : own;
  const raw = asInterval(result.pRaw);
  return {
    id: gate.id,
    for: gate.for,
    title: gate.title,
    clause: gate.clause,
    limit: limits.length === 0 ? null : Math.max(...limits),
    ...(limits.length > 1 ? { limits, asks: ready.asks } : {}),
    value,
    outcome,
    restsOnRounding: measure.kind === 'p' && outcome === 'pass' && spared !== 'pass' && raw[0] < Math.max(...limits),
  };
}

/** All that the limit may be, rising; of a withheld table what its data says. */
function limitsOf({ measure }: PackScoring['gates'][number], position: number, { tables }: ReadyPack): readonly number[] {
  const { min } = measure;
  const values = tables.length > 0 ? tables.map((table) => table.gates[position]!.measure.min)
    : min === null || typeof min === 'number' ? [min] : min.byBuilding.map(({ value }) => value);
  return [...new Set(values.filter((value) => value !== null))].sort((a, b) => a - b);
}
