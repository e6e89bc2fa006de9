/** JGJ 1-2014. */
import type { PackCases } from '../case.ts';
import { JGJ1_FLOORS } from './floors.ts';
import { JGJ1_FRAMES } from './frames.ts';

export const JGJ1_CASES: PackCases = { ...JGJ1_FLOORS, ...JGJ1_FRAMES };
