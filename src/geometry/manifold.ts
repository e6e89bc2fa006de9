/** manifold-3d as it is started. One engine per thread by `await loadManifold()`, synchronous after that. */
import type { ManifoldToplevel } from 'manifold-3d';

export interface ManifoldOptions {
  /** where manifold.wasm is served from; needed in a browser bundle, not in Node */
  readonly wasmUrl?: string;
  /** the compiled bytes, where fetching or reading is not wanted */
  readonly wasmBinary?: Uint8Array;
}

export interface ManifoldEngine {
  /** the answer of `work`, or `fallback` when the wasm trapped: an instance is of no use after that, and another starts in the background */
  run<T>(work: (toplevel: ManifoldToplevel) => T, fallback: T): T;
  /** how many answers so far are fallbacks: who signs a number compares before and after */
  readonly traps: number;
}

let loading: Promise<ManifoldEngine> | null = null;

/** Starts manifold once; later calls return the same engine. Rejects when the wasm cannot be had. */
export function loadManifold(options: ManifoldOptions = {}): Promise<ManifoldEngine> {
  loading ??= startManifold(options).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** What starts an instance of its own each time it is called. */
export async function manifoldStarter(options: ManifoldOptions): Promise<() => Promise<ManifoldToplevel>> {
  const { default: createModule } = await import('manifold-3d');
  const setup: Record<string, unknown> = {};
  if (options.wasmUrl !== undefined) setup['locateFile'] = () => options.wasmUrl;
  if (options.wasmBinary !== undefined) setup['wasmBinary'] = options.wasmBinary;
  return async () => {
    const created = await createModule(setup as Parameters<typeof createModule>[0]);
    created.setup();
    return created;
  };
}

async function startManifold(options: ManifoldOptions): Promise<ManifoldEngine> {
  const start = await manifoldStarter(options);
  // Starting another instance is asynchronous: until it is there, answers are "not known", never a guess.
  let wasm: ManifoldToplevel | null = await start();
  let traps = 0;
  return {
    get traps() { return traps; },
    run(work, fallback) {
      if (wasm === null) {
        traps += 1;
        return fallback;
      }
      try {
        return work(wasm);
      } catch {
        traps += 1;
        wasm = null;
        void start().then((next) => { wasm = next; }, () => undefined);
        return fallback;
      }
    },
  };
}
