/** What an item's parts add at the least and at the greatest end of its ratio: [numerator, denominator]. */
import type { Contribution, ItemResult, ItemStorey, StripRow } from '../../engine/report.ts';
import { exactSum } from './cells.ts';

export type Pair = readonly [numerator: number, denominator: number];
export type Side = 0 | 1;
export type Ends = readonly [lo: Pair, hi: Pair];

export function endsOf({ options, ends, overlaps }: Contribution): Ends {
  const first = options[0]!;
  if (options.length === 1) return [first, first];
  if (ends !== undefined) return [options[ends[0]]!, options[ends[1]]!];
  if (!overlaps) return [first, options.at(-1)!];
  const rising = [...options].sort((a, b) => a[0] - b[0]);
  return [rising[0]!, rising.at(-1)!];
}

export function storeyEnds({ numerator, denominator, ends }: ItemStorey): Ends {
  return ends ?? [[numerator[0], denominator[0]], [numerator[1], denominator[1]]];
}

/** Elements of an item by the level they count in, in the order in which the levels rise. */
export function byLevel(item: ItemResult): ReadonlyMap<number, readonly Contribution[]> {
  const levels = new Map<number, Contribution[]>();
  for (const one of item.contributions) {
    const list = levels.get(one.level);
    if (list === undefined) levels.set(one.level, [one]);
    else list.push(one);
  }
  return new Map([...levels].sort((a, b) => a[0] - b[0]));
}

/** A storey's sums taken apart: what its elements say, what strips nobody drew add, and what brings both to the storey's own sum. */
export interface StoreyParts {
  readonly elements: Ends;
  readonly strips: readonly [number, number];
  /** less where plans overlap, more where concrete is there that nobody drew */
  readonly rest: Ends;
  readonly sum: Ends;
}

export function partsOf(storey: ItemStorey, elements: readonly Contribution[], strips: readonly StripRow[], stripsCount: string): StoreyParts {
  const all = elements.map(endsOf);
  const add = (side: Side, of: 0 | 1): number => exactSum(all.map((ends) => ends[side][of]));
  const own: Ends = [[add(0, 0), add(0, 1)], [add(1, 0), add(1, 1)]];
  const sum = storeyEnds(storey);
  const area = exactSum(strips.map((strip) => strip.area));
  const undrawn: readonly [number, number] = stripsCount === 'count' ? [area, area] : stripsCount === 'not-counted' ? [0, 0] : [0, area];
  const rest = (side: Side): Pair => [exactSum([sum[side][0], -own[side][0], -undrawn[side]]), exactSum([sum[side][1], -own[side][1]])];
  return { elements: own, strips: undrawn, rest: [rest(0), rest(1)], sum };
}
