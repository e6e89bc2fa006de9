/** What a building says of itself in the property template (template.ts): fit-out, kitchens, pipes, structure. */
import type { Model, PropertyValue } from '../model/model.ts';
import type { StructureKind } from '../profile/profile.ts';
import { BUILDING_PROPERTIES, BUILDING_SET } from './template.ts';
import type { SingleBuilding } from './buildings.ts';

export type BuildingProperty = keyof typeof BUILDING_PROPERTIES;

/** true, false, or null when no file says or files disagree. */
export function buildingFlag(model: Model, building: SingleBuilding, property: BuildingProperty): boolean | null {
  const values = new Set<boolean>();
  for (const value of values_(model, building, property)) {
    const flag = asFlag(value);
    if (flag !== null) values.add(flag);
  }
  return values.size === 1 ? [...values][0]! : null;
}

export function buildingStructure(model: Model, building: SingleBuilding): StructureKind | null {
  for (const value of values_(model, building, 'structure')) {
    const text = String(value ?? '');
    if (/混凝土|砼|concrete/iu.test(text)) return 'concrete';
    if (/钢|steel/iu.test(text)) return 'steel';
    if (/木|timber|wood/iu.test(text)) return 'timber';
  }
  return null;
}

function* values_(model: Model, building: SingleBuilding, property: BuildingProperty): Generator<PropertyValue> {
  const name = BUILDING_PROPERTIES[property];
  for (const [file, source] of building.sources) {
    for (const set of model.files[file]?.buildings[source]?.psets ?? []) {
      if (set.name.normalize('NFKC').trim() !== BUILDING_SET) continue;
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
