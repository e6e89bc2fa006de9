/** What is looked at: listed in the middle column, isolated and coloured on the model. */
import type { Contribution } from '../engine/report.ts';
import type { ItemId } from '../profile/profile.ts';
import type { VerdictClass } from './palette.ts';

/** What the middle column lists and isolates. */
export type Focus =
  | { readonly kind: 'item'; readonly item: ItemId }
  | { readonly kind: 'elements'; readonly title: string; readonly elements: readonly number[]; readonly verdict?: ShownVerdict };

/** What a rule said of the elements, and where on them: boxes in world metres. */
export interface ShownVerdict {
  readonly outcome: VerdictClass;
  readonly boxes: readonly (readonly [number, number, number, number, number, number])[];
}

export type Listed = { readonly element: number; readonly contribution: Contribution | null };

export type Colouring = 'made' | 'item' | 'verdict';
