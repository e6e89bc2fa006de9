/** One file's entities as IDS asks for them: see model/ifc-data.ts. */
import { createFindings } from '../findings.ts';
import { createLinks } from '../links.ts';
import type { Links } from '../links.ts';
import { openRecords } from '../records.ts';
import type { StepRecord } from '../records.ts';
import { createRelationReader } from '../relations.ts';
import { loadSchema, schemaIdOf } from '../schema/schema.ts';
import { enumOf, isList, isRef, isTyped, textOf, DERIVED } from '../step-args.ts';
import type { StepValue } from '../step-args.ts';
import type { StepIndex, StepProblemCode } from '../step-index.ts';
import { readUnits } from '../units.ts';
import { createClassified, createMaterialNames } from './associations.ts';
import { createProperties } from './properties.ts';
import { createValueReader } from './values.ts';

import type { IfcAttribute, IfcData, PartRelation } from '../../model/ifc-data.ts';

/** Problems of the text after which records may be missing or cut. */
const LOST: readonly StepProblemCode[] = [
  'unterminated-string', 'unterminated-comment', 'missing-semicolon', 'truncated-record', 'malformed-record', 'unexpected-text', 'duplicate-express-id',
  'express-id-out-of-range', 'missing-endsec',
];

/** Attributes that give USERDEFINED its word, by class of object (IfcObject, IfcElementType, IfcTypeProcess, IfcTypeResource). */
const USER_WORDS = ['ObjectType', 'ElementType', 'ProcessType', 'ResourceType', 'UserDefinedType'];

const ABSENT: IfcAttribute = { kind: 'absent' };
const EMPTY: IfcAttribute = { kind: 'empty' };
const OBJECT: IfcAttribute = { kind: 'object' };
const UNREADABLE: IfcAttribute = { kind: 'unreadable' };

export function openIfcData(index: StepIndex, path: string): IfcData {
  const findings = createFindings(path);
  const schemaName = index.header.schemas[0]?.trim() ?? '';
  const { id, known } = schemaIdOf(schemaName);
  const schema = loadSchema(id);
  const records = openRecords(index, schema, findings);
  const projects = records.ofClass('IFCPROJECT');
  const units = readUnits(records, projects.length === 0 ? undefined : records.attribute(records.read(projects[0]!), 'UnitsInContext'));
  const values = createValueReader(units);
  const relations = createRelationReader(records);
  const { bytes } = index;
  const { from, to } = records.spans;

  const typeOf = new Int32Array(index.count).fill(-1);
  relations.each('IFCRELDEFINESBYTYPE', 'RelatingType', 'RelatedObjects', (relating, related) => {
    const type = index.recordOf(relating);
    if (type < 0) return;
    for (const object of related) {
      const record = index.recordOf(object);
      if (record >= 0 && typeOf[record]! < 0) typeOf[record] = type;
    }
  });

  const properties = createProperties(records, values, relations, typeOf);
  const classifications = createClassified(records, relations, typeOf);
  const materials = createMaterialNames(records, relations, typeOf);

  /** the last record that was read: attributes of one entity are asked one after the other */
  let last: StepRecord | null = null;
  const read = (record: number): StepRecord => (last?.record === record ? last : (last = records.read(record)));

  function attributeOf(record: number, name: string): IfcAttribute {
    const at = records.positionOf(record, name);
    if (at < 0) return ABSENT;
    const { values: args } = read(record);
    if (at >= args.length) return UNREADABLE;
    return judged(args[at], record, at, name);
  }

  function judged(value: StepValue | undefined, record: number, at: number, name: string): IfcAttribute {
    if (value === null || value === undefined) return ABSENT;
    if (value === '' || value === DERIVED) return EMPTY;
    if (isList(value)) return value.length === 0 ? EMPTY : OBJECT;
    if (isRef(value)) return OBJECT;
    const typed = isTyped(value);
    const made = values.of(value, 0, typed ? '' : schema.measureOf(records.classOf(record), name));
    if (made.value === null || made.value === '') return EMPTY;
    return { kind: 'value', value: typed || typeof made.value !== 'number' ? made : { ...made, integer: writtenWhole(record, at) } };
  }

  /** An INTEGER of STEP has no decimal point, a REAL always has one. */
  function writtenWhole(record: number, at: number): boolean {
    if (!records.scan(record)) return false;
    for (let i = from[at]!; i < to[at]!; i++) if (bytes[i] === 46) return false;
    return true;
  }

  function stated(record: number): readonly string[] {
    const item = enumOf(records.attribute(read(record), 'PredefinedType'));
    if (item === null) return [];
    if (item !== 'USERDEFINED') return [item];
    const word = USER_WORDS.map((name) => textOf(records.attribute(read(record), name))).find((text) => text !== '');
    return word === undefined ? [item] : [item, word];
  }

  const parents = new Map<PartRelation, Links>();
  function parentsOf(relation: PartRelation): Links {
    const made = parents.get(relation);
    if (made !== undefined) return made;
    const links = createLinks(index.count);
    parents.set(relation, links);
    const add = (kind: string, relating: string, related: string): void => {
      relations.each(kind, relating, related, (whole, parts) => {
        const parent = index.recordOf(whole);
        if (parent < 0) return;
        for (const part of parts) {
          const record = index.recordOf(part);
          if (record >= 0) links.add(record, parent);
        }
      });
    };
    switch (relation) {
      case 'IFCRELAGGREGATES':
      case 'IFCRELNESTS':
        add(relation, 'RelatingObject', 'RelatedObjects');
        break;
      case 'IFCRELASSIGNSTOGROUP':
        add(relation, 'RelatingGroup', 'RelatedObjects');
        break;
      case 'IFCRELCONTAINEDINSPATIALSTRUCTURE':
        add(relation, 'RelatingStructure', 'RelatedElements');
        break;
      case 'IFCRELVOIDSELEMENT IFCRELFILLSELEMENT':
        add('IFCRELVOIDSELEMENT', 'RelatingBuildingElement', 'RelatedOpeningElement');
        add('IFCRELFILLSELEMENT', 'RelatingOpeningElement', 'RelatedBuildingElement');
        break;
    }
    return links;
  }

  const present = index.classNames.filter((name) => name !== '' && records.ofClass(name).length > 0);
  return {
    path,
    schema: id,
    schemaName,
    schemaKnown: known,
    damaged: LOST.reduce((sum, code) => sum + (index.problemCounts.get(code) ?? 0), 0),
    count: index.count,
    classes: present,
    ofClass: (name) => records.ofClass(name),
    classOf: (record) => records.classOf(record),
    spelling: (name) => schema.spelling(name),
    expressId: (record) => index.ids[record]!,
    globalId: (record) => (records.positionOf(record, 'GlobalId') === 0 ? textOf(read(record).values[0]) : null),
    name: (record) => textOf(records.attribute(read(record), 'Name')),
    typeOf: (record) => typeOf[record]!,
    predefinedTypes(record) {
      const type = typeOf[record]!;
      const ofType = type < 0 ? [] : stated(type);
      return ofType.length === 0 || ofType[0] === 'NOTDEFINED' ? stated(record) : ofType;
    },
    attributesOf: (name) => schema.entity(name)?.attributes ?? [],
    attribute: attributeOf,
    properties,
    classifications,
    materials,
    parents: (record, relation) => parentsOf(relation).of(record),
  };
}

