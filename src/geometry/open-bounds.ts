/** What a surface with holes may hold. */
import type { Interval } from '../units.ts';
import { EDGE_ROW, edgesOf } from './body.ts';
import type { BodyMesh } from './body.ts';

/** Holes whose fans cover less than this in all are cracks without width, m². */
const CRACK = 1e-7;
/** Holes that leave less than this share of the volume open are slits: cutting leaves such, and facets as much. */
const SLIT = 1e-4;

export interface OpenBounds {
  /**
   * m³. Flat holes: each shut by a cone to any point of the body's box, so that shut flatly is among them. A hole that is not flat
   * has lost more than a face: anything up to the box.
   */
  readonly bounds: Interval;
  /** the holes are cracks: whatever shuts them adds next to nothing */
  readonly sealed: boolean;
}

/** `area`: of the surface that is there, m² */
export function openBounds(mesh: BodyMesh, area: number): OpenBounds {
  const { positions: p, triangles } = mesh;
  const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  // corners whose faces are missing belong to the body too
  for (let i = 0; i < p.length; i++) {
    box[i % 3] = Math.min(box[i % 3]!, p[i]!);
    box[(i % 3) + 3] = Math.max(box[(i % 3) + 3]!, p[i]!);
  }
  const size = (box[3]! - box[0]!) * (box[4]! - box[1]!) * (box[5]! - box[2]!);
  let signed = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!, b = 3 * triangles[t + 1]!, c = 3 * triangles[t + 2]!;
    signed += (p[a]! * (p[b + 1]! * p[c + 2]! - p[b + 2]! * p[c + 1]!)
      + p[a + 1]! * (p[b + 2]! * p[c]! - p[b]! * p[c + 2]!)
      + p[a + 2]! * (p[b]! * p[c + 1]! - p[b + 1]! * p[c]!)) / 6;
  }
  let lo = signed;
  let hi = signed;
  let holes = 0;
  let flat = true;
  for (const loop of openLoops(triangles)) {
    // the cone from q over a hole with edges a → b holds q · Σ (b × a) / 6
    const w = [0, 0, 0];
    holes += smallestFan(p, loop);
    for (let i = 0; i < loop.length; i++) {
      const a = 3 * loop[i]!, b = 3 * loop[(i + 1) % loop.length]!;
      w[0]! += p[b + 1]! * p[a + 2]! - p[b + 2]! * p[a + 1]!;
      w[1]! += p[b + 2]! * p[a]! - p[b]! * p[a + 2]!;
      w[2]! += p[b]! * p[a + 1]! - p[b + 1]! * p[a]!;
    }
    flat &&= isFlat(p, loop, w);
    for (let k = 0; k < 3; k++) {
      lo += Math.min(w[k]! * box[k]!, w[k]! * box[k + 3]!) / 6;
      hi += Math.max(w[k]! * box[k]!, w[k]! * box[k + 3]!) / 6;
    }
  }
  // no cap that stays in the box holds more than its fan drawn out over the box's diagonal
  const diagonal = Math.hypot(box[3]! - box[0]!, box[4]! - box[1]!, box[5]! - box[2]!);
  if (holes <= CRACK || (holes * diagonal) / 3 <= SLIT * Math.min(Math.abs(signed), size)) {
    const volume = Math.min(Math.abs(signed), size);
    return { bounds: [volume, volume], sealed: true };
  }
  // where more than a third is missing, what is there says little of the rest: a lone face is its own hole
  if (!flat || holes > area / 2) return { bounds: [0, size], sealed: false };
  // which way the faces look is not known either
  const [least, most] = lo >= 0 ? [lo, hi] : hi <= 0 ? [-hi, -lo] : [0, Math.max(hi, -lo)];
  return { bounds: [Math.min(least, size), Math.min(most, size)], sealed: false };
}

/** Corners of a loop that are tried as the middle of its fan: the fan of a slit is only small from the right one. */
const MOST_STARTS = 64;

/** m² of the smallest fan over a loop from one of its corners. */
function smallestFan(p: Float64Array, loop: readonly number[]): number {
  let least = Infinity;
  for (let s = 0; s < Math.min(loop.length, MOST_STARTS); s++) {
    const o = 3 * loop[s]!;
    let area = 0;
    for (let i = 0; i < loop.length && area < least; i++) {
      const a = 3 * loop[i]!, b = 3 * loop[(i + 1) % loop.length]!;
      const ux = p[a]! - p[o]!, uy = p[a + 1]! - p[o + 1]!, uz = p[a + 2]! - p[o + 2]!;
      const vx = p[b]! - p[o]!, vy = p[b + 1]! - p[o + 1]!, vz = p[b + 2]! - p[o + 2]!;
      area += Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
    }
    least = Math.min(least, area);
  }
  return least;
}

/** How far corners of a flat hole may lie from its plane, m. */
const FLAT = 1e-3;

/** `w`: twice the hole's area vector. */
function isFlat(p: Float64Array, loop: readonly number[], w: readonly number[]): boolean {
  const size = Math.hypot(w[0]!, w[1]!, w[2]!);
  if (size < CRACK) return true;
  const o = 3 * loop[0]!;
  return loop.every((v) => Math.abs((p[3 * v]! - p[o]!) * w[0]! + (p[3 * v + 1]! - p[o + 1]!) * w[1]! + (p[3 * v + 2]! - p[o + 2]!) * w[2]!) <= FLAT * size);
}

/** Directed edges without an opposite, chained into loops; each needs a cap. */
function openLoops(triangles: Uint32Array): number[][] {
  const edges = edgesOf(triangles);
  const outgoing = new Map<number, number[]>();
  for (let e = 0; e < edges.length; e += EDGE_ROW) {
    const balance = edges[e + 3]!;
    const [from, to] = balance > 0 ? [edges[e]!, edges[e + 1]!] : [edges[e + 1]!, edges[e]!];
    for (let k = Math.abs(balance); k > 0; k--) {
      const list = outgoing.get(from);
      if (list === undefined) outgoing.set(from, [to]);
      else list.push(to);
    }
  }
  const loops: number[][] = [];
  for (const [start, list] of outgoing) {
    while (list.length > 0) {
      // a walk that comes by a vertex again has closed a loop there: the rest goes on
      const walk: number[] = [start];
      const place = new Map<number, number>([[start, 0]]);
      for (;;) {
        const to = outgoing.get(walk[walk.length - 1]!)?.pop();
        if (to === undefined) break;
        const seen = place.get(to);
        if (seen === undefined) {
          place.set(to, walk.length);
          walk.push(to);
          continue;
        }
        const loop = walk.splice(seen);
        for (const v of loop) place.delete(v);
        loops.push(loop);
        if (walk.length === 0) break;
        place.set(to, walk.length);
        walk.push(to);
      }
    }
  }
  return loops;
}
