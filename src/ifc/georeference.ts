/** Map conversion: IfcMapConversion (IFC4), ePSet_MapConversion on the project or the site (IFC2X3 practice). */
import { numberOf, refId, textOf } from './step-args.ts';
import type { Records } from './records.ts';
import type { Structure } from './structure.ts';
import { toSi, unitKindOf } from './units.ts';
import type { UnitTable } from './units.ts';
import type { PropertyReader } from './properties.ts';
import type { MapConversion, PropertySet } from '../model/model.ts';

export function readMapConversion(records: Records, structure: Structure, units: UnitTable, properties: PropertyReader): MapConversion | null {
  return fromEntity(records, units) ?? fromPropertySet(records, structure, units, properties);
}

function fromEntity(records: Records, units: UnitTable): MapConversion | null {
  const found = records.ofKind('IFCMAPCONVERSION');
  if (found.length === 0) return null;
  const record = records.read(found[0]!);
  const at = (name: string): number | null => numberOf(records.attribute(record, name));
  const target = records.get(refId(records.attribute(record, 'TargetCRS')));
  const unitId = target === null ? 0 : refId(records.attribute(target, 'MapUnit'));
  const mapUnit = (unitId > 0 ? units.ofRecord(unitId) : null) ?? units.ofKind('LENGTHUNIT') ?? { factor: 1, offset: 0 };
  const scale = at('Scale') ?? 1;
  // Scale turns file units into map units; without the units it is a plain number near 1. Many exporters write 1 anyway.
  const plain = (scale * mapUnit.factor) / units.file.length;
  return {
    eastings: toSi(at('Eastings') ?? 0, mapUnit),
    northings: toSi(at('Northings') ?? 0, mapUnit),
    height: toSi(at('OrthogonalHeight') ?? 0, mapUnit),
    xAxisAbscissa: at('XAxisAbscissa') ?? 1,
    xAxisOrdinate: at('XAxisOrdinate') ?? 0,
    scale: Math.abs(scale - 1) < 0.1 ? scale : plain,
    crs: target === null ? '' : textOf(target.values[0]),
  };
}

function fromPropertySet(records: Records, structure: Structure, units: UnitTable, properties: PropertyReader): MapConversion | null {
  const sets: PropertySet[] = [];
  for (const name of ['IFCPROJECT', 'IFCSITE']) {
    for (const record of records.ofClass(name)) {
      for (const definition of structure.definitions.of(structure.objectOfRecord[record]!)) {
        if (properties.kindOf(definition) === 'properties') sets.push(properties.set(definition, 'occurrence'));
      }
    }
  }
  const conversion = sets.find((set) => /^epset_mapconversion$/i.test(set.name));
  if (conversion === undefined) return null;
  const crs = sets.find((set) => /^epset_projectedcrs$/i.test(set.name));
  const mapUnit = crs?.properties.find((p) => p.name === 'MapUnit')?.values[0];
  // The set names its own unit, in words; then the file's unit must not be applied to the figures.
  const inMetres = typeof mapUnit === 'string' && /^(metre|meter|m)$/i.test(mapUnit.trim());
  const value = (name: string, otherwise: number): number => {
    const property = conversion.properties.find((p) => p.name === name);
    const found = property?.values[0];
    const number = typeof found === 'string' ? Number(found) : found;
    if (typeof number !== 'number' || !Number.isFinite(number)) return otherwise;
    return inMetres && unitKindOf(property!.type.toUpperCase()) === 'LENGTHUNIT' ? number / units.file.length : number;
  };
  const name = crs?.properties.find((p) => p.name === 'Name')?.values[0];
  return {
    eastings: value('Eastings', 0),
    northings: value('Northings', 0),
    height: value('OrthogonalHeight', 0),
    xAxisAbscissa: value('XAxisAbscissa', 1),
    xAxisOrdinate: value('XAxisOrdinate', 0),
    scale: value('Scale', 1),
    crs: typeof name === 'string' ? name : '',
  };
}
