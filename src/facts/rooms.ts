/** Kitchens and bathrooms by the names of their spaces (4.0.11, 4.0.12). Public toilets are bathrooms (domain 1.2-11). */
import type { Element } from '../model/model.ts';

export type RoomUse = 'kitchen' | 'bathroom' | 'vertical-shaft' | 'other';

const KITCHEN = /厨房|厨|kitchen|keuken/iu;
const BATHROOM = /卫生间|洗手间|厕所|浴室|盥洗|公卫|主卫|次卫|客卫|淋浴|卫浴|bath|toilet|\bwc\b|washroom|restroom|shower|badkamer/iu;
/** wells that 4.0.4's plan area does not lose: stairs, lifts, ducts (domain 1.4 K7) */
const SHAFT = /楼梯间|楼梯|电梯|管井|管道井|水井|电井|烟道|风井|风道|stair|lift|elevator|shaft|trap|schacht/iu;

export function roomUse(space: Element): RoomUse {
  const text = `${space.name} ${space.longName} ${space.objectType} ${space.description}`.slice(0, 256);
  if (BATHROOM.test(text)) return 'bathroom';
  if (KITCHEN.test(text)) return 'kitchen';
  if (SHAFT.test(text)) return 'vertical-shaft';
  return 'other';
}
