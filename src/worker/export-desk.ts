/** Makes documents of reports whose long tables it has, or fetches in slices. */
import type { Report } from '../engine/report.ts';
import type { StoreyPlan } from '../engine/storey-plan.ts';
import { documentOf, showsPlans } from '../export/documents.ts';
import type { ExportEndpoint, PlanSource } from './export-api.ts';
import { reportOf } from './report-parts.ts';

export function exportDesk(): ExportEndpoint {
  let last: { readonly tables: number; readonly report: Report; plans: readonly StoreyPlan[] | null } | null = null;
  return {
    async documents(kind, format, head, tables, parts, options, plans) {
      if (last?.tables !== tables) last = { tables, report: await reportOf(head, parts), plans: null };
      const of = last;
      if (plans !== undefined && showsPlans(format)) of.plans ??= await plansOf(of.report, plans);
      const { elements, findings, rules, buildings } = of.report;
      return documentOf(kind, format, { ...head.report, elements, findings, rules, buildings }, { ...options, ...(of.plans === null ? {} : { plans: of.plans }) });
    },
  };
}

/** Storey by storey, so that no message is large. */
async function plansOf(report: Report, plan: PlanSource): Promise<readonly StoreyPlan[]> {
  const plans: StoreyPlan[] = [];
  for (const [building, { storeys }] of report.buildings.entries()) {
    for (let level = -1; level < storeys.length; level += 1) {
      const one = await plan(building, level);
      if (one !== null) plans.push(one);
    }
  }
  return plans;
}
