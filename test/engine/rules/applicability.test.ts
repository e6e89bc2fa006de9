/** Three-valued applicability: where it is not known whether a rule applies, only a pass is firm. */
import { describe, expect, test } from 'vitest';
import type { RuleResult } from '../../../src/engine/rules/rule-report.ts';
import type { Profile } from '../../../src/profile/profile.ts';
import type { Applies, PackRule } from '../../../src/standards/rule.ts';
import { boxFacts, propertySet, type BoxSpec } from '../../facts/kit.ts';
import { apart, reportOf, resultOf, slab, toppingRule } from './planted.ts';

async function judged(box: BoxSpec, applies: Applies, more: Partial<PackRule> = {}, profile: Partial<Profile> = {}): Promise<RuleResult> {
  const full = { component: ['slab'], ...applies };
  return resultOf(await reportOf(await boxFacts([{}], [box], { schema: 'sunmao-profile/1', ...profile }), [toppingRule('a', { applies: full, ...more })], profile), 'a');
}

const LACKS_PRECAST = { missing: [{ kind: 'role', id: 'precast' }] };

describe('a role', () => {
  const applies: Applies = { precast: ['composite'] };

  test('that is known decides', async () => {
    expect((await judged(slab(50, { roles: { precast: 'composite' } }), applies)).outcome).toBe('fail');
    expect((await judged(slab(50, { roles: { precast: 'cast-in-place' } }), applies)).outcome).toBe('not-applicable');
  });

  test.each(['unknown', 'conflict'] as const)('%s turns a failure into unknown and leaves a pass', async (precast) => {
    expect(await judged(slab(50, { roles: { precast } }), applies)).toMatchObject({ outcome: 'unknown', counts: { fail: 0, unknown: 1 }, groups: [{ outcome: 'unknown', ...LACKS_PRECAST }] });
    expect(await judged(slab(60, { roles: { precast } }), applies)).toMatchObject({ outcome: 'pass', groups: [] });
  });

  test('is asked for before what the check itself lacks', async () => {
    const facts = await boxFacts([{}], apart(slab(null), slab(60)));
    expect(resultOf(await reportOf(facts, [toppingRule('a', { applies: { component: ['slab'], ...applies } })]), 'a').groups).toMatchObject([LACKS_PRECAST]);
  });

  test.each<readonly [string, Applies]>([
    ['loadBearing', { loadBearing: true }], ['external', { external: false }], ['wallKind', { wallKind: ['panel'] }],
  ])('%s', async (id, of) => {
    expect((await judged(slab(50), of)).groups).toMatchObject([{ outcome: 'unknown', missing: [{ kind: 'role', id }] }]);
    expect((await judged(slab(50, { roles: { loadBearing: true, external: false, wallKind: 'panel' } }), of)).outcome).toBe('fail');
    expect((await judged(slab(50, { roles: { loadBearing: false, external: true, wallKind: 'masonry' } }), of)).outcome).toBe('not-applicable');
  });
});

describe('a component that is not told apart', () => {
  const wall = (candidates: BoxSpec['roles']): BoxSpec => slab(50, { component: 'wall', roles: candidates });

  test('may be one of those asked for', async () => {
    expect((await judged(wall({ candidates: ['shear-wall', 'partition'] }), { component: ['shear-wall'] })).groups)
      .toMatchObject([{ outcome: 'unknown', missing: [{ kind: 'role', id: 'component' }] }]);
  });

  test('is one of those asked for, whichever it is', async () => {
    expect((await judged(wall({ candidates: ['shear-wall', 'partition'] }), { component: ['shear-wall', 'partition'] })).outcome).toBe('fail');
  });

  test('is none of them', async () => {
    expect((await judged(wall({ candidates: ['partition'] }), { component: ['shear-wall'] })).outcome).toBe('not-applicable');
  });
});

describe('what the building is', () => {
  const of: Applies = { building: { type: ['residential'] } };

  test('decides, or is asked for', async () => {
    expect((await judged(slab(50), of, {}, { attributes: { type: 'residential' } })).outcome).toBe('fail');
    expect((await judged(slab(50), of, {}, { attributes: { type: 'public' } })).outcome).toBe('not-applicable');
    expect((await judged(slab(50), of)).groups).toMatchObject([{ outcome: 'unknown', missing: [{ kind: 'attribute', id: 'type' }] }]);
    expect((await judged(slab(60), of)).outcome).toBe('pass');
  });

  test('its height: above the first, up to and including the second', async () => {
    const params: PackRule['params'] = { least: { value: 0.06, unit: 'm' }, low: { value: 24, unit: 'm' }, high: { value: 60, unit: 'm' } };
    const at = async (height: number): Promise<unknown> =>
      (await judged(slab(50), { building: { heightOver: 'low', heightUpTo: 'high' } }, { params }, { attributes: { height } })).outcome;
    expect([await at(24), await at(24.1), await at(60), await at(60.1)]).toEqual(['not-applicable', 'fail', 'fail', 'not-applicable']);
  });
});

describe('a stated or measured value', () => {
  const params: PackRule['params'] = { least: { value: 0.06, unit: 'm' }, limit: { value: 0.06, unit: 'm' } };
  const stating = (name: string, value: string | number): BoxSpec => slab(null, { element: { psets: [propertySet('S', { 叠合层厚度: 50, [name]: value })] } });
  const where = (condition: Readonly<Record<string, string>>): Applies => ({ where: [{ quantity: 'precast-thickness', ...condition }] });

  test.each([
    ['over', 60, 'not-applicable'], ['over', 61, 'fail'], ['atLeast', 60, 'fail'], ['atLeast', 59, 'not-applicable'], ['upTo', 60, 'fail'], ['upTo', 61, 'not-applicable'],
  ] as const)('%s 60: %d is %s', async (key, mm, outcome) => {
    expect((await judged(stating('预制厚度', mm), where({ [key]: 'limit' }), { params })).outcome).toBe(outcome);
  });

  test('that is not stated is asked for', async () => {
    expect((await judged(slab(50), where({ over: 'limit' }), { params })).groups).toMatchObject([{ outcome: 'unknown', missing: [{ kind: 'concept', id: 'precast-thickness' }] }]);
  });

  test('words', async () => {
    const accepted: Partial<PackRule> = { values: { marks: ['DBS-1', 'DBS-2'] } };
    const of: Applies = { where: [{ quantity: 'piece-mark', is: 'marks' }] };
    expect((await judged(stating('构件编号', 'dbs-2'), of, accepted)).outcome).toBe('fail');
    expect((await judged(stating('构件编号', 'DBS-3'), of, accepted)).outcome).toBe('not-applicable');
  });
});
