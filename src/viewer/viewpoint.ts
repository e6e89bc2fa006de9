/**
 * A viewpoint of BCF in the terms of the scene and back. World coordinates are metres, Z up, double precision; the scene is
 * Y up and relative to `zero` (world (x, y, z) is drawn at (x, z, −y)), so that what is thousands of kilometres away keeps its
 * digits: the difference is taken before anything becomes single precision.
 */
import { Vector3, Vector4 } from 'three';

export type WorldPoint = readonly [x: number, y: number, z: number];

export interface ViewCamera {
  readonly kind: 'orthogonal' | 'perspective';
  readonly viewPoint: WorldPoint;
  readonly direction: WorldPoint;
  readonly up: WorldPoint;
  /** orthogonal: visible height in metres; perspective: vertical field of view in degrees */
  readonly size: number;
  /** width / height of the picture it was made for; null: not known */
  readonly aspectRatio: number | null;
  /** m to what is looked at, where it is known */
  readonly focus?: number;
}

export interface ViewPlane {
  readonly location: WorldPoint;
  /** points to what is cut away */
  readonly direction: WorldPoint;
}

export interface ViewLine {
  readonly start: WorldPoint;
  readonly end: WorldPoint;
}

export interface ViewBitmap {
  readonly format: 'png' | 'jpg';
  /** of its centre */
  readonly location: WorldPoint;
  readonly normal: WorldPoint;
  readonly up: WorldPoint;
  /** m */
  readonly height: number;
  /** null: not drawn */
  readonly bytes: Uint8Array | null;
}

/** All of a viewpoint but what it says of elements. */
export interface ViewScene {
  /** null: the camera stays where it is */
  readonly camera: ViewCamera | null;
  readonly clippingPlanes: readonly ViewPlane[];
  readonly lines: readonly ViewLine[];
  readonly bitmaps: readonly ViewBitmap[];
}

export function toScene([x, y, z]: WorldPoint, zero: WorldPoint): Vector3 {
  return new Vector3(x - zero[0], z - zero[2], -(y - zero[1]));
}

export function toWorld({ x, y, z }: Vector3, zero: WorldPoint): WorldPoint {
  return [x + zero[0], zero[1] - z, y + zero[2]];
}

const ORIGIN: WorldPoint = [0, 0, 0];
const UP = new Vector3(0, 1, 0);
/** radians: beyond, the picture is seen to be tilted */
const UPRIGHT = 1e-4;
/** of a direction against the vertical: nearer, what is up in the picture decides how it is turned */
const VERTICAL = 1e-5;

/** Where the camera of a viewpoint stands in the scene. */
export interface Pose {
  readonly eye: Vector3;
  /** unit */
  readonly direction: Vector3;
  /** unit, at right angles to the direction */
  readonly up: Vector3;
  /** radians, as an orbit about the vertical has them: of the way from what is looked at to the eye */
  readonly azimuth: number;
  readonly polar: number;
  /** no orbit about the vertical shows this: the horizon is not level */
  readonly tilted: boolean;
}

/** Null for a direction without a length. An up vector that says nothing gives way to the vertical. */
export function poseOf(camera: ViewCamera, zero: WorldPoint): Pose | null {
  const direction = toScene(camera.direction, ORIGIN);
  if (!(direction.length() > 0)) return null;
  direction.normalize();
  const given = toScene(camera.up, ORIGIN);
  const up = across(given, direction) ?? across(UP, direction) ?? across(new Vector3(0, 0, -1), direction)!;
  const steep = Math.hypot(direction.x, direction.z) < VERTICAL;
  const ahead = steep ? up.clone().multiplyScalar(-Math.sign(direction.y)) : direction;
  const azimuth = Math.atan2(-ahead.x, -ahead.z);
  const level = steep ? up : across(UP, direction)!;
  return {
    eye: toScene(camera.viewPoint, zero), direction, up, azimuth,
    polar: Math.atan2(Math.hypot(direction.x, direction.z), -direction.y),
    tilted: level.angleTo(up) > UPRIGHT,
  };
}

/** The part of a vector at right angles to a unit vector, unit; null where none is left. */
function across(vector: Vector3, direction: Vector3): Vector3 | null {
  const part = vector.clone().addScaledVector(direction, -vector.dot(direction));
  const length = part.length();
  return length > 1e-9 * Math.max(1, vector.length()) ? part.divideScalar(length) : null;
}

/** The camera as BCF has it, from its place in the scene; `direction` and `up` are unit vectors. */
export function cameraOf(
  kind: ViewCamera['kind'], { eye, direction, up }: Pick<Pose, 'eye' | 'direction' | 'up'>, size: number, aspectRatio: number, zero: WorldPoint,
): ViewCamera {
  return { kind, viewPoint: toWorld(eye, zero), direction: toWorld(direction, ORIGIN), up: toWorld(up, ORIGIN), size, aspectRatio };
}

/**
 * The size (see ViewCamera) at which a picture of another shape still shows all that the camera's own would: higher where it
 * is narrower, the same where it is wider or the camera does not say its shape.
 */
export function sizeFor({ kind, size, aspectRatio }: Pick<ViewCamera, 'kind' | 'size' | 'aspectRatio'>, aspect: number): number {
  if (aspectRatio === null || !(aspectRatio > aspect)) return size;
  if (kind === 'orthogonal') return (size * aspectRatio) / aspect;
  return (Math.atan((Math.tan((size * Math.PI) / 360) * aspectRatio) / aspect) * 360) / Math.PI;
}

/** As the materials take it: drawn where dot(n, p) + w ≥ 0. Null for a direction without a length. */
export function clipOf({ location, direction }: ViewPlane, zero: WorldPoint): Vector4 | null {
  const away = toScene(direction, ORIGIN);
  if (!(away.length() > 0)) return null;
  away.normalize();
  return new Vector4(-away.x, -away.y, -away.z, away.dot(toScene(location, zero)));
}

/** The plane of a clip, located at its point next to `near` (scene). */
export function planeOf(clip: Vector4, near: Vector3, zero: WorldPoint): ViewPlane {
  const normal = new Vector3(clip.x, clip.y, clip.z);
  const location = near.clone().addScaledVector(normal, -(normal.dot(near) + clip.w));
  return { location: toWorld(location, zero), direction: toWorld(normal.negate(), ORIGIN) };
}
