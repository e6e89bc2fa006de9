/** Measures from JSON that anyone may have written. */
import { expect, test } from 'vitest';
import type { LayMeasure, Measure, SettleMeasure, StateMeasure } from '../../src/profile/measures.ts';
import { readMeasure } from '../../src/profile/read-measure.ts';

const settle: SettleMeasure = {
  kind: 'settle', item: 'q1a', component: 'shear-wall', type: '', types: 2, storeys: ['1F', ''], settle: [{ role: 'precast', value: 'precast' }, { role: 'integrated', value: true }],
  elements: [0, 4, 9], quantity: 10.5, unit: 'm³',
};
const lay: LayMeasure = { kind: 'lay', item: 'q3d', type: 'JDG20', elements: [3], quantity: 1, unit: 'm' };
const state: StateMeasure = { kind: 'state', item: 'q3a', building: 'B1', ratio: 70, quantity: null, unit: 'm²' };
const { ratio: _, ...unsaid } = state;
const read = (value: unknown): Measure | null => readMeasure(typeof value === 'object' ? JSON.parse(JSON.stringify(value)) : value, 10);

test.each<Measure>([settle, lay, state, { ...unsaid, present: false, quantity: 0 }, { ...unsaid, value: true }])('%o is what it was', (one) => {
  expect(read(one)).toEqual(one);
});

test.each<[string, unknown]>([
  ['nothing', null], ['a list', [settle]], ['text', 'settle'], ['no kind', { ...settle, kind: undefined }], ['a kind of its own', { ...settle, kind: 'constructor' }],
  ['a key of its own', { ...state, cost: 3 }], ['a key of another kind', { ...lay, component: 'slab' }],
  ['no item', { ...state, item: '' }], ['an item that no pack can have', { ...lay, item: '<b>' }], ['a unit that is none', { ...lay, unit: 3 }],
  ['no elements', { ...lay, elements: [] }], ['a place beyond the report', { ...lay, elements: [10] }], ['a place before it', { ...lay, elements: [-1] }],
  ['half a place', { ...lay, elements: [0.5] }], ['a place as text', { ...lay, elements: ['1'] }], ['a place twice', { ...settle, elements: [4, 4] }], ['places that fall', { ...settle, elements: [4, 3] }],
  ['elements that are no list', { ...lay, elements: { length: 1, 0: 1 } }],
  ['a negative quantity', { ...lay, quantity: -1 }], ['no quantity', { ...lay, quantity: null }],
  ['lines of no type', { ...lay, type: '' }], ['a type of a million letters', { ...settle, type: 'x'.repeat(1_000_000) }],
  ['a component that is none', { ...settle, component: 'castle' }], ['no types', { ...settle, types: 0 }], ['storeys that are no text', { ...settle, storeys: [1] }],
  ['nothing settled', { ...settle, settle: [] }], ['a value that the role cannot have', { ...settle, settle: [{ role: 'precast', value: true }] }],
  ['a role that is none', { ...settle, settle: [{ role: 'toString', value: 'precast' }] }], ['one role twice', { ...settle, settle: [settle.settle[0], { role: 'precast', value: 'composite' }] }],
  ['a settled thing with more', { ...settle, settle: [{ role: 'precast', value: 'precast', by: 'me' }] }],
  ['nothing stated', unsaid], ['two things stated', { ...state, present: true }], ['more than all', { ...state, ratio: 101 }], ['less than nothing', { ...state, ratio: -1 }],
  ['a ratio as text', { ...state, ratio: '70' }], ['a yes as text', { ...unsaid, value: 'yes' }], ['a building that is no text', { ...state, building: 1 }],
])('%s is no measure', (__, value) => expect(read(value)).toBeNull());

test('a prototype is no key', () => {
  expect(readMeasure(JSON.parse('{"kind":"state","item":"q3a","building":"B1","ratio":70,"quantity":null,"unit":"","__proto__":{"value":true}}'), 10)).toBeNull();
});
