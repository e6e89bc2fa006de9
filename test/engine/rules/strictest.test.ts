/** Rules that ask the same of one element give one finding: the strictest, the others named. */
import { describe, expect, test } from 'vitest';
import { judgement } from '../../../src/checks/rules/compare.ts';
import { ruleCheck } from '../../../src/checks/rules/judgement.ts';
import type { Waiver } from '../../../src/profile/profile.ts';
import type { PackRule } from '../../../src/standards/rule.ts';
import { boxFacts } from '../../facts/kit.ts';
import { apart, packOf, reportOf, resultOf, slab, toppingRule, withChecks } from './planted.ts';

const rowsOf = async (rules: readonly PackRule[], topping: number | null = 50): Promise<unknown> => {
  const report = await reportOf(await boxFacts([{}], apart(slab(topping), slab(200))), rules);
  return report.results.map(({ rule, outcome, counts, groups }) => ({ rule, outcome, fail: counts.fail, also: groups.map(({ also }) => also.map((one) => one.rule)) }));
};

test('the larger limit keeps it where both are lower limits; both rules fail', async () => {
  expect(await rowsOf([toppingRule('a', {}, 0.06), toppingRule('b', {}, 0.07)])).toEqual([
    { rule: 'p/a', outcome: 'fail', fail: 1, also: [] }, { rule: 'p/b', outcome: 'fail', fail: 1, also: [['p/a']] },
  ]);
});

test('the smaller limit keeps it where both are upper limits', async () => {
  const most = (id: string, value: number): PackRule => toppingRule(id, { check: 'at-most', params: { most: { value, unit: 'm' } } });
  expect(await rowsOf([most('a', 0.04), most('b', 0.03)], 35)).toMatchObject([{ fail: 1, also: [] }, { fail: 2, also: [[], ['p/a']] }]);
});

test('the stronger force goes before the limit, what is advisory goes last', async () => {
  expect(await rowsOf([toppingRule('a', { force: '宜' }, 0.09), toppingRule('b', { force: '应' }, 0.06), toppingRule('c', { force: '必须', advisory: true }, 0.1)])).toMatchObject([
    { rule: 'p/a', also: [] }, { rule: 'p/b', also: [['p/a', 'p/c']] }, { rule: 'p/c', also: [] },
  ]);
});

test('names clause and limit of the others, across packs', async () => {
  const facts = await boxFacts([{}], [slab(50)]);
  const report = await reportOf(facts, [packOf([toppingRule('a', { clause: '6.6.2' })]), packOf([toppingRule('b', {}, 0.07)], { id: 'q', edition: 'Q 2-2021' })]);
  expect(resultOf(report, 'q/b').groups[0]!.also).toEqual([{ rule: 'p/a', clause: 'P 1-2020 6.6.2', limit: { op: '≥', value: [0.06, 0.06] } }]);
});

test('rules that ask different things keep their own', async () => {
  expect(await rowsOf([toppingRule('a'), toppingRule('b', { asks: 'else' })])).toMatchObject([{ also: [[]] }, { also: [[]] }]);
  expect(await rowsOf([toppingRule('a', { asks: 'same' }), toppingRule('b', { asks: 'same', of: 'precast-thickness' })], null)).toMatchObject([{ outcome: 'unknown' }, { outcome: 'unknown' }]);
});

test('a failure does not stand for what another rule cannot decide', async () => {
  const open = toppingRule('b', {}, null);
  expect(await rowsOf([toppingRule('a'), open])).toMatchObject([{ rule: 'p/a', outcome: 'fail', also: [[]] }, { rule: 'p/b', outcome: 'unknown' }]);
});

describe('a waiver', () => {
  const waiver = { reason: 'x', who: 'x', role: 'x', approval: 'x', until: '2030-01-01' };
  const judged = async (...waivers: readonly Omit<Waiver, keyof typeof waiver>[]): Promise<unknown> => {
    const facts = await boxFacts([{}], apart(slab(50, { element: { globalId: 'one' } }), slab(50, { element: { globalId: 'two' } })));
    const report = await reportOf(facts, [toppingRule('a', {}, 0.06), toppingRule('b', {}, 0.07)], { waivers: waivers.map((one) => ({ ...waiver, ...one })) }, { date: '2025-01-01' });
    return report.results.map(({ outcome, groups }) => [outcome, ...groups.map(({ elements, also, waived }) => `${elements.join()}${also.length > 0 ? ' also' : ''}${waived === null ? '' : ' waived'}`)]);
  };

  test('of the stricter rule leaves the other', async () => {
    expect(await judged()).toEqual([['fail'], ['fail', '0,1 also']]);
    expect(await judged({ rule: 'p/b' })).toEqual([['fail', '0,1'], ['pass', '0,1 waived']]);
  });

  test('of the other is used, and leaves the stricter', async () => {
    expect(await judged({ rule: 'p/a' })).toEqual([['pass', '0,1 waived'], ['fail', '0,1']]);
    expect(await judged({ rule: 'p/a' }, { rule: 'p/b' })).toEqual([['pass', '0,1 waived'], ['pass', '0,1 waived']]);
  });

  test('of one element leaves the others, though a stricter rule names them', async () => {
    expect(await judged({ rule: 'p/a', element: 'one' })).toEqual([['fail', '0 waived'], ['fail', '0', '1 also']]);
  });
});

describe('places on one element', () => {
  const at = (id: string, x: number) => ruleCheck({
    id, title: { zh: '处', en: 'place' }, subject: 'element', reads: [], needs: {},
    judge: () => [judgement('fail', { value: [0.1, 0.1], where: [x, 0, 0, x + 1, 1, 1] }, { op: '≥', value: [0.2, 0.2] }, 'm')],
  });

  test('are findings of their own', async () => {
    const rules = [toppingRule('a', { check: 'left', asks: 'same' }), toppingRule('b', { check: 'right', asks: 'same' }), toppingRule('c', { check: 'left', asks: 'same' })];
    const report = await reportOf(await boxFacts([{}], [slab(50)]), rules, {}, { registry: withChecks(at('left', 0), at('right', 5)) });
    expect(report.results.map(({ groups }) => groups.map(({ also }) => also.map(({ rule }) => rule)))).toEqual([[['p/c']], [[]], []]);
  });
});
