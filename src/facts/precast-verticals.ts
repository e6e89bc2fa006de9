/** Whether a building stands on precast columns or walls at all: limits of precast structures hold for those alone. */
import type { Facts } from './facts.ts';
import type { Component } from './roles.ts';
import { elementsIn } from './straddling.ts';

export const VERTICAL: ReadonlySet<Component> = new Set<Component>(['column', 'shear-wall', 'ductile-wall-panel']);

/** Null: none is known to be, and some may be. */
export function hasPrecastVerticals(facts: Facts, building: number): boolean | null {
  let open = false;
  for (const index of elementsIn(facts.buildings, building)) {
    if (facts.buildings.of[index] !== building || facts.outOfScope[index] !== null) continue;
    const { component, candidates, precast } = facts.roles[index]!;
    const sure = VERTICAL.has(component);
    if (!sure && !candidates.some((c) => VERTICAL.has(c))) continue;
    if (precast === 'precast' || precast === 'composite') {
      if (sure) return true;
      open = true;
    } else if (precast === 'unknown' || precast === 'conflict') open = true;
  }
  return open ? null : false;
}
