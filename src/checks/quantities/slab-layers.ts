/** Layers of slabs, m. */
import { isEven, plateThickness } from '../../facts/plate-thickness.ts';
import type { Layer, SlabLayers as Layers } from '../../facts/slab-layers.ts';
import { isDeck } from '../../facts/slab-names.ts';
import { quantity, type Missing, type Quantity, type Reading } from '../rules/judgement.ts';

const layer = (id: string, zh: string, en: string, concept: string, of: (layers: Layers) => Layer | null): Quantity => quantity({
  id, title: { zh, en }, unit: 'm', subject: 'element', concept, reads: ['slabLayers'],
  read: ({ slabLayers }, index): readonly Reading[] => {
    const layers = slabLayers(index);
    if (layers.composite === false) return [];
    const found = of(layers);
    const missing: readonly Missing[] = [{ kind: 'concept', id: concept }];
    return [found === null ? { value: null, missing } : { value: found.value, basis: found.where, others: found.others, ...(found.value[0] < found.value[1] ? { missing } : {}) }];
  },
});

export const SLAB_LAYERS: readonly Quantity[] = [
  quantity({
    id: 'composite-slab', title: { zh: '叠合板', en: 'composite slab' }, unit: '', subject: 'element', reads: ['slabLayers', 'roles'],
    read: ({ slabLayers, roles }, index): readonly Reading[] => {
      const { composite } = slabLayers(index);
      if (composite === false) return [];
      if (composite) return [{ value: true }];
      const open = roles(index).precast === 'unknown' || roles(index).precast === 'conflict';
      return [{ value: null, missing: [open ? { kind: 'role', id: 'precast' } : { kind: 'concept', id: 'topping-thickness' }] }];
    },
  }),
  layer('slab-base', '预制底板厚度', 'thickness of the precast base', 'precast-thickness', (layers) => layers.base),
  layer('slab-topping', '后浇叠合层厚度', 'topping thickness', 'topping-thickness', (layers) => layers.topping),
  layer('composite-thickness', '叠合板总厚度', 'thickness of the composite slab', 'topping-thickness', (layers) => layers.total),
  quantity({
    id: 'solid-slab-thickness', title: { zh: '实心板厚度', en: 'thickness of the solid slab' }, unit: 'm', subject: 'element',
    reads: ['element', 'geometry', 'overPlates', 'slabJoints'],
    read: ({ element, geometry, overPlates, slabJoints }, index): readonly Reading[] => {
      if (overPlates(index) || slabJoints(index).length > 0 || isDeck(element(index))) return [];
      const value = plateThickness(geometry(index));
      const missing: readonly Missing[] = [{ kind: 'geometry', id: 'thickness' }];
      return [value === null ? { value, missing } : { value, basis: 'geometry', ...(isEven(value) ? {} : { missing }) }];
    },
  }),
];
