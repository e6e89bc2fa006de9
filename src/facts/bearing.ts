/**
 * What hints that a wall bears, or that it does not (domain 2.2): a thick concrete wall that stands over others of its kind
 * through three storeys or more; a wall under a beam, which spans without it. In housing every partition touches the
 * slab's soffit, so a slab on top is told and never decides.
 */
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Plan } from '../geometry/plan.ts';
import type { OutsideInput } from './outside.ts';
import type { Component } from './roles.ts';

export interface BearingHint {
  readonly bears: boolean;
  readonly where: string;
}

/** Storeys through which a wall stands over others before that hints at bearing (domain 2.2). */
const STOREYS = 3;
/** Between a wall and the one over it lies a floor at most this thick, m. */
const FLOOR_BETWEEN = 0.4;
const TOUCH = 0.05;
/** Share of the smaller outline that walls over each other have in common. */
const OVER = 0.5;
/** Share of a wall that a beam on it covers. */
const UNDER_BEAM = 0.8;
/** Ring beams of bearing masonry are lower than frame beams, m. */
const BEAM_DEPTH = 0.3;
const CELL = 4;

const FLOORS: ReadonlySet<Component> = new Set<Component>(['slab', 'roof', 'topping']);

export function bearingHints(input: OutsideInput & { readonly plan: Plan }): ReadonlyMap<number, BearingHint> {
  const { model, geometry, roles, buildingOf } = input;
  const hints = new Map<number, BearingHint>();
  const walls: number[] = [], thick: number[] = [], beams: number[] = [], floors: number[] = [];
  for (const { index, class: ifcClass } of model.elements) {
    if (buildingOf[index]! < 0 || !geometry[index]?.bbox || !geometry[index]!.footprint) continue;
    const own = roles[index]!;
    if (own.component === 'beam') beams.push(index);
    else if (FLOORS.has(own.component)) floors.push(index);
    else if (/^IfcWall/u.test(ifcClass)) {
      walls.push(index);
      // what classify proposes of a wall by itself: concrete, and thick enough
      if (own.evidence.some((e) => e.role === 'loadBearing' && e.value === true && e.source === 'geometry')) thick.push(index);
    }
  }
  const onTop = (list: readonly number[]) => finder(input, list);
  const beamsOn = onTop(beams), floorsOn = onTop(floors), wallsOn = onTop(thick);
  for (const wall of walls) {
    const beam = beamsOn(wall, TOUCH, UNDER_BEAM).find((b) => heightOf(geometry[b]!) >= BEAM_DEPTH);
    if (beam !== undefined) hints.set(wall, { bears: false, where: `a beam ${heightOf(geometry[beam]!).toFixed(2)} m deep runs along on it` });
  }
  const through = storeysThrough(input, thick, (wall) => wallsOn(wall, FLOOR_BETWEEN, OVER));
  for (const wall of thick) {
    const storeys = through.get(wall)!;
    if (storeys < STOREYS || hints.has(wall)) continue;
    const carried = floorsOn(wall, TOUCH, 0.01).length > 0;
    hints.set(wall, {
      bears: true,
      where: `concrete, ${geometry[wall]!.thickness!.toFixed(3)} m thick, stands through ${storeys} storeys${carried ? ', a slab lies on it' : ''}`,
    });
  }
  return hints;
}

function heightOf(g: ElementGeometry): number {
  return g.bbox![5] - g.bbox![2];
}

type Finder = (wall: number, gap: number, share: number) => readonly number[];

/** Of a list of bodies those that begin at the top of a wall, or a little over it, and lie over so much of it. */
function finder({ geometry, plan, buildingOf }: OutsideInput & { readonly plan: Plan }, list: readonly number[]): Finder {
  const cells = new Map<string, number[]>();
  const keys = (g: ElementGeometry): string[] => {
    const [x0, y0, , x1, y1] = g.bbox!;
    const found: string[] = [];
    for (let x = Math.floor(x0 / CELL); x <= Math.floor(x1 / CELL); x += 1) for (let y = Math.floor(y0 / CELL); y <= Math.floor(y1 / CELL); y += 1) found.push(`${x} ${y}`);
    return found;
  };
  for (const index of list) {
    for (const key of keys(geometry[index]!)) {
      const cell = cells.get(key);
      if (cell) cell.push(index);
      else cells.set(key, [index]);
    }
  }
  return (wall, gap, share) => {
    const g = geometry[wall]!;
    const top = g.bbox![5];
    const near = new Set<number>();
    for (const key of keys(g)) {
      for (const other of cells.get(key) ?? []) {
        const from = geometry[other]!.bbox![2];
        if (other !== wall && buildingOf[other] === buildingOf[wall] && from >= top - TOUCH && from <= top + gap) near.add(other);
      }
    }
    return [...near].filter((other) => {
      const o = geometry[other]!;
      const least = share === UNDER_BEAM ? g.footprintArea! : Math.min(g.footprintArea!, o.footprintArea!);
      const [a, b] = [g.bbox!, o.bbox!];
      if (Math.min(a[3], b[3]) <= Math.max(a[0], b[0]) || Math.min(a[4], b[4]) <= Math.max(a[1], b[1])) return false;
      return common(plan, g, o) >= share * least;
    });
  };
}

/** m² that two outlines have in common; of two that fill their boxes the boxes tell. */
function common(plan: Plan, g: ElementGeometry, o: ElementGeometry): number {
  if (!fillsBox(g) || !fillsBox(o)) return plan.area(plan.intersection(g.footprint!, o.footprint!));
  const [a, b] = [g.bbox!, o.bbox!];
  return Math.max(0, Math.min(a[3], b[3]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[4], b[4]) - Math.max(a[1], b[1]));
}

function fillsBox(g: ElementGeometry): boolean {
  return g.footprintArea! >= 0.999 * (g.bbox![3] - g.bbox![0]) * (g.bbox![4] - g.bbox![1]);
}

/** How many storeys each wall stands in together with those over and under it. */
function storeysThrough(
  { model, geometry, buildingOf }: OutsideInput, walls: readonly number[], over: (wall: number) => readonly number[],
): ReadonlyMap<number, number> {
  const elevations = new Map<number, number[]>();
  for (const wall of walls) {
    const { file, storey } = model.elements[wall]!;
    const elevation = storey === null ? null : (model.files[file]!.storeys[storey]?.elevation ?? null);
    const list = elevations.get(buildingOf[wall]!) ?? [];
    elevations.set(buildingOf[wall]!, list);
    if (elevation !== null && list.every((e) => Math.abs(e - elevation) > 0.3)) list.push(elevation);
  }
  /** a wall drawn in one piece stands in every storey whose floor it passes */
  const own = (wall: number): number => {
    const [, , z0, , , z1] = geometry[wall]!.bbox!;
    return Math.max(1, (elevations.get(buildingOf[wall]!) ?? []).filter((e) => e >= z0 - 0.3 && e <= z1 - 1).length);
  };
  const rising = [...walls].sort((a, b) => geometry[a]!.bbox![2] - geometry[b]!.bbox![2] || a - b);
  const under = new Map(rising.map((wall) => [wall, own(wall)]));
  const above = new Map(under);
  const pairs: (readonly [number, number])[] = [];
  for (const wall of rising) {
    for (const upper of over(wall)) {
      pairs.push([wall, upper]);
      under.set(upper, Math.max(under.get(upper)!, under.get(wall)! + own(upper)));
    }
  }
  for (const [wall, upper] of pairs.reverse()) above.set(wall, Math.max(above.get(wall)!, above.get(upper)! + own(wall)));
  return new Map(rising.map((wall) => [wall, under.get(wall)! + above.get(wall)! - own(wall)]));
}
