/** Sets of classes of one schema: what a facet leaves, and whether two of them have anything in common. */
import type { IfcVersion } from '../ids.ts';
import { entities, isA } from '../schema/schema.ts';

/** one byte a class, by EntityInfo.index; null: any class */
export type ClassSet = Uint8Array | null;

export function classSet(version: IfcVersion, has: (upper: string) => boolean): Uint8Array {
  return Uint8Array.from(entities(version), ({ upper }) => (has(upper) ? 1 : 0));
}

export function both(a: ClassSet, b: ClassSet): ClassSet {
  if (a === null) return b;
  if (b === null || a === b) return a;
  return a.map((one, i) => one & (b[i] ?? 0));
}

export const isEmpty = (set: ClassSet): boolean => set !== null && !set.includes(1);

/** `IFCWALL`, … of a set, for a message */
export function namesOf(version: IfcVersion, set: ClassSet): readonly string[] {
  return entities(version).filter(({ index }) => set === null || set[index] === 1).map(({ upper }) => upper);
}

const made = new Map<string, Uint8Array>();

/** A set made once for a schema and a key: facets repeat in an IDS. */
export function remembered(version: IfcVersion, key: string, make: () => Uint8Array): Uint8Array {
  const full = `${version} ${key}`;
  let set = made.get(full);
  if (set === undefined) {
    // keys hold texts of files: not without end
    if (made.size > 2000) made.clear();
    made.set(full, (set = make()));
  }
  return set;
}

/** Classes that are one of these or a subclass. */
export function subclassesOf(version: IfcVersion, roots: readonly string[]): Uint8Array {
  return remembered(version, `subclasses ${roots.join(' ')}`, () => classSet(version, (upper) => roots.some((root) => isA(version, upper, root))));
}
