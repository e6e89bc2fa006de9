/** web-ifc in the browser: its wasm from our own origin, always one thread. */
import { IfcAPI } from 'web-ifc';
import wasmUrl from 'web-ifc/web-ifc.wasm?url';
import { isMeshEngine } from './mesh-engine.ts';
import type { MeshEngine } from './mesh-engine.ts';

export async function startBrowserEngine(): Promise<MeshEngine> {
  const api = new IfcAPI();
  // The address is relative to the page's base: a worker resolves it against itself.
  const address = new URL(wasmUrl, self.location.href).href;
  // One thread: the multi-thread build stalls ten seconds before it gives up.
  await api.Init(() => address, true);
  const engine: unknown = api.wasmModule;
  if (!isMeshEngine(engine)) throw new Error('web-ifc did not start');
  return engine;
}
