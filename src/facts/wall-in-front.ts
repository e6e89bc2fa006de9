/**
 * Walls that stand face to face before another wall: insulation, finishes and leaves drawn as walls of their own
 * (domain 3.2, 3.4 no. 42), which would double Aw. They are proposed as layers; only the user settles what they are.
 */
import { convexHull, planBox } from '../geometry/plan-box.ts';
import type { Facts } from './facts.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { restsOn } from './rests.ts';
import type { Component } from './roles.ts';
import { elementsIn } from './straddling.ts';

/** Between the faces, m: an air gap or insulation that is not modelled is not wider. */
export const FACE_GAP = 0.3;
/** Walls of one line overlap by what they were joined, m. */
const OVERLAP = 0.05;
/** Share of the thinner wall's face that lies before the other. */
const COVERED = 0.8;
/** Cosine within which two walls are parallel: 2°. */
const PARALLEL = 0.9994;
/** Thicknesses that differ by less are equal, m. */
const SAME = 1e-3;
/** Plan cell, m. */
const CELL = 3;

const WALLS: ReadonlySet<Component> = new Set<Component>([
  'wall', 'shear-wall', 'ductile-wall-panel', 'infill-envelope-wall', 'partition', 'hung-panel', 'curtain-wall',
]);

/** What bears is no layer of another wall: two of them side by side stand at a movement joint. */
const BEARS: ReadonlySet<Component> = new Set<Component>(['shear-wall', 'ductile-wall-panel']);

interface Slab {
  readonly index: number;
  readonly bears: boolean;
  readonly x: number;
  readonly y: number;
  readonly ux: number;
  readonly uy: number;
  readonly half: number;
  readonly thickness: number;
  readonly z0: number;
  readonly z1: number;
}

/** Per wall that may be a layer: the wall it stands before. Of two of one thickness the later in element order. */
export const wallsInFront: (facts: Facts, building: number) => ReadonlyMap<number, number> = keptByBuilding(find, [restsOn(WALLS)], 'no-switches');

type Grid = Map<number, Slab[]>;

function find(facts: Facts, building: number): ReadonlyMap<number, number> {
  const front = new Map<number, number>();
  const grid: Grid = new Map();
  // thickest first: what is found in the grid is what the present one may be a layer of
  const slabs = slabsOf(facts, building).sort((a, b) => (Math.abs(a.thickness - b.thickness) > SAME ? b.thickness - a.thickness : a.index - b.index));
  for (const slab of slabs) {
    const behind = slab.bears ? null : behindOf(slab, grid);
    if (behind !== null) front.set(slab.index, behind);
    const reach = slab.half;
    const steps = Math.max(1, Math.ceil((2 * reach) / CELL));
    let last = Number.NaN;
    for (let k = 0; k <= steps; k += 1) {
      const s = -reach + (2 * reach * k) / steps;
      const key = cellOf(slab.x + s * slab.ux, slab.y + s * slab.uy);
      if (key === last) continue;
      last = key;
      const list = grid.get(key);
      if (list === undefined) grid.set(key, [slab]);
      else list.push(slab);
    }
  }
  return front;
}

function slabsOf(facts: Facts, building: number): Slab[] {
  const slabs: Slab[] = [];
  for (const index of elementsIn(facts.buildings, building)) {
    const [element, g] = [facts.model.elements[index]!, facts.geometry[index]];
    // a wall is a layer of none but its own building's
    if (facts.buildings.of[index] !== building || facts.outOfScope[index] !== null || element.whole !== null || !g?.bbox || g.sideArea === null || g.footprint === null || g.footprintArea === null) continue;
    const roles = facts.roles[index]!;
    if (!WALLS.has(roles.component)) continue;
    const points: number[] = [];
    for (const c of g.footprint) for (let i = 0; i + 1 < c.length; i += 2) points.push(c[i]! - g.bbox[0], c[i + 1]! - g.bbox[1], 0);
    const box = planBox(convexHull(Float64Array.from(points)));
    // a bent wall has no plane
    if (box === null || g.footprintArea < 0.8 * box.length * box.thickness) continue;
    let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < points.length; i += 3) {
      const u = points[i]! * box.ux + points[i + 1]! * box.uy, v = points[i + 1]! * box.ux - points[i]! * box.uy;
      [u0, u1, v0, v1] = [Math.min(u0, u), Math.max(u1, u), Math.min(v0, v), Math.max(v1, v)];
    }
    const [u, v] = [(u0 + u1) / 2, (v0 + v1) / 2];
    slabs.push({
      index, bears: BEARS.has(roles.component), x: g.bbox[0] + u * box.ux - v * box.uy, y: g.bbox[1] + u * box.uy + v * box.ux, ux: box.ux, uy: box.uy,
      half: box.length / 2, thickness: box.thickness, z0: g.bbox[2], z1: g.bbox[5],
    });
  }
  return slabs;
}

function behindOf(slab: Slab, grid: Grid): number | null {
  const seen = new Set<Slab>();
  const steps = Math.max(1, Math.ceil((2 * slab.half) / CELL));
  for (let k = 0; k <= steps; k += 1) {
    const s = -slab.half + (2 * slab.half * k) / steps;
    const [x, y] = [slab.x + s * slab.ux, slab.y + s * slab.uy];
    for (let i = -1; i <= 1; i += 1) {
      for (let j = -1; j <= 1; j += 1) {
        for (const other of grid.get(cellOf(x + i * CELL, y + j * CELL)) ?? []) {
          if (seen.has(other) || other.index === slab.index) continue;
          seen.add(other);
          if (standsBefore(slab, other)) return other.index;
        }
      }
    }
  }
  return null;
}

function standsBefore(a: Slab, b: Slab): boolean {
  if (Math.abs(a.ux * b.ux + a.uy * b.uy) < PARALLEL) return false;
  const across = Math.abs((a.y - b.y) * b.ux - (a.x - b.x) * b.uy);
  const gap = across - (a.thickness + b.thickness) / 2;
  if (gap > FACE_GAP || gap < -OVERLAP) return false;
  const s = (a.x - b.x) * b.ux + (a.y - b.y) * b.uy;
  const along = Math.min(s + a.half, b.half) - Math.max(s - a.half, -b.half);
  const up = Math.min(a.z1, b.z1) - Math.max(a.z0, b.z0);
  return along > 0 && up > 0 && along * up >= COVERED * 2 * a.half * (a.z1 - a.z0);
}

/** Cells whose numbers collide only lengthen a list: what is found is compared anyway. */
function cellOf(x: number, y: number): number {
  return Math.floor(x / CELL) * 0x4000000 + Math.floor(y / CELL);
}
