/** A of 4.0.4 of one storey: the union of what bounds the plan, its wells filled, its other holes as the switch says. */
import { roundQuantity } from '../units.ts';
import type { Facts } from './facts.ts';
import { amount, doubt, formula, note, type Line, type Measured } from './measured.ts';
import { copied, type Shown, type ShownTone } from './measured-picture.ts';
import type { PlanArea } from './plan-area.ts';

/** @param area of this storey, as planAreas() gave it; null where it could not be had */
export function measuredPlan(facts: Facts, building: number, level: number, area: PlanArea | null): Measured {
  const at = facts.storeys[building]?.levels[level];
  const elements = area?.elements ?? [];
  const lines: Line[] = [];
  const picture: Shown[] = [];
  if (area === null || area.outline.length === 0) lines.push(doubt('planNone'));
  // what a person states stands in place of what the model gives
  else if (at?.statedPlanArea == null) lines.push(...planSteps(facts, area, elements));
  if (at?.statedPlanArea != null) lines.unshift(formula('planStated', { a: amount(roundQuantity(at.statedPlanArea), 'm²') }));
  if (at && at.standsFor > 1) lines.push(note('standsFor', { n: at.standsFor }));
  if (area !== null && area.outline.length > 0) {
    const z = levelTop(facts, building, level, elements);
    picture.push(...planPicture(facts, area, z));
    lines.push(note('atLevel', { z: amount(roundQuantity(z), 'm') }));
  }
  return {
    subject: { kind: 'plan', building, level }, figure: 'plan', value: area?.area ?? null, unit: 'm²', clause: 'GB/T 51129-2017 4.0.4', lines,
    switches: ['plan-holes', 'plan-outline'], elements, picture,
  };
}

function planPicture(facts: Facts, area: PlanArea, z: number): Shown[] {
  const { holes = [], deducted = [] } = area;
  const asked = facts.switches['plan-holes'] === 'ask';
  const off = asked ? deducted : [...deducted, ...holes];
  const without = [...holes, ...deducted];
  const picture: Shown[] = [];
  const region = (contours: readonly Float64Array[], tone: ShownTone): void => {
    if (contours.length > 0) picture.push({ kind: 'region', contours: copied(contours), z, tone });
  };
  region(without.length === 0 ? area.outline : facts.plan.difference(area.outline, without), 'counted');
  region(off, 'hole');
  if (asked) region(holes, 'open');
  region(area.halved, 'outline');
  return picture;
}

function planSteps(facts: Facts, area: PlanArea, elements: readonly number[]): Line[] {
  const lines: Line[] = [];
  const outline = roundQuantity(facts.plan.area(area.outline));
  const sum = roundQuantity(elements.reduce((total, i) => total + (facts.geometry[i]?.footprintArea ?? 0), 0));
  lines.push(formula('planUnion', { n: elements.length, sum: amount(sum, 'm²'), a: amount(outline, 'm²') }));
  const half = roundQuantity(facts.plan.area(area.halved) / 2);
  const whole = roundQuantity(outline - half);
  if (half > 0) lines.push(formula('planHalved', { outline: amount(outline, 'm²'), half: amount(half, 'm²'), a: amount(whole, 'm²') }));
  area.openHoles.slice(0, MOST_HOLES).forEach((hole, i) => lines.push({ key: 'planHole', as: 'row', params: { n: i + 1, a: amount(hole, 'm²') } }));
  const [lo, hi] = area.area;
  const off = roundQuantity(whole - hi);
  if (off > 0) lines.push(formula('planDeducted', { outline: amount(whole, 'm²'), holes: amount(off, 'm²'), a: amount(hi, 'm²') }));
  if (lo !== hi) lines.push(doubt('planRange', { holes: amount(roundQuantity(hi - lo), 'm²'), a: amount(area.area, 'm²') }));
  if (off <= 0 && lo === hi) lines.push(note('planFilled'));
  return lines;
}

/** holes listed one by one, at most */
const MOST_HOLES = 20;

/** The height at which a storey's plan is shown: the level above, else the top of what makes it, m. */
export function levelTop(facts: Facts, building: number, level: number, elements: readonly number[]): number {
  const levels = facts.storeys[building]!.levels;
  const top = levels[level]?.top ?? levels[level + 1]?.elevation;
  if (top != null) return top;
  let z = -Infinity;
  for (const i of elements) z = Math.max(z, facts.geometry[i]?.bbox?.[5] ?? -Infinity);
  return Number.isFinite(z) ? z : levels[level]?.elevation ?? 0;
}
