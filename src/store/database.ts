/** What the browser keeps of projects, in IndexedDB. The one door to idb. What is read is unknown until it is validated. */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import { parted, sameEntries, whole, type Skeleton } from './parts.ts';
import type { ProjectHead } from './project.ts';
import type { Values } from './kept.ts';

const NAME = 'sunmao';
const VERSION = 1;

/** `[project, value]` has a value's skeleton, `[project, value, list, n]` a part of one of its long lists. */
type PartKey = [string, string] | [string, string, number, number];

interface Tables extends DBSchema {
  readonly heads: { key: string; value: unknown };
  readonly parts: { key: PartKey; value: unknown };
  /** what could not be read, as it was */
  readonly aside: { key: number; value: SetAside };
}

export interface SetAside {
  readonly id: string;
  /** ISO 8601 */
  readonly when: string;
  readonly why: string;
  readonly head: unknown;
  readonly parts: readonly (readonly [readonly unknown[], unknown])[];
}

export interface Kept {
  readonly head: unknown;
  readonly values: Values;
  /** a value of which a part is missing or no longer what it was */
  readonly broken: readonly string[];
}

export interface ProjectDatabase {
  heads(): Promise<readonly { readonly id: string; readonly head: unknown }[]>;
  /** null where there is no such project */
  read(id: string): Promise<Kept | null>;
  /**
   * Writes what changed since this was last asked of that project, in one transaction. `urgent`: all is handed over before
   * this returns, as the page may be gone after. Rejects with QuotaExceededError where there is no room; then nothing changed.
   */
  write(head: ProjectHead, values: Values, urgent: boolean): Promise<void>;
  /** these values are what was read of the project: they are not written again */
  isWritten(id: string, values: Values): void;
  writeHead(head: ProjectHead): Promise<void>;
  remove(id: string): Promise<void>;
  /** a copy of what there is of a project, for a person to save */
  setAside(id: string, why: string): Promise<void>;
  aside(): Promise<readonly SetAside[]>;
  clearAside(): Promise<void>;
  close(): void;
}

/** `onLost`: the browser took the database away, as when its data are deleted. Rejects where IndexedDB is refused. */
export async function openDatabase(onLost: () => void): Promise<ProjectDatabase> {
  const db: IDBPDatabase<Tables> = await openDB<Tables>(NAME, VERSION, {
    upgrade(fresh) {
      fresh.createObjectStore('heads');
      fresh.createObjectStore('parts');
      fresh.createObjectStore('aside', { autoIncrement: true });
    },
    blocking: () => {
      db.close();
      onLost();
    },
    terminated: onLost,
  });
  /** what was written of each project, so that only what differs is written again */
  const written = new Map<string, Map<string, unknown>>();
  const all = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);
  const valueRange = (id: string, name: string): IDBKeyRange => IDBKeyRange.bound([id, name], [id, name, []]);

  /** a few parts at once: each answer is made in one task */
  const FEW = 4;
  async function raw(id: string): Promise<{ readonly head: unknown; readonly parts: readonly (readonly [PartKey, unknown])[] }> {
    const tx = db.transaction(['heads', 'parts']);
    const [head, keys] = await Promise.all([tx.objectStore('heads').get(id), tx.objectStore('parts').getAllKeys(all(id))]);
    const parts: (readonly [PartKey, unknown])[] = [];
    for (let at = 0; at < keys.length; at += FEW) {
      const some = keys.slice(at, at + FEW);
      const values = await tx.objectStore('parts').getAll(IDBKeyRange.bound(some[0], some.at(-1)));
      some.forEach((key, i) => parts.push([key, values[i]]));
    }
    return { head, parts };
  }

  return {
    async heads() {
      const tx = db.transaction('heads');
      const [ids, heads] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
      return ids.map((id, i) => ({ id, head: heads[i] }));
    },
    async read(id) {
      const { head, parts } = await raw(id);
      if (head === undefined && parts.length === 0) return null;
      const slices = new Map<string, unknown>();
      for (const [key, value] of parts) if (key.length === 4) slices.set(JSON.stringify(key), value);
      const values = new Map<string, unknown>();
      const broken: string[] = [];
      for (const [[, name, ...rest], skeleton] of parts) {
        if (rest.length > 0) continue;
        try {
          values.set(name, whole(skeleton, (hole, n) => slices.get(JSON.stringify([id, name, hole, n]))));
        } catch {
          broken.push(name);
        }
      }
      return { head, values, broken };
    },
    async write(head, values, urgent) {
      const before = written.get(head.id);
      const tx = db.transaction(['heads', 'parts'], 'readwrite');
      const { done } = tx;
      done.catch(() => undefined);
      const parts = tx.objectStore('parts');
      const waiting: Promise<unknown>[] = [];
      const wait = (request: Promise<unknown>): Promise<unknown> => {
        request.catch(() => undefined);
        waiting.push(request);
        return request;
      };
      try {
        wait(tx.objectStore('heads').put(head, head.id));
        // what is there from another visit is not known to be what it is now
        if (!before) wait(parts.delete(all(head.id)));
        for (const [name, value] of values) {
          if (before?.has(name) && before.get(name) === value) continue;
          for (const [key, part] of changedParts(head.id, name, before?.get(name), value)) {
            const put = wait(putPart(parts, part, key));
            // each part of a long list is cloned in a task of its own
            if (key.length === 4 && !urgent) await put;
          }
        }
        for (const name of before?.keys() ?? []) if (!values.has(name)) wait(parts.delete(valueRange(head.id, name)));
        tx.commit();
        await Promise.all([...waiting, done]);
      } catch (error) {
        try {
          tx.abort();
        } catch {
          // it fell by itself
        }
        // why it fell: a request that fell with it says only that it was aborted
        const why = await done.then(() => error, (reason: unknown) => reason);
        throw error instanceof DOMException && error.name !== 'AbortError' ? error : why ?? error;
      }
      written.set(head.id, new Map(values));
    },
    isWritten(id, values) {
      written.set(id, new Map(values));
    },
    async writeHead(head) {
      await db.put('heads', head, head.id);
    },
    async remove(id) {
      written.delete(id);
      const tx = db.transaction(['heads', 'parts'], 'readwrite');
      await Promise.all([tx.objectStore('heads').delete(id), tx.objectStore('parts').delete(all(id)), tx.done]);
    },
    async setAside(id, why) {
      const { head, parts } = await raw(id);
      await db.add('aside', { id, when: new Date().toISOString(), why, head, parts });
    },
    aside: () => db.getAll('aside'),
    clearAside: () => db.clear('aside'),
    close: () => db.close(),
  };
}

/** What a form left reactive cannot be cloned: it goes as the JSON that it is. */
function putPart(parts: Pick<IDBPObjectStore<Tables, ('heads' | 'parts')[], 'parts', 'readwrite'>, 'put'>, part: unknown, key: PartKey): Promise<unknown> {
  try {
    return parts.put(part, key);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'DataCloneError')) throw error;
    return parts.put(JSON.parse(JSON.stringify(part)), key);
  }
}

/** The parts of a value that are not those of the one before. */
function* changedParts(id: string, name: string, before: unknown, value: unknown): Generator<readonly [PartKey, unknown]> {
  const now = parted(value);
  yield [[id, name], now.skeleton satisfies Skeleton];
  // of the value before only a list itself is compared: lists deeper in are small or rarely changed
  const was = Array.isArray(before) && now.parts.length === 1 && now.skeleton.holes[0]!.path.length === 0 ? parted(before).parts[0] : undefined;
  for (const [hole, slices] of now.parts.entries()) {
    for (const [n, slice] of slices.entries()) {
      const old = was?.[n];
      if (!old || !sameEntries(old, slice)) yield [[id, name, hole, n], slice];
    }
  }
}
