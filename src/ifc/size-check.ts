/** Buildings of kilometres or millimetres: coordinates written in another unit than the file says. */
import type { Box } from '../geometry/quantities.ts';

/** Classes whose members are neither as small as a bolt nor as large as a site. */
const MEMBERS = /^Ifc(Wall|Slab|Column|Beam|Space|Roof|Stair|Ramp|Footing|CurtainWall)/;

/** A typical member of a building is not longer than this, m: long walls and bridge decks stay below … */
const LARGEST_TYPICAL = 500;
/** … and the largest of all is longer than this. */
const SMALLEST_LARGEST = 0.1;

/** Largest dimension, m, of what is out of all proportion; null where sizes are those of buildings. */
export function implausibleSize(elements: Iterable<{ readonly class: string; readonly bbox: Box | null }>): number | null {
  const sizes: number[] = [];
  for (const { class: name, bbox } of elements) {
    if (bbox !== null && MEMBERS.test(name)) sizes.push(Math.max(bbox[3] - bbox[0], bbox[4] - bbox[1], bbox[5] - bbox[2]));
  }
  if (sizes.length === 0) return null;
  sizes.sort((a, b) => a - b);
  const median = sizes[sizes.length >> 1]!;
  if (median > LARGEST_TYPICAL) return median;
  const largest = sizes[sizes.length - 1]!;
  return largest < SMALLEST_LARGEST ? largest : null;
}
