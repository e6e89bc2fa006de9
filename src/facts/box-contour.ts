import type { Box } from '../geometry/quantities.ts';

/** The plan of a box as a contour, counter-clockwise: what stands for a body whose outline is not known. */
export function boxContour(box: Box): Float64Array {
  return Float64Array.of(box[0], box[1], box[3], box[1], box[3], box[4], box[0], box[4]);
}
