/** Where a facet stands, and what its audit says. */
import type { IfcVersion } from '../ids.ts';
import type { ClassSet } from './class-set.ts';
import type { Names } from './names.ts';
import type { Report } from './report.ts';

export interface Site {
  readonly version: IfcVersion;
  readonly report: Report;
  readonly names: Names;
  /** asked of every element: what stands in applicability, and required requirements */
  readonly required: boolean;
  /** the classes among which the facet is looked at: those that the applicability leaves */
  readonly scope: ClassSet;
}

export interface Outcome {
  /** false: it is wrong in itself, and nothing follows from it */
  readonly valid: boolean;
  /** the classes whose elements can meet the facet */
  readonly classes: ClassSet;
}

export const ANY_CLASS: Outcome = { valid: true, classes: null };
export const WRONG: Outcome = { valid: false, classes: null };
