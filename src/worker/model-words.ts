/** Names that occur in what is loaded, for whoever writes an IDS: its sets, properties, materials and classification systems. */
import type { Model } from '../model/model.ts';

export interface ModelWords {
  /** classes in upper case, most elements first */
  readonly entities: readonly { readonly name: string; readonly count: number }[];
  /** property and quantity sets by name, with the names in them and the type they are most often of */
  readonly sets: readonly { readonly name: string; readonly properties: readonly { readonly name: string; readonly type: string }[] }[];
  readonly materials: readonly string[];
  readonly systems: readonly string[];
}

/** distinct names of a kind that are handed on, at most; property names of one set likewise */
export const MOST_WORDS = 2000;

const QUANTITY_TYPES = { length: 'IfcLengthMeasure', area: 'IfcAreaMeasure', volume: 'IfcVolumeMeasure', count: 'IfcCountMeasure', weight: 'IfcMassMeasure', time: 'IfcTimeMeasure' } as const;

/** Sets are shared by many elements: each list of properties is read once. */
export function modelWords(model: Model): ModelWords {
  const entities = new Map<string, number>();
  const sets = new Map<string, Map<string, Map<string, number>>>();
  const materials = new Set<string>();
  const systems = new Set<string>();
  const seen = new Map<object, Set<string>>();
  const read = (list: object, name: string, each: (say: (property: string, type: string) => void) => void): void => {
    if (name === '') return;
    let names = seen.get(list);
    if (names === undefined) seen.set(list, (names = new Set()));
    if (names.has(name)) return;
    names.add(name);
    let set = sets.get(name);
    if (set === undefined) {
      if (sets.size >= MOST_WORDS) return;
      sets.set(name, (set = new Map()));
    }
    const into = set;
    each((property, type) => {
      let types = into.get(property);
      if (types === undefined) {
        if (property === '' || into.size >= MOST_WORDS) return;
        into.set(property, (types = new Map()));
      }
      types.set(type, (types.get(type) ?? 0) + 1);
    });
  };
  for (const element of model.elements) {
    const entity = element.class.toUpperCase();
    entities.set(entity, (entities.get(entity) ?? 0) + 1);
    for (const set of element.psets) read(set.properties, set.name, (say) => set.properties.forEach((one) => say(one.name, one.type.toUpperCase())));
    for (const set of element.quantitySets) read(set.quantities, set.name, (say) => set.quantities.forEach((one) => say(one.name, QUANTITY_TYPES[one.kind].toUpperCase())));
    for (const material of element.materials) if (materials.size < MOST_WORDS && material.name !== '') materials.add(material.name);
    for (const { system } of element.classifications) if (systems.size < MOST_WORDS && system !== '') systems.add(system);
  }
  const sorted = (names: Iterable<string>): readonly string[] => [...names].sort((a, b) => (a < b ? -1 : 1));
  const mostOften = (types: ReadonlyMap<string, number>): string => [...types].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  return {
    entities: [...entities].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
    sets: sorted(sets.keys()).map((name) => ({ name, properties: sorted(sets.get(name)!.keys()).map((property) => ({ name: property, type: mostOften(sets.get(name)!.get(property)!) })) })),
    materials: sorted(materials), systems: sorted(systems),
  };
}
