/** A run: one rule in error leaves the others, a signal ends it, what no model carries is said once. */
import { describe, expect, test } from 'vitest';
import { judgement } from '../../../src/checks/rules/compare.ts';
import { ruleCheck } from '../../../src/checks/rules/judgement.ts';
import { compilePack } from '../../../src/engine/rules/compile.ts';
import { judge, subjectsOf } from '../../../src/engine/rules/judge.ts';
import { EMPTY_PROFILE } from '../../../src/profile/profile.ts';
import type { MaterialUse } from '../../../src/model/model.ts';
import type { PackRule } from '../../../src/standards/rule.ts';
import { boxFacts, propertySet, type BoxSpec } from '../../facts/kit.ts';
import { apart, packOf, reportOf, resultOf, slab, toppingRule, withChecks } from './planted.ts';

const throwing = ruleCheck({
  id: 'throwing', title: { zh: '抛', en: 'throws' }, subject: 'element', reads: [], needs: {},
  judge: () => {
    throw new Error('out of luck');
  },
});

const slow = ruleCheck({
  id: 'slow', title: { zh: '慢', en: 'slow' }, subject: 'element', reads: [], needs: {},
  judge: () => {
    const end = performance.now() + 30;
    while (performance.now() < end);
    return [judgement('pass', { value: null }, null, '')];
  },
});

test('a check that throws is in error, for its rule alone', async () => {
  const report = await reportOf(await boxFacts([{}], [slab(50)]), [toppingRule('a'), toppingRule('b', { check: 'throwing', of: undefined }), toppingRule('c', { asks: 'c' })], {}, { registry: withChecks(throwing) });
  expect(report.results.map(({ outcome }) => outcome)).toEqual(['fail', 'error', 'fail']);
  expect(resultOf(report, 'b')).toMatchObject({ error: 'out of luck', counts: { pass: 0, fail: 0, unknown: 0, notApplicable: 0 }, groups: [] });
  expect(resultOf(report, 'a')).not.toHaveProperty('error');
});

describe('a signal', () => {
  const rules = ['a', 'b', 'c'].map((id) => toppingRule(id, { check: 'slow', of: undefined }));

  test('ends the run between two rules', async () => {
    const controller = new AbortController();
    const done: string[] = [];
    const run = reportOf(await boxFacts([{}], [slab(50)]), rules, {}, {
      registry: withChecks(slow), signal: controller.signal,
      onRule: (n, total, rule) => {
        done.push(`${n}/${total} ${rule}`);
        controller.abort();
      },
    });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(done).toEqual(['1/3 p/a']);
  });

  test('that was raised before lets nothing begin', async () => {
    const done: string[] = [];
    const run = reportOf(await boxFacts([{}], [slab(50)]), [toppingRule('a')], {}, { signal: AbortSignal.abort(), onRule: (_, __, rule) => void done.push(rule) });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(done).toEqual([]);
  });
});

test('only rules of the project\'s stage are judged', async () => {
  const rules = [toppingRule('a'), toppingRule('b', { stage: ['detailing'], asks: 'b' })];
  const facts = await boxFacts([{}], [slab(50)]);
  expect((await reportOf(facts, rules)).results.map(({ rule }) => rule)).toEqual(['p/a']);
  expect(await reportOf(facts, rules, { project: { stage: 'detailing' } })).toMatchObject({ stage: 'detailing', results: [{ rule: 'p/b' }] });
});

test('a manual rule is listed and never judged', async () => {
  const report = await reportOf(await boxFacts([{}], [slab(50)]), [toppingRule('a', { check: 'manual' })]);
  expect(resultOf(report, 'a')).toMatchObject({ outcome: null, groups: [] });
});

describe('a concept that no model carries', () => {
  test('collapses its rules into one line, out of what waits', async () => {
    const rules = [toppingRule('a'), toppingRule('b', { asks: 'b' }, 0.07), toppingRule('c', { applies: { component: ['wall'] } })];
    const report = await reportOf(await boxFacts([{}], apart(slab(null), slab(null))), rules);
    expect(report.notModelled).toMatchObject([{ concept: 'topping-thickness', title: { zh: '后浇叠合层厚度' }, rules: ['p/a', 'p/b'] }]);
    expect(report.notModelled[0]!.names).toContain('叠合层厚度');
    expect(resultOf(report, 'a')).toMatchObject({ outcome: 'unknown', notModelled: 'topping-thickness', counts: { unknown: 2 }, groups: [] });
    expect(resultOf(report, 'c')).toMatchObject({ outcome: 'not-applicable' });
    expect(report.waits).toEqual([]);
  });

  test('does not collapse once one element states it', async () => {
    const report = await reportOf(await boxFacts([{}], apart(slab(null), slab(60))), [toppingRule('a')]);
    expect(report.notModelled).toEqual([]);
    expect(resultOf(report, 'a')).toMatchObject({ outcome: 'unknown', counts: { pass: 1, unknown: 1 }, groups: [{ elements: [0], missing: [{ kind: 'concept', id: 'topping-thickness' }] }] });
    expect(report.waits).toEqual([{ missing: { kind: 'concept', id: 'topping-thickness' }, rules: ['p/a'], elements: [0] }]);
    expect(report.concepts).toMatchObject([{ concept: 'topping-thickness', title: { zh: '后浇叠合层厚度' } }]);
  });

  test('of which the design depth asks that it be stated is a failure all the same', async () => {
    const report = await reportOf(await boxFacts([{}], [slab(null)]), [toppingRule('a', { check: 'stated', params: undefined })]);
    expect(resultOf(report, 'a').outcome).toBe('fail');
  });
});

test('what waits is ranked by rules, then by elements', async () => {
  const boxes = apart(slab(50), slab(50), slab(null, { element: { psets: [propertySet('S', { 叠合层厚度: 'x' })] } }), slab(60));
  const rules = [toppingRule('a', { applies: { component: ['slab'], precast: ['composite'] } }), toppingRule('b', { asks: 'b', applies: { component: ['slab'], precast: ['composite'] } }), toppingRule('c', { asks: 'c' })];
  const report = await reportOf(await boxFacts([{}], boxes), rules);
  expect(report.waits).toEqual([
    { missing: { kind: 'role', id: 'precast' }, rules: ['p/a', 'p/b'], elements: [0, 1, 2] },
    { missing: { kind: 'concept', id: 'topping-thickness' }, rules: ['p/c'], elements: [2] },
  ]);
});

test('what a rule waits for beside the concept that no model carries is told with the others', async () => {
  const rules = ['a', 'b'].map((id) => toppingRule(id, { asks: id, applies: { component: ['slab'], precast: ['composite'] } }));
  const report = await reportOf(await boxFacts([{}], apart(slab(null), slab(null))), rules);
  expect(report.notModelled.map(({ rules: waiting }) => waiting)).toEqual([['p/a', 'p/b']]);
  expect(report.waits).toEqual([{ missing: { kind: 'role', id: 'precast' }, rules: ['p/a', 'p/b'], elements: [0, 1] }]);
});

describe('a pack of rules on concrete', () => {
  const of = (name: string): MaterialUse => ({ kind: 'single', name, category: '', role: '', thickness: null, fraction: null, profile: null, from: 'occurrence' });
  const made = (...names: readonly string[]): BoxSpec => slab(50, { element: { materials: names.map(of) } });
  const failing = async (rule: Partial<PackRule>, boxes: readonly BoxSpec[], members: Readonly<Record<string, unknown>> = { members: 'concrete' }) =>
    resultOf(await reportOf(await boxFacts([{}], apart(...boxes)), [packOf([toppingRule('a', rule)], members)]), 'a').groups.flatMap(({ elements }) => elements);
  const boxes = [made('C30 混凝土'), made('Q355B'), made('Metselwerk - kalkzandsteen'), made('Lege arcering'), slab(50), slab(50, { element: { name: 'HEA180' } }), made('05 Staal', 'C35 混凝土'), made('REBAR/B500 HRB400')];

  test('asks nothing of what its materials or its name say is of steel or masonry; what says nothing is asked', async () => {
    expect(await failing({}, boxes)).toEqual([0, 3, 4, 6]);
    expect(await failing({ applies: undefined }, boxes)).toEqual([0, 3, 4, 6]);
  });
  test('unless a rule speaks of members of any material, or the pack does', async () => {
    expect(await failing({ applies: { component: ['slab'], members: 'any' } }, boxes)).toHaveLength(boxes.length);
    expect(await failing({}, boxes, {})).toHaveLength(boxes.length);
  });
  test('what is cast into concrete is of steel and is asked', async () => {
    expect(await failing({ applies: { component: ['embedded-part'] } }, [{ ...made('Q355B'), component: 'embedded-part' }])).toEqual([0]);
  });
});

test('what says the same is one group, failures first, then the larger', async () => {
  const boxes = apart(slab(null), slab(50), slab(null), slab(40, { element: { objectType: 'DBS' } }), slab(30), slab(null), slab(60));
  const report = await reportOf(await boxFacts([{}], boxes), [toppingRule('a')]);
  expect(resultOf(report, 'a').groups.map(({ outcome, kind, elements, measured }) => ({ outcome, kind, elements, measured }))).toEqual([
    { outcome: 'fail', kind: 'IfcSlab', elements: [1, 4], measured: [[0.05, 0.05], [0.03, 0.03]] },
    { outcome: 'fail', kind: 'DBS', elements: [3], measured: [[0.04, 0.04]] },
    { outcome: 'unknown', kind: 'IfcSlab', elements: [0, 2, 5], measured: [null, null, null] },
  ]);
});

test('elements without a body, existing ones and what is drawn twice are not judged; those below the ground are', async () => {
  const facts = await boxFacts([{ elevations: [-3, 0, 3] }], [
    slab(50), slab(50, { box: null }), slab(50, { box: [0, 0, -0.2, 4, 3, -0.1] }), slab(50, { box: [8, 0, 2.9, 12, 3, 3], element: { status: 'existing' } }), slab(50),
  ]);
  const compiled = compilePack(packOf([toppingRule('a')]), EMPTY_PROFILE)[0]!;
  expect([...judge(facts, compiled, subjectsOf(facts)).verdicts.keys()]).toEqual([0, 2]);
  const above = compilePack(packOf([toppingRule('a', { applies: { component: ['slab'], aboveGround: true } })]), EMPTY_PROFILE)[0]!;
  expect([...judge(facts, above, subjectsOf(facts)).verdicts.keys()]).toEqual([0]);
});
