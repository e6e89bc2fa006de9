/** Cast-in-place joints come upright, between walls (4.0.3), and lying, between slabs (4.0.5-2): two items, two storeys. */
import type { Element } from '../model/model.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Component } from './roles.ts';

const FLAT_CLASS = /^Ifc(Slab|Plate|Covering)/;
/** No floor strip is deeper, m. */
const DEPTH = 0.5;
/** A strip is clearly wider than it is deep; a ring beam or a band over a wall is not. */
const FLATNESS = 0.75;

/** True for the strip between two slabs, false for the joint or the horizontal band between walls. */
export function isLyingJoint(element: Element, geometry: ElementGeometry | null, component: Component): boolean {
  const box = geometry?.bbox;
  if (component !== 'cast-in-place-joint' || !box) return false;
  const depth = box[5] - box[2];
  if (depth > DEPTH) return false;
  const width = geometry.thickness ?? Math.min(box[3] - box[0], box[4] - box[1]);
  return FLAT_CLASS.test(element.class) || depth < FLATNESS * width;
}
