/**
 * What is modelled as bodies inside a piece: sleeves, lifting anchors, boxes, bars. A piece that holds them states them as well
 * as one that lists them in a property (domain.md 3.3). By relation where the model has one, else by where they lie.
 */
import type { Box } from '../geometry/quantities.ts';
import { safePattern } from '../profile/regex.ts';
import { bodyGrid, type BodyGrid } from './body-grid.ts';
import type { Facts } from './facts.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { nameParts } from './names.ts';
import words from './patterns/contents.json' with { type: 'json' };
import { COMPONENTS } from './rests.ts';
import type { Component } from './roles.ts';
import { elementsIn } from './straddling.ts';

/** `part`: an embedded part of another kind; `line`: a conduit or pipe that runs inside */
export type ContentKind = 'sleeve' | 'lifting' | 'bracing' | 'box' | 'rebar' | 'line' | 'part';

/** Kind → positions in Model.elements. */
export type Contents = ReadonlyMap<ContentKind, readonly number[]>;

const KINDS = words.map(({ match, kind }) => ({ test: safePattern(match), kind: kind as ContentKind }));

/** What pieces are made as; their bodies may hold the others. */
const PIECES: ReadonlySet<Component> = new Set<Component>([
  'column', 'brace', 'shear-wall', 'wall', 'ductile-wall-panel', 'infill-envelope-wall', 'partition', 'hung-panel', 'parapet', 'beam', 'slab', 'roof',
  'stair', 'balcony', 'ac-slab', 'bay-window', 'formwork-panel', 'unknown',
]);
const BOX_CLASS = /^Ifc(JunctionBox|Outlet|SwitchingDevice|FlowTerminal|FlowController|FlowFitting|CableCarrierFitting)$/u;
const EMPTY: Contents = new Map();

const known = new WeakMap<Facts, ReadonlyMap<number, Contents>>();
const contentsIn: (facts: Facts, building: number) => ReadonlyMap<number, Contents> = keptByBuilding((facts, building) =>
  findContents(facts, elementsIn(facts.buildings, building).filter((index) => facts.buildings.of[index] === building)), COMPONENTS, 'no-switches');

/** Linear in the elements and their near bodies; once per building. */
export function contentsOf(facts: Facts, index: number): Contents {
  const building = facts.buildings.of[index]!;
  if (building >= 0 && familiesTogether(facts)) return contentsIn(facts, building).get(index) ?? EMPTY;
  let all = known.get(facts);
  if (all === undefined) known.set(facts, (all = findContents(facts, facts.model.elements.keys())));
  return all.get(index) ?? EMPTY;
}

const together = new WeakMap<Facts['buildings'], boolean>();

/** Wholes stand in the building of their parts. */
function familiesTogether({ model, buildings }: Facts): boolean {
  let answer = together.get(buildings);
  if (answer === undefined) together.set(buildings, (answer = model.elements.every(({ index, whole }) => whole === null || buildings.of[whole] === buildings.of[index])));
  return answer;
}

function findContents(facts: Facts, among: Iterable<number>): ReadonlyMap<number, Contents> {
  const { geometry, buildings } = facts;
  const found = new Map<number, Map<ContentKind, number[]>>();
  const grids = new Map<number, BodyGrid>();
  const put = (host: number, kind: ContentKind, index: number): void => {
    let kinds = found.get(host);
    if (kinds === undefined) found.set(host, (kinds = new Map()));
    const list = kinds.get(kind);
    if (list === undefined) kinds.set(kind, [index]);
    else list.push(index);
  };
  for (const index of among) {
    const kind = kindOf(facts, index);
    if (kind === null) continue;
    const related = hostsByRelation(facts, index);
    for (const host of related) put(host, kind, index);
    const box = geometry[index]?.bbox;
    const building = buildings.of[index]!;
    if (related.length > 0 || !box || building < 0) continue;
    let grid = grids.get(building);
    if (grid === undefined) grids.set(building, (grid = bodyGrid(facts, building, (i) => isPiece(facts, i))));
    const host = hostAround(facts, grid, box, kind);
    if (host !== null) put(host, kind, index);
  }
  return found;
}

function kindOf(facts: Facts, index: number): ContentKind | null {
  const { component } = facts.roles[index]!;
  if (component === 'rebar') return 'rebar';
  const element = facts.model.elements[index]!;
  const embedded = component === 'embedded-part';
  const service = component === 'pipe' || BOX_CLASS.test(element.class);
  if (!embedded && !service && component !== 'equipment' && component !== 'other') return null;
  const parts = [element.name, element.objectType, element.type?.name ?? ''].flatMap(nameParts);
  const named = KINDS.find(({ test }) => parts.some((part) => test.test(part)))?.kind ?? null;
  if (embedded) return named ?? 'part';
  if (named === 'box' || element.class === 'IfcJunctionBox') return 'box';
  return component === 'pipe' ? 'line' : null;
}

function isPiece(facts: Facts, index: number): boolean {
  return PIECES.has(facts.roles[index]!.component);
}

/** The whole it is a part of, and what else that whole is made of: cast units list concrete and inserts side by side. */
function hostsByRelation(facts: Facts, index: number): readonly number[] {
  const { elements } = facts.model;
  const hosts = new Set<number>();
  let whole = elements[index]!.whole;
  for (let depth = 0; whole !== null && depth < 8; depth += 1) {
    if (isPiece(facts, whole) || elements[whole]!.class === 'IfcElementAssembly') {
      if (isPiece(facts, whole)) hosts.add(whole);
      const bodies = elements[whole]!.parts.filter((part) => part !== index && isPiece(facts, part));
      // an assembly of many pieces is a storey or a stack, not one piece
      if (bodies.length <= MOST_BODIES) for (const part of bodies) hosts.add(part);
    }
    whole = elements[whole]!.whole;
  }
  return [...hosts];
}

/** Leaves and layers of one piece. */
const MOST_BODIES = 8;

/** The smallest piece around its middle; what only passes through is not in it. */
function hostAround(facts: Facts, grid: BodyGrid, box: Box, kind: ContentKind): number | null {
  const [x, y, z] = [(box[0] + box[3]) / 2, (box[1] + box[4]) / 2, (box[2] + box[5]) / 2];
  let best: number | null = null;
  let least = Infinity;
  for (const index of grid.near([x, y, z, x, y, z])) {
    const around = facts.geometry[index]!.bbox!;
    if (kind === 'line' && !withinPlanOrHeight(box, around)) continue;
    const size = (around[3] - around[0]) * (around[4] - around[1]) * (around[5] - around[2]);
    if (size < least) {
      least = size;
      best = index;
    }
  }
  return best;
}

/** Lines that lie in a slab or stand in a wall stay within one of its thin directions. */
function withinPlanOrHeight(box: Box, around: Box): boolean {
  const within = (k: 0 | 1 | 2): boolean => box[k] >= around[k] - 1e-6 && box[k + 3]! <= around[k + 3]! + 1e-6;
  const thin = ([0, 1, 2] as const).reduce((a, b) => (around[b + 3]! - around[b]! < around[a + 3]! - around[a]! ? b : a));
  return within(thin);
}
