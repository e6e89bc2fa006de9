/** Members drawn through several storeys, and what of them lies below ground (2.0.2; domain 1.2-2, 1.4 K1, K4, 2.1-15). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storeyParts } from '../../src/facts/above-ground.ts';
import { shareBetween } from '../../src/facts/height-share.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { boxFacts, type BoxSpec, type FileSpec } from './kit.ts';

const column = (z0: number, z1: number, storey: number | null = null): BoxSpec => ({
  class: 'IfcColumn', component: 'column', roles: { precast: 'cast-in-place' }, box: [0, 0, z0, 0.6, 0.6, z1], element: { storey },
});

async function parts(box: BoxSpec, file: FileSpec, profile: Profile = EMPTY_PROFILE) {
  const facts = await boxFacts([file], [box], profile);
  return storeyParts(facts, 0).map((p) => [p.level, p.from, p.to, ...(p.assumedGround === null ? [] : [p.assumedGround])]);
}
const [DOWN, UP] = [-Infinity, Infinity];

describe('cut at storey planes', () => {
  test('through three storeys', async () => {
    expect(await parts(column(0, 9), { elevations: [0, 3, 6, 9] })).toEqual([[0, DOWN, 3], [1, 3, 6], [2, 6, UP]]);
  });

  test('up to 0.3 m beyond its floors it is of one storey', async () => {
    expect(await parts(column(-0.25, 3.25), { elevations: [0, 3, 6] })).toEqual([[0, DOWN, UP]]);
    expect(await parts(column(2.8, 6.2), { elevations: [0, 3, 6, 9] })).toEqual([[1, DOWN, UP]]);
    expect(await parts(column(2.6, 5.9), { elevations: [0, 3, 6, 9] })).toEqual([[0, DOWN, 3], [1, 3, UP]]);
  });

  test('a storey that does not count keeps its part: basement, storey left out, roof', async () => {
    expect(await parts(column(-3.6, 6), { elevations: [-3.6, 0, 3, 6] })).toEqual([[1, 0, 3], [2, 3, UP]]);
    const profile: Profile = { ...EMPTY_PROFILE, storeys: [{ match: '2F', exclude: true }] };
    expect(await parts(column(0, 9), { elevations: [0, 3, 6] }, profile)).toEqual([[0, DOWN, 3], [2, 6, UP]]);
    expect(await parts(column(3, 7.2), { elevations: [['1F', 0], ['2F', 3], ['屋面', 6]] })).toEqual([[1, DOWN, 6]]);
  });

  test('what comes up from a basement is listed in the first storey that counts, and in scope', async () => {
    const facts = await boxFacts([{ elevations: [-3.6, 0, 3] }], [column(-3.6, 6), column(-3.6, 0), { ...column(-3.6, 6), component: 'pipe' }]);
    expect(facts.levelOf).toEqual([1, 0, 0]);
    expect(facts.outOfScope).toEqual([null, 'below-ground', 'below-ground']);
  });
});

describe('from the ground up', () => {
  const stated: FileSpec = { elevations: [0, 3, 6], building: { elevationOfTerrain: -0.45 } };

  test('what stands on the first floor or within reach of the ground counts from its foot', async () => {
    expect(await parts(column(0, 3), stated)).toEqual([[0, DOWN, UP]]);
    expect(await parts(column(-0.45, 3), stated)).toEqual([[0, DOWN, UP]]);
    expect(await parts(column(-0.05, 3), { elevations: [0, 3, 6] })).toEqual([[0, DOWN, UP]]);
  });

  test('from a foundation: from the stated ground; from ±0.000 by the switch; either way where the ground is assumed', async () => {
    expect(await parts(column(-1.5, 3), stated)).toEqual([[0, -0.45, UP]]);
    expect(await parts(column(-1.5, 6), stated)).toEqual([[0, -0.45, 3], [1, 3, UP]]);
    expect(await parts(column(-1.5, 3), stated, { ...EMPTY_PROFILE, switches: { 'level-zero': 'zero' } })).toEqual([[0, 0, UP]]);
    expect(await parts(column(-1.5, 3), { elevations: [0, 3, 6] })).toEqual([[0, DOWN, UP, 0]]);
    expect(await parts(column(-1.5, 3), { elevations: [0, 3, 6] }, { ...EMPTY_PROFILE, groundLevel: 0 })).toEqual([[0, 0, UP]]);
  });

  test('with a storey below, a member of the first floor counts from the ground, one of the basement from the floor', async () => {
    const basement: FileSpec = { elevations: [-3.6, 0, 3], building: { elevationOfTerrain: -0.45 } };
    expect(await parts(column(-0.4, 2.6, 1), basement)).toEqual([[1, DOWN, UP]]);
    expect(await parts(column(-1.5, 3, 1), basement)).toEqual([[1, -0.45, UP]]);
    expect(await parts(column(-3.6, 3, 0), basement)).toEqual([[1, 0, UP]]);
  });

  test('a storey that may lie below ground may count for nothing', async () => {
    const facts = await boxFacts([{ elevations: [-1, 2, 5] }], [column(-1, 5)], { ...EMPTY_PROFILE, groundLevel: 0 });
    expect(storeyParts(facts, 0).map((p) => p.maybe)).toEqual([true, false]);
  });
});

describe('shares by height', () => {
  const geometryOf = async (box: BoxSpec) => (await boxFacts([{}], [box])).geometry[0]!;

  test('of a prism by height, of a gable by its slices, of a body without slices as a range', async () => {
    const wall: BoxSpec = { component: 'shear-wall', box: [0, 0, 0, 10, 0.2, 6] };
    const g = await geometryOf(wall);
    expect(shareBetween(g, 0, 3, 'volume')).toEqual([0.5, 0.5]);
    expect(shareBetween(g, 3, Infinity, 'sideArea')).toEqual([0.5, 0.5]);
    // a triangle 10 m wide and 6 m high: a quarter of it lies above half its height
    const gable = { ...g, volume: 6, grossVolume: 6, sideArea: 30, footprintArea: 2, slices: Float64Array.of(0, 6, 2, 1, 0) };
    expect(shareBetween(gable, 3, 6, 'volume')[0]).toBeCloseTo(0.25, 12);
    expect(shareBetween(gable, 3, 6, 'sideArea')[1]).toBeCloseTo(0.25, 12);
    // with an opening somewhere the net slices say nothing of the gross face
    expect(shareBetween({ ...gable, volume: 5 }, 3, 6, 'sideArea')).toEqual([0, 1]);
    const open = { ...g, volume: null, grossVolume: null, slices: null, status: 'open' as const };
    expect(shareBetween(open, 0, 2, 'volume')).toEqual([0, 1 / 3]);
  });

  test('a wall with openings: its face by height, its volume by its slices', async () => {
    const g = { ...(await geometryOf({ component: 'shear-wall', box: [0, 0, 0, 10, 0.2, 6] })), volume: 10, slices: Float64Array.of(0, 3, 4 / 3, 4 / 3, 4 / 3, 3, 6, 2, 2, 2) };
    expect(shareBetween(g, 0, 3, 'sideArea')).toEqual([0.5, 0.5]);
    expect(shareBetween(g, 0, 3, 'volume')[0]).toBeCloseTo(0.4, 12);
  });

  test('parts of a member in storeys that all count add up to it, whatever the planes', async () => {
    const height = fc.double({ min: 0.4, max: 5, noNaN: true });
    await fc.assert(fc.asyncProperty(fc.array(height, { minLength: 1, maxLength: 6 }), fc.double({ min: 0, max: 8, noNaN: true }), height, async (heights, foot, tall) => {
      const elevations = heights.reduce<number[]>((list, h) => [...list, list.at(-1)! + h], [0]);
      const facts = await boxFacts([{ elevations }], [column(foot, foot + tall)]);
      const g = facts.geometry[0]!;
      const list = storeyParts(facts, 0);
      expect(list[0]!.from).toBe(-Infinity);
      expect(list.at(-1)!.to).toBe(Infinity);
      list.slice(1).forEach((p, i) => expect(p.from).toBe(list[i]!.to));
      const sum = list.reduce((total, p) => total + shareBetween(g, p.from, p.to, 'volume')[0], 0);
      expect(sum).toBeCloseTo(1, 9);
    }), { numRuns: 100 });
  });
});
