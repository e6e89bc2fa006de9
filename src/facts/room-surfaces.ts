/**
 * Walls, ceiling and floor of a room and which finishes bound them (4.0.11, 4.0.12). Doors and windows are not deducted:
 * the clauses speak of the total area. m².
 */
import type { Box } from '../geometry/quantities.ts';
import type { Interval } from '../units.ts';
import { bodyGrid, type BodyGrid } from './body-grid.ts';
import { boxContour } from './box-contour.ts';
import type { Facts } from './facts.ts';

export type SurfaceKind = 'floor' | 'ceiling' | 'walls';

export interface RoomSurfaces {
  /** of all surfaces together */
  readonly total: number;
  /** m² of all surfaces that are finished by the dry method */
  readonly dry: Interval;
  /** per surface: share that is finished by the dry method; [0, 1] where no finish says */
  readonly shares: Readonly<Record<SurfaceKind, Interval>>;
}

/** How far a finish may lie from the face of the room it finishes, outside and inside of it, m: thinner than a partition. */
const OUTSIDE = 0.06;
const INSIDE = 0.1;
/** A floor lies at most this much under the room's body, and a ceiling this much above it: screed, raised floor, plenum, m. */
const UNDER = 0.3;
const OVER = 0.6;
const ON_FACE = 0.05;
/** Surfaces of an upright room add up to two outlines and its perimeter × height within this share. */
const PRISM = 0.005;

const OPEN: Interval = [0, 1];

export type SurfaceReader = (space: number) => RoomSurfaces | null;

/** One reader per building; null for a space without a closed body. */
export function surfaceReader(facts: Facts, building: number): SurfaceReader {
  const grid = bodyGrid(facts, building, (i) => FINISHES.has(facts.roles[i]!.component));
  return (space) => surfacesOf(facts, grid, space);
}

const FINISHES: ReadonlySet<string> = new Set(['covering', 'floor-finish', 'ceiling']);

function surfacesOf(facts: Facts, grid: BodyGrid, space: number): RoomSurfaces | null {
  const g = facts.geometry[space];
  if (!g?.bbox || g.status !== 'closed' || g.surfaceArea === null || g.footprint === null || g.footprintArea === null) return null;
  const [x0, y0, z0, x1, y1, z1] = g.bbox;
  const outline = g.footprintArea;
  const perimeter = g.footprint.reduce((sum, contour) => sum + lengthOf(contour), 0);
  const upright = Math.abs(g.surfaceArea - 2 * outline - perimeter * (z1 - z0)) <= PRISM * g.surfaceArea;
  const near = grid.near([x0 - OUTSIDE, y0 - OUTSIDE, z0 - UNDER, x1 + OUTSIDE, y1 + OUTSIDE, z1 + OVER])
    .filter((i) => facts.model.elements[i]!.space === null || facts.model.elements[i]!.space === space);
  const shares = {
    floor: flatShare(facts, near.filter((i) => liesIn(facts, i, 'floor-finish', [z0 - UNDER, z0 + INSIDE], [z0 - ON_FACE, z0 + INSIDE])), g.footprint, outline),
    ceiling: flatShare(facts, near.filter((i) => liesIn(facts, i, 'ceiling', [(z0 + z1) / 2, z1 + OVER], [(z0 + z1) / 2, z1 + ON_FACE])), g.footprint, outline),
    // where the walls lean or the ceiling slopes the strip of the walls is not a rectangle
    walls: upright ? wallShare(facts, near, g.footprint, z0, z1) : OPEN,
  };
  return { total: g.surfaceArea, dry: dryArea(g.surfaceArea, outline, upright, shares), shares };
}

/** The floor is the outline; a ceiling that slopes is larger, by how much its walls' height would tell: both ends are tried. */
function dryArea(total: number, outline: number, upright: boolean, shares: RoomSurfaces['shares']): Interval {
  const ceilings = upright ? [outline] : [outline, Math.max(outline, total - outline)];
  const at = (end: 0 | 1): number[] =>
    ceilings.map((c) => shares.floor[end] * outline + shares.ceiling[end] * c + shares.walls[end] * Math.max(0, total - outline - c));
  return [Math.min(...at(0)), Math.min(total, Math.max(...at(1)))];
}

/** A covering that does not say of what lies on the face itself: a little further on it may be the next room's. */
function liesIn(facts: Facts, index: number, component: string, named: Interval, unnamed: Interval): boolean {
  const box = facts.geometry[index]!.bbox!;
  const own = facts.roles[index]!.component;
  if (!liesFlat(box) || (own !== component && own !== 'covering')) return false;
  const [from, to] = own === component ? named : unnamed;
  return box[5] >= from && box[2] <= to;
}

/** Tiles are named alike on floors and walls: how they lie tells them apart. */
export function liesFlat(box: Box): boolean {
  return box[5] - box[2] < Math.min(box[3] - box[0], box[4] - box[1]);
}

interface Finished {
  readonly dry: Float64Array[];
  readonly wet: Float64Array[];
  readonly open: Float64Array[];
}

function put(finished: Finished, facts: Facts, index: number, contours: readonly Float64Array[]): void {
  const dry = facts.roles[index]!.dryMethod;
  (dry === true ? finished.dry : dry === false ? finished.wet : finished.open).push(...contours);
}

function flatShare(facts: Facts, finishes: readonly number[], room: readonly Float64Array[], area: number): Interval {
  if (finishes.length === 0 || area <= 0) return OPEN;
  const finished: Finished = { dry: [], wet: [], open: [] };
  for (const i of finishes) {
    const g = facts.geometry[i]!;
    // without its outline a finish covers an unknown part of its box
    put(g.footprint ? finished : { dry: finished.open, wet: finished.open, open: finished.open }, facts, i, g.footprint ?? [boxContour(g.bbox!)]);
  }
  return share(facts, finished, room, area);
}

/** What one finish alone covers is as it says; where a dry and a wet one lie over each other, or one that says nothing, it is open. */
function share(facts: Facts, finished: Finished, surface: readonly Float64Array[], area: number): Interval {
  const { plan } = facts;
  const only = (own: readonly Float64Array[], others: readonly Float64Array[]): number =>
    own.length === 0 ? 0 : plan.area(plan.difference(plan.intersection(own, surface), others));
  const dry = only(finished.dry, [...finished.wet, ...finished.open]);
  const wet = only(finished.wet, [...finished.dry, ...finished.open]);
  const clamp = (x: number): number => Math.min(1, Math.max(0, x));
  return [clamp(dry / area), clamp(1 - wet / area)];
}

/** The walls unrolled: along the room's outline and up. */
function wallShare(facts: Facts, near: readonly number[], room: readonly Float64Array[], z0: number, z1: number): Interval {
  const linings = near.filter((i) => facts.roles[i]!.component !== 'ceiling' && !liesFlat(facts.geometry[i]!.bbox!));
  if (linings.length === 0) return OPEN;
  const finished: Finished = { dry: [], wet: [], open: [] };
  let along = 0;
  for (const contour of room) {
    for (let i = 0; i + 1 < contour.length; i += 2) {
      const [ax, ay, bx, by] = [contour[i]!, contour[i + 1]!, contour[(i + 2) % contour.length]!, contour[(i + 3) % contour.length]!];
      const length = Math.hypot(bx - ax, by - ay);
      if (length < 1e-6) continue;
      const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
      // outer contours run counter-clockwise, holes clockwise: the room lies on the left of every edge
      const strip = Float64Array.of(
        ax + uy * OUTSIDE, ay - ux * OUTSIDE, bx + uy * OUTSIDE, by - ux * OUTSIDE,
        bx - uy * INSIDE, by + ux * INSIDE, ax - uy * INSIDE, ay + ux * INSIDE,
      );
      for (const lining of linings) {
        const g = facts.geometry[lining]!;
        const [from, to] = [Math.max(z0, g.bbox![2]), Math.min(z1, g.bbox![5])];
        if (to - from < 1e-6 || !nearStrip(strip, g.bbox!)) continue;
        for (const piece of facts.plan.intersection(g.footprint ?? [boxContour(g.bbox!)], [strip])) {
          const t = extent(piece, ax, ay, ux, uy);
          const across = extent(piece, ax, ay, -uy, ux);
          // a lining of the next wall only meets this one in the corner
          if (t[1] - t[0] <= across[1] - across[0]) continue;
          put(finished, facts, lining, [Float64Array.of(along + t[0], from, along + t[1], from, along + t[1], to, along + t[0], to)]);
        }
      }
      along += length;
    }
  }
  const area = along * (z1 - z0);
  return area <= 0 ? OPEN : share(facts, finished, [Float64Array.of(0, z0, along, z0, along, z1, 0, z1)], area);
}

function nearStrip(strip: Float64Array, box: Box): boolean {
  const xs = [strip[0]!, strip[2]!, strip[4]!, strip[6]!];
  const ys = [strip[1]!, strip[3]!, strip[5]!, strip[7]!];
  return Math.min(...xs) <= box[3] && Math.max(...xs) >= box[0] && Math.min(...ys) <= box[4] && Math.max(...ys) >= box[1];
}

function extent(contour: Float64Array, ax: number, ay: number, ux: number, uy: number): Interval {
  let lo = Infinity, hi = -Infinity;
  for (let i = 0; i + 1 < contour.length; i += 2) {
    const t = (contour[i]! - ax) * ux + (contour[i + 1]! - ay) * uy;
    lo = Math.min(lo, t);
    hi = Math.max(hi, t);
  }
  return [lo, hi];
}

function lengthOf(contour: Float64Array): number {
  let sum = 0;
  for (let i = 0; i + 1 < contour.length; i += 2) {
    sum += Math.hypot(contour[(i + 2) % contour.length]! - contour[i]!, contour[(i + 3) % contour.length]! - contour[i + 1]!);
  }
  return sum;
}
