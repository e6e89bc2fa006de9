/** The steps to a side area: the product that gives it, where one does. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { isStraight } from '../geometry/side-area.ts';
import { outerFace } from '../geometry/wall-faces.ts';
import { roundQuantity } from '../units.ts';
import { amount, doubt, formula, isProduct, note, type Line } from './measured.ts';

export function sideSteps(g: ElementGeometry): { readonly value: number | null; readonly lines: readonly Line[] } {
  const { sideArea, length, height, thickness } = g;
  if (sideArea === null) {
    // the checks take the longest face of a body that has no side face of its own kind
    const face = g.status === 'closed' && length !== null && height !== null ? roundQuantity(length * height) : null;
    if (face === null) return { value: null, lines: [doubt('sideNone')] };
    return { value: face, lines: [formula('sideStandIn', { l: amount(length!, 'm'), h: amount(height!, 'm'), a: amount(face, 'm²') })] };
  }
  const a = amount(sideArea, 'm²');
  const bent = length !== null && thickness !== null && !isStraight(g.footprintArea, length, thickness);
  if (!bent) {
    if (length === null || height === null) return { value: sideArea, lines: [formula('sideOther', { a })] };
    if (isProduct(length, height, sideArea)) return { value: sideArea, lines: [formula('sideRectangle', { l: amount(length, 'm'), h: amount(height, 'm'), a })] };
    return { value: sideArea, lines: [formula('sideElevation', { a }), note('sideBox', { l: amount(length, 'm'), h: amount(height, 'm'), a: amount(roundQuantity(length * height), 'm²') })] };
  }
  const face = g.footprint === null ? null : outerFace(g.footprint);
  if (face === null || height === null) return { value: sideArea, lines: [formula('sideOther', { a })] };
  const s = amount(roundQuantity(face.length), 'm');
  if (Math.abs(face.length * height - sideArea) <= 1e-3 * sideArea) return { value: sideArea, lines: [formula('sideBent', { s, h: amount(height, 'm'), a })] };
  return { value: sideArea, lines: [formula('sideShare', { s, h: amount(roundQuantity(sideArea / face.length), 'm'), a })] };
}
