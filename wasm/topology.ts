/** What hangs together in a mesh, whether it is closed, and what each such shell holds. */
import { allocate } from './memory';

/** Bytes per shell in the table. */
const SHELL: usize = 128;

/**
 * Splits the triangles of [from, to) into shells: what shares welded vertices. Writes each triangle's shell number into
 * `shellOf` (4 bytes each, numbered on from `first`) and a row per shell into `table`: 0 balance A, 4 balance B (32-bit; both 0:
 * every directed edge has its opposite, but for a chance of 2^-64), 8 triangles, 12 first triangle. Answers the number of shells.
 */
export function shells(vertexCount: i32, triangles: usize, from: i32, to: i32, shellOf: usize, table: usize, first: i32): i32 {
  const parent = allocate(<usize>vertexCount * 4);
  const number = allocate(<usize>vertexCount * 4);
  const end = triangles + <usize>to * 12;
  for (let at = triangles + <usize>from * 12; at < end; at += 4) {
    const v = load<i32>(at);
    store<i32>(parent + (<usize>v << 2), v);
    store<i32>(number + (<usize>v << 2), -1);
  }
  for (let at = triangles + <usize>from * 12; at < end; at += 12) {
    const ab = join(parent, root(parent, load<i32>(at)), root(parent, load<i32>(at, 4)));
    join(parent, ab, root(parent, load<i32>(at, 8)));
  }
  let made = 0;
  for (let t = from; t < to; t++) {
    const at = triangles + <usize>t * 12;
    const a = load<i32>(at), b = load<i32>(at, 4), c = load<i32>(at, 8);
    const slot = number + (<usize>root(parent, a) << 2);
    let shell = load<i32>(slot);
    if (shell < 0) {
      shell = made++;
      store<i32>(slot, shell);
      const fresh = table + <usize>(first + shell) * SHELL;
      memory.fill(fresh, 0, SHELL);
      store<i32>(fresh, t, 12);
    }
    store<i32>(shellOf + (<usize>t << 2), first + shell);
    const row = table + <usize>(first + shell) * SHELL;
    store<i32>(row, load<i32>(row, 8) + 1, 8);
    edge(row, a, b);
    edge(row, b, c);
    edge(row, c, a);
  }
  return made;
}

/**
 * What the shells of the triangles in [from, to) hold, about the origin of the positions: 14 doubles from byte 16 of their rows,
 * as wasm/sums.ts writes them.
 */
export function shellSums(positions: usize, triangles: usize, from: i32, to: i32, upright: f64, level: f64, shellOf: usize, table: usize): void {
  for (let t = from; t < to; t++) {
    const at = triangles + <usize>t * 12;
    const row = table + <usize>load<i32>(shellOf + (<usize>t << 2)) * SHELL;
    if (load<i32>(row, 12) === t) {
      memory.fill(row + 16, 0, 112);
      for (let k: usize = 0; k < 24; k += 8) {
        store<f64>(row + k, Infinity, 56);
        store<f64>(row + k, -Infinity, 80);
      }
    }
    const p = positions + <usize>load<i32>(at) * 24, q = positions + <usize>load<i32>(at, 4) * 24, r = positions + <usize>load<i32>(at, 8) * 24;
    const ax = load<f64>(p), ay = load<f64>(p, 8), az = load<f64>(p, 16);
    const bx = load<f64>(q), by = load<f64>(q, 8), bz = load<f64>(q, 16);
    const cx = load<f64>(r), cy = load<f64>(r, 8), cz = load<f64>(r, 16);
    const nx = (by - ay) * (cz - az) - (bz - az) * (cy - ay);
    const ny = (bz - az) * (cx - ax) - (bx - ax) * (cz - az);
    const nz = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    const det = ax * nx + ay * ny + az * nz;
    store<f64>(row, load<f64>(row, 16) + det, 16);
    const size = Math.sqrt(nx * nx + ny * ny + nz * nz);
    store<f64>(row, load<f64>(row, 24) + size, 24);
    if (Math.abs(nz) <= upright * size) store<f64>(row, load<f64>(row, 104) + size, 104);
    if (nz >= level * size) store<f64>(row, load<f64>(row, 112) + size, 112);
    if (nz <= -level * size) store<f64>(row, load<f64>(row, 120) + size, 120);
    store<f64>(row, load<f64>(row, 32) + det * (ax + bx + cx), 32);
    store<f64>(row, load<f64>(row, 40) + det * (ay + by + cy), 40);
    store<f64>(row, load<f64>(row, 48) + det * (az + bz + cz), 48);
    for (let k: usize = 0; k < 24; k += 8) {
      const a = load<f64>(p + k), b = load<f64>(q + k), c = load<f64>(r + k);
      store<f64>(row + k, min(load<f64>(row + k, 56), min(a, min(b, c))), 56);
      store<f64>(row + k, max(load<f64>(row + k, 80), max(a, max(b, c))), 80);
    }
  }
}

function join(parent: usize, a: i32, b: i32): i32 {
  const low = min(a, b);
  store<i32>(parent + (<usize>max(a, b) << 2), low);
  return low;
}

function root(parent: usize, v: i32): i32 {
  let at = v;
  let up = load<i32>(parent + (<usize>at << 2));
  while (up !== at) {
    const above = load<i32>(parent + (<usize>up << 2));
    store<i32>(parent + (<usize>at << 2), above);
    at = above;
    up = load<i32>(parent + (<usize>at << 2));
  }
  return at;
}

/** Each edge adds two numbers made from its ends, with the sign of its direction: they vanish where all edges cancel. */
// @ts-ignore: decorator
@inline
function edge(row: usize, from: i32, to: i32): void {
  const low = min(from, to), high = max(from, to);
  let h: u32 = <u32>((low ^ 0x2545f491) * 0x9e3779b1) ^ <u32>((high + 0x6c078965) * 0x85ebca6b);
  h = (h ^ (h >>> 15)) * 0xc2b2ae35;
  h ^= h >>> 13;
  let g: u32 = <u32>((high ^ 0x1b873593) * 0xcc9e2d51) ^ <u32>((low + 0x38495ab5) * 0x27d4eb2f);
  g = (g ^ (g >>> 16)) * 0x165667b1;
  g ^= g >>> 14;
  if (from < to) {
    store<u32>(row, load<u32>(row) + h);
    store<u32>(row, load<u32>(row, 4) + g, 4);
  } else {
    store<u32>(row, load<u32>(row) - h);
    store<u32>(row, load<u32>(row, 4) - g, 4);
  }
}

/** Bytes per edge in the table that `edges` writes. */
const EDGE: usize = 24;

/**
 * The undirected edges of a mesh, in order of first use: 0 low vertex, 4 high vertex, 8 uses, 12 uses from low to high minus uses
 * from high to low, 16 first triangle, 20 second triangle (−1: none; of more than two, the first two). Answers their number;
 * `out` holds three per triangle at most.
 */
export function edges(triangles: usize, triangleCount: i32, out: usize): i32 {
  let size: u32 = 64;
  while (size < <u32>triangleCount * 6) size <<= 1;
  const mask = size - 1;
  const slots = allocate(<usize>size * 4);
  memory.fill(slots, 0xff, <usize>size * 4);
  let made = 0;
  for (let t = 0; t < triangleCount; t++) {
    const at = triangles + <usize>t * 12;
    for (let k = 0; k < 3; k++) {
      const from = load<i32>(at + (<usize>k << 2));
      const to = load<i32>(at + (<usize>(k === 2 ? 0 : k + 1) << 2));
      const low = min(from, to), high = max(from, to);
      let slot = <u32>((low * 0x9e3779b1) ^ (high * 0x85ebca6b));
      slot = (slot ^ (slot >>> 15)) & mask;
      let found = load<i32>(slots + (<usize>slot << 2));
      while (found >= 0) {
        const row = out + <usize>found * EDGE;
        if (load<i32>(row) === low && load<i32>(row, 4) === high) break;
        slot = (slot + 1) & mask;
        found = load<i32>(slots + (<usize>slot << 2));
      }
      if (found < 0) {
        found = made++;
        store<i32>(slots + (<usize>slot << 2), found);
        const fresh = out + <usize>found * EDGE;
        store<i32>(fresh, low);
        store<i32>(fresh, high, 4);
        store<i64>(fresh, 0, 8);
        store<i32>(fresh, t, 16);
        store<i32>(fresh, -1, 20);
      }
      const row = out + <usize>found * EDGE;
      const uses = load<i32>(row, 8) + 1;
      store<i32>(row, uses, 8);
      store<i32>(row, load<i32>(row, 12) + (from < to ? 1 : -1), 12);
      if (uses === 2) store<i32>(row, t, 20);
    }
  }
  return made;
}
