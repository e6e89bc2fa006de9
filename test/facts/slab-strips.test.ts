import { describe, expect, test } from 'vitest';
import { contourWidth, slabStrips } from '../../src/facts/slab-strips.ts';
import { boxFacts, type BoxSpec } from './kit.ts';

const files = [{ elevations: [0, 3] }];
const base = (x0: number, y0: number, x1: number, y1: number, precast: 'precast' | 'unknown' | 'cast-in-place' = 'precast', z0 = 2.87, z1 = 2.93): BoxSpec => ({
  class: 'IfcSlab', component: 'slab', roles: { precast }, box: [x0, y0, z0, x1, y1, z1],
});
const strip = (x0: number, y0: number, x1: number, y1: number): BoxSpec => ({
  class: 'IfcSlab', component: 'cast-in-place-joint', roles: { precast: 'cast-in-place' }, box: [x0, y0, 2.87, x1, y1, 3],
});
const area = (c: Float64Array): number => {
  let twice = 0;
  for (let i = 0; i < c.length; i += 2) twice += c[i]! * c[(i + 3) % c.length]! - c[(i + 2) % c.length]! * c[i + 1]!;
  return twice / 2;
};
const gapsOf = async (boxes: readonly BoxSpec[]) => slabStrips(await boxFacts(files, boxes), 0, 0.3).derived;
const sum = (strips: readonly { readonly contour: Float64Array }[]): number => strips.reduce((s, d) => s + area(d.contour), 0);

describe('width of a strip', () => {
  const turned = (points: readonly (readonly [number, number])[], angle: number): Float64Array =>
    Float64Array.from(points.flatMap(([x, y]) => [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]));
  test.each([
    ['straight', [[0, 0], [5, 0], [5, 0.3], [0, 0.3]], 0.3],
    ['tapering: its widest place', [[0, 0], [5, 0], [5, 0.4], [0, 0.2]], 0.3992],
    ['L', [[0, 0], [4, 0], [4, 0.3], [0.3, 0.3], [0.3, 3], [0, 3]], 0.3],
    ['T', [[0, 0], [5, 0], [5, 0.25], [2.6, 0.25], [2.6, 3], [2.35, 3], [2.35, 0.25], [0, 0.25]], 0.25],
  ] as const)('%s, however it is turned', (_, points, width) => {
    for (const angle of [0, 0.3, 1.2, 2.9]) expect(contourWidth(turned(points, angle))).toBeCloseTo(width, 3);
  });
});

describe('gaps between slabs of one floor (4.0.5-2)', () => {
  test('300 mm is a strip, 310 mm is none', async () => {
    const found = await gapsOf([base(0, 0, 3, 4), base(3.3, 0, 6, 4)]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ between: [0, 1], width: 0.3, sure: true });
    expect(sum(found)).toBeCloseTo(1.2, 9);
    expect(await gapsOf([base(0, 0, 3, 4), base(3.31, 0, 6, 4)])).toEqual([]);
  });

  test('only as far as both slabs reach', async () => {
    expect(sum(await gapsOf([base(0, 0, 3, 4), base(3.2, 1, 6, 9)]))).toBeCloseTo(0.2 * 3, 9);
  });

  test('where four slabs meet the crossing belongs to the strips, once', async () => {
    const found = await gapsOf([base(0, 0, 2, 2), base(2.2, 0, 5, 2), base(0, 2.3, 2, 5), base(2.2, 2.3, 5, 5)]);
    expect(sum(found)).toBeCloseTo(25 - 2 * 2 - 2.8 * 2 - 2 * 2.7 - 2.8 * 2.7, 9);
  });

  test('no strip over a wall or a beam, beside a poured slab, between floors at different heights', async () => {
    const wall: BoxSpec = { component: 'shear-wall', roles: { precast: 'precast' }, box: [3, 0, 0, 3.2, 4, 2.87] };
    expect(await gapsOf([base(0, 0, 3, 4), base(3.2, 0, 6, 4), wall])).toEqual([]);
    expect(await gapsOf([base(0, 0, 3, 4), base(3.2, 0, 6, 4, 'cast-in-place')])).toEqual([]);
    expect(await gapsOf([base(0, 0, 3, 4), base(3.2, 0, 6, 4, 'precast', 2.77, 2.83)])).toEqual([]);
  });

  test('a neighbour that does not say leaves the strip open', async () => {
    expect(await gapsOf([base(0, 0, 3, 4), base(3.2, 0, 6, 4, 'unknown')])).toMatchObject([{ sure: false }]);
  });

  test('where toppings are modelled, a gap that none covers is a slot in the floor', async () => {
    const topping = (x0: number, x1: number): BoxSpec => ({ class: 'IfcSlab', component: 'topping', roles: { precast: 'cast-in-place' }, box: [x0, 0, 2.93, x1, 4, 3] });
    const bases = [base(0, 0, 3, 4), base(3.2, 0, 6, 4)];
    expect(sum(await gapsOf([...bases, topping(0, 6)]))).toBeCloseTo(0.8, 6);
    expect(await gapsOf([...bases, topping(0, 3), topping(3.2, 6)])).toEqual([]);
  });

  test('a notch in one slab is not between two', async () => {
    const notched: BoxSpec = {
      ...base(0, 0, 4, 4),
      geometry: { footprint: [Float64Array.of(0, 0, 4, 0, 4, 4, 2.2, 4, 2.2, 2, 2, 2, 2, 4, 0, 4)], footprintArea: 15.6 },
    };
    expect(await gapsOf([notched])).toEqual([]);
  });

  test('cost grows with the slabs', async () => {
    const grid = (n: number): BoxSpec[] =>
      Array.from({ length: n * n }, (_, i) => base((i % n) * 3, Math.floor(i / n) * 3, (i % n) * 3 + 2.8, Math.floor(i / n) * 3 + 2.8));
    // 2 n (n − 1) gaps and (n − 1)² crossings: every pair met once
    expect(await gapsOf(grid(12))).toHaveLength(2 * 12 * 11 + 11 * 11);
  });
});

describe('modelled strips', () => {
  const counts = async (boxes: readonly BoxSpec[]) => slabStrips(await boxFacts(files, boxes), 0, 0.3).modelled.map((s) => s.counts);
  test('up to 300 mm between precast members', async () => {
    expect(await counts([base(0, 0, 3, 4), strip(3, 0, 3.3, 4), base(3.3, 0, 6, 4)])).toEqual(['yes']);
    expect(await counts([base(0, 0, 3, 4), strip(3, 0, 3.301, 4), base(3.301, 0, 6, 4)])).toEqual(['no']);
    expect(await counts([base(0, 0, 3, 4), strip(3, 0, 3.3, 4), base(3.3, 0, 6, 4, 'cast-in-place')])).toEqual(['no']);
    expect(await counts([base(0, 0, 3, 4), strip(3, 0, 3.3, 4), base(3.3, 0, 6, 4, 'unknown')])).toEqual(['unknown']);
    expect(await counts([base(0, 0, 3, 4), strip(3, 0, 3.3, 4)])).toEqual(['no']);
  });

  test('a poured slab no wider than a strip is one, whatever its name; it lies in the storey below it', async () => {
    expect(await counts([base(0, 0, 3, 4), base(3, 0, 3.25, 4, 'cast-in-place', 2.87, 3), base(3.25, 0, 6, 4)])).toEqual(['yes']);
    const facts = await boxFacts(files, [strip(3, 0, 3.3, 4)]);
    expect(facts.levelOf[0]).toBe(0);
  });
});
