/** 4.0.13: length of electrical, water and heating lines laid apart from the structure over all of it, m. */
import type { Facts } from '../facts/facts.ts';
import { buildingFlag } from '../facts/building-properties.ts';
import { laidSeparately } from '../facts/laying.ts';
import { roundQuantity } from '../units.ts';
import { countable, mayLieBelowGround, type Measure, type MissingReason, type Piece } from './measure.ts';

/**
 * A model holds trunks and trays; branch lines are what is embedded. Unless the model is declared complete its lengths
 * prove nothing (domain 1.2-12) and the ratio stays open, with the modelled pieces listed.
 */
export function pipeSeparation(facts: Facts, building: number): Measure {
  const pieces: Piece[] = [];
  const missing = new Set<MissingReason>();
  const single = facts.buildings.list[building];
  const complete = single ? buildingFlag(facts.model, single, 'pipesComplete') === true : false;
  for (const { index, level, maybe } of countable(facts, building)) {
    if (facts.roles[index]!.component !== 'pipe') continue;
    const g = facts.geometry[index];
    const length = roundQuantity(Math.max(g?.length ?? 0, g?.height ?? 0));
    const separate = laidSeparately(facts.model.elements[index]!);
    const options: (readonly [number, number])[] = [];
    if (separate !== false) options.push([length, length]);
    if (separate !== true) options.push([0, length]);
    const open = separate === null ? ['laying'] : [];
    if (maybe) mayLieBelowGround(options, open, missing);
    pieces.push({ element: index, level, options, missing: open });
  }
  if (pieces.length === 0) missing.add('no-such-element');
  if (!complete) missing.add('pipes-not-complete');
  return { pieces, totals: null, present: 'yes', ratioUnknown: !complete, missing: [...missing] };
}
