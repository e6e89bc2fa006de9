/** The cases of every pack's rules, by pack. */
import type { PackCases } from '../case.ts';
import { BEIJING_2017_CASES } from './beijing-2017.ts';
import { JIANGSU_SANBAN_CASES } from './jiangsu-sanban-2017.ts';
import { JGJ1_CASES } from './jgj1-2014.ts';
import { SHANGHAI_CASES } from './shanghai.ts';

export const CASES: Readonly<Record<string, PackCases>> = {
  'jgj1-2014': JGJ1_CASES,
  'beijing-2017': BEIJING_2017_CASES,
  'shanghai-2016': SHANGHAI_CASES,
  'shanghai-2019': SHANGHAI_CASES,
  'jiangsu-sanban-2017': JIANGSU_SANBAN_CASES,
};
