/** The size of a piece as a fabricator reads it: the smallest box around it, whatever way it lies. */
import type { BodyMesh } from './body.ts';
import { convexHull, planBox } from './plan-box.ts';

/** Directions of faces that are tried as one side of the box, largest faces first: a box lies flat on a face of its body. */
const MOST_DIRECTIONS = 6;
/** Faces that differ by less than this look the same way (sine of the angle). */
const SAME_WAY = 1e-3;

/** m: length ≥ width ≥ thickness of the smallest box that lies on one of the body's larger faces; null where it has no extent. */
export function orientedSize(mesh: BodyMesh): readonly [number, number, number] | null {
  if (mesh.triangles.length === 0) return null;
  let best: readonly number[] | null = null;
  let least = Infinity;
  const tried: Direction[] = [];
  for (const up of directions(mesh)) {
    // a side of a box that was tried already
    if (tried.some((d) => Math.abs(d[0] * up[0] + d[1] * up[1] + d[2] * up[2]) > 1 - (SAME_WAY * SAME_WAY) / 2)) continue;
    const [right, front] = frameOf(up);
    const p = mesh.positions;
    const plane = new Float64Array(p.length);
    let low = Infinity, high = -Infinity;
    for (let i = 0; i < p.length; i += 3) {
      const x = p[i]!, y = p[i + 1]!, z = p[i + 2]!;
      plane[i] = x * right[0] + y * right[1] + z * right[2];
      plane[i + 1] = x * front[0] + y * front[1] + z * front[2];
      const h = x * up[0] + y * up[1] + z * up[2];
      if (h < low) low = h;
      if (h > high) high = h;
    }
    const box = planBox(convexHull(plane));
    if (box === null) continue;
    const along: Direction = [right[0] * box.ux + front[0] * box.uy, right[1] * box.ux + front[1] * box.uy, right[2] * box.ux + front[2] * box.uy];
    const across: Direction = [right[0] * -box.uy + front[0] * box.ux, right[1] * -box.uy + front[1] * box.ux, right[2] * -box.uy + front[2] * box.ux];
    tried.push(up, along, across);
    const volume = box.length * box.thickness * (high - low);
    if (volume < least * (1 - 1e-9)) {
      least = volume;
      best = [box.length, box.thickness, high - low];
    }
  }
  if (best === null) return null;
  const [a, b, c] = [...best].sort((x, y) => y - x);
  return [a!, b!, c!];
}

type Direction = readonly [number, number, number];

/** The ways the body's larger faces look, opposite ones as one. */
function directions({ positions: p, triangles }: BodyMesh): Direction[] {
  const found: { d: Direction; area: number }[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!, b = 3 * triangles[t + 1]!, c = 3 * triangles[t + 2]!;
    const ux = p[b]! - p[a]!, uy = p[b + 1]! - p[a + 1]!, uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!, vy = p[c + 1]! - p[a + 1]!, vz = p[c + 2]! - p[a + 2]!;
    const nx = uy * vz - uz * vy, ny = uz * vx - ux * vz, nz = ux * vy - uy * vx;
    const size = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (!(size > 0)) continue;
    const x = nx / size, y = ny / size, z = nz / size;
    const known = found.find(({ d }) => 1 - Math.abs(d[0] * x + d[1] * y + d[2] * z) < (SAME_WAY * SAME_WAY) / 2);
    if (known !== undefined) known.area += size;
    // a curved body has as many directions as facets: the first ones stand for them
    else if (found.length < 64) found.push({ d: [x, y, z], area: size });
  }
  return found.sort((a, b) => b.area - a.area).slice(0, MOST_DIRECTIONS).map(({ d }) => d);
}

/** Two directions that make a right-handed frame with `up`. */
export function frameOf(up: Direction): readonly [Direction, Direction] {
  const [x, y, z] = up;
  const least = Math.min(Math.abs(x), Math.abs(y), Math.abs(z));
  const helper: Direction = least === Math.abs(x) ? [1, 0, 0] : least === Math.abs(y) ? [0, 1, 0] : [0, 0, 1];
  const rx = helper[1] * z - helper[2] * y, ry = helper[2] * x - helper[0] * z, rz = helper[0] * y - helper[1] * x;
  const size = Math.hypot(rx, ry, rz);
  const right: Direction = [rx / size, ry / size, rz / size];
  return [right, [y * right[2] - z * right[1], z * right[0] - x * right[2], x * right[1] - y * right[0]]];
}
