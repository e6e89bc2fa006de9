import { expect, test } from 'vitest';
import { planAreas } from '../../src/facts/plan-area.ts';
import { boxFacts, type BoxSpec } from './kit.ts';

const slab = (x0: number, y0: number, x1: number, y1: number): BoxSpec => ({
  class: 'IfcSlab', component: 'slab', box: [x0, y0, 2.85, x1, y1, 3],
});
/** 10 × 10 m with a 2 × 4 m hole */
const ring = [slab(0, 0, 10, 3), slab(0, 7, 10, 10), slab(0, 3, 4, 7), slab(6, 3, 10, 7)];

test('overlaps count once', async () => {
  const facts = await boxFacts([{ elevations: [0, 3] }], [slab(0, 0, 6, 10), slab(4, 0, 10, 10)]);
  expect(planAreas(facts, 0).get(0)!.area).toEqual([100, 100]);
});

test('a hole of unknown nature leaves a range; the switch fills or deducts it', async () => {
  const files = [{ elevations: [0, 3] }];
  expect(planAreas(await boxFacts(files, ring), 0).get(0)!.area).toEqual([92, 100]);
  for (const [value, area] of [['fill', 100], ['deduct', 92]] as const) {
    const facts = await boxFacts(files, ring, { schema: 'sunmao-profile/1', switches: { 'plan-holes': value } });
    expect(planAreas(facts, 0).get(0)!.area).toEqual([area, area]);
  }
});

test('a well with a stair in it is not deducted', async () => {
  const stair: BoxSpec = { class: 'IfcStairFlight', component: 'stair', box: [4.5, 3.5, 0, 5.5, 6.5, 2.9] };
  expect(planAreas(await boxFacts([{ elevations: [0, 3] }], [...ring, stair]), 0).get(0)!.area).toEqual([100, 100]);
});

test('a gap of centimetres between bodies is not a hole', async () => {
  const gap = [slab(0, 0, 10, 4.98), slab(0, 5, 10, 10), slab(0, 4.98, 0.1, 5), slab(9.9, 4.98, 10, 5)];
  expect(planAreas(await boxFacts([{ elevations: [0, 3] }], gap), 0).get(0)!.area).toEqual([100, 100]);
});

test('the slot between two flights belongs to their well', async () => {
  const around = [slab(0, 0, 10, 3), slab(0, 7, 10, 10), slab(0, 3, 3.4, 7), slab(6.6, 3, 10, 7)];
  const flight = (x0: number, x1: number): BoxSpec => ({ class: 'IfcStairFlight', component: 'stair', box: [x0, 3, 0, x1, 7, 2.9] });
  const facts = await boxFacts([{ elevations: [0, 3] }], [...around, flight(3.4, 4.8), flight(5.2, 6.6)]);
  expect(planAreas(facts, 0).get(0)!.area).toEqual([100, 100]);
});
