/** Elements of one storey that say the same, and storeys that say the same, together: what calculation books print. */
import type { Contribution, ItemResult } from '../../engine/report.ts';
import type { Cell, Column, Row, Table } from './book.ts';
import { cellsOf, exactTimes, numbers, SIDES, span, words } from './cells.ts';
import { endsOf, type Side } from './ends.ts';
import { countedText } from './item-elements.ts';
import { sidesOf, type ItemPlace } from './item-place.ts';
import { both } from './words.ts';

export function groupedTable({ report, markOf }: ItemPlace, item: ItemResult, id: string, groups: ReadonlyMap<number, readonly Contribution[]>): Table {
  const { unit } = item;
  const { numerator, denominator } = sidesOf(item);
  const unions = item.contributions.some((c) => c.overlaps);
  const one = { unit, decimals: 4 };
  const columns: Column[] = [
    words('storey', both((w) => w.sheets.book.storey), { width: 14 }), numbers('n', both((w) => w.sheets.book.storeys), { decimals: 0, width: 6 }),
    words('name', both((w) => w.sheets.book.markOrType), { width: 30 }), words('counted', both((w) => w.sheets.book.counted), { width: 7, align: 'center' }),
    ...span('n1', both((w) => w.sheets.book.single, { what: numerator }), one),
    ...(unions ? [] : span('d1', both((w) => w.sheets.book.single, { what: denominator }), one)),
    numbers('pieces', both((w) => w.sheets.book.pieces), { decimals: 0, width: 8 }),
    ...span('nn', both((w) => w.sheets.book.timesN, { what: numerator }), one),
    ...(unions ? [] : span('dn', both((w) => w.sheets.book.timesN, { what: denominator }), one)),
  ];
  interface Same { readonly name: string; readonly counted: Contribution['counted']; readonly ends: ReturnType<typeof endsOf>; pieces: number }
  interface Level { readonly names: string[]; standsFor: number; readonly last: { level: number }; readonly rows: readonly Same[]; readonly key: string }
  const levels: Level[] = [];
  for (const [level, list] of groups) {
    const same = new Map<string, Same>();
    for (const contribution of list) {
      const element = report.elements[contribution.element];
      const name = markOf(contribution.element) || element?.type || element?.name || '';
      const ends = endsOf(contribution);
      const key = JSON.stringify([name, contribution.counted, ends]);
      const known = same.get(key);
      if (known === undefined) same.set(key, { name, counted: contribution.counted, ends, pieces: 1 });
      else known.pieces += 1;
    }
    const rows = [...same.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    const key = JSON.stringify(rows);
    const storey = item.storeys.find((s) => s.level === level);
    const before = levels.at(-1);
    if (before !== undefined && before.key === key && before.last.level === level - 1) {
      before.names.push(storey?.storey ?? '');
      before.standsFor += storey?.standsFor ?? 1;
      before.last.level = level;
    } else levels.push({ names: [storey?.storey ?? list[0]!.storey], standsFor: storey?.standsFor ?? 1, last: { level }, rows, key });
  }
  const rows = levels.flatMap(({ names, standsFor, rows: of }): readonly Row[] => of.map((row, i): Row => {
    const values: Record<string, Cell> = {
      storey: i > 0 ? '' : names.length === 1 ? names[0]! : `${names[0]!} – ${names.at(-1)!}`, n: i > 0 ? null : standsFor, name: row.name, counted: countedText(row.counted), pieces: row.pieces,
    };
    for (const [side, name] of SIDES.entries()) {
      for (const [of2, key] of [[0, 'n'], [1, 'd']] as const) {
        const value = row.ends[side as Side][of2];
        values[`${key}1${name}`] = value;
        values[`${key}n${name}`] = exactTimes(row.pieces * standsFor, value);
      }
    }
    return { ...(row.counted === 'unknown' ? { tone: 'open' as const } : {}), cells: cellsOf(columns, values) };
  }));
  return { kind: 'table', id: `${id}/grouped`, title: both((w) => w.sheets.book.elementsOf, { item: item.title }), columns, rows, only: 'print' };
}
