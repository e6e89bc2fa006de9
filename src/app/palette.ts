/** Colours of the model: what an element is made as, and whether an item counts it. */
import { OUTCOME_COLOURS } from '../export/outcome-colours.ts';
import type { PrecastValue } from '../facts/roles.ts';

export type MadeClass = PrecastValue | 'out-of-scope';
export type VerdictClass = 'fail' | 'unknown' | 'waived' | 'error';
export type CountedClass = 'yes' | 'no' | 'unknown';

/** order of the legend */
export const MADE: readonly { readonly key: MadeClass; readonly colour: string }[] = [
  { key: 'precast', colour: '#2b7bd6' },
  { key: 'composite', colour: '#17a398' },
  { key: 'cast-in-place', colour: '#a98f74' },
  { key: 'unknown', colour: '#f2a413' },
  { key: 'conflict', colour: '#d6336c' },
  { key: 'not-applicable', colour: '#aeb6c0' },
  { key: 'out-of-scope', colour: '#d3d8de' },
];

export const COUNTED: readonly { readonly key: CountedClass; readonly colour: string }[] = [
  { key: 'yes', colour: OUTCOME_COLOURS.pass },
  { key: 'no', colour: '#b8604a' },
  { key: 'unknown', colour: OUTCOME_COLOURS.unknown },
];

export const VERDICT: readonly { readonly key: VerdictClass; readonly colour: string }[] = (['fail', 'unknown', 'waived', 'error'] as const)
  .map((key) => ({ key, colour: OUTCOME_COLOURS[key] }));
