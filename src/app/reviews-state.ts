/** What people say of findings by the id of its key, kept up with the profile: of a hundred thousand, only those that changed are gone through. */
import { shallowRef, triggerRef, watch, type Ref, type ShallowRef } from 'vue';
import { reviewId } from '../export/review-key.ts';
import { drained, sliced } from './pace.ts';
import type { Profile, Review } from '../profile/profile.ts';

/** so many reviews are gone through in slices */
const LONG = 10_000;

/** The same map all the while, told of when it is as the profile says. A short list is gone through at once. */
export function reviewsOf(profile: Ref<Profile>, long = LONG): ShallowRef<ReadonlyMap<string, Review>> {
  const by = new Map<string, Review>();
  const out = shallowRef<ReadonlyMap<string, Review>>(by);
  /** what the map holds; null: a change of it was broken off */
  let held: readonly Review[] | null = [];
  let turn = 0;
  function* follow(now: readonly Review[]): Generator<void, true, void> {
    const before = held !== null && held.length <= now.length ? held : null;
    held = null;
    if (before === null) by.clear();
    for (const [i, review] of now.entries()) {
      yield;
      const old = before?.[i];
      if (old === review) continue;
      if (old !== undefined && reviewId(old.of) !== reviewId(review.of)) by.delete(reviewId(old.of));
      by.set(reviewId(review.of), review);
    }
    // one that has moved was taken out where it stood before
    if (by.size !== now.length) {
      by.clear();
      for (const review of now) {
        by.set(reviewId(review.of), review);
        yield;
      }
    }
    held = now;
    return true;
  }
  watch(() => profile.value.reviews, async (now = []) => {
    const mine = (turn += 1);
    if (now.length < long) drained(follow(now));
    else if ((await sliced(follow(now), () => turn !== mine)) === null || turn !== mine) return;
    triggerRef(out);
  }, { immediate: true, flush: 'sync' });
  return out;
}
