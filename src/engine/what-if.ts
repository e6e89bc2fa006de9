/**
 * What-if 方案比选: what a list of measures would make of one building. Nothing is estimated: the roles that the measures settle are
 * weighed again and the items that rest on them measured again, by the checks of the real score. The whole check is run on what a
 * person keeps (worker/what-if-desk.ts); this is what makes hundreds of candidates comparable.
 */
import { classification, settledAgain, type Classification } from '../facts/classify.ts';
import { factsSettled, type Facts } from '../facts/facts.ts';
import type { PlanArea } from '../facts/plan-area.ts';
import { sameRoles } from '../facts/rests.ts';
import { structureOf } from '../facts/structure.ts';
import { withMeasures, type Measure, type Names } from '../profile/measures.ts';
import type { ItemId, Profile, StructureKind } from '../profile/profile.ts';
import type { PackScoring } from '../standards/pack.ts';
import { areasOf, declaredFor, kindOf, packResult, tableOf } from './building.ts';
import { scoreItems, type ScoredItem } from './items.ts';
import { readyPack, type ReadyPack } from './ready-pack.ts';
import type { ItemResult, PackResult } from './report.ts';
import { asInterval, type Interval } from '../units.ts';
import { whatIfGroups, type GroupInput, type WhatIfGroup } from './what-if-groups.ts';

/** What a check left of one building. */
export interface Bench {
  readonly facts: Facts;
  readonly classified: Classification;
  readonly profile: Profile;
  readonly names: Names;
  /** position in facts.buildings.list; null: no model, the score rests on what is declared */
  readonly building: number | null;
  readonly id: string;
  readonly pack: PackScoring;
  readonly areas: ReadonlyMap<number, PlanArea>;
  readonly structure: StructureKind;
  readonly ready: ReadyPack;
  readonly items: readonly ScoredItem[];
}

export interface BenchInput {
  readonly facts: Facts;
  readonly classified: Classification;
  readonly profile: Profile;
  readonly names: Names;
  readonly pack: PackScoring;
}

/** @param id of the single building */
export function benchOf(input: BenchInput, id: string): Bench {
  const { facts, profile, pack } = input;
  const at = facts.buildings.list.findIndex((one) => one.id === id);
  const building = at < 0 ? null : at;
  const areas = building === null ? new Map<number, PlanArea>() : areasOf(facts, building);
  const rule = profile.buildings?.find((one) => one.id === id);
  const structure = building === null ? rule?.structure ?? profile.structure ?? 'concrete' : structureOf(facts, building).kind;
  const ready = readyPack(pack, profile, kindOf(facts, building));
  const items = scoreItems(building === null ? null : facts, building, areas, declaredFor(profile, id), tableOf(ready));
  return { ...input, building, id, areas, structure, ready, items };
}

/** What became of the building under some measures. */
export interface Tried {
  readonly measures: readonly Measure[];
  readonly profile: Profile;
  readonly facts: Facts;
  readonly items: readonly ScoredItem[];
  readonly result: PackResult;
}

/** Checks whose result rests on what a settlement of the role says; those that are not listed rest on any. */
const RESTS_ON: Readonly<Record<string, readonly string[]>> = {
  'vertical-volume': ['precast', 'component'], 'plan-coverage': ['precast', 'component'], 'precast-volume-share': ['precast', 'component'],
  'envelope-non-masonry': ['wallKind', 'precast'], 'partition-non-masonry': ['wallKind', 'precast'],
  'envelope-integrated': ['integrated'], 'partition-integrated': ['integrated'],
  'dry-floor': ['dryMethod'], 'kitchen-surface': ['dryMethod'], 'bathroom-surface': ['dryMethod'], 'pipe-separation': ['lay'],
  'full-fit-out': [], declared: [],
};

/** @param from a state that these measures begin with: only what the further ones move is measured again */
export function tryMeasures(bench: Bench, measures: readonly Measure[], from?: Tried): Tried {
  const profile = withMeasures(bench.profile, measures, bench.names);
  const added = from === undefined ? measures : measures.slice(from.measures.length);
  const facts = factsWith(bench, profile, measures);
  const moved = new Set<string>();
  const roles = new Set(added.flatMap((one) => (one.kind === 'settle' ? one.settle.map(({ role }) => role as string) : one.kind === 'lay' ? ['lay'] : [])));
  const stated = new Set(added.flatMap((one) => (one.kind === 'state' ? [one.item] : [])));
  const known = from?.items ?? bench.items;
  for (const { item } of known) {
    const rests = RESTS_ON[item.check];
    if (stated.has(item.id) || (roles.size > 0 && (rests === undefined || rests.some((role) => roles.has(role))))) moved.add(item.id);
  }
  const again = moved.size === 0 ? [] : scoreItems(bench.building === null ? null : facts, bench.building, bench.areas, declaredFor(profile, bench.id), tableOf(bench.ready), moved);
  const fresh = new Map(again.map((one) => [one.item.id, one]));
  const items = known.map((one) => fresh.get(one.item.id) ?? one);
  return { measures, profile, facts, items, result: packResult({ ready: bench.ready, items }, bench.structure) };
}

/** What the model is under the measures, as far as rules and items see it. */
export function factsWith(bench: Bench, profile: Profile, measures: readonly Measure[]): Facts {
  const { facts, classified } = bench;
  if (measures.every((one) => one.kind !== 'settle')) return { ...facts, profile };
  // roles rest on settlements, never on what is declared of items or lines
  const { settlements: _, ...rest } = bench.profile;
  const settling: Profile = profile.settlements === undefined ? rest : { ...rest, settlements: profile.settlements };
  const settled = settledAgain(facts.model, classified, settling);
  if (settled !== null) return factsSettled(facts, profile, settled.classification.roles, settled.changed);
  // wholes and their parts share what is said of either: all are weighed again
  const roles = classification(facts.model, facts.geometry, settling, classified.regions).roles;
  const changed = roles.flatMap((one, i) => (sameRoles(one, classified.roles[i]!) ? [] : [i]));
  return factsSettled(facts, profile, classified.roles.map((one, i) => (sameRoles(one, roles[i]!) ? one : roles[i]!)), changed);
}

/** What does not count under the measures, in groups. */
export function groupsUnder(bench: Bench, tried: Pick<Tried, 'items' | 'facts'>): readonly WhatIfGroup[] {
  const { facts } = tried;
  const checks = new Map(tried.items.map(({ item }) => [item.id, item.check]));
  const input: GroupInput = {
    checkOf: (item) => checks.get(item) ?? null,
    element: (index) => {
      const element = facts.model.elements[index];
      const roles = facts.roles[index];
      return element && roles ? { roles, type: element.objectType || element.type?.name || '', footprintArea: facts.geometry[index]?.footprintArea ?? null } : undefined;
    },
    storeys: bench.building === null ? [] : facts.storeys[bench.building]!.levels,
  };
  return whatIfGroups(tried.items.map(({ result }) => result), input);
}

/** Least and most. */
export interface Gain {
  readonly item: ItemId;
  readonly ratio: Interval;
  /** points after it, and how many more they are than before */
  readonly points: Interval;
  readonly more: Interval;
  /** of the numerator, least end to least end: what a further measure of the item can build on */
  readonly numerator: number;
}

export interface Gains {
  readonly p: Interval;
  /** unrounded P gained, end to end */
  readonly more: Interval;
  /** unrounded points gained in all, end to end */
  readonly points: Interval;
  /** the items that changed, the measure's own first */
  readonly items: readonly Gain[];
}

const NONE: Interval = [0, 0];
const plus = (a: Interval, b: Interval): Interval => [round(b[0] - a[0]), round(b[1] - a[1])];
/** sums of tenths of points: what binary adds of noise is none */
const round = (value: number): number => Math.round(value * 1e9) / 1e9 + 0;

/** What the step from one state to the other gains. */
export function gainsOf(before: Tried, after: Tried, own?: ItemId): Gains {
  const items = after.items.flatMap(({ result }, i): Gain[] => {
    const was = before.items[i]!.result;
    const [a, b]: readonly [Interval, Interval] = [was.points ?? NONE, result.points ?? NONE];
    if (result === was || (sameEnds(a, b) && sameEnds(was.ratio, result.ratio) && sameEnds(was.numerator, result.numerator))) return [];
    return [{
      item: result.id, ratio: result.ratio ?? [0, 0], points: b, more: plus(a, b),
      numerator: round((result.numerator?.[0] ?? 0) - (was.numerator?.[0] ?? 0)),
    }];
  });
  const [from, to] = [asInterval(before.result.score.pRaw), asInterval(after.result.score.pRaw)];
  const sum = (side: 0 | 1): number => round(items.reduce((total, one) => total + one.more[side], 0));
  return {
    p: asInterval(after.result.score.p), more: plus(from, to), points: [sum(0), sum(1)],
    items: [...items].sort((a, b) => Number(b.item === own) - Number(a.item === own)),
  };
}

function sameEnds(a: Interval | null, b: Interval | null): boolean {
  return a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]);
}

/** The next ratio at which an item's points jump or begin, and what its numerator lacks of it; null where there is none. */
export function nextLimit({ item, result }: ScoredItem): { readonly ratio: number; readonly lacks: number } | null {
  const { award } = item;
  if (award.kind === 'yes-no' || award.qMin === null || result.ratio === null || result.ratio[0] >= award.qMin) return null;
  return { ratio: award.qMin, lacks: lacksFor(result, award.qMin) };
}

/** What has to be added to the numerator for the ratio's least end to reach a percentage, in the item's unit. */
export function lacksFor({ numerator, denominator, ratio }: Pick<ItemResult, 'numerator' | 'denominator' | 'ratio'>, percent: number): number {
  if (numerator === null || denominator === null || ratio === null) return 0;
  // the least ratio is reached with this denominator: numerators and denominators vary together
  const whole = ratio[0] > 0 ? (numerator[0] / ratio[0]) * 100 : denominator[1];
  return Math.max(0, (percent / 100) * whole - numerator[0]);
}
