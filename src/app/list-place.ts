/** Where the keyboard is in a list of findings: by key, so that it stays on its finding when the list is made anew. */
import { computed, ref, type Ref } from 'vue';

interface Row {
  readonly sort: string;
  readonly key: string;
}
type FindingOf<R extends Row> = Extract<R, { readonly sort: 'finding' }>;

export interface WithStops<R extends Row> {
  readonly rows: readonly R[];
  /** positions of findings among the rows, ascending: where the keyboard stops */
  readonly stops: readonly number[];
}

export function useListPlace<R extends Row>(list: Readonly<Ref<WithStops<R>>>) {
  const current = ref<string | null>(null);
  const at = computed(() => (current.value === null ? -1 : list.value.rows.findIndex((row) => row.key === current.value)));
  const currentRow = computed(() => findingAt(at.value));
  function findingAt(index: number): FindingOf<R> | null {
    const row = list.value.rows[index];
    return row?.sort === 'finding' ? (row as FindingOf<R>) : null;
  }
  /** position among the stops of the row, or of the first after it */
  function stopAt(row: number): number {
    const { stops } = list.value;
    let [lo, hi] = [0, stops.length];
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if (stops[middle]! < row) lo = middle + 1;
      else hi = middle;
    }
    return lo;
  }
  /** The finding so many further on, the first where none is current; null: there is none. */
  function stepped(by: number): { readonly row: FindingOf<R>; readonly index: number } | null {
    const { stops } = list.value;
    const next = currentRow.value === null ? 0 : stopAt(at.value) + by;
    const index = stops[Math.max(0, Math.min(stops.length - 1, next))];
    const row = index === undefined ? null : findingAt(index);
    return row && { row, index: index! };
  }
  return {
    current, at, currentRow, stopAt, stepped,
    /** which of the findings, from 1; 0: none */
    place: computed(() => (currentRow.value === null ? 0 : stopAt(at.value) + 1)),
    /** Another finding becomes the current one and comes into sight, by its place among the rows; null where it stays the one it was. */
    step(by: number, reveal: (index: number) => void): FindingOf<R> | null {
      const next = stepped(by);
      if (next === null) return null;
      const moved = next.row.key !== current.value;
      current.value = next.row.key;
      reveal(next.index);
      return moved ? next.row : null;
    },
  };
}
