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
import { splitPodiums } from './podium.ts';
import { rememberRegions } from './region-cache.ts';
import { carriesBody } from './body.ts';
import { mergeRoles } from './merge-roles.ts';
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
  const regions = rememberRegions(plan);
  const buildings = findBuildings(model, aligned, profile, regions);
  const copies = findCopies(
    { model, geometry: aligned, roles: classified, buildingOf: buildings.of, profile, plan },
    (i) => carriesBody(model, aligned, i),
  );
  const roles = mergeRoles(classified, copies.represents);
  return { model, geometry: aligned, profile, roles, alignments, buildings, copies, plan: regions };
}

export function factsUnder(base: FactsBase, switches: SwitchValues = switchValues(base.profile)): Facts {
  const { model, geometry, profile, roles, alignments } = base;
  const storeysOf = (list: Buildings['list']): Storeys[] => list.map((b) => findStoreys(model, b, alignments, profile, switches));
  const place = (index: number, storeys: Storeys): number | null =>
    levelOfElement(model.elements[index]!, geometry[index]!, roles[index]!.component, storeys);
  const mode = switches.podium;
  const buildings = mode === 'projection' || mode === 'by-storey'
    ? splitPodiums(base, mode, storeysOf(base.buildings.list).map((s) => ({ storeys: s, levelOf: (index) => place(index, s) })))
    : base.buildings;
  const storeys = storeysOf(buildings.list);
  const levelOf = model.elements.map(({ index }) => {
    const building = buildings.of[index]!;
    return building < 0 ? null : place(index, storeys[building]!);
  });
  const partial = { ...base, buildings, switches, storeys, levelOf };
  const outOfScope = model.elements.map((element) => scopeOf(partial, element));
  return { ...partial, outOfScope };
}
