/** Where a surface runs through itself, or one shell through another. */
import { allocate } from './memory';

const NODE: usize = 64;
const LEAF: i32 = 4;

let positions: usize = 0;
let triangles: usize = 0;
let boxes: usize = 0;
let order: usize = 0;
let nodes: usize = 0;
let nodeCount: i32 = 0;

/**
 * Looks for triangles without a common vertex that cross: each has corners on both sides of the other's plane by more than
 * `tolerance`, and they share more than ten times that of a line. Writes to `out`: 0 crossings within a shell, 4 between two,
 * 8 and 12 the first pair within, 16 and 20 the first pair between (triangle numbers, −1: none). Counting stops when both kinds
 * were found or `most` pairs.
 */
export function crossings(vertices: usize, mesh: usize, triangleCount: i32, shellOf: usize, tolerance: f64, most: i32, out: usize): void {
  positions = vertices;
  triangles = mesh;
  store<i64>(out, 0);
  store<i64>(out, -1, 8);
  store<i64>(out, -1, 16);
  if (triangleCount < 2) return;
  build(triangleCount);
  let within = 0, between = 0;
  // depth of the tree is bounded by the halving of its ranges, a pair adds at most three
  const stack = allocate(8 * 4096);
  let top: usize = 8;
  store<i64>(stack, 0);
  while (top > 0) {
    top -= 8;
    const i = load<i32>(stack + top), j = load<i32>(stack + top, 4);
    const a = nodes + <usize>i * NODE, b = nodes + <usize>j * NODE;
    const leafA = load<i32>(a, 52), leafB = load<i32>(b, 52);
    if (i === j) {
      if (leafA === 0) {
        const left = load<i32>(a, 48);
        push(stack + top, left, left);
        push(stack + top + 8, left + 1, left + 1);
        push(stack + top + 16, left, left + 1);
        top += 24;
        continue;
      }
    } else {
      if (!meet(a, b)) continue;
      if (leafA === 0 && (leafB > 0 || extent(a) >= extent(b))) {
        const left = load<i32>(a, 48);
        push(stack + top, left, j);
        push(stack + top + 8, left + 1, j);
        top += 16;
        continue;
      }
      if (leafB === 0) {
        const left = load<i32>(b, 48);
        push(stack + top, i, left);
        push(stack + top + 8, i, left + 1);
        top += 16;
        continue;
      }
    }
    const startA = load<i32>(a, 48), startB = load<i32>(b, 48);
    for (let p = 0; p < leafA; p++) {
      const t = load<i32>(order + (<usize>(startA + p) << 2));
      for (let q = i === j ? p + 1 : 0; q < leafB; q++) {
        const u = load<i32>(order + (<usize>(startB + q) << 2));
        if (!meet(boxes + <usize>t * 48, boxes + <usize>u * 48) || !cross(t, u, tolerance)) continue;
        if (load<i32>(shellOf + (<usize>t << 2)) === load<i32>(shellOf + (<usize>u << 2))) {
          if (within++ === 0) push(out + 8, min(t, u), max(t, u));
        } else if (between++ === 0) push(out + 16, min(t, u), max(t, u));
        if ((within > 0 && between > 0) || within + between >= most) {
          push(out, within, between);
          return;
        }
      }
    }
  }
  push(out, within, between);
}

// @ts-ignore: decorator
@inline
function push(at: usize, i: i32, j: i32): void {
  store<i32>(at, i);
  store<i32>(at, j, 4);
}

// @ts-ignore: decorator
@inline
function meet(a: usize, b: usize): bool {
  return load<f64>(a) <= load<f64>(b, 24) && load<f64>(b) <= load<f64>(a, 24)
    && load<f64>(a, 8) <= load<f64>(b, 32) && load<f64>(b, 8) <= load<f64>(a, 32)
    && load<f64>(a, 16) <= load<f64>(b, 40) && load<f64>(b, 16) <= load<f64>(a, 40);
}

function extent(a: usize): f64 {
  return load<f64>(a, 24) - load<f64>(a) + load<f64>(a, 32) - load<f64>(a, 8) + load<f64>(a, 40) - load<f64>(a, 16);
}

/** A tree of boxes over the triangles: node 0 is the root; 48 first child, or first place in `order`; 52 triangles of a leaf. */
function build(n: i32): void {
  boxes = allocate(<usize>n * 48);
  order = allocate(<usize>n * 4);
  nodes = allocate(<usize>(2 * n) * NODE);
  for (let t = 0; t < n; t++) {
    const box = boxes + <usize>t * 48;
    for (let k: usize = 0; k < 24; k += 8) {
      const a = load<f64>(corner(t, 0) + k), b = load<f64>(corner(t, 4) + k), c = load<f64>(corner(t, 8) + k);
      store<f64>(box + k, min(a, min(b, c)));
      store<f64>(box + k, max(a, max(b, c)), 24);
    }
    store<i32>(order + (<usize>t << 2), t);
  }
  nodeCount = 1;
  const stack = allocate(4096 * 12);
  let top: usize = 12;
  store<i32>(stack, 0);
  store<i32>(stack, 0, 4);
  store<i32>(stack, n, 8);
  while (top > 0) {
    top -= 12;
    const node = nodes + <usize>load<i32>(stack + top) * NODE;
    const from = load<i32>(stack + top, 4), to = load<i32>(stack + top, 8);
    for (let k: usize = 0; k < 24; k += 8) {
      let low = Infinity, high = -Infinity;
      for (let i = from; i < to; i++) {
        const box = boxes + <usize>load<i32>(order + (<usize>i << 2)) * 48 + k;
        low = min(low, load<f64>(box));
        high = max(high, load<f64>(box, 24));
      }
      store<f64>(node + k, low);
      store<f64>(node + k, high, 24);
    }
    if (to - from <= LEAF) {
      store<i32>(node, from, 48);
      store<i32>(node, to - from, 52);
      continue;
    }
    const dx = load<f64>(node, 24) - load<f64>(node), dy = load<f64>(node, 32) - load<f64>(node, 8), dz = load<f64>(node, 40) - load<f64>(node, 16);
    const axis: usize = dx >= dy && dx >= dz ? 0 : dy >= dz ? 8 : 16;
    const middle = (from + to) >> 1;
    select(from, to - 1, middle, axis);
    const left = nodeCount;
    nodeCount += 2;
    store<i32>(node, left, 48);
    store<i32>(node, 0, 52);
    store<i32>(stack + top, left);
    store<i32>(stack + top, from, 4);
    store<i32>(stack + top, middle, 8);
    store<i32>(stack + top + 12, left + 1);
    store<i32>(stack + top + 12, middle, 4);
    store<i32>(stack + top + 12, to, 8);
    top += 24;
  }
}

// @ts-ignore: decorator
@inline
function middleOf(i: i32, axis: usize): f64 {
  const box = boxes + <usize>load<i32>(order + (<usize>i << 2)) * 48 + axis;
  return load<f64>(box) + load<f64>(box, 24);
}

/** Hoare's selection: what is left of place k is no larger than what stands there. Equal keys are swapped, so they halve too. */
function select(from: i32, to: i32, k: i32, axis: usize): void {
  let low = from, high = to;
  while (low < high) {
    const pivot = middleOf((low + high) >> 1, axis);
    let i = low, j = high;
    while (i <= j) {
      while (middleOf(i, axis) < pivot) i++;
      while (middleOf(j, axis) > pivot) j--;
      if (i <= j) {
        const p = order + (<usize>i << 2), q = order + (<usize>j << 2);
        const held = load<i32>(p);
        store<i32>(p, load<i32>(q));
        store<i32>(q, held);
        i++;
        j--;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else return;
  }
}

// @ts-ignore: decorator
@inline
function corner(t: i32, k: usize): usize {
  return positions + <usize>load<i32>(triangles + <usize>t * 12 + k) * 24;
}

function cross(t: i32, u: i32, tolerance: f64): bool {
  for (let i: usize = 0; i < 12; i += 4) {
    const v = load<i32>(triangles + <usize>t * 12 + i);
    for (let j: usize = 0; j < 12; j += 4) if (v === load<i32>(triangles + <usize>u * 12 + j)) return false;
  }
  const a0 = corner(t, 0), a1 = corner(t, 4), a2 = corner(t, 8);
  const b0 = corner(u, 0), b1 = corner(u, 4), b2 = corner(u, 8);
  normal(b0, b1, b2);
  const bx = nx, by = ny, bz = nz;
  const e0 = side(a0, b0), e1 = side(a1, b0), e2 = side(a2, b0);
  if (!(min(e0, min(e1, e2)) < -tolerance && max(e0, max(e1, e2)) > tolerance)) return false;
  normal(a0, a1, a2);
  const d0 = side(b0, a0), d1 = side(b1, a0), d2 = side(b2, a0);
  if (!(min(d0, min(d1, d2)) < -tolerance && max(d0, max(d1, d2)) > tolerance)) return false;
  let lx = ny * bz - nz * by, ly = nz * bx - nx * bz, lz = nx * by - ny * bx;
  const size = Math.sqrt(lx * lx + ly * ly + lz * lz);
  if (size < 1e-6) return false;
  lx /= size;
  ly /= size;
  lz /= size;
  range(a0, a1, a2, e0, e1, e2, lx, ly, lz);
  const low = from_, high = to_;
  range(b0, b1, b2, d0, d1, d2, lx, ly, lz);
  return min(high, to_) - max(low, from_) > 10 * tolerance;
}

let nx: f64 = 0, ny: f64 = 0, nz: f64 = 0;
function normal(a: usize, b: usize, c: usize): void {
  const ux = load<f64>(b) - load<f64>(a), uy = load<f64>(b, 8) - load<f64>(a, 8), uz = load<f64>(b, 16) - load<f64>(a, 16);
  const vx = load<f64>(c) - load<f64>(a), vy = load<f64>(c, 8) - load<f64>(a, 8), vz = load<f64>(c, 16) - load<f64>(a, 16);
  nx = uy * vz - uz * vy;
  ny = uz * vx - ux * vz;
  nz = ux * vy - uy * vx;
  const size = Math.sqrt(nx * nx + ny * ny + nz * nz);
  if (size > 0) {
    nx /= size;
    ny /= size;
    nz /= size;
  }
}

// @ts-ignore: decorator
@inline
function side(p: usize, o: usize): f64 {
  return (load<f64>(p) - load<f64>(o)) * nx + (load<f64>(p, 8) - load<f64>(o, 8)) * ny + (load<f64>(p, 16) - load<f64>(o, 16)) * nz;
}

let from_: f64 = 0, to_: f64 = 0;
/** Where a triangle whose corners lie d from a plane meets it, along the line of the two planes. */
function range(a: usize, b: usize, c: usize, da: f64, db: f64, dc: f64, x: f64, y: f64, z: f64): void {
  const pa = load<f64>(a) * x + load<f64>(a, 8) * y + load<f64>(a, 16) * z;
  const pb = load<f64>(b) * x + load<f64>(b, 8) * y + load<f64>(b, 16) * z;
  const pc = load<f64>(c) * x + load<f64>(c, 8) * y + load<f64>(c, 16) * z;
  from_ = Infinity;
  to_ = -Infinity;
  cut(pa, da, pb, db);
  cut(pb, db, pc, dc);
  cut(pc, dc, pa, da);
}

function cut(p: f64, d: f64, q: f64, e: f64): void {
  if (d < 0 === e < 0) return;
  const at = p + ((q - p) * d) / (d - e);
  from_ = min(from_, at);
  to_ = max(to_, at);
}
