/** The groups of a building that could count, each tried alone: what suggestions and plans are made of. */
import type { Measure, StateMeasure, StoreyPart } from '../profile/measures.ts';
import type { ItemId } from '../profile/profile.ts';
import type { Award } from '../standards/pack.ts';
import { roundQuantity, type Interval } from '../units.ts';
import { fromNumber } from './fraction.ts';
import type { ScoredItem } from './items.ts';
import { pointsAt } from './score.ts';
import { onStoreys, type Turn, type WhatIfGroup } from './what-if-groups.ts';
import { gainsOf, groupsUnder, lacksFor, nextLimit, tryMeasures, type Bench, type Gains, type Tried } from './what-if.ts';

/** Applied with one click. */
export interface Suggestion {
  readonly key: string;
  readonly item: ItemId;
  readonly turn: Turn;
  readonly measures: readonly Measure[];
  /** in the unit of `item`; null where nothing says how much it takes */
  readonly quantity: number | null;
  readonly unit: string;
  readonly gains: Gains;
  /** points gained for each unit of quantity × factor; null without a quantity */
  readonly perUnit: number | null;
  /** it is the least that was found to lift the item over this ratio, in percent, below which it scores nothing */
  readonly crosses: number | null;
  /** given where the group alone gains no point: its item needs this ratio */
  readonly needs: number | null;
  /** of one group: what of it stands on each storey; empty where it cannot be divided */
  readonly parts: readonly StoreyPart[];
}

export interface Question {
  /** cost of one unit of an item's quantity against the others'; 1 where absent */
  readonly factors?: Readonly<Record<ItemId, number>>;
  /** positions of elements that are left as they are */
  readonly avoid?: readonly number[];
}

export interface Running {
  readonly signal?: AbortSignal;
  readonly onStep?: (done: number, total: number) => void;
}

export interface Single {
  readonly group: WhatIfGroup;
  readonly gains: Gains;
}

export interface Taken {
  readonly step: Suggestion;
  readonly tried: Tried;
}

/** groups that are tried, the largest share of points first; the others are too small to matter or too many to wait for */
const MOST_TRIED = 120;
/** groups of which each alone would lift an item over its limit, at most tried on fewer storeys */
const MOST_ENOUGH = 3;

export interface Desk {
  readonly bench: Bench;
  /** under the measures that stand */
  readonly start: Tried;
  readonly singles: readonly Single[];
  /** groups in all, and how many of them were tried: `singles` are those that change anything */
  readonly groups: number;
  readonly tried: number;
  readonly suggest: (key: string, item: ItemId, turn: Turn, measures: readonly Measure[], gains: Gains, crosses: number | null) => Suggestion;
  readonly attempt: (from: Tried, added: readonly Measure[]) => Promise<Tried>;
  readonly costOf: (measures: readonly Measure[]) => number | null;
  /** of one group: what it adds to an item's numerator for each unit of cost */
  readonly use: (single: Single, item: ItemId) => number;
  /** the least that was found to lift an item over its next limit; null where nothing does */
  readonly cross: (item: ItemId, from: Tried, keys: ReadonlySet<string>) => Promise<Taken | null>;
  /** as many storeys of the group as `ok` needs, from what `lacks` says on; all of it where that is not enough */
  readonly portion: (single: Single, item: ItemId, lacks: number, from: Tried, ok: (tried: Tried) => boolean) => Promise<{ readonly measure: Measure; readonly tried: Tried }>;
}

/**
 * Tries every group alone, on top of the measures that stand. `known`: a desk of the same bench, measures and question, whose tries
 * are taken over. @throws DOMException AbortError when the signal is raised
 */
export async function deskOf(
  bench: Bench, standing: readonly Measure[], { factors = {}, avoid = [] }: Question = {}, { signal, onStep }: Running = {}, known: Desk | null = null,
): Promise<Desk> {
  const pause = async (): Promise<void> => {
    // messages (a cancel) come in between
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
  };
  const attempt = async (from: Tried, added: readonly Measure[]): Promise<Tried> => {
    await pause();
    return tryMeasures(bench, [...from.measures, ...added], from);
  };
  await pause();
  const start = known?.start ?? tryMeasures(bench, standing);
  const out = new Set(avoid);
  const groups = known === null ? groupsUnder(bench, start).flatMap((group) => withoutIn(group, out)) : [];
  const tried = [...groups].sort((a, b) => share(b, start) - share(a, start)).slice(0, MOST_TRIED);
  const singles: Single[] = [...(known?.singles ?? [])];
  for (const [i, group] of tried.entries()) {
    const gains = gainsOf(start, await attempt(start, [group.measure]), group.item);
    onStep?.(i + 1, tried.length);
    if (gains.items.length > 0) singles.push({ group, gains });
  }

  const costOf = (measures: readonly Measure[]): number | null => measures.reduce<number | null>(
    (sum, one) => (sum === null || one.quantity === null ? null : sum + one.quantity * (factors[one.item] ?? 1)), 0);

  const suggest: Desk['suggest'] = (key, item, turn, measures, gains, crosses) => {
    const cost = costOf(measures);
    const scored = itemOf(start, item);
    const own = gains.items.find((gain) => gain.item === item);
    const nothing = crosses === null && own !== undefined && own.more[0] === 0 && gains.points[0] === 0;
    return {
      key, item, turn, measures, quantity: measures.every((one) => one.quantity !== null) ? roundQuantity(measures.reduce((sum, one) => sum + one.quantity!, 0)) : null,
      unit: scored.item.unit, gains, perUnit: cost === null || cost <= 0 ? null : gains.points[0] / cost,
      crosses, needs: nothing ? nextLimit(scored)?.ratio ?? null : null, parts: [],
    };
  };

  const use: Desk['use'] = (single, item) => numeratorOf(single.gains, item) / Math.max(1e-9, single.group.measure.quantity * (factors[single.group.item] ?? 1));

  const portion: Desk['portion'] = async ({ group, gains }, item, lacks, from, ok) => {
    const all = group.parts.length;
    const per = group.measure.quantity > 0 ? numeratorOf(gains, item) / group.measure.quantity : 0;
    // what bears is taken from the top down, away from the bottom strengthened zone; the rest from below, away from the roof
    const down = group.turn === 'last';
    const range = (n: number): Interval => (down ? [all - n, all - 1] : [0, n - 1]);
    let n = all;
    if (all > 1 && per > 0) {
      const parts = down ? [...group.parts].reverse() : group.parts;
      let sum = 0;
      n = 0;
      while (n < all && sum < lacks) sum += parts[n++]!.quantity * per;
    }
    for (;;) {
      const measure = n >= all ? group.measure : onStoreys(group, range(Math.max(1, n)));
      const after = await attempt(from, [measure]);
      if (n >= all || ok(after)) return { measure, tried: after };
      n += 1;
    }
  };

  const cross: Desk['cross'] = async (item, from, keys) => {
    const limit = nextLimit(itemOf(from, item));
    if (limit === null) return null;
    const over = (after: Tried): boolean => (itemOf(after, item).result.ratio?.[0] ?? 0) >= limit.ratio;
    const own = singles.filter((one) => one.group.item === item && !keys.has(one.group.key) && numeratorOf(one.gains, item) > 0);
    const key = `cross|${item}|${limit.ratio}`;
    const made = (measures: readonly Measure[], after: Tried, turn: Turn): Taken =>
      ({ step: suggest(key, item, turn, measures, gainsOf(from, after, item), limit.ratio), tried: after });
    const better = (a: Single, b: Single): number => turns(a.group.turn, b.group.turn) || use(b, item) - use(a, item) || numeratorOf(a.gains, item) - numeratorOf(b.gains, item);
    let found: Taken | null = null;
    for (const one of own.filter((single) => numeratorOf(single.gains, item) >= limit.lacks).sort(better).slice(0, MOST_ENOUGH)) {
      const { measure, tried: after } = await portion(one, item, limit.lacks, from, over);
      if (over(after) && (found === null || (costOf([measure]) ?? 0) < (costOf(found.step.measures) ?? 0))) found = made([measure], after, one.group.turn);
    }
    if (found !== null) return found;
    const measures: Measure[] = [];
    let after = from;
    // of equal use the largest first: few groups
    for (const one of own.sort((a, b) => use(b, item) - use(a, item) || numeratorOf(b.gains, item) - numeratorOf(a.gains, item))) {
      const next = await portion(one, item, lacksFor(itemOf(after, item).result, limit.ratio), after, over);
      measures.push(next.measure);
      after = next.tried;
      if (over(after)) return made(measures, after, own.some(({ group }) => group.turn === 'last') ? 'last' : 'first');
    }
    return null;
  };

  return { bench, start, singles, groups: known?.groups ?? groups.length, tried: known?.tried ?? tried.length, suggest, attempt, costOf, use, cross, portion };
}

export function turns(a: Turn, b: Turn): number {
  return a === b ? 0 : a === 'first' ? -1 : 1;
}

export function itemOf(tried: Tried, id: ItemId): ScoredItem {
  return tried.items.find(({ item }) => item.id === id)!;
}

/** What it adds to the item's numerator, least end to least end. */
export function numeratorOf(gains: Gains, item: ItemId): number {
  return gains.items.find((gain) => gain.item === item)?.numerator ?? 0;
}

/** Points that a group is expected to gain in a later state: its numerators on the ratios that stand there. */
export function expectedPoints({ gains }: Single, now: Tried, { ready }: Bench): number {
  let sum = 0;
  for (const { item: id, numerator } of gains.items) {
    const { item, result } = itemOf(now, id);
    if (item.award.kind === 'yes-no' || result.ratio === null || item.award.qMin === null) continue;
    const whole = result.ratio[0] > 0 && result.numerator ? (result.numerator[0] / result.ratio[0]) * 100 : result.denominator?.[1] ?? 0;
    const ratio = whole > 0 ? Math.min(100, Math.max(0, result.ratio[0] + (numerator / whole) * 100)) : result.ratio[0];
    sum += pointsAt(item.award as Award, fromNumber(ratio), ready.pack.rounding.points ?? 0) - (result.points?.[0] ?? 0);
  }
  return sum;
}

export interface Stating {
  readonly measure: StateMeasure;
  readonly crosses: number | null;
}

/** What could be said of an item of which no element can be chosen: one that is typed, or asks yes or no. */
export function statings({ item, result, answer }: ScoredItem, building: string): readonly Stating[] {
  const common = { kind: 'state', item: item.id, building, unit: item.unit } as const;
  if (item.award.kind === 'yes-no') return answer === true ? [] : [{ measure: { ...common, value: true, quantity: null }, crosses: null }];
  const { award } = item;
  if (result.present === 'no' || result.contributions.length > 0 || result.ratio === null || award.qMin === null) return [];
  const top = award.kind === 'interpolated' ? award.qMax : null;
  const from = result.ratio[0];
  return [...new Set([award.qMin, ...(top === null ? [] : [top])])].filter((ratio) => ratio > from).map((ratio): Stating => ({
    measure: { ...common, ratio, quantity: quantityFor(result, ratio) }, crosses: ratio === award.qMin ? ratio : null,
  }));
}

export function quantityFor(result: ScoredItem['result'], ratio: number): number | null {
  return result.numerator === null || result.denominator === null || result.denominator[1] === 0 ? null : roundQuantity(lacksFor(result, ratio));
}

/** Its share of the item's denominator, worth the item's points. */
function share({ item, measure }: WhatIfGroup, start: Tried): number {
  const { result } = itemOf(start, item);
  const whole = result.denominator?.[1] ?? 0;
  return whole > 0 ? (measure.quantity / whole) * (result.maxPoints ?? 0) : 0;
}

/** The group without elements that are to stay as they are; lines of one type cannot be divided. */
function withoutIn(group: WhatIfGroup, out: ReadonlySet<number>): readonly WhatIfGroup[] {
  if (out.size === 0 || !group.measure.elements.some((i) => out.has(i))) return [group];
  if (group.measure.kind === 'lay') return [];
  const parts = group.parts.flatMap((part): StoreyPart[] => {
    const elements = part.elements.filter((i) => !out.has(i));
    return elements.length === 0 ? [] : [{ ...part, elements, quantity: roundQuantity((part.quantity * elements.length) / part.elements.length) }];
  });
  if (parts.length === 0) return [];
  const left = { ...group, parts };
  return [{ ...left, measure: onStoreys(left, [0, parts.length - 1]) }];
}
