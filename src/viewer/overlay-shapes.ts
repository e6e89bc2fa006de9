/** Plan outlines to triangles and lines in scene coordinates (Y up: world (x, y, z) is drawn at (x, z, −y)), relative to the scene's zero. */
import { ShapeUtils, Vector2 } from 'three';

export type OverlayTone = 'measured' | 'counted' | 'open' | 'not-counted' | 'hole' | 'outline' | 'plane';

/** What is drawn over the model. World metres, Z up; contours flat [x0,y0,x1,y1,…], outer ones counter-clockwise, holes clockwise. */
export type OverlayPart =
  | { readonly kind: 'region'; readonly contours: readonly Float64Array[]; readonly z: number; readonly tone: OverlayTone }
  | { readonly kind: 'prism'; readonly contours: readonly Float64Array[]; readonly z0: number; readonly z1: number; readonly tone: OverlayTone }
  | { readonly kind: 'upright'; readonly path: Float64Array; readonly closed: boolean; readonly z0: number; readonly z1: number; readonly tone: OverlayTone }
  /** faces of meshes: all, or those that look along a direction in plan */
  | { readonly kind: 'faces'; readonly slots: readonly number[]; readonly toward: readonly [number, number] | null; readonly tone: OverlayTone };

export type Origin = readonly [number, number, number];

/** xyz per vertex; `lines` two vertices each. */
export interface OverlayShape {
  readonly fill: number[];
  readonly lines: number[];
}

export function shapeOf(part: Exclude<OverlayPart, { readonly kind: 'faces' }>, zero: Origin): OverlayShape {
  const shape: OverlayShape = { fill: [], lines: [] };
  const put = (to: number[], x: number, y: number, z: number): void => { to.push(x - zero[0], z - zero[2], -(y - zero[1])); };
  const upright = (path: Float64Array, closed: boolean, z0: number, z1: number, filled: boolean, rims: boolean): void => {
    const n = path.length / 2;
    for (let i = 0; i < n; i++) {
      const [x, y] = [path[2 * i]!, path[2 * i + 1]!];
      if (cornered(path, i, closed)) {
        put(shape.lines, x, y, z0);
        put(shape.lines, x, y, z1);
      }
      if (!closed && i === n - 1) break;
      const j = (i + 1) % n;
      const [u, v] = [path[2 * j]!, path[2 * j + 1]!];
      if (rims) for (const z of [z0, z1]) {
        put(shape.lines, x, y, z);
        put(shape.lines, u, v, z);
      }
      if (!filled) continue;
      for (const [a, b, c] of [[x, y, z0], [u, v, z0], [u, v, z1], [x, y, z0], [u, v, z1], [x, y, z1]] as const) put(shape.fill, a, b, c);
    }
  };
  const flat = (contours: readonly Float64Array[], z: number, filled: boolean): void => {
    for (const contour of contours) {
      const n = contour.length / 2;
      for (let i = 0; i < n; i++) {
        const j = (i + 1) % n;
        put(shape.lines, contour[2 * i]!, contour[2 * i + 1]!, z);
        put(shape.lines, contour[2 * j]!, contour[2 * j + 1]!, z);
      }
    }
    if (filled) for (const [x, y] of triangles(contours, zero)) shape.fill.push(x, z - zero[2], -y);
  };
  const filled = part.tone !== 'outline';
  if (part.kind === 'region') flat(part.contours, part.z, filled);
  else if (part.kind === 'upright') upright(part.path, part.closed, part.z0, part.z1, filled, true);
  else {
    flat(part.contours, part.z0, filled);
    flat(part.contours, part.z1, filled);
    for (const contour of part.contours) upright(contour, true, part.z0, part.z1, filled, false);
  }
  return shape;
}

/** Facets of a curve need no upright edge each: only ends and corners that turn by more than this, radians. */
const CORNER = 0.3;

function cornered(path: Float64Array, i: number, closed: boolean): boolean {
  const n = path.length / 2;
  if (!closed && (i === 0 || i === n - 1)) return true;
  const a = (i + n - 1) % n;
  const b = (i + 1) % n;
  const [ux, uy] = [path[2 * i]! - path[2 * a]!, path[2 * i + 1]! - path[2 * a + 1]!];
  const [vx, vy] = [path[2 * b]! - path[2 * i]!, path[2 * b + 1]! - path[2 * i + 1]!];
  return Math.abs(Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy)) > CORNER;
}

interface Ring {
  readonly points: readonly Vector2[];
  readonly area: number;
  readonly holes: Ring[];
}

/** Corners of the triangles that fill the contours, three by three, relative to the zero: far away, products of coordinates lose digits. */
function triangles(contours: readonly Float64Array[], zero: Origin): (readonly [number, number])[] {
  const rings = contours.filter((c) => c.length >= 6).map((c) => ringOf(c, zero));
  const outer = rings.filter((ring) => ring.area > 0).sort((a, b) => a.area - b.area);
  for (const hole of rings) if (hole.area < 0) outer.find((ring) => inside(hole.points[0]!, ring.points))?.holes.push(hole);
  const out: (readonly [number, number])[] = [];
  for (const { points, holes } of outer) {
    const all = [...points, ...holes.flatMap((hole) => hole.points)];
    for (const face of ShapeUtils.triangulateShape([...points], holes.map((hole) => [...hole.points]))) for (const i of face) out.push([all[i]!.x, all[i]!.y]);
  }
  return out;
}

function ringOf(contour: Float64Array, zero: Origin): Ring {
  const points: Vector2[] = [];
  for (let i = 0; i + 1 < contour.length; i += 2) points.push(new Vector2(contour[i]! - zero[0], contour[i + 1]! - zero[1]));
  return { points, area: ShapeUtils.area(points), holes: [] };
}

/** A hole lies in the smallest ring around it; rings come smallest first. */
function inside({ x, y }: Vector2, ring: readonly Vector2[]): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!;
    const b = ring[j]!;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) odd = !odd;
  }
  return odd;
}
