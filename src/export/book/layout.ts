/** Where each cell of a book stands in a workbook: sheets, rows, columns; and formulas in the addresses that follow. */
import type { Block, Book, Column, Formula, Ref, Said, Section, Table } from './book.ts';
import { said } from './book.ts';

/** Excel: at most 31 characters, none of these, unique whatever the case, no apostrophe at the ends. */
const FORBIDDEN = /[[\]:*?/\\\u0000-\u001f]/g;
const LONGEST_NAME = 31;

export interface Sheet {
  readonly name: string;
  readonly lines: readonly Line[];
  /** characters per column */
  readonly widths: readonly number[];
  /** the sheet is one list with its head in this row (0-based), to be frozen and filtered */
  readonly list: { readonly head: number; readonly last: number; readonly columns: number } | null;
}

export type Line =
  | { readonly kind: 'title'; readonly text: string; readonly level: 0 | 1 | 2 | 3 }
  | { readonly kind: 'mark' | 'text' | 'note' | 'warning'; readonly text: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'caption'; readonly text: string }
  | { readonly kind: 'head'; readonly table: Table }
  | { readonly kind: 'row'; readonly table: Table; readonly at: number };

interface Place {
  readonly sheet: string;
  /** 0-based row of the table's row 0 */
  readonly first: number;
  readonly table: Table;
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: ReadonlyMap<string, number>;
}

export interface Layout {
  readonly sheets: readonly Sheet[];
  /** the formula of a cell of this table and row, as a spreadsheet writes it */
  formulaOf(formula: Formula, table: Table, row: number): string;
}

export type Lang = 'zh' | 'en';

const inSheets = (block: Block): boolean => block.only !== 'print';

export function layoutOf(book: Book, lang: Lang): Layout {
  const taken = new Set<string>();
  const groups: { readonly name: string; readonly sections: Section[] }[] = [];
  for (const section of book.sections) {
    const last = groups.at(-1);
    if (section.sheet === undefined && last !== undefined) last.sections.push(section);
    else groups.push({ name: sheetName(said(section.sheet ?? section.title, lang), taken), sections: [section] });
  }
  const places = new Map<string, Place>();
  const sheets = groups.map(({ name, sections }) => sheetOf(book, name, sections, lang, places));
  return { sheets, formulaOf: (formula, table, row) => written(formula, table, row, places, lang) };
}

export function sheetName(wanted: string, taken: Set<string>): string {
  const clean = wanted.replace(FORBIDDEN, ' ').replace(/^'+|'+$/g, '').trim() || 'Sheet';
  for (let n = 1; ; n += 1) {
    const tail = n === 1 ? '' : ` ${n}`;
    const name = `${[...clean].slice(0, LONGEST_NAME - tail.length).join('').slice(0, LONGEST_NAME - tail.length).trim()}${tail}`;
    if (taken.has(name.toLowerCase()) || name.toLowerCase() === 'history') continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

function sheetOf(book: Book, name: string, sections: readonly Section[], lang: Lang, places: Map<string, Place>): Sheet {
  const lines: Line[] = [{ kind: 'title', level: 0, text: [said(book.title, lang), book.project].filter(Boolean).join(' · ') }];
  for (const mark of book.marks) lines.push({ kind: 'mark', text: said(mark, lang) });
  const widths: number[] = [];
  const heads: number[] = [];
  for (const section of sections) {
    lines.push({ kind: 'title', level: section.level, text: [section.number, said(section.title, lang)].filter(Boolean).join(' ') });
    for (const block of section.blocks.filter(inSheets)) {
      if (block.kind === 'paragraph') {
        lines.push({ kind: block.tone ?? 'text', text: said(block.text, lang) });
        continue;
      }
      if (sections.length > 1 || section.blocks.length > 1) lines.push({ kind: 'caption', text: said(block.title, lang) });
      heads.push(lines.length);
      lines.push({ kind: 'head', table: block });
      const first = lines.length;
      const rows = new Map<string, number>();
      for (const [at, row] of block.rows.entries()) {
        if (row.id !== undefined) rows.set(row.id, at);
        lines.push({ kind: 'row', table: block, at });
      }
      places.set(block.id, { sheet: name, first, table: block, rows, columns: new Map(block.columns.map((column, i) => [column.id, i])) });
      for (const [i, column] of block.columns.entries()) widths[i] = Math.max(widths[i] ?? 0, column.width, Math.min(headWidth(column, lang), 22));
      for (const note of block.notes ?? []) lines.push({ kind: 'note', text: said(note, lang) });
      lines.push({ kind: 'blank' });
    }
  }
  const tables = sections.flatMap((section) => section.blocks).filter((block) => inSheets(block) && block.kind === 'table') as readonly Table[];
  const [only] = tables;
  const list = tables.length === 1 && only !== undefined && sections.length === 1 && sections[0]!.only === 'sheet'
    ? { head: heads[0]!, last: heads[0]! + bodyRows(only), columns: only.columns.length } : null;
  return { name, lines, widths: widths.map((width) => Math.min(width, 70)), list };
}

const headWidth = (column: Column, lang: Lang): number => charactersOf(said(column.title, lang)) + 1;

/** In widths of a digit: a Chinese character is two. */
export function charactersOf(text: string): number {
  let width = 0;
  for (const c of text) width += c.codePointAt(0)! > 0x2e7f ? 2 : 1;
  return width;
}

function bodyRows(table: Table): number {
  let n = table.rows.length;
  while (n > 0 && table.rows[n - 1]!.kind === 'sum') n -= 1;
  return n;
}

export function headText(column: Column, lang: Lang): string {
  return `${said(column.title, lang)}${column.unit === '' ? '' : ` (${column.unit})`}`;
}

/** 0 → A, 26 → AA */
export function letters(column: number): string {
  let text = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) text = String.fromCharCode(65 + ((n - 1) % 26)) + text;
  return text;
}

/** A string constant of a formula. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function written({ text, refs, words }: Formula, table: Table, row: number, places: ReadonlyMap<string, Place>, lang: Lang): string {
  return text.replace(/\{(\d+)\}|@(\d+)/g, (_, ref?: string, word?: string) =>
    (ref === undefined ? quoted(said(words![Number(word)] as Said, lang)) : address(refs[Number(ref)]!, table, row, places)));
}

/** @throws Error where a formula names what is not there: a fault of the book, not of the model */
function address({ table: id, column, row }: Ref, table: Table, at: number, places: ReadonlyMap<string, Place>): string {
  const own = places.get(table.id)!;
  const place = id === undefined ? own : places.get(id);
  const letter = place?.columns.get(column);
  if (place === undefined || letter === undefined) throw new Error(`no cell ${id ?? table.id}.${column}`);
  const line = (name: string): number => {
    const found = place.rows.get(name);
    if (found === undefined) throw new Error(`no row ${name} in ${id ?? table.id}`);
    return found;
  };
  const prefix = place.sheet === own.sheet ? '' : `'${place.sheet.replaceAll("'", "''")}'!`;
  const cell = (n: number): string => `${letters(letter)}${place.first + n + 1}`;
  const fixed = (n: number): string => `$${letters(letter)}$${place.first + n + 1}`;
  if (row === undefined) return `${prefix}${cell(at)}`;
  if (typeof row === 'string' && row !== 'all') return `${prefix}${fixed(line(row))}`;
  const [from, to] = row === 'all' ? [0, bodyRows(place.table) - 1] : [line(row[0]!), line(row[1]!)];
  // of no rows there is no range: one from here upwards would hold the sum itself
  if (to < from) return '0';
  return `${prefix}${fixed(from)}:${fixed(to)}`;
}
