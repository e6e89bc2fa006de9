/** 4.0.4, 4.0.5: plan area of precast and composite beams, slabs, stairs, balconies, AC slabs over the plan area, m². */
import { boxContour } from '../facts/box-contour.ts';
import type { Facts } from '../facts/facts.ts';
import { levelsThrough, REACHES } from '../facts/levels-through.ts';
import { isLyingJoint } from '../facts/lying-joint.ts';
import { areaWithin, type PlanArea } from '../facts/plan-area.ts';
import type { Component, Roles } from '../facts/roles.ts';
import { copiesThatMayCount, outlinesOf, rangeOver, WHICH_FILE, type Outlines } from '../facts/rival-copies.ts';
import { slabStrips, type DerivedStrip } from '../facts/slab-strips.ts';
import { stairPart } from '../facts/stair-plan.ts';
import { outlineIn } from '../facts/straddling.ts';
import { twiceDrawn } from '../facts/twice-drawn.ts';
import { roundQuantity, type Interval } from '../units.ts';
import { countable, isOneOf, type LevelTotal, type Measure, type MissingReason, type Piece } from './measure.ts';

const HORIZONTAL: ReadonlySet<Component> = new Set<Component>([
  'beam', 'slab', 'stair', 'balcony', 'ac-slab', 'roof', 'bay-window',
]);
const SUPPORT: ReadonlySet<Component> = new Set<Component>([
  'beam', 'column', 'shear-wall', 'ductile-wall-panel', 'cast-in-place-joint',
]);

export interface CoverageLimits {
  /** m, of a cast-in-place strip between precast slabs (4.0.5-2) */
  readonly stripWidth: number;
}

interface Row {
  readonly sure: Float64Array[];
  readonly possible: Float64Array[];
  /** of `possible`: what may not bound the plan either, because nothing tells what it is */
  readonly unidentified: Float64Array[];
  /** supports that are certainly not precast: a slab ends at their face (K8) */
  readonly notPrecast: Float64Array[];
  readonly mayNotBePrecast: Float64Array[];
  /** poured strips too wide to count, or beside something poured: no part of a composite slab drawn over them */
  readonly poured: Float64Array[];
  readonly mayBePoured: Float64Array[];
}

/**
 * Of a copy among which no rank decides, what lies in all of them counts for certain and what lies in any of them may. `areas`,
 * the outline of all that is drawn on a storey, holds every copy whatever its rank, and strips derived between slabs are those
 * beside the copy that stands for the others: neither is a range for that.
 */
export function planCoverage(
  facts: Facts, building: number, areas: ReadonlyMap<number, PlanArea>, limits: CoverageLimits,
): Measure {
  const pieces: Piece[] = [];
  const missing = new Set<MissingReason>();
  const rows = new Map<number, Row>();
  const row = (level: number): Row => {
    const known = rows.get(level);
    if (known) return known;
    const made: Row = { sure: [], possible: [], unidentified: [], notPrecast: [], mayNotBePrecast: [], poured: [], mayBePoured: [] };
    rows.set(level, made);
    return made;
  };
  // the roof is the slab of the topmost storey that has a plan, whatever levels are named above it (K3)
  const roofed = facts.switches['roof-slab'] === 'excluded'
    ? Math.max(...[...areas].filter(([, a]) => a.area[1] > 0).map(([level]) => level))
    : null;
  // 4.0.5: the area of slabs may include them, it need not
  const stripsCount = facts.switches['slab-strips'] !== 'not-counted';
  const strips = slabStrips(facts, building, limits.stripWidth);
  const stripOf = new Map(strips.modelled.map((s) => [s.element, s]));
  for (const { index, level, maybe } of countable(facts, building)) {
    const roles = facts.roles[index]!;
    const g = facts.geometry[index];
    if (!g) continue;
    const outline = outlineIn(facts, index, building);
    const contours = outline ?? (g.bbox ? [boxContour(g.bbox)] : []);
    const outlines = outlinesOf(facts, index, building, contours);
    const strip = stripOf.get(index);
    const lying = strip !== undefined || isLyingJoint(facts.model.elements[index]!, g, roles.component);
    if (!lying && reachesFloor(facts, building, index, level)) {
      for (const through of levelsThrough(facts, building, index, level)) {
        if (support(row(through), roles, outlines) && outlines.sure !== outlines.possible && facts.switches['slab-edge'] === 'face') missing.add('copies-differ');
      }
    }
    const couplingBeam = roles.component === 'beam' && roles.candidates.includes('shear-wall');
    if (couplingBeam && facts.switches['coupling-beams'] === 'vertical') continue;
    const belongs = lying ? 'yes' : isOneOf(facts, index, HORIZONTAL);
    if (belongs === 'no') continue;
    const sure = belongs === 'yes';
    if (level === roofed) continue;
    const whole = outline === facts.geometry[index]!.footprint ? g.footprintArea : null;
    const area = roundQuantity(whole ?? facts.plan.area(contours));
    const { counts, lacks } = lying ? stripCounts(stripsCount ? strip?.counts ?? 'unknown' : 'no') : memberCounts(facts, index);
    const open: string[] = [];
    if (counts === 'unknown') {
      open.push(lacks);
      missing.add(lacks === 'landing' ? 'stair-landings' : lacks === 'neighbours' ? 'strip-neighbours' : 'unknown-precast');
    }
    if (!sure) {
      open.unshift('component');
      missing.add('unknown-component');
    }
    if (maybe) {
      open.push('storey');
      missing.add('unknown-storey');
    }
    const outlined = outline !== null && g.footprintArea !== null;
    if (!outlined) {
      open.push('area');
      missing.add('open-mesh');
    }
    const decided = open.length === 0;
    const areas = outlines.sure === outlines.possible ? [area] : rangeOver([area], copyAreas(facts, index, building));
    if (areas.length > 1 && counts !== 'no') {
      open.push(WHICH_FILE);
      missing.add('copies-differ');
    }
    if (counts === 'yes' && sure && outlined) row(level).sure.push(...outlines.sure);
    if (counts !== 'no' && !(counts === 'yes' && sure && outlined && outlines.sure === outlines.possible)) row(level).possible.push(...outlines.possible);
    if (counts !== 'no' && !sure) row(level).unidentified.push(...outlines.possible);
    if (lying && counts === 'no') row(level).poured.push(...outlines.sure);
    if (lying && (counts === 'unknown' || (counts === 'no' && outlines.sure !== outlines.possible))) row(level).mayBePoured.push(...outlines.possible);
    const some = areas.map((a): readonly [number, number] => [a, 0]);
    const options: readonly (readonly [number, number])[] = counts === 'no' ? [[0, 0]] : decided ? some : [[0, 0], ...some];
    pieces.push({ element: index, level, options, missing: counts === 'no' ? [] : open });
  }
  for (const { level, contours } of twiceDrawn(facts, building, new Set(stripOf.keys()))) {
    missing.add('drawn-twice');
    row(level).mayBePoured.push(...contours);
  }
  const derived = stripsCount ? strips.derived : [];
  for (const strip of derived) {
    if (strip.level === roofed) continue;
    const counted = facts.switches['slab-strips'] === 'count' && strip.sure;
    (counted ? row(strip.level).sure : row(strip.level).possible).push(strip.contour);
    if (!counted) missing.add('derived-strips');
  }
  const totals = coverageTotals(facts, building, rows, areas);
  if ([...areas.values()].some((a) => a.openHoles.length > 0)) missing.add('plan-holes');
  if (totals.every((t) => t.denominator[1] === 0)) missing.add('no-plan');
  if (pieces.length === 0) missing.add('no-such-element');
  return { pieces, totals, present: 'yes', missing: [...missing], strips: derived.map((s) => listed(facts, s)) };
}

function listed(facts: Facts, strip: DerivedStrip): NonNullable<Measure['strips']>[number] {
  return {
    level: strip.level, between: strip.between, width: strip.width, contour: strip.contour,
    area: roundQuantity(facts.plan.area([strip.contour])),
  };
}

interface Counts {
  readonly counts: 'yes' | 'no' | 'unknown';
  /** what is missing where it is unknown */
  readonly lacks: string;
}

function stripCounts(counts: Counts['counts']): Counts {
  return { counts, lacks: 'neighbours' };
}

function memberCounts(facts: Facts, index: number): Counts {
  const roles = facts.roles[index]!;
  const counts = precastCounts(roles);
  if (roles.component !== 'stair' || counts === 'no' || facts.switches['stair-landings'] === 'as-stair') return { counts, lacks: 'precast' };
  const part = stairPart(facts.model.elements[index]!, roles, facts.geometry[index] ?? null);
  if (part === 'landing') return { counts: 'no', lacks: 'landing' };
  return part === 'whole' && counts === 'yes' ? { counts: 'unknown', lacks: 'landing' } : { counts, lacks: 'precast' };
}

function precastCounts(roles: Roles): Counts['counts'] {
  if (roles.precast === 'precast' || roles.precast === 'composite') return 'yes';
  if (roles.precast === 'cast-in-place') return 'no';
  // steel and timber members come from the factory; metal decks and timber floors count whole (4.0.5-3)
  if (roles.precast === 'not-applicable') return 'yes';
  return 'unknown';
}

function reachesFloor(facts: Facts, building: number, index: number, level: number): boolean {
  const floor = facts.storeys[building]!.levels[level + 1]?.elevation;
  const top = facts.geometry[index]?.bbox?.[5];
  return floor === undefined || top === undefined || top > floor - REACHES;
}

/** Is it, or may it be, a support that a slab ends at? */
function support(row: Row, roles: Roles, { sure: inAll, possible }: Outlines): boolean {
  const sure = SUPPORT.has(roles.component);
  if (!sure && !roles.candidates.some((c) => SUPPORT.has(c))) return false;
  if (roles.precast === 'precast' || roles.precast === 'composite' || roles.precast === 'not-applicable') return false;
  const certain = sure && roles.precast === 'cast-in-place';
  if (certain) row.notPrecast.push(...inAll);
  if (!certain || inAll !== possible) row.mayNotBePrecast.push(...possible);
  return true;
}

/** m² of the copies that may count in the element's place; nothing to all of its box where one has no outline. */
function copyAreas(facts: Facts, index: number, building: number): readonly (readonly number[])[] {
  const [, ...rivals] = copiesThatMayCount(facts, index);
  return rivals.map((rival) => {
    const outline = outlineIn(facts, rival, building);
    const box = facts.geometry[rival]?.bbox;
    return outline !== null ? [roundQuantity(facts.plan.area(outline))] : [0, box ? roundQuantity(facts.plan.area([boxContour(box)])) : 0];
  });
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
    const supports = face ? r.notPrecast : [];
    const mayBeSupports = face ? r.mayNotBePrecast : [];
    const without = { least: [...supports, ...mayBeSupports, ...r.poured, ...r.mayBePoured], most: [...supports, ...r.poured] };
    const all = [...r.sure, ...r.possible];
    const least = covered(r.sure, without.least, area);
    const most = covered(all, without.most, area);
    const regions = (): ReturnType<NonNullable<LevelTotal['regions']>> => ({ least: plan.difference(r.sure, without.least), most: plan.difference(all, without.most) });
    totals.push({ ...levelTotal(level, [Math.min(least, most), most], denominator, outside(r.unidentified, area), maybe), regions });
  }
  return totals;

  function covered(contours: readonly Float64Array[], without: readonly Float64Array[], area: PlanArea): number {
    if (contours.length === 0) return 0;
    if (without.length === 0 && area.halved.length === 0) return roundQuantity(plan.unionArea(contours));
    return roundQuantity(areaWithin(plan, without.length === 0 ? contours : plan.difference(contours, without), area));
  }

  /** What counts must lie in the plan: where it is a slab after all, it adds to both sides (domain 1.2-3). */
  function outside(contours: readonly Float64Array[], area: PlanArea): number {
    return contours.length === 0 ? 0 : roundQuantity(plan.area(plan.difference(contours, area.outline)));
  }
}

/** A storey's numerator above its plan area is cut to it, and said (domain 1.2-3). */
function levelTotal(level: number, numerator: Interval, plan: Interval, extra: number, maybe: boolean): LevelTotal {
  const denominator: Interval = [plan[0], roundQuantity(plan[1] + extra)];
  const most = roundQuantity(plan[0] + extra);
  const [n0, n1] = [Math.min(numerator[0], plan[1]), Math.min(numerator[1], denominator[1])];
  const options: [number, number][] = [[n0, denominator[1]], [Math.min(n1, most), most]];
  if (n0 !== n1 || denominator[0] !== denominator[1]) options.push([Math.min(n0, plan[0]), plan[0]], [n1, denominator[1]]);
  const over = numerator[0] > plan[1] ? { over: numerator[0] } : {};
  return { level, numerator: [n0, n1], denominator, maybe, options, ...over };
}
