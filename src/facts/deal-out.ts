/** Divides a plan outline among single buildings whose plans are given as regions, in their order (3.0.1, design decision 6). */
import { contourArea, contoursExtent, type Extent, type Plan } from '../geometry/plan.ts';
import { sideOfBox } from './in-contours.ts';

/** A share below this, or above its complement, is drawing precision at the boundary. */
const NOTHING = 0.02;
/** m: far from what doubles tell apart */
const LEAST_RIM = 1e-5;

export interface Taker {
  readonly building: number;
  /** null: takes whatever is left */
  readonly region: readonly Float64Array[] | null;
}

/** What each building takes of the outline; one entry without contours where one building takes it whole. */
export type Dealt = readonly { readonly building: number; readonly part: readonly Float64Array[] | null }[];

export function dealOut(outline: readonly Float64Array[], takers: readonly Taker[], plan: Plan): Dealt {
  // nearly all elements lie on one side of every boundary: no plane operation is needed for them
  const near: Taker[] = [];
  const box = contoursExtent(outline);
  if (!(box[0] < box[2] && box[1] < box[3])) return [];
  const middle = middleOf(outline, box);
  if (middle !== null) {
    for (const { building, region } of takers) {
      const side = region === null ? 'inside' : sideOfBox(region, ...middle);
      if (side === 'inside') return [{ building, part: null }];
      if (side === null) break;
    }
  }
  for (const taker of takers) {
    const side = taker.region === null ? 'inside' : sideOfBox(taker.region, ...box);
    if (side === 'inside' && near.length === 0) return [{ building: taker.building, part: null }];
    if (side !== 'outside') near.push(taker);
  }
  if (near.length === 0) return [];
  const total = plan.area(plan.union(outline));
  if (!(total > 0)) return [];
  const dealt: { building: number; part: readonly Float64Array[]; area: number }[] = [];
  let rest: readonly Float64Array[] = outline;
  for (const { building, region } of near) {
    const part = region === null ? rest : plan.intersection(rest, region);
    const area = region === null ? plan.area(plan.union(part)) : plan.area(part);
    if (area >= (1 - NOTHING) * total) return [{ building, part: null }];
    if (area > NOTHING * total) dealt.push({ building, part, area });
    if (region === null) break;
    rest = plan.difference(rest, region);
    if (plan.area(rest) <= NOTHING * total) break;
  }
  return dealt.sort((a, b) => b.area - a.area || a.building - b.building);
}

/**
 * Its box without a rim that holds less than half of what counts as nothing: whoever has the middle has it whole, and what
 * others have of the rim is nothing. A wall of the envelope stands on the very boundary. Null where no rim is wide enough to tell.
 */
function middleOf(outline: readonly Float64Array[], [x0, y0, x1, y1]: Extent): Extent | null {
  if (outline.length !== 1) return null;
  const rim = ((NOTHING / 2) * contourArea(outline[0]!)) / (2 * (x1 - x0 + y1 - y0));
  return rim >= LEAST_RIM ? [x0 + rim, y0 + rim, x1 - rim, y1 - rim] : null;
}

/** A polygon that a person typed, either way round, as a region. */
export function regionOf(polygon: readonly (readonly [number, number])[]): readonly Float64Array[] {
  const contour = Float64Array.from(polygon.flat());
  return [contourArea(contour) >= 0 ? contour : Float64Array.from([...polygon].reverse().flat())];
}
