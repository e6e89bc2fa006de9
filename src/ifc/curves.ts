/** Bounded IFC curves as lines and arcs, exactly; in the file's length unit. Other curves (splines, offsets, clothoids) are null. */
import { endOf, reversed, startOf } from '../geometry/section.ts';
import type { Segment, Vector } from '../geometry/section.ts';
import { enumOf, isList, isRef, isTyped, numberOf } from './step-args.ts';
import type { StepValue } from './step-args.ts';
import { vectorOf } from './step-reader.ts';
import type { GeometryReader, GeometryRecord } from './step-reader.ts';

const MOST_SEGMENTS = 20_000;
/** Ends of consecutive segments may miss one another by this share of the curve's size: exporters round. */
const GAP = 1e-5;
const TURN = 2 * Math.PI;

/** In the order they are walked, joined end to end. */
export function curveOf(reader: GeometryReader, value: StepValue | undefined, depth = 0): Segment[] | null {
  const curve = reader.get(value);
  if (curve === null || depth > 8) return null;
  switch (curve.class) {
    case 'IFCPOLYLINE':
      return linesThrough(listOf(curve.args[0]).map((p) => reader.point(p)));
    case 'IFCINDEXEDPOLYCURVE':
      return indexed(reader, curve);
    case 'IFCCIRCLE':
    case 'IFCELLIPSE': {
      const conic = conicOf(reader, curve);
      return conic === null ? null : [{ ...conic, t0: 0, t1: TURN }];
    }
    case 'IFCTRIMMEDCURVE':
      return trimmed(reader, curve);
    case 'IFCCOMPOSITECURVE':
      return composite(reader, curve, depth);
    default:
      return null;
  }
}

/** As `curveOf`, for a curve that returns to its start; an end that misses the start by no more than rounding is led there. */
export function closedCurveOf(reader: GeometryReader, value: StepValue | undefined): Segment[] | null {
  const segments = curveOf(reader, value);
  if (segments === null || segments.length === 0) return null;
  const first = startOf(segments[0]!), last = endOf(segments[segments.length - 1]!);
  return distance(first, last) <= GAP * sizeOf(segments) ? segments : null;
}

function listOf(value: StepValue | undefined): readonly StepValue[] {
  return isList(value) ? value : [];
}

function distance(a: Vector, b: Vector): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function sizeOf(segments: readonly Segment[]): number {
  let size = 0;
  const origin = startOf(segments[0]!);
  for (const segment of segments) {
    size = Math.max(size, distance(origin, endOf(segment)));
    if (segment.kind === 'arc') size = Math.max(size, Math.hypot(...segment.u), Math.hypot(...segment.v));
  }
  return size;
}

function linesThrough(points: readonly (Vector | null)[]): Segment[] | null {
  if (points.length < 2 || points.length > MOST_SEGMENTS || points.includes(null)) return null;
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const from = points[i]!, to = points[i + 1]!;
    if (distance(from, to) > 0) segments.push({ kind: 'line', from, to });
  }
  return segments;
}

function indexed(reader: GeometryReader, curve: GeometryRecord): Segment[] | null {
  const list = reader.get(curve.args[0]);
  if (list === null || (list.class !== 'IFCCARTESIANPOINTLIST2D' && list.class !== 'IFCCARTESIANPOINTLIST3D')) return null;
  const rows = listOf(list.args[0]);
  if (rows.length > MOST_SEGMENTS) return null;
  const points = rows.map(vectorOf);
  if (curve.args[1] === null || curve.args[1] === undefined) return linesThrough(points);
  const segments: Segment[] = [];
  let at = -1;
  for (const part of listOf(curve.args[1])) {
    if (!isTyped(part) || !isList(part.value)) return null;
    const numbers = part.value.map((n: StepValue) => numberOf(n));
    if (at >= 0 && numbers[0] !== at) return null;
    at = numbers[numbers.length - 1] ?? -1;
    const through = numbers.map((n) => (n === null ? null : points[n - 1] ?? null));
    if (part.type === 'IFCLINEINDEX') {
      const lines = linesThrough(through);
      if (lines === null) return null;
      segments.push(...lines);
    } else if (part.type === 'IFCARCINDEX' && through.length === 3) {
      const [a, b, c] = through as [Vector | null, Vector | null, Vector | null];
      if (a === null || b === null || c === null) return null;
      const arc = arcThrough(a, b, c);
      if (arc === null) return null;
      segments.push(arc);
    } else return null;
  }
  return segments.length === 0 ? null : segments;
}

/** The arc from a over b to c (IfcArcIndex); a straight one is a line, one that ends where it begins is none. */
function arcThrough(a: Vector, b: Vector, c: Vector): Segment | null {
  const p = subtract(b, a), q = subtract(c, a);
  const pp = dot(p, p), qq = dot(q, q), pq = dot(p, q);
  const square = pp * qq - pq * pq;
  if (!(qq > 0) || !(pp > 0)) return null;
  if (square <= 1e-20 * pp * qq) return pq > 0 && pq <= qq ? { kind: 'line', from: a, to: c } : null;
  const s = (qq * (pp - pq)) / (2 * square), t = (pp * (qq - pq)) / (2 * square);
  const centre: Vector = [a[0] + s * p[0] + t * q[0], a[1] + s * p[1] + t * q[1], a[2] + s * p[2] + t * q[2]];
  const u = subtract(a, centre);
  const radius = Math.hypot(...u);
  const normal = cross(p, q);
  const unit = 1 / Math.hypot(...normal);
  const v = cross(scaled(normal, unit), u);
  const angleOf = (w: Vector): number => {
    const d = subtract(w, centre);
    const angle = Math.atan2(dot(d, v), dot(d, u));
    return angle < 0 ? angle + TURN : angle;
  };
  // v is a quarter turn from u towards b, so b comes before c
  const t1 = angleOf(c);
  return radius > 0 && Number.isFinite(radius) && angleOf(b) < t1 ? { kind: 'arc', centre, u, v, t0: 0, t1 } : null;
}

type Conic = { readonly kind: 'arc'; readonly centre: Vector; readonly u: Vector; readonly v: Vector };

function conicOf(reader: GeometryReader, curve: GeometryRecord): Conic | null {
  const a = numberOf(curve.args[1]);
  const b = curve.class === 'IFCCIRCLE' ? a : numberOf(curve.args[2]);
  const axes = axesOf(reader, curve.args[0]);
  if (a === null || b === null || axes === null || !(a > 0) || !(b > 0)) return null;
  return { kind: 'arc', centre: axes.origin, u: scaled(axes.x, a), v: scaled(axes.y, b) };
}

export interface Axes {
  readonly origin: Vector;
  readonly x: Vector;
  readonly y: Vector;
  readonly z: Vector;
}

/** IfcAxis2Placement2D or 3D: orthonormal, as IfcBuildAxes and IfcBuild2Axes make it; null where directions are unusable. */
export function axesOf(reader: GeometryReader, value: StepValue | undefined): Axes | null {
  const placement = reader.get(value);
  if (placement === null) return null;
  const origin = reader.point(placement.args[0]);
  if (origin === null) return null;
  const flat = placement.class === 'IFCAXIS2PLACEMENT2D';
  if (!flat && placement.class !== 'IFCAXIS2PLACEMENT3D') return null;
  const given = (v: StepValue | undefined, otherwise: Vector): Vector | null => (isRef(v) ? reader.direction(v) : otherwise);
  const z = flat ? ([0, 0, 1] as const) : given(placement.args[1], [0, 0, 1]);
  const x = given(placement.args[flat ? 1 : 2], [1, 0, 0]);
  const unitZ = z === null ? null : normalised(z);
  if (unitZ === null || x === null) return null;
  const unitX = normalised(subtract(x, scaled(unitZ, dot(x, unitZ))));
  return unitX === null ? null : { origin, x: unitX, y: cross(unitZ, unitX), z: unitZ };
}

function trimmed(reader: GeometryReader, curve: GeometryRecord): Segment[] | null {
  const basis = reader.get(curve.args[0]);
  if (basis === null) return null;
  const sense = enumOf(curve.args[3]) !== 'F';
  const byPoint = enumOf(curve.args[4]) === 'CARTESIAN';
  const given: readonly (StepValue | undefined)[] = [curve.args[1], curve.args[2]];
  const trims = given.map((trim) => {
    const values = listOf(trim);
    const parameter = values.map((v) => numberOf(v)).find((n) => n !== null && Number.isFinite(n)) ?? null;
    const point = values.map((v) => (isRef(v) ? reader.point(v) : null)).find((p) => p !== null) ?? null;
    return { parameter: byPoint && point !== null ? null : parameter, point };
  }) as [Trim, Trim];
  switch (basis.class) {
    case 'IFCLINE': {
      const start = reader.point(basis.args[0]);
      const vector = reader.get(basis.args[1]);
      const direction = vector === null ? null : reader.direction(vector.args[0]);
      const magnitude = vector === null ? null : numberOf(vector.args[1]);
      const unit = direction === null ? null : normalised(direction);
      if (start === null || unit === null || magnitude === null) return null;
      const at = ({ parameter, point }: Trim): Vector | null =>
        (parameter === null ? point : [start[0] + unit[0] * magnitude * parameter, start[1] + unit[1] * magnitude * parameter, start[2] + unit[2] * magnitude * parameter]);
      return linesThrough([at(trims[0]), at(trims[1])]);
    }
    case 'IFCCIRCLE':
    case 'IFCELLIPSE': {
      const conic = conicOf(reader, basis);
      if (conic === null) return null;
      const t0 = angleAt(conic, trims[0], reader.angle), end = angleAt(conic, trims[1], reader.angle);
      if (t0 === null || end === null) return null;
      let span = (end - t0) % TURN;
      // from the first trim in the sense of agreement to the second; equal ones are a whole turn
      if (sense && span <= 1e-12) span += TURN;
      if (!sense && span >= -1e-12) span -= TURN;
      return [{ ...conic, t0, t1: t0 + span }];
    }
    default:
      return null;
  }
}

interface Trim {
  readonly parameter: number | null;
  readonly point: Vector | null;
}

function angleAt(conic: Conic, { parameter, point }: Trim, angle: number): number | null {
  if (parameter !== null) return parameter * angle;
  if (point === null) return null;
  const d = subtract(point, conic.centre);
  const x = dot(d, conic.u) / dot(conic.u, conic.u), y = dot(d, conic.v) / dot(conic.v, conic.v);
  // a trimming point lies on the curve, or says something else than we read
  return Math.abs(Math.hypot(x, y) - 1) <= 1e-3 ? Math.atan2(y, x) : null;
}

function composite(reader: GeometryReader, curve: GeometryRecord, depth: number): Segment[] | null {
  const all: Segment[] = [];
  for (const value of listOf(curve.args[0])) {
    const part = reader.get(value);
    if (part === null || part.class !== 'IFCCOMPOSITECURVESEGMENT') return null;
    const own = curveOf(reader, part.args[2], depth + 1);
    if (own === null || own.length === 0) return null;
    all.push(...(enumOf(part.args[1]) === 'F' ? reversed(own) : own));
    if (all.length > MOST_SEGMENTS) return null;
  }
  if (all.length === 0) return null;
  // Joined ends are also the proof that angles were read in the right unit.
  const gap = GAP * sizeOf(all);
  for (let i = 0; i + 1 < all.length; i++) if (!(distance(endOf(all[i]!), startOf(all[i + 1]!)) <= gap)) return null;
  return all;
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function subtract(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function scaled(a: Vector, by: number): Vector {
  return [a[0] * by, a[1] * by, a[2] * by];
}

export function normalised(a: Vector): Vector | null {
  const size = Math.hypot(...a);
  return size > 0 && Number.isFinite(size) ? scaled(a, 1 / size) : null;
}
