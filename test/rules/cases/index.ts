/** The cases of every pack's rules, by pack. */
import type { PackCases } from '../case.ts';
import { BEIJING_2017_CASES } from './beijing-2017.ts';
import { BUILD_UPS_CASES } from './build-ups.ts';
import { DESIGN_DEPTH_CASES } from './design-depth.ts';
import { GB55008_CASES } from './gb55008-2021.ts';
import { GB55008_STRUCTURE_CASES } from './gb55008-2021-structure.ts';
import { GB55037_CASES } from './gb55037-2022.ts';
import { GBT51231_CASES } from './gbt51231-2016.ts';
import { GBT51231_STRUCTURE_CASES } from './gbt51231-2016-structure.ts';
import { GBT51231_WALL_CASES } from './gbt51231-2016-walls.ts';
import { JGJ1_CASES } from './jgj1-2014.ts';
import { JGJ1_PIECE_CASES } from './jgj1-2014-pieces.ts';
import { JGJ1_WALL_CASES } from './jgj1-2014-walls.ts';
import { JGJ1_STRUCTURE_CASES } from './jgj1-structure.ts';
import { JGJ355_CASES } from './jgj355-2015.ts';
import { JIANGSU_SANBAN_CASES } from './jiangsu-sanban-2017.ts';
import { SHANGHAI_CASES } from './shanghai.ts';

export const CASES: Readonly<Record<string, PackCases>> = {
  'jgj1-2014': { ...JGJ1_CASES, ...JGJ1_WALL_CASES, ...JGJ1_PIECE_CASES, ...JGJ1_STRUCTURE_CASES },
  'gbt51231-2016': { ...GBT51231_CASES, ...GBT51231_WALL_CASES, ...GBT51231_STRUCTURE_CASES },
  'gb55008-2021': { ...GB55008_CASES, ...GB55008_STRUCTURE_CASES },
  'beijing-2017': BEIJING_2017_CASES,
  'shanghai-2016': SHANGHAI_CASES,
  'shanghai-2019': SHANGHAI_CASES,
  'jiangsu-sanban-2017': JIANGSU_SANBAN_CASES,
  'gb55037-2022': GB55037_CASES,
  'jgj355-2015': JGJ355_CASES,
  'build-ups': BUILD_UPS_CASES,
  'design-depth': DESIGN_DEPTH_CASES,
};
