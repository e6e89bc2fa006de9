/** Holes in the lintels over the openings of a panel: what of the lintel remains above and below them. Metres. */
import type { Box } from '../geometry/quantities.ts';
import type { Facts } from './facts.ts';
import { piersOf, type Piers } from './piers.ts';

/** Less wide or less high than this are holes for pipes and ducts, not openings that leave piers and lintels. */
const OPENING = 0.3;

export interface LintelHole {
  /** the smaller of what remains above and below */
  readonly rest: number;
  /** of the whole lintel */
  readonly height: number;
  readonly box: Box;
}

export interface PanelOpenings extends Piers {
  readonly holes: readonly LintelHole[];
  /** longer side of every opening, holes too */
  readonly sides: readonly { readonly side: number; readonly box: Box }[];
}

/** Null where the openings of the element cannot be told. */
export function panelOpenings(facts: Facts, index: number): PanelOpenings | null {
  const piers = piersOf(facts, index, OPENING);
  if (piers === null) return null;
  const all = facts.geometry[index]!.faceOpenings!;
  const holes = piers.lintels.flatMap(({ over, height }) => {
    const { from, to, head } = all[over]!;
    return all.flatMap((hole): readonly LintelHole[] => {
      const inside = hole.from < to && hole.to > from && hole.sill > head && hole.head < head + height;
      if (!inside || (hole.to - hole.from >= OPENING && hole.head - hole.sill >= OPENING)) return [];
      return [{ rest: Math.min(hole.sill - head, head + height - hole.head), height, box: hole.box }];
    });
  });
  return { ...piers, holes, sides: all.map((o) => ({ side: Math.max(o.to - o.from, o.head - o.sill), box: o.box })) };
}
