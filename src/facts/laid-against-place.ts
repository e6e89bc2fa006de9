/** Lines that are said to be laid apart from the structure, against where their bodies lie (4.0.13; domain.md 4.6). */
import type { Facts } from './facts.ts';
import { laidSeparately } from './laying.ts';
import { EMBEDDED_PLACES, placeReader, type Place, type PlaceReader, type Places } from './laying-place.ts';
import { lineAxis } from './line-axis.ts';
import { lineKindReader, type LineKindAnswer } from './line-kind.ts';

export interface LaidAgainstPlace {
  readonly kind: LineKindAnswer;
  /** share of its length in the structure or in a wet screed, least and most */
  readonly embedded: readonly [number, number];
  readonly places: Places;
}

interface Readers {
  readonly kindOf: ReturnType<typeof lineKindReader>;
  readonly places: Map<number, PlaceReader>;
}

const known = new WeakMap<Facts, Readers>();

/** null: no line with a body, or none that is said to be laid apart */
export function laidAgainstPlace(facts: Facts, index: number): LaidAgainstPlace | null {
  const element = facts.model.elements[index]!;
  const g = facts.geometry[index];
  const building = facts.buildings.of[index]!;
  if (!g || building < 0 || facts.roles[index]!.component !== 'pipe' || laidSeparately(element, facts.profile) !== true) return null;
  const axis = lineAxis(g);
  if (axis === null) return null;
  let readers = known.get(facts);
  if (readers === undefined) known.set(facts, (readers = { kindOf: lineKindReader(facts.profile), places: new Map() }));
  let reader = readers.places.get(building);
  if (reader === undefined) readers.places.set(building, (reader = placeReader(facts, building)));
  const places = reader(axis);
  const sum = (which: (place: Place) => boolean): number =>
    (Object.entries(places) as [Place, number][]).reduce((total, [place, share]) => total + (which(place) ? share : 0), 0);
  const embedded = sum((place) => EMBEDDED_PLACES.has(place));
  return { kind: readers.kindOf(element), embedded: [embedded, embedded + sum((place) => place === 'unclear')], places };
}
