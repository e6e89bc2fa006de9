/** Every quantity that a rule may ask for with `of` or `where`. A concept is one too, under its own name. */
import { CONCEPTS } from '../../facts/concepts.ts';
import type { Quantity } from '../rules/judgement.ts';
import { BAR_MULTIPLES } from './bar-multiples.ts';
import { conceptQuantity } from './concept.ts';
import { FRAME_MEMBERS } from './frame-members.ts';
import { MEMBER_SIZES } from './member-sizes.ts';
import { SLAB_LAYERS } from './slab-layers.ts';
import { SLAB_SHAPE } from './slab-shape.ts';

const LISTED: readonly Quantity[] = [...MEMBER_SIZES, ...SLAB_LAYERS, ...SLAB_SHAPE, ...BAR_MULTIPLES, ...FRAME_MEMBERS];

export const QUANTITIES: ReadonlyMap<string, Quantity> = new Map(
  [...CONCEPTS.map(conceptQuantity), ...LISTED].map((one) => [one.id, one]),
);
