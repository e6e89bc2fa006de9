/**
 * Workbooks (OOXML): the book with live formulas and cached values, and plain tables. The one door to hucre. Texts of models and people are
 * written as text cells and never as formulas; the same input gives the same bytes.
 */
import { readXlsx, writeXlsx, type Cell as XlsxCell, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import type { Report } from '../../engine/report.ts';
import { isFormula, said, type Book, type Cell, type Column, type Row, type Table } from './book.ts';
import { charactersOf, headText, layoutOf, letters, sheetName, type Lang, type Layout, type Line, type Sheet } from './layout.ts';
import { both } from './words.ts';

/** the most characters that a cell takes is 32,767 */
const LONGEST_TEXT = 32_000;
/** UTF-16 units of the report's JSON per cell of the hidden sheet */
const CHUNK = 30_000;
/** a longer report is not embedded: spreadsheets would not open the workbook */
const LONGEST_REPORT = 60_000_000;
const REPORT_SHEET = '_report';

const FONT = { zh: '宋体', en: 'Calibri' } as const;
const SIZE = 10;
const COLOUR = { input: '1F4E9E', head: 'DCE6F1', sum: 'EEF2F6', declared: 'FFF4CC', open: 'FCE4D6', derived: 'EDEDED', out: '808080', mark: 'C00000', note: '595959' } as const;
const GRID = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const BORDER = { top: GRID, right: GRID, bottom: GRID, left: GRID } as const;

export interface WorkbookOptions {
  readonly lang: Lang;
  /** embedded on a hidden sheet, so that the workbook carries what it was made of */
  readonly report?: Report;
}

/** The calculation book as a workbook. */
export async function bookXlsx(book: Book, { lang, report }: WorkbookOptions): Promise<Uint8Array> {
  const layout = layoutOf(book, lang);
  const sheets = layout.sheets.map((sheet) => writtenSheet(book, sheet, layout, lang));
  return writeXlsx({
    sheets: [...sheets, ...(report === undefined ? [] : [reportSheet(report)])],
    defaultFont: { name: FONT[lang], size: SIZE },
    properties: properties(said(book.title, lang), book.project, report?.date ?? null),
  });
}

/** Plain tables, one sheet each. */
export async function tablesXlsx(tables: readonly Table[], title: string, lang: Lang, marks: readonly string[] = [], date: string | null = null): Promise<Uint8Array> {
  const taken = new Set<string>();
  const book: Book = {
    title: { zh: title, en: title }, project: '', marks: marks.map((mark) => ({ zh: mark, en: mark })),
    sections: tables.map((table) => {
      const name = sheetName(said(table.title, lang), taken);
      return { id: table.id, number: '', title: table.title, level: 1, building: null, only: 'sheet', sheet: { zh: name, en: name }, blocks: [table] };
    }),
  };
  const layout = layoutOf(book, lang);
  return writeXlsx({
    sheets: layout.sheets.map((sheet) => writtenSheet(book, sheet, layout, lang)), defaultFont: { name: FONT[lang], size: SIZE }, properties: properties(title, '', date),
  });
}

/** Without the clock: the report's date, or the first day that spreadsheets know. */
function properties(title: string, subject: string, date: string | null): NonNullable<Parameters<typeof writeXlsx>[0]['properties']> {
  const day = new Date(`${date ?? '1900-01-01'}T00:00:00Z`);
  return { title: plain(title), subject: plain(subject), creator: 'sunmao', created: day, modified: day };
}

function writtenSheet(book: Book, sheet: Sheet, layout: Layout, lang: Lang): WriteSheet {
  const cells = new Map<string, Partial<XlsxCell>>();
  const rowDefs = new Map<number, { height: number }>();
  const styles = stylesOf(lang);
  const looks = looksOf(sheet.list === null, styles);
  for (const [r, line] of sheet.lines.entries()) writeLine(cells, rowDefs, looks, styles, r, line, layout, lang, sheet);
  const { list } = sheet;
  const mark = book.marks.map((text) => said(text, lang)).join(' · ');
  const header = [said(book.title, lang), book.project].filter(Boolean).join(' · ');
  return {
    name: sheet.name,
    rows: sheet.lines.map(() => []),
    cells,
    rowDefs,
    columns: sheet.widths.map((width) => ({ width })),
    freezePane: { rows: list === null ? 1 : list.head + 1 },
    ...(list === null || list.last <= list.head ? {} : { autoFilter: { range: `A${list.head + 1}:${letters(list.columns - 1)}${list.last + 1}` } }),
    pageSetup: {
      paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, margins: { left: 0.5, right: 0.4, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(list === null ? {} : { printTitlesRow: `$${list.head + 1}:$${list.head + 1}` }),
    },
    headerFooter: { oddHeader: `&L${escaped(header)}&R${escaped(mark)}`, oddFooter: `&L${escaped(sheet.name)}&R&P / &N` },
  };
}

/** A header has 255 characters in all. */
const escaped = (text: string): string => plain(text).slice(0, 60).replaceAll('&', '&&');

/** `_x0041_` stands for a character in OOXML: a text that looks so is written so that it stays. */
const kept = (text: string): string => text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');

/** Characters that XML cannot hold, lone halves of surrogate pairs among them; cut to what a cell takes. */
export function plain(text: string): string {
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  return kept(clean.length <= LONGEST_TEXT ? clean : `${clean.slice(0, LONGEST_TEXT)} …`);
}

type Looks = (column: Column, row: Row, formula: boolean) => CellStyle;

/** One object per look: thousands of cells share a few. @param wraps long lists do not: their rows stay one line high */
function looksOf(wraps: boolean, styles: Styles): Looks {
  const known = new Map<string, CellStyle>();
  return (column, row, formula) => {
    const input = column.input === true && !formula && row.kind !== 'sum';
    const key = `${column.align} ${column.type} ${column.decimals ?? ''} ${row.kind ?? ''} ${row.tone ?? ''} ${input}`;
    let look = known.get(key);
    if (look === undefined) {
      const fill = row.kind === 'sum' || row.kind === 'group' ? COLOUR.sum : row.tone === 'declared' || row.tone === 'open' || row.tone === 'derived' ? COLOUR[row.tone] : null;
      look = {
        font: styles.font({ ...(row.kind === 'sum' || row.kind === 'group' ? { bold: true } : {}), ...(input ? { color: { rgb: COLOUR.input } } : row.tone === 'out' ? { color: { rgb: COLOUR.out } } : {}) }),
        alignment: { horizontal: column.align, vertical: 'center', wrapText: wraps && column.type === 'text' },
        border: BORDER,
        ...(fill === null ? {} : { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: fill } } }),
        ...(column.type === 'number' && column.decimals !== undefined ? { numFmt: column.decimals === 0 ? '0' : `0.${'0'.repeat(column.decimals)}` } : {}),
      };
      known.set(key, look);
    }
    return look;
  };
}

type FontStyle = NonNullable<CellStyle['font']>;

/** Every font says its name and size: what is left out spreadsheets fill in as they like. */
interface Styles {
  readonly font: (more: FontStyle) => FontStyle;
  readonly head: CellStyle;
  readonly caption: CellStyle;
  readonly titles: Readonly<Record<0 | 1 | 2 | 3, CellStyle>>;
  readonly said: Readonly<Record<'mark' | 'text' | 'note' | 'warning', CellStyle>>;
}

function stylesOf(lang: Lang): Styles {
  const font = (more: FontStyle): FontStyle => ({ name: FONT[lang], size: SIZE, ...more });
  const bold = (size: number): CellStyle => ({ font: font({ bold: true, size }) });
  const coloured = (rgb: string, more: FontStyle = {}): CellStyle => ({ font: font({ color: { rgb }, ...more }) });
  return {
    font,
    head: { font: font({ bold: true }), alignment: { horizontal: 'center', vertical: 'center', wrapText: true }, border: BORDER, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: COLOUR.head } } },
    caption: bold(SIZE),
    titles: { 0: bold(14), 1: bold(13), 2: bold(12), 3: bold(11) },
    said: { mark: coloured(COLOUR.mark, { bold: true, size: 12 }), text: { font: font({}) }, note: coloured(COLOUR.note), warning: coloured(COLOUR.mark) },
  };
}

function writeLine(
  cells: Map<string, Partial<XlsxCell>>, rowDefs: Map<number, { height: number }>, looks: Looks, styles: Styles, r: number, line: Line, layout: Layout, lang: Lang, sheet: Sheet,
): void {
  const text = (c: number, value: string, style: CellStyle): void => void cells.set(`${r},${c}`, { value: plain(value), type: 'string', style });
  switch (line.kind) {
    case 'blank': return;
    case 'title': text(0, line.text, styles.titles[line.level]); return;
    case 'caption': text(0, line.text, styles.caption); return;
    case 'head':
      rowDefs.set(r, { height: 30 });
      for (const [c, column] of line.table.columns.entries()) text(c, headText(column, lang), styles.head);
      return;
    case 'row': {
      const row = line.table.rows[line.at]!;
      const high = sheet.list === null ? linesOf(row, line.table, sheet.widths, lang) : 1;
      if (high > 1) rowDefs.set(r, { height: Math.min(high, 20) * LINE_HEIGHT });
      for (const [c, column] of line.table.columns.entries()) {
        const cell = row.cells[c] ?? null;
        cells.set(`${r},${c}`, written(cell, looks(column, row, cell !== null && isFormula(cell)), line, layout, lang));
      }
      return;
    }
    default: text(0, line.text, styles.said[line.kind]);
  }
}

/** points */
const LINE_HEIGHT = 13.5;

/** Spreadsheets do not make wrapped rows higher by themselves when a file is opened. */
function linesOf(row: Row, table: Table, widths: readonly number[], lang: Lang): number {
  return table.columns.reduce((most, column, c) => {
    const cell = row.cells[c] ?? null;
    const value = cell !== null && isFormula(cell) ? cell.value : cell;
    if (column.type !== 'text' || value === null || typeof value === 'number') return most;
    return Math.max(most, Math.ceil((charactersOf(said(value, lang)) * 1.1) / (widths[c] ?? column.width)));
  }, 1);
}

function written(cell: Cell, style: CellStyle, { table, at }: Extract<Line, { kind: 'row' }>, layout: Layout, lang: Lang): Partial<XlsxCell> {
  if (cell === null || cell === '') return { value: null, type: 'empty', style };
  if (typeof cell === 'number') return { value: cell, type: 'number', style };
  if (!isFormula(cell)) return { value: plain(said(cell, lang)), type: 'string', style };
  const { value } = cell;
  return { value: null, type: 'formula', style, formula: layout.formulaOf(cell.formula, table, at), formulaResult: typeof value === 'number' ? value : plain(said(value, lang)) };
}

function reportSheet(report: Report): WriteSheet {
  const json = JSON.stringify(report);
  const { zh, en } = both((w) => w.sheets.book.notEmbedded);
  const chunks = json.length > LONGEST_REPORT ? [] : chunked(json);
  const lines = [report.schema, chunks.length === 0 ? `${zh} / ${en}` : String(chunks.length), ...chunks];
  return {
    name: REPORT_SHEET, hidden: true, rows: lines.map(() => []), columns: [{ width: 20 }],
    cells: new Map(lines.map((value, r) => [`${r},0`, { value: kept(value), type: 'string' as const }])),
  };
}

/** JSON text has no characters that XML lacks but lone surrogates, which stand escaped; a pair is not cut in two. */
function chunked(json: string): readonly string[] {
  const chunks: string[] = [];
  for (let from = 0; from < json.length;) {
    let to = Math.min(from + CHUNK, json.length);
    const last = json.charCodeAt(to - 1);
    if (to < json.length && last >= 0xd800 && last <= 0xdbff) to -= 1;
    chunks.push(json.slice(from, to));
    from = to;
  }
  return chunks;
}

/** The report's JSON that a workbook of ours carries; null where it carries none. @throws where it is no workbook */
export async function reportTextIn(bytes: Uint8Array): Promise<string | null> {
  const { sheets } = await readXlsx(bytes);
  const rows = sheets.find(({ name }) => name === REPORT_SHEET)?.rows.map((row) => String(row[0] ?? ''));
  const count = Number(rows?.[1]);
  return rows === undefined || !Number.isInteger(count) ? null : rows.slice(2, 2 + count).join('');
}
