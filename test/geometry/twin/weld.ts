/** The welding of wasm/weld.ts once more in plain TypeScript: its oracle. */
import type { BodyMesh, MeshPart } from '../../../src/geometry/body.ts';
import { TOLERANCE } from '../../../src/units.ts';

/** Cells ten times the tolerance: nine in ten vertices need one look-up. */
const CELL = TOLERANCE.weld * 10;

/** Reused from body to body, so that thousands of small bodies do not each allocate a table. */
export interface Welder {
  weld(parts: readonly MeshPart[]): BodyMesh;
}

export function createWelder(): Welder {
  let heads = new Int32Array(1024);
  let stamps = new Uint32Array(1024);
  let stamp = 0;
  let next = new Int32Array(1024);
  let xyz = new Float64Array(3 * 1024);
  let map = new Int32Array(1024);

  const weld = (parts: readonly MeshPart[]): BodyMesh => {
    let vertexTotal = 0;
    let triangleTotal = 0;
    for (const part of parts) {
      vertexTotal += Math.floor(part.vertices.length / part.stride);
      triangleTotal += Math.floor(part.indices.length / 3);
    }
    let size = 1024;
    while (size < vertexTotal * 2) size *= 2;
    if (heads.length < size) {
      heads = new Int32Array(size);
      stamps = new Uint32Array(size);
      stamp = 0;
    }
    if (next.length < vertexTotal) {
      next = new Int32Array(size);
      xyz = new Float64Array(3 * size);
      map = new Int32Array(size);
    }
    const mask = heads.length - 1;
    stamp = (stamp + 1) >>> 0;
    if (stamp === 0) {
      stamps.fill(0);
      stamp = 1;
    }

    const origin = originOf(parts);
    const triangles = new Uint32Array(triangleTotal * 3);
    const partEnds = new Uint32Array(parts.length);
    let count = 0;
    let t = 0;
    const tolerance = TOLERANCE.weld;

    for (let p = 0; p < parts.length; p++) {
      const { vertices, stride, indices, matrix: m } = parts[p]!;
      const n = Math.floor(vertices.length / stride);
      const m0 = m[0]!, m1 = m[1]!, m2 = m[2]!, m4 = m[4]!, m5 = m[5]!, m6 = m[6]!, m8 = m[8]!, m9 = m[9]!, m10 = m[10]!;
      const ox = m[12]! - origin[0], oy = m[13]! - origin[1], oz = m[14]! - origin[2];
      for (let v = 0; v < n; v++) {
        const a = vertices[v * stride]!, b = vertices[v * stride + 1]!, c = vertices[v * stride + 2]!;
        const x = m0 * a + m4 * b + m8 * c + ox;
        const y = m1 * a + m5 * b + m9 * c + oy;
        const z = m2 * a + m6 * b + m10 * c + oz;
        if (!(Math.abs(x) < 1e9 && Math.abs(y) < 1e9 && Math.abs(z) < 1e9)) {
          map[v] = -1;
          continue;
        }
        const fx = x / CELL, fy = y / CELL, fz = z / CELL;
        const ix = Math.floor(fx), iy = Math.floor(fy), iz = Math.floor(fz);
        const rx = fx - ix, ry = fy - iy, rz = fz - iz;
        const x0 = rx < 0.1 ? ix - 1 : ix, x1 = rx > 0.9 ? ix + 1 : ix;
        const y0 = ry < 0.1 ? iy - 1 : iy, y1 = ry > 0.9 ? iy + 1 : iy;
        const z0 = rz < 0.1 ? iz - 1 : iz, z1 = rz > 0.9 ? iz + 1 : iz;
        let found = -1;
        search: for (let cx = x0; cx <= x1; cx++) {
          for (let cy = y0; cy <= y1; cy++) {
            for (let cz = z0; cz <= z1; cz++) {
              const slot = hash3(cx, cy, cz) & mask;
              if (stamps[slot] !== stamp) continue;
              for (let w = heads[slot]!; w >= 0; w = next[w]!) {
                if (Math.abs(xyz[3 * w]! - x) <= tolerance && Math.abs(xyz[3 * w + 1]! - y) <= tolerance && Math.abs(xyz[3 * w + 2]! - z) <= tolerance) {
                  found = w;
                  break search;
                }
              }
            }
          }
        }
        if (found < 0) {
          const slot = hash3(ix, iy, iz) & mask;
          if (stamps[slot] !== stamp) {
            stamps[slot] = stamp;
            heads[slot] = -1;
          }
          found = count++;
          xyz[3 * found] = x;
          xyz[3 * found + 1] = y;
          xyz[3 * found + 2] = z;
          next[found] = heads[slot]!;
          heads[slot] = found;
        }
        map[v] = found;
      }
      const whole = indices.length - (indices.length % 3);
      for (let i = 0; i < whole; i += 3) {
        const i0 = indices[i]!, i1 = indices[i + 1]!, i2 = indices[i + 2]!;
        if (i0 >= n || i1 >= n || i2 >= n) continue;
        const a = map[i0]!, b = map[i1]!, c = map[i2]!;
        if (a === b || b === c || a === c || a < 0 || b < 0 || c < 0) continue;
        triangles[t++] = a;
        triangles[t++] = b;
        triangles[t++] = c;
      }
      partEnds[p] = t / 3;
    }
    return { origin, positions: xyz.slice(0, 3 * count), triangles: triangles.subarray(0, t), partEnds };
  };
  return { weld };
}

/** A point of the body, so that what is relative to it is small. */
function originOf(parts: readonly MeshPart[]): readonly [number, number, number] {
  for (const { vertices, stride, matrix: m } of parts) {
    if (vertices.length < stride) continue;
    const a = vertices[0]!, b = vertices[1]!, c = vertices[2]!;
    const x = m[0]! * a + m[4]! * b + m[8]! * c + m[12]!;
    const y = m[1]! * a + m[5]! * b + m[9]! * c + m[13]!;
    const z = m[2]! * a + m[6]! * b + m[10]! * c + m[14]!;
    if (Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(z)) return [x, y, z];
  }
  return [0, 0, 0];
}

function hash3(x: number, y: number, z: number): number {
  const h = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b) ^ Math.imul(z, 0xc2b2ae35);
  return h ^ (h >>> 15);
}
