/** The exit code of a report: a draft, what is advisory, 宜 and 可 never set 1. */
import { expect, test } from 'vitest';
import { check } from '../../../src/engine/check.ts';
import { loadPlan } from '../../../src/geometry/plan.ts';
import { EMPTY_PROFILE, type Profile } from '../../../src/profile/profile.ts';
import type { PackRule } from '../../../src/standards/rule.ts';
import { boxModel, propertySet } from '../../facts/kit.ts';
import { packOf, toppingRule } from './planted.ts';

async function exitCode(topping: number | null, rule: Partial<PackRule>, pack: Readonly<Record<string, unknown>> = {}, profile: Partial<Profile> = {}): Promise<number> {
  const { model, geometry } = boxModel([{}], [{
    class: 'IfcSlab', name: '叠合板', box: [0, 0, 2.9, 4, 3, 3],
    element: { psets: [propertySet('SM_装配式构件', { 预制状态: '叠合', 构件类别: '叠合板', ...(topping === null ? {} : { 叠合层厚度: topping }) })] },
  }]);
  const { report } = await check(model, geometry, { ...EMPTY_PROFILE, ...profile }, {
    version: '0', plan: await loadPlan(), effects: false, date: '2025-06-01', packs: [packOf([toppingRule('a', rule)], pack)],
  });
  expect(report.packs.map(({ id, asked }) => [id, asked])).toEqual([['gbt51129-2017', false], ['p', true]]);
  return report.summary.exitCode;
}

test.each<readonly [string, number, number | null, Partial<PackRule>, Readonly<Record<string, unknown>>]>([
  ['a pass', 0, 60, {}, {}],
  ['a failure of 应', 1, 50, {}, {}],
  ['a failure of 必须', 1, 50, { force: '必须' }, {}],
  ['a failure of an unverified rule', 1, 50, { status: 'unverified' }, {}],
  ['a failure of 宜', 0, 50, { force: '宜' }, {}],
  ['a failure of 可', 0, 50, { force: '可' }, {}],
  ['an advisory failure', 0, 50, { advisory: true }, {}],
  ['a failure of a draft rule', 0, 50, { status: 'draft' }, {}],
  ['a failure of a draft pack', 0, 50, {}, { status: 'draft' }],
  ['something unknown', 3, null, {}, {}],
  ['a manual rule', 0, 50, { check: 'manual' }, {}],
])('%s: %d', async (_, code, topping, rule, pack) => {
  expect(await exitCode(topping, rule, pack)).toBe(code);
});

test('a failure that is waived is none', async () => {
  const waivers = [{ rule: 'p/a', reason: 'x', who: 'x', role: 'x', approval: 'x', until: '2025-12-31' }];
  expect(await exitCode(50, {}, {}, { waivers })).toBe(0);
});
