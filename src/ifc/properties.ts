/**
 * Property sets and quantity sets. Records that are written with the same bytes become one object: large files repeat
 * a few thousand properties hundreds of thousands of times.
 */
import { internRecords } from './intern.ts';
import { isList, isRef, isTyped, numberOf, parseNumber, refId, refIds, textOf } from './step-args.ts';
import type { StepValue } from './step-args.ts';
import type { Records, StepRecord } from './records.ts';
import { refsAt, textAt } from './step-scan.ts';
import { plainValue, toSi } from './units.ts';
import type { UnitTable } from './units.ts';
import type { Property, PropertySet, PropertyValue, Quantity, QuantitySet } from '../model/model.ts';

export interface PropertyReader {
  /** the properties of an IfcPropertySet record, shared between sets that list the same ones */
  set(record: number, from: 'occurrence' | 'type'): PropertySet;
  /** where quantities are not kept, of the volumes alone: they are held against each other (stated-volumes.ts) */
  quantities(record: number, from: 'occurrence' | 'type'): QuantitySet;
  /** IfcMaterialProperties, IfcProfileProperties and others that are no IfcPropertySet are not read */
  kindOf(record: number): 'properties' | 'quantities' | 'other';
}

/** IfcComplexProperty and IfcPhysicalComplexQuantity in one another: more is no real file. */
const MAX_NESTING = 8;
/** A complex property that lists itself many times over must not multiply. */
const MAX_VISITS = 10_000;

/** Reads the properties of one file. The line of a shared property is that of its first record. */
export function createPropertyReader(records: Records, units: UnitTable, keepQuantities: boolean): PropertyReader {
  const { index, schema, findings } = records;
  const { bytes } = index;
  const { from: argFrom, to: argTo } = records.spans;

  const interned: (readonly Property[])[] = [];
  const numbered = internRecords(index, (record) => interned.push(readProperty(record)));
  const lists = new Map<number, { readonly numbers: readonly number[]; readonly properties: readonly Property[] }[]>();
  let visits = 0;
  const setCache = new Map<number, PropertySet>();
  const typeSetCache = new Map<number, PropertySet>();

  function readProperty(record: number): readonly Property[] {
    const out: Property[] = [];
    visits = 0;
    collect(records.read(record), '', 0, out);
    return out;
  }

  /** A complex property gives itself (no values) and then its members as `Complex.Member`. */
  function collect(record: StepRecord, prefix: string, depth: number, out: Property[]): void {
    if (visits++ > MAX_VISITS) return;
    const { values } = record;
    const name = prefix + textOf(values[0]);
    const line = index.lines[record.record]!;
    const push = (kind: Property['kind'], type: string, list: readonly PropertyValue[]): void => {
      out.push({ name, kind, type: type === '' ? '' : schema.spelling(type), values: list, line });
    };
    const many = (entries: readonly (StepValue | undefined)[], unit: number): { type: string; list: PropertyValue[] } => {
      let type = '';
      const list: PropertyValue[] = [];
      for (const entry of entries) {
        const plain = plainValue(entry, units, unit);
        if (type === '') type = plain.type;
        list.push(plain.value);
      }
      return { type, list };
    };
    switch (record.class) {
      case 'IFCPROPERTYSINGLEVALUE': {
        const plain = plainValue(values[2], units, refId(values[3]));
        push('single', plain.type, [plain.value]);
        return;
      }
      case 'IFCPROPERTYENUMERATEDVALUE': {
        const reference = records.get(refId(values[3]));
        const { type, list } = many(isList(values[2]) ? values[2] : [], reference === null ? 0 : refId(reference.values[2]));
        push('enumerated', type, list);
        return;
      }
      case 'IFCPROPERTYBOUNDEDVALUE': {
        const setPoint: (StepValue | undefined)[] = values.length > 5 && values[5] !== null ? [values[5]] : [];
        const { type, list } = many([values[3], values[2], ...setPoint], refId(values[4]));
        push('bounded', type, list);
        return;
      }
      case 'IFCPROPERTYLISTVALUE': {
        const { type, list } = many(isList(values[2]) ? values[2] : [], refId(values[3]));
        push('list', type, list);
        return;
      }
      case 'IFCPROPERTYTABLEVALUE': {
        const defining = many(isList(values[2]) ? values[2] : [], refId(values[5]));
        const defined = many(isList(values[3]) ? values[3] : [], refId(values[6]));
        const rows: PropertyValue[] = [];
        for (let i = 0; i < Math.max(defining.list.length, defined.list.length); i++) rows.push(defining.list[i] ?? null, defined.list[i] ?? null);
        push('table', defined.type, rows);
        return;
      }
      case 'IFCPROPERTYREFERENCEVALUE': {
        const target = records.get(refId(values[3]));
        if (target === null) push('reference', '', [null]);
        else {
          const label = records.attribute(target, 'Name') ?? records.attribute(target, 'Identification') ?? records.attribute(target, 'ItemReference');
          push('reference', target.class, [textOf(label) === '' ? null : textOf(label)]);
        }
        return;
      }
      case 'IFCCOMPLEXPROPERTY': {
        push('complex', '', [textOf(values[2])]);
        if (depth >= MAX_NESTING) {
          findings.add('nesting-too-deep', { line, expressId: record.id }, { class: 'IfcComplexProperty', limit: MAX_NESTING });
          return;
        }
        for (const id of refIds(values[3])) {
          const member = records.get(id);
          if (member !== null) collect(member, `${name}.`, depth + 1, out);
        }
        return;
      }
    }
  }

  const numbers: number[] = [];

  function propertiesOf(ids: readonly number[]): readonly Property[] {
    numbers.length = 0;
    let hash = 0;
    for (let i = 0; i < ids.length; i++) {
      const record = index.recordOf(ids[i]!);
      if (record < 0) continue;
      const number = numbered.of(record);
      numbers.push(number);
      hash = Math.imul(hash ^ number, 0x01000193);
    }
    let alike = lists.get(hash);
    if (alike === undefined) lists.set(hash, (alike = []));
    const known = alike.find((entry) => sameNumbers(entry.numbers));
    if (known !== undefined) return known.properties;
    const properties = numbers.length === 1 ? interned[numbers[0]!]! : numbers.flatMap((n) => interned[n]!);
    alike.push({ numbers: numbers.slice(), properties });
    return properties;
  }

  function sameNumbers(others: readonly number[]): boolean {
    if (others.length !== numbers.length) return false;
    for (let i = 0; i < others.length; i++) if (others[i] !== numbers[i]) return false;
    return true;
  }

  /** HasProperties or Quantities of a set: all that is read of one beside its name. */
  function readSet(record: number, list: number): { readonly name: string; readonly ids: readonly number[] } {
    if (!records.scan(record)) {
      const { values } = records.read(record);
      return { name: textOf(values[2]), ids: refIds(values[list]) };
    }
    const ids: number[] = [];
    refsAt(bytes, argFrom[list]!, argTo[list]!, ids);
    const at = argFrom[2]!;
    return isPlainText(at) ? { name: textAt(bytes, at, argTo[2]!, records.encoding), ids } : { name: textOf(records.read(record).values[2]), ids };
  }

  /** A string or `$`: no type around it. */
  function isPlainText(at: number): boolean {
    return bytes[at] === 39 || bytes[at] === 36;
  }

  const kindOfCode = index.classNames.map(quantityKind);

  function quantityKind(name: string): Quantity['kind'] | null {
    switch (name) {
      case 'IFCQUANTITYLENGTH':
        return 'length';
      case 'IFCQUANTITYAREA':
        return 'area';
      case 'IFCQUANTITYVOLUME':
        return 'volume';
      case 'IFCQUANTITYCOUNT':
      case 'IFCQUANTITYNUMBER':
        return 'count';
      case 'IFCQUANTITYWEIGHT':
        return 'weight';
      case 'IFCQUANTITYTIME':
        return 'time';
      default:
        return null;
    }
  }

  const QUANTITY_UNITS: Readonly<Record<Quantity['kind'], string>> = {
    length: 'LENGTHUNIT',
    area: 'AREAUNIT',
    volume: 'VOLUMEUNIT',
    count: '',
    weight: 'MASSUNIT',
    time: 'TIMEUNIT',
  };

  /** The ordinary quantity, straight from its bytes; false: read it the long way. */
  function plainQuantity(number: number, prefix: string, out: Quantity[]): boolean {
    const kind = kindOfCode[index.classCodes[number]!]!;
    if (kind === null || !records.scan(number)) return false;
    const first = bytes[argFrom[3]!]!;
    const isNumber = (first >= 48 && first <= 57) || first === 45 || first === 43;
    if (bytes[argFrom[2]!] !== 36 || !isNumber || !isPlainText(argFrom[0]!)) return false;
    if (!keepQuantities && kind !== 'volume') return true;
    const value = parseNumber(bytes, argFrom[3]!, argTo[3]!);
    if (!Number.isFinite(value)) return true;
    const unit = QUANTITY_UNITS[kind] === '' ? null : units.ofKind(QUANTITY_UNITS[kind]);
    out.push({ name: prefix + textAt(bytes, argFrom[0]!, argTo[0]!, records.encoding), kind, value: unit === null ? value : toSi(value, unit) });
    return true;
  }

  function collectQuantities(ids: readonly number[], prefix: string, depth: number, out: Quantity[]): void {
    for (const id of ids) {
      if (visits++ > MAX_VISITS) return;
      const number = index.recordOf(id);
      if (number < 0 || plainQuantity(number, prefix, out)) continue;
      const record = records.read(number);
      const name = prefix + textOf(record.values[0]);
      if (record.class === 'IFCPHYSICALCOMPLEXQUANTITY') {
        if (depth < MAX_NESTING) collectQuantities(refIds(record.values[2]), `${name}.`, depth + 1, out);
        continue;
      }
      const kind = quantityKind(record.class);
      const value = numberOf(record.values[3]);
      if (kind === null || value === null || !Number.isFinite(value)) continue;
      const explicit = isRef(record.values[2]) ? units.ofRecord(record.values[2].ref) : null;
      const unit = explicit ?? (QUANTITY_UNITS[kind] === '' ? null : units.ofKind(QUANTITY_UNITS[kind]));
      if (keepQuantities || kind === 'volume') out.push({ name, kind, value: unit === null ? value : toSi(value, unit) });
    }
  }

  return {
    set(record, from) {
      const cache = from === 'type' ? typeSetCache : setCache;
      let set = cache.get(record);
      if (set === undefined) {
        const { name, ids } = readSet(record, 4);
        set = { expressId: index.ids[record]!, name, from, line: index.lines[record]!, properties: propertiesOf(ids) };
        cache.set(record, set);
      }
      return set;
    },
    quantities(record, from) {
      const { name, ids } = readSet(record, 5);
      const quantities: Quantity[] = [];
      visits = 0;
      collectQuantities(ids, '', 0, quantities);
      return { expressId: index.ids[record]!, name, from, quantities };
    },
    kindOf(record) {
      const name = records.classOf(record);
      return name === 'IFCPROPERTYSET' ? 'properties' : name === 'IFCELEMENTQUANTITY' ? 'quantities' : 'other';
    },
  };
}

/** The ids of a RelatingPropertyDefinition: one, or an IfcPropertySetDefinitionSet (IFC4). */
export function definitionIds(value: StepValue | undefined): readonly number[] {
  return isTyped(value) ? refIds(value.value) : refIds(value);
}
