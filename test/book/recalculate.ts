/** A workbook of ours computed anew by an engine that had no part in writing it (IronCalc): every formula against its cached value. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, Model } from '@ironcalc/wasm';
import { readXlsx } from 'hucre/xlsx';

const wasm = createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm');
let ready = false;

export interface Workbook {
  readonly names: readonly string[];
  readonly formulas: readonly { readonly sheet: number; readonly row: number; readonly column: number; readonly formula: string; readonly cached: unknown }[];
  readonly texts: readonly { readonly sheet: number; readonly row: number; readonly column: number; readonly text: string }[];
  /** computed value of a cell, 0-based */
  value(sheet: number, row: number, column: number): string | number;
  /** writes a number and computes everything anew */
  set(sheet: number, row: number, column: number, value: number): void;
  free(): void;
}

export async function recalculated(bytes: Uint8Array): Promise<Workbook> {
  if (!ready) initSync({ module: readFileSync(wasm) });
  ready = true;
  const book = await readXlsx(bytes, {});
  const sheets = book.sheets.filter((sheet) => sheet.name !== '_report');
  const model = new Model('book', 'en', 'UTC', 'en');
  model.pauseEvaluation();
  for (let i = 1; i < sheets.length; i += 1) model.newSheet();
  // names first: formulas speak of sheets that come later
  for (const [i, { name }] of sheets.entries()) model.renameSheet(i, `tmp${i} ${name}`.slice(0, 31));
  for (const [i, { name }] of sheets.entries()) model.renameSheet(i, name);
  const formulas: Workbook['formulas'][number][] = [];
  const texts: Workbook['texts'][number][] = [];
  for (const [s, sheet] of sheets.entries()) {
    const seen = new Set<string>();
    for (const [key, cell] of sheet.cells ?? []) {
      const [row, column] = key.split(',').map(Number) as [number, number];
      if (cell.formula === undefined) continue;
      seen.add(key);
      formulas.push({ sheet: s, row, column, formula: cell.formula, cached: cell.formulaResult ?? cell.value });
      model.setUserInput(s, row + 1, column + 1, `=${cell.formula}`);
    }
    for (const [row, line] of sheet.rows.entries()) {
      for (const [column, value] of line.entries()) {
        if (value === null || seen.has(`${row},${column}`)) continue;
        if (typeof value === 'number') model.setUserInput(s, row + 1, column + 1, String(value));
        else {
          texts.push({ sheet: s, row, column, text: String(value) });
          // a leading apostrophe: text, whatever it looks like
          model.setUserInput(s, row + 1, column + 1, `'${String(value)}`);
        }
      }
    }
  }
  model.resumeEvaluation();
  model.evaluate();
  return {
    names: sheets.map(({ name }) => name), formulas, texts,
    value: (sheet, row, column) => {
      const text = model.getFormattedCellValue(sheet, row + 1, column + 1);
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    },
    set: (sheet, row, column, value) => {
      model.setUserInput(sheet, row + 1, column + 1, String(value));
      model.evaluate();
    },
    free: () => model.free(),
  };
}

/** Formulas whose computed value is not the cached one. Sums are decimals of four places, ratios are shown with fewer digits than they have. */
export function differing(book: Workbook): readonly string[] {
  return book.formulas.flatMap(({ sheet, row, column, formula, cached }) => {
    const value = book.value(sheet, row, column);
    const same = typeof cached === 'number' && typeof value === 'number'
      ? Math.abs(value - cached) <= 1e-9 * Math.max(1, Math.abs(cached)) : String(value) === String(cached ?? '');
    return same ? [] : [`${book.names[sheet]}!R${row + 1}C${column + 1} =${formula}: cached ${String(cached)}, computed ${String(value)}`];
  });
}
