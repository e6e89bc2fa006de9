/** The documents of `check --out`: of every kind those in the formats that were asked for. */
import type { Report } from '../engine/report.ts';
import { documentOf, DOCUMENT_KINDS, formatsOf, type MadeDocument } from '../export/documents.ts';

/** @param formats as asked for; those in which no document is made are passed over */
export async function documentFiles(report: Report, formats: readonly string[], lang: 'zh' | 'en'): Promise<readonly MadeDocument[]> {
  const made: MadeDocument[] = [];
  for (const kind of DOCUMENT_KINDS) {
    for (const format of formatsOf(kind)) if (formats.includes(format)) made.push(await documentOf(kind, format, report, { lang }));
  }
  return made;
}
