/** The page's end of the worker that makes documents: started when it is first needed, again after it died. */
import { proxy, wrap, type Remote } from 'comlink';
import type { Report } from '../engine/report.ts';
import type { ExportClient, ExportEndpoint } from './export-api.ts';
import { headOf, itemsOf, type ReportParts } from './report-parts.ts';
import { ruleSlice } from './rule-parts.ts';

/** The report's long tables, slice by slice as the worker asks for them: none is cloned at once. */
export function partsOf(report: Report): ReportParts {
  return {
    elements: async (from, to) => report.elements.slice(from, to),
    findings: async (from, to) => report.findings.slice(from, to),
    contributions: async (building, item, from, to) => itemsOf(report.buildings[building]!)[item]!.contributions.slice(from, to),
    rules: async (from) => ruleSlice(report.rules!, from),
  };
}

type Tables = Pick<Report, 'elements' | 'findings' | 'buildings' | 'rules'>;
const TABLES = ['elements', 'findings', 'buildings', 'rules'] as const;

export function connectExport(): ExportClient {
  let running: { readonly remote: Remote<ExportEndpoint>; readonly died: Promise<never>; readonly end: () => void } | null = null;
  let sent: { readonly tables: Tables; readonly number: number } | null = null;
  let number = 0;

  function start(): NonNullable<typeof running> {
    const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module', name: 'export' });
    sent = null;
    let stop: (reason: unknown) => void = () => undefined;
    const died = new Promise<never>((_, reject) => {
      stop = reject;
      worker.addEventListener('error', (event) => {
        running = null;
        worker.terminate();
        reject(new Error(event.message || 'the worker for documents could not start'));
      });
    });
    died.catch(() => undefined);
    const end = (): void => {
      worker.terminate();
      stop(new DOMException('cancelled', 'AbortError'));
    };
    return (running = { remote: wrap<ExportEndpoint>(worker), died, end });
  }

  /** What is said of findings changes the report's head alone. */
  function numberOf(report: Report): number {
    const known = sent;
    if (known === null || TABLES.some((key) => known.tables[key] !== report[key])) {
      const { elements, findings, buildings, rules } = report;
      sent = { tables: { elements, findings, buildings, rules }, number: (number += 1) };
    }
    return sent!.number;
  }

  return {
    async documents(kind, report, format, options, plans) {
      const { remote, died } = running ?? start();
      const head = headOf({ ...report, profile: JSON.parse(JSON.stringify(report.profile)) as Report['profile'] });
      return Promise.race([remote.documents(kind, format, head, numberOf(report), proxy(partsOf(report)), { ...options }, ...(plans === undefined ? [] : [proxy(plans)])), died]);
    },
    cancel() {
      running?.end();
      running = null;
    },
    dispose() {
      running?.end();
      running = null;
    },
  };
}
