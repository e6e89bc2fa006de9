/**
 * A tree of boxes by median splits: no grid to choose, so one huge box, a box astray or all boxes in one place cost no
 * more than what they overlap. Boxes are six f64, [x0, y0, z0, x1, y1, z1]; what is not a finite box is left out.
 *
 * Nodes stand in preorder, 64 bytes each: the box, then u32 first and u32 count. A leaf holds order[first … first + count);
 * an inner node has count 0, its left child next to it and its right child at `first`.
 */
import { allocate } from './memory';

const BOX: usize = 48;
export const NODE: usize = 64;
const LEAF: i32 = 8;

/** Header of a tree: order u32*, nodes, boxes, number of boxes in it. */
export const TREE_ORDER: usize = 0;
export const TREE_NODES: usize = 4;
export const TREE_BOXES: usize = 8;
export const TREE_COUNT: usize = 12;

// @ts-ignore: decorator
@inline
export function boxAt(boxes: usize, i: u32): usize {
  return boxes + <usize>i * BOX;
}

/** Six finite numbers, low ends not above high ones. */
export function isBox(box: usize): bool {
  for (let k: usize = 0; k < 24; k += 8) {
    const lo = load<f64>(box + k), hi = load<f64>(box + k + 24);
    if (!(lo <= hi) || !isFinite(lo) || !isFinite(hi)) return false;
  }
  return true;
}

/** The tree of `n` boxes, allocated on the stack; the boxes must stay where they are. */
export function buildTree(boxes: usize, n: i32): usize {
  const tree = allocate(16);
  const order = allocate(<usize>n * 4);
  let m = 0;
  for (let i = 0; i < n; i++) {
    if (!isBox(boxAt(boxes, i))) continue;
    store<u32>(order + (<usize>m << 2), i);
    m++;
  }
  // a split leaves at least LEAF / 2 on either side
  const nodes = allocate(NODE * (<usize>(m / (LEAF / 2)) * 2 + 2));
  store<u32>(tree, <u32>order, TREE_ORDER);
  store<u32>(tree, <u32>nodes, TREE_NODES);
  store<u32>(tree, <u32>boxes, TREE_BOXES);
  store<u32>(tree, m, TREE_COUNT);
  if (m > 0) split(boxes, order, nodes, 0, 0, m);
  return tree;
}

/** Makes the node of order[from … to) at position `at`; answers the position behind its subtree. */
function split(boxes: usize, order: usize, nodes: usize, at: i32, from: i32, to: i32): i32 {
  const node = nodes + <usize>at * NODE;
  let axis: usize = 0;
  let widest = -1.0;
  for (let k: usize = 0; k < 24; k += 8) {
    let lo = Infinity, hi = -Infinity, least = Infinity, most = -Infinity;
    for (let i = from; i < to; i++) {
      const box = boxAt(boxes, load<u32>(order + (<usize>i << 2)));
      const a = load<f64>(box + k), b = load<f64>(box + k + 24);
      lo = min(lo, a);
      hi = max(hi, b);
      const middle = a * 0.5 + b * 0.5;
      least = min(least, middle);
      most = max(most, middle);
    }
    store<f64>(node + k, lo);
    store<f64>(node + k + 24, hi);
    if (most - least > widest) {
      widest = most - least;
      axis = k;
    }
  }
  if (to - from <= LEAF) {
    store<u32>(node, from, 48);
    store<u32>(node, to - from, 52);
    return at + 1;
  }
  const middle = (from + to) >> 1;
  select(boxes, order, axis, from, to - 1, middle);
  const right = split(boxes, order, nodes, at + 1, from, middle);
  store<u32>(node, right, 48);
  store<u32>(node, 0, 52);
  return split(boxes, order, nodes, right, middle, to);
}

// @ts-ignore: decorator
@inline
function keyAt(boxes: usize, order: usize, axis: usize, i: i32): f64 {
  const box = boxAt(boxes, load<u32>(order + (<usize>i << 2))) + axis;
  return load<f64>(box) * 0.5 + load<f64>(box, 24) * 0.5;
}

/** Hoare's selection: what stands before `wanted` is not above it, what stands behind not below. */
function select(boxes: usize, order: usize, axis: usize, from: i32, to: i32, wanted: i32): void {
  while (from < to) {
    const a = keyAt(boxes, order, axis, from), b = keyAt(boxes, order, axis, (from + to) >> 1), c = keyAt(boxes, order, axis, to);
    const pivot = max(min(a, b), min(max(a, b), c));
    let i = from, j = to;
    while (i <= j) {
      while (keyAt(boxes, order, axis, i) < pivot) i++;
      while (keyAt(boxes, order, axis, j) > pivot) j--;
      if (i > j) break;
      const left = order + (<usize>i << 2), right = order + (<usize>j << 2);
      const swapped = load<u32>(left);
      store<u32>(left, load<u32>(right));
      store<u32>(right, swapped);
      i++;
      j--;
    }
    if (wanted <= j) to = j;
    else if (wanted >= i) from = i;
    else return;
  }
}

/** The widest of the three gaps between two boxes; not above `margin`: they overlap within it. Equal for (a, b) and (b, a). */
// @ts-ignore: decorator
@inline
export function gapOf(a: usize, b: usize): f64 {
  const x = max(load<f64>(a), load<f64>(b)) - min(load<f64>(a, 24), load<f64>(b, 24));
  const y = max(load<f64>(a, 8), load<f64>(b, 8)) - min(load<f64>(a, 32), load<f64>(b, 32));
  const z = max(load<f64>(a, 16), load<f64>(b, 16)) - min(load<f64>(a, 40), load<f64>(b, 40));
  return max(x, max(y, z));
}
