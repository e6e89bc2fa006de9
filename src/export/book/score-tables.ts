/**
 * Table 13: the scoring summary of one building with its interpolation, the groups, Q4, P, the gates and the verdict (4.0.1, 3.0.3, 5.0).
 * All of it follows by formula from the ratios of the items' sheets and the numbers of the scoring table, which stand in cells.
 */
import type { GateResult, ItemResult, NumberOrInterval, PackResult, Text, UsedTable } from '../../engine/report.ts';
import type { Interval } from '../../units.ts';
import { at, cellsOf, formula, here, numbers, span, words } from './cells.ts';
import type { Block, Cell, Column, Ref, Row, Table } from './book.ts';
import { halfUp, type ItemRefs } from './item-tables.ts';
import { both, joined, plus, worded } from './words.ts';

const SIDES = ['Lo', 'Hi'] as const;
type Name = (typeof SIDES)[number];

/** Whether the building has an item, as the sheet computes with it: 1 it has, 0 it lacks it, 2 that is open. */
const CODE = { yes: 1, no: 0, unknown: 2 } as const;

export interface ScoreTables {
  readonly blocks: readonly Block[];
  /** P and the verdict, for the summary */
  readonly p: readonly [Ref, Ref];
  readonly pRaw: readonly [Ref, Ref];
  readonly verdict: Ref | null;
}

type Points = readonly [lo: number, hi: number];

interface Scored {
  readonly item: ItemResult;
  readonly used: UsedTable['items'][number];
  /** if the building has it */
  readonly there: Points;
  readonly top: number;
}

export function toSpan(value: NumberOrInterval | null | undefined): Interval {
  if (value == null) return [0, 0];
  return typeof value === 'number' ? [value, value] : value;
}

/** How far a row of the scoring table is to be trusted, by its name in attestations: `item-q1a`. */
export type StatusOf = (row: string, status: 'sourced' | 'unverified' | 'draft') => Text;

/** @param refs where the items' ratios stand, by item */
export function scoreTables(prefix: string, result: PackResult, refs: ReadonlyMap<string, ItemRefs>, statusOf: StatusOf): ScoreTables {
  const withheld = result.withheld !== null;
  const decimals = result.table.rounding.points;
  const scored = result.items.flatMap((item): Scored[] => {
    const used = result.table.items.find(({ id }) => id === item.id);
    if (used === undefined) return [];
    const top = used.award.kind === 'interpolated' && used.award.pointsTop != null ? used.award.pointsTop : (used.award.pointsMax ?? 0);
    const bonus = result.table.groups.find(({ id }) => id === used.group)?.bonus === true;
    return [{ item, used, there: pointsThere(item, used, decimals), top: bonus ? 0 : top }];
  });
  const items = itemsTable(prefix, result, scored, refs, withheld, statusOf);
  const p: readonly [Ref, Ref] = [at(`${prefix}/p`, 'p', 'vLo'), at(`${prefix}/p`, 'p', 'vHi')];
  const pRaw: readonly [Ref, Ref] = [at(`${prefix}/p`, 'pRaw', 'vLo'), at(`${prefix}/p`, 'pRaw', 'vHi')];
  if (withheld) return { blocks: [withheldBlock(result), items, withheldP(prefix, result)], p, pRaw, verdict: null };
  const parts = partsOf(result, scored);
  const gates = gatesTable(prefix, result, parts);
  return {
    blocks: [items, partsTable(prefix, result, parts), groupsTable(prefix, result, parts), pTable(prefix, result, parts), gates, verdictTable(prefix, result)],
    p, pRaw, verdict: at(`${prefix}/verdict`, 'prefabricated', 'v'),
  };
}

function withheldBlock(result: PackResult): Block {
  const rows = result.withheld!.map((row) => plus(row.clause, ' ', row.title, ...(row.params.length > 0 ? [` (${row.params.join(', ')})`] : [])));
  return { kind: 'paragraph', tone: 'warning', text: both((w) => w.sheets.book.withheld, { rows: joined(rows, ';', '; ') }) };
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

function isOpen(award: UsedTable['items'][number]['award']): boolean {
  return Object.values(award).some((value) => value === null);
}

/** Percent at both ends; of yes-no items 100 and 0. */
function ratioEnds(item: ItemResult, kind: string): Points {
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

function itemsTable(prefix: string, result: PackResult, scored: readonly Scored[], refs: ReadonlyMap<string, ItemRefs>, withheld: boolean, statusOf: StatusOf): Table {
  const { table } = result;
  const decimals = table.rounding.points;
  const number = { decimals: 4, width: 12 };
  const columns: Column[] = [
    words('group', both((w) => w.sheets.book.group), { width: 6, align: 'center' }), words('item', both((w) => w.sheets.book.item), { width: 34 }),
    words('clause', both((w) => w.sheets.book.clause), { width: 9 }), words('asks', both((w) => w.sheets.book.asks), { width: 20 }),
    numbers('qMin', both((w) => w.sheets.book.qMin), { unit: '%', decimals: 1, width: 9, input: true, only: 'sheet' }), numbers('qMax', both((w) => w.sheets.book.qMax), { unit: '%', decimals: 1, width: 9, input: true, only: 'sheet' }),
    numbers('pMin', both((w) => w.sheets.book.pMin), { decimals, width: 9, input: true }), numbers('pMax', both((w) => w.sheets.book.pMax), { decimals, width: 9, input: true }),
    ...(scored.some(({ used }) => topOf(used) !== null) ? [numbers('pTop', both((w) => w.sheets.book.pTop), { decimals, width: 9, input: true, only: 'sheet' })] : []),
    numbers('code', both((w) => w.sheets.book.code), { decimals: 0, width: 8, input: true, only: 'sheet' }),
    ...span('n', both((w) => w.sheets.book.numeratorShort), number), ...span('d', both((w) => w.sheets.book.denominatorShort), number),
    ...span('q', both((w) => w.sheets.book.ratio), { unit: '%', decimals: 2, width: 10 }),
    words('how', both((w) => w.sheets.book.how), { width: 40 }),
    ...span('t', both((w) => w.sheets.book.pointsThere), { decimals, width: 9, only: 'sheet' }),
    ...span('p', both((w) => w.sheets.book.points), { decimals, width: 9 }), words('there', both((w) => w.sheets.book.there), { width: 8, align: 'center' }),
    words('status', both((w) => w.sheets.book.status), { width: 8, align: 'center' }),
  ];
  const unit = `ROUND({0},${decimals})`;
  const rows = scored.map(({ item, used, there }): Row => {
    const { award, fixed } = used;
    const code = CODE[item.present];
    const values: Record<string, Cell> = {
      group: used.group, item: plus(item.title, ...(item.unit === '' ? [] : [` (${item.unit})`])), clause: item.clause, asks: asksText(used), code,
      pMax: award.pointsMax, status: statusOf(`item-${item.id}`, used.status), how: howText(item, used, result, there),
      there: formula('IF({0}=0,@0,IF({0}=2,@1,@2))', [here('code')], thereWord(code), [thereWord(0), thereWord(2), thereWord(1)]),
    };
    if (award.kind !== 'yes-no') values['qMin'] = award.qMin;
    if (award.kind === 'interpolated') Object.assign(values, { qMax: award.qMax, pMin: award.pointsMin, pTop: topOf(used) });
    const of = refs.get(item.id);
    const ratios = ratioEnds(item, award.kind);
    for (const [side, name] of SIDES.entries()) {
      if (of?.n && of.sums) values[`n${name}`] = formula('{0}', [of.n[side]!], of.sums[side]![0]);
      if (of?.d && of.sums) values[`d${name}`] = formula('{0}', [of.d[side]!], of.sums[side]![1]);
      values[`q${name}`] = item.present === 'no' ? '—' : of?.q ? formula('{0}', [of.q[side]!], ratios[side]!) : ratios[side]!;
      if (withheld || isOpen(award)) continue;
      const q = here(`q${name}`);
      values[`t${name}`] = item.present === 'no' ? 0
        : fixed !== undefined ? halfUp(fixed.points, decimals)
        : award.kind === 'yes-no' ? formula(`IF({1}>=100,${unit},0)`, [here('pMax'), q], there[side]!)
        : award.kind === 'threshold' ? formula(`IF(ROUND(N({1}),11)>={2},${unit},0)`, [here('pMax'), q, here('qMin')], there[side]!)
        : formula(
          `IF(ROUND(N({1}),11)<{2},0,IF(ROUND(N({1}),11)>={3},${unit},ROUND(ROUND({4}+(N({1})-{2})*({5}-{4})/({3}-{2}),11),${decimals})))`,
          [topOf(used) === null ? here('pMax') : here('pTop'), q, here('qMin'), here('qMax'), here('pMin'), here('pMax')], there[side]!,
        );
      values[`p${name}`] = formula(
        name === 'Lo' ? 'IF({0}=0,"—",IF({0}=2,0,{1}))' : 'IF({0}=0,"—",{1})', [here('code'), here(`t${name}`)],
        code === 0 ? '—' : code === 2 && name === 'Lo' ? 0 : there[side]!,
      );
    }
    return { id: item.id, ...(item.source === 'declared' ? { tone: 'declared' as const } : item.present === 'unknown' ? { tone: 'open' as const } : {}), cells: cellsOf(columns, values) };
  });
  return { kind: 'table', id: `${prefix}/score`, title: both((w) => w.sheets.book.scoring), columns, rows, notes: [plus(table.formula.clause, ' ', table.formula.text)] };
}

const thereWord = (code: number): Text => both((w) => (code === 0 ? w.sheets.book.lacking : code === 2 ? w.sheets.book.maybe : w.sheets.book.has));

function topOf({ award }: UsedTable['items'][number]): number | null {
  return award.kind === 'interpolated' ? (award.pointsTop ?? null) : null;
}

const open = (value: number | null | undefined): string => (value == null ? '?' : String(value));

function asksText({ award }: UsedTable['items'][number]): Text {
  if (award.kind === 'yes-no') return both((w) => w.sheets.book.asksYes);
  if (award.kind === 'threshold') return both((w) => w.sheets.book.asksFrom, { min: open(award.qMin) });
  return both((w) => w.sheets.book.asksSpan, { min: open(award.qMin), max: open(award.qMax) });
}

/** The interpolation written out, as calculation books do. */
function howText(item: ItemResult, used: UsedTable['items'][number], result: PackResult, there: Points): Text | '' {
  const { award, fixed } = used;
  if (item.present === 'no') return both((w) => w.sheets.book.howLacks, { top: open(award.pointsMax) });
  if (fixed !== undefined) return fixed.title;
  if (award.kind !== 'interpolated' || isOpen(award) || item.ratio === null) return '';
  const [lo, hi] = item.ratio;
  if (lo !== hi || lo < award.qMin! || lo >= award.qMax!) return '';
  const q = item.ratioText?.[0].split(' ')[0] ?? String(lo);
  const points = there[0].toFixed(result.table.rounding.points);
  const line = `${award.pointsMin}+(${q}−${award.qMin})×(${award.pointsMax}−${award.pointsMin})/(${award.qMax}−${award.qMin})=${points}`;
  return { zh: line, en: line };
}

/** What adds to a group at once: an item, or rows that are alternatives. */
interface Part {
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

function partsOf({ table }: PackResult, scored: readonly Scored[]): readonly Part[] {
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
function partsTable(prefix: string, { table }: PackResult, parts: readonly Part[]): Table {
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

function sumsOf(parts: readonly Part[], { formula: { total } }: UsedTable): Sums {
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

function groupsTable(prefix: string, { table }: PackResult, parts: readonly Part[]): Table {
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

function pTable(prefix: string, { score, table }: PackResult, parts: readonly Part[]): Table {
  const source = `${prefix}/parts`;
  const all = (column: string): Ref => ({ table: source, column, row: 'all' });
  const columns: Column[] = [words('what', both((w) => w.sheets.book.quantity), { width: 40 }), ...span('v', both((w) => w.sheets.book.value), { decimals: 2 }), words('remark', both((w) => w.sheets.book.remark), { width: 40 })];
  const row = (id: string, title: Text, cell: (name: Name, side: 0 | 1) => Cell, more: Partial<Row> = {}, remark: Text | '' = ''): Row => ({
    id, ...more, cells: cellsOf(columns, { what: title, vLo: cell('Lo', 0), vHi: cell('Hi', 1), remark }),
  });
  const sums = sumsOf(parts, table);
  const bonusGroups = table.groups.filter(({ bonus }) => bonus).map(({ id }) => id);
  const main = bonusGroups.length === 0 ? '' : bonusGroups.map((id) => `*({2}<>"${id}")`).join('');
  const mainRefs = (name: Name): readonly Ref[] => [all('code'), all(`t${name}`), ...(bonusGroups.length === 0 ? [] : [all('group')])];
  const [raw, p, q4] = [toSpan(score.pRaw), toSpan(score.p), toSpan(score.Q4)];
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

function withheldP(prefix: string, { score }: PackResult): Table {
  const columns: Column[] = [words('what', both((w) => w.sheets.book.quantity), { width: 40 }), ...span('v', both((w) => w.sheets.book.value), { decimals: 2 })];
  const row = (id: 'pRaw' | 'p', title: Text): Row => {
    const [lo, hi] = toSpan(score[id]);
    return { id, tone: 'open', cells: cellsOf(columns, { what: title, vLo: lo, vHi: hi }) };
  };
  return { kind: 'table', id: `${prefix}/p`, title: both((w) => w.sheets.book.pTitle), columns, rows: [row('pRaw', both((w) => w.sheets.book.pRaw)), row('p', both((w) => w.sheets.book.p))] };
}

const outcomeText = (outcome: GateResult['outcome']): Text => both((w) => w.outcome[outcome]);

/** The table's own gates as formulas; one whose limit depends on what nobody stated is as the report has it. */
function gatesTable(prefix: string, result: PackResult, parts: readonly Part[]): Table {
  const columns: Column[] = [
    words('clause', both((w) => w.sheets.book.clause), { width: 9 }), words('asks', both((w) => w.sheets.book.asks), { width: 44 }), words('for', both((w) => w.sheets.book.gateFor), { width: 12 }),
    numbers('limit', both((w) => w.sheets.book.limit), { decimals: 1, width: 9, input: true }), ...span('v', both((w) => w.sheets.book.value), { decimals: 2 }),
    numbers('okLo', both((w) => w.sheets.book.okLo), { decimals: 0, width: 8, only: 'sheet' }), numbers('okHi', both((w) => w.sheets.book.okHi), { decimals: 0, width: 8, only: 'sheet' }),
    words('outcome', both((w) => w.sheets.book.outcome), { width: 10, align: 'center' }), words('remark', both((w) => w.sheets.book.remark), { width: 40 }),
  ];
  const rows = result.gates.map((gate, i): Row => {
    const used = result.table.gates[i]!;
    const values: Record<string, Cell> = { clause: gate.clause, asks: gate.title, for: worded((w) => w.sheets.book.forWhat, gate.for), remark: gateRemark(gate, used.met) };
    const firm = gate.limit !== null && gate.limits === undefined;
    values['limit'] = gate.limits === undefined ? gate.limit : gate.limits.join(' / ');
    for (const [side, name] of SIDES.entries()) {
      const ref = gateRef(prefix, used, name, parts);
      values[`v${name}`] = ref === null ? gate.value[side]! : formula(used.kind === 'ratio' || used.kind === 'points' ? 'N({0})' : '{0}', [ref], gate.value[side]!);
      const spare = used.or === undefined ? '' : `,ROUND(N({2}),11)>=${used.or.min}`;
      const spareRef = used.or === undefined ? [] : [at(`${prefix}/score`, used.or.item, `q${name}`)];
      values[`ok${name}`] = used.met ? 1 : firm ? formula(`IF(OR(ROUND({0},11)>={1}${spare}),1,0)`, [here(`v${name}`), here('limit'), ...spareRef], okAt(gate, used, side as 0 | 1, result)) : gate.outcome === 'pass' ? 1 : 0;
    }
    const ok = SIDES.map((_, side) => (used.met ? 1 : firm ? okAt(gate, used, side as 0 | 1, result) : gate.outcome === 'pass' ? 1 : 0));
    const outcome = ok[0] === 1 ? 'pass' : ok[1] === 0 ? 'fail' : 'unknown';
    values['outcome'] = firm || used.met
      ? formula('IF({0}=1,@0,IF({1}=0,@1,@2))', [here('okLo'), here('okHi')], outcomeText(outcome), [outcomeText('pass'), outcomeText('fail'), outcomeText('unknown')])
      : outcomeText(gate.outcome);
    return { id: gate.id, cells: cellsOf(columns, values) };
  });
  return { kind: 'table', id: `${prefix}/gates`, title: both((w) => w.sheets.book.gates), columns, rows };
}

function okAt(gate: GateResult, used: UsedTable['gates'][number], side: 0 | 1, { items }: PackResult): number {
  const spared = used.or !== undefined && (items.find(({ id }) => id === used.or!.item)?.ratio?.[side] ?? 0) >= used.or.min;
  return gate.value[side]! >= gate.limit! || spared ? 1 : 0;
}

function gateRef(prefix: string, { kind, of }: UsedTable['gates'][number], name: Name, parts: readonly Part[]): Ref | null {
  if (kind === 'p') return at(`${prefix}/p`, 'p', `v${name}`);
  if (kind === 'group') return at(`${prefix}/groups`, of!, `v${name}`);
  if (!parts.some(({ rows }) => rows.some(({ item }) => item.id === of))) return null;
  return at(`${prefix}/score`, of!, kind === 'ratio' ? `q${name}` : `p${name}`);
}

function gateRemark(gate: GateResult, met: boolean): Text | '' {
  const parts: Text[] = [];
  if (met) parts.push(both((w) => w.sheets.book.metByStructure));
  if (gate.restsOnRounding) parts.push(both((w) => w.score.roundingTitle));
  if (gate.asks !== undefined && gate.asks.length > 0) parts.push(both((w) => w.sheets.book.limitAsks, { what: joined(gate.asks.map((name) => worded((w) => w.attribute, name))) }));
  return parts.length === 0 ? '' : joined(parts, ';', '; ');
}

function verdictTable(prefix: string, result: PackResult): Table {
  const columns: Column[] = [words('what', both((w) => w.sheets.book.quantity), { width: 40 }), words('v', both((w) => w.sheets.book.outcome), { width: 24 }), words('remark', both((w) => w.sheets.book.remark), { width: 50 })];
  const gates = `${prefix}/gates`;
  const own = result.gates.filter((gate) => gate.for === 'prefabricated');
  const word = (outcome: 'pass' | 'fail' | 'unknown'): Text => both((w) => w.prefabricated[outcome]);
  const okOf = (list: readonly GateResult[], name: Name): readonly Ref[] => list.map((gate) => at(gates, gate.id, `ok${name}`));
  const oks = own.map((gate) => gate.outcome);
  const value = own.length === 0 || oks.some((outcome) => outcome !== 'pass' && outcome !== 'fail') && !oks.includes('fail') ? 'unknown' : oks.includes('fail') ? 'fail' : 'pass';
  const rows: Row[] = [];
  if (own.length > 0) {
    const lo = own.map((_, i) => `{${i}}`).join(',');
    const hi = own.map((_, i) => `{${i + own.length}}`).join(',');
    rows.push({
      id: 'prefabricated', kind: 'sum',
      cells: cellsOf(columns, {
        what: both((w) => w.sheets.book.isPrefabricated),
        v: formula(`IF(MIN(${lo})=1,@0,IF(MIN(${hi})=0,@1,@2))`, [...okOf(own, 'Lo'), ...okOf(own, 'Hi')], word(value), [word('pass'), word('fail'), word('unknown')]),
        remark: value === result.score.prefabricated ? '' : both((w) => w.sheets.book.jointly, { verdict: word(result.score.prefabricated) }),
      }),
    });
  }
  const grades = result.table.grades;
  if (grades.length > 0 && grades.every(({ min }) => min !== null)) {
    for (const [side, name] of SIDES.entries()) {
      const list = okOf(result.gates, name);
      const p = at(`${prefix}/p`, 'p', `v${name}`);
      const nested = [...grades].reverse().map(({ id, min }) => `IF({${list.length}}>=${min},"${id}",`).join('');
      const graded = `${nested}"—"${')'.repeat(grades.length)}`;
      const reached = result.gates.every((_, i) => okValue(result, i, side as 0 | 1) === 1) ? (grades.findLast(({ min }) => toSpan(result.score.p)[side]! >= min!)?.id ?? '—') : '—';
      rows.push({
        id: `grade${name}`,
        cells: cellsOf(columns, {
          what: both((w) => (name === 'Lo' ? w.sheets.book.gradeLo : w.sheets.book.gradeHi)),
          v: formula(list.length === 0 ? graded : `IF(MIN(${list.map((_, i) => `{${i}}`).join(',')})=1,${graded},"—")`, [...list, p], reached),
        }),
      });
    }
  }
  rows.push({ id: 'grade', cells: cellsOf(columns, { what: both((w) => w.sheets.book.gradeReport), v: gradeText(result.grade) }) });
  return { kind: 'table', id: `${prefix}/verdict`, title: both((w) => w.sheets.book.verdict), columns, rows };
}

function okValue(result: PackResult, i: number, side: 0 | 1): number {
  const gate = result.gates[i]!;
  const used = result.table.gates[i]!;
  if (used.met) return 1;
  return gate.limit !== null && gate.limits === undefined ? okAt(gate, used, side, result) : gate.outcome === 'pass' ? 1 : 0;
}

/** Grades that are possible, none among them. */
export function gradeText(grade: PackResult['grade']): Text {
  const one = (value: string | null): Text => (value === null ? both((w) => w.score.noGrade) : both((w) => w.score.grade, { grade: value }));
  return typeof grade === 'string' || grade === null ? one(grade) : joined(grade.map(one));
}
