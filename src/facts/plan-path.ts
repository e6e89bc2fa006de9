/** A straight path in plan against outlines: where along it one is inside. */

export type Run = readonly [from: number, to: number];

/** Shares of the path from (ax, ay) to (bx, by) that lie inside the contours (even-odd), in order. A path of no length is one point. */
export function runsInside(contours: readonly Float64Array[], ax: number, ay: number, bx: number, by: number): readonly Run[] {
  const dx = bx - ax, dy = by - ay;
  if (Math.hypot(dx, dy) < 1e-9) return pointInside(contours, ax, ay) ? [[0, 1]] : [];
  const cuts = [0, 1];
  for (const contour of contours) {
    const n = contour.length;
    for (let i = 0; i + 1 < n; i += 2) {
      const px = contour[i]!, py = contour[i + 1]!;
      const ex = contour[(i + 2) % n]! - px, ey = contour[(i + 3) % n]! - py;
      const cross = dx * ey - dy * ex;
      if (Math.abs(cross) < 1e-12) continue;
      const t = ((px - ax) * ey - (py - ay) * ex) / cross;
      const s = ((px - ax) * dy - (py - ay) * dx) / cross;
      if (t > 0 && t < 1 && s >= 0 && s <= 1) cuts.push(t);
    }
  }
  cuts.sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const from = cuts[i]!, to = cuts[i + 1]!;
    if (to - from < 1e-9) continue;
    const middle = (from + to) / 2;
    if (!pointInside(contours, ax + middle * dx, ay + middle * dy)) continue;
    const last = runs[runs.length - 1];
    if (last && from - last[1] < 1e-9) last[1] = to;
    else runs.push([from, to]);
  }
  return runs;
}

/** As `covers`, but reckoned from the other end of each edge: for a point on a slanting edge the last bit may decide otherwise. */
export function pointInside(contours: readonly Float64Array[], x: number, y: number): boolean {
  let inside = false;
  for (const contour of contours) {
    const n = contour.length;
    for (let i = 0; i + 1 < n; i += 2) {
      const ax = contour[i]!, ay = contour[i + 1]!;
      const bx = contour[(i + 2) % n]!, by = contour[(i + 3) % n]!;
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
}
