/** The geometry core as the accuracy tests ask it: figures of a body before anything is rounded. */
import type { BodyMesh } from '../../src/geometry/body.ts';
import { figuresOf } from '../../src/geometry/measure.ts';

/** m³ and m²; a volume of null is a body that is not closed. */
export function kernelFigures(body: BodyMesh): { readonly volume: number | null; readonly area: number } {
  const { volume, area } = figuresOf(body);
  return { volume, area };
}
