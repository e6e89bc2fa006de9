/** What a facet says of an entity, and how to find the entities it may hold for. */

import type { Match } from '../match.ts';

/** States of an entity under a facet. What each means for a requirement is in `verdict.ts`. */
export const STATE = {
  /** nothing of the kind is there */
  absent: 0,
  /** a property that is there without a value (`$`) */
  null: 1,
  /** an empty text, an empty list, a logical UNKNOWN, a derived attribute */
  empty: 2,
  /** it is there and says something else */
  other: 3,
  /** it is there and of another data type */
  otherType: 4,
  /** of several property sets that the facet names, some lack the property */
  partly: 5,
  match: 6,
  /** the specification asks what IDS does not evaluate: a complex property, a reference */
  unsupported: 7,
  /** it cannot be decided: a unit is missing, a record cannot be read, a pattern is no pattern */
  unknown: 8,
} as const;
export type State = (typeof STATE)[keyof typeof STATE];

/** Of something that is there. */
export function stateOfMatch(match: Match): State {
  return match === 'yes' ? STATE.match : match === 'no' ? STATE.other : STATE.unknown;
}

export interface CompiledFacet {
  state(record: number): State;
  /** a superset of the entities that match or may match, ascending; null: not worth an index */
  candidates(): Uint32Array | null;
  /** what the entity says instead, for people; null where there is nothing to show */
  found(record: number): string | null;
}

/** From here on a facet that looks at few of them would mostly clear memory. */
const MANY = 20_000;

/** Judged once per number of what entities share. */
export function memo(size: number, judge: (number: number) => State): (number: number) => State {
  if (size > MANY) {
    const known = new Map<number, State>();
    return (number) => {
      let state = known.get(number);
      if (state === undefined) known.set(number, (state = judge(number)));
      return state;
    };
  }
  const known = new Int8Array(size).fill(-1);
  return (number) => {
    const state = known[number]!;
    if (state >= 0) return state as State;
    return (known[number] = judge(number)) as State;
  };
}

/** Ascending, without repeats. */
export function merged(lists: readonly Uint32Array[]): Uint32Array {
  if (lists.length === 0) return new Uint32Array(0);
  if (lists.length === 1) return lists[0]!;
  const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  all.sort();
  let kept = 0;
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[kept++] = all[i]!;
  return all.subarray(0, kept);
}
