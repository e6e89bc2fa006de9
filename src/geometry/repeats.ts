/**
 * Faces drawn twice. Their edges cancel as well as those of a body drawn once, and a sum over them holds the body twice:
 * a plausible number (design decision 8).
 */
import { EDGE_ROW, edgesOf, weld } from './body.ts';
import type { BodyMesh, MeshPart, Welded } from './body.ts';

/** Farther from its edge than this the corner of a triangle tells its angle, m. */
const TELLING = 1e-3;
/** Faces at one edge that are closer than this lie on one another, radians. */
const ALONGSIDE = 1e-4;

/**
 * The same with one of each set of equal faces of a part that look the same way, and what only shares a corner as parts of its
 * own: closed surfaces that touch there may lie in one another. Itself where there is neither.
 */
export function withoutRepeats(welded: Welded): Welded {
  const { triangles, partEnds } = welded.mesh;
  const parts: Uint32Array[] = [];
  let left = 0;
  let from = 0;
  for (const end of partEnds) {
    const kept = distinct(triangles, from, end);
    left += kept.length;
    parts.push(kept);
    from = end;
  }
  const once = left === triangles.length ? welded : again(welded, parts);
  // faces repeated here and there, of bodies that share them: without them nothing is closed
  if (once.shells.length === 0 || once.shells.some((shell) => !shell.closed)) return welded;
  const pieces = parts.flatMap(piecesByEdge);
  return pieces.length > once.shells.length ? again(welded, pieces) : once;
}

function again({ mesh: { positions, origin }, crossings, skipped }: Welded, parts: readonly Uint32Array[]): Welded {
  const matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, ...origin, 1];
  return { ...weld(parts.map((indices) => ({ ...onlyUsed(positions, indices), matrix })), crossings !== null), skipped };
}

/** A shell's box is that of its part's vertices. */
function onlyUsed(positions: Float64Array, triangles: Uint32Array): Omit<MeshPart, 'matrix'> {
  const number = new Map<number, number>();
  const indices = triangles.map((v) => {
    const known = number.get(v) ?? number.size;
    if (known === number.size) number.set(v, known);
    return known;
  });
  const vertices = new Float64Array(3 * number.size);
  for (const [v, at] of number) for (let k = 0; k < 3; k++) vertices[3 * at + k] = positions[3 * v + k]!;
  return { vertices, stride: 3, indices };
}

/** What hangs together by edges. */
function piecesByEdge(triangles: Uint32Array): Uint32Array[] {
  const edges = edgesOf(triangles);
  const count = triangles.length / 3;
  const parent = Int32Array.from({ length: count }, (_, t) => t);
  const root = (t: number): number => {
    let at = t;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  const join = (t: number, u: number): void => {
    const a = root(t), b = root(u);
    parent[Math.max(a, b)] = Math.min(a, b);
  };
  const crowded = new Map<number, number>();
  for (let e = 0; e < edges.length; e += EDGE_ROW) {
    if (edges[e + 5]! >= 0) join(edges[e + 4]!, edges[e + 5]!);
    if (edges[e + 2]! > 2) crowded.set(edgeKey(edges[e]!, edges[e + 1]!), edges[e + 4]!);
  }
  if (crowded.size > 0) {
    for (let i = 0; i < triangles.length; i++) {
      const first = crowded.get(edgeKey(triangles[i]!, triangles[i % 3 === 2 ? i - 2 : i + 1]!));
      if (first !== undefined) join(first, Math.floor(i / 3));
    }
  }
  const pieces = new Map<number, number[]>();
  for (let t = 0; t < count; t++) {
    const at = root(t);
    const piece = pieces.get(at) ?? [];
    if (piece.length === 0) pieces.set(at, piece);
    piece.push(triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!);
  }
  return [...pieces.values()].map((piece) => Uint32Array.from(piece));
}

/** One number for the two ends of an edge. */
function edgeKey(a: number, b: number): number {
  return Math.min(a, b) * 2 ** 26 + Math.max(a, b);
}

/** Corners of the triangles [from, to), each set of three in one sense once. */
function distinct(triangles: Uint32Array, from: number, to: number): Uint32Array {
  let size = 64;
  while (size < 2 * (to - from)) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const kept = new Uint32Array(3 * (to - from));
  let count = 0;
  for (let t = from; t < to; t++) {
    const at = 3 * t;
    // from the least corner on, so that one sense is one triple
    const first = triangles[at]! <= triangles[at + 1]! ? (triangles[at]! <= triangles[at + 2]! ? 0 : 2) : triangles[at + 1]! <= triangles[at + 2]! ? 1 : 2;
    const a = triangles[at + first]!, b = triangles[at + ((first + 1) % 3)]!, c = triangles[at + ((first + 2) % 3)]!;
    let slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (size - 1);
    let known = slots[slot]!;
    while (known >= 0 && !(kept[known] === a && kept[known + 1] === b && kept[known + 2] === c)) {
      slot = (slot + 1) & (size - 1);
      known = slots[slot]!;
    }
    if (known >= 0) continue;
    slots[slot] = count;
    kept[count] = a;
    kept[count + 1] = b;
    kept[count + 2] = c;
    count += 3;
  }
  return kept.subarray(0, count);
}

interface Face {
  readonly shell: number;
  /** around the edge, radians */
  readonly angle: number;
  /** 1 where it runs along the edge, −1 where against it */
  readonly turn: number;
}

/**
 * Does a closed surface enclose anything twice? Around an edge of more than two faces, inside and outside take turns; where
 * one enters twice before one leaves, two bodies share a place and the edge.
 */
export function enclosesTwice({ mesh, shellOf }: Welded): boolean {
  const { positions: p, triangles } = mesh;
  const edges = edgesOf(triangles);
  const fans = new Map<number, { readonly along: Vector; readonly faces: Face[]; dim: boolean }>();
  for (let e = 0; e < edges.length; e += EDGE_ROW) {
    if (edges[e + 2]! <= 2) continue;
    const a = 3 * edges[e]!, b = 3 * edges[e + 1]!;
    const u = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!] as const;
    const length = Math.hypot(...u);
    fans.set(edgeKey(edges[e]!, edges[e + 1]!), { along: [u[0] / length, u[1] / length, u[2] / length], faces: [], dim: length < TELLING });
  }
  if (fans.size === 0) return false;
  for (let i = 0; i < triangles.length; i++) {
    const t = Math.floor(i / 3);
    const from = triangles[i]!, to = triangles[i % 3 === 2 ? i - 2 : i + 1]!;
    const fan = fans.get(edgeKey(from, to));
    if (fan === undefined) continue;
    const angle = angleAround(mesh, Math.min(from, to), triangles[3 * t + ((i + 2) % 3)]!, fan.along);
    if (angle === null) fan.dim = true;
    else fan.faces.push({ shell: shellOf[t]!, angle, turn: from < to ? 1 : -1 });
  }
  for (const { faces, dim } of fans.values()) {
    // shells of their own are compared as bodies
    if (!dim && [...new Set(faces.map(({ shell }) => shell))].some((shell) => !takeTurns(faces.filter((face) => face.shell === shell)))) return true;
  }
  return false;
}

type Vector = readonly [number, number, number];

/** Radians around the edge through `low`; null for a corner too near to it. */
function angleAround({ positions: p }: BodyMesh, low: number, corner: number, [ux, uy, uz]: Vector): number | null {
  const x = p[3 * corner]! - p[3 * low]!, y = p[3 * corner + 1]! - p[3 * low + 1]!, z = p[3 * corner + 2]! - p[3 * low + 2]!;
  // any two directions square to the edge, the same for all its faces
  const flat = Math.hypot(ux, uy);
  const [ex, ey] = flat > 0.5 ? [-uy / flat, ux / flat] : [uz / Math.hypot(ux, uz), 0];
  const ez = flat > 0.5 ? 0 : -ux / Math.hypot(ux, uz);
  const fx = uy * ez - uz * ey, fy = uz * ex - ux * ez, fz = ux * ey - uy * ex;
  const e = x * ex + y * ey + z * ez, f = x * fx + y * fy + z * fz;
  return Math.hypot(e, f) < TELLING ? null : Math.atan2(f, e);
}

function takeTurns(faces: Face[]): boolean {
  faces.sort((f, g) => f.angle - g.angle);
  // begin where a gap is: what lies on one another must not be parted
  const first = faces.findIndex((face, i) => face.angle - (i === 0 ? faces[faces.length - 1]!.angle - 2 * Math.PI : faces[i - 1]!.angle) > ALONGSIDE);
  if (first < 0) return true;
  let depth = 0, least = 0, most = 0;
  for (let i = 0; i < faces.length; i++) {
    const face = faces[(first + i) % faces.length]!, next = faces[(first + i + 1) % faces.length]!;
    depth += face.turn;
    const gap = next.angle - face.angle;
    if (gap >= 0 && gap <= ALONGSIDE) continue;
    least = Math.min(least, depth);
    most = Math.max(most, depth);
  }
  return most - least <= 1;
}
