/** The cases of every pack's rules, by pack. */
import type { PackCases } from '../case.ts';
import { GB55008_CASES } from './gb55008-2021.ts';
import { GBT51231_CASES } from './gbt51231-2016.ts';
import { JGJ1_CASES } from './jgj1-2014.ts';

export const CASES: Readonly<Record<string, PackCases>> = {
  'jgj1-2014': JGJ1_CASES,
  'gbt51231-2016': GBT51231_CASES,
  'gb55008-2021': GB55008_CASES,
};
