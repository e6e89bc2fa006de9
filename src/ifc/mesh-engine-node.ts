/**
 * web-ifc in Node. The package is one file of 6 MB, of which meshing needs the 165 kB around the wasm; the rest (schema
 * tables) costs every worker 80 MB and half a second. That part is taken out by its own markers; should they change,
 * the whole package is loaded.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { isMeshEngine } from './mesh-engine.ts';
import type { MeshEngine } from './mesh-engine.ts';

type Factory = (options: Readonly<Record<string, unknown>>) => Promise<unknown>;

// require, not import: import would first scan the 6 MB for module syntax and export names.
const require = createRequire(import.meta.url);

const BEGIN = '"dist/web-ifc-node.js"(exports2, module2) {';
const END = '\n  }\n});\n';

let factory: Promise<Factory | null> | null = null;

export async function startNodeEngine(): Promise<MeshEngine> {
  factory ??= cutFactory();
  const make = await factory;
  const path = require.resolve('web-ifc');
  if (make !== null) {
    const engine = await make({
      noInitialRun: true,
      locateFile: (file: string) => join(dirname(path), file),
      print: () => undefined,
      printErr: () => undefined,
    });
    if (isMeshEngine(engine)) return engine;
  }
  const { IfcAPI } = require('web-ifc') as typeof import('web-ifc');
  const api = new IfcAPI();
  await api.Init(undefined, true);
  const engine: unknown = api.wasmModule;
  if (!isMeshEngine(engine)) throw new Error('web-ifc did not start');
  return engine;
}

async function cutFactory(): Promise<Factory | null> {
  try {
    const path = require.resolve('web-ifc');
    const text = await readFile(path);
    const begin = text.indexOf(BEGIN);
    const end = text.indexOf(END, begin);
    if (begin < 0 || end < 0) return null;
    const module = { exports: {} as unknown };
    const body = compileFunction(text.toString('utf8', begin + BEGIN.length, end), ['exports2', 'module2', 'require', '__filename', '__dirname'], { filename: path }) as (...args: unknown[]) => void;
    body(module.exports, module, createRequire(path), path, dirname(path));
    return typeof module.exports === 'function' ? (module.exports as Factory) : null;
  } catch {
    return null;
  }
}
