/** What the page asks of the worker that makes documents. The report crosses in slices, and once: documents of one check share it. */
import type { DocumentFormat, DocumentKind, DocumentOptions, MadeDocument } from '../export/documents.ts';
import type { Report } from '../engine/report.ts';
import type { StoreyPlan } from '../engine/storey-plan.ts';
import type { ReportHead, ReportParts } from './report-parts.ts';

export type { DocumentFormat, DocumentKind, DocumentOptions, MadeDocument };

/** What stands in a storey, as EngineWorker.storeyPlan answers. */
export type PlanSource = (building: number, level: number) => Promise<StoreyPlan | null>;

export interface ExportEndpoint {
  /**
   * @param head of the report as it is now; its long tables are those that came with `tables` before, or come from `parts`
   * @param tables names the long tables: one number for one check
   * @param plans for documents that show them; fetched storey by storey, once for one check
   */
  documents(kind: DocumentKind, format: DocumentFormat, head: ReportHead, tables: number, parts: ReportParts, options: DocumentOptions, plans?: PlanSource): Promise<MadeDocument>;
}

export interface ExportClient {
  /** @throws Error where the document cannot be made, or the worker died; whoever asks next has a new one */
  documents(kind: DocumentKind, report: Report, format: DocumentFormat, options: DocumentOptions, plans?: PlanSource): Promise<MadeDocument>;
  /** ends what is being made; the next document starts anew */
  cancel(): void;
  dispose(): void;
}
