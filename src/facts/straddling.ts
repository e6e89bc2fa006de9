/** Elements that lie in two single buildings, such as a floor under both tower and podium: each takes what lies within it. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Buildings } from './buildings.ts';

/** Does the element, or a part of it, belong to this building? */
export function standsIn(buildings: Buildings, index: number, building: number): boolean {
  return buildings.of[index] === building || buildings.straddling.get(index)?.has(building) === true;
}

/** What of the element's plan lies in this building, world metres; null where its outline is not known. */
export function outlineIn(
  facts: { readonly buildings: Buildings; readonly geometry: readonly (ElementGeometry | null)[] }, index: number, building: number,
): readonly Float64Array[] | null {
  return facts.buildings.straddling.get(index)?.get(building) ?? facts.geometry[index]?.footprint ?? null;
}
