/** Section planes and the section box as numbers. World metres, Z up. A plane cuts away what its normal points to. */
import type { ViewPlane, WorldPoint } from './viewpoint.ts';

export type WorldBox = readonly [x0: number, y0: number, z0: number, x1: number, y1: number, z1: number];

export interface SectionPlane {
  /** unit; what it points to is cut away */
  readonly normal: WorldPoint;
  /** m from the world's zero along the normal */
  readonly at: number;
}

export interface SectionRay {
  readonly origin: WorldPoint;
  /** unit */
  readonly direction: WorldPoint;
}

/** m: a box is never thinner */
export const THINNEST = 0.01;

const dot = (a: WorldPoint, b: WorldPoint): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const SIDES: readonly WorldPoint[] = [[-1, 0, 0], [0, -1, 0], [0, 0, -1], [1, 0, 0], [0, 1, 0], [0, 0, 1]];

export function throughPoint(point: WorldPoint, normal: WorldPoint): SectionPlane {
  return { normal, at: dot(point, normal) };
}

/** What was cut away is kept, and the other way round. */
export function flipped({ normal, at }: SectionPlane): SectionPlane {
  return { normal: [-normal[0], -normal[1], -normal[2]], at: -at };
}

/** How far along the normal a box reaches, lowest and highest `at` that cuts it. */
export function reach(normal: WorldPoint, box: WorldBox): readonly [number, number] {
  let [low, high] = [0, 0];
  for (let axis = 0; axis < 3; axis++) {
    const [a, b] = [normal[axis]! * box[axis]!, normal[axis]! * box[axis + 3]!];
    low += Math.min(a, b);
    high += Math.max(a, b);
  }
  return [low, high];
}

/** As viewpoints have it, located next to the middle of the box. */
export function viewPlane({ normal, at }: SectionPlane, box: WorldBox): ViewPlane {
  const middle: WorldPoint = [(box[0] + box[3]) / 2, (box[1] + box[4]) / 2, (box[2] + box[5]) / 2];
  const off = at - dot(middle, normal);
  return { location: [middle[0] + normal[0] * off, middle[1] + normal[1] * off, middle[2] + normal[2] * off], direction: normal };
}

/** The six planes of a box: west, south, bottom, east, north, top. */
export function boxPlanes(box: WorldBox): readonly SectionPlane[] {
  return SIDES.map((normal, side) => ({ normal, at: side < 3 ? -box[side]! : box[side]! }));
}

/** A box with one side (0–5, as `boxPlanes` has them) moved outwards; never thinner than THINNEST. */
export function boxMoved(box: WorldBox, side: number, by: number): WorldBox {
  const next = [...box] as [number, number, number, number, number, number];
  if (side < 3) next[side] = Math.min(box[side]! - by, box[side + 3]! - THINNEST);
  else next[side] = Math.max(box[side]! + by, box[side - 3]! + THINNEST);
  return next;
}

/** A box wider by so many metres to all sides. */
export function grown(box: WorldBox, by: number): WorldBox {
  return [box[0] - by, box[1] - by, box[2] - by, box[3] + by, box[4] + by, box[5] + by];
}

export function union(boxes: Iterable<WorldBox>): WorldBox | null {
  let all: [number, number, number, number, number, number] | null = null;
  for (const box of boxes) {
    if (!all) all = [...box];
    else for (let axis = 0; axis < 3; axis++) {
      all[axis] = Math.min(all[axis]!, box[axis]!);
      all[axis + 3] = Math.max(all[axis + 3]!, box[axis + 3]!);
    }
  }
  return all;
}

/** Where the plane meets the box: the corners around, none where it misses. */
export function outline({ normal, at }: SectionPlane, box: WorldBox): readonly WorldPoint[] {
  const corner = (i: number): WorldPoint => [i & 1 ? box[3] : box[0], i & 2 ? box[4] : box[1], i & 4 ? box[5] : box[2]];
  const points: WorldPoint[] = [];
  for (let a = 0; a < 8; a++) {
    for (const bit of [1, 2, 4]) {
      if (a & bit) continue;
      const [p, q] = [corner(a), corner(a | bit)];
      const [dp, dq] = [dot(p, normal) - at, dot(q, normal) - at];
      if (dp === dq || dp * dq > 0) continue;
      const share = dp / (dp - dq);
      const point: WorldPoint = [p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share, p[2] + (q[2] - p[2]) * share];
      if (!points.some((one) => Math.hypot(one[0] - point[0], one[1] - point[1], one[2] - point[2]) < 1e-9)) points.push(point);
    }
  }
  if (points.length < 3) return [];
  const middle = points.reduce<WorldPoint>((sum, p) => [sum[0] + p[0] / points.length, sum[1] + p[1] / points.length, sum[2] + p[2] / points.length], [0, 0, 0]);
  const [u, v] = acrossOf(normal);
  const turn = (p: WorldPoint): number => {
    const way: WorldPoint = [p[0] - middle[0], p[1] - middle[1], p[2] - middle[2]];
    return Math.atan2(dot(way, v), dot(way, u));
  };
  return points.sort((a, b) => turn(a) - turn(b));
}

/** Two unit vectors at right angles to a unit vector and to each other. */
export function acrossOf(normal: WorldPoint): readonly [WorldPoint, WorldPoint] {
  const least: WorldPoint = Math.abs(normal[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0];
  const u: [number, number, number] = [least[1] * normal[2] - least[2] * normal[1], least[2] * normal[0] - least[0] * normal[2], least[0] * normal[1] - least[1] * normal[0]];
  const length = Math.hypot(...u);
  u.forEach((value, axis) => { u[axis] = value / length; });
  return [u, [normal[1] * u[2] - normal[2] * u[1], normal[2] * u[0] - normal[0] * u[2], normal[0] * u[1] - normal[1] * u[0]]];
}

/** How far along a line through `point` the place nearest to the ray is, m; null where they run side by side. */
export function alongLine(point: WorldPoint, direction: WorldPoint, ray: SectionRay): number | null {
  const w: WorldPoint = [point[0] - ray.origin[0], point[1] - ray.origin[1], point[2] - ray.origin[2]];
  const b = dot(direction, ray.direction);
  const det = 1 - b * b;
  if (det < 1e-4) return null;
  return (b * dot(w, ray.direction) - dot(w, direction)) / det;
}
