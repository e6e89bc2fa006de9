/** 4.0.10: plan area of floors laid by the dry method over the plan area, m². */
import type { Facts } from '../facts/facts.ts';
import { areaWithin, type PlanArea } from '../facts/plan-area.ts';
import type { Component } from '../facts/roles.ts';
import { roundQuantity, type Interval } from '../units.ts';
import { liesFlat } from '../facts/room-surfaces.ts';
import { outlinesOf, type Outlines } from '../facts/rival-copies.ts';
import { outlineIn } from '../facts/straddling.ts';
import { roomUse } from '../facts/rooms.ts';
import { countable, type LevelTotal, type Measure, type MissingReason, type Piece } from './measure.ts';

const STANDS_ON_FLOOR: ReadonlySet<Component> = new Set<Component>([
  'column', 'shear-wall', 'ductile-wall-panel', 'wall', 'infill-envelope-wall', 'partition', 'curtain-wall', 'hung-panel', 'cast-in-place-joint',
]);

interface Floor {
  readonly dry: Float64Array[];
  readonly wet: Float64Array[];
  /** finishes that do not say */
  readonly open: Float64Array[];
  readonly rooms: Float64Array[];
  /** rooms that say of themselves how they are made; they speak where no finish lies */
  readonly saidDry: { readonly element: number; readonly contours: readonly Float64Array[]; readonly outlines: Outlines }[];
  readonly saidWet: Float64Array[];
  readonly walls: Float64Array[];
  /** with every copy of them that may count */
  readonly possibleWalls: Float64Array[];
}

export function dryFloor(facts: Facts, building: number, areas: ReadonlyMap<number, PlanArea>): Measure {
  const pieces: Piece[] = [];
  const missing = new Set<MissingReason>();
  const floors = new Map<number, Floor>();
  for (const { index, level, maybe } of countable(facts, building)) {
    const roles = facts.roles[index]!;
    const g = facts.geometry[index];
    if (!g) continue;
    const floor = floors.get(level) ?? { dry: [], wet: [], open: [], rooms: [], saidDry: [], saidWet: [], walls: [], possibleWalls: [] };
    floors.set(level, floor);
    const contours = outlineIn(facts, index, building) ?? [];
    const stands = STANDS_ON_FLOOR.has(roles.component);
    const outlines = stands || roles.component === 'space' ? outlinesOf(facts, index, building, contours) : { sure: contours, possible: contours };
    if (outlines.sure !== outlines.possible) missing.add('copies-differ');
    if (stands) {
      floor.walls.push(...outlines.sure);
      floor.possibleWalls.push(...outlines.possible);
    }
    if (roles.component === 'space') putRoom(facts, floor, index, contours, outlines);
    if (roles.component !== 'floor-finish' || (g.bbox && !liesFlat(g.bbox))) continue;
    const dry = roles.dryMethod === true ? 'yes' : roles.dryMethod === false ? 'no' : 'unknown';
    (dry === 'yes' ? floor.dry : dry === 'no' ? floor.wet : floor.open).push(...contours);
    const shared = facts.buildings.straddling.has(index);
    const area = roundQuantity(shared ? facts.plan.area(contours) : (g.footprintArea ?? 0));
    const open = [...(dry === 'unknown' ? ['dryMethod'] : []), ...(maybe ? ['storey'] : [])];
    if (dry === 'unknown') missing.add('unknown-dry');
    const options: (readonly [number, number])[] =
      dry === 'no' ? [[0, 0]] : open.length === 0 ? [[area, 0]] : [[0, 0], [area, 0]];
    pieces.push({ element: index, level, options, missing: dry === 'no' ? [] : open });
  }
  for (const [level, floor] of floors) pieces.push(...bareRooms(facts, building, level, floor));
  const totals: LevelTotal[] = [];
  for (const [level, area] of areas) {
    if (area.area[1] === 0) continue;
    const maybe = facts.storeys[building]!.levels[level]?.aboveGround === 'unknown';
    const numerator = floorRange(facts, floors.get(level), area);
    if (numerator[0] < numerator[1]) missing.add('unknown-dry');
    // a hole that is a void has no floor either: both sides leave it out together
    const [[n0, n1], [d0, d1]] = [numerator, area.area];
    const options = [[n0, d1], [Math.min(n1, d0), d0], [n1, d1], [Math.min(n0, d0), d0]] as const;
    totals.push({ level, numerator, denominator: area.area, maybe, options });
  }
  if (totals.length === 0) missing.add('no-plan');
  return { pieces, totals, present: 'yes', missing: [...missing] };
}

/** A kitchen or bathroom whose surfaces are not all dry may yet have a dry floor; of other rooms the floor alone is asked. */
function putRoom(facts: Facts, floor: Floor, index: number, contours: readonly Float64Array[], outlines: Outlines): void {
  const use = roomUse(facts.model.elements[index]!);
  if (use === 'vertical-shaft') return;
  floor.rooms.push(...outlines.possible);
  const said = facts.roles[index]!.dryMethod;
  if (said === true) floor.saidDry.push({ element: index, contours, outlines });
  if (said === false && use === 'other') floor.saidWet.push(...outlines.sure);
}

/** Rooms that say their floor is dry, by the part on which no finish lies. */
function bareRooms(facts: Facts, building: number, level: number, floor: Floor): Piece[] {
  const finishes = [...floor.dry, ...floor.wet, ...floor.open];
  const maybe = facts.storeys[building]!.levels[level]?.aboveGround === 'unknown';
  return floor.saidDry.flatMap(({ element, contours }): Piece[] => {
    const area = roundQuantity(facts.plan.area(facts.plan.difference(contours, finishes)));
    if (area === 0) return [];
    return [{ element, level, options: maybe ? [[0, 0], [area, 0]] : [[area, 0]], missing: maybe ? ['storey'] : [] }];
  });
}

/**
 * Finishes count inside the plan and between the walls, each place once. Where a dry finish lies over a wet one, or over one
 * that does not say, it is open: a floor on a mortar bed is not dry. What no finish covers is as its room says, else it may
 * be dry or not: rooms where rooms are modelled, otherwise all of the floor between the walls.
 */
function floorRange(facts: Facts, floor: Floor | undefined, area: PlanArea): Interval {
  if (!floor) return [0, area.area[1]];
  const { plan } = facts;
  const { dry, wet, open } = floor;
  const inside = (contours: readonly Float64Array[], walls: readonly Float64Array[]): readonly Float64Array[] =>
    contours.length === 0 ? [] : area.outline.length > 0 ? plan.intersection(contours, plan.difference(area.outline, walls)) : plan.difference(contours, walls);
  const without = (contours: readonly Float64Array[], less: readonly Float64Array[]): readonly Float64Array[] =>
    contours.length === 0 || less.length === 0 ? contours : plan.difference(contours, less);
  const saidDry = floor.saidDry.flatMap((room) => room.outlines.sure);
  const mayBeSaidDry = floor.saidDry.flatMap((room) => room.outlines.possible);
  const leastOf = (contours: readonly Float64Array[], less: readonly Float64Array[]): number => areaWithin(plan, without(inside(contours, floor.possibleWalls), less), area);
  const sure = leastOf(dry, [...wet, ...open]) + leastOf(saidDry, [...dry, ...wet, ...open]);
  const ground = floor.rooms.length > 0 ? floor.rooms : area.outline;
  // not dry for certain: wet finishes alone, and rooms that say so where no finish lies
  const notDry = without([...wet, ...without(floor.saidWet, mayBeSaidDry)], [...dry, ...open]);
  const most = areaWithin(plan, without(inside([...ground, ...dry, ...open], floor.walls), notDry), area);
  const least = Math.min(roundQuantity(sure), area.area[1]);
  return [least, Math.min(Math.max(least, roundQuantity(most)), area.area[1])];
}
