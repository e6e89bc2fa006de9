/**
 * Body → quantities (ElementGeometry). Metres, Z up.
 * A shape is measured once and placed as often as it is used: what a rigid motion keeps is not measured again.
 */
import { roundQuantity } from '../units.ts';
import { moveBody, movePoint } from './body.ts';
import { formOf } from './form.ts';
import type { Form } from './form.ts';
import type { BodyMesh } from './body.ts';
import type { Plan } from './plan.ts';
import { createProjector } from './projection.ts';
import type { Projector } from './projection.ts';
import type { Box, ElementGeometry } from './quantities.ts';
import { orientedSize } from './oriented-box.ts';
import type { Solid } from './solid.ts';
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
  /** the oriented box */
  readonly size: boolean;
  /** what tells equal pieces (form.ts) */
  readonly form: boolean;
  /** whether faces run through each other, which a closed mesh does not show */
  readonly crossings: boolean;
}

/** A measured shape, not yet placed. Opaque to callers. */
export interface Shape {
  readonly wish: MeasureWish;
  readonly net: Solid;
  /** the net body itself where nothing was cut */
  readonly gross: Solid | null;
  /** heights relative to the net body's origin */
  readonly slices: Float64Array | null;
  readonly size: readonly [number, number, number] | null;
  readonly form: Form | null;
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
  return {
    shape: (net, gross, wish) => ({
      wish, net, gross,
      slices: wish.slices ? slicesOf(net.mesh, net) : null,
      size: wish.size ? orientedSize(net.mesh) : null,
      form: wish.form ? formOf(net) : null,
      upright: measureUpright(net.mesh, gross?.mesh ?? null, gross, wish, projector, plan),
    }),
    place(shape, matrix) {
      const { net, gross, wish } = shape;
      if (matrix === null) return finish(shape, shape.upright, shape.slices, net.mesh.origin, gross?.mesh.origin ?? null, null, centreOf(net, null));
      const centre = centreOf(net, matrix);
      const turn = planTurn(matrix);
      if (turn !== null) {
        const slices = turn.zSign > 0 ? shape.slices : upsideDown(shape.slices);
        return finish(shape, shape.upright, slices, movePoint(net.mesh.origin, matrix), gross === null ? null : movePoint(gross.mesh.origin, matrix), turn, centre);
      }
      const netMesh = moveBody(net.mesh, matrix);
      const grossMesh = gross === null ? null : gross === net ? netMesh : moveBody(gross.mesh, matrix);
      const slices = wish.slices ? slicesOf(netMesh, net) : null;
      return finish(shape, measureUpright(netMesh, grossMesh, gross, wish, projector, plan), slices, netMesh.origin, grossMesh?.origin ?? null, null, centre);
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

function centreOf({ mesh, centroid }: Solid, matrix: ArrayLike<number> | null): Point | null {
  if (centroid === null) return null;
  const p: Point = [mesh.origin[0] + centroid[0], mesh.origin[1] + centroid[1], mesh.origin[2] + centroid[2]];
  return matrix === null ? p : movePoint(p, matrix);
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

function finish(
  { net, gross, size, form }: Shape, upright: Upright, slices: Float64Array | null, netOrigin: Point, grossOrigin: Point | null, turn: Turn | null, centre: Point | null,
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
    volumeBounds: net.bounds === null ? null : [round(net.bounds[0]), round(net.bounds[1])],
    centroid: centre === null ? null : [round(centre[0]), round(centre[1]), round(centre[2])],
    size: size === null ? null : [round(size[0]), round(size[1]), round(size[2])],
    slices: slices === null ? null : liftSlices(slices, netOrigin[2]),
    form,
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

function measureUpright(
  net: BodyMesh, gross: BodyMesh | null, grossSolid: Solid | null, wish: MeasureWish, projector: Projector, plan: Plan | null,
): Upright {
  const [z0, z1] = zRange(net);
  const hull = convexHull(net.positions);
  const nothing: Upright = { footprintArea: null, footprint: null, sideArea: null, length: null, thickness: null, height: null, hull, z0, z1 };
  if (gross === null || grossSolid === null || grossSolid.status === 'none') return nothing;
  const orientation = grossSolid.status === 'closed' ? outward(gross) : null;
  const projected = projector.project({
    body: gross, right: [1, 0, 0], up: [0, 1, 0], orientation, plan: wish.footprint ? plan : null,
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
    sideArea: side ? sideAreaOf(gross, orientation, projected.area, projected.contours, box, projector, plan) : null,
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
