/** The groups, Q4 and P by formula from the parts; P alone where the scoring table is withheld. */
import type { PackResult, Text } from '../../engine/report.ts';
import { asInterval } from '../../units.ts';
import type { Cell, Column, Ref, Row, Table } from './book.ts';
import { cellsOf, formula, halfUp, here, numbers, SIDES, span, words, type SideName } from './cells.ts';
import { sumsOf, type Part } from './score-parts.ts';
import { both } from './words.ts';

export function groupsTable(prefix: string, { table }: PackResult, parts: readonly Part[]): Table {
  const decimals = table.rounding.points;
  const columns: Column[] = [
    words('group', both((w) => w.sheets.book.group), { width: 6, align: 'center' }), words('title', both((w) => w.sheets.book.groupTitle), { width: 34 }),
    numbers('max', both((w) => w.sheets.book.pMax), { decimals, width: 9 }), ...span('v', both((w) => w.sheets.book.points), { decimals, width: 9 }),
  ];
  const source = `${prefix}/parts`;
  const rows = table.groups.map((group): Row => {
    const of = parts.filter((part) => part.group === group.id);
    const values: Record<string, Cell> = { group: group.id, title: group.title, max: group.max };
    for (const [side, name] of SIDES.entries()) {
      const value = halfUp(of.reduce((sum, part) => sum + (part.code === 0 || (side === 0 && part.code === 2) ? 0 : part.there[side]!), 0), 6);
      const counted = name === 'Lo' ? '({2}=1)' : '({2}>0)';
      values[`v${name}`] = formula(
        `ROUND(SUMPRODUCT(({0}={1})*${counted}*{3}),6)`,
        [{ table: source, column: 'group', row: 'all' }, here('group'), { table: source, column: 'code', row: 'all' }, { table: source, column: `t${name}`, row: 'all' }], value,
      );
    }
    return { id: group.id, cells: cellsOf(columns, values) };
  });
  return { kind: 'table', id: `${prefix}/groups`, title: both((w) => w.sheets.book.groups), columns, rows };
}

export function pTable(prefix: string, { score, table }: PackResult, parts: readonly Part[]): Table {
  const source = `${prefix}/parts`;
  const all = (column: string): Ref => ({ table: source, column, row: 'all' });
  const columns: Column[] = [words('what', both((w) => w.sheets.book.quantity), { width: 40 }), ...span('v', both((w) => w.sheets.book.value), { decimals: 2 }), words('remark', both((w) => w.sheets.book.remark), { width: 40 })];
  const row = (id: string, title: Text, cell: (name: SideName, side: 0 | 1) => Cell, more: Partial<Row> = {}, remark: Text | '' = ''): Row => ({
    id, ...more, cells: cellsOf(columns, { what: title, vLo: cell('Lo', 0), vHi: cell('Hi', 1), remark }),
  });
  const sums = sumsOf(parts, table);
  const bonusGroups = table.groups.filter(({ bonus }) => bonus).map(({ id }) => id);
  const main = bonusGroups.length === 0 ? '' : bonusGroups.map((id) => `*({2}<>"${id}")`).join('');
  const mainRefs = (name: SideName): readonly Ref[] => [all('code'), all(`t${name}`), ...(bonusGroups.length === 0 ? [] : [all('group')])];
  const [raw, p, q4] = [asInterval(score.pRaw), asInterval(score.p), asInterval(score.Q4)];
  const mayLack = parts.some(({ code, bonus }) => code === 2 && !bonus);
  const bonus = (side: 0 | 1): number => halfUp(parts.filter((part) => part.bonus).reduce((sum, part) => sum + (part.code === 0 ? 0 : part.there[side]), 0), 6);
  const rows: Row[] = [
    row('total', both((w) => w.sheets.book.total), () => table.formula.total),
    row('q4', both((w) => w.sheets.book.q4), (name, side) => formula(
      name === 'Lo' ? 'ROUND(SUMPRODUCT(({0}=0)*{1}),6)' : 'ROUND(SUMPRODUCT((({0}=0)+({0}=2))*{1}),6)', [all('code'), all('top')], q4[side]!,
    )),
    row('sum', both((w) => w.sheets.book.allPoints), (name, side) => formula(`ROUND(SUMPRODUCT(({0}>0)*{1}${main}),6)`, mainRefs(name), sums.n[side])),
    row('left', both((w) => w.sheets.book.left), (_, side) => formula('{0}-ROUND(SUMPRODUCT(({1}=0)*{2}),6)', [{ column: 'vLo', row: 'total' }, all('code'), all('top')], sums.left[side])),
    ...(bonusGroups.length === 0 ? [] : [row('bonus', both((w) => w.sheets.book.bonus), (name, side) => formula(
      `ROUND(SUMPRODUCT(({0}>0)*{1}*(${bonusGroups.map((id) => `({2}="${id}")`).join('+')})),6)`, [all('code'), all(`t${name}`), all('group')], bonus(side),
    ))]),
    row('pRaw', both((w) => w.sheets.book.pRaw), (name, side) => {
      const base = 'IF({1}<=0,0,{0}/{1}*100)';
      const refs: Ref[] = [{ column: `v${name}`, row: 'sum' }, { column: `v${name}`, row: 'left' }];
      const candidates = mayLack ? [all(`c${name}`)] : [];
      const bonusAt = 2 + candidates.length;
      const of = mayLack ? `${name === 'Lo' ? 'MIN' : 'MAX'}(${base},{2})` : base;
      return formula(
        bonusGroups.length === 0 ? of : `${of}+{${bonusAt}}`, [...refs, ...candidates, ...(bonusGroups.length === 0 ? [] : [{ column: `v${name}`, row: 'bonus' }])], raw[side]!,
      );
    }, {}, both((w) => w.sheets.book.pRawNote)),
    row('p', both((w) => w.sheets.book.p), (name, side) => formula(`ROUND(ROUND({0},10),${table.rounding.p})`, [{ column: `v${name}`, row: 'pRaw' }], p[side]!), { kind: 'sum' }, both((w) => w.sheets.book.pNote, { decimals: table.rounding.p })),
  ];
  return { kind: 'table', id: `${prefix}/p`, title: both((w) => w.sheets.book.pTitle), columns, rows };
}

export function withheldP(prefix: string, { score }: PackResult): Table {
  const columns: Column[] = [words('what', both((w) => w.sheets.book.quantity), { width: 40 }), ...span('v', both((w) => w.sheets.book.value), { decimals: 2 })];
  const row = (id: 'pRaw' | 'p', title: Text): Row => {
    const [lo, hi] = asInterval(score[id]);
    return { id, tone: 'open', cells: cellsOf(columns, { what: title, vLo: lo, vHi: hi }) };
  };
  return { kind: 'table', id: `${prefix}/p`, title: both((w) => w.sheets.book.pTitle), columns, rows: [row('pRaw', both((w) => w.sheets.book.pRaw)), row('p', both((w) => w.sheets.book.p))] };
}
