/** What an element's representations say without meshing: is there a body, on which layers, of which profile. */
import { refId, refIds, textOf } from './step-args.ts';
import { refsAt, textAt } from './step-scan.ts';
import type { Records } from './records.ts';

export interface ShapeInfo {
  readonly hasBody: boolean;
  readonly layers: readonly string[];
  /** IfcProfileDef.ProfileName of the first swept solid of the body */
  readonly profile: string | null;
}

export interface Shapes {
  /** by express id of IfcProductDefinitionShape; 0 for an element without one */
  of(id: number): ShapeInfo;
}

/** Representation identifiers that never hold the body (IfcShapeRepresentation, table of identifiers). */
export const NOT_BODY = new Set(['axis', 'footprint', 'box', 'annotation', 'plan', 'profile', 'clearance', 'lighting', 'cog', 'reference', 'survey', 'surveypoints', 'referencepoint']);
/** Representation types that hold no solid and no surface. */
export const FLAT_TYPES = new Set(['curve', 'curve2d', 'curve3d', 'point', 'pointcloud', 'annotation2d', 'geometriccurveset', 'geometricset', 'boundingbox', 'text', 'fillarea']);

const NO_SHAPE: ShapeInfo = { hasBody: false, layers: [], profile: null };
const MAX_NESTING = 16;

function isKeyword(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
}

export function createShapes(records: Records): Shapes {
  const { index } = records;
  const assignments = records.ofKind('IFCPRESENTATIONLAYERASSIGNMENT');
  const layerNames: string[] = [];
  /** nearly every item is on one layer: its number per record, -1 for none */
  const onlyLayer = new Int32Array(assignments.length === 0 ? 0 : index.count).fill(-1);
  /** by express id: what is on several layers, or has no record */
  const manyLayers = new Map<number, Set<string>>();
  for (const record of assignments) {
    const { values } = records.read(record);
    const name = textOf(values[0]);
    layerNames.push(name);
    for (const id of refIds(values[2])) {
      const item = index.recordOf(id);
      const first = item < 0 ? -1 : onlyLayer[item]!;
      if (item >= 0 && first < 0) {
        onlyLayer[item] = layerNames.length - 1;
        continue;
      }
      if (first >= 0 && layerNames[first] === name) continue;
      const known = manyLayers.get(id);
      if (known === undefined) manyLayers.set(id, new Set(first < 0 ? [name] : [layerNames[first]!, name]));
      else known.add(name);
    }
  }
  const mapped = new Map<number, ShapeInfo>();
  const busy = new Set<number>();
  const layerLists = new Map<string, readonly string[]>();

  function share(layers: Set<string>): readonly string[] {
    if (layers.size === 0) return NO_SHAPE.layers;
    const key = [...layers].join('\u0000');
    let list = layerLists.get(key);
    if (list === undefined) {
      list = [...layers];
      layerLists.set(key, list);
    }
    return list;
  }

  function addLayers(id: number, layers: Set<string>): void {
    if (assignments.length === 0) return;
    const record = index.recordOf(id);
    if (record >= 0 && onlyLayer[record]! >= 0) layers.add(layerNames[onlyLayer[record]!]!);
    if (manyLayers.size > 0) for (const name of manyLayers.get(id) ?? []) layers.add(name);
  }

  function profileOf(item: number): string | null {
    let at = item;
    for (let depth = 0; depth < 64; depth++) {
      const record = index.recordOf(at);
      if (record < 0) return null;
      if (records.isKind(record, 'IFCBOOLEANRESULT')) at = refId(records.read(record).values[1]);
      else if (records.isKind(record, 'IFCSWEPTAREASOLID')) {
        const profile = records.get(refId(records.read(record).values[0]));
        const name = profile === null ? '' : textOf(records.attribute(profile, 'ProfileName'));
        return name === '' ? null : name;
      } else return null;
    }
    return null;
  }

  const { bytes } = index;
  const { from, to } = records.spans;

  /** RepresentationIdentifier and -Type folded, and the Items, of an IfcRepresentation of any kind. */
  function describe(record: number): { readonly identifier: string; readonly type: string; readonly items: readonly number[] } {
    // `IFCLABEL('Body')` in place of a string is odd enough for the long way.
    if (records.isKind(record, 'IFCREPRESENTATION') && records.scan(record) && !isKeyword(bytes[from[1]!]!) && !isKeyword(bytes[from[2]!]!)) {
      const items: number[] = [];
      const identifier = textAt(bytes, from[1]!, to[1]!, records.encoding).trim().toLowerCase();
      const type = textAt(bytes, from[2]!, to[2]!, records.encoding).trim().toLowerCase();
      refsAt(bytes, from[3]!, to[3]!, items);
      return { identifier, type, items };
    }
    const { values } = records.read(record);
    return { identifier: textOf(values[1]).trim().toLowerCase(), type: textOf(values[2]).trim().toLowerCase(), items: refIds(values[3]) };
  }

  /** One IfcShapeRepresentation; mapped items are followed. */
  function representation(id: number, depth: number, layers: Set<string>): { hasBody: boolean; profile: string | null } {
    const record = index.recordOf(id);
    if (record < 0 || depth > MAX_NESTING) return { hasBody: false, profile: null };
    const { identifier, type, items } = describe(record);
    addLayers(id, layers);
    const couldBeBody = !NOT_BODY.has(identifier) && !FLAT_TYPES.has(type) && items.length > 0;
    let hasBody = false;
    let profile: string | null = null;
    for (const item of items) {
      addLayers(item, layers);
      const itemRecord = index.recordOf(item);
      if (itemRecord < 0) continue;
      if (records.classOf(itemRecord) === 'IFCMAPPEDITEM') {
        const source = ofMap(refId(records.read(itemRecord).values[0]), depth + 1);
        for (const name of source.layers) layers.add(name);
        if (couldBeBody && source.hasBody) {
          hasBody = true;
          profile ??= source.profile;
        }
      } else if (couldBeBody) {
        hasBody = true;
        profile ??= profileOf(item);
      }
    }
    return { hasBody, profile };
  }

  function ofMap(id: number, depth: number): ShapeInfo {
    const known = mapped.get(id);
    if (known !== undefined) return known;
    const map = records.get(id);
    if (map === null || busy.has(id)) return NO_SHAPE;
    busy.add(id);
    const layers = new Set<string>();
    const of = representation(refId(map.values[1]), depth, layers);
    busy.delete(id);
    const info = { ...of, layers: share(layers) };
    mapped.set(id, info);
    return info;
  }

  return {
    of(id) {
      if (id === 0) return NO_SHAPE;
      const shape = records.get(id);
      if (shape === null) return NO_SHAPE;
      const layers = new Set<string>();
      let hasBody = false;
      let profile: string | null = null;
      for (const one of refIds(shape.values[2])) {
        const of = representation(one, 0, layers);
        hasBody ||= of.hasBody;
        profile ??= of.profile;
      }
      return { hasBody, layers: share(layers), profile };
    },
  };
}
