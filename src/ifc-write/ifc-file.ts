/**
 * The builder: IFC as text from plain calls. Samples and every rule's test models are made with it.
 * Lengths are metres, angles do not occur, z is up; an element's frame is its storey's.
 */
import type { SchemaId } from '../model/model.ts';
import { createGeometry, type Body, type Frame, type GeometryWriter, type Point2, type Point3 } from './geometry.ts';
import { globalIdOf } from './guid.ts';
import { fileLength, writeUnits, type LengthUnit } from './length-unit.ts';
import { writeMaterial, type MaterialInput } from './materials.ts';
import { writeProperties, writeQuantities, type PropertySets, type QuantitySets } from './properties.ts';
import { createRelations } from './relations.ts';
import { elementClass, SCHEMA_NAMES, tailValues, typeClass } from './schema.ts';
import { createRecords, enumeration, int, typed, type Records, type Ref, type StepValue } from './step.ts';
import { encodeFile, type TextEncoding } from './text.ts';

export interface FileOptions {
  /** default IFC4 */
  readonly schema?: SchemaId;
  /** default mm, as most offices export */
  readonly unit?: LengthUnit;
  /** project's name; also the root of every GlobalId */
  readonly name?: string;
  /** root of the GlobalIds where it must differ from the name */
  readonly seed?: string;
  readonly encoding?: TextEncoding;
  readonly mapConversion?: MapConversionInput;
  readonly tool?: string;
}

/** Metres. */
export interface MapConversionInput {
  readonly eastings: number;
  readonly northings: number;
  readonly height?: number;
  readonly xAxisAbscissa?: number;
  readonly xAxisOrdinate?: number;
  readonly scale?: number;
  readonly crs: string;
}

export interface Handle {
  readonly id: Ref;
  readonly globalId: string;
  /** path-like key its GlobalId comes from */
  readonly key: string;
  readonly placement: Ref | null;
}
export interface StoreyHandle extends Handle {
  readonly kind: 'storey';
  readonly elevation: number;
}
export interface BuildingHandle extends Handle {
  readonly kind: 'building';
}
export interface SpaceHandle extends Handle {
  readonly kind: 'space';
}
export interface TypeHandle extends Handle {
  readonly kind: 'type';
}
export interface ElementHandle extends Handle {
  readonly kind: 'element';
}

interface RootOptions {
  /** last step of the path-like key of the GlobalId; default: class and a running number */
  readonly key?: string;
  /** as it stands, even if invalid or used twice */
  readonly globalId?: string;
  readonly name?: string;
  readonly description?: string;
  readonly psets?: PropertySets;
  readonly quantities?: QuantitySets;
}

export interface BuildingOptions extends RootOptions {
  /** m */
  readonly elevationOfTerrain?: number;
  readonly elevationOfRefHeight?: number;
  readonly at?: Point3;
}

export interface StoreyOptions extends RootOptions {
  /** m: the placement, and the Elevation attribute unless that is given apart (null leaves it out) */
  readonly elevation: number;
  readonly elevationAttribute?: number | null;
  readonly building?: BuildingHandle;
}

/** What every product takes. */
export interface ProductOptions extends RootOptions {
  readonly objectType?: string;
  readonly tag?: string;
  readonly predefinedType?: string;
  /** further attributes of the class by name: `{ AssemblyPlace: 'FACTORY' }`; strings are enumerations */
  readonly attributes?: Readonly<Record<string, StepValue>>;
  /** storey or space it is contained in; default the last storey; null for none */
  readonly storey?: StoreyHandle | null;
  readonly space?: SpaceHandle;
  readonly whole?: ElementHandle;
  readonly type?: TypeHandle;
  readonly material?: MaterialInput;
  readonly classifications?: readonly ClassificationInput[];
  /** names of IfcGroup or, with `system:` before it, IfcSystem */
  readonly groups?: readonly string[];
  /** presentation layer of the body */
  readonly layer?: string;
}

export interface ClassificationInput {
  readonly system: string;
  readonly identification: string;
  readonly name?: string;
}

export interface ElementOptions extends ProductOptions {
  /** default IfcBuildingElementProxy */
  readonly class?: string;
  /** none: the element has no representation */
  readonly body?: Body | readonly Body[];
  /** frame in the storey's */
  readonly at?: Point3;
  /** direction of the local x axis in plan, any length but zero */
  readonly along?: Point2;
  /** another placement to be relative to, instead of the storey's */
  readonly relativeTo?: Ref | null;
}

export interface TypeOptions extends RootOptions {
  /** `IfcWallType` */
  readonly class: string;
  readonly tag?: string;
  readonly elementType?: string;
  readonly attributes?: Readonly<Record<string, StepValue>>;
  readonly material?: MaterialInput;
}

export interface SpaceOptions extends RootOptions {
  readonly storey?: StoreyHandle;
  readonly longName?: string;
  readonly objectType?: string;
  readonly body?: Body;
  readonly at?: Point3;
}

/** Axes in the building's plan, m: `across` at an x, from south to north; `along` at a y, from west to east. */
export interface GridOptions extends RootOptions {
  readonly across: readonly (readonly [tag: string, x: number])[];
  readonly along: readonly (readonly [tag: string, y: number])[];
  /** what the axes run over: x0, y0, x1, y1 */
  readonly extent: readonly [number, number, number, number];
}

export interface IfcFile {
  readonly schema: SchemaId;
  readonly records: Records;
  readonly geometry: GeometryWriter;
  readonly building: (options?: BuildingOptions) => BuildingHandle;
  readonly storey: (options: StoreyOptions) => StoreyHandle;
  readonly space: (options: SpaceOptions) => SpaceHandle;
  readonly element: (options: ElementOptions) => ElementHandle;
  readonly elementType: (options: TypeOptions) => TypeHandle;
  /** an opening in `host`, in the host's frame */
  readonly opening: (host: ElementHandle, body: Body, at: Point3, key?: string) => ElementHandle;
  readonly fill: (opening: ElementHandle, filling: ElementHandle) => void;
  /** one grid for the last building; written at the end of the file */
  readonly grid: (options: GridOptions) => void;
  readonly aggregate: (whole: Handle, part: Handle) => void;
  readonly text: () => string;
  readonly bytes: () => Uint8Array;
}

const METRE_ORIGIN: Point3 = [0, 0, 0];

export function createIfc(options: FileOptions = {}): IfcFile {
  const schema = options.schema ?? 'IFC4';
  const unit = options.unit ?? 'mm';
  const encoding = options.encoding ?? 'x2';
  const projectName = options.name ?? 'test';
  const seed = options.seed ?? projectName;
  const old = schema === 'IFC2X3';
  const records = createRecords(encoding);
  const length = (metres: number): number => fileLength(metres, unit);

  const person = records.add('IfcPerson', null, 'Sunmao', null, null, null, null, null, null);
  const organization = records.add('IfcOrganization', null, 'Sunmao', null, null, null);
  const owner = records.add('IfcPersonAndOrganization', person, organization, null);
  const application = records.add('IfcApplication', organization, '0.1.0', options.tool ?? 'Sunmao IFC writer', 'sunmao');
  // A fixed time: the same calls give the same bytes.
  const history = records.add('IfcOwnerHistory', owner, application, null, enumeration('ADDED'), null, null, null, int(1577836800));
  const root = (key: string, globalId?: string): readonly StepValue[] => [globalId ?? globalIdOf(`${seed}/${key}`), history, null, null];
  const named = (key: string, o: RootOptions, fallback: string | null = null): readonly StepValue[] => [
    o.globalId ?? globalIdOf(`${seed}/${key}`), history, o.name ?? fallback, o.description ?? null,
  ];

  const units = writeUnits(records, unit);
  const world = records.add(
    'IfcGeometricRepresentationContext', null, 'Model', int(3), 1e-5,
    records.shared('IfcAxis2Placement3D', records.shared('IfcCartesianPoint', METRE_ORIGIN), null, null), null,
  );
  const geometry = createGeometry(records, unit, world);
  const project = records.add('IfcProject', ...named('project', { name: projectName }), null, null, null, [world], units);
  const relations = createRelations(records, (key) => root(key));
  const sitePlacement = geometry.placement(null, {});
  const site = records.add(
    'IfcSite', ...named('site', { name: 'Site' }), null, sitePlacement, null, null, enumeration('ELEMENT'), null, null, null, null, null,
  );
  relations.relate('IfcRelAggregates', project, site);

  const counters = new Map<string, number>();
  const used = new Set<string>();
  const keyOf = (parent: string, kind: string, o: RootOptions): string => {
    let key = o.key === undefined ? null : `${parent}/${o.key}`;
    if (key === null) {
      const n = (counters.get(`${parent}/${kind}`) ?? 0) + 1;
      counters.set(`${parent}/${kind}`, n);
      key = `${parent}/${kind}-${n}`;
    }
    if (used.has(key)) throw new Error(`key used twice: ${key}`);
    used.add(key);
    return key;
  };

  const sets = new Map<string, Ref>();
  const attach = (target: Ref, o: RootOptions): void => {
    for (const set of propertySets(o)) relations.relate('IfcRelDefinesByProperties', set, target);
  };
  // One record per distinct content: elements that say the same share it, as authoring tools' type sets do.
  const propertySets = (o: RootOptions): readonly Ref[] => {
    const found: Ref[] = [];
    const shared = (name: string, members: readonly Ref[], make: (key: string) => Ref): void => {
      const key = `set/${name}/${members.map(({ ref }) => ref).join(',')}`;
      let set = sets.get(key);
      if (set === undefined) {
        set = make(`set/${name}/${sets.size}`);
        sets.set(key, set);
      }
      found.push(set);
    };
    for (const [name, properties] of Object.entries(o.psets ?? {})) {
      const members = writeProperties(records, schema, properties);
      shared(name, members, (key) => records.add('IfcPropertySet', ...named(key, { name }), members));
    }
    for (const [name, quantities] of Object.entries(o.quantities ?? {})) {
      const members = writeQuantities(records, schema, quantities, length);
      shared(name, members, (key) => records.add('IfcElementQuantity', ...named(key, { name }), null, members));
    }
    return found;
  };

  if (options.mapConversion !== undefined) {
    const m = options.mapConversion;
    const values = { Eastings: m.eastings, Northings: m.northings, OrthogonalHeight: m.height ?? 0 };
    if (old) {
      // buildingSMART's convention for IFC2X3: property sets of the site, lengths in the file's unit.
      const measure = (value: number): StepValue => typed('IfcLengthMeasure', length(value));
      attach(site, {
        psets: {
          ePSet_MapConversion: {
            TargetCRS: m.crs,
            Eastings: measure(values.Eastings) as never,
            Northings: measure(values.Northings) as never,
            OrthogonalHeight: measure(values.OrthogonalHeight) as never,
            XAxisAbscissa: m.xAxisAbscissa ?? 1,
            XAxisOrdinate: m.xAxisOrdinate ?? 0,
            Scale: m.scale ?? 1,
          },
          ePSet_ProjectedCRS: { Name: m.crs },
        },
      });
    } else {
      const crs = records.add('IfcProjectedCRS', m.crs, null, null, null, null, null, null);
      records.add(
        'IfcMapConversion', world, crs, length(values.Eastings), length(values.Northings), length(values.OrthogonalHeight),
        m.xAxisAbscissa ?? 1, m.xAxisOrdinate ?? 0, m.scale ?? 1,
      );
    }
  }

  let lastBuilding: BuildingHandle | null = null;
  let lastStorey: StoreyHandle | null = null;
  const handle = <K extends string>(kind: K, id: Ref, key: string, o: RootOptions, placement: Ref | null) => ({
    kind, id, key, placement, globalId: o.globalId ?? globalIdOf(`${seed}/${key}`),
  });

  const building = (o: BuildingOptions = {}): BuildingHandle => {
    const key = keyOf('', 'building', o);
    const placement = geometry.placement(sitePlacement, { origin: o.at ?? METRE_ORIGIN });
    const optional = (value: number | undefined): StepValue => (value === undefined ? null : length(value));
    const id = records.add(
      'IfcBuilding', ...named(key, o, 'Building'), null, placement, null, null, enumeration('ELEMENT'),
      optional(o.elevationOfRefHeight), optional(o.elevationOfTerrain), null,
    );
    relations.relate('IfcRelAggregates', site, id);
    attach(id, o);
    lastBuilding = handle('building', id, key, o, placement);
    return lastBuilding;
  };

  const storey = (o: StoreyOptions): StoreyHandle => {
    const parent = o.building ?? lastBuilding ?? building();
    const key = keyOf(parent.key, 'storey', o);
    const placement = geometry.placement(parent.placement, { origin: [0, 0, o.elevation] });
    const attribute = o.elevationAttribute === undefined ? o.elevation : o.elevationAttribute;
    const id = records.add(
      'IfcBuildingStorey', ...named(key, o, 'Storey'), null, placement, null, null, enumeration('ELEMENT'),
      attribute === null ? null : length(attribute),
    );
    relations.relate('IfcRelAggregates', parent.id, id);
    attach(id, o);
    lastStorey = { ...handle('storey', id, key, o, placement), elevation: o.elevation };
    return lastStorey;
  };

  const space = (o: SpaceOptions): SpaceHandle => {
    const parent = o.storey ?? lastStorey ?? storey({ elevation: 0 });
    const key = keyOf(parent.key, 'space', o);
    const placement = geometry.placement(parent.placement, { origin: o.at ?? METRE_ORIGIN });
    const shape = o.body === undefined ? null : geometry.shape([o.body]);
    const id = records.add(
      'IfcSpace', ...named(key, o), o.objectType ?? null, placement, shape, o.longName ?? null, enumeration('ELEMENT'),
      enumeration('INTERNAL'), null,
    );
    relations.relate('IfcRelAggregates', parent.id, id);
    attach(id, o);
    return handle('space', id, key, o, placement);
  };

  const layers = new Map<string, Ref[]>();
  const groups = new Map<string, Ref>();
  const systems = new Map<string, Ref>();
  const materials = new Map<string, Ref>();

  const materialOf = (input: MaterialInput): Ref => {
    const key = JSON.stringify(input);
    const known = materials.get(key);
    if (known !== undefined) return known;
    const made = writeMaterial(records, schema, geometry, input);
    materials.set(key, made);
    return made;
  };
  const group = (name: string): Ref => {
    let id = groups.get(name);
    if (id === undefined) {
      const system = name.startsWith('system:');
      id = records.add(system ? 'IfcSystem' : 'IfcGroup', ...named(`group/${name}`, { name: system ? name.slice(7) : name }), null);
      groups.set(name, id);
    }
    return id;
  };
  const classification = ({ system, identification, name }: ClassificationInput): Ref => {
    let source = systems.get(system);
    if (source === undefined) {
      source = old
        ? records.add('IfcClassification', 'Sunmao', '1', null, system)
        : records.add('IfcClassification', null, null, null, system, null, null, null);
      systems.set(system, source);
    }
    return records.shared('IfcClassificationReference', null, identification, name ?? null, source, ...(old ? [] : [null, null]));
  };

  const element = (o: ElementOptions): ElementHandle => {
    const wanted = o.class ?? 'IfcBuildingElementProxy';
    const { class: written, tail } = elementClass(wanted, schema);
    const container = o.storey === undefined ? (lastStorey ?? storey({ elevation: 0 })) : o.storey;
    const key = keyOf(o.whole?.key ?? container?.key ?? '', wanted, o);
    const frame: Frame = { origin: o.at ?? METRE_ORIGIN, ...(o.along === undefined ? {} : { x: unitVector(o.along) }) };
    const relativeTo = o.relativeTo === undefined ? (container?.placement ?? null) : o.relativeTo;
    const placement = geometry.placement(relativeTo, frame);
    let shape: Ref | null = null;
    if (o.body !== undefined) {
      const representation = geometry.representation(bodiesOf(o.body));
      shape = geometry.shapeOf(representation);
      if (o.layer !== undefined) {
        const items = layers.get(o.layer);
        if (items === undefined) layers.set(o.layer, [representation]);
        else items.push(representation);
      }
    }
    const id = records.add(
      written, ...named(key, o), o.objectType ?? null, placement, shape, o.tag ?? null,
      ...tailValues(tail, { ...o.attributes, ...(o.predefinedType === undefined ? {} : { PredefinedType: o.predefinedType }) }),
    );
    const made = handle('element', id, key, o, placement);
    if (o.whole !== undefined) relations.relate('IfcRelAggregates', o.whole.id, id);
    else if (o.space !== undefined) relations.relate('IfcRelContainedInSpatialStructure', o.space.id, id);
    else if (container !== null && wanted !== 'IfcOpeningElement') relations.relate('IfcRelContainedInSpatialStructure', container.id, id);
    attach(id, o);
    if (o.type !== undefined) relations.relate('IfcRelDefinesByType', o.type.id, id);
    if (o.material !== undefined) relations.relate('IfcRelAssociatesMaterial', materialOf(o.material), id);
    for (const input of o.classifications ?? []) relations.relate('IfcRelAssociatesClassification', classification(input), id);
    for (const name of o.groups ?? []) relations.relate('IfcRelAssignsToGroup', group(name), id);
    return made;
  };

  const elementType = (o: TypeOptions): TypeHandle => {
    const { class: written, tail } = typeClass(o.class, schema);
    const key = keyOf('type', o.class, o);
    const sets = propertySets(o);
    const id = records.add(
      written, ...named(key, o), null, sets.length === 0 ? null : sets, null, o.tag ?? null, o.elementType ?? null,
      ...tailValues(tail, o.attributes ?? {}),
    );
    if (o.material !== undefined) relations.relate('IfcRelAssociatesMaterial', materialOf(o.material), id);
    return handle('type', id, key, o, null);
  };

  let relationCount = 0;
  const oneToOne = (type: string, a: Ref, b: Ref): void => {
    records.add(type, ...root(`rel/${type}/${relationCount++}`), a, b);
  };

  const opening = (host: ElementHandle, body: Body, at: Point3, key?: string): ElementHandle => {
    const made = element({
      class: 'IfcOpeningElement', body, at, relativeTo: host.placement, key: `${host.key}/opening-${key ?? `${at.join(',')}`}`,
      ...(old ? {} : { predefinedType: 'OPENING' }),
    });
    oneToOne('IfcRelVoidsElement', host.id, made.id);
    return made;
  };

  const grids: (() => void)[] = [];
  const grid = (o: GridOptions): void => {
    const parent = lastBuilding ?? building();
    const key = keyOf(parent.key, 'grid', o);
    const [x0, y0, x1, y1] = o.extent;
    const axis = (tag: string, from: Point2, to: Point2): Ref => {
      const ends = [from, to].map(([x, y]) => records.add('IfcCartesianPoint', [length(x), length(y)]));
      return records.add('IfcGridAxis', tag, records.add('IfcPolyline', ends), true);
    };
    grids.push(() => {
      const along = o.along.map(([tag, y]) => axis(tag, [x0, y], [x1, y]));
      const across = o.across.map(([tag, x]) => axis(tag, [x, y0], [x, y1]));
      const id = records.add('IfcGrid', ...named(key, o), null, geometry.placement(parent.placement, {}), null, along, across, null, ...(old ? [] : [enumeration('RECTANGULAR')]));
      records.add('IfcRelContainedInSpatialStructure', ...root(`rel/${key}`), [id], parent.id);
    });
  };

  let finished = false;
  const text = (): string => {
    if (!finished) {
      relations.flush();
      for (const [name, items] of layers) records.add('IfcPresentationLayerAssignment', name, null, items, null);
      // last, so that a file with a grid is the file without it and more
      for (const write of grids) write();
      finished = true;
    }
    const header = [
      'ISO-10303-21;', 'HEADER;', "FILE_DESCRIPTION(('ViewDefinition [ReferenceView]'),'2;1');",
      "FILE_NAME('sunmao.ifc','2020-01-01T00:00:00',(''),(''),'Sunmao IFC writer','Sunmao','');",
      `FILE_SCHEMA(('${SCHEMA_NAMES[schema]}'));`, 'ENDSEC;', 'DATA;',
    ];
    return `${header.join('\n')}\n${records.lines.join('\n')}\nENDSEC;\nEND-ISO-10303-21;\n`;
  };

  return {
    schema, records, geometry, building, storey, space, element, elementType, opening, grid,
    fill: (hole, filling) => oneToOne('IfcRelFillsElement', hole.id, filling.id),
    aggregate: (whole, part) => relations.relate('IfcRelAggregates', whole.id, part.id),
    text,
    bytes: () => encodeFile(text(), encoding),
  };
}

const bodiesOf = (body: Body | readonly Body[]): readonly Body[] => (Array.isArray(body) ? body : [body as Body]);

function unitVector([x, y]: Point2): Point3 {
  const size = Math.hypot(x, y);
  if (size === 0) throw new Error('a direction needs a length');
  return [x / size, y / size, 0];
}
