/** Rows of the element list: what is shown, filtered and sorted by. */
import type { Contribution, ReportElement } from '../engine/report.ts';
import type { Interval } from '../units.ts';
import type { CountedClass } from './palette.ts';
import type { Listed } from './focus.ts';

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
  /** given: the row stands for a group of rows */
  readonly group?: ListGroup;
}

export interface ListGroup {
  readonly key: string;
  readonly count: number;
  readonly open: boolean;
  /** of all pieces by how they count */
  readonly counts: Readonly<Record<CountedClass, number>>;
  /** storeys that this one stands for; its figures are of one such storey */
  readonly standsFor: number;
}

export const GROUPINGS = ['none', 'storey', 'type'] as const;
export type Grouping = (typeof GROUPINGS)[number];

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

/** Sums of a storey as the report has them: of a union they are less than the sum of its pieces. */
export type StoreyTotals = ReadonlyMap<string, { readonly numerator: Interval; readonly denominator: Interval; readonly standsFor: number }>;

const plus = (a: Interval | null, b: Interval | null): Interval | null => (a === null ? b : b === null ? a : [a[0] + b[0], a[1] + b[1]]);

/** The rows under a head for each storey (in the order of `totals`) or type (largest first); a closed group is its head alone. */
export function grouped(rows: readonly ListRow[], by: Grouping, open: ReadonlySet<string>, totals: StoreyTotals): readonly ListRow[] {
  if (by === 'none') return rows;
  const groups = new Map<string, ListRow[]>();
  for (const row of rows) {
    const key = by === 'storey' ? row.storey : row.type;
    const list = groups.get(key);
    if (list) list.push(row);
    else groups.set(key, [row]);
  }
  const heads = [...groups].map(([key, own], i) => {
    const total = by === 'storey' ? totals.get(key) : undefined;
    const counts = { yes: 0, no: 0, unknown: 0 };
    let [numerator, denominator]: [Interval | null, Interval | null] = [null, null];
    let volume: number | null = null;
    for (const row of own) {
      counts[row.counted] += 1;
      numerator = plus(numerator, row.numerator);
      denominator = plus(denominator, row.denominator);
      if (row.volume !== null) volume = (volume ?? 0) + row.volume;
    }
    const first = own[0]!;
    const same = <K extends 'component' | 'precast'>(field: K): string => (own.every((row) => row[field] === first[field]) ? first[field] : '');
    const head: ListRow = {
      // below all rows' own keys
      key: -1 - i, element: first.element, name: key || '—', type: key, component: same('component'), precast: same('precast'), storey: by === 'storey' ? key : '',
      numerator: total?.numerator ?? numerator, denominator: total?.denominator ?? denominator, counted: counts.unknown > 0 ? 'unknown' : counts.no > 0 ? 'no' : 'yes', volume, missing: NOTHING,
      group: { key, count: own.length, open: open.has(key), counts, standsFor: total?.standsFor ?? 1 },
    };
    return { head, own };
  });
  if (by === 'storey') {
    const order = [...totals.keys()];
    heads.sort((a, b) => order.indexOf(a.head.storey) - order.indexOf(b.head.storey));
  } else heads.sort((a, b) => size(b.head) - size(a.head));
  return heads.flatMap(({ head, own }) => (head.group!.open ? [head, ...own] : [head]));
}
