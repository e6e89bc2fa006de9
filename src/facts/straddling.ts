/** Elements that lie in two single buildings, such as a floor under both tower and podium: each takes what lies within it. */
import type { Buildings } from './buildings.ts';
import { coveredBy } from './covered-by.ts';
import { levelOfElement } from './element-level.ts';
import type { Facts } from './facts.ts';

const KNOWN = new WeakMap<Buildings, readonly (readonly number[])[]>();

/** What stands in this building, wholly or with a part: positions in model.elements, ascending. */
export function elementsIn(buildings: Buildings, building: number): readonly number[] {
  let lists = KNOWN.get(buildings);
  if (lists === undefined) {
    const made: number[][] = buildings.list.map(() => []);
    buildings.of.forEach((own, index) => {
      made[own]?.push(index);
      for (const other of buildings.straddling.get(index)?.keys() ?? []) if (other !== own) made[other]?.push(index);
    });
    KNOWN.set(buildings, (lists = made));
  }
  return lists[building] ?? [];
}

/** What of the element's plan lies in this building, world metres; null where its outline is not known. */
export function outlineIn(facts: Pick<Facts, 'buildings' | 'geometry'>, index: number, building: number): readonly Float64Array[] | null {
  return facts.buildings.straddling.get(index)?.get(building) ?? coveredBy(facts.geometry[index]);
}

/** Position in the levels of this building; null when nothing places the element. */
export function levelIn(facts: Facts, index: number, building: number): number | null {
  if (facts.buildings.of[index] === building) return facts.levelOf[index] ?? null;
  const geometry = facts.geometry[index] ?? null;
  return levelOfElement(facts.model.elements[index]!, geometry, facts.roles[index]!.component, facts.storeys[building]!);
}
