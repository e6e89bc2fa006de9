/** Distances, areas and angles between points and planes. World metres, Z up; angles in degrees. */
import type { WorldPoint } from './viewpoint.ts';

const minus = (a: WorldPoint, b: WorldPoint): WorldPoint => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: WorldPoint, b: WorldPoint): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: WorldPoint, b: WorldPoint): WorldPoint => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const angle = (cosine: number): number => (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;

/** The mean of points, at least one. */
export function middleOf(points: readonly WorldPoint[]): WorldPoint {
  const sum = points.reduce<WorldPoint>((all, p) => [all[0] + p[0], all[1] + p[1], all[2] + p[2]], [0, 0, 0]);
  return [sum[0] / points.length, sum[1] / points.length, sum[2] / points.length];
}

export function distance(a: WorldPoint, b: WorldPoint): { readonly length: number; readonly parts: WorldPoint } {
  const way = minus(b, a);
  return { length: Math.hypot(...way), parts: [Math.abs(way[0]), Math.abs(way[1]), Math.abs(way[2])] };
}

/** A point moved onto the line through another along one axis of the world. */
export function locked(point: WorldPoint, from: WorldPoint, axis: 'x' | 'y' | 'z'): WorldPoint {
  return [axis === 'x' ? point[0] : from[0], axis === 'y' ? point[1] : from[1], axis === 'z' ? point[2] : from[2]];
}

/** degrees between planes up to which they count as parallel */
export const PARALLEL = 0.5;

/** Normals of unit length, either way round: 0 to 90 degrees. */
export function betweenPlanes(a: WorldPoint, b: WorldPoint): number {
  return angle(Math.abs(dot(a, b)) / (Math.hypot(...a) * Math.hypot(...b) || 1));
}

/** From a plane to a point, at right angles to the plane. */
export function perpendicular(on: WorldPoint, normal: WorldPoint, to: WorldPoint): { readonly length: number; readonly foot: WorldPoint } {
  const size = dot(normal, normal) || 1;
  const off = dot(minus(to, on), normal) / size;
  return { length: Math.abs(off) * Math.sqrt(size), foot: [to[0] - normal[0] * off, to[1] - normal[1] * off, to[2] - normal[2] * off] };
}

/** The angle at `apex`; 0 where a side has no length. */
export function angleAt(a: WorldPoint, apex: WorldPoint, b: WorldPoint): number {
  const [u, v] = [minus(a, apex), minus(b, apex)];
  const size = Math.hypot(...u) * Math.hypot(...v);
  return size === 0 ? 0 : angle(dot(u, v) / size);
}

/**
 * Area inside points that follow each other around: that of the plane they lie next to (Newell), with the length around and
 * how far the points lie off that plane at most.
 */
export function polygon(points: readonly WorldPoint[]): { readonly area: number; readonly around: number; readonly off: number } {
  const first = points[0] ?? [0, 0, 0];
  // relative to the first point: products of coordinates far from the zero lose digits
  const own = points.map((point) => minus(point, first));
  let [sum, around]: [WorldPoint, number] = [[0, 0, 0], 0];
  let centre: WorldPoint = [0, 0, 0];
  own.forEach((point, i) => {
    const next = own[(i + 1) % own.length]!;
    const part = cross(point, next);
    sum = [sum[0] + part[0], sum[1] + part[1], sum[2] + part[2]];
    centre = [centre[0] + point[0] / own.length, centre[1] + point[1] / own.length, centre[2] + point[2] / own.length];
    around += Math.hypot(...minus(next, point));
  });
  const size = Math.hypot(...sum);
  const off = size === 0 ? 0 : Math.max(...own.map((point) => Math.abs(dot(minus(point, centre), sum)) / size));
  return { area: size / 2, around, off };
}
