/** Reviews by their id follow the profile, whatever was put in, changed, taken out or moved. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effect, shallowRef } from 'vue';
import { reviewsById } from '../../src/export/review-key.ts';
import { EMPTY_PROFILE, type Profile, type Review } from '../../src/profile/profile.ts';
import { reviewsOf } from '../../src/app/reviews-state.ts';

const review = fc.record({ of: fc.record({ rule: fc.constant('p/a'), kind: fc.constantFrom('A', 'B', 'C', 'D') }), round: fc.integer({ min: 1, max: 3 }) });
const reviews = fc.uniqueArray(review, { selector: ({ of }) => of.kind, maxLength: 4 });

test('equals a map made anew after every step, and says when it changed', () => {
  fc.assert(fc.property(fc.array(fc.tuple(reviews, fc.boolean()), { maxLength: 6 }), (steps) => {
    const profile = shallowRef<Profile>(EMPTY_PROFILE);
    const by = reviewsOf(profile);
    let told = 0;
    effect(() => { if (by.value.size >= 0) told += 1; });
    let before: readonly Review[] = [];
    for (const [next, keep] of steps) {
      // some stay the very same objects, as edits leave them
      const now = next.map((one) => (keep ? before.find(({ of }) => of.kind === one.of.kind) ?? one : one));
      const seen = told;
      profile.value = { ...EMPTY_PROFILE, reviews: now };
      expect(by.value).toEqual(reviewsById(now));
      expect(told).toBeGreaterThan(seen);
      before = now;
    }
  }));
});
