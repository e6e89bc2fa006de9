/** The plan of an element as floors are counted: a hole is a hole, whether its outline or an opening makes it. */
import type { ElementGeometry } from '../geometry/quantities.ts';

/** Contours, world metres; null where the element has no outline. */
export function coveredBy(geometry: ElementGeometry | null | undefined): readonly Float64Array[] | null {
  return geometry?.footprint == null ? null : geometry.pierced ?? geometry.footprint;
}
