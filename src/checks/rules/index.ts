/** Every way of judging that a rule may name. One entry, one file. */
import { atLeastCheck } from './at-least.ts';
import { atMostCheck } from './at-most.ts';
import { buildUpConsistentCheck } from './build-up-consistent.ts';
import { buildUpMethodCheck } from './build-up-method.ts';
import { buildUpWallKindCheck } from './build-up-wall-kind.ts';
import type { RuleCheck } from './judgement.ts';
import { laidApartCheck } from './laid-apart.ts';
import { markPerShapeCheck } from './mark-per-shape.ts';
import { oneOfCheck } from './one-of.ts';
import { statedCheck } from './stated.ts';

export const RULE_CHECKS: readonly RuleCheck[] = [
  atLeastCheck, atMostCheck, oneOfCheck, statedCheck, markPerShapeCheck,
  buildUpConsistentCheck, buildUpMethodCheck, buildUpWallKindCheck, laidApartCheck,
];
