/** A plan on screen: metres to pixels and back, picking, snapping. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaOf, drawn, fieldBetween, fit, holds, meeting, pan, pieceAt, snap, snapPlaces, toPlan, toScreen, zoom, type Point } from '../../src/app/plan-drawing.ts';
import type { PlanAxis, PlanPiece } from '../../src/worker/app-api.ts';

const rect = (x0: number, y0: number, x1: number, y1: number): Float64Array => Float64Array.of(x0, y0, x1, y0, x1, y1, x0, y1);
const piece = (element: number, ...contours: readonly Float64Array[]): PlanPiece => ({ element, contours, boxed: false, z: [0, 3], mark: null });
const axis = (tag: string, ...path: readonly number[]): PlanAxis => ({ tag, direction: 'u' as PlanAxis['direction'], path: Float64Array.from(path) });
const near = ([x, y]: Point, digits = 6) => [expect.closeTo(x, digits), expect.closeTo(y, digits)];

test('there and back again, wherever the sheet lies', () => {
  const number = fc.double({ min: -5e6, max: 5e6, noNaN: true });
  fc.assert(fc.property(number, number, fc.double({ min: 0.05, max: 2000, noNaN: true }), fc.double({ min: -2000, max: 2000, noNaN: true }), fc.double({ min: -2000, max: 2000, noNaN: true }), (cx, cy, scale, px, py) => {
    const sheet = { centre: [cx, cy] as const, scale, width: 800, height: 600 };
    const back = toScreen(sheet, toPlan(sheet, [px, py]));
    expect(back).toEqual(near([px, py], 2));
  }));
});
test('zooming keeps the place under the pointer, panning moves it along', () => {
  const sheet = fit([0, 0, 40, 20], 800, 600);
  const at: Point = [123, 456];
  expect(toPlan(zoom(sheet, at, 1.7), at)).toEqual(near(toPlan(sheet, at)));
  const place = toPlan(sheet, at);
  expect(toScreen(pan(sheet, 30, -12), place)).toEqual(near([153, 444]));
});
test('fitted, the whole extent is on the sheet', () => {
  for (const [width, height] of [[800, 600], [300, 900], [900, 120]] as const) {
    const sheet = fit([10, -5, 50, 15], width, height);
    for (const corner of [[10, -5], [50, 15]] as const) {
      const [x, y] = toScreen(sheet, corner);
      expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
    }
  }
});

describe('picking', () => {
  const list = drawn([piece(1, rect(0, 0, 10, 10), rect(4, 4, 6, 6)), piece(2, rect(2, 2, 2.2, 8)), piece(3, rect(9.99, 0, 10, 10))]);
  test('the smallest at a place; a hole holds nothing', () => {
    expect(pieceAt(list, [2.1, 5], 0)?.element).toBe(2);
    expect(pieceAt(list, [3, 5], 0)?.element).toBe(1);
    expect(pieceAt(list, [5, 5], 0)).toBeNull();
    expect(holds(list[0]!.piece.contours, [5, 5])).toBe(false);
  });
  test('a thin one is met within reach, a thick one is not', () => {
    expect(pieceAt(list, [10.05, 5], 0.1)?.element).toBe(3);
    expect(pieceAt(list, [-0.05, 5], 0.1)).toBeNull();
  });
  test('areas far from the origin keep their digits', () => expect(areaOf([rect(4e6, 5e5, 4e6 + 0.2, 5e5 + 3)])).toBeCloseTo(0.6, 6));
});

describe('snapping', () => {
  const places = snapPlaces(drawn([piece(1, rect(0, 0, 10, 10))]), [axis('1', 3, -1, 3, 11), axis('A', -1, 4, 11, 4)]);
  test.each<readonly [string, Point, Point | null, boolean, string, Point]>([
    ['a corner before an edge', [0.08, 0.05], null, false, 'corner', [0, 0]],
    ['a crossing of axes', [3.05, 4.02], null, false, 'axes', [3, 4]],
    ['the nearest of an edge', [5, 10.06], null, false, 'edge', [5, 10]],
    ['square from the corner before', [7, 2.4], [7.3, 6], true, 'square', [7.3, 2.4]],
    ['nothing near', [5, 5.5], null, false, 'free', [5, 5.5]],
  ])('%s', (_, at, from, square, to, place) => expect(snap(places, at, 0.1, from, square)).toEqual({ at: place, to }));
  test('of many corners the nearest, as if each were asked', () => {
    const number = fc.integer({ min: 0, max: 40 }).map((n) => n / 10);
    fc.assert(fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 30 }), number, number, (points, x, y) => {
      const sorted = { corners: [...points].sort((a, b) => a[0] - b[0]), crossings: [], list: [] };
      const found = snap(sorted, [x, y], 0.55, null, false);
      const least = Math.min(...points.map((p) => Math.hypot(p[0] - x, p[1] - y)));
      if (least <= 0.55) expect(Math.hypot(found.at[0] - x, found.at[1] - y)).toBeCloseTo(least, 9);
      else expect(found.to).toBe('free');
    }));
  });
});

test('fields between axes, inclined ones too; axes that run alike give none', () => {
  const axes = [axis('1', 0, 0, 0, 10), axis('2', 6, 0, 6, 10), axis('A', 0, 1, 6, 1), axis('B', 0, 4, 6, 7)];
  expect(fieldBetween(axes, ['1', '2', 'A', 'B'])!.map((p) => near(p))).toEqual([[0, 1], [6, 1], [6, 7], [0, 4]].map((p) => near(p as unknown as Point)));
  expect(fieldBetween(axes, ['1', '2', '1', '2'])).toBeNull();
  expect(fieldBetween(axes, ['1', '1', 'A', 'B'])).toBeNull();
  expect(fieldBetween(axes, ['1', '9', 'A', 'B'])).toBeNull();
  expect(meeting(axes[0]!, axes[1]!)).toBeNull();
});
