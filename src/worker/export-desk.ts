/** Makes documents of reports whose long tables it has, or fetches in slices. */
import type { Report } from '../engine/report.ts';
import { documentOf } from '../export/documents.ts';
import type { ExportEndpoint } from './export-api.ts';
import { reportOf } from './report-parts.ts';

export function exportDesk(): ExportEndpoint {
  let last: { readonly tables: number; readonly report: Report } | null = null;
  return {
    async documents(kind, format, head, tables, parts, options) {
      if (last?.tables !== tables) last = { tables, report: await reportOf(head, parts) };
      const { elements, findings, rules, buildings } = last.report;
      return documentOf(kind, format, { ...head.report, elements, findings, rules, buildings }, options);
    },
  };
}
