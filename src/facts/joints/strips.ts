/** 4.0.3-1: vertical strips between wall panels that nobody drew: gaps between their ends, straight, at corners, at crossings. */
import { roundQuantity } from '../../units.ts';
import type { Facts } from '../facts.ts';
import { covers } from '../in-contours.ts';
import type { JointLimits, Joint } from './kinds.ts';
import { widestLeg, type End } from './legs.ts';
import { filled, type Member, type Members } from './members.ts';
import { areaOf, areaWithin, contourOf, PARALLEL, REACH, SLACK, strip, type Rect } from './shape.ts';

/** Faces of one wall line differ by less than this, m. */
const ALIGNED = 0.01;
/** Height of a grid cell: about a storey, m. */
const STOREY = 3;
/** Panels stand side by side over at least this share of the lower one's height. */
const BESIDE = 0.5;

interface Port extends End {
  readonly panel: Member;
}

interface Pair {
  readonly a: Port;
  readonly b: Port;
  /** m between two ends that look at each other; null at a corner */
  readonly gap: number | null;
  readonly regions: readonly Rect[];
}

/** What the concrete above and below a panel adds to a strip's height: world heights by panel. */
export interface Reaches {
  readonly foot: ReadonlyMap<number, number>;
  readonly head: ReadonlyMap<number, number>;
}

export function derivedStrips(facts: Facts, members: Members, limits: JointLimits, reaches: Reaches): readonly Joint[] {
  const ports = members.list.filter((m) => m.part === 'panel' && m.sure && m.counted && m.rect !== null).flatMap(endsOf);
  const pairs = pairsOf(facts, members, ports, limits);
  const joints: Joint[] = [];
  for (const group of groupsOf(ports, pairs)) {
    const joint = jointOf(facts, limits, reaches, group);
    if (joint) joints.push(joint);
  }
  return joints;
}

function endsOf(panel: Member): readonly Port[] {
  const r = panel.rect!;
  return ([1, -1] as const).map((s) => ({
    panel, x: r.x + s * r.ux * r.halfLength, y: r.y + s * r.uy * r.halfLength, dx: s * r.ux, dy: s * r.uy, thickness: 2 * r.halfThickness,
  }));
}

function pairsOf(facts: Facts, members: Members, ports: readonly Port[], limits: JointLimits): readonly Pair[] {
  const reach = 2 * limits.stripWidth + REACH;
  const near = portGrid(ports, reach);
  const corners: Pair[] = [];
  const atCorner = new Map<Port, Set<Port>>();
  const straight: Pair[] = [];
  ports.forEach((a, i) => {
    for (const j of near(a)) {
      if (j <= i) continue;
      const b = ports[j]!;
      if (a.panel === b.panel || !sideBySide(a.panel, b.panel)) continue;
      const along = a.dx * b.dx + a.dy * b.dy;
      if (Math.abs(along) <= PARALLEL) {
        const regions = corner(a, b, limits);
        if (regions === null) continue;
        corners.push({ a, b, gap: null, regions });
        for (const [p, q] of [[a, b], [b, a]] as const) atCorner.set(p, (atCorner.get(p) ?? new Set()).add(q));
      } else if (along < -1 + PARALLEL) {
        const gap = facing(a, b);
        if (gap !== null && gap <= reach) straight.push({ a, b, gap, regions: [strip(a.x, a.y, a.dx, a.dy, gap, Math.min(a.thickness, b.thickness))] });
      }
    }
  });
  // a gap wider than the limit is an opening, unless a wall comes in between
  const crossed = (p: Pair): boolean => [...(atCorner.get(p.a) ?? [])].some((k) => atCorner.get(p.b)?.has(k));
  return [...corners, ...straight.filter((p) => p.gap! <= limits.stripWidth + SLACK || crossed(p))]
    .filter((p) => !filledGap(facts, members, p));
}

function sideBySide(a: Member, b: Member): boolean {
  const common = Math.min(a.box[5], b.box[5]) - Math.max(a.box[2], b.box[2]);
  return common >= BESIDE * Math.min(a.box[5] - a.box[2], b.box[5] - b.box[2]);
}

/** m between two ends of one wall line, both faces aligned; null when they are not, or closed up. */
function facing(a: Port, b: Port): number | null {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const gap = dx * a.dx + dy * a.dy;
  const offset = Math.abs(-dx * a.dy + dy * a.dx);
  if (gap <= REACH || offset + Math.abs(a.thickness - b.thickness) / 2 > ALIGNED) return null;
  return gap;
}

/** The two legs of a corner that two panels' ends leave open; null when they make none. */
function corner(a: Port, b: Port, limits: JointLimits): readonly Rect[] | null {
  const leg = (p: Port, q: Port): number => (q.x - p.x) * p.dx + (q.y - p.y) * p.dy;
  const [fromA, fromB] = [leg(a, b), leg(b, a)];
  const [clearA, clearB] = [fromA - b.thickness / 2, fromB - a.thickness / 2];
  if (clearA < -REACH || clearB < -REACH || Math.max(clearA, clearB) > limits.stripWidth + SLACK) return null;
  return [strip(a.x, a.y, a.dx, a.dy, fromA + b.thickness / 2, a.thickness), strip(b.x, b.y, b.dx, b.dy, fromB + a.thickness / 2, b.thickness)];
}

/** Slabs may run over the top of a gap; a beam from panel to panel, however shallow, makes it an opening. */
function filledGap(facts: Facts, members: Members, { a, b, regions }: Pair): boolean {
  const z = [Math.max(a.panel.box[2], b.panel.box[2]), Math.min(a.panel.box[5], b.panel.box[5])] as const;
  return regions.some((rect) => filled(
    facts, members, { contours: [contourOf(rect)], rect }, z,
    (m) => m !== a.panel && m !== b.panel && m.part !== 'floor' && (m.part !== 'room' || holdsGapOnly(m, rect, a, b)),
    (m) => m.part === 'beam',
  ));
}

/** A room that the gap opens into stands in it; a storey's gross area lies over the panels too. */
function holdsGapOnly(room: Member, region: Rect, a: Port, b: Port): boolean {
  const holds = ({ x, y }: Rect): boolean => covers(room.contours, x, y);
  return holds(region) && !holds(a.panel.rect!) && !holds(b.panel.rect!);
}

interface Group {
  readonly ports: readonly Port[];
  readonly pairs: readonly Pair[];
}

/** Ends that share a gap make one joint. */
function groupsOf(ports: readonly Port[], pairs: readonly Pair[]): readonly Group[] {
  const parent = new Map<Port, Port>();
  const root = (p: Port): Port => {
    let at = p;
    while (parent.has(at)) at = parent.get(at)!;
    return at;
  };
  for (const { a, b } of pairs) {
    const [x, y] = [root(a), root(b)];
    if (x !== y) parent.set(y, x);
  }
  const groups = new Map<Port, { ports: Port[]; pairs: Pair[] }>();
  const of = (p: Port): { ports: Port[]; pairs: Pair[] } => {
    const key = root(p);
    const group = groups.get(key) ?? { ports: [], pairs: [] };
    groups.set(key, group);
    return group;
  };
  for (const p of ports) of(p).ports.push(p);
  for (const pair of pairs) of(pair.a).pairs.push(pair);
  return [...groups.values()].filter((g) => g.pairs.length > 0);
}

function jointOf(facts: Facts, limits: JointLimits, reaches: Reaches, { ports, pairs }: Group): Joint | null {
  const panels = [...new Set(ports.map((p) => p.panel))].sort((a, b) => a.index - b.index);
  // walls poured on site on all sides: what is between them is no joint of panels
  if (panels.every((p) => p.state === 'cast-in-place')) return null;
  const { contours, area } = together(facts, pairs.flatMap((p) => p.regions));
  // the strip runs as high as the concrete over both panels
  const z0 = Math.max(...panels.map((p) => reaches.foot.get(p.index) ?? p.box[2]));
  const z1 = Math.min(...panels.map((p) => reaches.head.get(p.index) ?? p.box[5]));
  const volume = roundQuantity(area * (z1 - z0));
  if (!(volume > 0)) return null;
  const through = (end: End): number => Math.max(0, ...pairs.filter((p) => p.a === end || p.b === end).map((p) => p.gap ?? 0));
  const size = widestLeg(ports, through, facts.switches['joint-width']);
  const tooWide = size > limits.stripWidth + SLACK;
  const cast = panels.some((p) => p.state === 'cast-in-place');
  const open = panels.some((p) => p.state === 'unknown');
  return {
    kind: 'vertical-strip', element: null, named: false, level: panels[0]!.level,
    counts: tooWide || cast ? 'no' : open ? 'unknown' : 'yes',
    why: tooWide ? 'too-wide' : cast ? 'cast-in-place-neighbour' : null,
    size, limit: limits.stripWidth, between: panels.map((p) => p.index), contours, z: [z0, z1], volume,
  };
}

/** What regions cover: mostly one, or two legs with a corner in common, once those within others are left out. */
function together(facts: Facts, regions: readonly Rect[]): { readonly contours: readonly Float64Array[]; readonly area: number } {
  const kept: Rect[] = [];
  for (const r of [...regions].sort((a, b) => areaOf(b) - areaOf(a))) {
    if (!kept.some((k) => areaWithin([contourOf(r)], k) >= areaOf(r) * (1 - 1e-9))) kept.push(r);
  }
  const contours = kept.map(contourOf);
  if (kept.length === 1) return { contours, area: areaOf(kept[0]!) };
  if (kept.length === 2) return { contours, area: areaOf(kept[0]!) + areaOf(kept[1]!) - areaWithin([contours[0]!], kept[1]!) };
  const union = facts.plan.union(contours);
  return { contours: union, area: facts.plan.area(union) };
}

/** Ends about as near as a cell is wide; who asks measures. */
function portGrid(ports: readonly Port[], cell: number): (port: Port) => readonly number[] {
  const cells = new Map<number, number[]>();
  const at = (x: number, y: number, z: number): number => (Math.imul(x, 73856093) ^ Math.imul(y, 19349663) ^ Math.imul(z, 83492791)) | 0;
  const place = ({ x, y, panel: { box } }: Port): readonly [number, number, number] =>
    [Math.floor(x / cell), Math.floor(y / cell), Math.floor((box[2] + box[5]) / 2 / STOREY)];
  ports.forEach((p, i) => {
    const key = at(...place(p));
    const list = cells.get(key);
    if (list) list.push(i);
    else cells.set(key, [i]);
  });
  return (port) => {
    const found = new Set<number>();
    const [x, y, z] = place(port);
    for (let dx = -1; dx <= 1; dx += 1) for (let dy = -1; dy <= 1; dy += 1) for (let dz = -1; dz <= 1; dz += 1) {
      for (const i of cells.get(at(x + dx, y + dy, z + dz)) ?? []) found.add(i);
    }
    return [...found];
  };
}
