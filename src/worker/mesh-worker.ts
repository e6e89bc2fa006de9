/** The meshing worker of the browser. */
import { expose, transfer } from 'comlink';
import { manifoldWasmUrl } from '../geometry/plan-wasm-url.ts';
import { webIfcWasmUrl } from '../ifc/mesh-wasm-url.ts';
import { createMeshWorker } from './mesh-worker-api.ts';

// The addresses are relative to the page's base: a worker resolves them against itself.
const absolute = (url: string): string => new URL(url, self.location.href).href;

expose(createMeshWorker({ webIfcWasm: absolute(webIfcWasmUrl), manifoldWasm: absolute(manifoldWasmUrl), transfer }));
