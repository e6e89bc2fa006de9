/**
 * IfcProfileDef → plane section, exactly, in the file's length unit. Parametrised profiles stand as their IFC pages draw
 * them: centred on their bounding box. What is not understood (slopes, splines, open profiles) is no section.
 */
import { ellipseLoop, endOf, loopArea, moveSection, polygonLoop, regionState, roundedLoop, sectionOf, startOf } from '../geometry/section.ts';
import type { Affine, Corner, Region, Section, Segment } from '../geometry/section.ts';
import { axesOf, closedCurveOf, cross, dot, normalised, subtract } from './curves.ts';
import { DERIVED, enumOf, isList, isRef, numberOf } from './step-args.ts';
import type { StepValue } from './step-args.ts';
import { optional, positive } from './step-reader.ts';
import type { GeometryReader, GeometryRecord } from './step-reader.ts';

/** Why a profile is none: it cuts itself, it encloses nothing, a size is below zero, or it is not one that is understood here. */
export type ProfileFlaw = 'crossed' | 'empty' | 'negative' | 'not-analytic';

export interface Profiles {
  of(value: StepValue | undefined): Section | ProfileFlaw;
}

/** Each profile is evaluated once. */
export function createProfiles(reader: GeometryReader): Profiles {
  const known = new Map<number, Section | ProfileFlaw>();
  const of = (value: StepValue | undefined, depth: number): Section | ProfileFlaw => {
    const record = isRef(value) ? reader.index.recordOf(value.ref) : -1;
    if (record < 0 || depth > 8) return 'not-analytic';
    let section = known.get(record);
    if (section === undefined) {
      const profile = reader.get(value);
      section = profile === null || enumOf(profile.args[0]) === 'CURVE' ? 'not-analytic' : build(profile, depth);
      known.set(record, section);
    }
    return section;
  };

  const build = (profile: GeometryRecord, depth: number): Section | ProfileFlaw => {
    const { args } = profile;
    switch (profile.class) {
      case 'IFCARBITRARYCLOSEDPROFILEDEF':
      case 'IFCARBITRARYPROFILEDEFWITHVOIDS':
        return arbitrary(reader, profile);
      case 'IFCCOMPOSITEPROFILEDEF': {
        const regions: Region[] = [];
        let lo = 0, hi = 0;
        for (const part of isList(args[2]) ? args[2] : []) {
          const section = of(part, depth + 1);
          if (typeof section === 'string') return section;
          regions.push(...section.regions);
          lo += section.meshArea[0];
          hi += section.meshArea[1];
        }
        return apart(regions) ? sectionOf(regions, [lo, hi]) ?? 'empty' : 'not-analytic';
      }
      case 'IFCDERIVEDPROFILEDEF':
      case 'IFCMIRROREDPROFILEDEF': {
        const parent = of(args[2], depth + 1);
        if (typeof parent === 'string') return parent;
        // IfcMirroredProfileDef: about the y axis; its operator is derived.
        const map = profile.class === 'IFCMIRROREDPROFILEDEF' && (args[3] === DERIVED || args[3] === null) ? MIRROR : operator2d(reader, args[3]);
        return map === null ? 'not-analytic' : moveSection(parent, map) ?? 'empty';
      }
      default: {
        const shape = parametrised(profile);
        if (typeof shape === 'string') return shape;
        const [outer, holes, meshArea] = shape;
        const section = sectionOf([{ outer, holes }], meshArea);
        if (section === null) return 'empty';
        if (args[2] === null || args[2] === undefined) return section;
        const axes = axesOf(reader, args[2]);
        if (axes === null) return 'not-analytic';
        return moveSection(section, [axes.x[0], axes.x[1], axes.y[0], axes.y[1], axes.origin[0], axes.origin[1]]) ?? 'empty';
      }
    }
  };

  return { of: (value) => of(value, 0) };
}

const MIRROR: Affine = [-1, 0, 0, 1, 0, 0];

/** IfcCartesianTransformationOperator2D, uniform or not. */
function operator2d(reader: GeometryReader, value: StepValue | undefined): Affine | null {
  const operator = reader.get(value);
  if (operator === null || !operator.class.startsWith('IFCCARTESIANTRANSFORMATIONOPERATOR2D')) return null;
  const [axis1, axis2, origin, scale, scale2] = operator.args;
  const o = reader.point(origin);
  const s1 = scale === null || scale === undefined ? 1 : numberOf(scale);
  const s2 = scale2 === null || scale2 === undefined ? s1 : numberOf(scale2);
  // IfcBaseAxis in two dimensions: the first axis as given, the second perpendicular to it on the side that is given
  const first = isRef(axis1) ? reader.direction(axis1) : null;
  const second = isRef(axis2) ? reader.direction(axis2) : null;
  if ((isRef(axis1) && first === null) || (isRef(axis2) && second === null)) return null;
  const given = first ?? (second === null ? ([1, 0, 0] as const) : ([second[1], -second[0], 0] as const));
  const x = normalised([given[0], given[1], 0]);
  if (o === null || x === null || s1 === null || s2 === null || !(s1 > 0) || !(s2 > 0)) return null;
  let y = [-x[1], x[0], 0] as const;
  if (second !== null && dot(second, y) < 0) y = [x[1], -x[0], 0];
  return [x[0] * s1, x[1] * s1, y[0] * s2, y[1] * s2, o[0], o[1]];
}

function arbitrary(reader: GeometryReader, profile: GeometryRecord): Section | ProfileFlaw {
  const outer = closedCurveOf(reader, profile.args[2]);
  if (outer === null) return 'not-analytic';
  const holes: Segment[][] = [];
  if (profile.class === 'IFCARBITRARYPROFILEDEFWITHVOIDS') {
    for (const value of isList(profile.args[3]) ? profile.args[3] : []) {
      const hole = closedCurveOf(reader, value);
      if (hole === null) return 'not-analytic';
      holes.push(hole);
    }
  }
  const region = { outer, holes };
  const state = regionState(region);
  if (state === 'crossed') return 'crossed';
  if (isFlat(outer)) return 'empty';
  if (state === 'unclear') return 'not-analytic';
  return sectionOf([region]) ?? 'empty';
}

/** Encloses nothing: all on one line, to the digits that are written. */
function isFlat(loop: readonly Segment[]): boolean {
  if (loop.some(({ kind }) => kind === 'arc')) return false;
  let size = 0;
  for (const s of loop) if (s.kind === 'line') size += Math.hypot(s.to[0] - s.from[0], s.to[1] - s.from[1]);
  if (!(Math.abs(loopArea(loop)) <= 1e-12 * size * size)) return false;
  // a figure of eight also sums to nothing: only what lies on one line is flat
  const first = loop[0]!;
  const origin = first.kind === 'line' ? first.from : first.centre;
  const along = first.kind === 'line' ? normalised(subtract(first.to, first.from)) : null;
  return along !== null && loop.every((s) => s.kind === 'line' && Math.hypot(...cross(along, subtract(s.to, origin))) <= 1e-9 * size);
}

/** Boxes of the regions do not overlap: angles back to back, flanges side by side. */
function apart(regions: readonly Region[]): boolean {
  if (regions.length === 0 || regions.length > 16) return false;
  const boxes = regions.map(({ outer }) => {
    let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
    for (const s of outer) {
      const reach = s.kind === 'arc' ? [Math.hypot(s.u[0], s.v[0]), Math.hypot(s.u[1], s.v[1])] as const : null;
      for (const p of s.kind === 'line' ? [s.from, s.to] : [subtract(s.centre, [reach![0], reach![1], 0]), subtract(s.centre, [-reach![0], -reach![1], 0])]) {
        x0 = Math.min(x0, p[0]);
        y0 = Math.min(y0, p[1]);
        x1 = Math.max(x1, p[0]);
        y1 = Math.max(y1, p[1]);
      }
    }
    return [x0, y0, x1, y1] as const;
  });
  return boxes.every((a, i) => boxes.every((b, j) => j <= i || a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1]));
}

type Shape = readonly [outer: Segment[], holes: readonly Segment[][], meshArea?: readonly [number, number]];

const span = (...areas: readonly number[]): readonly [number, number] => [Math.min(...areas), Math.max(...areas)];
/** A rounded contour with its arcs as chords. */
const chamfered = (loop: readonly Segment[]): Segment[] => loop.map((s) => ({ kind: 'line', from: startOf(s), to: endOf(s) }));

/** The parametrised profiles of IfcProfileResource, centred; attribute numbers are those of the schemas. */
function parametrised({ class: name, args }: GeometryRecord): Shape | ProfileFlaw {
  const sizes = (...at: readonly number[]): number[] | null => {
    const values = at.map((n) => positive(args[n]));
    return values.includes(null) ? null : (values as number[]);
  };
  const radii = (...at: readonly number[]): number[] | null => {
    const values = at.map((n) => optional(args[n]));
    return values.includes(null) ? null : (values as number[]);
  };
  /** Slopes thicken flanges in a way the schema leaves to drawings. */
  const sloped = (...at: readonly number[]): boolean => at.some((n) => args[n] !== null && args[n] !== undefined && numberOf(args[n]) !== 0);
  const rounded = (corners: readonly Corner[]): Shape | ProfileFlaw => {
    const outer = roundedLoop(corners);
    const sharp = polygonLoop(corners.map(([x, y]) => [x, y]));
    if (outer === null || regionState({ outer: sharp, holes: [] }) !== 'simple') return 'not-analytic';
    return [outer, [], span(Math.abs(loopArea(sharp)), Math.abs(loopArea(chamfered(outer))))];
  };
  const box = (x: number, y: number, r: number): Segment[] | null => roundedLoop([[-x / 2, -y / 2, r], [x / 2, -y / 2, r], [x / 2, y / 2, r], [-x / 2, y / 2, r]]);
  /** What sizes say that are not all greater than zero. */
  const unusable = (...at: readonly number[]): ProfileFlaw => {
    const values = at.map((n) => numberOf(args[n]));
    return values.some((v) => v !== null && v < 0) ? 'negative' : values.includes(0) ? 'empty' : 'not-analytic';
  };

  switch (name) {
    case 'IFCRECTANGLEPROFILEDEF': {
      const s = sizes(3, 4);
      return s === null ? unusable(3, 4) : [box(s[0]!, s[1]!, 0)!, []];
    }
    case 'IFCROUNDEDRECTANGLEPROFILEDEF': {
      const s = sizes(3, 4), r = radii(5);
      const outer = s === null || r === null ? null : box(s[0]!, s[1]!, r[0]!);
      return outer === null ? unusable(3, 4) : [outer, [], span(s![0]! * s![1]!, loopArea(chamfered(outer)))];
    }
    case 'IFCRECTANGLEHOLLOWPROFILEDEF': {
      const s = sizes(3, 4, 5), r = radii(6, 7);
      if (s === null || r === null) return unusable(3, 4, 5);
      const [x, y, wall] = s as [number, number, number];
      const outer = box(x, y, r[1]!), inner = 2 * wall < Math.min(x, y) ? box(x - 2 * wall, y - 2 * wall, r[0]!) : null;
      if (outer === null || inner === null || regionState({ outer, holes: [inner] }) !== 'simple') return 'not-analytic';
      const whole = x * y, hollow = (x - 2 * wall) * (y - 2 * wall);
      return [outer, [inner], span(whole - hollow, whole - loopArea(chamfered(inner)), loopArea(chamfered(outer)) - hollow)];
    }
    case 'IFCCIRCLEPROFILEDEF': {
      const s = sizes(3);
      return s === null ? unusable(3) : [ellipseLoop(s[0]!, s[0]!), []];
    }
    case 'IFCCIRCLEHOLLOWPROFILEDEF': {
      const s = sizes(3, 4);
      if (s === null) return unusable(3, 4);
      const inner = s[0]! - s[1]!;
      return inner > 0 ? [ellipseLoop(s[0]!, s[0]!), [ellipseLoop(inner, inner)]] : 'not-analytic';
    }
    case 'IFCELLIPSEPROFILEDEF': {
      const s = sizes(3, 4);
      return s === null ? unusable(3, 4) : [ellipseLoop(s[0]!, s[1]!), []];
    }
    case 'IFCTRAPEZIUMPROFILEDEF': {
      const s = sizes(3, 4, 5), offset = numberOf(args[6]);
      if (s === null || offset === null) return unusable(5);
      const [bottom, top, height] = s as [number, number, number];
      return [polygonLoop([[-bottom / 2, -height / 2], [bottom / 2, -height / 2], [-bottom / 2 + offset + top, height / 2], [-bottom / 2 + offset, height / 2]]), []];
    }
    case 'IFCISHAPEPROFILEDEF': {
      const s = sizes(3, 4, 5, 6), r = radii(7, 8);
      if (s === null) return unusable(3, 4, 5, 6);
      if (r === null || sloped(9)) return 'not-analytic';
      const [b, h, web, flange] = s as [number, number, number, number];
      return iShape([b, flange, r[0]!, r[1]!], [b, flange, r[0]!, r[1]!], h, web, rounded);
    }
    case 'IFCASYMMETRICISHAPEPROFILEDEF': {
      // IFC2X3 derives it from the symmetric one and has no thickness of its own for the lower flange.
      if (args.length <= 12) {
        const s = sizes(3, 4, 5, 6, 8), r = radii(7, 10);
        const top = args[9] === null || args[9] === undefined ? (s === null ? null : s[3]!) : positive(args[9]);
        if (s === null || r === null || top === null) return 'not-analytic';
        return iShape([s[0]!, s[3]!, r[0]!, 0], [s[4]!, top, r[1]!, 0], s[1]!, s[2]!, rounded);
      }
      const s = sizes(3, 4, 5, 6, 8), r = radii(7, 10, 11, 13);
      const top = args[9] === null || args[9] === undefined ? (s === null ? null : s[3]!) : positive(args[9]);
      if (s === null || r === null || top === null || sloped(12, 14)) return 'not-analytic';
      return iShape([s[0]!, s[3]!, r[0]!, r[2]!], [s[4]!, top, r[1]!, r[3]!], s[1]!, s[2]!, rounded);
    }
    case 'IFCLSHAPEPROFILEDEF': {
      const s = sizes(3, 5), r = radii(6, 7);
      const width = args[4] === null ? (s === null ? null : s[0]!) : positive(args[4]);
      if (s === null || r === null || width === null || sloped(8)) return 'not-analytic';
      const [h, t] = s as [number, number];
      const x = width / 2, y = h / 2;
      return rounded([[-x, -y], [x, -y], [x, -y + t, r[1]!], [-x + t, -y + t, r[0]!], [-x + t, y, r[1]!], [-x, y]]);
    }
    case 'IFCTSHAPEPROFILEDEF': {
      const s = sizes(3, 4, 5, 6), r = radii(7, 8, 9);
      if (s === null) return unusable(3, 4, 5, 6);
      if (r === null || sloped(10, 11)) return 'not-analytic';
      const [h, b, web, flange] = s as [number, number, number, number];
      const x = b / 2, y = h / 2, w = web / 2, f = y - flange;
      const [fillet, edge, foot] = r as [number, number, number];
      return rounded([[-w, -y, foot], [w, -y, foot], [w, f, fillet], [x, f, edge], [x, y], [-x, y], [-x, f, edge], [-w, f, fillet]]);
    }
    case 'IFCUSHAPEPROFILEDEF': {
      const s = sizes(3, 4, 5, 6), r = radii(7, 8);
      if (s === null) return unusable(3, 4, 5, 6);
      if (r === null || sloped(9)) return 'not-analytic';
      const [h, b, web, flange] = s as [number, number, number, number];
      const x = b / 2, y = h / 2, inner = -x + web, f = y - flange;
      return rounded([[-x, -y], [x, -y], [x, -f, r[1]!], [inner, -f, r[0]!], [inner, f, r[0]!], [x, f, r[1]!], [x, y], [-x, y]]);
    }
    case 'IFCZSHAPEPROFILEDEF': {
      const s = sizes(3, 4, 5, 6), r = radii(7, 8);
      if (s === null) return unusable(3, 4, 5, 6);
      if (r === null) return 'not-analytic';
      const [h, b, web, flange] = s as [number, number, number, number];
      const y = h / 2, w = web / 2, x = b - w, f = y - flange;
      const [fillet, edge] = r as [number, number];
      return rounded([[-w, -y], [x, -y], [x, -f, edge], [w, -f, fillet], [w, y], [-x, y], [-x, f, edge], [-w, f, fillet]]);
    }
    case 'IFCCSHAPEPROFILEDEF': {
      const s = sizes(3, 4, 5, 6), r = radii(7);
      if (s === null) return unusable(3, 4, 5, 6);
      if (r === null) return 'not-analytic';
      const [h, b, t, girth] = s as [number, number, number, number];
      const inside = r[0]!, outside = inside > 0 ? inside + t : 0;
      const x = b / 2, y = h / 2;
      return rounded([
        [-x, -y, outside], [x, -y, outside], [x, -y + girth], [x - t, -y + girth], [x - t, -y + t, inside], [-x + t, -y + t, inside],
        [-x + t, y - t, inside], [x - t, y - t, inside], [x - t, y - girth], [x, y - girth], [x, y, outside], [-x, y, outside],
      ]);
    }
    default:
      return 'not-analytic';
  }
}

type Flange = readonly [width: number, thickness: number, fillet: number, edge: number];

function iShape(lower: Flange, upper: Flange, depth: number, web: number, rounded: (corners: readonly Corner[]) => Shape | ProfileFlaw): Shape | ProfileFlaw {
  const y = depth / 2, w = web / 2, l = lower[0] / 2, u = upper[0] / 2;
  const lf = -y + lower[1], uf = y - upper[1];
  return rounded([
    [-l, -y], [l, -y], [l, lf, lower[3]], [w, lf, lower[2]], [w, uf, upper[2]], [u, uf, upper[3]], [u, y], [-u, y],
    [-u, uf, upper[3]], [-w, uf, upper[2]], [-w, lf, lower[2]], [-l, lf, lower[3]],
  ]);
}
