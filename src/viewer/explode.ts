/** How far elements are moved apart at full strength. World metres, Z up. */
import type { WorldBox } from './section-planes.ts';

export type ExplodeBy = 'storey' | 'component' | 'centre';

export interface Exploded {
  /** null: not moved */
  readonly box: WorldBox | null;
  /** elements of one group stay together: storey, or kind of component */
  readonly group: string;
}

/** between groups at full strength, of the whole model's size in that direction */
const GAP = 0.15;
/** of the way from the middle of the model to an element */
const OUT = 1;

/**
 * Three numbers per element. Storeys are lifted off each other in the order of their height, kinds of component are laid
 * beside each other along the model's shorter side in plan, elements go away from the middle in all directions.
 */
export function shiftsOf(elements: readonly Exploded[], by: ExplodeBy): Float32Array {
  const shifts = new Float32Array(elements.length * 3);
  const whole = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  const groups = new Map<string, { low: number; count: number }>();
  for (const { box, group } of elements) {
    if (!box) continue;
    for (let axis = 0; axis < 3; axis++) {
      whole[axis] = Math.min(whole[axis]!, box[axis]!);
      whole[axis + 3] = Math.max(whole[axis + 3]!, box[axis + 3]!);
    }
    const known = groups.get(group);
    if (known) {
      known.low += box[2];
      known.count += 1;
    } else groups.set(group, { low: box[2], count: 1 });
  }
  const size = [0, 1, 2].map((axis) => whole[axis + 3]! - whole[axis]!);
  const middle = [0, 1, 2].map((axis) => (whole[axis]! + whole[axis + 3]!) / 2);
  const order = [...groups].sort(by === 'storey' ? ([, a], [, b]) => a.low / a.count - b.low / b.count : ([a, one], [b, two]) => two.count - one.count || (a < b ? -1 : 1));
  const ranks = new Map(order.map(([group], rank) => [group, rank]));
  const axis = size[0]! <= size[1]! ? 0 : 1;
  elements.forEach(({ box, group }, i) => {
    if (!box) return;
    const rank = ranks.get(group)!;
    // the lowest storey stays, so that the building stands where it stood
    if (by === 'storey') shifts[i * 3 + 2] = rank * Math.max(3, size[2]! * GAP);
    else if (by === 'component') shifts[i * 3 + axis] = (rank - (ranks.size - 1) / 2) * size[axis]! * (1 + GAP);
    else for (let k = 0; k < 3; k++) shifts[i * 3 + k] = ((box[k]! + box[k + 3]!) / 2 - middle[k]!) * OUT;
  });
  return shifts;
}
