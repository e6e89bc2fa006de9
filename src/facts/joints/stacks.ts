/**
 * What lies between a vertical member and the one above it and nobody drew: bands over wall panels (4.0.3-1), nodes of
 * columns and beams (4.0.3-2), connections of columns (4.0.3-3), grout beds.
 */
import { roundQuantity } from '../../units.ts';
import type { Facts } from '../facts.ts';
import type { Answer, Joint, JointKind, JointLimits, Refusal } from './kinds.ts';
import { boxOf, commonArea, filled, grown, type Member, type Members } from './members.ts';
import { near, REACH, SLACK } from './shape.ts';
import type { Reaches } from './strips.ts';

/** A member stands on another when it covers this share of the smaller of both. */
const STANDS = 0.5;
/** Less than this between two members is drawing precision, m. */
const CLOSED = 0.005;
/** Nodes deeper than this are looked for no further, m. */
const DEEPEST = 2;

export interface Stacked {
  readonly joints: readonly Joint[];
  /** where strips beside a panel begin and end */
  readonly reaches: Reaches;
}

export function derivedStacks(facts: Facts, members: Members, limits: JointLimits): Stacked {
  const joints: Joint[] = [];
  const foot = new Map<number, number>();
  const head = new Map<number, number>();
  for (const member of members.list) {
    if (!member.counted || !member.sure || member.area <= 0) continue;
    if (member.part === 'panel') joints.push(...overPanel(facts, members, limits, member, foot, head));
    if (member.part === 'column') joints.push(...overColumn(facts, members, limits, member));
  }
  return { joints, reaches: { foot, head } };
}

/** The members of a kind that stand over one within `most` m, on its plan. */
export function standingOver(facts: Facts, members: Members, below: Member, part: Member['part'], most: number): readonly Member[] {
  const box = boxOf(below.contours, below.box[5] - REACH, below.box[5] + most);
  return members.at(box).filter((m) =>
    m.part === part && m.counted && m.box[2] >= below.box[5] - REACH && m.box[2] <= below.box[5] + most &&
    commonArea(facts, m, below) >= STANDS * Math.min(m.area, below.area));
}

/** The height of the slab that ends in a gap beside a member; null when none does. */
function slabTop(members: Members, below: Member, from: number, to: number): number | null {
  const tops = members.at(grown(boxOf(below.contours, from, to), REACH))
    .filter((m) => m.part === 'floor' && m.box[5] > from + CLOSED && m.box[5] <= to + SLACK && m.box[2] < from + REACH)
    .map((m) => m.box[5]);
  return tops.length > 0 ? Math.max(...tops) : null;
}

function* overPanel(
  facts: Facts, members: Members, limits: JointLimits, below: Member, foot: Map<number, number>, head: Map<number, number>,
): Generator<Joint> {
  const from = below.box[5];
  const above = standingOver(facts, members, below, 'panel', limits.bandHeight + REACH);
  const bottom = above.length > 0 ? Math.min(...above.map((m) => m.box[2])) : null;
  const slab = slabTop(members, below, from, bottom ?? from + limits.bandHeight);
  // the topmost panel has its ring beam up to the roof slab
  const top = bottom === null ? slab : slab !== null && bottom - slab <= REACH ? slab : bottom - from <= REACH ? from : bottom;
  if (top === null) return;
  const stack = [below, ...above];
  if (stack.every((m) => m.state === 'cast-in-place')) return;
  if (top - from > REACH && top - from <= limits.bandHeight + SLACK) {
    const cast = stack.some((m) => m.state === 'cast-in-place');
    const joint = pieceOf(facts, members, 'horizontal-band', below, above, [from, top], (m) => m.part !== 'room', {
      counts: cast ? 'no' : stack.some((m) => m.state === 'unknown') ? 'unknown' : 'yes',
      why: cast ? 'cast-in-place-neighbour' : null, size: top - from, limit: limits.bandHeight,
    });
    if (joint) {
      head.set(below.index, top);
      yield joint;
    }
  }
  if (bottom !== null && bottom - top > CLOSED && bottom - top <= REACH) {
    for (const m of above) foot.set(m.index, top);
    yield* grout(facts, members, below, above, [top, bottom]);
  }
}

function* overColumn(facts: Facts, members: Members, limits: JointLimits, below: Member): Generator<Joint> {
  const from = below.box[5];
  const above = standingOver(facts, members, below, 'column', DEEPEST).toSorted((a, b) => a.box[2] - b.box[2]).slice(0, 1);
  const next = above[0]?.box[2] ?? null;
  const beams = framing(members, below, from, next ?? from + DEEPEST);
  if (below.state === 'cast-in-place' && (above.length === 0 || above[0]!.state === 'cast-in-place')) return;
  const topOfBeams = beams.length > 0 ? Math.min(Math.max(...beams.map((b) => b.box[5])), next ?? Infinity) : from;
  let under = beams.length > 0 ? Math.max(from, Math.min(...beams.map((b) => b.box[2]))) : from;
  if (under - from <= REACH) under = from;
  const vertical = (m: Member): boolean => m.part === 'column' || m.part === 'joint' || m.part === 'panel' || m.part === 'fill';
  if (topOfBeams - under > REACH) {
    // beams drawn through the node do not make it theirs: its concrete belongs to the column
    const joint = pieceOf(facts, members, 'beam-column-node', below, [...above, ...beams], [under, topOfBeams], vertical, { ...nodeCounts(facts, [below], above, beams), size: topOfBeams - under, limit: null });
    if (joint) yield joint;
  }
  if (under - from > REACH) yield* connection([from, under]);
  if (next === null || next - topOfBeams <= CLOSED) return;
  if (next - topOfBeams <= REACH) yield* grout(facts, members, below, above, [topOfBeams, next]);
  else yield* connection([topOfBeams, next]);

  function* connection(z: readonly [number, number]): Generator<Joint> {
    const limit = connectionLimit(below, limits);
    if (limit === null || z[1] - z[0] > limit + SLACK) return;
    const joint = pieceOf(facts, members, 'column-connection', below, above, z, vertical, { ...connectionCounts([below, ...above]), size: z[1] - z[0], limit });
    if (joint) yield joint;
  }
}

/** The frame beams that end at or run through a column between two heights. */
export function framing(members: Members, column: Pick<Member, 'contours' | 'around'>, from: number, to: number): readonly Member[] {
  if (column.around === null) return [];
  return members.at(grown(boxOf(column.contours, from + REACH, to), REACH)).filter((m) =>
    m.part === 'beam' && m.concrete && m.counted && m.box[5] > from + REACH && m.box[2] < to - REACH && m.around !== null && near(m.around, column.around!, REACH));
}

/** Share of the smaller side of the section, m (4.0.3-3). */
export function connectionLimit(column: Member, limits: JointLimits): number | null {
  return column.around === null ? null : (limits.connectionShare / 100) * 2 * column.around.halfThickness;
}

/**
 * 4.0.3-2 speaks of precast frame columns and frame beams, however these are made; under the switch `node-beams` they must
 * be precast too. Above a cast-in-place column: `ground-floor-nodes` (domain 1.4 K13).
 */
export function nodeCounts(facts: Facts, below: readonly Member[], above: readonly Member[], beams: readonly Member[]): { readonly counts: Answer; readonly why: Refusal | null } {
  const onCast = below.some((m) => m.state === 'cast-in-place');
  if (onCast && facts.switches['ground-floor-nodes'] !== 'counted') return { counts: 'no', why: 'cast-in-place-column-below' };
  if (onCast && !above.some((m) => m.state === 'precast')) return { counts: 'no', why: 'cast-in-place-neighbour' };
  if (above.some((m) => m.state === 'cast-in-place')) return { counts: 'no', why: 'cast-in-place-neighbour' };
  const asked = [...below.filter((m) => m.state !== 'cast-in-place'), ...above];
  if (facts.switches['node-beams'] === 'precast') {
    const made = (m: Member): Answer => {
      const { precast } = facts.roles[m.index]!;
      return precast === 'precast' || precast === 'composite' ? 'yes' : precast === 'cast-in-place' ? 'no' : 'unknown';
    };
    if (beams.some((m) => made(m) === 'no')) return { counts: 'no', why: 'cast-in-place-beam' };
    if (beams.some((m) => made(m) === 'unknown')) return { counts: 'unknown', why: null };
  }
  return { counts: asked.some((m) => m.state === 'unknown') ? 'unknown' : 'yes', why: null };
}

export function connectionCounts(columns: readonly Member[]): { readonly counts: Answer; readonly why: Refusal | null } {
  if (columns.some((m) => m.state === 'cast-in-place')) return { counts: 'no', why: 'cast-in-place-neighbour' };
  if (columns.length < 2) return { counts: 'no', why: 'too-few-panels' };
  return { counts: columns.some((m) => m.state === 'unknown') ? 'unknown' : 'yes', why: null };
}

function* grout(facts: Facts, members: Members, below: Member, above: readonly Member[], z: readonly [number, number]): Generator<Joint> {
  const joint = pieceOf(facts, members, 'grout-bed', below, above, z, (m) => m.part !== 'room', { counts: 'no', why: null, size: z[1] - z[0], limit: null });
  // a bed lies under the member that stands in it, and belongs to its storey
  if (joint) yield { ...joint, level: above[0]!.level };
}

function pieceOf(
  facts: Facts, members: Members, kind: JointKind, below: Member, others: readonly Member[], z: readonly [number, number],
  counts: (member: Member) => boolean, found: Pick<Joint, 'counts' | 'why' | 'size' | 'limit'>,
): Joint | null {
  const volume = roundQuantity(below.area * (z[1] - z[0]));
  if (!(volume > 0) || filled(facts, members, below, z, counts)) return null;
  return { kind, element: null, named: false, level: below.level, between: [below.index, ...others.map((m) => m.index)], contours: below.contours, z, volume, ...found };
}
