/**
 * Members of any kind drawn through each other: beams inside slabs, columns inside both. Their concrete is there once, like
 * that of vertical members (overlaps.ts), wherever volumes of the whole structure are summed.
 */
import { boxColumn, forEachOverlap } from '../geometry/broad-phase.ts';
import type { Facts } from './facts.ts';
import type { Overlaps } from './overlaps.ts';
import { copiesThatMayCount } from './rival-copies.ts';

/** An overlap below this, m³, … */
const JOIN_VOLUME = 1e-3;
/** … or below this share of the smaller member is how a join is drawn. */
const JOIN_SHARE = 0.005;

/** By members: how they are made does not matter to where they stand. So many sets are kept. */
const KEPT = 64;
const known = new WeakMap<Facts['volumes'], Map<string, Overlaps['partners']>>();

/** Per element: those of `members` it shares more with than a join, rising. Outlines and heights decide. */
export function meetingMembers(facts: Facts, members: readonly number[]): Overlaps['partners'] {
  let sets = known.get(facts.volumes);
  if (sets === undefined) known.set(facts.volumes, (sets = new Map()));
  const { rivals } = facts.copies;
  const key = members.map((index) => (rivals.has(index) ? `${index}=${rivals.get(index)!.join('=')}` : index)).join(' ');
  let partners = sets.get(key);
  if (partners === undefined) {
    partners = find(facts, members);
    if (sets.size >= KEPT) sets.clear();
    sets.set(key, partners);
  }
  return partners;
}

function find(facts: Facts, members: readonly number[]): Overlaps['partners'] {
  const partners = new Map<number, number[]>();
  // a copy that may count in a member's place meets what the member itself may not
  const bodies = members.flatMap((member) => copiesThatMayCount(facts, member).map((index) => ({ member, index })));
  const boxes = boxColumn(bodies.map(({ index }) => facts.geometry[index]?.bbox ?? null));
  const push = (a: number, b: number): void => {
    const list = partners.get(a);
    if (list) list.push(b);
    else partners.set(a, [b]);
  };
  forEachOverlap(boxes, 0, (i, j) => {
    const [first, second] = [bodies[Math.min(i, j)]!, bodies[Math.max(i, j)]!];
    if (first.member === second.member) return;
    const [a, b] = [first.index, second.index];
    const smaller = Math.min(volumeOf(facts, a), volumeOf(facts, b));
    const [, most] = facts.volumes.of(a, [b]);
    if (most < JOIN_VOLUME || most < JOIN_SHARE * smaller) return;
    push(first.member, second.member);
    push(second.member, first.member);
  });
  for (const [index, list] of partners) partners.set(index, [...new Set(list)].sort((a, b) => a - b));
  return partners;
}

function volumeOf(facts: Facts, index: number): number {
  const g = facts.geometry[index];
  const box = g?.bbox;
  return g?.volume ?? (box ? (box[3] - box[0]) * (box[4] - box[1]) * (box[5] - box[2]) : 0);
}
