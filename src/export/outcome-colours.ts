/** Colours of what a rule said, the same on the screen, in pictures and in files for other viewers. `#rrggbb`. */
export type ColouredOutcome = 'pass' | 'fail' | 'unknown' | 'waived' | 'error';

export const OUTCOME_COLOURS: Readonly<Record<ColouredOutcome, string>> = {
  pass: '#2e9e5b',
  fail: '#d6432f',
  unknown: '#f2a413',
  waived: '#7d8896',
  error: '#d6432f',
};
