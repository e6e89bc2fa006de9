/** Clear distance between grouting sleeves drawn upright, m. */
import { boxColumn, forEachOverlap } from '../geometry/broad-phase.ts';
import type { Box } from '../geometry/quantities.ts';
import type { Facts } from './facts.ts';
import { nameParts } from './names.ts';

export interface SleeveGap {
  readonly other: number;
  /** m */
  readonly clear: number;
}

export interface Sleeves {
  /** some sleeve is drawn */
  readonly drawn: boolean;
  /** the nearest neighbour of each, by its index */
  readonly nearest: ReadonlyMap<number, SleeveGap>;
}

const SLEEVE = /套筒|^GTB\d|(grout(ing)?|splice)-sleeve/iu;
/** Neighbours are looked for no further, m. */
const REACH = 0.3;
/** Sides of an upright cylinder's box differ by less than this share. */
const ROUND = 0.1;

const known = new WeakMap<Facts['roles'], Sleeves>();

export function sleeveGaps(facts: Facts): Sleeves {
  let found = known.get(facts.roles);
  if (found === undefined) known.set(facts.roles, (found = find(facts)));
  return found;
}

function find(facts: Facts): Sleeves {
  const sleeves: { readonly index: number; readonly box: Box; readonly r: number }[] = [];
  facts.roles.forEach((roles, index) => {
    if (roles.component !== 'embedded-part') return;
    const box = facts.geometry[index]?.bbox;
    const { name, objectType, type } = facts.model.elements[index]!;
    if (!box || ![name, objectType, type?.name ?? ''].some((text) => nameParts(text).some((part) => SLEEVE.test(part)))) return;
    const [dx, dy, dz] = [box[3] - box[0], box[4] - box[1], box[5] - box[2]];
    if (dz > Math.max(dx, dy) && Math.abs(dx - dy) <= ROUND * Math.max(dx, dy)) sleeves.push({ index, box, r: (dx + dy) / 4 });
  });
  const nearest = new Map<number, SleeveGap>();
  const take = (index: number, other: number, clear: number): void => {
    const before = nearest.get(index);
    if (before === undefined || clear < before.clear) nearest.set(index, { other, clear });
  };
  forEachOverlap(boxColumn(sleeves.map((s) => s.box)), REACH, (i, j) => {
    const a = sleeves[i]!, b = sleeves[j]!;
    if (Math.min(a.box[5], b.box[5]) <= Math.max(a.box[2], b.box[2])) return;
    const clear = Math.hypot(a.box[0] + a.box[3] - b.box[0] - b.box[3], a.box[1] + a.box[4] - b.box[1] - b.box[4]) / 2 - a.r - b.r;
    // one sleeve drawn as several bodies
    if (clear < 0 || clear > REACH) return;
    take(a.index, b.index, clear);
    take(b.index, a.index, clear);
  });
  return { drawn: sleeves.length > 0, nearest };
}
