/** Every way of judging that a rule may name. One entry, one file. */
import { atLeastCheck } from './at-least.ts';
import { atMostCheck } from './at-most.ts';
import { boardShareCheck } from './board-share.ts';
import { bottomZoneCheck } from './bottom-zone-cast.ts';
import { buildUpConsistentCheck } from './build-up-consistent.ts';
import { buildUpMethodCheck } from './build-up-method.ts';
import { buildUpWallKindCheck } from './build-up-wall-kind.ts';
import { equalToCheck } from './equal-to.ts';
import type { RuleCheck } from './judgement.ts';
import { laidApartCheck } from './laid-apart.ts';
import { markPerShapeCheck } from './mark-per-shape.ts';
import { notAllShortCheck } from './not-all-short.ts';
import { oneOfCheck } from './one-of.ts';
import { precastVolumeShareCheck } from './precast-volume-share.ts';
import { statedCheck } from './stated.ts';
import { tableAtLeastCheck, tableAtMostCheck } from './table-limit.ts';
import { rankedCheck } from './table-ranked.ts';

export const RULE_CHECKS: readonly RuleCheck[] = [
  atLeastCheck,
  atMostCheck,
  boardShareCheck,
  bottomZoneCheck,
  buildUpConsistentCheck,
  buildUpMethodCheck,
  buildUpWallKindCheck,
  equalToCheck,
  laidApartCheck,
  markPerShapeCheck,
  notAllShortCheck,
  oneOfCheck,
  precastVolumeShareCheck,
  statedCheck,
  rankedCheck,
  tableAtLeastCheck,
  tableAtMostCheck,
];
