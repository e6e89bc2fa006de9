/**
 * Body → quantities (ElementGeometry), in plain TypeScript. Metres, Z up.
 * A shape is measured once and placed as often as it is used: what a rigid motion keeps is not measured again.
 */
import { roundQuantity } from '../units.ts';
import { moveBody } from './body.ts';
import type { BodyMesh } from './body.ts';
import { contoursArea } from './plan.ts';
import type { Plan } from './plan.ts';
import { createProjector } from './projection.ts';
import type { Projector } from './projection.ts';
import type { Box, ElementGeometry, GeometryStatus } from './quantities.ts';
import { outerFaceLength } from './wall-faces.ts';

/** What is asked of a body, by the class of the element. */
export interface MeasureWish {
  /** 'wall': always has a side area; 'maybe': where it is thin and upright; 'no': never */
  readonly side: 'wall' | 'maybe' | 'no';
  /** contours, and a union where the footprint needs one; false: only an area that comes for nothing */
  readonly footprint: boolean;
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
/** Footprint over length × thickness below which a wall is taken as bent rather than straight. */
const STRAIGHT_FILL = 0.8;
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
        upright: measureUpright(net, gross, grossFigures, wish, projector, plan),
      };
    },
    place(shape, matrix) {
      if (matrix === null) return finish(shape, shape.upright, shape.net.origin, shape.gross?.origin ?? null, null);
      const turn = planTurn(matrix);
      if (turn !== null) return finish(shape, shape.upright, apply(matrix, shape.net.origin), shape.gross === null ? null : apply(matrix, shape.gross.origin), turn);
      const net = moveBody(shape.net, matrix);
      const gross = shape.gross === null ? null : shape.gross === shape.net ? net : moveBody(shape.gross, matrix);
      const grossFigures = gross === null ? null : figuresOf(gross);
      return finish(shape, measureUpright(net, gross, grossFigures, shape.wish, projector, plan), net.origin, gross?.origin ?? null, null);
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
  shape: Shape, upright: Upright, netOrigin: readonly [number, number, number],
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
  };
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
    sideArea: side ? sideAreaOf(gross, grossFigures, projected.area, projected.contours, box, projector, plan) : null,
    length: box.length,
    thickness: box.thickness,
    height,
    hull, z0, z1,
  };
}

/**
 * One face of a wall. Straight: its elevation, the union of its projection along the thickness (gables and steps
 * included). Bent: the outer of the two long faces, else the centre line.
 */
function sideAreaOf(
  body: BodyMesh, figures: Figures, footprintArea: number | null, footprint: readonly Float64Array[] | null,
  box: PlanBox, projector: Projector, plan: Plan | null,
): number | null {
  const straight = footprintArea === null || footprintArea >= STRAIGHT_FILL * box.length * box.thickness;
  if (!straight && footprint !== null) {
    const upright = uprightArea(body);
    const perimeter = perimeterOf(footprint);
    const faces = outerFaceLength(footprint);
    if (faces !== null && perimeter > 0) {
      // Where the top is not level, the faces of unequal height share the upright area by their lengths.
      return (upright * faces) / perimeter;
    }
    const area = contoursArea(footprint);
    const root = (perimeter * perimeter) / 4 - 4 * area;
    if (root > 0 && perimeter > 0) {
      const thickness = (perimeter / 2 - Math.sqrt(root)) / 2;
      return (upright * (perimeter / 2 - thickness)) / perimeter;
    }
  }
  return projector.project({
    body, right: [box.ux, box.uy, 0], up: [0, 0, 1], orientation: figures.orientation, plan,
  }).area;
}

/** m² of all faces that stand upright */
function uprightArea(body: BodyMesh): number {
  const { positions: p, triangles } = body;
  let twice = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!, b = 3 * triangles[t + 1]!, c = 3 * triangles[t + 2]!;
    const ux = p[b]! - p[a]!, uy = p[b + 1]! - p[a + 1]!, uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!, vy = p[c + 1]! - p[a + 1]!, vz = p[c + 2]! - p[a + 2]!;
    const nx = uy * vz - uz * vy, ny = uz * vx - ux * vz, nz = ux * vy - uy * vx;
    const full = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (Math.abs(nz) <= 0.01 * full) twice += full;
  }
  return twice / 2;
}

function perimeterOf(contours: readonly Float64Array[]): number {
  let sum = 0;
  for (const contour of contours) {
    const n = contour.length;
    for (let i = 0; i < n; i += 2) {
      const j = (i + 2) % n;
      sum += Math.hypot(contour[j]! - contour[i]!, contour[j + 1]! - contour[i + 1]!);
    }
  }
  return sum;
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

/** Andrew's monotone chain over the plan points; flat xy, counter-clockwise. */
export function convexHull(positions: Float64Array): Float64Array {
  const n = positions.length / 3;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  order.sort((i, j) => positions[3 * i]! - positions[3 * j]! || positions[3 * i + 1]! - positions[3 * j + 1]! || i - j);
  const hull: number[] = [];
  const push = (v: number, least: number): void => {
    while (hull.length >= least) {
      const q = hull[hull.length - 1]!, p = hull[hull.length - 2]!;
      const cross = (positions[3 * q]! - positions[3 * p]!) * (positions[3 * v + 1]! - positions[3 * p + 1]!)
        - (positions[3 * q + 1]! - positions[3 * p + 1]!) * (positions[3 * v]! - positions[3 * p]!);
      if (cross > 0) break;
      hull.pop();
    }
    hull.push(v);
  };
  for (let i = 0; i < n; i++) push(order[i]!, 2);
  const lower = hull.length + 1;
  for (let i = n - 2; i >= 0; i--) push(order[i]!, lower);
  if (hull.length > 1) hull.pop();
  const flat = new Float64Array(hull.length * 2);
  hull.forEach((v, i) => {
    flat[2 * i] = positions[3 * v]!;
    flat[2 * i + 1] = positions[3 * v + 1]!;
  });
  return flat;
}

interface PlanBox {
  readonly length: number;
  readonly thickness: number;
  /** unit vector along the length */
  readonly ux: number;
  readonly uy: number;
}

/** The smallest rectangle around the hull: one side lies on a hull edge (rotating calipers). Null for less than an area. */
function planBox(hull: Float64Array): PlanBox | null {
  const n = hull.length / 2;
  if (n < 3) return null;
  let best = Infinity;
  let found: PlanBox | null = null;
  let far = 1, right = 1, left = 1;
  const dot = (i: number, x: number, y: number): number => hull[2 * (i % n)]! * x + hull[2 * (i % n) + 1]! * y;
  for (let i = 0; i < n; i++) {
    const j = (i + 1) % n;
    let ux = hull[2 * j]! - hull[2 * i]!, uy = hull[2 * j + 1]! - hull[2 * i + 1]!;
    const size = Math.hypot(ux, uy);
    if (size < 1e-9) continue;
    ux /= size;
    uy /= size;
    if (right < i + 1) right = i + 1;
    while (right < i + n && dot(right + 1, ux, uy) > dot(right, ux, uy)) right++;
    if (far < right) far = right;
    while (far < i + n && dot(far + 1, -uy, ux) > dot(far, -uy, ux)) far++;
    if (left < far) left = far;
    while (left < i + n && dot(left + 1, -ux, -uy) > dot(left, -ux, -uy)) left++;
    const along = dot(right, ux, uy) - dot(left, ux, uy);
    const across = dot(far, -uy, ux) - dot(i, -uy, ux);
    const area = along * across;
    if (area < best * (1 - 1e-12)) {
      best = area;
      found = along >= across ? { length: along, thickness: across, ux, uy } : { length: across, thickness: along, ux: -uy, uy: ux };
    }
  }
  return found;
}
