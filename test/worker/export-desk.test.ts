/** Documents of a report that crosses in slices are those of the report itself. */
import { expect, test } from 'vitest';
import { documentOf, DOCUMENT_KINDS, formatsOf } from '../../src/export/documents.ts';
import { exportDesk } from '../../src/worker/export-desk.ts';
import { partsOf } from '../../src/worker/export-client.ts';
import { headOf } from '../../src/worker/report-parts.ts';
import { sampleReport } from '../book/reports.ts';

test('every kind in every format, the report sent once', { timeout: 120_000 }, async () => {
  const report = await sampleReport('office');
  const desk = exportDesk();
  let asked = 0;
  const parts = partsOf(report);
  const counting = { ...parts, elements: (from: number, to: number) => { asked += 1; return parts.elements(from, to); } };
  const head = structuredClone(headOf(report));
  for (const kind of DOCUMENT_KINDS) {
    expect(formatsOf(kind).length).toBeGreaterThan(0);
    for (const format of formatsOf(kind)) {
      const made = await desk.documents(kind, format, head, 1, counting, { lang: 'zh' });
      const plain = await documentOf(kind, format, report, { lang: 'zh' });
      expect([made.name, Buffer.from(made.bytes).equals(Buffer.from(plain.bytes))]).toEqual([plain.name, true]);
    }
  }
  expect(asked).toBe(Math.ceil(report.elements.length / 400));
  await desk.documents('schedule', 'csv', head, 2, counting, { lang: 'en' });
  expect(asked).toBe(2 * Math.ceil(report.elements.length / 400));
});
