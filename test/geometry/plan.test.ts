import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { contourArea, loadPlan } from '../../src/geometry/plan.ts';
import type { Plan } from '../../src/geometry/plan.ts';

const square = (x: number, y: number, size: number): number[] => [x, y, x + size, y, x + size, y + size, x, y + size];
let plan: Plan;
beforeAll(async () => {
  plan = await loadPlan();
});

describe('plane regions', () => {
  it('unites overlapping squares', () => {
    expect(plan.unionArea([square(0, 0, 2), square(1, 1, 2)])).toBeCloseTo(7, 9);
    expect(plan.area(plan.union([square(0, 0, 2), square(1, 1, 2)]))).toBeCloseTo(7, 9);
  });

  it('loses nothing on map coordinates', () => {
    const x = 4_000_007.2617, y = 6_000_005.494;
    expect(plan.unionArea([square(x, y, 2), square(x + 1, y + 1, 2)])).toBeCloseTo(7, 7);
    expect(Math.abs(plan.area(plan.union([square(x, y, 2), square(x + 1, y + 1, 2)])) - 7)).toBeLessThan(1e-6);
  });

  it('answers the same for the same contours in whatever order, to the last digit', () => {
    // squares on a coarse grid share corners and sides, as walls and slabs do
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 3 })), { minLength: 2, maxLength: 24 });
    const at = (k: number): number => 3_000_000.123 + k * 0.7;
    fc.assert(fc.property(some, fc.infiniteStream(fc.nat()), (list, keys) => {
      const squares = list.map(([x, y, size]) => square(at(x), at(y), size * 0.7));
      const other = squares.map((one) => ({ one, key: keys.next().value as number })).sort((a, b) => a.key - b.key).map(({ one }) => one);
      expect(plan.union(other)).toEqual(plan.union(squares));
      expect(plan.unionArea(other)).toBe(plan.unionArea(squares));
      expect(plan.difference([square(at(0), at(0), 8)], other)).toEqual(plan.difference([square(at(0), at(0), 8)], squares));
    }), { numRuns: 200 });
  });

  it('subtracts and intersects', () => {
    expect(plan.area(plan.difference([square(0, 0, 3)], [square(1, 1, 1)]))).toBeCloseTo(8, 9);
    expect(plan.area(plan.intersection([square(0, 0, 3)], [square(2, 2, 3)]))).toBeCloseTo(1, 9);
  });

  it('fills holes', () => {
    const ring = plan.difference([square(0, 0, 3)], [square(1, 1, 1)]);
    expect(ring).toHaveLength(2);
    expect(plan.area(plan.fillHoles(ring))).toBeCloseTo(9, 9);
  });

  it('knows nothing from nothing', () => {
    expect(plan.unionArea([])).toBe(0);
    expect(plan.union([[0, 0, 1, 1]])).toEqual([]);
    expect(contourArea([])).toBe(0);
  });
});
