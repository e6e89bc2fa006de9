/** Waivers: what they waive stays listed with the reason; those that waive nothing say why. */
import { expect, test } from 'vitest';
import type { SessionState } from '../../../src/engine/rules/changed.ts';
import type { RuleReport } from '../../../src/engine/rules/rule-report.ts';
import { runRules } from '../../../src/engine/rules/run.ts';
import { EMPTY_PROFILE, type Waiver } from '../../../src/profile/profile.ts';
import type { PackRule } from '../../../src/standards/rule.ts';
import { boxFacts } from '../../facts/kit.ts';
import { apart, packOf, reportOf, resultOf, slab, toppingRule } from './planted.ts';

const WAIVER: Waiver = { rule: 'p/a', reason: '专家论证会', who: '李', role: '审图', approval: '审-12', until: '2025-12-31' };

async function waived(waiver: Partial<Waiver>, date: string | null = '2025-06-01', rule: Partial<PackRule> = {}): Promise<RuleReport> {
  const facts = await boxFacts([{}], apart(
    slab(50, { element: { globalId: 'one', objectType: 'DBS-1' } }),
    slab(50, { element: { globalId: 'two', objectType: 'DBS-2' } }),
    slab(60),
  ));
  return reportOf(facts, [toppingRule('a', rule)], { waivers: [{ ...WAIVER, ...waiver }] }, { date });
}

test('of the whole building: every failure is waived and listed, the rule holds', async () => {
  const report = await waived({});
  expect(report.waivers).toEqual([{ waiver: WAIVER, state: 'used', waived: 2 }]);
  const result = resultOf(report, 'a');
  expect(result).toMatchObject({ outcome: 'pass', counts: { pass: 1, fail: 2 } });
  expect(result.groups.map(({ waived: by }) => by)).toEqual([1, 2].map(() => ({ reason: '专家论证会', who: '李', until: '2025-12-31' })));
});

test.each<readonly [string, Partial<Waiver>, readonly string[]]>([
  ['an element', { element: 'one' }, ['DBS-2']], ['a type', { type: 'DBS-2' }, ['DBS-1']], ['a building', { building: 'B1' }, []], ['an element of another type', { element: 'one', type: 'DBS-2' }, ['DBS-1', 'DBS-2']],
])('of %s: the others stand', async (_, waiver, standing) => {
  const result = resultOf(await waived(waiver), 'a');
  expect(result.groups.filter((group) => group.waived === null).map(({ kind }) => kind)).toEqual(standing);
  expect(result.outcome).toBe(standing.length > 0 ? 'fail' : 'pass');
});

test.each<readonly [string, Partial<Waiver>, string | null, Partial<PackRule>]>([
  ['unused', { rule: 'p/b' }, '2025-06-01', {}],
  ['unused', { building: 'B9' }, '2025-06-01', {}],
  ['unused', { element: 'three' }, '2025-06-01', {}],
  ['expired', {}, '2026-01-01', {}],
  ['undated', {}, null, {}],
  ['incomplete', { approval: undefined }, '2025-06-01', {}],
  ['incomplete', { role: undefined }, '2025-06-01', { force: '必须' }],
])('%s: %j on %s waives nothing', async (state, waiver, date, rule) => {
  const report = await waived(waiver, date, rule);
  expect(report.waivers).toMatchObject([{ state, waived: 0 }]);
  expect(resultOf(report, 'a')).toMatchObject({ outcome: 'fail' });
  expect(resultOf(report, 'a').groups.every((group) => group.waived === null)).toBe(true);
});

test('its last day counts; of 宜 and 可 it needs no approval', async () => {
  expect((await waived({}, '2025-12-31')).waivers[0]!.state).toBe('used');
  expect((await waived({ role: undefined, approval: undefined }, '2025-06-01', { force: '宜' })).waivers[0]!.state).toBe('used');
});

test('what is not decided is not waived', async () => {
  const report = await reportOf(await boxFacts([{}], apart(slab(null), slab(60))), [toppingRule('a')], { waivers: [WAIVER] }, { date: '2025-06-01' });
  expect(report.waivers[0]).toMatchObject({ state: 'unused', waived: 0 });
  expect(resultOf(report, 'a').outcome).toBe('unknown');
});

test('one more waiver before it: what was kept of the first is still counted for the first', async () => {
  const facts = await boxFacts([{}], apart(slab(50), slab(60)));
  const pack = packOf([toppingRule('a'), toppingRule('b', { asks: 'else' })]);
  const other: Waiver = { ...WAIVER, rule: 'p/b', element: 'nobody' };
  const run = async (waivers: readonly Waiver[], before?: SessionState) => {
    const profile = { ...EMPTY_PROFILE, waivers };
    return runRules({ ...facts, profile }, [pack], profile, { date: '2025-06-01', ...(before ? { before } : {}) });
  };
  const first = await run([WAIVER]);
  const second = await run([other, WAIVER], first.state);
  expect(second.report.waivers.map(({ state, waived: count }) => [state, count])).toEqual([['unused', 0], ['used', 1]]);
});
