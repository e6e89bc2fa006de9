/** Meshing in this very thread: tests, and a checkout that is not built. */
import { createMeshWorker } from './mesh-worker-api.ts';
import { startNodeEngine } from './mesh-worker-host-node.ts';
import type { Platform } from './pool.ts';

export function inlinePlatform(): Platform {
  return {
    workers: 1,
    spawnMesher: () => ({
      api: createMeshWorker({ startEngine: startNodeEngine, manifoldWasm: null, transfer: (value) => value }),
      onCrash: () => undefined,
      terminate: () => undefined,
    }),
  };
}
