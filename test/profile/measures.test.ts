/** Measures laid over a profile: what they settle, and that nothing else changes. */
import { describe, expect, test } from 'vitest';
import { namesOf, withMeasures, type Measure, type SettleMeasure, type StateMeasure } from '../../src/profile/measures.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';

const named = (globalId: string, type: string, file = 'a.ifc') => ({ globalId, type, file });
const names = namesOf([named('A', 'W'), named('B', 'W'), named('C', 'S'), named('D', ''), named('A', 'X', 'b.ifc')], ['B1', 'B2']);
const settle = (elements: readonly number[], value: string | boolean = 'precast', role: SettleMeasure['settle'][number]['role'] = 'precast'): SettleMeasure => ({
  kind: 'settle', item: 'q1a', component: 'shear-wall', type: '', types: 1, storeys: ['1F'], settle: [{ role, value }], elements, quantity: 10, unit: 'm³',
});
const state = (more: Partial<StateMeasure>): Measure => ({ kind: 'state', item: 'q1a', building: 'B1', quantity: null, unit: 'm³', ...more });

describe('settlements', () => {
  test('a whole type is settled as one, part of one element by element, with its file where GlobalIds repeat', () => {
    expect(withMeasures(EMPTY_PROFILE, [settle([0, 1])], names).settlements).toEqual([{ by: 'type', key: 'W', role: 'precast', value: 'precast', reason: '方案比选' }]);
    expect(withMeasures(EMPTY_PROFILE, [settle([0])], names).settlements).toEqual([{ by: 'element', key: 'A', file: 'a.ifc', role: 'precast', value: 'precast', reason: '方案比选' }]);
    expect(withMeasures(EMPTY_PROFILE, [settle([0, 1, 2, 3])], names).settlements!.map(({ by, key }) => `${by} ${key}`)).toEqual(['type W', 'type S', 'element D']);
  });

  test('what was settled of one element is settled again by element: it would outweigh its type', () => {
    const profile: Profile = { ...EMPTY_PROFILE, settlements: [{ by: 'element', key: 'B', role: 'precast', value: 'cast-in-place', reason: 'r' }] };
    const laid = withMeasures(profile, [settle([0, 1])], names);
    expect(laid.settlements!.filter(({ by }) => by === 'type')).toEqual([]);
    expect(laid.settlements!.find(({ key }) => key === 'B')!.value).toBe('precast');
    expect(profile.settlements![0]!.value).toBe('cast-in-place');
  });

  test('the later of two measures holds', () => {
    expect(withMeasures(EMPTY_PROFILE, [settle([0, 1]), settle([0, 1], 'composite')], names).settlements).toMatchObject([{ by: 'type', key: 'W', value: 'composite' }]);
  });

  test('adopted, they carry the reason that was given', () => {
    expect(withMeasures(EMPTY_PROFILE, [settle([2])], names, { reason: '业主确认', who: '张', date: '2026-01-01' }).settlements![0])
      .toMatchObject({ reason: '业主确认', who: '张', date: '2026-01-01' });
  });
});

test('lines: the rule comes before those that are there, because the first that states a field holds', () => {
  const profile: Profile = { ...EMPTY_PROFILE, systems: [{ match: '*', laying: 'embedded' }] };
  const laid = withMeasures(profile, [{ kind: 'lay', item: 'q3d', type: 'JDG20', elements: [3], quantity: 1, unit: 'm' }], names);
  expect(laid.systems).toEqual([{ match: 'JDG20', laying: 'separated', reason: '方案比选' }, { match: '*', laying: 'embedded' }]);
});

describe('what is stated of an item', () => {
  const rows = [{ label: 'x', numerator: 1, denominator: 2 }];
  test('takes the place of its rows in one building and leaves the others\'', () => {
    const profile: Profile = { ...EMPTY_PROFILE, declared: [{ item: 'q1a', mode: 'replace', rows }, { item: 'q1b', mode: 'replace', ratio: 3 }] };
    expect(withMeasures(profile, [state({ ratio: 35 })], names).declared).toEqual([
      { item: 'q1a', mode: 'replace', rows, building: 'B2' }, { item: 'q1b', mode: 'replace', ratio: 3 },
      { item: 'q1a', building: 'B1', mode: 'replace', ratio: 35, document: '方案比选' },
    ]);
  });
  test('of one pack too, which would come before', () => {
    const profile: Profile = { ...EMPTY_PROFILE, declared: [{ item: 'gbt51129-2017/q1a', building: 'B1', mode: 'replace', rows }] };
    expect(withMeasures(profile, [state({ value: true })], names).declared).toEqual([{ item: 'q1a', building: 'B1', mode: 'replace', value: true, document: '方案比选' }]);
  });
});

test('no measure leaves the very same profile', () => {
  expect(withMeasures(EMPTY_PROFILE, [], names)).toBe(EMPTY_PROFILE);
});
