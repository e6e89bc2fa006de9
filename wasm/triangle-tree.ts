/** A tree over the triangles of one body: points are f64 xyz, triangles u32 × 3. */
import { allocate } from './memory';
import { boxAt, buildTree, NODE, TREE_NODES, TREE_ORDER } from './box-tree';

/** The boxes of triangles and the tree over them; both stay on the stack. */
export function triangleTree(points: usize, triangles: usize, count: i32): usize {
  const boxes = allocate(<usize>count * 48);
  for (let t = 0; t < count; t++) {
    const box = boxAt(boxes, t);
    for (let k: usize = 0; k < 24; k += 8) {
      const a = load<f64>(corner(points, triangles, t, 0) + k), b = load<f64>(corner(points, triangles, t, 1) + k), c = load<f64>(corner(points, triangles, t, 2) + k);
      store<f64>(box + k, min(a, min(b, c)));
      store<f64>(box + k + 24, max(a, max(b, c)));
    }
  }
  return buildTree(boxes, count);
}

// @ts-ignore: decorator
@inline
export function corner(points: usize, triangles: usize, t: u32, k: usize): usize {
  return points + <usize>load<u32>(triangles + <usize>t * 12 + (k << 2)) * 24;
}

// @ts-ignore: decorator
@inline
export function nodeOf(tree: usize, at: u32): usize {
  return <usize>load<u32>(tree, TREE_NODES) + <usize>at * NODE;
}

// @ts-ignore: decorator
@inline
export function triangleIn(tree: usize, i: u32): u32 {
  return load<u32>(<usize>load<u32>(tree, TREE_ORDER) + (<usize>i << 2));
}

// @ts-ignore: decorator
@inline
export function extent(node: usize): f64 {
  return load<f64>(node, 24) - load<f64>(node) + load<f64>(node, 32) - load<f64>(node, 8) + load<f64>(node, 40) - load<f64>(node, 16);
}
