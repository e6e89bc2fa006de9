/** The documents that a report makes: what there is, in which formats, and the making of one. */
import type { Report } from '../engine/report.ts';
import type { StoreyPlan } from '../engine/storey-plan.ts';
import type { Table } from './book/book.ts';
import { bookOf } from './book/book-of.ts';
import { bookHtml } from './book/html.ts';
import { bookXlsx, tablesXlsx } from './book/xlsx.ts';
import { said } from './book/book.ts';
import { both } from './book/words.ts';
import { tableCsv } from './csv.ts';
import { findingTables } from './findings-table.ts';
import { opinionTables } from './opinions.ts';
import { drawnSheets, plansZip } from './plan/draw-all.ts';
import { scheduleTables } from './schedule.ts';

export type DocumentKind = 'calculation' | 'plans' | 'schedule' | 'opinions' | 'findings';
export type DocumentFormat = 'xlsx' | 'html' | 'docx' | 'svg' | 'csv';

export interface DocumentOptions {
  readonly lang: 'zh' | 'en';
  /** 方案比选: every sheet and page says that it is no calculation book */
  readonly whatIf?: boolean;
  /** opinions: also what was judged not founded */
  readonly rejected?: boolean;
  /** of the storeys that are to be drawn; none: documents come without plans */
  readonly plans?: readonly StoreyPlan[];
}

export interface MadeDocument {
  /** `calculation.xlsx`; of several files `plans.zip` */
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

type Maker = (report: Report, options: DocumentOptions) => Promise<Uint8Array>;

export const MIME: Readonly<Record<DocumentFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv;charset=utf-8',
  html: 'text/html;charset=utf-8', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', svg: 'application/zip',
};

const marksOf = ({ lang, whatIf }: DocumentOptions): readonly string[] => (whatIf ? [said(both((w) => w.sheets.book.whatIf), lang)] : []);

/** A workbook of tables; as CSV the first of them. */
function tables(of: (report: Report, options: DocumentOptions) => readonly Table[]): Readonly<Record<'xlsx' | 'csv', Maker>> {
  return {
    xlsx: async (report, options) => {
      const list = of(report, options);
      return tablesXlsx(list, [said(list[0]!.title, options.lang), report.profile.project?.name].filter(Boolean).join(' · '), options.lang, marksOf(options), report.date);
    },
    csv: async (report, options) => new TextEncoder().encode(tableCsv(of(report, options)[0]!, options.lang)),
  };
}

const sheetsOf = (report: Report, { plans, lang }: DocumentOptions): ReturnType<typeof drawnSheets> => drawnSheets(report, plans ?? [], lang);

const MAKERS: Readonly<Record<DocumentKind, Partial<Readonly<Record<DocumentFormat, Maker>>>>> = {
  calculation: {
    xlsx: (report, options) => bookXlsx(bookOf(report, options), { lang: options.lang, report }),
    html: async (report, options) => new TextEncoder().encode(bookHtml(bookOf(report, options), report, sheetsOf(report, options), options.lang)),
    docx: async (report, options) => {
      // a large writer that most who check a model never need
      const { bookDocx } = await import('./book/docx.ts');
      return bookDocx(bookOf(report, options), report, sheetsOf(report, options), options.lang);
    },
  },
  plans: { svg: async (report, options) => plansZip(sheetsOf(report, options)) },
  schedule: tables(scheduleTables),
  opinions: tables((report, { rejected }) => opinionTables(report, rejected === undefined ? {} : { rejected })),
  findings: tables(findingTables),
};

export const DOCUMENT_KINDS = Object.keys(MAKERS) as readonly DocumentKind[];

export function formatsOf(kind: DocumentKind): readonly DocumentFormat[] {
  return Object.keys(MAKERS[kind]) as readonly DocumentFormat[];
}

/** Whether a document shows plans of storeys: whoever makes it fetches them first. */
export const showsPlans = (format: DocumentFormat): boolean => format === 'html' || format === 'docx' || format === 'svg';

/** @throws Error where the document has no such format */
export async function documentOf(kind: DocumentKind, format: DocumentFormat, report: Report, options: DocumentOptions): Promise<MadeDocument> {
  const make = MAKERS[kind][format];
  if (make === undefined) throw new Error(`${kind} is not made as ${format}; available: ${formatsOf(kind).join(', ')}`);
  return { name: `${kind}.${format === 'svg' ? 'zip' : format}`, type: MIME[format], bytes: await make(report, options) };
}
