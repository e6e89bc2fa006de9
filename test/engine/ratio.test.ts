import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, fraction, fromDecimal, fromNumber, HUNDRED, toNumber, toDecimal, roundHalfUp, type Fraction } from '../../src/engine/fraction.ts';
import { formatRatio, optionsAtEnds, ratioInterval, type Option, type RatioContribution } from '../../src/engine/ratio.ts';
import { toQuanta } from '../../src/units.ts';

/** Every choice of options, each as its ratio in percent or null where the denominator is 0. */
function settlings(contributions: readonly RatioContribution[], fixed: Option): readonly { readonly n: bigint; readonly d: bigint }[] {
  let sums = [{ n: BigInt(toQuanta(fixed[0])), d: BigInt(toQuanta(fixed[1])) }];
  for (const { options, weight = 1 } of contributions) {
    sums = sums.flatMap((sum) => options.map(([n, d]) =>
      ({ n: sum.n + BigInt(weight * toQuanta(n)), d: sum.d + BigInt(weight * toQuanta(d)) })));
  }
  return sums;
}

function bruteForce(contributions: readonly RatioContribution[], fixed: Option): { readonly lo: Fraction; readonly hi: Fraction } | null {
  const ratios = settlings(contributions, fixed).filter(({ d }) => d > 0n).map(({ n, d }) => fraction(n * 100n, d));
  if (ratios.length === 0) return null;
  const cut = (ratio: Fraction): Fraction => (compare(ratio, HUNDRED) > 0 ? HUNDRED : ratio);
  return {
    lo: cut(ratios.reduce((a, b) => (compare(a, b) <= 0 ? a : b))),
    hi: cut(ratios.reduce((a, b) => (compare(a, b) >= 0 ? a : b))),
  };
}

/** Many equal and zero figures, so that ties and 0/0 occur; some with all four decimals. */
const quantity = fc.oneof(
  fc.constantFrom(0, 0, 1, 2, 2.5, 10),
  fc.integer({ min: 0, max: 1_000_000 }).map((quanta) => quanta / 10_000),
);
const option: fc.Arbitrary<Option> = fc.oneof(
  fc.tuple(quantity, quantity),
  quantity.map((x): Option => [x, x]),
  quantity.map((x): Option => [0, x]),
  fc.constant<Option>([0, 0]),
);
const contribution: fc.Arbitrary<RatioContribution> = fc.record({
  options: fc.array(option, { minLength: 1, maxLength: 3 }), weight: fc.constantFrom(1, 1, 1, 13, 0),
});
const small = fc.array(contribution, { maxLength: 7 });
const fixedPart = fc.oneof(fc.constant<Option>([0, 0]), option);

describe('ratioInterval', () => {
  test('is the exact minimum and maximum over all settlings', () => {
    fc.assert(fc.property(small, fixedPart, (contributions, fixed) => {
      const found = ratioInterval(contributions, fixed);
      const expected = bruteForce(contributions, fixed);
      expect(found.ratioExact).toEqual(expected);
      expect(found.ratio).toEqual(expected === null ? null : [toNumber(expected.lo), toNumber(expected.hi)]);
      const sums = settlings(contributions, fixed);
      expect(found.denominatorMayBeZero).toBe(sums.some(({ d }) => d === 0n));
      const numerators = sums.map(({ n }) => Number(n) / 10_000);
      const denominators = sums.map(({ d }) => Number(d) / 10_000);
      expect(found.numerator).toEqual([Math.min(...numerators), Math.max(...numerators)]);
      expect(found.denominator).toEqual([Math.min(...denominators), Math.max(...denominators)]);
      expect(found.cut).toBe(sums.some(({ n, d }) => d > 0n && n > d));
    }), { numRuns: 3000 });
  });

  test('the options named for its ends divide to its ends', () => {
    const parts = small.map((all) => all.map((one) => ({ ...one, options: one.options.map(([n, d]): Option => [Math.min(n, d), d]) })));
    fc.assert(fc.property(parts, (contributions) => {
      const { at } = ratioInterval(contributions);
      if (at === null) return;
      const ends = optionsAtEnds(contributions, at);
      for (const [side, { n, d }] of [[0, at.lo], [1, at.hi]] as const) {
        let [top, bottom] = [0n, 0n];
        for (const [i, { options, weight = 1 }] of contributions.entries()) {
          const [a, b] = options[ends[i]![side]]!;
          top += BigInt(weight * toQuanta(a));
          bottom += BigInt(weight * toQuanta(b));
        }
        expect(bottom > 0n).toBe(true);
        expect(top * d).toBe(bottom * n);
      }
    }), { numRuns: 3000 });
  });

  test('sums beyond what doubles hold exactly are exact', () => {
    const huge = fc.record({
      options: fc.array(fc.tuple(fc.integer({ min: 0, max: 2 ** 38 }), fc.integer({ min: 1, max: 2 ** 38 })), { minLength: 1, maxLength: 2 }),
      weight: fc.constantFrom(1, 3, 999_999_937),
    });
    // quanta are computed apart from weights here: a weight times them is no exact double
    fc.assert(fc.property(fc.array(huge, { minLength: 1, maxLength: 5 }), (contributions) => {
      const expected = contributions.reduce(
        (sums, { options, weight }) => sums.flatMap((sum) => options.map(([n, d]) =>
          ({ n: sum.n + BigInt(weight) * BigInt(n), d: sum.d + BigInt(weight) * BigInt(d) }))), [{ n: 0n, d: 0n }]);
      const cut = (ratio: Fraction): Fraction => (compare(ratio, HUNDRED) > 0 ? HUNDRED : ratio);
      const ratios = expected.map(({ n, d }) => cut(fraction(n * 100n, d)));
      expect(ratioInterval(contributions).ratioExact).toEqual({
        lo: ratios.reduce((a, b) => (compare(a, b) <= 0 ? a : b)), hi: ratios.reduce((a, b) => (compare(a, b) >= 0 ? a : b)),
      });
    }), { numRuns: 500 });
  });

  test('is not the pair "all no" and "all yes": an open wall that is precast or not there at all', () => {
    const { ratio } = ratioInterval([{ options: [[5, 10]] }, { options: [[10, 10], [0, 0]] }, { options: [[0, 10], [0, 0]] }]);
    expect(ratio).toEqual([25, 75]);
  });

  test('0/0 is no ratio', () => {
    expect(ratioInterval([])).toEqual({ numerator: [0, 0], denominator: [0, 0], ratio: null, ratioExact: null, denominatorMayBeZero: true, cut: false, at: null });
    expect(ratioInterval([{ options: [[1, 0]] }]).ratio).toBeNull();
  });

  test('more than 100 % is cut and reported', () => {
    const found = ratioInterval([{ options: [[12, 0], [6, 0]] }], [0, 10]);
    expect(found.ratio).toEqual([60, 100]);
    expect(found.cut).toBe(true);
  });

  test('quantities are rounded half-up to 1e-4 before they are summed', () => {
    expect(ratioInterval([{ options: [[0.00004, 1]], weight: 100 }]).ratio).toEqual([0, 0]);
    expect(ratioInterval([{ options: [[0.00005, 1]], weight: 100 }]).ratio).toEqual([0.01, 0.01]);
  });

  test.each([[[-1, 1]], [[1, -1]], [[NaN, 1]], [[1, Infinity]]] as const)('refuses %j', (broken) => {
    expect(() => ratioInterval([{ options: [broken] }])).toThrow(RangeError);
  });

  test('refuses broken weights and empty options', () => {
    expect(() => ratioInterval([{ options: [[1, 1]], weight: 0.5 }])).toThrow(RangeError);
    expect(() => ratioInterval([{ options: [[1, 1]], weight: -1 }])).toThrow(RangeError);
    expect(() => ratioInterval([{ options: [] }])).toThrow(RangeError);
  });

  test('costs grow with the number of elements', () => {
    // a quadratic cost would take minutes: the test's time limit is the guard
    const { ratio } = ratioInterval(generated(100_000));
    expect(ratio?.[0]).toBeLessThan(ratio?.[1] ?? 0);
  }, 30_000);
});

/** Deterministic contributions, all undecided. */
function generated(count: number): readonly RatioContribution[] {
  let state = 12345;
  const next = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return (state % 100_000) / 10_000;
  };
  return Array.from({ length: count }, () => {
    const size = next() + 0.1;
    return { options: [[0, size], [size, size], [0, 0]] as const, weight: 1 };
  });
}

describe('formatRatio', () => {
  test.each([
    ['34.868', [35], '34.87'],
    ['34.9968', [35], '35.00 (34.997)'],
    ['34.99999', [35], '35.00 (34.99999)'],
    ['35', [35], '35.00'],
    ['35.004', [35], '35.00'],
    ['79.995', [35, 80], '80.00 (79.995)'],
    ['79.994999', [80], '79.99'],
    ['0', [35], '0.00'],
    ['100', [], '100.00'],
  ] as const)('%s beside %j is %s', (ratio, limits, text) => {
    expect(formatRatio(fromDecimal(ratio), limits)).toBe(text);
  });

  test('where no decimals tell, the fraction does', () => {
    const below = fraction(35n * 10n ** 20n - 1n, 10n ** 20n);
    expect(formatRatio(below, [35])).toBe(`35.00 (${below.n}/${below.d})`);
  });
});

describe('fractions', () => {
  test('toNumber is the nearest double', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (x) => {
      expect(toNumber(fromNumber(x)) === x).toBe(true);
    }));
    expect(toNumber(fraction(10n ** 400n + 1n, 3n * 10n ** 400n))).toBe(1 / 3);
  });

  test('half-up, away from zero', () => {
    expect([['2.05', 1], ['4.05', 1], ['-2.05', 1], ['0.5', 0], ['0.49', 0], ['-0.004', 2]].map(([text, n]) =>
      toDecimal(fromDecimal(String(text)), Number(n)))).toEqual(['2.1', '4.1', '-2.1', '1', '0', '0.00']);
    expect(roundHalfUp(fromDecimal('22.25'), 1)).toEqual(fraction(223n, 10n));
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
  });
});
