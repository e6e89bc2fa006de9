/** The ratio of two cells, as the sheet and as we compute it. */
import type { Cell, Ref } from './book.ts';
import { formula, halfUp } from './cells.ts';

/** Percent, cut to 100; a dash where nothing is divided by. */
export function ratioCell(n: Ref, d: Ref, top: number, bottom: number, twoDecimals: boolean): Cell {
  const cut = 'MIN(100,{0}/{1}*100)';
  const text = `IF({1}<=0,"—",${twoDecimals ? `ROUND(ROUND(${cut},11),2)` : cut})`;
  return formula(text, [n, d], bottom <= 0 ? '—' : ratioValue(top, bottom, twoDecimals));
}

export function ratioValue(n: number, d: number, twoDecimals: boolean): number {
  const value = Math.min(100, (n / d) * 100);
  return twoDecimals ? halfUp(value, 2) : value;
}
