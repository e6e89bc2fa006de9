/**
 * Body → quantities (ElementGeometry). Metres, Z up.
 * A shape is measured once and placed as often as it is used: what a rigid motion keeps is not measured again.
 */
import { roundQuantity } from '../units.ts';
import { moveBody, movePoint } from './body.ts';
import { panelFace, placeOpenings } from './face-openings.ts';
import type { PanelFace } from './face-openings.ts';
import { formOf } from './form.ts';
import type { Form } from './form.ts';
import type { BodyMesh } from './body.ts';
import type { Plan } from './plan.ts';
import { createProjector } from './projection.ts';
import type { Projector } from './projection.ts';
import type { Box, ElementGeometry } from './quantities.ts';
import { frameOf, orientedSize } from './oriented-box.ts';
import type { Solid } from './solid.ts';
import { liftSlices, sliceBody } from './slices.ts';
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
  /** the oriented box */
  readonly size: boolean;
  /** what tells equal pieces (form.ts) */
  readonly form: boolean;
  /** whether faces run through each other, which a closed mesh does not show */
  readonly crossings: boolean;
  /** openings in the face of a panel (face-openings.ts) */
  readonly openings: boolean;
}

/** A measured shape, not yet placed. Opaque to callers. */
export interface Shape {
  readonly wish: MeasureWish;
  readonly net: Solid;
  /** the net body itself where nothing was cut */
  readonly gross: Solid | null;
  readonly size: readonly [number, number, number] | null;
  readonly form: Form | null;
  /** the ways it was found to lean so far */
  readonly leanings: Leaning[];
}

/** A shape as it stands or leans: what depends on where up is. */
interface Leaning {
  /** the vertical in the shape's own frame */
  readonly up: Point;
  /** stands it as it is placed, but for a turn about the vertical: 4 × 4, column-major; null: it stands so already */
  readonly rotation: Float64Array | null;
  readonly upright: Upright;
  /** heights relative to the net body's origin */
  readonly slices: Float64Array | null;
}

/** What only motions about a vertical axis keep. */
interface Upright {
  readonly footprintArea: number | null;
  /** relative to the gross body's origin */
  readonly footprint: readonly Float64Array[] | null;
  /** relative to the net body's origin; null where nothing goes through */
  readonly pierced: readonly Float64Array[] | null;
  readonly sideArea: number | null;
  readonly length: number | null;
  readonly thickness: number | null;
  readonly height: number | null;
  /** relative to the gross body's origin */
  readonly face: PanelFace | null;
  /** convex hull in plan of the net body, relative to its origin */
  readonly hull: Float64Array;
  readonly z0: number;
  readonly z1: number;
}

export interface Measurer {
  /** `gross` is null when it could not be had; pass `net` again where no opening cuts the body */
  shape(net: Solid, gross: Solid | null, wish: MeasureWish): Shape;
  /** quantities of the shape moved by a rigid matrix (4 × 4, column-major); null leaves it where it is */
  place(shape: Shape, matrix: ArrayLike<number> | null): ElementGeometry;
}

/** Thin and upright: thickness at most this, m, … */
const WALL_THICKNESS = 0.5;
/** … and length and height at least this many times it. */
const WALL_SLENDERNESS = 4;

export function createMeasurer(plan: Plan | null): Measurer {
  const projector = createProjector();
  /** Once per way that a shape leans: what is left of its placements is a turn about the vertical. */
  const leaningOf = (shape: Shape, up: Point): Leaning => {
    const known = shape.leanings.find((one) => one.up.every((v, k) => Math.abs(v - up[k]!) < SAME_WAY));
    if (known !== undefined) return known;
    const { net, gross, wish } = shape;
    const rotation = standing(up);
    const turned = ({ mesh }: Solid): BodyMesh => (rotation === null ? mesh : { ...moveBody(mesh, rotation), origin: mesh.origin });
    const netMesh = turned(net);
    const made: Leaning = {
      up, rotation, slices: wish.slices ? slicesOf(netMesh, net) : null,
      upright: measureUpright(netMesh, gross === net ? netMesh : gross === null ? null : turned(gross), net, gross, rotation, wish, projector, plan),
    };
    shape.leanings.push(made);
    return made;
  };
  return {
    shape: (net, gross, wish) => ({
      wish, net, gross, leanings: [],
      size: wish.size ? orientedSize(net.mesh) : null,
      form: wish.form ? formOf(net) : null,
    }),
    place(shape, matrix) {
      const m = matrix ?? IDENTITY;
      const leaning = leaningOf(shape, [m[2]!, m[6]!, m[10]!]);
      const { net, gross } = shape;
      const origins = { net: movePoint(net.mesh.origin, m), gross: gross === null ? null : movePoint(gross.mesh.origin, m) };
      return finish(shape, leaning, turnAfter(m, leaning.rotation), origins);
    },
  };
}

function slicesOf(mesh: BodyMesh, { volume }: Solid): Float64Array | null {
  return volume === null ? null : sliceBody(mesh, outward(mesh), volume);
}

/** The faces of a closed solid look outward, part for part. */
function outward(mesh: BodyMesh): readonly number[] {
  return Array.from(mesh.partEnds, () => 1);
}

type Point = readonly [number, number, number];

function centreOf(centroid: Point, rotation: Float64Array | null, { xx, xy, yx, yy }: Turn, origin: Point): Point {
  const [x, y, z] = rotation === null ? centroid : movePoint(centroid, rotation);
  return [origin[0] + xx * x + yx * y, origin[1] + xy * x + yy * y, origin[2] + z];
}

const IDENTITY = Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);

/** Ways to lean that differ by less are one: 1e-9 over a kilometre is a micrometre. */
const SAME_WAY = 1e-9;

/** A rotation after which `up` points up; null where it does. */
function standing(up: Point): Float64Array | null {
  if (Math.abs(up[0]) < SAME_WAY && Math.abs(up[1]) < SAME_WAY && up[2] > 0) return null;
  const [right, front] = frameOf(up);
  return Float64Array.of(right[0], front[0], up[0], 0, right[1], front[1], up[1], 0, right[2], front[2], up[2], 0, 0, 0, 0, 1);
}

/** A turn about the vertical, with the mirroring that a placement may hold. */
export interface Turn {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
}

/** What a motion does beside the rotation that stood the body up: m · rotation⁻¹ in plan. */
function turnAfter(m: ArrayLike<number>, r: Float64Array | null): Turn {
  if (r === null) return { xx: m[0]!, xy: m[1]!, yx: m[4]!, yy: m[5]! };
  const at = (row: number, column: number): number => m[row]! * r[column]! + m[4 + row]! * r[4 + column]! + m[8 + row]! * r[8 + column]!;
  return { xx: at(0, 0), xy: at(1, 0), yx: at(0, 1), yy: at(1, 1) };
}

interface Origins {
  readonly net: Point;
  readonly gross: Point | null;
}

function finish({ net, gross, size, form }: Shape, { upright, slices, rotation }: Leaning, turn: Turn, origins: Origins): ElementGeometry {
  const { hull } = upright;
  let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
  for (let i = 0; i < hull.length; i += 2) {
    const px = hull[i]!, py = hull[i + 1]!;
    const x = turn.xx * px + turn.yx * py;
    const y = turn.xy * px + turn.yy * py;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  const bbox: Box | null = x0 <= x1
    ? [
      round(origins.net[0] + x0), round(origins.net[1] + y0), round(origins.net[2] + upright.z0),
      round(origins.net[0] + x1), round(origins.net[1] + y1), round(origins.net[2] + upright.z1),
    ]
    : null;
  const { gross: grossOrigin } = origins;
  const footprint = upright.footprint === null || grossOrigin === null
    ? null
    : upright.footprint.map((contour) => placeContour(contour, grossOrigin, turn));
  const pierced = upright.pierced?.map((contour) => placeContour(contour, origins.net, turn));
  const centre = net.centroid === null ? null : centreOf(net.centroid, rotation, turn, origins.net);
  return {
    volume: rounded(net.volume),
    grossVolume: rounded(gross?.volume ?? null),
    surfaceArea: net.status === 'none' ? null : rounded(net.area),
    footprintArea: rounded(upright.footprintArea),
    sideArea: rounded(upright.sideArea),
    bbox,
    status: net.status,
    length: rounded(upright.length),
    thickness: rounded(upright.thickness),
    height: rounded(upright.height),
    footprint,
    ...(pierced === undefined ? {} : { pierced }),
    volumeBounds: net.bounds === null ? null : [round(net.bounds[0]), round(net.bounds[1])],
    centroid: centre === null ? null : [round(centre[0]), round(centre[1]), round(centre[2])],
    size: size === null ? null : [round(size[0]), round(size[1]), round(size[2])],
    slices: slices === null ? null : liftSlices(slices, origins.net[2]),
    form,
    faceOpenings: upright.face === null || grossOrigin === null ? null : placeOpenings(upright.face, turn, grossOrigin),
  };
}

/** no -0: a coordinate a hair below zero is zero */
function round(value: number): number {
  return roundQuantity(value) + 0;
}

function rounded(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : round(value);
}

function placeContour(contour: Float64Array, origin: Point, { xx, xy, yx, yy }: Turn): Float64Array {
  const placed = new Float64Array(contour.length);
  const mirrored = xx * yy - xy * yx < 0;
  const n = contour.length;
  for (let i = 0; i < n; i += 2) {
    const px = contour[i]!, py = contour[i + 1]!;
    const at = mirrored ? n - 2 - i : i;
    placed[at] = origin[0] + xx * px + yx * py;
    placed[at + 1] = origin[1] + xy * px + yy * py;
  }
  return placed;
}

function measureUpright(
  net: BodyMesh, gross: BodyMesh | null, netSolid: Solid, grossSolid: Solid | null, rotation: Float64Array | null, wish: MeasureWish,
  projector: Projector, plan: Plan | null,
): Upright {
  const [z0, z1] = zRange(net);
  const hull = convexHull(net.positions);
  const nothing: Upright = { footprintArea: null, footprint: null, pierced: null, sideArea: null, length: null, thickness: null, height: null, face: null, hull, z0, z1 };
  if (gross === null || grossSolid === null || grossSolid.status === 'none') return nothing;
  const orientation = grossSolid.status === 'closed' ? outward(gross) : null;
  const projected = projector.project({
    body: gross, right: [1, 0, 0], up: [0, 1, 0], orientation, plan: wish.footprint ? plan : null,
  });
  const grossHull = gross === net ? hull : convexHull(gross.positions);
  const box = planBox(grossHull);
  if (box === null) return { ...nothing, footprintArea: projected.area, footprint: wish.footprint ? projected.contours : null };
  const [g0, g1] = gross === net ? [z0, z1] : zRange(gross);
  const height = g1 - g0;
  const side = wish.side === 'wall'
    || (wish.side === 'maybe' && box.thickness <= WALL_THICKNESS && box.thickness * WALL_SLENDERNESS <= Math.min(box.length, height));
  return {
    footprintArea: projected.area,
    footprint: wish.footprint ? projected.contours : null,
    pierced: gross === net || !wish.footprint || wish.side !== 'no' || height > box.length ? null : piercedOf(net, netSolid, projected.area, projector, plan),
    sideArea: side ? sideAreaOf(gross, orientation, projected.area, projected.contours, box, projector, plan) : null,
    length: box.length,
    thickness: box.thickness,
    height,
    face: wish.openings && (wish.side === 'wall' || box.thickness <= WALL_THICKNESS)
      ? panelFace({
        net, gross, netSolid, grossSolid, offset: offsetOf(net, gross, rotation), box, hull: grossHull, z0: g0, z1: g1,
        footprintArea: projected.area, footprint: projected.contours, projector, plan,
      })
      : null,
    hull, z0, z1,
  };
}

/** From the gross body's origin to that of the net one, both stood up. */
function offsetOf(net: BodyMesh, gross: BodyMesh, rotation: Float64Array | null): Point {
  const [d0, d1, d2] = [0, 1, 2].map((k) => net.origin[k]! - gross.origin[k]!) as [number, number, number];
  return rotation === null ? [d0, d1, d2] : movePoint([d0, d1, d2], rotation);
}

/** What can be seen through is taken off; a recess is not. Null where nothing can. */
function piercedOf(net: BodyMesh, { status }: Solid, whole: number | null, projector: Projector, plan: Plan | null): readonly Float64Array[] | null {
  const { area, contours } = projector.project({ body: net, right: [1, 0, 0], up: [0, 1, 0], orientation: status === 'closed' ? outward(net) : null, plan });
  return area === null || whole === null || roundQuantity(whole - area) <= 0 ? null : contours;
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
