/** Findings as tables: of the rules, one line per element that is not met or not decided; of the models themselves. */
import type { Report } from '../engine/report.ts';
import { FINDING_CODES, type FindingText } from '../model/finding-codes.ts';
import type { Column, Row, Table } from './book/book.ts';
import { cellsOf, numbers, words } from './book/cells.ts';
import { both, worded } from './book/words.ts';
import { findingRows, type Cell } from './csv.ts';
import { fill } from './fill.ts';

export function findingTables(report: Report): readonly Table[] {
  return [rulesTable(report), modelTable(report)];
}

/** Columns are named in both languages, as the CSV has them. */
function rulesTable(report: Report): Table {
  const { head, rows } = findingRows(report);
  const numeric = head.map((_, c) => rows.length > 0 && rows.every((row) => row[c] === null || typeof row[c] === 'number') && rows.some((row) => typeof row[c] === 'number'));
  const columns = head.map((title, c): Column => ({ ...(numeric[c] ? numbers : words)(String(c), { zh: title, en: title }), width: numeric[c] ? 11 : 18 }));
  return {
    kind: 'table', id: 'findings', title: both((w) => w.sheets.findings.title), columns,
    rows: rows.map((row): Row => ({ ...(row[7] === 'fail' ? {} : { tone: 'open' as const }), cells: row.map((cell: Cell) => (typeof cell === 'boolean' ? String(cell) : cell)) })),
  };
}

const TEXTS: Readonly<Record<string, FindingText>> = FINDING_CODES;

function modelTable({ findings }: Report): Table {
  const columns: Column[] = [
    words('severity', both((w) => w.sheets.book.severity), { width: 10 }), words('code', both((w) => w.sheets.book.finding), { width: 28 }), words('text', both((w) => w.sheets.book.content), { width: 70 }), words('file', both((w) => w.sheets.book.file), { width: 28 }),
    numbers('line', both((w) => w.sheets.findings.line), { decimals: 0, width: 9 }), words('globalId', { zh: 'GlobalId', en: 'GlobalId' }, { width: 27 }),
  ];
  const rows = findings.map(({ severity, code, file, line, globalId, params }): Row => {
    const text = Object.hasOwn(TEXTS, code) ? TEXTS[code]! : null;
    return {
      cells: cellsOf(columns, {
        severity: worded((w) => w.severity, severity), code, text: text === null ? '' : { zh: fill(text.zh, params), en: fill(text.en, params) }, file, line, globalId: globalId ?? '',
      }),
    };
  });
  return { kind: 'table', id: 'model', title: both((w) => w.sheets.findings.modelTitle), columns, rows };
}
