/** Does a wall run straight along its oriented plan box? Its footprint tells. */
import type { PlanBox } from './plan-box.ts';
import { contourArea } from './plan.ts';
import { wallFaces } from './wall-faces.ts';

/** Share of the rectangle around it that a footprint fills, from which it is straight with square ends … */
const RECTANGLE = 0.999;
/** … and from which a footprint without faces is. */
const FILLED = 0.8;
/** Leaves with a cavity all around between them make one panel up to this thickness, m: thicker, it is a shaft. */
const HOLLOW = 0.5;
/** Cosine between the edges of a face and the box, … */
const ALONG = 0.9998;
/** … and the share of its length that runs so: ends are cut askew, or return by little. */
const MOSTLY = 0.9;

/** `footprint`: contours in plan, outer ones counter-clockwise, in any frame that is turned as the box is. */
export function straightPanel(
  { box, footprintArea, footprint }: { readonly box: PlanBox; readonly footprintArea: number | null; readonly footprint: readonly Float64Array[] | null },
): boolean {
  if (footprintArea !== null && footprintArea >= RECTANGLE * box.length * box.thickness) return true;
  if (footprint === null) return false;
  if (box.thickness > HOLLOW && footprint.some((c) => contourArea(c) < 0)) return false;
  // pieces in line, or leaf before leaf
  return footprint.every((contour) => contourArea(contour) < 0 || runsAlong(contour, box));
}

function runsAlong(contour: Float64Array, box: PlanBox): boolean {
  const fill = contourArea(contour) / extent(contour, box);
  if (fill >= RECTANGLE) return true;
  const faces = wallFaces([contour]);
  if (faces === null || faces.length !== 2) return fill >= FILLED;
  return faces.every((face) => {
    const along = face.edges.filter((e) => Math.abs(e.ux * box.ux + e.uy * box.uy) >= ALONG);
    return along.reduce((sum, e) => sum + e.length, 0) >= MOSTLY * face.length;
  });
}

/** m² of the rectangle around the contour, turned as the box is. */
function extent(contour: Float64Array, { ux, uy }: PlanBox): number {
  let s0 = Infinity, s1 = -Infinity, t0 = Infinity, t1 = -Infinity;
  for (let i = 0; i < contour.length; i += 2) {
    const s = contour[i]! * ux + contour[i + 1]! * uy, t = contour[i + 1]! * ux - contour[i]! * uy;
    s0 = Math.min(s0, s);
    s1 = Math.max(s1, s);
    t0 = Math.min(t0, t);
    t1 = Math.max(t1, t);
  }
  return (s1 - s0) * (t1 - t0);
}
