/** Every quantity that a rule may ask for with `of` or `where`. A concept is one too, under its own name. */
import { CONCEPTS } from '../../facts/concepts.ts';
import type { Quantity } from '../rules/judgement.ts';
import { BAR_MULTIPLES } from './bar-multiples.ts';
import { BAR_RATIOS } from './bar-ratios.ts';
import { conceptQuantity } from './concept.ts';
import { FRAME_MEMBERS } from './frame-members.ts';
import { HUNG_PANELS } from './hung-panels.ts';
import { MEMBER_SIZES } from './member-sizes.ts';
import { PANEL_OPENINGS } from './panel-openings.ts';
import { PIECES } from './pieces.ts';
import { SANDWICH } from './sandwich.ts';
import { SHEAR_KEYS } from './shear-keys.ts';
import { SLAB_LAYERS } from './slab-layers.ts';
import { SLAB_SHAPE } from './slab-shape.ts';
import { SLEEVES } from './sleeves.ts';
import { STAIR_SEATS } from './stair-seats.ts';
import { STOREY_SHARES } from './storey-shares.ts';
import { WALL_JOINTS } from './wall-joints.ts';

const LISTED: readonly Quantity[] = [
  ...BAR_MULTIPLES,
  ...BAR_RATIOS,
  ...FRAME_MEMBERS,
  ...HUNG_PANELS,
  ...MEMBER_SIZES,
  ...PANEL_OPENINGS,
  ...PIECES,
  ...SANDWICH,
  ...SHEAR_KEYS,
  ...SLAB_LAYERS,
  ...SLAB_SHAPE,
  ...SLEEVES,
  ...STAIR_SEATS,
  ...STOREY_SHARES,
  ...WALL_JOINTS,
];

export const QUANTITIES: ReadonlyMap<string, Quantity> = new Map(
  [...CONCEPTS.map(conceptQuantity), ...LISTED].map((one) => [one.id, one]),
);
