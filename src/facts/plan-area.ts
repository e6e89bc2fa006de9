/**
 * A of 4.0.4, per storey: the outline of everything that bounds the plan. Wells of stairs are never deducted, those of lifts
 * and ducts only where the switch says so; other holes are, or not, as the switch `plan-holes` says (domain 1.4 K7).
 * Balconies, AC slabs and bay windows count whole, or by half (K6). m².
 */
import type { Interval } from '../units.ts';
import { roundQuantity } from '../units.ts';
import { contourArea, contoursExtent, type Plan } from '../geometry/plan.ts';
import { covers, reversed } from './in-contours.ts';
import { levelsThrough } from './levels-through.ts';
import type { Component } from './roles.ts';
import { roomUse } from './rooms.ts';
import type { Facts } from './facts.ts';
import { slabStrips } from './slab-strips.ts';
import { elementsIn, levelIn, outlineIn } from './straddling.ts';

export interface PlanArea {
  /** m² of one such storey */
  readonly area: Interval;
  /** contours of the outline with every hole filled */
  readonly outline: readonly Float64Array[];
  /** area of each hole whose nature the model does not say, m² */
  readonly openHoles: readonly number[];
  /** outlines of those holes, counter-clockwise, in the same order */
  readonly holes?: readonly Float64Array[];
  /** regions within the outline that are certainly deducted: voids, wells that the switch deducts */
  readonly deducted?: readonly Float64Array[];
  /** positions in model.elements of what the outline was made of */
  readonly elements?: readonly number[];
  /** the region that counts by half, in both sides; empty under the default */
  readonly halved: readonly Float64Array[];
}

const BOUNDS_PLAN: ReadonlySet<Component> = new Set<Component>([
  'slab', 'beam', 'roof', 'stair', 'balcony', 'ac-slab', 'bay-window', 'topping', 'column', 'shear-wall',
  'ductile-wall-panel', 'wall', 'infill-envelope-wall', 'partition', 'curtain-wall', 'hung-panel', 'cast-in-place-joint',
]);

/** Stand out of the envelope: their halves count where the plan area follows the building area 建筑面积 (domain 1.4 K6). */
const STANDS_OUT: ReadonlySet<Component> = new Set<Component>(['balcony', 'ac-slab', 'bay-window']);

/** A hole or a gap narrower than this lies between bodies and is no void, m. */
const GAP = 0.3;
/** A slot touches its flights up to drawing precision, m. */
const REACH = 0.05;
/** A space that says it is a void over several storeys. */
const VOID = /中庭|中空|挑空|通高|上空|atrium|\bvoid\b|double height/iu;
const STAIRS = /楼梯|stair|trap/iu;

interface Floor {
  readonly bodies: Float64Array[];
  readonly standsOut: Float64Array[];
  /** of floors that openings pierce, as if nothing did: an opening at an edge is a hole of the plan, no bend of its outline */
  readonly restored: Float64Array[];
  readonly stairs: Float64Array[];
  /** lifts, ducts and pipe shafts */
  readonly shafts: Float64Array[];
  readonly voids: Float64Array[];
}

/** By level (index as in storeys.levels; −1 for what lies under the lowest, when the switch counts the ground floor slab). */
export function planAreas(facts: Facts, building: number): ReadonlyMap<number, PlanArea> {
  const levels = facts.storeys[building]!.levels;
  const floors = new Map<number, Floor>();
  const from = new Map<number, number[]>();
  const madeOf = (level: number, index: number): void => {
    const list = from.get(level);
    if (list) list.push(index);
    else from.set(level, [index]);
  };
  for (const i of [-1, ...levels.keys()]) floors.set(i, { bodies: [], standsOut: [], restored: [], stairs: [], shafts: [], voids: [] });
  for (const index of elementsIn(facts.buildings, building)) {
    const element = facts.model.elements[index]!;
    const at = levelIn(facts, element.index, building);
    const g = facts.geometry[element.index];
    if (at === null || !g?.bbox) continue;
    const out = facts.outOfScope[element.index];
    const component = facts.roles[element.index]!.component;
    const contours = outlineIn(facts, element.index, building) ?? [];
    const floor = floors.get(at);
    if (!floor) continue;
    if (component === 'stair') floor.stairs.push(...contours);
    if (element.class === 'IfcTransportElement') floor.shafts.push(...contours);
    if (component === 'space') {
      const text = `${element.name} ${element.longName}`.slice(0, 256);
      if (VOID.test(text)) floor.voids.push(...contours);
      else if (roomUse(element) === 'vertical-shaft') (STAIRS.test(text) ? floor.stairs : floor.shafts).push(...contours);
    }
    // copies and parts lie inside what counts, but a second file's outline may be the better one, and a curtain wall has only parts
    const facade = out === 'part-of-whole' && component === 'curtain-wall';
    if (out !== null && out !== 'copy' && out !== 'duplicate' && !facade) continue;
    if (STANDS_OUT.has(component)) {
      floor.standsOut.push(...contours);
      madeOf(at, element.index);
    } else if (BOUNDS_PLAN.has(component)) {
      for (const through of levelsThrough(facts, building, element.index, at)) {
        floors.get(through)?.bodies.push(...contours);
        if (contours === g.pierced) floors.get(through)?.restored.push(...g.footprint!);
        madeOf(through, element.index);
      }
    }
  }
  // an open gap between two slabs of one floor lies in its plan, whether it counts as a strip or not
  for (const { level, contour } of slabStrips(facts, building, GAP).derived) floors.get(level)?.bodies.push(contour);
  const areas = new Map<number, PlanArea>();
  for (const [i, floor] of floors) {
    const stated = levels[i]?.statedPlanArea ?? null;
    const measured = { ...outlineArea(facts, floor), elements: from.get(i) ?? [] };
    areas.set(i, stated === null ? measured : { ...measured, area: [roundQuantity(stated), roundQuantity(stated)], openHoles: [], holes: [], deducted: [], halved: [] });
  }
  return areas;
}

/** m² of the union of contours, the halved region by half. */
export function areaWithin(plan: Plan, contours: readonly Float64Array[], { halved }: Pick<PlanArea, 'halved'>): number {
  if (contours.length === 0) return 0;
  if (halved.length === 0) return plan.unionArea(contours);
  const region = plan.union(contours);
  return plan.area(region) - plan.area(plan.intersection(region, halved)) / 2;
}

function outlineArea(facts: Facts, floor: Floor): PlanArea {
  const { plan } = facts;
  const all = [...floor.bodies, ...floor.standsOut];
  if (all.length === 0) return { area: [0, 0], outline: [], openHoles: [], halved: [] };
  const union = plan.union(all);
  const outline = plan.fillHoles(floor.restored.length === 0 ? union : plan.union([...all, ...floor.restored]));
  const half = facts.switches['plan-outline'] === 'half-balconies' && floor.standsOut.length > 0;
  const halved = half ? plan.difference(floor.standsOut, plan.fillHoles(floor.bodies)) : [];
  const filled = plan.area(outline) - plan.area(halved) / 2;
  const choice = facts.switches['plan-holes'];
  const whole = roundQuantity(filled);
  if (choice === 'fill') return { area: [whole, whole], outline, openHoles: [], halved };
  const openHoles: number[] = [];
  const holes: Float64Array[] = [];
  const deducted: Float64Array[] = [];
  const shafts: Float64Array[] = [];
  let voids = 0;
  const filledParts = union.filter((c) => contourArea(c) > 0);
  const rings = floor.restored.length === 0
    ? union.filter((c) => contourArea(c) < 0).map(reversed)
    : plan.difference(outline, union).filter((c) => contourArea(c) > 0);
  for (const ring of rings) {
    const islands = filledParts.filter((c) => covers([ring], c[0]!, c[1]!));
    const area = islands.reduce((sum, c) => sum - contourArea(c), contourArea(ring));
    if ((2 * area) / perimeter(ring) < GAP) continue;
    const meets = (others: readonly Float64Array[]): boolean =>
      others.length > 0 && (plan.area(plan.intersection([ring], others)) > 0 || isSlot(ring, area, others));
    if (meets(floor.stairs)) continue;
    if (meets(floor.shafts)) shafts.push(ring);
    else if (meets(floor.voids)) {
      voids += area;
      deducted.push(ring);
    } else {
      openHoles.push(roundQuantity(area));
      holes.push(ring);
    }
  }
  if (choice === 'deduct-shafts') {
    const taken = wells(facts, [...shafts, ...floor.shafts], outline);
    voids += plan.area(taken);
    deducted.push(...taken);
  }
  const open = openHoles.reduce((sum, a) => sum + a, 0);
  const [least, most] = [roundQuantity(filled - voids - open), roundQuantity(filled - voids)];
  return { area: choice === 'ask' ? [least, most] : [least, least], outline, openHoles, holes, deducted, halved };
}

/** Wells of lifts and ducts, whether the floors leave them out or run through them. */
function wells(facts: Facts, shafts: readonly Float64Array[], outline: readonly Float64Array[]): readonly Float64Array[] {
  return shafts.length === 0 ? [] : facts.plan.intersection(shafts, outline);
}

/** The slot between two flights: it lies along them and is smaller than they are. */
function isSlot(hole: Float64Array, area: number, beside: readonly Float64Array[]): boolean {
  const [x0, y0, x1, y1] = contoursExtent([hole]);
  const touching = beside.filter((well) => {
    const [a0, b0, a1, b1] = contoursExtent([well]);
    return a0 - REACH <= x1 && x0 - REACH <= a1 && b0 - REACH <= y1 && y0 - REACH <= b1;
  });
  return touching.reduce((sum, well) => sum + Math.abs(contourArea(well)), 0) > area;
}

function perimeter(contour: Float64Array): number {
  let sum = 0;
  const n = contour.length;
  for (let i = 0; i + 1 < n; i += 2) {
    sum += Math.hypot(contour[(i + 2) % n]! - contour[i]!, contour[(i + 3) % n]! - contour[i + 1]!);
  }
  return sum;
}
