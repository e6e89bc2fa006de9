/** The IDS files that are checked with, and what they say of the loaded files: asked anew only where a file or an IDS changed. */
import { openIfcData } from '../ifc/data/data.ts';
import { sha256 } from '../ifc/sha256.ts';
import { checkFile } from '../ids/check.ts';
import type { Ids } from '../ids/ids.ts';
import { createListing } from '../ids/listed.ts';
import type { ListedIds } from '../ids/listed.ts';
import { readIds } from '../ids/read.ts';
import type { ModelFile } from '../model/model.ts';
import type { FileRecords } from './load.types.ts';

export interface SpecificationFile {
  readonly file: ModelFile;
  readonly records: FileRecords | null;
}

export interface SpecificationOptions {
  readonly signal?: AbortSignal;
  /** specifications done, of all, over all files */
  readonly onStep?: (done: number, total: number) => void;
}

export interface SpecificationShelf {
  /** takes the place of one of the same name. @throws Error where it cannot be read as an IDS */
  add(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): void;
  /** in the order they were added. @throws the signal's reason */
  listed(files: readonly SpecificationFile[], options?: SpecificationOptions): Promise<readonly ListedIds[]>;
}

interface Shelved {
  readonly ids: Ids;
  readonly sha256: string;
}

export function specificationShelf(): SpecificationShelf {
  const shelf = new Map<string, Shelved>();
  let known = new Map<Shelved, { readonly of: string; readonly listed: ListedIds }>();

  return {
    async add(name, bytes) {
      const { ids, faults } = readIds(bytes);
      if (ids === null) throw new Error(faults[0]?.text.en ?? 'no IDS');
      shelf.set(name, { ids, sha256: await sha256(bytes) });
    },
    remove(name) {
      shelf.delete(name);
    },
    async listed(files, { signal, onStep } = {}) {
      const of = files.map(({ file }) => `${file.path} ${file.sha256}`).join('\n');
      const open = [...shelf].filter(([, one]) => known.get(one)?.of !== of).map(([name, one]) => ({ one, listing: createListing(name, one.sha256, one.ids) }));
      const total = open.reduce((sum, { one }) => sum + one.ids.specifications.length, 0) * files.length;
      let before = 0;
      // one file after the other: its records are read again, and let go
      for (const { file, records } of open.length === 0 ? [] : files) {
        if (records === null) throw new Error(`${file.path}: its records are not at hand`);
        const data = openIfcData(await records(), file.path);
        signal?.throwIfAborted();
        for (const { one, listing } of open) {
          listing.add(await checkFile(one.ids, data, { ...(signal ? { signal } : {}), onProgress: (done) => onStep?.(before + done, total) }));
          before += one.ids.specifications.length;
        }
      }
      for (const { one, listing } of open) known.set(one, { of, listed: listing.done() });
      // what nobody checks with any more is not kept
      known = new Map([...shelf.values()].flatMap((one) => (known.has(one) ? [[one, known.get(one)!] as const] : [])));
      return [...shelf.values()].map((one) => known.get(one)!.listed);
    },
  };
}
