/**
 * Solids whose figures follow from their parameters: extrusions, revolutions, swept disks, primitives, and mapped copies
 * of them. Volumes in the cube of the file's length unit, areas in its square. What is cut, or made of faces, is no such solid.
 */
import { isConvex, loopExtent, momentsAbout, polygonLoop, ellipseLoop, sectionOf, segmentLength, startOf, endOf } from '../geometry/section.ts';
import type { Section, Segment, Vector } from '../geometry/section.ts';
import { axesOf, cross, curveOf, dot, normalised, scaled, subtract } from './curves.ts';
import { identity, multiply } from './placement.ts';
import type { Matrix } from './placement.ts';
import { createProfiles } from './profiles.ts';
import type { ProfileFlaw } from './profiles.ts';
import { isList, isRef, numberOf } from './step-args.ts';
import type { StepValue } from './step-args.ts';
import { optional, positive } from './step-reader.ts';
import type { GeometryReader, GeometryRecord } from './step-reader.ts';

export type Roundness = 0 | 1 | 2;

/** [x0, y0, z0, x1, y1, z1] */
type Bounds = readonly [number, number, number, number, number, number];

export interface ExactSolid {
  readonly volume: number;
  /** least and greatest that a mesher may make of it which knows no fillets and no inner radius, facets apart */
  readonly meshVolume: readonly [lo: number, hi: number];
  /** with its ends; null where it has no closed form */
  readonly surface: number | null;
  /** directions in which a mesh of it has facets: none, one (a cylinder), two (a bent bar, a sphere) */
  readonly round: Roundness;
  /** holds the solid, in the coordinates of the representation */
  readonly bounds: Bounds;
  /** a section swept along a vector: what its projection follows from */
  readonly prism: Prism | null;
}

export interface Prism {
  readonly section: Section;
  /** plane of the section → representation */
  readonly plane: Matrix;
  /** in the representation */
  readonly sweep: Vector;
}

/** 'zero-depth', or what is wrong with the profile. */
export type SolidFlaw = ProfileFlaw | 'zero-depth';

export interface SweptSolids {
  /** the solids of one representation item, mapped ones resolved; a flaw where one of them is none */
  of(item: StepValue, into: ExactSolid[]): SolidFlaw | null;
  /** the section of a profile */
  section(profile: StepValue): Section | ProfileFlaw;
}

/** Others, a mesh of a million faces among them, are not even read. */
const SOLIDS = new Set([
  'IFCMAPPEDITEM', 'IFCCSGSOLID', 'IFCEXTRUDEDAREASOLID', 'IFCEXTRUDEDAREASOLIDTAPERED', 'IFCREVOLVEDAREASOLID', 'IFCSWEPTDISKSOLID', 'IFCSWEPTDISKSOLIDPOLYGONAL',
  'IFCBLOCK', 'IFCRIGHTCIRCULARCYLINDER', 'IFCRIGHTCIRCULARCONE', 'IFCSPHERE', 'IFCRECTANGULARPYRAMID',
]);

const DEEPEST = 8;
const MOST_SOLIDS = 200;
const TURN = 2 * Math.PI;

export function createSweptSolids(reader: GeometryReader): SweptSolids {
  const profiles = createProfiles(reader);

  const of = (value: StepValue | undefined, at: Matrix, into: ExactSolid[], depth: number): SolidFlaw | null => {
    const item = SOLIDS.has(reader.classOf(value)) ? reader.get(value) : null;
    if (item === null || depth > DEEPEST || into.length >= MOST_SOLIDS) return 'not-analytic';
    switch (item.class) {
      case 'IFCMAPPEDITEM':
        return mapped(item, at, into, depth);
      case 'IFCCSGSOLID':
        return of(item.args[0], at, into, depth + 1);
      default: {
        const solid = single(item, at);
        if (typeof solid === 'string') return solid;
        into.push(solid);
        return null;
      }
    }
  };

  const mapped = (item: GeometryRecord, at: Matrix, into: ExactSolid[], depth: number): SolidFlaw | null => {
    const map = reader.get(item.args[0]);
    const target = operator3d(reader, item.args[1]);
    const origin = map === null ? null : frameOf(reader, map.args[0]);
    const representation = map === null ? null : reader.get(map.args[1]);
    if (target === null || origin === null || representation === null || !isList(representation.args[3])) return 'not-analytic';
    const inside = multiply(at, multiply(target, origin));
    for (const inner of representation.args[3]) {
      const flaw = of(inner, inside, into, depth + 1);
      if (flaw !== null) return flaw;
    }
    return null;
  };

  const single = (item: GeometryRecord, at: Matrix): ExactSolid | SolidFlaw => {
    const { args } = item;
    switch (item.class) {
      case 'IFCEXTRUDEDAREASOLID':
        return extruded(item, at);
      case 'IFCEXTRUDEDAREASOLIDTAPERED':
        return tapered(item, at);
      case 'IFCREVOLVEDAREASOLID':
        return revolved(item, at);
      case 'IFCSWEPTDISKSOLID':
      case 'IFCSWEPTDISKSOLIDPOLYGONAL':
        return disk(item, at);
      case 'IFCBLOCK': {
        const frame = frameOf(reader, args[0]);
        const x = positive(args[1]), y = positive(args[2]), z = positive(args[3]);
        if (frame === null || x === null || y === null || z === null) return 'not-analytic';
        const section = sectionOf([{ outer: polygonLoop([[0, 0], [x, 0], [x, y], [0, y]]), holes: [] }])!;
        return prism(section, multiply(at, frame), [0, 0, z]);
      }
      case 'IFCRIGHTCIRCULARCYLINDER': {
        const frame = frameOf(reader, args[0]);
        const height = positive(args[1]), radius = positive(args[2]);
        if (frame === null || height === null || radius === null) return 'not-analytic';
        return prism(sectionOf([{ outer: ellipseLoop(radius, radius), holes: [] }])!, multiply(at, frame), [0, 0, height]);
      }
      case 'IFCRIGHTCIRCULARCONE': {
        const frame = frameOf(reader, args[0]);
        const h = positive(args[1]), r = positive(args[2]);
        if (frame === null || h === null || r === null) return 'not-analytic';
        return round((Math.PI * r * r * h) / 3, Math.PI * r * (r + Math.hypot(r, h)), [-r, -r, 0, r, r, h], multiply(at, frame));
      }
      case 'IFCSPHERE': {
        const frame = frameOf(reader, args[0]);
        const r = positive(args[1]);
        if (frame === null || r === null) return 'not-analytic';
        return round((4 / 3) * Math.PI * r ** 3, 4 * Math.PI * r * r, [-r, -r, -r, r, r, r], multiply(at, frame));
      }
      case 'IFCRECTANGULARPYRAMID': {
        const frame = frameOf(reader, args[0]);
        const x = positive(args[1]), y = positive(args[2]), h = positive(args[3]);
        if (frame === null || x === null || y === null || h === null) return 'not-analytic';
        const surface = x * y + x * Math.hypot(h, y / 2) + y * Math.hypot(h, x / 2);
        return { ...round((x * y * h) / 3, surface, [0, 0, 0, x, y, h], multiply(at, frame)), round: 0 };
      }
      default:
        return 'not-analytic';
    }
  };

  /** IfcSweptAreaSolid.Position; left out it is the identity (IFC4). */
  const positionOf = (value: StepValue | undefined): Matrix | null => (isRef(value) ? frameOf(reader, value) : identity());

  const extruded = ({ args }: GeometryRecord, at: Matrix): ExactSolid | SolidFlaw => {
    const section = profiles.of(args[0]);
    const frame = positionOf(args[1]);
    const direction = reader.direction(args[2]);
    const depth = numberOf(args[3]);
    if (depth === 0) return 'zero-depth';
    if (typeof section === 'string') return section;
    if (depth !== null && depth < 0) return 'negative';
    const unit = direction === null ? null : normalised(direction);
    if (frame === null || unit === null || depth === null || !(depth > 0) || !Number.isFinite(depth)) return 'not-analytic';
    // along the plane of its own profile: nothing is swept
    if (Math.abs(unit[2]) < 1e-9) return 'zero-depth';
    return prism(section, multiply(at, frame), scaled(unit, depth));
  };

  /** Straight edges between corners that correspond, or circle to circle: the section is a quadratic in height. */
  const tapered = ({ args }: GeometryRecord, at: Matrix): ExactSolid | SolidFlaw => {
    const start = profiles.of(args[0]), end = profiles.of(args[4]);
    const frame = positionOf(args[1]);
    const direction = reader.direction(args[2]);
    const depth = numberOf(args[3]);
    if (depth === 0) return 'zero-depth';
    if (typeof start === 'string') return start;
    if (typeof end === 'string') return end;
    const unit = direction === null ? null : normalised(direction);
    const middle = halfway(start, end);
    if (frame === null || unit === null || depth === null || !(depth > 0) || Math.abs(unit[2]) < 1e-9 || middle === null) return 'not-analytic';
    const whole = multiply(at, frame);
    const scale = determinant(whole);
    if (scale === null) return 'not-analytic';
    const sweep = scaled(unit, depth);
    const volume = Math.abs(scale * sweep[2]) * (start.area + 4 * middle.area + end.area) / 6;
    const upper = multiply(whole, shift(sweep));
    return {
      volume, meshVolume: [volume, volume], surface: null, round: start.curved || end.curved ? 1 : 0,
      bounds: join(sectionBounds(start, whole), sectionBounds(end, upper)), prism: null,
    };
  };

  /** Guldin: the section's area times the way of its centroid, and its contour likewise. */
  const revolved = ({ args }: GeometryRecord, at: Matrix): ExactSolid | SolidFlaw => {
    const section = profiles.of(args[0]);
    const frame = positionOf(args[1]);
    const axis = reader.get(args[2]);
    const angleValue = numberOf(args[3]);
    if (angleValue === 0) return 'zero-depth';
    if (typeof section === 'string') return section;
    const origin = axis === null ? null : reader.point(axis.args[0]);
    const direction = axis === null ? null : isRef(axis.args[1]) ? reader.direction(axis.args[1]) : ([0, 0, 1] as const);
    const unit = direction === null ? null : normalised(direction);
    if (frame === null || origin === null || unit === null || angleValue === null) return 'not-analytic';
    const angle = angleValue * reader.angle;
    // the axis lies in the plane of the profile (IfcRevolvedAreaSolid.AxisStartInXY, AxisDirectionInXY)
    const plane = normalised([unit[0], unit[1], 0]);
    if (plane === null || Math.abs(unit[2]) > 1e-9 || Math.abs(origin[2]) > 1e-9 * (1 + Math.hypot(origin[0], origin[1]))) return 'not-analytic';
    if (!(angle > 0) || angle > TURN * (1 + 1e-6)) return 'not-analytic';
    const n = [-plane[1], plane[0]] as const;
    const { area, line, extent: [lo, hi] } = momentsAbout(section, n, origin[0] * n[0] + origin[1] * n[1]);
    const reach = Math.max(Math.abs(lo), Math.abs(hi));
    if (lo < -1e-9 * reach && hi > 1e-9 * reach) return 'not-analytic';
    const whole = multiply(at, frame);
    const scale = determinant(whole);
    if (scale === null) return 'not-analytic';
    const full = angle > TURN * (1 - 1e-6);
    const turned = full ? TURN : angle;
    const even = evenScale(whole);
    // an edge on the axis makes no surface and adds nothing to `line`, but it does not bound the ends' perimeter either
    const surface = even === null ? null : even * even * (turned * Math.abs(line) + (full ? 0 : 2 * section.area));
    const volume = Math.abs(scale) * turned * Math.abs(area);
    const along = section.regions.map(({ outer }) => loopExtent(outer, [plane[0], plane[1]]));
    const from = Math.min(...along.map((e) => e[0])) - dot(plane, origin), to = Math.max(...along.map((e) => e[1])) - dot(plane, origin);
    return {
      volume, meshVolume: [volume * (section.meshArea[0] / section.area), volume * (section.meshArea[1] / section.area)], surface, round: section.curved ? 2 : 1,
      bounds: boxBounds(tube(origin, plane, from, to, reach), whole), prism: null,
    };
  };

  /** Mitred at corners (IfcSweptDiskSolid), so the section's area times the length of the directrix. */
  const disk = (item: GeometryRecord, at: Matrix): ExactSolid | SolidFlaw => {
    const { args } = item;
    const radius = positive(args[1]), inner = optional(args[2]);
    if (numberOf(args[1]) === 0) return 'empty';
    if (radius === null || inner === null || inner >= radius) return 'not-analytic';
    const directrix = curveOf(reader, args[0]);
    if (directrix === null || directrix.length === 0) return 'not-analytic';
    const polyline = reader.get(args[0])!.class === 'IFCPOLYLINE';
    if (!wholeCurve(args[3], args[4], polyline ? pointCount(reader, args[0]) : null)) return 'not-analytic';
    const length = pathLength(directrix, item.class === 'IFCSWEPTDISKSOLIDPOLYGONAL' ? optional(args[5]) : 0, radius);
    const even = evenScale(at);
    if (length === null || even === null || !(length > 0)) return 'not-analytic';
    const closed = Math.hypot(...subtract(startOf(directrix[0]!), endOf(directrix[directrix.length - 1]!))) <= 1e-9 * length;
    const ring = Math.PI * (radius * radius - inner * inner);
    const cube = even ** 3;
    return {
      volume: cube * ring * length,
      meshVolume: [cube * ring * length, cube * Math.PI * radius * radius * length],
      surface: even * even * (TURN * (radius + inner) * length + (closed ? 0 : 2 * ring)),
      round: 2,
      bounds: pathBounds(directrix, radius, at),
      prism: null,
    };
  };

  return { of: (item, into) => of(item, identity(), into, 0), section: (profile) => profiles.of(profile) };
}

function round(volume: number, surface: number, box: Bounds, at: Matrix): ExactSolid {
  const scale = Math.abs(determinant(at) ?? 1);
  const even = evenScale(at);
  return { volume: scale * volume, meshVolume: [scale * volume, scale * volume], surface: even === null ? null : even * even * surface, round: 2, bounds: boxBounds(box, at), prism: null };
}

function prism(section: Section, plane: Matrix, along: Vector): ExactSolid | SolidFlaw {
  const scale = determinant(plane);
  if (scale === null) return 'not-analytic';
  const even = evenScale(plane);
  const height = Math.abs(along[2]);
  const volume = Math.abs(scale) * section.area * height;
  const upright = Math.hypot(along[0], along[1]) <= 1e-12 * height;
  // a skew sweep stretches each side by its own angle to the sweep
  const side = upright ? section.perimeter * height : skewSide(section, along);
  return {
    volume,
    meshVolume: [Math.abs(scale) * section.meshArea[0] * height, Math.abs(scale) * section.meshArea[1] * height],
    surface: even === null || side === null ? null : even * even * (2 * section.area + side),
    round: section.curved ? 1 : 0,
    bounds: join(sectionBounds(section, plane), sectionBounds(section, multiply(plane, shift(along)))),
    prism: { section, plane, sweep: turned(plane, along) },
  };
}

function skewSide(section: Section, along: Vector): number | null {
  let side = 0;
  for (const { outer, holes } of section.regions) {
    for (const loop of [outer, ...holes]) {
      for (const s of loop) {
        if (s.kind === 'arc') return null;
        side += Math.hypot(...cross(subtract(s.to, s.from), along));
      }
    }
  }
  return side;
}

/**
 * Area of the horizontal projection of a prism under a placement (units of the placement's lengths squared); null where
 * it has no closed form here.
 */
export function projectedArea({ section, plane, sweep }: Prism, placement: Matrix): number | null {
  const world = multiply(placement, plane);
  const s = turned(placement, sweep);
  const a = [world[0]!, world[1]!] as const, b = [world[4]!, world[5]!] as const;
  const det = Math.abs(a[0] * b[1] - a[1] * b[0]);
  const size = Math.hypot(...s), reach = Math.hypot(s[0], s[1]);
  if (reach <= 1e-9 * size) return det * section.area;
  const [region, more] = section.regions;
  if (region === undefined || more !== undefined) return null;
  /** width of the projected section across a direction in plan */
  const across = (n: readonly [number, number]): number => {
    const [lo, hi] = loopExtent(region.outer, [a[0] * n[0] + a[1] * n[1], b[0] * n[0] + b[1] * n[1]]);
    return hi - lo;
  };
  const lengths = Math.hypot(...a) + Math.hypot(...b);
  if (det <= 1e-9 * lengths * lengths) {
    const line = Math.hypot(...a) > Math.hypot(...b) ? a : b;
    const unit = [line[0] / Math.hypot(...line), line[1] / Math.hypot(...line)] as const;
    return across(unit) * Math.abs(s[0] * unit[1] - s[1] * unit[0]);
  }
  if (region.holes.length > 0 || !isConvex(region.outer)) return null;
  return det * section.area + reach * across([-s[1] / reach, s[0] / reach]);
}

/** Sections halfway between two that correspond corner by corner; null where they do not. */
function halfway(start: Section, end: Section): Section | null {
  if (start.regions.length !== 1 || end.regions.length !== 1) return null;
  const loops = (section: Section): readonly (readonly Segment[])[] => [section.regions[0]!.outer, ...section.regions[0]!.holes];
  const from = loops(start), to = loops(end);
  if (from.length !== to.length) return null;
  const middle: Segment[][] = [];
  const mean = (p: Vector, q: Vector): Vector => [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2, 0];
  for (let k = 0; k < from.length; k++) {
    const a = from[k]!, b = to[k]!;
    if (a.length !== b.length) return null;
    const loop: Segment[] = [];
    for (let i = 0; i < a.length; i++) {
      const p = a[i]!, q = b[i]!;
      if (p.kind === 'line' && q.kind === 'line') loop.push({ kind: 'line', from: mean(p.from, q.from), to: mean(p.to, q.to) });
      else if (p.kind === 'arc' && q.kind === 'arc' && p.t0 === q.t0 && p.t1 === q.t1) loop.push({ ...p, centre: mean(p.centre, q.centre), u: mean(p.u, q.u), v: mean(p.v, q.v) });
      else return null;
    }
    middle.push(loop);
  }
  return sectionOf([{ outer: middle[0]!, holes: middle.slice(1) }]);
}

/** StartParam and EndParam name the whole directrix, or nothing. Of other curves than polylines they are not read. */
function wholeCurve(start: StepValue | undefined, end: StepValue | undefined, points: number | null): boolean {
  const from = numberOf(start), to = numberOf(end);
  if (from === null && to === null) return true;
  return points !== null && (from === null || from === 0) && (to === null || to === points - 1);
}

function pointCount(reader: GeometryReader, polyline: StepValue | undefined): number {
  const points = reader.get(polyline)?.args[0];
  return isList(points) ? points.length : 0;
}

/** Null where the path bends more sharply than the disk is wide, or a fillet does not fit. */
function pathLength(path: readonly Segment[], fillet: number | null, radius: number): number | null {
  if (fillet === null) return null;
  let length = 0;
  for (const segment of path) {
    if (segment.kind === 'arc' && Math.min(Math.hypot(...segment.u), Math.hypot(...segment.v)) < radius) return null;
    length += segmentLength(segment);
  }
  for (let i = 0; i + 1 < path.length; i++) {
    const a = tangent(path[i]!, true), b = tangent(path[i + 1]!, false);
    if (a === null || b === null) return null;
    const turn = Math.atan2(Math.hypot(...cross(a, b)), dot(a, b));
    if (turn < 1e-6) continue;
    const most = Math.min(segmentLength(path[i]!), segmentLength(path[i + 1]!));
    // the mitre, or the fillet's tangents, must fit on the straight pieces
    if (turn > 3 || Math.max(radius, fillet) * Math.tan(turn / 2) > most) return null;
    if (fillet > 0) {
      if (path[i]!.kind === 'arc' || path[i + 1]!.kind === 'arc' || fillet < radius) return null;
      length += fillet * (turn - 2 * Math.tan(turn / 2));
    }
  }
  return length;
}

function tangent(segment: Segment, atEnd: boolean): Vector | null {
  if (segment.kind === 'line') return normalised(subtract(segment.to, segment.from));
  const t = atEnd ? segment.t1 : segment.t0;
  const way = Math.sign(segment.t1 - segment.t0);
  return normalised(scaled(subtract(scaled(segment.v, Math.cos(t)), scaled(segment.u, Math.sin(t))), way));
}

function frameOf(reader: GeometryReader, value: StepValue | undefined): Matrix | null {
  const axes = axesOf(reader, value);
  if (axes === null) return null;
  const { origin, x, y, z } = axes;
  return Float64Array.of(...x, 0, ...y, 0, ...z, 0, ...origin, 1);
}

/** IfcCartesianTransformationOperator3D, uniform or not (IfcBaseAxis); null for what is not one. */
function operator3d(reader: GeometryReader, value: StepValue | undefined): Matrix | null {
  const operator = reader.get(value);
  if (operator === null || !operator.class.startsWith('IFCCARTESIANTRANSFORMATIONOPERATOR3D')) return null;
  const [axis1, axis2, origin, scale, axis3, scale2, scale3] = operator.args;
  const o = reader.point(origin);
  const given = (v: StepValue | undefined): Vector | null | 'none' => (isRef(v) ? reader.direction(v) : 'none');
  const a1 = given(axis1), a2 = given(axis2), a3 = given(axis3);
  if (o === null || a1 === null || a2 === null || a3 === null) return null;
  const z = normalised(a3 === 'none' ? [0, 0, 1] : a3);
  if (z === null) return null;
  const firstAxis: Vector = a1 === 'none' ? [1, 0, 0] : a1;
  const x = normalised(subtract(firstAxis, scaled(z, dot(firstAxis, z))));
  if (x === null) return null;
  let y = cross(z, x);
  // the second axis only says on which side: a mirrored copy
  if (a2 !== 'none' && dot(a2, y) < 0) y = scaled(y, -1);
  const size = (v: StepValue | undefined, otherwise: number): number | null => (v === null || v === undefined ? otherwise : numberOf(v));
  const s1 = size(scale, 1);
  const s2 = s1 === null ? null : size(scale2, s1), s3 = s1 === null ? null : size(scale3, s1);
  if (s1 === null || s2 === null || s3 === null || !(s1 > 0) || !(s2 > 0) || !(s3 > 0)) return null;
  return Float64Array.of(...scaled(x, s1), 0, ...scaled(y, s2), 0, ...scaled(z, s3), 0, ...o, 1);
}

function determinant(m: Matrix): number | null {
  const det = dot([m[0]!, m[1]!, m[2]!], cross([m[4]!, m[5]!, m[6]!], [m[8]!, m[9]!, m[10]!]));
  return Number.isFinite(det) && det !== 0 ? det : null;
}

/** The one factor of a matrix that scales all directions alike, else null. */
function evenScale(m: Matrix): number | null {
  const columns = [0, 4, 8].map((c) => Math.hypot(m[c]!, m[c + 1]!, m[c + 2]!));
  const scale = Math.cbrt(Math.abs(determinant(m) ?? 0));
  return scale > 0 && columns.every((c) => Math.abs(c - scale) <= 1e-9 * scale) ? scale : null;
}

function shift(by: Vector): Matrix {
  return Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, ...by, 1);
}

function turned(m: Matrix, v: Vector): Vector {
  return [
    m[0]! * v[0] + m[4]! * v[1] + m[8]! * v[2],
    m[1]! * v[0] + m[5]! * v[1] + m[9]! * v[2],
    m[2]! * v[0] + m[6]! * v[1] + m[10]! * v[2],
  ];
}

function sectionBounds(section: Section, plane: Matrix): Bounds {
  let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
  for (const { outer } of section.regions) {
    const x = loopExtent(outer, [1, 0]), y = loopExtent(outer, [0, 1]);
    x0 = Math.min(x0, x[0]);
    x1 = Math.max(x1, x[1]);
    y0 = Math.min(y0, y[0]);
    y1 = Math.max(y1, y[1]);
  }
  return boxBounds([x0, y0, 0, x1, y1, 0], plane);
}

/** Of a box after a matrix. */
function boxBounds(box: Bounds, m: Matrix): Bounds {
  const out: [number, number, number, number, number, number] = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  for (let corner = 0; corner < 8; corner++) {
    const p = turned(m, [box[corner & 1 ? 3 : 0], box[corner & 2 ? 4 : 1], box[corner & 4 ? 5 : 2]]);
    for (let r = 0; r < 3; r++) {
      const value = p[r]! + m[12 + r]!;
      if (value < out[r]!) out[r] = value;
      if (value > out[3 + r]!) out[3 + r] = value;
    }
  }
  return out;
}

function join(a: Bounds, b: Bounds): Bounds {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.min(a[2], b[2]), Math.max(a[3], b[3]), Math.max(a[4], b[4]), Math.max(a[5], b[5])];
}

/** Box around a piece of an axis with all that turns about it, in the plane's coordinates. */
function tube(origin: Vector, axis: Vector, from: number, to: number, radius: number): Bounds {
  const a = [0, 1, 2].map((k) => origin[k]! + axis[k]! * from), b = [0, 1, 2].map((k) => origin[k]! + axis[k]! * to);
  return [0, 1, 2, 3, 4, 5].map((k) => (k < 3 ? Math.min(a[k]!, b[k]!) - radius : Math.max(a[k - 3]!, b[k - 3]!) + radius)) as unknown as Bounds;
}

function pathBounds(path: readonly Segment[], radius: number, at: Matrix): Bounds {
  const box: [number, number, number, number, number, number] = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  const meet = (p: Vector, reach: number): void => {
    for (let r = 0; r < 3; r++) {
      box[r] = Math.min(box[r]!, p[r]! - reach);
      box[3 + r] = Math.max(box[3 + r]!, p[r]! + reach);
    }
  };
  for (const s of path) {
    if (s.kind === 'arc') meet(s.centre, radius + Math.max(Math.hypot(...s.u), Math.hypot(...s.v)));
    else {
      meet(s.from, radius);
      meet(s.to, radius);
    }
  }
  return boxBounds(box, at);
}
