/** Kitchens and bathrooms by the names of their spaces (4.0.11, 4.0.12). Public toilets are bathrooms (domain 1.2-11). */
import type { Element } from '../model/model.ts';

export type RoomUse = 'kitchen' | 'bathroom' | 'vertical-shaft' | 'other';

const KITCHEN = /厨房|厨|kitchen|keuken/iu;
const BATHROOM = /卫生间|洗手间|厕所|浴室|盥洗|公卫|主卫|次卫|客卫|淋浴|卫浴|bath|toilet|\bwc\b|washroom|restroom|shower|badkamer/iu;
/** wells that 4.0.4's plan area does not lose: stairs, lifts, ducts (domain 1.4 K7) */
const SHAFT = /楼梯间|楼梯|电梯|管井|管道井|水井|电井|烟道|风井|风道|stair|lift|elevator|shaft|trap|schacht/iu;

/** One room that cooks, eats and lives: the clause counts the kitchen's surfaces, and where the kitchen ends nothing says (domain 1.4 K18). */
const OPEN_KITCHEN = /开放式|开敞|半开放|客餐厨|餐厨|客厨|起居|LDK|\bDK\b|open[ -]?(plan|kitchen)|living|dining/iu;

export function isOpenKitchen(space: Element): boolean {
  return roomUse(space) === 'kitchen' && OPEN_KITCHEN.test(textOf(space));
}

export function roomUse(space: Element): RoomUse {
  const text = textOf(space);
  if (BATHROOM.test(text)) return 'bathroom';
  if (KITCHEN.test(text)) return 'kitchen';
  if (SHAFT.test(text)) return 'vertical-shaft';
  return 'other';
}

function textOf(space: Element): string {
  return `${space.name} ${space.longName} ${space.objectType} ${space.description}`.slice(0, 256);
}
