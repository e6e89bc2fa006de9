/** Every quantity that a rule may ask for with `of` or `where`. A concept is one too, under its own name. */
import { CONCEPTS } from '../../facts/concepts.ts';
import type { Quantity } from '../rules/judgement.ts';
import { conceptQuantity } from './concept.ts';
import { MEMBER_SIZES } from './member-sizes.ts';
import { MODEL_UNITS } from './model-units.ts';
import { SLAB_LAYERS } from './slab-layers.ts';
import { STATED_ATTRIBUTES } from './stated-attributes.ts';

const LISTED: readonly Quantity[] = [...MEMBER_SIZES, ...SLAB_LAYERS, ...STATED_ATTRIBUTES, ...MODEL_UNITS];

export const QUANTITIES: ReadonlyMap<string, Quantity> = new Map(
  [...CONCEPTS.map(conceptQuantity), ...LISTED].map((one) => [one.id, one]),
);
