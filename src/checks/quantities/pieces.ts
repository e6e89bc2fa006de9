/** What is carried and lifted in one piece. */
import { quantity, type Quantity } from '../rules/judgement.ts';
import type { Given } from '../rules/readers.ts';
import { missingGeometry } from './stated.ts';

/** The elements of the piece for which `index` speaks; none where nothing says that it is precast: usual limits are no question then. */
function pieceFor({ piece, roles }: Given<'piece' | 'roles'>, index: number): readonly number[] {
  const all = piece(index);
  return all[0] === index && roles(index).precast !== 'unknown' ? all : [];
}

export const PIECES: readonly Quantity[] = [
  quantity({
    id: 'piece-width', title: { zh: '构件运输宽度', en: 'width of the piece on a lorry' }, unit: 'm', subject: 'element',
    reads: ['geometry', 'piece', 'roles'],
    read: (given, index) => {
      const leaves = pieceFor(given, index);
      if (leaves.length === 0) return [];
      const others = leaves.slice(1);
      // the longest side lies along the lorry, the thinnest upright or flat
      const widths = leaves.map((leaf) => given.geometry(leaf)?.size?.[1] ?? null);
      const width = Math.max(...widths.filter((w) => w !== null));
      return [widths.includes(null) ? missingGeometry('size') : { value: [width, width], basis: 'geometry', others }];
    },
  }),
  quantity({
    id: 'lifted-weight', title: { zh: '构件重量', en: 'weight of the piece' }, unit: 'kg', subject: 'element',
    reads: ['piece', 'roles', 'weight'],
    read: (given, index) => {
      const leaves = pieceFor(given, index);
      const others = leaves.slice(1);
      const weights = leaves.map((leaf) => given.weight(leaf));
      // steel and timber are not weighed
      if (weights.every((w) => w === null)) return [];
      if (weights.includes(null)) return [missingGeometry('volume')];
      const sum = (end: 0 | 1): number => weights.reduce((total, w) => total + w!.kg[end], 0);
      const known = weights[0]!;
      return [{ value: [sum(0), sum(1)], basis: `geometry × ${known.density} kg/m³`, others, missing: [{ kind: 'geometry', id: 'volume' }] }];
    },
  }),
];
