/** The floor of the main roof 屋面层: of the topmost storey that is no roof structure. */
import type { Facts } from './facts.ts';
import type { Component } from './roles.ts';
import { slabName } from './slab-names.ts';

const SLABS: ReadonlySet<Component> = new Set<Component>(['slab', 'roof', 'topping']);
const known = new WeakMap<Facts, number[]>();

/** Null: no storey can be given to it. */
export function onMainRoof(facts: Facts, index: number): boolean | null {
  const element = facts.model.elements[index]!;
  if (facts.roles[index]!.component === 'roof' || element.predefinedType === 'ROOF' || slabName(element).roof) return true;
  const [level, building] = [facts.levelOf[index] ?? null, facts.buildings.of[index]!];
  if (level === null || building < 0) return null;
  return level >= 0 && level === topmost(facts, building);
}

/** The level that owns the highest floor: one drawn at the roof itself holds none. */
function topmost(facts: Facts, building: number): number {
  let list = known.get(facts);
  if (list === undefined) {
    const tops = facts.buildings.list.map(() => -1);
    facts.roles.forEach(({ component }, index) => {
      const [at, of] = [facts.levelOf[index] ?? null, facts.buildings.of[index]!];
      if (at === null || of < 0 || !SLABS.has(component) || facts.geometry[index]?.bbox == null) return;
      if (facts.storeys[of]!.levels[at]?.excludedWhy === 'roof-structure') return;
      tops[of] = Math.max(tops[of]!, at);
    });
    known.set(facts, (list = tops));
  }
  return list[building]!;
}
