/** The bed under a wall panel: the gap to the concrete it stands on, m. */
import type { Facts } from './facts.ts';
import { boxOf, commonArea, membersOf, type Member } from './joints/members.ts';
import { SLACK } from './joints/shape.ts';

export interface BaseJoint {
  readonly height: number;
  readonly others: readonly number[];
}

/** A wider gap is a finish or a slab that was left out, not a bed, m. */
const REACH = 0.04;
/** Less is drawing precision: the bed is not drawn, m. */
const CLOSED = 0.005;
/** It stands on what lies under this share of its plan. */
const STANDS = 0.3;

const BEARS: ReadonlySet<Member['part']> = new Set<Member['part']>(['panel', 'floor', 'joint', 'beam']);

/** Null where the panel stands closed up, as most models draw it, or on nothing that is drawn. */
export function baseJoint(facts: Facts, index: number): BaseJoint | null {
  const building = facts.buildings.of[index]!;
  if (building < 0) return null;
  const members = membersOf(facts, building);
  const own = members.of.get(index);
  if (own === undefined || own.area <= 0) return null;
  const foot = own.box[2];
  const under = members.at(boxOf(own.contours, foot - REACH, foot)).filter((m) =>
    m !== own && BEARS.has(m.part) && m.box[2] < foot - REACH / 2 && m.box[5] <= foot + SLACK && commonArea(facts, m, own) >= STANDS * own.area);
  if (under.length === 0) return null;
  const top = Math.max(...under.map((m) => m.box[5]));
  const height = foot - top;
  return height < CLOSED ? null : { height, others: under.filter((m) => m.box[5] === top).map((m) => m.index) };
}
