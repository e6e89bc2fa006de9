import { describe, expect, test } from 'vitest';
import { fraction, fromNumber, HUNDRED, mul, sub, toDecimal, toNumber, add, div, ZERO, type Fraction } from '../../src/engine/fraction.ts';
import { ratioInterval, type RatioContribution } from '../../src/engine/ratio.ts';
import { parseScoreInput } from '../../src/engine/score-input.ts';
import { exactRatio, pointsAt, score, type RatioInput, type ScoreInput } from '../../src/engine/score.ts';
import type { ScoreResult } from '../../src/engine/report.ts';
import { loadScoring } from '../../src/standards/pack.ts';
import { ITEM_IDS, ITEM_TIES, QUANTITY_CASES, RATIO_IDS, TABLE_CASES, type OracleCase, type Quantities } from './cases.ts';

const pack = loadScoring('gbt51129-2017');

function scoreJson(json: string): ScoreResult {
  const parsed = parseScoreInput(json);
  if (!parsed.ok) throw new Error(`${parsed.fault.path}: ${parsed.fault.message.en}`);
  const [first] = parsed.inputs;
  if (first === undefined) throw new Error('no case');
  return score(first, pack);
}

function expectAnswer(answer: ScoreResult, expected: Omit<OracleCase, 'ratios'>): void {
  expect(ITEM_IDS.map((id) => answer.points[id])).toEqual(expected.points);
  expect(Object.keys(answer.points)).toEqual([...ITEM_IDS]);
  expect([answer.Q1, answer.Q2, answer.Q3, answer.Q4]).toEqual(expected.Q);
  // The printed P_raw has three decimals; the whole value is (Q1+Q2+Q3)/(100−Q4).
  const tenths = BigInt(expected.points.reduce<number>((sum, x) => sum + Math.round((x ?? 0) * 10), 0));
  const exact = fraction(tenths * 100n, BigInt(1000 - expected.Q[3] * 10));
  expect(toDecimal(exact, 3)).toBe(expected.pRaw);
  expect(answer.pRaw).toBe(toNumber(exact));
  expect(answer.p).toBe(expected.p);
  expect(answer.prefabricated).toBe(expected.prefabricated);
  expect(answer.grade).toBe(expected.grade);
}

describe('worked examples given as ratios', () => {
  test.each(TABLE_CASES)('$id', (one) => {
    const ratios = RATIO_IDS.map((id, i) => `"${id}":${String(one.ratios[i])}`).join(',');
    const structure = one.structure === undefined ? '' : `,"structure":"${one.structure}"`;
    expectAnswer(scoreJson(`[{"id":"x","ratios":{${ratios}},"fullFitOut":${one.fullFitOut}${structure}}]`), one);
  });

  test.each(ITEM_TIES)('%s at %s %% rounds half-up to %d points', (id, ratio, points) => {
    expect(scoreJson(`[{"id":"x","ratios":{"${id}":${ratio}}}]`).points[id]).toBe(points);
  });
});

describe('worked examples given as quantities', () => {
  test.each(QUANTITY_CASES)('$id', (one) => {
    const ratios: Partial<Record<(typeof RATIO_IDS)[number], RatioInput | null>> = {};
    one.quantities.forEach((given, i) => {
      const id = RATIO_IDS[i] as (typeof RATIO_IDS)[number];
      ratios[id] = given === null ? null : exactRatio(typeof given === 'number' ? fromNumber(given) : ratioOf(given));
      const printed = one.printed[id];
      const ratio = ratios[id];
      if (printed !== undefined) expect(ratio === null || ratio === undefined ? null : toDecimal(ratio.lo, 3), id).toBe(printed);
    });
    expect(Object.keys(ratios)).toHaveLength(10);
    expectAnswer(score({ ratios, fullFitOut: one.fullFitOut, structure: 'concrete' }, pack), one);
  });
});

function ratioOf({ num, den }: Quantities): Fraction {
  const contributions: readonly RatioContribution[] = [
    ...num.map(([value, weight = 1]) => ({ options: [[value, 0]] as const, weight })),
    ...den.map(([value, weight = 1]) => ({ options: [[0, value]] as const, weight })),
  ];
  const { ratioExact } = ratioInterval(contributions);
  if (ratioExact === null) throw new Error('no ratio');
  // The same by plain fractions.
  const sum = (terms: Quantities['num']): Fraction =>
    terms.reduce((total, [value, times = 1]) => add(total, mul(fromNumber(value), fromNumber(times))), ZERO);
  expect(ratioExact.lo).toEqual(mul(div(sum(num), sum(den)), HUNDRED));
  expect(ratioExact.hi).toEqual(ratioExact.lo);
  return ratioExact.lo;
}

describe('ranges', () => {
  const known = '"q1b":80,"q2a":80,"q2b":0,"q2c":50,"q2d":0,"q3a":0,"q3b":0,"q3c":0,"q3d":0';

  test('a number that depends on a range is a range even where its ends are equal', () => {
    const answer = scoreJson(`[{"id":"x","ratios":{"q1a":[10,20],${known}},"fullFitOut":true}]`);
    expect(answer.points.q1a).toEqual([0, 0]);
    expect(answer.points.q1b).toBe(20);
    expect(answer.Q1).toEqual([20, 20]);
    expect(answer.Q2).toBe(10);
    expect(answer.Q3).toBe(6);
    expect(answer.Q4).toBe(0);
    expect(answer.pRaw).toEqual([36, 36]);
    expect(answer.p).toEqual([36, 36]);
    expect(answer.prefabricated).toBe('fail');
    expect(answer.grade).toBeNull();
  });

  test('a missing key is 0–100, a missing fullFitOut is unknown', () => {
    const answer = scoreJson('[{"id":"x","ratios":{}}]');
    expect(answer.points).toEqual({
      q1a: [0, 30], q1b: [0, 20], q2a: [0, 5], q2b: [0, 5], q2c: [0, 5], q2d: [0, 5],
      fullFitOut: [0, 6], q3a: [0, 6], q3b: [0, 6], q3c: [0, 6], q3d: [0, 6],
    });
    expect([answer.Q1, answer.Q2, answer.Q3, answer.Q4]).toEqual([[0, 50], [0, 20], [0, 30], 0]);
    expect(answer.pRaw).toEqual([0, 100]);
    expect(answer.p).toEqual([0, 100]);
    expect(answer.prefabricated).toBe('unknown');
    expect(answer.grade).toEqual([null, 'A', 'AA', 'AAA']);
  });

  test('an item that may be missing: 0 or its points, and Q4 a range', () => {
    const answer = scoreJson(`[{"id":"x","ratios":{"q1a":80,${known.replace('"q3b":0', '"q3b":{"ratio":80,"present":"unknown"}')}},"fullFitOut":true}]`);
    expect(answer.points.q3b).toEqual([0, 4.5]);
    expect(answer.Q4).toEqual([0, 6]);
    // 66/94 without a kitchen, 70.5/100 with it.
    expect(answer.pRaw).toEqual([6600 / 94, 70.5]);
    expect(answer.p).toEqual([70, 71]);
    expect(answer.prefabricated).toBe('pass');
    expect(answer.grade).toBe('A');
  });

  test('a gap in the points is a gap in the grades', () => {
    // Either q1a is below 35 (no grade), or it gives at least 20 and P at least 60: A or AA, never a P between.
    const answer = scoreJson(`[{"id":"x","ratios":{"q1a":[30,80],${known.replace('"q3a":0', '"q3a":70').replace('"q3d":0', '"q3d":70').replace('"q2b":0', '"q2b":80')}},"fullFitOut":true}]`);
    expect(answer.p).toEqual([53, 83]);
    expect(answer.prefabricated).toBe('pass');
    expect(answer.grade).toEqual([null, 'A', 'AA']);
  });

  test('grades jump over a band that P has but no attainable sum reaches', () => {
    // P is 58 without points for q1a and at least 78 with them, so A (60–75) is impossible.
    const answer = scoreJson('[{"id":"x","ratios":{"q1a":[0,80],"q1b":80,"q2a":80,"q2b":80,"q2c":50,"q2d":80,"q3a":70,"q3b":90,"q3c":0,"q3d":0},"fullFitOut":true}]');
    expect(answer.p).toEqual([58, 88]);
    expect(answer.grade).toEqual([null, 'AA']);
  });

  test('a grade that only the middle of a run reaches is among the possible', () => {
    const answer = scoreJson('[{"id":"x","ratios":{"q1a":[35,80],"q1b":[70,80],"q2a":80,"q2b":0,"q2c":50,"q2d":0,"q3a":70,"q3b":90,"q3c":0,"q3d":0},"fullFitOut":true}]');
    expect(answer.p).toEqual([58, 78]);
    expect(answer.prefabricated).toBe('pass');
    expect(answer.grade).toEqual([null, 'A', 'AA']);
  });

  test('a verdict is firm where the gap lies on both sides of a gate', () => {
    // Q1 ≥ 20 holds for no attainable sum: q1a stays below 35, q1b below 80.
    const answer = scoreJson('[{"id":"x","ratios":{"q1a":[0,34.999],"q1b":[0,79.9]}}]');
    expect(answer.Q1).toEqual([0, 19.9]);
    expect(answer.prefabricated).toBe('fail');
    expect(answer.grade).toBeNull();
  });
});

describe('structure', () => {
  test.each(['steel', 'timber'])('%s: vertical members score 30 and meet the 35 % whatever their ratio', (structure) => {
    const rest = '"q1b":80,"q2a":80,"q2b":0,"q2c":50,"q2d":0,"q3a":0,"q3b":0,"q3c":0,"q3d":0';
    for (const q1a of ['"q1a":0,', '"q1a":[0,100],', '']) {
      const answer = scoreJson(`[{"id":"x","ratios":{${q1a}${rest}},"fullFitOut":true,"structure":"${structure}"}]`);
      expect(answer.points.q1a).toBe(30);
      expect(answer.Q1).toBe(50);
      expect(answer.p).toBe(66);
      expect(answer.grade).toBe('A');
    }
  });
});

describe('limits', () => {
  test('a decimal beyond double precision decides', () => {
    const at = (q: string): unknown => scoreJson(`[{"id":"x","ratios":{"q2a":${q}}}]`).points.q2a;
    expect(at('79.99999999999999999999')).toBe(0);
    expect(at('80.00000000000000000001')).toBe(5);
    expect(at('8e1')).toBe(5);
  });

  test('a ratio outside 0–100 is refused', () => {
    const broken: ScoreInput = { ratios: { q1a: exactRatio(fromNumber(101)) }, structure: 'concrete' };
    expect(() => score(broken, pack)).toThrow(RangeError);
    const crossed: ScoreInput = { ratios: { q1a: { lo: HUNDRED, hi: sub(HUNDRED, fromNumber(1)), range: true, present: 'yes' } }, structure: 'concrete' };
    expect(() => score(crossed, pack)).toThrow(RangeError);
  });

  test('pointsAt follows the commentary on floors: below 70 nothing, above 80 all', () => {
    const award = pack.items.find((item) => item.id === 'q1b')?.award;
    if (award === undefined) throw new Error('no q1b');
    expect(['69.999', '70', '75', '80', '95'].map((q) => pointsAt(award, fromNumber(Number(q)), 1))).toEqual([0, 10, 15, 20, 20]);
  });
});
