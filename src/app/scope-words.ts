/** Keys of the page's texts for what profiles and packs write: codes with dots or in Chinese are no keys. */
import type { RuleResult } from '../engine/rules/rule-report.ts';

export type Force = RuleResult['force'];

const FORCE_KEYS = { 必须: 'must', 应: 'shall', 宜: 'should', 可: 'may' } as const;
/** strictest first */
export const FORCES = Object.keys(FORCE_KEYS) as readonly Force[];
export const forceKey = (force: Force): string => `force.${FORCE_KEYS[force]}`;

/** Of 必须 and 应 a waiver needs who approved it. */
export const isBinding = (force: Force): boolean => force === '必须' || force === '应';

export const intensityKey = (intensity: string): string => `intensity.${intensity.replace('.', '_')}`;

const GRADES = ['一', '二', '三', '四'];
export const seismicKey = (grade: string): string => `seismic.${GRADES.indexOf(grade) + 1}`;
