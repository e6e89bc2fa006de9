/**
 * Podium and tower as single buildings of their own (GB/T 51129-2017 3.0.1-2; domain 1.4 K5). The standard draws no boundary:
 * by projection, what stands under the tower's plan belongs to the tower; by storey, the tower begins above the podium.
 */
import type { Model } from '../model/model.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import { contourArea, type Plan } from '../geometry/plan.ts';
import type { Buildings, BuildingPart, SingleBuilding } from './buildings.ts';
import { coveredBy } from './covered-by.ts';
import { dealOut, type Dealt } from './deal-out.ts';
import type { Component, Roles } from './roles.ts';
import type { Storeys } from './storeys.ts';

const FABRIC: ReadonlySet<Component> = new Set<Component>([
  'slab', 'roof', 'beam', 'column', 'shear-wall', 'wall', 'infill-envelope-wall', 'curtain-wall', 'hung-panel', 'balcony', 'ac-slab', 'bay-window',
]);

/** What makes a floor: enough to tell how large the storeys are. */
const FLOOR: ReadonlySet<Component> = new Set<Component>(['slab', 'roof', 'beam']);

/** A storey this much larger in plan than every one above it is a podium's: less is a setback or a deeper balcony. */
const LARGER = 1.3;
/** Parts of the tower's plan smaller than this are canopies and stair heads, m². */
const LEAST_TOWER = 50;

/** Highest storey of the podium, null where none is recognised. A podium has no more storeys than what stands on it. */
export function podiumTop(areas: readonly { readonly level: number; readonly area: number }[]): number | null {
  const sorted = [...areas].filter((a) => a.area > 0).sort((a, b) => a.level - b.level);
  for (let i = sorted.length - 3; i >= 0; i -= 1) {
    const above = sorted.slice(i + 1);
    if (above.length < i + 1) continue;
    if (sorted[i]!.area >= LARGER * Math.max(...above.map((a) => a.area))) return sorted[i]!.level;
  }
  return null;
}

export interface PodiumInput {
  readonly model: Model;
  readonly geometry: readonly (ElementGeometry | null)[];
  readonly roles: readonly Roles[];
  readonly buildings: Buildings;
  readonly plan: Plan;
}

/** Storeys of one building, and the position in them of every element of the model. */
export interface Placed {
  readonly storeys: Storeys;
  readonly levelOf: (index: number) => number | null;
}

/** The buildings with podium and tower apart; a building without a podium stays as it is. `placed` is parallel to the list. */
export function splitPodiums(input: PodiumInput, mode: 'projection' | 'by-storey', placed: readonly Placed[]): Buildings {
  const { model, buildings } = input;
  const list: SingleBuilding[] = [];
  const of = new Int32Array(buildings.of.length).fill(-1);
  const straddling = new Map<number, ReadonlyMap<number, readonly Float64Array[]>>();
  const members = buildings.list.map((): number[] => []);
  for (const element of model.elements) {
    const b = buildings.of[element.index]!;
    if (b >= 0) members[b]!.push(element.index);
  }
  buildings.list.forEach((single, b) => {
    const found = towersOf(input, members[b]!, placed[b]!);
    const first = list.length;
    if (!found) {
      list.push(single);
      for (const index of members[b]!) {
        of[index] = first;
        const shares = buildings.straddling.get(index);
        if (shares?.has(b)) straddling.set(index, new Map([[first, shares.get(b)!]]));
      }
      return;
    }
    const podium = first + found.towers.length;
    found.towers.forEach((outline, i) => list.push(partOf(single, 'tower', found.towers.length > 1 ? i + 1 : 0, outline)));
    list.push(partOf(single, 'podium', 0, []));
    for (const index of members[b]!) {
      const level = placed[b]!.levelOf(index);
      const dealt = deal(input, index, level !== null && level > found.top, found.towers, first, podium, mode);
      of[index] = dealt[0]?.building ?? podium;
      const parts = dealt.filter((d) => d.part !== null);
      if (parts.length > 0) straddling.set(index, new Map(parts.map((d) => [d.building, d.part!])));
    }
  });
  return { list, of, apart: buildings.apart, straddling };
}

function partOf(single: SingleBuilding, kind: BuildingPart['kind'], number: number, outline: readonly Float64Array[]): SingleBuilding {
  const zh = kind === 'tower' ? `主楼${number || ''}` : '裙房';
  return {
    ...single, id: `${single.id}-${kind}${number || ''}`, name: `${single.name} ${zh}`, part: { of: single.id, kind, outline },
  };
}

function deal(
  input: PodiumInput, index: number, inTower: boolean, towers: readonly (readonly Float64Array[])[],
  first: number, podium: number, mode: 'projection' | 'by-storey',
): Dealt {
  if (mode === 'by-storey' && !inTower) return [{ building: podium, part: null }];
  const g = input.geometry[index];
  if (!g?.bbox) return [];
  // above the podium there is nothing but towers
  if (inTower && towers.length === 1) return [{ building: first, part: null }];
  const [x0, y0, , x1, y1] = g.bbox;
  const outline = coveredBy(g) ?? [Float64Array.of(x0, y0, x1, y0, x1, y1, x0, y1)];
  const regions = towers.map((region, i) => ({ building: first + i, region }));
  const dealt = dealOut(outline, inTower ? regions : [...regions, { building: podium, region: null }], input.plan);
  // a canopy between two towers is the nearer one's, whole
  if (inTower) return [{ building: dealt[0]?.building ?? nearest((x0 + x1) / 2, (y0 + y1) / 2, towers) + first, part: null }];
  // without an outline of its own it is not divided
  return g.footprint === null ? dealt.slice(0, 1).map((d) => ({ ...d, part: null })) : dealt;
}

function nearest(x: number, y: number, towers: readonly (readonly Float64Array[])[]): number {
  let best = 0;
  let least = Infinity;
  towers.forEach((tower, i) => {
    for (const c of tower) {
      for (let k = 0; k + 1 < c.length; k += 2) {
        const d = Math.hypot(c[k]! - x, c[k + 1]! - y);
        if (d < least) [best, least] = [i, d];
      }
    }
  });
  return best;
}

/** Highest podium storey and the plan of each tower: the union of what lies above it. */
function towersOf(
  { geometry, roles, plan }: PodiumInput, members: readonly number[], { storeys, levelOf }: Placed,
): { readonly top: number; readonly towers: readonly (readonly Float64Array[])[] } | null {
  const floors = new Map<number, { readonly plates: Float64Array[]; readonly walls: Float64Array[] }>();
  for (const index of members) {
    const level = levelOf(index);
    const footprint = geometry[index]?.footprint;
    if (level === null || level < 0 || !footprint || !FABRIC.has(roles[index]!.component)) continue;
    const { aboveGround, excluded } = storeys.levels[level]!;
    if (aboveGround === 'no' || excluded) continue;
    const floor = floors.get(level) ?? { plates: [], walls: [] };
    floors.set(level, floor);
    (FLOOR.has(roles[index]!.component) ? floor.plates : floor.walls).push(...footprint);
  }
  const areas = [...floors].map(([level, { plates }]) => ({ level, area: plan.area(plan.fillHoles(plates)) }));
  const top = podiumTop(areas);
  if (top === null) return null;
  const above = [...floors].filter(([level]) => level > top).flatMap(([, { plates, walls }]) => [...plates, ...walls]);
  const outlines = plan.fillHoles(above).filter((c) => contourArea(c) >= LEAST_TOWER);
  if (outlines.length === 0) return null;
  return { top, towers: outlines.sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!).map((c) => [c]) };
}
