/** Grouting sleeves, m. */
import { quantity, type Quantity } from '../rules/judgement.ts';
import { missingConcept, statedNumber } from './stated.ts';

const SPACING = 'sleeve-clear-distance';

export const SLEEVES: readonly Quantity[] = [
  quantity({
    id: 'sleeve-clear', title: { zh: '套筒净距', en: 'clear distance of sleeves' }, unit: 'm', subject: 'element', concept: SPACING,
    reads: ['sleeves', 'roles', 'concept'],
    read: ({ sleeves, roles, concept }, index) => {
      const { drawn, nearest } = sleeves();
      if (roles(index).component === 'embedded-part') {
        const near = nearest.get(index);
        return near === undefined ? [] : [{ value: [near.clear, near.clear], basis: 'geometry', others: [near.other] }];
      }
      const { precast } = roles(index);
      const open = precast === 'unknown' || precast === 'conflict';
      if (precast !== 'precast' && !open) return [];
      const stated = concept(index, SPACING);
      if (stated !== null) return [open ? { value: null, missing: [{ kind: 'role', id: 'precast' }] } : statedNumber(stated, SPACING)];
      // drawn sleeves answer for themselves
      return drawn ? [] : [missingConcept(SPACING)];
    },
  }),
];
