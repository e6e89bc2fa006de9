/** Cells, columns and formulas, shortly. */
import type { Text } from '../../engine/report.ts';
import { fromQuanta, toQuanta } from '../../units.ts';
import type { Cell, Column, FormulaCell, Ref, Said } from './book.ts';
import { both } from './words.ts';

/** `@0`, `@1`, … stand for words of our own, `{0}`, `{1}`, … for references. */
export function formula(text: string, refs: readonly Ref[], value: number | Said, words: readonly Text[] = []): FormulaCell {
  return { formula: { text, refs, ...(words.length > 0 ? { words } : {}) }, value };
}

/** The cell of another column in the same row. */
export function here(column: string): Ref {
  return { column };
}

export function at(table: string, row: string, column: string): Ref {
  return { table, row, column };
}

/** Sum of decimals without the noise of binary fractions. */
export function exactSum(values: readonly number[]): number {
  return fromQuanta(values.reduce((sum, value) => sum + toQuanta(value), 0));
}

/** count × quantity, as exact. */
export function exactTimes(count: number, quantity: number): number {
  return fromQuanta(count * toQuanta(quantity));
}

export const sumOf = (ref: Ref, value: number): FormulaCell => formula('ROUND(SUM({0}),4)', [ref], value);

/** As the sheet's ROUND does: binary noise away first, then half-up. */
export function halfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(Number((value * scale).toFixed(9)) + 0.5) / scale;
}

/** What the two columns of a range are called behind its id: least and greatest. */
export const SIDES = ['Lo', 'Hi'] as const;
export type SideName = (typeof SIDES)[number];

interface Look {
  readonly unit?: string;
  readonly decimals?: number;
  readonly width?: number;
  readonly input?: boolean;
  readonly only?: 'sheet';
  readonly upperOf?: string;
  readonly align?: Column['align'];
}

function column(id: string, title: Text, type: Column['type'], align: Column['align'], width: number, look: Look): Column {
  return {
    id, title, unit: look.unit ?? '', type, align: look.align ?? align, width: look.width ?? width,
    ...(look.decimals === undefined ? {} : { decimals: look.decimals }), ...(look.input ? { input: true as const } : {}),
    ...(look.only === undefined ? {} : { only: look.only }), ...(look.upperOf === undefined ? {} : { upperOf: look.upperOf }),
  };
}

export function words(id: string, title: Text, look: Look = {}): Column {
  return column(id, title, 'text', 'left', 16, look);
}

export function numbers(id: string, title: Text, look: Look = {}): Column {
  return column(id, title, 'number', 'right', 12, look);
}

/** Two columns for the ends of a range: printed as one. */
export function span(id: string, title: Text, look: Look = {}): readonly [Column, Column] {
  const lo = both((w) => w.sheets.book.lo);
  const hi = both((w) => w.sheets.book.hi);
  const named = (end: Text): Text => ({ zh: `${title.zh}${end.zh}`, en: `${title.en}${end.en}` });
  return [numbers(`${id}Lo`, named(lo), look), numbers(`${id}Hi`, named(hi), { ...look, upperOf: `${id}Lo` })];
}

/** In the order of the columns; what is not named stays empty. */
export function cellsOf(columns: readonly Column[], values: Readonly<Record<string, Cell>>): readonly Cell[] {
  return columns.map(({ id }) => values[id] ?? null);
}
