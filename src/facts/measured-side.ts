/** The steps to a side area: the product that gives it, where one does. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { roundQuantity } from '../units.ts';
import { outerPath } from './face-path.ts';
import { amount, doubt, formula, isProduct, note, type Line } from './measured.ts';

/** A bent face is unrolled from its mesh: its length times its height gives the area to this share. */
const UNROLLED = 1e-3;

export function sideSteps(g: ElementGeometry): { readonly value: number | null; readonly lines: readonly Line[] } {
  const { sideArea, length, height } = g;
  if (sideArea === null) {
    // the checks take the longest face of a body that has no side face of its own kind
    const face = g.status === 'closed' && length !== null && height !== null ? roundQuantity(length * height) : null;
    if (face === null) return { value: null, lines: [doubt('sideNone')] };
    return { value: face, lines: [formula('sideStandIn', { l: amount(length!, 'm'), h: amount(height!, 'm'), a: amount(face, 'm²') })] };
  }
  const a = amount(sideArea, 'm²');
  const told = (...lines: readonly Line[]): { readonly value: number; readonly lines: readonly Line[] } => ({ value: sideArea, lines });
  if (length === null || height === null) return told(formula('sideOther', { a }));
  const h = amount(height, 'm');
  if (isProduct(length, height, sideArea)) return told(formula('sideRectangle', { l: amount(length, 'm'), h, a }));
  const face = outerPath(g);
  if (face === null) {
    return told(formula('sideElevation', { a }), note('sideBox', { l: amount(length, 'm'), h, a: amount(roundQuantity(length * height), 'm²') }));
  }
  const s = amount(roundQuantity(face.length), 'm');
  if (Math.abs(face.length * height - sideArea) <= UNROLLED * sideArea) return told(formula('sideBent', { s, h, a }));
  return told(formula('sideShare', { s, h: amount(roundQuantity(sideArea / face.length), 'm'), a }));
}
