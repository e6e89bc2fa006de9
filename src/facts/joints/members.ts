/** The bodies of one building as joints see them, found by place. */
import { contourArea, contoursExtent } from '../../geometry/plan.ts';
import type { Box } from '../../geometry/quantities.ts';
import { boxContour } from '../box-contour.ts';
import type { Facts } from '../facts.ts';
import { keptByBuilding } from '../kept-by-building.ts';
import type { Rests } from '../rests.ts';
import type { Component } from '../roles.ts';
import { elementsIn } from '../straddling.ts';
import { areaOf, areaWithin, rectAround, rectOf, type Rect } from './shape.ts';

/** `fill`: anything else that takes up room; `floor`: slabs and what lies on or under them */
export type Part = 'panel' | 'column' | 'beam' | 'joint' | 'floor' | 'room' | 'fill';
export type State = 'precast' | 'cast-in-place' | 'unknown';

export interface Member {
  readonly index: number;
  readonly part: Part;
  readonly state: State;
  /** it is what `part` says; false: it may be */
  readonly sure: boolean;
  /** not steel, timber or masonry */
  readonly concrete: boolean;
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

export const JOINTS_REST: readonly Rests[] = [{ roles: ['precast'] }];

export const membersOf: (facts: Facts, building: number) => Members = keptByBuilding(read, JOINTS_REST, 'no-switches');

function read(facts: Facts, building: number): Members {
  const list: Member[] = [];
  for (const index of elementsIn(facts.buildings, building)) {
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
      concrete,
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
  const cells = new Map<number, number[]>();
  const large: number[] = [];
  const span = (box: Box): readonly number[] => box.map((v, k) => Math.floor(v / CELL[k % 3]!));
  // collisions of keys only lengthen a list: boxes are compared anyway
  const key = (x: number, y: number, z: number): number => (Math.imul(x, 73856093) ^ Math.imul(y, 19349663) ^ Math.imul(z, 83492791)) | 0;
  list.forEach((member, i) => {
    const [x0, y0, z0, x1, y1, z1] = span(member.box) as [number, number, number, number, number, number];
    if (!((x1 - x0 + 1) * (y1 - y0 + 1) * (z1 - z0 + 1) <= LARGE)) {
      large.push(i);
      return;
    }
    for (let x = x0; x <= x1; x += 1) for (let y = y0; y <= y1; y += 1) for (let z = z0; z <= z1; z += 1) {
      const at = key(x, y, z);
      const cell = cells.get(at);
      if (cell) cell.push(i);
      else cells.set(at, [i]);
    }
  });
  // which query saw a member last, so that one that lies in several cells is found once
  const seen = new Uint32Array(list.length);
  let query = 0;
  return (box) => {
    query += 1;
    const found: Member[] = [];
    const look = (i: number): void => {
      if (seen[i] === query) return;
      seen[i] = query;
      if (meets(box, list[i]!.box)) found.push(list[i]!);
    };
    for (const i of large) look(i);
    const [x0, y0, z0, x1, y1, z1] = span(box) as [number, number, number, number, number, number];
    for (let x = x0; x <= x1; x += 1) for (let y = y0; y <= y1; y += 1) for (let z = z0; z <= z1; z += 1) {
      for (const i of cells.get(key(x, y, z)) ?? []) look(i);
    }
    return found.sort((a, b) => a.index - b.index);
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
  const [x0, y0, x1, y1] = contoursExtent(contours);
  return [x0, y0, z0, x1, y1, z1];
}

/** A plan with the rectangle that it is, if it is one. */
export type Outline = Pick<Member, 'contours' | 'rect'>;

/** m² that two plans share. */
export function commonArea(facts: Facts, a: Outline, b: Outline): number {
  if (b.rect) return areaWithin(a.contours, b.rect);
  if (a.rect) return areaWithin(b.contours, a.rect);
  return facts.plan.area(facts.plan.intersection(a.contours, b.contours));
}

/** Below this share of it, what lies in a gap is a drawing tolerance. */
const FILLS = 0.1;

/** Is something drawn in a gap? `spans`: members that make it an opening however little of its height they take. */
export function filled(
  facts: Facts, members: Members, outline: Outline, z: readonly [number, number], counts: (member: Member) => boolean,
  spans: (member: Member) => boolean = () => false,
): boolean {
  const box = boxOf(outline.contours, z[0], z[1]);
  const area = outline.rect ? areaOf(outline.rect) : facts.plan.area(outline.contours);
  let taken = 0;
  for (const member of members.at(box)) {
    if (!counts(member)) continue;
    const dz = Math.min(z[1], member.box[5]) - Math.max(z[0], member.box[2]);
    if (dz <= 0) continue;
    const common = commonArea(facts, outline, member);
    if (spans(member) && common > area / 2) return true;
    taken += dz * common;
    if (taken > FILLS * area * (z[1] - z[0])) return true;
  }
  return false;
}
