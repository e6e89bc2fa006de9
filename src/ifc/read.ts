/** STEP index → what the file says: ModelFile and its elements. Nothing derived, nothing guessed silently. */
import { createFindings } from './findings.ts';
import { reportClasses, reportDangling, reportGlobalIds, reportSyntax } from './checks.ts';
import { createClassificationReader } from './classifications.ts';
import { readMapConversion } from './georeference.ts';
import { readGridAxes, readTrueNorth } from './grids.ts';
import { createMaterialReader } from './materials.ts';
import { reportPlacementCycles } from './placement-cycles.ts';
import { createPropertyReader } from './properties.ts';
import { openRecords } from './records.ts';
import type { Records, StepRecord } from './records.ts';
import { loadSchema, schemaIdOf } from './schema/schema.ts';
import { createShapes } from './shapes.ts';
import { named, readSpatial } from './spatial.ts';
import { createStatedVolumes } from './stated-volumes.ts';
import { statusOf } from './status.ts';
import { enumOf, refId, textOf } from './step-args.ts';
import type { StepIndex } from './step-index.ts';
import { readStructure } from './structure.ts';
import { createTypeReader, overridden, predefinedTypeOf } from './types.ts';
import { readUnits } from './units.ts';
import type { ClassificationReference, Element, MaterialUse, ModelFile, PropertySet, QuantitySet } from '../model/model.ts';

export interface ReadMeta {
  /** position in Model.files */
  readonly fileIndex: number;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Element.index of the file's first element */
  readonly firstElementIndex: number;
}

export interface ReadOptions {
  /** false: `Element.quantitySets` stay empty, with the same findings; default true */
  readonly quantitySets?: boolean;
}

export interface ReadFile {
  readonly file: ModelFile;
  readonly elements: Element[];
  /** net volume that the file states, by express id, m³ */
  readonly statedNet: ReadonlyMap<number, number>;
}

/**
 * Reads one file. Never throws on what the file says: findings tell. Elements come in order of express id: every
 * IfcElement but features (openings) and IfcVirtualElement, every IfcSpace, every IfcProxy.
 * `onProgress` counts elements.
 */
export function readIfc(
  index: StepIndex, meta: ReadMeta, onProgress?: (done: number, total: number) => void, options: ReadOptions = {},
): ReadFile {
  const findings = createFindings(meta.path);
  reportSyntax(index, findings);

  const schemaName = index.header.schemas[0]?.trim() ?? '';
  const { id: schemaId, known } = schemaIdOf(schemaName);
  if (schemaName === '') findings.add('missing-schema', {}, { readAs: schemaId });
  else if (!known) findings.add('unknown-schema', {}, { schema: schemaName, readAs: schemaId });

  const schema = loadSchema(schemaId);
  const records = openRecords(index, schema, findings);
  reportClasses(records);

  const projects = records.ofClass('IFCPROJECT');
  const project = projects.length === 0 ? null : records.read(projects[0]!);
  if (project === null) findings.add('no-project');
  else if (projects.length > 1) findings.add('several-projects', { line: index.lines[projects[1]!]!, expressId: index.ids[projects[1]!]! }, { count: projects.length });

  const units = readUnits(records, project === null ? undefined : records.attribute(project, 'UnitsInContext'));
  const structure = readStructure(records);
  const keepQuantities = options.quantitySets ?? true;
  const stated = createStatedVolumes();
  const properties = createPropertyReader(records, units, keepQuantities);
  const materials = createMaterialReader(records, units);
  const classifications = createClassificationReader(records);
  const types = createTypeReader(records, structure, properties, materials, classifications);
  const shapes = createShapes(records);
  const spatial = readSpatial(records, structure, units, properties);
  if (spatial.buildings.length === 0) findings.add('no-building');
  if (spatial.storeys.length === 0) findings.add('no-storeys');

  const elementRecords = elementsOf(records);
  const total = elementRecords.length;
  if (total === 0) findings.add('no-elements');
  const first = meta.firstElementIndex;
  const elementOfObject = new Int32Array(structure.count).fill(-1);
  for (let e = 0; e < total; e++) elementOfObject[structure.objectOfRecord[elementRecords[e]!]!] = e;

  const isSpace = (record: number): boolean => records.classOf(record) === 'IFCSPACE';

  const whole = new Int32Array(total).fill(-1);
  const parts: number[][] = [];
  for (let e = 0; e < total; e++) {
    const of = structure.whole[structure.objectOfRecord[elementRecords[e]!]!]!;
    const w = of < 0 ? -1 : elementOfObject[of]!;
    // What a space is made of beside spaces stands in it, it is no part of it.
    if (w < 0 || isSpace(elementRecords[w]!) !== isSpace(elementRecords[e]!)) continue;
    whole[e] = w;
    (parts[w] ??= []).push(first + e);
  }

  const setLists = new Map<string, readonly PropertySet[]>();
  const groupNames = new Map<number, string>();
  const groupLists = new Map<string, readonly string[]>();
  const profiled = new Map<readonly MaterialUse[], Map<string, readonly MaterialUse[]>>();

  function groupName(record: number): string {
    let name = groupNames.get(record);
    if (name === undefined) {
      const read = records.read(record);
      name = textOf(read.values[2]);
      if (name === '') name = textOf(records.attribute(read, 'LongName'));
      groupNames.set(record, name);
    }
    return name;
  }

  /** single materials take the name of the profile that is swept */
  function withProfile(uses: readonly MaterialUse[], profile: string | null): readonly MaterialUse[] {
    if (profile === null || !uses.some((use) => use.kind === 'single' || (use.kind === 'profile' && use.profile === null))) return uses;
    let by = profiled.get(uses);
    if (by === undefined) {
      by = new Map();
      profiled.set(uses, by);
    }
    let list = by.get(profile);
    if (list === undefined) {
      list = uses.map((use) => (use.kind === 'single' || (use.kind === 'profile' && use.profile === null) ? { ...use, profile } : use));
      by.set(profile, list);
    }
    return list;
  }

  const NO_SETS: readonly PropertySet[] = [];
  const NO_QUANTITIES: readonly QuantitySet[] = [];
  const NO_CLASSIFICATIONS: readonly ClassificationReference[] = [];
  const NO_NAMES: readonly string[] = [];
  const NO_INDICES: readonly number[] = [];
  const materialLists = new Map<string, readonly MaterialUse[]>();

  function materialsOf(ids: readonly number[]): readonly MaterialUse[] {
    if (ids.length === 1) return materials.of(ids[0]!, 'occurrence');
    const key = ids.join(' ');
    let list = materialLists.get(key);
    if (list === undefined) {
      list = ids.flatMap((id) => materials.of(id, 'occurrence'));
      materialLists.set(key, list);
    }
    return list;
  }

  const elements: Element[] = [];
  for (let e = 0; e < total; e++) {
    if (e % 4096 === 0) onProgress?.(e, total);
    const recordNumber = elementRecords[e]!;
    const record = records.read(recordNumber);
    const object = structure.objectOfRecord[recordNumber]!;
    const at = (name: string) => records.attribute(record, name);
    const typeRecord = structure.type[object]!;
    const type = types.of(typeRecord);

    const definitions = structure.definitions.of(object);
    const setRecords: number[] = [];
    let quantitySets = NO_QUANTITIES;
    for (const definition of definitions) {
      const kind = properties.kindOf(definition);
      if (kind === 'properties') setRecords.push(definition);
      else if (kind === 'quantities') {
        quantitySets = [...quantitySets, properties.quantities(definition, 'occurrence')];
      }
    }
    const statedSets = quantitySets;
    if (!keepQuantities) quantitySets = NO_QUANTITIES;
    else if (type !== null && type.quantitySets.length > 0) quantitySets = [...quantitySets, ...type.quantitySets];
    const setKey = setRecords.length === 0 ? `t${typeRecord}` : `${setRecords.join(' ')} t${typeRecord}`;
    let psets = setLists.get(setKey);
    if (psets === undefined) {
      const own = setRecords.length === 0 ? NO_SETS : setRecords.map((r) => properties.set(r, 'occurrence'));
      psets = overridden(own, type?.psets ?? NO_SETS);
      setLists.set(setKey, psets);
    }

    const place = spatial.placeOf(object);
    const shape = shapes.of(refId(at('Representation')));
    const ownMaterials = structure.materials.of(object);
    const uses = ownMaterials.length > 0 ? materialsOf(ownMaterials) : (type?.materials ?? []);
    const ownClassifications = structure.classifications.of(object);
    let classified: readonly ClassificationReference[] = type?.classifications ?? NO_CLASSIFICATIONS;
    if (ownClassifications.length > 0) classified = [...ownClassifications.flatMap((id) => classifications.of(id)), ...classified];

    const groupRecords = structure.groups.of(object);
    let groups = NO_NAMES;
    if (groupRecords.length > 0) {
      const key = groupRecords.join(' ');
      const shared = groupLists.get(key) ?? groupRecords.map(groupName);
      groupLists.set(key, shared);
      groups = shared;
    }

    const opening = structure.fills[object]!;
    const hostObject = opening < 0 ? -1 : structure.voids[opening]!;
    const hostElement = hostObject < 0 ? -1 : elementOfObject[hostObject]!;
    const openings = structure.openings.of(object);
    const fillings: number[] = [];
    for (const o of openings) {
      for (const filler of structure.fillers.of(o)) {
        const filling = elementOfObject[filler]!;
        if (filling >= 0) fillings.push(first + filling);
      }
    }

    const objectType = textOf(at('ObjectType'));
    const longName = textOf(at('LongName'));
    const inSpace = place.space >= 0 ? place.space : structure.coversSpace[object]!;
    const space = inSpace < 0 || inSpace === object ? -1 : elementOfObject[inSpace]!;
    const ownParts = parts[e] ?? NO_INDICES;
    const element: Element = {
      index: first + e,
      file: meta.fileIndex,
      expressId: record.id,
      line: index.lines[recordNumber]!,
      globalId: textOf(record.values[0]),
      class: schema.spelling(record.class),
      name: textOf(record.values[2]),
      longName,
      description: textOf(record.values[3]),
      objectType,
      tag: textOf(at('Tag')),
      predefinedType: predefinedOf(records, record, objectType, type?.type.predefinedType ?? null),
      type: type?.type ?? null,
      storey: place.storey < 0 ? null : place.storey,
      building: place.building < 0 ? null : place.building,
      space: space < 0 ? null : first + space,
      psets,
      quantitySets,
      materials: withProfile(uses, shape.profile),
      classifications: classified,
      groups,
      layers: shape.layers,
      whole: whole[e]! < 0 ? null : first + whole[e]!,
      parts: ownParts,
      openings: openings.length,
      host: hostElement < 0 ? null : first + hostElement,
      fillings: fillings.length === 0 ? NO_INDICES : fillings,
      status: statusOf(psets),
      hasBody: shape.hasBody,
      assemblyPlace: enumOf(at('AssemblyPlace')),
    };
    elements.push(element);
    stated.add(element, statedSets);
    const where = { line: element.line, expressId: element.expressId, globalId: element.globalId };
    if (place.storey < 0) findings.add('element-without-storey', where, { class: element.class, name: element.name });
    if (!shape.hasBody && ownParts.length === 0) findings.add('element-without-body', where, { class: element.class, name: element.name });
  }
  onProgress?.(total, total);

  stated.report(findings);
  reportGlobalIds(records);
  reportPlacementCycles(records);
  reportDangling(records);

  const axes = readGridAxes(records, units, (record) => spatial.placeOf(structure.objectOfRecord[record]!).storey);
  const north = readTrueNorth(records);
  const file: ModelFile = {
    ...(axes.length === 0 ? {} : { axes }),
    ...(north === null ? {} : { north }),
    index: meta.fileIndex,
    path: meta.path,
    bytes: meta.bytes,
    sha256: meta.sha256,
    schema: schemaId,
    schemaName,
    tool: toolOf(records, project),
    units: units.file,
    mapConversion: readMapConversion(records, structure, units, properties),
    project: project === null ? null : named(project, records),
    sites: spatial.sites,
    buildings: spatial.buildings,
    storeys: spatial.storeys,
    findings: findings.list(),
  };
  return { file, elements, statedNet: stated.net };
}

/** Records of the elements, by express id. */
function elementsOf(records: Records): number[] {
  const found: number[] = [];
  for (const record of records.ofKind('IFCELEMENT')) {
    if (!records.isKind(record, 'IFCFEATUREELEMENT') && records.classOf(record) !== 'IFCVIRTUALELEMENT') found.push(record);
  }
  for (const name of ['IFCSPACE', 'IFCPROXY']) for (const record of records.ofClass(name)) found.push(record);
  const { ids } = records.index;
  return found.sort((a, b) => ids[a]! - ids[b]!);
}

function predefinedOf(records: Records, record: StepRecord, objectType: string, ofType: string | null): string | null {
  const own = predefinedTypeOf(record, records);
  if (own === 'USERDEFINED' && objectType !== '') return objectType;
  if (own === null || own === 'NOTDEFINED') return ofType ?? own;
  return own;
}

function toolOf(records: Records, project: StepRecord | null): string {
  const history = project === null ? null : records.get(refId(project.values[1]));
  const owning = history === null ? null : records.get(refId(history.values[1]));
  const applications = records.ofClass('IFCAPPLICATION');
  const application = owning?.class === 'IFCAPPLICATION' ? owning : applications.length === 0 ? null : records.read(applications[0]!);
  const name = application === null ? '' : textOf(application.values[2]).trim();
  if (application === null || name === '') return records.index.header.originatingSystem;
  const version = textOf(application.values[1]).trim();
  return version === '' || name.includes(version) ? name : `${name} ${version}`;
}
