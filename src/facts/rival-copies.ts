/**
 * An element drawn in several files of one rank with other figures (design decision 5): nobody said which file counts, so that
 * each figure is any of theirs. Figures range from the least to the greatest; of outlines, what lies in all of them is sure.
 * Storey, roles and the joints beside it are read from the copy that stands for the others (copies.ts).
 */
import { boxContour } from './box-contour.ts';
import type { Facts } from './facts.ts';
import { outlineIn } from './straddling.ts';
import { toQuanta, type Interval } from '../units.ts';

/** What is said to be missing where only this leaves a figure open. */
export const WHICH_FILE = 'file';

/** The element, then those that may count in its place; itself alone where nothing is open. */
export function copiesThatMayCount({ copies }: Pick<Facts, 'copies'>, index: number): readonly number[] {
  const rivals = copies.rivals.get(index);
  return rivals === undefined ? [index] : [index, ...rivals];
}

/**
 * Least and greatest of what copies have, rounded; the first alone where rounding makes the difference (design decision 7).
 * @param own of the copy that stands for the others: stays as it is where the others say no more
 */
export function rangeOver(own: readonly number[], others: readonly (readonly number[])[]): readonly number[] {
  if (others.length === 0) return own;
  const [least, most] = [Math.min(...own), Math.max(...own)];
  const all = others.flat();
  const [lo, hi] = [Math.min(least, ...all), Math.max(most, ...all)];
  const one = toQuanta(least) - toQuanta(lo) <= 1 && toQuanta(hi) - toQuanta(most) <= 1;
  return one ? own : [lo, hi];
}

/** A figure of an element over the copies that may count; null where one of them does not tell it. */
export function overCopies(facts: Pick<Facts, 'copies'>, index: number, of: (copy: number) => Interval | null): Interval | null {
  const [own, ...others] = copiesThatMayCount(facts, index).map(of);
  if (own == null || others.some((other) => other === null)) return null;
  const range = rangeOver(own, others as readonly Interval[]);
  return range === own ? own : [range[0]!, range[1]!];
}

/** Outlines of one element in plan: what lies in it whichever copy counts, and what may. The same contours where nothing is open. */
export interface Outlines {
  readonly sure: readonly Float64Array[];
  readonly possible: readonly Float64Array[];
}

/** @param plain the element's own outline, or what stands for it, world metres */
export function outlinesOf(facts: Facts, index: number, building: number, plain: readonly Float64Array[]): Outlines {
  const rivals = facts.copies.rivals.get(index);
  if (rivals === undefined) return { sure: plain, possible: plain };
  let sure = plain;
  const possible = [...plain];
  for (const rival of rivals) {
    const outline = outlineIn(facts, rival, building);
    const box = facts.geometry[rival]?.bbox;
    const contours = outline ?? (box ? [boxContour(box)] : []);
    if (outline !== null && Math.abs(toQuanta(facts.plan.area(contours)) - toQuanta(facts.plan.area(plain))) <= 1) continue;
    possible.push(...contours);
    sure = outline === null || sure.length === 0 ? [] : facts.plan.intersection(sure, outline);
  }
  return possible.length === plain.length ? { sure: plain, possible: plain } : { sure, possible };
}
