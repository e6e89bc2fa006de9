/** The storey an element counts in. A storey owns the slab above it (design decision 6). */
import type { Element } from '../model/model.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import { TOLERANCE } from '../units.ts';
import { isLyingJoint } from './lying-joint.ts';
import type { Component } from './roles.ts';
import type { Storeys } from './storeys.ts';

/** Members that lie at the top of the storey they belong to. */
const OVERHEAD: ReadonlySet<Component> = new Set<Component>([
  'slab', 'beam', 'roof', 'balcony', 'ac-slab', 'topping', 'ground-slab', 'foundation',
]);

/** Below the lowest level: the slab at ±0.000 of a building without a basement, foundations. */
export const BELOW_LOWEST = -1;

/**
 * Position in `storeys.levels`; BELOW_LOWEST for the slab under the lowest level; null when nothing places the element.
 * Members overhead go by the level their top lies at; everything else by containment where its height agrees, else by
 * the level its base stands on.
 */
export function levelOfElement(
  element: Element,
  geometry: ElementGeometry | null,
  component: Component,
  storeys: Storeys,
): number | null {
  const levels = storeys.levels;
  if (levels.length === 0) return null;
  const contained = element.storey === null ? undefined : storeys.levelOf.get(`${element.file}/${element.storey}`);
  const box = geometry?.bbox;
  if (!box) {
    if (contained === undefined) return null;
    return OVERHEAD.has(component) ? contained - 1 : contained;
  }
  if (OVERHEAD.has(component) || isLyingJoint(element, geometry, component)) return overhead(box[2], box[5], storeys);
  const base = levelUnder(box[2] + TOLERANCE.storeyElevation, storeys);
  if (contained === undefined) return base;
  const level = levels[contained]!;
  const top = level.top ?? Infinity;
  const agrees = box[2] < top - TOLERANCE.storeyElevation && box[5] > level.elevation + TOLERANCE.storeyElevation;
  return agrees || box[5] - box[2] < TOLERANCE.storeyElevation ? contained : base;
}

function levelUnder(z: number, storeys: Storeys): number {
  const levels = storeys.levels;
  let i = levels.length - 1;
  while (i > 0 && levels[i]!.elevation > z) i -= 1;
  return i;
}

/** The level nearest to the top of the member is the floor it makes; the storey under that floor owns it. */
function overhead(z0: number, z1: number, storeys: Storeys): number {
  const levels = storeys.levels;
  let nearest = 0;
  for (let i = 1; i < levels.length; i += 1) {
    if (Math.abs(levels[i]!.elevation - z1) < Math.abs(levels[nearest]!.elevation - z1)) nearest = i;
  }
  const distance = z1 - levels[nearest]!.elevation;
  const top = levels[levels.length - 1]!;
  if (nearest === levels.length - 1 && distance > 1) return levels.length - 1; // the roof of a topmost level that has no level above
  const height = (top.elevation - levels[0]!.elevation) / Math.max(1, levels.length - 1) || 3;
  if (Math.abs(distance) <= height / 3) return nearest - 1;
  return levelUnder((z0 + z1) / 2, storeys); // mid-height: a landing, a transom
}
