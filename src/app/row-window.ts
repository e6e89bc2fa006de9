/** A long list of which only the rows in sight are made: which these are, and how one comes into sight. All in px. */
import { computed, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue';

/** How rows lie under each other. */
export interface RowPlaces {
  readonly count: number;
  /** where a row begins; of `count`: the height of all */
  readonly start: (index: number) => number;
  /** the row at a height, the first above all, `count` below all */
  readonly at: (y: number) => number;
}

export const evenRows = (count: number, height: number): RowPlaces => ({
  count,
  start: (index) => index * height,
  at: (y) => Math.max(0, Math.min(count, Math.floor(y / height))),
});

export function unevenRows(heights: readonly number[]): RowPlaces {
  const count = heights.length;
  const starts = new Float64Array(count + 1);
  for (let i = 0; i < count; i += 1) starts[i + 1] = starts[i]! + heights[i]!;
  return {
    count,
    start: (index) => starts[index]!,
    at(y) {
      let [lo, hi] = [0, count];
      while (lo < hi) {
        const middle = (lo + hi) >> 1;
        if (starts[middle + 1]! <= y) lo = middle + 1;
        else hi = middle;
      }
      return lo;
    },
  };
}

/** made beyond the edges, so that a short turn of the wheel shows no gap */
const BEYOND = 300;
/** nearer than this a row comes to the edge, from farther away to the middle */
const NEAR = 100;
/** before the box is measured */
const GUESS = 600;

/** @param box scrolls, and has the rows in it at their places */
export function useRowWindow(box: Readonly<Ref<HTMLElement | null>>, places: () => RowPlaces) {
  const top = ref(0);
  const seen = ref(GUESS);
  let observer: ResizeObserver | null = null;
  const scrolled = (): void => { top.value = box.value?.scrollTop ?? 0; };
  onMounted(() => {
    observer = new ResizeObserver(() => { seen.value = box.value?.clientHeight ?? GUESS; });
    observer.observe(box.value!);
  });
  onBeforeUnmount(() => observer?.disconnect());
  // a shorter list may leave the place that was looked at
  watch(() => places().count, scrolled, { flush: 'post' });

  return {
    /** height of what is seen */
    seen,
    /** for the box's scroll event */
    scrolled,
    total: computed(() => places().start(places().count)),
    shown: computed(() => {
      const { count, start, at } = places();
      const from = at(top.value - BEYOND);
      const to = Math.min(count, at(top.value + seen.value + BEYOND) + 1);
      return Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ index: from + i, y: start(from + i) }));
    }),
    /** Brings a row into sight. */
    reveal(index: number): void {
      const view = box.value;
      const { count, start } = places();
      if (!view || index < 0 || index >= count) return;
      const [from, to] = [start(index), start(index + 1)];
      const [lo, hi] = [view.scrollTop, view.scrollTop + view.clientHeight];
      if (from >= lo && to <= hi) return;
      if (to < lo - NEAR || from > hi + NEAR) view.scrollTop = (from + to - view.clientHeight) / 2;
      else view.scrollTop = from < lo ? from : to - view.clientHeight;
      scrolled();
    },
  };
}
