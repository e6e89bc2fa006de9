/**
 * What may be asked of one IFC file beyond its elements: any entity by class, attribute, property, material,
 * classification and relation. Entities go by their record number in the file; numbers are in SI. Implemented by ifc/data.
 */
import type { SchemaId } from './model.ts';

/** A value as IDS compares it: `T`/`F` are booleans; a reference, a list and a null are no values. */
export interface IfcValue {
  /** defined type in upper case, `IFCLENGTHMEASURE`; '' where the file gives none (attributes, enumerations) */
  readonly type: string;
  /** text, number in SI, boolean; null: `$`, UNKNOWN, or nothing that can be compared */
  readonly value: string | number | boolean | null;
  /** why a number could not be brought to SI: its unit is missing or not understood */
  readonly undecided?: string;
}

export type IfcAttribute =
  | { readonly kind: 'absent' }
  /** `$`, an empty string, an empty list, a logical UNKNOWN, or `*` */
  | { readonly kind: 'empty'; readonly why: 'null' | 'text' | 'list' | 'unknown' | 'derived' }
  | { readonly kind: 'value'; readonly value: IfcValue }
  /** a reference to an entity, or a list: it is there and has no value to compare */
  | { readonly kind: 'object' | 'list' }
  /** the record cannot be read there */
  | { readonly kind: 'unreadable' };

export interface IfcProperty {
  readonly set: string;
  readonly name: string;
  readonly kind: 'single' | 'enumerated' | 'bounded' | 'list' | 'table' | 'reference' | 'complex' | 'quantity' | 'predefined';
  /** all values it has: one of a single value, the selected ones, the list, both columns of a table, the bounds and the set point */
  readonly values: readonly IfcValue[];
  /** data types of the values, upper case; a quantity's is that of its measure */
  readonly types: readonly string[];
}

export interface IfcMaterialNames {
  /** names and categories of the material, its sets, layers, profiles and constituents: whatever a material facet compares */
  readonly names: readonly string[];
}

export interface IfcClassified {
  readonly system: string | null;
  /** identifications of the reference and of those above it, most specific first; empty for the system itself */
  readonly identifications: readonly string[];
}

export type PartOfRelation = 'IFCRELAGGREGATES' | 'IFCRELASSIGNSTOGROUP' | 'IFCRELCONTAINEDINSPATIALSTRUCTURE' | 'IFCRELNESTS' | 'IFCRELVOIDSELEMENT IFCRELFILLSELEMENT';

export interface IfcData {
  readonly path: string;
  readonly schema: SchemaId;
  /** FILE_SCHEMA as written */
  readonly schemaName: string;
  /** is the schema one that is known by its name? */
  readonly schemaKnown: boolean;
}
