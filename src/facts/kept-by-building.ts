/** What is made of one building's elements alone is kept while none of those it rests on is settled otherwise. */
import type { Facts } from './facts.ts';
import { EVERYTHING, sameRoles, touches, type Rests } from './rests.ts';
import { sameProfile } from './same-profile.ts';
import { elementsIn } from './straddling.ts';

interface Kept<T> {
  readonly facts: Facts;
  readonly made: T;
}

/**
 * @param make may rest on bodies, scope, levels and roles of the building's elements as far as `on` says, on its storeys and the
 *   profile, and on switches: on nothing else
 */
export function keptByBuilding<T>(make: (facts: Facts, building: number) => T, on: readonly Rests[] = EVERYTHING, switches: 'switches' | 'no-switches' = 'switches'): (facts: Facts, building: number) => T {
  const known = new WeakMap<Facts['buildings'], Kept<T>[]>();
  return (facts, building) => {
    let list = known.get(facts.buildings);
    if (list === undefined) known.set(facts.buildings, (list = []));
    const before = list[building];
    if (before !== undefined && (switches === 'no-switches' || sameSwitches(before.facts, facts)) && holds(on, before.facts, facts, building)) return before.made;
    const traps = facts.plan.traps;
    const made = make(facts, building);
    // what a trap of the geometry engine left out is asked for again
    if (facts.plan.traps === traps) list[building] = { facts, made };
    return made;
  };
}

function sameSwitches(a: Facts, b: Facts): boolean {
  return a.switches === b.switches || JSON.stringify(a.switches) === JSON.stringify(b.switches);
}

function holds(on: readonly Rests[], a: Facts, b: Facts, building: number): boolean {
  if (a === b) return true;
  if (a.model !== b.model || a.geometry !== b.geometry || a.copies !== b.copies || a.volumes !== b.volumes || !sameProfile(a.profile, b.profile)) return false;
  if (a.storeys !== b.storeys && JSON.stringify(a.storeys[building]) !== JSON.stringify(b.storeys[building])) return false;
  if (a.roles === b.roles && a.outOfScope === b.outOfScope && a.levelOf === b.levelOf) return true;
  return differing(a, b, building).every((i) => !touches(on, a.roles[i]!, b.roles[i]!, a.outOfScope[i] !== b.outOfScope[i] || a.levelOf[i] !== b.levelOf[i]));
}

const compared = new WeakMap<Facts['roles'], WeakMap<Facts['roles'], Compared[]>>();

interface Compared {
  readonly a: Facts;
  readonly b: Facts;
  readonly byBuilding: (readonly number[])[];
}

/** Elements in the building that are not the same under both. */
function differing(a: Facts, b: Facts, building: number): readonly number[] {
  let others = compared.get(a.roles);
  if (others === undefined) compared.set(a.roles, (others = new WeakMap()));
  let list = others.get(b.roles);
  if (list === undefined) others.set(b.roles, (list = []));
  let one = list.find((known) => known.a.outOfScope === a.outOfScope && known.b.outOfScope === b.outOfScope && known.a.levelOf === a.levelOf && known.b.levelOf === b.levelOf && known.a.buildings === a.buildings);
  if (one === undefined) list.push((one = { a, b, byBuilding: [] }));
  return (one.byBuilding[building] ??= elementsIn(b.buildings, building).filter((i) =>
    a.outOfScope[i] !== b.outOfScope[i] || a.levelOf[i] !== b.levelOf[i] || !sameRoles(a.roles[i]!, b.roles[i]!)));
}
