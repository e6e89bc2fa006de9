/**
 * Which boxes may concern each other: the broad phase before anything exact. Boxes are flat, six numbers each,
 * [x0, y0, z0, x1, y1, z1] in metres; what is not a finite box with low ends first is in no pair. Near n log n in the
 * number of boxes plus the number of pairs, wherever the boxes stand (wasm/box-tree.ts).
 */
import { core } from './core.ts';

const BOX = 6;
/** Pairs that are handed over in one go, at least. */
const CHUNK = 1 << 16;

/**
 * Calls `visit` for every i < j whose boxes overlap within `margin` (m; negative: by more than −margin along each axis),
 * rising in i, then in j. Few pairs are held at a time, so it is for when their number may be large.
 */
export function forEachOverlap(boxes: Float64Array, margin: number, visit: (i: number, j: number) => void): void {
  join(boxes, boxes, margin, true, (pairs) => {
    for (let k = 0; k < pairs.length; k += 2) visit(pairs[k]!, pairs[k + 1]!);
  });
}

/** The pairs of `forEachOverlap`, flat: [i, j, i, j, …]. */
export function overlappingPairs(boxes: Float64Array, margin: number): Uint32Array {
  return gather((take) => join(boxes, boxes, margin, true, take));
}

/** Flat [query, box, …], rising: which of `boxes` each of `queries` overlaps within `margin`, m. */
export function boxesNear(queries: Float64Array, boxes: Float64Array, margin: number): Uint32Array {
  return gather((take) => join(queries, boxes, margin, false, take));
}

/** Six numbers per box for the functions above; null is in no pair. */
export function boxColumn(boxes: readonly (ArrayLike<number> | null)[]): Float64Array {
  const column = new Float64Array(boxes.length * BOX).fill(Number.NaN);
  boxes.forEach((box, i) => {
    if (box !== null) column.set(box, i * BOX);
  });
  return column;
}

function gather(run: (take: (pairs: Uint32Array) => void) => void): Uint32Array {
  const parts: Uint32Array[] = [];
  let total = 0;
  run((pairs) => {
    parts.push(pairs);
    total += pairs.length;
  });
  if (parts.length === 1) return parts[0]!;
  const all = new Uint32Array(total);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Chunks of pairs, each a copy of its own. */
function join(queries: Float64Array, boxes: Float64Array, margin: number, self: boolean, take: (pairs: Uint32Array) => void): void {
  const wasm = core();
  const before = wasm.mark();
  try {
    const count = Math.floor(boxes.length / BOX);
    const asked = Math.floor(queries.length / BOX);
    const capacity = Math.max(CHUNK, count);
    const boxesAt = wasm.allocate(boxes.byteLength);
    const queriesAt = self ? boxesAt : wasm.allocate(queries.byteLength);
    const out = wasm.allocate(capacity * 8);
    new Float64Array(wasm.memory.buffer, boxesAt, boxes.length).set(boxes);
    if (!self) new Float64Array(wasm.memory.buffer, queriesAt, queries.length).set(queries);
    const tree = wasm.buildTree(boxesAt, count);
    for (let from = 0; from < asked;) {
      const found = wasm.joinPairs(tree, queriesAt, asked, margin, self ? 1 : 0, from, out, capacity);
      from = wasm.joinReached();
      // copied first: a visitor may use the core itself, and memory that grows leaves views behind
      if (found > 0) take(new Uint32Array(wasm.memory.buffer, out, found * 2).slice());
    }
  } finally {
    wasm.release(before);
  }
}
