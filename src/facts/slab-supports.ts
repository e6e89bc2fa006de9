/** What slabs lie on: whether a place under their edges is carried. */
import { bodyGrid, type BodyGrid } from './body-grid.ts';
import { coveredBy } from './covered-by.ts';
import type { Facts } from './facts.ts';
import { covers } from './in-contours.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { restsOn } from './rests.ts';
import type { Component } from './roles.ts';

/** A wall of which it is not known whether it bears may carry. */
const CARRIERS: ReadonlySet<Component> = new Set<Component>(['beam', 'column', 'shear-wall', 'ductile-wall-panel', 'wall']);
/** A carrier ends this near to the slab's underside, or within the slab, m. */
const NEAR = 0.05;

export const SUPPORTS_REST = restsOn(CARRIERS);

const grid: (facts: Facts, building: number) => BodyGrid = keptByBuilding(
  (facts, building) => bodyGrid(facts, building, (index) => CARRIERS.has(facts.roles[index]!.component)), [SUPPORTS_REST], 'no-switches');

/** @param z0 underside of the slab, m; @param z1 its top */
export function carriedAt(facts: Facts, building: number, x: number, y: number, z0: number, z1: number): boolean {
  for (const index of grid(facts, building).near([x, y, z0 - NEAR, x, y, z1])) {
    const g = facts.geometry[index]!;
    const [, , low, , , high] = g.bbox!;
    if (low > z0 - NEAR || high < z0 - NEAR || high > z1 + NEAR) continue;
    const outline = coveredBy(g);
    if (outline === null || covers(outline, x, y)) return true;
  }
  return false;
}
