/**
 * The reusable part of a profile, as a file of its own: how a company's or a tool's models are read, for the next project.
 * Nothing of one building is in it: no single elements, no regions, no switches, no declared figures.
 */
import { isOn, type Pausable } from './active.ts';
import type { ConceptNames, Convention, PatternRule, Profile, Settlement, SystemRule } from './profile.ts';
import { PROFILE_SCHEMA } from './profile.ts';
import { MAX_PROFILE_BYTES, ProfileError, parseProfile, validateProfile } from './validate.ts';

export const MAPPING_SCHEMA = 'sunmao-mapping/1';

export interface Mapping {
  readonly schema: typeof MAPPING_SCHEMA;
  readonly name?: string;
  readonly patterns?: readonly PatternRule[];
  /** by type, pattern or file */
  readonly settlements?: readonly Settlement[];
  readonly conventions?: readonly Convention[];
  readonly concepts?: readonly ConceptNames[];
  readonly systems?: readonly SystemRule[];
  readonly codeLists?: readonly string[];
}

const LISTS = ['patterns', 'settlements', 'conventions', 'concepts', 'systems', 'codeLists'] as const;
export type MappingList = (typeof LISTS)[number];

const reusable = (one: Settlement): boolean => one.by !== 'element';

export function mappingOf(profile: Profile, name?: string): Mapping {
  const { patterns, conventions, concepts, systems, codeLists } = profile;
  const settlements = profile.settlements?.filter(reusable);
  return withoutEmpty({ schema: MAPPING_SCHEMA, ...(name ? { name } : {}), patterns, settlements, conventions, concepts, systems, codeLists }) as unknown as Mapping;
}

/** Two entries of one key that say different things. */
export interface MappingConflict {
  readonly list: MappingList;
  /** shown to the person and used to choose: `type 基本墙:WQ1 → precast` */
  readonly key: string;
  readonly mine: string;
  readonly theirs: string;
}

/**
 * Entries of the mapping whose key the profile has with another value. Lists in which order and not keys decide (systems) and
 * lists of names (concepts, code lists) have none: they are joined.
 */
export function mappingConflicts(profile: Profile, mapping: Mapping): readonly MappingConflict[] {
  const conflicts: MappingConflict[] = [];
  const compare = <T>(list: MappingList, mine: readonly T[] | undefined, theirs: readonly T[] | undefined, keyOf: (one: T) => string, says: (one: T) => string): void => {
    const own = new Map((mine ?? []).map((one) => [keyOf(one), one]));
    for (const one of theirs ?? []) {
      const other = own.get(keyOf(one));
      if (other !== undefined && says(other) !== says(one)) conflicts.push({ list, key: keyOf(one), mine: says(other), theirs: says(one) });
    }
  };
  compare('patterns', profile.patterns, mapping.patterns, patternKey, patternSays);
  compare('settlements', profile.settlements, mapping.settlements, settlementKey, (s) => String(s.value) + pausedSays(s));
  compare('conventions', profile.conventions, mapping.conventions, conventionKey, (c) => c.unmarked + pausedSays(c));
  return conflicts;
}

const pausedSays = (one: Pausable): string => (isOn(one) ? '' : ' (off)');
const patternKey = (one: PatternRule): string => one.id;
const settlementKey = (one: Settlement): string => `${one.by} ${one.key}${one.file === undefined ? '' : ` (${one.file})`} → ${one.role}`;
const conventionKey = (one: Convention): string => one.component;
/** all that decides, in one order */
function patternSays({ id: _, note: __, ...says }: PatternRule): string {
  return JSON.stringify(Object.entries(says).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * `add`: beside what is there; where a key is there with another value, the profile's own stands unless `theirs` names the
 * conflict (`list key`). `replace`: instead of all mappings that are there; settlements of single elements and regions stay.
 */
export function withMapping(profile: Profile, mapping: Mapping, how: 'add' | 'replace', theirs: ReadonlySet<string> = new Set()): Profile {
  const { name: _, schema: __, ...lists } = mapping;
  const single = (profile.settlements ?? []).filter((one) => !reusable(one));
  if (how === 'replace') {
    const kept: Record<string, unknown> = { ...profile };
    for (const list of LISTS) delete kept[list];
    return withoutEmpty({ ...kept, ...lists, settlements: [...(lists.settlements ?? []), ...single] }) as unknown as Profile;
  }
  const keyed = <T>(list: MappingList, mine: readonly T[] | undefined, added: readonly T[] | undefined, keyOf: (one: T) => string): readonly T[] => {
    const taken = new Map((added ?? []).map((one) => [keyOf(one), one]));
    const own = (mine ?? []).map((one) => {
      const other = taken.get(keyOf(one));
      return other !== undefined && theirs.has(conflictId(list, keyOf(one))) ? other : one;
    });
    const known = new Set(own.map(keyOf));
    return [...own, ...[...taken].filter(([key]) => !known.has(key)).map(([, one]) => one)];
  };
  const sameText = (one: unknown): string => JSON.stringify(one);
  return withoutEmpty({
    ...profile,
    patterns: keyed('patterns', profile.patterns, lists.patterns, patternKey),
    settlements: keyed('settlements', profile.settlements, lists.settlements, settlementKey),
    conventions: keyed('conventions', profile.conventions, lists.conventions, conventionKey),
    concepts: joined(profile.concepts ?? [], lists.concepts ?? []),
    systems: keyed('systems', profile.systems, lists.systems, sameText),
    codeLists: [...new Set([...(profile.codeLists ?? []), ...(lists.codeLists ?? [])])],
  }) as unknown as Profile;
}

export const conflictId = (list: MappingList, key: string): string => `${list} ${key}`;

/** One entry per concept, and one of those switched off; the profile's own names come first, because the first that is there is read. */
function joined(mine: readonly ConceptNames[], theirs: readonly ConceptNames[]): readonly ConceptNames[] {
  const names = new Map<string, ConceptNames>();
  for (const one of [...mine, ...theirs]) {
    // names that are switched off are no names of the concept: they stay apart
    const key = `${isOn(one)} ${one.concept}`;
    names.set(key, { ...one, properties: [...new Set([...(names.get(key)?.properties ?? []), ...one.properties])] });
  }
  return [...names.values()];
}

function withoutEmpty(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0)));
}

/**
 * Reads a mapping from JSON text, as strictly as a profile is read. A whole profile is taken too: what of it can be reused.
 * Throws {@link ProfileError} with the JSON path of the first mistake.
 */
export function parseMapping(text: string): Mapping {
  if (text.length > MAX_PROFILE_BYTES) throw new ProfileError('$', `is larger than ${MAX_PROFILE_BYTES} bytes`);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new ProfileError('$', `is not JSON: ${(error as Error).message}`);
  }
  if (typeof value === 'object' && value !== null && 'schema' in value && value.schema === PROFILE_SCHEMA) return mappingOf(parseProfile(text));
  return validateMapping(value);
}

/** Throws {@link ProfileError} with the JSON path of the first mistake. */
export function validateMapping(value: unknown): Mapping {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ProfileError('$', 'must be an object');
  const { schema, name, ...lists } = value as Readonly<Record<string, unknown>>;
  if (schema !== MAPPING_SCHEMA) throw new ProfileError('$.schema', `must be "${MAPPING_SCHEMA}"`);
  if (name !== undefined && (typeof name !== 'string' || name.length > 4096)) throw new ProfileError('$.name', 'must be text of at most 4096 characters');
  for (const key of Object.keys(lists)) if (!(LISTS as readonly string[]).includes(key)) throw new ProfileError(`$.${key}`, 'unknown key; remove it or correct its spelling');
  const { schema: _, ...read } = validateProfile({ schema: PROFILE_SCHEMA, ...lists });
  const single = read.settlements?.findIndex((one) => !reusable(one)) ?? -1;
  if (single >= 0) throw new ProfileError(`$.settlements[${single}].by`, 'a mapping has no single elements: "type", "pattern" or "file"');
  return { schema: MAPPING_SCHEMA, ...(name === undefined ? {} : { name }), ...read } as Mapping;
}
