/** GB 55008-2021. */
import type { PackCases } from '../case.ts';
import { GB55008_FLOORS } from './floors.ts';

export const GB55008_CASES: PackCases = { ...GB55008_FLOORS };
