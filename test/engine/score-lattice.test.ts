import fc from 'fast-check';
import { expect, test } from 'vitest';
import { combine, extent, merge, normalise, NOTHING, splitRuns, sumRuns, type Branch, type Run, type Runs } from '../../src/engine/score-lattice.ts';

const run = fc.tuple(fc.nat(60), fc.nat(8)).map(([from, length]): Run => [from, from + length]);
const runs = fc.array(run, { minLength: 1, maxLength: 4 });

function members(list: Runs): readonly number[] {
  const all = list.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  return [...new Set(all)].sort((a, b) => a - b);
}

test('normalise keeps the members, apart and ascending', () => {
  fc.assert(fc.property(runs, (list) => {
    const normal = normalise(list);
    expect(members(normal)).toEqual(members(list));
    normal.slice(1).forEach((next, i) => expect(next[0]).toBeGreaterThan((normal[i]?.[1] ?? 0) + 1));
  }));
});

test('sumRuns is every sum and no other', () => {
  fc.assert(fc.property(runs, runs, (a, b) => {
    const sums = new Set(members(a).flatMap((x) => members(b).map((y) => x + y)));
    expect(members(sumRuns(a, b))).toEqual([...sums].sort((x, y) => x - y));
  }));
});

test('splitRuns parts the members at the limit', () => {
  fc.assert(fc.property(runs, fc.nat(70), (list, limit) => {
    const { below, from } = splitRuns(list, limit);
    expect(members(below)).toEqual(members(list).filter((x) => x < limit));
    expect(members(from)).toEqual(members(list).filter((x) => x >= limit));
  }));
});

test('combine adds points and Q4 and keeps a failed gate failed', () => {
  const a: Branch = { ...NOTHING, runs: [[0, 0], [20, 30]], gradable: false };
  const b: Branch = { ...NOTHING, runs: [[5, 5]], q4: 60, prefabricated: false };
  expect(combine([a], [b])).toEqual([{ runs: [[5, 5], [25, 35]], q4: 60, prefabricated: false, gradable: false }]);
  expect(merge([a, { ...a, runs: [[31, 40]] }, { ...b, runs: [] }])).toEqual([{ ...a, runs: [[0, 0], [20, 40]] }]);
  expect(extent([a, b])).toEqual([0, 30]);
});
