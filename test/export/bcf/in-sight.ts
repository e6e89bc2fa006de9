/** Whether a viewpoint's camera sees all of a box: the view's frustum, written down from the format's definition of a camera. */
import type { BcfCamera } from '../../../src/bcf/bcf.ts';

/** @param shape width / height of the window, whatever the file says of its own */
export function inSight(camera: BcfCamera, [x0, y0, z0, x1, y1, z1]: readonly [number, number, number, number, number, number], shape: number): boolean {
  const { viewPoint: e, direction: d, up: u } = camera;
  const r = [d[1] * u[2] - d[2] * u[1], d[2] * u[0] - d[0] * u[2], d[0] * u[1] - d[1] * u[0]] as const;
  const half = Math.tan((camera.size * Math.PI) / 360);
  for (const x of [x0, x1]) {
    for (const y of [y0, y1]) {
      for (const z of [z0, z1]) {
        const p = [x - e[0], y - e[1], z - e[2]] as const;
        const along = (axis: readonly [number, number, number]): number => p[0] * axis[0] + p[1] * axis[1] + p[2] * axis[2];
        const ahead = along(d);
        const reach = camera.kind === 'perspective' ? ahead * half : camera.size / 2;
        if (ahead <= 0 || Math.abs(along(u)) > reach || Math.abs(along(r)) > reach * shape) return false;
      }
    }
  }
  return true;
}
