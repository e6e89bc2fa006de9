/** GB/T 51231-2016: joints of hung panels. */
import type { PackCases } from '../case.ts';
import { hungJoint, stackedJoint } from './jgj1-2014-pieces.ts';

export const GBT51231_WALL_CASES: PackCases = {
  'hung-panel-joint-least': { pass: [hungJoint(0.015)], fail: [hungJoint(0.01)], undecided: [hungJoint(0)] },
  'hung-panel-joint-most': { pass: [hungJoint(0.035), stackedJoint(0.02)], fail: [hungJoint(0.05)], undecided: [hungJoint(0)] },
};
