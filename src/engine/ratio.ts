/**
 * An item's ratio Σ numerator / Σ denominator over elements of which some are undecided (design decision 2):
 * each undecided element has alternative contributions, and the ratio's interval is the exact minimum and maximum
 * over all choices. Quantities are counted in quanta of 1e-4 (design decision 7); all sums are exact.
 */
import { fraction, fromNumber, HUNDRED, min, mul, roundHalfUp, compare, toDecimal, toNumber, type Fraction } from './fraction.ts';
import { toQuanta, type Interval } from '../units.ts';

/** [numerator, denominator] in SI, both ≥ 0. */
export type Option = readonly [numerator: number, denominator: number];

export interface RatioContribution {
  /** alternatives, at least one; a single one is decided */
  readonly options: readonly Option[];
  /** storey multiplier, a whole number ≥ 0; default 1 */
  readonly weight?: number;
}

export interface RatioInterval {
  /** each end by itself: the ends of the ratio need not be reached at the ends of these */
  readonly numerator: Interval;
  readonly denominator: Interval;
  /** percent, over the choices whose denominator is positive; null where none is */
  readonly ratio: Interval | null;
  readonly ratioExact: { readonly lo: Fraction; readonly hi: Fraction } | null;
  /** some choice leaves nothing to divide by: the building may lack the item */
  readonly denominatorMayBeZero: boolean;
  /** an end lay above 100 % and was cut to it */
  readonly cut: boolean;
  /** the sums at the ratio's ends; null where it has none */
  readonly at: Ends | null;
}

/** Sums at the ratio's least and greatest end. */
export interface Ends {
  readonly lo: Totals;
  readonly hi: Totals;
}

/** An option in whole quanta. */
export interface Line {
  readonly n: number;
  readonly d: number;
}

/** An undecided contribution; its weight stands apart because it does not change which option is best. */
export interface Choice {
  /** position in the contributions */
  readonly index: number;
  readonly lines: readonly Line[];
  readonly weight: bigint;
}

/** Sums in quanta. */
export interface Totals {
  readonly n: bigint;
  readonly d: bigint;
}

const ONE_QUANTUM = 10_000n;

/**
 * @param fixed added to both sums whatever is chosen, e.g. a denominator measured apart
 * @throws RangeError on a negative or non-finite quantity, a contribution without options, a broken weight
 */
export function ratioInterval(contributions: readonly RatioContribution[], fixed: Option = [0, 0]): RatioInterval {
  const { base, choices } = undecided(contributions, fixed);
  const extremes = totalsOf(base, choices);
  const denominator: Interval = [fromTotal(extremes.least.d), fromTotal(extremes.greatest.d)];
  const numerator: Interval = [fromTotal(extremes.least.n), fromTotal(extremes.greatest.n)];
  const denominatorMayBeZero = extremes.least.d === 0n;
  if (extremes.greatest.d === 0n) {
    return { numerator, denominator, ratio: null, ratioExact: null, denominatorMayBeZero, cut: false, at: null };
  }
  const start = widest(base, choices);
  const at: Ends = { lo: descend(base, choices, start, -1), hi: descend(base, choices, start, 1) };
  const lowest = percent(at.lo);
  const highest = percent(at.hi);
  const ratioExact = { lo: min(lowest, HUNDRED), hi: min(highest, HUNDRED) };
  return {
    numerator,
    denominator,
    ratio: [toNumber(ratioExact.lo), toNumber(ratioExact.hi)],
    ratioExact,
    denominatorMayBeZero,
    cut: compare(highest, HUNDRED) > 0,
    at,
  };
}

/**
 * Which option of each contribution makes the least and which the greatest ratio: their sums divide to exactly those. Of
 * options that do equally well the one with the greatest denominator, so that something is divided by.
 * @param contributions none whose numerator exceeds its denominator, as parts of a whole never do
 * @param ends of the same contributions
 */
export function optionsAtEnds(contributions: readonly RatioContribution[], ends: Ends): readonly (readonly [lo: number, hi: number])[] {
  return contributions.map(({ options }) => {
    if (options.length === 1) return DECIDED;
    const lines = options.map(lineOf);
    return [bestAt(lines, ends.lo, -1), bestAt(lines, ends.hi, 1)];
  });
}

const DECIDED: readonly [number, number] = [0, 0];

function bestAt(lines: readonly Line[], at: Totals, side: -1 | 1): number {
  const lambda = Number(at.n) / Number(at.d);
  let best = 0;
  for (let i = 1; i < lines.length; i++) {
    const [a, b] = [lines[i]!, lines[best]!];
    if (better(a, b, at, lambda, side) || (a.d > b.d && !better(b, a, at, lambda, side))) best = i;
  }
  return best;
}

/** What is decided summed up, and the contributions whose options differ. Throws as `ratioInterval`. */
export function undecided(
  contributions: readonly RatioContribution[], fixed: Option,
): { readonly base: Totals; readonly choices: readonly Choice[] } {
  const base = createSum(exact(lineOf(fixed)));
  const choices: Choice[] = [];
  for (const [index, { options, weight = 1 }] of contributions.entries()) {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`not a storey multiplier: ${weight}`);
    const lines = options.map(lineOf);
    const first = lines[0];
    if (first === undefined) throw new RangeError('a contribution without options');
    if (weight === 0) continue;
    if (allAlike(lines, first)) addTo(base, weight, first.n, first.d);
    else choices.push({ index, lines, weight: BigInt(weight) });
  }
  return { base: totalOf(base), choices };
}

function allAlike(lines: readonly Line[], first: Line): boolean {
  for (let i = 1; i < lines.length; i++) if (lines[i]!.n !== first.n || lines[i]!.d !== first.d) return false;
  return true;
}

/** An exact sum that stays in doubles, where whole numbers are exact, for as long as they are. */
interface Sum {
  n: number;
  d: number;
  wholeN: bigint;
  wholeD: bigint;
}

/** Two of these add up to a whole number that a double still holds exactly. */
const HALF_SAFE = 2 ** 52;

function createSum({ n, d }: Totals): Sum {
  return { n: 0, d: 0, wholeN: n, wholeD: d };
}

/** Adds times × [n, d]; all three are whole numbers ≥ 0. A product above 2^53 is above HALF_SAFE however it is rounded. */
function addTo(sum: Sum, times: number, n: number, d: number): void {
  if (times * n <= HALF_SAFE) sum.n += times * n;
  else sum.wholeN += BigInt(times) * BigInt(n);
  if (times * d <= HALF_SAFE) sum.d += times * d;
  else sum.wholeD += BigInt(times) * BigInt(d);
  if (sum.n > HALF_SAFE) {
    sum.wholeN += BigInt(sum.n);
    sum.n = 0;
  }
  if (sum.d > HALF_SAFE) {
    sum.wholeD += BigInt(sum.d);
    sum.d = 0;
  }
}

function totalOf(sum: Sum): Totals {
  return { n: sum.wholeN + BigInt(sum.n), d: sum.wholeD + BigInt(sum.d) };
}

function lineOf([n, d]: Option): Line {
  const line = { n: toQuanta(n), d: toQuanta(d) };
  if (!(Number.isSafeInteger(line.n) && Number.isSafeInteger(line.d) && line.n >= 0 && line.d >= 0)) {
    throw new RangeError(`not a contribution: ${n} / ${d}`);
  }
  return line;
}

function exact(line: Line): Totals {
  return { n: BigInt(line.n), d: BigInt(line.d) };
}

function fromTotal(quanta: bigint): number {
  return toNumber(fraction(quanta, ONE_QUANTUM));
}

function percent({ n, d }: Totals): Fraction {
  return mul(fraction(n, d), HUNDRED);
}

function totalsOf(base: Totals, choices: readonly Choice[]): { readonly least: Totals; readonly greatest: Totals } {
  const least = createSum(base);
  const greatest = createSum(base);
  for (const { lines, weight } of choices) {
    let [leastN, leastD, mostN, mostD] = [Infinity, Infinity, 0, 0];
    for (const { n, d } of lines) {
      if (n < leastN) leastN = n;
      if (n > mostN) mostN = n;
      if (d < leastD) leastD = d;
      if (d > mostD) mostD = d;
    }
    const times = Number(weight);
    addTo(least, times, leastN, leastD);
    addTo(greatest, times, mostN, mostD);
  }
  return { least: totalOf(least), greatest: totalOf(greatest) };
}

function sum(base: Totals, choices: readonly Choice[], pick: (choice: Choice) => Line): Totals {
  const all = createSum(base);
  for (const choice of choices) {
    const line = pick(choice);
    addTo(all, Number(choice.weight), line.n, line.d);
  }
  return totalOf(all);
}

/** A choice with the greatest denominator: where any denominator is positive, this one is. */
function widest(base: Totals, choices: readonly Choice[]): Totals {
  return sum(base, choices, ({ lines }) => lines.reduce((best, line) => (line.d > best.d ? line : best)));
}

/**
 * Dinkelbach: at the ratio λ = N/D reached so far, every element takes the option that is best for n − λ d; as long
 * as their sum is better than 0 the ratio it gives is better than λ. Finite, and exact because every sum is.
 * @param side −1 for the least ratio, 1 for the greatest
 */
function descend(base: Totals, choices: readonly Choice[], start: Totals, side: -1 | 1): Totals {
  let best = start;
  for (;;) {
    const at = best;
    const value = (totals: Totals): bigint => BigInt(side) * (totals.n * at.d - totals.d * at.n);
    const lambda = Number(at.n) / Number(at.d);
    let next = sum(base, choices, (choice) => bestLine(choice.lines, at, lambda, side));
    // Only the greatest ratio can prefer a choice without any denominator, which is no ratio.
    if (next.d === 0n) next = withDenominator(choices, next, at, lambda, side);
    if (value(next) <= 0n) return best;
    best = next;
  }
}

function bestLine(lines: readonly Line[], at: Totals, lambda: number, side: -1 | 1): Line {
  let best = lines[0]!;
  for (let i = 1; i < lines.length; i++) if (better(lines[i]!, best, at, lambda, side)) best = lines[i]!;
  return best;
}

/** Is a's n − λ d better than b's? Decided in floating point where it is clear, exactly where it is not. */
function better(a: Line, b: Line, at: Totals, lambda: number, side: -1 | 1): boolean {
  const gap = side * (a.n - b.n - lambda * (a.d - b.d));
  const noise = 1e-12 * (a.n + b.n + lambda * (a.d + b.d));
  if (Math.abs(gap) > noise) return gap > 0;
  return BigInt(side) * (BigInt(a.n - b.n) * at.d - BigInt(a.d - b.d) * at.n) > 0n;
}

/** The best choice with a positive denominator when the unbound best has none: the one element that loses least switches. */
function withDenominator(choices: readonly Choice[], unbound: Totals, at: Totals, lambda: number, side: -1 | 1): Totals {
  let best: Totals | null = null;
  const value = (totals: Totals): bigint => BigInt(side) * (totals.n * at.d - totals.d * at.n);
  for (const { lines, weight } of choices) {
    const dividing = lines.filter((line) => line.d > 0);
    if (dividing.length === 0) continue;
    const from = bestLine(lines, at, lambda, side);
    const to = bestLine(dividing, at, lambda, side);
    const switched = {
      n: unbound.n + weight * (BigInt(to.n) - BigInt(from.n)),
      d: unbound.d + weight * (BigInt(to.d) - BigInt(from.d)),
    };
    if (best === null || value(switched) > value(best)) best = switched;
  }
  return best ?? unbound;
}

/**
 * A ratio in percent as calculation books print it: half-up, two decimals. Where that hides on which side of a limit
 * (`ratio ≥ limit`) it lies, the exact value follows: `35.00 (34.9968)` (design decision 7).
 */
export function formatRatio(ratio: Fraction, limits: readonly number[] = []): string {
  const shown = toDecimal(ratio, 2);
  const hidden = hiddenLimits(ratio, limits, 2);
  if (hidden.length === 0) return shown;
  for (let decimals = 3; decimals <= 12; decimals += 1) {
    if (hiddenLimits(ratio, hidden, decimals).length === 0) return `${shown} (${toDecimal(ratio, decimals)})`;
  }
  return `${shown} (${ratio.n}/${ratio.d})`;
}

/** The limits on whose side the ratio lies cannot be told from its rounded text. */
function hiddenLimits(ratio: Fraction, limits: readonly number[], decimals: number): readonly number[] {
  const rounded = roundHalfUp(ratio, decimals);
  return limits.filter((limit) => {
    const at = fromNumber(limit);
    return (compare(ratio, at) >= 0) !== (compare(rounded, at) >= 0);
  });
}
