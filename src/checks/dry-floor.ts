/** 4.0.10: plan area of floors laid by the dry method over the plan area, m². */
import type { Facts } from '../facts/facts.ts';
import { areaWithin, type PlanArea } from '../facts/plan-area.ts';
import type { Component } from '../facts/roles.ts';
import { roundQuantity, type Interval } from '../units.ts';
import { outlineIn } from '../facts/straddling.ts';
import { roomUse } from '../facts/rooms.ts';
import { countable, type LevelTotal, type Measure, type MissingReason, type Piece } from './measure.ts';

const STANDS_ON_FLOOR: ReadonlySet<Component> = new Set<Component>([
  'column', 'shear-wall', 'wall', 'infill-envelope-wall', 'partition', 'curtain-wall', 'hung-panel', 'cast-in-place-joint',
]);

interface Floor {
  readonly dry: Float64Array[];
  readonly wet: Float64Array[];
  readonly open: Float64Array[];
  readonly rooms: Float64Array[];
  readonly walls: Float64Array[];
}

export function dryFloor(facts: Facts, building: number, areas: ReadonlyMap<number, PlanArea>): Measure {
  const pieces: Piece[] = [];
  const missing = new Set<MissingReason>();
  const floors = new Map<number, Floor>();
  for (const { index, level, maybe } of countable(facts, building)) {
    const roles = facts.roles[index]!;
    const g = facts.geometry[index];
    if (!g) continue;
    const floor = floors.get(level) ?? { dry: [], wet: [], open: [], rooms: [], walls: [] };
    floors.set(level, floor);
    const contours = outlineIn(facts, index, building) ?? [];
    const element = facts.model.elements[index]!;
    if (STANDS_ON_FLOOR.has(roles.component)) floor.walls.push(...contours);
    if (roles.component === 'space' && roomUse(element) !== 'vertical-shaft') floor.rooms.push(...contours);
    if (roles.component !== 'floor-finish') continue;
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

/** What no finish covers may be dry or not: rooms where rooms are modelled, else all of the floor between the walls. */
function floorRange(facts: Facts, floor: Floor | undefined, area: PlanArea): Interval {
  if (!floor) return [0, area.area[1]];
  const { plan } = facts;
  const dry = roundQuantity(areaWithin(plan, floor.dry, area));
  const ground = floor.rooms.length > 0 ? floor.rooms : plan.difference(area.outline, floor.walls);
  const open = plan.difference([...ground, ...floor.open], [...floor.wet, ...floor.dry]);
  const most = roundQuantity(dry + areaWithin(plan, open, area));
  return [Math.min(dry, area.area[1]), Math.min(Math.max(dry, most), area.area[1])];
}
