/** A of 4.0.4 of one storey: the union of what bounds the plan, its wells filled, its other holes as the switch says. */
import { roundQuantity } from '../units.ts';
import type { Facts } from './facts.ts';
import { amount, doubt, formula, note, type Line, type Measured } from './measured.ts';
import { copied, type Shown } from './measured-picture.ts';
import type { PlanArea } from './plan-area.ts';

/** @param area of this storey, as planAreas() gave it; null where it could not be had */
export function measuredPlan(facts: Facts, building: number, level: number, area: PlanArea | null): Measured {
  const at = facts.storeys[building]?.levels[level];
  const elements = area?.elements ?? [];
  const lines: Line[] = [];
  const picture: Shown[] = [];
  if (area === null || area.outline.length === 0) lines.push(doubt('planNone'));
  else lines.push(...planSteps(facts, area, elements));
  if (at?.statedPlanArea != null) lines.unshift(formula('planStated', { a: amount(roundQuantity(at.statedPlanArea), 'm²') }));
  if (at && at.standsFor > 1) lines.push(note('standsFor', { n: at.standsFor }));
  if (area !== null && area.outline.length > 0) {
    const z = levelTop(facts, building, level, elements);
    const holes = area.holes ?? [];
    const kept = facts.switches['plan-holes'] === 'fill' || holes.length === 0 ? area.outline : facts.plan.difference(area.outline, holes);
    picture.push({ kind: 'region', contours: copied(kept), z, tone: 'counted' });
    if (holes.length > 0) picture.push({ kind: 'region', contours: copied(holes), z, tone: facts.switches['plan-holes'] === 'deduct' ? 'hole' : 'open' });
    lines.push(note('atLevel', { z: amount(roundQuantity(z), 'm') }));
  }
  return {
    subject: { kind: 'plan', building, level }, figure: 'plan', value: area?.area ?? null, unit: 'm²', clause: 'GB/T 51129-2017 4.0.4', lines, switches: ['plan-holes'], elements, picture,
  };
}

function planSteps(facts: Facts, area: PlanArea, elements: readonly number[]): Line[] {
  const lines: Line[] = [];
  const outline = roundQuantity(facts.plan.area(area.outline));
  const sum = roundQuantity(elements.reduce((total, i) => total + (facts.geometry[i]?.footprintArea ?? 0), 0));
  lines.push(formula('planUnion', { n: elements.length, sum: amount(sum, 'm²'), a: amount(outline, 'm²') }));
  area.openHoles.slice(0, MOST_HOLES).forEach((hole, i) => lines.push({ key: 'planHole', as: 'row', params: { n: i + 1, a: amount(hole, 'm²') } }));
  const [lo, hi] = area.area;
  const value = { a: amount(area.area, 'm²'), outline: amount(outline, 'm²'), holes: amount(roundQuantity(area.openHoles.reduce((s, a) => s + a, 0)), 'm²') };
  if (lo !== hi) lines.push(doubt('planRange', value));
  else if (area.openHoles.length > 0) lines.push(formula('planDeducted', value));
  else lines.push(note('planFilled'));
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
