/** Several histories that are undone in the order in which their steps were made: whose turn it is. */
export interface Turns {
  readonly past: readonly string[];
  readonly future: readonly string[];
}

export const NO_TURNS: Turns = { past: [], future: [] };

/** not more than a single history keeps (history.ts) */
const DEPTH = 200;

/** `whose` made a step: what was undone before can no longer be done again */
export const took = ({ past }: Turns, whose: string): Turns => ({ past: [...past, whose].slice(-DEPTH), future: [] });

export function stepBack({ past, future }: Turns): Turns {
  const last = past.at(-1);
  return last === undefined ? { past, future } : { past: past.slice(0, -1), future: [last, ...future] };
}

export function stepOn({ past, future: [next, ...future] }: Turns): Turns {
  return next === undefined ? { past, future: [] } : { past: [...past, next], future };
}

/** without the steps of a history that is gone */
export const without = ({ past, future }: Turns, whose: string): Turns => ({ past: past.filter((one) => one !== whose), future: future.filter((one) => one !== whose) });
