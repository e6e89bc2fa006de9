/**
 * A slab marked as poured on site inside the outline of a slab marked as composite, at the same height and as thick: one
 * floor says both, and which zone is which the model does not say. A thinner one is the composite slab's own topping.
 */
import type { Box } from '../geometry/quantities.ts';
import type { Facts } from './facts.ts';
import { elementsIn, levelIn, outlineIn } from './straddling.ts';

export interface TwiceDrawn {
  readonly level: number;
  /** the poured slab */
  readonly element: number;
  readonly contours: readonly Float64Array[];
}

/** Share of the thinner slab's thickness that lies in the other, and of the two thicknesses, from which both are the floor. */
const SAME = 0.8;
/** Overlap of outlines below this is a joint, m². */
const LEAST = 0.01;

/** @param except elements that are not floors of their own: strips */
export function twiceDrawn(facts: Facts, building: number, except: ReadonlySet<number>): readonly TwiceDrawn[] {
  const whole = new Map<string, number[]>();
  const poured: number[] = [];
  const cell = 4;
  const cells = (box: Box, level: number): string[] => {
    const keys: string[] = [];
    for (let x = Math.floor(box[0] / cell); x <= Math.floor(box[3] / cell); x += 1) {
      for (let y = Math.floor(box[1] / cell); y <= Math.floor(box[4] / cell); y += 1) keys.push(`${level} ${x} ${y}`);
    }
    return keys;
  };
  for (const index of elementsIn(facts.buildings, building)) {
    const { component, precast } = facts.roles[index]!;
    if ((component !== 'slab' && component !== 'roof') || (precast !== 'composite' && precast !== 'cast-in-place')) continue;
    if (facts.outOfScope[index] !== null) continue;
    const box = facts.geometry[index]?.bbox;
    const level = levelIn(facts, index, building);
    if (!box || level === null) continue;
    if (except.has(index)) continue;
    if (precast === 'cast-in-place') poured.push(index);
    else {
      for (const key of cells(box, level)) {
        const list = whole.get(key);
        if (list) list.push(index);
        else whole.set(key, [index]);
      }
    }
  }
  const found: TwiceDrawn[] = [];
  if (whole.size === 0) return found;
  for (const index of poured) {
    const box = facts.geometry[index]!.bbox!;
    const level = levelIn(facts, index, building)!;
    const others = new Set(cells(box, level).flatMap((key) => whole.get(key) ?? []));
    const contours = outlineIn(facts, index, building);
    if (contours === null) continue;
    for (const other of others) {
      if (!sameFloor(box, facts.geometry[other]!.bbox!)) continue;
      const outline = outlineIn(facts, other, building);
      const both = outline === null ? [] : facts.plan.intersection(contours, outline);
      if (facts.plan.area(both) > LEAST) found.push({ level, element: index, contours: both });
    }
  }
  return found;
}

function sameFloor(a: Box, b: Box): boolean {
  if (Math.min(a[3], b[3]) <= Math.max(a[0], b[0]) || Math.min(a[4], b[4]) <= Math.max(a[1], b[1])) return false;
  const [ta, tb] = [a[5] - a[2], b[5] - b[2]];
  const overlap = Math.min(a[5], b[5]) - Math.max(a[2], b[2]);
  return overlap >= SAME * Math.min(ta, tb) && Math.min(ta, tb) >= SAME * Math.max(ta, tb);
}
