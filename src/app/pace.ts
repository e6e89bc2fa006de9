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

/** how many small steps are made between two looks at the clock */
const STEPS = 64;

/** Runs a generator that yields after each small step; `stop` ends it early. Null where it was stopped. */
export async function sliced<T>(work: Generator<void, T, void>, stop: () => boolean = () => false): Promise<T | null> {
  const breath = pace();
  for (let n = 1; ; n += 1) {
    const { done, value } = work.next();
    if (done) return value;
    if (n % STEPS !== 0 || !breath.due()) continue;
    await breath.take();
    if (stop()) return null;
  }
}
