/** What the rules add to the Report obeys the schema. */
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { check } from '../../../src/engine/check.ts';
import { loadPlan } from '../../../src/geometry/plan.ts';
import { EMPTY_PROFILE, type Profile } from '../../../src/profile/profile.ts';
import { boxModel, propertySet } from '../../facts/kit.ts';
import { apart, packOf, slab, toppingRule } from './planted.ts';

async function faults(value: unknown): Promise<unknown> {
  const schema = JSON.parse(await readFile(new URL('../../../public/schema/report.schema.json', import.meta.url), 'utf8')) as object;
  const validate = new Ajv2020({ strict: false }).compile(schema);
  return validate(JSON.parse(JSON.stringify(value))) ? [] : validate.errors?.slice(0, 3);
}

test('failures, undecided, waived, manual, not modelled, words, also', async () => {
  const plate = (topping: number | null) => slab(null, {
    name: '叠合板', element: { psets: [propertySet('SM_装配式构件', { 构件类别: '叠合板', 预制状态: '叠合', 构件编号: 'X', ...(topping === null ? {} : { 叠合层厚度: topping }) })] },
  });
  const profile: Profile = {
    ...EMPTY_PROFILE, overrides: [{ rule: 'p/b', param: 'least', value: 0.09, reason: 'x' }], attestations: [{ pack: 'p', edition: 'P 1-2020', who: 'x', date: '2024-01-01', page: '1' }],
    waivers: [{ rule: 'p/a', reason: 'x', who: 'x', role: 'x', approval: 'x', until: '2030-01-01' }, { rule: 'p/z', reason: 'x', who: 'x', until: '2030-01-01' }],
  };
  const rules = [
    toppingRule('a'), toppingRule('b', { status: 'unverified', discipline: 'structure', chapter: 5 }), toppingRule('c', { check: 'manual' }), toppingRule('d', { of: 'precast-thickness' }),
    toppingRule('e', { check: 'one-of', of: 'piece-mark', values: { accepted: ['Y'] }, params: undefined }), toppingRule('f', { asks: 'f' }, null),
    toppingRule('g', { asks: 'g', applies: { component: ['slab'], building: { type: ['public'] } } }),
  ];
  const { model, geometry } = boxModel([{}], apart(plate(50), plate(null), plate(100)));
  const { report } = await check(model, geometry, profile, { version: '0', plan: await loadPlan(), effects: false, date: '2025-06-01', packs: [packOf(rules)] });
  expect(await faults(report)).toEqual([]);
  const { results, notModelled, waits, waivers } = report.rules!;
  expect(results.map(({ outcome }) => outcome)).toEqual(['unknown', 'fail', null, 'unknown', 'fail', 'unknown', 'unknown']);
  expect([notModelled, waits, waivers].map((list) => list.length)).toEqual([1, 3, 2]);
  // a schema that takes anything would take this too
  expect(await faults({ ...report, rules: { ...report.rules, results: [{ ...results[0], outcome: 'maybe' }] } })).not.toEqual([]);
  expect(await faults({ ...report, rules: undefined })).not.toEqual([]);
});

test('no rules', async () => {
  const { model, geometry } = boxModel([{}], apart(slab(50)));
  const { report } = await check(model, geometry, EMPTY_PROFILE, { version: '0', plan: await loadPlan(), effects: false });
  expect(report.rules).toBeNull();
  expect(await faults(report)).toEqual([]);
});
