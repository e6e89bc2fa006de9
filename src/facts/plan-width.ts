/** Width of a building for its aspect ratio: the shorter side of the rectangle round the floors of its storeys, m. */
import { convexHull, planBox, type PlanBox } from '../geometry/plan-box.ts';
import type { Interval } from '../units.ts';
import type { Facts } from './facts.ts';
import { mainStoreys } from './main-storeys.ts';
import type { Component } from './roles.ts';
import { elementsIn, levelIn, outlineIn } from './straddling.ts';

const FLOORS: ReadonlySet<Component> = new Set<Component>(['slab', 'roof', 'topping']);
/** Storeys of less than this share of the middle one's plan are no main storeys: machine rooms, set-back tops. */
const MAIN = 0.5;

/** From the narrowest of the main storeys to the widest; balconies stand out of it. Null where no floor is drawn. */
export function planWidth(facts: Facts, building: number): Interval | null {
  const above = new Set(mainStoreys(facts, building).filter((storey) => storey.aboveGround !== 'no').map((storey) => storey.level));
  const floors = new Map<number, Float64Array[]>();
  for (const index of elementsIn(facts.buildings, building)) {
    if (facts.outOfScope[index] !== null || !FLOORS.has(facts.roles[index]!.component)) continue;
    const level = levelIn(facts, index, building);
    const outline = outlineIn(facts, index, building);
    if (level === null || outline === null || !above.has(level)) continue;
    const list = floors.get(level);
    if (list === undefined) floors.set(level, [...outline]);
    else list.push(...outline);
  }
  const boxes = [...floors.values()].map(boxRound).filter((box) => box !== null);
  if (boxes.length === 0) return null;
  const areas = boxes.map(({ length, thickness }) => length * thickness).sort((a, b) => a - b);
  const middle = areas[Math.floor(areas.length / 2)]!;
  const widths = boxes.filter(({ length, thickness }) => length * thickness >= MAIN * middle).map(({ thickness }) => thickness);
  return [Math.min(...widths), Math.max(...widths)];
}

function boxRound(contours: readonly Float64Array[]): PlanBox | null {
  const points = contours.flatMap((contour) => Array.from({ length: contour.length / 2 }, (_, i) => [contour[2 * i]!, contour[2 * i + 1]!, 0]));
  return planBox(convexHull(Float64Array.from(points.flat())));
}
