/** Who is part of, contained in, filled into, described by whom: the relations of one file over numbered objects. */
import { createLinks } from './links.ts';
import type { Links } from './links.ts';
import { createRelationReader } from './relations.ts';
import type { Records } from './records.ts';

/** Objects are all IfcObjectDefinition records, numbered in file order. */
export interface Structure {
  readonly count: number;
  /** record number per object */
  readonly recordOfObject: Uint32Array;
  /** object number per record, -1 for none */
  readonly objectOfRecord: Int32Array;
  /** whole per object, by IfcRelAggregates, else IfcRelNests; -1 for none; free of cycles */
  readonly whole: Int32Array;
  /** spatial container per object, -1 for none */
  readonly container: Int32Array;
  /** structure an object is referenced in (not contained), -1 for none */
  readonly referencedIn: Int32Array;
  /** space a covering belongs to (IfcRelCoversSpaces), -1 for none */
  readonly coversSpace: Int32Array;
  /** element → IfcFeatureElementSubtraction objects */
  readonly openings: Links;
  /** opening object → element it voids, -1 for none */
  readonly voids: Int32Array;
  /** opening object → elements that fill it */
  readonly fillers: Links;
  /** filling element → opening, -1 for none */
  readonly fills: Int32Array;
  /** record number of the type object, -1 for none */
  readonly type: Int32Array;
  /** → record numbers of property definitions */
  readonly definitions: Links;
  /** → express ids of RelatingMaterial */
  readonly materials: Links;
  /** → express ids of RelatingClassification */
  readonly classifications: Links;
  /** → record numbers of groups */
  readonly groups: Links;
}

export function readStructure(records: Records): Structure {
  const { index, findings } = records;
  const recordOfObject = records.ofKind('IFCOBJECTDEFINITION');
  const count = recordOfObject.length;
  const objectOfRecord = new Int32Array(index.count).fill(-1);
  for (let o = 0; o < count; o++) objectOfRecord[recordOfObject[o]!] = o;

  const numbers = (): Int32Array => new Int32Array(count).fill(-1);
  const whole = numbers();
  const container = numbers();
  const referencedIn = numbers();
  const coversSpace = numbers();
  const voids = numbers();
  const fills = numbers();
  const type = numbers();
  const openings = createLinks(count);
  const fillers = createLinks(count);
  const definitions = createLinks(count);
  const materials = createLinks(count);
  const classifications = createLinks(count);
  const groups = createLinks(count);

  const objectOf = (id: number): number => {
    const record = index.recordOf(id);
    return record < 0 ? -1 : objectOfRecord[record]!;
  };

  const relations = createRelationReader(records);
  const objects: number[] = [];
  const each = (kind: string, relating: string, related: string, visit: (relating: number, objects: readonly number[], record: number, all: readonly number[]) => void): void => {
    relations.each(kind, relating, related, (id, ids, record, all) => {
      objects.length = 0;
      for (let i = 0; i < ids.length; i++) {
        const object = objectOf(ids[i]!);
        if (object >= 0) objects.push(object);
      }
      visit(id, objects, record, all);
    });
  };

  for (const kind of ['IFCRELAGGREGATES', 'IFCRELNESTS']) {
    each(kind, 'RelatingObject', 'RelatedObjects', (relating, parts, record) => {
      const of = objectOf(relating);
      if (of < 0) return;
      for (const part of parts) {
        if (whole[part]! < 0) whole[part] = of;
        else if (whole[part] !== of && kind === 'IFCRELAGGREGATES') {
          const id = index.ids[recordOfObject[part]!]!;
          const first = index.ids[recordOfObject[whole[part]!]!]!;
          findings.add('several-wholes', { line: index.lines[record]!, expressId: id }, { first, second: relating });
        }
      }
    });
  }
  cutCycles(whole, (object) => {
    const record = recordOfObject[object]!;
    findings.add('cyclic-aggregation', { line: index.lines[record]!, expressId: index.ids[record]! });
  });

  each('IFCRELCONTAINEDINSPATIALSTRUCTURE', 'RelatingStructure', 'RelatedElements', (relating, objects, record) => {
    const of = objectOf(relating);
    if (of < 0) return;
    for (const object of objects) {
      if (container[object]! < 0) container[object] = of;
      else if (container[object] !== of) {
        const first = index.ids[recordOfObject[container[object]!]!]!;
        findings.add('several-containers', { line: index.lines[record]!, expressId: index.ids[recordOfObject[object]!]! }, { first, second: relating });
      }
    }
  });
  each('IFCRELREFERENCEDINSPATIALSTRUCTURE', 'RelatingStructure', 'RelatedElements', (relating, objects) => {
    const of = objectOf(relating);
    if (of >= 0) for (const object of objects) if (referencedIn[object]! < 0) referencedIn[object] = of;
  });
  // IFC2X3 names the space the other way round
  for (const relatingSpace of ['RelatingSpace', 'RelatedSpace']) {
    each('IFCRELCOVERSSPACES', relatingSpace, 'RelatedCoverings', (relating, objects) => {
      const of = objectOf(relating);
      if (of >= 0) for (const object of objects) if (coversSpace[object]! < 0) coversSpace[object] = of;
    });
  }
  each('IFCRELVOIDSELEMENT', 'RelatingBuildingElement', 'RelatedOpeningElement', (relating, objects) => {
    const of = objectOf(relating);
    for (const opening of objects) {
      if (of < 0 || voids[opening]! >= 0) continue;
      voids[opening] = of;
      openings.add(of, opening);
    }
  });
  each('IFCRELFILLSELEMENT', 'RelatingOpeningElement', 'RelatedBuildingElement', (relating, objects) => {
    const opening = objectOf(relating);
    for (const object of objects) {
      if (opening < 0 || fills[object]! >= 0) continue;
      fills[object] = opening;
      fillers.add(opening, object);
    }
  });
  each('IFCRELDEFINESBYTYPE', 'RelatingType', 'RelatedObjects', (relating, objects) => {
    const record = index.recordOf(relating);
    if (record >= 0) for (const object of objects) if (type[object]! < 0) type[object] = record;
  });
  each('IFCRELDEFINESBYPROPERTIES', 'RelatingPropertyDefinition', 'RelatedObjects', (_, objects, __, all) => {
    for (const id of all) {
      const record = index.recordOf(id);
      if (record >= 0) for (const object of objects) definitions.add(object, record);
    }
  });
  each('IFCRELASSOCIATESMATERIAL', 'RelatingMaterial', 'RelatedObjects', (relating, objects) => {
    if (relating > 0) for (const object of objects) materials.add(object, relating);
  });
  each('IFCRELASSOCIATESCLASSIFICATION', 'RelatingClassification', 'RelatedObjects', (relating, objects) => {
    if (relating > 0) for (const object of objects) classifications.add(object, relating);
  });
  each('IFCRELASSIGNSTOGROUP', 'RelatingGroup', 'RelatedObjects', (relating, objects) => {
    const record = index.recordOf(relating);
    if (record >= 0) for (const object of objects) groups.add(object, record);
  });

  return { count, recordOfObject, objectOfRecord, whole, container, referencedIn, coversSpace, openings, voids, fillers, fills, type, definitions, materials, classifications, groups };
}

/** Sets the pointer that closes a cycle to -1, one per cycle: at its first object in file order. Linear. */
function cutCycles(parent: Int32Array, onCut: (object: number) => void): void {
  const state = new Uint8Array(parent.length);
  for (let start = 0; start < parent.length; start++) {
    let at = start;
    while (at >= 0 && state[at] === 0) {
      state[at] = 1;
      at = parent[at]!;
    }
    let first = -1;
    if (at >= 0 && state[at] === 1) {
      first = at;
      for (let walk = parent[at]!; walk !== at; walk = parent[walk]!) if (walk < first) first = walk;
    }
    for (let walk = start; walk >= 0 && state[walk] === 1; walk = parent[walk]!) state[walk] = 2;
    if (first >= 0) {
      parent[first] = -1;
      onCut(first);
    }
  }
}
