/** Divides a plan outline among single buildings whose plans are given as regions, in their order (3.0.1, design decision 6). */
import { contourArea, type Plan } from '../geometry/plan.ts';

/** A share below this, or above its complement, is drawing precision at the boundary. */
const NOTHING = 0.02;

export interface Taker {
  readonly building: number;
  /** null: takes whatever is left */
  readonly region: readonly Float64Array[] | null;
}

/** What each building takes of the outline; one entry without contours where one building takes it whole. */
export type Dealt = readonly { readonly building: number; readonly part: readonly Float64Array[] | null }[];

export function dealOut(outline: readonly Float64Array[], takers: readonly Taker[], plan: Plan): Dealt {
  const total = plan.area(plan.union(outline));
  if (!(total > 0)) return [];
  const dealt: { building: number; part: readonly Float64Array[]; area: number }[] = [];
  let rest: readonly Float64Array[] = outline;
  for (const { building, region } of takers) {
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

/** A polygon that a person typed, either way round, as a region. */
export function regionOf(polygon: readonly (readonly [number, number])[]): readonly Float64Array[] {
  const contour = Float64Array.from(polygon.flat());
  return [contourArea(contour) >= 0 ? contour : Float64Array.from([...polygon].reverse().flat())];
}
