/** Small changes of what is said of findings; each answers a new profile. */
import type { Profile } from '../profile/profile.ts';
import type { Review, ReviewComment, ReviewKey } from '../profile/review.ts';
import { reviewId } from '../export/review-key.ts';
import { drained } from './pace.ts';

/** `undefined` takes a field back */
export type ReviewChange = { readonly [K in Exclude<keyof Review, 'of'>]?: Review[K] | undefined };

/** by what was said of it before, and of which finding */
export type Changing = (before: Review | undefined, of: ReviewKey) => ReviewChange;

/** Says something of one finding; the rest of what was said of it stays. */
export function review(profile: Profile, key: ReviewKey, change: ReviewChange): Profile {
  return reviewAll(profile, [key], () => change);
}

/** Says something of many, each by what was said of it before. A review of which nothing is left goes. */
export const reviewAll = (profile: Profile, keys: readonly ReviewKey[], change: Changing): Profile => drained(reviewing(profile, keys, change));

/** {@link reviewAll} in small steps: a hundred thousand findings may be judged at once. */
export function* reviewing(profile: Profile, keys: readonly ReviewKey[], change: Changing): Generator<void, Profile, void> {
  const wanted = new Map<string, ReviewKey>();
  for (const key of keys) {
    wanted.set(reviewId(key), key);
    yield;
  }
  const told = new Set<string>();
  const next: Review[] = [];
  for (const one of profile.reviews ?? []) {
    yield;
    const id = reviewId(one.of);
    if (!wanted.has(id)) {
      next.push(one);
      continue;
    }
    told.add(id);
    const changed = stated({ ...one, ...change(one, one.of) }, one.of);
    if (changed) next.push(changed);
  }
  for (const [id, key] of wanted) {
    yield;
    if (told.has(id)) continue;
    const made = stated(change(undefined, key), key);
    if (made) next.push(made);
  }
  return withReviews(profile, next);
}

/** Adds what somebody said to each; a comment whose `guid` is there already is not added again. */
export function comment(profile: Profile, keys: readonly ReviewKey[], said: ReviewComment): Profile {
  return reviewAll(profile, keys, (before) => {
    const comments = before?.comments ?? [];
    return said.guid !== undefined && comments.some(({ guid }) => guid === said.guid) ? {} : { comments: [...comments, said] };
  });
}

export function withReviews(profile: Profile, reviews: readonly Review[]): Profile {
  const { reviews: _, ...rest } = profile;
  return reviews.length === 0 ? rest : { ...rest, reviews };
}

function stated(change: ReviewChange, of: ReviewKey): Review | null {
  const said = Object.entries(change).filter(([key, value]) => key !== 'of' && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0));
  return said.length === 0 ? null : ({ of, ...Object.fromEntries(said) } as Review);
}
