/** Everything derived from a model under a profile that the checks read. Built once per check; pure. */
import type { Model } from '../model/model.ts';
import type { Box, ElementGeometry } from '../geometry/quantities.ts';
import type { Profile } from '../profile/profile.ts';
import { switchValues, type SwitchValues } from '../profile/switches.ts';
import { alignFiles, alignGeometry, type Alignments } from './alignment.ts';
import { findBuildings, type Buildings } from './buildings.ts';
import { findStoreys, type Storeys } from './storeys.ts';
import { levelOfElement } from './element-level.ts';
import { listedLevel } from './above-ground.ts';
import { collectBodies, pairBodies, sameBodies, type Body, type BodyPairs, type SameBodies } from './body-pairs.ts';
import { outlineVolumes, type CommonVolume } from './common-volume.ts';
import { findCopies, findDuplicates, type Copies } from './copies.ts';
import { findOverlaps, type Overlaps } from './overlaps.ts';
import type { Plan } from '../geometry/plan.ts';
import { splitPodiums } from './podium.ts';
import { rememberRegions } from './region-cache.ts';
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
  readonly overlaps: Overlaps;
  /** what bodies have in common */
  readonly volumes: CommonVolume;
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
  readonly overlaps: Overlaps;
  readonly volumes: CommonVolume;
  /** plane regions, from loadPlan() */
  readonly plan: Plan;
}

/** What is known before bodies are compared: where files stand, which buildings there are, what may be there twice. */
export interface Ground {
  /** in the common world */
  readonly geometry: readonly (ElementGeometry | null)[];
  readonly alignments: Alignments;
  readonly buildings: Buildings;
  readonly bodies: ReadonlyMap<number, Body>;
  readonly same: SameBodies;
  readonly outlines: CommonVolume;
  /** whose bodies meet, when it is known what is a duplicate */
  readonly pairsWithout: (duplicateOf: ReadonlyMap<number, number>) => BodyPairs;
}

/** The ground with bodies compared; see fetched-bodies.ts. */
export interface Compared extends Ground {
  readonly duplicateOf: ReadonlyMap<number, number>;
  readonly pairs: BodyPairs;
  readonly volumes: CommonVolume;
}

/** `classified`: the answer of `classify`, parallel to model.elements. */
export function factsGround(
  model: Model,
  measured: readonly (ElementGeometry | null)[],
  profile: Profile,
  classified: readonly Roles[],
  plan: Plan,
): Ground {
  const alignments = alignFiles(model);
  const geometry = alignGeometry(model, measured, alignments);
  const buildings = findBuildings(model, geometry, profile, plan);
  const input = { model, geometry, roles: classified, buildingOf: buildings.of, profile };
  const bodies = collectBodies(input);
  return {
    geometry, alignments, buildings, bodies,
    same: sameBodies(bodies, input),
    outlines: outlineVolumes(geometry, plan),
    pairsWithout: (duplicateOf) => pairBodies(bodies, duplicateOf, input),
  };
}

/** `volumes`: what bodies have in common, as far as it is known. */
export function compare(ground: Ground, volumes: CommonVolume): Compared {
  const duplicateOf = findDuplicates(ground.same, volumes);
  return { ...ground, duplicateOf, pairs: ground.pairsWithout(duplicateOf), volumes };
}

export function factsBase(
  model: Model,
  measured: readonly (ElementGeometry | null)[],
  profile: Profile,
  classified: readonly Roles[],
  plan: Plan,
  compared?: Compared,
): FactsBase {
  const found = compared ?? outlinesCompared(factsGround(model, measured, profile, classified, plan));
  const { geometry, alignments, buildings, pairs, volumes } = found;
  const copies = findCopies({ ...found, elements: model.elements.length });
  const overlaps = findOverlaps(pairs, volumes, copies);
  const proposed = withPlanProposals({ model, geometry, roles: classified, buildingOf: buildings.of, plan });
  const roles = mergeRoles(proposed, copies.represents);
  return { model, geometry, profile, roles, alignments, buildings, copies, overlaps, volumes, plan: rememberRegions(plan) };
}

function outlinesCompared(ground: Ground): Compared {
  return compare(ground, ground.outlines);
}

/**
 * The facts once a few elements have other roles: buildings, storeys, copies and what bodies share stay as they are. For a first
 * answer while the whole is derived again: what a plan proposes and how podiums are told apart may follow from roles too.
 */
export function factsSettled(facts: Facts, profile: Profile, classified: readonly Roles[], changed: readonly number[]): Facts {
  const roles = [...facts.roles];
  const touched = new Set(changed);
  for (const index of changed) roles[index] = classified[index]!;
  for (const [leader, copies] of facts.copies.represents) {
    if (!touched.has(leader) && !copies.some((copy) => touched.has(copy))) continue;
    roles[leader] = mergeRoles(classified, new Map([[leader, copies]]))[leader]!;
  }
  const [levelOf, outOfScope] = [[...facts.levelOf], [...facts.outOfScope]];
  const partial = { ...facts, profile, roles, levelOf };
  for (const index of changed) {
    const storeys = facts.storeys[facts.buildings.of[index]!];
    if (storeys !== undefined) levelOf[index] = placeOf(facts.model, facts.geometry, roles, index, storeys);
  }
  for (const index of changed) outOfScope[index] = scopeOf(partial, facts.model.elements[index]!);
  return { ...partial, outOfScope };
}

function placeOf(model: Model, geometry: Facts['geometry'], roles: readonly Roles[], index: number, storeys: Storeys): number | null {
  const [body, own] = [geometry[index]!, roles[index]!];
  return listedLevel(levelOfElement(model.elements[index]!, body, own.component, storeys), body, own, storeys);
}

export function factsUnder(base: FactsBase, switches: SwitchValues = switchValues(base.profile)): Facts {
  const { model, geometry, profile, roles, alignments } = base;
  const storeysOf = (list: Buildings['list']): Storeys[] => list.map((b) => findStoreys(model, b, alignments, profile, switches));
  const place = (index: number, storeys: Storeys): number | null => placeOf(model, geometry, roles, index, storeys);
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
