/** What the page asks of the worker that makes documents. The report crosses in slices, and once: documents of one check share it. */
import type { DocumentFormat, DocumentKind, DocumentOptions, MadeDocument } from '../export/documents.ts';
import type { Report } from '../engine/report.ts';
import type { ReportHead, ReportParts } from './report-parts.ts';

export type { DocumentFormat, DocumentKind, DocumentOptions, MadeDocument };

export interface ExportEndpoint {
  /**
   * @param head of the report as it is now; its long tables are those that came with `tables` before, or come from `parts`
   * @param tables names the long tables: one number for one check
   */
  documents(kind: DocumentKind, format: DocumentFormat, head: ReportHead, tables: number, parts: ReportParts, options: DocumentOptions): Promise<MadeDocument>;
}

export interface ExportClient {
  /** @throws Error where the document cannot be made, or the worker died; whoever asks next has a new one */
  documents(kind: DocumentKind, report: Report, format: DocumentFormat, options: DocumentOptions): Promise<MadeDocument>;
  dispose(): void;
}
