/** What stands around the elements of a finding: the building, and others of their storeys to be drawn behind. */
import type { Report } from '../../engine/report.ts';
import { boxesOf, unionOf, type Box } from './boxes.ts';

/** Not drawn behind: what has no surface of its own, or is the ground. */
const UNSEEN = new Set(['IfcSpace', 'IfcOpeningElement', 'IfcOpeningStandardCase', 'IfcVirtualElement', 'IfcAnnotation', 'IfcGrid', 'IfcSite', 'IfcZone', 'IfcSpatialZone']);
/** Boxes drawn behind, at most: the largest. */
const BEHIND = 140;
/** m around what is named within which its neighbours are drawn */
const AROUND = 15;

export interface Surroundings {
  readonly boxes: (element: number) => readonly Box[];
  /** of single buildings, by id; of everything where none is given or none of them has a body */
  readonly of: (buildings: Iterable<string>) => Box | null;
  /** largest boxes of the same storeys near to what is named */
  readonly behind: (elements: readonly number[], named: Box) => readonly Box[];
  /** largest boxes in a building, where nothing of it is named */
  readonly within: (building: Box) => readonly Box[];
}

interface Placed {
  readonly element: number;
  readonly box: Box;
  readonly size: number;
}

export function surroundingsOf({ elements }: Pick<Report, 'elements'>): Surroundings {
  const boxes = boxesOf(elements);
  const buildings = new Map<string, Box>();
  const storeys = new Map<string, Placed[]>();
  const all: Placed[] = [];
  let whole: Box | null = null;
  elements.forEach(({ box, building, storey, class: of, representedBy }, element) => {
    const own = box === null ? undefined : boxes(element)[0];
    if (own === undefined) return;
    whole = unionOf(whole === null ? [own] : [whole, own]);
    if (building !== null) {
      const before = buildings.get(building);
      buildings.set(building, unionOf(before === undefined ? [own] : [before, own])!);
    }
    // a copy is drawn by what it stands for
    if (UNSEEN.has(of) || (representedBy !== null && elements[representedBy]?.box)) return;
    const placed = { element, box: own, size: faceOf(own) };
    all.push(placed);
    if (storey === null) return;
    const list = storeys.get(storey);
    if (list) list.push(placed);
    else storeys.set(storey, [placed]);
  });
  const sorted = <T extends Placed>(list: T[]): readonly T[] => list.sort((a, b) => b.size - a.size || a.element - b.element);
  sorted(all);
  for (const list of storeys.values()) sorted(list);
  return {
    boxes,
    of: (ids) => unionOf([...ids].map((id) => buildings.get(id)).filter((box) => box !== undefined)) ?? whole,
    within: (building) => firstOf(all, 2 * BEHIND, ({ box }) => meets(box, building, 0)).map(({ box }) => box),
    behind(named, around) {
      const taken = new Set(named);
      const lists = [...new Set(named.map((index) => elements[index]!.storey))].flatMap((storey) => (storey === null ? [] : [storeys.get(storey) ?? []]));
      const near = lists.flatMap((list) => firstOf(list, BEHIND, ({ element, box }) => !taken.has(element) && meets(box, around, AROUND)));
      return sorted(near).slice(0, BEHIND).map(({ box }) => box);
    },
  };
}

/** Of the largest of a box's faces, m²: a slab before a pipe of its length. */
function faceOf([x0, y0, z0, x1, y1, z1]: Box): number {
  const [a, b, c] = [x1 - x0, y1 - y0, z1 - z0];
  return Math.max(a * b, a * c, b * c);
}

function firstOf(list: readonly Placed[], most: number, wanted: (placed: Placed) => boolean): Placed[] {
  const found: Placed[] = [];
  for (const placed of list) {
    if (found.length === most) break;
    if (wanted(placed)) found.push(placed);
  }
  return found;
}

/** Whether a box comes nearer to the other than this, m. */
function meets(box: Box, other: Box, distance: number): boolean {
  return [0, 1, 2].every((axis) => box[axis]! <= other[axis + 3]! + distance && box[axis + 3]! >= other[axis]! - distance);
}
