/** Quantities are plain numbers in SI: m, m², m³, kg. A ratio in this project is in percent. */

/** Closed interval [lo, hi]; a known number is [x, x]. */
export type Interval = readonly [lo: number, hi: number];

/** What a report writes as one number where it is known. */
export function asInterval(value: number | Interval): Interval {
  return typeof value === 'number' ? [value, value] : value;
}

/** One unit in which every element quantity is kept: 1e-4 m, m² or m³ (design decision 7). */
export const QUANTUM = 1e-4;

/** Tolerances, one per kind of quantity, printed in every report. */
export const TOLERANCE = {
  /** welding of mesh vertices, m */
  weld: 1e-5,
  /** element quantities are rounded half-up to this, m / m² / m³ */
  quantum: QUANTUM,
  /** storeys of different files are one storey within this, m (design decision 6) */
  storeyElevation: 0.3,
  /** two boxes or centroids of coincident elements differ by no more than this, m */
  coincidence: 0.005,
} as const;

/** Rounds half-up (away from zero for negatives) to the quantum; the result is an integer count of quanta. */
export function toQuanta(value: number): number {
  const scaled = Math.abs(value) / QUANTUM;
  const half = scaled + 0.5;
  const nearest = Math.floor(half);
  // Away from a tie the binary noise cannot matter, and printing twelve digits is slow.
  if (scaled < 1e8 && half - nearest > 1e-3 && half - nearest < 0.999) return value < 0 ? -nearest : nearest;
  // 12 significant digits: hides the binary noise of a sum such as 0.1 + 0.2, keeps every real digit.
  const rounded = Math.floor(Number(scaled.toPrecision(12)) + 0.5);
  return value < 0 ? -rounded : rounded;
}

/** Quanta back to SI. Exact to the last printed digit. */
export function fromQuanta(quanta: number): number {
  return quanta / 10_000;
}

/** Rounds a quantity half-up to 1e-4 (design decision 7). */
export function roundQuantity(value: number): number {
  return fromQuanta(toQuanta(value));
}

export function isExact(interval: Interval): boolean {
  return interval[0] === interval[1];
}

/** Half-up to so many decimals, without binary surprises (2.675 → 2.68). */
export function fixed(value: number, decimals: number): string {
  const scaled = Number((Math.abs(value) * 10 ** decimals).toPrecision(13));
  const rounded = Math.floor(scaled + 0.5) / 10 ** decimals;
  return (value < 0 && rounded !== 0 ? '-' : '') + rounded.toFixed(decimals);
}
