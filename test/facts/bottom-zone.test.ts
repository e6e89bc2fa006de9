import { expect, test } from 'vitest';
import { attributesOf } from '../../src/facts/building-attributes.ts';
import { bottomZone, liesInZone } from '../../src/facts/bottom-zone.ts';
import { mainStoreys, storeyNumber } from '../../src/facts/main-storeys.ts';
import { boxFacts, type BoxSpec } from './kit.ts';

const SIZE = { storeys: 2, share: 10 };
const slab = (z: number): BoxSpec => ({ class: 'IfcSlab', component: 'slab', box: [0, 0, z - 0.15, 10, 10, z] });
const wall = (z0: number, z1: number): BoxSpec => ({ component: 'shear-wall', box: [0, 0, z0, 10, 0.2, z1] });
const levels = (from: number, storeys: number, height = 3): readonly (readonly [string, number])[] =>
  Array.from({ length: storeys + 1 }, (_, i) => [i === storeys ? '屋面' : `L${i}`, from + i * height] as const);

test('two storeys from the roof of the basement up where they are higher than a tenth', async () => {
  const facts = await boxFacts([{ elevations: levels(-3, 11) }], [wall(-3, 0)], { schema: 'sunmao-profile/1', groundLevel: -0.3 });
  expect(bottomZone(facts, 0, SIZE)).toEqual([[0, 6]]);
});

test('a tenth of the height where that is higher, in the middle of a storey', async () => {
  const facts = await boxFacts([{ elevations: levels(0, 30) }], [wall(0, 3)]);
  expect(bottomZone(facts, 0, SIZE)).toEqual([[0, 9]]);
  expect(bottomZone(facts, 0, { storeys: 2, share: 11 })[0]![1]).toBeCloseTo(9.9, 9);
});

test('a storey that stands for others may lie inside the zone or outside', async () => {
  const facts = await boxFacts([{ elevations: levels(0, 3) }], [wall(0, 3), wall(3, 6), wall(6, 9)], { schema: 'sunmao-profile/1', storeys: [{ match: 'L1', standsFor: 9 }] });
  const zone = bottomZone(facts, 0, SIZE);
  expect(zone).toEqual([[0, 3], [0, 6]]);
  expect([0, 1, 2].map((i) => liesInZone(facts.geometry[i]!, zone))).toEqual([true, null, false]);
});

test('a wall drawn through many storeys reaches into the zone; one that stands on it does not', async () => {
  const facts = await boxFacts([{ elevations: levels(0, 10) }], [wall(3, 30), wall(5.9, 9)]);
  expect([0, 1].map((i) => liesInZone(facts.geometry[i]!, bottomZone(facts, 0, SIZE)))).toEqual([true, false]);
});

test('storeys are counted as people do, from the ground and from the main roof', async () => {
  const facts = await boxFacts([{ elevations: levels(-6, 5) }], [wall(-6, -3)], { schema: 'sunmao-profile/1', groundLevel: -0.3 });
  expect([0, 1, 2, 4].map((level) => storeyNumber(facts, 0, level)!.fromGround)).toEqual([[-2, -2], [-1, -1], [1, 1], [3, 3]]);
  expect(storeyNumber(facts, 0, 4)!.fromTop).toEqual([1, 1]);
  expect(storeyNumber(facts, 0, 5)).toBeNull();
});

test('a half-sunk storey is the first, or below it', async () => {
  const facts = await boxFacts([{ elevations: [['L0', -1], ['L1', 2], ['屋面', 5]] }], [wall(-1, 2)], { schema: 'sunmao-profile/1', groundLevel: 0 });
  expect(storeyNumber(facts, 0, 0)!.fromGround).toEqual([-1, 1]);
  expect(bottomZone(facts, 0, { storeys: 1, share: 0 })).toEqual([[-1, 2], [2, 5]]);
});

test('a topmost level without a name for a roof is a storey where a floor lies over it, and marks the roof where none does', async () => {
  const elevations = [['1F', 0], ['2F', 3], ['3F', 6]] as const;
  const marked = await boxFacts([{ elevations }], [slab(3), slab(6)]);
  expect([mainStoreys(marked, 0).length, attributesOf(marked, 0).height, attributesOf(marked, 0).storeys]).toEqual([2, [6, 6], [2, 2]]);
  const used = await boxFacts([{ elevations }], [slab(3), slab(6), slab(9.2)]);
  expect([mainStoreys(used, 0).length, attributesOf(used, 0).height, attributesOf(used, 0).storeys]).toEqual([3, [9.2, 9.2], [3, 3]]);
});
