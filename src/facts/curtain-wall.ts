/** One outer face of a wall drawn as plates and members (4.0.6): never the sum of its parts. */
import type { Element } from '../model/model.ts';
import { boxContour } from './box-contour.ts';
import type { Facts } from './facts.ts';
import { roundQuantity } from '../units.ts';

/**
 * Ends of the face area, m²: the plan direction comes from the parts' contours. Straight walls give one number; where the
 * plan is not thin (a polygonal or curved wall) the face is not known and the ends are the parts' largest and their sum.
 * Null when no part has a body.
 */
export function wholeSideArea(facts: Facts, whole: Element): readonly number[] | null {
  const points: (readonly [number, number])[] = [];
  let z0 = Infinity;
  let z1 = -Infinity;
  let sum = 0;
  let largest = 0;
  const stack = [...whole.parts];
  for (let steps = 0; stack.length > 0 && steps < 100_000; steps += 1) {
    const part = facts.model.elements[stack.pop()!]!;
    stack.push(...part.parts);
    const g = facts.geometry[part.index];
    if (!g?.bbox) continue;
    z0 = Math.min(z0, g.bbox[2]);
    z1 = Math.max(z1, g.bbox[5]);
    const face = g.sideArea ?? (g.length ?? 0) * (g.height ?? 0);
    sum += face;
    largest = Math.max(largest, face);
    const contours = g.footprint ?? [boxContour(g.bbox)];
    for (const c of contours) for (let i = 0; i + 1 < c.length; i += 2) points.push([c[i]!, c[i + 1]!]);
  }
  if (points.length === 0) return null;
  const { length, width } = spread(points);
  if (width <= 0.6 || width / length < 0.1) return [roundQuantity(length * (z1 - z0))];
  return [roundQuantity(largest), roundQuantity(sum)];
}

/** Extent along and across the principal direction of the points. */
function spread(points: readonly (readonly [number, number])[]): { readonly length: number; readonly width: number } {
  const n = points.length;
  const mx = points.reduce((s, p) => s + p[0], 0) / n;
  const my = points.reduce((s, p) => s + p[1], 0) / n;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (const [x, y] of points) {
    xx += (x - mx) ** 2;
    xy += (x - mx) * (y - my);
    yy += (y - my) ** 2;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    const u = (x - mx) * c + (y - my) * s;
    const v = (y - my) * c - (x - mx) * s;
    u0 = Math.min(u0, u);
    u1 = Math.max(u1, u);
    v0 = Math.min(v0, v);
    v1 = Math.max(v1, v);
  }
  return { length: u1 - u0, width: v1 - v0 };
}
