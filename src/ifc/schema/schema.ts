/** Entities of the three schemas: spelling, supertypes, attribute positions. Data: entities.ts. */
import { DEFINED_TYPES, ENTITIES } from './entities.ts';
import { MEASURES } from './measures.ts';
import type { SchemaId } from '../../model/model.ts';

export interface EntityInfo {
  /** `IfcWallStandardCase` */
  readonly name: string;
  /** upper case; null for an entity without supertype */
  readonly parent: string | null;
  /** explicit attributes in order, inherited ones first */
  readonly attributes: readonly string[];
  /** the entity is defined in the schema that was asked for */
  readonly ownSchema: boolean;
}

/** Class names are upper case throughout, as records have them. */
export interface Schema {
  readonly id: SchemaId;
  /** null when none of the three schemas has it; one of another schema where only that has it */
  entity(name: string): EntityInfo | null;
  /** is `name` the entity `ancestor` or a subtype? */
  isA(name: string, ancestor: string): boolean;
  /** position of an attribute, -1 when the entity has none of that name */
  position(name: string, attribute: string): number;
  /** `IFCLABEL` → `IfcLabel`; unknown names come back as they are */
  spelling(name: string): string;
  /** measure that an attribute holds, upper case, `IFCPOSITIVELENGTHMEASURE`; '' for anything else */
  measureOf(name: string, attribute: string): string;
}

const MASKS: Readonly<Record<SchemaId, number>> = { IFC2X3: 1, IFC4: 2, IFC4X3: 4 };
/** where to look for an entity that the file's own schema lacks */
const FALLBACK: Readonly<Record<SchemaId, readonly SchemaId[]>> = {
  IFC2X3: ['IFC2X3', 'IFC4', 'IFC4X3'],
  IFC4: ['IFC4', 'IFC4X3', 'IFC2X3'],
  IFC4X3: ['IFC4X3', 'IFC4', 'IFC2X3'],
};

interface Row {
  readonly mask: number;
  readonly name: string;
  readonly parent: string;
  readonly own: readonly string[];
}

function parseRows(): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, Row[]>();
  for (const line of ENTITIES.trim().split('\n')) {
    const less = line.indexOf('<');
    const colon = line.indexOf(':', less);
    const name = `Ifc${line.slice(1, less)}`;
    const parent = line.slice(less + 1, colon);
    const own = line.slice(colon + 1);
    const row = { mask: Number(line[0]), name, parent: parent === '' ? '' : `IFC${parent.toUpperCase()}`, own: own === '' ? [] : own.split(' ') };
    const key = name.toUpperCase();
    const known = rows.get(key);
    if (known === undefined) rows.set(key, [row]);
    else known.push(row);
  }
  return rows;
}

function parseMeasures(mask: number): ReadonlyMap<string, string> {
  const rows = MEASURES.trim().split('\n').filter((line) => (Number(line[0]) & mask) !== 0);
  return new Map(rows.map((line) => {
    const dot = line.indexOf('.');
    const equals = line.indexOf('=', dot);
    return [`IFC${line.slice(1, dot).toUpperCase()}.${line.slice(dot + 1, equals)}`, `IFC${line.slice(equals + 1).toUpperCase()}MEASURE`];
  }));
}

/** Builds the lookup of one schema: a few milliseconds; keep it for the whole file. */
export function loadSchema(id: SchemaId): Schema {
  const rows = parseRows();
  const spellings = new Map<string, string>();
  for (const name of DEFINED_TYPES.trim().split(' ')) spellings.set(`IFC${name.toUpperCase()}`, `Ifc${name}`);
  const entities = new Map<string, EntityInfo | null>();
  let measures: ReadonlyMap<string, string> | null = null;

  function build(name: string, home: SchemaId): EntityInfo | null {
    const row = rows.get(name)?.find((r) => (r.mask & MASKS[home]) !== 0);
    if (row === undefined) return null;
    const above = row.parent === '' ? null : build(row.parent, home);
    return { name: row.name, parent: row.parent === '' ? null : row.parent, attributes: above === null ? row.own : [...above.attributes, ...row.own], ownSchema: home === id };
  }

  function entity(name: string): EntityInfo | null {
    let known = entities.get(name);
    if (known === undefined) {
      known = null;
      for (const home of FALLBACK[id]) {
        known = build(name, home);
        if (known !== null) break;
      }
      entities.set(name, known);
    }
    return known;
  }

  return {
    id,
    entity,
    isA(name, ancestor) {
      let at: string | null = name;
      while (at !== null) {
        if (at === ancestor) return true;
        at = entity(at)?.parent ?? null;
      }
      return false;
    },
    position: (name, attribute) => entity(name)?.attributes.indexOf(attribute) ?? -1,
    spelling: (name) => spellings.get(name) ?? entity(name)?.name ?? name,
    measureOf(name, attribute) {
      measures ??= parseMeasures(MASKS[id]);
      for (let at: string | null = name; at !== null; at = entity(at)?.parent ?? null) {
        const found = measures.get(`${at}.${attribute}`);
        if (found !== undefined) return found;
      }
      return '';
    },
  };
}

/**
 * The schema a FILE_SCHEMA name is read by. IFC2X and IFC2X2 are read as IFC2X3, IFC4X1 and IFC4X2 as IFC4;
 * `known` is false for any other name, which is read as IFC4.
 */
export function schemaIdOf(name: string): { readonly id: SchemaId; readonly known: boolean } {
  const upper = name.trim().toUpperCase();
  if (/^IFC4X3(_|$)/.test(upper)) return { id: 'IFC4X3', known: true };
  if (/^IFC2X/.test(upper)) return { id: 'IFC2X3', known: true };
  if (/^IFC4(X[12])?(_|$)/.test(upper)) return { id: 'IFC4', known: true };
  return { id: 'IFC4', known: false };
}
