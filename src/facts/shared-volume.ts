/** Who keeps the concrete that members drawn through each other share, so that V of 4.0.2 holds it once. */
import type { Interval } from '../units.ts';
import type { Facts } from './facts.ts';

export interface Member {
  readonly index: number;
  /** certainly one of those among which concrete is shared out */
  readonly sure: boolean;
}

/** m³ of a member that others keep: `least` for certain, `most` where it is open who does. */
export interface Shared {
  readonly least: number;
  readonly most: number;
}

/**
 * Per member that shares concrete: how much of it the others keep. Between members of one known casting the first drawn
 * keeps all, a possible member after every sure one. Castings that differ or are unknown leave open who keeps it: both
 * ends are given for each, and the ratio's ends over independent choices are those over consistent ones.
 */
export function sharedVolume(facts: Facts, members: readonly Member[]): ReadonlyMap<number, Shared> {
  const sure = new Map(members.map((m) => [m.index, m.sure]));
  const casting = (index: number): string | null => {
    const { precast } = facts.roles[index]!;
    return precast === 'precast' || precast === 'cast-in-place' ? precast : null;
  };
  const shared = new Map<number, Shared>();
  for (const { index } of members) {
    const partners = (facts.overlaps.partners.get(index) ?? []).filter((other) => sure.has(other));
    if (partners.length === 0) continue;
    const own = casting(index);
    const keeps: number[] = [];
    const mayKeep: number[] = [];
    for (const other of partners) {
      const first = sure.get(other) === sure.get(index) ? other < index : sure.get(other)!;
      if (own === null || casting(other) !== own) mayKeep.push(other);
      else if (first) (sure.get(other)! ? keeps : mayKeep).push(other);
    }
    const least: Interval = keeps.length === 0 ? [0, 0] : facts.volumes.of(index, keeps);
    const most: Interval = mayKeep.length === 0 ? least : facts.volumes.of(index, [...keeps, ...mayKeep].sort((a, b) => a - b));
    if (most[1] > 0) shared.set(index, { least: least[0], most: most[1] });
  }
  return shared;
}
