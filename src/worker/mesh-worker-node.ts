/** The meshing worker of the command line. */
import { parentPort } from 'node:worker_threads';
import { expose, transfer } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createMeshWorker } from './mesh-worker-api.ts';
import { startNodeEngine } from './mesh-worker-host-node.ts';

if (parentPort === null) throw new Error('mesh-worker-node runs as a worker');
expose(createMeshWorker({ startEngine: startNodeEngine, manifoldWasm: null, transfer }), nodeEndpoint(parentPort));
