/**
 * Joints between the plates of a composite floor (JGJ 1-2014 6.6.6): strips drawn as elements, and gaps. Plates that meet are
 * a closed joint 密拼, which T/CECS 715-2020 allows without a strip.
 */
import type { Facts } from './facts.ts';
import { isLyingJoint } from './lying-joint.ts';
import { bodyGrid, type BodyGrid } from './body-grid.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { slabName } from './slab-names.ts';
import { LAYERS_REST, slabLayers } from './slab-layers.ts';
import { slabStrips, STRIPS_REST } from './slab-strips.ts';
import { carriedAt, SUPPORTS_REST } from './slab-supports.ts';

export interface SlabJoint {
  /** m */
  readonly width: number;
  readonly others: readonly number[];
  /** ways that the plates on both sides span, by their names */
  readonly way: 'one' | 'two' | null;
  /** both plates are known to be parts of composite slabs */
  readonly sure: boolean;
}

/** Gaps are looked for up to the width that also counts as plan area, so that they are found once. */
const WIDEST = 0.3;
/** Plates no farther apart are closed up: what a chamfer and drawing leave, m. */
const CLOSED = 0.02;
/** A plate this near to a drawn strip lies beside it, m. */
const BESIDE = 0.03;

export const SLAB_JOINTS_REST = [...STRIPS_REST, LAYERS_REST, SUPPORTS_REST];

const known: (facts: Facts, building: number) => ReadonlyMap<number, readonly SlabJoint[]> = keptByBuilding(find, SLAB_JOINTS_REST, 'no-switches');

/** A drawn strip has its own joint; a gap is told on the first of its two plates. */
export function slabJoints(facts: Facts, index: number): readonly SlabJoint[] {
  const building = facts.buildings.of[index]!;
  return building < 0 ? [] : (known(facts, building).get(index) ?? []);
}

function find(facts: Facts, building: number): ReadonlyMap<number, readonly SlabJoint[]> {
  const joints = new Map<number, SlabJoint[]>();
  const add = (index: number, joint: SlabJoint): void => void joints.set(index, [...(joints.get(index) ?? []), joint]);
  const { modelled, derived } = slabStrips(facts, building, WIDEST);
  let plates: BodyGrid | null = null;
  for (const strip of modelled) {
    const g = facts.geometry[strip.element];
    if (strip.counts === 'no' || strip.width === null || !g?.bbox) continue;
    if (!isLyingJoint(facts.model.elements[strip.element]!, g, facts.roles[strip.element]!.component)) continue;
    plates ??= bodyGrid(facts, building, (index) => slabLayers(facts, index).composite !== false);
    const [x0, y0, z0, x1, y1, z1] = g.bbox;
    const others = plates.near([x0 - BESIDE, y0 - BESIDE, z0, x1 + BESIDE, y1 + BESIDE, z1]);
    if (others.length > 0) add(strip.element, jointOf(facts, strip.width, others));
  }
  const seen = new Set<string>();
  for (const { between: [a, b], width, contour } of derived) {
    // the pieces of a gap that a beam cuts are one joint
    const key = `${a} ${b} ${width}`;
    if (a < 0 || a === b || width <= CLOSED || seen.has(key)) continue;
    if (slabLayers(facts, a).composite === false || slabLayers(facts, b).composite === false) continue;
    const [x, y] = middle(contour);
    const [, , z0, , , z1] = facts.geometry[a]!.bbox!;
    if (carriedAt(facts, building, x, y, z0, z1)) continue;
    seen.add(key);
    const [first, second] = a < b ? [a, b] : [b, a];
    add(first, jointOf(facts, width, [first, second]));
  }
  return joints;
}

function jointOf(facts: Facts, width: number, plates: readonly number[]): SlabJoint {
  const ways = new Set(plates.map((plate) => slabName(facts.model.elements[plate]!).way));
  const [way] = ways;
  return {
    width, others: plates, way: ways.size === 1 ? (way ?? null) : null,
    sure: plates.every((plate) => slabLayers(facts, plate).composite === true),
  };
}

function middle(contour: Float64Array): readonly [number, number] {
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < contour.length; i += 2) {
    x += contour[i]!;
    y += contour[i + 1]!;
  }
  return [(2 * x) / contour.length, (2 * y) / contour.length];
}
