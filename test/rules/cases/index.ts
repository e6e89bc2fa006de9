/** The cases of every pack's rules, by pack. */
import type { PackCases } from '../case.ts';
import { JGJ1_CASES } from './jgj1-2014.ts';

export const CASES: Readonly<Record<string, PackCases>> = {
  'jgj1-2014': JGJ1_CASES,
};
