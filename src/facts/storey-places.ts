/** The storeys an element stands in, by their numbers. */
import type { Facts } from './facts.ts';
import { levelsThrough } from './levels-through.ts';
import { storeyNumber, type StoreyNumber } from './main-storeys.ts';

export type StoreyPlace = StoreyNumber;

const known = new WeakMap<Facts, Map<string, StoreyPlace | null>>();

/** None: it stands on the roof, or under the lowest storey. Null: nothing places it. */
export function storeyPlaces(facts: Facts, index: number): readonly StoreyPlace[] | null {
  const building = facts.buildings.of[index]!;
  const at = facts.levelOf[index] ?? null;
  if (building < 0 || at === null) return null;
  let memo = known.get(facts);
  if (memo === undefined) known.set(facts, (memo = new Map()));
  return levelsThrough(facts, building, index, at).flatMap((level) => {
    const key = `${building} ${level}`;
    let place = memo.get(key);
    if (place === undefined) memo.set(key, (place = storeyNumber(facts, building, level)));
    return place === null ? [] : [place];
  });
}
