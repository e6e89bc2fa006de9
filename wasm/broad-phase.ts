/** Which boxes overlap within a margin: every box walks the tree of them all. */
import { allocate, mark, release } from './memory';
import { boxAt, gapOf, isBox, NODE, TREE_BOXES, TREE_COUNT, TREE_NODES, TREE_ORDER } from './box-tree';

/** Median splits of 2³² boxes leave no deeper tree. */
const DEPTH: usize = 64;

/** Where the last call of `joinPairs` stopped for want of room; the number of boxes when it was through. */
let reached: i32 = 0;

export function joinReached(): i32 {
  return reached;
}

/**
 * Pairs (q, j) of the tree's `count` boxes, q from `from` on and j > q, u32 each, rising in q, then in j. Stops before the q that `capacity`
 * pairs do not hold; it must hold as many as there are boxes. Answers how many.
 */
export function joinPairs(tree: usize, count: i32, margin: f64, from: i32, out: usize, capacity: i32): i32 {
  const order = <usize>load<u32>(tree, TREE_ORDER);
  const nodes = <usize>load<u32>(tree, TREE_NODES);
  const boxes = <usize>load<u32>(tree, TREE_BOXES);
  const before = mark();
  const stack = allocate(DEPTH * 4);
  let found = 0;
  reached = from;
  const empty = load<u32>(tree, TREE_COUNT) == 0;
  for (let q = from; q < count && !empty; q++) {
    const query = boxAt(boxes, q);
    const first = found;
    if (isBox(query)) {
      store<u32>(stack, 0);
      let depth: usize = 1;
      while (depth > 0) {
        depth--;
        const at = load<u32>(stack + (depth << 2));
        const node = nodes + <usize>at * NODE;
        if (!(gapOf(query, node) <= margin)) continue;
        const start = load<u32>(node, 48), held = load<u32>(node, 52);
        if (held == 0) {
          store<u32>(stack + (depth << 2), start);
          store<u32>(stack + (depth << 2) + 4, at + 1);
          depth += 2;
          continue;
        }
        for (let i = start; i < start + held; i++) {
          const j = load<u32>(order + (<usize>i << 2));
          if (j <= <u32>q) continue;
          if (!(gapOf(query, boxAt(boxes, j)) <= margin)) continue;
          if (found == capacity) {
            release(before);
            return first;
          }
          store<u32>(out + (<usize>found << 3), q);
          store<u32>(out + (<usize>found << 3) + 4, j);
          found++;
        }
      }
    }
    sortPairs(out, first, found);
    reached = q + 1;
  }
  if (empty) reached = count;
  release(before);
  return found;
}

// @ts-ignore: decorator
@inline
function other(out: usize, i: i32): usize {
  return out + (<usize>i << 3) + 4;
}

/** The second numbers of pairs [from … to), whose first ones are equal: by insertion when few, else by heap. */
function sortPairs(out: usize, from: i32, to: i32): void {
  if (to - from <= 24) {
    for (let i = from + 1; i < to; i++) {
      const value = load<u32>(other(out, i));
      let j = i - 1;
      while (j >= from && load<u32>(other(out, j)) > value) {
        store<u32>(other(out, j + 1), load<u32>(other(out, j)));
        j--;
      }
      store<u32>(other(out, j + 1), value);
    }
    return;
  }
  const n = to - from;
  for (let i = (n >> 1) - 1; i >= 0; i--) sift(out, from, i, n);
  for (let end = n - 1; end > 0; end--) {
    const top = load<u32>(other(out, from));
    store<u32>(other(out, from), load<u32>(other(out, from + end)));
    store<u32>(other(out, from + end), top);
    sift(out, from, 0, end);
  }
}

function sift(out: usize, from: i32, root: i32, n: i32): void {
  const value = load<u32>(other(out, from + root));
  for (let child = 2 * root + 1; child < n; child = 2 * root + 1) {
    if (child + 1 < n && load<u32>(other(out, from + child + 1)) > load<u32>(other(out, from + child))) child++;
    const larger = load<u32>(other(out, from + child));
    if (larger <= value) break;
    store<u32>(other(out, from + root), larger);
    root = child;
  }
  store<u32>(other(out, from + root), value);
}
