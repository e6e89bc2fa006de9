/** The meshing worker of the browser. */
import { expose, transfer } from 'comlink';
import { manifoldWasmUrl } from '../geometry/plan-wasm-url.ts';
import { startBrowserEngine } from '../ifc/mesh-engine-browser.ts';
import { createMeshWorker } from './mesh-worker-api.ts';

// The address is relative to the page's base: a worker resolves it against itself.
const manifoldWasm = new URL(manifoldWasmUrl, self.location.href).href;

expose(createMeshWorker({ startEngine: startBrowserEngine, manifoldWasm, transfer }));
