/** The documents of `check --out`: of every kind those in the formats that were asked for. */
import type { Report } from '../engine/report.ts';
import { storeyPlan } from '../engine/storey-plan.ts';
import { documentOf, DOCUMENT_KINDS, formatsOf, showsPlans, type MadeDocument } from '../export/documents.ts';
import type { Facts } from '../facts/facts.ts';

/** @param formats as asked for; those in which no document is made are passed over */
export async function documentFiles({ report, facts }: { readonly report: Report; readonly facts: Facts }, formats: readonly string[], lang: 'zh' | 'en'): Promise<readonly MadeDocument[]> {
  const made: MadeDocument[] = [];
  const plans = DOCUMENT_KINDS.flatMap(formatsOf).some((format) => showsPlans(format) && formats.includes(format))
    ? report.buildings.flatMap(({ storeys }, building) => [-1, ...storeys.keys()].flatMap((level) => storeyPlan(facts, building, level) ?? []))
    : [];
  for (const kind of DOCUMENT_KINDS) {
    for (const format of formatsOf(kind)) if (formats.includes(format)) made.push(await documentOf(kind, format, report, { lang, plans }));
  }
  return made;
}
