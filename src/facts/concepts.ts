/**
 * Concepts: what rules ask of an element that IFC does not define, or defines differently in each version, read through one
 * table of property names (concepts.json), which the profile extends. Names are compared folded: `Is External` is `IsExternal`.
 */
import { activeRules } from '../profile/active.ts';
import type { Element, Model, Property, PropertySet } from '../model/model.ts';
import type { Profile } from '../profile/profile.ts';
import { booleanWord } from './said-words.ts';
import { foldKey, isPlaceholder } from './names.ts';
import table from './concepts.json' with { type: 'json' };

export type ConceptKind = 'text' | 'length' | 'number' | 'boolean';

export interface Concept {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly kind: ConceptKind;
  /** what a bare number is in, for lengths; thicknesses and depths are written in mm */
  readonly bare?: 'mm' | 'm';
  /** "none" is an answer, as of embedded parts, and no missing value */
  readonly noneCounts?: boolean;
  /** property names in any set; `Set.Name` for one set alone */
  readonly names: readonly string[];
}

export interface ConceptValue {
  /** SI */
  readonly value: string | number | boolean;
  /** `Pset_PrecastSlab.NominalToppingThickness` */
  readonly where: string;
}

export const CONCEPTS: readonly Concept[] = table as readonly Concept[];

export function conceptOf(id: string): Concept | undefined {
  return CONCEPTS.find((concept) => concept.id === id);
}

export interface ConceptReader {
  /** null: the element does not state it. Several properties that say different things give the first of the table */
  readonly of: (element: Element, concept: string) => ConceptValue | null;
  /** some element of the model states it */
  readonly carried: (concept: string) => boolean;
}

const readers = new WeakMap<Model, WeakMap<object, ConceptReader>>();
const NO_EXTRA = {};

const NONE = /^(无|没有|none|no)$/iu;

/** Sets of properties are shared by many elements: each is read once. */
export function conceptReader(model: Model, profile: Profile): ConceptReader {
  let byProfile = readers.get(model);
  if (byProfile === undefined) readers.set(model, (byProfile = new WeakMap()));
  const key = profile.concepts ?? NO_EXTRA;
  let reader = byProfile.get(key);
  if (reader === undefined) byProfile.set(key, (reader = makeReader(model, profile)));
  return reader;
}

interface Name {
  readonly concept: Concept;
  /** position among the concept's names: lower is stronger */
  readonly rank: number;
  readonly set: string | null;
}

interface Found extends ConceptValue {
  readonly rank: number;
}

function makeReader(model: Model, profile: Profile): ConceptReader {
  const names = nameTable(profile);
  const memo = new Map<readonly Property[], Map<string, ReadonlyMap<string, Found>>>();
  const readSet = (set: PropertySet): ReadonlyMap<string, Found> => {
    let bySet = memo.get(set.properties);
    if (bySet === undefined) memo.set(set.properties, (bySet = new Map()));
    let found = bySet.get(set.name);
    if (found === undefined) bySet.set(set.name, (found = read(set, names)));
    return found;
  };
  let carried: Set<string> | null = null;
  return {
    of: (element, concept) => {
      let best: Found | null = null;
      for (const set of element.psets) {
        const found = readSet(set).get(concept);
        if (found !== undefined && (best === null || found.rank < best.rank)) best = found;
      }
      return best;
    },
    carried: (concept) => {
      carried ??= new Set(model.elements.flatMap((element) => element.psets.flatMap((set) => [...readSet(set).keys()])));
      return carried.has(concept);
    },
  };
}

/** Property names that would state it, the profile's own first. */
export function conceptNames(concept: Concept, profile: Profile): readonly string[] {
  return [...activeRules(profile.concepts).filter((c) => c.concept === concept.id).flatMap((c) => c.properties), ...concept.names];
}

function nameTable(profile: Profile): ReadonlyMap<string, readonly Name[]> {
  const names = new Map<string, Name[]>();
  for (const concept of CONCEPTS) {
    conceptNames(concept, profile).forEach((text, rank) => {
      const dot = text.indexOf('.');
      const name = { concept, rank, set: dot < 0 ? null : foldKey(text.slice(0, dot)) };
      const key = foldKey(dot < 0 ? text : text.slice(dot + 1));
      names.set(key, [...(names.get(key) ?? []), name]);
    });
  }
  return names;
}

function read(set: PropertySet, names: ReadonlyMap<string, readonly Name[]>): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const property of set.properties) {
    for (const { concept, rank, set: only } of names.get(foldKey(property.name)) ?? []) {
      if (only !== null && only !== foldKey(set.name)) continue;
      const before = found.get(concept.id);
      if (before !== undefined && before.rank <= rank) continue;
      const value = conceptValue(property, concept);
      if (value !== null) found.set(concept.id, { value, where: `${set.name}.${property.name}`, rank });
    }
  }
  return found;
}

/** One property read as the concept: SI; null where it says nothing. */
export function conceptValue(property: Property, concept: Concept): string | number | boolean | null {
  const raw = property.values.find((v) => v !== null && v !== '');
  if (raw === undefined || raw === null) return null;
  const none = concept.noneCounts === true && typeof raw === 'string' && NONE.test(raw.trim());
  if (typeof raw === 'string' && !none && isPlaceholder(raw, property.name)) return null;
  if (concept.kind === 'boolean') return booleanWord(raw);
  if (concept.kind === 'text') return String(raw).trim();
  const measured = concept.kind === 'length' && /^Ifc(Positive|NonNegative)?LengthMeasure$/iu.test(property.type);
  if (typeof raw === 'boolean') return null;
  const number = typeof raw === 'number' ? { value: raw, unit: '' } : numberIn(raw);
  if (number === null) return null;
  if (measured || concept.kind === 'number') return number.value;
  return number.value * lengthFactor(number, concept);
}

const LENGTH_UNITS: Readonly<Record<string, number>> = { mm: 1e-3, 毫米: 1e-3, cm: 1e-2, 厘米: 1e-2, m: 1, 米: 1 };

/** A bare number below 1 cannot be millimetres of anything that is built. */
function lengthFactor({ value, unit }: { readonly value: number; readonly unit: string }, concept: Concept): number {
  return LENGTH_UNITS[unit] ?? ((concept.bare ?? 'mm') === 'mm' && Math.abs(value) >= 1 ? 1e-3 : 1);
}

/** `60`, `60 mm`, `60mm`; null for anything else. */
function numberIn(text: string): { readonly value: number; readonly unit: string } | null {
  const match = /^\s*([+-]?\d+(?:\.\d+)?)\s*(mm|cm|m|毫米|厘米|米|kg|t|%|MPa)?\s*$/iu.exec(text.normalize('NFKC').slice(0, 64));
  return match === null ? null : { value: Number(match[1]), unit: (match[2] ?? '').toLowerCase() };
}
