/** Everything derived from a model under a profile that the checks read. Built once per check; pure. */
import type { Model } from '../model/model.ts';
import type { Box, ElementGeometry } from '../geometry/quantities.ts';
import type { Profile } from '../profile/profile.ts';
import { switchValues, type SwitchValues } from '../profile/switches.ts';
import { alignFiles, alignGeometry, type Alignments } from './alignment.ts';
import { findBuildings, type Buildings } from './buildings.ts';
import { findStoreys, type Storeys } from './storeys.ts';
import { levelOfElement } from './element-level.ts';
import { findCopies, type Copies } from './copies.ts';
import type { Plan } from '../geometry/plan.ts';
import { rememberRegions } from './region-cache.ts';
import { carriesBody } from './body.ts';
import { mergeRoles } from './merge-roles.ts';
import { withPlanProposals } from './plan-proposals.ts';
import { scopeOf, type OutOfScope } from './scope.ts';
import type { Roles } from './roles.ts';

export type { Box, ElementGeometry, Plan };

export interface Facts {
  readonly model: Model;
  /** in the common world */
  readonly geometry: readonly (ElementGeometry | null)[];
  readonly profile: Profile;
  readonly switches: SwitchValues;
  /** of copies: merged with the evidence of the elements they represent */
  readonly roles: readonly Roles[];
  readonly alignments: Alignments;
  readonly buildings: Buildings;
  /** per building */
  readonly storeys: readonly Storeys[];
  /** per element: position in its building's levels, −1 under the lowest, null when nothing places it */
  readonly levelOf: readonly (number | null)[];
  readonly copies: Copies;
  readonly plan: Plan;
  /** per element: why it counts nowhere, null when it may count */
  readonly outOfScope: readonly (OutOfScope | null)[];
}

/** What stays the same when only switches change: roles, alignment, copies. */
export interface FactsBase {
  readonly model: Model;
  readonly geometry: readonly (ElementGeometry | null)[];
  readonly profile: Profile;
  readonly roles: readonly Roles[];
  readonly alignments: Alignments;
  readonly buildings: Buildings;
  readonly copies: Copies;
  /** plane regions, from loadPlan() */
  readonly plan: Plan;
}

/** `classified`: the answer of `classify`, parallel to model.elements. */
export function factsBase(
  model: Model,
  geometry: readonly (ElementGeometry | null)[],
  profile: Profile,
  classified: readonly Roles[],
  plan: Plan,
): FactsBase {
  const alignments = alignFiles(model);
  const aligned = alignGeometry(model, geometry, alignments);
  const buildings = findBuildings(model, aligned, profile);
  const proposed = withPlanProposals({ model, geometry: aligned, roles: classified, buildingOf: buildings.of, plan });
  const copies = findCopies(
    { model, geometry: aligned, roles: proposed, buildingOf: buildings.of, profile, plan },
    (i) => carriesBody(model, aligned, i),
  );
  const roles = mergeRoles(proposed, copies.represents);
  return { model, geometry: aligned, profile, roles, alignments, buildings, copies, plan: rememberRegions(plan) };
}

export function factsUnder(base: FactsBase, switches: SwitchValues = switchValues(base.profile)): Facts {
  const { model, geometry, profile, roles, alignments, buildings } = base;
  const storeys = buildings.list.map((b) => findStoreys(model, b, alignments, profile, switches));
  const levelOf = model.elements.map((element) => {
    const building = buildings.of[element.index]!;
    if (building < 0) return null;
    return levelOfElement(element, geometry[element.index]!, roles[element.index]!.component, storeys[building]!);
  });
  const partial = { ...base, switches, storeys, levelOf };
  const outOfScope = model.elements.map((element) => scopeOf(partial, element));
  return { ...partial, outOfScope };
}
