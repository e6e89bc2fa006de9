/** The open IDS files as they are kept: the same object as long as nothing of an entry changed. */
import type { KeptIds } from '../../store/project.ts';
import type { IdsEntry } from '../ids-state.ts';
import type { KeptPage } from './page.ts';

export function createKeptIds({ ids }: Pick<KeptPage, 'ids'>, lost: () => Promise<void>) {
  const kept = new WeakMap<IdsEntry, KeptIds>();
  return {
    now: (): readonly KeptIds[] => ids.entries.value.map((entry) => {
      let one = kept.get(entry);
      if (!one) kept.set(entry, (one = { name: entry.name, bytes: entry.bytes, chosen: entry.chosen, unsaved: entry.unsaved }));
      return one;
    }),
    /** Answers whether all are as they were. */
    async restore(all: readonly KeptIds[]): Promise<boolean> {
      for (const one of all) {
        const entry = await ids.add(one.name, one.bytes, one.unsaved);
        if (!entry) await lost();
        else if (entry.chosen && !one.chosen) await ids.choose(one.name, false);
      }
      ids.settle();
      const entries = ids.entries.value;
      for (const entry of entries) {
        const one = all.find(({ name }) => name === entry.name);
        if (one && one.chosen === entry.chosen) kept.set(entry, one);
      }
      return entries.length === all.length && entries.every((entry) => kept.has(entry));
    },
  };
}

export type KeptIdsShelf = ReturnType<typeof createKeptIds>;
