/**
 * What two bodies are to each other, exactly: least distance and contact area (wasm/pair.ts). For the pairs that a rule
 * names; the broad phase (broad-phase.ts) says which are worth asking about. Their common volume: solids.ts.
 */
import type { BodyMesh } from './body.ts';
import { core, type CoreExports } from './core.ts';

/** Faces within this of each other touch, m. */
const TOUCH = 1e-3;
/** Cosine from which two faces count as opposed: 2.6° off at most. */
const OPPOSED = 0.999;

/**
 * Least distance between two bodies, m: 0 where they touch, cross or one lies inside the other (closed bodies); at most
 * `limit`. Null for a body without triangles.
 */
export function minimumDistance(a: BodyMesh, b: BodyMesh, limit = Infinity): number | null {
  if (a.triangles.length === 0 || b.triangles.length === 0) return null;
  return withBoth(a, b, (wasm, first, second) => {
    // the surfaces' own bound: an infinite limit has no square
    const most = Math.min(limit, Math.sqrt(Number.MAX_VALUE) / 2);
    const distance = wasm.surfaceDistance(first.tree, first.points, first.triangles, second.tree, second.points, second.triangles, most);
    if (distance > 0 && (holdsAny(wasm, first, second) || holdsAny(wasm, second, first))) return 0;
    return Math.min(distance, limit);
  });
}

/** m² over which faces of two closed bodies lie against each other within `tolerance`, m; null for a body without triangles. */
export function contactArea(a: BodyMesh, b: BodyMesh, tolerance = TOUCH): number | null {
  if (a.triangles.length === 0 || b.triangles.length === 0) return null;
  return withBoth(a, b, (wasm, first, second) =>
    wasm.contactArea(first.tree, first.points, first.triangles, second.tree, second.points, second.triangles, tolerance, OPPOSED));
}

/** A body in the core's memory. */
interface Placed {
  readonly points: number;
  readonly triangles: number;
  readonly count: number;
  readonly tree: number;
  readonly positions: Float64Array;
  /** a vertex of every shell: where it is, the whole shell is, as long as nothing crosses */
  readonly seeds: () => readonly number[];
}

function withBoth<T>(a: BodyMesh, b: BodyMesh, work: (wasm: CoreExports, first: Placed, second: Placed) => T): T {
  const wasm = core();
  const before = wasm.mark();
  try {
    // all about a's origin: what is near is small, wherever the site is
    return work(wasm, place(wasm, a, a.origin), place(wasm, b, a.origin));
  } finally {
    wasm.release(before);
  }
}

function place(wasm: CoreExports, body: BodyMesh, origin: readonly [number, number, number]): Placed {
  const shift = [0, 1, 2].map((k) => body.origin[k]! - origin[k]!);
  const positions = shift.every((d) => d === 0) ? body.positions : body.positions.map((value, i) => value + shift[i % 3]!);
  const triangles = lookingOut(body);
  const points = wasm.allocate(positions.byteLength);
  const trianglesAt = wasm.allocate(triangles.byteLength);
  new Float64Array(wasm.memory.buffer, points, positions.length).set(positions);
  new Uint32Array(wasm.memory.buffer, trianglesAt, triangles.length).set(triangles);
  const count = triangles.length / 3;
  return { points, triangles: trianglesAt, count, tree: wasm.triangleTree(points, trianglesAt, count), positions, seeds: () => seedsOf(body) };
}

/** Triangles with the parts that look inward turned over. */
export function lookingOut({ positions: p, triangles, partEnds }: BodyMesh): Uint32Array {
  let turned: Uint32Array | null = null;
  let from = 0;
  for (const end of partEnds) {
    let six = 0;
    for (let t = from * 3; t < end * 3; t += 3) {
      const a = 3 * triangles[t]!, b = 3 * triangles[t + 1]!, c = 3 * triangles[t + 2]!;
      six += p[a]! * (p[b + 1]! * p[c + 2]! - p[b + 2]! * p[c + 1]!) + p[a + 1]! * (p[b + 2]! * p[c]! - p[b]! * p[c + 2]!) + p[a + 2]! * (p[b]! * p[c + 1]! - p[b + 1]! * p[c]!);
    }
    if (six < 0) {
      turned ??= triangles.slice();
      for (let t = from * 3; t < end * 3; t += 3) {
        turned[t + 1] = triangles[t + 2]!;
        turned[t + 2] = triangles[t + 1]!;
      }
    }
    from = end;
  }
  return turned ?? triangles;
}

function holdsAny(wasm: CoreExports, outer: Placed, inner: Placed): boolean {
  return inner.seeds().some((v) => {
    const [x, y, z] = [inner.positions[3 * v]!, inner.positions[3 * v + 1]!, inner.positions[3 * v + 2]!];
    return inBox(outer.positions, x, y, z) && wasm.windingNumber(outer.points, outer.triangles, outer.count, x, y, z) > 0.5;
  });
}

function inBox(positions: Float64Array, x: number, y: number, z: number): boolean {
  const at = [x, y, z];
  return [0, 1, 2].every((k) => {
    let lo = Infinity, hi = -Infinity;
    for (let i = k; i < positions.length; i += 3) {
      lo = Math.min(lo, positions[i]!);
      hi = Math.max(hi, positions[i]!);
    }
    return lo <= at[k]! && at[k]! <= hi;
  });
}

/** One vertex per connected shell. */
function seedsOf({ positions, triangles }: BodyMesh): number[] {
  const root = Int32Array.from({ length: positions.length / 3 }, (_, i) => i);
  const find = (v: number): number => {
    let at = v;
    while (root[at] !== at) at = root[at] = root[root[at]!]!;
    return at;
  };
  for (let t = 0; t < triangles.length; t += 3) {
    root[find(triangles[t + 1]!)] = find(triangles[t]!);
    root[find(triangles[t + 2]!)] = find(triangles[t]!);
  }
  const seen = new Set<number>();
  for (const v of triangles) seen.add(find(v));
  return [...seen];
}
