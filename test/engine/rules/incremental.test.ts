/** A run on top of an earlier one says what a run from nothing says, whatever changed in between. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgement } from '../../../src/checks/rules/compare.ts';
import { ruleCheck } from '../../../src/checks/rules/judgement.ts';
import type { SessionState } from '../../../src/engine/rules/changed.ts';
import { runRules, type RunOptions } from '../../../src/engine/rules/run.ts';
import { factsBase, factsUnder, type Facts } from '../../../src/facts/facts.ts';
import type { Roles } from '../../../src/facts/roles.ts';
import { loadPlan } from '../../../src/geometry/plan.ts';
import { EMPTY_PROFILE, type BuildingAttributes, type Profile } from '../../../src/profile/profile.ts';
import type { Pack } from '../../../src/standards/pack.ts';
import type { PackRule } from '../../../src/standards/rule.ts';
import { boxModel, propertySet, type BoxSpec } from '../../facts/kit.ts';
import { packOf, slab, toppingRule, withChecks } from './planted.ts';

/** Of the element and of its building. */
const context = ruleCheck({
  id: 'context', title: { zh: '单体', en: 'of the building' }, subject: 'element', reads: ['roles', 'building', 'buildingOf'], needs: {},
  judge: ({ roles, building, buildingOf }, index) => {
    const { height, type } = building(buildingOf(index));
    return [judgement(type === null ? 'unknown' : roles(index).precast === 'precast' ? 'pass' : 'fail', { value: height, missing: [{ kind: 'attribute', id: 'type' }] }, null, 'm')];
  },
});
const ofBuilding = ruleCheck({
  id: 'of-building', title: { zh: '单体', en: 'of the building' }, subject: 'building', reads: ['building'], needs: {},
  judge: ({ building }, index) => {
    const { height } = building(index);
    return [judgement(height === null ? 'unknown' : height[0] > 8 ? 'fail' : 'pass', { value: height, missing: [{ kind: 'attribute', id: 'height' }] }, null, 'm')];
  },
});
const registry = withChecks(context, ofBuilding);

const numbers: PackRule['params'] = { least: { value: 0.06, unit: 'm' }, tall: { value: 8, unit: 'm' }, thick: { value: 0.2, unit: 'm' } };
const PACKS: readonly Pack[] = [
  packOf([
    toppingRule('own', { applies: { component: ['slab'], precast: ['composite'] } }),
    toppingRule('strict', { params: { least: { value: 0.07, unit: 'm' } }, force: '宜' }),
    toppingRule('any-wall', { applies: { component: ['shear-wall', 'partition'] }, asks: 'walls' }),
    toppingRule('where', { params: numbers, asks: 'where', applies: { where: [{ quantity: 'wall-thickness', over: 'thick' }] } }),
    toppingRule('tall', { params: numbers, asks: 'tall', applies: { building: { heightOver: 'tall' } } }),
    toppingRule('above', { asks: 'above', applies: { component: ['slab'], aboveGround: true } }),
    toppingRule('context', { check: 'context', of: undefined, params: undefined, applies: { component: ['slab', 'beam'] } }),
    toppingRule('building', { check: 'of-building', of: undefined, params: undefined, applies: { building: { type: ['residential'] } } }),
  ]),
  packOf([toppingRule('other', { params: { least: { value: 0.08, unit: 'm' } } })], { id: 'q', edition: 'Q' }),
];

const COMPONENTS = ['slab', 'beam', 'shear-wall', 'wall', 'unknown', 'roof'] as const;
const settled = fc.record({
  component: fc.constantFrom(...COMPONENTS),
  precast: fc.constantFrom('precast', 'composite', 'cast-in-place', 'unknown', 'conflict'),
});
const rolesOf = ({ component, precast }: { readonly component: (typeof COMPONENTS)[number]; readonly precast: Roles['precast'] }): Partial<Roles> => ({
  component, precast, candidates: component === 'wall' || component === 'unknown' ? ['shear-wall', 'partition', 'slab'] : [component],
});

const box = fc.record({
  roles: settled, topping: fc.constantFrom(null, 50, 60, 75), thick: fc.constantFrom(0.1, 0.3), storey: fc.integer({ min: -1, max: 2 }), top: fc.constantFrom(2, 2.9, 4),
});
const attributes = fc.record<BuildingAttributes>({ type: fc.constantFrom('residential', 'public'), height: fc.constantFrom(6, 12) }, { requiredKeys: [] });
const profile = fc.record({
  attributes, least: fc.constantFrom(null, 0.04, 0.06, 0.09), ground: fc.constantFrom(undefined, -3.2, 2.8), waived: fc.boolean(),
});

type Said = Parameters<Parameters<typeof profile.map>[0]>[0];
function profileOf(said: Said): Profile {
  return {
    ...EMPTY_PROFILE, attributes: said.attributes,
    ...(said.ground === undefined ? {} : { groundLevel: said.ground }),
    ...(said.least === null ? {} : { overrides: [{ rule: 'p/own', param: 'least', value: said.least, reason: 'x' }] }),
    ...(said.waived ? { waivers: [{ rule: 'p/strict', reason: 'x', who: 'x', until: '2030-01-01' }] } : {}),
  };
}

const change = fc.record({ settle: fc.array(fc.tuple(fc.nat(5), settled), { maxLength: 2 }), profile: fc.option(profile, { nil: null }) });

test('equals a full run after settlements, overrides, attributes, waivers and another ground', async () => {
  const plan = await loadPlan();
  await fc.assert(fc.asyncProperty(fc.array(box, { minLength: 1, maxLength: 6 }), profile, fc.array(change, { minLength: 1, maxLength: 3 }), async (boxes, first, changes) => {
    const { model, geometry, roles: start } = boxModel([{}], boxes.map((one, i): BoxSpec => ({
      component: one.roles.component, roles: rolesOf(one.roles),
      box: [5 * i, 0, 3 * one.storey, 5 * i + 4, one.thick, 3 * one.storey + one.top],
      element: { psets: one.topping === null ? [] : [propertySet('S', { 叠合层厚度: one.topping })] },
    })));
    const factsOf = (roles: readonly Roles[], said: Profile): Facts => factsUnder(factsBase(model, geometry, said, roles, plan));
    const run = (facts: Facts, more: Partial<RunOptions>) => runRules(facts, PACKS, facts.profile, { date: '2025-01-01', registry, ...more });
    let roles = start;
    let said = profileOf(first);
    let { state } = await run(factsOf(roles, said), {});
    for (const { settle, profile: next } of changes) {
      roles = roles.map((own, i) => settle.filter(([at]) => at === i).reduce<Roles>((r, [, to]) => ({ ...r, ...rolesOf(to) }), own));
      said = next === null ? said : profileOf(next);
      const facts = factsOf(roles, said);
      const incremental = await run(facts, { before: state });
      expect(incremental.report).toEqual((await run(facts, {})).report);
      ({ state } = incremental);
    }
  }), { numRuns: 200 });
});

test('a settlement that raises the building reaches every rule that asks for its height', async () => {
  const plan = await loadPlan();
  const { model, geometry, roles } = boxModel([{}], [slab(50), slab(null, { component: 'wall', roles: { candidates: ['shear-wall'] }, box: [5, 0, 6, 9, 3, 9.5] })]);
  const top = roles.map((own, i): Roles => (i === 1 ? { ...own, component: 'slab', candidates: ['slab'] } : own));
  const run = (own: readonly Roles[], before?: SessionState) =>
    runRules(factsUnder(factsBase(model, geometry, EMPTY_PROFILE, own, plan)), [packOf([toppingRule('tall', { params: numbers, applies: { component: ['slab'], building: { heightOver: 'tall' } } })])], EMPTY_PROFILE, { date: null, ...(before ? { before } : {}) });
  const first = await run(roles);
  expect(first.report.results[0]!.counts.fail).toBe(0);
  const second = await run(top, first.state);
  expect(second.report.results[0]).toMatchObject({ outcome: 'fail', counts: { fail: 1, unknown: 1 } });
  expect(second.report).toEqual((await run(top)).report);
});

test('judges only what changed: elements for rules on what an element states, the whole rule where it looks further', async () => {
  const plan = await loadPlan();
  const judged: string[] = [];
  const watch = (id: string, reads: 'element' | 'rolesIn') => ruleCheck({
    id, title: { zh: '看', en: 'watch' }, subject: 'element', reads: [reads], needs: {},
    judge: (_, index) => {
      judged.push(`${id} ${index}`);
      return [judgement('pass', { value: null }, null, '')];
    },
  });
  const packs = [packOf(['near', 'far'].map((check) => toppingRule(check, { check, of: undefined, params: undefined })))];
  const { model, geometry, roles } = boxModel([{}], [0, 1, 2].map((i): BoxSpec => ({ component: 'slab', box: [5 * i, 0, 2.9, 5 * i + 4, 3, 3] })));
  const factsOf = (now: readonly Roles[]): Facts => factsUnder(factsBase(model, geometry, EMPTY_PROFILE, now, plan));
  const options = { date: null, registry: withChecks(watch('near', 'element'), watch('far', 'rolesIn')) };
  const first = await runRules(factsOf(roles), packs, EMPTY_PROFILE, options);
  expect(judged.splice(0)).toEqual(['near 0', 'near 1', 'near 2', 'far 0', 'far 1', 'far 2']);
  const second = await runRules(factsOf(roles), packs, EMPTY_PROFILE, { ...options, before: first.state });
  expect(judged.splice(0)).toEqual([]);
  await runRules(factsOf(roles.map((own, i) => (i === 1 ? { ...own, precast: 'precast' } : own))), packs, EMPTY_PROFILE, { ...options, before: second.state });
  expect(judged).toEqual(['near 1', 'far 0', 'far 1', 'far 2']);
});
