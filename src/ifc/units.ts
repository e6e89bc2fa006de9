/** Units of a file and of single values, to SI. Measures of IfcMeasureResource; kilogram is the SI unit of mass. */
import { enumOf, isRef, isTyped, numberOf, refId, refIds, textOf } from './step-args.ts';
import type { StepValue } from './step-args.ts';
import type { Records } from './records.ts';
import type { FileUnits } from '../model/model.ts';

/** si = value × factor + offset */
export interface Unit {
  readonly factor: number;
  readonly offset: number;
}

export interface UnitTable {
  readonly file: FileUnits;
  /** by IfcUnitEnum / IfcDerivedUnitEnum item, `LENGTHUNIT` */
  ofKind(kind: string): Unit | null;
  /** by express id of an IfcUnit; null when it cannot be converted (reported) */
  ofRecord(id: number): Unit | null;
  /** value of a defined type (upper case, `IFCLENGTHMEASURE`) to SI; `unit` is an explicit IfcUnit, 0 for none */
  measure(type: string, value: number, unit: number): number;
}

const PREFIXES: ReadonlyMap<string, number> = new Map([
  ['EXA', 1e18], ['PETA', 1e15], ['TERA', 1e12], ['GIGA', 1e9], ['MEGA', 1e6], ['KILO', 1e3], ['HECTO', 1e2], ['DECA', 10],
  ['DECI', 1e-1], ['CENTI', 1e-2], ['MILLI', 1e-3], ['MICRO', 1e-6], ['NANO', 1e-9], ['PICO', 1e-12], ['FEMTO', 1e-15], ['ATTO', 1e-18],
]);

/** Factors of conversion-based units whose own factor is missing or unreadable (IFC4 ADD2 IfcConversionBasedUnit). */
const NAMED: ReadonlyMap<string, number> = new Map([
  ['inch', 0.0254], ['foot', 0.3048], ['feet', 0.3048], ['us survey foot', 1200 / 3937], ['yard', 0.9144], ['mile', 1609.344],
  ['square inch', 0.00064516], ['square foot', 0.09290304], ['square yard', 0.83612736], ['acre', 4046.8564224], ['square mile', 2589988.110336],
  ['cubic inch', 0.000016387064], ['cubic foot', 0.028316846592], ['cubic yard', 0.764554857984], ['litre', 0.001],
  ['degree', Math.PI / 180], ['gradian', Math.PI / 200], ['gon', Math.PI / 200],
  ['gram', 0.001], ['ounce', 0.028349523125], ['pound', 0.45359237], ['tonne', 1000], ['metric ton', 1000], ['ton uk', 1016.0469088], ['ton us', 907.18474],
  ['minute', 60], ['hour', 3600], ['day', 86400],
]);

/** Units defined by units: real files nest two or three. */
const MAX_NESTING = 32;

const IDENTITY: Unit = { factor: 1, offset: 0 };

/** Defined types whose unit kind is not simply their name; '' is a number without unit. */
const MEASURE_KINDS: ReadonlyMap<string, string> = new Map([
  ['IFCPOSITIVELENGTHMEASURE', 'LENGTHUNIT'],
  ['IFCNONNEGATIVELENGTHMEASURE', 'LENGTHUNIT'],
  ['IFCPOSITIVEPLANEANGLEMEASURE', 'PLANEANGLEUNIT'],
  ['IFCRATIOMEASURE', ''],
  ['IFCPOSITIVERATIOMEASURE', ''],
  ['IFCNORMALISEDRATIOMEASURE', ''],
  ['IFCCOUNTMEASURE', ''],
  ['IFCNUMERICMEASURE', ''],
  ['IFCDESCRIPTIVEMEASURE', ''],
  ['IFCCONTEXTDEPENDENTMEASURE', ''],
  ['IFCMONETARYMEASURE', ''],
  ['IFCPARAMETERVALUE', ''],
]);

/** `IFCAREAMEASURE` → `AREAUNIT`; '' for a type that has no unit. */
export function unitKindOf(type: string): string {
  const special = MEASURE_KINDS.get(type);
  if (special !== undefined) return special;
  return type.startsWith('IFC') && type.endsWith('MEASURE') ? `${type.slice(3, -7)}UNIT` : '';
}

/** value × factor without binary noise where the factor is one over a whole number (35 mm is 0.035 m exactly). */
export function toSi(value: number, unit: Unit): number {
  const inverse = Math.round(1 / unit.factor);
  const scaled = unit.factor < 1 && Math.abs(1 / inverse - unit.factor) <= unit.factor * 1e-15 ? value / inverse : value * unit.factor;
  return scaled + unit.offset;
}

/** Reads IfcUnitAssignment of the project; what is missing is reported and 1 is assumed. */
export function readUnits(records: Records, unitsInContext: StepValue | undefined): UnitTable {
  const { findings, index } = records;
  const cache = new Map<number, Unit | null>();
  const busy = new Set<number>();

  function notUnderstood(id: number, unit: string): null {
    const record = index.recordOf(id);
    findings.add('unit-not-understood', { line: record < 0 ? null : index.lines[record]!, expressId: id }, { unit });
    return null;
  }

  function ofRecord(id: number): Unit | null {
    const known = cache.get(id);
    if (known !== undefined) return known;
    if (busy.has(id) || busy.size > MAX_NESTING) return null;
    busy.add(id);
    const unit = build(id);
    busy.delete(id);
    cache.set(id, unit);
    return unit;
  }

  function build(id: number): Unit | null {
    const record = records.get(id);
    if (record === null) return null;
    switch (record.class) {
      case 'IFCSIUNIT': {
        const name = enumOf(record.values[3]) ?? '';
        const prefix = enumOf(record.values[2]);
        const power = name === 'SQUARE_METRE' ? 2 : name === 'CUBIC_METRE' ? 3 : 1;
        const scale = prefix === null ? 1 : PREFIXES.get(prefix);
        if (scale === undefined || name === '') return notUnderstood(id, `${prefix ?? ''} ${name}`.trim());
        if (name === 'DEGREE_CELSIUS') return { factor: scale, offset: 273.15 };
        // 10^(−3·2) is exact as a literal power, scale ** 2 is not always.
        const factor = Number(`1e${Math.round(Math.log10(scale)) * power}`);
        return { factor: name === 'GRAM' ? Number(`1e${Math.round(Math.log10(scale)) - 3}`) : factor, offset: 0 };
      }
      case 'IFCCONVERSIONBASEDUNIT':
      case 'IFCCONVERSIONBASEDUNITWITHOFFSET': {
        const name = textOf(record.values[2]);
        const offset = record.class === 'IFCCONVERSIONBASEDUNITWITHOFFSET' ? (numberOf(record.values[4]) ?? 0) : 0;
        const measure = records.get(refId(record.values[3]));
        const value = measure === null ? null : numberOf(measure.values[0]);
        const base = measure === null ? null : ofRecord(refId(measure.values[1]));
        if (value !== null && base !== null && value > 0) return { factor: base.factor * value, offset: base.offset + offset };
        const named = NAMED.get(name.trim().toLowerCase());
        return named === undefined ? notUnderstood(id, name) : { factor: named, offset: 0 };
      }
      case 'IFCDERIVEDUNIT': {
        let factor = 1;
        for (const element of refIds(record.values[0])) {
          const part = records.get(element);
          const of = part === null ? null : ofRecord(refId(part.values[0]));
          const exponent = part === null ? null : numberOf(part.values[1]);
          if (of === null || exponent === null) return notUnderstood(id, enumOf(record.values[1]) ?? record.class);
          factor *= of.factor ** exponent;
        }
        return { factor: Number(factor.toPrecision(15)), offset: 0 };
      }
      case 'IFCMONETARYUNIT':
        return IDENTITY;
      default:
        return notUnderstood(id, records.schema.spelling(record.class));
    }
  }

  const assigned = new Map<string, Unit | null>();
  const assignment = isRef(unitsInContext) ? records.get(unitsInContext.ref) : null;
  const fallback = assignment ?? firstOf(records, 'IFCUNITASSIGNMENT');
  for (const id of fallback === null ? [] : refIds(fallback.values[0])) {
    const record = records.get(id);
    if (record === null || record.class === 'IFCMONETARYUNIT') continue;
    const kind = enumOf(record.values[1]);
    if (kind !== null && !assigned.has(kind)) assigned.set(kind, ofRecord(id));
  }

  const assumed: ('length' | 'area' | 'volume')[] = [];
  const where = fallback === null ? {} : { line: index.lines[fallback.record]!, expressId: fallback.id };
  const must = (kind: string, name: 'length' | 'area' | 'volume'): number => {
    const unit = assigned.get(kind);
    if (unit !== undefined && unit !== null) return unit.factor;
    assumed.push(name);
    findings.add(`missing-${name}-unit`, where);
    return 1;
  };
  const file: FileUnits = {
    length: must('LENGTHUNIT', 'length'),
    area: must('AREAUNIT', 'area'),
    volume: must('VOLUMEUNIT', 'volume'),
    mass: assigned.get('MASSUNIT')?.factor ?? 1,
    angle: assigned.get('PLANEANGLEUNIT')?.factor ?? 1,
    assumed,
  };

  return {
    file,
    ofKind: (kind) => assigned.get(kind) ?? null,
    ofRecord,
    measure(type, value, unit) {
      const explicit = unit > 0 ? ofRecord(unit) : null;
      if (explicit !== null) return toSi(value, explicit);
      const kind = unitKindOf(type);
      const of = kind === '' ? null : assigned.get(kind);
      return of === undefined || of === null ? value : toSi(value, of);
    },
  };
}

function firstOf(records: Records, name: string) {
  const found = records.ofClass(name);
  return found.length === 0 ? null : records.read(found[0]!);
}

/** A STEP value as property value: text, number in SI, boolean; null for `$`, UNKNOWN and what is neither. */
export function plainValue(value: StepValue | undefined, units: UnitTable, unit: number): { readonly type: string; readonly value: string | number | boolean | null } {
  if (isTyped(value)) {
    const inner = value.value;
    if (typeof inner === 'number') return { type: value.type, value: units.measure(value.type, inner, unit) };
    if (typeof inner === 'string') return { type: value.type, value: inner };
    return { type: value.type, value: logical(enumOf(inner)) };
  }
  if (typeof value === 'number') return { type: '', value: unit > 0 ? units.measure('', value, unit) : value };
  if (typeof value === 'string') return { type: '', value };
  return { type: '', value: logical(enumOf(value)) };
}

function logical(item: string | null): string | boolean | null {
  if (item === null || item === 'U' || item === 'UNKNOWN') return null;
  if (item === 'T' || item === 'TRUE') return true;
  if (item === 'F' || item === 'FALSE') return false;
  return item;
}
