/** Closed-form bodies as triangles, for tests. */
import { weld as weldParts } from '../../src/geometry/body.ts';
import type { BodyMesh, MeshPart } from '../../src/geometry/body.ts';
import { solidOf, type Solid } from '../../src/geometry/solid.ts';

export const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

export type Point = readonly [number, number];

/** Turn about z by `angle` radians, then a shift. */
export function motion(angle: number, x: number, y: number, z: number): number[] {
  const c = Math.cos(angle), s = Math.sin(angle);
  return [c, s, 0, 0, -s, c, 0, 0, 0, 0, 1, 0, x, y, z, 1];
}

/** Ear clipping; the polygon is simple and counter-clockwise. */
export function triangulate(polygon: readonly Point[]): [number, number, number][] {
  const left = polygon.map((_, i) => i);
  const out: [number, number, number][] = [];
  const cross = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  for (let guard = 0; left.length > 3 && guard < 10_000; guard++) {
    for (let k = 0; k < left.length; k++) {
      const i = left[(k + left.length - 1) % left.length]!, j = left[k]!, l = left[(k + 1) % left.length]!;
      const a = polygon[i]!, b = polygon[j]!, c = polygon[l]!;
      if (cross(a, b, c) <= 0) continue;
      const inside = left.some((m) => m !== i && m !== j && m !== l
        && cross(a, b, polygon[m]!) >= 0 && cross(b, c, polygon[m]!) >= 0 && cross(c, a, polygon[m]!) >= 0);
      if (inside) continue;
      out.push([i, j, l]);
      left.splice(k, 1);
      break;
    }
  }
  out.push([left[0]!, left[1]!, left[2]!]);
  return out;
}

/** Prism over a simple counter-clockwise polygon; vertices are repeated per face, as web-ifc gives them. */
export function prism(polygon: readonly Point[], z0: number, z1: number, matrix: ArrayLike<number> = IDENTITY): MeshPart {
  const v: number[] = [];
  const t: number[] = [];
  const n = polygon.length;
  for (const [z, flip] of [[z1, false], [z0, true]] as const) {
    const base = v.length / 3;
    for (const [x, y] of polygon) v.push(x, y, z);
    for (const [a, b, c] of triangulate(polygon)) t.push(base + a, base + (flip ? c : b), base + (flip ? b : c));
  }
  for (let i = 0; i < n; i++) {
    const [ax, ay] = polygon[i]!;
    const [bx, by] = polygon[(i + 1) % n]!;
    const base = v.length / 3;
    v.push(ax, ay, z0, bx, by, z0, bx, by, z1, ax, ay, z1);
    t.push(base, base + 1, base + 2, base, base + 2, base + 3);
  }
  return { vertices: Float64Array.from(v), stride: 3, indices: Uint32Array.from(t), matrix };
}

export function box(x: number, y: number, z: number, matrix: ArrayLike<number> = IDENTITY): MeshPart {
  return prism([[0, 0], [x, 0], [x, y], [0, y]], 0, z, matrix);
}

/** A prism lying on its side: the polygon is the elevation (along, up), extruded by `thickness` across. */
export function elevationPrism(polygon: readonly Point[], thickness: number, matrix: ArrayLike<number> = IDENTITY): MeshPart {
  const flat = prism(polygon, 0, thickness);
  const vertices = Float64Array.from(flat.vertices);
  for (let i = 0; i < vertices.length; i += 3) {
    const [x, y, z] = [vertices[i]!, vertices[i + 1]!, vertices[i + 2]!];
    vertices[i] = x;
    vertices[i + 1] = -z;
    vertices[i + 2] = y;
  }
  return { ...flat, vertices, matrix };
}

/** `turned` inside out */
export function inverted(part: MeshPart): MeshPart {
  const indices = Uint32Array.from(part.indices);
  for (let i = 0; i < indices.length; i += 3) [indices[i + 1], indices[i + 2]] = [indices[i + 2]!, indices[i + 1]!];
  return { ...part, indices };
}

export function weld(...parts: readonly MeshPart[]): Solid {
  return solidOf(weldParts(parts, true), null);
}

/** The same as a mesh alone, as the welding leaves it. */
export function weldedMesh(...parts: readonly MeshPart[]): BodyMesh {
  return weldParts(parts, false).mesh;
}
