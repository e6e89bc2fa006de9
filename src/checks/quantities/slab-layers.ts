/** Precast layer and topping of a composite slab, m. */
import { quantity, type Quantity } from '../rules/judgement.ts';

export const SLAB_LAYERS: readonly Quantity[] = [
  quantity({
    id: 'slab-topping', title: { zh: '后浇叠合层厚度', en: 'topping thickness' }, unit: 'm', subject: 'element', concept: 'topping-thickness',
    reads: ['concept'],
    read: ({ concept }, index) => {
      const stated = concept(index, 'topping-thickness');
      return typeof stated?.value === 'number'
        ? [{ value: [stated.value, stated.value], basis: stated.where }]
        : [{ value: null, missing: [{ kind: 'concept', id: 'topping-thickness' }] }];
    },
  }),
];
