/**
 * Attributes by class and schema: IFC2X3 TC1, IFC4 ADD2 TC1, IFC4X3 ADD2.
 * Only what follows the attributes that every class has (IfcElement ends with Tag, IfcTypeProduct with Tag).
 */
import type { SchemaId } from '../model/model.ts';
import { DERIVED, enumeration, type StepValue } from './step.ts';

export const SCHEMA_NAMES: Readonly<Record<SchemaId, string>> = { IFC2X3: 'IFC2X3', IFC4: 'IFC4', IFC4X3: 'IFC4X3_ADD2' };

/** Attribute names; a `!` marks one that is mandatory there and gets `.NOTDEFINED.` unless given. */
type Tail = readonly string[];

interface ClassRow {
  /** null: the class does not exist in IFC2X3 and `instead` is written */
  readonly ifc2x3: Tail | null;
  readonly instead?: string;
  readonly ifc4: Tail;
}

const PLAIN: ClassRow = { ifc2x3: [], ifc4: ['PredefinedType'] };
const SAME: ClassRow = { ifc2x3: ['PredefinedType'], ifc4: ['PredefinedType'] };
const flow = (instead: string): ClassRow => ({ ifc2x3: null, instead, ifc4: ['PredefinedType'] });

const ELEMENTS: ReadonlyMap<string, ClassRow> = new Map<string, ClassRow>([
  ['IfcWall', PLAIN],
  ['IfcWallStandardCase', PLAIN],
  ['IfcColumn', PLAIN],
  ['IfcBeam', PLAIN],
  ['IfcMember', PLAIN],
  ['IfcPlate', PLAIN],
  ['IfcCurtainWall', PLAIN],
  ['IfcSlab', SAME],
  ['IfcRailing', SAME],
  ['IfcCovering', SAME],
  ['IfcFooting', { ifc2x3: ['PredefinedType!'], ifc4: ['PredefinedType'] }],
  ['IfcPile', { ifc2x3: ['PredefinedType!', 'ConstructionType'], ifc4: ['PredefinedType', 'ConstructionType'] }],
  ['IfcStair', { ifc2x3: ['PredefinedType!'], ifc4: ['PredefinedType'] }],
  ['IfcRamp', { ifc2x3: ['PredefinedType!'], ifc4: ['PredefinedType'] }],
  ['IfcRoof', { ifc2x3: ['PredefinedType!'], ifc4: ['PredefinedType'] }],
  [
    'IfcStairFlight',
    {
      ifc2x3: ['NumberOfRisers', 'NumberOfTreads', 'RiserHeight', 'TreadLength'],
      ifc4: ['NumberOfRisers', 'NumberOfTreads', 'RiserHeight', 'TreadLength', 'PredefinedType'],
    },
  ],
  [
    'IfcWindow',
    {
      ifc2x3: ['OverallHeight', 'OverallWidth'],
      ifc4: ['OverallHeight', 'OverallWidth', 'PredefinedType', 'PartitioningType', 'UserDefinedPartitioningType'],
    },
  ],
  [
    'IfcDoor',
    {
      ifc2x3: ['OverallHeight', 'OverallWidth'],
      ifc4: ['OverallHeight', 'OverallWidth', 'PredefinedType', 'OperationType', 'UserDefinedOperationType'],
    },
  ],
  ['IfcBuildingElementProxy', { ifc2x3: ['CompositionType'], ifc4: ['PredefinedType'] }],
  ['IfcElementAssembly', { ifc2x3: ['AssemblyPlace', 'PredefinedType!'], ifc4: ['AssemblyPlace', 'PredefinedType'] }],
  ['IfcBuildingElementPart', PLAIN],
  ['IfcDiscreteAccessory', PLAIN],
  ['IfcOpeningElement', PLAIN],
  ['IfcFurnishingElement', { ifc2x3: [], ifc4: [] }],
  ['IfcFurniture', { ifc2x3: null, instead: 'IfcFurnishingElement', ifc4: ['PredefinedType'] }],
  ['IfcFlowSegment', { ifc2x3: [], ifc4: [] }],
  ['IfcFlowFitting', { ifc2x3: [], ifc4: [] }],
  ['IfcFlowTerminal', { ifc2x3: [], ifc4: [] }],
  ['IfcPipeSegment', flow('IfcFlowSegment')],
  ['IfcDuctSegment', flow('IfcFlowSegment')],
  ['IfcCableSegment', flow('IfcFlowSegment')],
  ['IfcCableCarrierSegment', flow('IfcFlowSegment')],
  ['IfcSanitaryTerminal', flow('IfcFlowTerminal')],
]);

const TYPE_PLAIN: ClassRow = { ifc2x3: ['PredefinedType!'], ifc4: ['PredefinedType!'] };

const TYPES: ReadonlyMap<string, ClassRow> = new Map<string, ClassRow>([
  ...[
    'Wall', 'Column', 'Beam', 'Slab', 'Member', 'Plate', 'CurtainWall', 'Railing', 'Covering', 'StairFlight',
    'BuildingElementProxy', 'PipeSegment', 'DuctSegment', 'CableSegment', 'CableCarrierSegment',
  ].map((name): [string, ClassRow] => [`Ifc${name}Type`, TYPE_PLAIN]),
  ['IfcStairType', { ifc2x3: null, ifc4: ['PredefinedType!'] }],
  ['IfcRampType', { ifc2x3: null, ifc4: ['PredefinedType!'] }],
  ['IfcRoofType', { ifc2x3: null, ifc4: ['PredefinedType!'] }],
  ['IfcElementAssemblyType', { ifc2x3: null, ifc4: ['PredefinedType!'] }],
  ['IfcBuildingElementPartType', { ifc2x3: null, ifc4: ['PredefinedType!'] }],
  ['IfcDiscreteAccessoryType', { ifc2x3: [], ifc4: ['PredefinedType!'] }],
  ['IfcFurnitureType', { ifc2x3: ['AssemblyPlace!'], ifc4: ['AssemblyPlace!', 'PredefinedType'] }],
]);

export interface ResolvedClass {
  readonly class: string;
  readonly tail: Tail;
}

function resolve(table: ReadonlyMap<string, ClassRow>, name: string, schema: SchemaId): ResolvedClass {
  const row = table.get(name);
  if (row === undefined) throw new Error(`the writer does not know ${name}`);
  if (schema !== 'IFC2X3') return { class: name, tail: row.ifc4 };
  if (row.ifc2x3 !== null) return { class: name, tail: row.ifc2x3 };
  if (row.instead === undefined) throw new Error(`${name} does not exist in IFC2X3`);
  return resolve(table, row.instead, schema);
}

export const elementClass = (name: string, schema: SchemaId): ResolvedClass => resolve(ELEMENTS, name, schema);
export const typeClass = (name: string, schema: SchemaId): ResolvedClass => resolve(TYPES, name, schema);
/** Every element class the writer knows, for tests. */
export const elementClasses = (): readonly string[] => [...ELEMENTS.keys()];
export const typeClasses = (schema: SchemaId): readonly string[] =>
  [...TYPES].filter(([, row]) => schema !== 'IFC2X3' || row.ifc2x3 !== null).map(([name]) => name);

/** Values of a tail by attribute name; strings become enumerations, since no tail attribute but the UserDefined… ones is text. */
export function tailValues(tail: Tail, given: Readonly<Record<string, StepValue | undefined>>): StepValue[] {
  return tail.map((entry) => {
    const mandatory = entry.endsWith('!');
    const name = mandatory ? entry.slice(0, -1) : entry;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined || value === null) return mandatory ? enumeration('NOTDEFINED') : null;
    if (typeof value === 'string' && value !== '*' && !name.startsWith('UserDefined')) return enumeration(value);
    return value === '*' ? DERIVED : value;
  });
}
