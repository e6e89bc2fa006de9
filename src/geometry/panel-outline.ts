/**
 * The whole face of a panel, as if nothing were cut out of it: beside holes, doorways and windows up to the top
 * (closed-face.ts) also windows up to an end, and the doorway at an end that leaves a knife-shaped panel (刀把).
 */
import { closedFace, LEAST_JAMB, PLUMB, upsideDown, withoutIndents } from './closed-face.ts';

/** What is missing at the foot of an end is a doorway from this share of the panel's height; below, its base is stepped. */
const DOORWAY = 0.5;

/** Outlines in (along, up), metres, counter-clockwise, of an elevation whose holes are clockwise. */
export function panelOutline(elevation: readonly Float64Array[]): readonly Float64Array[] {
  return closedFace(elevation).map((outline) => {
    const right = withoutIndents(turned(outline));
    const ends = turned(withoutIndents(turned(turned(right))));
    return sideways(withoutDoorway(sideways(withoutDoorway(ends))));
  });
}

/** A quarter turn clockwise: the end at the right becomes the base. */
function turned(contour: Float64Array): Float64Array {
  const out = new Float64Array(contour.length);
  for (let i = 0; i < contour.length; i += 2) {
    out[i] = contour[i + 1]!;
    out[i + 1] = -contour[i]!;
  }
  return out;
}

/** Left for right, still counter-clockwise. */
function sideways(contour: Float64Array): Float64Array {
  return turned(turned(upsideDown(contour)));
}

/** The corner at the foot of the right end filled where it is missing: up a jamb from the base, and over to the end. */
function withoutDoorway(c: Float64Array): Float64Array {
  const n = c.length / 2;
  const s = (i: number): number => c[2 * (i % n)]!;
  const z = (i: number): number => c[2 * (i % n) + 1]!;
  let end = -Infinity, foot = Infinity, top = -Infinity;
  for (let i = 0; i < n; i++) {
    end = Math.max(end, s(i));
    foot = Math.min(foot, z(i));
    top = Math.max(top, z(i));
  }
  const height = top - foot;
  for (let i = 0; i < n; i++) {
    const rise = z(i + 1) - z(i);
    if (rise < DOORWAY * height || Math.abs(s(i + 1) - s(i)) > PLUMB * rise || z(i) > foot + PLUMB * height || s(i) > end - LEAST_JAMB) continue;
    let k = i + 1;
    while (k < i + n && s(k) < end - LEAST_JAMB && z(k) > z(i) + rise / 2 && s(k) > s(i) - PLUMB * rise) k++;
    if (k === i + n || s(k) < end - LEAST_JAMB) continue;
    const kept = [s(i), z(i), s(k), z(i)];
    for (let at = k; at < i + n; at++) kept.push(s(at), z(at));
    return Float64Array.from(kept);
  }
  return c;
}
