/** What adds to a group of the scoring table at once, and what P comes to without what may be missing. */
import type { PackResult, Text, UsedTable } from '../../engine/report.ts';
import type { Cell, Column, Ref, Row, Table } from './book.ts';
import { at, cellsOf, formula, halfUp, here, numbers, SIDES, span, words } from './cells.ts';
import { CODE, topOf, type Points, type Scored } from './score-points.ts';
import { both } from './words.ts';

/** What adds to a group at once: an item, or rows that are alternatives. */
export interface Part {
  readonly id: string;
  readonly title: Text;
  readonly group: string;
  readonly bonus: boolean;
  readonly code: number;
  readonly there: Points;
  readonly top: number;
  /** rows of the scoring table */
  readonly rows: readonly Scored[];
  readonly how: UsedTable['alternatives'][number] | null;
}

export function partsOf({ table }: PackResult, scored: readonly Scored[]): readonly Part[] {
  const parts: Part[] = [];
  for (const one of scored) {
    const { item, used, there, top } = one;
    const bonus = table.groups.find(({ id }) => id === used.group)?.bonus === true;
    if (used.oneOf === undefined) {
      parts.push({ id: item.id, title: item.title, group: used.group, bonus, code: CODE[item.present], there, top, rows: [one], how: null });
      continue;
    }
    if (parts.some(({ id }) => id === used.oneOf)) continue;
    const rows = scored.filter((other) => other.used.oneOf === used.oneOf);
    const how = table.alternatives.find(({ id }) => id === used.oneOf)!;
    const codes = rows.map((row) => CODE[row.item.present]);
    const code = codes.every((c) => c === 0) ? 0 : codes.every((c) => c !== 1) ? 2 : 1;
    const best = (side: 0 | 1): number => {
      const ways = waysOf(rows).map((way) => halfUp(way.reduce((sum, row) => sum + row.there[side], 0), 6));
      return Math.min(how.max ?? 0, how.sum ? halfUp(ways.reduce((a, b) => a + b, 0), 6) : Math.max(...ways));
    };
    parts.push({ id: used.oneOf, title: how.title, group: used.group, bonus, code, there: [best(0), best(1)], top: bonus ? 0 : (how.max ?? 0), rows, how });
  }
  return parts;
}

function waysOf(rows: readonly Scored[]): readonly (readonly Scored[])[] {
  const names = [...new Set(rows.map(({ used }) => used.way ?? used.id))];
  return names.map((name) => rows.filter(({ used }) => (used.way ?? used.id) === name));
}

/**
 * Of what may be missing (code 2) each end of P takes what is worst or best: without the item its points leave the sum and its maximum
 * leaves the divisor. The end is reached where exactly those are missing whose points per maximum reach a bound, so one candidate per
 * item, and none missing, are all that has to be compared.
 */
export function partsTable(prefix: string, { table }: PackResult, parts: readonly Part[]): Table {
  const { points: decimals } = table.rounding;
  const score1 = `${prefix}/score`;
  const columns: Column[] = [
    words('part', both((w) => w.sheets.book.item), { width: 34 }), words('group', both((w) => w.sheets.book.group), { width: 6, align: 'center' }),
    numbers('code', both((w) => w.sheets.book.code), { decimals: 0, width: 8 }),
    ...span('t', both((w) => w.sheets.book.pointsThere), { decimals, width: 9 }), numbers('top', both((w) => w.sheets.book.top), { decimals, width: 9 }),
    ...span('c', both((w) => w.sheets.book.candidate), { decimals: 6, width: 12 }),
  ];
  const totals = sumsOf(parts, table);
  const rows = parts.map((part): Row => {
    const values: Record<string, Cell> = { part: part.title, group: part.group };
    const of = (column: string): readonly Ref[] => part.rows.map(({ item }) => at(score1, item.id, column));
    const codes = of('code');
    values['code'] = part.how === null ? formula('{0}', codes, part.code)
      : formula(`IF(AND(${codes.map((_, i) => `{${i}}=0`).join(',')}),0,IF(OR(${codes.map((_, i) => `{${i}}=1`).join(',')}),1,2))`, codes, part.code);
    for (const [side, name] of SIDES.entries()) {
      const points = of(`t${name}`);
      values[`t${name}`] = part.how === null ? formula('{0}', points, part.there[side]!) : alternativesCell(part, points, part.there[side]!);
    }
    const [first] = part.rows;
    values['top'] = part.bonus ? 0 : part.how !== null ? (part.how.max ?? 0)
      : formula(`ROUND({0},${decimals})`, [at(score1, first!.item.id, topOf(first!.used) === null ? 'pMax' : 'pTop')], halfUp(part.top, decimals));
    if (part.code === 2 && !part.bonus) {
      for (const [side, name] of SIDES.entries()) {
        const sign = name === 'Lo' ? '>=' : '<=';
        const t = `t${name}`;
        const [n, d] = [at(`${prefix}/p`, 'sum', `v${name}`), at(`${prefix}/p`, 'left', `v${name}`)];
        const all = (column: string): Ref => ({ column, row: 'all' });
        const chosen = `({2}=2)*({3}*{5}${sign}{4}*{6})`;
        values[`c${name}`] = formula(
          `IF({0}=2,IF({8}-SUMPRODUCT(${chosen}*{6})<=0,0,({7}-SUMPRODUCT(${chosen}*{3}))/({8}-SUMPRODUCT(${chosen}*{6}))*100),"—")`,
          [here('code'), here('top'), all('code'), all(t), here(t), here('top'), all('top'), n, d], candidate(parts, part, side as 0 | 1, totals),
        );
      }
    }
    return { id: part.id, cells: cellsOf(columns, values) };
  });
  return { kind: 'table', id: `${prefix}/parts`, title: both((w) => w.sheets.book.parts), columns, rows, only: 'sheet' };
}

function alternativesCell(part: Part, points: readonly Ref[], value: number): Cell {
  const ways = waysOf(part.rows).map((way) => way.map((row) => `{${part.rows.indexOf(row)}}`).join('+'));
  const inner = part.how!.sum ? `SUM(${ways.join(',')})` : `MAX(${ways.join(',')})`;
  return formula(`ROUND(MIN(${part.how!.max ?? 0},${inner}),6)`, points, value);
}

interface Sums {
  readonly n: Points;
  readonly left: Points;
}

export function sumsOf(parts: readonly Part[], { formula: { total } }: UsedTable): Sums {
  const main = parts.filter(({ bonus }) => !bonus);
  const n = (side: 0 | 1): number => halfUp(main.reduce((sum, part) => sum + part.there[side], 0), 6);
  const left = halfUp(total - main.reduce((sum, part) => sum + (part.code === 0 ? part.top : 0), 0), 6);
  return { n: [n(0), n(1)], left: [left, left] };
}

function candidate(parts: readonly Part[], own: Part, side: 0 | 1, { n, left }: Sums): number {
  const gone = parts.filter((part) => part.code === 2 && !part.bonus
    && (side === 0 ? part.there[0] * own.top >= own.there[0] * part.top : part.there[1] * own.top <= own.there[1] * part.top));
  const divisor = left[side] - gone.reduce((sum, part) => sum + part.top, 0);
  return divisor <= 0 ? 0 : ((n[side] - gone.reduce((sum, part) => sum + part.there[side], 0)) / divisor) * 100;
}
