/** Weight of an element's concrete, for lifting and the component schedule. Insulation, finishes and steel parts are not weighed. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Interval } from '../units.ts';
import { concreteShare } from './concrete.ts';
import type { Facts } from './facts.ts';
import { overCopies } from './rival-copies.ts';

export interface Weight {
  /** kg */
  readonly kg: Interval;
  /** kg/m³ */
  readonly density: number;
  readonly from: 'profile' | 'assumed';
}

/** Reinforced concrete, kg/m³: published pieces of 2.22 m³ weigh 5.55 t (示例四 of atlas 15J939-1). */
export const REINFORCED_CONCRETE = 2500;

/** All leaves of a panel are lifted, whichever count. Over all copies where no rank says which of them counts. Null where the element has no body, or concrete is no question. */
export function weightOf(facts: Facts, index: number): Weight | null {
  const volume = overCopies(facts, index, (copy) => volumeOf(facts.geometry[copy] ?? null));
  if (volume === null || facts.roles[index]!.precast === 'not-applicable') return null;
  const { solid } = concreteShare(facts, index);
  const stated = facts.profile.concreteDensity;
  const density = stated ?? REINFORCED_CONCRETE;
  return { kg: [volume[0] * solid[0] * density, volume[1] * solid[1] * density], density, from: stated === undefined ? 'assumed' : 'profile' };
}

function volumeOf(g: ElementGeometry | null): Interval | null {
  if (!g?.bbox) return null;
  if (g.volume !== null) return [g.volume, g.volume];
  const [x0, y0, z0, x1, y1, z1] = g.bbox;
  return g.volumeBounds ?? [0, (x1 - x0) * (y1 - y0) * (z1 - z0)];
}
