/** Undo and redo over values that are never changed in place. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** steps that can be undone */
const DEPTH = 200;

export function start<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

export function advance<T>(history: History<T>, next: T): History<T> {
  if (next === history.present) return history;
  return { past: [...history.past, history.present].slice(-DEPTH), present: next, future: [] };
}

/** The present itself changes: what is undone next is what came before it. */
export function amend<T>(history: History<T>, next: T): History<T> {
  return next === history.present ? history : { past: history.past, present: next, future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  const present = history.past.at(-1);
  if (history.past.length === 0 || present === undefined) return history;
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future] };
}

export function redo<T>(history: History<T>): History<T> {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future };
}
