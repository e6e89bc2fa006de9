/** To which legend entry an element belongs. */
import type { ReportElement } from '../engine/report.ts';
import type { CountedClass, MadeClass } from './palette.ts';
import type { Listed } from './state.ts';

export function classOf(element: ReportElement): MadeClass {
  return element.outOfScope === null ? element.roles.precast : 'out-of-scope';
}

export function countedOf(row: Listed): CountedClass {
  return row.contribution?.counted ?? 'unknown';
}
