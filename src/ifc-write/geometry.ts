/** Bodies: profiles swept along a direction, or faces. Everything in metres; z up. */
import type { LengthUnit } from './length-unit.ts';
import { fileLength } from './length-unit.ts';
import { enumeration, type Records, type Ref } from './step.ts';

export type Point2 = readonly [x: number, y: number];
export type Point3 = readonly [x: number, y: number, z: number];

export type Profile =
  /** centred on the origin of its plane */
  | { readonly kind: 'rectangle'; readonly x: number; readonly y: number; readonly name?: string }
  | { readonly kind: 'circle'; readonly radius: number; readonly name?: string }
  | { readonly kind: 'i-shape'; readonly width: number; readonly depth: number; readonly web: number; readonly flange: number; readonly name?: string }
  | { readonly kind: 'polygon'; readonly points: readonly Point2[]; readonly holes?: readonly (readonly Point2[])[]; readonly name?: string };

/** Right-handed frame inside the parent's: `z` is the new z axis, `x` the new x axis. */
export interface Frame {
  readonly origin?: Point3;
  readonly z?: Point3;
  readonly x?: Point3;
}

export type Body =
  /** the profile lies in the frame's xy plane and is swept along its z by `depth` */
  | { readonly kind: 'extrusion'; readonly profile: Profile; readonly depth: number; readonly frame?: Frame }
  /** `closed` writes IfcFacetedBrep, else an open shell */
  | { readonly kind: 'faces'; readonly points: readonly Point3[]; readonly faces: readonly (readonly number[])[]; readonly closed: boolean };

export interface GeometryWriter {
  readonly length: (metres: number) => number;
  readonly point: (point: Point3) => Ref;
  readonly direction: (direction: Point3) => Ref;
  readonly frame: (frame: Frame) => Ref;
  readonly placement: (parent: Ref | null, frame: Frame) => Ref;
  readonly profile: (profile: Profile) => Ref;
  /** IfcProductDefinitionShape */
  readonly shape: (bodies: readonly Body[]) => Ref;
  /** the shape representations of a body, for presentation layers */
  readonly representation: (bodies: readonly Body[]) => Ref;
  readonly shapeOf: (representation: Ref) => Ref;
}

const ORIGIN: Point3 = [0, 0, 0];

export function createGeometry(records: Records, unit: LengthUnit, context: Ref): GeometryWriter {
  const length = (metres: number): number => fileLength(metres, unit);
  const point = (p: Point3): Ref => records.shared('IfcCartesianPoint', p.map(length));
  const point2 = (p: Point2): Ref => records.shared('IfcCartesianPoint', p.map(length));
  const direction = (d: Point3): Ref => records.shared('IfcDirection', d);
  const frame = (f: Frame): Ref =>
    records.shared(
      'IfcAxis2Placement3D',
      point(f.origin ?? ORIGIN),
      f.z === undefined && f.x === undefined ? null : direction(f.z ?? [0, 0, 1]),
      f.z === undefined && f.x === undefined ? null : direction(f.x ?? [1, 0, 0]),
    );
  const polyline = (points: readonly Point2[]): Ref => {
    const refs = points.map(point2);
    return records.shared('IfcPolyline', [...refs, refs[0] as Ref]);
  };
  const area = enumeration('AREA');
  const profile = (p: Profile): Ref => {
    const name = p.name ?? null;
    const centre = (): Ref => records.shared('IfcAxis2Placement2D', point2([0, 0]), null);
    switch (p.kind) {
      case 'rectangle':
        return records.shared('IfcRectangleProfileDef', area, name, centre(), length(p.x), length(p.y));
      case 'circle':
        return records.shared('IfcCircleProfileDef', area, name, centre(), length(p.radius));
      case 'i-shape': {
        const polygon = iShape(p.width, p.depth, p.web, p.flange);
        return records.shared('IfcArbitraryClosedProfileDef', area, name, polyline(polygon));
      }
      case 'polygon':
        return p.holes === undefined || p.holes.length === 0
          ? records.shared('IfcArbitraryClosedProfileDef', area, name, polyline(p.points))
          : records.shared('IfcArbitraryProfileDefWithVoids', area, name, polyline(p.points), p.holes.map(polyline));
    }
  };
  const item = (body: Body): Ref => {
    if (body.kind === 'extrusion') {
      return records.shared('IfcExtrudedAreaSolid', profile(body.profile), frame(body.frame ?? {}), direction([0, 0, 1]), length(body.depth));
    }
    const points = body.points.map(point);
    const faces = body.faces.map((corners) => {
      const loop = records.add('IfcPolyLoop', corners.map((corner) => points[corner] as Ref));
      return records.add('IfcFace', [records.add('IfcFaceOuterBound', loop, true)]);
    });
    return body.closed
      ? records.add('IfcFacetedBrep', records.add('IfcClosedShell', faces))
      : records.add('IfcShellBasedSurfaceModel', [records.add('IfcOpenShell', faces)]);
  };
  const representation = (bodies: readonly Body[]): Ref => {
    const first = bodies[0] as Body;
    const type = first.kind === 'extrusion' ? 'SweptSolid' : first.closed ? 'Brep' : 'SurfaceModel';
    return records.add('IfcShapeRepresentation', context, 'Body', type, bodies.map(item));
  };
  const shapeOf = (r: Ref): Ref => records.add('IfcProductDefinitionShape', null, null, [r]);
  return {
    length,
    point,
    direction,
    frame,
    placement: (parent, f) => records.add('IfcLocalPlacement', parent, frame(f)),
    profile,
    representation,
    shapeOf,
    shape: (bodies) => shapeOf(representation(bodies)),
  };
}

function iShape(width: number, depth: number, web: number, flange: number): readonly Point2[] {
  const w = width / 2;
  const d = depth / 2;
  const t = web / 2;
  const f = d - flange;
  return [[-w, -d], [w, -d], [w, -f], [t, -f], [t, f], [w, f], [w, d], [-w, d], [-w, f], [-t, f], [-t, -f], [-w, -f]];
}

export const rectangle = (x: number, y: number, name?: string): Profile => ({ kind: 'rectangle', x, y, ...(name === undefined ? {} : { name }) });
export const circle = (radius: number, name?: string): Profile => ({ kind: 'circle', radius, ...(name === undefined ? {} : { name }) });
export const polygon = (points: readonly Point2[], holes?: readonly (readonly Point2[])[]): Profile => ({
  kind: 'polygon',
  points,
  ...(holes === undefined ? {} : { holes }),
});

/** Upright prism over a polygon, from z = 0 to `height`. */
export const prism = (points: readonly Point2[], height: number, holes?: readonly (readonly Point2[])[]): Body => ({
  kind: 'extrusion',
  profile: polygon(points, holes),
  depth: height,
});

/** Box with one corner in the origin. */
export const box = (x: number, y: number, z: number): Body => ({
  kind: 'extrusion',
  profile: rectangle(x, y),
  depth: z,
  frame: { origin: [x / 2, y / 2, 0] },
});
