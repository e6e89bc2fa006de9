import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BcfCamera, BcfPoint } from '../../../src/bcf/bcf.ts';
import { boxesOf, unionOf, type Box } from '../../../src/export/bcf/boxes.ts';
import { axesFor, cameraFor } from '../../../src/export/bcf/framing.ts';
import { inSight } from './in-sight.ts';

const length = ([x, y, z]: BcfPoint): number => Math.hypot(x, y, z);
const dot = (a: BcfPoint, b: BcfPoint): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function sound(camera: BcfCamera): void {
  expect(length(camera.direction)).toBeCloseTo(1, 6);
  expect(length(camera.up)).toBeCloseTo(1, 6);
  expect(dot(camera.direction, camera.up)).toBeCloseTo(0, 6);
  // from above, and the horizon level
  expect(camera.direction[2]).toBeLessThan(-0.3);
  expect(camera.up[2]).toBeGreaterThan(0.3);
}

const camera = (boxes: readonly Box[], around: Box | null = null): BcfCamera => cameraFor(boxes, axesFor(unionOf(boxes)!, around));

describe('every corner is in sight', () => {
  test.each<readonly [string, readonly Box[]]>([
    ['a wall', [[0, 0, 0, 4, 0.2, 3]]],
    ['a point', [[1, 2, 3, 1, 2, 3]]],
    ['a line', [[0, 0, 0, 0, 0, 50]]],
    ['a plate without thickness', [[0, 0, 3, 60, 20, 3]]],
    ['4,000 km away', [[3_999_990, 4_000_000, 0, 4_000_000, 4_000_000.2, 3]]],
    ['two, a kilometre apart', [[0, 0, 0, 1, 1, 1], [1000, 0, 0, 1001, 1, 1]]],
  ])('%s', (_, boxes) => {
    const found = camera(boxes);
    sound(found);
    for (const shape of [1, 4 / 3, 16 / 9]) expect(boxes.every((box) => inSight(found, box, shape))).toBe(true);
  });

  test('whatever the boxes', () => {
    const at = fc.double({ min: -5e6, max: 5e6, noNaN: true });
    const size = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 300, noNaN: true }));
    const box = fc.tuple(at, at, at, size, size, size).map(([x, y, z, a, b, c]): Box => [x, y, z, x + a, y + b, z + c]);
    fc.assert(fc.property(fc.array(box, { minLength: 1, maxLength: 8 }), fc.option(box), (boxes, around) => {
      const found = camera(boxes, around);
      sound(found);
      return boxes.every((one) => inSight(found, one, 1));
    }), { numRuns: 300 });
  });
});

test('what is in sight is not everything: the oracle can say no', () => {
  const found = camera([[0, 0, 0, 4, 0.2, 3]]);
  expect(inSight(found, [0, 0, 0, 40, 0.2, 3], 4 / 3)).toBe(false);
  expect(inSight(found, [0, -400, 0, 4, -399, 3], 4 / 3)).toBe(false);
});

test('what is shown fills the view: no camera a kilometre away', () => {
  const found = camera([[0, 0, 0, 4, 0.2, 3]]);
  expect(Math.hypot(found.viewPoint[0] - 2, found.viewPoint[1] - 0.1, found.viewPoint[2] - 1.5)).toBeLessThan(9);
});

describe('the side it is seen from', () => {
  const building: Box = [0, 0, 0, 30, 20, 50];
  const eye = (box: Box): readonly [boolean, boolean] => {
    const { viewPoint } = camera([box], building);
    return [viewPoint[0] > box[3], viewPoint[1] > box[4]];
  };
  test('is outside: north of a northern wall, south of a southern one, west and east likewise', () => {
    expect(eye([0, 19.8, 0, 30, 20, 3])[1]).toBe(true);
    expect(eye([0, 0, 0, 30, 0.2, 3])[1]).toBe(false);
    expect(eye([29.8, 0, 0, 30, 20, 3])[0]).toBe(true);
    expect(eye([0, 0, 0, 0.2, 20, 3])[0]).toBe(false);
  });
  test('is the south where it is in the middle, or there is no building around', () => {
    expect(eye([14, 9.9, 0, 16, 10.1, 3])).toEqual(eye([0, 0, 0, 30, 20, 50]));
    expect(camera([[14, 9.9, 0, 16, 10.1, 3]]).direction[1]).toBeGreaterThan(0.5);
  });
  test('is higher for what lies flat', () => {
    expect(camera([[0, 0, 3, 4, 4, 3.1]]).direction[2]).toBeLessThan(camera([[0, 0, 0, 4, 0.2, 3]]).direction[2] - 0.1);
  });
});

test('an element without a body of its own has the boxes of its parts; what is absurd is not framed', () => {
  const of = boxesOf([
    { box: null, representedBy: null }, { box: [0, 0, 0, 1, 1, 1], representedBy: 0 }, { box: [2, 0, 0, 3, 1, 1], representedBy: 0 },
    { box: [0, 0, 0, 1e12, 1, 1], representedBy: null }, { box: null, representedBy: null },
  ]);
  expect(of(0)).toEqual([[0, 0, 0, 1, 1, 1], [2, 0, 0, 3, 1, 1]]);
  expect(of(1)).toEqual([[0, 0, 0, 1, 1, 1]]);
  expect([of(3), of(4), of(9)]).toEqual([[], [], []]);
});
