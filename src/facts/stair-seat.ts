/** How far a flight lies on what carries its ends, in plan, m: where the support is drawn under the seat. */
import type { Box } from '../geometry/quantities.ts';
import { bodyGrid, type BodyGrid } from './body-grid.ts';
import { boxContour } from './box-contour.ts';
import type { Facts } from './facts.ts';
import { areaOf, contourOf, extent, REACH, rectAround, rectOf, type Rect } from './joints/shape.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { restsOn } from './rests.ts';
import { stairPart } from './stair-plan.ts';

export interface StairSeat {
  /** along the flight */
  readonly length: number;
  readonly support: number;
  readonly box: Box;
}

/** Seats are no longer: what lies under more of a flight is a floor that it stands on, m. */
const LONGEST = 0.5;
/** Share of the flight's width that a support lies under. */
const ACROSS = 0.5;
/** The upper seat is this thick, m: a support whose top is higher is the landing beside it, a lower one is another flight's. */
const SEAT = { least: 0.08, most: 0.4 } as const;

export const SEATS_REST = [restsOn(['beam', 'slab', 'shear-wall', 'stair'])];

const gridOf: (facts: Facts, building: number) => BodyGrid = keptByBuilding((facts, building) => bodyGrid(facts, building, (index) => {
  const { component } = facts.roles[index]!;
  return component === 'beam' || component === 'slab' || component === 'shear-wall' || (component === 'stair' && facts.model.elements[index]!.class.startsWith('IfcSlab'));
}), SEATS_REST, 'no-switches');

/** Landings have none; of a stair drawn as one body they cannot be told. */
export function stairSeats(facts: Facts, index: number): { readonly part: 'flight' | 'whole' | 'landing'; readonly seats: readonly StairSeat[] } {
  const part = stairPart(facts.model.elements[index]!, facts.roles[index]!, facts.geometry[index] ?? null);
  if (part === 'landing' || part === 'landing-by-itself') return { part: 'landing', seats: [] };
  return { part, seats: part === 'whole' ? [] : seatsOf(facts, index) };
}

function seatsOf(facts: Facts, index: number): readonly StairSeat[] {
  const g = facts.geometry[index];
  const building = facts.buildings.of[index]!;
  if (!g?.bbox || building < 0) return [];
  const contours = g.footprint ?? [boxContour(g.bbox)];
  const rect = rectOf(contours, rectAround(contours));
  if (rect === null) return [];
  const [z0, z1] = [g.bbox[2], g.bbox[5]];
  const best = new Map<number, StairSeat>();
  for (const other of gridOf(facts, building).near(g.bbox)) {
    if (other === index) continue;
    const body = facts.geometry[other]!;
    const top = body.bbox![5];
    const foot = Math.abs(top - z0) <= REACH;
    if (!foot && !(top >= z1 - SEAT.most && top <= z1 - SEAT.least)) continue;
    const seat = overlapOf(facts, rect, body.footprint ?? [boxContour(body.bbox!)], other, top);
    if (seat === null) continue;
    const key = foot ? 0 : 1;
    const before = best.get(key);
    if (before === undefined || seat.length > before.length) best.set(key, seat);
  }
  return [...best.values()];
}

/** Null where the support does not lie across one end of the flight. */
function overlapOf(facts: Facts, rect: Rect, support: readonly Float64Array[], other: number, z: number): StairSeat | null {
  const common = facts.plan.intersection([contourOf(rect)], support);
  if (common.length === 0) return null;
  const middle = rect.x * rect.ux + rect.y * rect.uy;
  const [u0, u1] = extent(common, rect.ux, rect.uy);
  const length = u1 - u0;
  const atEnd = u1 >= middle + rect.halfLength - 1e-3 || u0 <= middle - rect.halfLength + 1e-3;
  if (!atEnd || length > LONGEST || length <= 1e-3) return null;
  const width = facts.plan.area(common) / length;
  if (width < (ACROSS * areaOf(rect)) / (2 * rect.halfLength)) return null;
  const [x, y] = [extent(common, 1, 0), extent(common, 0, 1)];
  return { length, support: other, box: [x[0], y[0], z, x[1], y[1], z] };
}
