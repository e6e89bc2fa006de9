/** A report with what people say of its findings: the engine is not asked, no verdict depends on it. */
import type { Report } from '../engine/report.ts';
import type { Profile, Review } from '../profile/profile.ts';
import { canonicalJson, sha256Text } from '../standards/pack-hash.ts';
import { pace } from './pace.ts';
import { withReviews } from './edit-review.ts';

/** a review never changes: its text is made once */
const texts = new WeakMap<Review, string>();

/** The report's profile with these reviews, and the hash that it has with them. */
export async function annotated({ profile }: Report, reviews: readonly Review[] | undefined): Promise<Pick<Report, 'profile' | 'profileHash'>> {
  const next = withReviews(profile, reviews ?? []);
  return { profile: next, profileHash: await sha256Text(await canonicalProfile(next)) };
}

/** As {@link canonicalJson}, without holding the page up over a hundred thousand reviews. */
export async function canonicalProfile(profile: Profile): Promise<string> {
  const breath = pace();
  const made: string[] = [];
  for (const review of profile.reviews ?? []) {
    let text = texts.get(review);
    if (text === undefined) texts.set(review, (text = canonicalJson(review)));
    made.push(text);
    if (breath.due()) await breath.take();
  }
  const entries = Object.entries(profile).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${key === 'reviews' ? `[${made.join(',')}]` : canonicalJson(value)}`).join(',')}}`;
}
