/** The size of a body in plan: convex hull and the smallest rectangle around it. */

/** Andrew's monotone chain over the plan points; flat xy, counter-clockwise. */
export function convexHull(positions: Float64Array): Float64Array {
  const n = positions.length / 3;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  order.sort((i, j) => positions[3 * i]! - positions[3 * j]! || positions[3 * i + 1]! - positions[3 * j + 1]! || i - j);
  const hull: number[] = [];
  const push = (v: number, least: number): void => {
    while (hull.length >= least) {
      const q = hull[hull.length - 1]!, p = hull[hull.length - 2]!;
      const cross = (positions[3 * q]! - positions[3 * p]!) * (positions[3 * v + 1]! - positions[3 * p + 1]!)
        - (positions[3 * q + 1]! - positions[3 * p + 1]!) * (positions[3 * v]! - positions[3 * p]!);
      if (cross > 0) break;
      hull.pop();
    }
    hull.push(v);
  };
  for (let i = 0; i < n; i++) push(order[i]!, 2);
  const lower = hull.length + 1;
  for (let i = n - 2; i >= 0; i--) push(order[i]!, lower);
  if (hull.length > 1) hull.pop();
  const flat = new Float64Array(hull.length * 2);
  hull.forEach((v, i) => {
    flat[2 * i] = positions[3 * v]!;
    flat[2 * i + 1] = positions[3 * v + 1]!;
  });
  return flat;
}

export interface PlanBox {
  readonly length: number;
  readonly thickness: number;
  /** unit vector along the length */
  readonly ux: number;
  readonly uy: number;
}

/** The smallest rectangle around the hull: one side lies on a hull edge (rotating calipers). Null for less than an area. */
export function planBox(hull: Float64Array): PlanBox | null {
  const n = hull.length / 2;
  if (n < 3) return null;
  let best = Infinity;
  let found: PlanBox | null = null;
  let far = 1, right = 1, left = 1;
  const dot = (i: number, x: number, y: number): number => hull[2 * (i % n)]! * x + hull[2 * (i % n) + 1]! * y;
  for (let i = 0; i < n; i++) {
    const j = (i + 1) % n;
    let ux = hull[2 * j]! - hull[2 * i]!, uy = hull[2 * j + 1]! - hull[2 * i + 1]!;
    const size = Math.hypot(ux, uy);
    if (size < 1e-9) continue;
    ux /= size;
    uy /= size;
    if (right < i + 1) right = i + 1;
    while (right < i + n && dot(right + 1, ux, uy) > dot(right, ux, uy)) right++;
    if (far < right) far = right;
    while (far < i + n && dot(far + 1, -uy, ux) > dot(far, -uy, ux)) far++;
    if (left < far) left = far;
    while (left < i + n && dot(left + 1, -ux, -uy) > dot(left, -ux, -uy)) left++;
    const along = dot(right, ux, uy) - dot(left, ux, uy);
    const across = dot(far, -uy, ux) - dot(i, -uy, ux);
    const area = along * across;
    if (area < best * (1 - 1e-12)) {
      best = area;
      found = along >= across ? { length: along, thickness: across, ux, uy } : { length: across, thickness: along, ux: -uy, uy: ux };
    }
  }
  return found;
}
