/** What a building says of itself in the property template (model/template.ts): fit-out, kitchens, pipes, structure. */
import type { Model, PropertyValue } from '../model/model.ts';
import type { StructureKind } from '../profile/profile.ts';
import { BUILDING_PROPERTIES, type BuildingPropertyId } from '../model/template.ts';
import type { SingleBuilding } from './buildings.ts';
import { isBuildingSet } from './template.ts';

/** true, false, or null when no file says or files disagree. */
export function buildingFlag(model: Model, building: SingleBuilding, property: BuildingPropertyId): boolean | null {
  const values = new Set<boolean>();
  for (const value of buildingValues(model, building, property)) {
    const flag = asFlag(value);
    if (flag !== null) values.add(flag);
  }
  return values.size === 1 ? [...values][0]! : null;
}

export function buildingStructure(model: Model, building: SingleBuilding): StructureKind | null {
  for (const value of buildingValues(model, building, 'structure')) {
    const kind = asStructure(value);
    if (kind !== null) return kind;
  }
  return null;
}

/** What one value says, as it is read. */
export function readBuildingValue(property: BuildingPropertyId, value: PropertyValue): boolean | StructureKind | null {
  return property === 'structure' ? asStructure(value) : asFlag(value);
}

function asStructure(value: PropertyValue): StructureKind | null {
  const text = String(value ?? '');
  if (/混凝土|砼|concrete/iu.test(text)) return 'concrete';
  if (/钢|steel/iu.test(text)) return 'steel';
  if (/木|timber|wood/iu.test(text)) return 'timber';
  return null;
}

/** As the files write them, of every IfcBuilding it is made of. */
export function* buildingValues(model: Model, building: SingleBuilding, property: BuildingPropertyId): Generator<PropertyValue> {
  const name = BUILDING_PROPERTIES[property];
  for (const [file, source] of building.sources) {
    for (const set of model.files[file]?.buildings[source]?.psets ?? []) {
      if (!isBuildingSet(set.name)) continue;
      for (const p of set.properties) {
        if (p.name.normalize('NFKC').trim() === name) yield* p.values;
      }
    }
  }
}

function asFlag(value: PropertyValue): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = String(value ?? '').normalize('NFKC').trim().toLowerCase();
  if (['是', '有', 'true', 'yes', '1', '.t.'].includes(text)) return true;
  if (['否', '无', '没有', 'false', 'no', '0', '.f.'].includes(text)) return false;
  return null;
}
