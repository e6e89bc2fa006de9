/** Volume, area, centre and watertightness in plain TypeScript, as simply as can be: the oracle of wasm/soup.ts and wasm/topology.ts. */
import type { BodyMesh } from '../../../src/geometry/body.ts';

type Vector = readonly [number, number, number];
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export interface PlainFigures {
  readonly closed: boolean;
  /** signed, m³ */
  readonly volume: number;
  readonly area: number;
  /** relative to the mesh's origin */
  readonly centroid: Vector;
}

export function plainFigures({ positions, triangles }: BodyMesh): PlainFigures {
  const at = (v: number): Vector => [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!];
  const open = new Map<string, number>();
  let volume = 0;
  let area = 0;
  const moment = [0, 0, 0];
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!] as const;
    const [a, b, c] = [at(corners[0]), at(corners[1]), at(corners[2])];
    const n = cross(minus(b, a), minus(c, a));
    area += Math.sqrt(dot(n, n)) / 2;
    const v = dot(a, cross(b, c)) / 6;
    volume += v;
    for (let k = 0; k < 3; k++) moment[k]! += (v * (a[k]! + b[k]! + c[k]!)) / 4;
    for (let k = 0; k < 3; k++) {
      const [from, to] = [corners[k]!, corners[(k + 1) % 3]!];
      const key = from < to ? `${from} ${to}` : `${to} ${from}`;
      open.set(key, (open.get(key) ?? 0) + (from < to ? 1 : -1));
    }
  }
  return {
    closed: [...open.values()].every((balance) => balance === 0), volume, area,
    centroid: [moment[0]! / volume, moment[1]! / volume, moment[2]! / volume],
  };
}
