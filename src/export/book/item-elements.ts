/** The elements of an item, one row each: what is computed on. */
import type { Contribution, ItemResult, Text } from '../../engine/report.ts';
import type { Cell, Column, Row, Table } from './book.ts';
import { cellsOf, exactSum, exactTimes, formula, here, numbers, SIDES, span, sumOf, words } from './cells.ts';
import { endsOf, type Side } from './ends.ts';
import { multiplier, sidesOf, type ItemPlace } from './item-place.ts';
import { both, joined, worded } from './words.ts';

export function elementTable({ report, prefix, storeys: storeysIn = prefix, markOf }: ItemPlace, item: ItemResult, id: string, groups: ReadonlyMap<number, readonly Contribution[]>): Table {
  const { unit } = item;
  const { numerator, denominator } = sidesOf(item);
  const one = { unit, decimals: 4 };
  const unions = item.contributions.some((c) => c.overlaps);
  const columns: Column[] = [
    words('storey', both((w) => w.sheets.book.storey), { width: 12 }), numbers('n', both((w) => w.sheets.book.count), { decimals: 0, width: 6 }),
    words('mark', both((w) => w.sheets.book.mark), { width: 14 }), words('name', both((w) => w.sheets.book.name), { width: 34 }),
    words('globalId', { zh: 'GlobalId', en: 'GlobalId' }, { width: 27 }), words('file', both((w) => w.sheets.book.file), { width: 16 }),
    words('counted', both((w) => w.sheets.book.counted), { width: 7, align: 'center' }),
    ...span('n1', numerator, { ...one, input: true }), ...(unions ? [] : span('d1', denominator, { ...one, input: true })),
    ...span('nn', both((w) => w.sheets.book.timesN, { what: numerator }), one),
    ...(unions ? [] : span('dn', both((w) => w.sheets.book.timesN, { what: denominator }), one)),
    words('remark', both((w) => w.sheets.book.remark), { width: 40 }),
  ];
  const sums: Record<string, number[]> = {};
  const rows: Row[] = [];
  for (const [level, list] of groups) {
    const standsFor = item.storeys.find((storey) => storey.level === level)?.standsFor ?? 1;
    const times = multiplier(storeysIn, level, standsFor);
    for (const [i, contribution] of list.entries()) {
      const element = report.elements[contribution.element];
      const ends = endsOf(contribution);
      const values: Record<string, Cell> = {
        storey: contribution.storey, n: times === null ? 1 : formula('{0}', [times.ref], times.n), mark: markOf(contribution.element), name: element?.name ?? '',
        globalId: element?.globalId ?? '', file: element === undefined ? '' : (report.files[element.file]?.path ?? ''), counted: countedText(contribution.counted),
        remark: remarkOf(contribution),
      };
      for (const [of, key] of [[0, 'n'], [1, 'd']] as const) {
        if (unions && key === 'd') continue;
        const [lo, hi] = [ends[0][of], ends[1][of]];
        values[`${key}1Lo`] = lo;
        // what is decided is one number: changed once, it moves both ends
        values[`${key}1Hi`] = lo === hi && contribution.options.length === 1 ? formula('{0}', [here(`${key}1Lo`)], hi) : hi;
        for (const [side, name] of SIDES.entries()) {
          const product = exactTimes(times?.n ?? 1, ends[side as Side][of]);
          values[`${key}n${name}`] = formula('ROUND({0}*{1},4)', [here('n'), here(`${key}1${name}`)], product);
          (sums[`${key}n${name}`] ??= []).push(product);
        }
      }
      const edge = i === 0 ? { id: `f${level}` } : i === list.length - 1 ? { id: `l${level}` } : {};
      rows.push({ ...edge, ...(contribution.counted === 'unknown' ? { tone: 'open' as const } : {}), cells: cellsOf(columns, values) });
    }
  }
  const total: Record<string, Cell> = { storey: both((w) => w.sheets.book.sum) };
  for (const [key, list] of Object.entries(sums)) total[key] = sumOf({ column: key, row: 'all' }, exactSum(list));
  rows.push({ id: 'sum', kind: 'sum', cells: cellsOf(columns, total) });
  return { kind: 'table', id: `${id}/elements`, title: both((w) => w.sheets.book.elementsOf, { item: item.title }), columns, rows, only: 'sheet' };
}

export const countedText = (counted: Contribution['counted']): Text => both((w) => w.counted.short[counted]);

function remarkOf({ missing, basis, shared, counted }: Contribution): Text | '' {
  const parts: Text[] = [];
  if (counted === 'unknown' && missing.length > 0) {
    parts.push(both((w) => w.sheets.book.lacks, { what: joined(missing.map(wordOf)) }));
  }
  if (basis !== undefined) parts.push(basis);
  if (shared !== undefined) parts.push(both((w) => w.sheets.book.shared, { from: shared[0], to: shared[1] }));
  return parts.length === 0 ? '' : joined(parts, ';', '; ');
}

const wordOf = (role: string): Text => {
  const known = worded((w) => w.role, role);
  return known.zh === role ? worded((w) => w.thing, role) : known;
};
