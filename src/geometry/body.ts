/** A body as one welded mesh: what web-ifc's face-wise vertices become before anything is measured. */
import { TOLERANCE } from '../units.ts';
import { core } from './core.ts';

/** One triangulated piece of a body, in its own coordinates. */
export interface MeshPart {
  /** xyz first in every `stride` numbers */
  readonly vertices: Float32Array | Float64Array;
  readonly stride: number;
  /** three per triangle; a rest that makes no triangle and indices out of range are dropped */
  readonly indices: Uint32Array;
  /** 4 × 4, column-major, to world metres, Z up */
  readonly matrix: ArrayLike<number>;
}

export interface BodyMesh {
  /** world metres; `positions` are relative to it */
  readonly origin: readonly [number, number, number];
  /** xyz per welded vertex, metres, Z up */
  readonly positions: Float64Array;
  /** three per triangle, none degenerate */
  readonly triangles: Uint32Array;
  /** number of triangles up to and including part i */
  readonly partEnds: Uint32Array;
}

/** What shares welded vertices, as wasm/topology.ts tells it. */
export interface Shell {
  readonly part: number;
  readonly triangles: number;
  /** its first triangle */
  readonly first: number;
  /** every directed edge has its opposite */
  readonly closed: boolean;
  /** m³, signed: positive where the faces look outward */
  readonly volume: number;
  /** m² */
  readonly area: number;
  /** ∫ x dV, m⁴, relative to the body's origin; signed like the volume */
  readonly moment: readonly [number, number, number];
  /** relative to the body's origin */
  readonly box: Float64Array;
  /** m² of faces that stand upright, lie level and look up, lie level and look down */
  readonly upright: number;
  readonly up: number;
  readonly down: number;
}

export interface Welded {
  readonly mesh: BodyMesh;
  readonly shells: readonly Shell[];
  /** per triangle: its position in `shells` */
  readonly shellOf: Uint32Array;
  /** open shells whose open edges are shut by shells of other parts: the body is closed as a whole only */
  readonly closedTogether: boolean;
  /** triangles left out: a corner is no number, beyond any building, or not there */
  readonly skipped: number;
  /** triangles that run through each other, of one shell and of two; counting stops early. Null where it was not asked for */
  readonly crossings: { readonly within: number; readonly between: number } | null;
}

/** Bytes of a shell's row, and of the 14 sums in it. */
const SHELL_BYTES = 128;
const SUMS_BYTES = 112;
/** A face stands upright where the z of its unit normal is at most this, … */
const UPRIGHT = 0.01;
/** … and lies level where it is at least this. */
const LEVEL = 0.999;
/** Coordinates beyond this are no building's, m. */
const REACH = 1e9;
/** Where corners lie farther than this on both sides of each other's plane, two triangles cross, m. */
const CROSSING = 1e-4;
/** Enough to know that it is not one stray triangle. */
const MOST_CROSSINGS = 1000;

/** `crossings`: look for faces that run through each other, which costs as much as all else. */
export function weld(parts: readonly MeshPart[], crossings: boolean): Welded {
  const wasm = core();
  const before = wasm.mark();
  try {
    return weldIn(wasm, parts, crossings);
  } finally {
    wasm.release(before);
  }
}

function weldIn(wasm: ReturnType<typeof core>, parts: readonly MeshPart[], crossings: boolean): Welded {
  const origin = originOf(parts);
  let vertexTotal = 0;
  let triangleTotal = 0;
  for (const part of parts) {
    vertexTotal += Math.floor(part.vertices.length / part.stride);
    triangleTotal += Math.floor(part.indices.length / 3);
  }
  wasm.begin(vertexTotal, triangleTotal, TOLERANCE.weld);
  const shellOf = wasm.allocate(triangleTotal * 4);
  const table = wasm.allocate((triangleTotal + 1) * SHELL_BYTES);
  const partEnds = new Uint32Array(parts.length);
  const shells: Shell[] = [];
  let from = 0;
  parts.forEach((part, p) => {
    const scratch = wasm.mark();
    const { vertices, stride, indices, matrix } = part;
    const n = Math.floor(vertices.length / stride);
    const wide = vertices instanceof Float64Array;
    const matrixAt = wasm.allocate(128);
    const verticesAt = wasm.allocate(vertices.byteLength);
    const indicesAt = wasm.allocate(indices.byteLength);
    const { buffer } = wasm.memory;
    new Float64Array(buffer, matrixAt, 16).set(Array.from({ length: 16 }, (_, i) => matrix[i] ?? 0));
    if (wide) new Float64Array(buffer, verticesAt, vertices.length).set(vertices);
    else new Float32Array(buffer, verticesAt, vertices.length).set(vertices);
    new Uint32Array(buffer, indicesAt, indices.length).set(indices);
    const to = wasm.weldPart(verticesAt, wide ? 1 : 0, stride, n, indicesAt, indices.length, matrixAt, ...origin, REACH);
    partEnds[p] = to;
    if (to > from) {
      const first = shells.length;
      const made = wasm.shells(wasm.weldedCount(), wasm.weldedTriangles(), from, to, shellOf, table, first);
      // most bodies are one shell: two triangles at once
      if (p === 0 && made === 1) wasm.sums(wasm.weldedPositions(), wasm.weldedCount(), wasm.weldedTriangles(), to, UPRIGHT, LEVEL, table + SHELL_BYTES - SUMS_BYTES);
      else wasm.shellSums(wasm.weldedPositions(), wasm.weldedTriangles(), from, to, UPRIGHT, LEVEL, shellOf, table);
      const heap = wasm.memory.buffer;
      for (let s = first; s < first + made; s++) {
        const head = new Int32Array(heap, table + s * SHELL_BYTES, 4);
        const sums = new Float64Array(heap, table + (s + 1) * SHELL_BYTES - SUMS_BYTES, 14);
        shells.push({
          part: p, triangles: head[2]!, first: head[3]!, closed: head[0] === 0 && head[1] === 0,
          volume: sums[0]! / 6, area: sums[1]! / 2, moment: [sums[2]! / 24, sums[3]! / 24, sums[4]! / 24], box: sums.slice(5, 11),
          upright: sums[11]! / 2, up: sums[12]! / 2, down: sums[13]! / 2,
        });
      }
    }
    wasm.release(scratch);
    from = to;
  });
  let closedTogether = false;
  if (parts.length > 1 && shells.some((shell) => !shell.closed)) {
    const scratch = wasm.mark();
    const whole = wasm.allocate(from * 4);
    const rows = wasm.allocate((from + 1) * SHELL_BYTES);
    const made = wasm.shells(wasm.weldedCount(), wasm.weldedTriangles(), 0, from, whole, rows, 0);
    const heads = new Int32Array(wasm.memory.buffer, rows, (made * SHELL_BYTES) / 4);
    closedTogether = true;
    for (let s = 0; s < made; s++) if (heads[(s * SHELL_BYTES) / 4] !== 0 || heads[(s * SHELL_BYTES) / 4 + 1] !== 0) closedTogether = false;
    wasm.release(scratch);
  }
  let crossed: Welded['crossings'] = null;
  if (crossings) {
    const out = wasm.allocate(8);
    wasm.crossings(wasm.weldedPositions(), wasm.weldedTriangles(), from, shellOf, CROSSING, MOST_CROSSINGS, out);
    const [within, between] = new Int32Array(wasm.memory.buffer, out, 2);
    crossed = { within: within!, between: between! };
  }
  const { buffer } = wasm.memory;
  return {
    mesh: {
      origin,
      positions: new Float64Array(buffer, wasm.weldedPositions(), 3 * wasm.weldedCount()).slice(),
      triangles: new Uint32Array(buffer, wasm.weldedTriangles(), 3 * from).slice(),
      partEnds,
    },
    shells,
    shellOf: new Uint32Array(buffer, shellOf, from).slice(),
    closedTogether,
    skipped: wasm.weldSkipped(),
    crossings: crossed,
  };
}

/** Undirected edges of a mesh, in order of first use; rows of `EDGE_ROW` numbers. */
export const EDGE_ROW = 6;

/** Per edge: low vertex, high vertex, uses, uses upward minus downward, first and second triangle (−1: none). */
export function edgesOf(triangles: Uint32Array): Int32Array {
  const wasm = core();
  const before = wasm.mark();
  try {
    const count = triangles.length / 3;
    const at = wasm.allocate(triangles.byteLength);
    const out = wasm.allocate(triangles.length * EDGE_ROW * 4);
    new Uint32Array(wasm.memory.buffer, at, triangles.length).set(triangles);
    const made = wasm.edges(at, count, out);
    return new Int32Array(wasm.memory.buffer, out, made * EDGE_ROW).slice();
  } finally {
    wasm.release(before);
  }
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

/** The body moved by a rigid matrix (4 × 4, column-major): same welding, same triangles. */
export function moveBody(body: BodyMesh, m: ArrayLike<number>): BodyMesh {
  const from = body.positions;
  const positions = new Float64Array(from.length);
  for (let i = 0; i < from.length; i += 3) {
    const x = from[i]!, y = from[i + 1]!, z = from[i + 2]!;
    positions[i] = m[0]! * x + m[4]! * y + m[8]! * z;
    positions[i + 1] = m[1]! * x + m[5]! * y + m[9]! * z;
    positions[i + 2] = m[2]! * x + m[6]! * y + m[10]! * z;
  }
  return { origin: movePoint(body.origin, m), positions, triangles: body.triangles, partEnds: body.partEnds };
}

/** A point moved by a matrix (4 × 4, column-major). */
export function movePoint(p: readonly [number, number, number], m: ArrayLike<number>): readonly [number, number, number] {
  return [
    m[0]! * p[0] + m[4]! * p[1] + m[8]! * p[2] + m[12]!,
    m[1]! * p[0] + m[5]! * p[1] + m[9]! * p[2] + m[13]!,
    m[2]! * p[0] + m[6]! * p[1] + m[10]! * p[2] + m[14]!,
  ];
}
