/**
 * Which elements the regions of the profile speak of. An element belongs to a region's storeys when it counts in one of them
 * (element-level.ts) or stands through it: what a storey's plan shows is what a region drawn on it meets. Components and levels are taken as they are
 * without regions, so that no region moves what another one holds.
 */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { contoursExtent, type Plan } from '../geometry/plan.ts';
import type { Element, Model } from '../model/model.ts';
import type { Profile, Region } from '../profile/profile.ts';
import { switchValues } from '../profile/switches.ts';
import { TOLERANCE } from '../units.ts';
import { listedLevel } from './above-ground.ts';
import { alignFiles, alignGeometry } from './alignment.ts';
import { findBuildings, type Buildings } from './buildings.ts';
import { coveredBy } from './covered-by.ts';
import { regionOf } from './deal-out.ts';
import { levelOfElement } from './element-level.ts';
import { covers, sideOfBox } from './in-contours.ts';
import { possibleComponents, type Roles } from './roles.ts';
import { levelsUp } from './levels-through.ts';
import { findStoreys, type Storeys } from './storeys.ts';

/** What one region holds, as positions in model.elements. */
export interface Held {
  /** settled by it */
  readonly speaks: readonly number[];
  /** in it only in part, settled by it or not */
  readonly partly: readonly number[];
}

/** Per region of the profile, in its order. */
export type RegionHits = readonly Held[];

export const NO_REGIONS: RegionHits = [];

/** A share of the plan below this, or above its complement, is drawing precision at the boundary; as between buildings (deal-out.ts). */
const NOTHING = 0.02;

export interface RegionInput {
  readonly model: Model;
  /** in the common world */
  readonly geometry: readonly (ElementGeometry | null)[];
  readonly buildings: Buildings;
  /** per building */
  readonly storeys: readonly Storeys[];
  /** without what regions say */
  readonly roles: readonly Roles[];
  readonly plan: Plan;
}

/** `measured`: as `classify` takes it, each file in its own world. */
export function regionHits(model: Model, measured: readonly (ElementGeometry | null)[], profile: Profile, roles: readonly Roles[], plan: Plan): RegionHits {
  if (!profile.regions?.length) return NO_REGIONS;
  const alignments = alignFiles(model);
  const geometry = alignGeometry(model, measured, alignments);
  const buildings = findBuildings(model, geometry, profile, plan);
  const storeys = buildings.list.map((building) => findStoreys(model, building, alignments, profile, switchValues(profile)));
  const input = { model, geometry, buildings, storeys, roles, plan };
  return profile.regions.map((region) => heldBy(region, input));
}

/** What a region holds. Linear in elements; plane operations only for what its sides come near. */
export function heldBy(region: Region, input: RegionInput): Held {
  const { model, geometry, buildings, roles, plan } = input;
  const contours = regionOf(region.polygon);
  const extent = contoursExtent(contours);
  const levels = input.storeys.map((storeys) => levelsOf(region, model, storeys));
  const [components, classes] = [region.components && new Set<string>(region.components), region.classes && new Set(region.classes)];
  const speaks: number[] = [];
  const partly: number[] = [];
  for (const element of model.elements) {
    const { index } = element;
    if (classes && !classes.has(element.class)) continue;
    if (components && !possibleComponents(roles[index]!).some((one) => components.has(one)) && !components.has(roles[index]!.component)) continue;
    const building = buildings.of[index]!;
    if (region.building !== undefined && buildings.list[building]?.id !== region.building) continue;
    const outline = outlineOf(element, model, geometry);
    if (outline === null || apart(contoursExtent(outline), extent)) continue;
    const wanted = levels[building] ?? null;
    if (region.storeys !== undefined) {
      if (wanted === null) continue;
      if (!levelsIn(input, element, building).some((level) => wanted.has(level))) continue;
    }
    const share = shareInside(outline, contours, plan);
    if (share <= NOTHING) continue;
    const whole = share >= 1 - NOTHING;
    if (!whole) partly.push(index);
    if (whole || (region.inside === 'centre' && covers(contours, ...centreOf(outline)))) speaks.push(index);
  }
  return { speaks, partly };
}

/** As a storey's plan shows them: what stands through several storeys is in each. */
function levelsIn({ model, geometry, roles, storeys }: RegionInput, element: Element, building: number): readonly number[] {
  const own = storeys[building];
  if (own === undefined) return [];
  // a whole without a body of its own stands where its first part does
  const at = geometry[element.index]?.bbox ? element : (element.parts.map((part) => model.elements[part]!).find((part) => geometry[part.index]?.bbox) ?? element);
  const body = geometry[at.index] ?? null;
  const { component } = roles[element.index]!;
  const level = listedLevel(levelOfElement(at, body, component, own), body, roles[element.index]!, own);
  return level === null ? [] : levelsUp(body, component, own, level);
}

/** Positions of the building's levels that the region names; all of them where it names none. */
export function levelsOf(region: Pick<Region, 'storeys'>, model: Model, storeys: Storeys): ReadonlySet<number> {
  const { levels } = storeys;
  if (region.storeys === undefined) return new Set(levels.map((_, i) => i));
  const names = levels.map((level) => new Set([level.name]));
  for (const [key, level] of storeys.levelOf) {
    const [file, storey] = key.split('/').map(Number) as [number, number];
    const name = model.files[file]?.storeys[storey]?.name;
    if (name !== undefined) names[level]!.add(name);
  }
  const at = (key: string | number): readonly number[] => levels.flatMap((level, i) =>
    ((typeof key === 'number' ? Math.abs(level.elevation - key) <= TOLERANCE.storeyElevation : names[i]!.has(key)) ? [i] : []));
  if (!('from' in region.storeys)) return new Set(region.storeys.flatMap(at));
  const [from, to] = [at(region.storeys.from), at(region.storeys.to)];
  if (from.length === 0 || to.length === 0) return new Set();
  const [first, last] = [Math.min(...from, ...to), Math.max(...from, ...to)];
  return new Set(levels.flatMap((_, i) => (i >= first && i <= last ? [i] : [])));
}

/** The plan of an element: its outline, else the box around it; of a whole without a body, its parts'. Null where there is no body at all. */
function outlineOf(element: Element, model: Model, geometry: readonly (ElementGeometry | null)[]): readonly Float64Array[] | null {
  const own = geometry[element.index] ?? null;
  const drawn = coveredBy(own);
  if (drawn !== null && drawn.length > 0) return drawn;
  if (own?.bbox) {
    const [x0, y0, , x1, y1] = own.bbox;
    return [Float64Array.of(x0, y0, x1, y0, x1, y1, x0, y1)];
  }
  const parts = element.parts.flatMap((part) => outlineOf(model.elements[part]!, model, geometry) ?? []);
  return parts.length > 0 ? parts : null;
}

function apart(a: readonly [number, number, number, number], b: readonly [number, number, number, number]): boolean {
  return !(a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]);
}

/** Share of an outline that a region holds, 0 to 1. An outline that encloses nothing goes by its middle. */
export function shareInside(outline: readonly Float64Array[], region: readonly Float64Array[], plan: Plan): number {
  const box = contoursExtent(outline);
  const side = sideOfBox(region, ...box);
  if (side !== null) return side === 'inside' ? 1 : 0;
  const before = plan.traps;
  const whole = plan.unionArea(outline);
  const common = whole > 0 ? plan.area(plan.intersection(outline, region)) : Number.NaN;
  if (plan.traps > before || !(whole > 0) || !Number.isFinite(common)) return covers(region, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2) ? 1 : 0;
  return Math.min(1, Math.max(0, common / whole));
}

/** Centre of area; of what encloses nothing, of the box around it. Taken from a corner of the box: national grids lose no digits. */
export function centreOf(outline: readonly Float64Array[]): readonly [number, number] {
  const [ox, oy, ex, ey] = contoursExtent(outline);
  let [area, x, y] = [0, 0, 0];
  for (const c of outline) {
    const n = c.length / 2;
    for (let i = 0, j = n - 1; i < n; j = i, i += 1) {
      const [ax, ay, bx, by] = [c[2 * j]! - ox, c[2 * j + 1]! - oy, c[2 * i]! - ox, c[2 * i + 1]! - oy];
      const cross = ax * by - bx * ay;
      area += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
  }
  return Math.abs(area) > 1e-12 ? [ox + x / (3 * area), oy + y / (3 * area)] : [(ox + ex) / 2, (oy + ey) / 2];
}

/** Per element the positions of the regions that settle it. */
export function speakingOf(hits: RegionHits): ReadonlyMap<number, readonly number[]> {
  const of = new Map<number, number[]>();
  hits.forEach(({ speaks }, at) => {
    for (const index of speaks) {
      const list = of.get(index);
      if (list) list.push(at);
      else of.set(index, [at]);
    }
  });
  return of;
}
