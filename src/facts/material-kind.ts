/** What a material is, by its name and category: the words are data in patterns/materials.json, the first that match stand. */
import { activeRules } from '../profile/active.ts';
import type { MaterialUse } from '../model/model.ts';
import type { MaterialKindName, Profile } from '../profile/profile.ts';
import { safePattern } from '../profile/regex.ts';
import { fold } from './names.ts';
import words from './patterns/materials.json';

/** `mixed`: steel and concrete in one section; `unknown`: nothing recognises the name, or there is none */
export type MaterialKind = MaterialKindName | 'mixed' | 'unknown';

export interface MaterialReading {
  readonly kind: MaterialKind;
  readonly made: 'precast' | 'cast-in-place' | null;
  readonly leaf: 'inner' | 'outer' | null;
}

/** How a wall is built up, by its name: 夹心 or 双面叠合. */
export type WallBuild = 'sandwich' | 'double-skin';

interface Word<T> {
  readonly test: RegExp;
  readonly value: T;
}

interface Rule {
  readonly match: string;
}

function compile<R extends Rule, T>(rules: readonly R[], value: (rule: R) => T): readonly Word<T>[] {
  return rules.map((rule) => ({ test: safePattern(rule.match), value: value(rule) }));
}

const KINDS = compile(words.kinds as readonly (Rule & { readonly kind: MaterialKind })[], (r) => r.kind);
const MADE = compile(words.made as readonly (Rule & { readonly made: 'precast' | 'cast-in-place' })[], (r) => r.made);
const LEAF = compile(words.leaf as readonly (Rule & { readonly leaf: 'inner' | 'outer' })[], (r) => r.leaf);
const BUILD = compile(words.names as readonly (Rule & { readonly build: WallBuild })[], (r) => r.build);

/** Materials of a model repeat: each is read once per profile. */
const readers = new WeakMap<Profile, MaterialReader>();

export type MaterialReader = (use: Pick<MaterialUse, 'name' | 'category' | 'role'>) => MaterialReading;

/** Name before category before the name of the layer itself; the profile's own words before the shipped ones. */
export function materialReader(profile: Profile): MaterialReader {
  let reader = readers.get(profile);
  if (reader === undefined) readers.set(profile, (reader = makeReader(profile)));
  return reader;
}

function makeReader(profile: Profile): MaterialReader {
  const own = activeRules(profile.patterns).filter((r) => r.material !== undefined && (r.codeList === undefined || profile.codeLists?.includes(r.codeList)));
  const kinds = [...compile(own, (r): MaterialKind => r.material!), ...KINDS];
  const memo = new Map<string, MaterialReading>();
  return (use) => {
    const key = `${use.name}\n${use.category}\n${use.role}`;
    let reading = memo.get(key);
    if (reading === undefined) {
      const texts = [use.name, use.category, use.role].map(fold);
      // what a layer is for is written on the layer, then in the category, then in the material's name
      const purpose = [use.role, use.category, use.name].map(fold);
      memo.set(key, (reading = { kind: first(kinds, texts) ?? 'unknown', made: first(MADE, texts), leaf: first(LEAF, purpose) }));
    }
    return reading;
  };
}

/** All of them: a name may say both. */
export function wallBuilds(name: string): ReadonlySet<WallBuild> {
  const text = fold(name);
  return new Set(BUILD.filter(({ test }) => test.test(text)).map(({ value }) => value));
}

function first<T>(list: readonly Word<T>[], texts: readonly string[]): T | null {
  for (const text of texts) {
    if (text === '') continue;
    const word = list.find(({ test }) => test.test(text));
    if (word) return word.value;
  }
  return null;
}
