/** Where a surface runs through itself, or one shell through another. */
import { boxAt, gapOf, TREE_BOXES } from './box-tree';
import { allocate } from './memory';
import { corner as cornerOf, extent, nodeOf, triangleIn, triangleTree } from './triangle-tree';

/** Pairs of nodes still to be looked at: a walk goes down one side at a time, and the tree halves. */
const STACK_PAIRS: usize = 512;

let positions: usize = 0;
let triangles: usize = 0;

/**
 * Looks for triangles without a common vertex that cross: each has corners on both sides of the other's plane by more than
 * `tolerance`, and they share more than ten times that of a line. Writes to `out`: 0 crossings within a shell, 4 between two.
 * Counting stops when both kinds were found, or `most` pairs.
 */
export function crossings(vertices: usize, mesh: usize, triangleCount: i32, shellOf: usize, tolerance: f64, most: i32, out: usize): void {
  positions = vertices;
  triangles = mesh;
  store<i64>(out, 0);
  if (triangleCount < 2) return;
  const tree = triangleTree(positions, triangles, triangleCount);
  const boxes = <usize>load<u32>(tree, TREE_BOXES);
  let within = 0, between = 0;
  const stack = allocate(8 * STACK_PAIRS);
  let top: usize = 8;
  store<i64>(stack, 0);
  while (top > 0) {
    top -= 8;
    const i = load<u32>(stack + top), j = load<u32>(stack + top, 4);
    const a = nodeOf(tree, i), b = nodeOf(tree, j);
    const leafA = load<u32>(a, 52), leafB = load<u32>(b, 52);
    if (i === j) {
      if (leafA === 0) {
        const right = load<u32>(a, 48);
        push(stack + top, i + 1, i + 1);
        push(stack + top + 8, right, right);
        push(stack + top + 16, i + 1, right);
        top += 24;
        continue;
      }
    } else {
      if (gapOf(a, b) > 0) continue;
      if (leafA === 0 && (leafB > 0 || extent(a) >= extent(b))) {
        push(stack + top, i + 1, j);
        push(stack + top + 8, load<u32>(a, 48), j);
        top += 16;
        continue;
      }
      if (leafB === 0) {
        push(stack + top, i, j + 1);
        push(stack + top + 8, i, load<u32>(b, 48));
        top += 16;
        continue;
      }
    }
    const startA = load<u32>(a, 48), startB = load<u32>(b, 48);
    for (let p: u32 = 0; p < leafA; p++) {
      const t = triangleIn(tree, startA + p);
      for (let q: u32 = i === j ? p + 1 : 0; q < leafB; q++) {
        const u = triangleIn(tree, startB + q);
        if (gapOf(boxAt(boxes, t), boxAt(boxes, u)) > 0 || !cross(t, u, tolerance)) continue;
        if (load<i32>(shellOf + (<usize>t << 2)) === load<i32>(shellOf + (<usize>u << 2))) within++;
        else between++;
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
function push(at: usize, i: u32, j: u32): void {
  store<u32>(at, i);
  store<u32>(at, j, 4);
}

// @ts-ignore: decorator
@inline
function corner(t: u32, k: usize): usize {
  return cornerOf(positions, triangles, t, k);
}

function cross(t: u32, u: u32, tolerance: f64): bool {
  for (let i: usize = 0; i < 12; i += 4) {
    const v = load<i32>(triangles + <usize>t * 12 + i);
    for (let j: usize = 0; j < 12; j += 4) if (v === load<i32>(triangles + <usize>u * 12 + j)) return false;
  }
  const a0 = corner(t, 0), a1 = corner(t, 1), a2 = corner(t, 2);
  const b0 = corner(u, 0), b1 = corner(u, 1), b2 = corner(u, 2);
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
