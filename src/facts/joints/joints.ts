/** Joint concrete of one building that counts as precast, or may (4.0.3): what is drawn, and what the gaps between members are. */
import type { Facts } from '../facts.ts';
import { drawnJoints } from './drawn.ts';
import type { Joint, JointLimits } from './kinds.ts';
import { membersOf } from './members.ts';
import { derivedStacks } from './stacks.ts';
import { derivedStrips } from './strips.ts';

export interface Joints {
  /** by element index */
  readonly drawn: ReadonlyMap<number, Joint>;
  /** nothing is drawn in these places */
  readonly derived: readonly Joint[];
}

/** Under a switch that moves neither scope nor joints the answer is the same: kept by what it was made of. */
const KNOWN = new WeakMap<Facts['outOfScope'], Map<string, Joints>>();

/**
 * Linear in elements. Derived joints lie between members whose component is certain: an element that may be a wall or
 * not first says what it is.
 */
export function findJoints(facts: Facts, building: number, limits: JointLimits): Joints {
  const { switches } = facts;
  const key = [building, limits.stripWidth, limits.bandHeight, limits.connectionShare, switches['joint-width'], switches['ground-floor-nodes'], switches['node-beams']].join(' ');
  const known = KNOWN.get(facts.outOfScope) ?? new Map<string, Joints>();
  KNOWN.set(facts.outOfScope, known);
  const before = known.get(key);
  if (before) return before;
  const members = membersOf(facts, building);
  const { joints, reaches } = derivedStacks(facts, members, limits);
  const found: Joints = {
    drawn: new Map(drawnJoints(facts, members, limits).map((joint) => [joint.element!, joint])),
    derived: [...joints, ...derivedStrips(facts, members, limits, reaches)],
  };
  known.set(key, found);
  return found;
}
