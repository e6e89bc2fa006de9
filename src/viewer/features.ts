/**
 * What of an element's drawn triangles can be snapped to: corners, edges and flat faces. Scene coordinates, metres, double
 * precision. Edges are those between faces, not between triangles; what lies on one line is one edge.
 */

export interface Face {
  /** unit */
  readonly normal: readonly [number, number, number];
  /** m² */
  readonly area: number;
  readonly triangles: readonly number[];
  /** one facet of something curved: a neighbour goes on at a small angle */
  readonly curved: boolean;
}

export interface Features {
  /** nine numbers per triangle */
  readonly triangles: Float64Array;
  /** three numbers per corner */
  readonly corners: Float64Array;
  /** six numbers per edge */
  readonly edges: Float64Array;
  /** face of each triangle, −1 for one without an area */
  readonly faceOf: Int32Array;
  readonly faces: readonly Face[];
  /** more triangles than are searched for edges: corners and edges are those of the triangle that is hit */
  readonly plain: boolean;
}

/** m: vertices nearer than this are one; exporters write to 0.1 mm at best */
const WELD = 2e-5;
/** m: how far a vertex may lie off the plane of its face */
const FLAT = 5e-4;
/** of the normals of one face, 0.5° */
const COPLANAR = Math.cos((0.5 * Math.PI) / 180);
/** facets at less than this go around a curve: 24 segments of a circle turn by 15°, and the loader makes 48 at least */
const BENT = Math.cos((16 * Math.PI) / 180);
/** triangles of an element whose edges are searched, at most: 20 ms of script */
export const MOST_SEARCHED = 2_500;

export function featuresOf(triangles: Float64Array): Features {
  const count = Math.floor(triangles.length / 9);
  const normals = new Float64Array(count * 3);
  const areas = new Float64Array(count);
  for (let t = 0; t < count; t++) {
    const a = t * 9;
    const [ux, uy, uz] = [triangles[a + 3]! - triangles[a]!, triangles[a + 4]! - triangles[a + 1]!, triangles[a + 5]! - triangles[a + 2]!];
    const [vx, vy, vz] = [triangles[a + 6]! - triangles[a]!, triangles[a + 7]! - triangles[a + 1]!, triangles[a + 8]! - triangles[a + 2]!];
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const length = Math.hypot(nx, ny, nz);
    areas[t] = length / 2;
    if (length > 1e-12) normals.set([nx / length, ny / length, nz / length], t * 3);
  }
  const faceOf = new Int32Array(count).fill(-1);
  if (count > MOST_SEARCHED) return { triangles, corners: new Float64Array(), edges: new Float64Array(), faceOf, faces: [], plain: true };

  const { ids, points } = weld(triangles, count);
  const sides = sidesOf(ids, areas);
  /** cosine between triangles, whichever way round they are */
  const along = (a: number, b: number): number => Math.abs(normals[a * 3]! * normals[b * 3]! + normals[a * 3 + 1]! * normals[b * 3 + 1]! + normals[a * 3 + 2]! * normals[b * 3 + 2]!);

  const faces: { normal: readonly [number, number, number]; area: number; triangles: number[]; curved: boolean }[] = [];
  for (let seed = 0; seed < count; seed++) {
    if (faceOf[seed]! >= 0 || areas[seed]! < 1e-12) continue;
    const [nx, ny, nz] = [normals[seed * 3]!, normals[seed * 3 + 1]!, normals[seed * 3 + 2]!];
    const level = nx * triangles[seed * 9]! + ny * triangles[seed * 9 + 1]! + nz * triangles[seed * 9 + 2]!;
    const face = { normal: [nx, ny, nz] as const, area: 0, triangles: [] as number[], curved: false };
    const fits = (t: number): boolean => {
      if (along(seed, t) < COPLANAR) return false;
      for (let v = t * 9; v < t * 9 + 9; v += 3) if (Math.abs(nx * triangles[v]! + ny * triangles[v + 1]! + nz * triangles[v + 2]! - level) > FLAT) return false;
      return true;
    };
    const open = [seed];
    faceOf[seed] = faces.length;
    for (let t = open.pop(); t !== undefined; t = open.pop()) {
      face.triangles.push(t);
      face.area += areas[t]!;
      for (let k = 0; k < 3; k++) {
        for (let other = sides.first[sides.of[t * 3 + k]!]!; other >= 0; other = sides.next[other]!) {
          const next = Math.floor(other / 3);
          if (faceOf[next]! >= 0 || !fits(next)) continue;
          faceOf[next] = faces.length;
          open.push(next);
        }
      }
    }
    faces.push(face);
  }

  const real: [number, number][] = [];
  const around: number[] = [];
  for (let side = 0; side < sides.count; side++) {
    around.length = 0;
    for (let one = sides.first[side]!; one >= 0; one = sides.next[one]!) around.push(Math.floor(one / 3));
    const inside = around.length > 1 && around.every((t) => faceOf[t] === faceOf[around[0]!]);
    if (inside) continue;
    real.push([sides.ends[side * 2]!, sides.ends[side * 2 + 1]!]);
    for (let i = 0; i < around.length; i++) {
      for (let j = 0; j < i; j++) {
        const [a, b] = [around[i]!, around[j]!];
        if (faceOf[a] === faceOf[b] || along(a, b) < BENT || along(a, b) > 0.99999) continue;
        faces[faceOf[a]!]!.curved = true;
        faces[faceOf[b]!]!.curved = true;
      }
    }
  }
  return { triangles, ...straightened(real, points), faceOf, faces, plain: false };
}

interface Sides {
  readonly count: number;
  /** two vertices per side */
  readonly ends: Int32Array;
  /** side of each corner of each triangle, to the next corner; −1 for triangles without an area */
  readonly of: Int32Array;
  /** corners (3 × triangle + k) at a side: the first, and the next after each; −1 ends */
  readonly first: Int32Array;
  readonly next: Int32Array;
}

/** Sides of triangles by their ends: who shares them. */
function sidesOf(ids: Int32Array, areas: Float64Array): Sides {
  let size = 16;
  while (size < ids.length * 2) size *= 2;
  const table = new Int32Array(size);
  const ends = new Int32Array(ids.length * 2);
  const of = new Int32Array(ids.length).fill(-1);
  const first = new Int32Array(ids.length).fill(-1);
  const next = new Int32Array(ids.length).fill(-1);
  let count = 0;
  for (let t = 0; t * 3 < ids.length; t++) {
    if (areas[t]! < 1e-12) continue;
    for (let k = 0; k < 3; k++) {
      const [p, q] = [ids[t * 3 + k]!, ids[t * 3 + (k + 1) % 3]!];
      const a = p < q ? p : q;
      const b = p < q ? q : p;
      let at = (Math.imul(a, 73856093) ^ Math.imul(b, 19349663)) & (size - 1);
      while (table[at] !== 0 && (ends[table[at]! * 2 - 2] !== a || ends[table[at]! * 2 - 1] !== b)) at = (at + 1) & (size - 1);
      if (table[at] === 0) {
        ends[count * 2] = a;
        ends[count * 2 + 1] = b;
        table[at] = ++count;
      }
      const side = table[at]! - 1;
      of[t * 3 + k] = side;
      next[t * 3 + k] = first[side]!;
      first[side] = t * 3 + k;
    }
  }
  return { count, ends, of, first, next };
}

/** m: vertices are looked up by cells of this size */
const CELL = 1e-3;

/** Vertex number of each corner of each triangle, and where those vertices are. */
function weld(triangles: Float64Array, count: number): { readonly ids: Int32Array; readonly points: Float64Array } {
  const ids = new Int32Array(count * 3);
  const points = new Float64Array(count * 9);
  let known = 0;
  let size = 16;
  while (size < count * 6) size *= 2;
  // open addressing: vertex + 1 by its cell
  const table = new Int32Array(size);
  const hash = (i: number, j: number, k: number): number => (Math.imul(i, 73856093) ^ Math.imul(j, 19349663) ^ Math.imul(k, 83492791)) & (size - 1);
  const cell = (value: number): number => Math.floor(value / CELL);
  for (let v = 0; v < count * 3; v++) {
    const [x, y, z] = [triangles[v * 3]!, triangles[v * 3 + 1]!, triangles[v * 3 + 2]!];
    let id = -1;
    // a vertex next to the border of its cell may have met its like in the next one
    for (let i = cell(x - WELD); i <= cell(x + WELD) && id < 0; i++) {
      for (let j = cell(y - WELD); j <= cell(y + WELD) && id < 0; j++) {
        for (let k = cell(z - WELD); k <= cell(z + WELD) && id < 0; k++) {
          for (let at = hash(i, j, k); table[at] !== 0; at = (at + 1) & (size - 1)) {
            const one = (table[at]! - 1) * 3;
            if (Math.abs(points[one]! - x) > WELD || Math.abs(points[one + 1]! - y) > WELD || Math.abs(points[one + 2]! - z) > WELD) continue;
            id = table[at]! - 1;
            break;
          }
        }
      }
    }
    if (id < 0) {
      id = known++;
      points.set([x, y, z], id * 3);
      let at = hash(cell(x), cell(y), cell(z));
      while (table[at] !== 0) at = (at + 1) & (size - 1);
      table[at] = id + 1;
    }
    ids[v] = id;
  }
  return { ids, points: points.subarray(0, known * 3) };
}

/** Edges with what lies on one line joined, and the corners that are left. */
function straightened(edges: readonly (readonly [number, number])[], points: Float64Array): { readonly corners: Float64Array; readonly edges: Float64Array } {
  const at = new Map<number, number[]>();
  edges.forEach(([a, b], i) => {
    for (const end of [a, b]) {
      const known = at.get(end);
      if (known) known.push(i);
      else at.set(end, [i]);
    }
  });
  const other = (edge: number, end: number): number => (edges[edge]![0] === end ? edges[edge]![1] : edges[edge]![0]);
  const direction = (from: number, to: number): readonly [number, number, number] => {
    const [x, y, z] = [points[to * 3]! - points[from * 3]!, points[to * 3 + 1]! - points[from * 3 + 1]!, points[to * 3 + 2]! - points[from * 3 + 2]!];
    const length = Math.hypot(x, y, z) || 1;
    return [x / length, y / length, z / length];
  };
  const passes = (vertex: number): boolean => {
    const own = at.get(vertex)!;
    if (own.length !== 2) return false;
    const [u, v] = [direction(vertex, other(own[0]!, vertex)), direction(vertex, other(own[1]!, vertex))];
    return u[0] * v[0] + u[1] * v[1] + u[2] * v[2] < -COPLANAR;
  };
  const done = new Uint8Array(edges.length);
  const corners: number[] = [];
  const lines: number[] = [];
  const put = (to: number[], vertex: number): void => { to.push(points[vertex * 3]!, points[vertex * 3 + 1]!, points[vertex * 3 + 2]!); };
  for (const [vertex, own] of at) {
    if (passes(vertex)) continue;
    put(corners, vertex);
    for (const first of own) {
      if (done[first]) continue;
      done[first] = 1;
      let [edge, end] = [first, other(first, vertex)];
      while (end !== vertex && passes(end)) {
        edge = at.get(end)!.find((one) => one !== edge)!;
        done[edge] = 1;
        end = other(edge, end);
      }
      put(lines, vertex);
      put(lines, end);
    }
  }
  return { corners: Float64Array.from(corners), edges: Float64Array.from(lines) };
}

/** The outline of a face: ends of its sides that no other triangle of it shares, six numbers each. */
export function outlineOf({ triangles, faces }: Features, face: number): Float64Array {
  const sides = new Map<string, Float64Array | null>();
  const name = (at: number): string => `${Math.round(triangles[at]! / WELD)},${Math.round(triangles[at + 1]! / WELD)},${Math.round(triangles[at + 2]! / WELD)}`;
  for (const t of faces[face]?.triangles ?? []) {
    for (let k = 0; k < 3; k++) {
      const [a, b] = [t * 9 + k * 3, t * 9 + ((k + 1) % 3) * 3];
      const [one, two] = [name(a), name(b)];
      const side = one < two ? `${one}|${two}` : `${two}|${one}`;
      sides.set(side, sides.has(side) ? null : Float64Array.of(triangles[a]!, triangles[a + 1]!, triangles[a + 2]!, triangles[b]!, triangles[b + 1]!, triangles[b + 2]!));
    }
  }
  return Float64Array.from([...sides.values()].flatMap((side) => (side ? [...side] : [])));
}
