/**
 * The form of a body apart from where it stands: what tells equal pieces, whatever they are called. A rotation and a translation
 * make equal forms one; a mirrored twin is another form (it needs another mould).
 */
import { EDGE_ROW, edgesOf } from './body.ts';
import type { BodyMesh } from './body.ts';
import type { Solid } from './solid.ts';

export interface Form {
  /** m³ */
  readonly volume: number;
  /** m² */
  readonly area: number;
  /** xyz of the corners, relative to the centre of the volume, m: where edges meet, whatever the faces were cut into */
  readonly corners: Float64Array;
}

/** Faces that turn by less than this are one, and edges that do are straight (sine of the angle). */
const STRAIGHT = 1e-3;
/** Corners of equal pieces coincide within this, m; volumes and areas by the share. */
const SAME_PLACE = 2e-4;
const SAME_SHARE = 1e-4;

type Vector = readonly [number, number, number];

/** Null for what is no closed solid. */
export function formOf({ mesh, volume, area, centroid }: Solid): Form | null {
  if (volume === null || centroid === null) return null;
  return { volume, area, corners: cornersOf(mesh, centroid) };
}

function cornersOf({ positions: p, triangles }: BodyMesh, centre: Vector): Float64Array {
  const normals = new Float64Array(triangles.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!, b = 3 * triangles[t + 1]!, c = 3 * triangles[t + 2]!;
    const ux = p[b]! - p[a]!, uy = p[b + 1]! - p[a + 1]!, uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!, vy = p[c + 1]! - p[a + 1]!, vz = p[c + 2]! - p[a + 2]!;
    const nx = uy * vz - uz * vy, ny = uz * vx - ux * vz, nz = ux * vy - uy * vx;
    const size = Math.hypot(nx, ny, nz) || 1;
    normals[t] = nx / size;
    normals[t + 1] = ny / size;
    normals[t + 2] = nz / size;
  }
  /** per vertex the direction of its first sharp edge; NaN once it is a corner */
  const first = new Map<number, Vector | null>();
  const edges = edgesOf(triangles);
  for (let e = 0; e < edges.length; e += EDGE_ROW) {
    const low = edges[e]!, high = edges[e + 1]!, t = 3 * edges[e + 4]!, u = 3 * edges[e + 5]!;
    if (u >= 0 && edges[e + 2] === 2) {
      const turn = Math.hypot(
        normals[t + 1]! * normals[u + 2]! - normals[t + 2]! * normals[u + 1]!,
        normals[t + 2]! * normals[u]! - normals[t]! * normals[u + 2]!,
        normals[t]! * normals[u + 1]! - normals[t + 1]! * normals[u]!,
      );
      if (turn < STRAIGHT && normals[t]! * normals[u]! + normals[t + 1]! * normals[u + 1]! + normals[t + 2]! * normals[u + 2]! > 0) continue;
    }
    const x = p[3 * high]! - p[3 * low]!, y = p[3 * high + 1]! - p[3 * low + 1]!, z = p[3 * high + 2]! - p[3 * low + 2]!;
    const size = Math.hypot(x, y, z) || 1;
    for (const v of [low, high]) {
      const known = first.get(v);
      if (known === undefined) first.set(v, [x / size, y / size, z / size]);
      else if (known !== null) {
        const off = Math.hypot(known[1] * z - known[2] * y, known[2] * x - known[0] * z, known[0] * y - known[1] * x) / size;
        if (off > STRAIGHT) first.set(v, null);
      }
    }
  }
  const found: number[] = [];
  for (const [v, direction] of first) {
    if (direction === null) found.push(p[3 * v]! - centre[0], p[3 * v + 1]! - centre[1], p[3 * v + 2]! - centre[2]);
  }
  return Float64Array.from(found);
}

/** Group number per form, in order of first use; −1 where there is none. Cost grows with the forms and the groups of one volume. */
export function groupForms(forms: readonly (Form | null)[]): Int32Array {
  const groups = new Int32Array(forms.length).fill(-1);
  const order = [...forms.keys()].filter((i) => forms[i] !== null).sort((i, j) => forms[i]!.volume - forms[j]!.volume || i - j);
  /** the first of each group, rising by volume; and every form object seen, since instances share theirs */
  const heads: { readonly form: Form; readonly members: number[] }[] = [];
  const known = new Map<Form, number>();
  for (const i of order) {
    const form = forms[i]!;
    let at = known.get(form) ?? -1;
    for (let h = heads.length - 1; at < 0 && h >= 0; h--) {
      const head = heads[h]!.form;
      if (form.volume - head.volume > SAME_SHARE * form.volume + SAME_PLACE ** 3) break;
      if (congruent(head, form)) at = h;
    }
    if (at < 0) at = heads.push({ form, members: [] }) - 1;
    known.set(form, at);
    heads[at]!.members.push(i);
  }
  [...heads].sort((a, b) => Math.min(...a.members) - Math.min(...b.members))
    .forEach(({ members }, number) => { for (const i of members) groups[i] = number; });
  return groups;
}

/** Does a rotation bring every corner of one onto a corner of the other? Mirroring is none. */
export function congruent(a: Form, b: Form): boolean {
  const near = (x: number, y: number): boolean => Math.abs(x - y) <= SAME_SHARE * Math.max(x, y) + SAME_PLACE ** 2;
  if (a.corners.length !== b.corners.length || !near(a.volume, b.volume) || !near(a.area, b.area)) return false;
  const n = a.corners.length / 3;
  if (n === 0) return true;
  const ra = radii(a.corners), rb = radii(b.corners);
  const sa = Float64Array.from(ra).sort(), sb = Float64Array.from(rb).sort();
  if (sa.some((r, i) => Math.abs(r - sb[i]!) > SAME_PLACE)) return false;
  const pair = firmPair(a.corners, ra);
  // all corners on one line through the centre: their distances were all there is
  if (pair === null) return true;
  const [i, j] = pair;
  const between = distance(a.corners, i, a.corners, j);
  const index = cornerIndex(b.corners);
  for (let k = 0; k < n; k++) {
    if (Math.abs(rb[k]! - ra[i]!) > SAME_PLACE) continue;
    for (let l = 0; l < n; l++) {
      if (l === k || Math.abs(rb[l]! - ra[j]!) > SAME_PLACE || Math.abs(distance(b.corners, k, b.corners, l) - between) > 2 * SAME_PLACE) continue;
      if (maps(a.corners, frame(a.corners, i, j), frame(b.corners, k, l), index)) return true;
    }
  }
  return false;
}

function radii(corners: Float64Array): Float64Array {
  return Float64Array.from({ length: corners.length / 3 }, (_, i) => Math.hypot(corners[3 * i]!, corners[3 * i + 1]!, corners[3 * i + 2]!));
}

function distance(a: Float64Array, i: number, b: Float64Array, j: number): number {
  return Math.hypot(a[3 * i]! - b[3 * j]!, a[3 * i + 1]! - b[3 * j + 1]!, a[3 * i + 2]! - b[3 * j + 2]!);
}

/** Two corners that fix a frame: the one whose distance fewest share, and the one that spans the most with it. */
function firmPair(corners: Float64Array, r: Float64Array): readonly [number, number] | null {
  const sorted = Float64Array.from(r).sort();
  const sharing = (x: number): number => upper(sorted, x + SAME_PLACE) - upper(sorted, x - SAME_PLACE);
  let i = -1;
  for (let k = 0; k < r.length; k++) if (r[k]! > 100 * SAME_PLACE && (i < 0 || sharing(r[k]!) < sharing(r[i]!))) i = k;
  if (i < 0) return null;
  let j = -1;
  let most = 100 * SAME_PLACE;
  for (let k = 0; k < r.length; k++) {
    const off = Math.hypot(...cross(corners, i, k)) / r[i]!;
    if (off > most * 1.001) {
      most = off;
      j = k;
    }
  }
  return j < 0 ? null : [i, j];
}

/** how many are at most x */
function upper(sorted: Float64Array, x: number): number {
  let lo = 0, hi = sorted.length;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (sorted[middle]! <= x) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

function cross(c: Float64Array, i: number, j: number): Vector {
  return [
    c[3 * i + 1]! * c[3 * j + 2]! - c[3 * i + 2]! * c[3 * j + 1]!,
    c[3 * i + 2]! * c[3 * j]! - c[3 * i]! * c[3 * j + 2]!,
    c[3 * i]! * c[3 * j + 1]! - c[3 * i + 1]! * c[3 * j]!,
  ];
}

/** Right-handed: towards corner i, perpendicular to it towards j, and across. */
function frame(c: Float64Array, i: number, j: number): readonly [Vector, Vector, Vector] {
  const unit = (v: Vector): Vector => {
    const size = Math.hypot(...v) || 1;
    return [v[0] / size, v[1] / size, v[2] / size];
  };
  const x = unit([c[3 * i]!, c[3 * i + 1]!, c[3 * i + 2]!]);
  const z = unit(cross(c, i, j));
  return [x, [z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0]], z];
}

type CornerIndex = (x: number, y: number, z: number) => boolean;

/** Is there a corner at a place? By cells, so that a curved body's hundreds of corners stay cheap. */
function cornerIndex(corners: Float64Array): CornerIndex {
  const cell = 20 * SAME_PLACE;
  const cells = new Map<string, number[]>();
  for (let i = 0; i < corners.length; i += 3) {
    const key = `${Math.floor(corners[i]! / cell)} ${Math.floor(corners[i + 1]! / cell)} ${Math.floor(corners[i + 2]! / cell)}`;
    const list = cells.get(key);
    if (list === undefined) cells.set(key, [i]);
    else list.push(i);
  }
  const tolerance = 5 * SAME_PLACE;
  return (x, y, z) => {
    for (let cx = Math.floor((x - tolerance) / cell); cx <= Math.floor((x + tolerance) / cell); cx++) {
      for (let cy = Math.floor((y - tolerance) / cell); cy <= Math.floor((y + tolerance) / cell); cy++) {
        for (let cz = Math.floor((z - tolerance) / cell); cz <= Math.floor((z + tolerance) / cell); cz++) {
          for (const i of cells.get(`${cx} ${cy} ${cz}`) ?? []) {
            if (Math.hypot(corners[i]! - x, corners[i + 1]! - y, corners[i + 2]! - z) <= tolerance) return true;
          }
        }
      }
    }
    return false;
  };
}

function maps(corners: Float64Array, from: readonly [Vector, Vector, Vector], to: readonly [Vector, Vector, Vector], has: CornerIndex): boolean {
  for (let i = 0; i < corners.length; i += 3) {
    const along = from.map((axis) => axis[0] * corners[i]! + axis[1] * corners[i + 1]! + axis[2] * corners[i + 2]!);
    const at = [0, 1, 2].map((k) => along[0]! * to[0][k]! + along[1]! * to[1][k]! + along[2]! * to[2][k]!);
    if (!has(at[0]!, at[1]!, at[2]!)) return false;
  }
  return true;
}
