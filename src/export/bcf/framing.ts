/** Where the camera of a viewpoint stands: outside the building on the side of what it shows, slightly above, and all of it in sight. */
import type { BcfCamera, BcfPoint } from '../../bcf/bcf.ts';
import { cornersOf, unionOf, type Box } from './boxes.ts';

/** Degrees, of the height of the view. 2.1 allows 45–60. */
export const FIELD_OF_VIEW = 60;
/** width / height */
export const ASPECT = 4 / 3;
/** of the half view that may be filled */
const FILLED = 0.9;
/** m around what is shown: a sleeve alone is no orientation */
const LEAST_HALF = 0.5;
/** m before the nearest corner */
const NEAREST = 0.5;
/** of the building's half size: nearer to its middle than this is on no side of it */
const MIDDLE = 0.1;
/** a body lower than this share of its extent in plan is seen from higher up */
const FLAT = 0.15;

const HALF = Math.sqrt(3) / 2;
/** A quarter turn apart and 30° off the axes, so that of a box in line with them three faces are seen. South, where main fronts look, comes first. */
const SIDES: readonly (readonly [number, number])[] = [[0.5, -HALF], [HALF, 0.5], [-0.5, HALF], [-HALF, -0.5]];

/** Of the view: where it looks, what is right, what is up. Unit vectors at right angles. */
export interface Axes {
  readonly forward: BcfPoint;
  readonly right: BcfPoint;
  readonly up: BcfPoint;
}

const dot = (a: BcfPoint, b: BcfPoint): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export function centreOf([x0, y0, z0, x1, y1, z1]: Box): BcfPoint {
  return [(x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2];
}

/** @param around the building that what is shown belongs to; null where there is none */
export function axesFor(shown: Box, around: Box | null): Axes {
  const [x, y] = sideOf(shown, around);
  const flat = shown[5] - shown[2] < FLAT * Math.min(shown[3] - shown[0], shown[4] - shown[1]);
  // 45° and 30° above the horizon
  const rise = flat ? Math.SQRT1_2 : 0.5;
  const run = flat ? Math.SQRT1_2 : HALF;
  return { forward: [-x * run, -y * run, -rise], right: [-y, x, 0], up: [-x * rise, -y * rise, run] };
}

function sideOf(shown: Box, around: Box | null): readonly [number, number] {
  if (around === null) return SIDES[0]!;
  const [own, whole] = [centreOf(shown), centreOf(around)];
  const [dx, dy] = [own[0] - whole[0], own[1] - whole[1]];
  const half = Math.hypot(around[3] - around[0], around[4] - around[1]) / 2;
  if (!(Math.hypot(dx, dy) > MIDDLE * half)) return SIDES[0]!;
  return SIDES.reduce((best, side) => (side[0] * dx + side[1] * dy > best[0] * dx + best[1] * dy ? side : best));
}

/**
 * A perspective camera that has every corner in sight, in a view of any shape from square to as wide as one likes. Coordinates are
 * reckoned from the middle of what is shown, so that far from the origin nothing is lost.
 * @param boxes not empty
 */
export function cameraFor(boxes: readonly Box[], { forward, right, up }: Axes): BcfCamera {
  const shown = unionOf(boxes)!;
  const centre = centreOf(shown);
  // tan 30°
  const reach = FILLED / Math.sqrt(3);
  let distance = LEAST_HALF / reach;
  for (const box of boxes) {
    for (const corner of cornersOf(box, centre)) {
      const ahead = dot(corner, forward);
      distance = Math.max(distance, Math.abs(dot(corner, right)) / reach - ahead, Math.abs(dot(corner, up)) / reach - ahead, NEAREST - ahead);
    }
  }
  const eye = (axis: 0 | 1 | 2): number => rounded(centre[axis] - forward[axis] * distance, 1e4);
  return { kind: 'perspective', viewPoint: [eye(0), eye(1), eye(2)], direction: unit(forward), up: unit(up), size: FIELD_OF_VIEW, aspectRatio: ASPECT };
}

/** The last bits of a machine are no part of a file. */
const rounded = (value: number, factor: number): number => Math.round(value * factor) / factor + 0;
const unit = ([x, y, z]: BcfPoint): BcfPoint => [rounded(x, 1e9), rounded(y, 1e9), rounded(z, 1e9)];
