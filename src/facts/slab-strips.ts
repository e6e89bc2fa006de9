/**
 * Cast-in-place strips between precast slabs (GB/T 51129-2017 4.0.5-2): those that are modelled, and those that the gaps
 * between slabs suggest. Both neighbours must be precast; the width limit comes from the pack.
 */
import { contourArea, contoursExtent, type Extent } from '../geometry/plan.ts';
import { convexHull } from '../geometry/plan-box.ts';
import { roundQuantity } from '../units.ts';
import type { Facts } from './facts.ts';
import { covers, reversed } from './in-contours.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { levelsThrough } from './levels-through.ts';
import { isLyingJoint } from './lying-joint.ts';
import { elementsIn, levelIn, outlineIn } from './straddling.ts';
import { restsOn } from './rests.ts';
import type { Component, Roles } from './roles.ts';

export interface ModelledStrip {
  readonly element: number;
  readonly level: number;
  readonly counts: 'yes' | 'no' | 'unknown';
  /** widest of its pieces, m; null where its outline is not known */
  readonly width: number | null;
}

/** A gap that is not modelled as anything. */
export interface DerivedStrip {
  readonly level: number;
  /** elements on its two sides; equal where one element holds both pieces; −1 twice where strips cross */
  readonly between: readonly [number, number];
  /** m */
  readonly width: number;
  readonly contour: Float64Array;
  /** both neighbours are certainly precast */
  readonly sure: boolean;
}

export interface SlabStrips {
  readonly modelled: readonly ModelledStrip[];
  readonly derived: readonly DerivedStrip[];
}

const PLATES: ReadonlySet<Component> = new Set<Component>(['slab', 'roof', 'balcony', 'ac-slab']);
const BESIDE: ReadonlySet<Component> = new Set<Component>(['slab', 'roof', 'balcony', 'ac-slab', 'beam', 'stair', 'bay-window']);
/** A gap over one of these is its top, not a strip (domain 1.4 K8). */
const UNDER: ReadonlySet<Component> = new Set<Component>(['beam', 'column', 'shear-wall', 'ductile-wall-panel']);

/** Slack on the width limit for what drawing precision leaves, m. */
const SLACK = 5e-4;
/** Neighbours stand within this of a modelled strip, m. */
const REACH = 0.03;
/** Slabs this much apart in height, or more, are not of one floor, m. */
const STEP = 0.02;
/** Edges that face each other for less than this make no strip, m. */
const LEAST_LENGTH = 0.05;
/** Gaps narrower than this are drawing noise, m. */
const TOUCHING = 1e-4;
/** Share of its long sides along which a strip must lie between precast members. */
const BESIDE_SHARE = 0.9;

interface Neighbour {
  readonly index: number;
  readonly state: 'yes' | 'no' | 'unknown';
  readonly contours: readonly Float64Array[];
  readonly z0: number;
  readonly z1: number;
  readonly plate: boolean;
}

interface Floor {
  readonly strips: { readonly index: number; readonly contours: readonly Float64Array[] }[];
  readonly neighbours: Neighbour[];
  readonly supports: Float64Array[];
  readonly toppings: Float64Array[];
}

export const STRIPS_REST = [restsOn([...PLATES, ...BESIDE], 'precast'), restsOn([...UNDER, 'topping', 'cast-in-place-joint'])];

/** Remembered by what they rest on: plan area and coverage ask, and again under every switch that moves nothing in or out. */
const stripsWithin = new Map<number, (facts: Facts, building: number) => SlabStrips>();

/** @param limit greatest width that counts, m. Linear in edges: they meet in a grid. */
export function slabStrips(facts: Facts, building: number, limit: number): SlabStrips {
  let kept = stripsWithin.get(limit);
  if (kept === undefined) stripsWithin.set(limit, (kept = keptByBuilding((its, of) => find(its, of, limit), STRIPS_REST, 'no-switches')));
  return kept(facts, building);
}

function find(facts: Facts, building: number, limit: number): SlabStrips {
  const modelled: ModelledStrip[] = [];
  const derived: DerivedStrip[] = [];
  for (const [level, floor] of floorsOf(facts, building, limit)) {
    const near = neighbourGrid(floor.neighbours);
    for (const strip of floor.strips) modelled.push({ level, ...modelledStrip(strip, near, limit) });
    derived.push(...gaps(facts, level, floor, limit));
  }
  return { modelled, derived };
}

function floorsOf(facts: Facts, building: number, limit: number): Map<number, Floor> {
  const floors = new Map<number, Floor>();
  const at = (level: number): Floor => {
    const floor = floors.get(level) ?? { strips: [], neighbours: [], supports: [], toppings: [] };
    floors.set(level, floor);
    return floor;
  };
  for (const index of elementsIn(facts.buildings, building)) {
    const element = facts.model.elements[index]!;
    if (facts.outOfScope[index] !== null) continue;
    const level = levelIn(facts, index, building);
    const g = facts.geometry[index];
    const contours = outlineIn(facts, index, building);
    if (level === null || !g?.bbox || contours === null) continue;
    const roles = facts.roles[index]!;
    const component = roles.component;
    const floor = at(level);
    if (isLyingJoint(element, g, component) || narrowPour(roles, contours, limit)) {
      floor.strips.push({ index, contours });
      floor.toppings.push(...contours);
      continue;
    }
    if (component === 'topping') floor.toppings.push(...contours);
    if (UNDER.has(component)) for (const through of levelsThrough(facts, building, index, level)) at(through).supports.push(...contours);
    if (!BESIDE.has(component)) continue;
    const state = precastState(roles);
    if (state === 'no' && PLATES.has(component)) floor.toppings.push(...contours);
    floor.neighbours.push({ index, state, contours, z0: g.bbox[2], z1: g.bbox[5], plate: PLATES.has(component) });
  }
  return floors;
}

/** A slab poured on site no wider than a strip is one, whatever its name. */
function narrowPour(roles: Roles, contours: readonly Float64Array[], limit: number): boolean {
  if (roles.component !== 'slab' || roles.precast !== 'cast-in-place' || contours.length === 0) return false;
  return contours.every((c) => contourArea(c) <= 0 || contourWidth(c) <= limit + SLACK);
}

function precastState(roles: Roles): Neighbour['state'] {
  if (roles.precast === 'precast' || roles.precast === 'composite' || roles.precast === 'not-applicable') return 'yes';
  return roles.precast === 'cast-in-place' ? 'no' : 'unknown';
}

/**
 * Width of a strip, m. Convex: the smaller side of the smallest rectangle around it, its widest place. Bent or branching:
 * the width of the rectangle of equal area and perimeter, which is exact for legs of one width.
 */
export function contourWidth(contour: Float64Array): number {
  const n = contour.length / 2;
  const points = new Float64Array(n * 3);
  let perimeter = 0;
  for (let i = 0; i < n; i += 1) {
    const j = (i + 1) % n;
    points[3 * i] = contour[2 * i]!;
    points[3 * i + 1] = contour[2 * i + 1]!;
    perimeter += Math.hypot(contour[2 * j]! - contour[2 * i]!, contour[2 * j + 1]! - contour[2 * i + 1]!);
  }
  const area = Math.abs(contourArea(contour));
  const hull = convexHull(points);
  if (area >= 0.98 * contourArea(hull)) return leastWidth(hull);
  const quarter = perimeter / 4;
  return quarter - Math.sqrt(Math.max(0, quarter * quarter - area));
}

/** The least distance between two parallel lines that hold a convex outline between them, m. */
function leastWidth(hull: Float64Array): number {
  const n = hull.length / 2;
  let least = Infinity;
  for (let i = 0; i < n; i += 1) {
    const j = (i + 1) % n;
    const [dx, dy] = [hull[2 * j]! - hull[2 * i]!, hull[2 * j + 1]! - hull[2 * i + 1]!];
    const length = Math.hypot(dx, dy);
    if (length === 0) continue;
    let far = 0;
    for (let k = 0; k < n; k += 1) {
      far = Math.max(far, Math.abs((hull[2 * k]! - hull[2 * i]!) * dy - (hull[2 * k + 1]! - hull[2 * i + 1]!) * dx) / length);
    }
    least = Math.min(least, far);
  }
  return least;
}

type Near = (x: number, y: number) => readonly Neighbour[];

function neighbourGrid(neighbours: readonly Neighbour[]): Near {
  const cell = 2;
  const grid = new Map<string, Neighbour[]>();
  for (const neighbour of neighbours) {
    const seen = new Set(neighbour.contours.flatMap((c) => cellsOf(contoursExtent([c]), cell, REACH)));
    for (const key of seen) {
      const list = grid.get(key);
      if (list) list.push(neighbour);
      else grid.set(key, [neighbour]);
    }
  }
  return (x, y) => grid.get(`${Math.floor(x / cell)} ${Math.floor(y / cell)}`) ?? [];
}

/** Steps along a side at which its neighbours are looked for. */
const STEPS = 20;

function modelledStrip(
  strip: Floor['strips'][number], near: Near, limit: number,
): Pick<ModelledStrip, 'element' | 'counts' | 'width'> {
  const outer = strip.contours.filter((c) => contourArea(c) > 0);
  if (outer.length === 0) return { element: strip.index, counts: 'unknown', width: null };
  const width = Math.max(...outer.map(contourWidth));
  if (width > limit + SLACK) return { element: strip.index, counts: 'no', width };
  let [along, precast, possible, poured] = [0, 0, 0, 0];
  for (const contour of outer) {
    for (const { x, y, nx, ny, share } of sidePoints(contour, width)) {
      along += share;
      const states = statesAt(near, x + nx * REACH, y + ny * REACH);
      if (states.includes('yes')) precast += share;
      else if (states.includes('unknown')) possible += share;
      else if (states.includes('no')) poured += share;
    }
  }
  const counts =
    along === 0 ? 'unknown'
    : precast >= BESIDE_SHARE * along ? 'yes'
    : poured > (1 - BESIDE_SHARE) * along || precast + possible < BESIDE_SHARE * along ? 'no'
    : 'unknown';
  return { element: strip.index, counts, width };
}

/** Points along the sides that run with the strip; its ends, no longer than it is wide, may meet anything. */
function* sidePoints(contour: Float64Array, width: number): Generator<{
  readonly x: number; readonly y: number; readonly nx: number; readonly ny: number; readonly share: number;
}> {
  const n = contour.length / 2;
  for (let i = 0; i < n; i += 1) {
    const j = (i + 1) % n;
    const [dx, dy] = [contour[2 * j]! - contour[2 * i]!, contour[2 * j + 1]! - contour[2 * i + 1]!];
    const length = Math.hypot(dx, dy);
    if (length <= width * 1.01) continue;
    for (let k = 0; k < STEPS; k += 1) {
      const t = (k + 0.5) / STEPS;
      yield {
        x: contour[2 * i]! + t * dx, y: contour[2 * i + 1]! + t * dy, nx: dy / length, ny: -dx / length, share: length / STEPS,
      };
    }
  }
}

function statesAt(near: Near, x: number, y: number): readonly Neighbour['state'][] {
  return near(x, y).filter((n) => covers(n.contours, x, y)).map((n) => n.state);
}

interface Edge {
  readonly owner: Neighbour;
  /** two pieces of one element may have a strip between them; two sides of one piece have a notch */
  readonly piece: Float64Array;
  readonly x: number;
  readonly y: number;
  readonly ux: number;
  readonly uy: number;
  readonly length: number;
}

/** Gaps between slabs of one floor, no wider than the limit, that no support fills. */
function gaps(facts: Facts, level: number, floor: Floor, limit: number): DerivedStrip[] {
  const plates = floor.neighbours.filter((n) => n.plate && n.state !== 'no');
  if (plates.length === 0) return [];
  const strips: DerivedStrip[] = [];
  for (const [a, b] of facingEdges(plates, limit)) {
    const strip = between(a, b, limit);
    if (!strip) continue;
    strips.push({
      level, between: [a.owner.index, b.owner.index], width: roundQuantity(strip.width), contour: strip.contour,
      sure: a.owner.state === 'yes' && b.owner.state === 'yes',
    });
  }
  if (strips.length === 0) return [];
  const blocked = contourGrid([...floor.supports, ...floor.strips.flatMap((s) => s.contours)]);
  const over = floor.toppings.length === 0 ? null : contourGrid(floor.toppings);
  const free = strips.flatMap((strip) => freeOf(facts, strip, blocked, over));
  if (free.length < 3) return free;
  return [...free, ...crossings(facts, level, plates, free, limit).flatMap((strip) => freeOf(facts, strip, blocked, over))];
}

/** What a support or a modelled strip does not already fill; where toppings are modelled, only what they cover is concrete. */
function freeOf(facts: Facts, strip: DerivedStrip, blocked: Found, over: Found | null): DerivedStrip[] {
  const { plan } = facts;
  const filled = blocked(strip.contour);
  if (filled.some((c) => holds(c, strip.contour))) return []; // most gaps lie over a wall: no plane operation needed
  let rest: Float64Array[] = filled.length === 0 ? [strip.contour] : plan.difference([strip.contour], filled);
  if (over !== null) {
    const covering = over(strip.contour);
    rest = covering.length === 0 ? [] : plan.intersection(rest, covering);
  }
  return rest.filter((c) => contourArea(c) > 1e-4).map((contour) => ({ ...strip, contour }));
}

/** Does a convex outline hold every corner of the other? */
function holds(outer: Float64Array, inner: Float64Array): boolean {
  const n = outer.length / 2;
  for (let i = 0; i < n; i += 1) {
    const j = (i + 1) % n;
    const k = (i + 2) % n;
    const [x, y] = [outer[2 * i]!, outer[2 * i + 1]!];
    const [dx, dy] = [outer[2 * j]! - x, outer[2 * j + 1]! - y];
    if (dx * (outer[2 * k + 1]! - y) - dy * (outer[2 * k]! - x) < 0) return false;
    const slack = -SLACK * Math.hypot(dx, dy);
    for (let p = 0; p + 1 < inner.length; p += 2) if (dx * (inner[p + 1]! - y) - dy * (inner[p]! - x) < slack) return false;
  }
  return true;
}

type Found = (contour: Float64Array) => Float64Array[];

/** The contours whose boxes meet a contour's box. */
function contourGrid(contours: readonly Float64Array[]): Found {
  const cell = 2;
  const boxes = new Map(contours.map((c) => [c, contoursExtent([c])]));
  const grid = new Map<string, Float64Array[]>();
  for (const [contour, box] of boxes) {
    for (const key of cellsOf(box, cell)) {
      const list = grid.get(key);
      if (list) list.push(contour);
      else grid.set(key, [contour]);
    }
  }
  return (contour) => {
    const box = contoursExtent([contour]);
    const found = new Set<Float64Array>();
    for (const key of cellsOf(box, cell)) for (const other of grid.get(key) ?? []) if (boxesMeet(box, boxes.get(other)!)) found.add(other);
    return [...found];
  };
}

function cellsOf([x0, y0, x1, y1]: Extent, cell: number, margin = 0): string[] {
  const keys: string[] = [];
  for (let x = Math.floor((x0 - margin) / cell); x <= Math.floor((x1 + margin) / cell); x += 1) {
    for (let y = Math.floor((y0 - margin) / cell); y <= Math.floor((y1 + margin) / cell); y += 1) keys.push(`${x} ${y}`);
  }
  return keys;
}

function boxesMeet(a: Extent, b: Extent): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function* facingEdges(plates: readonly Neighbour[], limit: number): Generator<readonly [Edge, Edge]> {
  const cell = 1;
  const reach = limit + SLACK;
  const grid = new Map<string, number[]>();
  const edges: Edge[] = [];
  for (const owner of plates) {
    for (const piece of owner.contours) {
      const n = piece.length / 2;
      for (let i = 0; i < n; i += 1) {
        const j = (i + 1) % n;
        const [dx, dy] = [piece[2 * j]! - piece[2 * i]!, piece[2 * j + 1]! - piece[2 * i + 1]!];
        const length = Math.hypot(dx, dy);
        if (length < LEAST_LENGTH) continue;
        const edge: Edge = { owner, piece, x: piece[2 * i]!, y: piece[2 * i + 1]!, ux: dx / length, uy: dy / length, length };
        const id = edges.length;
        edges.push(edge);
        const met = new Set<number>();
        for (const key of cellsAlong(edge, cell, reach)) {
          const list = grid.get(key) ?? [];
          for (const other of list) {
            if (met.has(other)) continue;
            met.add(other);
            if (edges[other]!.piece !== piece) yield [edges[other]!, edge];
          }
          if (list.length === 0) grid.set(key, list);
          list.push(id);
        }
      }
    }
  }
}

/** Cells that the edge or the band in front of it runs through. */
function cellsAlong(edge: Edge, cell: number, reach: number): Set<string> {
  const keys = new Set<string>();
  const steps = Math.max(1, Math.ceil((edge.length / cell) * 2));
  for (const out of [0, reach]) {
    for (let k = 0; k <= steps; k += 1) {
      const t = (edge.length * k) / steps;
      const x = edge.x + edge.ux * t + edge.uy * out;
      const y = edge.y + edge.uy * t - edge.ux * out;
      keys.add(`${Math.floor(x / cell)} ${Math.floor(y / cell)}`);
    }
  }
  return keys;
}

/** The figure between two edges that face each other, outward side to outward side. */
function between(a: Edge, b: Edge, limit: number): { readonly contour: Float64Array; readonly width: number } | null {
  if (a.ux * b.ux + a.uy * b.uy > -0.9998) return null;
  const overlap = Math.min(a.owner.z1, b.owner.z1) - Math.max(a.owner.z0, b.owner.z0);
  if (overlap < Math.min(a.owner.z1 - a.owner.z0, b.owner.z1 - b.owner.z0) - STEP) return null;
  const at = (t: number): { readonly along: number; readonly out: number } => {
    const [dx, dy] = [b.x + b.ux * t - a.x, b.y + b.uy * t - a.y];
    return { along: dx * a.ux + dy * a.uy, out: dx * a.uy - dy * a.ux };
  };
  const [far, close] = [at(0), at(b.length)];
  const t0 = Math.max(0, close.along);
  const t1 = Math.min(a.length, far.along);
  if (t1 - t0 < LEAST_LENGTH) return null;
  const outAt = (t: number): number => close.out + ((far.out - close.out) * (t - close.along)) / (far.along - close.along);
  const [d0, d1] = [outAt(t0), outAt(t1)];
  if (Math.min(d0, d1) < TOUCHING || Math.max(d0, d1) > limit + SLACK) return null;
  const point = (t: number, d: number): readonly [number, number] => [a.x + a.ux * t + a.uy * d, a.y + a.uy * t - a.ux * d];
  // the outward side of a counter-clockwise outline is its right: going back along it makes the strip counter-clockwise
  const contour = Float64Array.from([point(t1, 0), point(t0, 0), point(t0, d0), point(t1, d1)].flat());
  return { contour, width: Math.max(d0, d1) };
}

/** Where strips meet, slabs leave a square that faces none of their edges: a hole that strips close. */
function crossings(
  facts: Facts, level: number, plates: readonly Neighbour[], strips: readonly DerivedStrip[], limit: number,
): DerivedStrip[] {
  const own = plates.flatMap((p) => [...p.contours]);
  const closed = facts.plan.union([...own, ...strips.map((s) => s.contour)]);
  const sure = strips.every((s) => s.sure);
  const most = (limit + SLACK) ** 2;
  return closed
    .filter((c) => contourArea(c) < 0 && -contourArea(c) <= most && !own.some((o) => contourArea(o) < 0 && Math.abs(contourArea(o) - contourArea(c)) < 1e-6))
    .map((c) => ({ level, between: [-1, -1] as const, width: roundQuantity(contourWidth(c)), contour: reversed(c), sure }));
}
