/**
 * Coincident elements count once (design decision 5): copies of each other in different files, a supplier's pieces that
 * detail one design element, and what one file holds twice. Only bodies decide; names and GlobalIds do not. Of copies in
 * files of one rank the larger one stands for all of them, and what it adds is a range over all of them: `rivals`.
 */
import type { Body, BodyPairs, SameBodies } from './body-pairs.ts';
import type { CommonVolume } from './common-volume.ts';
import { roundQuantity, toQuanta } from '../units.ts';

export interface Copies {
  /** per element: the element that counts in its place, −1 when it counts itself */
  readonly representedBy: Int32Array;
  /**
   * per element: the share of its body that pieces of other files detail, where that is neither nothing nor all of it;
   * its own quantity is then open between the rest and nothing
   */
  readonly detailedShare: ReadonlyMap<number, number>;
  /** per representing element: those it stands for */
  readonly represents: ReadonlyMap<number, readonly number[]>;
  /** per element that its own file holds twice: the one it is the same as */
  readonly duplicateOf: ReadonlyMap<number, number>;
  /**
   * per representing element: those of `represents` that are copies of it with other figures in files of its own rank. Nobody
   * said which of them holds, so that each of its figures is any of theirs: see rival-copies.ts
   */
  readonly rivals: ReadonlyMap<number, readonly number[]>;
  /** all that are in `rivals`, rising */
  readonly unranked: readonly number[];
}

/** Share of a body inside another from which the two are the same thing drawn twice. */
const SAME = 0.8;
/** The same within one file, where nobody expects a second drawing. */
const IDENTICAL = 0.999;
/** Share from which a design element is wholly detailed by pieces. */
const WHOLE = 0.9;
/** Share below which an overlap is a joint, not a copy. */
const TOUCH = 0.1;

export interface CopiesInput {
  /** of the model */
  readonly elements: number;
  readonly bodies: ReadonlyMap<number, Body>;
  readonly pairs: BodyPairs;
  /** from `findDuplicates` */
  readonly duplicateOf: ReadonlyMap<number, number>;
  /** weigh copies and pieces, whose openings may differ */
  readonly outlines: CommonVolume;
  /** say what is the same to the last of it */
  readonly volumes: CommonVolume;
}

export function findCopies({ elements, bodies, pairs, duplicateOf: known, outlines, volumes }: CopiesInput): Copies {
  const representedBy = new Int32Array(elements).fill(-1);
  const detailedShare = new Map<number, number>();
  const represents = new Map<number, number[]>();
  const copyOf = new Map<number, number>();
  const duplicateOf = new Map(known);
  for (const [a, b] of pairs.twins) {
    if (!duplicateOf.has(a.index) && !duplicateOf.has(b.index) && isSame(a, b, volumes)) duplicateOf.set(b.index, a.index);
  }
  for (const [index, leader] of duplicateOf) representedBy[index] = leader;
  const overlaps = new Map<number, { readonly other: Body; readonly share: number; readonly back: number }[]>();
  for (const [a, b] of pairs.acrossFiles) {
    if (duplicateOf.has(a.index) || duplicateOf.has(b.index)) continue;
    const volume = overlapVolume(a, b, outlines);
    const inA = volume / a.size;
    const inB = volume / b.size;
    if (inA < TOUCH && inB < TOUCH) continue;
    push(overlaps, a.index, { other: b, share: inA, back: inB });
    push(overlaps, b.index, { other: a, share: inB, back: inA });
  }
  // a lower rank number leads, then the piece before the whole it details, then the larger; never the order in which files are opened
  for (const [index, list] of [...overlaps].sort((x, y) => x[0] - y[0])) {
    const body = bodies.get(index)!;
    const same = list.filter((o) => o.share >= SAME && o.back >= SAME && leads(o.other, body));
    if (same.length > 0) {
      const leader = same.map(({ other }) => other).reduce((first, other) => (leads(other, first) ? other : first));
      representedBy[index] = leader.index;
      copyOf.set(index, leader.index);
      continue;
    }
    // pieces inside this element; another file's pieces are taken per file, the best covering file counts
    const byFile = new Map<number, { covered: number; largest: Body }>();
    for (const o of list) {
      if (o.back < SAME || o.share >= SAME || o.other.rank > body.rank) continue;
      // pieces stop at openings, so they are weighed against what the element holds, not against its outline
      const share = (o.back * o.other.volume) / body.volume;
      const file = byFile.get(o.other.file);
      byFile.set(o.other.file, { covered: (file?.covered ?? 0) + share, largest: file && !leads(o.other, file.largest) ? file.largest : o.other });
    }
    const best = [...byFile.values()].sort((a, b) => b.covered - a.covered || (leads(a.largest, b.largest) ? -1 : 1))[0];
    if (best === undefined || best.covered < TOUCH) continue;
    if (best.covered >= WHOLE) representedBy[index] = best.largest.index;
    else detailedShare.set(index, best.covered);
  }
  const rivals = findRivals(copyOf, representedBy, bodies);
  flatten(representedBy);
  representedBy.forEach((leader, index) => {
    if (leader >= 0) push(represents, leader, index);
  });
  return { representedBy, detailedShare, represents, duplicateOf, rivals, unranked: [...rivals.values()].flat().sort((a, b) => a - b) };
}

/** By the element that stands at the end of a chain of copies. Where pieces stand for that one, they count and it does not. */
function findRivals(copyOf: ReadonlyMap<number, number>, representedBy: Int32Array, bodies: ReadonlyMap<number, Body>): ReadonlyMap<number, readonly number[]> {
  const rivals = new Map<number, number[]>();
  for (const index of copyOf.keys()) {
    let leader = index;
    // leading is an order: no chain comes back to where it began
    while (copyOf.has(leader)) leader = copyOf.get(leader)!;
    const [body, first] = [bodies.get(index)!, bodies.get(leader)!];
    if (representedBy[leader]! < 0 && body.rank === first.rank && differ(body, first)) push(rivals, leader, index);
  }
  return rivals;
}

/** Has one of them a figure that the other has not? What rounding alone can make is none (design decision 7). */
function differ(a: Body, b: Body): boolean {
  return a.figures.some((own, i) => {
    const other = b.figures[i]!;
    return own === null || other === null ? own !== other : Math.abs(toQuanta(own) - toQuanta(other)) > 1;
  });
}

/** Per element that its file holds twice: the first drawn, which stands. Where bodies could not be compared nothing is a duplicate. */
export function findDuplicates({ repeats, doubtful }: SameBodies, volumes: CommonVolume): ReadonlyMap<number, number> {
  const duplicateOf = new Map(repeats);
  for (const group of doubtful) {
    const firsts: Body[] = [];
    for (const body of group) {
      const first = firsts.find((other) => isSame(other, body, volumes));
      if (first === undefined) firsts.push(body);
      else duplicateOf.set(body.index, first.index);
    }
  }
  return duplicateOf;
}

function isSame(a: Body, b: Body, volumes: CommonVolume): boolean {
  const least = volumes.of(a.index, [b.index])[0];
  return least >= IDENTICAL * a.volume && least >= IDENTICAL * b.volume;
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Of equal rank the body that closes leads, then the larger: what files are opened in another order says the same. */
function leads(a: Body, b: Body): boolean {
  const order = a.rank - b.rank || bySize(a, b) || byText(a.globalId, b.globalId) || byText(a.path, b.path);
  return order !== 0 ? order < 0 : a.index < b.index;
}

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Negative where `a` leads by what it holds; 0 where both hold the same to the last digit that is kept. */
function bySize(a: Body, b: Body): number {
  return Number(b.closed) - Number(a.closed) || roundQuantity(b.volume) - roundQuantity(a.volume) || roundQuantity(b.size) - roundQuantity(a.size);
}

/** Chains a → b → c end at c; a cycle cannot arise because leading is an order, and is cut if it does. */
function flatten(representedBy: Int32Array): void {
  for (let i = 0; i < representedBy.length; i += 1) {
    let leader = representedBy[i]!;
    for (let hops = 0; leader >= 0 && representedBy[leader]! >= 0 && hops < 64; hops += 1) {
      if (representedBy[leader] === i) break;
      leader = representedBy[leader]!;
    }
    representedBy[i] = leader;
  }
}

function overlapVolume(a: Body, b: Body, outlines: CommonVolume): number {
  const dz = Math.min(a.box[5], b.box[5]) - Math.max(a.box[2], b.box[2]);
  const boxArea =
    (Math.min(a.box[3], b.box[3]) - Math.max(a.box[0], b.box[0])) *
    (Math.min(a.box[4], b.box[4]) - Math.max(a.box[1], b.box[1]));
  // an overlap of the boxes too small to matter needs no polygon work
  if ((boxArea * dz) / Math.min(a.size, b.size) < TOUCH) return 0;
  return outlines.of(a.index, [b.index])[1];
}
