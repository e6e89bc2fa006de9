/** Properties of every entity that has some, as bundles: sets of the occurrence over those of its type, shared where they say the same. */
import { createBuckets } from '../buckets.ts';
import type { Buckets } from '../buckets.ts';
import { createLinks } from '../links.ts';
import type { Links } from '../links.ts';
import { internRecords } from '../intern.ts';
import { createNumberLists } from '../number-lists.ts';
import { isList, refId, refIds, textOf } from '../step-args.ts';
import type { StepValue } from '../step-args.ts';
import { refsAt, textAt } from '../step-scan.ts';
import type { Records, StepRecord } from '../records.ts';
import type { RelationReader } from '../relations.ts';
import { NO_VALUE } from './values.ts';
import type { ValueReader } from './values.ts';
import type { IfcProperties, IfcProperty, IfcPropertySet, IfcValue } from '../../model/ifc-data.ts';

/** Enumeration of the items of predefined property sets: their records do not name it (IfcPreDefinedPropertySet's subtypes). */
const ENUMERATED: Readonly<Record<string, string>> = {
  'IFCDOORPANELPROPERTIES.PanelOperation': 'IFCDOORPANELOPERATIONENUM',
  'IFCDOORPANELPROPERTIES.PanelPosition': 'IFCDOORPANELPOSITIONENUM',
  'IFCWINDOWPANELPROPERTIES.OperationType': 'IFCWINDOWPANELOPERATIONENUM',
  'IFCWINDOWPANELPROPERTIES.PanelPosition': 'IFCWINDOWPANELPOSITIONENUM',
  'IFCPERMEABLECOVERINGPROPERTIES.OperationType': 'IFCPERMEABLECOVERINGOPERATIONENUM',
  'IFCPERMEABLECOVERINGPROPERTIES.PanelPosition': 'IFCWINDOWPANELPOSITIONENUM',
  'IFCSERVICELIFEFACTOR.PredefinedType': 'IFCSERVICELIFEFACTORTYPEENUM',
};

/** Attributes of IfcRoot: what follows them in a predefined set are its properties. */
const ROOT_ATTRIBUTES = 4;
/** position of IfcRoot.Name */
const NAME = 2;
const QUOTE = 39;
/** of a record that nobody has asked for as a set */
const UNREAD = -2;

/** Measure of a simple quantity, upper case (IfcPhysicalSimpleQuantity's subtypes). */
const QUANTITIES: Readonly<Record<string, string>> = {
  IFCQUANTITYLENGTH: 'IFCLENGTHMEASURE',
  IFCQUANTITYAREA: 'IFCAREAMEASURE',
  IFCQUANTITYVOLUME: 'IFCVOLUMEMEASURE',
  IFCQUANTITYCOUNT: 'IFCCOUNTMEASURE',
  IFCQUANTITYWEIGHT: 'IFCMASSMEASURE',
  IFCQUANTITYTIME: 'IFCTIMEMEASURE',
  IFCQUANTITYNUMBER: 'IFCNUMERICMEASURE',
};

interface Bundles {
  /** per record; 0: none */
  readonly bundleOf: Uint32Array;
  readonly bundleSets: readonly (readonly IfcPropertySet[])[];
  /** records that have a bundle, ascending */
  readonly withBundle: readonly number[];
}

/** What it needs to see that two say the same is let go when it returns. */
function readBundles(records: Records, values: ValueReader, relations: RelationReader, typeOf: Int32Array): Bundles {
  const { index, schema } = records;

  const interned: IfcProperty[] = [];
  const numbered = internRecords(index, (record) => interned.push(readProperty(records.read(record))));
  /** of predefined sets, which have no records of their own: numbered -1, -2, … */
  const predefined: IfcProperty[] = [];
  const propertyOf = (number: number): IfcProperty => (number >= 0 ? interned[number]! : predefined[-1 - number]!);

  function readProperty(record: StepRecord): IfcProperty {
    const { values: args } = record;
    const name = textOf(args[0]);
    const many = (list: StepValue | undefined, unit: number): readonly IfcValue[] => (isList(list) ? list.map((one) => values.of(one, unit)) : []);
    const quantity = QUANTITIES[record.class];
    if (quantity !== undefined) return { name, kind: 'single', values: [values.of(args[3], refId(args[2]), quantity)] };
    switch (record.class) {
      case 'IFCPROPERTYSINGLEVALUE':
        return { name, kind: 'single', values: [values.of(args[2], refId(args[3]))] };
      case 'IFCPROPERTYENUMERATEDVALUE': {
        const reference = records.get(refId(args[3]));
        return { name, kind: 'enumerated', values: many(args[2], reference === null ? 0 : refId(records.attribute(reference, 'Unit'))) };
      }
      case 'IFCPROPERTYBOUNDEDVALUE': {
        const unit = refId(args[4]);
        return { name, kind: 'bounded', values: [values.of(args[3], unit), values.of(args[2], unit), args.length > 5 ? values.of(args[5], unit) : NO_VALUE] };
      }
      case 'IFCPROPERTYLISTVALUE':
        return { name, kind: 'list', values: many(args[2], refId(args[3])) };
      case 'IFCPROPERTYTABLEVALUE':
        return { name, kind: 'table', values: [...many(args[2], refId(args[5])), ...many(args[3], refId(args[6]))] };
      case 'IFCCOMPLEXPROPERTY':
      case 'IFCPROPERTYREFERENCEVALUE':
      case 'IFCPHYSICALCOMPLEXQUANTITY':
        return { name, kind: 'unsupported', values: [] };
      default:
        return { name, kind: 'unreadable', values: [] };
    }
  }

  // sets by what they say: the number of their name, then those of their properties
  const names: string[] = [];
  const nameNumbers = new Map<string, number>();
  const sets = createNumberLists();
  const setOfRecord = new Int32Array(index.count).fill(UNREAD);

  function internSet(name: string, properties: readonly number[]): number {
    let number = nameNumbers.get(name);
    if (number === undefined) {
      number = names.length;
      nameNumbers.set(name, number);
      names.push(name);
    }
    return sets.of([number, ...properties]);
  }

  /** -1: the record is no set of properties */
  function setOf(record: number): number {
    if (setOfRecord[record] === UNREAD) setOfRecord[record] = readSet(record);
    return setOfRecord[record]!;
  }

  const { bytes } = index;
  const { from, to } = records.spans;
  const ids: number[] = [];

  /** the ordinary IfcPropertySet or IfcElementQuantity, straight from its bytes; null: read it the long way */
  function plainSet(record: number): number | null {
    const list = records.positionOf(record, 'HasProperties') >= 0 ? 'HasProperties' : 'Quantities';
    const at = records.positionOf(record, list);
    if (at < 0 || !records.scan(record) || bytes[from[NAME]!] !== QUOTE) return null;
    ids.length = 0;
    refsAt(bytes, from[at]!, to[at]!, ids);
    const name = textAt(bytes, from[NAME]!, to[NAME]!, records.encoding);
    return internSet(name, numbersOf(ids));
  }

  function numbersOf(members: readonly number[]): readonly number[] {
    const numbers: number[] = [];
    for (let i = 0; i < members.length; i++) {
      const member = index.recordOf(members[i]!);
      if (member >= 0) numbers.push(numbered.of(member));
    }
    return numbers;
  }

  function readSet(record: number): number {
    const plain = plainSet(record);
    if (plain !== null) return plain;
    const read = records.read(record);
    const name = textOf(records.attribute(read, 'Name'));
    const list = ['HasProperties', 'Quantities', 'Properties', 'ExtendedProperties'].find((attribute) => records.positionOf(record, attribute) >= 0);
    if (list !== undefined) return internSet(name, numbersOf(refIds(records.attribute(read, list))));
    const { attributes } = schema.entity(read.class) ?? { attributes: [] };
    if (attributes[0] !== 'GlobalId') return -1;
    const own = attributes.slice(ROOT_ATTRIBUTES).map((attribute): number => {
      const at = records.positionOf(record, attribute);
      const type = ENUMERATED[`${read.class}.${attribute}`] ?? schema.measureOf(read.class, attribute);
      return -predefined.push({ name: attribute, kind: 'single', values: [values.of(read.values[at], 0, type)] });
    });
    return internSet(name, own);
  }

  const definitions: Links = createLinks(index.count);
  relations.each('IFCRELDEFINESBYPROPERTIES', 'RelatingPropertyDefinition', 'RelatedObjects', (_, related, __, relating) => {
    for (const id of relating) {
      const record = index.recordOf(id);
      if (record < 0) continue;
      for (const object of related) {
        const of = index.recordOf(object);
        if (of >= 0) definitions.add(of, record);
      }
    }
  });
  for (const record of records.ofKind('IFCTYPEOBJECT')) {
    for (const id of refIds(records.attribute(records.read(record), 'HasPropertySets'))) {
      const set = index.recordOf(id);
      if (set >= 0) definitions.add(record, set);
    }
  }
  // of materials and profiles: the set names its subject
  for (const [kind, subject] of [['IFCMATERIALPROPERTIES', 'Material'], ['IFCPROFILEPROPERTIES', 'ProfileDefinition']] as const) {
    for (const record of records.ofKind(kind)) {
      const of = index.recordOf(refId(records.attribute(records.read(record), subject)));
      if (of >= 0) definitions.add(of, record);
    }
  }

  const bundleOf = new Uint32Array(index.count);
  const bundleSets: (readonly IfcPropertySet[])[] = [[]];
  const bundleLists = createNumberLists();
  const views: IfcPropertySet[] = [];
  const withBundle: number[] = [];

  function view(set: number): IfcPropertySet {
    const [name, ...properties] = sets.lists[set]!;
    return (views[set] ??= { name: names[name!]!, properties: properties.map(propertyOf) });
  }

  function bundle(own: readonly number[], inherited: readonly number[]): number {
    const number = bundleLists.of(inherited.length === 0 ? own : [...own, -1, ...inherited]) + 1;
    if (number === bundleSets.length) bundleSets.push(effective(own, inherited));
    return number;
  }

  function effective(own: readonly number[], inherited: readonly number[]): readonly IfcPropertySet[] {
    const all = own.map(view);
    for (const set of inherited) {
      const above = view(set);
      const at = all.findIndex(({ name }) => name === above.name);
      if (at < 0) all.push(above);
      else {
        const stated = new Set(all[at]!.properties.map(({ name }) => name));
        const more = above.properties.filter(({ name }) => !stated.has(name));
        if (more.length > 0) all[at] = { name: above.name, properties: [...all[at]!.properties, ...more] };
      }
    }
    return all;
  }

  const setsOf = (record: number): readonly number[] => {
    const found = definitions.of(record);
    return found.length === 0 ? found : found.map(setOf).filter((set) => set >= 0);
  };
  const typeSets = new Map<number, readonly number[]>();
  for (let record = 0; record < index.count; record++) {
    const type = typeOf[record]!;
    if (type < 0 && definitions.first(record) < 0) continue;
    let inherited: readonly number[] = [];
    if (type >= 0) {
      inherited = typeSets.get(type) ?? setsOf(type);
      typeSets.set(type, inherited);
    }
    const own = setsOf(record);
    if (own.length === 0 && inherited.length === 0) continue;
    bundleOf[record] = bundle(own, inherited);
    withBundle.push(record);
  }
  return { bundleOf, bundleSets, withBundle };
}

export function createProperties(records: Records, values: ValueReader, relations: RelationReader, typeOf: Int32Array): IfcProperties {
  const { bundleOf, bundleSets, withBundle } = readBundles(records, values, relations, typeOf);
  let buckets: Buckets | null = null;

  type Group = { readonly property: IfcProperty; readonly bundles: number[] };
  let slots: Map<string, Map<string, Map<IfcProperty, Group>>> | null = null;
  const texts = new WeakMap<Map<IfcProperty, Group>, Map<string, Group[]>>();
  const NONE: readonly Group[] = [];

  function allSlots(): Map<string, Map<string, Map<IfcProperty, Group>>> {
    if (slots === null) {
      slots = new Map();
      for (let b = 1; b < bundleSets.length; b++) {
        for (const { name: setName, properties } of bundleSets[b]!) {
          let names = slots.get(setName);
          if (names === undefined) slots.set(setName, (names = new Map()));
          for (const property of properties) {
            let groups = names.get(property.name);
            if (groups === undefined) names.set(property.name, (groups = new Map()));
            const group = groups.get(property);
            if (group === undefined) groups.set(property, { property, bundles: [b] });
            else group.bundles.push(b);
          }
        }
      }
    }
    return slots;
  }
  const slot = (set: string, name: string): Map<IfcProperty, Group> | undefined => allSlots().get(set)?.get(name);
  let names: ReadonlyMap<string, ReadonlySet<string>> | null = null;

  return {
    of: (record) => bundleOf[record]!,
    bundles: bundleSets.length,
    sets: (number) => bundleSets[number]!,
    records: (number) => (buckets ??= createBuckets(bundleSets.length, withBundle, (record) => bundleOf[record]!)).of(number),
    get names() {
      return (names ??= new Map([...allSlots()].map(([set, properties]) => [set, new Set(properties.keys())])));
    },
    having: (set, name) => [...(slot(set, name)?.values() ?? NONE)],
    saying(set, name, text) {
      const groups = slot(set, name);
      if (groups === undefined) return NONE;
      let by = texts.get(groups);
      if (by === undefined) {
        by = new Map();
        texts.set(groups, by);
        for (const group of groups.values()) {
          for (const said of new Set(group.property.values.map(({ value }) => value))) {
            if (typeof said !== 'string') continue;
            const list = by.get(said);
            if (list === undefined) by.set(said, [group]);
            else list.push(group);
          }
        }
      }
      return by.get(text) ?? NONE;
    },
  };
}
