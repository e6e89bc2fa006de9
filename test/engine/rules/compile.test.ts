/** From data to rules: names that do not exist are told with their path, numbers of the profile are put in, trust is lifted or not. */
import { expect, test } from 'vitest';
import { compilePack, ruleFaults, statusOf } from '../../../src/engine/rules/compile.ts';
import { EMPTY_PROFILE, type Attestation } from '../../../src/profile/profile.ts';
import type { PackRule } from '../../../src/standards/rule.ts';
import { boxFacts } from '../../facts/kit.ts';
import { packOf, reportOf, resultOf, slab, toppingRule } from './planted.ts';

test.each<readonly [string, Partial<PackRule>, path: string, message: RegExp]>([
  ['a check', { check: 'nonsense' }, 'check', /^no check nonsense; there are at-least, .*manual$/],
  ['a quantity', { of: 'nonsense' }, 'of', /^no quantity nonsense$/],
  ['the quantity of a condition', { applies: { where: [{ quantity: 'nonsense' }] } }, 'applies.where.0.quantity', /^no quantity nonsense$/],
  ['a number of a condition', { applies: { where: [{ quantity: 'wall-thickness' }, { quantity: 'wall-thickness', upTo: 'thick' }] } }, 'applies.where.1.upTo', /no param thick/],
  ['words of a condition', { applies: { where: [{ quantity: 'piece-mark', is: 'marks' }] } }, 'applies.where.0.is', /no values marks/],
  ['a number of a building condition', { applies: { building: { heightUpTo: 'tall' } } }, 'applies.building.heightUpTo', /no param tall/],
  ['a number that the check needs', { params: {} }, 'params.least', /at-least needs it/],
  ['words that the check needs', { check: 'one-of' }, 'values.accepted', /one-of needs it/],
  ['a quantity that the check needs', { of: undefined }, 'of', /at-least needs a quantity/],
])('%s that is not there is a fault with its path, and refused', (_, change, path, message) => {
  const pack = packOf([toppingRule('sound'), toppingRule('broken', change)]);
  const faults = ruleFaults(pack);
  expect(faults.map((fault) => fault.path)).toEqual([`rules.1.${path}`]);
  expect(faults[0]!.message).toMatch(message);
  expect(() => compilePack(pack, EMPTY_PROFILE)).toThrow(`pack p: rules.1.${path}: `);
});

test('a manual rule needs no check, and what it names must exist all the same', () => {
  expect(ruleFaults(packOf([toppingRule('a', { check: 'manual', of: undefined, params: undefined })]))).toEqual([]);
  expect(ruleFaults(packOf([toppingRule('a', { check: 'manual', of: 'nonsense' })])).map(({ path }) => path)).toEqual(['rules.0.of']);
});

test('overrides replace the number they name, of the rule they name, and are printed', async () => {
  const overrides = [
    { rule: 'p/a', param: 'least', value: 0.04, reason: '专家论证' },
    { rule: 'p/b', param: 'nonsense', value: 1, reason: 'x' },
    { rule: 'q/a', param: 'least', value: 1, reason: 'x' },
  ];
  const report = await reportOf(await boxFacts([{}], [slab(50)]), [toppingRule('a'), toppingRule('b', { asks: 'other' })], { overrides });
  expect(resultOf(report, 'a')).toMatchObject({ outcome: 'pass' });
  expect(resultOf(report, 'b')).toMatchObject({ outcome: 'fail', groups: [{ limit: { op: '≥', value: [0.06, 0.06] } }] });
  expect(report.overrides).toEqual(overrides);
});

test('an override gives a number that the pack leaves open', async () => {
  const facts = await boxFacts([{}], [slab(50)]);
  const rules = [toppingRule('a', {}, null)];
  expect(resultOf(await reportOf(facts, rules), 'a')).toMatchObject({ outcome: 'unknown', groups: [{ missing: [{ kind: 'parameter', id: 'least' }] }] });
  expect(resultOf(await reportOf(facts, rules, { overrides: [{ rule: 'p/a', param: 'least', value: 0.06, reason: 'x' }] }), 'a').outcome).toBe('fail');
});

test('attesting lifts unverified, of the edition and the rules it names; never a draft', () => {
  const pack = { id: 'p', edition: 'P 1-2020', status: 'unverified' } as const;
  const attestation: Attestation = { pack: 'p', edition: 'P 1-2020', who: '张', date: '2024-01-01', page: '12' };
  const of = (status: PackRule['status'], ...attestations: readonly Attestation[]): string => statusOf(pack, { id: 'a', status }, attestations);
  expect(of('unverified')).toBe('unverified');
  expect(of('unverified', attestation)).toBe('attested');
  expect(of('unverified', { ...attestation, rules: ['b'] }, { ...attestation, rules: ['b', 'a'] })).toBe('attested');
  expect(of('unverified', { ...attestation, rules: ['b'] })).toBe('unverified');
  expect(of('unverified', { ...attestation, edition: 'P 1-2014' })).toBe('unverified');
  expect(of('unverified', { ...attestation, pack: 'q' })).toBe('unverified');
  expect(of('sourced', attestation)).toBe('sourced');
  expect(of('draft', attestation)).toBe('draft');
});

test('every rule of a draft pack is a draft, whatever it says of itself and whoever attests it', () => {
  const pack = { id: 'p', edition: 'P 1-2020', status: 'draft' } as const;
  const attestation: Attestation = { pack: 'p', edition: 'P 1-2020', who: '张', date: '2024-01-01', page: '12' };
  for (const status of ['sourced', 'unverified', 'draft'] as const) expect(statusOf(pack, { id: 'a', status }, [attestation])).toBe('draft');
});

test('attestations are printed beside the result', async () => {
  const attestations = [{ pack: 'p', edition: 'P 1-2020', who: '张', date: '2024-01-01', page: '12' }];
  const report = await reportOf(await boxFacts([{}], [slab(50)]), [toppingRule('a', { status: 'unverified' })], { attestations });
  expect(resultOf(report, 'a').status).toBe('attested');
  expect(report.attestations).toEqual(attestations);
});
