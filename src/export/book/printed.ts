/** A table of the book as it stands on paper: what is for workbooks alone left out, the ends of a range in one cell, figures as text. */
import en from '../../i18n/en.ts';
import zh from '../../i18n/zh-CN.ts';
import { fixed } from '../../units.ts';
import type { Lang } from '../verdict-text.ts';
import { said, shown, type Block, type Cell, type Column, type Row, type Section, type Table } from './book.ts';

export interface PrintedColumn {
  readonly title: string;
  readonly align: Column['align'];
  /** share of the table's width, all together 1 */
  readonly share: number;
}

export interface PrintedRow {
  readonly kind: NonNullable<Row['kind']>;
  readonly tone: Row['tone'] | null;
  /** parallel to the columns; of a `group` only the first is there */
  readonly cells: readonly string[];
}

export interface PrintedTable {
  readonly title: string;
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly PrintedRow[];
  readonly notes: readonly string[];
  /** in characters of a digit's width: how much room it wants */
  readonly width: number;
}

/** A figure that nobody gave decimals for is not cut. */
const MOST_DECIMALS = 4;
/** A column of one character is still a column. */
const NARROWEST = 5;

/** What the book's first section, the cover of a workbook, is called behind a cover of its own. */
const SUMMARY = { zh: zh.documents.book.summary, en: en.documents.book.summary };

export const printedSections = (sections: readonly Section[]): readonly Section[] =>
  sections.filter((section) => section.only !== 'sheet').map((section) => ({
    ...section, ...(section.id === 'cover' ? { title: SUMMARY } : {}), blocks: section.blocks.filter((block: Block) => block.only !== 'sheet'),
  }));

/** Rows of a section that is too short to turn the page back for. */
const SHORT = 24;

/** Which sections lie on turned pages: those with a table wider than `room`, and short ones that follow such a section. */
export function turnedSections(sections: readonly Section[], room: number, lang: Lang): readonly boolean[] {
  let before = false;
  return sections.map(({ blocks }) => {
    const tables = blocks.flatMap((block) => (block.kind === 'table' ? [printedTable(block, lang)] : []));
    const rows = tables.reduce((sum, table) => sum + table.rows.length + 2, blocks.length);
    before = tables.some((table) => table.width > room) || (before && rows <= SHORT);
    return before;
  });
}

export function printedTable(table: Table, lang: Lang): PrintedTable {
  const at = new Map(table.columns.map((column, i) => [column.id, i]));
  const upper = new Map(table.columns.flatMap((column, i) => (column.upperOf !== undefined && at.has(column.upperOf) ? [[at.get(column.upperOf)!, i] as const] : [])));
  const merged = new Set(upper.values());
  const kept = table.columns.map((column, i) => ({ column, i })).filter(({ column, i }) => column.only !== 'sheet' && !merged.has(i));
  const width = kept.reduce((sum, { column, i }) => sum + wide(column, upper.has(i)), 0) || 1;
  return {
    title: said(table.title, lang),
    columns: kept.map(({ column, i }) => ({ title: titleOf(column, upper.has(i) ? table.columns[upper.get(i)!]! : null, lang), align: column.align, share: wide(column, upper.has(i)) / width })),
    rows: table.rows.map((row): PrintedRow => {
      const cells = kept.map(({ column, i }) => {
        const above = upper.get(i);
        const [lo, hi] = [cellText(row.cells[i] ?? null, column, lang), above === undefined ? '' : cellText(row.cells[above] ?? null, table.columns[above]!, lang)];
        return lo === hi || hi === '' ? lo : lo === '' ? hi : `${lo}–${hi}`;
      });
      const kind = row.kind ?? 'body';
      return { kind, tone: row.tone ?? null, cells: kind === 'group' && cells.slice(1).every((cell) => cell === '') ? cells.slice(0, 1) : cells };
    }),
    notes: (table.notes ?? []).map((note) => said(note, lang)),
    width,
  };
}

const wide = (column: Column, range: boolean): number => Math.max(NARROWEST, range ? column.width * 1.4 : column.width);

/** Of the two columns of a range each title says which end it is; in one column it is both, and what they share is said. */
function titleOf(column: Column, upper: Column | null, lang: Lang): string {
  const title = said(column.title, lang);
  const bare = upper === null ? title : shared(title, said(upper.title, lang));
  return column.unit === '' ? bare : `${bare} (${column.unit})`;
}

/** The words that both begin with; the first where they share none. */
function shared(a: string, b: string): string {
  if (a === b) return a;
  let n = 0;
  while (n < a.length && a[n] === b[n]) n += 1;
  return a.slice(0, a.lastIndexOf(' ', n)).replace(/[\s,，、:：]+$/u, '') || a;
}

export function cellText(cell: Cell, column: Pick<Column, 'decimals'>, lang: Lang): string {
  const value = shown(cell);
  if (value === null) return '';
  if (typeof value !== 'number') return said(value, lang);
  if (column.decimals !== undefined) return fixed(value, column.decimals);
  const text = fixed(value, MOST_DECIMALS);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
