/** STEP values as values to compare: typed, numbers in SI. Units per IfcUnitAssignment, or of the value itself. */
import { enumOf, isList, isRef, isTyped, DERIVED } from '../step-args.ts';
import type { StepValue } from '../step-args.ts';
import { toSi, unitKindOf } from '../units.ts';
import type { UnitTable } from '../units.ts';
import type { IfcValue } from '../../model/ifc-data.ts';

/** Defined types that hold whole numbers (IFC4 ADD2 TC1, IFC4X3 ADD2: simple and derived integer types). */
const INTEGERS: ReadonlySet<string> = new Set([
  'IFCINTEGER', 'IFCPOSITIVEINTEGER', 'IFCCOUNTMEASURE', 'IFCDIMENSIONCOUNT', 'IFCTIMESTAMP', 'IFCCARDINALPOINTREFERENCE', 'IFCDAYINMONTHNUMBER',
  'IFCDAYINWEEKNUMBER', 'IFCMONTHINYEARNUMBER', 'IFCYEARNUMBER', 'IFCHOURINDAY', 'IFCMINUTEINHOUR', 'IFCINTEGERCOUNTRATEMEASURE',
]);

export const NO_VALUE: IfcValue = { type: '', value: null, integer: false, unit: null };

export interface ValueReader {
  /** @param unit express id of an explicit IfcUnit, 0 for none. @param type of a value that carries none, upper case */
  of(value: StepValue | undefined, unit: number, type?: string): IfcValue;
}

export function createValueReader(units: UnitTable): ValueReader {
  function number(value: number, type: string, unit: number, integer: boolean): IfcValue {
    const made = (si: number, missing: string | null): IfcValue => ({ type, value: si, integer: integer && Number.isInteger(value), unit: missing });
    const kind = unitKindOf(type);
    if (unit > 0) {
      const explicit = units.ofRecord(unit);
      return explicit === null ? made(value, kind || 'IfcUnit') : made(toSi(value, explicit), null);
    }
    if (kind === '') return made(value, null);
    const assigned = units.ofKind(kind);
    return assigned === null ? made(value, kind) : made(toSi(value, assigned), null);
  }

  function of(value: StepValue | undefined, unit: number, type = ''): IfcValue {
    if (isTyped(value)) return of(value.value, unit, value.type);
    if (typeof value === 'number') return number(value, type, unit, INTEGERS.has(type));
    if (typeof value === 'string') return { type, value, integer: false, unit: null };
    if (value === null || value === undefined || value === DERIVED || isRef(value) || isList(value)) return type === '' ? NO_VALUE : { ...NO_VALUE, type };
    const item = enumOf(value);
    const flag = item === 'T' || item === 'TRUE' ? true : item === 'F' || item === 'FALSE' ? false : item === 'U' || item === 'UNKNOWN' ? null : item;
    return { type, value: flag, integer: false, unit: null };
  }

  return { of };
}
