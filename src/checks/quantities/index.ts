/** Every quantity that a rule may ask for with `of` or `where`. A concept is one too, under its own name. */
import { CONCEPTS } from '../../facts/concepts.ts';
import type { Quantity } from '../rules/judgement.ts';
import { BAR_MULTIPLES } from './bar-multiples.ts';
import { BAR_RATIOS } from './bar-ratios.ts';
import { BUILDING_SIZES } from './building-sizes.ts';
import { CASTING } from './casting.ts';
import { conceptQuantity } from './concept.ts';
import { CONCRETE } from './concrete.ts';
import { FRAME_MEMBERS } from './frame-members.ts';
import { HUNG_PANELS } from './hung-panels.ts';
import { MEMBER_KINDS } from './member-kinds.ts';
import { MEMBER_SECTIONS } from './member-sections.ts';
import { MEMBER_SIZES } from './member-sizes.ts';
import { MODEL_UNITS } from './model-units.ts';
import { PANEL_OPENINGS } from './panel-openings.ts';
import { PIECES } from './pieces.ts';
import { SANDWICH } from './sandwich.ts';
import { SHEAR_KEYS } from './shear-keys.ts';
import { SLAB_LAYERS } from './slab-layers.ts';
import { SLAB_SHAPE } from './slab-shape.ts';
import { SLEEVES } from './sleeves.ts';
import { STAIR_SEATS } from './stair-seats.ts';
import { STATED_ATTRIBUTES } from './stated-attributes.ts';
import { STOREY_PLACES } from './storey-places.ts';
import { STOREY_SHARES } from './storey-shares.ts';
import { WALL_JOINTS } from './wall-joints.ts';
import { WALL_LEAVES } from './wall-leaves.ts';

export const LISTED_QUANTITIES: readonly Quantity[] = [
  ...BAR_MULTIPLES,
  ...BAR_RATIOS,
  ...BUILDING_SIZES,
  ...CASTING,
  ...CONCRETE,
  ...FRAME_MEMBERS,
  ...HUNG_PANELS,
  ...MEMBER_KINDS,
  ...MEMBER_SECTIONS,
  ...MEMBER_SIZES,
  ...MODEL_UNITS,
  ...PANEL_OPENINGS,
  ...PIECES,
  ...SANDWICH,
  ...SHEAR_KEYS,
  ...SLAB_LAYERS,
  ...SLAB_SHAPE,
  ...SLEEVES,
  ...STAIR_SEATS,
  ...STATED_ATTRIBUTES,
  ...STOREY_PLACES,
  ...STOREY_SHARES,
  ...WALL_JOINTS,
  ...WALL_LEAVES,
];

export const QUANTITIES: ReadonlyMap<string, Quantity> = new Map(
  [...CONCEPTS.map(conceptQuantity), ...LISTED_QUANTITIES].map((one) => [one.id, one]),
);
