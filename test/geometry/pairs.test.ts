import fc from 'fast-check';
import Module from 'manifold-3d';
import { beforeAll, describe, expect, test } from 'vitest';
import { moveBody, type BodyMesh } from '../../src/geometry/body.ts';
import { contactArea, minimumDistance } from '../../src/geometry/pairs.ts';
import { loadSolids, type Solids } from '../../src/geometry/solids.ts';
import { naiveSurfaceDistance } from './naive-distance.ts';
import { box, inverted, motion, prism, weldedMesh as weld, type Point } from './solids.ts';

let solids: Solids;
let manifold: Awaited<ReturnType<typeof Module>>;
beforeAll(async () => {
  solids = await loadSolids();
  manifold = await Module();
  manifold.setup();
});

const FAR = 4_000_000;
const circle = (r: number, n: number): Point[] => Array.from({ length: n }, (_, i) => [r * Math.cos((2 * Math.PI * i) / n), r * Math.sin((2 * Math.PI * i) / n)] as const);
/** any turn from a quaternion, then a shift */
function turn(q: readonly number[], shift: readonly number[]): number[] {
  const size = Math.hypot(...q) || 1;
  const [w, x, y, z] = q.map((v) => v / size) as [number, number, number, number];
  return [
    1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y), 0, 2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x), 0,
    2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y), 0, shift[0]!, shift[1]!, shift[2]!, 1,
  ];
}
const at = (x: number, y: number, z: number): number[] => motion(0, x, y, z);
const quaternion = fc.tuple(...[0, 1, 2, 3].map(() => fc.double({ min: -1, max: 1, noNaN: true }))).filter((q) => Math.hypot(...q) > 0.1);
const length = fc.double({ min: 0.1, max: 4, noNaN: true });
const place = fc.double({ min: -4, max: 4, noNaN: true });
const shape = fc.oneof(
  fc.tuple(length, length, length).map(([x, y, z]) => box(x, y, z)),
  fc.tuple(fc.integer({ min: 3, max: 9 }), length, length).map(([n, r, h]) => prism(circle(r, n), 0, h)),
  fc.tuple(length, length).map(([a, h]) => prism([[0, 0], [3 * a, 0], [3 * a, a], [a, a], [a, 3 * a], [0, 3 * a]], 0, h)),
);
const body = fc.tuple(shape, quaternion, fc.tuple(place, place, place)).map(([part, q, shift]) => weld({ ...part, matrix: turn(q, shift) }));

function gapByManifold(a: BodyMesh, b: BodyMesh): number {
  const made = [a, b].map(({ origin, positions, triangles }) => new manifold.Manifold(new manifold.Mesh({
    numProp: 3, vertProperties: Float32Array.from(positions, (value, i) => value + origin[i % 3]!), triVerts: triangles,
  })));
  const gap = made[0]!.minGap(made[1]!, 100);
  for (const solid of made) solid.delete();
  return gap;
}

describe('minimum distance', () => {
  test.each([[0, 0, 0], [FAR, -FAR, 40]])('boxes at known gaps, at %d %d %d', (x, y, z) => {
    const a = weld(box(1, 2, 3, at(x, y, z)));
    expect(minimumDistance(a, weld(box(1, 1, 1, at(x + 1.25, y, z))))).toBeCloseTo(0.25, 8);
    expect(minimumDistance(a, weld(box(1, 1, 1, at(x + 4, y + 6, z + 15))))).toBeCloseTo(13, 8);
    expect(minimumDistance(a, weld(box(1, 1, 1, at(x + 1, y, z))))).toBeCloseTo(0, 8);
    expect(minimumDistance(a, weld(box(1, 1, 1, at(x + 0.5, y + 1.5, z + 1))))).toBe(0);
    expect(minimumDistance(a, weld(box(0.2, 0.2, 0.2, at(x + 0.5, y + 0.5, z + 1))))).toBe(0);
    expect(minimumDistance(weld(inverted(box(0.2, 0.2, 0.2, at(x + 0.5, y + 0.5, z + 1)))), weld(inverted(box(1, 2, 3, at(x, y, z)))))).toBe(0);
  });

  test('turned by 45°: the corner stands out', () => {
    const a = weld(box(1, 1, 1)), b = weld(box(1, 1, 1, motion(Math.PI / 4, 3, 0, 0)));
    expect(minimumDistance(a, b)).toBeCloseTo(3 - Math.SQRT1_2 - 1, 12);
  });

  test('a cylinder beside a box: within the sagitta of its facets', () => {
    const gap = minimumDistance(weld(prism(circle(0.5, 48), 0, 3)), weld(box(1, 4, 3, at(1.1, -2, 0))))!;
    expect(gap).toBeGreaterThanOrEqual(0.6 - 1e-9);
    expect(gap).toBeLessThan(0.6 + 0.5 * (1 - Math.cos(Math.PI / 48)) + 1e-9);
  });

  test('a shell inside one of several: a hollow body does not hold what stands in its hollow', () => {
    const hollow = weld(box(4, 4, 4), inverted(box(2, 2, 2, at(1, 1, 1))));
    const tube = weld(prism([[0, 0], [4, 0], [4, 4], [0, 4], [0, 0.001], [1, 1], [1, 3], [3, 3], [3, 1], [1, 0.999], [0, 0]], 0, 4));
    expect(minimumDistance(hollow, weld(box(0.4, 0.4, 0.4, at(0.2, 0.2, 0.2))))).toBe(0);
    expect(minimumDistance(tube, weld(box(1, 1, 1, at(1.5, 1.5, 1))))).toBeCloseTo(0.5, 9);
  });

  test('nothing to measure, and a limit', () => {
    const none: BodyMesh = { origin: [0, 0, 0], positions: new Float64Array(0), triangles: new Uint32Array(0), partEnds: Uint32Array.of(0) };
    expect(minimumDistance(none, weld(box(1, 1, 1)))).toBeNull();
    expect(minimumDistance(weld(box(1, 1, 1)), weld(box(1, 1, 1, at(9, 0, 0))), 2)).toBe(2);
  });

  test('as brute force says, either way round, also moved', () => {
    fc.assert(fc.property(body, body, quaternion, (a, b, q) => {
      const distance = minimumDistance(a, b)!;
      const naive = naiveSurfaceDistance(a, b);
      if (distance > 0 || naive < 1e-9) expect(distance).toBeCloseTo(naive, 9);
      else expect(gapByManifold(a, b)).toBe(0);
      expect(minimumDistance(b, a)!).toBeCloseTo(distance, 9);
      const move = turn(q, [FAR, FAR, 10]);
      expect(minimumDistance(moveBody(a, move), moveBody(b, move))!).toBeCloseTo(distance, 6);
    }), { numRuns: 150 });
  });

  test('as manifold says', () => {
    fc.assert(fc.property(body, body, (a, b) => {
      expect(minimumDistance(a, b)!).toBeCloseTo(gapByManifold(a, b), 5);
    }), { numRuns: 150 });
  });
});

describe('contact area', () => {
  const overlap = (a0: number, a1: number, b0: number, b1: number): number => Math.max(0, Math.min(a1, b1) - Math.max(a0, b0));

  test('two boxes face to face, however they are turned and wherever they stand', () => {
    const size = fc.double({ min: 0.2, max: 3, noNaN: true });
    const slide = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(fc.property(size, size, size, size, slide, slide, quaternion, fc.constantFrom(0, FAR), (y0, z0, y1, z1, dy, dz, q, far) => {
      const m = turn(q, [far, -far, 0]);
      const a = moveBody(weld(box(1, y0, z0)), m), b = moveBody(weld(box(1, y1, z1, at(1, dy, dz))), m);
      const area = overlap(0, y0, dy, dy + y1) * overlap(0, z0, dz, dz + z1);
      expect(contactArea(a, b)!).toBeCloseTo(area, 7);
      expect(contactArea(b, a)!).toBeCloseTo(area, 7);
    }), { numRuns: 200 });
  });

  test('a gap or a dent up to the tolerance touches, more does not', () => {
    const a = weld(box(1, 1, 1));
    expect(contactArea(a, weld(box(1, 1, 1, at(1.0009, 0, 0))))).toBeCloseTo(1, 9);
    expect(contactArea(a, weld(box(1, 1, 1, at(0.9991, 0, 0))))).toBeCloseTo(1, 9);
    expect(contactArea(a, weld(box(1, 1, 1, at(1.0011, 0, 0))))).toBe(0);
    expect(contactArea(a, weld(box(1, 1, 1, at(1.02, 0, 0))), 0.021)).toBeCloseTo(1, 9);
    expect(contactArea(a, weld(box(1, 1, 1, at(5, 0, 0))))).toBe(0);
  });

  test('faces that look the same way do not touch', () => {
    expect(contactArea(weld(box(1, 1, 1)), weld(box(1, 1, 1, at(0, 0, 3))))).toBe(0);
    expect(contactArea(weld(box(2, 1, 1)), weld(box(0.5, 0.5, 1, at(0.2, 0, 0))))).toBe(0);
  });

  test('a face a little askew touches as far as it is near', () => {
    // the upper box leans by 1 mm on 1 m about the edge x = 0
    const lean = Math.asin(0.002);
    const tilted = weld({ ...box(1, 1, 1), matrix: [Math.cos(lean), 0, Math.sin(lean), 0, 0, 1, 0, 0, -Math.sin(lean), 0, Math.cos(lean), 0, 0, 0, 1, 1] });
    expect(contactArea(weld(box(1, 1, 1)), tilted)).toBeCloseTo(0.5, 3);
  });

  test('inside out, and in parts', () => {
    expect(contactArea(weld(inverted(box(1, 1, 1))), weld(box(0.5, 1, 1, at(1, 0, 0)), box(0.5, 1, 1, at(1.5, 0, 0))))).toBeCloseTo(1, 9);
  });
});

describe('common volume', () => {
  test('boxes: the box they share, wherever they stand', () => {
    const size = fc.double({ min: 0.2, max: 3, noNaN: true });
    fc.assert(fc.property(fc.tuple(size, size, size), fc.tuple(size, size, size), fc.tuple(place, place, place), fc.constantFrom(0, FAR), (s, t, p, far) => {
      const a = weld(box(...s, at(far, 0, 0))), b = weld(box(...t, at(far + p[0], p[1], p[2])));
      const shared = [0, 1, 2].reduce((product, k) => product * Math.max(0, Math.min(s[k]!, p[k]! + t[k]!) - Math.max(0, p[k]!)), 1);
      expect(solids.commonVolume(a, [b])!).toBeCloseTo(shared, 4);
    }), { numRuns: 100 });
  });

  test('several others count once', () => {
    const a = weld(box(1, 1, 1));
    const b = weld(box(0.5, 1, 1)), c = weld(box(0.5, 1, 1, at(0.25, 0, 0)));
    expect(solids.commonVolume(a, [b, c])).toBeCloseTo(0.75, 6);
    expect(solids.commonVolume(a, [])).toBe(0);
    expect(solids.commonVolume(weld(inverted(box(1, 1, 1))), [weld(box(2, 2, 2), box(2, 2, 2, at(1, 0, 0)))])).toBeCloseTo(1, 6);
  });

  test('an open body is not guessed', async () => {
    const whole = weld(box(1, 1, 1));
    const open = { ...whole, triangles: whole.triangles.subarray(3), partEnds: Uint32Array.of(11) };
    expect(solids.commonVolume(open, [whole])).toBeNull();
    expect(solids.commonVolume(whole, [open])).toBeNull();
    expect(await solids.accepts(open)).toBe(false);
    expect(await solids.accepts(whole)).toBe(true);
  });
});
