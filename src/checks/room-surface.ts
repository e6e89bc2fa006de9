/** 4.0.11, 4.0.12: walls, ceiling and floor of kitchens and bathrooms built by the dry method over all of them, m². */
import type { Facts } from '../facts/facts.ts';
import type { Box } from '../facts/facts.ts';
import { bodyGrid } from '../facts/body-grid.ts';
import { buildingFlag } from '../facts/building-properties.ts';
import { equipped, fittingsByRoom, fullFitOut } from '../facts/fit-out.ts';
import { copiesThatMayCount, rangeOver, WHICH_FILE } from '../facts/rival-copies.ts';
import { surfaceReader, type RoomSurfaces, type SurfaceKind } from '../facts/room-surfaces.ts';
import { isOpenKitchen, roomUse } from '../facts/rooms.ts';
import { roundQuantity, type Interval } from '../units.ts';
import { countable, distinct, mayLieBelowGround, type Basis, type Measure, type MissingReason, type Piece } from './measure.ts';

/**
 * A room counts as it says of itself; one that says nothing, by the finishes that bound it. Both clauses ask first that
 * cabinets and equipment, or sanitary ware, are installed: where nothing says so a dry room may count for nothing. A pod
 * comes complete with them.
 */
export function roomSurface(facts: Facts, building: number, use: 'kitchen' | 'bathroom'): Measure {
  const pieces: Piece[] = [];
  const missing = new Set<MissingReason>();
  const pods = podFinder(facts, building, use);
  const single = facts.buildings.list[building];
  const fitOut = single ? fullFitOut(facts, single) : null;
  const surfacesOf = surfaceReader(facts, building);
  const fittings = fittingsByRoom(facts, building);
  for (const { index, level, maybe } of countable(facts, building)) {
    const element = facts.model.elements[index]!;
    const roles = facts.roles[index]!;
    if (roles.component !== 'space' || roomUse(element) !== use) continue;
    const open: string[] = [];
    const say = (role: string, reason: MissingReason): void => {
      if (!open.includes(role)) open.push(role);
      missing.add(reason);
    };
    const options: (readonly [number, number])[] = [];
    const bodies = copiesThatMayCount(facts, index).map((copy) => ({ box: facts.geometry[copy]?.bbox ?? null, surfaces: surfacesOf(copy) }));
    const sizes = bodies.map(({ box, surfaces }) => (surfaces ? [roundQuantity(surfaces.total)] : [0, boxSurface(box)]));
    // copies of one size are one room
    const several = rangeOver(sizes[0]!, sizes.slice(1)) !== sizes[0];
    const hasSaid: Interval | null = roles.dryMethod === true ? DRY : roles.dryMethod === false ? WET : null;
    let said = hasSaid !== null;
    for (const [i, { box, surfaces }] of bodies.slice(0, several ? bodies.length : 1).entries()) {
      const totals = sizes[i]!;
      if (!surfaces) say('surfaceArea', 'open-mesh');
      const pod = box !== null && pods.holds(box);
      if (i === 0) said ||= pod;
      const share: Interval = pod ? DRY : hasSaid ?? (surfaces && surfaces.total > 0 ? [surfaces.dry[0] / surfaces.total, surfaces.dry[1] / surfaces.total] : [0, 1]);
      if (share[0] !== share[1]) say('dryMethod', 'unknown-dry');
      for (const total of totals) for (const s of share) options.push([roundQuantity(s * total), total]);
      if (share[1] > 0 && !pod && fitOut !== true && !equipped(fittings.get(index), use)) {
        for (const total of totals) options.push([0, total]);
        say('installed', 'unknown-installed');
      }
      if (isOpenKitchen(element)) {
        // the zone may be as small as nothing and as large as the room, dry in its own way (K18)
        const most = Math.max(...totals);
        options.push([0, 0], ...(share[1] > 0 ? [[most, most] as const] : []), ...(share[0] < 1 ? [[0, most] as const] : []));
        say('kitchenZone', 'open-kitchen');
      }
    }
    if (several) say(WHICH_FILE, 'copies-differ');
    if (maybe) mayLieBelowGround(options, open, missing);
    const basis = basisOf(bodies[0]!.surfaces, said);
    pieces.push({ element: index, level, options: distinct(options), missing: open, ...(basis ? { basis } : {}) });
  }
  const stated = single ? buildingFlag(facts.model, single, use === 'kitchen' ? 'hasKitchen' : 'hasBathroom') : null;
  if (pieces.length === 0) missing.add('no-spaces');
  const present = pieces.length > 0 || pods.any || stated === true ? 'yes' : stated === false ? 'no' : 'unknown';
  return { pieces, totals: null, present, missing: [...missing] };
}

const DRY: Interval = [1, 1];
const WET: Interval = [0, 0];

const SURFACE_TEXT: Readonly<Record<SurfaceKind, Basis>> = {
  floor: { zh: '地面', en: 'floor' },
  ceiling: { zh: '顶面', en: 'ceiling' },
  walls: { zh: '墙面', en: 'walls' },
};

/** What the finishes say, surface by surface; beside what the room says of itself only where they speak against it. */
function basisOf(surfaces: RoomSurfaces | null, said: boolean): Basis | null {
  if (!surfaces) return null;
  const told = (Object.entries(surfaces.shares) as [SurfaceKind, Interval][]).filter(([, [lo, hi]]) => lo > 0 || hi < 1);
  if (told.length === 0) return null;
  const percent = ([lo, hi]: Interval): string => [...new Set([lo, hi].map((x) => (x * 100).toFixed(0)))].join('–');
  const list = (language: 'zh' | 'en'): string =>
    told.map(([kind, share]) => `${SURFACE_TEXT[kind][language]} ${percent(share)} %`).join(language === 'zh' ? '、' : ', ');
  return said
    ? { zh: `房间自身已说明;其面层干式:${list('zh')}`, en: `as the room says of itself; dry by its finishes: ${list('en')}` }
    : { zh: `按房间各面的面层,干式:${list('zh')}`, en: `by the finishes that bound the room, dry: ${list('en')}` };
}

/** Does a pod stand in this box? Its middle does. */
function podFinder(facts: Facts, building: number, use: 'kitchen' | 'bathroom'): { readonly any: boolean; readonly holds: (space: Box) => boolean } {
  const pods = new Set<number>();
  for (const { index } of countable(facts, building)) {
    if (facts.geometry[index]?.bbox && facts.roles[index]!.component === `${use}-pod`) pods.add(index);
  }
  const grid = bodyGrid(facts, building, (i) => pods.has(i));
  const holds = (space: Box): boolean => grid.near(space).some((i) => {
    const pod = facts.geometry[i]!.bbox!;
    return [0, 1, 2].every((k) => {
      const middle = (pod[k]! + pod[k + 3]!) / 2;
      return middle > space[k]! && middle < space[k + 3]!;
    });
  });
  return { any: pods.size > 0, holds };
}

function boxSurface(box: Box | null): number {
  if (!box) return 0;
  const [x, y, z] = [box[3] - box[0], box[4] - box[1], box[5] - box[2]];
  return roundQuantity(2 * (x * y + y * z + z * x));
}
