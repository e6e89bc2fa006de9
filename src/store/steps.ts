/**
 * A step of a profile's history as what it takes away and puts in, key by key: small where a state would be large, and
 * read backwards it undoes.
 */
import type { Profile } from '../profile/profile.ts';

export type KeyChange =
  /** entries of a list; `at` is the place of the first */
  | { readonly key: string; readonly at: number; readonly removed: readonly unknown[]; readonly inserted: readonly unknown[] }
  /** the whole value; absent: the profile has no such key */
  | { readonly key: string; readonly was?: unknown; readonly now?: unknown };

export type Step = readonly KeyChange[];

/** What can be undone, in the order it was done, and what can be done again, the next first. */
export interface Steps {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const NO_STEPS: Steps = { past: [], future: [] };

/** States around the present, as a history holds them. */
export interface States {
  readonly past: readonly Profile[];
  readonly present: Profile;
  readonly future: readonly Profile[];
}

type Keyed = Readonly<Record<string, unknown>>;

export function stepBetween(before: Profile, after: Profile): Step {
  const [a, b] = [before as unknown as Keyed, after as unknown as Keyed];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.filter((key) => a[key] !== b[key]).map((key) => changeOf(key, a[key], b[key]));
}

function changeOf(key: string, was: unknown, now: unknown): KeyChange {
  if (!Array.isArray(was) || !Array.isArray(now)) return { key, ...(was === undefined ? {} : { was }), ...(now === undefined ? {} : { now }) };
  let at = 0;
  while (at < was.length && at < now.length && was[at] === now[at]) at++;
  let end = 0;
  while (end < was.length - at && end < now.length - at && was[was.length - 1 - end] === now[now.length - 1 - end]) end++;
  return { key, at, removed: was.slice(at, was.length - end), inserted: now.slice(at, now.length - end) };
}

/** The profile after the step, or before it. Throws RangeError where the step is of another profile. */
export function applyStep(profile: Profile, step: Step, back: boolean): Profile {
  const next: Record<string, unknown> = { ...profile };
  for (const change of step) {
    if ('at' in change) {
      const list = next[change.key];
      const [gone, come] = back ? [change.inserted, change.removed] : [change.removed, change.inserted];
      if (!Array.isArray(list) || change.at > list.length || change.at + gone.length > list.length) throw new RangeError(`step of ${change.key}`);
      next[change.key] = [...list.slice(0, change.at), ...come, ...list.slice(change.at + gone.length)];
    } else {
      const value = back ? change.was : change.now;
      if (value === undefined) delete next[change.key];
      else next[change.key] = value;
    }
  }
  return next as unknown as Profile;
}

const steps = new WeakMap<Profile, { readonly before: Profile; readonly step: Step }>();
/** the same step each time it is asked for, so that what was written once is known again */
function stepTo(before: Profile, after: Profile): Step {
  const known = steps.get(after);
  if (known?.before === before) return known.step;
  const step = stepBetween(before, after);
  steps.set(after, { before, step });
  return step;
}

const weight = (step: Step): number => step.reduce((sum, change) => sum + 1 + ('at' in change ? change.removed.length + change.inserted.length : 0), 0);

/** The steps of a history, the newest first counted, until they hold `most` entries in all. */
export function stepsOf({ past, present, future }: States, most = 200_000): Steps {
  let left = most;
  const fits = (step: Step): boolean => (left -= weight(step)) >= 0;
  const back: Step[] = [];
  for (let i = past.length - 1; i >= 0; i--) {
    const step = stepTo(past[i]!, past[i + 1] ?? present);
    if (!fits(step)) break;
    back.unshift(step);
  }
  const on: Step[] = [];
  for (let i = 0; i < future.length; i++) {
    const step = stepTo(future[i - 1] ?? present, future[i]!);
    if (!fits(step)) break;
    on.push(step);
  }
  return { past: back, future: on };
}

/** The history again. Throws RangeError where the steps are of another profile. */
export function statesOf(present: Profile, { past, future }: Steps): States {
  const before: Profile[] = [];
  for (let i = past.length - 1, after = present; i >= 0; i--) {
    const state = applyStep(after, past[i]!, true);
    steps.set(after, { before: state, step: past[i]! });
    before.unshift(state);
    after = state;
  }
  const next: Profile[] = [];
  for (let i = 0, last = present; i < future.length; i++) {
    const state = applyStep(last, future[i]!, false);
    steps.set(state, { before: last, step: future[i]! });
    next.push(state);
    last = state;
  }
  return { past: before, present, future: next };
}
