/** Sites, buildings and storeys, and where every object stands. */
import { createPlacements } from './placement.ts';
import { numberOf, refId, textOf } from './step-args.ts';
import type { Records, StepRecord } from './records.ts';
import type { Structure } from './structure.ts';
import { toSi } from './units.ts';
import type { UnitTable } from './units.ts';
import type { PropertyReader } from './properties.ts';
import type { Building, Named, PropertySet, Storey } from '../model/model.ts';

/** Placement and Elevation of one storey agree within this, m: rounding of exporters, not finish thickness. */
const ELEVATION_TOLERANCE = 0.005;

export interface Place {
  /** position in storeys, -1 for none */
  readonly storey: number;
  /** position in buildings, -1 for none */
  readonly building: number;
  /** object number of the IfcSpace, -1 for none */
  readonly space: number;
}

export interface Spatial {
  readonly sites: readonly Named[];
  readonly buildings: readonly Building[];
  readonly storeys: readonly Storey[];
  placeOf(object: number): Place;
}

export function named(record: StepRecord, records: Records): Named {
  const name = textOf(record.values[2]);
  return { expressId: record.id, globalId: textOf(record.values[0]), name: name === '' ? textOf(records.attribute(record, 'LongName')) : name };
}

export function readSpatial(records: Records, structure: Structure, units: UnitTable, properties: PropertyReader): Spatial {
  const { index, findings } = records;
  const placements = createPlacements(index);
  const length = units.ofKind('LENGTHUNIT');
  const metres = (value: number | null): number | null => (value === null ? null : length === null ? value : toSi(value, length));

  /** world height of an object's placement, in file units; null where it has none that can be followed */
  function height(record: StepRecord): number | null {
    const id = refId(records.attribute(record, 'ObjectPlacement'));
    if (id === 0) return null;
    const matrix = placements.of(id);
    return matrix instanceof Float64Array ? matrix[14]! : null;
  }

  const sites = [...records.ofClass('IFCSITE')].map((r) => named(records.read(r), records));

  const buildingOfObject = new Map<number, number>();
  const buildingHeights: (number | null)[] = [];
  const buildings: Building[] = [...records.ofClass('IFCBUILDING')].map((r, position) => {
    const record = records.read(r);
    const object = structure.objectOfRecord[r]!;
    buildingOfObject.set(object, position);
    buildingHeights.push(height(record));
    const psets: PropertySet[] = [];
    for (const definition of structure.definitions.of(object)) if (properties.kindOf(definition) === 'properties') psets.push(properties.set(definition, 'occurrence'));
    return {
      ...named(record, records),
      elevationOfTerrain: metres(numberOf(records.attribute(record, 'ElevationOfTerrain'))),
      elevationOfRefHeight: metres(numberOf(records.attribute(record, 'ElevationOfRefHeight'))),
      psets,
    };
  });

  function buildingAbove(object: number): number {
    // `whole` is free of cycles, so the climb ends.
    for (let at = object; at >= 0; at = structure.whole[at]!) {
      const building = buildingOfObject.get(at);
      if (building !== undefined) return building;
    }
    return -1;
  }

  interface Draft {
    readonly object: number;
    readonly record: StepRecord;
    readonly building: number;
    readonly attribute: number | null;
    readonly placement: number | null;
  }
  const drafts: Draft[] = [...records.ofClass('IFCBUILDINGSTOREY')].map((r) => {
    const record = records.read(r);
    const object = structure.objectOfRecord[r]!;
    const above = buildingAbove(object);
    return { object, record, building: above >= 0 ? above : buildings.length === 1 ? 0 : -1, attribute: numberOf(records.attribute(record, 'Elevation')), placement: height(record) };
  });

  /** Some exporters leave all storeys of a building at one height and place the elements absolutely. */
  const unplaced = new Set<number>();
  for (let b = -1; b < buildings.length; b++) {
    const own = drafts.filter((d) => d.building === b && d.placement !== null && d.attribute !== null);
    const heights = new Set(own.map((d) => d.placement));
    const attributes = new Set(own.map((d) => d.attribute));
    if (own.length > 1 && heights.size === 1 && attributes.size > 1) unplaced.add(b);
  }

  const measured = drafts.map((draft, order) => {
    const { attribute, placement, building, record } = draft;
    const base = building >= 0 ? (buildingHeights[building] ?? 0) : 0;
    const fromAttribute = attribute === null ? null : metres(attribute + base);
    const usePlacement = placement !== null && !unplaced.has(building);
    const elevation = usePlacement ? metres(placement) : fromAttribute;
    const where = { line: index.lines[record.record]!, expressId: record.id, globalId: textOf(record.values[0]) };
    const name = named(record, records).name;
    if (placement !== null && attribute !== null) {
      const off = Math.min(Math.abs(metres(placement)! - fromAttribute!), Math.abs(metres(placement)! - metres(attribute)!));
      if (off > ELEVATION_TOLERANCE) {
        findings.add('storey-elevation-mismatch', where, { name, placement: show(metres(placement)!), attribute: show(metres(attribute)!), used: show(elevation!) });
      }
    }
    if (elevation === null) findings.add('storey-without-elevation', where, { name });
    return { draft, order, elevation };
  });
  measured.sort((a, b) => (a.elevation ?? Infinity) - (b.elevation ?? Infinity) || a.order - b.order);

  const storeyOfObject = new Map<number, number>();
  const storeys: Storey[] = measured.map(({ draft, elevation }, position) => {
    storeyOfObject.set(draft.object, position);
    return {
      ...named(draft.record, records),
      index: position,
      elevation,
      elevationAttribute: metres(draft.attribute),
      elevationPlacement: metres(draft.placement),
      building: draft.building >= 0 ? draft.building : null,
    };
  });

  const places: (Place | undefined)[] = new Array(structure.count);
  const NOWHERE: Place = { storey: -1, building: -1, space: -1 };

  /** the next object to ask: container, whole, host, structure of reference; -1 at the end */
  function next(object: number): number {
    const container = structure.container[object]!;
    if (container >= 0) return container;
    const whole = structure.whole[object]!;
    if (whole >= 0) return whole;
    const opening = structure.fills[object]!;
    if (opening >= 0 && structure.voids[opening]! >= 0) return structure.voids[opening]!;
    const host = structure.voids[object]!;
    return host >= 0 ? host : structure.referencedIn[object]!;
  }

  const isSpace = (object: number): boolean => records.classOf(structure.recordOfObject[object]!) === 'IFCSPACE';

  function placeOf(object: number): Place {
    const path: number[] = [];
    const onPath = new Set<number>();
    let at = object;
    let place: Place = NOWHERE;
    while (at >= 0) {
      const known = places[at];
      if (known !== undefined) {
        place = isSpace(at) ? { ...known, space: at } : known;
        break;
      }
      if (onPath.has(at)) break;
      onPath.add(at);
      path.push(at);
      const storey = storeyOfObject.get(at);
      if (storey !== undefined) {
        place = { storey, building: storeys[storey]!.building ?? -1, space: -1 };
        break;
      }
      const building = buildingOfObject.get(at);
      if (building !== undefined) {
        place = { storey: -1, building, space: -1 };
        break;
      }
      at = next(at);
    }
    for (let i = path.length - 1; i >= 0; i--) {
      const step = path[i]!;
      places[step] = place;
      // What is inside of a space, or part of what is, stands in that space.
      if (isSpace(step)) place = { ...place, space: step };
    }
    return places[object]!;
  }

  return { sites, buildings, storeys, placeOf };
}

function show(metres: number): string {
  return String(Math.round(metres * 1e4) / 1e4);
}
