/** The meshing worker of the command line. */
import { parentPort } from 'node:worker_threads';
import { expose, transfer } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { startNodeEngine } from '../ifc/mesh-engine-node.ts';
import { createMeshWorker } from './mesh-worker-api.ts';

if (parentPort === null) throw new Error('mesh-worker-node runs as a worker');
expose(createMeshWorker({ startEngine: startNodeEngine, manifoldWasm: null, transfer }), nodeEndpoint(parentPort));
