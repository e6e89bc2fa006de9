import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featuresOf, MOST_SEARCHED, outlineOf } from '../../src/viewer/features.ts';
import { hit, nearestOnSegment, snap, type Point, type Snap } from '../../src/viewer/snap.ts';

type Corners = readonly [Point, Point, Point, Point];
const quad = ([a, b, c, d]: Corners): number[] => [...a, ...b, ...c, ...a, ...c, ...d];
/** twelve triangles of a box, those of a side cut in two if `split` */
function box([x0, y0, z0]: Point, [x1, y1, z1]: Point, split = false): Float64Array {
  const m = (x0 + x1) / 2;
  const front: Corners[] = split
    ? [[[x0, y0, z1], [m, y0, z1], [m, y1, z1], [x0, y1, z1]], [[m, y0, z1], [x1, y0, z1], [x1, y1, z1], [m, y1, z1]]]
    : [[[x0, y0, z1], [x1, y0, z1], [x1, y1, z1], [x0, y1, z1]]];
  const rest: Corners[] = [
    [[x0, y0, z0], [x0, y1, z0], [x1, y1, z0], [x1, y0, z0]],
    [[x0, y0, z0], [x0, y0, z1], [x0, y1, z1], [x0, y1, z0]],
    [[x1, y0, z0], [x1, y1, z0], [x1, y1, z1], [x1, y0, z1]],
    [[x0, y0, z0], [x1, y0, z0], [x1, y0, z1], [x0, y0, z1]],
    [[x0, y1, z0], [x0, y1, z1], [x1, y1, z1], [x1, y1, z0]],
  ];
  return Float64Array.from([...front, ...rest].flatMap(quad));
}
/** a prism over a regular polygon: what a column of so many segments is drawn as */
function round(segments: number, radius = 0.3, height = 3): Float64Array {
  const at = (i: number, y: number): Point => [radius * Math.cos((2 * Math.PI * i) / segments), y, radius * Math.sin((2 * Math.PI * i) / segments)];
  return Float64Array.from(Array.from({ length: segments }, (_, i) => [
    ...quad([at(i, 0), at(i + 1, 0), at(i + 1, height), at(i, height)]), ...at(0, 0), ...at(i, 0), ...at(i + 1, 0), ...at(0, height), ...at(i + 1, height), ...at(i, height),
  ]).flat());
}

describe('features of an element', () => {
  it('are the corners, edges and sides of a box, wherever it stands and however it is cut into triangles', () => {
    const size = fc.double({ min: 0.05, max: 60, noNaN: true });
    const place = fc.double({ min: -3000, max: 3000, noNaN: true });
    fc.assert(fc.property(fc.tuple(place, place, place), fc.tuple(size, size, size), (at, [w, h, d]) => {
      const found = featuresOf(box(at, [at[0] + w, at[1] + h, at[2] + d]));
      expect([found.corners.length / 3, found.edges.length / 6, found.faces.length]).toEqual([8, 12, 6]);
      expect(found.faces.every(({ curved }) => !curved)).toBe(true);
      const areas = found.faces.map(({ area }) => area).sort((a, b) => a - b);
      const want = [w * h, w * h, w * d, w * d, h * d, h * d].sort((a, b) => a - b);
      areas.forEach((area, i) => expect(Math.abs(area - want[i]!)).toBeLessThan(1e-6 * Math.max(1, want[i]!)));
    }));
  });

  it('join what a mesh cuts: a side of four triangles is one face with four edges of full length', () => {
    const found = featuresOf(box([0, 0, 0], [4, 3, 0.2], true));
    expect(found.faces.map(({ area }) => Number(area.toFixed(9))).sort((a, b) => b - a).slice(0, 2)).toEqual([12, 12]);
    // where the triangles of neighbours end at other places the joint stays
    const lengths = Array.from({ length: found.edges.length / 6 }, (_, i) => Math.hypot(found.edges[i * 6 + 3]! - found.edges[i * 6]!, found.edges[i * 6 + 4]! - found.edges[i * 6 + 1]!, found.edges[i * 6 + 5]! - found.edges[i * 6 + 2]!));
    expect(lengths.filter((length) => Math.abs(length - 4) < 1e-9).length).toBeGreaterThanOrEqual(2);
    expect(lengths.filter((length) => Math.abs(length - 3) < 1e-9).length).toBe(4);
  });

  it('join vertices that an exporter wrote twice', () => {
    const soup = box([0, 0, 0], [1, 1, 1]).map((value, i) => value + (((i * 7919) % 13) - 6) * 1e-6);
    expect(featuresOf(soup).corners.length / 3).toBe(8);
  });

  it('know the facets of a curve from faces that are flat', () => {
    for (const segments of [24, 36, 48]) {
      const found = featuresOf(round(segments));
      expect(found.faces.filter(({ curved }) => curved)).toHaveLength(segments);
      expect(found.faces.filter(({ curved }) => !curved)).toHaveLength(2);
    }
    expect(featuresOf(round(8)).faces.some(({ curved }) => curved)).toBe(false);
  });

  it('take no faces from triangles without an area', () => {
    const found = featuresOf(Float64Array.from([0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0]));
    expect([...found.faceOf]).toEqual([-1, 0]);
    expect(found.faces[0]!.area).toBeCloseTo(0.5, 12);
  });

  it('have faces with an outline: all sides of it and nothing inside', () => {
    const found = featuresOf(box([0, 0, 0], [4, 3, 0.2], true));
    const front = found.faces.findIndex(({ normal, area }) => Math.abs(normal[2]) > 0.99 && Math.abs(area - 12) < 1e-9);
    const sides = outlineOf(found, front);
    let around = 0;
    for (let i = 0; i < sides.length; i += 6) around += Math.hypot(sides[i + 3]! - sides[i]!, sides[i + 4]! - sides[i + 1]!, sides[i + 5]! - sides[i + 2]!);
    expect(around).toBeCloseTo(14, 9);
    expect(outlineOf(found, -1)).toHaveLength(0);
  });

  it('search no edges in what has too many triangles', () => {
    const many = new Float64Array((MOST_SEARCHED + 1) * 9);
    expect(featuresOf(many).plain).toBe(true);
  });
});

/** A camera at (0, 0, 10) that looks along −z; 100 pixels are a metre at z = 0. */
const EYE: Point = [0, 0, 10];
const toScreen = ([x, y, z]: Point): readonly [number, number, number] | null => (z >= 10 ? null : [(1000 * x) / (10 - z), (-1000 * y) / (10 - z), 10 - z]);
const looking = (triangles: Float64Array, cursor: readonly [number, number], kept: (point: Point) => boolean = () => true): Snap | null => {
  const way = [cursor[0] / 1000, -cursor[1] / 1000, -1] as const;
  const length = Math.hypot(...way);
  return snap({
    ray: { origin: EYE, direction: [way[0] / length, way[1] / length, way[2] / length] }, features: featuresOf(triangles), toScreen, cursor, kept, pixel: (distance) => distance / 1000,
  });
};
const near = (a: Point | undefined, b: Point): void => { a!.forEach((value, axis) => expect(value).toBeCloseTo(b[axis]!, 9)); };

describe('snapping', () => {
  const wall = box([-2, -1.5, -0.2], [2, 1.5, 0]);
  it('takes corners before middles, middles before edges, edges before faces', () => {
    const corner = looking(wall, [197, -146])!;
    expect(corner.kind).toBe('corner');
    near(corner.point, [2, 1.5, 0]);
    const middle = looking(wall, [3, -147])!;
    expect(middle.kind).toBe('middle');
    near(middle.point, [0, 1.5, 0]);
    const edge = looking(wall, [80, -146])!;
    expect(edge.kind).toBe('edge');
    near([0, edge.point[1], edge.point[2]], [0, 1.5, 0]);
    expect(edge.point[0]).toBeCloseTo(0.8, 2);
    const face = looking(wall, [80, -70])!;
    expect(face.kind).toBe('face');
    near(face.point, [0.8, 0.7, 0]);
    near(face.normal, [0, 0, 1]);
  });

  it('takes what is seen, not what lies behind it', () => {
    // the far side of a deep box projects next to the cursor, inside the near face
    const deep = box([-2, -1.5, -10], [2, 1.5, 0]);
    const behind = looking(deep, [100, -75])!;
    expect(behind.kind).toBe('face');
    near(behind.point, [1, 0.75, 0]);
  });

  it('works from beside the silhouette, and says nothing further away', () => {
    const beside = looking(wall, [205, -30])!;
    near([beside.point[0], 0.3, beside.point[2]], [2, 0.3, 0]);
    expect(Math.abs(beside.point[1] - 0.3)).toBeLessThan(1e-3);
    expect(looking(wall, [230, -30])).toBeNull();
  });

  it('takes nothing that is cut away', () => {
    const kept = (point: Point): boolean => point[2] <= -0.1;
    const inside = looking(wall, [80, -70], kept)!;
    // the near face is gone: the far one is seen through the opened body
    near(inside.point, [0.08 * 10.2, 0.07 * 10.2, -0.2]);
    expect(looking(wall, [197, -146], kept)!.point[2]).toBeLessThanOrEqual(-0.1);
  });

  it('hits what a ray is aimed at, and finds the nearest of a segment', () => {
    const target = fc.tuple(fc.double({ min: -1.9, max: 1.9, noNaN: true }), fc.double({ min: -1.4, max: 1.4, noNaN: true }));
    fc.assert(fc.property(target, ([x, y]) => {
      const length = Math.hypot(x, y, 10);
      const found = hit({ origin: EYE, direction: [x / length, y / length, -10 / length] }, wall, () => true)!;
      near(found.point, [x, y, 0]);
      const one = nearestOnSegment({ origin: EYE, direction: [x / length, y / length, -10 / length] }, [x - 1, y, 0], [x + 1, y, 0]);
      near(one, [x, y, 0]);
    }));
    near(nearestOnSegment({ origin: EYE, direction: [0, 0, -1] }, [1, 0, 0], [2, 0, 0]), [1, 0, 0]);
  });
});
