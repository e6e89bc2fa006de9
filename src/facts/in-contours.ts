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
