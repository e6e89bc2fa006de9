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

const shaftSpace = (name: string, box: NonNullable<BoxSpec['box']>): BoxSpec => ({ class: 'IfcSpace', component: 'space', name, box });
const under = (value: string) => ({ schema: 'sunmao-profile/1', switches: { 'plan-holes': value } }) as const;

test('wells of lifts and pipes are deducted only under their own option, whether the floor runs through them or not (K7)', async () => {
  const files = [{ elevations: [0, 3] }];
  const well = shaftSpace('电梯井', [4, 3, 0, 6, 7, 2.85]);
  const through = shaftSpace('管道井', [0.5, 0.5, 0, 1.5, 1.5, 2.85]);
  const area = async (value: string) => planAreas(await boxFacts(files, [...ring, well, through], under(value)), 0).get(0)!.area;
  for (const value of ['ask', 'fill', 'deduct']) expect(await area(value)).toEqual([100, 100]);
  expect(await area('deduct-shafts')).toEqual([91, 91]);
});

test('a space that calls itself a void over several storeys is deducted, and nothing is left to ask', async () => {
  const facts = await boxFacts([{ elevations: [0, 3] }], [...ring, shaftSpace('中庭上空', [4, 3, 0, 6, 7, 2.85])]);
  expect(planAreas(facts, 0).get(0)).toMatchObject({ area: [92, 92], openHoles: [] });
});

test('an island in a hole is floor', async () => {
  const facts = await boxFacts([{ elevations: [0, 3] }], [...ring, slab(4.5, 4, 5.5, 6)], under('deduct'));
  expect(planAreas(facts, 0).get(0)!.area).toEqual([94, 94]);
});

test('a member that runs up into a storey left out gives it no plan', async () => {
  const files = [{ elevations: [['1F', 0], ['机房层', 3], ['机房屋面', 6]] as const }];
  const column: BoxSpec = { class: 'IfcColumn', component: 'column', box: [0, 0, 0, 1, 1, 6] };
  const facts = await boxFacts(files, [slab(0, 0, 10, 10), column]);
  expect([0, 1].map((level) => planAreas(facts, 0).get(level)!.area[1])).toEqual([100, 0]);
});

test('a facade drawn through several storeys bounds each of them', async () => {
  const panel: BoxSpec = { component: 'hung-panel', box: [0, -0.2, 0, 10, 0, 8.8] };
  const floors = [3, 6, 9].map((z): BoxSpec => ({ class: 'IfcSlab', component: 'slab', box: [0, 0, z - 0.15, 10, 10, z] }));
  const facts = await boxFacts([{ elevations: [0, 3, 6, 9] }], [...floors, panel]);
  expect([0, 1, 2].map((level) => planAreas(facts, 0).get(level)!.area[0])).toEqual([102, 102, 102]);
});
