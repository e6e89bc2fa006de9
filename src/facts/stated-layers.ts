/** Layers of a composite slab by its name: 叠合板-130(60+70), or the atlas number DBS1-67-3620-31 (15G366-1: 60 mm and 70 mm). */
import type { Element } from '../model/model.ts';
import { fold } from './names.ts';

export interface StatedLayers {
  /** m */
  readonly precast: number;
  /** m */
  readonly topping: number;
  readonly where: string;
}

const SUM = /(?<![\d+]-?)(\d{2,3})(?:mm)?-?\+-?(\d{2,3})(?:mm)?(?!\d|-?\+)/u;
const ATLAS = /(?:^|[^a-z])(?:DBS\d?-|DBD-?)(\d)(\d)-\d{4}/iu;

export function statedLayersOf(element: Element): StatedLayers | null {
  for (const [text, where] of [[element.type?.name ?? '', 'type'], [element.objectType, 'type'], [element.name, 'name']] as const) {
    const folded = fold(text);
    const atlas = ATLAS.exec(folded);
    if (atlas !== null) return { precast: Number(atlas[1]) / 100, topping: Number(atlas[2]) / 100, where: `${where} "${text}"` };
    const sum = SUM.exec(folded);
    if (sum !== null) return { precast: Number(sum[1]) / 1000, topping: Number(sum[2]) / 1000, where: `${where} "${text}"` };
  }
  return null;
}
