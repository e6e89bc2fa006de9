/** The cases of every pack's rules, by pack. */
import type { PackCases } from '../case.ts';
import { BUILD_UPS_CASES } from './build-ups.ts';
import { DESIGN_DEPTH_CASES } from './design-depth.ts';
import { JGJ1_CASES } from './jgj1-2014.ts';

export const CASES: Readonly<Record<string, PackCases>> = {
  'build-ups': BUILD_UPS_CASES,
  'design-depth': DESIGN_DEPTH_CASES,
  'jgj1-2014': JGJ1_CASES,
};
