/** Colours of the model: what an element is made as, and whether an item counts it. */
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
  { key: 'yes', colour: '#2e9e5b' },
  { key: 'no', colour: '#b8604a' },
  { key: 'unknown', colour: '#f2a413' },
];

export const VERDICT: readonly { readonly key: VerdictClass; readonly colour: string }[] = [
  { key: 'fail', colour: '#d6432f' },
  { key: 'unknown', colour: '#f2a413' },
  { key: 'waived', colour: '#7d8896' },
  { key: 'error', colour: '#d6432f' },
];
