/** Piers 墙肢 beside the openings of a panel and lintels 连梁 above them, measured in its own face. Metres, rounded to 1e-4. */
import type { Box, FaceOpening } from '../geometry/quantities.ts';
import { roundQuantity } from '../units.ts';
import type { Facts } from './facts.ts';

export interface Pier {
  readonly width: number;
  /** positions in faceOpenings of what stands before and after it along the panel; null: the panel ends there */
  readonly between: readonly [number | null, number | null];
  /** of that piece of wall, over the heights at which the width was taken, world metres */
  readonly box: Box;
}

export interface Lintel {
  readonly height: number;
  /** position in faceOpenings of what it spans */
  readonly over: number;
  /** position of the opening above it; null: the panel's top is there */
  readonly under: number | null;
  /** of that piece of wall over the opening's width, world metres */
  readonly box: Box;
}

export interface Piers {
  /** an opening that reaches the panel's end has none there */
  readonly piers: readonly Pier[];
  /** an opening that reaches the panel's top has none */
  readonly lintels: readonly Lintel[];
}

/** What is thinner than this is no piece of wall, m: an opening reaches there. */
const NOTHING = 1e-3;

/**
 * Beside each opening up to its nearest neighbour at one of its heights, else to the end of the panel; above it up to the
 * next opening over it, else to the top. `least`: openings less wide or less high than this, m, are not seen (sleeves).
 * Null where the openings of the element cannot be told.
 */
export function piersOf(facts: Facts, index: number, least = 0): Piers | null {
  const g = facts.geometry[index] ?? null;
  const all = g?.faceOpenings ?? null;
  if (g === null || all === null) return null;
  const seen = [...all.keys()].filter((i) => all[i]!.to - all[i]!.from >= least && all[i]!.head - all[i]!.sill >= least);
  const thickness = g.thickness ?? 0;
  const piers = new Map<string, Pier>();
  const lintels: Lintel[] = [];
  const addPier = (before: number | null, after: number | null, from: number, to: number): void => {
    const width = roundQuantity(to - from);
    if (width < NOTHING) return;
    const sides = [before, after].filter((i) => i !== null).map((i) => all[i]!);
    const low = Math.max(...sides.map((o) => o.sill)), high = Math.min(...sides.map((o) => o.head));
    piers.set(`${before} ${after}`, { width, between: [before, after], box: pieceOf(sides[0]!, thickness, from, to, low, high) });
  };
  for (const i of seen) {
    const o = all[i]!;
    const level = seen.filter((j) => j !== i && Math.min(all[j]!.head, o.head) - Math.max(all[j]!.sill, o.sill) >= NOTHING);
    const before = lastOf(level.filter((j) => all[j]!.to <= o.from + NOTHING), (j) => all[j]!.to);
    const after = lastOf(level.filter((j) => all[j]!.from >= o.to - NOTHING), (j) => -all[j]!.from);
    // the panel may end between two openings: pieces in line
    const start = before === null ? o.start : Math.max(o.start, all[before]!.to);
    const end = after === null ? o.end : Math.min(o.end, all[after]!.from);
    addPier(before !== null && start === all[before]!.to ? before : null, i, start, o.from);
    addPier(i, after !== null && end === all[after]!.from ? after : null, o.to, end);
    const above = lastOf(
      seen.filter((j) => all[j]!.sill >= o.head - NOTHING && Math.min(all[j]!.to, o.to) - Math.max(all[j]!.from, o.from) >= NOTHING),
      (j) => -all[j]!.sill,
    );
    const under = above !== null && all[above]!.sill <= o.top ? above : null;
    const top = under === null ? o.top : all[under]!.sill;
    const height = roundQuantity(top - o.head);
    if (height >= NOTHING) lintels.push({ height, over: i, under, box: pieceOf(o, thickness, o.from, o.to, o.head, top) });
  }
  return { piers: [...piers.values()], lintels };
}

/** The one with the greatest value; of equals the first. */
function lastOf(list: readonly number[], value: (i: number) => number): number | null {
  return list.reduce<number | null>((best, i) => (best === null || value(i) > value(best) ? i : best), null);
}

/** World box of a piece of the panel that `o` is in. */
function pieceOf(o: FaceOpening, thickness: number, from: number, to: number, low: number, high: number): Box {
  const [x0, y0, x1, y1] = o.line;
  const length = Math.hypot(x1 - x0, y1 - y0);
  const ux = (x1 - x0) / length, uy = (y1 - y0) / length;
  const foot = o.box[2] - o.sill;
  const at = (along: number): readonly [number, number] => [x0 + (along - o.from) * ux, y0 + (along - o.from) * uy];
  const [ax, ay] = at(from), [bx, by] = at(to);
  const dx = (Math.abs(uy) * thickness) / 2, dy = (Math.abs(ux) * thickness) / 2;
  return [
    roundQuantity(Math.min(ax, bx) - dx), roundQuantity(Math.min(ay, by) - dy), roundQuantity(foot + low),
    roundQuantity(Math.max(ax, bx) + dx), roundQuantity(Math.max(ay, by) + dy), roundQuantity(foot + high),
  ].map((v) => v + 0) as unknown as Box;
}
