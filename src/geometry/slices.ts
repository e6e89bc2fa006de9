/**
 * How a body is stacked: its horizontal cross-section between the heights at which it changes. Rows of five,
 * [z0, z1, area just above z0, area halfway, area just below z1], z rising and gapless, world metres and m². The section
 * of a polyhedron is a quadratic between two rows' ends, so Simpson's rule over a row is exact.
 */
import type { BodyMesh } from './body.ts';

export const SLICE = 5;

/** m³ of the body between two heights; infinite ends are allowed. */
export function volumeBetween(slices: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = 0; i + SLICE <= slices.length; i += SLICE) {
    const z0 = slices[i]!, z1 = slices[i + 1]!;
    const lo = Math.max(from, z0), hi = Math.min(to, z1);
    if (!(hi > lo)) continue;
    const at = (z: number): number => section(slices, i, (z - z0) / (z1 - z0));
    sum += ((hi - lo) / 6) * (at(lo) + 4 * at((lo + hi) / 2) + at(hi));
  }
  return sum;
}

/** The quadratic through a row's three areas at share t of its height. */
function section(slices: Float64Array, i: number, t: number): number {
  const a = slices[i + 2]!, m = slices[i + 3]!, b = slices[i + 4]!;
  return a + t * (4 * m - 3 * a - b) + 2 * t * t * (a - 2 * m + b);
}

/** The slices of a body moved up by dz. */
export function liftSlices(slices: Float64Array, dz: number): Float64Array {
  const lifted = slices.slice();
  for (let i = 0; i + SLICE <= lifted.length; i += SLICE) {
    lifted[i] = lifted[i]! + dz;
    lifted[i + 1] = lifted[i + 1]! + dz;
  }
  return lifted;
}

/** Rows at most: a helix changes its section at every facet, and a fine enough staircase is as good. */
const MOST_ROWS = 48;
/** Heights closer than this are one, m. */
const SAME_HEIGHT = 2e-5;

/**
 * The slices of a closed body, heights relative to its origin. `orientation`: 1 or -1 per part, which way its faces look.
 * Where heights had to be left out the rows are scaled to hold `volume` exactly, m³.
 */
export function sliceBody(body: BodyMesh, orientation: readonly number[], volume: number): Float64Array {
  const { positions: p } = body;
  const heights: number[] = [];
  for (const z of Float64Array.from({ length: p.length / 3 }, (_, i) => p[3 * i + 2]!).sort()) {
    if (heights.length === 0 || z - heights[heights.length - 1]! > SAME_HEIGHT) heights.push(z);
  }
  let levels = heights;
  if (heights.length > MOST_ROWS + 1) levels = Array.from({ length: MOST_ROWS + 1 }, (_, k) => heights[Math.round((k * (heights.length - 1)) / MOST_ROWS)]!);
  const rows = new Float64Array(Math.max(0, levels.length - 1) * SLICE);
  const at: number[] = [];
  for (let k = 0; k + 1 < levels.length; k++) {
    const z0 = levels[k]!, z1 = levels[k + 1]!;
    rows[k * SLICE] = z0;
    rows[k * SLICE + 1] = z1;
    for (const t of SAMPLES) at.push(z0 + t * (z1 - z0));
  }
  const areas = sectionAreas(body, orientation, at);
  for (let k = 0; k + 1 < levels.length; k++) {
    // the quadratic through three inner heights: at the ends themselves faces lie in the plane
    const a = areas[3 * k]!, b = areas[3 * k + 1]!, c = areas[3 * k + 2]!;
    rows[k * SLICE + 2] = 1.875 * a - 1.25 * b + 0.375 * c;
    rows[k * SLICE + 3] = b;
    rows[k * SLICE + 4] = 0.375 * a - 1.25 * b + 1.875 * c;
  }
  const held = volumeBetween(rows, -Infinity, Infinity);
  if (held > 0 && volume > 0) for (let i = 0; i < rows.length; i += SLICE) for (let k = 2; k < SLICE; k++) rows[i + k] = (rows[i + k]! * volume) / held;
  return rows;
}

/** Shares of a row's height at which it is cut: the ends follow by the quadratic. */
const SAMPLES = [1 / 6, 1 / 2, 5 / 6] as const;

/** m² of the horizontal section at each of the rising heights. */
function sectionAreas(body: BodyMesh, orientation: readonly number[], heights: readonly number[]): Float64Array {
  const { positions: p, triangles, partEnds } = body;
  const areas = new Float64Array(heights.length);
  let part = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    while (t / 3 >= partEnds[part]!) part++;
    const corner = [3 * triangles[t]!, 3 * triangles[t + 1]!, 3 * triangles[t + 2]!] as const;
    const low = Math.min(p[corner[0] + 2]!, p[corner[1] + 2]!, p[corner[2] + 2]!);
    const high = Math.max(p[corner[0] + 2]!, p[corner[1] + 2]!, p[corner[2] + 2]!);
    for (let h = firstAbove(heights, low); h < heights.length && heights[h]! < high; h++) {
      const z = heights[h]!;
      let ux = 0, uy = 0, dx = 0, dy = 0;
      for (let k = 0; k < 3; k++) {
        const a = corner[k]!, b = corner[(k + 1) % 3]!;
        const za = p[a + 2]!, zb = p[b + 2]!;
        if (za < z === zb < z) continue;
        const s = (z - za) / (zb - za);
        const x = p[a]! + s * (p[b]! - p[a]!), y = p[a + 1]! + s * (p[b + 1]! - p[a + 1]!);
        if (za < z) [ux, uy] = [x, y];
        else [dx, dy] = [x, y];
      }
      areas[h] = areas[h]! + (orientation[part]! * (dx * uy - ux * dy)) / 2;
    }
  }
  return areas;
}

function firstAbove(heights: readonly number[], z: number): number {
  let lo = 0, hi = heights.length;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (heights[middle]! > z) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}
