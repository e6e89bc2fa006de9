/** Plane sections in closed form, against sums over fine polygons and against what must stay the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cornersOf, ellipseLoop, isConvex, loopArea, loopExtent, loopLength, momentsAbout, moveSection, polygonLoop, regionState, roundedLoop, sectionOf } from '../../src/geometry/section.ts';
import type { Corner, Loop, Section } from '../../src/geometry/section.ts';

const near = (value: number, wanted: number, relative: number): void => expect(Math.abs(value - wanted), `${value} for ${wanted}`).toBeLessThanOrEqual(relative * Math.max(1e-12, Math.abs(wanted)));

/** Around the origin, corner after corner: simple whatever the radii. */
const star = fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: 3, maxLength: 14 })
  .map((radii) => radii.map((r, i): [number, number] => [r * Math.cos((2 * Math.PI * i) / radii.length), r * Math.sin((2 * Math.PI * i) / radii.length)]));
const affine = fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0.2, max: 4, noNaN: true }), fc.double({ min: 0.2, max: 4, noNaN: true }), fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }), fc.boolean())
  .map(([t, sx, sy, x, y, mirrored]) => [sx * Math.cos(t), sx * Math.sin(t), (mirrored ? 1 : -1) * sy * Math.sin(t), (mirrored ? -1 : 1) * sy * Math.cos(t), x, y] as const);

const polygonArea = (p: readonly (readonly number[])[]): number => p.reduce((sum, a, i) => {
  const b = p[(i + 1) % p.length]!;
  return sum + (a[0]! * b[1]! - a[1]! * b[0]!) / 2;
}, 0);

/** A star with its corners rounded as far as they go. */
const roundedStar = star.map((points) => {
  const corners = points.map(([x, y]): Corner => [x, y, 0.05]);
  return { loop: roundedLoop(corners), points };
});

describe('areas and lengths', () => {
  it('of rounded polygons are those of polygons with many corners', () => {
    fc.assert(fc.property(roundedStar, ({ loop }) => {
      fc.pre(loop !== null);
      const fine = cornersOf(loop!, 400);
      near(loopArea(loop!), polygonArea(fine), 1e-5);
      near(loopLength(loop!), fine.reduce((sum, a, i) => sum + Math.hypot(fine[(i + 1) % fine.length]![0] - a[0], fine[(i + 1) % fine.length]![1] - a[1]), 0), 1e-5);
    }));
  });

  it('of moved, turned, mirrored and stretched sections follow the map', () => {
    fc.assert(fc.property(fc.oneof(star.map((p): Loop => polygonLoop(p)), fc.tuple(fc.double({ min: 0.1, max: 3, noNaN: true }), fc.double({ min: 0.1, max: 3, noNaN: true })).map(([a, b]): Loop => ellipseLoop(a, b))), affine, (outer, map) => {
      const section = sectionOf([{ outer, holes: [] }])!;
      const moved = moveSection(section, map)!;
      near(moved.area, section.area * Math.abs(map[0] * map[3] - map[1] * map[2]), 1e-9);
      // arcs stay arcs: their chords tell the same length
      const fine = cornersOf(moved.regions[0]!.outer, 2000);
      near(moved.perimeter, fine.reduce((sum, a, i) => sum + Math.hypot(fine[(i + 1) % fine.length]![0] - a[0], fine[(i + 1) % fine.length]![1] - a[1]), 0), 1e-6);
    }));
  });

  it('first moments about any line are area times the centroid\'s distance', () => {
    fc.assert(fc.property(fc.double({ min: 0.2, max: 3, noNaN: true }), fc.double({ min: 0.2, max: 3, noNaN: true }), affine, fc.double({ min: 0, max: 6.3, noNaN: true }), fc.double({ min: -50, max: 50, noNaN: true }), (a, b, map, t, d) => {
      // a ring: its centroid goes where the map sends the origin
      const ring: Section = sectionOf([{ outer: ellipseLoop(a, b), holes: [ellipseLoop(a / 2, b / 3)] }])!;
      const moved = moveSection(ring, map)!;
      const n = [Math.cos(t), Math.sin(t)] as const;
      const distance = map[4] * n[0] + map[5] * n[1] - d;
      const moments = momentsAbout(moved, n, d);
      expect(Math.abs(moments.area - moved.area * distance)).toBeLessThanOrEqual(1e-9 * moved.area * (1 + Math.abs(distance) + Math.hypot(map[4], map[5])));
      expect(Math.abs(moments.line - moved.perimeter * distance)).toBeLessThanOrEqual(1e-9 * moved.perimeter * (1 + Math.abs(distance) + Math.hypot(map[4], map[5])));
    }));
  });

  it('extents hold every point and are reached', () => {
    fc.assert(fc.property(affine, fc.double({ min: 0, max: 6.3, noNaN: true }), (map, t) => {
      const { outer } = moveSection(sectionOf([{ outer: ellipseLoop(1, 0.4), holes: [] }])!, map)!.regions[0]!;
      const n = [Math.cos(t), Math.sin(t)] as const;
      const [lo, hi] = loopExtent(outer, n);
      const heights = cornersOf(outer, 5000).map((p) => p[0] * n[0] + p[1] * n[1]);
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(lo - 1e-9);
      expect(Math.max(...heights)).toBeLessThanOrEqual(hi + 1e-9);
      expect(Math.min(...heights) - lo + hi - Math.max(...heights)).toBeLessThanOrEqual(1e-6 * (hi - lo));
    }));
  });
});

describe('how contours meet', () => {
  it('stars are simple, and a star walked out of order crosses itself as a search over all pairs of edges says', () => {
    const sides = (a: readonly number[], b: readonly number[], c: readonly number[]): number => Math.sign((b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!));
    let crossed = 0;
    fc.assert(fc.property(star, fc.nat(), fc.nat(), (points, i, j) => {
      expect(regionState({ outer: polygonLoop(points), holes: [] })).toBe('simple');
      const order = [...points];
      [order[i % order.length], order[j % order.length]] = [order[j % order.length]!, order[i % order.length]!];
      const n = order.length;
      let cuts = false;
      for (let a = 0; a < n; a++) {
        for (let b = a + 2; b < n; b++) {
          if (a === 0 && b === n - 1) continue;
          const p = order[a]!, q = order[a + 1]!, r = order[b]!, s = order[(b + 1) % n]!;
          cuts ||= sides(p, q, r) * sides(p, q, s) < 0 && sides(r, s, p) * sides(r, s, q) < 0;
        }
      }
      const state = regionState({ outer: polygonLoop(order), holes: [] });
      if (cuts) crossed++;
      // what ties off less than a millionth, or touches, is nobody's crossing
      expect(cuts ? ['crossed', 'unclear'] : ['simple', 'unclear']).toContain(state);
    }), { numRuns: 500 });
    expect(crossed).toBeGreaterThan(50);
  });

  it('voids lie inside and apart, or nothing is claimed', () => {
    const square = (x: number, y: number, a: number): Loop => polygonLoop([[x, y], [x + a, y], [x + a, y + a], [x, y + a]]);
    const outer = square(0, 0, 10);
    expect(regionState({ outer, holes: [square(1, 1, 3), square(5, 5, 3), roundedLoop([[6, 1, 0.5], [8, 1, 0.5], [8, 3, 0.5], [6, 3, 0.5]])!] })).toBe('simple');
    expect(regionState({ outer, holes: [square(1, 1, 3), square(2, 2, 3)] })).toBe('unclear');
    expect(regionState({ outer, holes: [square(1, 1, 5), square(2, 2, 1)] })).toBe('unclear');
    expect(regionState({ outer, holes: [square(12, 1, 3)] })).toBe('unclear');
    expect(regionState({ outer, holes: [square(8, 1, 3)] })).toBe('unclear');
    expect(regionState({ outer, holes: [square(0, 1, 3)] })).toBe('unclear');
  });

  it('convex is what turns one way', () => {
    expect(isConvex(ellipseLoop(3, 1))).toBe(true);
    expect(isConvex(roundedLoop([[0, 0, 1], [5, 0, 1], [5, 5, 1], [0, 5, 1]])!)).toBe(true);
    expect(isConvex(polygonLoop([[0, 0], [5, 0], [1, 1], [0, 5]]))).toBe(false);
    // a pentagram turns one way, but twice
    expect(isConvex(polygonLoop([0, 2, 4, 1, 3].map((k): [number, number] => [Math.cos((k * 2 * Math.PI) / 5), Math.sin((k * 2 * Math.PI) / 5)])))).toBe(false);
  });

  it('fillets that do not fit are refused', () => {
    expect(roundedLoop([[0, 0, 3], [5, 0, 3], [5, 5], [0, 5]])).toBeNull();
    expect(roundedLoop([[0, 0, 2.5], [5, 0, 2.5], [5, 5, 2.5], [0, 5, 2.5]])).not.toBeNull();
    near(loopArea(roundedLoop([[0, 0, 2.5], [5, 0, 2.5], [5, 5, 2.5], [0, 5, 2.5]])!), Math.PI * 6.25, 1e-12);
  });
});
