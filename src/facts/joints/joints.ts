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

/**
 * Linear in elements. Derived joints lie between members whose component is certain: an element that may be a wall or
 * not first says what it is.
 */
export function findJoints(facts: Facts, building: number, limits: JointLimits): Joints {
  const members = membersOf(facts, building);
  const { joints, reaches } = derivedStacks(facts, members, limits);
  return {
    drawn: new Map(drawnJoints(facts, members, limits).map((joint) => [joint.element!, joint])),
    derived: [...joints, ...derivedStrips(facts, members, limits, reaches)],
  };
}
