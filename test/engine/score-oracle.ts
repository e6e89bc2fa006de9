/**
 * A second implementation of the scoring, sharing nothing with the engine: scaled integers instead of fractions, the
 * attainable points found by inverting the interpolation for every tenth, and brute force over all their combinations.
 */

/** Millionths of a percent. */
export const SCALE = 1_000_000n;

export interface OracleRatio {
  readonly lo: bigint;
  readonly hi: bigint;
  readonly range: boolean;
  readonly mayBeAbsent: boolean;
}

export interface OracleInput {
  /** table order without fullFitOut; null: absent */
  readonly ratios: readonly (OracleRatio | null)[];
  readonly fullFitOut: boolean | 'unknown';
  readonly steel: boolean;
}

export interface OracleAnswer {
  readonly points: readonly (number | readonly [number, number] | null)[];
  readonly Q: readonly (number | readonly [number, number])[];
  readonly pRaw: number | readonly [number, number];
  readonly p: number | readonly [number, number];
  readonly prefabricated: string;
  readonly grades: readonly (string | null)[];
  readonly combinations: number;
}

/** qMin, qMax, points at qMin, points from qMax on; equal qMin and qMax for a threshold. */
const TABLE: readonly (readonly [number, number, number, number])[] = [
  [35, 80, 20, 30], [70, 80, 10, 20], [80, 80, 5, 5], [50, 80, 2, 5], [50, 50, 5, 5], [50, 80, 2, 5],
  [70, 70, 6, 6], [70, 90, 3, 6], [70, 90, 3, 6], [50, 70, 4, 6],
];

/** Tenths of a point; q4 where absent; whether 5.0.1's 35 % is met. */
interface Way {
  readonly t: number;
  readonly q4: number;
  readonly met: boolean;
}

function attains(row: readonly [number, number, number, number], lo: bigint, hi: bigint, t: number): boolean {
  const [qMin, qMax, low, top] = row.map((x) => BigInt(x)) as [bigint, bigint, bigint, bigint];
  if (t === 0) return lo < qMin * SCALE;
  if (BigInt(t) === top * 10n && hi >= qMax * SCALE) return true;
  if (qMin === qMax) return false;
  // r(q) = 10 low + (q − qMin) · 10 (top − low) / (qMax − qMin) has to fall into [t − ½, t + ½).
  const k = 20n * (top - low);
  const bound = (twice: bigint): bigint => qMin * SCALE * k + (twice - 20n * low) * (qMax - qMin) * SCALE;
  const from = bound(BigInt(2 * t - 1));
  const before = bound(BigInt(2 * t + 1));
  const a = (lo > qMin * SCALE ? lo : qMin * SCALE) * k;
  const b = (hi < qMax * SCALE ? hi : qMax * SCALE) * k;
  const least = a > from ? a : from;
  return a <= b && least <= b && least < before;
}

function waysOf(index: number, ratio: OracleRatio | null, steel: boolean): readonly Way[] {
  const row = TABLE[index] as readonly [number, number, number, number];
  const top = row[3] * 10;
  const absent: Way = { t: 0, q4: top, met: index !== 0 || steel };
  if (ratio === null) return [absent];
  const ways: Way[] = [];
  if (index === 0 && steel) ways.push({ t: 300, q4: 0, met: true });
  else {
    for (let t = 0; t <= top; t += 1) {
      if (attains(row, ratio.lo, ratio.hi, t)) ways.push({ t, q4: 0, met: index !== 0 || t >= 200 });
    }
  }
  return ratio.mayBeAbsent ? [...ways, absent] : ways;
}

export function oracle(input: OracleInput): OracleAnswer {
  const fitOut: readonly Way[] = [true, false]
    .filter((yes) => input.fullFitOut === 'unknown' || input.fullFitOut === yes)
    .map((yes) => ({ t: yes ? 60 : 0, q4: 0, met: true }));
  const ratioWays = input.ratios.map((ratio, i) => waysOf(i, ratio, input.steel));
  const ways = [...ratioWays.slice(0, 6), fitOut, ...ratioWays.slice(6)];
  const ranged = [...input.ratios.map((ratio, i) =>
    ratio !== null && (ratio.mayBeAbsent || (ratio.range && !(i === 0 && input.steel))))];
  const isRange = [...ranged.slice(0, 6), input.fullFitOut === 'unknown', ...ranged.slice(6)];

  let combinations = 0;
  let prefab = 0;
  const grades = new Set<string | null>();
  const ends = [0, 1, 2, 3].map(() => [Infinity, -Infinity] as [number, number]);
  let rawLo = Infinity;
  let rawHi = -Infinity;
  const widen = (i: number, x: number): void => {
    const end = ends[i] as [number, number];
    end[0] = Math.min(end[0], x);
    end[1] = Math.max(end[1], x);
  };
  const visit = (i: number, q1: number, q2: number, q3: number, q4: number, met: boolean, fit: boolean): void => {
    if (i < 11) {
      for (const way of ways[i] as readonly Way[]) {
        visit(i + 1, q1 + (i < 2 ? way.t : 0), q2 + (i >= 2 && i < 6 ? way.t : 0), q3 + (i >= 6 ? way.t : 0),
          q4 + way.q4, met && way.met, fit && (i !== 6 || way.t === 60));
      }
      return;
    }
    combinations += 1;
    const sum = q1 + q2 + q3;
    const rest = 1000 - q4;
    const raw = (sum * 100) / rest;
    const p = Math.floor((200 * sum + rest) / (2 * rest));
    rawLo = Math.min(rawLo, raw);
    rawHi = Math.max(rawHi, raw);
    [q1, q2, q3, q4].forEach((x, k) => widen(k, x / 10));
    const pass = q1 >= 200 && q2 >= 100 && fit && p >= 50;
    if (pass) prefab += 1;
    grades.add(!pass || !met || p < 60 ? null : p <= 75 ? 'A' : p <= 90 ? 'AA' : 'AAA');
  };
  visit(0, 0, 0, 0, 0, true, true);

  const form = (range: boolean, lo: number, hi: number): number | readonly [number, number] => (range ? [lo, hi] : lo);
  const any = isRange.some(Boolean);
  const inGroup = (from: number, to: number): boolean => isRange.slice(from, to).some(Boolean);
  const lacks = input.ratios.some((ratio) => ratio?.mayBeAbsent === true);
  const rounded = (raw: number): number => Math.floor(raw + 0.5);
  return {
    points: ways.map((way, i) => {
      const ratio = i === 6 ? undefined : input.ratios[i < 6 ? i : i - 1];
      if (ratio === null) return null;
      const t = way.map((one) => one.t / 10);
      return form(isRange[i] === true, Math.min(...t), Math.max(...t));
    }),
    Q: [inGroup(0, 2), inGroup(2, 6), inGroup(6, 11), lacks].map((range, k) => form(range, ...(ends[k] as [number, number]))),
    pRaw: form(any, rawLo, rawHi),
    p: form(any, rounded(rawLo), rounded(rawHi)),
    prefabricated: prefab === 0 ? 'fail' : prefab === combinations ? 'pass' : 'unknown',
    grades: [...grades],
    combinations,
  };
}

/** How many combinations `oracle` would visit, at most. */
export function effort(input: OracleInput): number {
  return input.ratios.reduce((n, ratio, i) => n * waysOf(i, ratio, input.steel).length, input.fullFitOut === 'unknown' ? 2 : 1);
}
