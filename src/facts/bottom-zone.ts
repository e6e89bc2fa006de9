/**
 * The bottom strengthened zone 底部加强部位 of shear walls: from the roof of the basement up, the larger of a share of the total
 * height of the walls and of the lowest storeys (JGJ 3-2010 7.1.4, 10.2.2). Which share and how many storeys is the rule's to say.
 */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { TOLERANCE, type Interval } from '../units.ts';
import type { Facts } from './facts.ts';
import { firstAbove, mainStoreys, type MainStorey } from './main-storeys.ts';

export interface ZoneSize {
  readonly storeys: number;
  /** % of the total height of the walls */
  readonly share: number;
}

/** Ways the zone may lie: one where storeys tell it, several where one may lie below ground or stands for others. World metres. */
export type Zone = readonly Interval[];

export function bottomZone(facts: Facts, building: number, size: ZoneSize): Zone {
  const storeys = mainStoreys(facts, building);
  return firstAbove(storeys).flatMap((first) => zoneFrom(storeys.slice(first), size));
}

function zoneFrom(storeys: readonly MainStorey[], { storeys: lowest, share }: ZoneSize): Zone {
  const base = storeys[0]?.from;
  if (base === undefined) return [];
  let [height, lowestHeight, number] = [0, 0, 0];
  for (const { from, to, count } of storeys) {
    height += count * (to - from);
    lowestHeight += Math.min(count, Math.max(0, lowest - number)) * (to - from);
    number += count;
  }
  // what of it lies above the storeys passed so far
  let left = Math.max(lowestHeight, (share / 100) * height);
  for (const { from, to, count } of storeys) {
    const all = count * (to - from);
    if (left <= TOLERANCE.quantum) return [[base, from]];
    // of storeys that one drawn storey stands for some lie inside, some outside
    if (left < all - TOLERANCE.quantum) return count === 1 ? [[base, from + left]] : [[base, from], [base, to]];
    left -= all;
  }
  return [[base, storeys.at(-1)!.to]];
}

/** A wall that reaches into the zone by less than this meets its floor, m. */
const REACH = TOLERANCE.storeyElevation;

/** Null: it may. */
export function liesInZone(body: ElementGeometry, zone: Zone): boolean | null {
  const box = body.bbox!;
  const inside = zone.map(([from, to]) => Math.min(box[5], to) - Math.max(box[2], from) > REACH);
  return inside.every((yes) => yes) ? inside.length > 0 : inside.some((yes) => yes) ? null : false;
}
