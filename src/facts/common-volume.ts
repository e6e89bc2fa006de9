/**
 * How much of one element's body lies inside others: from outlines and heights, which is exact for upright prisms and a
 * bound for anything else; from the bodies themselves where somebody fetched them.
 */
import type { BodyMesh } from '../geometry/body.ts';
import type { Contours, Plan } from '../geometry/plan.ts';
import type { Box, ElementGeometry } from '../geometry/quantities.ts';
import type { Solids } from '../geometry/solids.ts';
import { QUANTUM, type Interval } from '../units.ts';
import { boxContour } from './box-contour.ts';

export interface CommonVolume {
  /** m³ of the element's net body that lie inside any of the others (positions in model.elements) */
  of(index: number, others: readonly number[]): Interval;
}

/** Ends no further apart than this are one figure, m³. */
export const SAME_VOLUME = 5e-4;

/** A body as a prism that holds it. */
interface Prism {
  readonly contours: Contours;
  /** the outline is its box: no polygon work */
  readonly isBox: boolean;
  readonly box: Box;
  /** m³ of the prism that the body leaves empty: openings, slopes, an open mesh's everything */
  readonly empty: number;
}

/** From outlines and heights alone. Remembers its answers: alternatives of switches ask for the same ones again. */
export function outlineVolumes(geometry: readonly (ElementGeometry | null)[], plan: Plan): CommonVolume {
  const prisms = new Map<number, Prism | null>();
  const prismOf = (index: number): Prism | null => {
    let prism = prisms.get(index);
    if (prism === undefined) prisms.set(index, (prism = makePrism(geometry[index] ?? null)));
    return prism;
  };
  return remembered((index, others) => {
    const body = prismOf(index);
    if (body === null) return [0, 0];
    const around = others.map(prismOf).filter((p) => p !== null);
    const most = around.length === 1 ? pairVolume(body, around[0]!, plan) : unionVolume(body, around, plan);
    if (Number.isNaN(most)) return [0, sizeOf(body)];
    const empty = around.reduce((sum, p) => sum + p.empty, body.empty);
    return empty <= SAME_VOLUME ? [most, most] : [Math.max(0, most - empty), most];
  });
}

/** Bodies decide as far as they are there and closed; what outlines say bounds the rest, and what contradicts them is not believed. */
export function bodyVolumes(outlines: CommonVolume, bodies: ReadonlyMap<number, BodyMesh>, solids: Solids): CommonVolume {
  return remembered((index, others) => {
    const bounds = outlines.of(index, others);
    if (bounds[1] - bounds[0] <= SAME_VOLUME) return bounds;
    const body = bodies.get(index);
    const known = others.flatMap((other) => bodies.get(other) ?? []);
    const exact = body === undefined || known.length === 0 ? null : solids.commonVolume(body, known);
    if (exact === null || exact < bounds[0] - SAME_VOLUME || exact > bounds[1] + SAME_VOLUME) return bounds;
    const least = Math.min(bounds[1], Math.max(bounds[0], exact));
    if (known.length === others.length) return [least, least];
    const unknown = others.filter((other) => !bodies.has(other)).reduce((sum, other) => sum + outlines.of(index, [other])[1], 0);
    return [least, Math.max(least, Math.min(bounds[1], exact + unknown))];
  });
}

function remembered(work: CommonVolume['of']): CommonVolume {
  const known = new Map<string, Interval>();
  return {
    of(index, others) {
      const key = `${index} ${others.join(' ')}`;
      let found = known.get(key);
      if (found === undefined) known.set(key, (found = work(index, others)));
      return found;
    },
  };
}

function makePrism(g: ElementGeometry | null): Prism | null {
  const box = g?.bbox;
  if (!g || !box) return null;
  const outlined = g.footprint !== null && g.footprintArea !== null && g.footprintArea > 0;
  const boxArea = (box[3] - box[0]) * (box[4] - box[1]);
  const area = outlined ? g.footprintArea! : boxArea;
  const height = box[5] - box[2];
  const size = area * height;
  // what rounding area, height and volume to 1e-4 can leave is not emptiness
  const slack = QUANTUM * (area + height + 1);
  return {
    contours: outlined ? g.footprint! : [boxContour(box)],
    isBox: !outlined || Math.abs(area - boxArea) <= 1e-4,
    box,
    empty: g.volume === null ? size : Math.max(0, size - g.volume - slack),
  };
}

const sizeOf = ({ box }: Prism): number => (box[3] - box[0]) * (box[4] - box[1]) * (box[5] - box[2]);

/** m² that two outlines share; NaN where the plane engine gave no answer. */
function sharedArea(a: Prism, b: Prism, plan: Plan): number {
  const dx = Math.min(a.box[3], b.box[3]) - Math.max(a.box[0], b.box[0]);
  const dy = Math.min(a.box[4], b.box[4]) - Math.max(a.box[1], b.box[1]);
  if (!(dx > 0 && dy > 0)) return 0;
  return a.isBox && b.isBox ? dx * dy : measured(plan, () => plan.area(plan.intersection(a.contours, b.contours)));
}

function pairVolume(a: Prism, b: Prism, plan: Plan): number {
  const dz = Math.min(a.box[5], b.box[5]) - Math.max(a.box[2], b.box[2]);
  return dz > 0 ? dz * sharedArea(a, b, plan) : 0;
}

/** Layer by layer between the heights at which one of the others begins or ends. */
function unionVolume(body: Prism, others: readonly Prism[], plan: Plan): number {
  const [z0, z1] = [body.box[2], body.box[5]];
  const heights = new Set([z0, z1]);
  for (const { box } of others) for (const z of [box[2], box[5]]) if (z > z0 && z < z1) heights.add(z);
  const levels = [...heights].sort((a, b) => a - b);
  let sum = 0;
  for (let k = 0; k + 1 < levels.length; k++) {
    const middle = (levels[k]! + levels[k + 1]!) / 2;
    const there = others.filter(({ box }) => box[2] < middle && middle < box[5]);
    if (there.length === 0) continue;
    const area = there.length === 1
      ? sharedArea(body, there[0]!, plan)
      : measured(plan, () => plan.area(plan.intersection(body.contours, plan.union(there.flatMap((p) => p.contours)))));
    sum += area * (levels[k + 1]! - levels[k]!);
  }
  return sum;
}

function measured(plan: Plan, work: () => number): number {
  const before = plan.traps;
  const value = work();
  return plan.traps === before ? value : Number.NaN;
}
