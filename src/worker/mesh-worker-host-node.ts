/** Node's part of starting web-ifc. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { nodeEngine } from '../ifc/mesh-engine-node.ts';
import type { StartEngine } from '../ifc/mesh-engine.ts';

const require = createRequire(import.meta.url);

export const startNodeEngine: StartEngine = nodeEngine({
  resolve: (name) => require.resolve(name),
  require: (name): unknown => require(name) as unknown,
  // one byte per character: the part that is cut out is plain ASCII, and 6 MB stay 6 MB
  readText: (path) => readFile(path, 'latin1'),
  compile(body, parameters, path) {
    const run = compileFunction(body, parameters, { filename: path }) as (...args: readonly unknown[]) => void;
    return (exports, module) => run(exports, module, createRequire(path), path, dirname(path));
  },
  beside: (path, file) => join(dirname(path), file),
});
