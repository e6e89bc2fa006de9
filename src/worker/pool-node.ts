/** Meshing in Node's worker threads. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { proxy, transfer, wrap } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { MeshWorkerApi } from './mesh-worker-api.ts';
import type { Platform } from './pool.ts';
import { transferables } from '../ifc/subset.ts';

/** More than this share one memory bus and one reader without gain. */
const MOST_WORKERS = 6;

/** `script`: the built mesh-worker.js */
export function nodePlatform(script: URL): Platform {
  return {
    workers: Math.max(1, Math.min(MOST_WORKERS, availableParallelism())),
    spawnMesher() {
      const worker = new Worker(script);
      const remote = wrap<MeshWorkerApi>(nodeEndpoint(worker));
      let stopped = false;
      return {
        api: {
          connect: (onEvent) => remote.connect(proxy(onEvent)),
          mesh: (task) => remote.mesh(transfer(task, transferables(task.subset))),
        },
        onCrash(listener) {
          worker.on('error', (error) => {
            if (!stopped) listener(error.message);
          });
          worker.on('exit', (code) => {
            if (!stopped) listener(`worker ended with ${code}`);
          });
        },
        terminate() {
          stopped = true;
          void worker.terminate();
        },
      };
    },
  };
}
