/** Members seen from above: prisms with a plan and a height. Metres. */
import { contourArea } from '../../geometry/plan.ts';

/** Neighbours stand within this: grout beds and drawing gaps of 20 mm. */
export const REACH = 0.03;
/** Slack on a limit for what drawing precision leaves. */
export const SLACK = 1e-4;

/** A rectangle in plan: u is the direction of its length. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly ux: number;
  readonly uy: number;
  readonly halfLength: number;
  readonly halfThickness: number;
}

/** Least share of its rectangle that a plan fills to be taken for one. */
const RECTANGULAR = 0.98;

/** The rectangle that a plan is, or null when it is none (L-shaped, round, several pieces). `around`: from `rectAround`. */
export function rectOf(contours: readonly ArrayLike<number>[], around: Rect | null): Rect | null {
  if (around === null || contours.length !== 1) return null;
  return contourArea(contours[0]!) >= RECTANGULAR * areaOf(around) ? around : null;
}

/** m² of a plan that lie in a rectangle: cut by its four sides in turn, which keeps signed areas right for any outline. */
export function areaWithin(contours: readonly ArrayLike<number>[], r: Rect): number {
  let sum = 0;
  for (const contour of contours) {
    let points: ArrayLike<number> = contour;
    for (const [nx, ny, most] of [
      [r.ux, r.uy, r.halfLength], [-r.ux, -r.uy, r.halfLength], [-r.uy, r.ux, r.halfThickness], [r.uy, -r.ux, r.halfThickness],
    ] as const) points = cut(points, nx, ny, most + r.x * nx + r.y * ny);
    sum += contourArea(points);
  }
  return sum;
}

/** What of an outline lies where n·p ≤ most. */
function cut(points: ArrayLike<number>, nx: number, ny: number, most: number): ArrayLike<number> {
  const kept: number[] = [];
  const n = points.length;
  for (let i = 0; i + 1 < n; i += 2) {
    const [x0, y0, x1, y1] = [points[i]!, points[i + 1]!, points[(i + 2) % n]!, points[(i + 3) % n]!];
    const [a, b] = [x0 * nx + y0 * ny - most, x1 * nx + y1 * ny - most];
    if (a <= 0) kept.push(x0, y0);
    if (a <= 0 !== b <= 0) kept.push(x0 + (a / (a - b)) * (x1 - x0), y0 + (a / (a - b)) * (y1 - y0));
  }
  return kept;
}

/** The rectangle around a plan along its longest edge. */
export function rectAround(contours: readonly ArrayLike<number>[]): Rect | null {
  let [ux, uy, longest] = [1, 0, 0];
  for (const c of contours) {
    const n = c.length;
    for (let i = 0; i + 1 < n; i += 2) {
      const dx = c[(i + 2) % n]! - c[i]!;
      const dy = c[(i + 3) % n]! - c[i + 1]!;
      const square = dx * dx + dy * dy;
      // equal sides of a square must not turn on the last digit
      if (square <= longest * (1 + 1e-9)) continue;
      longest = square;
      ux = dx;
      uy = dy;
    }
  }
  if (longest === 0) return null;
  const length = Math.sqrt(longest);
  ux /= length;
  uy /= length;
  const [u0, u1] = extent(contours, ux, uy);
  const [v0, v1] = extent(contours, -uy, ux);
  const u = (u0 + u1) / 2, v = (v0 + v1) / 2, a = (u1 - u0) / 2, b = (v1 - v0) / 2;
  const x = u * ux - v * uy, y = u * uy + v * ux;
  return a >= b ? { x, y, ux, uy, halfLength: a, halfThickness: b } : { x, y, ux: -uy, uy: ux, halfLength: b, halfThickness: a };
}

/** Least and greatest projection on a direction. */
export function extent(contours: readonly ArrayLike<number>[], dx: number, dy: number): readonly [number, number] {
  let [lo, hi] = [Infinity, -Infinity];
  for (const c of contours) {
    for (let i = 0; i + 1 < c.length; i += 2) {
      const t = c[i]! * dx + c[i + 1]! * dy;
      lo = Math.min(lo, t);
      hi = Math.max(hi, t);
    }
  }
  return [lo, hi];
}

function* edges(c: ArrayLike<number>): Generator<readonly [number, number, number, number]> {
  const n = c.length;
  for (let i = 0; i + 1 < n; i += 2) yield [c[i]!, c[i + 1]!, c[(i + 2) % n]!, c[(i + 3) % n]!];
}

/** The rectangle from the middle of a side along d, `thickness` wide. */
export function strip(x: number, y: number, dx: number, dy: number, length: number, thickness: number): Rect {
  return { x: x + (dx * length) / 2, y: y + (dy * length) / 2, ux: dx, uy: dy, halfLength: length / 2, halfThickness: thickness / 2 };
}

/** Counter-clockwise. */
export function contourOf({ x, y, ux, uy, halfLength: a, halfThickness: b }: Rect): Float64Array {
  const ax = ux * a, ay = uy * a, bx = -uy * b, by = ux * b;
  return Float64Array.of(x - ax - bx, y - ay - by, x + ax - bx, y + ay - by, x + ax + bx, y + ay + by, x - ax + bx, y - ay + by);
}

export const areaOf = (r: Rect): number => 4 * r.halfLength * r.halfThickness;

/** Do two rectangles come within `reach` of each other? Separating axes of both. */
export function near(a: Rect, b: Rect, reach: number): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const cos = Math.abs(a.ux * b.ux + a.uy * b.uy);
  const sin = Math.abs(a.ux * b.uy - a.uy * b.ux);
  const apart = (r: Rect, s: Rect): boolean =>
    Math.abs(dx * r.ux + dy * r.uy) > r.halfLength + s.halfLength * cos + s.halfThickness * sin + reach ||
    Math.abs(-dx * r.uy + dy * r.ux) > r.halfThickness + s.halfLength * sin + s.halfThickness * cos + reach;
  return !apart(a, b) && !apart(b, a);
}

/** Directions differ by less than this sine. */
export const PARALLEL = 0.02;
/** Faces that share less than this along them only touch at a corner. */
const LEAST_CONTACT = 0.05;

/** Where a face of `other` lies against a face of `plan`: the middle of the shared part, and the direction into `plan`. */
export interface Contact {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
}

/** Outer contours counter-clockwise, holes clockwise. */
export function contacts(plan: readonly ArrayLike<number>[], other: readonly ArrayLike<number>[]): readonly Contact[] {
  const found: Contact[] = [];
  for (const a of plan) {
    for (const [ax0, ay0, ax1, ay1] of edges(a)) {
      const la = Math.hypot(ax1 - ax0, ay1 - ay0);
      if (la < LEAST_CONTACT) continue;
      const [ux, uy] = [(ax1 - ax0) / la, (ay1 - ay0) / la];
      for (const b of other) {
        for (const [bx0, by0, bx1, by1] of edges(b)) {
          const s0 = (bx0 - ax0) * ux + (by0 - ay0) * uy;
          const s1 = (bx1 - ax0) * ux + (by1 - ay0) * uy;
          // faces that look at each other run in opposite senses
          if (s1 >= s0) continue;
          const h0 = -(bx0 - ax0) * uy + (by0 - ay0) * ux;
          const h1 = -(bx1 - ax0) * uy + (by1 - ay0) * ux;
          if (Math.abs(h0) > REACH || Math.abs(h1) > REACH || Math.abs(h1 - h0) > PARALLEL * (s0 - s1)) continue;
          const [from, to] = [Math.max(0, s1), Math.min(la, s0)];
          if (to - from < LEAST_CONTACT) continue;
          const s = (from + to) / 2;
          const h = (h0 + h1) / 2;
          found.push({ x: ax0 + s * ux - h * uy, y: ay0 + s * uy + h * ux, dx: -uy, dy: ux, width: to - from });
        }
      }
    }
  }
  return found;
}
