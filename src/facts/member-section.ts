/** Sections of straight beams from their bodies: what is not a plain prism has none here. */
import type { ElementGeometry } from '../geometry/quantities.ts';

/** Of its rectangle a rectangular section fills at least this: chamfers, drawing precision. */
const FULL = 0.97;
/** Of a beam of rectangular section, m. Null: the body does not tell; `other`: it is of another section, or not straight. */
export function beamWidth(body: ElementGeometry): number | 'other' | null {
  const { size, thickness, grossVolume, footprintArea, length } = body;
  if (size === null || thickness === null || grossVolume === null || footprintArea === null || length === null) return null;
  const box = size[0] * size[1] * size[2];
  return grossVolume >= NOTCHED * box && footprintArea >= FULL * length * thickness ? thickness : 'other';
}

/** Of its box a rectangular beam fills at least this: columns and slabs cut into its ends and top. */
const NOTCHED = 0.9;
