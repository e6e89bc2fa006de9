/** Full fit-out 全装修 (2.0.3: all fixed surfaces and all equipment installed), and what of it stands in a room (4.0.11, 4.0.12). */
import { buildingFlag } from './building-properties.ts';
import type { SingleBuilding } from './buildings.ts';
import type { Facts } from './facts.ts';
import { elementsIn } from './straddling.ts';

/** What the profile says of the building, else what it says itself; null when nothing does. */
export function fullFitOut(facts: Pick<Facts, 'model' | 'profile'>, single: SingleBuilding): boolean | null {
  const declared = (facts.profile.declared ?? []).find(
    (d) => d.item === 'fullFitOut' && d.value !== undefined && (d.building === undefined || d.building === single.id),
  );
  return declared?.value ?? single.rule?.fullFitOut ?? buildingFlag(facts.model, single, 'fullFitOut');
}

const CABINET = /橱柜|整体橱|地柜|吊柜|台面|kitchen (cabinet|unit|counter)|cupboard|keukenblok/iu;
const KITCHEN_EQUIPMENT = /灶|抽?油烟机|水槽|洗菜盆|洗涤盆|冰箱|洗碗机|烤箱|cook|hob|stove|oven|sink|refrigerator|dishwasher/iu;
const TOILET = /便器|马桶|坐便|蹲便|小便斗|toilet|water closet|\bwc\b|urinal|wcseat|toiletpan/iu;
const BASIN = /洗脸盆|洗手盆|面盆|台盆|洗面|浴缸|浴盆|淋浴|basin|bath|shower|washhand/iu;

/** A room has its equipment when both kinds of it stand inside: one piece alone does not make it complete. */
const ASKED = { kitchen: [CABINET, KITCHEN_EQUIPMENT], bathroom: [TOILET, BASIN] } as const;

/** Furniture and equipment by the room they stand in, as texts; for `equipped`. Linear in the building's elements. */
export function fittingsByRoom(facts: Facts, building: number): ReadonlyMap<number, readonly string[]> {
  const rooms = new Map<number, string[]>();
  for (const index of elementsIn(facts.buildings, building)) {
    const element = facts.model.elements[index]!;
    if (element.space === null || facts.buildings.of[element.index] !== building) continue;
    const { component } = facts.roles[element.index]!;
    if (component !== 'furniture' && component !== 'equipment') continue;
    const text = [element.name, element.objectType, element.type?.name ?? '', element.predefinedType ?? ''].join(' ').slice(0, 256);
    const list = rooms.get(element.space);
    if (list) list.push(text);
    else rooms.set(element.space, [text]);
  }
  return rooms;
}

export function equipped(texts: readonly string[] | undefined, use: 'kitchen' | 'bathroom'): boolean {
  return ASKED[use].every((kind) => texts?.some((text) => kind.test(text)));
}
