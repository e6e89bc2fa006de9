/** Panels of a composite floor: plates side by side with no support between them, closed or with a strip between, are one. */
import { bodyGrid } from './body-grid.ts';
import type { Facts } from './facts.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { LAYERS_REST, slabLayers } from './slab-layers.ts';
import { carriedAt, SUPPORTS_REST } from './slab-supports.ts';
import { elementsIn } from './straddling.ts';

export interface SlabPanel {
  /** positions in model.elements, rising */
  readonly plates: readonly number[];
  /** m, shorter side first; null where the plates make no rectangle */
  readonly sides: readonly [number, number] | null;
}

/** Widest strip between plates of one panel, m. */
const STRIP = 0.32;
/** Slabs this much apart in height are not of one floor, m. */
const STEP = 0.02;
/** Share of the shorter of two facing sides along which plates lie beside each other. */
const BESIDE = 0.5;
/** Share of its box that a rectangle fills: one plate, and plates with the strips between them. */
const FULL = { plate: 0.98, panel: 0.8 } as const;

export const PANELS_REST = [LAYERS_REST, SUPPORTS_REST];

const panelsOf: (facts: Facts, building: number) => ReadonlyMap<number, SlabPanel> = keptByBuilding(find, PANELS_REST, 'no-switches');

/** Null for what is no slab that may be composite. */
export function panelOf(facts: Facts, index: number): SlabPanel | null {
  const building = facts.buildings.of[index]!;
  return building < 0 ? null : (panelsOf(facts, building).get(index) ?? null);
}

function find(facts: Facts, building: number): ReadonlyMap<number, SlabPanel> {
  const panels = new Map<number, SlabPanel>();
  const among = (index: number): boolean => facts.buildings.of[index] === building && slabLayers(facts, index).composite === true && facts.geometry[index]?.bbox != null;
  const members = elementsIn(facts.buildings, building).filter(among);
  if (members.length === 0) return panels;
  const upright = new Set(members.filter((index) => fillsBox(facts, index)));
  const near = bodyGrid(facts, building, (index) => upright.has(index));
  const parent = new Map<number, number>();
  const root = (index: number): number => {
    let at = index;
    while (parent.has(at)) at = parent.get(at)!;
    return at;
  };
  for (const a of upright) {
    const [x0, y0, z0, x1, y1, z1] = facts.geometry[a]!.bbox!;
    for (const b of near.near([x0 - STRIP, y0 - STRIP, z0, x1 + STRIP, y1 + STRIP, z1])) {
      if (b <= a || root(a) === root(b) || !besideWithoutSupport(facts, building, a, b)) continue;
      const [low, high] = [root(a), root(b)].sort((p, q) => p - q) as [number, number];
      parent.set(high, low);
    }
  }
  const groups = new Map<number, number[]>();
  for (const index of members) groups.set(root(index), [...(groups.get(root(index)) ?? []), index]);
  for (const plates of groups.values()) {
    const panel = { plates, sides: sidesOf(facts, plates) };
    for (const plate of plates) panels.set(plate, panel);
  }
  return panels;
}

function fillsBox(facts: Facts, index: number): boolean {
  const g = facts.geometry[index]!;
  const [x0, y0, , x1, y1] = g.bbox!;
  return g.footprintArea !== null && g.footprintArea >= FULL.plate * (x1 - x0) * (y1 - y0);
}

function besideWithoutSupport(facts: Facts, building: number, first: number, second: number): boolean {
  const [a, b] = [facts.geometry[first]!.bbox!, facts.geometry[second]!.bbox!];
  if (Math.abs(a[2] - b[2]) > STEP || Math.abs(a[5] - b[5]) > STEP) return false;
  for (const k of [0, 1] as const) {
    const along = 1 - k;
    const gap = Math.max(a[k]!, b[k]!) - Math.min(a[k + 3]!, b[k + 3]!);
    const [from, to] = [Math.max(a[along]!, b[along]!), Math.min(a[along + 3]!, b[along + 3]!)];
    if (gap < -STEP || gap > STRIP || to - from < BESIDE * Math.min(a[along + 3]! - a[along]!, b[along + 3]! - b[along]!)) continue;
    const across = (Math.max(a[k]!, b[k]!) + Math.min(a[k + 3]!, b[k + 3]!)) / 2;
    const middle = (from + to) / 2;
    const [x, y] = k === 0 ? [across, middle] : [middle, across];
    if (!carriedAt(facts, building, x, y, a[2], a[5])) return true;
  }
  return false;
}

function sidesOf(facts: Facts, plates: readonly number[]): SlabPanel['sides'] {
  if (plates.length === 1) {
    const g = facts.geometry[plates[0]!]!;
    if (g.length === null || g.thickness === null || g.footprintArea === null) return null;
    return g.footprintArea >= FULL.plate * g.length * g.thickness ? [g.thickness, g.length] : null;
  }
  const boxes = plates.map((plate) => facts.geometry[plate]!.bbox!);
  const width = Math.max(...boxes.map((b) => b[3])) - Math.min(...boxes.map((b) => b[0]));
  const depth = Math.max(...boxes.map((b) => b[4])) - Math.min(...boxes.map((b) => b[1]));
  const area = plates.reduce((sum, plate) => sum + facts.geometry[plate]!.footprintArea!, 0);
  return area >= FULL.panel * width * depth ? [Math.min(width, depth), Math.max(width, depth)] : null;
}
