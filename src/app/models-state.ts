/** The models that are open: read, replaced, taken away, each with how far it is. Their meshes go to the picture. */
import { markRaw, reactive, ref } from 'vue';
import type { Report } from '../engine/report.ts';
import type { ModelFinding } from '../model/model.ts';
import type { EngineClient } from '../worker/client.ts';
import type { LoadProgress, MeshBatch, Source } from '../worker/load.types.ts';
import type { Chosen } from './file-kind.ts';
import type { Picture } from './picture.ts';
import type { Say } from './say.ts';

export interface FileEntry {
  readonly path: string;
  bytes: number;
  status: 'loading' | 'read' | 'unreadable' | 'excluded' | 'not-merged' | 'cancelled';
  stage: LoadProgress['stage'] | null;
  done: number;
  total: number;
  elements: number | null;
  /** finding code of an unreadable file */
  error: string | null;
}

interface Outside {
  readonly engine: () => EngineClient;
  readonly picture: Picture;
  /** the models as they are kept with the project */
  readonly kept: () => {
    pathOf(path: string, file: Blob): Promise<string>;
    took(path: string, file: Blob): void;
    tookSample(path: string, name: string): void;
    removed(path: string, left: readonly string[]): void;
  };
  /** elements may have gone: what is chosen of them gives way */
  readonly lose: (what: 'selection' | 'list') => void;
  readonly check: () => Promise<void>;
  readonly say: Say;
}

export function createModels({ engine, picture, kept, lose, check, say }: Outside) {
  const files = reactive<FileEntry[]>([]);
  const loading = ref(false);
  // messages of a load travel beside its answer and may come after it
  let cancelled = false;

  function entry(path: string, bytes: number): FileEntry {
    const old = files.find((file) => file.path === path);
    if (old) return old;
    files.push({ path, bytes, status: 'loading', stage: null, done: 0, total: 0, elements: null, error: null });
    return files[files.length - 1]!;
  }

  const events = {
    onProgress(progress: LoadProgress): void {
      if (!loading.value) return;
      const file = entry(progress.file, progress.stage === 'bytes' ? progress.total : 0);
      file.stage = progress.stage;
      file.done = progress.done;
      file.total = progress.total;
    },
    onBatch(batch: MeshBatch, path: string): void {
      if (!cancelled) picture.add(batch, path);
    },
  };

  async function run(work: () => Promise<void>): Promise<void> {
    if (loading.value) return;
    loading.value = true;
    cancelled = false;
    try {
      await work();
    } catch (error) {
      cancelled = true;
      // a cancelled load leaves nothing behind but the rows that say so
      for (const file of files) {
        if (file.status !== 'loading') continue;
        file.status = 'cancelled';
        picture.remove(file.path);
      }
      if (!(error instanceof Error) || error.name !== 'AbortError') say('error', 'notice.failed', { message: String(error) });
    } finally {
      loading.value = false;
    }
    await check();
  }

  /** Names that are open already get a number: two disciplines often call their file alike. */
  function freePath(path: string): string {
    if (!files.some((file) => file.path === path)) return path;
    const dot = path.lastIndexOf('.');
    for (let n = 2; ; n++) {
      const next = dot > 0 ? `${path.slice(0, dot)} (${n})${path.slice(dot)}` : `${path} (${n})`;
      if (!files.some((file) => file.path === next)) return next;
    }
  }

  async function open(chosen: readonly Chosen[]): Promise<void> {
    if (chosen.length === 0 || loading.value) return;
    await run(async () => {
      const named = [];
      for (const { path, file } of chosen) {
        const free = freePath(await kept().pathOf(path, file));
        entry(free, file.size);
        named.push({ path: free, file });
      }
      await read(named);
    });
  }

  /** Hands files to the engine under these very paths. */
  async function read(named: readonly { readonly path: string; readonly file: Blob }[]): Promise<void> {
    const sources: Source[] = [];
    for (const { path, file } of named) {
      const row = entry(path, file.size);
      row.stage = 'bytes';
      row.total = file.size;
      try {
        sources.push({ path, bytes: new Uint8Array(await file.arrayBuffer()) });
        kept().took(path, file);
      } catch {
        row.status = 'unreadable';
        row.error = 'file-unreadable';
      }
    }
    await engine().add(sources, events);
  }

  const readSample = (name: string): Promise<void> => engine().addSample(name, events);

  async function openSample(name: string): Promise<void> {
    if (loading.value) return;
    kept().tookSample(`${name}.ifc`, name);
    await run(() => readSample(name));
  }

  async function remove(path: string): Promise<void> {
    if (loading.value) return;
    const at = files.findIndex((file) => file.path === path);
    if (at < 0) return;
    files.splice(at, 1);
    kept().removed(path, files.map((file) => file.path));
    picture.remove(path);
    lose('selection');
    lose('list');
    await engine().remove([path]);
    await check();
  }

  /**
   * Reads another version of a file in its place: path, rules of the profile and decisions stay. One that cannot be read
   * changes nothing, and what is wrong with it is the answer.
   */
  async function replace(path: string, file: File): Promise<ModelFinding | null> {
    const row = files.find((one) => one.path === path);
    if (!row || loading.value) return null;
    const before = { ...row };
    let refused: ModelFinding | null = null;
    // the old meshes stay on screen until the new ones are all here
    const fresh: MeshBatch[] = [];
    let done = false;
    await run(async () => {
      Object.assign(row, { status: 'loading', stage: 'bytes', done: 0, total: file.size });
      try {
        refused = await engine().replace(path, { path, bytes: new Uint8Array(await file.arrayBuffer()) }, {
          onProgress: ({ stage: at, done: part, total }) => { if (loading.value) Object.assign(row, { stage: at, done: part, total }); },
          onBatch: (batch) => { if (done) picture.add(batch, path); else fresh.push(markRaw(batch)); },
        });
        if (refused) {
          Object.assign(row, before);
          return;
        }
      } catch (error) {
        Object.assign(row, before);
        throw error;
      }
      done = true;
      kept().took(path, file);
      Object.assign(row, { bytes: file.size, error: null });
      picture.remove(path);
      for (const batch of fresh) picture.add(batch, path);
      lose('list');
    });
    return refused;
  }

  return {
    files, loading, run, open, read, readSample, openSample, remove, replace,
    /** how a report found them; without one what was being read is there all the same */
    took(fresh: Report | null): void {
      if (fresh === null) {
        for (const file of files) if (file.status === 'loading') file.status = 'read';
        return;
      }
      const known = new Set(fresh.files.map((file) => file.path));
      for (const file of fresh.files) {
        const row = entry(file.path, file.bytes);
        row.bytes = file.bytes;
        row.status = file.status;
        row.elements = file.elements;
        row.error = file.error;
        row.stage = null;
      }
      // an archive's own row gives way to its members'
      for (let i = files.length - 1; i >= 0; i--) {
        const file = files[i]!;
        if (!known.has(file.path) && file.status === 'loading') files.splice(i, 1);
      }
    },
    /** the engine fell, and what it held with it */
    crashed(): void {
      loading.value = false;
      for (const file of files) {
        picture.remove(file.path);
        file.status = 'unreadable';
        file.error = 'engine-crashed';
      }
    },
    clear(): void {
      for (const { path } of files) picture.remove(path);
      files.splice(0, files.length);
      loading.value = false;
    },
  };
}
