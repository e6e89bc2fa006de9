/**
 * GB/T 51129-2017 4.0.6–4.0.9: areas of doors, windows and reserved openings need not be deducted. Where they are cut
 * from the profile of a wall and no opening of the file, its elevation shows them: as holes, and as doorways.
 */
import { contourArea } from './plan.ts';

/** A jamb is upright within this share of its height. */
export const PLUMB = 0.02;
/** Shorter than this nothing is a jamb, m. */
export const LEAST_JAMB = 1e-3;

/**
 * m² of a wall's elevation, contours (along, up) in metres, outer ones counter-clockwise, with its holes filled and with
 * every doorway and every window that reaches up to the top: an indent of the base or of the top between two upright
 * jambs. A base on a slope and the valley between two gables have no jambs and stay, and so does a step at an end: that
 * is the wall's shape. A wall that is lower between two higher ends looks like one with such a window and is taken for it.
 */
export function faceArea(elevation: readonly Float64Array[]): number {
  return closedFace(elevation).reduce((sum, contour) => sum + contourArea(contour), 0);
}

/** The outlines of that face, as given but for the holes and the indents. */
export function closedFace(elevation: readonly Float64Array[]): readonly Float64Array[] {
  return elevation.filter((contour) => contourArea(contour) > 0).map((c) => upsideDown(withoutIndents(upsideDown(withoutIndents(c)))));
}

/** Stood on its head, still counter-clockwise. */
export function upsideDown(contour: Float64Array): Float64Array {
  const turned = new Float64Array(contour.length);
  for (let i = 0; i < contour.length; i += 2) {
    turned[contour.length - 2 - i] = contour[i]!;
    turned[contour.length - 1 - i] = -contour[i + 1]!;
  }
  return turned;
}

/** Counter-clockwise as given, the indents of its base closed. */
export function withoutIndents(contour: Float64Array): Float64Array {
  let points = wholeJambs(contour);
  for (let guard = contour.length; guard > 0; guard--) {
    const closed = closeOne(points);
    if (closed === null) return points;
    points = closed;
  }
  return points;
}

/** A jamb in several pieces is one. */
function wholeJambs(c: Float64Array): Float64Array {
  const n = c.length / 2;
  const kept: number[] = [];
  const rise = (a: number, b: number): number => {
    const dz = c[2 * b + 1]! - c[2 * a + 1]!;
    return Math.abs(c[2 * b]! - c[2 * a]!) <= PLUMB * Math.abs(dz) ? Math.sign(dz) : 0;
  };
  for (let i = 0; i < n; i++) {
    const before = rise((i + n - 1) % n, i);
    if (before === 0 || before !== rise(i, (i + 1) % n)) kept.push(c[2 * i]!, c[2 * i + 1]!);
  }
  return kept.length < 6 ? c : Float64Array.from(kept);
}

/** Of the base, which runs in the sense of the first axis: up one jamb, over, down the other. */
function closeOne(c: Float64Array): Float64Array | null {
  const n = c.length / 2;
  const s = (i: number): number => c[2 * (i % n)]!;
  const z = (i: number): number => c[2 * (i % n) + 1]!;
  const jamb = (i: number): number => {
    const rise = z(i + 1) - z(i);
    return Math.abs(rise) >= LEAST_JAMB && Math.abs(s(i + 1) - s(i)) <= PLUMB * Math.abs(rise) ? rise : 0;
  };
  for (let i = 0; i < n; i++) {
    const rise = jamb(i);
    if (rise <= 0) continue;
    const from = Math.min(s(i), s(i + 1)) - LEAST_JAMB;
    for (let j = i + 1; j < i + n - 2; j++) {
      if (s(j + 1) < from) break;
      const fall = -jamb(j);
      if (fall <= 0) continue;
      // the second jamb comes down past the middle of the first, and the first begins below the middle of the second
      if (z(j + 1) > z(i) + rise / 2 || z(i) > z(j + 1) + fall / 2) continue;
      let crossed = true;
      for (let k = i + 1; k <= j && crossed; k++) crossed = s(k) <= Math.max(s(j), s(j + 1)) + LEAST_JAMB && z(k) >= Math.min(z(i), z(j + 1)) - LEAST_JAMB;
      if (!crossed || s(j + 1) - s(i) < LEAST_JAMB) continue;
      const kept: number[] = [];
      for (let k = j + 1; k <= i + n; k++) kept.push(s(k), z(k));
      return Float64Array.from(kept);
    }
  }
  return null;
}
