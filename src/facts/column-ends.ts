/** What meets a precast column at its head and its foot: beams (JGJ 1-2014 7.3.5-2), and the bed of grout (7.3.6). */
import { convexHull, planBox, type PlanBox } from '../geometry/plan-box.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import { bodyGrid, type BodyGrid } from './body-grid.ts';
import { coveredBy } from './covered-by.ts';
import type { Facts } from './facts.ts';
import { covers } from './in-contours.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { restsOn, type Rests } from './rests.ts';
import type { Component } from './roles.ts';

export interface BeamAtColumn {
  readonly beam: number;
  /** m */
  readonly beamWidth: number;
  /** of the column, across the beam, m; null where the beam runs askew of its sides */
  readonly columnSide: number | null;
}

/** Heads and beams differ in height by less: a beam under a floor whose column runs through it, m. */
const HEAD = 0.3;
/** A beam ends this near to the column's side, or within it, m. */
const REACH = 0.05;
/** Sine of the angle by which directions differ that are one. */
const PARALLEL = 0.02;
/** Share of its box that a disc fills, drawn with twelve sides or more; an octagon fills 0.828. */
const DISC = { least: 0.77, most: 0.81 } as const;
/** A bed of grout is thicker than drawing noise, and no storey's gap, m. */
const BED = { least: 0.002, most: 0.1 } as const;

const FOOTING: ReadonlySet<Component> = new Set<Component>(['column', 'beam', 'slab', 'topping', 'roof', 'ground-slab', 'foundation', 'cast-in-place-joint']);

export function isRound(g: ElementGeometry | null | undefined): boolean {
  if (g?.length == null || g.thickness == null || g.footprintArea === null) return false;
  const share = g.footprintArea / (g.length * g.thickness);
  return g.thickness > 0.97 * g.length && share > DISC.least && share < DISC.most;
}

/** m. Facets of a disc lie within it, their corners on it. */
export function roundDiameter(g: ElementGeometry): number | null {
  if (!isRound(g) || !g.footprint || !g.bbox) return null;
  const [x, y] = [(g.bbox[0] + g.bbox[3]) / 2, (g.bbox[1] + g.bbox[4]) / 2];
  let most = 0;
  for (const contour of g.footprint) for (let i = 0; i + 1 < contour.length; i += 2) most = Math.max(most, Math.hypot(contour[i]! - x, contour[i + 1]! - y));
  return 2 * most;
}

export const HEADS_REST = [restsOn(['beam'])];
export const BEDS_REST = [restsOn(FOOTING)];

const gridOf = (on: readonly Rests[], accept: (component: Component) => boolean): ((facts: Facts, building: number) => BodyGrid) =>
  keptByBuilding((facts, building) => bodyGrid(facts, building, (index) => accept(facts.roles[index]!.component)), on, 'no-switches');
const beamsIn = gridOf(HEADS_REST, (component) => component === 'beam');
const footingsIn = gridOf(BEDS_REST, (component) => FOOTING.has(component));

const heads = new WeakMap<Facts, Map<number, readonly BeamAtColumn[]>>();

export function beamsAtHead(facts: Facts, column: number): readonly BeamAtColumn[] {
  let memo = heads.get(facts);
  if (memo === undefined) heads.set(facts, (memo = new Map()));
  let beams = memo.get(column);
  if (beams === undefined) memo.set(column, (beams = findBeams(facts, column)));
  return beams;
}

function findBeams(facts: Facts, column: number): readonly BeamAtColumn[] {
  const g = facts.geometry[column];
  const own = boxInPlan(g);
  if (!g?.bbox || own === null) return [];
  const [x0, y0, , x1, y1, z1] = g.bbox;
  const found: BeamAtColumn[] = [];
  const near = beamsIn(facts, facts.buildings.of[column]!)
    .near([x0 - REACH, y0 - REACH, z1 - HEAD, x1 + REACH, y1 + REACH, z1 + REACH]);
  for (const beam of near) {
    const b = facts.geometry[beam]!;
    const axis = boxInPlan(b);
    // one that hangs lower meets the shaft, not the head
    if (axis === null || b.bbox![5] < z1 - HEAD || b.length === null) continue;
    const across = extent(g, -axis.uy, axis.ux);
    if (!meets(own, axis, extent(g, axis.ux, axis.uy), across)) continue;
    const sine = Math.abs(own.ux * axis.uy - own.uy * axis.ux);
    const square = sine < PARALLEL || sine > 1 - PARALLEL * PARALLEL;
    found.push({ beam, beamWidth: axis.thickness, columnSide: roundDiameter(g) ?? (square ? across : null) });
  }
  return found;
}

/** m between the foot and what it stands on; null where no bed is drawn */
export function bedUnder(facts: Facts, column: number): { readonly thickness: number; readonly on: number } | null {
  const box = facts.geometry[column]?.bbox;
  if (!box) return null;
  const [x, y, foot] = [(box[0] + box[3]) / 2, (box[1] + box[4]) / 2, box[2]];
  let best: { readonly thickness: number; readonly on: number } | null = null;
  const grid = footingsIn(facts, facts.buildings.of[column]!);
  for (const other of grid.near([x, y, foot - BED.most, x, y, foot])) {
    if (other === column) continue;
    const g = facts.geometry[other]!;
    const outline = coveredBy(g);
    const gap = foot - g.bbox![5];
    // what reaches past the foot holds it: there is no bed
    if (outline !== null && !covers(outline, x, y)) continue;
    if (gap < BED.least) return null;
    if (best === null || gap < best.thickness) best = { thickness: gap, on: other };
  }
  return best;
}

interface PlacedBox extends PlanBox {
  readonly x: number;
  readonly y: number;
}

function boxInPlan(g: ElementGeometry | null | undefined): PlacedBox | null {
  if (!g?.bbox || !g.footprint) return null;
  const points = g.footprint.reduce((n, contour) => n + contour.length / 2, 0);
  const flat = new Float64Array(3 * points);
  let at = 0;
  for (const contour of g.footprint) {
    for (let i = 0; i + 1 < contour.length; i += 2, at += 3) {
      flat[at] = contour[i]!;
      flat[at + 1] = contour[i + 1]!;
    }
  }
  const box = planBox(convexHull(flat));
  return box === null ? null : { ...box, x: (g.bbox[0] + g.bbox[3]) / 2, y: (g.bbox[1] + g.bbox[4]) / 2 };
}

/** How wide the outline is in a direction, m. */
function extent(g: ElementGeometry, dx: number, dy: number): number {
  let [low, high] = [Infinity, -Infinity];
  for (const contour of g.footprint!) {
    for (let i = 0; i + 1 < contour.length; i += 2) {
      const t = contour[i]! * dx + contour[i + 1]! * dy;
      low = Math.min(low, t);
      high = Math.max(high, t);
    }
  }
  return high - low;
}

/** The beam reaches the column, and runs into it rather than past it. */
function meets(column: PlacedBox, beam: PlacedBox, along: number, across: number): boolean {
  const [dx, dy] = [column.x - beam.x, column.y - beam.y];
  const [ahead, beside] = [Math.abs(dx * beam.ux + dy * beam.uy), Math.abs(dx * beam.uy - dy * beam.ux)];
  return ahead <= beam.length / 2 + along / 2 + REACH && beside < across / 2 + beam.thickness / 4;
}
