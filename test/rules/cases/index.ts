/** The cases of every pack's rules, by pack. */
import type { PackCases } from '../case.ts';
import { GB55008_CASES } from './gb55008-2021.ts';
import { GBT51231_CASES } from './gbt51231-2016.ts';
import { GBT51231_WALL_CASES } from './gbt51231-2016-walls.ts';
import { JGJ1_CASES } from './jgj1-2014.ts';
import { JGJ1_PIECE_CASES } from './jgj1-2014-pieces.ts';
import { JGJ1_WALL_CASES } from './jgj1-2014-walls.ts';

export const CASES: Readonly<Record<string, PackCases>> = {
  'jgj1-2014': { ...JGJ1_CASES, ...JGJ1_WALL_CASES, ...JGJ1_PIECE_CASES },
  'gbt51231-2016': { ...GBT51231_CASES, ...GBT51231_WALL_CASES },
  'gb55008-2021': GB55008_CASES,
};
