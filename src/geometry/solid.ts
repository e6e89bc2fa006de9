/**
 * What a welded mesh amounts to: a solid with a volume, or a surface of which only bounds can be told. Design decision 8: an
 * open or self-crossing mesh never gives a plausible number.
 */
import type { Interval } from '../units.ts';
import type { BodyMesh, Shell, Welded } from './body.ts';
import { EDGE_ROW, edgesOf } from './body.ts';
import { boxColumn, forEachOverlap } from './broad-phase.ts';
import { openBounds } from './open-bounds.ts';
import type { GeometryStatus } from './quantities.ts';
import { enclosesTwice, withoutRepeats } from './repeats.ts';

export interface Solid {
  /** of a closed body: faces look outward, in cavities inward */
  readonly mesh: BodyMesh;
  readonly status: GeometryStatus;
  /** m³; null unless closed */
  readonly volume: number | null;
  /** m³: open and self-crossing bodies */
  readonly bounds: Interval | null;
  /** m² of the surface, without what lies inside the solid */
  readonly area: number;
  /** of the volume, relative to the mesh's origin, m; null where the volume is */
  readonly centroid: readonly [number, number, number] | null;
  /** triangles left out: a corner is no number, beyond any building, or not there */
  readonly skipped: number;
}

/** Solids that overlap as one; null where that could not be had. */
export type Unite = (solids: readonly BodyMesh[]) => Welded | null;

/** Below this a closed body encloses nothing, m³; a surface has no area, m². */
const NOTHING = 1e-9;
/** Boxes that share less than this in any direction touch, m. */
const TOUCH = 1e-4;
/** A union that differs from the sum by less than this share changes nothing: single precision leaves as much. */
const SAME = 1e-6;
/** Triangles up to which overlapping pieces are united: above, the sum is a bound. */
const UNITE_LIMIT = 50_000;

export function solidOf(drawn: Welded, unite: Unite | null): Solid {
  // who does not ask for crossings takes what is drawn
  const welded = drawn.crossings === null ? drawn : withoutRepeats(drawn);
  const { mesh, shells, skipped } = welded;
  const area = sum(shells, (shell) => shell.area);
  const nothing = { mesh, volume: null, bounds: null, area, centroid: null, skipped };
  if (mesh.triangles.length === 0) return { ...nothing, status: skipped > 0 ? 'degenerate' : 'none' };
  if (area < NOTHING) return { ...nothing, status: 'degenerate' };
  if (welded.closedTogether) return together(welded, area);
  const whole = shells.every((shell) => shell.closed) ? welded : turnedAlike(welded);
  if (whole === null) return open(mesh, area, skipped, crossed(welded));
  return closed(whole, unite);
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  let total = 0;
  for (const one of list) total += of(one);
  return total;
}

function crossed({ crossings }: Welded): boolean {
  return crossings !== null && crossings.within + crossings.between > 0;
}

function open(mesh: BodyMesh, area: number, skipped: number, crosses: boolean): Solid {
  const { bounds, sealed } = openBounds(mesh, area);
  // cracks without width: an edge met by two shorter ones encloses as well as a vertex would
  if (sealed && skipped === 0 && !crosses && bounds[1] >= NOTHING) {
    const volume = (bounds[0] + bounds[1]) / 2;
    const { mesh: outward, moment, signed } = wholeOutward(mesh);
    return { mesh: outward, status: 'closed', volume, bounds: null, area, centroid: scale(moment, 1 / signed), skipped };
  }
  return { mesh, status: 'open', volume: null, bounds: bounds[1] > 0 ? bounds : null, area, centroid: null, skipped };
}

/** Parts that are open each and shut each other: one surface. */
function together({ mesh, shells, crossings }: Welded, area: number): Solid {
  if (crossings !== null && crossings.within + crossings.between > 0) return crossing(mesh, area, [0, boxVolume(boxOf(mesh))]);
  const signed = sum(shells, (shell) => shell.volume);
  const volume = Math.abs(signed);
  if (volume < NOTHING) return { mesh, status: 'degenerate', volume: null, bounds: null, area, centroid: null, skipped: 0 };
  const moment = [0, 1, 2].map((k) => sum(shells, (shell) => shell.moment[k]!)) as unknown as Vector;
  return {
    mesh: signed < 0 ? flipped(mesh, () => true) : mesh, status: 'closed', volume, bounds: null, area,
    centroid: scale(moment, 1 / signed), skipped: 0,
  };
}

function crossing(mesh: BodyMesh, area: number, bounds: Interval): Solid {
  return { mesh, status: 'self-intersecting', volume: null, bounds, area, centroid: null, skipped: 0 };
}

type Vector = readonly [number, number, number];
const scale = (v: Vector, by: number): Vector => [v[0] * by, v[1] * by, v[2] * by];

interface Layer {
  readonly shell: Shell;
  readonly index: number;
  readonly box: Float64Array;
}

/** Closed shells: who lies in whom, what is a cavity, what was turned inside out, what overlaps. */
function closed(welded: Welded, unite: Unite | null): Solid {
  const { mesh, shells, crossings } = welded;
  const area = sum(shells, (shell) => shell.area);
  // before anything is summed: lobes that look opposite ways cancel
  if (crossings !== null && (crossings.within > 0 || enclosesTwice(welded))) return crossing(mesh, area, [0, boxVolume(boxOf(mesh))]);
  if (sum(shells, (shell) => Math.abs(shell.volume)) < NOTHING) {
    return { mesh, status: 'degenerate', volume: null, bounds: null, area, centroid: null, skipped: 0 };
  }
  if (shells.length === 1) {
    const shell = shells[0]!;
    return {
      mesh: shell.volume < 0 ? flipped(mesh, () => true) : mesh, status: 'closed', volume: Math.abs(shell.volume), bounds: null, area,
      centroid: scale(shell.moment, 1 / shell.volume), skipped: 0,
    };
  }
  const groups = nested(welded);
  /** shells that count, each with the sign of its share */
  const sign = new Int8Array(shells.length);
  for (const { outer, cavities } of groups) {
    sign[outer.index] = 1;
    for (const cavity of cavities) sign[cavity.index] = -1;
  }
  const flips = shells.map((shell, s) => sign[s] !== 0 && (sign[s]! > 0) !== (shell.volume > 0));
  const kept = keepShells(welded, sign, flips);
  const volumes = groups.map(({ outer, cavities }) => Math.abs(outer.shell.volume) - sum(cavities, (cavity) => Math.abs(cavity.shell.volume)));
  const total = sum(volumes, (v) => v);
  const moment = [0, 1, 2].map((k) => sum(shells.map((shell, s) => (sign[s] === 0 ? 0 : flips[s] ? -shell.moment[k]! : shell.moment[k]!)), (v) => v)) as unknown as Vector;
  const outside = sum(shells.map((shell, s) => (sign[s] === 0 ? 0 : shell.area)), (a) => a);
  const sound: Solid = { mesh: kept, status: 'closed', volume: total, bounds: null, area: outside, centroid: scale(moment, 1 / total), skipped: 0 };
  if (crossings === null || !overlapping(groups.map(({ outer }) => outer))) return sound;
  const bounds: Interval = [Math.max(...volumes), total];
  if (unite === null || mesh.triangles.length / 3 > UNITE_LIMIT) return crossing(kept, outside, bounds);
  const pieces = groups.map(({ outer, cavities }) => pieceOf(welded, [outer, ...cavities], flips));
  const one = unite(pieces);
  if (one === null || one.shells.some((shell) => !shell.closed)) return crossing(kept, outside, bounds);
  const united = sum(one.shells, (shell) => shell.volume);
  if (Math.abs(united - total) <= SAME * total) return sound;
  if (united < bounds[0] * (1 - SAME) || united > total * (1 + SAME)) return crossing(kept, outside, bounds);
  const around = [0, 1, 2].map((k) => sum(one.shells, (shell) => shell.moment[k]!)) as unknown as Vector;
  return { mesh: one.mesh, status: 'closed', volume: united, bounds: null, area: sum(one.shells, (shell) => shell.area), centroid: scale(around, 1 / united), skipped: 0 };
}

interface Group {
  readonly outer: Layer;
  readonly cavities: Layer[];
}

/**
 * A shell inside another that looks the other way is its cavity; one that looks the same way is swallowed by it (drawn twice).
 * Inside a cavity matter begins anew. Which way an outermost shell looks says nothing: it may be inside out.
 */
function nested(welded: Welded): Group[] {
  const { shells, crossings } = welded;
  const layers = shells.map((shell, index): Layer => ({ shell, index, box: shell.box }))
    .filter(({ shell }) => Math.abs(shell.volume) >= NOTHING)
    .sort((a, b) => Math.abs(b.shell.volume) - Math.abs(a.shell.volume) || a.index - b.index);
  const groups: Group[] = [];
  /** what each placed layer is: matter of a group, a cavity of one, or nothing */
  const placed: { readonly layer: Layer; readonly group: Group | null; readonly hollow: boolean }[] = [];
  const around = boxesAround(layers);
  layers.forEach((layer, n) => {
    let parent: (typeof placed)[number] | null = null;
    // the smallest first
    for (const i of around(n)) {
      const other = placed[i]!;
      if (other.group !== null && holds(welded, other.layer, layer)) {
        parent = other;
        break;
      }
    }
    const alike = parent !== null && layer.shell.volume > 0 === parent.layer.shell.volume > 0;
    // probes cannot tell what lies inside from what crosses: a union can
    const crosses = alike && crossings !== null && crossings.between > 0;
    if (parent === null || parent.hollow || crosses) {
      const group: Group = { outer: layer, cavities: [] };
      groups.push(group);
      placed.push({ layer, group, hollow: false });
    } else if (!alike) {
      parent.group!.cavities.push(layer);
      placed.push({ layer, group: parent.group, hollow: true });
    } else placed.push({ layer, group: null, hollow: false });
  });
  return groups.sort((a, b) => a.outer.index - b.outer.index);
}

/** Per layer: the larger ones before it whose boxes contain its own, the last first. A railing has tens of thousands of shells. */
function boxesAround(layers: readonly Layer[]): (n: number) => readonly number[] {
  const found = new Map<number, number[]>();
  forEachOverlap(boxColumn(layers.map(({ box }) => box)), TOUCH, (i, j) => {
    if (!contains(layers[i]!.box, layers[j]!.box)) return;
    const list = found.get(j);
    if (list === undefined) found.set(j, [i]);
    else list.push(i);
  });
  return (n) => (found.get(n) ?? []).sort((a, b) => b - a);
}

function trianglesUpTo(mesh: BodyMesh, part: number): number {
  return mesh.partEnds[part] ?? mesh.triangles.length / 3;
}

function grow(box: Float64Array, positions: Float64Array, at: number): void {
  for (let k = 0; k < 3; k++) {
    box[k] = Math.min(box[k]!, positions[at + k]!);
    box[k + 3] = Math.max(box[k + 3]!, positions[at + k]!);
  }
}

export function boxOf(mesh: BodyMesh): Float64Array {
  const box = Float64Array.of(Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity);
  for (let i = 0; i < mesh.positions.length; i += 3) grow(box, mesh.positions, i);
  return box;
}

function boxVolume(box: Float64Array): number {
  return Math.max(0, box[3]! - box[0]!) * Math.max(0, box[4]! - box[1]!) * Math.max(0, box[5]! - box[2]!);
}

function contains(outer: Float64Array, inner: Float64Array): boolean {
  return [0, 1, 2].every((k) => outer[k]! <= inner[k]! + TOUCH && outer[k + 3]! >= inner[k + 3]! - TOUCH);
}

/** Faces of the inner shell behind which it is asked whether the outer one holds the point: the larger part decides. */
const PROBES = 5;

/** Does `inner` lie inside `outer`, which it does not cross? Points just behind its faces tell, where its faces may lie on the other's. */
function holds(welded: Welded, outer: Layer, inner: Layer): boolean {
  const { mesh, shellOf } = welded;
  const { positions: p, triangles } = mesh;
  const trianglesOf = (layer: Layer): number[] => {
    const list: number[] = [];
    const last = trianglesUpTo(mesh, layer.shell.part);
    for (let t = layer.shell.first; t < last; t++) if (shellOf[t] === layer.index) list.push(t);
    return list;
  };
  const faces = trianglesOf(inner).map((t) => {
    const a = 3 * triangles[3 * t]!, b = 3 * triangles[3 * t + 1]!, c = 3 * triangles[3 * t + 2]!;
    const ux = p[b]! - p[a]!, uy = p[b + 1]! - p[a + 1]!, uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!, vy = p[c + 1]! - p[a + 1]!, vz = p[c + 2]! - p[a + 2]!;
    const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const;
    return { a, b, c, n, size: Math.hypot(...n) };
  }).sort((f, g) => g.size - f.size).slice(0, PROBES);
  const behind = inner.shell.volume > 0 ? -TOUCH : TOUCH;
  const around = trianglesOf(outer);
  let held = 0;
  for (const { a, b, c, n, size } of faces) {
    const at = [0, 1, 2].map((k) => (p[a + k]! + p[b + k]! + p[c + k]!) / 3 + (behind * n[k]!) / size) as unknown as Vector;
    if (isInside(mesh, around, at)) held++;
  }
  return 2 * held > faces.length;
}

function isInside({ positions: p, triangles }: BodyMesh, around: readonly number[], [x, y, z]: Vector): boolean {
  // an odd direction: no axis-parallel face or edge is hit along its plane
  const dx = 0.5377, dy = 0.3127, dz = 0.7829;
  let hits = 0;
  for (const t of around) {
    const a = 3 * triangles[3 * t]!, b = 3 * triangles[3 * t + 1]!, c = 3 * triangles[3 * t + 2]!;
    const ux = p[b]! - p[a]!, uy = p[b + 1]! - p[a + 1]!, uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!, vy = p[c + 1]! - p[a + 1]!, vz = p[c + 2]! - p[a + 2]!;
    const hx = dy * vz - dz * vy, hy = dz * vx - dx * vz, hz = dx * vy - dy * vx;
    const det = ux * hx + uy * hy + uz * hz;
    if (det === 0) continue;
    const sx = x - p[a]!, sy = y - p[a + 1]!, sz = z - p[a + 2]!;
    const u = (sx * hx + sy * hy + sz * hz) / det;
    if (u < 0 || u > 1) continue;
    const qx = sy * uz - sz * uy, qy = sz * ux - sx * uz, qz = sx * uy - sy * ux;
    const v = (dx * qx + dy * qy + dz * qz) / det;
    if (v < 0 || u + v > 1) continue;
    if ((vx * qx + vy * qy + vz * qz) / det > 0) hits++;
  }
  return hits % 2 === 1;
}

/** Do the boxes of any two share more than a touch? Sorted along x; most bodies have a handful. */
function overlapping(layers: readonly Layer[]): boolean {
  const byX = [...layers].sort((a, b) => a.box[0]! - b.box[0]!);
  for (let i = 0; i < byX.length; i++) {
    const a = byX[i]!.box;
    for (let j = i + 1; j < byX.length && byX[j]!.box[0]! < a[3]! - TOUCH; j++) {
      const b = byX[j]!.box;
      if ([0, 1, 2].every((k) => Math.min(a[k + 3]!, b[k + 3]!) - Math.max(a[k]!, b[k]!) > TOUCH)) return true;
    }
  }
  return false;
}

function flipped(mesh: BodyMesh, which: (triangle: number) => boolean): BodyMesh {
  const triangles = mesh.triangles.slice();
  for (let t = 0; t < triangles.length; t += 3) {
    if (which(t / 3)) [triangles[t + 1], triangles[t + 2]] = [triangles[t + 2]!, triangles[t + 1]!];
  }
  return { ...mesh, triangles };
}

/** The mesh without the shells whose sign is 0, the others turned where they look the wrong way. */
function keepShells({ mesh, shellOf }: Welded, sign: Int8Array, flips: readonly boolean[]): BodyMesh {
  const turned = flips.some(Boolean) ? flipped(mesh, (t) => flips[shellOf[t]!]!) : mesh;
  if (sign.every((s) => s !== 0)) return turned;
  const triangles: number[] = [];
  const partEnds = new Uint32Array(mesh.partEnds.length);
  let part = 0;
  for (let t = 0; t < shellOf.length; t++) {
    while (t >= mesh.partEnds[part]!) partEnds[part++] = triangles.length / 3;
    if (sign[shellOf[t]!] !== 0) triangles.push(...turned.triangles.subarray(3 * t, 3 * t + 3));
  }
  for (; part < partEnds.length; part++) partEnds[part] = triangles.length / 3;
  return { ...mesh, triangles: Uint32Array.from(triangles), partEnds };
}

/** Some shells as a mesh of their own, vertices numbered anew, faces outward. */
function pieceOf({ mesh, shellOf }: Welded, layers: readonly Layer[], flips: readonly boolean[]): BodyMesh {
  const number = new Map<number, number>();
  const positions: number[] = [];
  const triangles: number[] = [];
  const wanted = new Set(layers.map((layer) => layer.index));
  for (let t = 0; t < shellOf.length; t++) {
    if (!wanted.has(shellOf[t]!)) continue;
    const corners = [0, 1, 2].map((c) => {
      const v = mesh.triangles[3 * t + c]!;
      let at = number.get(v);
      if (at === undefined) {
        at = number.size;
        number.set(v, at);
        positions.push(mesh.positions[3 * v]!, mesh.positions[3 * v + 1]!, mesh.positions[3 * v + 2]!);
      }
      return at;
    });
    triangles.push(corners[0]!, ...(flips[shellOf[t]!] ? [corners[2]!, corners[1]!] : [corners[1]!, corners[2]!]));
  }
  return { origin: mesh.origin, positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles), partEnds: Uint32Array.of(triangles.length / 3) };
}

/**
 * Shells whose edges all have two faces, some of them looking the wrong way: turned until neighbours agree. Null where an edge
 * has one face, or more than two that do not cancel, or the surface has one side only.
 */
function turnedAlike(welded: Welded): Welded | null {
  const { mesh, shells, shellOf } = welded;
  const edges = edgesOf(mesh.triangles);
  const count = mesh.triangles.length / 3;
  const beside: number[][] = Array.from({ length: count }, () => []);
  for (let e = 0; e < edges.length; e += EDGE_ROW) {
    const t = edges[e + 4]!, u = edges[e + 5]!;
    if (shells[shellOf[t]!]!.closed) continue;
    if (edges[e + 2] !== 2 || u < 0) return null;
    const turned = edges[e + 3] !== 0 ? 1 : 0;
    beside[t]!.push(2 * u + turned);
    beside[u]!.push(2 * t + turned);
  }
  const state = new Int8Array(count).fill(-1);
  for (let start = 0; start < count; start++) {
    if (state[start]! >= 0) continue;
    state[start] = 0;
    const stack = [start];
    while (stack.length > 0) {
      const t = stack.pop()!;
      for (const code of beside[t]!) {
        const u = code >> 1;
        const want = state[t]! ^ (code & 1);
        if (state[u]! < 0) {
          state[u] = want;
          stack.push(u);
        } else if (state[u] !== want) return null;
      }
    }
  }
  const turned = flipped(mesh, (t) => state[t] === 1);
  return { ...welded, mesh: turned, shells: measured(turned, shells, shellOf) };
}

/** The shells with their sums taken anew; they are closed now. */
function measured(mesh: BodyMesh, shells: readonly Shell[], shellOf: Uint32Array): Shell[] {
  const volume = new Float64Array(shells.length);
  const moments = Array.from(shells, () => [0, 0, 0] as [number, number, number]);
  eachTriangle(mesh, (t, det, sx, sy, sz) => {
    const s = shellOf[t]!;
    volume[s] = volume[s]! + det / 6;
    const m = moments[s]!;
    m[0] += (det * sx) / 24;
    m[1] += (det * sy) / 24;
    m[2] += (det * sz) / 24;
  });
  return shells.map((shell, s) => ({ ...shell, closed: true, volume: volume[s]!, moment: moments[s]! }));
}

function wholeOutward(mesh: BodyMesh): { readonly mesh: BodyMesh; readonly moment: Vector; readonly signed: number } {
  let signed = 0;
  const moment: [number, number, number] = [0, 0, 0];
  eachTriangle(mesh, (_, det, sx, sy, sz) => {
    signed += det / 6;
    moment[0] += (det * sx) / 24;
    moment[1] += (det * sy) / 24;
    moment[2] += (det * sz) / 24;
  });
  return { mesh: signed < 0 ? flipped(mesh, () => true) : mesh, moment, signed };
}

/** Determinant of each triangle's corners and their sums per axis. */
function eachTriangle(mesh: BodyMesh, visit: (t: number, det: number, sx: number, sy: number, sz: number) => void): void {
  const { positions: p, triangles } = mesh;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!, b = 3 * triangles[t + 1]!, c = 3 * triangles[t + 2]!;
    const det = p[a]! * (p[b + 1]! * p[c + 2]! - p[b + 2]! * p[c + 1]!)
      + p[a + 1]! * (p[b + 2]! * p[c]! - p[b]! * p[c + 2]!)
      + p[a + 2]! * (p[b]! * p[c + 1]! - p[b + 1]! * p[c]!);
    visit(t / 3, det, p[a]! + p[b]! + p[c]!, p[a + 1]! + p[b + 1]! + p[c + 1]!, p[a + 2]! + p[b + 2]! + p[c + 2]!);
  }
}
