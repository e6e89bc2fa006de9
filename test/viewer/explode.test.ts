import { describe, expect, it } from 'vitest';
import { shiftsOf, type Exploded } from '../../src/viewer/explode.ts';
import type { WorldBox } from '../../src/viewer/section-planes.ts';

const at = (storey: number, x: number): WorldBox => [x, 0, storey * 3, x + 1, 40, storey * 3 + 2.8];
const elements = (groupOf: (storey: number, kind: string) => string): Exploded[] =>
  [2, 0, 1].flatMap((storey) => (['wall', 'slab', 'wall'] as const).map((kind, i) => ({ box: at(storey, i * 5), group: groupOf(storey, kind) })));
const shift = (shifts: Float32Array, i: number): number[] => [...shifts.subarray(i * 3, i * 3 + 3)];

describe('exploding', () => {
  it('lifts storeys off each other in their order, the lowest stays', () => {
    const shifts = shiftsOf(elements((storey) => `F${storey}`), 'storey');
    expect(shift(shifts, 3)).toEqual([0, 0, 0]);
    expect(shift(shifts, 6)[2]).toBeGreaterThanOrEqual(3);
    expect(shift(shifts, 0)[2]).toBeCloseTo(shift(shifts, 6)[2]! * 2, 5);
    expect(shift(shifts, 1)).toEqual(shift(shifts, 0));
    expect(shift(shifts, 0).slice(0, 2)).toEqual([0, 0]);
  });

  it('lays kinds of component beside each other without overlap', () => {
    const shifts = shiftsOf(elements((_, kind) => kind), 'component');
    // 11 m along x, 40 m along y: the shorter side
    const [wall, slab] = [shift(shifts, 0), shift(shifts, 1)];
    expect(shift(shifts, 2)).toEqual(wall);
    expect(Math.abs(wall[0]! - slab[0]!)).toBeGreaterThan(11);
    expect([wall[1], wall[2], slab[1], slab[2]]).toEqual([0, 0, 0, 0]);
    expect(wall[0]! + slab[0]!).toBeCloseTo(0, 5);
  });

  it('moves elements away from the middle, twice as far apart at full strength', () => {
    const shifts = shiftsOf([{ box: [0, 0, 0, 1, 1, 1], group: '' }, { box: [9, 0, 0, 10, 1, 1], group: '' }], 'centre');
    expect([...shifts]).toEqual([-4.5, 0, 0, 4.5, 0, 0]);
  });

  it('leaves alone what has no body', () => {
    expect([...shiftsOf([{ box: null, group: 'a' }, { box: [0, 0, 0, 1, 1, 1], group: 'b' }], 'component')].slice(0, 3)).toEqual([0, 0, 0]);
    expect([...shiftsOf([{ box: null, group: 'a' }], 'centre')]).toEqual([0, 0, 0]);
  });
});
