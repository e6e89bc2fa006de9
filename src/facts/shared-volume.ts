/** Who keeps the concrete that members drawn through each other share, so that V of 4.0.2 holds it once. */
import type { Interval } from '../units.ts';
import type { Facts } from './facts.ts';
import { copiesThatMayCount } from './rival-copies.ts';

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
    const least: Interval = keeps.length === 0 ? [0, 0] : common(facts, index, keeps);
    const most: Interval = mayKeep.length === 0 ? least : common(facts, index, [...keeps, ...mayKeep].sort((a, b) => a - b));
    if (most[1] > 0) shared.set(index, { least: least[0], most: most[1] });
  }
  return shared;
}

/**
 * What a member has in common with others whichever of their copies count: no more than with all copies of all of them, and no
 * less than with the one that it shares most with.
 */
function common(facts: Facts, index: number, others: readonly number[]): Interval {
  const { rivals } = facts.copies;
  if (!rivals.has(index) && !others.some((other) => rivals.has(other))) return facts.volumes.of(index, others);
  const copies = others.map((other) => copiesThatMayCount(facts, other));
  const all = copies.flat().sort((a, b) => a - b);
  const own = copiesThatMayCount(facts, index);
  const least = own.map((i) => Math.max(...copies.map((list) => Math.min(...list.map((other) => facts.volumes.of(i, [other])[0])))));
  return [Math.min(...least), Math.max(...own.map((i) => facts.volumes.of(i, all)[1]))];
}
