/** What a storey comes to of an item: of its elements, of strips that nobody drew, of what brings both to the storey's own sum. */
import type { Contribution, ItemResult, ItemStorey } from '../../engine/report.ts';
import type { Cell, Column, Ref, Row, Table } from './book.ts';
import { at, cellsOf, exactSum, exactTimes, formula, here, numbers, SIDES, span, sumOf, words } from './cells.ts';
import type { Side, StoreyParts } from './ends.ts';
import { multiplier, sidesOf, type ItemPlace } from './item-place.ts';
import { ratioCell } from './ratio-cell.ts';
import { both } from './words.ts';

export interface StoreyIn {
  readonly storey: ItemStorey;
  readonly elements: readonly Contribution[];
  readonly parts: StoreyParts;
}

export function storeysTable({ prefix, storeys: storeysIn = prefix }: ItemPlace, item: ItemResult, id: string, storeys: readonly StoreyIn[], listed: boolean): Table {
  const { unit } = item;
  const { numerator, denominator } = sidesOf(item);
  const unions = item.contributions.some((c) => c.overlaps);
  const strips = storeys.some(({ parts }) => parts.strips[1] > 0);
  const some = (of: 0 | 1): boolean => storeys.some(({ parts }) => parts.rest.some((pair) => pair[of] !== 0));
  const rest = some(0);
  const restD = some(1);
  const one = { unit, decimals: 4 };
  const columns: Column[] = [
    words('storey', both((w) => w.sheets.book.storey), { width: 12 }), numbers('n', both((w) => w.sheets.book.count), { decimals: 0, width: 6 }),
    ...(listed ? span('e', both((w) => w.sheets.book.ofElements), one) : []),
    ...(strips ? span('x', both((w) => w.sheets.book.strips), { ...one, input: true }) : []),
    ...(rest ? span('r', both((w) => (unions ? w.sheets.book.overlap : w.sheets.book.derived)), { ...one, input: true }) : []),
    ...span('n1', numerator, one),
    ...(unions ? [] : listed ? span('ed', both((w) => w.sheets.book.ofElements), one) : []),
    ...(restD && !unions ? span('rd', both((w) => w.sheets.book.derived), { ...one, input: true }) : []),
    ...span('d1', denominator, unions ? { ...one, input: true } : one),
    ...span('nn', both((w) => w.sheets.book.timesN, { what: numerator }), one),
    ...span('dn', both((w) => w.sheets.book.timesN, { what: denominator }), one),
    ...span('q', both((w) => w.sheets.book.ratio), { unit: '%', decimals: 2 }),
  ];
  const has = new Set(columns.map((column) => column.id));
  const elements = `${id}/elements`;
  const sums: Record<string, number[]> = {};
  const rows = storeys.map(({ storey, elements: list, parts }): Row => {
    const times = multiplier(storeysIn, storey.level, storey.standsFor);
    const values: Record<string, Cell> = { storey: storey.storey, n: times === null ? 1 : formula('{0}', [times.ref], times.n) };
    const run = (column: string): Ref => (list.length === 1
      ? at(elements, `f${storey.level}`, column) : { table: elements, column, row: [`f${storey.level}`, `l${storey.level}`] });
    for (const [at2, name] of SIDES.entries()) {
      const side = at2 as Side;
      const sum = parts.sum[side];
      const fromElements = (of: 0 | 1, key: string): Cell => (list.length === 0 ? 0 : sumOf(run(`${key}1${name}`), parts.elements[side][of]));
      if (has.has(`e${name}`)) values[`e${name}`] = fromElements(0, 'n');
      if (has.has(`x${name}`)) values[`x${name}`] = parts.strips[side];
      if (has.has(`r${name}`)) values[`r${name}`] = parts.rest[side][0];
      if (has.has(`ed${name}`)) values[`ed${name}`] = fromElements(1, 'd');
      if (has.has(`rd${name}`)) values[`rd${name}`] = parts.rest[side][1];
      const added = (keys: readonly string[], value: number): Cell => {
        const refs = keys.filter((key) => has.has(`${key}${name}`)).map((key) => here(`${key}${name}`));
        return refs.length === 0 ? value : formula(`ROUND(${refs.map((_, i) => `{${i}}`).join('+')},4)`, refs, value);
      };
      values[`n1${name}`] = added(['e', 'x', 'r'], sum[0]);
      values[`d1${name}`] = unions ? sum[1] : added(['ed', 'rd'], sum[1]);
      for (const [of, key] of [[0, 'n'], [1, 'd']] as const) {
        const product = exactTimes(times?.n ?? 1, sum[of]);
        values[`${key}n${name}`] = formula('ROUND({0}*{1},4)', [here('n'), here(`${key}1${name}`)], product);
        (sums[`${key}n${name}`] ??= []).push(product);
      }
      values[`q${name}`] = ratioCell(here(`n1${name}`), here(`d1${name}`), sum[0], sum[1], false);
    }
    return { id: `s${storey.level}`, cells: cellsOf(columns, values) };
  });
  const total: Record<string, Cell> = { storey: both((w) => w.sheets.book.sum) };
  for (const [key, list] of Object.entries(sums)) total[key] = sumOf({ column: key, row: 'all' }, exactSum(list));
  for (const name of SIDES) {
    total[`q${name}`] = ratioCell(here(`nn${name}`), here(`dn${name}`), exactSum(sums[`nn${name}`] ?? []), exactSum(sums[`dn${name}`] ?? []), false);
  }
  const over = storeys.filter(({ storey }) => storey.over !== undefined);
  return {
    kind: 'table', id: `${id}/storeys`, title: both((w) => w.sheets.book.byStorey), columns,
    rows: [...rows, { id: 'sum', kind: 'sum', cells: cellsOf(columns, total) }],
    ...(over.length === 0 ? {} : {
      notes: over.map(({ storey }) => both((w) => w.sheets.book.over, { storey: storey.storey, value: storey.over!, unit })),
    }),
  };
}
