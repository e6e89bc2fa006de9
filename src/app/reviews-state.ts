/** What people say of findings by the id of its key, kept up with the profile: of a hundred thousand, only those that changed are gone through. */
import { shallowRef, triggerRef, watch, type Ref, type ShallowRef } from 'vue';
import { reviewId } from '../export/review-key.ts';
import type { Profile, Review } from '../profile/profile.ts';

export function reviewsOf(profile: Ref<Profile>): ShallowRef<ReadonlyMap<string, Review>> {
  const by = new Map<string, Review>();
  const out = shallowRef<ReadonlyMap<string, Review>>(by);
  watch(() => profile.value.reviews, (now = [], before = []) => {
    // what follows one that is gone has moved up: all anew
    if (now.length < before.length) by.clear();
    const known = now.length < before.length ? [] : before;
    now.forEach((review, i) => {
      const old = known[i];
      if (old === review) return;
      if (old !== undefined && reviewId(old.of) !== reviewId(review.of)) by.delete(reviewId(old.of));
      by.set(reviewId(review.of), review);
    });
    // one that was taken out by a later place of the same list stands there all the same
    if (by.size !== now.length) {
      by.clear();
      for (const review of now) by.set(reviewId(review.of), review);
    }
    triggerRef(out);
  }, { immediate: true, flush: 'sync' });
  return out;
}
