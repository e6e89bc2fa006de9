/** Validates the pieces of a project that was kept or sent. A newer version than this is said to be one. */
import * as v from 'valibot';
import { isRaw } from '../model/raw.ts';
import { PROFILE_SCHEMA, type Profile } from '../profile/profile.ts';
import { validateProfile } from '../profile/validate.ts';
import { PROJECT_SCHEMA, type ProjectHead } from './project.ts';
import { NO_STEPS, statesOf, type KeyChange, type Step, type Steps } from './steps.ts';

export type ProjectFault =
  | { readonly fault: 'newer'; readonly version: string }
  /** no project at all, or one whose `path` is wrong */
  | { readonly fault: 'not-project' }
  | { readonly fault: 'invalid'; readonly path: string; readonly advice: string };

const text = v.pipe(v.string(), v.maxLength(4096));
const filled = v.pipe(text, v.minLength(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.string(), v.maxLength(40), v.check((value) => Number.isFinite(Date.parse(value)), 'must be a date and time'));
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits'));
/** elements of a list in the middle column that are kept: a longer list is soon asked for again */
export const MOST_FOCUSED = 50_000;

export const place = v.looseObject({
  tab: v.optional(text),
  side: v.optional(text),
  building: v.optional(text),
  focus: v.optional(v.variant('kind', [
    v.object({ kind: v.literal('item'), item: filled }),
    v.object({ kind: v.literal('elements'), title: text, elements: v.pipe(v.array(count), v.maxLength(MOST_FOCUSED)) }),
  ])),
  element: v.optional(count),
});

export const model = v.object({
  path: filled,
  bytes: count,
  sha256: v.nullable(sha256),
  where: v.picklist(['opfs', 'not-kept', 'sample']),
  sample: v.optional(text),
  without: v.optional(v.pipe(v.array(text), v.maxLength(10_000))),
});

const head = v.object({
  schema: v.literal(PROJECT_SCHEMA),
  id: v.pipe(v.string(), v.regex(/^[0-9a-zA-Z-]{1,64}$/)),
  name: text,
  created: time,
  changed: time,
  sample: v.nullable(text),
  decided: v.boolean(),
  models: v.pipe(v.array(model), v.maxLength(10_000)),
  place,
});

/** Of a later version than this page's, or of no version. */
export function versionFault(value: unknown): ProjectFault | null {
  const schema = typeof value === 'object' && value !== null ? (value as { readonly schema?: unknown }).schema : undefined;
  if (schema === PROJECT_SCHEMA) return null;
  return typeof schema === 'string' && /^sunmao-project\/\d{1,6}$/.test(schema) ? { fault: 'newer', version: schema } : { fault: 'not-project' };
}

export const isFault = <T extends object>(value: T | ProjectFault): value is ProjectFault => 'fault' in value;

export function readHead(value: unknown): ProjectHead | ProjectFault {
  return versionFault(value) ?? read(head, value);
}

export function read<T extends v.GenericSchema>(schema: T, value: unknown): v.InferOutput<T> | ProjectFault {
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  return { fault: 'invalid', path: `$.${v.getDotPath(issue) ?? ''}`, advice: issue.message };
}

/** Work in slices: it yields where it may pause. */
export type Slices<T> = Generator<undefined, T>;

/** All at once, where nobody waits for anything else: a worker, the command line. */
export function atOnce<T>(slices: Slices<T>): T {
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
  }
}

/** With a pause between slices. */
export async function withPauses<T>(slices: Slices<T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** entries of a list that are validated in one go */
const SLICE = 1000;
/** what the profile's own validator allows of a list */
const MOST_ENTRIES = 100_000;

/** A profile as validateProfile has it. Throws ProfileError; the places it names in long lists count from their slice. */
function* validated(value: unknown): Slices<Profile> {
  if (!isRaw(value)) return validateProfile(value);
  const isLong = (one: unknown): one is readonly unknown[] => Array.isArray(one) && one.length > SLICE;
  const profile: Record<string, unknown> = { ...validateProfile(Object.fromEntries(Object.entries(value).filter(([, one]) => !isLong(one)))) };
  for (const [key, list] of Object.entries(value)) {
    if (!isLong(list)) continue;
    if (list.length > MOST_ENTRIES) throw new RangeError(`${key}: too many entries`);
    const entries: unknown[] = [];
    for (let from = 0; from < list.length; from += SLICE) {
      yield;
      const slice = validateProfile({ schema: PROFILE_SCHEMA, [key]: list.slice(from, from + SLICE) }) as unknown as Readonly<Record<string, readonly unknown[]>>;
      for (const one of slice[key]!) entries.push(one);
    }
    profile[key] = entries;
  }
  return profile as unknown as Profile;
}

/** A profile, or what is wrong with it. */
export function* readProfile(value: unknown): Slices<Profile | ProjectFault> {
  try {
    return yield* validated(value);
  } catch (error) {
    return { fault: 'invalid', path: 'profile', advice: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Steps that lead from the profile to valid ones only; none where any does not, or where they are of another profile.
 * Each value that a step puts in is validated as the profile's own would be.
 */
export function* readSteps(profile: Profile, value: unknown): Slices<{ readonly steps: Steps; readonly lost: boolean }> {
  const lost = { steps: NO_STEPS, lost: true };
  if (value === undefined) return { steps: NO_STEPS, lost: false };
  if (!isRaw(value) || !isSteps(value['past']) || !isSteps(value['future'])) return lost;
  const steps: Steps = { past: value['past'], future: value['future'] };
  try {
    for (const step of [...steps.past, ...steps.future]) {
      for (const change of step) {
        for (const one of 'at' in change ? [change.removed, change.inserted] : [change.was, change.now]) {
          if (one !== undefined && !(Array.isArray(one) && one.length === 0)) yield* validated({ schema: PROFILE_SCHEMA, [change.key]: one });
        }
      }
    }
    statesOf(profile, steps);
    return { steps, lost: false };
  } catch {
    return lost;
  }
}

/** not more than a history keeps, in both directions */
const MOST_STEPS = 1000;

function isSteps(value: unknown): value is readonly Step[] {
  return Array.isArray(value) && value.length <= MOST_STEPS && value.every((step) => Array.isArray(step) && step.every(isChange));
}

function isChange(value: unknown): value is KeyChange {
  if (!isRaw(value) || typeof value['key'] !== 'string' || value['key'] === 'schema' || value['key'] === '__proto__') return false;
  if (!('at' in value)) return true;
  return Number.isInteger(value['at']) && (value['at'] as number) >= 0 && Array.isArray(value['removed']) && Array.isArray(value['inserted']);
}
