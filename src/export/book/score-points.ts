/** Rows of the scoring table in numbers: what an item brings if the building has it, at both ends of its ratio. */
import type { ItemResult, PackResult, UsedTable } from '../../engine/report.ts';
import { halfUp } from './cells.ts';

/** Whether the building has an item, as the sheet computes with it: 1 it has, 0 it lacks it, 2 that is open. */
export const CODE = { yes: 1, no: 0, unknown: 2 } as const;

export type Points = readonly [lo: number, hi: number];

export interface Scored {
  readonly item: ItemResult;
  readonly used: UsedTable['items'][number];
  /** if the building has it */
  readonly there: Points;
  readonly top: number;
}

/** The items of a result that its scoring table has, in the table's order of items. */
export function scoredRows({ items, table }: PackResult): readonly Scored[] {
  return items.flatMap((item): Scored[] => {
    const used = table.items.find(({ id }) => id === item.id);
    if (used === undefined) return [];
    const top = used.award.kind === 'interpolated' && used.award.pointsTop != null ? used.award.pointsTop : (used.award.pointsMax ?? 0);
    const bonus = table.groups.find(({ id }) => id === used.group)?.bonus === true;
    return [{ item, used, there: pointsThere(item, used, table.rounding.points), top: bonus ? 0 : top }];
  });
}

/** Points of a ratio as the sheet's formula gives them. */
function pointsAt(award: UsedTable['items'][number]['award'], q: number, decimals: number): number {
  const near = Number(q.toFixed(11));
  if (award.kind === 'yes-no') return q >= 100 ? halfUp(award.pointsMax!, decimals) : 0;
  if (near < award.qMin!) return 0;
  if (award.kind === 'threshold') return halfUp(award.pointsMax!, decimals);
  if (near >= award.qMax!) return halfUp(award.pointsTop ?? award.pointsMax!, decimals);
  return halfUp(award.pointsMin! + ((q - award.qMin!) * (award.pointsMax! - award.pointsMin!)) / (award.qMax! - award.qMin!), decimals);
}

export function isOpen(award: UsedTable['items'][number]['award']): boolean {
  return Object.values(award).some((value) => value === null);
}

/** Percent at both ends; of yes-no items 100 and 0. */
export function ratioEnds(item: ItemResult, kind: string): Points {
  if (kind !== 'yes-no') return item.ratio ?? [0, 0];
  const [lo, hi] = item.points ?? [0, 0];
  return [lo > 0 ? 100 : 0, hi > 0 ? 100 : 0];
}

function pointsThere(item: ItemResult, { award, fixed }: UsedTable['items'][number], decimals: number): Points {
  if (item.present === 'no' || isOpen(award)) return [0, 0];
  if (fixed !== undefined) return [halfUp(fixed.points, decimals), halfUp(fixed.points, decimals)];
  const [lo, hi] = ratioEnds(item, award.kind);
  return [pointsAt(award, lo, decimals), pointsAt(award, hi, decimals)];
}

export function topOf({ award }: UsedTable['items'][number]): number | null {
  return award.kind === 'interpolated' ? (award.pointsTop ?? null) : null;
}
