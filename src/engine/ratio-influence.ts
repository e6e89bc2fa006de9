/** Which undecided elements hold a ratio's interval open, and by how much settling them would close it. */
import { ratioInterval, undecided, type Choice, type Line, type Option, type RatioContribution } from './ratio.ts';

export interface Influence {
  /** position in `groups` */
  readonly group: number;
  /** percentage points by which the interval becomes narrower, at most; 0 ≤ narrows ≤ its width */
  readonly narrows: number;
}

/** Sums of the best options as a function of λ: they change only at the steps. */
interface Envelope {
  readonly at: Float64Array;
  /** sums left of step i; one more than steps */
  readonly n: Float64Array;
  readonly d: Float64Array;
  /** by position in the contributions */
  readonly orders: ReadonlyMap<number, Order>;
}

/** Options in the order in which they become best as λ grows from 0; each is best above its `from`. */
type Order = readonly (Line & { readonly from: number })[];

type Side = -1 | 1;

/**
 * For each group of contributions (an element, a type, …): the narrowest interval that settling the whole group leads
 * to. Tried are: every member on its k-th option, for each k they all have (so give the options of one group in one
 * order), every member on what makes the ratio least, and on what makes it greatest. For a group of one that is
 * exhaustive. Floating point, error below 1e-9 percentage points; cost n log n, whatever the number of groups.
 * @param groups positions in `contributions`; by default each contribution is its own group
 */
export function influence(
  contributions: readonly RatioContribution[],
  fixed: Option = [0, 0],
  groups: readonly (readonly number[])[] = contributions.map((_, i) => [i]),
): readonly Influence[] {
  const { base, choices } = undecided(contributions, fixed);
  const whole = ratioInterval(contributions, fixed).ratio;
  if (whole === null) return groups.map((_, group) => ({ group, narrows: 0 }));
  const open = new Map(choices.map((choice) => [choice.index, choice]));
  const start = { n: Number(base.n), d: Number(base.d) };
  const least = envelope(start, choices, -1);
  const greatest = envelope(start, choices, 1);
  const width = whole[1] - whole[0];

  return groups.map((members, group) => {
    const own = [...new Set(members)].map((i) => open.get(i)).filter((choice) => choice !== undefined);
    if (own.length === 0) return { group, narrows: 0 };
    const left = settlements(own, whole).map((settled) => {
      const lo = settledEnd(least, own, settled, whole[0] / 100);
      const hi = settledEnd(greatest, own, settled, whole[1] / 100);
      return lo === null || hi === null ? exactWidth(contributions, fixed, own, settled) : cut(hi) - cut(lo);
    });
    return { group, narrows: Math.min(width, Math.max(0, width - Math.min(...left))) };
  });
}

function cut(ratio: number): number {
  return 100 * Math.min(1, ratio);
}

function bestAt(lines: readonly Line[], lambda: number, side: Side): Line {
  return lines.reduce((best, line) => (side * (line.n - best.n - lambda * (line.d - best.d)) > 0 ? line : best));
}

function settlements(own: readonly Choice[], whole: readonly [number, number]): readonly (readonly Line[])[] {
  const common = Math.min(...own.map((choice) => choice.lines.length));
  const alike = Array.from({ length: common }, (_, k) => own.map((choice) => choice.lines[k] ?? { n: 0, d: 0 }));
  return [
    ...alike,
    own.map((choice) => bestAt(choice.lines, whole[0] / 100, -1)),
    own.map((choice) => bestAt(choice.lines, whole[1] / 100, 1)),
  ];
}

function orderOf(lines: readonly Line[], side: Side): Order {
  let current = lines.reduce((best, line) =>
    (side * (line.n - best.n) > 0 || (line.n === best.n && side * (line.d - best.d) < 0) ? line : best));
  const order = [{ ...current, from: 0 }];
  for (;;) {
    let next: Line | null = null;
    let from = Infinity;
    for (const line of lines) {
      if (side * (line.d - current.d) >= 0) continue;
      const crossing = (line.n - current.n) / (line.d - current.d);
      if (crossing < from || (crossing === from && next !== null && side * (line.d - next.d) < 0)) {
        next = line;
        from = crossing;
      }
    }
    if (next === null) return order;
    order.push({ ...next, from });
    current = next;
  }
}

function envelope(base: Line, choices: readonly Choice[], side: Side): Envelope {
  let { n, d } = base;
  const steps: { readonly at: number; readonly n: number; readonly d: number }[] = [];
  const orders = new Map<number, Order>();
  for (const { index, lines, weight } of choices) {
    const order = orderOf(lines, side);
    orders.set(index, order);
    const times = Number(weight);
    order.forEach((line, i) => {
      const before = order[i - 1] ?? { n: 0, d: 0 };
      const step = { at: line.from, n: times * (line.n - before.n), d: times * (line.d - before.d) };
      if (i > 0) steps.push(step);
      else {
        n += step.n;
        d += step.d;
      }
    });
  }
  steps.sort((a, b) => a.at - b.at);
  const sums = { at: new Float64Array(steps.length), n: new Float64Array(steps.length + 1), d: new Float64Array(steps.length + 1), orders };
  sums.n[0] = n;
  sums.d[0] = d;
  steps.forEach((step, i) => {
    n += step.n;
    d += step.d;
    sums.at[i] = step.at;
    sums.n[i + 1] = n;
    sums.d[i + 1] = d;
  });
  return sums;
}

function sumsAt({ at, n, d }: Envelope, lambda: number): Line {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < lambda) low = middle + 1;
    else high = middle;
  }
  return { n: n[low] ?? 0, d: d[low] ?? 0 };
}

/** The end of the ratio (not percent) with the group settled; null where it cannot be told without exact arithmetic. */
function settledEnd(all: Envelope, own: readonly Choice[], settled: readonly Line[], from: number): number | null {
  let lambda = from;
  for (let step = 0; step < 60; step += 1) {
    let { n, d } = sumsAt(all, lambda);
    own.forEach((choice, i) => {
      const best = all.orders.get(choice.index)?.findLast((line, k) => k === 0 || line.from < lambda) ?? { n: 0, d: 0 };
      const times = Number(choice.weight);
      n += times * ((settled[i]?.n ?? 0) - best.n);
      d += times * ((settled[i]?.d ?? 0) - best.d);
    });
    if (d <= 0) return null;
    const next = n / d;
    if (Math.abs(next - lambda) <= 1e-13 * (1 + lambda)) return next;
    lambda = next;
  }
  return null;
}

function exactWidth(contributions: readonly RatioContribution[], fixed: Option, own: readonly Choice[], settled: readonly Line[]): number {
  const decided = [...contributions];
  own.forEach((choice, i) => {
    const option = contributions[choice.index]?.options[choice.lines.indexOf(settled[i] ?? choice.lines[0] ?? { n: 0, d: 0 })];
    if (option !== undefined) decided[choice.index] = { ...contributions[choice.index], options: [option] };
  });
  const { ratio } = ratioInterval(decided, fixed);
  return ratio === null ? 0 : ratio[1] - ratio[0];
}
