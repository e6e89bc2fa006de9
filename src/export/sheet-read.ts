/**
 * A sheet that somebody sends back, as rows of text: CSV (RFC 4180, also with `;` or tabs) or a workbook (OOXML), of which the first
 * sheet with rows is read. Formulas count as the values they were saved with. Sizes are capped; nothing of it is ever run.
 */
import type { Text } from '../engine/report.ts';
import { attributeOf, elementsOf, readXml, type XmlElement } from '../xml.ts';
import { readZipDirectory, unpackEntry, type ZipEntry } from '../zip.ts';

export const MOST_SHEET_BYTES = 30_000_000;
/** rows and columns that are read, and characters of a cell */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 200;
const MOST_TEXT = 32_767;

export type SheetRead = { readonly rows: readonly (readonly string[])[] } | { readonly fault: Text };

/** Never throws on what the bytes say. */
export function readSheet(bytes: Uint8Array): SheetRead {
  if (bytes.length > MOST_SHEET_BYTES) return fault(`文件超过 ${MOST_SHEET_BYTES / 1e6} MB`, `the file has more than ${MOST_SHEET_BYTES / 1e6} MB`);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWorkbook(bytes);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return fault('这是旧格式的 .xls,请另存为 .xlsx 或 CSV', 'this is an old .xls: save it as .xlsx or CSV');
  return { rows: readCsv(decoded(bytes)) };
}

const fault = (zh: string, en: string): { readonly fault: Text } => ({ fault: { zh, en } });

/** UTF-8, with a mark UTF-16; else GB 18030, as spreadsheets in Chinese save CSV. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Fields may be quoted, and then hold line ends; the separator is the one that the first line has most of. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const [separator] = [',', ';', '\t'].map((one) => [one, first.split(one).length] as const).reduce((a, b) => (b[1] > a[1] ? b : a));
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    if (row.length < MOST_COLUMNS) row.push(cleaned(cell));
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((one) => one !== '')) rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length && rows.length < MOST_ROWS; i += 1) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === separator) endCell();
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i += 1;
      endRow();
    } else cell += c;
  }
  if (rows.length < MOST_ROWS && (cell !== '' || row.length > 0)) endRow();
  return rows;
}

/** Without the apostrophe that keeps a text from being a formula. */
const cleaned = (text: string): string => text.slice(0, MOST_TEXT).replace(/^'(?=\s*[=+\-@])/, '').trim();

function readWorkbook(bytes: Uint8Array): SheetRead {
  const directory = readZipDirectory(bytes);
  if ('reason' in directory) return fault('工作簿已损坏', 'the workbook is damaged');
  const entries = new Map(directory.map((entry) => [entry.name.toLowerCase(), entry]));
  const open = (name: string): XmlElement | null => {
    const entry: ZipEntry | undefined = entries.get(name.toLowerCase());
    if (entry === undefined) return null;
    const unpacked = unpackEntry(bytes, entry, MOST_SHEET_BYTES * 2);
    if (!('bytes' in unpacked)) return null;
    const read = readXml(unpacked.bytes);
    return 'root' in read ? read.root : null;
  };
  const strings = elementsOf(open('xl/sharedStrings.xml') ?? EMPTY).map(textIn);
  const sheets = [...entries.keys()].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if (sheets.length === 0) return fault('这不是工作簿', 'this is not a workbook');
  for (const name of sheets) {
    const root = open(name);
    const rows = root === null ? [] : rowsOf(root, strings);
    if (rows.length > 0) return { rows };
  }
  return fault('工作簿里没有内容,或无法读取', 'the workbook has no content, or cannot be read');
}

const EMPTY: XmlElement = { name: '', prefix: '', ns: '', attributes: [], children: [], line: 0 };

/** Text of an item, without phonetic guides. */
function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? (element.name === 't' ? child : '') : child.name === 'rPh' ? '' : textIn(child))).join('');
}

function rowsOf(root: XmlElement, strings: readonly string[]): readonly (readonly string[])[] {
  const data = elementsOf(root).find(({ name }) => name === 'sheetData');
  const rows: string[][] = [];
  for (const row of data === undefined ? [] : elementsOf(data)) {
    if (rows.length >= MOST_ROWS) break;
    const cells: string[] = [];
    for (const cell of elementsOf(row)) {
      const at = columnOf(attributeOf(cell, 'r') ?? '') ?? cells.length;
      if (at >= MOST_COLUMNS) continue;
      while (cells.length < at) cells.push('');
      cells[at] = cleaned(valueOf(cell, strings));
    }
    if (cells.some((one) => one !== '')) rows.push(cells);
  }
  return rows;
}

function valueOf(cell: XmlElement, strings: readonly string[]): string {
  const child = (name: string): XmlElement | undefined => elementsOf(cell).find((one) => one.name === name);
  if (attributeOf(cell, 't') === 'inlineStr') return textIn(child('is') ?? EMPTY);
  const value = (child('v')?.children ?? []).filter((one) => typeof one === 'string').join('');
  return attributeOf(cell, 't') === 's' ? strings[Number(value)] ?? '' : value;
}

/** `BC12` is column 54, from 0. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Za-z]{1,3}/.exec(reference)?.[0];
  return letters === undefined ? null : [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
