/** Where an element's file draws it: pictures are shown beside meshes that no alignment has moved. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { alignBox, alignContours, alignPoint, IDENTITY, type Alignment } from './alignment.ts';
import type { Facts } from './facts.ts';

/** The element's geometry moved back from the common world into its file's; null without a body. */
export function figuresInFile(facts: Facts, index: number): ElementGeometry | null {
  const g = facts.geometry[index] ?? null;
  const t = facts.alignments.files[facts.model.elements[index]!.file] ?? IDENTITY;
  if (g === null || t === IDENTITY) return g;
  const back = inverse(t);
  // the box of a turned box is larger than the body: its plan comes from the outline again
  const box = g.bbox && alignBox(g.bbox, back);
  const footprint = g.footprint && alignContours(g.footprint, back);
  return { ...g, bbox: box, footprint, centroid: g.centroid && alignPoint(g.centroid, back) };
}

function inverse({ a, b, s, tx, ty, tz }: Alignment): Alignment {
  const d = a * a + b * b;
  const ia = a / d;
  const ib = -b / d;
  return { a: ia, b: ib, s: 1 / s, tx: -(ia * tx - ib * ty), ty: -(ib * tx + ia * ty), tz: -tz / s };
}
