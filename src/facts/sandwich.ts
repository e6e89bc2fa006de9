/** Sandwich panels: which share of the solid is the structural leaf (domain 1.2-5: insulation never counts). */
import type { Element } from '../model/model.ts';

const LEAVES = /(\d{2,3})\s*\+\s*(\d{2,3})\s*\+\s*(\d{2,3})/u;
const SANDWICH = /夹心|三明治|保温一体|sandwich/iu;
const INSULATION = /保温|岩棉|挤塑|聚苯|聚氨酯|xps|eps|insulation|isolatie|mineral wool|rock ?wool/iu;

/**
 * 0–1 when the element is drawn as one solid of several leaves: the thickest leaf over the whole thickness. The exact share
 * needs the leaves' bodies, so the caller treats it as the low end. Null for a wall of one leaf.
 */
export function structuralLeaf(element: Element): number | null {
  const layers = element.materials.filter((m) => m.kind === 'layer' && m.thickness !== null && m.thickness > 0);
  if (layers.length > 1 && layers.some((m) => INSULATION.test(`${m.name} ${m.role} ${m.category}`.slice(0, 256)))) {
    return largestShare(layers.map((m) => m.thickness!));
  }
  const name = `${element.name} ${element.objectType} ${element.type?.name ?? ''}`.normalize('NFKC').slice(0, 256);
  const leaves = LEAVES.exec(name);
  if (leaves && SANDWICH.test(name)) return largestShare(leaves.slice(1).map(Number));
  return null;
}

function largestShare(thicknesses: readonly number[]): number {
  const total = thicknesses.reduce((sum, t) => sum + t, 0);
  return total > 0 ? Math.max(...thicknesses) / total : 1;
}
