/** What was typed of an item: numerator and denominator, or a type and how many there are of it. */
import type { ItemResult } from '../../engine/report.ts';
import type { Column, Row, Table } from './book.ts';
import { cellsOf, exactSum, exactTimes, formula, here, numbers, sumOf, words } from './cells.ts';
import { sidesOf } from './item-place.ts';
import { both } from './words.ts';

export function declaredTable(item: ItemResult, id: string): Table {
  const { unit } = item;
  const { numerator, denominator } = sidesOf(item);
  const one = { unit, decimals: 4 };
  const columns: Column[] = [
    words('label', both((w) => w.sheets.book.what), { width: 24 }), words('drawing', both((w) => w.sheets.book.drawing), { width: 18 }),
    numbers('n', both((w) => w.sheets.book.pieces), { decimals: 0, width: 8, input: true }),
    numbers('n1', numerator, { ...one, input: true }), numbers('d1', denominator, { ...one, input: true }),
    numbers('nn', both((w) => w.sheets.book.timesN, { what: numerator }), one),
    numbers('dn', both((w) => w.sheets.book.timesN, { what: denominator }), one),
  ];
  const rows = item.declared.map((row): Row => {
    const count = row.count ?? 1;
    const [n, d] = [exactSum([row.numerator]), exactSum([row.denominator])];
    return {
      tone: 'declared',
      cells: cellsOf(columns, {
        label: row.label, drawing: row.drawing ?? '', n: count, n1: n, d1: d,
        nn: formula('ROUND({0}*{1},4)', [here('n'), here('n1')], exactTimes(count, n)), dn: formula('ROUND({0}*{1},4)', [here('n'), here('d1')], exactTimes(count, d)),
      }),
    };
  });
  const [n, d] = declaredSums(item);
  rows.push({
    id: 'sum', kind: 'sum',
    cells: cellsOf(columns, { label: both((w) => w.sheets.book.sum), nn: sumOf({ column: 'nn', row: 'all' }, n), dn: sumOf({ column: 'dn', row: 'all' }, d) }),
  });
  return { kind: 'table', id: `${id}/declared`, title: both((w) => w.sheets.book.declared), columns, rows, notes: [both((w) => w.sheets.book.declaredNote)] };
}

export function declaredSums(item: ItemResult): readonly [number, number] {
  const times = (of: 'numerator' | 'denominator'): number => exactSum(item.declared.map((row) => exactTimes(row.count ?? 1, row[of])));
  return [times('numerator'), times('denominator')];
}
