/**
 * Which boxes may concern each other: the broad phase before anything exact. Boxes are flat, six numbers each,
 * [x0, y0, z0, x1, y1, z1] in metres; what is not a finite box with low ends first is in no pair. Near n log n in the
 * number of boxes plus the number of pairs, wherever the boxes stand (wasm/box-tree.ts).
 */
import { core } from './core.ts';

const BOX = 6;
/** Pairs that are held at a time, at least. */
const CHUNK = 1 << 16;

/**
 * Calls `visit` for every i < j whose boxes overlap within `margin` (m; negative: by more than −margin along each axis),
 * rising in i, then in j. Few pairs are held at a time: their number may be large.
 */
export function forEachOverlap(boxes: Float64Array, margin: number, visit: (i: number, j: number) => void): void {
  const wasm = core();
  const before = wasm.mark();
  try {
    const count = Math.floor(boxes.length / BOX);
    const capacity = Math.max(CHUNK, count);
    const boxesAt = wasm.allocate(boxes.byteLength);
    const out = wasm.allocate(capacity * 8);
    new Float64Array(wasm.memory.buffer, boxesAt, boxes.length).set(boxes);
    const tree = wasm.buildTree(boxesAt, count);
    for (let from = 0; from < count;) {
      const found = wasm.joinPairs(tree, count, margin, from, out, capacity);
      from = wasm.joinReached();
      // copied first: a visitor may use the core itself, and memory that grows leaves views behind
      const pairs = new Uint32Array(wasm.memory.buffer, out, found * 2).slice();
      for (let k = 0; k < pairs.length; k += 2) visit(pairs[k]!, pairs[k + 1]!);
    }
  } finally {
    wasm.release(before);
  }
}

/** Six numbers per box for `forEachOverlap`; null is in no pair. */
export function boxColumn(boxes: readonly (ArrayLike<number> | null)[]): Float64Array {
  const column = new Float64Array(boxes.length * BOX).fill(Number.NaN);
  boxes.forEach((box, i) => {
    if (box !== null) column.set(box, i * BOX);
  });
  return column;
}
