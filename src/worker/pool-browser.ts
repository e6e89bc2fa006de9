/** Meshing in the browser's workers (from the page or from another worker). */
import { proxy, transfer, wrap } from 'comlink';
import type { MeshWorkerApi } from './mesh-worker-api.ts';
import type { Platform } from './pool.ts';
import { transferables } from '../ifc/subset.ts';

/** The page and the engine's worker want a core too. */
const MOST_WORKERS = 4;

export function browserPlatform(): Platform {
  return {
    workers: Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2)),
    // a blob leaves the worker's heap, and the browser may put it on disk
    keep(bytes) {
      const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
      return async () => new Uint8Array(await blob.arrayBuffer());
    },
    spawnMesher() {
      const worker = new Worker(new URL('./mesh-worker.ts', import.meta.url), { type: 'module', name: 'mesher' });
      const remote = wrap<MeshWorkerApi>(worker);
      return {
        api: {
          connect: (onEvent) => remote.connect(proxy(onEvent)),
          mesh: (task) => remote.mesh(transfer(task, transferables(task.subset))),
        },
        onCrash(listener) {
          worker.addEventListener('error', (event) => listener(event.message || 'the worker could not start'));
        },
        terminate: () => worker.terminate(),
      };
    },
  };
}
