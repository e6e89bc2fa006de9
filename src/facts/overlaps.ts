/**
 * Vertical members drawn through each other share concrete that V of 4.0.2 must hold once: edge columns inside walls,
 * walls at L- and T-joins (domain.md 3.2). Which pairs share how much; who keeps it is shared-volume.ts.
 */
import type { Interval } from '../units.ts';
import type { Body, BodyPairs } from './body-pairs.ts';
import { SAME_VOLUME, type CommonVolume } from './common-volume.ts';
import { findCopies, type Copies, type CopiesInput } from './copies.ts';

export interface Overlap {
  /** positions in model.elements, a < b */
  readonly a: number;
  readonly b: number;
  /** m³ in common; a range where a body is open or was not compared */
  readonly volume: Interval;
}

export interface Overlaps {
  readonly pairs: readonly Overlap[];
  /** per element: those of `pairs` it is in, as the other element's position, rising; and those that a copy which may count in its place meets */
  readonly partners: ReadonlyMap<number, readonly number[]>;
  /** overlaps too small to be more than a join: counted whole in both members */
  readonly joins: { readonly count: number; readonly volume: number };
}

/** An overlap below this, m³, … */
const JOIN_VOLUME = 1e-3;
/** … or below this share of the smaller member is how a join is drawn. */
const JOIN_SHARE = 0.005;

export function findOverlaps(bodyPairs: BodyPairs, volumes: CommonVolume, copies: Copies): Overlaps {
  const pairs: Overlap[] = [];
  const partners = new Map<number, number[]>();
  const joins = { count: 0, volume: 0 };
  for (const { a, b, stand, volume, join } of overlapping(bodyPairs, volumes, copies)) {
    const counts = stand[0] === a.index && stand[1] === b.index;
    if (join) {
      if (!counts) continue;
      joins.count += 1;
      joins.volume += volume[1];
      continue;
    }
    if (counts) pairs.push({ a: a.index, b: b.index, volume });
    push(partners, stand[0], stand[1]);
    push(partners, stand[1], stand[0]);
  }
  for (const [index, list] of partners) partners.set(index, [...new Set(list)].sort((x, y) => x - y));
  return { pairs, partners, joins };
}

interface Meeting {
  readonly a: Body;
  readonly b: Body;
  /** what counts in their places, or may: themselves, or what they may count in place of */
  readonly stand: readonly [number, number];
  readonly volume: Interval;
  readonly join: boolean;
}

function* overlapping(bodyPairs: BodyPairs, volumes: CommonVolume, copies: Copies): Generator<Meeting> {
  const rivals = new Set(copies.unranked);
  const standsFor = (index: number): number => (copies.representedBy[index]! < 0 ? index : rivals.has(index) ? copies.representedBy[index]! : -1);
  for (const [a, b] of bodyPairs.vertical) {
    const stand = [standsFor(a.index), standsFor(b.index)] as const;
    if (stand[0] < 0 || stand[1] < 0 || stand[0] === stand[1]) continue;
    // pieces of another file inside a design element already open its quantity
    if (a.file !== b.file && stand.some((index) => copies.detailedShare.has(index))) continue;
    const volume = volumes.of(a.index, [b.index]);
    if (volume[1] <= 0) continue;
    yield { a, b, stand, volume, join: volume[1] < JOIN_VOLUME || volume[1] < JOIN_SHARE * Math.min(a.volume, b.volume) };
  }
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/**
 * Elements whose bodies settle what outlines leave open: both of an undecided pair, with everything else that either
 * overlaps, because what three share is counted once too. In element order.
 */
export function bodiesToCompare(input: CopiesInput): readonly number[] {
  const { bodies, pairs: bodyPairs, outlines } = input;
  const wanted = new Set<number>();
  const isOpen = ([lo, hi]: Interval): boolean => hi - lo > SAME_VOLUME;
  for (const [a, b] of bodyPairs.twins) {
    if (isOpen(outlines.of(a.index, [b.index]))) wanted.add(a.index).add(b.index);
  }
  const copies = findCopies(input);
  const { partners } = findOverlaps(bodyPairs, outlines, copies);
  for (const { a, b, stand, volume, join } of overlapping(bodyPairs, outlines, copies)) {
    // an open body settles nothing however often it is meshed
    if (join || !isOpen(volume) || !a.closed || !b.closed) continue;
    wanted.add(a.index).add(b.index);
    for (const index of stand) {
      for (const partner of partners.get(index)!) if (bodies.get(partner)!.closed) wanted.add(partner);
    }
  }
  return [...wanted].sort((x, y) => x - y);
}
