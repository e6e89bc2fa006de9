/** The scoring table with the building's ratios: what each item asks, what it comes to, how its points follow. */
import type { ItemResult, PackResult, Text, UsedTable } from '../../engine/report.ts';
import type { Cell, Column, Row, Table } from './book.ts';
import { cellsOf, formula, halfUp, here, numbers, SIDES, span, words } from './cells.ts';
import type { ItemRefs } from './item-result.ts';
import { CODE, isOpen, ratioEnds, topOf, type Points, type Scored } from './score-points.ts';
import { both, plus } from './words.ts';

/** How far a row of the scoring table is to be trusted, by its name in attestations: `item-q1a`. */
export type StatusOf = (row: string, status: 'sourced' | 'unverified' | 'draft') => Text;

export function itemsTable(prefix: string, result: PackResult, scored: readonly Scored[], refs: ReadonlyMap<string, ItemRefs>, withheld: boolean, statusOf: StatusOf): Table {
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
