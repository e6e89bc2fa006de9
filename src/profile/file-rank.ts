/** Which of the files that draw one element leads (design decision 5): the rank that the profile states, else that of what the file holds. */
import { fileRuleOf } from './match.ts';
import type { FileRule, Profile } from './profile.ts';

const RANK_OF_DISCIPLINE = { precast: 1, structure: 2, architecture: 3, mep: 2, 'fit-out': 4, quantity: 5 } as const;
/** A file nobody ranked: between a supplier's and an architect's, so that a stated rank decides. */
const UNRANKED = 3;

/** 1 leads; lower leads higher. */
export function fileRank(profile: Profile, path: string): number {
  const rule = fileRuleOf(profile, path);
  return rule?.rank ?? (rule?.discipline ? RANK_OF_DISCIPLINE[rule.discipline] : UNRANKED);
}

/**
 * The profile under which one file counts before others that draw the same: those that do not yet come after it are set behind
 * it, before whatever ranks below, so that each keeps its place towards all other files.
 */
export function countsBefore(profile: Profile, path: string, others: readonly string[], reason: string): Profile {
  const own = fileRank(profile, path);
  return others.filter((other) => fileRank(profile, other) <= own)
    .reduce((changed, other) => ranked(changed, other, (own + Math.floor(own) + 1) / 2, reason), profile);
}

function ranked(profile: Profile, path: string, rank: number, reason: string): Profile {
  const rules = profile.files ?? [];
  const rule: FileRule = { ...rules.find(({ match }) => match === path), match: path, rank, reason };
  const rest = rules.filter(({ match }) => match !== path);
  const last = { ...profile, files: [...rest, rule] };
  // of rules that match the first that states a rank holds
  return fileRuleOf(last, path)?.rank === rank ? last : { ...profile, files: [rule, ...rest] };
}
