/** Whether two profiles say the same of what facts read directly: the others act through roles, scope and switches, or on verdicts alone. */
import type { Profile } from '../profile/profile.ts';

const ELSEWHERE: ReadonlySet<string> = new Set<keyof Profile>(['schema', 'date', 'settlements', 'overrides', 'attestations', 'waivers', 'switches', 'packs', 'required', 'reviews']);

const compared = new WeakMap<Profile, WeakMap<Profile, boolean>>();

export function sameProfile(a: Profile, b: Profile): boolean {
  if (a === b) return true;
  let others = compared.get(a);
  if (others === undefined) compared.set(a, (others = new WeakMap()));
  let same = others.get(b);
  if (same === undefined) others.set(b, (same = read(a) === read(b)));
  return same;
}

function read(profile: Profile): string {
  return JSON.stringify(Object.entries(profile).filter(([key, value]) => value !== undefined && !ELSEWHERE.has(key)).sort(([a], [b]) => (a < b ? -1 : 1)));
}
