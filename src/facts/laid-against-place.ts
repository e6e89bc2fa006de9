/** Electrical lines that are said to be laid apart from the structure, against where their bodies lie (4.0.13; domain.md 4.6). */
import type { Facts } from './facts.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { laidSeparately } from './laying.ts';
import { EMBEDDED_PLACES, placeReader, type Place, type PlaceReader } from './laying-place.ts';
import { lineAxis } from './line-axis.ts';
import { lineKindReader } from './line-kind.ts';
import type { Rests } from './rests.ts';

export interface LaidAgainstPlace {
  /** share of its length in the structure or in a wet screed, least and most */
  readonly embedded: readonly [number, number];
}

export const LAID_RESTS: readonly Rests[] = [{ roles: ['dryMethod', 'wallKind'] }];

const kinds = new WeakMap<Facts['profile'], ReturnType<typeof lineKindReader>>();
const placesIn: (facts: Facts, building: number) => PlaceReader = keptByBuilding(placeReader, LAID_RESTS, 'no-switches');

/** null: no electrical line with a body, or none that is said to be laid apart */
export function laidAgainstPlace(facts: Facts, index: number): LaidAgainstPlace | null {
  const element = facts.model.elements[index]!;
  const g = facts.geometry[index];
  const building = facts.buildings.of[index]!;
  if (!g || building < 0 || facts.roles[index]!.component !== 'pipe' || laidSeparately(element, facts.profile) !== true) return null;
  let kindOf = kinds.get(facts.profile);
  if (kindOf === undefined) kinds.set(facts.profile, (kindOf = lineKindReader(facts.profile)));
  const axis = kindOf(element) === 'electrical' ? lineAxis(g) : null;
  if (axis === null) return null;
  const places = placesIn(facts, building)(axis);
  const sum = (which: (place: Place) => boolean): number =>
    (Object.entries(places) as [Place, number][]).reduce((total, [place, share]) => total + (which(place) ? share : 0), 0);
  const embedded = sum((place) => EMBEDDED_PLACES.has(place));
  return { embedded: [embedded, embedded + sum((place) => place === 'unclear')] };
}
