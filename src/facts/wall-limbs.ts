/** Limbs 墙肢 of shear walls as far as whole elements show them. */
import type { Facts } from './facts.ts';
import type { Component } from './roles.ts';
import { elementsIn } from './straddling.ts';

export interface Limb {
  readonly index: number;
  /** m */
  readonly length: number;
  readonly thickness: number;
  /** it has no openings, and no other wall, column or joint touches it: the element is the limb */
  readonly alone: boolean;
  /** openings may divide it into shorter limbs */
  readonly pierced: boolean;
}

const JOINS: ReadonlySet<Component> = new Set<Component>(['shear-wall', 'ductile-wall-panel', 'wall', 'column', 'cast-in-place-joint', 'unknown']);
/** Bodies closer than this in plan touch, m. */
const TOUCH = 0.05;

export function wallLimbs(facts: Facts, building: number): readonly Limb[] {
  const joining = new Map<number, number[]>();
  const walls: number[] = [];
  for (const index of elementsIn(facts.buildings, building)) {
    if (facts.buildings.of[index] !== building || facts.outOfScope[index] !== null) continue;
    const { component } = facts.roles[index]!;
    const level = facts.levelOf[index];
    if (level == null || !facts.geometry[index]?.bbox || !JOINS.has(component)) continue;
    const list = joining.get(level);
    if (list === undefined) joining.set(level, [index]);
    else list.push(index);
    if (component === 'shear-wall') walls.push(index);
  }
  const touched = new Set([...joining.values()].flatMap((list) => touching(facts, list)));
  return walls.flatMap((index): Limb[] => {
    const { length, thickness } = facts.geometry[index]!;
    if (length === null || thickness === null || thickness <= 0) return [];
    const pierced = facts.model.elements[index]!.openings > 0;
    return [{ index, length, thickness, pierced, alone: !pierced && !touched.has(index) }];
  });
}

/** Swept along x: of a storey's members those whose boxes touch another's. */
function touching(facts: Facts, list: readonly number[]): readonly number[] {
  const sorted = list.map((index) => ({ index, box: facts.geometry[index]!.bbox! })).sort((a, b) => a.box[0] - b.box[0]);
  const found = new Set<number>();
  let open: typeof sorted = [];
  for (const one of sorted) {
    open = open.filter(({ box }) => box[3] >= one.box[0] - TOUCH);
    for (const other of open) {
      if (other.box[1] > one.box[4] + TOUCH || one.box[1] > other.box[4] + TOUCH) continue;
      found.add(one.index);
      found.add(other.index);
    }
    open.push(one);
  }
  return [...found];
}
