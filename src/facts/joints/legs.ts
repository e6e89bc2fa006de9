/** How wide a strip between wall panels is (4.0.3-1 does not say how in L and T; domain 1.4 K12). */
import { PARALLEL } from './shape.ts';

/** The end of a panel that looks into a joint. */
export interface End {
  readonly x: number;
  readonly y: number;
  /** direction into the joint */
  readonly dx: number;
  readonly dy: number;
  readonly thickness: number;
}

/**
 * The widest leg, m: from each panel's end to the outer face of the wall that crosses there (`crossing-wall`), or to its
 * near face (`clear`); straight through where none crosses.
 * @param through how far the joint reaches from an end along its direction
 */
export function widestLeg(ends: readonly End[], through: (end: End) => number, measure: string): number {
  let widest = 0;
  for (const end of ends) {
    let [near, far] = [Infinity, -Infinity];
    for (const other of ends) {
      if (Math.abs(other.dx * end.dx + other.dy * end.dy) > PARALLEL) continue;
      const middle = (other.x - end.x) * end.dx + (other.y - end.y) * end.dy;
      near = Math.min(near, middle - other.thickness / 2);
      far = Math.max(far, middle + other.thickness / 2);
    }
    widest = Math.max(widest, far === -Infinity ? through(end) : measure === 'clear' ? Math.max(0, near) : far);
  }
  return widest;
}
