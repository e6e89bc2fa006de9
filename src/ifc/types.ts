/** Type objects (IfcTypeObject) with what occurrences take over from them. */
import { enumOf, refIds, textOf } from './step-args.ts';
import type { Records, StepRecord } from './records.ts';
import type { PropertyReader } from './properties.ts';
import type { MaterialReader } from './materials.ts';
import type { ClassificationReader } from './classifications.ts';
import type { Structure } from './structure.ts';
import type { ClassificationReference, ElementType, MaterialUse, PropertySet, QuantitySet } from '../model/model.ts';

export interface TypeInfo {
  readonly type: ElementType;
  readonly psets: readonly PropertySet[];
  readonly quantitySets: readonly QuantitySet[];
  readonly materials: readonly MaterialUse[];
  readonly classifications: readonly ClassificationReference[];
}

/** PredefinedType of an occurrence or type; ShapeType is its name on IFC2X3 stairs, ramps and roofs. */
export function predefinedTypeOf(record: StepRecord, records: Records): string | null {
  return enumOf(records.attribute(record, 'PredefinedType')) ?? enumOf(records.attribute(record, 'ShapeType'));
}

export function createTypeReader(records: Records, structure: Structure, properties: PropertyReader, materials: MaterialReader, classifications: ClassificationReader) {
  const { index, schema } = records;
  const cache = new Map<number, TypeInfo>();

  function build(record: number): TypeInfo {
    const read = records.read(record);
    const at = (name: string) => records.attribute(read, name);
    const elementType = textOf(at('ElementType') ?? at('ProcessType'));
    const predefined = predefinedTypeOf(read, records);
    const psets: PropertySet[] = [];
    const quantitySets: QuantitySet[] = [];
    const object = structure.objectOfRecord[record] ?? -1;
    // HasPropertySets is the schema's way; some tools also relate sets to the type.
    const definitions = refIds(at('HasPropertySets')).map((id) => index.recordOf(id));
    for (const definition of [...definitions, ...(object >= 0 ? structure.definitions.of(object) : [])]) {
      if (definition < 0) continue;
      const kind = properties.kindOf(definition);
      if (kind === 'properties') {
        const set = properties.set(definition, 'type');
        if (!psets.includes(set)) psets.push(set);
      } else if (kind === 'quantities') {
        quantitySets.push(properties.quantities(definition, 'type'));
      }
    }
    return {
      type: {
        expressId: read.id,
        globalId: textOf(read.values[0]),
        name: textOf(read.values[2]),
        class: schema.spelling(read.class),
        elementType,
        predefinedType: predefined === 'USERDEFINED' && elementType !== '' ? elementType : predefined,
        tag: textOf(at('Tag')),
      },
      psets,
      quantitySets,
      materials: object >= 0 ? structure.materials.of(object).flatMap((id) => materials.of(id, 'type')) : [],
      classifications: object >= 0 ? structure.classifications.of(object).flatMap((id) => classifications.of(id)) : [],
    };
  }

  return {
    /** by record number; null for -1 and for what is no IfcTypeObject */
    of(record: number): TypeInfo | null {
      if (record < 0 || !records.isKind(record, 'IFCTYPEOBJECT')) return null;
      let info = cache.get(record);
      if (info === undefined) {
        info = build(record);
        cache.set(record, info);
      }
      return info;
    },
  };
}

/** The occurrence's sets, then the type's without the properties that a set of the same name states for the occurrence. */
export function overridden(own: readonly PropertySet[], type: readonly PropertySet[]): readonly PropertySet[] {
  if (type.length === 0) return own;
  if (own.length === 0) return type;
  const all: PropertySet[] = [...own];
  for (const set of type) {
    const stated = new Set<string>();
    for (const mine of own) if (mine.name === set.name) for (const property of mine.properties) stated.add(property.name);
    if (stated.size === 0) {
      all.push(set);
      continue;
    }
    const left = set.properties.filter((property) => !stated.has(property.name));
    if (left.length === set.properties.length) all.push(set);
    else if (left.length > 0) all.push({ ...set, properties: left });
  }
  return all;
}
