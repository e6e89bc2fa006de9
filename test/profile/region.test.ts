/** Polygons that a person draws: which are polygons. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROFILE_SCHEMA } from '../../src/profile/profile.ts';
import { MOST_CORNERS, polygonFault, signedArea } from '../../src/profile/region.ts';
import { validateProfile } from '../../src/profile/validate.ts';

type Corners = readonly (readonly [number, number])[];
const square: Corners = [[0, 0], [4, 0], [4, 4], [0, 4]];

describe('polygonFault', () => {
  test.each<readonly [string, Corners]>([
    ['square', square],
    ['the other way round', [...square].reverse()],
    ['L', [[0, 0], [6, 0], [6, 2], [2, 2], [2, 6], [0, 6]]],
    ['a corner on a straight side', [[0, 0], [2, 0], [4, 0], [4, 4]]],
    ['far from the origin', square.map(([x, y]) => [x + 4_000_000, y + 500_000] as const)],
  ])('%s is one', (_, corners) => expect(polygonFault(corners)).toBeNull());

  test.each<readonly [string, Corners, RegExp]>([
    ['two corners', [[0, 0], [1, 0]], /three/],
    ['a bow tie', [[0, 0], [4, 4], [4, 0], [0, 4]], /sides \d+ and \d+ cross/],
    ['a corner touching another side', [[0, 0], [4, 0], [4, 4], [2, 0], [0, 4]], /cross/],
    ['a spike', [[0, 0], [4, 0], [2, 0], [2, 3]], /cross/],
    ['a corner twice in a row', [[0, 0], [4, 0], [4, 0], [4, 4]], /twice/],
    ['the first corner again at the end', [...square, [0, 0]], /twice/],
    ['a line', [[0, 0], [2, 0], [4, 0]], /cross|no area/],
    ['a sliver', [[0, 0], [0.001, 0], [0, 0.001]], /no area/],
  ])('%s is none', (_, corners, why) => expect(polygonFault(corners)).toMatch(why));

  test('as many corners as are allowed are compared; one more is refused', () => {
    const circle = (n: number): Corners => Array.from({ length: n }, (_, i) => [10 * Math.cos((2 * Math.PI * i) / n), 10 * Math.sin((2 * Math.PI * i) / n)] as const);
    expect(polygonFault(circle(MOST_CORNERS))).toBeNull();
    expect(polygonFault(circle(MOST_CORNERS + 1))).toMatch(/at most/);
  });

  test('where it begins, which way round and where it lies change nothing', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
    fc.assert(fc.property(fc.array(corner, { minLength: 3, maxLength: 8 }), fc.nat(7), fc.integer({ min: -1000, max: 1000 }), (corners, turn, shift) => {
      const sound = polygonFault(corners) === null;
      const k = turn % corners.length;
      expect(polygonFault([...corners.slice(k), ...corners.slice(0, k)]) === null).toBe(sound);
      expect(polygonFault([...corners].reverse()) === null).toBe(sound);
      expect(polygonFault(corners.map(([x, y]) => [x + shift, y - shift] as const)) === null).toBe(sound);
    }));
  });

  test('corners sorted around a point inside always make one', () => {
    const angles = fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 24 }).map((list) => [...list].sort((a, b) => a - b))
      .filter((list) => list.every((a, i) => ((list[(i + 1) % list.length]! - a + 360) % 360) < 175));
    fc.assert(fc.property(angles, fc.array(fc.double({ min: 1, max: 20, noNaN: true }), { minLength: 24, maxLength: 24 }), (list, radii) => {
      const corners = list.map((a, i) => [radii[i]! * Math.cos((a * Math.PI) / 180), radii[i]! * Math.sin((a * Math.PI) / 180)] as const);
      expect(polygonFault(corners)).toBeNull();
      expect(signedArea(corners)).toBeGreaterThan(0);
      expect(signedArea([...corners].reverse())).toBeCloseTo(-signedArea(corners), 9);
    }));
  });
});

describe('regions of a profile', () => {
  const region = { id: 'R1', polygon: square, role: 'precast', value: 'precast', inside: 'centre', reason: '结施-05' };
  const profile = (...regions: readonly unknown[]) => ({ schema: PROFILE_SCHEMA, regions });
  test.each<readonly [string, unknown]>([
    ['one', region],
    ['storeys by name and elevation', { ...region, storeys: ['1F', 3.0] }],
    ['a range', { ...region, storeys: { from: '2F', to: 30.5 } }],
    ['components and classes', { ...region, components: ['slab', 'beam'], classes: ['IfcSlab'], building: 'B1', name: '南侧', who: 'A', date: '2026-01-02' }],
  ])('%s is taken', (_, one) => expect(validateProfile(profile(one)).regions).toHaveLength(1));
  test.each<readonly [string, unknown, string, RegExp]>([
    ['a bow tie', { ...region, polygon: [[0, 0], [4, 4], [4, 0], [0, 4]] }, '$.regions[0].polygon', /cross/],
    ['no reason', { ...region, reason: ' ' }, '$.regions[0].reason', /empty/],
    ['a value the role has not', { ...region, value: 'dry' }, '$.regions[0]', /must be one of/],
    ['a place that is no number', { ...region, polygon: [[0, 0], [4, 0], [4, Infinity]] }, '$.regions[0].polygon[2][1]', /finite/],
    ['how it takes what lies in it in part left out', { ...region, inside: undefined }, '$.regions[0].inside', /./],
    ['an unknown key', { ...region, poly: [] }, '$.regions[0].poly', /unknown key/],
    ['an empty list of components', { ...region, components: [] }, '$.regions[0].components', /leave it out/],
  ])('%s is refused', (_, one, path, advice) => {
    expect(() => validateProfile(profile(one))).toThrow(expect.objectContaining({ path, advice: expect.stringMatching(advice) }));
  });
  test('two of one id are refused', () => expect(() => validateProfile(profile(region, region))).toThrow(/same id/));
});
