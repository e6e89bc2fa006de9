/** Where elements stand, and whose IfcProject a file is: what documents that show a place need of the Report. */
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { check } from '../../src/engine/check.ts';
import type { Report } from '../../src/engine/report.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import type { MapConversion } from '../../src/model/model.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { boxModel, type BoxSpec, type FileSpec } from '../facts/kit.ts';

async function reportOf(files: readonly FileSpec[], boxes: readonly BoxSpec[]): Promise<Report> {
  const { model, geometry } = boxModel(files, boxes);
  return (await check(model, geometry, EMPTY_PROFILE, { version: '0', plan: await loadPlan(), effects: false })).report;
}

test('a box is rounded to 1 mm; without a body there is none; far from the origin nothing is lost', async () => {
  const { elements } = await reportOf([{}], [
    { box: [-0.0004, 0.00049, 1.2345, 3.99951, 0.2, 3] }, { box: null }, { box: [3_999_999.1234, 4_000_000, 0, 4_000_003, 4_000_000.2006, 3] },
  ]);
  expect(elements.map(({ box }) => box)).toEqual([[0, 0, 1.235, 4, 0.2, 3], null, [3_999_999.123, 4_000_000, 0, 4_000_003, 4_000_000.201, 3]]);
  expect(Object.is(elements[0]!.box![0], -0)).toBe(false);
});

test('files that map conversions align stand in the world of the first', async () => {
  const at = (eastings: number): MapConversion => ({ eastings, northings: 0, height: 0, xAxisAbscissa: 1, xAxisOrdinate: 0, scale: 1, crs: '' });
  const { elements } = await reportOf([{ file: { mapConversion: at(100) } }, { file: { mapConversion: at(110) } }], [{ box: [0, 0, 0, 4, 0.2, 3] }, { file: 1, box: [0, 0, 0, 4, 0.2, 3] }]);
  expect(elements.map(({ box }) => box)).toEqual([[0, 0, 0, 4, 0.2, 3], [10, 0, 0, 14, 0.2, 3]]);
});

test('a file names its IfcProject', async () => {
  const project = { expressId: 1, globalId: '0YvctVUKr0kugbFTf53O9L', name: 'x' };
  const report = await reportOf([{ file: { project } }, {}], [{ box: [0, 0, 0, 1, 1, 1] }, { box: null }]);
  expect(report.files.map((file) => file.project)).toEqual(['0YvctVUKr0kugbFTf53O9L', null]);
  const schema = JSON.parse(await readFile(new URL('../../public/schema/report.schema.json', import.meta.url), 'utf8')) as object;
  const validate = new Ajv2020({ strict: false }).compile(schema);
  const faults = (value: unknown): unknown => (validate(JSON.parse(JSON.stringify(value))) ? [] : validate.errors);
  expect(faults(report)).toEqual([]);
  expect(faults({ ...report, elements: report.elements.map((one) => ({ ...one, box: [0, 0, 0, 1, 1] })) })).not.toEqual([]);
});
