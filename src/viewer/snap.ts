/** Where on an element the cursor points, drawn to what is near: corners before middles of edges, edges, faces. Scene coordinates, metres. */
import type { Features } from './features.ts';

export type Point = readonly [number, number, number];
export type SnapKind = 'corner' | 'middle' | 'edge' | 'face';

export interface Ray {
  readonly origin: Point;
  /** unit */
  readonly direction: Point;
}

export interface Hit {
  readonly triangle: number;
  /** m along the ray */
  readonly distance: number;
  readonly point: Point;
}

export interface Snap {
  readonly kind: SnapKind;
  readonly point: Point;
  /** of the face that the cursor is on, unit, towards the eye */
  readonly normal: Point;
  /** the face in `Features.faces`; −1 where the element has too many triangles to look for faces */
  readonly face: number;
  /** the triangle that was hit */
  readonly triangle: number;
}

export interface SnapSource {
  readonly ray: Ray;
  readonly features: Features;
  /** pixels in the picture and m before the eye; null for what is behind it */
  readonly toScreen: (point: Point) => readonly [x: number, y: number, depth: number] | null;
  /** pixels */
  readonly cursor: readonly [number, number];
  /** what is not cut away */
  readonly kept: (point: Point) => boolean;
  /** m that a pixel covers, at a distance along the ray */
  readonly pixel: (distance: number) => number;
}

/** pixels within which each kind draws the cursor */
const REACH: Readonly<Record<Exclude<SnapKind, 'face'>, number>> = { corner: 11, middle: 9, edge: 8 };

const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const along = ({ origin: o, direction: d }: Ray, s: number): Point => [o[0] + d[0] * s, o[1] + d[1] * s, o[2] + d[2] * s];

/** The nearest triangle before the eye whose point is kept; either side of a triangle counts. Null where the ray misses. */
export function hit({ origin, direction }: Ray, triangles: Float64Array, kept: (point: Point) => boolean): Hit | null {
  let best: Hit | null = null;
  const [ox, oy, oz] = origin;
  const [dx, dy, dz] = direction;
  for (let t = 0; t + 8 < triangles.length; t += 9) {
    const [ax, ay, az] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    const [ux, uy, uz] = [triangles[t + 3]! - ax, triangles[t + 4]! - ay, triangles[t + 5]! - az];
    const [vx, vy, vz] = [triangles[t + 6]! - ax, triangles[t + 7]! - ay, triangles[t + 8]! - az];
    const [px, py, pz] = [dy * vz - dz * vy, dz * vx - dx * vz, dx * vy - dy * vx];
    const det = ux * px + uy * py + uz * pz;
    if (Math.abs(det) < 1e-14) continue;
    const [sx, sy, sz] = [ox - ax, oy - ay, oz - az];
    const u = (sx * px + sy * py + sz * pz) / det;
    if (u < -1e-9 || u > 1 + 1e-9) continue;
    const [qx, qy, qz] = [sy * uz - sz * uy, sz * ux - sx * uz, sx * uy - sy * ux];
    const v = (dx * qx + dy * qy + dz * qz) / det;
    if (v < -1e-9 || u + v > 1 + 1e-9) continue;
    const distance = (vx * qx + vy * qy + vz * qz) / det;
    if (distance <= 1e-9 || (best && distance >= best.distance)) continue;
    const point = along({ origin, direction }, distance);
    if (kept(point)) best = { triangle: t / 9, distance, point };
  }
  return best;
}

/** The point of a segment nearest to the ray's line. */
export function nearestOnSegment({ origin, direction }: Ray, a: Point, b: Point): Point {
  const u: Point = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const w: Point = [a[0] - origin[0], a[1] - origin[1], a[2] - origin[2]];
  const [uu, ud, wu, wd] = [dot(u, u), dot(u, direction), dot(w, u), dot(w, direction)];
  const det = uu - ud * ud;
  const share = det < 1e-14 ? 0 : Math.min(1, Math.max(0, (ud * wd - wu) / det));
  return [a[0] + u[0] * share, a[1] + u[1] * share, a[2] + u[2] * share];
}

export function snap({ ray, features, toScreen, cursor, kept, pixel }: SnapSource): Snap | null {
  const on = hit(ray, features.triangles, kept);
  const limit = on ? on.distance + pixel(on.distance) * 14 : Infinity;
  /** pixels from the cursor; Infinity for what is cut away, behind the eye or behind what is seen */
  const gap = (point: Point): number => {
    const at = toScreen(point);
    if (!at || !kept(point)) return Infinity;
    const deep = dot([point[0] - ray.origin[0], point[1] - ray.origin[1], point[2] - ray.origin[2]], ray.direction);
    return deep > limit ? Infinity : Math.hypot(at[0] - cursor[0], at[1] - cursor[1]);
  };
  const { corners, edges } = features.plain && on ? ofTriangle(features.triangles, on.triangle) : features;
  let best: { readonly kind: SnapKind; readonly point: Point; readonly rank: number } | null = null;
  const offer = (kind: keyof typeof REACH, point: Point): void => {
    const distance = gap(point);
    if (distance > REACH[kind]) return;
    // a kind further up wins wherever it is in reach
    const rank = (kind === 'corner' ? 0 : kind === 'middle' ? 100 : 200) + distance;
    if (!best || rank < best.rank) best = { kind, point, rank };
  };
  for (let i = 0; i + 2 < corners.length; i += 3) offer('corner', [corners[i]!, corners[i + 1]!, corners[i + 2]!]);
  for (let i = 0; i + 5 < edges.length; i += 6) {
    const a: Point = [edges[i]!, edges[i + 1]!, edges[i + 2]!];
    const b: Point = [edges[i + 3]!, edges[i + 4]!, edges[i + 5]!];
    offer('middle', [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2]);
    offer('edge', nearestOnSegment(ray, a, b));
  }
  const found = best as { readonly kind: SnapKind; readonly point: Point } | null;
  if (!on && !found) return null;
  const triangle = on?.triangle ?? nearestTriangle(features, found!.point);
  const face = features.faceOf[triangle] ?? -1;
  const normal = features.faces[face]?.normal ?? normalOf(features.triangles, triangle);
  const toward = dot(normal, ray.direction) > 0 ? ([-normal[0], -normal[1], -normal[2]] as const) : normal;
  return { kind: found?.kind ?? 'face', point: found?.point ?? on!.point, normal: toward, face, triangle };
}

function ofTriangle(triangles: Float64Array, triangle: number): { readonly corners: Float64Array; readonly edges: Float64Array } {
  const corners = triangles.slice(triangle * 9, triangle * 9 + 9);
  const edges = new Float64Array(18);
  for (let k = 0; k < 3; k++) {
    edges.set(corners.subarray(k * 3, k * 3 + 3), k * 6);
    edges.set(corners.subarray(((k + 1) % 3) * 3, ((k + 1) % 3) * 3 + 3), k * 6 + 3);
  }
  return { corners, edges };
}

export function normalOf(triangles: Float64Array, triangle: number): Point {
  const a = triangle * 9;
  const [ux, uy, uz] = [triangles[a + 3]! - triangles[a]!, triangles[a + 4]! - triangles[a + 1]!, triangles[a + 5]! - triangles[a + 2]!];
  const [vx, vy, vz] = [triangles[a + 6]! - triangles[a]!, triangles[a + 7]! - triangles[a + 1]!, triangles[a + 8]! - triangles[a + 2]!];
  const n: Point = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const length = Math.hypot(...n) || 1;
  return [n[0] / length, n[1] / length, n[2] / length];
}

/** A triangle that has the point as near as any: the cursor was beside the silhouette. */
function nearestTriangle({ triangles }: Features, point: Point): number {
  let best = 0;
  let least = Infinity;
  for (let t = 0; t + 8 < triangles.length; t += 9) {
    for (let k = 0; k < 9; k += 3) {
      const a: Point = [triangles[t + k]!, triangles[t + k + 1]!, triangles[t + k + 2]!];
      const next = (k + 3) % 9;
      const u: Point = [triangles[t + next]! - a[0], triangles[t + next + 1]! - a[1], triangles[t + next + 2]! - a[2]];
      const w: Point = [point[0] - a[0], point[1] - a[1], point[2] - a[2]];
      const share = Math.min(1, Math.max(0, dot(w, u) / (dot(u, u) || 1)));
      const distance = Math.hypot(w[0] - u[0] * share, w[1] - u[1] * share, w[2] - u[2] * share);
      if (distance < least) [least, best] = [distance, t / 9];
    }
  }
  return best;
}
