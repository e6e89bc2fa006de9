/** Files by path → model and quantities, for every command that takes models. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { closePlatform, loadModels, shrinkPlatform } from '../worker/load.ts';
import type { Loaded, LoadOptions, Source } from '../worker/load.types.ts';
import { nodePlatform } from '../worker/pool-node.ts';
import type { Platform } from '../worker/pool.ts';
import { readInputs } from './args.ts';

export interface LoadedFiles extends Loaded {
  /** ends the worker that was kept for bodies */
  readonly release: () => void;
}

/** Unreadable paths are in the result (exit 2), the others are loaded. The workers are gone when it returns, but for one where bodies may be asked for. */
export async function loadFiles(paths: readonly string[], options: LoadOptions = {}): Promise<LoadedFiles> {
  const { sources, unreadable } = await readInputs(paths);
  const loaded = await loadSources(sources, options);
  if (unreadable.length === 0) return loaded;
  const order = new Map(paths.map((path, i) => [path, i]));
  const all = [...unreadable, ...loaded.unreadable].sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0));
  return { ...loaded, unreadable: all };
}

/** The same of files that are in memory. */
export async function loadSources(sources: readonly Source[], options: LoadOptions = {}): Promise<LoadedFiles> {
  const platform = await nodeOrInline();
  let keeps = false;
  try {
    const loaded = { ...(await loadModels(sources, platform, options)), release: () => closePlatform(platform) };
    keeps = options.bodies === true;
    return loaded;
  } finally {
    if (keeps) shrinkPlatform(platform);
    else closePlatform(platform);
  }
}

/** The built worker beside the built command; in a checkout that runs from source, this thread. */
async function nodeOrInline(): Promise<Platform> {
  const script = new URL('./mesh-worker.js', import.meta.url);
  if (script.protocol === 'file:' && existsSync(fileURLToPath(script))) return nodePlatform(script);
  // Only here does web-ifc itself come into the main thread: 80 MB that a built command does not pay.
  const { inlinePlatform } = await import('../worker/pool-inline.ts');
  return inlinePlatform();
}
