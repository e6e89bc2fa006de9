/** What the model states of an element in a property. */
import type { Concept, ConceptValue } from '../../facts/concepts.ts';
import { quantity, type Quantity, type Reading } from '../rules/judgement.ts';

export function conceptQuantity({ id, title, kind }: Concept): Quantity {
  // most elements lack it, and those of one type share its value: one list of readings each
  const lacking: readonly Reading[] = [{ value: null, missing: [{ kind: 'concept', id }] }];
  const known = new WeakMap<ConceptValue, readonly Reading[]>();
  return quantity({
    id, title, concept: id, subject: 'element',
    unit: kind === 'length' ? 'm' : kind === 'number' ? '1' : '',
    reads: ['concept'],
    read: ({ concept }, index) => {
      const found = concept(index, id);
      if (found === null) return lacking;
      let readings = known.get(found);
      if (readings === undefined) {
        const value = typeof found.value === 'number' ? ([found.value, found.value] as const) : found.value;
        known.set(found, (readings = [{ value, basis: found.where }]));
      }
      return readings;
    },
  });
}
