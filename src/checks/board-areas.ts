/** 三板: areas of prefabricated partition boards, stair flights and floor slabs over all of their kind, m². */
import type { Box, Facts } from '../facts/facts.ts';
import { copiesThatMayCount, rangeOver, WHICH_FILE } from '../facts/rival-copies.ts';
import type { Component } from '../facts/roles.ts';
import { roundQuantity } from '../units.ts';
import { countable, distinct, isOneOf, type MissingReason, type Piece } from './measure.ts';
import { envelopeBoards, partitionBoards } from './wall-area.ts';

export interface BoardAreas {
  readonly pieces: readonly Piece[];
  readonly missing: readonly MissingReason[];
}

const FLOOR: ReadonlySet<Component> = new Set<Component>(['slab']);
const STAIR: ReadonlySet<Component> = new Set<Component>(['stair']);

/** Inner wall boards by their faces; flights and slabs by their plan, each for itself. */
export function boardAreas(facts: Facts, building: number): BoardAreas {
  const walls = partitionBoards(facts, building);
  const missing = new Set<MissingReason>(walls.missing.filter((reason) => reason !== 'no-such-element'));
  return { pieces: [...walls.pieces, ...lying(facts, building, FLOOR, missing), ...lying(facts, building, STAIR, missing)], missing: [...missing] };
}

export function outerBoards(facts: Facts, building: number): BoardAreas {
  const { pieces, missing } = envelopeBoards(facts, building);
  return { pieces, missing };
}

function lying(facts: Facts, building: number, set: ReadonlySet<Component>, missing: Set<MissingReason>): readonly Piece[] {
  return countable(facts, building).flatMap(({ index, level, maybe }): Piece[] => {
    const belongs = isOneOf(facts, index, set);
    const named = facts.roles[index]!.candidates.some((component) => set.has(component));
    if (belongs === 'no' || !named) return [];
    const g = facts.geometry[index];
    const area = g?.footprintArea ?? null;
    const box = g?.bbox;
    if (area === null && !box) return [];
    const own = area !== null ? [roundQuantity(area)] : planEnds(box ?? null);
    const [, ...rivals] = copiesThatMayCount(facts, index);
    const areas = rangeOver(own, rivals.map((rival) => {
      const { footprintArea, bbox } = facts.geometry[rival]!;
      return footprintArea !== null ? [roundQuantity(footprintArea)] : planEnds(bbox);
    }));
    const { precast } = facts.roles[index]!;
    const counts = precast === 'precast' || precast === 'composite' ? ['yes'] : precast === 'cast-in-place' || precast === 'not-applicable' ? ['no'] : ['yes', 'no'];
    const open: string[] = [];
    const say = (role: string, reason: MissingReason): void => {
      open.push(role);
      missing.add(reason);
    };
    if (area === null) say('area', 'open-mesh');
    if (counts.length > 1) say('precast', 'unknown-precast');
    if (belongs === 'unknown') say('component', 'unknown-component');
    if (maybe) say('storey', 'unknown-storey');
    if (areas !== own) say(WHICH_FILE, 'copies-differ');
    const options = areas.flatMap((a) => counts.map((one): readonly [number, number] => [one === 'yes' ? a : 0, a]));
    if (belongs === 'unknown' || maybe) options.push([0, 0]);
    return [{ element: index, level, options: distinct(options), missing: open }];
  });
}

/** m²: nothing to all of its box, of a body without an outline. */
function planEnds(box: Box | null): readonly number[] {
  return [0, box === null ? 0 : roundQuantity((box[3] - box[0]) * (box[4] - box[1]))];
}
