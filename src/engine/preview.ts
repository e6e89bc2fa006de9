/**
 * What another profile would make of the last check, before it is taken: which elements it would settle otherwise, and P. Buildings,
 * storeys, copies and what bodies share stay as they are, so it is a first answer: the check that follows is the one that counts.
 */
import { classifyInRegions, settledAgain } from '../facts/classify.ts';
import { factsSettled, type ElementGeometry, type Plan } from '../facts/facts.ts';
import { sameRoles } from '../facts/rests.ts';
import type { Profile } from '../profile/profile.ts';
import type { PackScoring } from '../standards/pack.ts';
import { asInterval, type Interval } from '../units.ts';
import { scoreBuilding } from './building.ts';
import type { Checked } from './check.ts';

export interface Preview {
  /** positions in Report.elements of those whose roles change */
  readonly changed: readonly number[];
  /** P of each building of the report, by its id */
  readonly p: Readonly<Record<string, Interval>>;
}

const ROLES = ['component', 'precast', 'loadBearing', 'external', 'wallKind', 'dryMethod', 'integrated'] as const;

/** `measured`: the geometry that the check was given */
export function previewOf(checked: Checked, measured: readonly (ElementGeometry | null)[], profile: Profile, pack: PackScoring, plan: Plan): Preview {
  const before = checked.classified;
  const after = settledAgain(checked.facts.model, before, profile)?.classification ?? classifyInRegions(checked.facts.model, measured, profile, plan);
  // what an element may be is read too, where nothing says what it is
  const touched = before.roles.flatMap((own, index) => (sameRoles(own, after.roles[index]!) ? [] : [index]));
  const changed = touched.filter((index) => ROLES.some((role) => before.roles[index]![role] !== after.roles[index]![role]));
  const facts = factsSettled(checked.facts, profile, after.roles, touched);
  return { changed, p: Object.fromEntries(facts.buildings.list.map(({ id }, i) => [id, asInterval(scoreBuilding(facts, i, pack).result.score.p)])) };
}
