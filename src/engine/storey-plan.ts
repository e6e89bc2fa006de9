/** What stands in one storey, in plan: the contours the check already measured, with axes and north, for drawings and for regions drawn by hand. */
import { boxContour } from '../facts/box-contour.ts';
import { conceptReader } from '../facts/concepts.ts';
import { BELOW_LOWEST } from '../facts/element-level.ts';
import type { Facts } from '../facts/facts.ts';
import { levelsThrough } from '../facts/levels-through.ts';
import { elementsIn, levelIn, outlineIn } from '../facts/straddling.ts';
import { contoursExtent, type Extent } from '../facts/plan-extent.ts';
import type { GridAxis } from '../model/model.ts';
import { roundQuantity, type Interval } from '../units.ts';

export interface StoreyPlan {
  /** position in Report.buildings */
  readonly building: number;
  /** as the items' rows name it; '' under the lowest */
  readonly storey: string;
  /** position in BuildingResult.storeys; −1: what lies under the lowest */
  readonly level: number;
  /** m, common world */
  readonly elevation: number;
  /** around all pieces, m; null where there are none */
  readonly extent: Extent | null;
  /** in the order of Report.elements; spaces and what counts nowhere included */
  readonly pieces: readonly PlanPiece[];
  readonly axes: readonly PlanAxis[];
  /** true north in the plan, of length 1; null where no file states it */
  readonly north: readonly [number, number] | null;
}

export interface PlanPiece {
  /** position in Report.elements */
  readonly element: number;
  /** flat [x0, y0, x1, y1, …] in the common world's plan, m; outer counter-clockwise, holes clockwise, last point not repeated. Those of a whole are its parts', and may overlap */
  readonly contours: readonly Float64Array[];
  /** the element's outline is not known: the rectangle around its box stands for it */
  readonly boxed: boolean;
  /** from its foot to its head, m, common world; of the whole element, where it stands through several storeys */
  readonly z: Interval;
  /** piece mark 构件编号 as the model states it */
  readonly mark: string | null;
}

export interface PlanAxis {
  readonly tag: string;
  readonly direction: GridAxis['direction'];
  /** flat [x0, y0, x1, y1, …] in the common world's plan, m */
  readonly path: Float64Array;
}

/** Axes of equal tags this close are one, written once per storey, m. */
const SAME_AXIS = 0.01;
const LONGEST_MARK = 64;

/** By building, by level + 1: the elements that stand there. */
const PLACED = new WeakMap<Facts, (readonly (readonly number[])[] | undefined)[]>();

/**
 * Null where there is no such building or storey. Upright members of several storeys are in each that they pass; a slab or beam
 * is in the storey under it, as it is counted. The first call for a building is linear in its elements, each in its pieces.
 */
export function storeyPlan(facts: Facts, building: number, level: number): StoreyPlan | null {
  const levels = facts.storeys[building]?.levels;
  if (levels === undefined || !Number.isInteger(level) || level < BELOW_LOWEST || level >= levels.length) return null;
  const marks = conceptReader(facts.model, facts.profile);
  const pieces = placed(facts, building)[level + 1]!.flatMap((index): PlanPiece[] => {
    const body = bodyOf(facts, building, index);
    if (body === null) return [];
    const element = facts.model.elements[index]!;
    const stated = marks.of(element, 'piece-mark') ?? (element.whole === null ? null : marks.of(facts.model.elements[element.whole]!, 'piece-mark'));
    return [{ element: index, ...body, mark: stated === null ? null : String(stated.value).slice(0, LONGEST_MARK) || null }];
  });
  const at = levels[level];
  return {
    building,
    storey: at?.name ?? '',
    level,
    elevation: at?.elevation ?? levels[0]?.elevation ?? 0,
    extent: pieces.length === 0 ? null : contoursExtent(pieces.flatMap((piece) => piece.contours)),
    pieces,
    axes: axesOf(facts, building, level),
    north: northOf(facts, building),
  };
}

function placed(facts: Facts, building: number): readonly (readonly number[])[] {
  let known = PLACED.get(facts);
  if (known === undefined) PLACED.set(facts, (known = []));
  let lists = known[building];
  if (lists === undefined) {
    const made: number[][] = Array.from({ length: facts.storeys[building]!.levels.length + 1 }, () => []);
    for (const index of elementsIn(facts.buildings, building)) {
      const at = levelIn(facts, index, building);
      if (at === null) continue;
      for (const level of levelsThrough(facts, building, index, at)) made[level + 1]?.push(index);
    }
    known[building] = lists = made;
  }
  return lists;
}

type Body = Pick<PlanPiece, 'contours' | 'boxed' | 'z'>;

function bodyOf(facts: Facts, building: number, index: number): Body | null {
  const g = facts.geometry[index];
  if (g?.bbox) {
    const outline = outlineIn(facts, index, building);
    const known = outline !== null && outline.length > 0;
    // a contour may be a view of a whole file's contours, which must not travel with it
    return { contours: known ? outline.map((c) => c.slice()) : [boxContour(g.bbox)], boxed: !known, z: [roundQuantity(g.bbox[2]), roundQuantity(g.bbox[5])] };
  }
  const parts = facts.model.elements[index]!.parts.flatMap((part) => (facts.geometry[part]?.bbox ? bodyOf(facts, building, part) ?? [] : []));
  if (parts.length === 0) return null;
  return {
    contours: parts.flatMap((part) => part.contours),
    boxed: parts.some((part) => part.boxed),
    z: [Math.min(...parts.map((part) => part.z[0])), Math.max(...parts.map((part) => part.z[1]))],
  };
}

/** Grids of this storey where some file gives it its own, else of the whole building, else all; what repeats is left out. */
function axesOf(facts: Facts, building: number, level: number): readonly PlanAxis[] {
  const { levelOf } = facts.storeys[building]!;
  const found = filesOf(facts, building).flatMap((file) => (facts.model.files[file]?.axes ?? []).map((axis) => ({
    axis, file, level: axis.storey === null ? null : levelOf.get(`${file}/${axis.storey}`) ?? null,
  })));
  const own = found.filter((one) => one.level === level);
  const free = found.filter((one) => one.level === null);
  const axes: PlanAxis[] = [];
  const byTag = new Map<string, PlanAxis[]>();
  for (const { axis, file } of own.length > 0 ? own : free.length > 0 ? free : found) {
    const path = moved(axis.path, facts.alignments.files[file]!);
    const same = byTag.get(axis.tag);
    if (same?.some((other) => samePath(other.path, path))) continue;
    const made = { tag: axis.tag, direction: axis.direction, path };
    axes.push(made);
    if (same === undefined) byTag.set(axis.tag, [made]);
    else same.push(made);
  }
  return axes;
}

const filesOf = (facts: Facts, building: number): readonly number[] => [...new Set(facts.buildings.list[building]!.sources.map(([file]) => file))];

function northOf(facts: Facts, building: number): StoreyPlan['north'] {
  for (const file of filesOf(facts, building)) {
    const north = facts.model.files[file]?.north;
    if (north === undefined) continue;
    const { a, b } = facts.alignments.files[file]!;
    const [x, y] = [a * north[0] - b * north[1], b * north[0] + a * north[1]];
    const size = Math.hypot(x, y) || 1;
    return [x / size, y / size];
  }
  return null;
}

function moved(path: readonly number[], t: Facts['alignments']['files'][number]): Float64Array {
  const to = new Float64Array(path.length - (path.length % 2));
  for (let i = 0; i + 1 < to.length; i += 2) {
    const [x, y] = [path[i]!, path[i + 1]!];
    to[i] = t.a * x - t.b * y + t.tx;
    to[i + 1] = t.b * x + t.a * y + t.ty;
  }
  return to;
}

const samePath = (a: Float64Array, b: Float64Array): boolean => a.length === b.length && a.every((value, i) => Math.abs(value - b[i]!) <= SAME_AXIS);
