import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fraction } from '../../src/engine/fraction.ts';
import { score, type RatioInput, type ScoreInput } from '../../src/engine/score.ts';
import { loadScoring } from '../../src/standards/pack.ts';
import { ITEM_IDS, RATIO_IDS } from './cases.ts';
import { effort, oracle, SCALE, type OracleInput, type OracleRatio } from './score-oracle.ts';

const pack = loadScoring('gbt51129-2017');

const LIMITS = [0, 35, 50, 70, 80, 90, 100];

/** Millionths of a percent: anywhere, or at and beside a limit, or where an interpolation ends in 5. */
const ratio: fc.Arbitrary<bigint> = fc.oneof(
  fc.integer({ min: 0, max: 100_000_000 }).map(BigInt),
  fc.tuple(fc.constantFrom(...LIMITS), fc.integer({ min: -2, max: 2 })).map(([limit, off]) => clamp(BigInt(limit) * SCALE + BigInt(off))),
  fc.integer({ min: 0, max: 4000 }).map((n) => BigInt(n) * 25_000n),
);

function clamp(x: bigint): bigint {
  return x < 0n ? 0n : x > 100n * SCALE ? 100n * SCALE : x;
}

const exact = ratio.map((q): OracleRatio => ({ lo: q, hi: q, range: false, mayBeAbsent: false }));
const narrow = fc.tuple(ratio, fc.integer({ min: 0, max: 3_000_000 })).map(([q, width]): OracleRatio =>
  ({ lo: q, hi: clamp(q + BigInt(width)), range: true, mayBeAbsent: false }));
const wide = fc.tuple(ratio, ratio).map(([a, b]): OracleRatio => ({ lo: a < b ? a : b, hi: a < b ? b : a, range: true, mayBeAbsent: false }));
const any = fc.oneof(
  { weight: 5, arbitrary: exact as fc.Arbitrary<OracleRatio | null> },
  { weight: 2, arbitrary: narrow },
  { weight: 1, arbitrary: wide },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.oneof(exact, narrow).map((one) => ({ ...one, mayBeAbsent: true })) },
);

const input: fc.Arbitrary<OracleInput> = fc.record({
  ratios: fc.array(any, { minLength: 10, maxLength: 10 }),
  fullFitOut: fc.constantFrom(true, true, false, 'unknown' as const),
  steel: fc.boolean(),
});

/** High ratios, so that gates and grades are at stake. */
const likely: fc.Arbitrary<OracleInput> = fc.record({
  ratios: fc.tuple(...RATIO_IDS.map(() => fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 45_000_000, max: 100_000_000 }).map((q): OracleRatio => ({ lo: BigInt(q), hi: BigInt(q), range: false, mayBeAbsent: false })) },
    { weight: 1, arbitrary: fc.integer({ min: 30_000_000, max: 90_000_000 }).map((q): OracleRatio => ({ lo: BigInt(q), hi: clamp(BigInt(q) + 4_000_000n), range: true, mayBeAbsent: false })) },
    { weight: 1, arbitrary: fc.integer({ min: 45_000_000, max: 100_000_000 }).map((q): OracleRatio => ({ lo: BigInt(q), hi: BigInt(q), range: false, mayBeAbsent: true })) },
  ))),
  fullFitOut: fc.constantFrom(true, true, true, 'unknown' as const),
  steel: fc.constantFrom(false, false, true),
});

function engineInput(given: OracleInput): ScoreInput {
  const ratios: Partial<Record<(typeof RATIO_IDS)[number], RatioInput | null>> = {};
  given.ratios.forEach((one, i) => {
    const id = RATIO_IDS[i] as (typeof RATIO_IDS)[number];
    ratios[id] = one === null ? null : {
      lo: fraction(one.lo, SCALE), hi: fraction(one.hi, SCALE), range: one.range, present: one.mayBeAbsent ? 'unknown' : 'yes',
    };
  });
  return {
    ratios,
    structure: given.steel ? 'steel' : 'concrete',
    ...(given.fullFitOut === 'unknown' ? {} : { fullFitOut: given.fullFitOut }),
  };
}

function agrees(given: OracleInput): void {
  fc.pre(effort(given) <= 40_000);
  const answer = score(engineInput(given), pack);
  const expected = oracle(given);
  expect(ITEM_IDS.map((id) => answer.points[id])).toEqual(expected.points);
  expect([answer.Q1, answer.Q2, answer.Q3, answer.Q4]).toEqual(expected.Q);
  expect(answer.pRaw).toEqual(expected.pRaw);
  expect(answer.p).toEqual(expected.p);
  expect(answer.prefabricated).toBe(expected.prefabricated);
  const grades = Array.isArray(answer.grade) ? answer.grade : [answer.grade];
  expect(new Set(grades)).toEqual(new Set(expected.grades));
  expect(Array.isArray(answer.grade)).toBe(expected.grades.length > 1);
}

test('single figures agree with scaled integers', () => {
  const single = fc.record({
    ratios: fc.array(fc.oneof({ weight: 9, arbitrary: exact as fc.Arbitrary<OracleRatio | null> }, { weight: 1, arbitrary: fc.constant(null) }), { minLength: 10, maxLength: 10 }),
    fullFitOut: fc.boolean() as fc.Arbitrary<boolean | 'unknown'>,
    steel: fc.boolean(),
  });
  fc.assert(fc.property(single, agrees), { numRuns: 3000 });
});

test('ranges agree with brute force over every attainable combination', () => {
  fc.assert(fc.property(input, agrees), { numRuns: 300 });
});

test('verdicts near the gates agree with brute force', () => {
  fc.assert(fc.property(likely, agrees), { numRuns: 300 });
});
