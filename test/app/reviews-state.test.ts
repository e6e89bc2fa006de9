/** Reviews by their id follow the profile, whatever was put in, changed, taken out or moved. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effect, shallowRef } from 'vue';
import { reviewId, reviewsById } from '../../src/export/review-key.ts';
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

test('a long list is gone through in slices; what comes meanwhile is what holds', async () => {
  const list = (n: number, round: number): readonly Review[] => Array.from({ length: n }, (_, i) => ({ of: { rule: 'p/a', kind: `${i}` }, round }));
  const profile = shallowRef<Profile>(EMPTY_PROFILE);
  const by = reviewsOf(profile, 1000);
  const until = async (reviews: readonly Review[]): Promise<void> => {
    for (let i = 0; i < 500 && by.value.get(reviewId(reviews.at(-1)!.of)) !== reviews.at(-1); i += 1) await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(by.value).toEqual(reviewsById(reviews));
  };
  const [first, second, third] = [list(60_000, 1), list(70_000, 2), list(50_000, 3)];
  profile.value = { ...EMPTY_PROFILE, reviews: first };
  profile.value = { ...EMPTY_PROFILE, reviews: second };
  await until(second);
  profile.value = { ...EMPTY_PROFILE, reviews: third };
  await until(third);
  profile.value = EMPTY_PROFILE;
  expect(by.value.size).toBe(0);
});
