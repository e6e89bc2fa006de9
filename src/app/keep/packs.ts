/** The person's own packs as they are kept: the same list as long as nothing of it changed. */
import type { KeptPack } from '../../store/project.ts';
import type { KeptPage } from './page.ts';

export function createKeptPacks({ packs, restorePacks }: Pick<KeptPage, 'packs' | 'restorePacks'>) {
  let kept: readonly KeptPack[] = [];
  return {
    now(): readonly KeptPack[] {
      const all = [...packs].map(([id, text]) => ({ id, text }));
      const same = all.length === kept.length && all.every((one, i) => one.id === kept[i]!.id && one.text === kept[i]!.text);
      if (!same) kept = all;
      return kept;
    },
    /** Answers whether all were taken. */
    restore(all: readonly KeptPack[]): Promise<boolean> {
      kept = all;
      return restorePacks(all);
    },
  };
}

export type KeptPacks = ReturnType<typeof createKeptPacks>;
