/** Small changes of a profile; each answers a new one, and leaves no empty lists behind. */
import type {
  Attestation, BuildingAttributes, Convention, DeclaredItem, FileRule, ItemId, JointForm, JointRule, Override, Profile, Project, Requirement,
  Settlement, StoreyRule, StructureKind, Waiver,
} from '../profile/profile.ts';

type Mutable = { -readonly [K in keyof Profile]: Profile[K] };

/** An empty list goes. */
export function put<K extends keyof Profile>(profile: Profile, key: K, value: Profile[K] | undefined): Profile {
  const next: Mutable = { ...profile };
  const empty = value === undefined || (Array.isArray(value) && value.length === 0);
  if (empty) delete next[key];
  else next[key] = value as Mutable[K];
  return next;
}

const sameKey = (a: Settlement, b: Settlement): boolean =>
  a.by === b.by && a.key === b.key && a.role === b.role && (a.file ?? '') === (b.file ?? '');

/** Adds settlements; one of the same key and role is replaced. */
export function settle(profile: Profile, added: readonly Settlement[]): Profile {
  const kept = (profile.settlements ?? []).filter((old) => !added.some((fresh) => sameKey(old, fresh)));
  return put(profile, 'settlements', [...kept, ...added]);
}

/** The lists of decisions that are taken back one by one. */
type Listed = 'settlements' | 'regions' | 'conventions' | 'joints' | 'declared' | 'files' | 'overrides' | 'waivers' | 'attestations';

/** Without what stands at this place of one of its lists. */
export function withdraw(profile: Profile, list: Listed, at: number): Profile {
  return put(profile, list, ((profile[list] ?? []) as readonly unknown[]).filter((_, i) => i !== at) as Profile[typeof list]);
}


/** Null removes the item's declaration. */
export function declare(profile: Profile, item: ItemId, building: string | undefined, value: DeclaredItem | null): Profile {
  const kept = (profile.declared ?? []).filter((d) => !(d.item === item && d.building === building));
  return put(profile, 'declared', value ? [...kept, value] : kept);
}

/** The declaration that holds for a building: its own, else the one of all buildings. */
export function declaredFor(profile: Profile, item: ItemId, building?: string): DeclaredItem | undefined {
  const all = (profile.declared ?? []).filter((d) => d.item === item);
  return all.find((d) => d.building !== undefined && d.building === building) ?? all.find((d) => d.building === undefined);
}

export function convention(profile: Profile, component: string, value: Convention | null): Profile {
  const kept = (profile.conventions ?? []).filter((c) => c.component !== component);
  return put(profile, 'conventions', value ? [...kept, value] : kept);
}

/** What is said of one kind of joint, drawn or derived; null takes it back. A rule for both forms keeps the other. */
export function joint(profile: Profile, of: { readonly kind: JointRule['kind']; readonly form: JointForm; readonly building?: string }, value: Pick<JointRule, 'decision' | 'reason' | 'who'> | null): Profile {
  const other: JointForm = of.form === 'derived' ? 'modelled' : 'derived';
  const kept = (profile.joints ?? []).flatMap((rule): readonly JointRule[] => {
    if (rule.kind !== of.kind || (rule.building !== undefined && rule.building !== of.building)) return [rule];
    return rule.form === undefined ? [{ ...rule, form: other }] : rule.form === other ? [rule] : [];
  });
  return put(profile, 'joints', value ? [...kept, { ...of, ...value }] : kept);
}

export function toggle(profile: Profile, key: string, value: string | null): Profile {
  const entries = Object.entries(profile.switches ?? {}).filter(([name]) => name !== key);
  if (value !== null) entries.push([key, value]);
  return put(profile, 'switches', entries.length > 0 ? Object.fromEntries(entries) : undefined);
}

export function requirement(profile: Profile, value: readonly Requirement[]): Profile {
  return put(profile, 'required', value);
}

/** Undefined leaves it to the models. */
export function structure(profile: Profile, value: StructureKind | undefined): Profile {
  return put(profile, 'structure', value);
}

export function groundLevel(profile: Profile, value: number | undefined): Profile {
  return put(profile, 'groundLevel', value);
}

const isEmptyRule = (rule: FileRule | StoreyRule): boolean =>
  Object.entries(rule).every(([key, value]) => key === 'match' || key === 'building' || value === undefined);

/** What is said of one file; the rule goes when nothing is left in it. */
export function fileRule(profile: Profile, match: string, change: Partial<FileRule>): Profile {
  const rules = profile.files ?? [];
  const old = rules.find((rule) => rule.match === match) ?? { match };
  const next = { ...old, ...change };
  const kept = rules.filter((rule) => rule.match !== match);
  return put(profile, 'files', isEmptyRule(next) ? kept : [...kept, next]);
}

/** What is said of one storey. */
export function storeyRule(profile: Profile, match: string, building: string | undefined, change: Partial<StoreyRule>): Profile {
  const rules = profile.storeys ?? [];
  const hit = (rule: StoreyRule): boolean => rule.match === match && rule.building === building;
  const old: StoreyRule = rules.find(hit) ?? (building === undefined ? { match } : { match, building });
  const next = { ...old, ...change };
  const kept = rules.filter((rule) => !hit(rule));
  return put(profile, 'storeys', isEmptyRule(next) ? kept : [...kept, next]);
}

/** An object without what is undefined; undefined when nothing is left. */
function stated<T extends object>(value: T): T | undefined {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined;
}

type Change<T> = { readonly [K in keyof T]?: T[K] | undefined };

export function project(profile: Profile, change: Change<Project>): Profile {
  return put(profile, 'project', stated({ ...profile.project, ...change } as Project));
}

export function attributes(profile: Profile, change: Change<BuildingAttributes>): Profile {
  return put(profile, 'attributes', stated({ ...profile.attributes, ...change } as BuildingAttributes));
}

export function reportDate(profile: Profile, date: string | undefined): Profile {
  return put(profile, 'date', date);
}

/** None at all is a choice too: the list stays, empty. */
export function packs(profile: Profile, ids: readonly string[]): Profile {
  return { ...profile, packs: [...new Set(ids)] };
}

/** What the scope selects now, with what was added to and taken from what it selected before. */
export function reselected(current: readonly string[] | undefined, before: readonly string[], now: readonly string[]): readonly string[] {
  if (current === undefined) return now;
  const taken = before.filter((id) => !current.includes(id));
  return [...now.filter((id) => !taken.includes(id)), ...current.filter((id) => !before.includes(id) && !now.includes(id))];
}

/** One number of a rule has one override. */
export function override(profile: Profile, value: Override): Profile {
  return put(profile, 'overrides', [...(profile.overrides ?? []).filter((one) => one.rule !== value.rule || one.param !== value.param), value]);
}

export const withdrawOverride = (profile: Profile, at: number): Profile => withdraw(profile, 'overrides', at);

export function waive(profile: Profile, waiver: Waiver): Profile {
  return put(profile, 'waivers', [...(profile.waivers ?? []), waiver]);
}

export const withdrawWaiver = (profile: Profile, at: number): Profile => withdraw(profile, 'waivers', at);

export function attest(profile: Profile, value: Attestation): Profile {
  return put(profile, 'attestations', [...(profile.attestations ?? []), value]);
}

export const withdrawAttestation = (profile: Profile, at: number): Profile => withdraw(profile, 'attestations', at);

/** One more property name that states a concept. */
export function conceptName(profile: Profile, concept: string, property: string): Profile {
  const all = profile.concepts ?? [];
  const own = all.find((one) => one.concept === concept);
  const next = { concept, properties: [...new Set([...(own?.properties ?? []), property])] };
  return put(profile, 'concepts', [...all.filter((one) => one !== own), next]);
}
