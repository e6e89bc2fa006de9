/** What is carried and lifted in one piece. */
import { quantity, type Quantity } from '../rules/judgement.ts';
import { missingGeometry } from './stated.ts';

export const PIECES: readonly Quantity[] = [
  quantity({
    id: 'piece-width', title: { zh: '构件运输宽度', en: 'width of the piece on a lorry' }, unit: 'm', subject: 'element',
    reads: ['geometry', 'piece'],
    read: ({ geometry, piece }, index) => {
      const [first, ...others] = piece(index);
      if (first !== index) return [];
      // the longest side lies along the lorry, the thinnest upright or flat
      const widths = [index, ...others].map((leaf) => geometry(leaf)?.size?.[1] ?? null);
      const width = Math.max(...widths.filter((w) => w !== null));
      return [widths.includes(null) ? missingGeometry('size') : { value: [width, width], basis: 'geometry', others }];
    },
  }),
  quantity({
    id: 'piece-weight', title: { zh: '构件重量', en: 'weight of the piece' }, unit: 'kg', subject: 'element',
    reads: ['piece', 'weight'],
    read: ({ piece, weight }, index) => {
      const [first, ...others] = piece(index);
      if (first !== index) return [];
      const weights = [index, ...others].map((leaf) => weight(leaf));
      if (weights.every((w) => w === null)) return [];
      if (weights.includes(null)) return [missingGeometry('volume')];
      const sum = (end: 0 | 1): number => weights.reduce((total, w) => total + w!.kg[end], 0);
      const known = weights[0]!;
      return [{ value: [sum(0), sum(1)], basis: `geometry × ${known.density} kg/m³`, others, missing: [{ kind: 'geometry', id: 'volume' }] }];
    },
  }),
];
