import { expect, test } from 'vitest';
import type { Report } from '../../src/engine/report.ts';
import { reportShape } from '../../src/export/report-shape.ts';
import { propertySet } from '../facts/kit.ts';
import { apart, packOf, slab, toppingRule } from '../engine/rules/planted.ts';
import { reportOfBoxes } from './bcf/reports.ts';

async function report(): Promise<Report> {
  const plate = (topping: number | null) => slab(null, { name: '叠合板', element: { psets: [propertySet('SM_装配式构件', { 构件类别: '叠合板', 预制状态: '叠合', ...(topping === null ? {} : { 叠合层厚度: topping }) })] } });
  const made = await reportOfBoxes([{}], apart(plate(50), plate(null)), { packs: [packOf([toppingRule('a'), toppingRule('b', { check: 'manual' }), toppingRule('d', { of: 'precast-thickness' })])] });
  return JSON.parse(JSON.stringify(made)) as Report;
}

/** The same with one value replaced; undefined: taken away. */
function changed(value: unknown, path: string, to: unknown): unknown {
  const copy = structuredClone(value) as Record<string, unknown>;
  const keys = path.split('.');
  let at = copy as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  if (to === undefined) delete at[keys.at(-1)!];
  else at[keys.at(-1)!] = to;
  return copy;
}

test('a report is one, with and without rules, and with what only other readers know', async () => {
  const made = await report();
  expect(reportShape(made)).toEqual({ ok: true, report: made });
  expect(reportShape({ ...made, rules: null, further: 1 }).ok).toBe(true);
});

test.each<readonly [string, unknown, string]>([
  ['schema', 'sunmao-report/2', '"sunmao-report/1"'],
  ['schema', undefined, '"sunmao-report/1"'],
  ['date', 5, 'a text'],
  ['elements', {}, 'a list'],
  ['elements.0.file', 7, 'a whole number below 1'],
  ['elements.1.box', [0, 0, 0, 1, 1], 'a list of 6'],
  ['elements.1.box.3', null, 'a number'],
  ['elements.1.box', undefined, 'a list'],
  ['elements.1.representedBy', 2, 'a whole number below 2'],
  ['elements.0.roles', null, 'an object'],
  ['files.0.status', 'gone', '"read"'],
  ['files.0.project', undefined, 'a text'],
  ['profile.project', { stage: 'ruin' }, ''],
  ['buildings.0.openQuestions.0', { role: 'x' }, 'a text'],
  ['findings.0', { code: 'x', severity: 'loud' }, '"error"'],
  ['rules.stage', 'ruin', '"scheme"'],
  ['rules.results.0.force', '应该', '"必须"'],
  ['rules.results.0.outcome', 'maybe', '"pass"'],
  ['rules.results.0.groups.0.elements', [9], 'a whole number below 2'],
  ['rules.results.0.groups.0.elements', [0, 1], 'a list of 1'],
  ['rules.results.0.groups.0.where', [], 'a list of 1'],
  ['rules.results.0.groups.0.elements', [], 'a list of 1'],
  ['rules.results.0.groups.0.measured.0', { a: 1 }, 'null, true or false, a text or two numbers'],
  ['rules.results.0.groups.0.limit', { op: '≥', value: ['x', 1] }, 'two numbers, or texts'],
  ['rules.results.0.groups.0.missing', [{ kind: 'mood', id: 'x' }], '"role"'],
  ['rules.notModelled.0.title', 'x', 'an object'],
])('%s %j is refused where it stands', async (path, to, expected) => {
  const shape = reportShape(changed(await report(), path, to));
  expect(shape.ok).toBe(false);
  if (shape.ok) return;
  expect(shape.fault.path.startsWith(path)).toBe(true);
  expect(shape.fault.expected).toContain(expected);
});

test.each([null, [], 'x', 5, { __proto__: null }])('%j is no report', (value) => {
  expect(reportShape(value).ok).toBe(false);
});
