/** The file's length unit. Areas and volumes are written in m² and m³ whatever the length unit is. */
import { DERIVED, enumeration, int, typed, type Records, type Ref } from './step.ts';

/** `none`: no unit assignment at all, as some files have it (coordinates are then written in metres) */
export type LengthUnit = 'mm' | 'm' | 'foot' | 'none';

const METRES: Readonly<Record<LengthUnit, number>> = { mm: 0.001, m: 1, foot: 0.3048, none: 1 };

/** Metres to the file's unit, without the noise of binary fractions. */
export function fileLength(metres: number, unit: LengthUnit): number {
  return Number((metres / METRES[unit]).toPrecision(12));
}

/** IfcUnitAssignment, or null for `none`. */
export function writeUnits(records: Records, unit: LengthUnit): Ref | null {
  if (unit === 'none') return null;
  const si = (type: string, prefix: string | null, name: string): Ref =>
    records.add('IfcSIUnit', DERIVED, enumeration(type), prefix === null ? null : enumeration(prefix), enumeration(name));
  let length = si('LENGTHUNIT', unit === 'mm' ? 'MILLI' : null, 'METRE');
  if (unit === 'foot') {
    const one = [1, 0, 0, 0, 0, 0, 0].map(int);
    const dimensions = records.add('IfcDimensionalExponents', ...one);
    const factor = records.add('IfcMeasureWithUnit', typed('IfcLengthMeasure', METRES.foot), length);
    length = records.add('IfcConversionBasedUnit', dimensions, enumeration('LENGTHUNIT'), 'FOOT', factor);
  }
  const others = [
    si('AREAUNIT', null, 'SQUARE_METRE'),
    si('VOLUMEUNIT', null, 'CUBIC_METRE'),
    si('PLANEANGLEUNIT', null, 'RADIAN'),
    si('MASSUNIT', 'KILO', 'GRAM'),
    si('TIMEUNIT', null, 'SECOND'),
  ];
  return records.add('IfcUnitAssignment', [length, ...others]);
}
