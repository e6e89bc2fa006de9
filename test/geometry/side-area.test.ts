import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMeasurer } from '../../src/geometry/measure.ts';
import type { Measurer, MeasureWish } from '../../src/geometry/measure.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { wallFaces } from '../../src/geometry/wall-faces.ts';
import type { MeshPart } from '../../src/geometry/body.ts';
import { box, elevationPrism, motion, prism, weld } from './solids.ts';
import type { Point } from './solids.ts';

const WALL: MeasureWish = { side: 'wall', footprint: true, slices: false, size: false, form: false, crossings: true, openings: true };
let measurer: Measurer;
beforeAll(async () => {
  measurer = createMeasurer(await loadPlan());
});
function side(...parts: readonly MeshPart[]): number | null {
  const body = weld(...parts);
  return measurer.place(measurer.shape(body, body, WALL), null).sideArea;
}
const TURNED = motion(0.83, 4_000_000, 6_000_000, 12);

/** Points of an arc about the origin, as web-ifc gives them: on the circle. */
function arc(radius: number, from: number, to: number, segments: number): Point[] {
  return Array.from({ length: segments + 1 }, (_, i) => {
    const a = from + ((to - from) * i) / segments;
    return [radius * Math.cos(a), radius * Math.sin(a)];
  });
}

/** A band of one thickness to the right of a path (the left face is the path itself), mitred corners. */
function band(path: readonly Point[], thickness: number): Point[] {
  const right: Point[] = path.map((p, i) => {
    const before = path[i - 1] ?? null, after = path[i + 1] ?? null;
    const dir = (a: Point, b: Point): Point => {
      const l = Math.hypot(b[0] - a[0], b[1] - a[1]);
      return [(b[0] - a[0]) / l, (b[1] - a[1]) / l];
    };
    const u = before === null ? dir(p, after!) : dir(before, p);
    const v = after === null ? u : dir(p, after);
    const mx = u[1] + v[1], my = -u[0] - v[0];
    const k = thickness / (1 + u[0] * v[0] + u[1] * v[1]);
    return [p[0] + k * mx, p[1] + k * my];
  });
  return [...right, ...[...path].reverse()];
}

describe('straight walls', () => {
  it('does not see niches, pilasters and steps in the thickness', () => {
    expect(side(prism([[0, 0], [6, 0], [6, 0.3], [4, 0.3], [4, 0.2], [2, 0.2], [2, 0.3], [0, 0.3]], 0, 3, TURNED))).toBe(18);
    expect(side(prism([[0, 0], [6, 0], [6, 0.2], [3.2, 0.2], [3.2, 0.5], [2.9, 0.5], [2.9, 0.2], [0, 0.2]], 0, 3, TURNED))).toBe(18);
    expect(side(prism([[0, 0], [6, 0], [6, 0.2], [3, 0.2], [3, 0.35], [0, 0.35]], 0, 3, TURNED))).toBe(18);
  });

  it('takes the longer face of a wall with mitred ends', () => {
    expect(side(prism([[0, 0], [5, 0], [4.8, 0.2], [0.2, 0.2]], 0, 3, TURNED))).toBe(15);
  });

  it('restores windows and doors that are cut from the profile', () => {
    const wall: Point[] = [[0, 0], [1, 0], [1, 2.1], [2, 2.1], [2, 0], [6, 0], [6, 3], [0, 3]];
    expect(side(elevationPrism(wall, 0.2, TURNED))).toBe(18);
    // a portal with an arched head, on a base that drops behind it
    const arch = arc(1, Math.PI, 0, 12).map(([x, z]): Point => [3 + x, 1.5 + z]);
    expect(side(elevationPrism([[0, 0], [2, 0], ...arch, [4, -0.1], [6, -0.1], [6, 3], [0, 3]], 0.2, TURNED))).toBeCloseTo(18 + 0.2 + 0.1, 4);
    // windows up to the top, under a roof that falls; the pier between them is lower than either jamb
    const pierced: Point[] = [[0, 0], [9, 0], [9, 3], [7, 3.2], [7, 1], [5, 1], [5, 3], [4, 3], [4, 1], [2, 1], [2, 3.7], [0, 3.9]];
    expect(side(elevationPrism(pierced, 0.2, TURNED))).toBeCloseTo(2 * 3.8 + 2 * 3.35 + 3 + 2 * 3.1 + 2 * 3.1, 3);
    // four pieces around a window
    expect(side(box(1, 0.2, 3), box(1, 0.2, 3, motion(0, 3, 0, 0)), box(2, 0.2, 1, motion(0, 1, 0, 0)), box(2, 0.2, 0.5, motion(0, 1, 0, 2.5)))).toBe(12);
  });

  it('leaves what is the shape of the wall: gables, steps at an end, slopes below and above', () => {
    expect(side(elevationPrism([[0, 0], [4, 0], [4, 3], [2, 5], [0, 3]], 0.2, TURNED))).toBe(16);
    expect(side(elevationPrism([[0, 0], [4, 0], [4, 1], [6, 1], [6, 3], [0, 3]], 0.2, TURNED))).toBe(16);
    expect(side(elevationPrism([[0, 0], [3, 1], [6, 0], [6, 3], [3, 4], [0, 3]], 0.2, TURNED))).toBe(18);
    // the valley between two gables
    expect(side(elevationPrism([[0, 0], [8, 0], [8, 3], [6, 5], [4, 3], [2, 5], [0, 3]], 0.2, TURNED))).toBe(32);
    // two piers without anything over them are two pieces, not a wall with a door
    expect(side(box(1, 0.2, 3), box(1, 0.2, 3, motion(0, 3, 0, 0)))).toBe(6);
  });

  it('of a leaning wall with level ends the face alone, not the end behind it', () => {
    // a wall 5 × 3 in plan and height whose top stands 0.6 farther out
    const shear = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0.2, 1, 0, 3, 4, 5, 1];
    expect(side(box(5, 0.2, 3, shear))).toBeCloseTo(5 * Math.hypot(3, 0.6), 4);
  });

  it('takes the face of a wall that leans, not its elevation', () => {
    const lean = 0.2;
    const c = Math.cos(lean), s = Math.sin(lean);
    // turn about the length
    expect(side(box(5, 0.2, 3, [1, 0, 0, 0, 0, c, s, 0, 0, -s, c, 0, 7, 8, 9, 1]))).toBe(15);
  });
});

it('keeps a footprint whole where its triangles are slivers', () => {
  // the corner of the niche, the far corner and the near one lie in one line: the cap holds a triangle without area
  const body = weld(prism([[0, 0], [6, 0], [6, 0.3], [4, 0.3], [4, 0.2], [2, 0.2], [2, 0.3], [0, 0.3]], 0, 3, TURNED));
  const g = measurer.place(measurer.shape(body, body, WALL), null);
  expect(g.footprint!.map((c) => c.length / 2)).toEqual([8]);
  expect(g.footprintArea).toBe(1.6);
});

describe('bent walls', () => {
  it('takes the longer face of an L, a U, a Z and a ring', () => {
    const cases: [Point[], number][] = [
      [[[0, 0], [5, 0], [5, 4]], 9],
      [[[0, 3], [0, 0], [6, 0], [6, 3]], 12],
      [[[0, 0], [3, 0], [3, 2], [6, 2]], 8],
    ];
    for (const [path, length] of cases) {
      for (const turned of [path, path.map(([x, y]): Point => [x, -y])]) {
        const faces = wallFaces([Float64Array.from(band(turned, 0.2).flat())])!;
        expect(faces).toHaveLength(2);
        expect(faces.some((f) => Math.abs(f.length - length) < 1e-9)).toBe(true);
        expect(side(prism(band(turned, 0.2), 0, 3, TURNED))).toBeCloseTo(3 * faces[0]!.length, 3);
      }
    }
    const ring = weld(
      prism([[0, 0], [8, 0], [7.8, 0.2], [0.2, 0.2]], 0, 3), prism([[8, 0], [8, 6], [7.8, 5.8], [7.8, 0.2]], 0, 3),
      prism([[8, 6], [0, 6], [0.2, 5.8], [7.8, 5.8]], 0, 3), prism([[0, 6], [0, 0], [0.2, 0.2], [0.2, 5.8]], 0, 3),
    );
    expect(measurer.place(measurer.shape(ring, ring, WALL), TURNED).sideArea).toBe(84);
  });

  it('takes the back of a T', () => {
    expect(side(prism([[0, 0], [6, 0], [6, 0.2], [3.1, 0.2], [3.1, 5], [2.9, 5], [2.9, 0.2], [0, 0.2]], 0, 3, TURNED))).toBe(18);
  });

  it('takes the arc of a curved wall, not its facets', () => {
    fc.assert(fc.property(
      fc.double({ min: 1, max: 30, noNaN: true }), fc.double({ min: 0.35, max: 5.5, noNaN: true }), fc.double({ min: 0.1, max: 0.35, noNaN: true }),
      fc.boolean(), (radius, angle, thick, concave) => {
        // what is shorter than four thicknesses is a pier
        const thickness = Math.min(thick, (radius * angle) / 4);
        const segments = Math.max(3, Math.ceil((angle / (2 * Math.PI)) * 48));
        const inner = arc(radius - thickness, 0, angle, segments);
        const outer = arc(radius, 0, angle, segments);
        const polygon = concave ? [...outer, ...inner.reverse()].map(([x, y]): Point => [x - radius, y]) : [...outer, ...inner.reverse()];
        const area = side(prism(polygon, 0, 3, TURNED))!;
        expect(Math.abs(area / (radius * angle * 3) - 1)).toBeLessThan(1e-3);
      },
    ), { numRuns: 60 });
    const quarter = side(prism([...arc(5, 0, Math.PI / 2, 12), ...arc(4.8, 0, Math.PI / 2, 12).reverse()], 0, 3))!;
    expect(Math.abs(quarter / (2.5 * Math.PI * 3) - 1)).toBeLessThan(2e-5);
  });

  it('takes an arc between straight legs, and a closed round wall', () => {
    const outer: Point[] = [[2, -4], ...arc(2, 0, Math.PI, 24), [-2, -4]];
    const inner: Point[] = [[1.8, -4], ...arc(1.8, 0, Math.PI, 24), [-1.8, -4]];
    expect(Math.abs(side(prism([...outer, ...inner.reverse()], 0, 3, TURNED))! / ((8 + 2 * Math.PI) * 3) - 1)).toBeLessThan(1e-4);
    const o = arc(3, 0, 2 * Math.PI, 48), i = arc(2.8, 0, 2 * Math.PI, 48);
    const round = Array.from({ length: 48 }, (_, k) => prism([o[k]!, o[k + 1]!, i[k + 1]!, i[k]!], 0, 3));
    expect(Math.abs(side(...round)! / (6 * Math.PI * 3) - 1)).toBeLessThan(1e-4);
  });

  it('leaves a polygon its corners', () => {
    const octagon = arc(4, 0, Math.PI, 4), within = arc(3.8, 0, Math.PI, 4);
    expect(side(prism([...octagon, ...within.reverse()], 0, 3))).toBeCloseTo(4 * 8 * Math.sin(Math.PI / 8) * 3, 3);
  });

  it('follows the height of each leg and fills what is cut from it', () => {
    // legs of 5 m × 3 m and 4 m × 2 m; the doorway and the window are left open between prisms
    const high = prism([[0, 0], [5, 0], [4.8, 0.2], [0, 0.2]], 0, 3);
    const low = prism([[5, 0], [5, 4], [4.8, 4], [4.8, 0.2]], 0, 2);
    expect(side(high, low)).toBeCloseTo(15 + 8, 3);
    const pierced = [
      prism([[5, 0], [5, 1], [4.8, 1], [4.8, 0.2]], 0, 2), prism([[5, 3], [5, 4], [4.8, 4], [4.8, 3]], 0, 2),
      prism([[5, 1], [5, 3], [4.8, 3], [4.8, 1]], 0, 0.5), prism([[5, 1], [5, 3], [4.8, 3], [4.8, 1]], 1.5, 2),
    ];
    expect(side(high, ...pierced)).toBeCloseTo(23, 3);
    expect(side(high, pierced[0]!, pierced[1]!, pierced[3]!)).toBeCloseTo(23, 3);
  });

  it('says nothing of what has no two sides', () => {
    const cross: Point[] = [[1, 0], [2, 0], [2, 1], [3, 1], [3, 2], [2, 2], [2, 3], [1, 3], [1, 2], [0, 2], [0, 1], [1, 1]];
    const area = side(prism(cross, 0, 3));
    expect(area === null || area <= 3 * 12).toBe(true);
  });

  it('measures any bent band, wherever it stands', () => {
    const leg = fc.record({ length: fc.double({ min: 1.5, max: 6, noNaN: true }), turn: fc.double({ min: 0.4, max: 1.5, noNaN: true }) });
    fc.assert(fc.property(fc.array(leg, { minLength: 2, maxLength: 4 }), fc.double({ min: 0.1, max: 0.3, noNaN: true }), fc.double({ min: -4, max: 4, noNaN: true }), (legs, thickness, spin) => {
      // turning to the left at every corner, at most 4.5 rad in all before the last leg: it does not meet itself
      let heading = 0;
      const path: Point[] = [[0, 0]];
      legs.forEach(({ length, turn }) => {
        const [x, y] = path[path.length - 1]!;
        path.push([x + length * Math.cos(heading), y + length * Math.sin(heading)]);
        heading += Math.min(turn, 2 / legs.length);
      });
      const polygon = band(path, thickness);
      const n = path.length;
      const outer = polygon.slice(0, n);
      const length = outer.slice(1).reduce((sum, p, i) => sum + Math.hypot(p[0] - outer[i]![0], p[1] - outer[i]![1]), 0);
      expect(side(prism(polygon, 0, 2.8, motion(spin, 1000, -500, 3)))! / (length * 2.8)).toBeCloseTo(1, 3);
    }), { numRuns: 60 });
  });
});
