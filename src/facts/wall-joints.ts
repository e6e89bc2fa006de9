/** Strips and bands between precast wall panels with the sizes that detailing clauses ask for. Metres. */
import { contourArea } from '../geometry/plan.ts';
import type { Box } from '../geometry/quantities.ts';
import type { Interval } from '../units.ts';
import type { Facts } from './facts.ts';
import { findJoints } from './joints/joints.ts';
import type { Joint, JointLimits } from './joints/kinds.ts';
import { boxOf, grown, JOINTS_REST, membersOf, type Member, type Members } from './joints/members.ts';
import { contacts, extent, PARALLEL, REACH, SLACK } from './joints/shape.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { contourWidth } from './slab-strips.ts';
import { wallThickness } from './structural-thickness.ts';

export interface WallStrip {
  /** `one-sided`: it lies against the side of a crossing panel and goes on into one wall alone */
  readonly kind: 'straight' | 'one-sided';
  /** along the wall */
  readonly width: number;
  /** thickness of the walls it lies between */
  readonly wall: Interval;
  /** every neighbour is certainly precast */
  readonly sure: boolean;
  readonly others: readonly number[];
  readonly box: Box;
}

export interface WallBand {
  /** no panel stands on it: the roof, or a storey that steps back */
  readonly topmost: boolean;
  /** null where its plan does not tell */
  readonly width: number | null;
  readonly height: number;
  readonly wall: Interval;
  /** thickness of the slabs beside it; null where none is drawn */
  readonly slab: Interval | null;
  readonly sure: boolean;
  readonly others: readonly number[];
}

export interface WallJoints {
  /** by the element that is drawn there; of a gap by the first panel beside it */
  readonly strips: ReadonlyMap<number, readonly WallStrip[]>;
  /** by the element that is drawn there */
  readonly bands: ReadonlyMap<number, WallBand>;
}

/** How far joints are looked for; what is judged comes from the rules. */
const SEARCHED: JointLimits = { stripWidth: 0.6, bandHeight: 0.3, connectionShare: 100 };
/** Cosine above which a face is the end of a panel. */
const END = 0.9;

export const wallJoints: (facts: Facts, building: number) => WallJoints = keptByBuilding(find, JOINTS_REST);

function find(facts: Facts, building: number): WallJoints {
  const members = membersOf(facts, building);
  const { drawn, derived } = findJoints(facts, building, SEARCHED);
  const strips = new Map<number, WallStrip[]>();
  const bands = new Map<number, WallBand>();
  for (const [element, joint] of drawn) {
    if (joint.why === 'cast-in-place-neighbour' || joint.why === 'too-few-panels') continue;
    const member = members.of.get(element);
    if (member === undefined) continue;
    if (joint.kind === 'vertical-strip') {
      const strip = drawnStrip(facts, members, member, joint);
      if (strip !== null) strips.set(element, [strip]);
    } else if (joint.kind === 'horizontal-band') bands.set(element, bandOf(facts, members, member, joint));
  }
  for (const joint of derived) {
    const strip = joint.kind === 'vertical-strip' ? gapStrip(facts, members, joint) : null;
    if (strip === null) continue;
    const first = joint.between[0]!;
    strips.set(first, [...(strips.get(first) ?? []), { ...strip, others: joint.between.slice(1) }]);
  }
  return { strips, bands };
}

/** What bears alone: insulation and outer leaf of a sandwich panel stand before the joint. */
function thickness(facts: Facts, m: Member): Interval {
  const bears = wallThickness(facts, m.index);
  if (bears !== null && bears[0] > 0) return bears;
  const body = 2 * (m.around?.halfThickness ?? 0);
  return [body, body];
}
const certain = (m: Member): boolean => m.state === 'precast' && m.sure;

function range(values: readonly Interval[]): Interval {
  return [Math.min(...values.map(([lo]) => lo)), Math.max(...values.map(([, hi]) => hi))];
}

function membersFor(members: Members, joint: Joint): readonly Member[] {
  return joint.between.map((index) => members.of.get(index)).filter((m) => m !== undefined);
}

/** Null at corners: their legs are boundary elements poured in both walls. */
function drawnStrip(facts: Facts, members: Members, member: Member, joint: Joint): WallStrip | null {
  if (member.rect === null || inPieces(members, member)) return null;
  const ends: { readonly panel: Member; readonly dx: number; readonly dy: number }[] = [];
  const sides: { readonly panel: Member; readonly dx: number; readonly dy: number }[] = [];
  for (const panel of membersFor(members, joint)) {
    if (panel.part !== 'panel' || panel.around === null) continue;
    for (const c of contacts(member.contours, panel.contours)) {
      const isEnd = Math.abs(c.dx * panel.around.ux + c.dy * panel.around.uy) > END;
      (isEnd ? ends : sides).push({ panel, dx: c.dx, dy: c.dy });
    }
  }
  const [first] = ends;
  if (first === undefined) return null;
  const cosine = (c: { readonly dx: number; readonly dy: number }): number => c.dx * first.dx + c.dy * first.dy;
  if (ends.some((e) => Math.abs(cosine(e)) < 1 - PARALLEL)) return null;
  const facing = (list: typeof ends): boolean => list.some((c) => cosine(c) < PARALLEL - 1);
  const kind = sides.length === 0 && facing(ends) ? 'straight' : !facing(ends) && facing(sides) ? 'one-sided' : null;
  if (kind === null) return null;
  const [lo, hi] = extent(member.contours, first.dx, first.dy);
  const panels = [...new Set([...ends, ...sides].map((c) => c.panel))];
  return {
    kind, width: hi - lo, wall: range(ends.map((e) => thickness(facts, e.panel))), sure: panels.every(certain),
    others: panels.map((m) => m.index).sort((a, b) => a - b), box: member.box,
  };
}

/** An L drawn as two bodies is a corner. */
function inPieces(members: Members, member: Member): boolean {
  return members.at(grown(member.box, REACH)).some((m) =>
    m !== member && m.part === 'joint' && Math.min(m.box[5], member.box[5]) - Math.max(m.box[2], member.box[2]) > REACH
    && contacts(member.contours, m.contours).length > 0);
}

/** A gap that nobody drew is a strip only between two panels in line that are certainly precast. */
function gapStrip(facts: Facts, members: Members, joint: Joint): WallStrip | null {
  const panels = membersFor(members, joint);
  const [a, b] = panels;
  if (panels.length !== 2 || !a!.rect || !b!.rect || joint.size === null || !panels.every(certain)) return null;
  if (Math.abs(a!.rect.ux * b!.rect.uy - a!.rect.uy * b!.rect.ux) > PARALLEL) return null;
  return { kind: 'straight', width: joint.size, wall: range(panels.map((m) => thickness(facts, m))), sure: true, others: [], box: boxOf(joint.contours, joint.z[0], joint.z[1]) };
}

function bandOf(facts: Facts, members: Members, member: Member, joint: Joint): WallBand {
  const panels = membersFor(members, joint);
  const top = member.box[5];
  const below = panels.filter((m) => m.box[2] < member.box[2]);
  return {
    topmost: !panels.some((m) => m.box[2] >= top - REACH - SLACK), width: bandWidth(member), height: top - member.box[2],
    wall: range((below.length > 0 ? below : panels).map((m) => thickness(facts, m))), slab: slabBeside(facts, members, member),
    sure: panels.every(certain), others: panels.map((m) => m.index),
  };
}

/** Straight: the smaller side. A closed ring of one width: its area over the length of its middle line. */
function bandWidth(member: Member): number | null {
  if (member.rect !== null) return 2 * member.rect.halfThickness;
  if (member.contours.length === 1) return contourWidth(member.contours[0]!);
  const area = member.contours.reduce((sum, c) => sum + contourArea(c), 0);
  const around = member.contours.reduce((sum, c) => sum + perimeter(c), 0);
  return around > 0 && area > 0 ? (2 * area) / around : null;
}

function perimeter(c: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i + 1 < c.length; i += 2) sum += Math.hypot(c[(i + 2) % c.length]! - c[i]!, c[(i + 3) % c.length]! - c[i + 1]!);
  return sum;
}

/** Where base and topping are drawn apart the floor is between the thicker of them and both together. */
function slabBeside(facts: Facts, members: Members, member: Member): Interval | null {
  const floors = members.at(grown(member.box, REACH)).filter((m) => {
    const { component } = facts.roles[m.index]!;
    return (component === 'slab' || component === 'roof' || component === 'topping') && m.box[5] > member.box[2] + REACH && m.box[2] < member.box[5] - REACH;
  });
  if (floors.length === 0) return null;
  const thickest = Math.max(...floors.map((m) => m.box[5] - m.box[2]));
  const layered = floors.some((m) => facts.roles[m.index]!.component === 'topping');
  return [thickest, layered ? Math.max(...floors.map((m) => m.box[5])) - Math.min(...floors.map((m) => m.box[2])) : thickest];
}
