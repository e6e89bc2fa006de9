/** Findings of a rule in part: what a filter leaves of them. */
import type { VerdictGroup } from '../engine/rules/rule-report.ts';

/** A group cut to positions in its lists; null: all of it. */
export function part(group: VerdictGroup, at: readonly number[] | null): VerdictGroup {
  if (at === null) return group;
  const cut = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? list : at.map((i) => list[i]!));
  return { ...group, elements: cut(group.elements), buildings: cut(group.buildings), measured: cut(group.measured), where: cut(group.where), others: cut(group.others) };
}
