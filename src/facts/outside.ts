/**
 * Which walls the outside sees on each storey (domain 2.2: balconies, AC niches, atria and recesses make this a proposal
 * only). At a height of every storey its plan is flooded from outside; what the flood touches along a face is external.
 */
import type { Element, Model } from '../model/model.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import { convexHull } from '../geometry/plan-box.ts';
import { boxContour } from './box-contour.ts';
import { cellAt, createRaster, draw, floodFromRim, spread, UNREACHED, type Raster } from './plan-raster.ts';
import type { Component, Roles } from './roles.ts';

export interface OutsideInput {
  readonly model: Model;
  /** in the common world */
  readonly geometry: readonly (ElementGeometry | null)[];
  readonly roles: readonly Roles[];
  /** per element: its building, −1 when none */
  readonly buildingOf: Int32Array;
}

export interface Sight {
  readonly external: boolean;
  /** share of the wall's length along which the outside sees it */
  readonly share: number;
}

const BARRIER: ReadonlySet<Component> = new Set<Component>([
  'wall', 'shear-wall', 'ductile-wall-panel', 'infill-envelope-wall', 'partition', 'curtain-wall', 'hung-panel', 'column',
  'bay-window', 'constructional-column', 'cast-in-place-joint',
]);
const FLOOR: ReadonlySet<Component> = new Set<Component>(['slab', 'roof', 'topping']);
/** Rooms that lie outside, whatever their name says of a room. */
const OPEN_AIR = /阳台|露台|平台|空调|设备平台|室外|屋面|屋顶|天井|庭院|连廊|外廊|balcon|terrac|loggia|roof|exterior|outdoor|patio|dakterras|galerij/iu;

/** The plan of a storey is looked at so far above the base of its walls: over sills of low walls, under lintels, m. */
const EYE = 1;
/** What is lower stands in nobody's way: parapets and balustrades, m. */
const LOW = 1.5;
/** Bases this close belong to one storey, m. */
const SAME_BASE = 0.6;
/** Cells of a plan: half a partition; coarser for large plans. */
const CELL = 0.1;
const MOST_CELLS = 3_000_000;
/** Where cells had to be coarser than this a partition is lost in them, m. */
const COARSEST = 0.25;
/** Openings narrower than twice this are closed: a column of another file, a door that was not drawn, m. */
const CLEARANCE = 0.35;
/** The floor over a storey lies within this above the eye, m. */
const HEADROOM = 4;
/** Of what lies under that floor the outside reaches at most this share; beyond it the envelope is not in the model. */
const OPEN_PLAN = 0.5;
/** How deep under the floor over a storey the outside may reach: balconies and recesses; beyond it the envelope has a hole, m. */
const RECESS = 2.5;
/** Share of a wall's length that is seen: external from, internal up to; between them nothing is proposed. */
const EXTERNAL = 0.5;
const INTERNAL = 0.1;
/** A leaf behind another leaf is neither: share of its length against other walls. */
const LEAF = 0.6;

/** SOLID: the middle of the cell lies in a wall; WALL: some of it may; NEAR: within the clearance of one; LEAK: reached through a hole in the envelope */
const WALL = 1, ROOM = 2, SLAB = 4, SOLID = 8, NEAR = 16, SEEN = 32, LEAK = 64;

/** Per wall what the outside sees of it, where that is clear. Linear in elements plus cells. */
export function seenFromOutside(input: OutsideInput): ReadonlyMap<number, Sight> {
  const { model, geometry, roles, buildingOf } = input;
  const walls = new Map<number, number[]>();
  const bodies = new Map<number, Bodies>();
  for (const element of model.elements) {
    const building = buildingOf[element.index]!;
    const g = geometry[element.index];
    if (building < 0 || !g?.bbox || element.status === 'demolished') continue;
    const of = bodies.get(building) ?? { barriers: [], rooms: [], floors: [] };
    bodies.set(building, of);
    const { component } = roles[element.index]!;
    if (isBarrier(element, component, g)) of.barriers.push(element.index);
    if (component === 'space' && g.footprint && !OPEN_AIR.test(nameOf(element)) && element.predefinedType !== 'EXTERNAL') of.rooms.push(element.index);
    if (FLOOR.has(component) && g.footprint) of.floors.push(element.index);
    if (isWall(element, component) && g.footprint && g.length !== null) {
      const list = walls.get(building);
      if (list) list.push(element.index);
      else walls.set(building, [element.index]);
    }
  }
  const seen = new Map<number, Tally>();
  for (const [building, own] of walls) {
    const byPlane = planesOf(own, geometry);
    for (const plane of byPlane) lookAt(input, bodies.get(building)!, plane, seen);
  }
  const sights = new Map<number, Sight>();
  for (const [wall, tally] of seen) {
    const sight = judge(tally);
    if (sight) sights.set(wall, sight);
  }
  return sights;
}

interface Bodies {
  readonly barriers: number[];
  readonly rooms: number[];
  readonly floors: number[];
}

interface Tally {
  length: number;
  seen: number;
  /** seen only through a hole in the envelope */
  leaked: number;
  /** against other walls */
  against: number;
}

function isWall(element: Element, component: Component): boolean {
  return /^IfcWall/u.test(element.class) && BARRIER.has(component) && component !== 'column';
}

function isBarrier(element: Element, component: Component, g: ElementGeometry): boolean {
  if ((component === 'door' || component === 'window') && element.host === null) return true;
  const wall = BARRIER.has(component) || (/^IfcWall/u.test(element.class) && component !== 'parapet');
  return g.footprint !== null && wall && g.bbox![5] - g.bbox![2] >= LOW;
}

function nameOf(space: Element): string {
  return `${space.name} ${space.longName} ${space.objectType}`.slice(0, 256);
}

function planesOf(walls: readonly number[], geometry: OutsideInput['geometry']): readonly number[] {
  const bases = walls.map((i) => geometry[i]!.bbox![2]).sort((a, b) => a - b);
  const planes: number[] = [];
  let start = -Infinity;
  for (const base of bases) {
    if (base - start <= SAME_BASE) continue;
    start = base;
    planes.push(base + EYE);
  }
  return planes;
}

function lookAt(input: OutsideInput, bodies: Bodies, z: number, seen: Map<number, Tally>): void {
  const { geometry, model, roles } = input;
  const cut = (list: readonly number[]): number[] => list.filter((i) => geometry[i]!.bbox![2] <= z && geometry[i]!.bbox![5] >= z);
  const barriers = cut(bodies.barriers);
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const i of barriers) {
    const box = geometry[i]!.bbox!;
    [x0, y0, x1, y1] = [Math.min(x0, box[0]), Math.min(y0, box[1]), Math.max(x1, box[3]), Math.max(y1, box[4])];
  }
  const margin = 2 * CLEARANCE + 4 * CELL;
  const raster = createRaster(x0 - margin, y0 - margin, x1 + margin, y1 + margin, CELL, MOST_CELLS);
  if (raster.cell > COARSEST) return;
  const outline = (i: number): readonly Float64Array[] => geometry[i]!.footprint ?? [boxContour(geometry[i]!.bbox!)];
  for (const i of barriers) {
    draw(raster, outline(i), WALL, true);
    draw(raster, outline(i), SOLID, false);
  }
  for (const i of cut(bodies.rooms)) draw(raster, outline(i), ROOM, false);
  const cover = coverAt(bodies.floors, geometry, z);
  for (const contours of cover.length > 0 ? cover.map(outline) : [[hullOf(barriers.flatMap(outline))]]) draw(raster, contours, SLAB, false);
  const { bits, cell } = raster;
  const clearance = Math.round(CLEARANCE / cell);
  spread(raster, withBit(bits, WALL), clearance, 0, NEAR);
  const depth = floodFromRim(raster, NEAR | ROOM, SLAB);
  if (isOpen(bits, depth)) return;
  // back to the faces that the clearance kept the flood away from
  const most = Math.round(RECESS / cell);
  spread(raster, between(depth, 0, most), clearance + 2, WALL | ROOM, SEEN);
  spread(raster, between(depth, most + 1, UNREACHED - 1), clearance + 2, WALL | ROOM, LEAK);
  for (const i of barriers) {
    if (!isWall(model.elements[i]!, roles[i]!.component) || geometry[i]!.length === null || !geometry[i]!.footprint) continue;
    const tally = seen.get(i) ?? { length: 0, seen: 0, leaked: 0, against: 0 };
    seen.set(i, tally);
    walkAround(raster, geometry[i]!, tally);
  }
}

// loops, because a typed array's own `from` and `map` take ten times as long
function withBit(bits: Uint8Array, bit: number): Uint8Array {
  const marks = new Uint8Array(bits.length);
  for (let at = 0; at < bits.length; at += 1) marks[at] = bits[at]! & bit;
  return marks;
}

function between(depth: Uint16Array, from: number, to: number): Uint8Array {
  const marks = new Uint8Array(depth.length);
  for (let at = 0; at < depth.length; at += 1) marks[at] = depth[at]! >= from && depth[at]! <= to ? 1 : 0;
  return marks;
}

/** The floor over the storey: it shows what is inside. One under it may be a podium's roof or a yard. */
function coverAt(floors: readonly number[], geometry: OutsideInput['geometry'], z: number): readonly number[] {
  const over = floors.filter((i) => geometry[i]!.bbox![2] >= z && geometry[i]!.bbox![2] <= z + HEADROOM);
  const lowest = over.reduce((least, i) => Math.min(least, geometry[i]!.bbox![2]), Infinity);
  return over.filter((i) => geometry[i]!.bbox![2] <= lowest + SAME_BASE);
}

/** The outside reaches most of what is covered: the walls that close the storey are in no file that was given. */
function isOpen(bits: Uint8Array, depth: Uint16Array): boolean {
  let covered = 0, reached = 0;
  for (let at = 0; at < bits.length; at += 1) {
    if ((bits[at]! & (SLAB | WALL)) !== SLAB) continue;
    covered += 1;
    if (depth[at] !== UNREACHED) reached += 1;
  }
  return reached > OPEN_PLAN * covered;
}

/** Where no floor is modelled, what the walls stand around. */
function hullOf(contours: readonly Float64Array[]): Float64Array {
  const points = new Float64Array((contours.reduce((sum, c) => sum + c.length, 0) / 2) * 3);
  let at = 0;
  for (const contour of contours) {
    for (let k = 0; k + 1 < contour.length; k += 2) {
      points[at] = contour[k]!;
      points[at + 1] = contour[k + 1]!;
      at += 3;
    }
  }
  return convexHull(points);
}

/** m off the face at which the view begins, in cells: drawn outlines are up to one cell fatter than the wall. */
const OFF = [1, 1.6, 2.2] as const;

function walkAround(raster: Raster, g: ElementGeometry, tally: Tally): void {
  const { cell, bits } = raster;
  let around = 0;
  for (const contour of g.footprint!) {
    const n = contour.length;
    for (let k = 0; k + 1 < n; k += 2) {
      const ax = contour[k]!, ay = contour[k + 1]!;
      const dx = contour[(k + 2) % n]! - ax, dy = contour[(k + 3) % n]! - ay;
      const length = Math.hypot(dx, dy);
      if (length < 1e-6) continue;
      around += length;
      const steps = Math.ceil(length / cell);
      for (let s = 0; s < steps; s += 1) {
        const t = (s + 0.5) / steps;
        // outlines run counter-clockwise: outwards is to the right
        const before = OFF.map((off) => cellAt(raster, ax + t * dx + (off * cell * dy) / length, ay + t * dy - (off * cell * dx) / length))
          .find((at) => at >= 0 && ((bits[at]! & WALL) === 0 || (bits[at]! & SOLID) !== 0));
        const free = before !== undefined && (bits[before]! & SOLID) === 0 ? before : undefined;
        if (free === undefined) tally.against += length / steps;
        else if ((bits[free]! & SEEN) !== 0) tally.seen += length / steps;
        else if ((bits[free]! & LEAK) !== 0) tally.leaked += length / steps;
      }
    }
  }
  // half of what goes around a straight wall is its length and its thickness
  tally.length += Math.max(g.length ?? 0, around / 2 - (g.thickness ?? 0));
}

function judge({ length, seen, leaked, against }: Tally): Sight | null {
  if (length <= 0) return null;
  const share = Math.min(1, seen / length);
  if (share >= EXTERNAL) return { external: true, share };
  if (share > INTERNAL || leaked > INTERNAL * length || against >= LEAF * length) return null;
  return { external: false, share };
}
