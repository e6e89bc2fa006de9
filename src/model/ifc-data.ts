/**
 * What may be asked of one IFC file beyond its elements: any entity by class, attribute, property, material,
 * classification and relation. Entities go by record number (0-based, in file order); numbers are in SI. What many
 * entities share (their properties, materials, classifications) has a number of its own, so that it is judged once.
 * Made by ifc/data.
 */
import type { SchemaId } from './model.ts';

/** A value that can be compared; null: `$`, UNKNOWN, or nothing of that kind. */
export interface IfcValue {
  /** defined type in upper case, `IFCLENGTHMEASURE`; '' where neither the file nor the schema's measures give one */
  readonly type: string;
  readonly value: string | number | boolean | null;
  /** a number written without a decimal point */
  readonly integer: boolean;
  /** the unit that is missing or not understood: the number could not be brought to SI */
  readonly unit: string | null;
}

export type IfcAttribute =
  /** the class has none of that name, or it is `$` */
  | { readonly kind: 'absent' }
  /** an empty string or list, a logical UNKNOWN, or derived */
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly value: IfcValue }
  /** a reference or a list: there, without a value to compare */
  | { readonly kind: 'object' }
  /** the record cannot be read */
  | { readonly kind: 'unreadable' };

export interface IfcProperty {
  readonly name: string;
  /** `unsupported`: complex properties and quantities, references */
  readonly kind: 'single' | 'enumerated' | 'bounded' | 'list' | 'table' | 'unsupported' | 'unreadable';
  /** bounded: [lower, upper, set point], with value null where there is none; table: both columns */
  readonly values: readonly IfcValue[];
}

export interface IfcPropertySet {
  readonly name: string;
  readonly properties: readonly IfcProperty[];
}

/** All properties of an entity; a type's are overridden property by property by those of the same set of the occurrence. */
export interface IfcProperties {
  /** bundle of an entity; 0: it has none */
  of(record: number): number;
  readonly bundles: number;
  sets(bundle: number): readonly IfcPropertySet[];
  /** entities of a bundle, ascending */
  records(bundle: number): Uint32Array;
  /** names of sets and of the properties in them, as they occur */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  /** bundles that have this property, grouped by what it says */
  having(set: string, name: string): readonly IfcPropertyGroup[];
  /** of `having`: those where a value is this text */
  saying(set: string, name: string, text: string): readonly IfcPropertyGroup[];
}

export interface IfcPropertyGroup {
  readonly property: IfcProperty;
  readonly bundles: readonly number[];
}

/** Something entities share, by number: 0 is none. */
export interface IfcShared<T> {
  of(record: number): number;
  readonly numbers: number;
  list(number: number): readonly T[];
  /** entities of a number, ascending */
  records(number: number): Uint32Array;
}

export interface IfcClassified {
  /** name of the system; '' where the chain of references does not reach one */
  readonly system: string;
  /** of the reference and of those it is part of, most specific first; none for the system itself */
  readonly identifications: readonly string[];
}

export const PART_RELATIONS = [
  'IFCRELAGGREGATES', 'IFCRELASSIGNSTOGROUP', 'IFCRELCONTAINEDINSPATIALSTRUCTURE', 'IFCRELNESTS', 'IFCRELVOIDSELEMENT IFCRELFILLSELEMENT',
] as const;
export type PartRelation = (typeof PART_RELATIONS)[number];

export interface IfcData {
  readonly path: string;
  readonly schema: SchemaId;
  /** FILE_SCHEMA as written */
  readonly schemaName: string;
  /** the name is one that is known */
  readonly schemaKnown: boolean;
  /** records that are damaged or missing: what is not found may have stood there */
  readonly damaged: number;
  /** number of records */
  readonly count: number;
  /** classes that occur, upper case */
  readonly classes: readonly string[];
  /** entities of exactly this class, ascending */
  ofClass(name: string): Uint32Array;
  classOf(record: number): string;
  /** `IFCWALL` → `IfcWall` */
  spelling(name: string): string;
  expressId(record: number): number;
  /** null for what has none */
  globalId(record: number): string | null;
  name(record: number): string;
  /** record of the type object, -1 for none */
  typeOf(record: number): number;
  /** what the predefined type may be called: the enumeration's item, and beside USERDEFINED the user's own word */
  predefinedTypes(record: number): readonly string[];
  attributesOf(className: string): readonly string[];
  attribute(record: number, name: string): IfcAttribute;
  readonly properties: IfcProperties;
  readonly classifications: IfcShared<IfcClassified>;
  /** names and categories of the material and of its sets, layers, profiles, constituents */
  readonly materials: IfcShared<string>;
  /** what an entity is directly part of */
  parents(record: number, relation: PartRelation): readonly number[];
}
