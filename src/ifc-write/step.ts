/** Values of ISO 10303-21 records, and the list of records that becomes a file. */
import { stepString, type TextEncoding } from './text.ts';

export interface Ref {
  readonly ref: number;
}
export interface EnumValue {
  readonly enumeration: string;
}
export interface IntValue {
  readonly int: number;
}
/** A select type: `IFCLABEL('…')`. */
export interface TypedValue {
  readonly typed: string;
  readonly value: StepValue;
}
/** Numbers are written as reals; booleans as `.T.`/`.F.`; null as `$`. */
export type StepValue = string | number | boolean | null | Ref | EnumValue | IntValue | TypedValue | Derived | readonly StepValue[];

/** `*` */
export interface Derived {
  readonly derived: true;
}
export const DERIVED: Derived = { derived: true };

export const ref = (id: number): Ref => ({ ref: id });
export const enumeration = (name: string): EnumValue => ({ enumeration: name });
export const int = (value: number): IntValue => ({ int: value });
/** `typed('IfcLabel', 'x')`; measures are taken in the file's own units. */
export const typed = (type: string, value: StepValue): TypedValue => ({ typed: type.toUpperCase(), value });
export const LOGICAL_UNKNOWN: EnumValue = enumeration('U');

/** A STEP real: 12 significant digits, always with a point. */
export function stepReal(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`not a finite number: ${value}`);
  const text = String(Number(value.toPrecision(12))).toUpperCase();
  const [mantissa = '0', exponent] = text.replace('E+', 'E').split('E');
  const real = mantissa.includes('.') ? mantissa : `${mantissa}.`;
  return exponent === undefined ? real : `${real}E${exponent}`;
}

export function stepValue(value: StepValue, encoding: TextEncoding): string {
  if (value === null) return '$';
  switch (typeof value) {
    case 'string':
      return stepString(value, encoding);
    case 'number':
      return stepReal(value);
    case 'boolean':
      return value ? '.T.' : '.F.';
    case 'object':
      break;
    default:
      throw new Error('not a STEP value');
  }
  if (Array.isArray(value)) return `(${value.map((item: StepValue) => stepValue(item, encoding)).join(',')})`;
  const record = value as Ref | EnumValue | IntValue | TypedValue | Derived;
  if ('derived' in record) return '*';
  if ('ref' in record) return `#${record.ref}`;
  if ('enumeration' in record) return `.${record.enumeration}.`;
  if ('int' in record) return String(record.int);
  return `${record.typed}(${stepValue(record.value, encoding)})`;
}

export interface Records {
  /** writes a record and gives its number */
  readonly add: (type: string, ...attributes: readonly StepValue[]) => Ref;
  /** as `add`, but equal records are written once; only for what has no identity (points, profiles, solids) */
  readonly shared: (type: string, ...attributes: readonly StepValue[]) => Ref;
  /** a line as it stands, for files that are meant to be broken */
  readonly raw: (line: string) => void;
  readonly lines: readonly string[];
  readonly count: () => number;
}

export function createRecords(encoding: TextEncoding): Records {
  const lines: string[] = [];
  const known = new Map<string, Ref>();
  let last = 0;
  const push = (body: string): Ref => {
    last++;
    lines.push(`#${last}=${body};`);
    return ref(last);
  };
  const bodyOf = (type: string, attributes: readonly StepValue[]): string => `${type.toUpperCase()}${stepValue(attributes, encoding)}`;
  return {
    add: (type, ...attributes) => push(bodyOf(type, attributes)),
    shared: (type, ...attributes) => {
      const body = bodyOf(type, attributes);
      const before = known.get(body);
      if (before !== undefined) return before;
      const made = push(body);
      known.set(body, made);
      return made;
    },
    raw: (line) => void lines.push(line),
    lines,
    count: () => last,
  };
}
