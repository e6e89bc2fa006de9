/** Ratios of reinforcement as properties state them, percent. */
import { quantity, type Quantity } from '../rules/judgement.ts';
import { statedNumber } from './stated.ts';

/** Fewer percent than this reinforce nothing: such a number is a fraction. */
const FRACTION_BELOW = 0.05;

const percent = (id: string, zh: string, en: string, concept: string): Quantity => quantity({
  id, title: { zh, en }, unit: '%', subject: 'element', concept, reads: ['concept'],
  read: ({ concept: read }, index) => {
    const stated = read(index, concept);
    if (typeof stated?.value !== 'number') return [statedNumber(stated, concept)];
    const value = stated.value < FRACTION_BELOW ? stated.value * 100 : stated.value;
    return [{ value: [value, value], basis: stated.where }];
  },
});

export const BAR_RATIOS: readonly Quantity[] = [
  percent('distribution-bar-percent', '分布钢筋配筋率', 'ratio of distribution bars', 'distribution-bar-ratio'),
  percent('longitudinal-bar-percent', '纵向钢筋配筋率', 'ratio of longitudinal bars', 'longitudinal-bar-ratio'),
];
