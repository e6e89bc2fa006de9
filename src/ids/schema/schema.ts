/**
 * What IFC2X3, IFC4 and IFC4X3_ADD2 know, as an IDS asks for it: classes, their attributes and predefined types, property
 * sets, defined types, relations of wholes and parts. Names of classes and types are in upper case wherever they are
 * asked for, as IDS writes them. Each schema is read from its table once, when it is first asked for.
 */
import type { IfcVersion } from '../ids.ts';
import { DATA_TYPES } from './data-types.ts';
import { ENTITIES, PREDEFINED_TYPES } from './entities.ts';
import { IFC2X3_NAMES, isGeneral, occurrenceOf } from './ifc2x3-types.ts';
import { PROPERTY_SETS, PROPERTY_TYPES, PROPERTY_VALUES } from './property-sets.ts';

export const XSD_TYPES = ['xs:string', 'xs:double', 'xs:integer', 'xs:boolean', 'xs:date', 'xs:dateTime', 'xs:time', 'xs:duration', 'xs:anyURI'] as const;
export type XsdType = (typeof XSD_TYPES)[number];

/** The letters of entities.ts, in the order of XSD_TYPES. */
const LETTERS = 'sdibatcur';
const xsdTypes = (letters: string): readonly XsdType[] => [...letters].flatMap((letter) => XSD_TYPES[LETTERS.indexOf(letter)] ?? []);

export interface EntityInfo {
  /** `IfcWall` */
  readonly name: string;
  /** `IFCWALL` */
  readonly upper: string;
  readonly parent: EntityInfo | null;
  readonly abstract: boolean;
  /** values of its enumeration; none for a class without one */
  readonly predefinedTypes: readonly string[];
  /**
   * own and inherited ones in the order of the schema, with the XSD types that a value (of a list, one of its values) may
   * have; none for what refers to an object or a select, which takes no value
   */
  readonly attributes: ReadonlyMap<string, readonly XsdType[]>;
  /** the class of its type objects, upper case; null where there is none */
  readonly type: string | null;
  /**
   * IFC2X3 alone: no class of the schema but a name that IDS gives to `parent` typed by `type`
   * (ifc2x3-occurrence-type-mapping-table of the IDS documentation)
   */
  readonly mapped: boolean;
  /** its place in entities() */
  readonly index: number;
}

export interface PropertyInfo {
  readonly name: string;
  /** upper case, `IFCLABEL`; null where any may be */
  readonly dataType: string | null;
  /** the values of an enumeration, null for any */
  readonly values: readonly string[] | null;
}

export interface PropertySetInfo {
  readonly name: string;
  /** the classes that the schema gives it to, upper case; see appliesTo() */
  readonly entities: readonly string[];
  readonly properties: ReadonlyMap<string, PropertyInfo>;
}

export interface DataTypeInfo {
  /** upper case, `IFCLENGTHMEASURE` */
  readonly name: string;
  readonly xsdType: XsdType;
}

interface Schema {
  readonly list: readonly EntityInfo[];
  readonly byName: ReadonlyMap<string, EntityInfo>;
}

const BIT: Readonly<Record<IfcVersion, number>> = { IFC2X3: 1, IFC4: 2, IFC4X3_ADD2: 4 };

function once<T>(make: (version: IfcVersion) => T): (version: IfcVersion) => T {
  const made = new Map<IfcVersion, T>();
  return (version) => {
    let one = made.get(version);
    if (one === undefined) made.set(version, (one = make(version)));
    return one;
  };
}

const rowsOf = (table: string): readonly string[] => table.slice(1, -1).split('\n');
const lists = new Map<string, readonly (readonly string[])[]>();
/** a table of lists, split once */
function listsOf(table: string): readonly (readonly string[])[] {
  let split = lists.get(table);
  if (split === undefined) lists.set(table, (split = rowsOf(table).map((row) => row.split(' '))));
  return split;
}

const upperCase = (name: string): string => `IFC${name.toUpperCase()}`;
/** windows and doors alone have styles in place of types, in IFC2X3 */
const STYLES: Readonly<Record<string, string>> = { IFCDOOR: 'IFCDOORSTYLE', IFCWINDOW: 'IFCWINDOWSTYLE' };

const schema = once((version): Schema => {
  const rows = new Map<string, readonly [parent: string, kind: string, attributes: string]>();
  for (const row of rowsOf(ENTITIES)) {
    if ((row.charCodeAt(0) & BIT[version]) === 0) continue;
    const [head = '', kind = '', attributes = ''] = row.split('|');
    const at = head.indexOf('<');
    rows.set(head.slice(1, at), [head.slice(at + 1), kind, attributes]);
  }
  const upperNames = new Set([...rows.keys()].map(upperCase));
  const list: EntityInfo[] = [];
  const byName = new Map<string, EntityInfo>();
  const predefined = listsOf(PREDEFINED_TYPES);
  const add = (entity: Omit<EntityInfo, 'index'>): EntityInfo => {
    const made = { ...entity, index: list.length };
    list.push(made);
    byName.set(made.upper, made);
    return made;
  };
  const of = (name: string): EntityInfo | null => {
    const upper = upperCase(name);
    const known = byName.get(upper);
    if (known !== undefined) return known;
    const row = rows.get(name);
    if (row === undefined) return null;
    const [above, kind, own] = row;
    const parent = above === '' ? null : of(above);
    const attributes = new Map(parent?.attributes);
    for (const one of own === '' ? [] : own.split(' ')) {
      const [attribute = '', letters = ''] = one.split(':');
      attributes.set(attribute, xsdTypes(letters));
    }
    const abstract = kind.startsWith('!');
    const enumeration = abstract ? kind.slice(1) : kind;
    const type = [`${upper}TYPE`, STYLES[upper] ?? ''].find((one) => upperNames.has(one)) ?? null;
    return add({ name: `Ifc${name}`, upper, parent, abstract, predefinedTypes: enumeration === '' ? [] : (predefined[Number(enumeration)] ?? []), attributes, type, mapped: false });
  };
  for (const name of rows.keys()) of(name);
  if (version === 'IFC2X3') {
    for (const general of list.filter(({ upper }) => isGeneral(upper))) {
      for (const upper of IFC2X3_NAMES) {
        const type = byName.get(`${upper}TYPE`);
        if (type === undefined || occurrenceOf(general.upper, type.upper) !== upper) continue;
        add({ name: type.name.replace(/Type$/, ''), upper, parent: general, abstract: false, predefinedTypes: type.predefinedTypes, attributes: general.attributes, type: type.upper, mapped: true });
      }
    }
  }
  return { list, byName };
});

/** All classes of a schema, abstract ones and the mapped names of IFC2X3 too; a class's place is its `index`. */
export const entities = (version: IfcVersion): readonly EntityInfo[] => schema(version).list;

/** By its name in upper case; null for none. */
export const entity = (version: IfcVersion, upper: string): EntityInfo | null => schema(version).byName.get(upper) ?? null;

/** Is a class another or a subclass of it? Both in upper case; false for what there is not. */
export function isA(version: IfcVersion, upper: string, ancestor: string): boolean {
  for (let at = entity(version, upper); at !== null; at = at.parent) if (at.upper === ancestor) return true;
  return false;
}

/** XSD types that a value of a class's attribute may have, none for what takes no value; null for no such attribute. */
export function attributeTypes(version: IfcVersion, upper: string, attribute: string): readonly XsdType[] | null {
  return entity(version, upper)?.attributes.get(attribute) ?? null;
}

/** Names of all attributes of a schema; of those that somewhere take a value. */
export const attributeNames = once((version) => {
  const all = new Set<string>();
  const withValue = new Set<string>();
  for (const { attributes } of entities(version)) {
    for (const [name, types] of attributes) {
      all.add(name);
      if (types.length > 0) withValue.add(name);
    }
  }
  return { all: [...all].sort(), withValue: [...withValue].sort() };
});

const sets = once((version): ReadonlyMap<string, PropertySetInfo> => {
  const bit = BIT[version];
  const types = rowsOf(PROPERTY_TYPES);
  const values = listsOf(PROPERTY_VALUES);
  /** what of a list is of this version, without its mask */
  const mine = (list: string): readonly string[] =>
    list === '' ? [] : list.split(' ').flatMap((one) => {
      const slash = one.lastIndexOf('/');
      if (slash < 0) return [one];
      return (Number(one.slice(slash + 1)) & bit) === 0 ? [] : [one.slice(0, slash)];
    });
  const found = new Map<string, PropertySetInfo>();
  for (const row of rowsOf(PROPERTY_SETS)) {
    if ((row.charCodeAt(0) & bit) === 0) continue;
    const [head = '', names = '', list = ''] = row.split('|');
    const properties = new Map<string, PropertyInfo>();
    for (const one of mine(list)) {
      const [, name = '', kind = '', at = ''] = /^(\w+)(?:([:{])(\d+))?$/.exec(one) ?? [];
      // an enumeration's values are labels (IfcPropertyEnumeratedValue in the property set definitions)
      const dataType = kind === ':' ? upperCase(types[Number(at)] ?? '') : kind === '{' ? 'IFCLABEL' : null;
      properties.set(name, { name, dataType, values: kind === '{' ? (values[Number(at)] ?? []) : null });
    }
    const name = head.slice(1);
    found.set(name, { name, entities: mine(names).map(upperCase), properties });
  }
  return found;
});

/** The sets that buildingSMART publishes with a schema; quantity sets (Qto_) with IFC4X3_ADD2 alone. */
export const propertySets = (version: IfcVersion): readonly PropertySetInfo[] => [...sets(version).values()];
export const propertySet = (version: IfcVersion, name: string): PropertySetInfo | null => sets(version).get(name) ?? null;

/**
 * Whether elements of a class (upper case) may have a set: of the classes it is for, their subclasses, the classes of the
 * types of all these, and what may have it from its type (an IfcFlowTerminal of IFC2X3 from its IfcAirTerminalType); any
 * class, where the schema does not say which.
 */
export function appliesTo(version: IfcVersion, set: PropertySetInfo, upper: string): boolean {
  const asked = entity(version, upper);
  if (asked === null) return false;
  if (set.entities.length === 0) return true;
  const type = typeOf(asked);
  return set.entities.some((name) => isA(version, upper, name) || (type !== null && (isA(version, type, name) || isA(version, name, type)))) || typesOf(version, set).some((one) => isA(version, upper, one));
}

/** A class without a type of its own is typed as its superclass is: IfcWallStandardCase by IfcWallType. */
const typeOf = (one: EntityInfo | null): string | null => (one === null ? null : (one.type ?? typeOf(one.parent)));

const typesOfSets = once(() => new Map<string, readonly string[]>());
function typesOf(version: IfcVersion, set: PropertySetInfo): readonly string[] {
  const known = typesOfSets(version);
  let types = known.get(set.name);
  if (types === undefined) {
    const occurrences = entities(version).filter(({ upper }) => set.entities.some((name) => isA(version, upper, name)));
    types = [...new Set(occurrences.flatMap((one) => typeOf(one) ?? []))];
    known.set(set.name, types);
  }
  return types;
}

const types = once((version): ReadonlyMap<string, DataTypeInfo> => {
  const found = new Map<string, DataTypeInfo>();
  for (const row of rowsOf(DATA_TYPES)) {
    if ((row.charCodeAt(0) & BIT[version]) === 0) continue;
    const [name = '', letters = ''] = row.slice(1).split(' ');
    const [xsdType] = xsdTypes(letters);
    if (xsdType) found.set(`IFC${name}`, { name: `IFC${name}`, xsdType });
  }
  return found;
});

export const dataTypes = (version: IfcVersion): readonly DataTypeInfo[] => [...types(version).values()];
/** By its name in upper case; null for none. */
export const dataType = (version: IfcVersion, upper: string): DataTypeInfo | null => types(version).get(upper) ?? null;

/** What a relation of IDS 1.0 may have on its two sides, upper case; null for a relation that IDS does not know. */
export function relationSides(version: IfcVersion, relation: string): { readonly whole: string; readonly part: string } | null {
  switch (relation) {
    case 'IFCRELAGGREGATES':
    case 'IFCRELNESTS':
      return { whole: 'IFCOBJECTDEFINITION', part: 'IFCOBJECTDEFINITION' };
    case 'IFCRELASSIGNSTOGROUP':
      return { whole: 'IFCGROUP', part: 'IFCOBJECTDEFINITION' };
    case 'IFCRELCONTAINEDINSPATIALSTRUCTURE':
      return { whole: version === 'IFC2X3' ? 'IFCSPATIALSTRUCTUREELEMENT' : 'IFCSPATIALELEMENT', part: 'IFCPRODUCT' };
    case 'IFCRELVOIDSELEMENT IFCRELFILLSELEMENT':
      return { whole: 'IFCELEMENT', part: 'IFCELEMENT' };
    default:
      return null;
  }
}
