/** What floors add to the Report: derived strips, cut storeys, parts of a split building; each obeys the schema. */
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { check } from '../../src/engine/check.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { boxModel, type BoxSpec } from '../facts/kit.ts';

const plate = (name: string, storey: number, x0: number, x1: number): BoxSpec => ({
  class: 'IfcSlab', name, box: [x0, 0, 3 * storey + 2.87, x1, 10, 3 * storey + 3],
});
const floors = [0, 1, 2].flatMap((storey) => [plate('预制底板:YDB-01', storey, 0, 4.8), plate('预制底板:YDB-02', storey, 5, 10)]);

test('a storey cut to its plan area is a finding with its figures; strips, parts and cuts obey the schema', async () => {
  const profile: Profile = { ...EMPTY_PROFILE, switches: { podium: 'by-storey' }, storeys: [{ building: 'B1-tower', match: '2F', planArea: 60 }, { match: '3F', planArea: 500 }] };
  const { model, geometry } = boxModel([{ elevations: [0, 3, 6, 9] }], [plate('楼板:LB-130 现浇', 0, 10, 40), ...floors]);
  const { report } = await check(model, geometry, profile, { version: '0', plan: await loadPlan(), effects: false });
  expect(report.buildings.map((b) => b.part?.kind)).toEqual(['tower', 'podium']);
  const [tower] = report.buildings;
  const q1b = tower!.items.find((i) => i.id === 'q1b')!;
  expect(q1b.strips!.map((d) => [d.storey, d.width, d.area])).toEqual([['2F', 0.2, 2], ['3F', 0.2, 2]]);
  expect(report.findings.filter((f) => f.code === 'storey-ratio-above-100')).toMatchObject([
    { severity: 'warning', params: { building: '1# 主楼', storey: '2F', item: 'q1b', numerator: 98, denominator: 60 } },
  ]);
  // an area stated for the building as a whole is nobody's after the split
  expect(tower!.storeys.find((s) => s.name === '3F')!.planArea).toEqual([100, 100]);
  expect(report.findings.filter((f) => f.code === 'plan-area-undivided').map((f) => f.params['building'])).toEqual(['1# 主楼', '1# 裙房']);
  const schema = JSON.parse(await readFile(new URL('../../public/schema/report.schema.json', import.meta.url), 'utf8')) as object;
  const validate = new Ajv2020({ strict: false }).compile(schema);
  expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
});
