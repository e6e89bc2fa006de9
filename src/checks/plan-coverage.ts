/** 4.0.4, 4.0.5: plan area of precast and composite beams, slabs, stairs, balconies, AC slabs over the plan area, m². */
import { boxContour } from '../facts/box-contour.ts';
import type { Facts } from '../facts/facts.ts';
import type { PlanArea } from '../facts/plan-area.ts';
import type { Component, Roles } from '../facts/roles.ts';
import { roundQuantity, type Interval } from '../units.ts';
import { countable, isOneOf, type LevelTotal, type Measure, type MissingReason, type Piece } from './measure.ts';

const HORIZONTAL: ReadonlySet<Component> = new Set<Component>([
  'beam', 'slab', 'stair', 'balcony', 'ac-slab', 'roof', 'bay-window',
]);
const SUPPORT: ReadonlySet<Component> = new Set<Component>([
  'beam', 'column', 'shear-wall', 'ductile-wall-panel', 'cast-in-place-joint',
]);

interface Row {
  readonly sure: Float64Array[];
  readonly possible: Float64Array[];
  /** supports that are certainly not precast: a slab ends at their face (K8) */
  readonly notPrecast: Float64Array[];
  readonly mayNotBePrecast: Float64Array[];
}

export function planCoverage(facts: Facts, building: number, areas: ReadonlyMap<number, PlanArea>): Measure {
  const pieces: Piece[] = [];
  const missing = new Set<MissingReason>();
  const rows = new Map<number, Row>();
  const row = (level: number): Row => {
    const known = rows.get(level);
    if (known) return known;
    const made: Row = { sure: [], possible: [], notPrecast: [], mayNotBePrecast: [] };
    rows.set(level, made);
    return made;
  };
  for (const { index, level, maybe } of countable(facts, building)) {
    const roles = facts.roles[index]!;
    const g = facts.geometry[index];
    if (!g) continue;
    const contours = g.footprint ?? (g.bbox ? [boxContour(g.bbox)] : []);
    support(row(level), roles, contours);
    const couplingBeam = roles.component === 'beam' && roles.candidates.includes('shear-wall');
    if (couplingBeam && facts.switches['coupling-beams'] === 'vertical') continue;
    const belongs = isOneOf(facts, index, HORIZONTAL);
    if (belongs === 'no') continue;
    const sure = belongs === 'yes';
    if (isRoofSlab(facts, building, level) && facts.switches['roof-slab'] === 'excluded') continue;
    const area = roundQuantity(g.footprintArea ?? facts.plan.area(contours));
    const counts = coverageCounts(roles);
    const open: string[] = [];
    if (counts === 'unknown') {
      open.push('precast');
      missing.add('unknown-precast');
    }
    if (!sure) {
      open.unshift('component');
      missing.add('unknown-component');
    }
    if (maybe) {
      open.push('storey');
      missing.add('unknown-storey');
    }
    const outlined = g.footprint !== null && g.footprintArea !== null;
    if (!outlined) {
      open.push('area');
      missing.add('open-mesh');
    }
    if (counts === 'yes' && sure && outlined) row(level).sure.push(...contours);
    else if (counts !== 'no') row(level).possible.push(...contours);
    const options: (readonly [number, number])[] =
      counts === 'no' ? [[0, 0]] : open.length === 0 ? [[area, 0]] : [[0, 0], [area, 0]];
    pieces.push({ element: index, level, options, missing: counts === 'no' ? [] : open });
  }
  const totals = coverageTotals(facts, building, rows, areas);
  if ([...areas.values()].some((a) => a.openHoles.length > 0)) missing.add('plan-holes');
  if (totals.every((t) => t.denominator[1] === 0)) missing.add('no-plan');
  if (pieces.length === 0) missing.add('no-such-element');
  return { pieces, totals, present: 'yes', missing: [...missing] };
}

function coverageCounts(roles: Roles): 'yes' | 'no' | 'unknown' {
  if (roles.precast === 'precast' || roles.precast === 'composite') return 'yes';
  if (roles.precast === 'cast-in-place') return 'no';
  // steel and timber members come from the factory; metal decks and timber floors count whole (4.0.5-3)
  if (roles.precast === 'not-applicable') return 'yes';
  return 'unknown';
}

function support(row: Row, roles: Roles, contours: readonly Float64Array[]): void {
  const sure = SUPPORT.has(roles.component);
  if (!sure && !roles.candidates.some((c) => SUPPORT.has(c))) return;
  if (roles.precast === 'precast' || roles.precast === 'composite' || roles.precast === 'not-applicable') return;
  if (sure && roles.precast === 'cast-in-place') row.notPrecast.push(...contours);
  else row.mayNotBePrecast.push(...contours);
}

function isRoofSlab(facts: Facts, building: number, level: number): boolean {
  const levels = facts.storeys[building]!.levels;
  const above = levels[level + 1];
  return above === undefined || above.excludedWhy === 'roof-structure';
}

function coverageTotals(
  facts: Facts,
  building: number,
  rows: ReadonlyMap<number, Row>,
  areas: ReadonlyMap<number, PlanArea>,
): LevelTotal[] {
  const { plan } = facts;
  const face = facts.switches['slab-edge'] === 'face';
  const totals: LevelTotal[] = [];
  for (const [level, area] of areas) {
    const maybe = facts.storeys[building]!.levels[level]?.aboveGround === 'unknown';
    const denominator: Interval = area.area;
    const r = rows.get(level);
    if (!r || (r.sure.length === 0 && r.possible.length === 0)) {
      if (denominator[1] > 0) totals.push({ level, numerator: [0, 0], denominator, maybe });
      continue;
    }
    const withoutLeast = face ? [...r.notPrecast, ...r.mayNotBePrecast] : [];
    const withoutMost = face ? r.notPrecast : [];
    const all = [...r.sure, ...r.possible];
    const least = covered(r.sure, withoutLeast);
    const most = covered(all, withoutMost);
    const regions = (): ReturnType<NonNullable<LevelTotal['regions']>> => ({ least: plan.difference(r.sure, withoutLeast), most: plan.difference(all, withoutMost) });
    totals.push({ level, numerator: [Math.min(least, most), most], denominator, maybe, regions });
  }
  return totals;

  function covered(contours: readonly Float64Array[], without: readonly Float64Array[]): number {
    if (contours.length === 0) return 0;
    return roundQuantity(without.length === 0 ? plan.unionArea(contours) : plan.area(plan.difference(contours, without)));
  }
}
