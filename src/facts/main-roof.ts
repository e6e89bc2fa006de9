/** The floor of the main roof 屋面层: of the topmost storey that is no roof structure. */
import type { Facts } from './facts.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { restsOn } from './rests.ts';
import type { Component } from './roles.ts';
import { slabName } from './slab-names.ts';
import { elementsIn } from './straddling.ts';

const SLABS: ReadonlySet<Component> = new Set<Component>(['slab', 'roof', 'topping']);
export const MAIN_ROOF_RESTS = [restsOn(SLABS)];

/** Null: no storey can be given to it. */
export function onMainRoof(facts: Facts, index: number): boolean | null {
  const element = facts.model.elements[index]!;
  if (facts.roles[index]!.component === 'roof' || element.predefinedType === 'ROOF' || slabName(element).roof) return true;
  const [level, building] = [facts.levelOf[index] ?? null, facts.buildings.of[index]!];
  if (level === null || building < 0) return null;
  return level >= 0 && level === topmost(facts, building);
}

/** The level that owns the highest floor: one drawn at the roof itself holds none. */
const topmost: (facts: Facts, building: number) => number = keptByBuilding((facts, building) => {
  let top = -1;
  for (const index of elementsIn(facts.buildings, building)) {
    const at = facts.levelOf[index] ?? null;
    if (at === null || facts.buildings.of[index] !== building || !SLABS.has(facts.roles[index]!.component) || facts.geometry[index]?.bbox == null) continue;
    if (facts.storeys[building]!.levels[at]?.excludedWhy !== 'roof-structure') top = Math.max(top, at);
  }
  return top;
}, MAIN_ROOF_RESTS, 'no-switches');
