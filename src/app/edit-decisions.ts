/** Changes of a profile that the unknowns' panels make beside edit-profile.ts: regions, mappings, and the decisions as one list. */
import { isOn } from '../profile/active.ts';
import type { BuildingRule, ConceptNames, Convention, PatternRule, Profile, Region, Settlement, SystemRule } from '../profile/profile.ts';
import { put } from './edit-profile.ts';

/** Adds a region, or puts it in the place of the one with its id. */
export function withRegion(profile: Profile, region: Region): Profile {
  const all = profile.regions ?? [];
  return put(profile, 'regions', all.some((one) => one.id === region.id) ? all.map((one) => (one.id === region.id ? region : one)) : [...all, region]);
}

export function withoutRegion(profile: Profile, id: string): Profile {
  return put(profile, 'regions', (profile.regions ?? []).filter((one) => one.id !== id));
}

/** `R3`: the next id that no region has. */
export function freeRegionId(profile: Profile): string {
  const used = new Set((profile.regions ?? []).map((one) => one.id));
  for (let n = used.size + 1; ; n += 1) if (!used.has(`R${n}`)) return `R${n}`;
}

/** Rules are tried in order, and one without criteria takes everything that is left. */
export const takesTheRest = (one: BuildingRule): boolean => !one.polygon && !one.files && !one.ifcBuildings && !one.storeys;

/** A single building (3.0.1) by its plan, its files or its storeys. Where none were given, another one takes what is left. */
export function withBuilding(profile: Profile, name: string, criteria: Pick<BuildingRule, 'polygon' | 'files' | 'storeys'>, rest: string): Profile {
  const all = profile.buildings ?? [];
  const used = new Set(all.map((one) => one.id));
  let id = name;
  for (let n = 2; used.has(id); n += 1) id = `${name} ${n}`;
  const building: BuildingRule = { id, ...criteria };
  const open = all.findIndex(takesTheRest);
  return put(profile, 'buildings', open >= 0 ? [...all.slice(0, open), building, ...all.slice(open)] : all.length === 0 ? [building, { id: rest }] : [...all, building]);
}

/** A rule of a single building changed, or taken away (null); a rest that nothing is taken from goes with the last of them. */
export function changeBuilding(profile: Profile, id: string, change: Partial<BuildingRule> | null): Profile {
  const all = (profile.buildings ?? []).flatMap((one): readonly BuildingRule[] => (one.id !== id ? [one] : change === null ? [] : [cleaned({ ...one, ...change })]));
  return put(profile, 'buildings', all.every((one) => takesTheRest(one) && Object.keys(one).length === 1) ? [] : all);
}
const cleaned = (rule: BuildingRule): BuildingRule => Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined)) as unknown as BuildingRule;

type Rows = { readonly patterns: PatternRule; readonly settlements: Settlement; readonly conventions: Convention; readonly concepts: ConceptNames; readonly systems: SystemRule; readonly codeLists: string };
export type RowList = keyof Rows;

/** One row of a list replaced, added (`at` null) or taken away (`row` null). */
export function withRow<L extends RowList>(profile: Profile, list: L, at: number | null, row: Rows[L] | null): Profile {
  const all = [...((profile[list] ?? []) as readonly Rows[L][])];
  if (at === null) {
    if (row !== null) all.push(row);
  } else if (row === null) all.splice(at, 1);
  else all[at] = row;
  return put(profile, list, all as unknown as Profile[L]);
}

export type PausableList = Exclude<RowList, 'codeLists'>;

/** Switches a rule off, or on again, where it stands. */
export function paused(profile: Profile, list: PausableList, at: number, off: boolean): Profile {
  const rule = profile[list]?.[at];
  if (rule === undefined || isOn(rule) !== off) return profile;
  const { off: _, ...on } = rule;
  return withRow(profile, list, at, (off ? { ...on, off } : on) as Rows[typeof list]);
}

/** Moves a row of a list in which the first that speaks wins. */
export function moved(profile: Profile, list: 'patterns' | 'systems', at: number, by: 1 | -1): Profile {
  const all = [...(profile[list] ?? [])] as unknown[];
  const to = at + by;
  if (to < 0 || to >= all.length) return profile;
  [all[at], all[to]] = [all[to], all[at]];
  return put(profile, list, all as unknown as Profile[typeof list]);
}
