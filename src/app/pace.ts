/** Long work on the page's thread in slices, so that what a person does comes between. */

/** ms of work between two breaths: with what the frame itself needs, below the 50 ms of a long task */
const SLICE = 12;

export interface Pace {
  /** whether the slice is used up */
  due(): boolean;
  /** lets everything else that waits have its turn */
  take(): Promise<void>;
}

export function pace(slice = SLICE): Pace {
  let since = performance.now();
  return {
    due: () => performance.now() - since >= slice,
    async take() {
      await new Promise((resolve) => setTimeout(resolve, 0));
      since = performance.now();
    },
  };
}

/** small steps between two looks at the clock, which takes its time too */
const LOOK = 8;

/** Runs a generator that yields after each small step, in slices; null where `stop` ended it early. What fits into one slice is done at once. */
export async function sliced<T>(work: Generator<void, T, void>, stop: () => boolean = () => false): Promise<T | null> {
  const breath = pace();
  let breathed = false;
  for (let n = 1; ; n += 1) {
    const { done, value } = work.next();
    if (done && !breathed) return value;
    if (!done && (n % LOOK !== 0 || !breath.due())) continue;
    breathed = true;
    await breath.take();
    if (stop()) return null;
    // what follows long work has a slice of its own
    if (done) return value;
  }
}

/** Runs it through at once. */
export function drained<T>(work: Generator<void, T, void>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** sorted at once before runs are merged */
const RUN = 128;
/** merged between two looks at the clock */
const STEP = 64;

/** The list in order, as `toSorted` has it: what compares alike stays as it stands. */
export function* sorting<T>(list: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[], void> {
  let runs: T[][] = [];
  for (let from = 0; from < list.length; from += RUN) {
    runs.push(list.slice(from, from + RUN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const next: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) {
      const [a, b] = [runs[i]!, runs[i + 1]];
      if (b === undefined) {
        next.push(a);
        continue;
      }
      const merged: T[] = [];
      for (let [m, n] = [0, 0]; m < a.length || n < b.length;) {
        merged.push(n >= b.length || (m < a.length && compare(a[m]!, b[n]!) <= 0) ? a[m++]! : b[n++]!);
        if (merged.length % STEP === 0) yield;
      }
      next.push(merged);
    }
    runs = next;
  }
  return runs[0] ?? [];
}
