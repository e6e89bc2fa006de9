/** Sections of straight members from their bodies: what is not a plain prism has none here. */
import type { ElementGeometry } from '../geometry/quantities.ts';

export type ColumnSection =
  /** m */
  | { readonly shape: 'rectangle'; readonly side: number }
  | { readonly shape: 'circle'; readonly diameter: number }
  | { readonly shape: 'other' };

/** Of its rectangle a rectangular section fills at least this: chamfers, drawing precision. */
const FULL = 0.97;
/** A round section fills π/4 of its square; chords take a little. */
const ROUND: readonly [number, number] = [0.765, 0.8];
const LEAST_CORNERS = 16;

/** Null: the body does not tell, or it is no upright prism (corbels, capitals, slanting). */
export function columnSection(body: ElementGeometry): ColumnSection | null {
  const { length, thickness, height, footprintArea: area, grossVolume } = body;
  if (length === null || thickness === null || height === null || area === null || area <= 0 || grossVolume === null) return null;
  if (Math.abs(grossVolume / height - area) > (1 - FULL) * area) return null;
  const fill = area / (length * thickness);
  if (fill >= FULL) return { shape: 'rectangle', side: thickness };
  const corners = body.footprint?.[0] === undefined ? 0 : body.footprint[0].length / 2;
  if (fill >= ROUND[0] && fill <= ROUND[1] && thickness >= FULL * length && corners >= LEAST_CORNERS) {
    // chords cut off less than a millimetre, and no column is built finer than that
    return { shape: 'circle', diameter: Math.round(1000 * Math.max(length, 2 * Math.sqrt(area / Math.PI))) / 1000 };
  }
  return { shape: 'other' };
}

/** Of a beam of rectangular section, m. Null: the body does not tell; `other`: it is of another section, or not straight. */
export function beamWidth(body: ElementGeometry): number | 'other' | null {
  const { size, thickness, grossVolume, footprintArea, length } = body;
  if (size === null || thickness === null || grossVolume === null || footprintArea === null || length === null) return null;
  const box = size[0] * size[1] * size[2];
  return grossVolume >= NOTCHED * box && footprintArea >= FULL * length * thickness ? thickness : 'other';
}

/** Of its box a rectangular beam fills at least this: columns and slabs cut into its ends and top. */
const NOTCHED = 0.9;
