/** Where the camera stands to see a box. */
import { Vector3, type Box3, type PerspectiveCamera } from 'three';

/** half of a box with a margin about it, m, and the directions of a picture */
function placed(box: Box3, azimuth: number, polar: number): { readonly half: Vector3; readonly away: Vector3; readonly right: Vector3; readonly up: Vector3 } {
  const half = box.getSize(new Vector3()).multiplyScalar(0.5).addScalar(0.15);
  const away = new Vector3().setFromSphericalCoords(1, Math.min(Math.max(polar, 1e-4), Math.PI - 1e-4), azimuth);
  const right = new Vector3(Math.cos(azimuth), 0, -Math.sin(azimuth));
  return { half, away, right, up: new Vector3().crossVectors(away, right) };
}

const corners = (half: Vector3): Vector3[] => Array.from({ length: 8 }, (_, corner) => new Vector3(corner & 1 ? half.x : -half.x, corner & 2 ? half.y : -half.y, corner & 4 ? half.z : -half.z));
/** of the picture that is filled */
const FILLED = 0.92;

/** Looks at the box from the given direction, as near as lets all its corners into the picture. Angles in radians. */
export function eyeFor(
  box: Box3, { fov, aspect }: Pick<PerspectiveCamera, 'fov' | 'aspect'>, azimuth: number, polar: number,
): { readonly eye: Vector3; readonly centre: Vector3 } {
  const centre = box.getCenter(new Vector3());
  const { half, away, right, up } = placed(box, azimuth, polar);
  const tanY = Math.tan((fov * Math.PI) / 360) * FILLED;
  const tanX = tanY * aspect;
  let distance = 0.5;
  for (const at of corners(half)) {
    const toward = at.dot(away);
    distance = Math.max(distance, Math.abs(at.dot(right)) / tanX + toward, Math.abs(at.dot(up)) / tanY + toward);
  }
  return { eye: away.multiplyScalar(distance).add(centre), centre };
}

/** The visible height, m, at which a parallel picture of a box shows all its corners. */
export function heightFor(box: Box3, aspect: number, azimuth: number, polar: number): number {
  const { half, right, up } = placed(box, azimuth, polar);
  return (2 * Math.max(...corners(half).map((at) => Math.max(Math.abs(at.dot(right)) / aspect, Math.abs(at.dot(up)))))) / FILLED;
}
