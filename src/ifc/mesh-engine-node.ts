/**
 * web-ifc in Node. The package is one file of 6 MB, of which meshing needs the 165 kB around the wasm; the rest (schema
 * tables) costs every worker 80 MB and half a second. That part is taken out by its own markers; should they change,
 * the whole package is loaded.
 */
import { isMeshEngine } from './mesh-engine.ts';
import type { StartEngine } from './mesh-engine.ts';

type Factory = (options: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** What Node gives; `ifc/` itself runs in browsers too and imports none of it. */
export interface NodeHost {
  /** path of a package's entry */
  resolve(name: string): string;
  /** require, not import: import would first scan the 6 MB for module syntax and export names */
  require(name: string): unknown;
  readText(path: string): Promise<string>;
  /** a function over CommonJS text, called with exports, module, require, file name and folder */
  compile(body: string, parameters: readonly string[], path: string): (exports: unknown, module: { exports: unknown }) => void;
  /** path of a file beside another */
  beside(path: string, file: string): string;
}

const BEGIN = '"dist/web-ifc-node.js"(exports2, module2) {';
const END = '\n  }\n});\n';

export function nodeEngine(host: NodeHost): StartEngine {
  let factory: Promise<Factory | null> | null = null;
  return async () => {
    factory ??= cutFactory(host);
    const make = await factory;
    if (make !== null) {
      const path = host.resolve('web-ifc');
      const engine = await make({
        noInitialRun: true,
        locateFile: (file: string) => host.beside(path, file),
        print: () => undefined,
        printErr: () => undefined,
      });
      if (isMeshEngine(engine)) return engine;
    }
    const { IfcAPI } = host.require('web-ifc') as typeof import('web-ifc');
    const api = new IfcAPI();
    await api.Init(undefined, true);
    const engine: unknown = api.wasmModule;
    if (!isMeshEngine(engine)) throw new Error('web-ifc did not start');
    return engine;
  };
}

async function cutFactory(host: NodeHost): Promise<Factory | null> {
  try {
    const path = host.resolve('web-ifc');
    const text = await host.readText(path);
    const begin = text.indexOf(BEGIN);
    const end = text.indexOf(END, begin);
    if (begin < 0 || end < 0) return null;
    const module = { exports: {} as unknown };
    host.compile(text.slice(begin + BEGIN.length, end), ['exports2', 'module2', 'require', '__filename', '__dirname'], path)(module.exports, module);
    return typeof module.exports === 'function' ? (module.exports as Factory) : null;
  } catch {
    return null;
  }
}
