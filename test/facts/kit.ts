/** Models of boxes for tests of facts and checks: what a file would say, without a file. */
import type { Building, Element, Model, ModelFile, PropertySet, Storey } from '../../src/model/model.ts';
import type { ElementGeometry } from '../../src/geometry/quantities.ts';
import type { Component, Roles } from '../../src/facts/roles.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { factsBase, factsUnder, type Facts } from '../../src/facts/facts.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';

export interface BoxSpec {
  readonly file?: number;
  readonly class?: string;
  readonly name?: string;
  readonly component?: Component;
  readonly roles?: Partial<Roles>;
  /** x0, y0, z0, x1, y1, z1 */
  readonly box?: readonly [number, number, number, number, number, number] | null;
  readonly geometry?: Partial<ElementGeometry>;
  readonly element?: Partial<Element>;
}

export interface FileSpec {
  readonly path?: string;
  readonly elevations?: readonly (number | readonly [name: string, elevation: number])[];
  readonly building?: Partial<Building>;
  readonly file?: Partial<ModelFile>;
}

export function boxModel(files: readonly FileSpec[], boxes: readonly BoxSpec[]): {
  readonly model: Model;
  readonly geometry: readonly (ElementGeometry | null)[];
  readonly roles: readonly Roles[];
} {
  const model: Model = {
    files: files.map(makeFile),
    elements: boxes.map(makeElement),
    findings: [],
  };
  return { model, geometry: boxes.map(makeGeometry), roles: boxes.map(makeRoles) };
}

export async function boxFacts(
  files: readonly FileSpec[],
  boxes: readonly BoxSpec[],
  profile: Profile = EMPTY_PROFILE,
): Promise<Facts> {
  const { model, geometry, roles } = boxModel(files, boxes);
  return factsUnder(factsBase(model, geometry, profile, roles, await loadPlan()));
}

function makeFile(spec: FileSpec, index: number): ModelFile {
  const storeys = (spec.elevations ?? [0, 3, 6]).map((e, i): Storey => {
    const [name, elevation] = typeof e === 'number' ? [`${i + 1}F`, e] : e;
    return {
      index: i, expressId: 100 + i, globalId: `storey${i}`, name, elevation,
      elevationAttribute: elevation, elevationPlacement: elevation, building: 0,
    };
  });
  return {
    index, path: spec.path ?? `file${index}.ifc`, bytes: 0, sha256: '', schema: 'IFC4', schemaName: 'IFC4', tool: '',
    units: { length: 1, area: 1, volume: 1, mass: 1, angle: 1, assumed: [] }, mapConversion: null, project: null, sites: [],
    buildings: [{
      expressId: 1, globalId: `building${index}`, name: '1#', elevationOfTerrain: null, elevationOfRefHeight: null, psets: [],
      ...spec.building,
    }],
    storeys, findings: [], ...spec.file,
  };
}

function makeElement(spec: BoxSpec, index: number): Element {
  return {
    index, file: spec.file ?? 0, expressId: 1000 + index, line: 1, globalId: `g${index}`, class: spec.class ?? 'IfcWall',
    name: spec.name ?? '', description: '', objectType: '', longName: '', tag: '', predefinedType: null, type: null,
    storey: null, building: 0, space: null, psets: [], quantitySets: [], materials: [], classifications: [], groups: [], layers: [],
    whole: null, parts: [], openings: 0, host: null, fillings: [], status: null, hasBody: spec.box !== null, assemblyPlace: null,
    ...spec.element,
  };
}

function makeGeometry(spec: BoxSpec): ElementGeometry | null {
  if (!spec.box) return null;
  const [x0, y0, z0, x1, y1, z1] = spec.box;
  const [dx, dy, dz] = [x1 - x0, y1 - y0, z1 - z0];
  const sides = [dx, dy, dz].sort((a, b) => a - b);
  return {
    volume: dx * dy * dz, grossVolume: dx * dy * dz, surfaceArea: 2 * (dx * dy + dy * dz + dz * dx), footprintArea: dx * dy,
    sideArea: Math.max(dx, dy) * dz, bbox: spec.box, status: 'closed', length: Math.max(dx, dy), thickness: Math.min(dx, dy), height: dz,
    footprint: [Float64Array.of(x0, y0, x1, y0, x1, y1, x0, y1)],
    volumeBounds: null, centroid: [(x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2], size: [sides[2]!, sides[1]!, sides[0]!],
    slices: Float64Array.of(z0, z1, dx * dy, dx * dy, dx * dy), form: null, faceOpenings: [], ...spec.geometry,
  };
}

function makeRoles(spec: BoxSpec): Roles {
  const component = spec.component ?? 'other';
  return {
    component, precast: 'unknown', loadBearing: 'unknown', external: 'unknown', wallKind: 'unknown', dryMethod: 'unknown',
    integrated: 'unknown', evidence: [], candidates: [component], ...spec.roles,
  };
}

export function propertySet(name: string, values: Readonly<Record<string, string | boolean | number>>): PropertySet {
  return {
    expressId: 1, name, from: 'occurrence', line: 1,
    properties: Object.entries(values).map(([key, value]) => ({ name: key, kind: 'single', type: '', values: [value], line: 1 })),
  };
}
