/** Members drawn in one piece through several storeys stand in each of them. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Facts } from './facts.ts';
import type { Component } from './roles.ts';
import type { Storeys } from './storeys.ts';

const UPRIGHT: ReadonlySet<Component> = new Set<Component>([
  'column', 'shear-wall', 'ductile-wall-panel', 'wall', 'infill-envelope-wall', 'partition', 'curtain-wall', 'hung-panel',
]);

/** What ends this far below the floor above neither carries nor bounds it, m. */
export const REACHES = 0.5;

/** Its own level and those above whose height it stands through; just its own for everything that is not upright. */
export function levelsThrough(facts: Facts, building: number, index: number, level: number): readonly number[] {
  return levelsUp(facts.geometry[index] ?? null, facts.roles[index]!.component, facts.storeys[building]!, level);
}

/** The same of an element that no facts hold yet. */
export function levelsUp(geometry: ElementGeometry | null, component: Component, { levels }: Storeys, level: number): readonly number[] {
  const top = geometry?.bbox?.[5];
  if (top === undefined || level < 0 || !UPRIGHT.has(component)) return [level];
  const through = [level];
  for (let above = level + 1; above < levels.length; above += 1) {
    const { top: floor, excluded } = levels[above]!;
    if (excluded || floor === null || top <= floor - REACHES) break;
    through.push(above);
  }
  return through;
}
