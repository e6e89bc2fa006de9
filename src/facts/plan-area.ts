/**
 * A of 4.0.4, per storey: the outline of everything that bounds the plan. Wells of stairs, lifts and shafts are not deducted;
 * other holes are, or not, as the switch `plan-holes` says (domain 1.4 K6, K7). m².
 */
import type { Interval } from '../units.ts';
import { roundQuantity } from '../units.ts';
import { contourArea } from '../geometry/plan.ts';
import type { Component } from './roles.ts';
import { roomUse } from './rooms.ts';
import type { Facts } from './facts.ts';

export interface PlanArea {
  /** m² of one such storey */
  readonly area: Interval;
  /** contours of the outline with every hole filled */
  readonly outline: readonly Float64Array[];
  /** area of each hole whose nature the model does not say, m² */
  readonly openHoles: readonly number[];
  /** outlines of those holes, counter-clockwise, in the same order */
  readonly holes?: readonly Float64Array[];
  /** positions in model.elements of what the outline was made of */
  readonly elements?: readonly number[];
}

const BOUNDS_PLAN: ReadonlySet<Component> = new Set<Component>([
  'slab', 'beam', 'roof', 'stair', 'balcony', 'ac-slab', 'bay-window', 'topping', 'column', 'shear-wall',
  'ductile-wall-panel', 'wall', 'infill-envelope-wall', 'partition', 'curtain-wall', 'hung-panel', 'cast-in-place-joint',
]);

/** A hole narrower than this on average is a gap between bodies, not a void, m. */
const GAP = 0.3;
/** A slot touches its flights up to drawing precision, m. */
const REACH = 0.05;

/** By level (index as in storeys.levels; −1 for what lies under the lowest, when the switch counts the ground floor slab). */
export function planAreas(facts: Facts, building: number): ReadonlyMap<number, PlanArea> {
  const levels = facts.storeys[building]!.levels;
  const rows = [-1, ...levels.keys()];
  const bodies = new Map<number, Float64Array[]>(rows.map((i) => [i, []]));
  const wells = new Map<number, Float64Array[]>(rows.map((i) => [i, []]));
  const from = new Map<number, number[]>(rows.map((i) => [i, []]));
  for (const element of facts.model.elements) {
    if (facts.buildings.of[element.index] !== building) continue;
    const at = facts.levelOf[element.index];
    const g = facts.geometry[element.index];
    if (at == null || !g?.bbox) continue;
    const out = facts.outOfScope[element.index];
    const component = facts.roles[element.index]!.component;
    const contours = g.footprint ?? [];
    if (component === 'stair' || element.class === 'IfcTransportElement') wells.get(at)?.push(...contours);
    if (component === 'space' && roomUse(element) === 'vertical-shaft') wells.get(at)?.push(...contours);
    // copies and parts lie inside what counts; a second file's outline may be the better one
    if (out !== null && out !== 'copy') continue;
    if (!BOUNDS_PLAN.has(component)) continue;
    bodies.get(at)?.push(...contours);
    from.get(at)?.push(element.index);
  }
  const areas = new Map<number, PlanArea>();
  for (const i of rows) {
    const stated = levels[i]?.statedPlanArea ?? null;
    const own = bodies.get(i)!;
    const elements = from.get(i)!;
    if (stated === null) areas.set(i, { ...outlineArea(facts, own, wells.get(i)!), elements });
    else areas.set(i, { area: [roundQuantity(stated), roundQuantity(stated)], outline: facts.plan.fillHoles(own), openHoles: [], elements });
  }
  return areas;
}

function outlineArea(facts: Facts, bodies: readonly Float64Array[], wells: readonly Float64Array[]): PlanArea {
  const { plan } = facts;
  if (bodies.length === 0) return { area: [0, 0], outline: [], openHoles: [] };
  const union = plan.union(bodies);
  const outline = plan.fillHoles(union);
  const filled = roundQuantity(plan.area(outline));
  const choice = facts.switches['plan-holes'];
  if (choice === 'fill') return { area: [filled, filled], outline, openHoles: [] };
  const openHoles: number[] = [];
  const holes: Float64Array[] = [];
  for (const hole of union) {
    const area = -plan.area([hole]);
    if (area <= 0 || (2 * area) / perimeter(hole) < GAP) continue;
    const ring = reversed(hole);
    if (wells.length > 0 && (plan.area(plan.intersection([ring], wells)) > 0 || isSlot(ring, area, wells))) continue;
    openHoles.push(roundQuantity(area));
    holes.push(ring);
  }
  const deducted = roundQuantity(filled - openHoles.reduce((sum, a) => sum + a, 0));
  return { area: choice === 'deduct' ? [deducted, deducted] : [deducted, filled], outline, openHoles, holes };
}

/** The slot between two flights: it lies along them and is smaller than they are. */
function isSlot(hole: Float64Array, area: number, wells: readonly Float64Array[]): boolean {
  const [x0, y0, x1, y1] = extent(hole);
  const beside = wells.filter((well) => {
    const [a0, b0, a1, b1] = extent(well);
    return a0 - REACH <= x1 && x0 - REACH <= a1 && b0 - REACH <= y1 && y0 - REACH <= b1;
  });
  return beside.reduce((sum, well) => sum + Math.abs(contourArea(well)), 0) > area;
}

function extent(contour: Float64Array): readonly [number, number, number, number] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < contour.length; i += 2) {
    x0 = Math.min(x0, contour[i]!);
    x1 = Math.max(x1, contour[i]!);
    y0 = Math.min(y0, contour[i + 1]!);
    y1 = Math.max(y1, contour[i + 1]!);
  }
  return [x0, y0, x1, y1];
}

function perimeter(contour: Float64Array): number {
  let sum = 0;
  const n = contour.length;
  for (let i = 0; i + 1 < n; i += 2) {
    sum += Math.hypot(contour[(i + 2) % n]! - contour[i]!, contour[(i + 3) % n]! - contour[i + 1]!);
  }
  return sum;
}

function reversed(contour: Float64Array): Float64Array {
  const out = new Float64Array(contour.length);
  for (let i = 0; i + 1 < contour.length; i += 2) {
    out[contour.length - 2 - i] = contour[i]!;
    out[contour.length - 1 - i] = contour[i + 1]!;
  }
  return out;
}
