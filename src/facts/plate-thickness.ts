/** How thick a lying plate is, from its body. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { roundQuantity, type Interval } from '../units.ts';

/** Share by which a plate's mean and greatest thickness differ where it is of one thickness. */
const EVEN = 0.01;
/** Steepest plate that is still one that lies: plan area over area, cos 60°. */
const STEEPEST = 0.5;

/** m. Null: no body. A body of several thicknesses, or an open one, tells how thick it is at most: `[0, most]`. */
export function plateThickness(g: ElementGeometry | null | undefined): Interval | null {
  const box = g?.bbox;
  if (!g || !box) return null;
  const height = roundQuantity(box[5] - box[2]);
  const volume = g.grossVolume ?? g.volume;
  if (volume === null || g.footprintArea === null || !(g.footprintArea > 0)) return [0, height];
  const mean = volume / g.footprintArea;
  if (Math.abs(mean - height) <= EVEN * height) return [height, height];
  const sloped = g.size?.[2];
  if (sloped !== undefined && sloped < height * (1 - EVEN)) {
    const cosine = g.footprintArea / (volume / sloped);
    if (cosine <= 1 + EVEN && cosine >= STEEPEST) return [roundQuantity(sloped), roundQuantity(sloped)];
  }
  // thinner than the mean somewhere
  return [0, roundQuantity(Math.min(mean, height))];
}

/** One thickness is known. */
export function isEven(thickness: Interval | null): thickness is readonly [number, number] {
  return thickness !== null && thickness[0] === thickness[1];
}
