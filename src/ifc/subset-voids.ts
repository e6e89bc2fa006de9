/** Where the openings of a product stand in it, whatever stands above both. */
import type { StepIndex } from './step-index.ts';
import type { EqualRecords } from './subset-equal.ts';
import { className, referenceAt } from './subset-records.ts';

/**
 * A voided product and its openings below the placement they have in common: where that one stands does not change
 * what is cut. Cut at the origin, the figures depend neither on the site's coordinates nor on who else has the shape.
 */
export interface VoidFrame {
  /** express id of the common placement, 0 for the world */
  readonly anchor: number;
  /** records of the axis placements from the anchor down to the product; empty where it stands on the anchor itself */
  readonly axes: readonly number[];
  readonly openings: readonly { readonly record: number; readonly axes: readonly number[]; readonly representation: number }[];
}

/** Placements in one chain: more is no building, and bounds the walk of an opening that stands on itself. */
const DEEPEST = 200;

/** Null where something is not made of local placements, or an opening has no body. */
export function frameOf(index: StepIndex, equal: EqualRecords, product: { readonly placement: number }, openings: readonly number[]): VoidFrame | null {
  const saying = (placement: number): number => (placement === 0 ? -1 : equal.of(index.recordOf(placement)));
  const up = (placement: number): { readonly axes: number; readonly parent: number } | null => {
    const record = index.recordOf(placement);
    if (record < 0 || className(index, record) !== 'IFCLOCALPLACEMENT') return null;
    const parent = referenceAt(index, record, 0);
    const axes = index.recordOf(referenceAt(index, record, 1));
    return parent < 0 || axes < 0 || (parent > 0 && index.recordOf(parent) < 0) ? null : { axes, parent };
  };
  const hosts: number[] = [product.placement];
  const hostAxes: number[] = [];
  for (let at = product.placement; at !== 0;) {
    const step = up(at);
    if (step === null || hosts.length > DEEPEST) return null;
    hostAxes.push(step.axes);
    hosts.push((at = step.parent));
  }
  const says = hosts.map(saying);
  let top = 0;
  const found: { record: number; axes: number[]; meets: number; representation: number }[] = [];
  for (const record of openings) {
    const representation = referenceAt(index, record, 6);
    let at = referenceAt(index, record, 5);
    if (representation <= 0 || at < 0 || (at > 0 && index.recordOf(at) < 0)) return null;
    const axes: number[] = [];
    let meets = says.indexOf(saying(at));
    while (meets < 0) {
      const step = up(at);
      if (step === null || axes.length > DEEPEST) return null;
      axes.unshift(step.axes);
      at = step.parent;
      meets = says.indexOf(saying(at));
    }
    top = Math.max(top, meets);
    found.push({ record, axes, meets, representation });
  }
  const between = (from: number): number[] => hostAxes.slice(from, top).reverse();
  return {
    anchor: hosts[top]!,
    axes: between(0),
    openings: found.map(({ record, axes, meets, representation }) => ({ record, representation, axes: [...between(meets), ...axes] })),
  };
}
