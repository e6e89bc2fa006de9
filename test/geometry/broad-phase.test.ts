import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxColumn, forEachOverlap } from '../../src/geometry/broad-phase.ts';
import { naivePairs } from './naive-pairs.ts';

const coordinate = fc.oneof(fc.double({ min: -20, max: 20, noNaN: true }), fc.integer({ min: -5, max: 5 }));
const size = fc.oneof({ weight: 6, arbitrary: fc.double({ min: 0, max: 3, noNaN: true }) }, { weight: 1, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1000) });
const box = fc.tuple(coordinate, coordinate, coordinate, size, size, size).map(([x, y, z, dx, dy, dz]) => [x, y, z, x + dx, y + dy, z + dz]);
const bad = fc.constantFrom([NaN, 0, 0, 1, 1, 1], [0, 0, 0, 1, NaN, 1], [0, 0, 0, Infinity, 1, 1], [1, 1, 1, 0, 2, 2], [-Infinity, 0, 0, 0, 1, 1]);
const boxes = fc.array(fc.oneof({ weight: 20, arbitrary: box }, { weight: 1, arbitrary: bad }), { maxLength: 120 });
const margin = fc.constantFrom(0, 0.03, 1, -0.005, -0.5);

/** flat [i, j, i, j, …] */
function overlappingPairs(column: Float64Array, within: number): readonly number[] {
  const pairs: number[] = [];
  forEachOverlap(column, within, (i, j) => pairs.push(i, j));
  return pairs;
}

describe('broad phase', () => {
  test('the pairs of brute force, in order', () => {
    fc.assert(fc.property(boxes, margin, fc.constantFrom(0, 4_000_000), (list, within, far) => {
      const column = Float64Array.from(list.flat(), (value, i) => (i % 6 === 0 || i % 6 === 3 ? value + far : value));
      expect(overlappingPairs(column, within)).toEqual(naivePairs(column, within));
    }), { numRuns: 300 });
  });

  test('more than one chunk of pairs: each once, in order', () => {
    const n = 600;
    const column = boxColumn(Array.from({ length: n }, () => [0, 0, 0, 1, 1, 1]));
    const pairs = overlappingPairs(column, 0);
    expect(pairs.length / 2).toBe((n * (n - 1)) / 2);
    expect(pairs.slice(0, 4)).toEqual([0, 1, 0, 2]);
    expect(pairs.slice(-2)).toEqual([n - 2, n - 1]);
  });

  test('a visitor may use the core itself', () => {
    const column = boxColumn(Array.from({ length: 500 }, (_, i) => [i, 0, 0, i + 1, 1, 1]));
    let seen = 0;
    forEachOverlap(column, 0, (i, j) => {
      if (i % 100 === 0) expect(overlappingPairs(column.subarray(6 * i, 6 * j + 6), 0).length).toBe(2);
      seen++;
    });
    expect(seen).toBe(499);
  });

  test('a slab under ten thousand columns, and one box astray', () => {
    const list: (number[] | null)[] = [[0, 0, -1, 1000, 1000, 0], null, [4e6, 4e6, 0, 4e6 + 1, 4e6 + 1, 1]];
    for (let i = 0; i < 10_000; i++) list.push([(i % 100) * 10, Math.floor(i / 100) * 10, 0, (i % 100) * 10 + 0.5, Math.floor(i / 100) * 10 + 0.5, 3]);
    const pairs = overlappingPairs(boxColumn(list), 0);
    expect(pairs.length / 2).toBe(10_000);
    expect(pairs[0]).toBe(0);
    expect(pairs[1]).toBe(3);
  });

  test('nothing from nothing', () => {
    expect(overlappingPairs(new Float64Array(0), 0)).toHaveLength(0);
    expect(overlappingPairs(boxColumn([null, null]), 1)).toHaveLength(0);
    expect(overlappingPairs(boxColumn([[0, 0, 0, 1, 1, 1]]), 1)).toHaveLength(0);
  });
});
