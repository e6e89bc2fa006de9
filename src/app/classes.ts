/** To which legend entry an element belongs. */
import type { ReportElement } from '../engine/report.ts';
import type { Listed } from './focus.ts';
import type { CountedClass, MadeClass } from './palette.ts';

/** Components of which 4.0.2 and 4.0.4 ask whether they are precast; of the others the answer changes nothing. */
const ASKED = new Set([
  'column', 'brace', 'shear-wall', 'ductile-wall-panel', 'cast-in-place-joint', 'beam', 'slab', 'stair', 'balcony', 'ac-slab', 'roof',
  'bay-window', 'wall', 'unknown',
]);

export function classOf(element: ReportElement): MadeClass {
  if (element.outOfScope !== null) return 'out-of-scope';
  const { precast, component, candidates } = element.roles;
  const asked = ASKED.has(component) || candidates.some((c) => ASKED.has(c));
  return precast === 'unknown' && !asked ? 'not-applicable' : precast;
}

export function countedOf(row: Listed): CountedClass {
  return row.contribution?.counted ?? 'unknown';
}
