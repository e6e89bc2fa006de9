/** Rows of the element list: what is shown, filtered and sorted by. */
import type { Contribution, ReportElement } from '../engine/report.ts';
import type { Interval } from '../units.ts';
import type { CountedClass } from './palette.ts';
import type { Listed } from './state.ts';

export interface ListRow {
  /** unique in the list: an element may stand in several storeys' rows */
  readonly key: number;
  readonly element: number;
  readonly name: string;
  readonly type: string;
  readonly component: string;
  readonly precast: string;
  readonly storey: string;
  readonly numerator: Interval | null;
  readonly denominator: Interval | null;
  readonly counted: CountedClass;
  readonly volume: number | null;
  readonly missing: readonly string[];
}

export type SortKey = 'default' | 'name' | 'component' | 'precast' | 'storey' | 'numerator' | 'denominator' | 'counted' | 'volume';

const NOTHING: readonly string[] = [];

function ends(contribution: Contribution, side: 0 | 1): Interval | null {
  const first = contribution.options[0];
  if (!first) return null;
  let lo = first[side];
  let hi = first[side];
  for (const option of contribution.options) {
    lo = Math.min(lo, option[side]);
    hi = Math.max(hi, option[side]);
  }
  return [lo, hi];
}

export function rowsOf(listed: readonly Listed[], elements: readonly ReportElement[]): readonly ListRow[] {
  const rows: ListRow[] = [];
  listed.forEach(({ element: index, contribution }, key) => {
    const element = elements[index];
    if (!element) return;
    rows.push({
      key,
      element: index,
      name: element.name || element.type || `#${element.expressId}`,
      type: element.type,
      component: element.roles.component,
      precast: element.roles.precast,
      storey: contribution?.storey ?? element.storey ?? '',
      numerator: contribution ? ends(contribution, 0) : null,
      denominator: contribution ? ends(contribution, 1) : null,
      counted: contribution?.counted ?? 'unknown',
      volume: element.volume,
      missing: contribution?.missing ?? NOTHING,
    });
  });
  return rows;
}

const ORDER: Readonly<Record<CountedClass, number>> = { unknown: 2, no: 1, yes: 0 };
const size = (row: ListRow): number => row.denominator?.[1] ?? row.volume ?? 0;

/** A sorted copy. By default what holds the score back leads: unknown, then not counted, the largest first. */
export function arrange(rows: readonly ListRow[], key: SortKey, ascending: boolean): ListRow[] {
  const sign = ascending ? 1 : -1;
  const copy = [...rows];
  if (key === 'default') return copy.sort((a, b) => ORDER[b.counted] - ORDER[a.counted] || size(b) - size(a) || a.key - b.key);
  if (key === 'numerator' || key === 'denominator') return copy.sort((a, b) => sign * ((a[key]?.[1] ?? -1) - (b[key]?.[1] ?? -1)) || a.key - b.key);
  if (key === 'volume') return copy.sort((a, b) => sign * ((a.volume ?? -1) - (b.volume ?? -1)) || a.key - b.key);
  if (key === 'counted') return copy.sort((a, b) => sign * (ORDER[a.counted] - ORDER[b.counted]) || a.key - b.key);
  // plain code-point order: localeCompare takes a hundred times as long on a long list
  return copy.sort((a, b) => (a[key] < b[key] ? -sign : a[key] > b[key] ? sign : a.key - b.key));
}

export function summarise(listed: readonly Listed[]): Readonly<Record<CountedClass, number>> {
  const counts = { yes: 0, no: 0, unknown: 0 };
  for (const row of listed) counts[row.contribution?.counted ?? 'unknown']++;
  return counts;
}
