/** The list of findings behind its panel: filtered, grouped and ordered in slices, so that typing and scrolling go on meanwhile. */
import { computed, ref, shallowRef, watch } from 'vue';
import { listing, sectioning, type Grouping, type Heading, type Listing, type ListRow, type Order, type Section } from './finding-list.ts';
import { sliced } from './pace.ts';
import { filteringRows, NO_FILTER, type Filtered, type RuleFilter, type Shown } from './rule-rows.ts';
import { scorePoints } from './score-points.ts';
import type { Store } from './state.ts';

const NOTHING: Filtered = { shown: [], counts: { outcome: new Map(), force: new Map(), pack: new Map(), storey: new Map(), component: new Map(), discipline: new Map(), status: new Map(), assignee: new Map(), file: new Map() } };

export function useFindings(store: Store) {
  const filter = ref<RuleFilter>(NO_FILTER);
  const by = ref<Grouping>('rule');
  const order = ref<Order>('force');
  const folded = shallowRef<ReadonlySet<string>>(new Set());
  const unfolded = shallowRef<ReadonlySet<string>>(new Set());
  const filtered = shallowRef<Filtered>(NOTHING);
  const sections = shallowRef<readonly Section[]>([]);
  const list = shallowRef<Listing>({ rows: [], stops: [] });
  /** being made anew */
  const busy = ref(false);
  const waiting: (() => void)[] = [];
  let turn = 0;

  const elements = computed(() => store.report.value?.elements ?? []);
  const paths = computed(() => (store.report.value?.files ?? []).map(({ path }) => path));
  let points: { readonly of: unknown; readonly by: Float64Array } | null = null;

  /** Runs the steps of one turn; a newer turn ends it. */
  async function make(steps: (step: <T>(work: Generator<void, T, void>) => Promise<T>) => Promise<void>): Promise<void> {
    const mine = (turn += 1);
    busy.value = true;
    const stopped = Symbol('stopped');
    try {
      await steps(async (work) => {
        const made = await sliced(work, () => turn !== mine);
        if (made === null || turn !== mine) throw stopped;
        return made;
      });
    } catch (error) {
      if (error !== stopped) throw error;
      return;
    }
    busy.value = false;
    for (const done of waiting.splice(0)) done();
  }

  const refilter = (): Promise<void> => make(async (step) => {
    const [rows, all, said, files, now] = [store.rules.value, elements.value, store.reviews.value, paths.value, store.report.value];
    const next = await step(filteringRows(rows, filter.value, all, said, files));
    if (order.value === 'effect' && now !== null && points?.of !== now.buildings) points = { of: now.buildings, by: await step(scorePoints(now.buildings, all.length)) };
    const made = await step(sectioning(next.shown, { by: by.value, order: order.value, elements: all, paths: files, said, points: points?.by ?? null }));
    const shown = await step(listing(made, folded.value, unfolded.value));
    filtered.value = next;
    sections.value = made;
    list.value = shown;
  });
  const refold = (): Promise<void> => (busy.value ? refilter() : make(async (step) => { list.value = await step(listing(sections.value, folded.value, unfolded.value)); }));

  watch([store.rules, elements, filter, by, order, store.reviews, paths], () => void refilter(), { immediate: true });
  watch([folded, unfolded], () => void refold());

  const has = (set: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> => {
    const next = new Set(set);
    if (on) next.add(key);
    else next.delete(key);
    return next;
  };

  return {
    filter, by, order, filtered, list, busy,
    isUnfolded: (key: string): boolean => unfolded.value.has(key),
    /** opens or shuts a heading, or a line that stands for several findings */
    fold(row: ListRow, open?: boolean): void {
      if (row.sort === 'heading') folded.value = has(folded.value, row.value, !(open ?? !row.open));
      else if (row.folds > 1) unfolded.value = has(unfolded.value, row.key, open ?? !unfolded.value.has(row.key));
    },
    /** some heading is open */
    anyOpen: (): boolean => list.value.rows.some((row) => row.sort === 'heading' && row.open),
    foldAll(open: boolean): void {
      folded.value = open ? new Set() : new Set(list.value.rows.filter((row): row is Heading => row.sort === 'heading').map(({ value }) => value));
    },
    /** opens the line that a finding is folded into */
    reveal(key: string): void {
      for (const { entries } of sections.value) {
        const hit = entries.find(({ shown }) => shown.length > 1 && shown.some(({ row }) => row.key === key));
        if (hit) unfolded.value = has(unfolded.value, hit.key, true);
      }
    },
    /** when the list is as its filters say */
    settled: (): Promise<void> => new Promise((resolve) => {
      // what was just changed is seen by the watchers first
      void Promise.resolve().then(() => {
        if (busy.value) waiting.push(resolve);
        else resolve();
      });
    }),
    all: (): readonly Shown[] => filtered.value.shown,
  };
}
