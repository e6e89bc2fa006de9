/** Windows and doors that are in no wall: a storefront or ribbon glazing drawn as IfcWindow alone is envelope (4.0.6). */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { boxContour } from './box-contour.ts';
import type { Facts } from './facts.ts';
import { covers } from './in-contours.ts';
import { WALLS } from './evidence-class.ts';

/** A frame stands this far off the body of its wall at the most, m. */
const NEAR = 0.3;
/** Plan cell, m. */
const CELL = 4;

/** One answer per scope: four items and every switch ask. */
const KNOWN = new WeakMap<Facts['outOfScope'], ReadonlySet<number>>();

/** Elements of component `window` or `door` that count, fill no opening, and stand within no wall's outline. */
export function loneOpenings(facts: Facts): ReadonlySet<number> {
  let found = KNOWN.get(facts.outOfScope);
  if (found === undefined) KNOWN.set(facts.outOfScope, (found = find(facts)));
  return found;
}

function find(facts: Facts): ReadonlySet<number> {
  const { elements } = facts.model;
  const candidates = elements.filter((e) => {
    const component = facts.roles[e.index]!.component;
    return (component === 'window' || component === 'door') && facts.outOfScope[e.index] === null && e.host === null && e.whole === null && facts.geometry[e.index]?.bbox;
  });
  const lone = new Set<number>();
  if (candidates.length === 0) return lone;
  const grid = wallGrid(facts);
  for (const { index } of candidates) {
    const box = facts.geometry[index]!.bbox!;
    const [x, y] = [(box[0] + box[3]) / 2, (box[1] + box[4]) / 2];
    const near = grid.get(cellOf(x, y)) ?? [];
    const inWall = near.some((wall) => Math.min(wall.bbox![5], box[5]) > Math.max(wall.bbox![2], box[2]) && distance(wall, x, y) <= NEAR);
    if (!inWall) lone.add(index);
  }
  return lone;
}

/** Walls of any body by plan cell, also those that count nowhere: a window in them adds nothing. */
function wallGrid(facts: Facts): ReadonlyMap<string, readonly ElementGeometry[]> {
  const grid = new Map<string, ElementGeometry[]>();
  facts.model.elements.forEach((element, index) => {
    const g = facts.geometry[index];
    const roles = facts.roles[index]!;
    if (!g?.bbox || !(WALLS.has(roles.component) || element.class.startsWith('IfcWall') || roles.candidates.some((c) => WALLS.has(c)))) return;
    for (let i = Math.floor((g.bbox[0] - NEAR) / CELL); i <= Math.floor((g.bbox[3] + NEAR) / CELL); i += 1) {
      for (let j = Math.floor((g.bbox[1] - NEAR) / CELL); j <= Math.floor((g.bbox[4] + NEAR) / CELL); j += 1) {
        const key = `${i} ${j}`;
        const list = grid.get(key);
        if (list === undefined) grid.set(key, [g]);
        else list.push(g);
      }
    }
  });
  return grid;
}

/** m in plan from the point to the outline; 0 inside. */
function distance(g: ElementGeometry, x: number, y: number): number {
  const outline = g.footprint !== null && g.footprint.length > 0 ? g.footprint : [boxContour(g.bbox!)];
  if (covers(outline, x, y)) return 0;
  let nearest = Infinity;
  for (const c of outline) {
    for (let i = 0; i < c.length; i += 2) {
      const j = (i + 2) % c.length;
      const [ax, ay, bx, by] = [c[i]!, c[i + 1]!, c[j]!, c[j + 1]!];
      const [dx, dy] = [bx - ax, by - ay];
      const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
      nearest = Math.min(nearest, Math.hypot(ax + t * dx - x, ay + t * dy - y));
    }
  }
  return nearest;
}

function cellOf(x: number, y: number): string {
  return `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;
}
