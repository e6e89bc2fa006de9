/** What is drawn to show a figure: outlines in plan with heights, and faces of bodies. World metres, Z up. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { convexHull, planBox } from '../geometry/plan-box.ts';
import { outerPath } from './face-path.ts';
import { boxContour } from './box-contour.ts';
import type { Facts } from './facts.ts';
import { isProduct } from './measured.ts';

/** `measured`: what a figure is of; `open`: may count; `outline`: a frame without a filling; `plane`: a cut */
export type ShownTone = 'measured' | 'counted' | 'open' | 'not-counted' | 'hole' | 'outline' | 'plane';

export type Shown =
  /** a region in plan at one height; outer contours counter-clockwise, holes clockwise, flat [x0,y0,x1,y1,…] */
  | { readonly kind: 'region'; readonly contours: readonly Float64Array[]; readonly z: number; readonly tone: ShownTone }
  /** a region raised from z0 to z1 */
  | { readonly kind: 'prism'; readonly contours: readonly Float64Array[]; readonly z0: number; readonly z1: number; readonly tone: ShownTone }
  /** a line in plan raised from z0 to z1 */
  | { readonly kind: 'upright'; readonly path: Float64Array; readonly closed: boolean; readonly z0: number; readonly z1: number; readonly tone: ShownTone }
  /** faces of an element's mesh: all, or those that look along a direction in plan */
  | { readonly kind: 'faces'; readonly element: number; readonly toward: readonly [number, number] | null; readonly tone: ShownTone };

/** Copies: a contour may be a view of a whole file's contours, which must not travel with it. */
export const copied = (contours: readonly Float64Array[]): readonly Float64Array[] => contours.map((c) => c.slice());

/** What stands for the plan of a body: its outline, else that of its box. */
export function planOf(g: ElementGeometry): readonly Float64Array[] {
  return g.footprint ?? (g.bbox ? [boxContour(g.bbox)] : []);
}

export function bodyPicture(index: number, g: ElementGeometry): readonly Shown[] {
  return g.bbox === null ? [] : [{ kind: 'faces', element: index, toward: null, tone: 'measured' }];
}

export function footprintPicture(g: ElementGeometry, tone: ShownTone): readonly Shown[] {
  if (g.bbox === null) return [];
  return [{ kind: 'region', contours: copied(planOf(g)), z: g.bbox[2], tone: g.footprint === null ? 'open' : tone }];
}

/** The body raised from its outline. */
export function prismPicture(g: ElementGeometry, tone: ShownTone): readonly Shown[] {
  return g.bbox === null ? [] : [{ kind: 'prism', contours: copied(planOf(g)), z0: g.bbox[2], z1: g.bbox[5], tone }];
}

/** The smallest rectangle in plan around the body, counter-clockwise, its first side along the length; null without a plan. */
export function uprightBox(g: ElementGeometry): Float64Array | null {
  const points = planOf(g).flatMap((c) => [...c]);
  const flat = new Float64Array((points.length / 2) * 3);
  for (let i = 0; 2 * i < points.length; i += 1) flat.set([points[2 * i]!, points[2 * i + 1]!], 3 * i);
  const box = planBox(convexHull(flat));
  if (box === null) return null;
  const { ux, uy } = box;
  let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const u = points[i]! * ux + points[i + 1]! * uy;
    const v = points[i + 1]! * ux - points[i]! * uy;
    [u0, u1, v0, v1] = [Math.min(u0, u), Math.max(u1, u), Math.min(v0, v), Math.max(v1, v)];
  }
  const at = (u: number, v: number): readonly [number, number] => [u * ux - v * uy, u * uy + v * ux];
  return Float64Array.from([...at(u0, v0), ...at(u1, v0), ...at(u1, v1), ...at(u0, v1)]);
}

export function boxPicture(g: ElementGeometry): readonly Shown[] {
  const plan = uprightBox(g);
  return plan === null || g.bbox === null ? [] : [{ kind: 'prism', contours: [plan], z0: g.bbox[2], z1: g.bbox[5], tone: 'outline' }];
}

/** The plane of a cut reaches this far beyond the body, m. */
const BEYOND = 0.3;

export function cutPicture(index: number, g: ElementGeometry, heights: readonly number[]): readonly Shown[] {
  const plan = uprightBox(g);
  if (plan === null) return bodyPicture(index, g);
  const wide = widened(plan, BEYOND);
  return [...bodyPicture(index, g), ...heights.map((z): Shown => ({ kind: 'region', contours: [wide], z, tone: 'plane' }))];
}

/** A rectangle moved outward on all sides. */
function widened(r: Float64Array, by: number): Float64Array {
  const length = Math.hypot(r[2]! - r[0]!, r[3]! - r[1]!) || 1;
  const [ux, uy] = [((r[2]! - r[0]!) / length) * by, ((r[3]! - r[1]!) / length) * by];
  return Float64Array.of(
    r[0]! - ux + uy, r[1]! - uy - ux, r[2]! + ux + uy, r[3]! + uy - ux, r[4]! + ux - uy, r[5]! + uy + ux, r[6]! - ux - uy, r[7]! - uy + ux,
  );
}

/**
 * One face of a wall. Straight: the long side that lies farther from the middle of its storey; where the elevation is no
 * rectangle, the faces that look that way. Bent: its longer face.
 */
export function facePicture(facts: Facts, index: number, g: ElementGeometry, tone: ShownTone, middle = middleOf(facts, index)): readonly Shown[] {
  if (g.bbox === null) return [];
  const [z0, z1] = [g.bbox[2], g.bbox[5]];
  const face = outerPath(g);
  if (face !== null) return [{ kind: 'upright', path: face.path, closed: face.closed, z0, z1, tone }];
  const box = uprightBox(g);
  if (box === null) return [];
  const far = (k: number): number => Math.hypot((box[k]! + box[k + 2]!) / 2 - middle[0], (box[k + 1]! + box[k + 3]!) / 2 - middle[1]);
  const path = far(0) >= far(4) ? box.slice(0, 4) : box.slice(4, 8);
  const whole = g.sideArea === null || g.length === null || isProduct(g.length, z1 - z0, g.sideArea);
  if (whole) return [{ kind: 'upright', path, closed: false, z0, z1, tone }];
  // a rectangle that runs counter-clockwise has its outside on the right of each side
  const size = Math.hypot(path[2]! - path[0]!, path[3]! - path[1]!) || 1;
  const toward = [(path[3]! - path[1]!) / size, -(path[2]! - path[0]!) / size] as const;
  return [{ kind: 'faces', element: index, toward, tone }, { kind: 'upright', path, closed: false, z0, z1, tone: 'outline' }];
}

/** The middle of what stands in the storey of an element, m. */
function middleOf(facts: Facts, index: number): readonly [number, number] {
  return middleOfLevel(facts, facts.buildings.of[index]!, facts.levelOf[index] ?? null);
}

export function middleOfLevel(facts: Facts, building: number, level: number | null): readonly [number, number] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  facts.geometry.forEach((g, i) => {
    if (!g?.bbox || facts.buildings.of[i] !== building || facts.levelOf[i] !== level) return;
    [x0, y0, x1, y1] = [Math.min(x0, g.bbox[0]), Math.min(y0, g.bbox[1]), Math.max(x1, g.bbox[3]), Math.max(y1, g.bbox[4])];
  });
  return x0 > x1 ? [0, 0] : [(x0 + x1) / 2, (y0 + y1) / 2];
}
