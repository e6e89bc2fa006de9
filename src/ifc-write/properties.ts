/** Property values and quantities of every kind, as plain data. */
import type { SchemaId } from '../model/model.ts';
import { int, typed, type Records, type Ref, type StepValue, type TypedValue, type EnumValue } from './step.ts';

export type Scalar = string | number | boolean | TypedValue | EnumValue;

/** Strings become IfcLabel, numbers IfcReal, booleans IfcBoolean; `null` is `$`. Measures are in the file's units. */
export type PropertyInput =
  | Scalar
  | null
  | { readonly enumerated: readonly Scalar[]; readonly of?: string }
  | { readonly list: readonly Scalar[] }
  | { readonly bounded: readonly [lower: Scalar | null, upper: Scalar | null] }
  | { readonly table: readonly (readonly [Scalar, Scalar])[] }
  | { readonly reference: Ref }
  | { readonly complex: PropertyMap; readonly usage: string };

/** A Map where names such as `__proto__` are wanted. */
export type PropertyMap = Readonly<Record<string, PropertyInput>> | ReadonlyMap<string, PropertyInput>;
export type PropertySets = Readonly<Record<string, PropertyMap>>;

export type QuantityKind = 'length' | 'area' | 'volume' | 'count' | 'weight' | 'time';
/** SI */
export type QuantityInput = { readonly [K in QuantityKind]: { readonly quantity: K; readonly value: number } }[QuantityKind];
export type QuantitySets = Readonly<Record<string, Readonly<Record<string, QuantityInput>>>>;

export const metres = (value: number): QuantityInput => ({ quantity: 'length', value });
export const squareMetres = (value: number): QuantityInput => ({ quantity: 'area', value });
export const cubicMetres = (value: number): QuantityInput => ({ quantity: 'volume', value });
export const pieces = (value: number): QuantityInput => ({ quantity: 'count', value });
export const kilograms = (value: number): QuantityInput => ({ quantity: 'weight', value });

export const entriesOf = <T>(map: Readonly<Record<string, T>> | ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
  map instanceof Map ? [...map] : Object.entries(map);

function scalar(value: Scalar): StepValue {
  if (typeof value === 'string') return typed('IfcLabel', value);
  if (typeof value === 'number') return typed('IfcReal', value);
  if (typeof value === 'boolean') return typed('IfcBoolean', value);
  return value;
}

function writeProperty(records: Records, schema: SchemaId, name: string, value: PropertyInput): Ref {
  const base: readonly StepValue[] = [name, null];
  if (value === null) return records.shared('IfcPropertySingleValue', ...base, null, null);
  if (typeof value === 'object') {
    if ('enumerated' in value) {
      const values = value.enumerated.map(scalar);
      const enumeration = value.of === undefined ? null : records.shared('IfcPropertyEnumeration', value.of, values, null);
      return records.shared('IfcPropertyEnumeratedValue', ...base, values, enumeration);
    }
    if ('list' in value) return records.shared('IfcPropertyListValue', ...base, value.list.map(scalar), null);
    if ('bounded' in value) {
      const [lower, upper] = value.bounded;
      const ends = [upper === null ? null : scalar(upper), lower === null ? null : scalar(lower), null];
      return records.shared('IfcPropertyBoundedValue', ...base, ...ends, ...(schema === 'IFC2X3' ? [] : [null]));
    }
    if ('table' in value) {
      const columns = [value.table.map(([key]) => scalar(key)), value.table.map(([, cell]) => scalar(cell)), null, null, null];
      return records.shared('IfcPropertyTableValue', ...base, ...columns, ...(schema === 'IFC2X3' ? [] : [null]));
    }
    if ('reference' in value) return records.shared('IfcPropertyReferenceValue', ...base, null, value.reference);
    if ('complex' in value) {
      return records.shared('IfcComplexProperty', ...base, value.usage, writeProperties(records, schema, value.complex));
    }
  }
  return records.shared('IfcPropertySingleValue', ...base, scalar(value as Scalar), null);
}

export function writeProperties(records: Records, schema: SchemaId, properties: PropertyMap): readonly Ref[] {
  return entriesOf(properties).map(([name, value]) => writeProperty(records, schema, name, value));
}

const QUANTITY_CLASS: Readonly<Record<QuantityKind, string>> = {
  length: 'IfcQuantityLength',
  area: 'IfcQuantityArea',
  volume: 'IfcQuantityVolume',
  count: 'IfcQuantityCount',
  weight: 'IfcQuantityWeight',
  time: 'IfcQuantityTime',
};

export function writeQuantities(
  records: Records,
  schema: SchemaId,
  quantities: Readonly<Record<string, QuantityInput>>,
  length: (metres: number) => number,
): readonly Ref[] {
  return Object.entries(quantities).map(([name, { quantity, value }]) => {
    // IFC4X3 made the count an integer.
    const written = quantity === 'length' ? length(value) : quantity === 'count' && schema === 'IFC4X3' ? int(value) : value;
    return records.shared(QUANTITY_CLASS[quantity], name, null, null, written, ...(schema === 'IFC2X3' ? [] : [null]));
  });
}
