/**
 * Composite slabs drawn in several bodies (domain 3.3): a precast plate and what is poured on it, lying on each other; or the
 * slab in its whole thickness with the plates once more inside it.
 */
import type { Box } from '../geometry/quantities.ts';
import type { Interval } from '../units.ts';
import { bodyGrid } from './body-grid.ts';
import { coveredBy } from './covered-by.ts';
import type { Facts } from './facts.ts';
import { covers } from './in-contours.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { isEven, plateThickness } from './plate-thickness.ts';
import { restsOn } from './rests.ts';
import type { Component } from './roles.ts';
import { isDeck, slabName } from './slab-names.ts';
import { elementsIn } from './straddling.ts';

export interface Topping {
  /** m; a range where the poured body is of several thicknesses */
  readonly thickness: Interval;
  readonly element: number;
}

export interface SlabStacks {
  /** precast plate → what is poured on it */
  readonly toppingOf: ReadonlyMap<number, Topping>;
  /** bodies poured on plates, or drawn over plates in the slab's whole thickness */
  readonly overPlates: ReadonlySet<number>;
}

/** Faces that lie on each other are drawn no farther apart than this, m. */
const TOUCH = 0.005;
/** What rises less than this over a plate is no layer on it, m. */
const LEAST = 0.02;
/** Share of a plate that must lie under one body. */
const UNDER = 0.5;
/** Points by which plans are compared: so many each way over a plate's box. */
const POINTS = 5;

const SLABS: ReadonlySet<Component> = new Set<Component>(['slab', 'roof']);
/** What stacks are made of. */
export const STACKS_REST = restsOn([...SLABS, 'topping'], 'precast');

export const slabStacks: (facts: Facts, building: number) => SlabStacks = keptByBuilding(find, [STACKS_REST], 'no-switches');

function find(facts: Facts, building: number): SlabStacks {
  const toppingOf = new Map<number, Topping>();
  const overPlates = new Set<number>();
  const plates = elementsIn(facts.buildings, building).filter((index) => facts.buildings.of[index] === building && isPlate(facts, index));
  if (plates.length === 0) return { toppingOf, overPlates };
  const over = bodyGrid(facts, building, (index) => pouredOrWhole(facts, index));
  for (const plate of plates) {
    const box = facts.geometry[plate]!.bbox!;
    const points = pointsIn(facts, plate);
    let topping: Topping | null = null;
    for (const other of over.near([box[0], box[1], box[2], box[3], box[4], box[5] + TOUCH])) {
      if (other === plate) continue;
      const thickness = aboveIt(facts, plate, other);
      if (thickness === null || !liesUnder(facts, points, other)) continue;
      overPlates.add(other);
      // of several the thinnest is what the clause speaks of
      if (topping === null || thickness[1] < topping.thickness[1]) topping = { thickness, element: other };
    }
    if (topping !== null) toppingOf.set(plate, topping);
  }
  return { toppingOf, overPlates };
}

/** Marked as precast, or named as the precast half of a composite slab. */
function isPlate(facts: Facts, index: number): boolean {
  const roles = facts.roles[index]!;
  if (!SLABS.has(roles.component) || !facts.geometry[index]?.bbox || isTwin(facts, index)) return false;
  return roles.precast === 'precast' || (roles.precast === 'composite' && !isDeck(facts.model.elements[index]!));
}

function pouredOrWhole(facts: Facts, index: number): boolean {
  const { component, precast } = facts.roles[index]!;
  if (isTwin(facts, index)) return false;
  return component === 'topping' || (SLABS.has(component) && (precast === 'cast-in-place' || precast === 'composite'));
}

function isTwin(facts: Facts, index: number): boolean {
  const why = facts.outOfScope[index];
  return why === 'copy' || why === 'duplicate';
}

/** How much of a body lies over the plate, m; null where none does. */
function aboveIt(facts: Facts, plate: number, other: number): Interval | null {
  const [a, b] = [facts.geometry[plate]!.bbox!, facts.geometry[other]!.bbox!];
  const rises = b[5] - a[5];
  if (rises < LEAST || b[2] > a[5] + TOUCH) return null;
  const whole = b[2] <= a[2] + TOUCH;
  // a slab drawn as composite in its whole thickness holds the plate; one beside or on it is another slab
  if (facts.roles[other]!.component !== 'topping' && facts.roles[other]!.precast === 'composite' && !whole) return null;
  if (facts.roles[plate]!.precast === 'composite' && whole && !slabName(facts.model.elements[plate]!).plate) return null;
  // what reaches down between plates is thick there and nowhere else
  return whole || isEven(plateThickness(facts.geometry[other])) ? [rises, rises] : [0, rises];
}

function pointsIn(facts: Facts, plate: number): readonly (readonly [number, number])[] {
  const [x0, y0, , x1, y1]: Box = facts.geometry[plate]!.bbox!;
  const outline = coveredBy(facts.geometry[plate]);
  const points: (readonly [number, number])[] = [];
  for (let i = 0; i < POINTS; i += 1) {
    for (let k = 0; k < POINTS; k += 1) {
      const [x, y] = [x0 + ((i + 0.5) / POINTS) * (x1 - x0), y0 + ((k + 0.5) / POINTS) * (y1 - y0)];
      if (outline === null || covers(outline, x, y)) points.push([x, y]);
    }
  }
  return points;
}

function liesUnder(facts: Facts, points: readonly (readonly [number, number])[], other: number): boolean {
  const outline = coveredBy(facts.geometry[other]);
  if (outline === null || points.length === 0) return false;
  const [x0, y0, , x1, y1] = facts.geometry[other]!.bbox!;
  const within = points.filter(([x, y]) => x >= x0 && x <= x1 && y >= y0 && y <= y1 && covers(outline, x, y)).length;
  return within >= UNDER * points.length;
}
