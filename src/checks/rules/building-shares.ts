/** What rules on a whole building read of its volumes and areas: shares in percent, with what leaves them open. */
import type { Facts } from '../../facts/facts.ts';
import { keptByBuilding } from '../../facts/kept-by-building.ts';
import { WHICH_FILE } from '../../facts/rival-copies.ts';
import type { Interval } from '../../units.ts';
import { boardAreas, outerBoards } from '../board-areas.ts';
import { MISSING_TEXT, type MissingReason, type Piece } from '../measure.ts';
import { precastVolume, type CountsAbove } from '../precast-volume.ts';
import type { Missing } from './judgement.ts';
import { shareInterval } from './share-interval.ts';

export interface Share {
  /** percent; null: nothing is there to divide by, or it may be nothing */
  readonly value: Interval | null;
  readonly missing: readonly Missing[];
  readonly basis: string;
  /** something of the kind is drawn */
  readonly present: boolean;
}

/** Reasons that a role, once settled, would take away; the others lie in bodies. */
const ROLES: Partial<Record<MissingReason, string>> = {
  'unknown-precast': 'precast', 'unknown-component': 'component', 'unknown-wall-kind': 'wallKind', 'unknown-external': 'external', 'unknown-bearing': 'loadBearing',
};
const CONCEPTS: Partial<Record<MissingReason, string>> = { 'composite-share': 'precast-thickness' };

function share(facts: Facts, building: number, pieces: readonly Piece[], reasons: readonly MissingReason[]): Share {
  const { levels } = facts.storeys[building]!;
  const value = shareInterval(pieces.map(({ options, level }) => ({ options, weight: levels[level]?.standsFor ?? 1 })));
  const open = value === null || value[0] !== value[1];
  const missing = open ? reasons.filter((reason) => reason in MISSING_TEXT).map((reason): Missing => {
    const [role, concept] = [ROLES[reason], CONCEPTS[reason]];
    // settled by ranking the files
    if (reason === 'copies-differ') return { kind: 'declaration', id: WHICH_FILE };
    return role !== undefined ? { kind: 'role', id: role } : concept !== undefined ? { kind: 'concept', id: concept } : { kind: 'geometry', id: reason };
  }) : [];
  return { value, missing, basis: 'geometry', present: pieces.length > 0 };
}

export function precastShareOf(facts: Facts): (building: number, members: readonly string[], above: string) => Share {
  return (building, members, above) => {
    const { pieces, missing } = precastVolume(facts, building, members, above as CountsAbove);
    return share(facts, building, pieces, missing);
  };
}

export interface Boards {
  readonly share: Share;
  /** of the outer walls alone */
  readonly outer: Share;
}

const boards: (facts: Facts, building: number) => Boards = keptByBuilding((facts, building) => {
  const [inner, outer] = [boardAreas(facts, building), outerBoards(facts, building)];
  return { share: share(facts, building, inner.pieces, inner.missing), outer: share(facts, building, outer.pieces, outer.missing) };
});

export function boardsOf(facts: Facts): (building: number) => Boards {
  return (building) => boards(facts, building);
}

/** What a person states of the building under this name, percent; null: nothing. */
export function declaredRatioOf(facts: Facts): (building: number, item: string) => Interval | null {
  return (building, item) => {
    const { id } = facts.buildings.list[building]!;
    const stated = facts.profile.declared?.find((one) => one.item === item && (one.building === undefined || one.building === id))?.ratio;
    return stated === undefined ? null : typeof stated === 'number' ? [stated, stated] : stated;
  };
}
