/** A pack that states its differences from another: what it changes, adds and takes out; what cannot be resolved is refused with the path. */
import { describe, expect, test } from 'vitest';
import { extendPack } from '../../src/standards/extend.ts';
import { parsePack, type Pack } from '../../src/standards/pack.ts';
import { ruleFaults } from '../../src/engine/rules/compile.ts';
import { packData, toppingRule } from '../engine/rules/planted.ts';

const BASE = packData([toppingRule('a'), toppingRule('b'), toppingRule('c')], { id: 'base', supersedes: ['X 1-2010'] });
const PACKS: Readonly<Record<string, unknown>> = {
  base: BASE,
  middle: { id: 'middle', extends: 'base', edition: 'M', rules: [{ id: 'a', params: { least: { value: 0.07 } } }] },
  left: { id: 'left', extends: 'right' },
  right: { id: 'right', extends: 'left' },
};
const extend = (data: unknown) => extendPack(data, (id) => (Object.hasOwn(PACKS, id) ? PACKS[id] : undefined));

function merged(data: unknown): Pack {
  const whole = extend(data);
  if (!whole.ok) throw new Error(JSON.stringify(whole.faults));
  return whole.value as Pack;
}

describe('merges', () => {
  test('objects by key, lists of named entries by id, in the order of the base; the base stays as it is', () => {
    const before = structuredClone(BASE);
    const pack = merged({ id: 'own', extends: 'base', edition: 'O', rules: [{ id: 'd', clause: 'new' }, { id: 'b', params: { least: { value: 0.05 }, most: { value: 1, unit: 'm' } } }] });
    expect(pack).toMatchObject({ id: 'own', edition: 'O', status: 'sourced' });
    expect(pack.rules.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(pack.rules[1]).toMatchObject({ clause: 'b', params: { least: { value: 0.05, unit: 'm' }, most: { value: 1, unit: 'm' } } });
    expect(BASE).toEqual(before);
  });

  test('lists without ids are replaced', () => {
    expect(merged({ extends: 'base', rules: [{ id: 'a', applies: { component: ['beam'] } }], supersedes: [] })).toMatchObject({ supersedes: [] });
    expect(merged({ extends: 'base', rules: [{ id: 'a', applies: { component: ['beam'] } }] }).rules[0]!.applies).toEqual({ component: ['beam'] });
  });

  test('takes an entry out, and a key', () => {
    const pack = merged({ extends: 'base', rules: [{ id: 'b', remove: true }, { id: 'c', applies: null }] });
    expect(pack.rules.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(pack.rules[1]).not.toHaveProperty('applies');
  });

  test('null of a number leaves it open', () => {
    expect(merged({ extends: 'base', rules: [{ id: 'a', params: { least: { value: null } } }] }).rules[0]!.params!['least']).toEqual({ value: null, unit: 'm' });
  });

  test('through a chain, the last word is the pack\'s own', () => {
    const pack = merged({ id: 'own', extends: 'middle', rules: [{ id: 'b', force: '宜' }] });
    expect(pack).toMatchObject({ id: 'own', edition: 'M', rules: [{ params: { least: { value: 0.07 } } }, { force: '宜' }, { id: 'c' }] });
  });
});

describe('refuses', () => {
  test('a pack that does not exist', () => {
    expect(extend({ extends: 'nonsense' })).toEqual({ ok: false, faults: [{ path: 'extends', message: 'there is no pack nonsense' }] });
  });

  test.each([['left', 'right'], ['right', 'left']])('a cycle: %s', (first, again) => {
    expect(extend({ id: 'own', extends: first })).toEqual({ ok: false, faults: [{ path: 'extends', message: `${first} extends itself` }] });
    expect(extend(PACKS[again])).toMatchObject({ ok: false });
  });
});

describe('a pack of the user\'s own', () => {
  const own = (rules: readonly unknown[]) => parsePack({ id: 'own', extends: 'jgj1-2014', edition: 'Own 1', rules });

  test('is a shipped one with differences', () => {
    const parsed = own([{ id: 'composite-slab-topping', params: { least: { value: 0.08 } } }]);
    expect(parsed.ok && parsed.pack).toMatchObject({ id: 'own', edition: 'Own 1' });
    const rule = parsed.ok ? parsed.pack.rules.find(({ id }) => id === 'composite-slab-topping') : undefined;
    expect(rule).toMatchObject({ params: { least: { value: 0.08, unit: 'm' } }, check: 'at-least' });
  });

  test.each<readonly [string, Readonly<Record<string, unknown>>, RegExp]>([
    ['a word that is none', { force: '须' }, /^rules\.\d+\.force$/],
    ['a key that is none', { parms: {} }, /^rules\.\d+\.parms$/],
    ['a unit that is none', { params: { least: { unit: 'mm' } } }, /^rules\.\d+\.params\.least\.unit$/],
    ['a source that it does not list', { source: ['S0'] }, /^rules\.\d+\.source$/],
  ])('with %s is refused with the path', (_, change, path) => {
    const parsed = own([{ id: 'composite-slab-topping', ...change }]);
    expect(parsed.ok ? [] : parsed.faults.map((fault) => fault.path)).toEqual([expect.stringMatching(path)]);
  });

  test('a rule that stands twice is refused', () => {
    const parsed = parsePack(packData([toppingRule('a'), toppingRule('a')]));
    expect(parsed.ok ? [] : parsed.faults).toEqual([{ path: 'rules.1.id', message: 'a stands twice' }]);
  });

  test.each<readonly [string, Readonly<Record<string, unknown>>, RegExp]>([
    ['check', { check: 'nonsense' }, /^rules\.\d+\.check$/],
    ['quantity', { of: 'nonsense' }, /^rules\.\d+\.of$/],
    ['param', { params: null }, /^rules\.\d+\.params\.least$/],
  ])('that names a %s which does not exist is told with the path', (_, change, path) => {
    const parsed = own([{ id: 'composite-slab-topping', ...change }]);
    expect(parsed.ok).toBe(true);
    expect(parsed.ok ? ruleFaults(parsed.pack).map((fault) => fault.path) : []).toEqual([expect.stringMatching(path)]);
  });
});
