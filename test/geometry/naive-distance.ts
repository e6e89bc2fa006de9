/** Every triangle against every other, in plain TypeScript: the oracle of wasm/pair.ts. */
import type { BodyMesh } from '../../src/geometry/body.ts';

type V = readonly [number, number, number];
const sub = (a: V, b: V): V => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const add = (a: V, b: V, t: number): V => [a[0] + t * b[0], a[1] + t * b[1], a[2] + t * b[2]];
const dot = (a: V, b: V): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: V, b: V): V => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const clamp = (x: number): number => Math.min(1, Math.max(0, x));

function trianglesOf({ origin, positions, triangles }: BodyMesh): V[][] {
  const at = (v: number): V => [positions[3 * v]! + origin[0], positions[3 * v + 1]! + origin[1], positions[3 * v + 2]! + origin[2]];
  return Array.from({ length: triangles.length / 3 }, (_, t) => [0, 1, 2].map((k) => at(triangles[3 * t + k]!)));
}

/** Ericson 5.1.5 by barycentric regions. */
function pointTriangle(p: V, [a, b, c]: readonly V[]): number {
  const ab = sub(b!, a!), ac = sub(c!, a!), n = cross(ab, ac);
  const inside = [[a!, b!], [b!, c!], [c!, a!]].every(([from, to]) => dot(cross(sub(to!, from!), sub(p, from!)), n) >= 0);
  if (inside) return Math.abs(dot(sub(p, a!), n)) / Math.sqrt(dot(n, n));
  return Math.min(...[[a!, b!], [b!, c!], [c!, a!]].map(([from, to]) => pointSegment(p, from!, to!)));
}

function pointSegment(p: V, a: V, b: V): number {
  const ab = sub(b, a);
  const q = add(a, ab, clamp(dot(sub(p, a), ab) / dot(ab, ab)));
  return Math.hypot(...sub(p, q));
}

/** Inner minimum of the two lines where it lies on both segments, else an end against the other segment. */
function segmentSegment(p: V, q: V, r: V, s: V): number {
  const d = sub(q, p), e = sub(s, r), w = sub(p, r);
  const a = dot(d, d), b = dot(d, e), c = dot(e, e), m = a * c - b * b;
  const ends = Math.min(pointSegment(p, r, s), pointSegment(q, r, s), pointSegment(r, p, q), pointSegment(s, p, q));
  if (m < 1e-14 * a * c) return ends;
  const t = (b * dot(e, w) - c * dot(d, w)) / m, u = (a * dot(e, w) - b * dot(d, w)) / m;
  return t < 0 || t > 1 || u < 0 || u > 1 ? ends : Math.min(ends, Math.hypot(...sub(add(p, d, t), add(r, e, u))));
}

function pierces(p: V, q: V, [a, b, c]: readonly V[]): boolean {
  const n = cross(sub(b!, a!), sub(c!, a!));
  const hp = dot(sub(p, a!), n), hq = dot(sub(q, a!), n);
  if (hp * hq >= 0) return false;
  const x = add(p, sub(q, p), hp / (hp - hq));
  return [[a!, b!], [b!, c!], [c!, a!]].every(([from, to]) => dot(cross(sub(to!, from!), sub(x, from!)), n) >= 0);
}

export function naiveSurfaceDistance(a: BodyMesh, b: BodyMesh): number {
  let best = Infinity;
  const others = trianglesOf(b);
  for (const s of trianglesOf(a)) {
    for (const t of others) {
      for (let k = 0; k < 3; k++) {
        best = Math.min(best, pointTriangle(s[k]!, t), pointTriangle(t[k]!, s));
        if (pierces(s[k]!, s[(k + 1) % 3]!, t) || pierces(t[k]!, t[(k + 1) % 3]!, s)) return 0;
        for (let l = 0; l < 3; l++) best = Math.min(best, segmentSegment(s[k]!, s[(k + 1) % 3]!, t[l]!, t[(l + 1) % 3]!));
      }
    }
  }
  return best;
}
