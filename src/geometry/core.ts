/**
 * The geometry core of `wasm/`: its one door. One instance per thread, started at first use, synchronous after that.
 * Callers write into `f64`, `f32`, `u32` views at what `allocate` answers, and release what they took.
 */
import encoded from 'virtual:geometry-core';

/** What wasm/index.ts exports. Pointers are byte offsets. */
export interface CoreExports {
  readonly memory: WebAssembly.Memory;
  /** where the stack stands; for `release` */
  mark(): number;
  /** bytes, aligned to 16; grows the memory, which makes earlier views stale */
  allocate(bytes: number): number;
  release(to: number): void;
  sums(positions: number, vertexCount: number, triangles: number, triangleCount: number, upright: number, level: number, out: number): void;
  begin(vertexTotal: number, triangleTotal: number, within: number): void;
  weldPart(
    vertices: number, wide: number, stride: number, n: number, indices: number, indexCount: number, matrix: number,
    ox: number, oy: number, oz: number, reach: number,
  ): number;
  weldedCount(): number;
  weldedPositions(): number;
  weldedTriangles(): number;
  weldSkipped(): number;
  shells(vertexCount: number, triangles: number, from: number, to: number, shellOf: number, table: number, first: number): number;
  shellSums(positions: number, triangles: number, from: number, to: number, upright: number, level: number, shellOf: number, table: number): void;
  edges(triangles: number, triangleCount: number, out: number): number;
  crossings(positions: number, triangles: number, triangleCount: number, shellOf: number, tolerance: number, most: number, out: number): void;
  /** wasm/box-tree.ts: `count` boxes of six f64 → a tree on the stack */
  buildTree(boxes: number, count: number): number;
  /** wasm/broad-phase.ts: pairs of boxes of the tree, u32, into `out`; stops before the box whose pairs do not fit */
  joinPairs(tree: number, count: number, margin: number, from: number, out: number, capacity: number): number;
  /** the box at which the last `joinPairs` stopped */
  joinReached(): number;
  /** wasm/pair.ts: points f64 xyz, triangles u32 × 3 → the tree of the triangles' boxes, on the stack */
  triangleTree(points: number, triangles: number, count: number): number;
  surfaceDistance(treeA: number, pointsA: number, trianglesA: number, treeB: number, pointsB: number, trianglesB: number, limit: number): number;
  contactArea(
    treeA: number, pointsA: number, trianglesA: number, treeB: number, pointsB: number, trianglesB: number, tolerance: number, cosine: number,
  ): number;
  windingNumber(points: number, triangles: number, count: number, x: number, y: number, z: number): number;
}

let instance: CoreExports | null = null;

export function core(): CoreExports {
  instance ??= start();
  return instance;
}

function start(): CoreExports {
  const text = atob(encoded);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), {}).exports as unknown as CoreExports;
}
