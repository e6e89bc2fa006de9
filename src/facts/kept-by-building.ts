/** What is made of one building's elements alone is kept while none of them is settled otherwise. */
import type { Facts } from './facts.ts';
import { elementsIn } from './straddling.ts';

interface Kept<T> {
  readonly facts: Facts;
  readonly made: T;
}

/** @param make may rest on roles, scope, levels and bodies of the building's elements, and on switches: on nothing else */
export function keptByBuilding<T>(make: (facts: Facts, building: number) => T): (facts: Facts, building: number) => T {
  const known = new WeakMap<Facts['buildings'], Kept<T>[]>();
  return (facts, building) => {
    let list = known.get(facts.buildings);
    if (list === undefined) known.set(facts.buildings, (list = []));
    const before = list[building];
    if (before !== undefined && same(before.facts, facts, building)) return before.made;
    const made = make(facts, building);
    list[building] = { facts, made };
    return made;
  };
}

const compared = new WeakMap<Facts['outOfScope'], WeakMap<Facts['outOfScope'], boolean[]>>();

function same(a: Facts, b: Facts, building: number): boolean {
  if (a.outOfScope === b.outOfScope && a.roles === b.roles) return a.switches === b.switches;
  if (a.model !== b.model || a.geometry !== b.geometry || a.switches !== b.switches) return false;
  let others = compared.get(a.outOfScope);
  if (others === undefined) compared.set(a.outOfScope, (others = new WeakMap()));
  let answers = others.get(b.outOfScope);
  if (answers === undefined) others.set(b.outOfScope, (answers = []));
  return (answers[building] ??= elementsIn(b.buildings, building).every((i) =>
    a.roles[i] === b.roles[i] && a.outOfScope[i] === b.outOfScope[i] && a.levelOf[i] === b.levelOf[i]));
}
