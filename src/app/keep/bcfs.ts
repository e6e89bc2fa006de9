/** The open BCFs as they are kept: what changed is packed in the BCF worker, and the same object as long as nothing does. */
import type { Bcf } from '../../bcf/bcf.ts';
import type { KeptBcf } from '../../store/project.ts';
import type { OpenBcf } from '../bcf-state.ts';
import { guid } from '../guid.ts';
import { changesOf } from './bcf-changes.ts';
import type { KeptPage } from './page.ts';

/** from a change of a BCF to its being packed, ms */
const REST = 300;

export interface BcfSurroundings {
  /** what is kept of a BCF is another now */
  readonly packed: () => void;
  readonly lost: () => Promise<void>;
}

export function createKeptBcfs({ bcf, say }: Pick<KeptPage, 'bcf' | 'say'>, { packed, lost }: BcfSurroundings) {
  /** by the id of the open one */
  const kept = new Map<string, { readonly of: Bcf; readonly kept: KeptBcf }>();
  /** names under which the open ones are kept */
  const names = new Map<string, string>();
  /** those of the project that are still being read */
  const toCome = new Map<string, KeptBcf>();
  let timer = 0;
  let turn: Promise<void> = Promise.resolve();

  const isBehind = (doc: OpenBcf): boolean => kept.get(doc.id)?.of !== doc.history.present;

  /** Packs what changed of every BCF that changed. */
  function pack(): Promise<void> {
    window.clearTimeout(timer);
    turn = turn.then(async () => {
      try {
        for (const doc of bcf.docs.value) if (isBehind(doc)) kept.set(doc.id, await packedOf(doc));
        packed();
      } catch (error) {
        say('error', 'keep.failed', { message: String(error) });
      }
    });
    return turn;
  }
  async function packedOf(doc: OpenBcf): Promise<{ readonly of: Bcf; readonly kept: KeptBcf }> {
    const of = doc.history.present;
    const changes = changesOf(doc.base?.bcf ?? null, of);
    const patch = changes && (await bcf.packed(changes, '3.0')).bytes;
    return {
      of,
      kept: { name: doc.name, base: doc.base?.file ?? null, patch, order: patch ? of.topics.map((topic) => topic.guid) : null, version: of.version, unsaved: bcf.isUnsaved(doc) },
    };
  }

  return {
    /** some are not packed as they are now */
    areBehind: (): boolean => bcf.docs.value.some(isBehind),
    pack,
    packSoon(): void {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void pack(), REST);
    },
    now(): ReadonlyMap<string, KeptBcf> {
      const all = new Map(toCome);
      for (const { id } of bcf.docs.value) {
        const one = kept.get(id);
        if (!one) continue;
        if (!names.has(id)) names.set(id, guid());
        all.set(names.get(id)!, one.kept);
      }
      return all;
    },
    /** what is written before `restore` has read them holds them as they were */
    expect(all: ReadonlyMap<string, KeptBcf>): void {
      for (const [key, one] of all) toCome.set(key, one);
    },
    expectNone(): void { toCome.clear(); },
    async restore(all: ReadonlyMap<string, KeptBcf>): Promise<void> {
      for (const [key, one] of all) {
        const id = await bcf.restore(one).catch(() => null);
        const doc = id === null ? null : bcf.doc(id);
        // another project may be open by now
        if (toCome.get(key) !== one) continue;
        if (id !== null && doc) {
          names.set(id, key);
          kept.set(id, { of: doc.history.present, kept: one });
        } else await lost();
        toCome.delete(key);
      }
    },
    clear(): void {
      kept.clear();
      names.clear();
      toCome.clear();
    },
  };
}

export type KeptBcfs = ReturnType<typeof createKeptBcfs>;
