/** How many points of the score each element brings: what a list of findings is ranked by. */
import type { BuildingResult, ItemResult } from '../engine/report.ts';

/**
 * Of each item the points that it may reach at most, dealt out by the elements' shares of its numerator at that end; by position
 * in Report.elements. An order of weight: the steps of a table make the true effect of one element more or less than its share.
 */
export function* scorePoints(buildings: readonly BuildingResult[], elements: number): Generator<void, Float64Array, void> {
  const points = new Float64Array(elements);
  for (const building of buildings) {
    for (const item of building.items) {
      const most = item.points?.[1] ?? 0;
      const whole = item.numerator?.[1] ?? 0;
      if (most <= 0 || whole <= 0) continue;
      const times = timesOf(item);
      for (const { element, storey, options } of item.contributions) {
        let numerator = 0;
        for (const [value] of options) numerator = Math.max(numerator, value);
        points[element]! += (most * Math.min(1, (numerator * (times.get(storey) ?? 1)) / whole));
        yield;
      }
    }
  }
  return points;
}

const timesOf = (item: ItemResult): ReadonlyMap<string, number> => new Map(item.storeys.map(({ storey, standsFor }) => [storey, standsFor]));
