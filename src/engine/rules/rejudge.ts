/**
 * A first answer of the rules after a small change of the profile, while the whole check runs again: a number of a rule, a waiver,
 * or what a few elements are. Nothing is read, measured or scored; only what depends on the change is judged.
 */
import { settledAgain, type Classification } from '../../facts/classify.ts';
import { factsSettled } from '../../facts/facts.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Pack } from '../../standards/pack.ts';
import type { SessionState } from './changed.ts';
import { runRules, type Run } from './run.ts';

export interface Rejudged extends Run {
  readonly classified: Classification;
}

/**
 * Null where the change reaches further than that: the whole check answers then.
 * @throws DOMException AbortError when the signal is raised
 */
export async function rejudge(
  state: SessionState, classified: Classification, packs: readonly Pack[], profile: Profile, options: { readonly date: string | null; readonly signal?: AbortSignal },
): Promise<Rejudged | null> {
  const settled = settledAgain(state.facts.model, classified, profile);
  if (settled === null) return null;
  const facts = settled.changed.length === 0 ? { ...state.facts, profile } : factsSettled(state.facts, profile, settled.classification.roles, settled.changed);
  const run = await runRules(facts, packs, profile, { ...options, before: state });
  return { ...run, classified: settled.classification };
}
