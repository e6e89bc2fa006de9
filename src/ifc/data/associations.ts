/** What entities are classified as and made of, by number: shared, occurrences over their types. */
import { createBuckets } from '../buckets.ts';
import type { Buckets } from '../buckets.ts';
import { createNumberLists } from '../number-lists.ts';
import { refId, refIds, textOf } from '../step-args.ts';
import type { Records } from '../records.ts';
import type { RelationReader } from '../relations.ts';
import type { IfcClassified, IfcShared } from '../../model/ifc-data.ts';

/** References nest by ReferencedSource (IFC4), materials by usage, set and member: a longer chain is a cycle. */
const MAX_DEPTH = 32;
/** A set that lists itself many times over must not multiply. */
const MAX_VISITS = 10_000;

type ByRecord = ReadonlyMap<number, readonly number[]>;

/** Lists by number: of the entity itself, with what its type adds. */
function numberedLists<T>(own: ByRecord, typeOf: Int32Array, build: (own: readonly number[], ofType: readonly number[]) => readonly T[]): IfcShared<T> {
  const lists: (readonly T[])[] = [[]];
  const keys = createNumberLists();
  const numbers = new Uint32Array(typeOf.length);
  const having: number[] = [];
  const NONE: readonly number[] = [];
  for (let record = 0; own.size > 0 && record < typeOf.length; record++) {
    const type = typeOf[record]!;
    const of = own.get(record) ?? NONE;
    const ofType = (type < 0 ? undefined : own.get(type)) ?? NONE;
    if (of.length === 0 && ofType.length === 0) continue;
    const number = keys.of(ofType.length === 0 ? of : [...of, 0, ...ofType]) + 1;
    if (number === lists.length) lists.push(build(of, ofType));
    numbers[record] = number;
    having.push(record);
  }
  let buckets: Buckets | null = null;
  return {
    of: (record) => numbers[record]!,
    numbers: lists.length,
    list: (number) => lists[number]!,
    records: (number) => (buckets ??= createBuckets(lists.length, having, (record) => numbers[record]!)).of(number),
  };
}

/** record → express ids of what is associated with it */
function associated(records: Records, relations: RelationReader, kinds: readonly (readonly [kind: string, relating: string, related: string])[]): ByRecord {
  const by = new Map<number, number[]>();
  for (const [kind, relating, related] of kinds) {
    relations.each(kind, relating, related, (id, ids) => {
      if (id <= 0) return;
      for (const one of ids) {
        const record = records.index.recordOf(one);
        if (record < 0) continue;
        const list = by.get(record);
        if (list === undefined) by.set(record, [id]);
        else list.push(id);
      }
    });
  }
  return by;
}

/**
 * IfcRelAssociatesClassification of objects, IfcExternalReferenceRelationship of resources. A type's classification
 * counts for the systems that the occurrence itself is not classified by (IDS: classification facet).
 */
export function createClassified(records: Records, relations: RelationReader, typeOf: Int32Array): IfcShared<IfcClassified> {
  const own = associated(records, relations, [
    ['IFCRELASSOCIATESCLASSIFICATION', 'RelatingClassification', 'RelatedObjects'],
    ['IFCEXTERNALREFERENCERELATIONSHIP', 'RelatingReference', 'RelatedResourceObjects'],
  ]);
  const read = (id: number): readonly IfcClassified[] => {
    const identifications: string[] = [];
    let at = id;
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
      const record = records.get(at);
      if (record === null) break;
      if (record.class === 'IFCCLASSIFICATION') return [{ system: textOf(records.attribute(record, 'Name')), identifications }];
      if (record.class === 'IFCCLASSIFICATIONNOTATION') {
        identifications.push(refIds(record.values[0]).map((facet) => textOf(records.get(facet)?.values[0])).join(''));
        break;
      }
      if (record.class !== 'IFCCLASSIFICATIONREFERENCE') return [];
      const code = textOf(records.attribute(record, 'Identification') ?? records.attribute(record, 'ItemReference'));
      if (code !== '') identifications.push(code);
      at = refId(records.attribute(record, 'ReferencedSource'));
    }
    return identifications.length === 0 ? [] : [{ system: '', identifications }];
  };
  return numberedLists(own, typeOf, (of, ofType) => {
    const list = of.flatMap(read);
    const systems = new Set(list.map(({ system }) => system));
    return [...list, ...ofType.flatMap(read).filter(({ system }) => !systems.has(system))];
  });
}

/** Names and categories an entity's material goes by; a type's counts where the occurrence has none. */
export function createMaterialNames(records: Records, relations: RelationReader, typeOf: Int32Array): IfcShared<string> {
  const own = associated(records, relations, [['IFCRELASSOCIATESMATERIAL', 'RelatingMaterial', 'RelatedObjects']]);
  let visits = 0;
  function collect(id: number, depth: number, out: Set<string>): void {
    if (depth > MAX_DEPTH || visits++ > MAX_VISITS) return;
    const record = records.get(id);
    if (record === null || !record.class.startsWith('IFCMATERIAL')) return;
    for (const name of ['Name', 'LayerSetName', 'Category']) {
      const text = textOf(records.attribute(record, name));
      if (text !== '') out.add(text);
    }
    for (const members of ['Material', 'Materials', 'ForLayerSet', 'MaterialLayers', 'MaterialConstituents', 'ForProfileSet', 'ForProfileEndSet', 'MaterialProfiles']) {
      for (const member of refIds(records.attribute(record, members))) collect(member, depth + 1, out);
    }
  }
  return numberedLists(own, typeOf, (of, ofType) => {
    visits = 0;
    const names = new Set<string>();
    for (const id of of.length > 0 ? of : ofType) collect(id, 0, names);
    return [...names];
  });
}
