/** A camera whose field of view a version does not allow, as one that shows the same. */
import type { BcfCamera, BcfPoint, BcfViewpoint } from './bcf.ts';

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * Within `least` and `most` degrees. With a narrower or wider angle the camera shows the same height of what it looks
 * at from farther or nearer: it moves along its direction, by `moved` metres. Where nothing tells how far away that is,
 * it stays and shows less or more.
 */
export function inFieldOfView(camera: BcfCamera, viewpoint: Pick<BcfViewpoint, 'lines' | 'bitmaps'>, least: number, most: number): { readonly camera: BcfCamera; readonly moved: number } {
  const size = Math.min(most, Math.max(least, camera.size));
  if (camera.kind !== 'perspective' || size === camera.size) return { camera, moved: 0 };
  const focus = camera.focus ?? focusOf(camera, viewpoint);
  const length = Math.hypot(...camera.direction);
  if (focus === null || !(focus > 0) || length === 0) return { camera: { ...camera, size }, moved: 0 };
  const distance = (focus * Math.tan(radians(camera.size) / 2)) / Math.tan(radians(size) / 2);
  const back = (distance - focus) / length;
  const viewPoint = camera.viewPoint.map((value, axis) => value - back * camera.direction[axis]!) as unknown as BcfPoint;
  return { camera: { ...camera, size, viewPoint, focus: distance }, moved: Math.abs(distance - focus) };
}

/** Distance along the view of what a viewpoint draws itself: the middle of its lines and bitmaps. */
function focusOf({ viewPoint, direction }: BcfCamera, { lines, bitmaps }: Pick<BcfViewpoint, 'lines' | 'bitmaps'>): number | null {
  const length = Math.hypot(...direction);
  const ahead = [...lines.flatMap(({ start, end }) => [start, end]), ...bitmaps.map(({ location }) => location)]
    .map((at) => at.reduce((sum, value, axis) => sum + (value - viewPoint[axis]!) * direction[axis]!, 0) / length)
    .filter((distance) => distance > 0);
  return ahead.length === 0 ? null : ahead.reduce((sum, distance) => sum + distance, 0) / ahead.length;
}
