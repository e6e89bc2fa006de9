/** Lengths that a clause gives in diameters of a bar, d. */
import type { SlabLayers } from '../../facts/slab-layers.ts';
import type { Interval } from '../../units.ts';
import { quantity, type Missing, type Quantity, type Reading } from '../rules/judgement.ts';

type Stated = (concept: string) => number | null;

const multiple = (id: string, zh: string, en: string, bar: string, length: string): Quantity => quantity({
  id, title: { zh, en }, unit: 'd', subject: 'element', concept: length, reads: ['concept'],
  read: ({ concept }, index) => {
    const stated: Stated = (name) => numberOf(concept(index, name)?.value);
    const long = stated(length);
    return [inBars(long === null ? null : [long, long], stated(bar), [length, bar])];
  },
});

function inBars(length: Interval | null, diameter: number | null, concepts: readonly [length: string, bar: string]): Reading {
  const missing: Missing[] = [];
  // who states neither lacks the length; the bar comes with it
  if (length === null) missing.push({ kind: 'concept', id: concepts[0] });
  else if (diameter === null) missing.push({ kind: 'concept', id: concepts[1] });
  return length === null || diameter === null || diameter <= 0 ? { value: null, missing } : { value: [length[0] / diameter, length[1] / diameter], basis: 'property' };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

export const BAR_MULTIPLES: readonly Quantity[] = [
  multiple('slab-anchorage-in-bars', '板端纵筋锚入支座长度与直径之比', 'anchorage in the support by bar diameter', 'slab-bar-diameter', 'slab-bar-anchorage'),
  multiple('joint-anchorage-in-bars', '板缝附加钢筋锚固长度与直径之比', 'anchorage of joint bars by bar diameter', 'joint-bar-diameter', 'joint-bar-anchorage'),
  multiple('side-anchorage-in-bars', '板侧附加钢筋锚固长度与直径之比', 'anchorage of side bars by bar diameter', 'side-bar-diameter', 'side-bar-anchorage'),
  quantity({
    id: 'composite-thickness-in-bars', title: { zh: '叠合板厚度与弯折钢筋直径之比', en: 'slab thickness by diameter of the bent bars' }, unit: 'd', subject: 'element',
    reads: ['slabLayers', 'concept'],
    read: ({ slabLayers, concept }, index) => {
      const layers: SlabLayers = slabLayers(index);
      if (layers.composite === false) return [];
      return [inBars(layers.total?.value ?? null, numberOf(concept(index, 'strip-bar-diameter')?.value), ['topping-thickness', 'strip-bar-diameter'])];
    },
  }),
];
