/** 4.0.6–4.0.9: areas of envelope walls and partitions, openings not deducted, m². */
import type { Facts } from '../facts/facts.ts';
import type { Component, Roles } from '../facts/roles.ts';
import { curtainWallFace, faceOfParts, isWallPart, wallOfPart } from '../facts/curtain-wall.ts';
import type { ElementGeometry } from '../facts/facts.ts';
import { loneOpenings } from '../facts/lone-openings.ts';
import { outerFaceArea } from '../facts/outer-face.ts';
import { copiesThatMayCount, rangeOver, WHICH_FILE } from '../facts/rival-copies.ts';
import { wallsInFront } from '../facts/wall-in-front.ts';
import { roundQuantity, type Interval } from '../units.ts';
import {
  acrossStoreys, countable, distinct, ends, endsOfBody, isOneOf, lessDetailed, mayLieBelowGround, rangeReason, unique, type Measure, type MissingReason, type Piece,
} from './measure.ts';

type Answer = 'yes' | 'no' | 'unknown';

interface WallQuestion {
  /** is this wall in the denominator? */
  readonly belongs: (index: number, roles: Roles) => Answer;
  readonly counts: (roles: Roles) => Answer;
  readonly reason: MissingReason;
  readonly role: string;
  /** are windows and doors that are in no wall among what is asked for, perhaps? */
  readonly lone: boolean;
}

const INFILL: ReadonlySet<Component> = new Set<Component>(['infill-envelope-wall', 'curtain-wall', 'hung-panel']);
const ENVELOPE: ReadonlySet<Component> = new Set<Component>([...INFILL, 'shear-wall', 'ductile-wall-panel']);
const ENVELOPE_BOARDS: ReadonlySet<Component> = new Set<Component>(['infill-envelope-wall', 'hung-panel']);
const PARTITION: ReadonlySet<Component> = new Set<Component>(['partition']);

/** 4.0.6: non-load-bearing envelope walls that are not masonry. */
export function envelopeNonMasonry(facts: Facts, building: number): Measure {
  return wallMeasure(facts, building, {
    belongs: (i) => among(facts, i, INFILL),
    counts: (r) => nonMasonry(facts, r),
    reason: 'unknown-wall-kind',
    role: 'wallKind',
    lone: true,
  });
}

/** 4.0.7: envelope walls, load-bearing ones too, made with insulation and finish as one. */
export function envelopeIntegrated(facts: Facts, building: number): Measure {
  return wallMeasure(facts, building, {
    belongs: (i, r) => {
      if (INFILL.has(r.component)) return 'yes';
      const bearing = r.component === 'shear-wall' || r.component === 'ductile-wall-panel';
      if (bearing) return r.external === true ? 'yes' : r.external === false ? 'no' : 'unknown';
      const maybe = among(facts, i, ENVELOPE);
      return maybe === 'unknown' && r.external === false ? 'no' : maybe;
    },
    counts: integrated,
    reason: 'unknown-integration',
    role: 'integrated',
    lone: true,
  });
}

/** 4.0.8: partitions that are not masonry. */
export function partitionNonMasonry(facts: Facts, building: number): Measure {
  return wallMeasure(facts, building, {
    belongs: (i) => among(facts, i, PARTITION),
    counts: (r) => nonMasonry(facts, r),
    reason: 'unknown-wall-kind',
    role: 'wallKind',
    lone: false,
  });
}

/** Partitions that are boards made in a factory: panels are, walls of frames and sheets may be called so or not. */
export function partitionBoards(facts: Facts, building: number): Measure {
  return wallMeasure(facts, building, {
    belongs: (i) => among(facts, i, PARTITION),
    counts: board,
    reason: 'unknown-wall-kind',
    role: 'wallKind',
    lone: false,
  });
}

/** Envelope walls that are such boards. */
export function envelopeBoards(facts: Facts, building: number): Measure {
  return wallMeasure(facts, building, {
    belongs: (i) => among(facts, i, ENVELOPE_BOARDS),
    counts: board,
    reason: 'unknown-wall-kind',
    role: 'wallKind',
    lone: false,
  });
}

/** 4.0.9: partitions made with pipes and finish as one. */
export function partitionIntegrated(facts: Facts, building: number): Measure {
  return wallMeasure(facts, building, {
    belongs: (i) => among(facts, i, PARTITION),
    counts: integrated,
    reason: 'unknown-integration',
    role: 'integrated',
    lone: false,
  });
}

/** What nothing identifies is a wall perhaps only where it is thin and upright: where geometry gives it a side face. */
function among(facts: Facts, index: number, set: ReadonlySet<Component>): Answer {
  const answer = isOneOf(facts, index, set);
  const named = facts.roles[index]!.candidates.some((c) => set.has(c));
  return answer === 'unknown' && !named && facts.geometry[index]?.sideArea == null ? 'no' : answer;
}

function nonMasonry(facts: Facts, roles: Roles): Answer {
  switch (roles.wallKind) {
    case 'panel':
    case 'curtain':
    case 'framed':
      return 'yes';
    case 'masonry':
      return 'no';
    case 'cast-in-place':
      // a wall poured on site is neither masonry nor built dry (domain 1.2-1, K15)
      return facts.switches['cast-in-place-infill'] === 'counted' ? 'yes' : 'no';
    default:
      return 'unknown';
  }
}

function board(roles: Roles): Answer {
  if (roles.wallKind === 'panel') return 'yes';
  return roles.wallKind === 'masonry' || roles.wallKind === 'cast-in-place' ? 'no' : 'unknown';
}

function integrated(roles: Roles): Answer {
  return roles.integrated === true ? 'yes' : roles.integrated === false ? 'no' : 'unknown';
}

interface Counted {
  /** a wall, or the whole whose face the parts make */
  readonly element: number;
  readonly level: number;
  readonly maybe: boolean;
  /** the elements whose roles decide and whose bodies make the face */
  readonly members: number[];
  /** lintels and tie columns: of the face alone */
  readonly also: number[];
}

function wallMeasure(facts: Facts, building: number, question: WallQuestion): Measure {
  const pieces: Piece[] = [];
  const missing = new Set<MissingReason>();
  let sizeless = false;
  for (const counted of walls(facts, building)) {
    const belongs = agreed(counted.members.map((i) => question.belongs(i, facts.roles[i]!)));
    if (belongs === 'no') continue;
    const open: string[] = [];
    const areas = faceAreas(facts, counted, open, missing);
    if (areas === null) {
      // nothing bounds what it adds to either side
      sizeless = true;
      missing.add('wall-without-body');
      continue;
    }
    const counts = agreed(counted.members.map((i) => question.counts(facts.roles[i]!)));
    if (counts === 'unknown') {
      open.push(question.role);
      missing.add(question.reason);
    }
    const options: (readonly [number, number])[] = [];
    for (const a of areas) {
      if (counts !== 'no') options.push([a, a]);
      if (counts !== 'yes') options.push([0, a]);
    }
    if (belongs === 'unknown') {
      options.push([0, 0]);
      for (const [role, reason] of [
        ['external', 'unknown-external'], ['loadBearing', 'unknown-bearing'],
      ] as const) {
        if (counted.members.some((i) => facts.roles[i]![role] === 'unknown' || facts.roles[i]![role] === 'conflict')) {
          open.unshift(role);
          missing.add(reason);
        }
      }
      if (counted.members.some((i) => facts.roles[i]!.component === 'unknown')) {
        open.unshift('component');
        missing.add('unknown-component');
      }
      if (options.length > 1 && open.length === 0) open.push('component');
    }
    if (counted.members.some((i) => wallsInFront(facts, facts.buildings.of[i]!).has(i))) {
      options.push([0, 0]);
      open.unshift('component');
      missing.add('wall-in-front');
    }
    const piece: Piece = { element: counted.element, level: counted.level, options: distinct(options), missing: [...new Set(open)] };
    if (counted.element === counted.members[0]) pieces.push(...acrossStoreys(facts, piece, 'sideArea', missing));
    else pieces.push(counted.maybe ? perhapsBelow(piece, missing) : piece);
  }
  if (question.lone) pieces.push(...lonePieces(facts, building, missing));
  if (pieces.length === 0) missing.add('no-such-element');
  const sure = pieces.some((p) => p.options.every(([, d]) => d > 0));
  return { pieces, totals: null, present: sure ? 'yes' : 'unknown', ...(sizeless ? { ratioUnknown: true } : {}), missing: [...missing] };
}

/** A face made of several bodies is not cut at storey planes: it counts where its parts stand. */
function perhapsBelow(piece: Piece, missing: Set<MissingReason>): Piece {
  const options = [...piece.options];
  const open = [...piece.missing];
  mayLieBelowGround(options, open, missing);
  return { ...piece, options: distinct(options), missing: open };
}

/** One list per scope and building, and one face per wall: four items and every switch ask. */
const WALLS = new WeakMap<Facts['outOfScope'], Map<number, readonly Counted[]>>();
const FACES = new WeakMap<Counted, Interval | null>();

/** Blocks and layers of one wall on one storey are one face. */
function walls(facts: Facts, building: number): readonly Counted[] {
  const byBuilding = WALLS.get(facts.outOfScope) ?? new Map<number, readonly Counted[]>();
  WALLS.set(facts.outOfScope, byBuilding);
  const list = byBuilding.get(building) ?? wallsOf(facts, building);
  byBuilding.set(building, list);
  return list;
}

function wallsOf(facts: Facts, building: number): readonly Counted[] {
  const list: Counted[] = [];
  const byWhole = new Map<string, Counted>();
  for (const { index, level, maybe } of countable(facts, building)) {
    const whole = wallOfPart(facts, index);
    const key = `${whole} ${level}`;
    if (whole === null) {
      list.push({ element: index, level, maybe, members: [index], also: [] });
      continue;
    }
    let counted = byWhole.get(key);
    if (counted === undefined) {
      counted = { element: whole, level, maybe, members: [], also: [] };
      byWhole.set(key, counted);
      list.push(counted);
    }
    (isWallPart(facts, index) ? counted.members : counted.also).push(index);
  }
  return list.filter((c) => c.members.length > 0);
}

/** What all say; leaves that differ leave the whole open. */
function agreed(answers: readonly Answer[]): Answer {
  return answers.every((a) => a === answers[0]) ? answers[0]! : 'unknown';
}

function faceOf(facts: Facts, counted: Counted, find: () => Interval | null): Interval | null {
  let face = FACES.get(counted);
  if (face === undefined) {
    const found = find();
    face = found === null ? null : withoutDetailed(facts, counted, found);
    FACES.set(counted, face);
  }
  return face;
}

/** What another file's pieces detail of a part is of its face at the most. */
function withoutDetailed(facts: Facts, counted: Counted, face: Interval): Interval {
  const share = Math.max(0, ...counted.members.map((i) => facts.copies.detailedShare.get(i) ?? 0));
  return share === 0 ? face : [roundQuantity(face[0] * (1 - share)), face[1]];
}

/** Alternatives for the area of the face, m²; null where nothing bounds it. From the least to the greatest of the copies where several may count. */
function faceAreas(facts: Facts, counted: Counted, open: string[], missing: Set<MissingReason>): readonly number[] | null {
  const { element, members } = counted;
  const say = (role: string, reason: MissingReason): void => {
    open.push(role);
    missing.add(reason);
  };
  const range = ({ areas, reason }: Face): readonly number[] => {
    if (areas.length > 1) say('sideArea', reason);
    return areas;
  };
  const over = (own: readonly number[], others: readonly (readonly number[])[]): readonly number[] => {
    const all = rangeOver(own, others);
    if (all !== own) say(WHICH_FILE, 'copies-differ');
    return all;
  };
  if (members.length > 1 || element !== members[0]) {
    const bodies = [...members, ...counted.also];
    const face = faceOf(facts, counted, () => faceOfParts(facts, bodies));
    const others = facesByFile(facts, bodies);
    if (face !== null && others !== null) return over(range({ areas: unique(face), reason: 'wall-face-range' }), others.map((other) => withoutDetailed(facts, counted, other)));
    const sums = bodies.map((i) => ends(facts, i, 'sideArea'));
    return range({ areas: unique([0, sums.reduce((sum, e) => sum + Math.max(...e), 0)]), reason: face === null ? 'open-mesh' : 'copies-differ' });
  }
  if (!facts.geometry[element]?.bbox) {
    const face = faceOf(facts, counted, () => curtainWallFace(facts, element));
    return face === null ? null : range({ areas: unique(face), reason: 'wall-face-range' });
  }
  const own = range(faceOfBody(facts, element, () => faceOf(facts, counted, () => outerFace(facts, element))));
  const [, ...rivals] = copiesThatMayCount(facts, element);
  return over(own, rivals.map((rival) => lessDetailed(facts, element, own, faceOfBody(facts, rival, () => outerFace(facts, rival)).areas)));
}

interface Face {
  readonly areas: readonly number[];
  /** why there are several */
  readonly reason: MissingReason;
}

/** Of one copy alone, which has a box. */
function faceOfBody(facts: Facts, index: number, outerFaceOf: () => Interval | null): Face {
  const g = facts.geometry[index]!;
  const spans = g.length !== null && g.height !== null ? g.length * g.height : null;
  if (spans !== null && bendsInPlan(g)) {
    if (g.sideArea === null && g.status === 'closed') {
      // no two sides to tell apart: between what it spans and all of its faces
      return { areas: unique([roundQuantity(spans), roundQuantity(Math.max(spans, g.surfaceArea ?? 0))]), reason: 'wall-face-range' };
    }
    const outer = outerFaceOf();
    if (outer !== null && g.status !== 'open') return { areas: unique(outer), reason: 'partly-detailed' };
  }
  if (g.status === 'open' && g.sideArea !== null && spans !== null) {
    // what is missing of the mesh may be missing of its face
    const most = Math.max(spans, g.sideArea, bendsInPlan(g) ? (g.surfaceArea ?? 0) : 0);
    if (most - g.sideArea > OPEN_FACE * most) return { areas: [g.sideArea, roundQuantity(most)], reason: 'open-mesh' };
  }
  return { areas: endsOfBody(facts, index, 'sideArea'), reason: rangeReason(facts, index) };
}

function outerFace(facts: Facts, index: number): Interval | null {
  const area = outerFaceArea(facts, index);
  return area === null ? null : [area, area];
}

/** Files whose every order is tried. */
const MOST_FILES = 4;

/**
 * The united face under each order in which the files that drew its parts may count, where several may; null where they are
 * too many to be tried. The parts of one order stand in one plane, and a face is no sum of theirs.
 */
function facesByFile(facts: Facts, bodies: readonly number[]): readonly Interval[] | null {
  if (!bodies.some((i) => facts.copies.rivals.has(i))) return [];
  const copies = bodies.map((i) => copiesThatMayCount(facts, i));
  const fileOf = (i: number): number => facts.model.elements[i]!.file;
  const files = [...new Set(copies.filter((list) => list.length > 1).flat().map(fileOf))];
  if (files.length > MOST_FILES) return null;
  return orders(files).flatMap((order) => {
    const chosen = copies.map((list) => [...list].sort((a, b) => order.indexOf(fileOf(a)) - order.indexOf(fileOf(b)))[0]!);
    const face = faceOfParts(facts, chosen);
    return face === null ? [] : [face];
  });
}

function orders(files: readonly number[]): readonly (readonly number[])[] {
  if (files.length < 2) return [files];
  return files.flatMap((first) => orders(files.filter((file) => file !== first)).map((rest) => [first, ...rest]));
}

/** An open body whose face fills its rectangle but for this share lacks nothing of it. */
const OPEN_FACE = 0.001;
/** Share of the rectangle around it that a straight wall's footprint fills. */
const STRAIGHT_FILL = 0.8;

function bendsInPlan(g: ElementGeometry): boolean {
  return g.length !== null && g.thickness !== null && g.height !== null && g.footprintArea !== null
    && g.footprintArea < STRAIGHT_FILL * g.length * g.thickness;
}

/** 4.0.6: glazing without a wall is envelope of a kind nobody stated, if it is envelope; inner doors and windows are not. */
function lonePieces(facts: Facts, building: number, missing: Set<MissingReason>): readonly Piece[] {
  const lone = loneOpenings(facts);
  const pieces: Piece[] = [];
  for (const { index, level } of countable(facts, building)) {
    if (!lone.has(index) || facts.roles[index]!.external === false) continue;
    const most = Math.max(...ends(facts, index, 'sideArea'));
    if (!(most > 0)) continue;
    missing.add('window-without-wall');
    pieces.push({ element: index, level, options: [[most, most], [0, most], [0, 0]], missing: ['component', 'wallKind'] });
  }
  return pieces;
}
