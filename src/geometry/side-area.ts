/**
 * One face of a wall, openings restored: what GB/T 51129-2017 4.0.6–4.0.9 count. Which side is outside a body cannot
 * say: the longer of its long faces is taken, which is the outer one of every wall that bends around a room.
 */
import type { BodyMesh } from './body.ts';
import { faceArea } from './closed-face.ts';
import type { PlanBox } from './plan-box.ts';
import { contourArea } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Projector } from './projection.ts';
import { isStraight, wallFaces } from './wall-faces.ts';
import type { FaceChain, FaceEdge } from './wall-faces.ts';

/** Share of the rectangle around it that a footprint fills, from which the wall is straight with square ends … */
const RECTANGLE = 0.999;
/** … and below which a footprint without faces is no straight wall either. */
const STRAIGHT_FILL = 0.8;
/** A face that leans: slope of its normal from here, and up to there; the share of all faces that look its way. */
const LEANING = { least: 0.005, most: 0.7, share: 0.5, alike: 0.9995 };
/** Slope of the normal up to which a triangle of a bent wall stands upright. */
const UPRIGHT = 0.02;
/** Cosine between a triangle's normal and that of the edge it stands on. */
const SAME_SIDE = 0.995;
/** Triangles × edges up to which the face of a bent wall is unrolled. */
const UNROLL_LIMIT = 4e6;
/** Share of the length of a face on which something must stand. */
const COVERED = 0.5;

/**
 * m². Straight: the elevation along its face, gables and steps included. Bent: the longer face unrolled. Null where the
 * body has no face of a wall: a footprint without two sides.
 */
export function sideAreaOf(
  body: BodyMesh, orientation: readonly number[] | null, footprintArea: number | null, footprint: readonly Float64Array[] | null,
  box: PlanBox, projector: Projector, plan: Plan | null,
): number | null {
  const fill = footprintArea === null ? 1 : footprintArea / (box.length * box.thickness);
  const elevation = (right: readonly [number, number, number], up: readonly [number, number, number]): number | null => {
    const { contours } = projector.project({ body, right, up, orientation, plan });
    return contours === null ? null : faceArea(contours);
  };
  const leaning = leaningFace(body);
  if (leaning !== null) return leaningArea(body, leaning, plan) ?? elevation(leaning.right, leaning.up);
  const along = [box.ux, box.uy, 0] as const;
  if (fill < RECTANGLE && footprint !== null) {
    const faces = wallFaces(footprint);
    // of a T the back is the outer face
    const outer = faces === null || faces.length === 2 ? faces?.[0] : (faces.find(isStraight) ?? faces[0]);
    if (faces !== null && outer !== undefined && !(isStraight(outer) && (faces.length > 2 || faces.every(isStraight)))) {
      return unrolledArea(body, outer, thicknessOf(faces, footprintArea), plan);
    }
    const straight = outer?.edges[0];
    if (straight !== undefined) return elevation([straight.ux, straight.uy, 0], [0, 0, 1]);
    if (footprintArea !== null && footprintArea < STRAIGHT_FILL * box.thickness * lengthTaken(footprint, box)) return null;
  }
  return elevation(along, [0, 0, 1]);
}

/** m along the length of the wall that its footprint takes: a wall in several pieces leaves gaps. */
function lengthTaken(footprint: readonly Float64Array[], { ux, uy }: PlanBox): number {
  let sum = 0;
  for (const contour of footprint) {
    if (contourArea(contour) <= 0) continue;
    let least = Infinity, most = -Infinity;
    for (let i = 0; i < contour.length; i += 2) {
      const at = contour[i]! * ux + contour[i + 1]! * uy;
      least = Math.min(least, at);
      most = Math.max(most, at);
    }
    sum += most - least;
  }
  return sum;
}

/** Of a band: its area over the mean of its two faces. */
function thicknessOf(faces: readonly FaceChain[], area: number | null): number {
  const lengths = faces.reduce((sum, face) => sum + face.length, 0);
  return lengths > 0 && area !== null ? (2 * area) / lengths : 0;
}

export interface Axes {
  readonly right: readonly [number, number, number];
  readonly up: readonly [number, number, number];
}

/** m² of the larger of its two faces. Its outline would show more: ends that are cut level stand out behind the face. */
function leaningArea({ positions: p, triangles }: BodyMesh, { right, up }: Axes, plan: Plan | null): number | null {
  if (plan === null) return null;
  const normal = new Float64Array(3);
  const n = [right[1] * up[2] - right[2] * up[1], right[2] * up[0] - right[0] * up[2], right[0] * up[1] - right[1] * up[0]] as const;
  const sides: readonly [Float64Array[], Float64Array[]] = [[], []];
  for (let t = 0; t < triangles.length; t += 3) {
    normalOf(p, triangles, t, normal, 0);
    const along = n[0] * normal[0]! + n[1] * normal[1]! + n[2] * normal[2]!;
    if (Math.abs(along) < LEANING.alike * Math.hypot(normal[0]!, normal[1]!, normal[2]!) || along === 0) continue;
    const piece = new Float64Array(6);
    for (let k = 0; k < 3; k++) {
      const v = 3 * triangles[t + (along > 0 ? k : 2 - k)]!;
      for (const [r, axis] of [right, up].entries()) piece[2 * k + r] = axis[0] * p[v]! + axis[1] * p[v + 1]! + axis[2] * p[v + 2]!;
    }
    sides[along > 0 ? 0 : 1].push(piece);
  }
  const areas = sides.map((side) => faceArea(plan.union(side)));
  const larger = Math.max(...areas);
  return larger > 0 ? larger : null;
}

/** The plane of a wall that leans: its face is larger than what its elevation shows. Null for an upright one. */
export function leaningFace({ positions: p, triangles }: BodyMesh): Axes | null {
  const normals = new Float64Array(triangles.length);
  let largest = 0;
  let at = -1;
  let total = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    normalOf(p, triangles, t, normals, t);
    const size = Math.hypot(normals[t]!, normals[t + 1]!, normals[t + 2]!);
    total += size;
    if (size <= largest) continue;
    largest = size;
    at = t;
  }
  if (at < 0) return null;
  const n = [normals[at]! / largest, normals[at + 1]! / largest, normals[at + 2]! / largest] as const;
  if (Math.abs(n[2]) < LEANING.least || Math.abs(n[2]) > LEANING.most) return null;
  let alike = 0;
  for (let t = 0; t < normals.length; t += 3) {
    const size = Math.hypot(normals[t]!, normals[t + 1]!, normals[t + 2]!);
    if (Math.abs(n[0] * normals[t]! + n[1] * normals[t + 1]! + n[2] * normals[t + 2]!) >= LEANING.alike * size) alike += size;
  }
  if (alike < LEANING.share * total) return null;
  const flat = Math.hypot(n[0], n[1]);
  const right = [-n[1] / flat, n[0] / flat, 0] as const;
  return { right, up: [n[1] * right[2] - n[2] * right[1], n[2] * right[0] - n[0] * right[2], n[0] * right[1] - n[1] * right[0]] };
}

function normalOf(p: Float64Array, triangles: Uint32Array, t: number, out: Float64Array, at: number): void {
  const a = 3 * triangles[t]!, b = 3 * triangles[t + 1]!, c = 3 * triangles[t + 2]!;
  const ux = p[b]! - p[a]!, uy = p[b + 1]! - p[a + 1]!, uz = p[b + 2]! - p[a + 2]!;
  const vx = p[c]! - p[a]!, vy = p[c + 1]! - p[a + 1]!, vz = p[c + 2]! - p[a + 2]!;
  out[at] = uy * vz - uz * vy;
  out[at + 1] = uz * vx - ux * vz;
  out[at + 2] = ux * vy - uy * vx;
}

/** m² of what stands on the edges of the face, laid out flat edge by edge; null where too little stands there. */
function unrolledArea(body: BodyMesh, face: FaceChain, thickness: number, plan: Plan | null): number | null {
  const { positions: p, triangles } = body;
  if (plan === null || (triangles.length / 3) * face.edges.length > UNROLL_LIMIT) return null;
  const normal = new Float64Array(3);
  const pieces: Float64Array[] = [];
  let s = 0;
  let covered = 0;
  for (const edge of face.edges) {
    let least = Infinity, most = -Infinity;
    for (let t = 0; t < triangles.length; t += 3) {
      normalOf(p, triangles, t, normal, 0);
      const size = Math.hypot(normal[0]!, normal[1]!, normal[2]!);
      if (Math.abs(normal[2]!) > UPRIGHT * size || Math.abs(normal[0]! * edge.uy - normal[1]! * edge.ux) < SAME_SIDE * size) continue;
      const piece = onEdge(p, triangles, t, edge, thickness / 2, s);
      if (piece === null) continue;
      pieces.push(piece);
      for (const k of [0, 2, 4]) {
        least = Math.min(least, piece[k]!);
        most = Math.max(most, piece[k]!);
      }
    }
    if (most > least) covered += most - least;
    s += edge.length * edge.stretch;
  }
  if (covered < COVERED * face.length) return null;
  const region = plan.union(pieces);
  return region.length === 0 ? null : faceArea(region);
}

/** The triangle as (along the face, up), counter-clockwise; null where it stands elsewhere or across. */
function onEdge(p: Float64Array, triangles: Uint32Array, t: number, edge: FaceEdge, depth: number, s: number): Float64Array | null {
  const flat = new Float64Array(6);
  for (let k = 0; k < 3; k++) {
    const v = 3 * triangles[t + k]!;
    const rx = p[v]! - edge.x, ry = p[v + 1]! - edge.y;
    const inward = ry * edge.ux - rx * edge.uy;
    if (inward < -2 * depth - 1e-3 || inward > depth + 1e-3) return null;
    flat[2 * k] = s + edge.stretch * Math.min(edge.length, Math.max(0, rx * edge.ux + ry * edge.uy));
    flat[2 * k + 1] = p[v + 2]!;
  }
  const twice = (flat[2]! - flat[0]!) * (flat[5]! - flat[1]!) - (flat[4]! - flat[0]!) * (flat[3]! - flat[1]!);
  if (Math.abs(twice) < 1e-9) return null;
  if (twice < 0) {
    for (const k of [0, 1]) [flat[2 + k], flat[4 + k]] = [flat[4 + k]!, flat[2 + k]!];
  }
  return flat;
}
