/** The rows of Table 4.0.1 as the pack gives them, for the page before any report and for the limits on the bars. */
import { scoring as pack } from '../standards/gbt51129-2017.json';
import type { Text } from '../engine/report.ts';
import type { ItemId } from '../profile/profile.ts';

export interface ItemRow {
  readonly id: ItemId;
  readonly group: 'Q1' | 'Q2' | 'Q3';
  readonly title: Text;
  readonly clause: string;
  readonly unit: string;
  /** ratios in percent where points begin and end */
  readonly limits: readonly number[];
}

export const ITEMS: readonly ItemRow[] = pack.items.map((item) => {
  const award: { readonly qMin?: number; readonly qMax?: number } = item.award;
  return {
    id: item.id as ItemId,
    group: item.group as ItemRow['group'],
    title: item.title,
    clause: item.clause,
    unit: item.unit,
    limits: [award.qMin, award.qMax].filter((limit): limit is number => limit !== undefined),
  };
});

export const GROUPS = pack.groups.map((group) => ({ id: group.id as ItemRow['group'], title: group.title, max: group.max }));

/** limits on the scale of P: the gate of 3.0.3-4 and where the grades of 5.0.2 begin */
export const P_MARKS: readonly number[] = [
  ...pack.gates.flatMap((gate) => (gate.measure.kind === 'p' ? [gate.measure.min] : [])),
  ...pack.grades.map((grade) => grade.min),
];
