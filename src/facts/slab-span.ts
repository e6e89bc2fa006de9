/** Spans of composite slabs, m. */
import type { Interval } from '../units.ts';
import type { Facts } from './facts.ts';
import { slabLayers } from './slab-layers.ts';
import { slabName } from './slab-names.ts';
import { panelOf } from './slab-panels.ts';

export interface SlabSpan {
  /** a plate spans as long as it is; which way a slab drawn in its whole thickness spans the body does not say */
  readonly span: Interval | null;
  /** of its panel, shorter side first */
  readonly sides: readonly [number, number] | null;
  /** plates of its panel */
  readonly panel: readonly number[];
  /** ways it spans, by its name */
  readonly way: 'one' | 'two' | null;
}

/** No panel of a slab is longer: such a body is a floor, m. */
const LONGEST = 15;
/** Share of its box that a plate fills. */
const FULL = 0.9;

export function slabSpan(facts: Facts, index: number): SlabSpan {
  const { way } = slabName(facts.model.elements[index]!);
  const panel = panelOf(facts, index);
  const sides = panel?.sides != null && panel.sides[1] <= LONGEST ? panel.sides : null;
  return { span: spanOf(facts, index, way, sides), sides, panel: panel?.plates ?? [index], way };
}

function spanOf(facts: Facts, index: number, way: SlabSpan['way'], sides: SlabSpan['sides']): Interval | null {
  const g = facts.geometry[index];
  const { plate } = slabLayers(facts, index);
  if (g?.length == null || g.thickness == null || g.footprintArea === null) return null;
  if (plate === true) return g.footprintArea >= FULL * g.length * g.thickness && g.length <= LONGEST ? [g.length, g.length] : null;
  if (sides === null) return null;
  return way === 'two' ? [sides[0], sides[0]] : [sides[0], sides[1]];
}
