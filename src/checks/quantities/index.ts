/** Every quantity that a rule may ask for with `of` or `where`. A concept is one too, under its own name. */
import { CONCEPTS } from '../../facts/concepts.ts';
import type { Quantity } from '../rules/judgement.ts';
import { BUILDING_SIZES } from './building-sizes.ts';
import { CASTING } from './casting.ts';
import { conceptQuantity } from './concept.ts';
import { CONCRETE } from './concrete.ts';
import { MEMBER_KINDS } from './member-kinds.ts';
import { MEMBER_SECTIONS } from './member-sections.ts';
import { MEMBER_SIZES } from './member-sizes.ts';
import { SLAB_LAYERS } from './slab-layers.ts';
import { STOREY_PLACES } from './storey-places.ts';
import { WALL_LEAVES } from './wall-leaves.ts';

const LISTED: readonly Quantity[] = [
  ...MEMBER_SIZES, ...SLAB_LAYERS,
  ...BUILDING_SIZES, ...CASTING, ...CONCRETE, ...MEMBER_KINDS, ...MEMBER_SECTIONS, ...STOREY_PLACES, ...WALL_LEAVES,
];

export const QUANTITIES: ReadonlyMap<string, Quantity> = new Map(
  [...CONCEPTS.map(conceptQuantity), ...LISTED].map((one) => [one.id, one]),
);
