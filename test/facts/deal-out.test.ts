/** Outlines dealt out among buildings: what is decided without plane operations is what they would have decided. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { dealOut, type Taker } from '../../src/facts/deal-out.ts';
import { contourArea, loadPlan, type Plan } from '../../src/geometry/plan.ts';

let plan: Plan;
beforeAll(async () => {
  plan = await loadPlan();
});

const rectangle = (x: number, y: number, w: number, d: number, turn = 0): Float64Array => {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  return Float64Array.from([[0, 0], [w, 0], [w, d], [0, d]].flatMap(([u, v]) => [x + u! * c - v! * s, y + u! * s + v! * c]));
};

/** Shares of the outline, by plane operations alone; one below 2 % is nothing, one above 98 % is all. */
function byOperations(outline: Float64Array, takers: readonly Taker[]): number[] {
  const total = contourArea(outline);
  let rest: readonly Float64Array[] = [outline];
  const shares: { readonly building: number; readonly share: number }[] = [];
  for (const { building, region } of takers) {
    const share = plan.area(region === null ? rest : plan.intersection(rest, region)) / total;
    if (share >= 0.98) return [building];
    if (share > 0.02) shares.push({ building, share });
    if (region !== null) rest = plan.difference(rest, region);
  }
  return shares.sort((a, b) => b.share - a.share || a.building - b.building).map(({ building }) => building);
}

/** Near the edge x = 10 of the first tower: on it, a hair over it, either side of what counts as nothing, across it. */
const edge = fc.oneof(fc.constantFrom(10, 9.8, 10.0005, 9.9995, 9.803, 9.805), fc.double({ min: 5, max: 25, noNaN: true }));

test('walls on a boundary go where plane operations send them', () => {
  const towers: Taker[] = [{ building: 0, region: [rectangle(0, 0, 10, 10)] }, { building: 1, region: [rectangle(20, 0, 10, 10)] }];
  fc.assert(fc.property(edge, fc.double({ min: -3, max: 12, noNaN: true }), fc.constantFrom([0.2, 4], [6, 0.2], [0.5, 0.5], [8, 8]), fc.constantFrom(0, 0, 0.3), fc.boolean(), (x, y, [w, d], turn, podium) => {
    const outline = rectangle(x, y, w!, d!, turn);
    const takers: readonly Taker[] = podium ? [...towers, { building: 2, region: null }] : towers;
    expect(dealOut([outline], takers, plan).map(({ building }) => building)).toEqual(byOperations(outline, takers));
  }), { numRuns: 500 });
});

test('a wall whose face is the boundary itself is dealt out without a plane operation', () => {
  const none = (): never => {
    throw new Error('a plane operation');
  };
  const idle: Plan = { ...plan, union: none, intersection: none, difference: none, fillHoles: none, unionArea: none };
  const tower: Taker = { building: 0, region: [rectangle(0, 0, 10, 10)] };
  const podium: Taker = { building: 1, region: null };
  expect(dealOut([rectangle(9.8, 2, 0.2, 4)], [tower, podium], idle)).toEqual([{ building: 0, part: null }]);
  expect(dealOut([rectangle(10, 2, 0.2, 4)], [tower, podium], idle)).toEqual([{ building: 1, part: null }]);
  expect(() => dealOut([rectangle(9.9, 2, 0.2, 4)], [tower, podium], idle)).toThrow('a plane operation');
});
