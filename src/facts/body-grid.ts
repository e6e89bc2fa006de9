/** Bodies of one building by where they stand in plan: what lies near a place is found without asking every element. */
import type { Box } from '../geometry/quantities.ts';
import type { Facts } from './facts.ts';
import type { OutOfScope } from './scope.ts';
import { elementsIn } from './straddling.ts';

/** Not there, or there once more: such a body surrounds nothing. */
const NOT_THERE: ReadonlySet<OutOfScope> = new Set<OutOfScope>([
  'file-excluded', 'status-demolished', 'status-temporary', 'part-of-whole', 'whole-of-parts', 'no-body', 'no-building',
]);

export interface BodyGrid {
  /** element indices, ascending, whose boxes overlap this box in plan and height */
  near(box: Box): readonly number[];
}

/** m; about a room: walls fall into few cells and a cell holds few walls */
const CELL = 4;

/** What counts nowhere (a copy, the slab at ±0.000) still surrounds things: only what is not there is left out. */
export function bodyGrid(facts: Facts, building: number, accept: (index: number) => boolean): BodyGrid {
  const cells = new Map<string, number[]>();
  const keys = (box: Box): string[] => {
    const found: string[] = [];
    for (let x = Math.floor(box[0] / CELL); x <= Math.floor(box[3] / CELL); x += 1) {
      for (let y = Math.floor(box[1] / CELL); y <= Math.floor(box[4] / CELL); y += 1) found.push(`${x} ${y}`);
    }
    return found;
  };
  for (const index of elementsIn(facts.buildings, building)) {
    const box = facts.geometry[index]?.bbox;
    if (!box || facts.buildings.of[index] !== building || !accept(index)) continue;
    const out = facts.outOfScope[index];
    if (out != null && NOT_THERE.has(out)) continue;
    for (const key of keys(box)) {
      const list = cells.get(key);
      if (list) list.push(index);
      else cells.set(key, [index]);
    }
  }
  return {
    near(box) {
      const found = new Set<number>();
      for (const key of keys(box)) {
        for (const index of cells.get(key) ?? []) if (overlap(box, facts.geometry[index]!.bbox!)) found.add(index);
      }
      return [...found].sort((a, b) => a - b);
    },
  };
}

function overlap(a: Box, b: Box): boolean {
  return a[0] <= b[3] && b[0] <= a[3] && a[1] <= b[4] && b[1] <= a[4] && a[2] <= b[5] && b[2] <= a[5];
}
