/** Joints that are drawn: elements named as joints, and cast-in-place pieces that stand where only a joint stands. */
import type { Facts } from '../facts.ts';
import type { Answer, Joint, JointLimits, Refusal } from './kinds.ts';
import { widestLeg, type End } from './legs.ts';
import { boxOf, commonArea, grown, type Member, type Members } from './members.ts';
import { contacts, extent, REACH, SLACK } from './shape.ts';
import { connectionCounts, connectionLimit, framing, nodeCounts, standingOver } from './stacks.ts';

/** Bodies side by side share more than this in height, m. */
const BESIDE = 0.1;
/** Pieces of one joint share this part of the taller one's height: a band that ends at a strip is not part of it. */
const ONE_JOINT = 0.5;
/** A piece lies within a member's plan when this share of it does. */
const WITHIN = 0.5;

/** One per drawn joint, in element order; a piece of the floor that no vertical member meets is not among them. */
export function drawnJoints(facts: Facts, members: Members, limits: JointLimits): readonly Joint[] {
  const joints: Joint[] = [];
  const named = members.list.filter((m) => m.part === 'joint' && m.counted);
  const clusters = clustersOf(members, named);
  for (const member of members.list) {
    if (!member.counted) continue;
    const joint = member.part === 'joint' ? judge(facts, members, limits, member, clusters.get(member)!) : candidate(facts, members, limits, member);
    if (joint) joints.push(joint);
  }
  return joints;
}

/** Pieces of one joint, an L drawn as two walls say, are measured together. */
function clustersOf(members: Members, named: readonly Member[]): ReadonlyMap<Member, readonly Member[]> {
  const cluster = new Map<Member, readonly Member[]>();
  for (const start of named) {
    if (cluster.has(start)) continue;
    const found = new Set([start]);
    for (const at of found) {
      for (const other of beside(members, at)) if (other.part === 'joint' && sharedHeight(at, other) >= ONE_JOINT * Math.max(tall(at), tall(other))) found.add(other);
    }
    const list = [...found].sort((a, b) => a.index - b.index);
    for (const m of list) cluster.set(m, list);
  }
  return cluster;
}

function beside(members: Members, member: Member): readonly Member[] {
  return members.at(grown(member.box, REACH)).filter((m) =>
    m !== member && m.counted && sharedHeight(m, member) > BESIDE &&
    contacts(member.contours, m.contours).length > 0);
}

const tall = (m: Member): number => m.box[5] - m.box[2];
const sharedHeight = (a: Member, b: Member): number => Math.min(a.box[5], b.box[5]) - Math.max(a.box[2], b.box[2]);

function judge(facts: Facts, members: Members, limits: JointLimits, member: Member, cluster: readonly Member[]): Joint | null {
  const base = { element: member.index, named: true };
  const side = new Set(cluster.flatMap((m) => beside(members, m)).filter((m) => m.part === 'panel'));
  const height = tall(member);
  if (side.size < 2 || height <= limits.bandHeight + SLACK) {
    const stacked = asStack(facts, members, limits, member) ?? asBand(facts, members, limits, member);
    if (stacked) return { ...stacked, ...base };
    // a strip of the floor (4.0.5-2), no vertical member
    if (height <= limits.bandHeight + SLACK && side.size < 2) return null;
  }
  return { ...asStrip(facts, members, limits, member, cluster), ...base };
}

/** Cast in place, and drawn where only a joint would stand: proposed, never settled. */
function candidate(facts: Facts, members: Members, limits: JointLimits, member: Member): Joint | null {
  const roles = facts.roles[member.index]!;
  const beam = member.part === 'beam';
  if (!beam && !(member.state === 'cast-in-place' && member.sure && (member.part === 'panel' || member.part === 'column'))) return null;
  if (beam && roles.precast !== 'cast-in-place' && roles.precast !== 'unknown') return null;
  const base = { element: member.index, named: false };
  const stacked = member.part === 'panel' ? null : asStack(facts, members, limits, member);
  if (stacked && stacked.counts !== 'no') return { ...stacked, ...base };
  if (beam) {
    // a beam that may be a ring beam by its name, on panels
    const band = roles.candidates.includes('cast-in-place-joint') ? asBand(facts, members, limits, member) : null;
    return band && { ...band, ...base };
  }
  const strip = asStrip(facts, members, limits, member, [member]);
  return strip.counts === 'no' ? null : { ...strip, ...base };
}

type Found = Omit<Joint, 'element' | 'named'>;

function found(member: Member, kind: Joint['kind'], between: readonly Member[], rest: Pick<Joint, 'counts' | 'why' | 'size' | 'limit'>): Found {
  return {
    kind, level: member.level, between: between.map((m) => m.index).sort((a, b) => a - b), contours: member.contours,
    z: [member.box[2], member.box[5]], volume: 0, ...rest,
  };
}

function asStrip(facts: Facts, members: Members, limits: JointLimits, member: Member, cluster: readonly Member[]): Found {
  const own = new Set(cluster);
  const plans = cluster.flatMap((m) => m.contours);
  const ends: (End & { readonly end: boolean })[] = [];
  const neighbours = new Set<Member>();
  for (const piece of cluster) {
    for (const other of beside(members, piece)) {
      if (own.has(other) || (other.part !== 'panel' && other.part !== 'column')) continue;
      neighbours.add(other);
      const r = other.around;
      for (const c of contacts(piece.contours, other.contours)) {
        const along = r ? Math.abs(c.dx * r.ux + c.dy * r.uy) : 0;
        ends.push({ x: c.x, y: c.y, dx: c.dx, dy: c.dy, thickness: c.width, end: along > 0.9 });
      }
    }
  }
  const through = (end: End): number => extent(plans, end.dx, end.dy)[1] - (end.x * end.dx + end.y * end.dy);
  // a joint against the side of a panel that runs past is measured from the ends of the others
  const measured = ends.some((e) => e.end) ? ends.filter((e) => e.end) : ends;
  const size = measured.length > 0 ? widestLeg(measured, through, facts.switches['joint-width']) : null;
  const list = [...neighbours];
  const panels = list.filter((m) => m.part === 'panel');
  let counts: Answer = list.every((m) => m.state === 'precast' && m.sure) ? 'yes' : 'unknown';
  let why: Refusal | null = null;
  if (list.some((m) => m.state === 'cast-in-place' && m.sure)) [counts, why] = ['no', 'cast-in-place-neighbour'];
  else if (panels.length < 2) [counts, why] = ['no', 'too-few-panels'];
  else if (size === null) [counts, why] = ['no', 'no-place'];
  else if (size > limits.stripWidth + SLACK) [counts, why] = ['no', 'too-wide'];
  return found(member, 'vertical-strip', list, { counts, why, size, limit: limits.stripWidth });
}

/** A low piece on panels; null when it lies on none and under none. */
function asBand(facts: Facts, members: Members, limits: JointLimits, member: Member): Found | null {
  const height = tall(member);
  const touching = (z: number, face: 2 | 5): readonly Member[] =>
    members.at(boxOf(member.contours, z - REACH, z + REACH)).filter((m) =>
      m.part === 'panel' && m.counted && Math.abs(m.box[face] - z) <= REACH + SLACK && commonArea(facts, m, member) > 0.01 * m.area);
  const below = touching(member.box[2], 5);
  const above = touching(member.box[5], 2);
  const stack = [...below, ...above];
  if (stack.length === 0) return null;
  let counts: Answer = stack.every((m) => m.state === 'precast' && m.sure) ? 'yes' : 'unknown';
  let why: Refusal | null = null;
  if (stack.some((m) => m.state === 'cast-in-place' && m.sure)) [counts, why] = ['no', 'cast-in-place-neighbour'];
  else if (below.length === 0) [counts, why] = ['no', 'too-few-panels'];
  else if (height > limits.bandHeight + SLACK) [counts, why] = ['no', 'too-wide'];
  return found(member, 'horizontal-band', stack, { counts, why, size: height, limit: limits.bandHeight });
}

/** A piece on a column: a node where beams meet it, else a connection of two columns. */
function asStack(facts: Facts, members: Members, limits: JointLimits, member: Member): Found | null {
  const below = members.at(boxOf(member.contours, member.box[2] - REACH, member.box[2] + REACH)).filter((m) =>
    m !== member && m.part === 'column' && m.counted && Math.abs(m.box[5] - member.box[2]) <= REACH + SLACK &&
    commonArea(facts, m, member) >= WITHIN * member.area);
  if (below.length === 0) return null;
  const above = standingOver(facts, members, member, 'column', REACH + SLACK).filter((m) => m !== member);
  const [z0, z1] = [member.box[2], member.box[5]];
  const beams = framing(members, member, z0 - REACH, z1 + REACH).filter((m) => m !== member);
  const side = connectionLimit(below[0]!, limits);
  if (beams.length > 0) {
    const low = Math.min(...beams.map((b) => b.box[2])) - (side ?? 0);
    const high = Math.max(...beams.map((b) => b.box[5])) + REACH;
    const fits = z0 >= low - SLACK && z1 <= high + SLACK;
    const answer = fits ? nodeCounts(facts, below, above, beams) : ({ counts: 'no', why: 'too-wide' } as const);
    return found(member, 'beam-column-node', [...below, ...above, ...beams], { ...answer, size: z1 - z0, limit: null });
  }
  const tall = side === null || z1 - z0 > side + SLACK;
  const answer = tall ? ({ counts: 'no', why: 'too-wide' } as const) : connectionCounts([...below, ...above]);
  return found(member, 'column-connection', [...below, ...above], { ...answer, size: z1 - z0, limit: side });
}
