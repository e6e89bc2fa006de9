/** 4.0.11, 4.0.12: walls, ceiling and floor of kitchens and bathrooms built by the dry method over all of them, m². */
import type { Facts } from '../facts/facts.ts';
import type { Box } from '../facts/facts.ts';
import { buildingFlag } from '../facts/building-properties.ts';
import { roomUse } from '../facts/rooms.ts';
import { roundQuantity } from '../units.ts';
import { countable, mayLieBelowGround, type Measure, type MissingReason, type Piece } from './measure.ts';

export function roomSurface(facts: Facts, building: number, use: 'kitchen' | 'bathroom'): Measure {
  const pieces: Piece[] = [];
  const missing = new Set<MissingReason>();
  const pods = podBoxes(facts, building, use);
  for (const { index, level, maybe } of countable(facts, building)) {
    const roles = facts.roles[index]!;
    if (roles.component !== 'space' || roomUse(facts.model.elements[index]!) !== use) continue;
    const g = facts.geometry[index];
    const surface = g?.surfaceArea ?? null;
    const open: string[] = [];
    if (surface === null || g?.status !== 'closed') {
      open.push('surfaceArea');
      missing.add('open-mesh');
    }
    const surfaces = open.length > 0 ? [0, boxSurface(g?.bbox ?? null)] : [roundQuantity(surface!)];
    // a pod comes complete with its fittings; a dry room without one counts only where full fit-out is stated
    const dry = g?.bbox && holdsPod(g.bbox, pods) ? 'yes' : roles.dryMethod === true ? 'yes' : roles.dryMethod === false ? 'no' : 'unknown';
    if (dry === 'unknown') {
      open.push('dryMethod');
      missing.add('unknown-dry');
    }
    const options: (readonly [number, number])[] = [];
    for (const s of surfaces) {
      if (dry !== 'no') options.push([s, s]);
      if (dry !== 'yes') options.push([0, s]);
    }
    if (maybe) mayLieBelowGround(options, open, missing);
    pieces.push({ element: index, level, options, missing: open });
  }
  const stated = facts.buildings.list[building]
    ? buildingFlag(facts.model, facts.buildings.list[building]!, use === 'kitchen' ? 'hasKitchen' : 'hasBathroom')
    : null;
  if (pieces.length === 0) missing.add('no-spaces');
  const present = pieces.length > 0 || pods.length > 0 || stated === true ? 'yes' : stated === false ? 'no' : 'unknown';
  return { pieces, totals: null, present, missing: [...missing] };
}

function podBoxes(facts: Facts, building: number, use: 'kitchen' | 'bathroom'): Box[] {
  const boxes: Box[] = [];
  for (const { index } of countable(facts, building)) {
    const box = facts.geometry[index]?.bbox;
    if (box && facts.roles[index]!.component === `${use}-pod`) boxes.push(box);
  }
  return boxes;
}

function holdsPod(space: Box, pods: readonly Box[]): boolean {
  return pods.some((pod) => [0, 1, 2].every((k) => {
    const middle = (pod[k]! + pod[k + 3]!) / 2;
    return middle > space[k]! && middle < space[k + 3]!;
  }));
}

function boxSurface(box: Box | null): number {
  if (!box) return 0;
  const [x, y, z] = [box[3] - box[0], box[4] - box[1], box[5] - box[2]];
  return roundQuantity(2 * (x * y + y * z + z * x));
}
