/** Findings of the list that are selected: those whose keys are named, or all but those. The last that was chosen alone begins a range. */
import { computed, shallowRef, type Ref } from 'vue';
import type { Finding, Listing, ListRow } from './finding-list.ts';
import { sliced } from './pace.ts';
import type { Shown } from './rule-rows.ts';

interface Picked {
  readonly all: boolean;
  readonly keys: ReadonlySet<string>;
}

const NONE: Picked = { all: false, keys: new Set() };

/** @param current key of the row the keyboard is on: where a range begins when none was chosen */
export function usePickedFindings(list: Readonly<Ref<Listing>>, current: Readonly<Ref<string | null>>) {
  const picked = shallowRef(NONE);
  let anchor: string | null = null;
  const isPicked = (row: ListRow): boolean => row.sort === 'finding' && picked.value.all !== picked.value.keys.has(row.key);
  const count = computed(() => (picked.value.all ? list.value.stops.length - picked.value.keys.size : picked.value.keys.size));

  /** each once although it stands under several headings; of those the parts that do */
  function* picking(): Generator<void, readonly Shown[], void> {
    const taken = new Set<unknown>();
    const found: Shown[] = [];
    for (const row of list.value.rows) {
      yield;
      if (row.sort !== 'finding' || !isPicked(row)) continue;
      for (const one of row.all) {
        if (taken.has(one.row)) continue;
        taken.add(one.row);
        found.push(one);
      }
    }
    return found;
  }

  return {
    count, isPicked,
    isAll: (): boolean => picked.value.all,
    /** of a click that selects nothing */
    begin(row: Finding): void { anchor = row.key; },
    pick(row: Finding): void {
      const keys = new Set(picked.value.keys);
      if (!keys.delete(row.key)) keys.add(row.key);
      anchor = row.key;
      picked.value = { ...picked.value, keys };
    },
    pickTo(row: Finding): void {
      const { rows } = list.value;
      const [from, to] = [rows.findIndex((one) => one.key === (anchor ?? current.value)), rows.indexOf(row)].sort((a, b) => a - b) as [number, number];
      const range = rows.slice(Math.max(0, from), to + 1).flatMap((one) => (one.sort === 'finding' ? [one.key] : []));
      picked.value = picked.value.all ? { all: true, keys: new Set([...picked.value.keys].filter((one) => !range.includes(one))) } : { all: false, keys: new Set([...picked.value.keys, ...range]) };
    },
    /** all, or none where all are already */
    pickAll(): void { picked.value = count.value >= list.value.stops.length ? NONE : { all: true, keys: new Set() }; },
    clear(): void { picked.value = NONE; },
    /** those that are no longer in the list are not selected */
    keepListed(rows: readonly ListRow[]): void {
      const { all, keys } = picked.value;
      if (all || keys.size === 0) return;
      const kept = new Set<string>();
      for (const row of rows) if (keys.has(row.key)) kept.add(row.key);
      if (kept.size < keys.size) picked.value = { all: false, keys: kept };
    },
    /** in slices */
    findings: async (): Promise<readonly Shown[]> => (await sliced(picking())) ?? [],
  };
}
