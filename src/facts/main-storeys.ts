/** The storeys of a building proper, from the lowest to the one under the main roof, with their numbers as people count them. */
import type { Interval } from '../units.ts';
import type { Facts } from './facts.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { restsOn } from './rests.ts';
import type { Level } from './storeys.ts';
import { elementsIn } from './straddling.ts';

export interface MainStorey {
  /** position in the building's levels */
  readonly level: number;
  /** m, common world */
  readonly from: number;
  readonly to: number;
  /** how many storeys it stands for, itself included */
  readonly count: number;
  readonly aboveGround: Level['aboveGround'];
}

/** Slabs end the topmost one. */
export const STOREYS_REST = [restsOn(['slab', 'roof'])];

/** Roof structures and what the profile leaves out at the top are no storeys of it; neither is a topmost level that only marks the roof. */
export const mainStoreys: (facts: Facts, building: number) => readonly MainStorey[] = keptByBuilding(read, STOREYS_REST, 'no-switches');

function read(facts: Facts, building: number): readonly MainStorey[] {
  const { levels } = facts.storeys[building]!;
  const last = levels.findLastIndex((level) => !level.excluded);
  return levels.slice(0, last + 1).flatMap((level, i): MainStorey[] => {
    const to = level.top ?? topOfBodies(facts, building, i);
    return to === null ? [] : [{ level: i, from: level.elevation, to, count: level.standsFor, aboveGround: level.aboveGround }];
  });
}

/** The highest slab top of the topmost storey: where no level is drawn at the roof. */
function topOfBodies(facts: Facts, building: number, level: number): number | null {
  let top: number | null = null;
  for (const index of elementsIn(facts.buildings, building)) {
    if (facts.levelOf[index] !== level || facts.buildings.of[index] !== building) continue;
    if (facts.roles[index]!.component !== 'slab' && facts.roles[index]!.component !== 'roof') continue;
    const box = facts.geometry[index]?.bbox;
    if (box && (top === null || box[5] > top)) top = box[5];
  }
  return top;
}

export interface StoreyNumber {
  /** 1 for the lowest above ground, −1 for the highest below it; a range where a storey stands for several, or may lie below ground */
  readonly fromGround: Interval;
  /** 1 for the storey under the main roof */
  readonly fromTop: Interval;
}

/** Null: the level is none of the main storeys. */
export function storeyNumber(facts: Facts, building: number, level: number): StoreyNumber | null {
  const storeys = mainStoreys(facts, building);
  const at = storeys.findIndex((storey) => storey.level === level);
  if (at < 0) return null;
  const before = (first: number): Interval => {
    const counted = (from: number, to: number): number => storeys.slice(from, to).reduce((n, storey) => n + storey.count, 0);
    const { count } = storeys[at]!;
    if (at >= first) return [counted(first, at) + 1, counted(first, at) + count];
    return [-counted(at, first), -counted(at, first) + count - 1];
  };
  const firsts = firstAbove(storeys).map(before);
  const above = storeys.slice(at + 1).reduce((n, storey) => n + storey.count, 0);
  return {
    fromGround: [Math.min(...firsts.map(([lo]) => lo)), Math.max(...firsts.map(([, hi]) => hi))],
    fromTop: [above + 1, above + storeys[at]!.count],
  };
}

/** Positions of the lowest storey above ground: two where one storey may lie on either side of it. */
export function firstAbove(storeys: readonly MainStorey[]): readonly number[] {
  const sure = storeys.findIndex((storey) => storey.aboveGround === 'yes');
  const maybe = storeys.findIndex((storey) => storey.aboveGround !== 'no');
  if (maybe < 0) return [storeys.length];
  return sure < 0 || sure === maybe ? [maybe] : [maybe, sure];
}
