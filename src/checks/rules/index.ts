/** Every way of judging that a rule may name. One entry, one file. */
import { atLeastCheck } from './at-least.ts';
import { atMostCheck } from './at-most.ts';
import type { RuleCheck } from './judgement.ts';
import { bottomZoneCheck } from './bottom-zone-cast.ts';
import { notAllShortCheck } from './not-all-short.ts';
import { oneOfCheck } from './one-of.ts';
import { rankedCheck } from './table-ranked.ts';
import { statedCheck } from './stated.ts';
import { tableAtLeastCheck, tableAtMostCheck } from './table-limit.ts';

export const RULE_CHECKS: readonly RuleCheck[] = [
  atLeastCheck, atMostCheck, oneOfCheck, statedCheck,
  tableAtLeastCheck, tableAtMostCheck, rankedCheck, bottomZoneCheck, notAllShortCheck,
];
