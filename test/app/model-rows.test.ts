/** Rows of what is wrong with the models: of which element, filtered, grouped, with what was said of them. */
import { expect, test } from 'vitest';
import { filteringModel, listingModel, modelRows, NO_MODEL_FILTER, saidOf, type ModelFilter, type ModelGrouping } from '../../src/app/model-rows.ts';
import { drained } from '../../src/app/pace.ts';
import { keyOfModelFinding, reviewsById } from '../../src/export/review-key.ts';
import type { Report } from '../../src/engine/report.ts';
import type { ModelFinding } from '../../src/model/model.ts';

const finding = (code: string, severity: ModelFinding['severity'], file: string, expressId: number | null, globalId: string | null = null): ModelFinding => ({ code, severity, file, line: null, expressId, globalId, params: {} });
const FINDINGS = [finding('note', 'info', 'a.ifc', null), finding('mesh', 'warning', 'a.ifc', 7, 'A'), finding('mesh', 'warning', 'b.ifc', 7, 'B'), finding('unit', 'error', '', null), finding('mesh', 'warning', 'a.ifc', 99, 'C')];
const report = {
  findings: FINDINGS, files: [{ path: 'a.ifc' }, { path: 'b.ifc' }],
  elements: [{ file: 1, expressId: 7, name: '墙' }, { file: 0, expressId: 7, name: '梁' }],
} as unknown as Report;
const rows = drained(modelRows(report, ({ code }) => `text of ${code}`));
const said = reviewsById([{ of: keyOfModelFinding(FINDINGS[1]!, true), status: 'accepted' }, { of: keyOfModelFinding(FINDINGS[4]!, false), status: 'rejected', assignee: '李' }]);
const found = (filter: Partial<ModelFilter>) => drained(filteringModel(rows, { ...NO_MODEL_FILTER, ...filter }, said));
const list = (by: ModelGrouping, folded: readonly string[] = []) => drained(listingModel(rows, by, new Set(folded), said));

test('errors come first; an element is found by its file and record', () => {
  expect(rows.map((row) => [row.finding.code, row.finding.file, row.element])).toEqual([['unit', '', null], ['mesh', 'a.ifc', 1], ['mesh', 'b.ifc', 0], ['mesh', 'a.ifc', null], ['note', 'a.ifc', null]]);
});

test('what was said of the element comes before what was said of all of its sort in the file', () => {
  expect(rows.map((row) => saidOf(row, said)?.status ?? 'open')).toEqual(['open', 'accepted', 'open', 'rejected', 'open']);
});

test('filters, each counted with the others as they stand', () => {
  expect(found({ text: '梁 MESH' }).rows).toEqual([rows[1]]);
  expect(found({ code: 'mesh', file: 'a.ifc' }).rows).toEqual([rows[1], rows[3]]);
  expect([...found({ code: 'mesh', file: 'a.ifc' }).counts.file]).toEqual([['a.ifc', 2], ['b.ifc', 1]]);
  expect(found({ status: 'accepted' }).rows).toEqual([rows[1]]);
  expect(found({ assignee: '李' }).rows).toEqual([rows[3]]);
});

test('headings, which fold', () => {
  const told = (by: ModelGrouping, folded?: readonly string[]) => list(by, folded).rows.map((row) => (row.sort === 'heading' ? `# ${row.value} ${row.count}` : row.key));
  expect(told('none')).toEqual(['3', '1', '2', '4', '0']);
  expect(told('severity', ['warning'])).toEqual(['# error 1', '3', '# warning 3', '# info 1', '0']);
  expect(told('code', ['mesh', 'note'])).toEqual(['# mesh 3', '# unit 1', '3', '# note 1']);
  expect(list('severity', ['warning']).stops).toEqual([1, 4]);
});
