/**
 * What another profile would make of the last check, before it is taken: which elements it would settle otherwise, and P. Buildings,
 * storeys, copies and what bodies share stay as they are, so it is a first answer: the check that follows is the one that counts.
 */
import { classifyInRegions, settledAgain, type Classification } from '../facts/classify.ts';
import { factsSettled, type Plan } from '../facts/facts.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Profile } from '../profile/profile.ts';
import type { PackScoring } from '../standards/pack.ts';
import type { Interval } from '../units.ts';
import { scoreBuilding, toInterval } from './building.ts';
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
  const changed = differing(before, after);
  const facts = factsSettled(checked.facts, profile, after.roles, changed);
  return { changed, p: Object.fromEntries(facts.buildings.list.map(({ id }, i) => [id, toInterval(scoreBuilding(facts, i, pack).result.score.p)])) };
}

function differing(before: Classification, after: Classification): readonly number[] {
  return before.roles.flatMap((own, index) => {
    const now = after.roles[index]!;
    return own !== now && ROLES.some((role) => own[role] !== now[role]) ? [index] : [];
  });
}
