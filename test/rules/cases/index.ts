/** The cases of every pack's rules, by pack. */
import type { PackCases } from '../case.ts';
import { GBT51231_WALL_CASES } from './gbt51231-2016-walls.ts';
import { JGJ1_PIECE_CASES } from './jgj1-2014-pieces.ts';
import { JGJ1_WALL_CASES } from './jgj1-2014-walls.ts';
import { JGJ1_CASES } from './jgj1-2014.ts';

export const CASES: Readonly<Record<string, PackCases>> = {
  'jgj1-2014': { ...JGJ1_CASES, ...JGJ1_WALL_CASES, ...JGJ1_PIECE_CASES },
  'gbt51231-2016': { ...GBT51231_WALL_CASES },
};
