/**
 * Where a line runs, by the bodies around it (4.0.13): what its axis lies in, under and above. Clear only where the model
 * leaves no other reading; a place that a body not drawn could fill stays unclear.
 */
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Element } from '../model/model.ts';
import { bodyGrid, type BodyGrid } from './body-grid.ts';
import { boxContour } from './box-contour.ts';
import type { Facts } from './facts.ts';
import type { LineAxis, Point } from './line-axis.ts';
import { runsInside, type Run } from './plan-path.ts';
import type { Component } from './roles.ts';
import { liesFlat } from './room-surfaces.ts';

export type Place = 'structure' | 'screed' | 'ceiling' | 'cavity' | 'raised-floor' | 'exposed' | 'unclear';

/** Shares of the line's length by place; they add up to 1. */
export type Places = Readonly<Partial<Record<Place, number>>>;

/** Commentary to 4.0.13: embedded in the structure, crossing it apart, or in a wet screed. */
export const EMBEDDED_PLACES: ReadonlySet<Place> = new Set<Place>(['structure', 'screed']);
export const SEPARATED_PLACES: ReadonlySet<Place> = new Set<Place>(['ceiling', 'cavity', 'raised-floor', 'exposed']);

const FLAT: ReadonlySet<Component> = new Set<Component>([
  'slab', 'topping', 'roof', 'balcony', 'ac-slab', 'ground-slab', 'stair', 'ramp', 'foundation',
]);
const STRUCTURE: ReadonlySet<Component> = new Set<Component>([
  ...FLAT, 'beam', 'column', 'brace', 'shear-wall', 'ductile-wall-panel', 'cast-in-place-joint', 'constructional-column', 'lintel', 'formwork-panel',
]);
const LIGHT_WALL: ReadonlySet<Component> = new Set<Component>(['partition', 'infill-envelope-wall', 'hung-panel']);
/** Around lines these say nothing. */
const NO_PLACE: ReadonlySet<Component> = new Set<Component>([
  'pipe', 'duct', 'equipment', 'furniture', 'door', 'window', 'railing', 'rebar', 'embedded-part', 'plant', 'assembly', 'kitchen-pod', 'bathroom-pod', 'pile',
]);

/** A room reaches no higher than this above a line, and a floor lies no deeper under it, m. */
const REACH = 8;
/** Where no finish is drawn a screed may fill this much above the slab, m. */
const SCREED = 0.15;
/** Raised floors are no higher than this, m. */
const RAISED = 0.6;
/** Body over its outline × height from which it is as it looks in plan at every height. */
const PRISM = 0.98;
/** Crossing at up to 45° and a little more: length inside over thickness. */
const CROSSING = 1.5;
const CROSSING_SLACK = 0.05;

export type PlaceReader = (axis: LineAxis) => Places;

/** One reader per building. Places of a line whose axis is not known are `unclear` unless every axis it may have agrees. */
export function placeReader(facts: Facts, building: number): PlaceReader {
  const grid = bodyGrid(facts, building, (i) => !NO_PLACE.has(facts.roles[i]!.component) && !wrapsLine(facts.model.elements[i]!));
  return (axis) => {
    const answers = axis.axes.map(([from, to]) => placesAlong(facts, grid, from, to));
    const first = answers[0];
    if (first === undefined) return { unclear: 1 };
    return answers.every((other) => sameKind(first, other)) ? first : { unclear: 1 };
  };
}

/** Insulation around pipes is exported as a covering: it goes with the line and is no place of its own. */
function wrapsLine(element: Element): boolean {
  if (element.class !== 'IfcCovering') return false;
  return /^(INSULATION|WRAPPING|SLEEVING)$/u.test(element.predefinedType ?? '') || /管道.{0,4}(隔热|保温|绝热)|pipe insulation|duct insulation/iu.test(`${element.name} ${element.objectType}`.slice(0, 256));
}

/** Wholly separated or wholly embedded either way: which diagonal it takes changes nothing. */
function sameKind(a: Places, b: Places): boolean {
  if (a === b) return true;
  const all = (places: Places, kind: ReadonlySet<Place>): boolean => Object.keys(places).every((p) => kind.has(p as Place));
  return [EMBEDDED_PLACES, SEPARATED_PLACES].some((kind) => all(a, kind) && all(b, kind));
}

interface Near {
  readonly index: number;
  readonly component: Component;
  readonly runs: readonly Run[];
  readonly z0: number;
  readonly z1: number;
  /** its outline holds at every height between */
  readonly prism: boolean;
}

function placesAlong(facts: Facts, grid: BodyGrid, from: Point, to: Point): Places {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
  const near = bodiesAlong(facts, grid, from, to);
  const cuts = cutsOf(near, from, to);
  const places: Partial<Record<Place, number>> = {};
  let crossing = 0;
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const share = cuts[i + 1]! - cuts[i]!;
    if (share < 1e-9) continue;
    const place = placeAt(facts, near, from, to, length, (cuts[i]! + cuts[i + 1]!) / 2);
    if (place === 'crossing') crossing += share;
    else places[place] = (places[place] ?? 0) + share;
  }
  // a crossing is no embedding, and no place of its own either: it goes with the rest of the line
  if (crossing === 0) return places;
  const rest = 1 - crossing;
  if (rest < 1e-9) return { unclear: 1 };
  return Object.fromEntries(Object.entries(places).map(([place, share]) => [place, share / rest])) as Places;
}

function bodiesAlong(facts: Facts, grid: BodyGrid, from: Point, to: Point): readonly Near[] {
  const lo = (k: number): number => Math.min(from[k]!, to[k]!);
  const hi = (k: number): number => Math.max(from[k]!, to[k]!);
  const near: Near[] = [];
  for (const index of grid.near([lo(0), lo(1), lo(2) - REACH, hi(0), hi(1), hi(2) + REACH])) {
    const g = facts.geometry[index]!;
    const runs = runsInside(g.footprint ?? [boxContour(g.bbox!)], from[0], from[1], to[0], to[1]);
    if (runs.length === 0) continue;
    near.push({ index, component: facts.roles[index]!.component, runs, z0: g.bbox![2], z1: g.bbox![5], prism: isPrism(g) });
  }
  return near;
}

function isPrism(g: ElementGeometry): boolean {
  const box = g.bbox!;
  if (g.footprint === null || g.footprintArea === null || g.grossVolume === null) return false;
  return g.grossVolume >= PRISM * g.footprintArea * (box[5] - box[2]);
}

function cutsOf(near: readonly Near[], from: Point, to: Point): readonly number[] {
  const cuts = [0, 1];
  const dz = to[2] - from[2];
  for (const body of near) {
    for (const [a, b] of body.runs) cuts.push(a, b);
    if (Math.abs(dz) < 1e-9) continue;
    for (const z of [body.z0, body.z1]) {
      const t = (z - from[2]) / dz;
      if (t > 0 && t < 1) cuts.push(t);
    }
  }
  return cuts.sort((a, b) => a - b);
}

function placeAt(facts: Facts, near: readonly Near[], from: Point, to: Point, length: number, t: number): Place | 'crossing' {
  const z = from[2] + t * (to[2] - from[2]);
  const here = near.filter((body) => body.runs.some(([a, b]) => t > a && t < b));
  const inside = here.filter((body) => body.component !== 'space' && body.z0 < z && z < body.z1);
  if (inside.length > 0) {
    const places = new Set(inside.map((body) => placeInside(facts, body, from, to, length, t)));
    if (places.has('unclear')) return 'unclear';
    // joints overlap walls and slabs: what holds the line fast decides
    for (const place of ['structure', 'screed', 'crossing'] as const) if (places.has(place)) return place;
    return places.size === 1 ? [...places][0]! : 'unclear';
  }
  return placeBetween(facts, here, z);
}

function placeInside(facts: Facts, body: Near, from: Point, to: Point, length: number, t: number): Place | 'crossing' {
  if (!body.prism) return 'unclear';
  const roles = facts.roles[body.index]!;
  if (body.component === 'floor-finish') {
    if (!liesFlat(facts.geometry[body.index]!.bbox!)) return 'unclear';
    if (roles.dryMethod === false) return 'screed';
    return roles.dryMethod === true && isRaised(facts, body.index) ? 'raised-floor' : 'unclear';
  }
  const structure = STRUCTURE.has(body.component);
  if (!structure && !LIGHT_WALL.has(body.component)) return 'unclear';
  if (crosses(facts, body, from, to, length, t)) return 'crossing';
  if (structure) return 'structure';
  // boards on studs leave a cavity; a panel or a block wall is chased, which the clause does not speak of
  return roles.wallKind === 'framed' ? 'cavity' : 'unclear';
}

/** Through, not along: upright through what lies flat, level and short through what stands. */
function crosses(facts: Facts, body: Near, from: Point, to: Point, length: number, t: number): boolean {
  const upright = Math.abs(to[2] - from[2]) >= Math.SQRT1_2 * length;
  if (FLAT.has(body.component)) return upright;
  if (upright) return false;
  const run = body.runs.find(([a, b]) => t > a && t < b)!;
  const g = facts.geometry[body.index]!;
  const thickness = g.thickness ?? Infinity;
  return (run[1] - run[0]) * length <= CROSSING * thickness + CROSSING_SLACK;
}

/** Within nothing: what is above and below decides, and only where both are modelled. */
function placeBetween(facts: Facts, here: readonly Near[], z: number): Place {
  let floor = -Infinity;
  let roof = Infinity;
  for (const body of here) {
    if (!STRUCTURE.has(body.component)) continue;
    if (body.z1 <= z && FLAT.has(body.component)) floor = Math.max(floor, body.z1);
    if (body.z0 >= z) roof = Math.min(roof, body.z0);
  }
  const finish = here.filter((body) => body.component === 'floor-finish' && liesFlat(facts.geometry[body.index]!.bbox!));
  const above = finish.find((body) => body.z0 >= z && body.z0 - z <= RAISED && body.z0 < roof);
  if (above) return floor > -Infinity && facts.roles[above.index]!.dryMethod === true && isRaised(facts, above.index) ? 'raised-floor' : 'unclear';
  if (roof === Infinity) return 'unclear';
  if (here.some((body) => body.component === 'ceiling' && body.z1 <= z && body.z0 > floor)) return 'ceiling';
  const room = here.some((body) => body.component === 'space' && body.z0 < z && z < body.z1);
  if (!room) return 'unclear';
  const finished = finish.some((body) => body.z1 <= z && body.z0 >= floor - SCREED);
  return finished || (floor > -Infinity && z - floor > SCREED) ? 'exposed' : 'unclear';
}

const RAISED_FLOOR = /架空|网络地板|raised|access floor|computer floor/iu;

/** A dry floor may be boards on a dry bed as well: lines under it lie in a raised floor only where it is called one. */
function isRaised(facts: Facts, index: number): boolean {
  const element = facts.model.elements[index]!;
  return RAISED_FLOOR.test([element.name, element.objectType, element.type?.name ?? '', element.description].join(' ').slice(0, 512));
}
