/**
 * Typed quantities 填报 as one table of cells: what is in the profile as rows of text, what each cell lacks, and back again. Text stays
 * as it was typed; only rows without a fault reach the profile.
 */
import type { DeclaredItem, DeclaredRow, ItemId, Profile } from '../profile/profile.ts';
import { declare } from './edit-profile.ts';
import { readNumber } from './read-number.ts';

export const COLUMNS = ['item', 'label', 'numerator', 'denominator', 'count', 'drawing'] as const;
export type TypedColumn = (typeof COLUMNS)[number];
export type TypedRow = Readonly<Record<TypedColumn, string>>;

export const EMPTY_ROW: TypedRow = { item: '', label: '', numerator: '', denominator: '', count: '', drawing: '' };
/** rows at most, so that what is pasted or opened by mistake does not stop the page */
export const MOST_ROWS = 5000;
/** characters of one cell */
const MOST_TEXT = 400;

export const isBlank = (row: TypedRow): boolean => COLUMNS.every((column) => column === 'item' || row[column].trim() === '');

/** An item as the table needs it. */
export interface TypedItem {
  readonly id: ItemId;
  /** texts by which a person may name it beside its id */
  readonly names: readonly string[];
}

/** The rows that the profile declares of one building, or of all (`undefined`), in the order of the items. */
export function typedRows(profile: Profile, items: readonly TypedItem[], building: string | undefined): readonly TypedRow[] {
  return items.flatMap(({ id }) => (declaredIn(profile, id, building)?.rows ?? []).map((row): TypedRow => ({
    item: id, label: row.label, numerator: String(row.numerator), denominator: String(row.denominator), count: row.count === undefined ? '' : String(row.count), drawing: row.drawing ?? '',
  })));
}

/**
 * The rows of the table once the profile is read anew: what is in no profile yet stays where it stands.
 * @param now the table as a person sees it
 * @param read what the profile holds (`typedRows`)
 * @param unfinished whether a row of `now` has yet to reach the profile
 * @param typing the row in which a cell is being typed; -1 for none
 */
export function reread(now: readonly TypedRow[], read: readonly TypedRow[], unfinished: (row: TypedRow) => boolean, typing: number): readonly TypedRow[] {
  const key = (row: TypedRow): string => COLUMNS.map((column) => row[column]).join('\t');
  const seen = new Map<string, number>();
  for (const row of now) seen.set(key(row), (seen.get(key(row)) ?? 0) + 1);
  const rows = [...read];
  /** rows that the table does not show: one of them in all but a cell is this row, before or after that cell was typed */
  const returned = read.filter((row) => {
    const times = seen.get(key(row)) ?? 0;
    seen.set(key(row), times - 1);
    return times < 1;
  });
  now.forEach((row, at) => {
    if (isBlank(row) || !(at === typing || unfinished(row))) return;
    const same = returned.find((one) => COLUMNS.filter((column) => one[column] !== row[column]).length === 1);
    if (same === undefined) rows.splice(at, 0, row);
    else if (at === typing) rows[rows.indexOf(same)] = row;
  });
  return rows;
}

/** The item's declaration of exactly this scope. */
export function declaredIn(profile: Profile, item: ItemId, building: string | undefined): DeclaredItem | undefined {
  return profile.declared?.find((one) => one.item === item && one.building === building);
}

export type CellFault = 'item' | 'label' | 'number' | 'negative' | 'whole' | 'empty' | 'more';

/** What is wrong with each cell; null where the row is blank or right. A row may hold a numerator or a denominator alone: the plan area is a row of its own. */
export function faultsOf(row: TypedRow, items: readonly TypedItem[]): Readonly<Partial<Record<TypedColumn, CellFault>>> | null {
  if (isBlank(row)) return null;
  const faults: Partial<Record<TypedColumn, CellFault>> = {};
  if (!items.some(({ id }) => id === row.item)) faults.item = 'item';
  if (row.label.trim() === '') faults.label = 'label';
  for (const column of ['numerator', 'denominator'] as const) {
    const value = row[column].trim() === '' ? 0 : readNumber(row[column]);
    if (value === null || !Number.isFinite(value)) faults[column] = 'number';
    else if (value < 0) faults[column] = 'negative';
  }
  if (row.numerator.trim() === '' && row.denominator.trim() === '') faults.numerator = 'empty';
  const count = row.count.trim() === '' ? 1 : readNumber(row.count);
  if (count === null || !Number.isSafeInteger(count) || count < 1) faults.count = 'whole';
  return Object.keys(faults).length === 0 ? null : faults;
}

/** Null for a blank or faulty row. */
export function declaredRow(row: TypedRow, items: readonly TypedItem[]): DeclaredRow | null {
  if (isBlank(row) || faultsOf(row, items) !== null) return null;
  const count = row.count.trim() === '' ? 1 : readNumber(row.count)!;
  return {
    label: row.label.trim(), numerator: readNumber(row.numerator) ?? 0, denominator: readNumber(row.denominator) ?? 0,
    ...(count === 1 ? {} : { count }), ...(row.drawing.trim() === '' ? {} : { drawing: row.drawing.trim() }),
  };
}

export interface TypedSum {
  readonly numerator: number;
  readonly denominator: number;
  readonly rows: number;
  /** percent; null without a denominator */
  readonly ratio: number | null;
}

/** Sums of the rows that are right, by item. */
export function sumsOf(rows: readonly TypedRow[], items: readonly TypedItem[]): ReadonlyMap<ItemId, TypedSum> {
  const sums = new Map<ItemId, TypedSum>();
  for (const row of rows) {
    const own = declaredRow(row, items);
    if (own === null) continue;
    const before = sums.get(row.item) ?? { numerator: 0, denominator: 0, rows: 0, ratio: null };
    const count = own.count ?? 1;
    const [numerator, denominator] = [before.numerator + own.numerator * count, before.denominator + own.denominator * count];
    sums.set(row.item, { numerator, denominator, rows: before.rows + 1, ratio: denominator > 0 ? (numerator / denominator) * 100 : null });
  }
  return sums;
}

/** The profile with exactly these rows in the scope; whatever else is said of an item stays. */
export function withRows(profile: Profile, rows: readonly TypedRow[], items: readonly TypedItem[], building: string | undefined): Profile {
  return items.reduce((before, { id }) => {
    const own = rows.filter((row) => row.item === id).map((row) => declaredRow(row, items)).filter((row) => row !== null);
    const old = declaredIn(before, id, building);
    if (own.length === 0 && old?.rows === undefined) return before;
    if (JSON.stringify(own) === JSON.stringify(old?.rows ?? [])) return before;
    return withItem(before, id, building, { rows: own.length > 0 ? own : undefined });
  }, profile);
}

export type ItemChange = { readonly [K in 'mode' | 'present' | 'value' | 'ratio' | 'rows' | 'document']?: DeclaredItem[K] | undefined };

/** Changes what is said of one item in the scope; the declaration goes when it says nothing any more. */
export function withItem(profile: Profile, item: ItemId, building: string | undefined, change: ItemChange): Profile {
  const old = declaredIn(profile, item, building);
  const next = { mode: 'replace' as const, ...old, ...change, item, ...(building === undefined ? {} : { building }) };
  const entries = Object.entries(next).filter(([, value]) => value !== undefined);
  const value = Object.fromEntries(entries) as unknown as DeclaredItem;
  const says = value.present !== undefined || value.value !== undefined || value.ratio !== undefined || value.rows !== undefined;
  return declare(profile, item, building, says ? value : null);
}

/** A block from a spreadsheet as cells: tabs and line ends, quotes around cells that hold them. */
export function readBlock(text: string, separator = '\t'): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const clean = text.replace(/^\uFEFF/u, '');
  const end = (): void => {
    rows.at(-1)!.push(cell.slice(0, MOST_TEXT));
    cell = '';
  };
  for (let i = 0; i < clean.length; i += 1) {
    const c = clean[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (clean[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === separator) end();
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && clean[i + 1] === '\n') i += 1;
      end();
      rows.push([]);
      if (rows.length > MOST_ROWS + 1) break;
    } else cell += c;
  }
  if (cell !== '' || rows.at(-1)!.length > 0) end();
  return rows.filter((row) => row.length > 0 && !(row.length === 1 && row[0] === ''));
}

/** An item by its id or one of its names, as people write them; '' for none. */
export function itemOf(text: string, items: readonly TypedItem[]): ItemId {
  const folded = text.normalize('NFKC').trim().toLowerCase();
  if (folded === '') return '';
  return items.find(({ id, names }) => id.toLowerCase() === folded || names.some((name) => name.normalize('NFKC').trim().toLowerCase() === folded))?.id ?? '';
}

/** Lays a block over the rows from one cell on; new rows take the item of the row before where the block does not say it. */
export function pasted(rows: readonly TypedRow[], at: { readonly row: number; readonly column: TypedColumn }, block: readonly (readonly string[])[], items: readonly TypedItem[]): readonly TypedRow[] {
  const first = COLUMNS.indexOf(at.column);
  const next = [...rows];
  block.forEach((cells, i) => {
    const place = at.row + i;
    if (place >= MOST_ROWS) return;
    const before = next[place] ?? { ...EMPTY_ROW, item: next[place - 1]?.item ?? '' };
    const changed: Record<TypedColumn, string> = { ...before };
    cells.forEach((cell, k) => {
      const column = COLUMNS[first + k];
      if (column !== undefined) changed[column] = column === 'item' ? itemOf(cell, items) || changed.item : cell.trim();
    });
    next[place] = changed;
  });
  return next;
}

/** Copies a cell of the first row into all others, up to and with the last. */
export function filled(rows: readonly TypedRow[], column: TypedColumn, from: number, to: number): readonly TypedRow[] {
  const value = rows[from]?.[column];
  return value === undefined ? rows : rows.map((row, i) => (i > from && i <= to ? { ...row, [column]: value } : row));
}

/** Rows of a file: its head names the columns, in any order; without one they stand as here. Null: nothing in it is a row. */
export function readTyped(text: string, items: readonly TypedItem[], heads: Readonly<Record<TypedColumn, readonly string[]>>): readonly TypedRow[] | null {
  const separator = text.split(/\r?\n/u, 1)[0]!.includes('\t') ? '\t' : ',';
  const [head, ...rest] = readBlock(text, separator);
  if (head === undefined) return null;
  const fold = (value: string): string => value.normalize('NFKC').trim().toLowerCase();
  const named = head.map((cell) => COLUMNS.find((column) => column === fold(cell) || heads[column].some((name) => fold(name) === fold(cell))));
  const hasHead = named.filter((column) => column !== undefined).length >= 3;
  const columns = hasHead ? named : [...COLUMNS];
  const rows = (hasHead ? rest : [head, ...rest]).map((cells): TypedRow => {
    const row: Record<TypedColumn, string> = { ...EMPTY_ROW };
    cells.forEach((cell, i) => {
      const column = columns[i];
      // an apostrophe keeps a spreadsheet from taking text for a formula: it is not part of the text
      if (column !== undefined) row[column] = column === 'item' ? itemOf(cell, items) : cell.trim().replace(/^'(?=[=+\-@])/u, '');
    });
    return row;
  }).filter((row) => !isBlank(row));
  return rows.length === 0 ? null : rows.slice(0, MOST_ROWS);
}

/** `1-2, 3–18` as groups of storeys with how many each holds; null where it cannot be read. */
export function storeyGroups(text: string): readonly { readonly name: string; readonly count: number }[] | null {
  const parts = text.normalize('NFKC').split(/[,;、\s]+/u).filter((part) => part !== '');
  if (parts.length === 0) return null;
  const groups = parts.map((part) => {
    const match = /^(-?\d{1,3})F?(?:[-–—~](-?\d{1,3})F?)?$/iu.exec(part);
    if (match === null) return null;
    const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
    return to < from ? null : { name: from === to ? `${from}F` : `${from}–${to}F`, count: to - from + 1 };
  });
  return groups.some((group) => group === null) ? null : (groups as readonly { readonly name: string; readonly count: number }[]);
}
