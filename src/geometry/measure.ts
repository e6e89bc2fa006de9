/**
 * Body → quantities (ElementGeometry), in plain TypeScript. Metres, Z up.
 * A shape is measured once and placed as often as it is used: what a rigid motion keeps is not measured again.
 */
import { roundQuantity } from '../units.ts';
import { moveBody } from './body.ts';
import type { BodyMesh } from './body.ts';
import type { Plan } from './plan.ts';
import { createProjector } from './projection.ts';
import type { Projector } from './projection.ts';
import type { Box, ElementGeometry, GeometryStatus } from './quantities.ts';
import { liftSlices, sliceBody, upsideDown } from './slices.ts';
import { convexHull, planBox } from './plan-box.ts';
import { sideAreaOf } from './side-area.ts';

/** What is asked of a body, by the class of the element. */
export interface MeasureWish {
  /** 'wall': always has a side area; 'maybe': where it is thin and upright; 'no': never */
  readonly side: 'wall' | 'maybe' | 'no';
  /** contours, and a union where the footprint needs one; false: only an area that comes for nothing */
  readonly footprint: boolean;
  /** how it is stacked over height (slices.ts): what may stand in several storeys or in the ground */
  readonly slices: boolean;
}

/** A measured shape, not yet placed. Opaque to callers. */
export interface Shape {
  readonly wish: MeasureWish;
  readonly net: BodyMesh;
  /** the net body itself where nothing was cut */
  readonly gross: BodyMesh | null;
  readonly status: GeometryStatus;
  readonly volume: number | null;
  readonly grossVolume: number | null;
  readonly surfaceArea: number;
  /** heights relative to the net body's origin */
  readonly slices: Float64Array | null;
  readonly upright: Upright;
}

/** What only motions about a vertical axis keep. */
interface Upright {
  readonly footprintArea: number | null;
  /** relative to the gross body's origin */
  readonly footprint: readonly Float64Array[] | null;
  readonly sideArea: number | null;
  readonly length: number | null;
  readonly thickness: number | null;
  readonly height: number | null;
  /** convex hull in plan of the net body, relative to its origin */
  readonly hull: Float64Array;
  readonly z0: number;
  readonly z1: number;
}

export interface Measurer {
  /** `gross` is null when it could not be had; pass `net` again where no opening cuts the body */
  shape(net: BodyMesh, gross: BodyMesh | null, wish: MeasureWish): Shape;
  /** quantities of the shape moved by a rigid matrix (4 × 4, column-major); null leaves it where it is */
  place(shape: Shape, matrix: ArrayLike<number> | null): ElementGeometry;
}

/** Below this a closed body encloses nothing, m³; a surface has no area, m². */
const NOTHING = 1e-9;
/** Thin and upright: thickness at most this, m, … */
const WALL_THICKNESS = 0.5;
/** … and length and height at least this many times it. */
const WALL_SLENDERNESS = 4;

export function createMeasurer(plan: Plan | null): Measurer {
  const projector = createProjector();
  return {
    shape(net, gross, wish) {
      const netFigures = figuresOf(net);
      const grossFigures = gross === net ? netFigures : gross === null ? null : figuresOf(gross);
      return {
        wish,
        net,
        gross,
        status: netFigures.status,
        volume: netFigures.volume,
        grossVolume: grossFigures?.volume ?? null,
        surfaceArea: netFigures.area,
        slices: wish.slices ? slicesOf(net, netFigures) : null,
        upright: measureUpright(net, gross, grossFigures, wish, projector, plan),
      };
    },
    place(shape, matrix) {
      if (matrix === null) return finish(shape, shape.upright, shape.slices, shape.net.origin, shape.gross?.origin ?? null, null);
      const turn = planTurn(matrix);
      if (turn !== null) return finish(shape, shape.upright, turn.zSign > 0 ? shape.slices : upsideDown(shape.slices), apply(matrix, shape.net.origin), shape.gross === null ? null : apply(matrix, shape.gross.origin), turn);
      const net = moveBody(shape.net, matrix);
      const gross = shape.gross === null ? null : shape.gross === shape.net ? net : moveBody(shape.gross, matrix);
      const grossFigures = gross === null ? null : figuresOf(gross);
      const slices = shape.wish.slices ? slicesOf(net, figuresOf(net)) : null;
      return finish(shape, measureUpright(net, gross, grossFigures, shape.wish, projector, plan), slices, net.origin, gross?.origin ?? null, null);
    },
  };
}

/** A motion that keeps the vertical: [cos, sin] of its turn, and whether it stands the body on its head (which mirrors the plan). */
interface Turn {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  readonly zSign: 1 | -1;
}

function planTurn(m: ArrayLike<number>): Turn | null {
  // 1e-9 over a kilometre is a micrometre: any tilt that could show is measured anew.
  const tiny = 1e-9;
  if (Math.abs(m[2]!) > tiny || Math.abs(m[6]!) > tiny || Math.abs(m[8]!) > tiny || Math.abs(m[9]!) > tiny) return null;
  if (Math.abs(Math.abs(m[10]!) - 1) > tiny) return null;
  return { xx: m[0]!, xy: m[1]!, yx: m[4]!, yy: m[5]!, zSign: m[10]! > 0 ? 1 : -1 };
}

function apply(m: ArrayLike<number>, p: readonly [number, number, number]): [number, number, number] {
  return [
    m[0]! * p[0] + m[4]! * p[1] + m[8]! * p[2] + m[12]!,
    m[1]! * p[0] + m[5]! * p[1] + m[9]! * p[2] + m[13]!,
    m[2]! * p[0] + m[6]! * p[1] + m[10]! * p[2] + m[14]!,
  ];
}

function finish(
  shape: Shape, upright: Upright, slices: Float64Array | null, netOrigin: readonly [number, number, number],
  grossOrigin: readonly [number, number, number] | null, turn: Turn | null,
): ElementGeometry {
  const { hull } = upright;
  let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
  for (let i = 0; i < hull.length; i += 2) {
    const px = hull[i]!, py = hull[i + 1]!;
    const x = turn === null ? px : turn.xx * px + turn.yx * py;
    const y = turn === null ? py : turn.xy * px + turn.yy * py;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  const down = turn !== null && turn.zSign < 0;
  const z0 = down ? -upright.z1 : upright.z0;
  const z1 = down ? -upright.z0 : upright.z1;
  const bbox: Box | null = x0 <= x1
    ? [
      round(netOrigin[0] + x0), round(netOrigin[1] + y0), round(netOrigin[2] + z0),
      round(netOrigin[0] + x1), round(netOrigin[1] + y1), round(netOrigin[2] + z1),
    ]
    : null;
  const footprint = upright.footprint === null || grossOrigin === null
    ? null
    : upright.footprint.map((contour) => placeContour(contour, grossOrigin, turn));
  return {
    volume: rounded(shape.volume),
    grossVolume: rounded(shape.grossVolume),
    surfaceArea: shape.status === 'none' ? null : round(shape.surfaceArea),
    footprintArea: rounded(upright.footprintArea),
    sideArea: rounded(upright.sideArea),
    bbox,
    status: shape.status,
    length: rounded(upright.length),
    thickness: rounded(upright.thickness),
    height: rounded(upright.height),
    footprint,
    volumeBounds: null,
    centroid: null,
    size: null,
    slices: slices === null ? null : liftSlices(slices, netOrigin[2]),
    shape: null,
  };
}

function slicesOf(body: BodyMesh, { volume, orientation }: Figures): Float64Array | null {
  return volume === null || orientation === null ? null : sliceBody(body, orientation, volume);
}

/** no -0: a coordinate a hair below zero is zero */
function round(value: number): number {
  return roundQuantity(value) + 0;
}

function rounded(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : round(value);
}

function placeContour(contour: Float64Array, origin: readonly [number, number, number], turn: Turn | null): Float64Array {
  const placed = new Float64Array(contour.length);
  const mirrored = turn !== null && turn.xx * turn.yy - turn.xy * turn.yx < 0;
  const n = contour.length;
  for (let i = 0; i < n; i += 2) {
    const px = contour[i]!, py = contour[i + 1]!;
    const at = mirrored ? n - 2 - i : i;
    placed[at] = origin[0] + (turn === null ? px : turn.xx * px + turn.yx * py);
    placed[at + 1] = origin[1] + (turn === null ? py : turn.xy * px + turn.yy * py);
  }
  return placed;
}

interface Figures {
  readonly status: GeometryStatus;
  readonly volume: number | null;
  readonly area: number;
  /** 1 or -1 per part, null when the body is open */
  readonly orientation: readonly number[] | null;
}

/**
 * Closed: every directed edge has its opposite. Each edge adds a number made from its two ends, with the sign of its
 * direction; the sums vanish exactly when all cancel (two independent 32-bit sums: chance 2⁻⁶⁴ of being fooled).
 */
export function figuresOf(body: BodyMesh): Figures {
  const { positions: p, triangles, partEnds } = body;
  if (triangles.length === 0) return { status: 'none', volume: null, area: 0, orientation: null };
  let area = 0;
  let wholeA = 0;
  let wholeB = 0;
  let partsClosed = true;
  const volumes: number[] = [];
  let t = 0;
  for (let part = 0; part < partEnds.length; part++) {
    const end = partEnds[part]! * 3;
    let sumA = 0;
    let sumB = 0;
    let six = 0;
    for (; t < end; t += 3) {
      const a = triangles[t]!, b = triangles[t + 1]!, c = triangles[t + 2]!;
      const ax = p[3 * a]!, ay = p[3 * a + 1]!, az = p[3 * a + 2]!;
      const bx = p[3 * b]!, by = p[3 * b + 1]!, bz = p[3 * b + 2]!;
      const cx = p[3 * c]!, cy = p[3 * c + 1]!, cz = p[3 * c + 2]!;
      const nx = (by - ay) * (cz - az) - (bz - az) * (cy - ay);
      const ny = (bz - az) * (cx - ax) - (bx - ax) * (cz - az);
      const nz = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
      area += Math.sqrt(nx * nx + ny * ny + nz * nz);
      six += ax * nx + ay * ny + az * nz;
      for (let k = 0; k < 3; k++) {
        const from = k === 0 ? a : k === 1 ? b : c;
        const to = k === 0 ? b : k === 1 ? c : a;
        const low = from < to ? from : to;
        const high = from < to ? to : from;
        let h = Math.imul(low ^ 0x2545f491, 0x9e3779b1) ^ Math.imul(high + 0x6c078965, 0x85ebca6b);
        h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
        h ^= h >>> 13;
        let g = Math.imul(high ^ 0x1b873593, 0xcc9e2d51) ^ Math.imul(low + 0x38495ab5, 0x27d4eb2f);
        g = Math.imul(g ^ (g >>> 16), 0x165667b1);
        g ^= g >>> 14;
        if (from < to) {
          sumA = (sumA + h) | 0;
          sumB = (sumB + g) | 0;
        } else {
          sumA = (sumA - h) | 0;
          sumB = (sumB - g) | 0;
        }
      }
    }
    if (sumA !== 0 || sumB !== 0) partsClosed = false;
    wholeA = (wholeA + sumA) | 0;
    wholeB = (wholeB + sumB) | 0;
    volumes.push(six / 6);
  }
  area /= 2;
  if (area < NOTHING) return { status: 'degenerate', volume: null, area, orientation: null };
  if (wholeA !== 0 || wholeB !== 0) return { status: 'open', volume: null, area, orientation: null };
  const signed = volumes.reduce((sum, v) => sum + v, 0);
  const volume = partsClosed ? volumes.reduce((sum, v) => sum + Math.abs(v), 0) : Math.abs(signed);
  if (volume < NOTHING) return { status: 'degenerate', volume: null, area, orientation: null };
  const orientation = volumes.map((v) => ((partsClosed ? v : signed) < 0 ? -1 : 1));
  return { status: 'closed', volume, area, orientation };
}

function measureUpright(
  net: BodyMesh, gross: BodyMesh | null, grossFigures: Figures | null, wish: MeasureWish, projector: Projector, plan: Plan | null,
): Upright {
  const [z0, z1] = zRange(net);
  const hull = convexHull(net.positions);
  const nothing: Upright = { footprintArea: null, footprint: null, sideArea: null, length: null, thickness: null, height: null, hull, z0, z1 };
  if (gross === null || grossFigures === null || grossFigures.status === 'none') return nothing;
  const projected = projector.project({
    body: gross, right: [1, 0, 0], up: [0, 1, 0], orientation: grossFigures.orientation, plan: wish.footprint ? plan : null,
  });
  const box = planBox(gross === net ? hull : convexHull(gross.positions));
  if (box === null) return { ...nothing, footprintArea: projected.area, footprint: wish.footprint ? projected.contours : null };
  const [g0, g1] = gross === net ? [z0, z1] : zRange(gross);
  const height = g1 - g0;
  const side = wish.side === 'wall'
    || (wish.side === 'maybe' && box.thickness <= WALL_THICKNESS && box.thickness * WALL_SLENDERNESS <= Math.min(box.length, height));
  return {
    footprintArea: projected.area,
    footprint: wish.footprint ? projected.contours : null,
    sideArea: side ? sideAreaOf(gross, grossFigures.orientation, projected.area, projected.contours, box, projector, plan) : null,
    length: box.length,
    thickness: box.thickness,
    height,
    hull, z0, z1,
  };
}

function zRange(body: BodyMesh): [number, number] {
  let z0 = Infinity, z1 = -Infinity;
  for (let i = 2; i < body.positions.length; i += 3) {
    const z = body.positions[i]!;
    if (z < z0) z0 = z;
    if (z > z1) z1 = z;
  }
  return [z0, z1];
}
