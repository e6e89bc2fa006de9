/**
 * Which long face of a wall that bends is the outer one (4.0.6: 外表面积): the side on which no room is, where rooms are
 * modelled. Else the longer face stands, as a body by itself says (side-area.ts).
 */
import { isStraight, wallFaces, type FaceChain } from '../geometry/wall-faces.ts';
import type { Box, ElementGeometry } from '../geometry/quantities.ts';
import { roundQuantity } from '../units.ts';
import { boxContour } from './box-contour.ts';
import type { Facts } from './facts.ts';
import { pointInside } from './plan-path.ts';

/** A room lies this far before the face of a wall that bounds it, m: beyond its finish. */
const BEFORE = 0.15;

/** m²: the side area of the element with the face that the rooms leave outside; null where they do not tell. */
export function outerFaceArea(facts: Facts, index: number): number | null {
  const g = facts.geometry[index];
  if (!g?.bbox || g.sideArea === null || g.footprint === null) return null;
  const faces = wallFaces(g.footprint);
  if (faces === null || faces.length !== 2 || faces.every(isStraight)) return null;
  const middle = (g.bbox[2] + g.bbox[5]) / 2;
  const near = new Set<ElementGeometry>();
  const spaces = spacesOf(facts);
  for (const key of cellsOf(g.bbox)) for (const room of spaces.get(key) ?? []) near.add(room);
  const rooms = [...near].flatMap((room) => (room.bbox![2] < middle && room.bbox![5] > middle ? [room.footprint ?? [boxContour(room.bbox!)]] : []));
  const [longer, shorter] = [faces[0]!, faces[1]!];
  const [a, b] = [seesRoom(longer, rooms), seesRoom(shorter, rooms)];
  if (a === b) return null;
  // each face is as high as the other: their areas are as their lengths
  return b ? g.sideArea : roundQuantity((g.sideArea * shorter.length) / longer.length);
}

function seesRoom(face: FaceChain, rooms: readonly (readonly Float64Array[])[]): boolean {
  return face.edges.some((e) => {
    const x = e.x + (e.length / 2) * e.ux + BEFORE * e.uy, y = e.y + (e.length / 2) * e.uy - BEFORE * e.ux;
    return rooms.some((room) => pointInside(room, x, y));
  });
}

/** Rooms by plan cell, once per scope. */
const SPACES = new WeakMap<Facts['outOfScope'], ReadonlyMap<string, readonly ElementGeometry[]>>();
const CELL = 6;

function spacesOf(facts: Facts): ReadonlyMap<string, readonly ElementGeometry[]> {
  const known = SPACES.get(facts.outOfScope);
  if (known !== undefined) return known;
  const grid = new Map<string, ElementGeometry[]>();
  for (const element of facts.model.elements) {
    const g = element.class === 'IfcSpace' ? facts.geometry[element.index] : null;
    if (!g?.bbox) continue;
    for (const key of cellsOf(g.bbox)) {
      const list = grid.get(key);
      if (list === undefined) grid.set(key, [g]);
      else list.push(g);
    }
  }
  SPACES.set(facts.outOfScope, grid);
  return grid;
}

function cellsOf(box: Box): string[] {
  const keys: string[] = [];
  for (let i = Math.floor((box[0] - BEFORE) / CELL); i <= Math.floor((box[3] + BEFORE) / CELL); i += 1) {
    for (let j = Math.floor((box[1] - BEFORE) / CELL); j <= Math.floor((box[4] + BEFORE) / CELL); j += 1) keys.push(`${i} ${j}`);
  }
  return keys;
}
