/** Where the camera stands to see a box. */
import { Vector3, type Box3, type PerspectiveCamera } from 'three';

/** Looks at the box from the given direction, as near as lets all its corners into the picture. Angles in radians. */
export function eyeFor(
  box: Box3, { fov, aspect }: Pick<PerspectiveCamera, 'fov' | 'aspect'>, azimuth: number, polar: number,
): { readonly eye: Vector3; readonly centre: Vector3 } {
  const centre = box.getCenter(new Vector3());
  const half = box.getSize(new Vector3()).multiplyScalar(0.5).addScalar(0.15);
  const away = new Vector3().setFromSphericalCoords(1, Math.max(polar, 1e-4), azimuth);
  const right = new Vector3(Math.cos(azimuth), 0, -Math.sin(azimuth));
  const up = new Vector3().crossVectors(away, right);
  const tanY = Math.tan((fov * Math.PI) / 360) * 0.92;
  const tanX = tanY * aspect;
  let distance = 0.5;
  for (let corner = 0; corner < 8; corner++) {
    const at = new Vector3(corner & 1 ? half.x : -half.x, corner & 2 ? half.y : -half.y, corner & 4 ? half.z : -half.z);
    const toward = at.dot(away);
    distance = Math.max(distance, Math.abs(at.dot(right)) / tanX + toward, Math.abs(at.dot(up)) / tanY + toward);
  }
  return { eye: away.multiplyScalar(distance).add(centre), centre };
}
