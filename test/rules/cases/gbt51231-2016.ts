/** GB/T 51231-2016. */
import type { PackCases } from '../case.ts';
import { GBT51231_FLOORS } from './floors.ts';
import { GBT51231_FRAMES } from './frames.ts';

export const GBT51231_CASES: PackCases = { ...GBT51231_FLOORS, ...GBT51231_FRAMES };
