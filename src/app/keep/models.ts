/** The models of the project as they are kept: copied to the browser's private files in the background, one after the other. */
import { computed, markRaw, ref, shallowRef } from 'vue';
import { keptModel } from '../../store/model-files.ts';
import type { KeptModel } from '../../store/project.ts';
import type { KeepClient } from '../../worker/keep-api.ts';

/** while they are copied nobody sweeps; a sweep waits for no copy */
const FILES_LOCK = 'sunmao-models';

export interface AtHand {
  readonly model: KeptModel;
  /** null for a sample, and for one that nobody has */
  readonly file: Blob | null;
}

export interface ModelSurroundings {
  readonly client: () => KeepClient;
  /** what is kept of a model changed: written now */
  readonly changed: () => Promise<void>;
  /** the project's own models may be copied: no other page has it */
  readonly mayKeep: () => boolean;
  /** a model was chosen in place of one of the same name and is another file */
  readonly otherFile: (path: string) => void;
}

/** The browser's private files; null where it has none or refuses them. */
async function privateFiles(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await navigator.storage.getDirectory();
  } catch {
    return null;
  }
}

export function createKeptModels({ client, changed, mayKeep, otherFile }: ModelSurroundings) {
  const opened = shallowRef<ReadonlyMap<string, AtHand>>(new Map());
  /** models of the project that nobody has any more: asked for by name and SHA-256 */
  const absent = shallowRef<readonly KeptModel[]>([]);
  const copying = ref(0);
  /** the browser has no room, or no private files at all */
  const refused = ref<'no-space' | 'no-files' | null>(null);

  const set = (path: string, of: AtHand | null): void => {
    const next = new Map(opened.value);
    if (of) next.set(path, markRaw(of));
    else next.delete(path);
    opened.value = next;
  };
  const amend = (path: string, file: Blob, change: Partial<KeptModel>): void => {
    const now = opened.value.get(path);
    if (now?.file === file) set(path, { file, model: { ...now.model, ...change } });
  };

  /** Bytes that the browser still gives; unknown is room enough. */
  async function room(): Promise<number> {
    try {
      const { quota, usage } = await navigator.storage.estimate();
      return quota === undefined || usage === undefined ? Infinity : quota - usage;
    } catch {
      return Infinity;
    }
  }

  async function copy(path: string, file: Blob): Promise<void> {
    const root = await privateFiles();
    let why: 'no-space' | 'no-files' | null = root ? null : 'no-files';
    if (root && (await room()) < file.size) why = 'no-space';
    try {
      if (root && !why && mayKeep()) {
        const sha256 = await client().keep(root, file);
        amend(path, file, { sha256, where: 'opfs' });
      }
    } catch (error) {
      why = error instanceof Error && error.name === 'QuotaExceededError' ? 'no-space' : 'no-files';
    }
    if (opened.value.get(path)?.file === file && opened.value.get(path)?.model.where !== 'opfs') {
      if (why) refused.value = why;
      // by it the file is known when it is chosen again
      const sha256 = await client().hash(file).catch(() => null);
      amend(path, file, { sha256 });
    }
    const mine = opened.value.get(path)?.model;
    const before = absent.value.find((one) => one.path === path);
    if (mine?.sha256 && before) {
      absent.value = absent.value.filter((one) => one !== before);
      if (before.sha256 !== null && before.sha256 !== mine.sha256) otherFile(path);
    }
    await changed();
  }

  /** The model with its content where the browser has it, whichever project put it there. */
  async function find(model: KeptModel): Promise<AtHand> {
    const root = model.sha256 === null || model.sample !== undefined ? null : await privateFiles();
    const file = root && (await keptModel(root, model.sha256!, model.bytes));
    return file ? { model: { ...model, where: 'opfs' }, file } : { model, file: null };
  }

  let queue: Promise<void> = Promise.resolve();
  function keep(path: string, file: Blob): void {
    copying.value += 1;
    const work = (): Promise<void> => copy(path, file);
    queue = queue.then(() => (navigator.locks ? navigator.locks.request(FILES_LOCK, { mode: 'shared' }, work) : work()))
      .catch(() => undefined)
      .finally(() => { copying.value -= 1; });
  }

  return {
    absent, copying, refused,
    list: computed<readonly KeptModel[]>(() => [...[...opened.value.values()].map(({ model }) => model), ...absent.value.filter(({ path }) => !opened.value.has(path))]),
    /** what is open, each with its content; null for a sample */
    contents: (): readonly AtHand[] => [...opened.value.values()],
    hold(model: KeptModel): void { absent.value = [...absent.value, model.where === 'opfs' ? { ...model, where: 'not-kept' } : model]; },
    /** a model is being read; one that is kept already is not copied again */
    took(path: string, file: Blob, kept: KeptModel | null = null): void {
      if (opened.value.get(path)?.file === file) return;
      set(path, { file, model: kept ?? { path, bytes: file.size, sha256: null, where: 'not-kept' } });
      if (kept) absent.value = absent.value.filter((one) => one.path !== path);
      if (kept?.where !== 'opfs') keep(path, file);
    },
    tookSample(path: string, sample: string): void {
      set(path, { file: null, model: { path, bytes: 0, sha256: null, where: 'sample', sample } });
    },
    /** `rest`: paths that are still open; of an archive only members may go */
    removed(path: string, rest: readonly string[]): void {
      if (opened.value.has(path)) {
        set(path, null);
        return;
      }
      const archive = [...opened.value.keys()].find((one) => path.startsWith(`${one}!`));
      const now = archive === undefined ? undefined : opened.value.get(archive);
      if (archive === undefined || !now) return;
      if (!rest.some((one) => one.startsWith(`${archive}!`))) set(archive, null);
      else set(archive, { ...now, model: { ...now.model, without: [...(now.model.without ?? []), path] } });
    },
    /** The path under which the project had this very file, where it asks for one; else the one given. */
    async pathOf(path: string, file: Blob): Promise<string> {
      const asked = absent.value.filter((one) => one.bytes === file.size && one.sha256 !== null);
      if (asked.length === 0) return path;
      const sha256 = await client().hash(file).catch(() => null);
      return asked.find((one) => one.sha256 === sha256)?.path ?? path;
    },
    /** the project does without those that are absent */
    forgo(): void { absent.value = []; },
    find,
    findAll: (list: readonly KeptModel[]): Promise<readonly AtHand[]> => Promise.all(list.map(find)),
    clear(): void {
      opened.value = new Map();
      absent.value = [];
      refused.value = null;
    },
    /** takes the files away that no project has, unless a page is copying one just now */
    async sweep(used: () => Promise<ReadonlySet<string> | null>): Promise<void> {
      const root = await privateFiles();
      if (!root || !navigator.locks) return;
      await navigator.locks.request(FILES_LOCK, { ifAvailable: true }, async (lock) => {
        const all = lock && (await used());
        if (all) await client().sweep(root, [...all]);
      });
    },
  };
}

export type KeptModels = ReturnType<typeof createKeptModels>;
