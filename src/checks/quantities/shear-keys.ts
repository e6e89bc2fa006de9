/** Shear keys as properties state them. */
import { quantity, type Quantity } from '../rules/judgement.ts';
import { missingConcept, statedNumber } from './stated.ts';

/** No key is as flat as this in degrees: such a number is in radians. */
const RADIANS_BELOW = 1.6;

export const SHEAR_KEYS: readonly Quantity[] = [
  quantity({
    id: 'key-width-over-depth', title: { zh: '键槽宽度与深度之比', en: 'width of the key over its depth' }, unit: '1', subject: 'element', concept: 'key-width',
    reads: ['concept'],
    read: ({ concept }, index) => {
      const [width, depth] = [concept(index, 'key-width'), concept(index, 'key-depth')];
      if (typeof width?.value !== 'number') return [missingConcept('key-width')];
      if (typeof depth?.value !== 'number' || depth.value <= 0) return [missingConcept('key-depth')];
      const ratio = width.value / depth.value;
      return [{ value: [ratio, ratio], basis: `${width.where}, ${depth.where}` }];
    },
  }),
  quantity({
    id: 'key-slope', title: { zh: '键槽端部斜面倾角', en: 'slope of the key\'s ends' }, unit: '°', subject: 'element', concept: 'key-angle',
    reads: ['concept'],
    read: ({ concept }, index) => {
      const stated = concept(index, 'key-angle');
      if (typeof stated?.value !== 'number') return [statedNumber(stated, 'key-angle')];
      const angle = stated.value < RADIANS_BELOW ? (stated.value * 180) / Math.PI : stated.value;
      return [{ value: [angle, angle], basis: stated.where }];
    },
  }),
];
