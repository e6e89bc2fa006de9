/** Where a plane cuts a body: its outline and its filling, from the drawn triangles. Scene coordinates, metres, double precision. */
import { ShapeUtils, Vector2 } from 'three';
import type { Point } from './snap.ts';

/** Kept where dot(n, p) + w ≥ 0. */
export interface CapPlane {
  readonly normal: Point;
  readonly w: number;
}

export interface Cap {
  /** three corners per triangle, three numbers each */
  readonly fill: readonly number[];
  /** two ends per line, three numbers each */
  readonly lines: readonly number[];
}

/** m: ends nearer than this meet */
const MEET = 2e-5;
/** m: a cap lies inside the body it closes, so that neither the plane nor rounding cuts it away */
const INSIDE = 0.001;

/** Open outlines (of meshes with holes) are drawn as lines and not filled. */
export function capOf(triangles: Float64Array, { normal, w }: CapPlane): Cap {
  const segments = segmentsOf(triangles, normal, w);
  const lines: number[] = [];
  for (const [a, b] of segments) lines.push(...inside(a, normal), ...inside(b, normal));
  const fill: number[] = [];
  const loops = loopsOf(segments);
  if (loops.length > 0) {
    const [u, v] = frameOf(normal);
    const origin = loops[0]![0]!;
    const flat = (p: Point): Vector2 => {
      const way: Point = [p[0] - origin[0], p[1] - origin[1], p[2] - origin[2]];
      return new Vector2(dot(way, u), dot(way, v));
    };
    const rings = loops.map((points) => ({ points, flat: points.map(flat), holes: [] as number[] }));
    const size = rings.map((ring) => Math.abs(ShapeUtils.area(ring.flat)));
    const within = rings.map((ring, i) => rings.flatMap((other, j) => (j !== i && size[j]! > size[i]! && contains(other.flat, ring.flat[0]!) ? [j] : [])));
    // an odd number of rings around it: a hole of the smallest of them
    within.forEach((around, i) => {
      if (around.length % 2 === 1) rings[around.reduce((best, j) => (size[j]! < size[best]! ? j : best))]!.holes.push(i);
    });
    rings.forEach((ring, i) => {
      if (within[i]!.length % 2 === 1 || size[i]! < 1e-8) return;
      // whichever way round the mesh was written
      const outer = ordered(ring, false);
      const holes = ring.holes.map((hole) => ordered(rings[hole]!, true));
      const all = [...outer.points, ...holes.flatMap((hole) => hole.points)];
      for (const face of ShapeUtils.triangulateShape(outer.flat, holes.map((hole) => hole.flat))) for (const corner of face) fill.push(...inside(all[corner]!, normal));
    });
  }
  return { fill, lines };
}

const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const inside = (p: Point, n: Point): Point => [p[0] + n[0] * INSIDE, p[1] + n[1] * INSIDE, p[2] + n[2] * INSIDE];

interface Ring {
  readonly points: readonly Point[];
  readonly flat: readonly Vector2[];
}

function ordered({ points, flat }: Ring, clockwise: boolean): { readonly points: readonly Point[]; readonly flat: Vector2[] } {
  return ShapeUtils.isClockWise([...flat]) === clockwise ? { points, flat: [...flat] } : { points: [...points].reverse(), flat: [...flat].reverse() };
}

function segmentsOf(triangles: Float64Array, n: Point, w: number): (readonly [Point, Point])[] {
  const segments: (readonly [Point, Point])[] = [];
  const corner = (at: number): Point => [triangles[at]!, triangles[at + 1]!, triangles[at + 2]!];
  for (let t = 0; t + 8 < triangles.length; t += 9) {
    const d = [0, 3, 6].map((k) => n[0] * triangles[t + k]! + n[1] * triangles[t + k + 1]! + n[2] * triangles[t + k + 2]! + w);
    // on the plane counts as kept: a face in it makes no segment, its neighbours do
    const kept = d.map((one) => one >= 0);
    if (kept[0] === kept[1] && kept[1] === kept[2]) continue;
    const ends: Point[] = [];
    for (let k = 0; k < 3; k++) {
      const next = (k + 1) % 3;
      if (kept[k] === kept[next]) continue;
      // the same order for both triangles at an edge gives the same point to the last digit
      const [a, da, b, db] = kept[k] ? [corner(t + k * 3), d[k]!, corner(t + next * 3), d[next]!] : [corner(t + next * 3), d[next]!, corner(t + k * 3), d[k]!];
      const share = da / (da - db);
      ends.push([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]);
    }
    if (Math.hypot(ends[0]![0] - ends[1]![0], ends[0]![1] - ends[1]![1], ends[0]![2] - ends[1]![2]) > MEET) segments.push([ends[0]!, ends[1]!]);
  }
  return segments;
}

/** Closed ways along the segments, without their last point. */
function loopsOf(segments: readonly (readonly [Point, Point])[]): readonly (readonly Point[])[] {
  const known = new Map<string, number>();
  const points: Point[] = [];
  const number = (p: Point): number => {
    const key = `${p[0]},${p[1]},${p[2]}`;
    const same = known.get(key);
    if (same !== undefined) return same;
    known.set(key, points.length);
    return points.push(p) - 1;
  };
  const exact = segments.map(([a, b]) => [number(a), number(b)] as const);
  const same = met(exact, points);
  const ends = exact.map(([a, b]) => [same(a), same(b)] as const);
  const at: number[][] = points.map(() => []);
  ends.forEach(([a, b], i) => {
    at[a]!.push(i);
    at[b]!.push(i);
  });
  const used = new Uint8Array(segments.length);
  const loops: Point[][] = [];
  for (let first = 0; first < segments.length; first++) {
    if (used[first]) continue;
    const start = ends[first]![0];
    const loop: Point[] = [];
    let [segment, end] = [first, ends[first]![1]];
    used[first] = 1;
    loop.push(points[start]!);
    while (end !== start) {
      loop.push(points[end]!);
      const next = at[end]!.find((one) => !used[one]);
      if (next === undefined) break;
      used[next] = 1;
      segment = next;
      end = ends[segment]![0] === end ? ends[segment]![1] : ends[segment]![0];
    }
    if (end === start && loop.length >= 3) loops.push(loop);
  }
  return loops;
}

/** Ends that nothing is joined to, and that nearly meet: exporters write a vertex twice, not always alike. */
function met(ends: readonly (readonly [number, number])[], points: readonly Point[]): (point: number) => number {
  const joined = new Uint8Array(points.length);
  for (const [a, b] of ends) {
    joined[a] = Math.min(2, joined[a]! + 1);
    joined[b] = Math.min(2, joined[b]! + 1);
  }
  const cells = new Map<string, number>();
  const same = new Map<number, number>();
  points.forEach((p, i) => {
    if (joined[i] === 2) return;
    const [x, y, z] = p.map((value) => Math.floor(value / (4 * MEET))) as [number, number, number];
    // an end next to the border of its cell may have met its like in the next one
    for (let k = 0; k < 27; k++) {
      const near = cells.get(`${x + (k % 3) - 1},${y + (Math.floor(k / 3) % 3) - 1},${z + Math.floor(k / 9) - 1}`);
      if (near === undefined || Math.hypot(points[near]![0] - p[0], points[near]![1] - p[1], points[near]![2] - p[2]) > MEET) continue;
      same.set(i, near);
      return;
    }
    cells.set(`${x},${y},${z}`, i);
  });
  return (point) => same.get(point) ?? point;
}

function frameOf(n: Point): readonly [Point, Point] {
  const least: Point = Math.abs(n[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0];
  const u: Point = [least[1] * n[2] - least[2] * n[1], least[2] * n[0] - least[0] * n[2], least[0] * n[1] - least[1] * n[0]];
  const length = Math.hypot(...u);
  const unit: Point = [u[0] / length, u[1] / length, u[2] / length];
  return [unit, [n[1] * unit[2] - n[2] * unit[1], n[2] * unit[0] - n[0] * unit[2], n[0] * unit[1] - n[1] * unit[0]]];
}

function contains(ring: readonly Vector2[], { x, y }: Vector2): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i]!, ring[j]!];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) odd = !odd;
  }
  return odd;
}
