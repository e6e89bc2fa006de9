/** Walking through a building: where one begins, on which storey one is, what the next one is. */
import { describe, expect, test } from 'vitest';
import { EYE, footingOf, nextStorey, steppedTo, storeyUnder } from '../../src/app/on-foot.ts';
import type { WalkStorey } from '../../src/app/storey-walk.ts';

const storey = (name: string, elevation: number | null): WalkStorey => ({ name, elevation, elements: [] });
const STOREYS = [storey('B1', -3.6), storey('1F', 0), storey('2F', 3), storey('3F', 6), storey('others', null)];
const BOX = [0, 0, -3.6, 20, 10, 9] as const;
const north = [0, 1, -1] as const;

describe('where one begins', () => {
  test('outside: on the ground before the building, on the side of the camera, looking at it', () => {
    const { eye, towards } = footingOf(BOX, STOREYS, { eye: [10, -60, 40], direction: north }, null);
    expect(eye[0]).toBeCloseTo(10, 9);
    expect(eye[1]).toBeCloseTo(-8, 9);
    expect(eye[2]).toBe(EYE);
    expect(towards).toEqual([10, 5, EYE]);
  });
  test('above: outside as well, whichever way the camera looks', () => {
    const { eye } = footingOf(BOX, STOREYS, { eye: [10, 5, 40], direction: [0, 0, -1] }, null);
    expect(eye[1] < 0 || eye[1] > 10 || eye[0] < 0 || eye[0] > 20).toBe(true);
  });
  test('inside: on the floor under the camera, level', () => {
    expect(footingOf(BOX, STOREYS, { eye: [4, 4, 5.5], direction: [1, 0, -0.5] }, null)).toEqual({ eye: [4, 4, 3 + EYE], towards: [5, 4, 3 + EYE] });
  });
  test('on the storey that is looked at: under the camera, else in its middle', () => {
    const chosen = { box: [0, 0, 6, 20, 10, 9] as const, elevation: 6 };
    expect(footingOf(BOX, STOREYS, { eye: [3, 3, 30], direction: north }, chosen).eye).toEqual([3, 3, 6 + EYE]);
    expect(footingOf(BOX, STOREYS, { eye: [90, 3, 30], direction: north }, chosen).eye).toEqual([10, 5, 6 + EYE]);
    expect(footingOf(BOX, STOREYS, { eye: [90, 3, 30], direction: north }, { ...chosen, elevation: null }).eye[2]).toBe(6 + EYE);
  });
  test('levels above the sea, and no levels at all', () => {
    const high = STOREYS.map((one) => ({ ...one, elevation: one.elevation === null ? null : one.elevation + 420 }));
    expect(footingOf([0, 0, 416.4, 20, 10, 429], high, { eye: [10, -60, 440], direction: north }, null).eye[2]).toBeCloseTo(416.4 + EYE, 9);
    expect(footingOf(BOX, [], { eye: [10, -60, 40], direction: north }, null).eye[2]).toBeCloseTo(-3.6 + EYE, 9);
  });
});

test('storeys under a height, and the next ones', () => {
  expect(storeyUnder(STOREYS, 2.9)?.name).toBe('2F');
  expect(storeyUnder(STOREYS, 2)?.name).toBe('1F');
  expect(storeyUnder(STOREYS, -9)?.name).toBe('B1');
  expect(storeyUnder([storey('x', null)], 0)).toBeNull();
  expect(nextStorey(STOREYS, 0, true)?.name).toBe('2F');
  expect(nextStorey(STOREYS, 1.5, false)?.name).toBe('1F');
  expect(nextStorey(STOREYS, 6, true)).toBeNull();
  expect(nextStorey(STOREYS, -3.6, false)).toBeNull();
});

test('onto a floor, up to a wall', () => {
  expect(steppedTo([0, 0, 1.6], [4, 5, 3], [0, 0, 1])).toEqual([4, 5, 3 + EYE]);
  expect(steppedTo([0, 0, 1.6], [4, 5, 2.2], [-1, 0, 0])).toEqual([3, 5, 1.6]);
});
