/** Small questions about plan contours, flat [x0,y0,x1,y1,…], that need no plane engine. */

/** Even-odd over all contours: a point in a hole is outside. */
export function covers(contours: readonly Float64Array[], x: number, y: number): boolean {
  let inside = false;
  for (const c of contours) {
    const n = c.length / 2;
    for (let i = 0, j = n - 1; i < n; j = i, i += 1) {
      const [yi, yj] = [c[2 * i + 1]!, c[2 * j + 1]!];
      if (yi > y !== yj > y && x < ((c[2 * j]! - c[2 * i]!) * (y - yi)) / (yj - yi) + c[2 * i]!) inside = !inside;
    }
  }
  return inside;
}

/** Where a box lies that no edge of the contours comes near; null where one may. */
export function sideOfBox(contours: readonly Float64Array[], x0: number, y0: number, x1: number, y1: number): 'inside' | 'outside' | null {
  for (const c of contours) {
    const n = c.length / 2;
    for (let i = 0, j = n - 1; i < n; j = i, i += 1) {
      const [ax, ay, bx, by] = [c[2 * j]!, c[2 * j + 1]!, c[2 * i]!, c[2 * i + 1]!];
      if (Math.max(ax, bx) >= x0 && Math.min(ax, bx) <= x1 && Math.max(ay, by) >= y0 && Math.min(ay, by) <= y1) return null;
    }
  }
  return covers(contours, (x0 + x1) / 2, (y0 + y1) / 2) ? 'inside' : 'outside';
}

/** The same contour the other way round: a hole as a region. */
export function reversed(contour: Float64Array): Float64Array {
  const out = new Float64Array(contour.length);
  for (let i = 0; i + 1 < contour.length; i += 2) {
    out[contour.length - 2 - i] = contour[i]!;
    out[contour.length - 1 - i] = contour[i + 1]!;
  }
  return out;
}
