/** The ratio of an item, from the sums of its storeys and of what was typed. */
import type { ItemResult, Text } from '../../engine/report.ts';
import type { Cell, Column, Ref, Row, Table } from './book.ts';
import { at, cellsOf, exactSum, exactTimes, formula, SIDES, span, words } from './cells.ts';
import type { Ends, Side } from './ends.ts';
import { declaredSums } from './item-declared.ts';
import { sidesOf, switchValue, type ItemPlace } from './item-place.ts';
import type { StoreyIn } from './item-storeys.ts';
import { ratioCell, ratioValue } from './ratio-cell.ts';
import { both, joined } from './words.ts';

const SAME = 1e-9;

/** Where the ratio of an item stands, for formulas of the scoring table; null: it has none */
export interface ItemRefs {
  readonly n: readonly [Ref, Ref] | null;
  readonly d: readonly [Ref, Ref] | null;
  readonly q: readonly [Ref, Ref] | null;
  /** what stands there: numerator and denominator at both ends */
  readonly sums: Ends | null;
}

export function resultTable(
  { report }: ItemPlace, item: ItemResult, id: string, hasStoreys: boolean, hasDeclared: boolean, storeys: readonly StoreyIn[],
): { readonly table: Table; readonly refs: ItemRefs } {
  const { unit } = item;
  const { numerator, denominator } = sidesOf(item);
  const twoDecimals = switchValue(report, 'ratio-rounding') === 'two-decimals';
  const columns: Column[] = [
    words('what', both((w) => w.sheets.book.quantity), { width: 28 }), words('unit', both((w) => w.sheets.book.unit), { width: 8, align: 'center' }),
    ...span('v', both((w) => w.sheets.book.value), { decimals: 4 }), words('remark', both((w) => w.sheets.book.remark), { width: 22 }),
  ];
  const typed = declaredSums(item);
  const sum = (side: Side, of: 0 | 1): number => exactSum([
    ...storeys.map(({ storey, parts }) => exactTimes(storey.level < 0 ? 1 : storey.standsFor, parts.sum[side][of])), ...(hasDeclared ? [typed[of]] : []),
  ]);
  const summed = hasStoreys || hasDeclared;
  const side = (of: 0 | 1, key: 'n' | 'd'): Record<string, Cell> => Object.fromEntries(SIDES.map((name, i) => {
    const refs = [...(hasStoreys ? [at(`${id}/storeys`, 'sum', `${key}n${name}`)] : []), ...(hasDeclared ? [at(`${id}/declared`, 'sum', `${key}n`)] : [])];
    return [`v${name}`, summed ? formula(refs.length === 2 ? 'ROUND({0}+{1},4)' : '{0}', refs, sum(i as Side, of)) : null];
  }));
  const follows = summed && SIDES.every((_, i) => {
    const [n, d] = [sum(i as Side, 0), sum(i as Side, 1)];
    return d > 0 && Math.abs(ratioValue(n, d, twoDecimals) - item.ratio![i]!) <= SAME;
  });
  const ratio = Object.fromEntries(SIDES.map((name, i) => [
    `v${name}`,
    follows ? ratioCell(at(`${id}/result`, 'n', `v${name}`), at(`${id}/result`, 'd', `v${name}`), sum(i as Side, 0), sum(i as Side, 1), twoDecimals) : item.ratio![i]!,
  ]));
  const said = follows ? exactText(item) : item.source === 'declared' ? both((w) => w.sheets.book.ratioTyped) : both((w) => w.sheets.book.ratioOpen);
  const rows: Row[] = [
    ...(summed ? [
      { id: 'n', cells: cellsOf(columns, { what: numerator, unit, ...side(0, 'n') }) },
      // an element that may count belongs to both sides: where the ratio is least the denominator may be greatest
      { id: 'd', cells: cellsOf(columns, { what: denominator, unit, ...side(1, 'd'), ...(sum(0, 1) > sum(1, 1) ? { remark: both((w) => w.sheets.book.atEnds) } : {}) }) },
    ] : []),
    {
      id: 'q', kind: 'sum', ...(follows ? {} : { tone: item.source === 'declared' ? 'declared' as const : 'open' as const }),
      cells: cellsOf(columns, { what: both((w) => w.sheets.book.ratio), unit: '%', ...ratio, remark: said }),
    },
  ];
  const pair = (row: string): readonly [Ref, Ref] => [at(`${id}/result`, row, 'vLo'), at(`${id}/result`, row, 'vHi')];
  return {
    table: { kind: 'table', id: `${id}/result`, title: both((w) => w.sheets.book.result), columns, rows },
    refs: { n: summed ? pair('n') : null, d: summed ? pair('d') : null, q: pair('q'), sums: summed ? [[sum(0, 0), sum(0, 1)], [sum(1, 0), sum(1, 1)]] : null },
  };
}

/** Calculation books print two decimals; where these hide the side of a limit the exact value is said (domain 1.2-13). */
function exactText(item: ItemResult): Text | '' {
  const [lo, hi] = item.ratioText ?? ['', ''];
  const shown = lo === hi ? lo : `${lo}–${hi}`;
  const cut = item.cut ? both((w) => w.sheets.book.cut) : null;
  const said: Text = { zh: `${shown} %`, en: `${shown} %` };
  return cut === null ? said : joined([said, cut], ';', '; ');
}
