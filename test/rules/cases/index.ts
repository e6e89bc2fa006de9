/** The cases of every pack's rules, by pack. */
import type { PackCases } from '../case.ts';
import { GB55008_CASES } from './gb55008-2021.ts';
import { GB55037_CASES } from './gb55037-2022.ts';
import { GBT51231_CASES } from './gbt51231-2016.ts';
import { JGJ1_CASES } from './jgj1-2014.ts';
import { JGJ1_STRUCTURE_CASES } from './jgj1-structure.ts';
import { JGJ355_CASES } from './jgj355-2015.ts';

export const CASES: Readonly<Record<string, PackCases>> = {
  'jgj1-2014': { ...JGJ1_CASES, ...JGJ1_STRUCTURE_CASES },
  'gbt51231-2016': GBT51231_CASES,
  'gb55008-2021': GB55008_CASES,
  'gb55037-2022': GB55037_CASES,
  'jgj355-2015': JGJ355_CASES,
};
