import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acrossOf, alongLine, boxMoved, boxPlanes, flipped, grown, outline, reach, THINNEST, throughPoint, union, viewPlane, type WorldBox } from '../../src/viewer/section-planes.ts';
import type { WorldPoint } from '../../src/viewer/viewpoint.ts';

const BOX: WorldBox = [500_000, 4_000_000, 0, 500_030, 4_000_012, 54];
const dot = (a: WorldPoint, b: WorldPoint): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const unit = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }))
  .filter((v) => Math.hypot(...v) > 0.1).map(([x, y, z]): WorldPoint => { const l = Math.hypot(x, y, z); return [x / l, y / l, z / l]; });

describe('section planes', () => {
  it('are located next to the middle of the model and keep their place', () => {
    fc.assert(fc.property(unit, fc.double({ min: 0, max: 1, noNaN: true }), (normal, share) => {
      const [low, high] = reach(normal, BOX);
      const plane = { normal, at: low + (high - low) * share };
      const { location, direction } = viewPlane(plane, BOX);
      expect(direction).toEqual(normal);
      expect(dot(location, normal)).toBeCloseTo(plane.at, 6);
      // what was kept is cut away once it is flipped: the same place, the other direction
      expect(dot(viewPlane(flipped(plane), BOX).location, normal)).toBeCloseTo(plane.at, 6);
    }));
    expect(reach([0, 0, 1], BOX)).toEqual([0, 54]);
    expect(reach([-1, 0, 0], BOX)).toEqual([-500_030, -500_000]);
  });

  it('meet the model in a polygon that lies on both', () => {
    fc.assert(fc.property(unit, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (normal, share) => {
      const small: WorldBox = [0, 0, 0, 30, 12, 54];
      const [low, high] = reach(normal, small);
      const plane = { normal, at: low + (high - low) * share };
      const around = outline(plane, small);
      expect(around.length).toBeGreaterThanOrEqual(3);
      expect(around.length).toBeLessThanOrEqual(6);
      for (const point of around) {
        expect(dot(point, normal)).toBeCloseTo(plane.at, 6);
        point.forEach((value, axis) => expect(value >= small[axis]! - 1e-6 && value <= small[axis + 3]! + 1e-6).toBe(true));
      }
      // convex: it always turns the same way
      const turns = around.map((a, i) => {
        const [b, c] = [around[(i + 1) % around.length]!, around[(i + 2) % around.length]!];
        const [u, v] = [[b[0] - a[0], b[1] - a[1], b[2] - a[2]], [c[0] - b[0], c[1] - b[1], c[2] - b[2]]] as const;
        return dot([u[1]! * v[2]! - u[2]! * v[1]!, u[2]! * v[0]! - u[0]! * v[2]!, u[0]! * v[1]! - u[1]! * v[0]!], normal);
      });
      expect(turns.every((turn) => turn >= -1e-6)).toBe(true);
    }));
    expect(outline({ normal: [0, 0, 1], at: 60 }, BOX)).toEqual([]);
    expect(outline({ normal: [0, 0, 1], at: 20 }, BOX)).toHaveLength(4);
  });

  it('of a box keep what is inside, and move one side at a time', () => {
    const inside = (point: WorldPoint, box: WorldBox): boolean => boxPlanes(box).every(({ normal, at }) => dot(point, normal) <= at);
    expect(inside([500_010, 4_000_006, 10], BOX)).toBe(true);
    expect(inside([500_031, 4_000_006, 10], BOX)).toBe(false);
    expect(inside([500_010, 4_000_006, -0.1], BOX)).toBe(false);
    fc.assert(fc.property(fc.integer({ min: 0, max: 5 }), fc.double({ min: -100, max: 100, noNaN: true }), (side, by) => {
      const moved = boxMoved(BOX, side, by);
      moved.forEach((value, i) => { if (i !== side) expect(value).toBe(BOX[i]); });
      for (let axis = 0; axis < 3; axis++) expect(moved[axis + 3]! - moved[axis]!).toBeGreaterThanOrEqual(THINNEST - 1e-9);
      if (by >= 0) expect(boxPlanes(moved)[side]!.at).toBeCloseTo(boxPlanes(BOX)[side]!.at + by, 6);
    }));
    expect(union([BOX, [500_000, 4_000_000, -6, 500_001, 4_000_001, 0]])).toEqual([500_000, 4_000_000, -6, 500_030, 4_000_012, 54]);
    expect(union([])).toBeNull();
    expect(grown([0, 0, 0, 1, 1, 1], 0.5)).toEqual([-0.5, -0.5, -0.5, 1.5, 1.5, 1.5]);
  });

  it('go through a picked point and have a frame of their own', () => {
    fc.assert(fc.property(unit, (normal) => {
      const [u, v] = acrossOf(normal);
      for (const one of [u, v]) {
        expect(Math.hypot(...one)).toBeCloseTo(1, 9);
        expect(dot(one, normal)).toBeCloseTo(0, 9);
      }
      expect(dot(u, v)).toBeCloseTo(0, 9);
      expect(throughPoint([1, 2, 3], normal).at).toBeCloseTo(dot([1, 2, 3], normal), 12);
    }));
  });

  it('follow the mouse along their normal', () => {
    // from (10, 0, 0) towards the place three metres up the vertical through the zero
    const length = Math.hypot(10, 3);
    expect(alongLine([0, 0, 0], [0, 0, 1], { origin: [10, 0, 0], direction: [-10 / length, 0, 3 / length] })).toBeCloseTo(3, 9);
    expect(alongLine([0, 0, 0], [0, 0, 1], { origin: [10, 0, 0], direction: [0, 0, 1] })).toBeNull();
  });
});
