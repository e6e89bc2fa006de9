/** Leaves of sandwich panels, m. Nothing of walls that are none. */
import type { WallLeaves } from '../../facts/leaf-thickness.ts';
import { quantity, type Quantity } from '../rules/judgement.ts';
import { missingConcept, statedNumber } from './stated.ts';

/** Leaves that are drawn or layered before what a property says: one solid does not show them. */
const leaf = (id: string, zh: string, en: string, concept: string, of: (leaves: WallLeaves) => number): Quantity => quantity({
  id, title: { zh, en }, unit: 'm', subject: 'element', concept,
  reads: ['leaves', 'concept'],
  read: (given, index) => {
    const leaves = given.leaves(index);
    if (typeof leaves === 'object' && leaves.from !== 'name') return [{ value: [of(leaves), of(leaves)], basis: leaves.from }];
    const stated = given.concept(index, concept);
    if (stated !== null) return [statedNumber(stated, concept)];
    if (leaves === 'none') return [];
    return leaves === 'untold' ? [missingConcept(concept)] : [{ value: [of(leaves), of(leaves)], basis: leaves.from }];
  },
});

export const SANDWICH: readonly Quantity[] = [
  leaf('outer-leaf', '外叶墙板厚度', 'thickness of the outer leaf', 'outer-leaf-thickness', (l) => l.outer),
  leaf('sandwich-core', '夹层厚度', 'thickness between the leaves', 'insulation-thickness', (l) => l.between),
];
