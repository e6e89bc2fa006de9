/** What the model states of an element in a property. */
import type { Concept } from '../../facts/concepts.ts';
import { quantity, type Quantity } from '../rules/judgement.ts';

export function conceptQuantity({ id, title, kind }: Concept): Quantity {
  return quantity({
    id, title, concept: id, subject: 'element',
    unit: kind === 'length' ? 'm' : kind === 'number' ? '1' : '',
    reads: ['concept'],
    read: ({ concept }, index) => {
      const found = concept(index, id);
      if (found === null) return [{ value: null, missing: [{ kind: 'concept', id }] }];
      const value = typeof found.value === 'number' ? ([found.value, found.value] as const) : found.value;
      return [{ value, basis: found.where }];
    },
  });
}
