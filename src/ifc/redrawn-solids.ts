/**
 * What web-ifc (0.0.77) draws wrongly or not at all, as what it draws rightly. Measured on swept.test.ts's: IfcCsgSolid, the
 * primitives and polygonal swept disks have no triangles, tapered extrusions do not taper, and a direction that is not of length
 * one stretches an extrusion by its length; of a revolved solid in metres, feet or decimetres nothing comes.
 */
import { cornersOf } from '../geometry/section.ts';
import type { Section, Vector } from '../geometry/section.ts';
import { axesOf, cross, curveOf, dot, normalised, scaled, subtract } from './curves.ts';
import type { Axes } from './curves.ts';
import { real } from './redrawn-profiles.ts';
import { enumOf, isRef, numberOf, refId } from './step-args.ts';
import type { StepValue } from './step-args.ts';
import { optional, positive } from './step-reader.ts';
import type { GeometryReader, GeometryRecord } from './step-reader.ts';

const REDRAWN = new Set([
  'IFCDIRECTION', 'IFCCSGSOLID', 'IFCBLOCK', 'IFCRIGHTCIRCULARCYLINDER', 'IFCRIGHTCIRCULARCONE', 'IFCSPHERE', 'IFCRECTANGULARPYRAMID', 'IFCSWEPTDISKSOLIDPOLYGONAL',
  'IFCEXTRUDEDAREASOLIDTAPERED', 'IFCREVOLVEDAREASOLID',
]);

export function isRedrawnSolid(name: string): boolean {
  return REDRAWN.has(name);
}

/** Chords per quarter turn of what is round. */
const QUARTER = 24;
/** Chords per quarter turn of the section of what is turned about an axis, which is round twice. */
const TURNED_SECTION = 12;
/** Metres per length unit above which a revolved solid has no triangles. */
const TOO_LARGE = 0.02;
/** Chords of a bend of a bar. */
const BEND = 6;

interface Writer {
  /** writes a record and gives its reference */
  add(text: string): string;
  point(p: readonly number[]): string;
}

/** STEP records under the record's own express id; null where it stays as it is. `fresh` gives ids, `section` evaluates profiles; `scale`: metres per length unit. */
export function redrawSolid(reader: GeometryReader, id: number, fresh: () => number, section: (profile: number) => Section | null, scale: number): string | null {
  const solid = reader.get({ ref: id });
  if (solid === null || (solid.class === 'IFCREVOLVEDAREASOLID' && scale <= TOO_LARGE)) return null;
  const written: string[] = [];
  const add = (text: string): string => {
    const own = fresh();
    written.push(`#${own}=${text};\n`);
    return `#${own}`;
  };
  const text = drawn(reader, solid, { add, point: (p) => add(`IFCCARTESIANPOINT((${p.map(real).join(',')}))`) }, section);
  if (text === null) return null;
  written.push(`#${id}=${text};\n`);
  return written.join('');
}

function drawn(reader: GeometryReader, { class: name, args }: GeometryRecord, writer: Writer, section: (profile: number) => Section | null): string | null {
  const sizes = (...at: readonly number[]): number[] | null => {
    const values = at.map((n) => positive(args[n]));
    return values.includes(null) ? null : (values as number[]);
  };
  switch (name) {
    case 'IFCDIRECTION': {
      const [x, y, z] = Array.isArray(args[0]) ? args[0].map((v: StepValue) => numberOf(v)) : [];
      if (x === null || x === undefined || y === null || y === undefined || z === null || z === undefined) return null;
      const size = Math.hypot(x, y, z);
      if (!(size > 0) || !Number.isFinite(size) || Math.abs(size - 1) <= 1e-9) return null;
      return `IFCDIRECTION((${[x, y, z].map((v) => real(v / size)).join(',')}))`;
    }
    case 'IFCCSGSOLID': {
      const root = reader.get(args[0]);
      if (root === null || root.class === 'IFCCSGSOLID') return null;
      if (root.class !== 'IFCBOOLEANRESULT' && root.class !== 'IFCBOOLEANCLIPPINGRESULT') return drawn(reader, root, writer, section);
      const operator = enumOf(root.args[0]);
      return operator === null ? null : `${root.class}(.${operator}.,#${refId(root.args[1])},#${refId(root.args[2])})`;
    }
    case 'IFCBLOCK': {
      const s = sizes(1, 2, 3);
      if (s === null || !isRef(args[0])) return null;
      const [x, y, z] = s as [number, number, number];
      return extrusion(writer, `IFCRECTANGLEPROFILEDEF(.AREA.,$,${flatAxes(writer, x / 2, y / 2)},${real(x)},${real(y)})`, args[0].ref, z);
    }
    case 'IFCRIGHTCIRCULARCYLINDER': {
      const s = sizes(1, 2);
      if (s === null || !isRef(args[0])) return null;
      return extrusion(writer, `IFCCIRCLEPROFILEDEF(.AREA.,$,${flatAxes(writer, 0, 0)},${real(s[1]!)})`, args[0].ref, s[0]!);
    }
    case 'IFCRIGHTCIRCULARCONE': {
      const s = sizes(1, 2), axes = axesOf(reader, args[0]);
      if (s === null || axes === null) return null;
      const rim = ring(s[1]!, 0).map((p) => inFrame(axes, p));
      return brep(writer, [...rim, inFrame(axes, [0, 0, s[0]!])], [{ outer: rim.map((_, i) => i).reverse() }, ...rim.map((_, i) => ({ outer: [i, (i + 1) % rim.length, rim.length] }))]);
    }
    case 'IFCRECTANGULARPYRAMID': {
      const s = sizes(1, 2, 3), axes = axesOf(reader, args[0]);
      if (s === null || axes === null) return null;
      const [x, y, h] = s as [number, number, number];
      const points = ([[0, 0, 0], [x, 0, 0], [x, y, 0], [0, y, 0], [x / 2, y / 2, h]] as const).map((p) => inFrame(axes, p));
      return brep(writer, points, [{ outer: [3, 2, 1, 0] }, { outer: [0, 1, 4] }, { outer: [1, 2, 4] }, { outer: [2, 3, 4] }, { outer: [3, 0, 4] }]);
    }
    case 'IFCSPHERE': {
      const s = sizes(1), axes = axesOf(reader, args[0]);
      return s === null || axes === null ? null : sphere(writer, axes, s[0]!);
    }
    case 'IFCSWEPTDISKSOLIDPOLYGONAL':
      return bentBar(reader, args, writer);
    case 'IFCEXTRUDEDAREASOLIDTAPERED':
      return tapered(reader, args, writer, section);
    case 'IFCREVOLVEDAREASOLID':
      return revolved(reader, args, writer, section);
    default:
      return null;
  }
}

function flatAxes(writer: Writer, x: number, y: number): string {
  return writer.add(`IFCAXIS2PLACEMENT2D(${writer.point([x, y])},$)`);
}

function extrusion(writer: Writer, profile: string, position: number, depth: number): string {
  return `IFCEXTRUDEDAREASOLID(${writer.add(profile)},#${position},${writer.add('IFCDIRECTION((0.,0.,1.))')},${real(depth)})`;
}

function inFrame({ origin, x, y, z }: Axes, p: Vector): Vector {
  return [0, 1, 2].map((r) => origin[r]! + x[r]! * p[0] + y[r]! * p[1] + z[r]! * p[2]) as unknown as Vector;
}

function ring(radius: number, height: number): Vector[] {
  return Array.from({ length: 4 * QUARTER }, (_, k): Vector => {
    const t = (k * Math.PI) / (2 * QUARTER);
    return [radius * Math.cos(t), radius * Math.sin(t), height];
  });
}

interface Face {
  /** counter-clockwise seen from outside */
  readonly outer: readonly number[];
  readonly holes?: readonly (readonly number[])[];
}

function brep(writer: Writer, points: readonly Vector[], faces: readonly Face[]): string {
  const refs = points.map((p) => writer.point(p));
  const loop = (corners: readonly number[]): string => writer.add(`IFCPOLYLOOP((${corners.map((c) => refs[c]!).join(',')}))`);
  const list = faces.map(({ outer, holes = [] }) => {
    const bounds = [writer.add(`IFCFACEOUTERBOUND(${loop(outer)},.T.)`), ...holes.map((hole) => writer.add(`IFCFACEBOUND(${loop(hole)},.T.)`))];
    return writer.add(`IFCFACE((${bounds.join(',')}))`);
  });
  return `IFCFACETEDBREP(${writer.add(`IFCCLOSEDSHELL((${list.join(',')}))`)})`;
}

function sphere(writer: Writer, axes: Axes, radius: number): string {
  const rows = 2 * QUARTER, n = 4 * QUARTER;
  const points: Vector[] = [inFrame(axes, [0, 0, -radius])];
  for (let k = 1; k < rows; k++) {
    const t = -Math.PI / 2 + (k * Math.PI) / rows;
    points.push(...ring(radius * Math.cos(t), radius * Math.sin(t)).map((p) => inFrame(axes, p)));
  }
  const top = points.push(inFrame(axes, [0, 0, radius])) - 1;
  const at = (row: number, i: number): number => 1 + (row - 1) * n + (i % n);
  const faces: Face[] = [];
  for (let i = 0; i < n; i++) {
    faces.push({ outer: [0, at(1, i + 1), at(1, i)] }, { outer: [at(rows - 1, i), at(rows - 1, i + 1), top] });
    for (let row = 1; row + 1 < rows; row++) faces.push({ outer: [at(row, i), at(row, i + 1), at(row + 1, i + 1), at(row + 1, i)] });
  }
  return brep(writer, points, faces);
}

/** IfcSweptDiskSolidPolygonal: the corners of its polyline rounded by FilletRadius. */
function bentBar(reader: GeometryReader, args: readonly StepValue[], writer: Writer): string | null {
  const path = curveOf(reader, args[0]);
  const radius = optional(args[5]);
  if (path === null || radius === null || path.some(({ kind }) => kind !== 'line')) return null;
  const lines = path as readonly { readonly from: Vector; readonly to: Vector }[];
  const points: Vector[] = [lines[0]!.from];
  for (let i = 0; i + 1 < lines.length; i++) {
    const corner = lines[i]!.to;
    const before = normalised(subtract(corner, lines[i]!.from))!, after = normalised(subtract(lines[i + 1]!.to, corner))!;
    const turn = Math.atan2(Math.hypot(...cross(before, after)), dot(before, after));
    const inwards = normalised(subtract(after, before));
    if (radius === 0 || inwards === null || turn < 1e-6) {
      points.push(corner);
      continue;
    }
    const middle = subtract(corner, scaled(inwards, -radius / Math.cos(turn / 2)));
    const start = subtract(subtract(corner, scaled(before, radius * Math.tan(turn / 2))), middle);
    for (let k = 0; k <= BEND; k++) {
      const t = (turn * k) / BEND;
      points.push(subtract(middle, subtract(scaled(start, -Math.cos(t)), scaled(before, radius * Math.sin(t)))));
    }
  }
  points.push(lines[lines.length - 1]!.to);
  const curve = writer.add(`IFCPOLYLINE((${points.map((p) => writer.point(p)).join(',')}))`);
  const disk = numberOf(args[1]), inner = numberOf(args[2]);
  return disk === null ? null : `IFCSWEPTDISKSOLID(${curve},${real(disk)},${inner === null ? '$' : real(inner)},$,$)`;
}

function tapered(reader: GeometryReader, args: readonly StepValue[], writer: Writer, section: (profile: number) => Section | null): string | null {
  const start = section(refId(args[0])), end = section(refId(args[4]));
  const axes = isRef(args[1]) ? axesOf(reader, args[1]) : { origin: [0, 0, 0] as const, x: [1, 0, 0] as const, y: [0, 1, 0] as const, z: [0, 0, 1] as const };
  const along = reader.direction(args[2]);
  const depth = positive(args[3]);
  const unit = along === null ? null : normalised(along);
  if (start === null || end === null || axes === null || unit === null || depth === null || start.regions.length !== 1 || end.regions.length !== 1) return null;
  const loops = ({ regions }: Section): Vector[][] => [regions[0]!.outer, ...regions[0]!.holes].map((loop) => cornersOf(loop, QUARTER));
  const lower = loops(start), upper = loops(end);
  if (lower.length !== upper.length || lower.some((loop, k) => loop.length !== upper[k]!.length)) return null;
  const points: Vector[] = [];
  const bottoms: number[][] = [], tops: number[][] = [];
  const faces: Face[] = [];
  lower.forEach((loop, k) => {
    const n = loop.length, first = points.length;
    points.push(...loop.map((p) => inFrame(axes, p)), ...upper[k]!.map((p) => inFrame(axes, [p[0] + unit[0] * depth, p[1] + unit[1] * depth, unit[2] * depth])));
    bottoms.push(loop.map((_, i) => first + i));
    tops.push(loop.map((_, i) => first + n + i));
    for (let i = 0; i < n; i++) faces.push({ outer: [first + i, first + ((i + 1) % n), first + n + ((i + 1) % n), first + n + i] });
  });
  faces.push({ outer: bottoms[0]!, holes: bottoms.slice(1) }, { outer: tops[0]!, holes: tops.slice(1) });
  return brep(writer, points, faces);
}

/** IfcRevolvedAreaSolid: the section turned about its axis by the right hand, ring by ring. */
function revolved(reader: GeometryReader, args: readonly StepValue[], writer: Writer, section: (profile: number) => Section | null): string | null {
  const profile = section(refId(args[0]));
  const axes = isRef(args[1]) ? axesOf(reader, args[1]) : { origin: [0, 0, 0] as const, x: [1, 0, 0] as const, y: [0, 1, 0] as const, z: [0, 0, 1] as const };
  const axis = reader.get(args[2]);
  const origin = axis === null ? null : reader.point(axis.args[0]);
  const direction = axis === null || !isRef(axis.args[1]) ? null : reader.direction(axis.args[1]);
  const unit = direction === null ? null : normalised(direction);
  const value = positive(args[3]);
  if (profile === null || axes === null || origin === null || unit === null || value === null || profile.regions.length !== 1) return null;
  const angle = value * reader.angle;
  if (angle > 2 * Math.PI * (1 + 1e-6)) return null;
  const full = angle > 2 * Math.PI * (1 - 1e-6);
  const steps = Math.max(2, Math.ceil((angle / (Math.PI / 2)) * QUARTER - 1e-9));
  const rings = full ? steps : steps + 1;
  const points: Vector[] = [];
  const faces: Face[] = [];
  const first: number[][] = [], last: number[][] = [];
  for (const loop of [profile.regions[0]!.outer, ...profile.regions[0]!.holes]) {
    const corners = cornersOf(loop, TURNED_SECTION);
    const reach = Math.max(...corners.map((p) => Math.hypot(...cross(unit, subtract(p, origin)))));
    // what lies on the axis stays where it is
    const ways = corners.map((p): number[] => {
      const arm = subtract(p, origin);
      const side = cross(unit, arm);
      const along = scaled(unit, dot(unit, arm));
      const out = subtract(arm, along);
      const count = Math.hypot(...side) <= 1e-9 * reach ? 1 : rings;
      return Array.from({ length: rings }, (_, k) => {
        if (k >= count) return points.length - 1;
        const t = (angle * k) / steps;
        return points.push(inFrame(axes, [0, 1, 2].map((r) => origin[r]! + along[r]! + out[r]! * Math.cos(t) + side[r]! * Math.sin(t)) as unknown as Vector)) - 1;
      });
    });
    for (let i = 0; i < ways.length; i++) {
      const a = ways[i]!, b = ways[(i + 1) % ways.length]!;
      for (let k = 0; k < steps; k++) {
        const next = (k + 1) % rings;
        const outer = [a[k]!, a[next]!, b[next]!, b[k]!].filter((v, n, all) => v !== all[(n + 1) % all.length]);
        if (outer.length >= 3) faces.push({ outer });
      }
    }
    first.push(ways.map((way) => way[0]!));
    last.push(ways.map((way) => way[rings - 1]!).reverse());
  }
  if (!full) faces.push({ outer: first[0]!, holes: first.slice(1) }, { outer: last[0]!, holes: last.slice(1) });
  return brep(writer, points, faces);
}
