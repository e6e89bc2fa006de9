/**
 * One outer face made of several bodies (4.0.6): the blocks and layers of a wall, the plates and members of a curtain
 * wall. What stands behind or in front of another part of the same face adds nothing.
 */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { closedFace } from '../geometry/closed-face.ts';
import { contourArea, type Plan } from '../geometry/plan.ts';
import { convexHull, planBox } from '../geometry/plan-box.ts';
import { roundQuantity, type Interval } from '../units.ts';
import { boxContour } from './box-contour.ts';

/** What lies within this of a plane of the face, m, is a layer of it: the thickest layered walls are not thicker. */
const DEPTH = 0.6;
/** Cosine within which parts stand in one plane: 1°, 0.02 % of a face. */
const PARALLEL = 0.99985;
/** Gaps up to twice this are joints, m: beds and panel joints of 20 mm are not modelled as gaps (domain 3.3). */
const HALF_JOINT = 0.01;
/** Plan length over thickness from which a part says which way the face runs. */
const SLENDER = 1.5;
/** Share of its rectangle that a part's elevation fills, from which it is one. */
const RECTANGULAR = 0.999;
/** Two layers cut alike: outline within this, m, and area within this share. */
const ALIKE = { edge: 0.05, area: 0.02 };
/** A fin stands this far inside the ends of the face behind it, m. */
const INSIDE = 0.1;
/** A bar, m: what is slimmer along the face or in height fills its rectangle, hollow or not. */
const BAR = 0.3;
/** Bodies of one face at most. */
const MOST_PARTS = 4000;
/** Share of its box that the footprint of a flat part fills; below, the part is bent and brings a face of its own. */
const FLAT = 0.8;

interface Part {
  /** plan centre, relative to the first part's */
  readonly x: number;
  readonly y: number;
  readonly ux: number;
  readonly uy: number;
  readonly length: number;
  readonly thickness: number;
  readonly points: readonly (readonly [number, number])[];
  readonly z0: number;
  readonly z1: number;
  readonly geometry: ElementGeometry;
  readonly framed: boolean;
}

export interface FacePart {
  readonly geometry: ElementGeometry;
  /** a door or a window: its frame goes around all of its rectangle */
  readonly framed: boolean;
}

interface Plane {
  readonly x: number;
  readonly y: number;
  readonly ux: number;
  readonly uy: number;
  s0: number;
  s1: number;
  readonly parts: Part[];
}

interface Panel {
  readonly s0: number;
  readonly s1: number;
  readonly z0: number;
  readonly z1: number;
  /** m² of its elevation, no less than this */
  readonly area: number;
}

/**
 * Least and most m² of the face; equal where every part is rectangular or the same in outline as one that covers it.
 * Null when none of the bodies has an extent, or they are too many for one wall.
 */
export function unitedFace(bodies: readonly FacePart[], plan: Plan): Interval | null {
  const parts = partsOf(bodies);
  if (parts.length === 0 || parts.length > MOST_PARTS) return null;
  let [lo, hi] = bentFaces(parts.filter(isBent));
  for (const plane of planesOf(parts.filter((p) => !isBent(p)))) {
    const face = planeFace(plane, plan);
    lo += face[0];
    hi += face[1];
  }
  return hi > 0 ? [roundQuantity(lo), roundQuantity(hi)] : null;
}

function partsOf(bodies: readonly FacePart[]): Part[] {
  const parts: Part[] = [];
  let x0 = 0, y0 = 0;
  for (const { geometry, framed } of bodies) {
    if (geometry.bbox === null) continue;
    const contours = geometry.footprint !== null && geometry.footprint.length > 0 ? geometry.footprint : [boxContour(geometry.bbox)];
    if (parts.length === 0) [x0, y0] = [contours[0]![0]!, contours[0]![1]!];
    const points: [number, number][] = [];
    for (const c of contours) for (let i = 0; i + 1 < c.length; i += 2) points.push([c[i]! - x0, c[i + 1]! - y0]);
    const box = planBox(convexHull(Float64Array.from(points.flatMap(([x, y]) => [x, y, 0]))));
    if (box === null) continue;
    const xs = points.map((p) => p[0] * box.ux + p[1] * box.uy), ys = points.map((p) => p[1] * box.ux - p[0] * box.uy);
    const u = (least(xs) + greatest(xs)) / 2, v = (least(ys) + greatest(ys)) / 2;
    parts.push({
      x: u * box.ux - v * box.uy, y: u * box.uy + v * box.ux, ux: box.ux, uy: box.uy, length: box.length, thickness: box.thickness,
      points, z0: geometry.bbox[2], z1: geometry.bbox[5], geometry, framed,
    });
  }
  return parts;
}

function isBent(p: Part): boolean {
  const { footprintArea, sideArea } = p.geometry;
  return sideArea !== null && footprintArea !== null && footprintArea < FLAT * p.length * p.thickness && p.length >= SLENDER * p.thickness;
}

/** Bent leaves one behind the other are one face, bent pieces one above the other are several. */
function bentFaces(bent: readonly Part[]): [number, number] {
  if (bent.length === 0) return [0, 0];
  const areas = bent.map((p) => p.geometry.sideArea!);
  const [low, high] = [least(bent.map((p) => p.z0)), greatest(bent.map((p) => p.z1))];
  const leaves = bent.every((p) => p.z0 - low <= ALIKE.edge && high - p.z1 <= ALIKE.edge && Math.hypot(p.x - bent[0]!.x, p.y - bent[0]!.y) <= DEPTH);
  const largest = greatest(areas);
  return [largest, leaves ? largest : areas.reduce((sum, a) => sum + a, 0)];
}

/** The largest parts lay the planes; blocks, members and fins belong to the plane they stand in. */
function planesOf(parts: readonly Part[]): Plane[] {
  const planes: Plane[] = [];
  const byDirection = new Map<number, Plane[]>();
  const faceOf = (p: Part): number => p.length * (p.z1 - p.z0);
  const lays = (p: Part): boolean => p.length >= Math.max(SLENDER * p.thickness, BAR);
  const slender = parts.filter(lays).sort((a, b) => faceOf(b) - faceOf(a));
  const rest = parts.filter((p) => !lays(p));
  for (const p of slender) {
    // directions are of lines: half a turn apart they are the same
    const angle = Math.atan2(p.uy, p.ux);
    const cell = Math.round((angle * 90) / Math.PI);
    const near = [-1, 0, 1].flatMap((d) => byDirection.get((((cell + d) % 90) + 90) % 90) ?? []);
    const plane = near.find((q) => Math.abs(q.ux * p.ux + q.uy * p.uy) >= PARALLEL && Math.abs(across(q, p)) <= DEPTH)
      ?? (p.length <= 2 * DEPTH ? planes.find((q) => Math.abs(across(q, p)) <= DEPTH && within(q, p)) : undefined);
    if (plane !== undefined) join(plane, p);
    else {
      const made: Plane = { x: p.x, y: p.y, ux: p.ux, uy: p.uy, s0: 0, s1: 0, parts: [] };
      join(made, p);
      planes.push(made);
      const own = (((cell % 90) + 90) % 90);
      byDirection.set(own, [...(byDirection.get(own) ?? []), made]);
    }
  }
  if (planes.length === 0 && rest.length > 0) planes.push(throughCentres(rest));
  for (const p of rest) {
    let best: Plane | undefined;
    let distance = Infinity;
    for (const q of planes) {
      const s = along(q, p.x, p.y);
      const off = Math.abs(across(q, p)) + Math.max(0, q.s0 - s, s - q.s1);
      if (off < distance) [best, distance] = [q, off];
    }
    if (best !== undefined) join(best, p);
  }
  return planes;
}

function along(plane: Plane, x: number, y: number): number {
  return (x - plane.x) * plane.ux + (y - plane.y) * plane.uy;
}

function across(plane: Plane, p: Part): number {
  return (p.y - plane.y) * plane.ux - (p.x - plane.x) * plane.uy;
}

function within(plane: Plane, p: Part): boolean {
  const s = along(plane, p.x, p.y);
  return s > plane.s0 + INSIDE && s < plane.s1 - INSIDE;
}

function join(plane: Plane, p: Part): void {
  const [s0, s1] = extent(plane, p);
  plane.s0 = plane.parts.length === 0 ? s0 : Math.min(plane.s0, s0);
  plane.s1 = plane.parts.length === 0 ? s1 : Math.max(plane.s1, s1);
  plane.parts.push(p);
}

function extent(plane: Plane, p: Part): [number, number] {
  let s0 = Infinity, s1 = -Infinity;
  for (const [x, y] of p.points) {
    const s = along(plane, x, y);
    s0 = Math.min(s0, s);
    s1 = Math.max(s1, s);
  }
  return [s0, s1];
}

/** Piers of square blocks: the face runs the way the blocks do. */
function throughCentres(parts: readonly Part[]): Plane {
  const n = parts.length;
  const mx = parts.reduce((s, p) => s + p.x, 0) / n, my = parts.reduce((s, p) => s + p.y, 0) / n;
  let xx = 0, xy = 0, yy = 0;
  for (const { x, y } of parts) {
    xx += (x - mx) ** 2;
    xy += (x - mx) * (y - my);
    yy += (y - my) ** 2;
  }
  // all blocks one above the other: a pier shows its longer side
  if (xx + yy < 1e-4) return { x: mx, y: my, ux: parts[0]!.ux, uy: parts[0]!.uy, s0: 0, s1: 0, parts: [] };
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  return { x: mx, y: my, ux: Math.cos(angle), uy: Math.sin(angle), s0: 0, s1: 0, parts: [] };
}

function planeFace(plane: Plane, plan: Plan): Interval {
  const panels = withoutLayers(plane.parts.map((p) => panelOf(plane, p)));
  if (panels.length === 1) {
    const { s0, s1, z0, z1, area } = panels[0]!;
    const full = (s1 - s0) * (z1 - z0);
    // an area measured of the part itself is exact; a bound from its volume is not
    return isMeasured(plane, panels[0]!) ? [area, area] : [area, full];
  }
  const d = HALF_JOINT;
  const grown = panels.map(({ s0, s1, z0, z1 }) => Float64Array.of(s0 - d, z0 - d, s1 + d, z0 - d, s1 + d, z1 + d, s0 - d, z1 + d));
  let most = 0;
  for (const outline of closedFace(plan.union(grown))) most += contourArea(outline) - d * perimeterOf(outline) + 4 * d * d;
  const lacking = panels.reduce((sum, p) => sum + (p.s1 - p.s0) * (p.z1 - p.z0) - p.area, 0);
  const largest = greatest(panels.map((p) => p.area));
  return [Math.min(most, Math.max(largest, most - lacking)), most];
}

function panelOf(plane: Plane, p: Part): Panel {
  const [s0, s1] = extent(plane, p);
  const full = (s1 - s0) * (p.z1 - p.z0);
  const { sideArea, grossVolume } = p.geometry;
  // seen along its own thickness a part shows its side area; seen otherwise, no less than its volume over its depth
  const turned = Math.abs(p.ux * plane.ux + p.uy * plane.uy) < PARALLEL;
  const depth = turned ? depthOf(plane, p) : p.thickness;
  const area = !turned && sideArea !== null ? sideArea : grossVolume !== null && depth > 0 ? grossVolume / depth : 0;
  const fills = p.framed || (sideArea === null && Math.min(s1 - s0, p.z1 - p.z0) <= BAR) || area >= RECTANGULAR * full;
  return { s0, s1, z0: p.z0, z1: p.z1, area: fills ? full : area };
}

function depthOf(plane: Plane, p: Part): number {
  const ts = p.points.map(([x, y]) => (y - plane.y) * plane.ux - (x - plane.x) * plane.uy);
  return greatest(ts) - least(ts);
}

function isMeasured(plane: Plane, panel: Panel): boolean {
  const full = (panel.s1 - panel.s0) * (panel.z1 - panel.z0);
  return panel.area === full || plane.parts.some((p) => p.geometry.sideArea === panel.area);
}

/** Layers of one outline are one panel. */
function withoutLayers(panels: readonly Panel[]): Panel[] {
  const kept = new Map<string, Panel[]>();
  const out: Panel[] = [];
  for (const panel of [...panels].sort((a, b) => b.area - a.area)) {
    const key = `${Math.round(panel.s0 / 0.5)} ${Math.round(panel.z0 / 0.5)}`;
    const near = [-1, 0, 1].flatMap((i) => [-1, 0, 1].flatMap((j) => kept.get(`${Math.round(panel.s0 / 0.5) + i} ${Math.round(panel.z0 / 0.5) + j}`) ?? []));
    const twin = near.some((k) => Math.abs(k.area - panel.area) <= ALIKE.area * k.area
      && (['s0', 's1', 'z0', 'z1'] as const).every((e) => Math.abs(k[e] - panel[e]) <= ALIKE.edge));
    if (twin) continue;
    kept.set(key, [...(kept.get(key) ?? []), panel]);
    out.push(panel);
  }
  return out;
}

function perimeterOf(contour: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < contour.length; i += 2) {
    const j = (i + 2) % contour.length;
    sum += Math.hypot(contour[j]! - contour[i]!, contour[j + 1]! - contour[i + 1]!);
  }
  return sum;
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function greatest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}
