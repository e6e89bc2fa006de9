/** Bearing of precast flights, m. */
import { quantity, type Quantity, type Reading } from '../rules/judgement.ts';
import { missingConcept, statedNumber } from './stated.ts';

const BEARING = 'stair-bearing-length';

export const STAIR_SEATS: readonly Quantity[] = [
  quantity({
    id: 'stair-bearing', title: { zh: '楼梯搁置长度', en: 'bearing length of the flight' }, unit: 'm', subject: 'element', concept: BEARING,
    reads: ['seats', 'concept'],
    read: ({ seats, concept }, index) => {
      const { part, seats: drawn } = seats(index);
      if (part === 'landing') return [];
      if (drawn.length > 0) return drawn.map(({ length, support, box }): Reading => ({ value: [length, length], basis: 'geometry', others: [support], where: box }));
      const stated = concept(index, BEARING);
      return [stated === null ? missingConcept(BEARING) : statedNumber(stated, BEARING)];
    },
  }),
];
