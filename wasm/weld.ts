/** Face-wise vertices → one welded mesh: vertices within the tolerance of each other, per axis, are one. */
import { allocate } from './memory';

/** The mesh under construction; `begin` starts another. */
let positions: usize = 0;
let count: i32 = 0;
let triangles: usize = 0;
let triangleCount: i32 = 0;
let heads: usize = 0;
let mask: u32 = 0;
let next: usize = 0;
let map: usize = 0;
let tolerance: f64 = 0;
let perCell: f64 = 0;
/** triangles left out because a corner is no number, too far off or not there */
let skipped: i32 = 0;

/** Cells ten times the tolerance: nine in ten vertices need one look-up. */
export function begin(vertexTotal: i32, triangleTotal: i32, within: f64): void {
  let size: u32 = 64;
  while (size < <u32>vertexTotal << 1) size <<= 1;
  mask = size - 1;
  tolerance = within;
  perCell = 1 / (10 * within);
  positions = allocate(<usize>vertexTotal * 24);
  // one more: wasm/sums.ts writes behind the last
  triangles = allocate(<usize>(triangleTotal + 1) * 12);
  next = allocate(<usize>vertexTotal * 4);
  map = allocate(<usize>vertexTotal * 4);
  heads = allocate(<usize>size * 4);
  memory.fill(heads, 0xff, <usize>size * 4);
  count = 0;
  triangleCount = 0;
  skipped = 0;
}

// @ts-ignore: decorator
@inline
function hash(x: i32, y: i32, z: i32): u32 {
  const h = (x * 0x9e3779b1) ^ (y * 0x85ebca6b) ^ (z * 0xc2b2ae35);
  return <u32>h ^ (<u32>h >>> 15);
}

function find(x: f64, y: f64, z: f64): i32 {
  const fx = x * perCell, fy = y * perCell, fz = z * perCell;
  const ix = Math.floor(fx), iy = Math.floor(fy), iz = Math.floor(fz);
  const rx = fx - ix, ry = fy - iy, rz = fz - iz;
  const cx = <i32><i64>ix, cy = <i32><i64>iy, cz = <i32><i64>iz;
  const x0 = rx < 0.1 ? cx - 1 : cx, x1 = rx > 0.9 ? cx + 1 : cx;
  const y0 = ry < 0.1 ? cy - 1 : cy, y1 = ry > 0.9 ? cy + 1 : cy;
  const z0 = rz < 0.1 ? cz - 1 : cz, z1 = rz > 0.9 ? cz + 1 : cz;
  for (let gx = x0; gx <= x1; gx++) {
    for (let gy = y0; gy <= y1; gy++) {
      for (let gz = z0; gz <= z1; gz++) {
        let w = load<i32>(heads + (<usize>(hash(gx, gy, gz) & mask) << 2));
        while (w >= 0) {
          const p = positions + <usize>w * 24;
          if (Math.abs(load<f64>(p) - x) <= tolerance && Math.abs(load<f64>(p, 8) - y) <= tolerance && Math.abs(load<f64>(p, 16) - z) <= tolerance) return w;
          w = load<i32>(next + (<usize>w << 2));
        }
      }
    }
  }
  const slot = heads + (<usize>(hash(cx, cy, cz) & mask) << 2);
  const made = count++;
  const p = positions + <usize>made * 24;
  store<f64>(p, x);
  store<f64>(p, y, 8);
  store<f64>(p, z, 16);
  store<i32>(next + (<usize>made << 2), load<i32>(slot));
  store<i32>(slot, made);
  return made;
}

/**
 * One piece: `wide` 1 for 64-bit coordinates, 0 for 32-bit; `stride` in coordinates; `matrix` 16 doubles, column-major.
 * Positions are relative to the origin (ox, oy, oz). Vertices that are no numbers, or farther off than `reach`, and what uses
 * them are left out; so are indices out of range and triangles that welding makes nothing of. Answers the triangles so far.
 */
export function weldPart(
  vertices: usize, wide: i32, stride: i32, n: i32, indices: usize, indexCount: i32, matrix: usize, ox: f64, oy: f64, oz: f64, reach: f64,
): i32 {
  const m0 = load<f64>(matrix), m1 = load<f64>(matrix, 8), m2 = load<f64>(matrix, 16);
  const m4 = load<f64>(matrix, 32), m5 = load<f64>(matrix, 40), m6 = load<f64>(matrix, 48);
  const m8 = load<f64>(matrix, 64), m9 = load<f64>(matrix, 72), m10 = load<f64>(matrix, 80);
  const tx = load<f64>(matrix, 96) - ox, ty = load<f64>(matrix, 104) - oy, tz = load<f64>(matrix, 112) - oz;
  const step = <usize>stride << (wide ? 3 : 2);
  for (let v = 0; v < n; v++) {
    const at = vertices + <usize>v * step;
    const a = wide ? load<f64>(at) : <f64>load<f32>(at);
    const b = wide ? load<f64>(at, 8) : <f64>load<f32>(at, 4);
    const c = wide ? load<f64>(at, 16) : <f64>load<f32>(at, 8);
    const x = m0 * a + m4 * b + m8 * c + tx;
    const y = m1 * a + m5 * b + m9 * c + ty;
    const z = m2 * a + m6 * b + m10 * c + tz;
    const near = Math.abs(x) < reach && Math.abs(y) < reach && Math.abs(z) < reach;
    store<i32>(map + (<usize>v << 2), near ? find(x, y, z) : -1);
  }
  let to = triangles + <usize>triangleCount * 12;
  for (let i = 0; i + 2 < indexCount; i += 3) {
    const at = indices + (<usize>i << 2);
    const i0 = load<u32>(at), i1 = load<u32>(at, 4), i2 = load<u32>(at, 8);
    if (i0 >= <u32>n || i1 >= <u32>n || i2 >= <u32>n) {
      skipped++;
      continue;
    }
    const a = load<i32>(map + (<usize>i0 << 2)), b = load<i32>(map + (<usize>i1 << 2)), c = load<i32>(map + (<usize>i2 << 2));
    if ((a | b | c) < 0) {
      skipped++;
      continue;
    }
    if (a === b || b === c || a === c) continue;
    store<i32>(to, a);
    store<i32>(to, b, 4);
    store<i32>(to, c, 8);
    to += 12;
    triangleCount++;
  }
  return triangleCount;
}

/** 24 bytes per vertex: x, y, z */
export function weldedPositions(): usize {
  return positions;
}

export function weldedCount(): i32 {
  return count;
}

/** 12 bytes per triangle */
export function weldedTriangles(): usize {
  return triangles;
}

export function weldSkipped(): i32 {
  return skipped;
}
