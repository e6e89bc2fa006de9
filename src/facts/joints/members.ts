/** The bodies of one building as joints see them, found by place. */
import { contourArea } from '../../geometry/plan.ts';
import type { Box } from '../../geometry/quantities.ts';
import { boxContour } from '../box-contour.ts';
import type { Facts } from '../facts.ts';
import type { Component } from '../roles.ts';
import { areaWithin, rectAround, rectOf, type Rect } from './shape.ts';

/** `fill`: anything else that takes up room; `floor`: slabs and what lies on or under them */
export type Part = 'panel' | 'column' | 'beam' | 'joint' | 'floor' | 'room' | 'fill';
export type State = 'precast' | 'cast-in-place' | 'unknown';

export interface Member {
  readonly index: number;
  readonly part: Part;
  readonly state: State;
  /** it is what `part` says; false: it may be */
  readonly sure: boolean;
  /** it counts in the building's sums */
  readonly counted: boolean;
  readonly level: number;
  readonly box: Box;
  readonly contours: readonly Float64Array[];
  /** m² */
  readonly area: number;
  /** the rectangle it is in plan */
  readonly rect: Rect | null;
  /** the rectangle around it */
  readonly around: Rect | null;
}

const PANELS: ReadonlySet<Component> = new Set<Component>(['shear-wall', 'ductile-wall-panel']);
const FLOORS: ReadonlySet<Component> = new Set<Component>([
  'slab', 'topping', 'roof', 'balcony', 'ac-slab', 'ground-slab', 'floor-finish', 'ceiling', 'covering',
]);
/** They lie inside the concrete of a joint, or are no matter at all. */
const NO_ROOM: ReadonlySet<Component> = new Set<Component>(['rebar', 'embedded-part', 'pipe']);

export interface Members {
  readonly list: readonly Member[];
  /** by element index */
  readonly of: ReadonlyMap<number, Member>;
  /** members whose boxes meet this box */
  readonly at: (box: Box) => readonly Member[];
}

export function membersOf(facts: Facts, building: number): Members {
  const list: Member[] = [];
  for (const element of facts.model.elements) {
    const { index } = element;
    if (facts.buildings.of[index] !== building) continue;
    const g = facts.geometry[index];
    const out = facts.outOfScope[index] ?? null;
    // a whole whose parts have the bodies takes up no room of its own; what is demolished is not there
    if (!g?.bbox || g.status === 'none' || out === 'whole-of-parts' || out === 'status-demolished' || out === 'file-excluded') continue;
    const roles = facts.roles[index]!;
    if (NO_ROOM.has(roles.component)) continue;
    const contours = g.footprint ?? [boxContour(g.bbox)];
    const around = rectAround(contours);
    const wall = PANELS.has(roles.component);
    const may = (set: (c: Component) => boolean): boolean => roles.candidates.some(set);
    const part: Part =
      roles.component === 'space' ? 'room'
      : roles.component === 'cast-in-place-joint' ? 'joint'
      : roles.component === 'column' ? 'column'
      : wall || (roles.component !== 'beam' && may((c) => PANELS.has(c))) ? 'panel'
      : roles.component === 'beam' ? 'beam'
      : FLOORS.has(roles.component) ? 'floor'
      : 'fill';
    // steel, timber and masonry are no neighbours of joint concrete
    const concrete = roles.precast !== 'not-applicable';
    list.push({
      index,
      part: concrete || part === 'room' || part === 'floor' || part === 'beam' ? part : 'fill',
      state: roles.precast === 'precast' ? 'precast' : roles.precast === 'cast-in-place' ? 'cast-in-place' : 'unknown',
      sure: part !== 'panel' || wall,
      counted: out === null,
      level: facts.levelOf[index] ?? 0,
      box: g.bbox,
      contours,
      area: g.footprint && g.footprintArea !== null ? g.footprintArea : contours.reduce((sum, c) => sum + contourArea(c), 0),
      rect: rectOf(contours, around),
      around,
    });
  }
  return { list, of: new Map(list.map((m) => [m.index, m])), at: grid(list) };
}

/** m: about a room in plan, a storey in height */
const CELL = [2, 2, 3] as const;
/** A body that covers more cells than this is looked at wherever one asks. */
const LARGE = 2048;

function grid(list: readonly Member[]): (box: Box) => readonly Member[] {
  const cells = new Map<number, Member[]>();
  const large: Member[] = [];
  const range = (box: Box, k: 0 | 1 | 2): readonly [number, number] => [Math.floor(box[k] / CELL[k]), Math.floor(box[k + 3]! / CELL[k])];
  // collisions of keys only lengthen a list: boxes are compared anyway
  const key = (x: number, y: number, z: number): number => (Math.imul(x, 73856093) ^ Math.imul(y, 19349663) ^ Math.imul(z, 83492791)) | 0;
  const walk = (box: Box, visit: (key: number) => void): void => {
    const [[x0, x1], [y0, y1], [z0, z1]] = [range(box, 0), range(box, 1), range(box, 2)];
    for (let x = x0; x <= x1; x += 1) for (let y = y0; y <= y1; y += 1) for (let z = z0; z <= z1; z += 1) visit(key(x, y, z));
  };
  for (const member of list) {
    const count = ([0, 1, 2] as const).reduce<number>((n, k) => n * (range(member.box, k)[1] - range(member.box, k)[0] + 1), 1);
    if (!(count <= LARGE)) {
      large.push(member);
      continue;
    }
    walk(member.box, (at) => {
      const cell = cells.get(at);
      if (cell) cell.push(member);
      else cells.set(at, [member]);
    });
  }
  return (box) => {
    const found = new Set<Member>();
    for (const member of large) if (meets(box, member.box)) found.add(member);
    walk(box, (at) => {
      for (const member of cells.get(at) ?? []) if (meets(box, member.box)) found.add(member);
    });
    return [...found].sort((a, b) => a.index - b.index);
  };
}

function meets(a: Box, b: Box): boolean {
  return a[0] <= b[3] && b[0] <= a[3] && a[1] <= b[4] && b[1] <= a[4] && a[2] <= b[5] && b[2] <= a[5];
}

/** A box grown by r in plan and by rz in height. */
export function grown(box: Box, r: number, rz = 0): Box {
  return [box[0] - r, box[1] - r, box[2] - rz, box[3] + r, box[4] + r, box[5] + rz];
}

export function boxOf(contours: readonly Float64Array[], z0: number, z1: number): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const c of contours) {
    for (let i = 0; i + 1 < c.length; i += 2) {
      x0 = Math.min(x0, c[i]!);
      x1 = Math.max(x1, c[i]!);
      y0 = Math.min(y0, c[i + 1]!);
      y1 = Math.max(y1, c[i + 1]!);
    }
  }
  return [x0, y0, z0, x1, y1, z1];
}

/** A plan with the rectangle that it is, if it is one. */
export type Outline = Pick<Member, 'contours' | 'rect'>;

export function outlineOf(contours: readonly Float64Array[]): Outline {
  return { contours, rect: rectOf(contours, rectAround(contours)) };
}

/** m² that two plans share. */
export function commonArea(facts: Facts, a: Outline, b: Outline): number {
  if (b.rect) return areaWithin(a.contours, b.rect);
  if (a.rect) return areaWithin(b.contours, a.rect);
  return facts.plan.area(facts.plan.intersection(a.contours, b.contours));
}

/** Below this share of it, what lies in a gap is a drawing tolerance. */
const FILLS = 0.1;

/** Is something drawn in a gap? */
export function filled(
  facts: Facts, members: Members, outline: Outline, z: readonly [number, number], counts: (member: Member) => boolean,
): boolean {
  const box = boxOf(outline.contours, z[0], z[1]);
  const whole = facts.plan.area(outline.contours) * (z[1] - z[0]);
  let taken = 0;
  for (const member of members.at(box)) {
    if (!counts(member)) continue;
    const dz = Math.min(z[1], member.box[5]) - Math.max(z[0], member.box[2]);
    if (dz > 0) taken += dz * commonArea(facts, outline, member);
    if (taken > FILLS * whole) return true;
  }
  return false;
}
