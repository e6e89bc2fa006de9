/** wasm/*.ts → bytes, by AssemblyScript. Kept in node_modules/.cache under the hash of the sources and the compiler. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(FOLDER);
const CACHE = join(ROOT, 'node_modules/.cache/sunmao-wasm');
const OPTIONS = ['-O3', '--converge', '--noAssert', '--enable', 'simd', '--runtime', 'stub', '--use', 'abort='];

/** Sources that the core is made of, absolute paths. */
export const sources = () => readdirSync(FOLDER).filter((name) => name.endsWith('.ts')).sort().map((name) => join(FOLDER, name));

/** The compiled module. Rejects with the compiler's own messages. */
export async function compileCore() {
  const hash = createHash('sha256').update(OPTIONS.join(' '));
  hash.update(readFileSync(join(ROOT, 'node_modules/assemblyscript/package.json')));
  for (const path of sources()) hash.update(path.slice(FOLDER.length)).update('\0').update(readFileSync(path)).update('\0');
  const kept = join(CACHE, `${hash.digest('hex').slice(0, 32)}.wasm`);
  if (existsSync(kept)) return readFileSync(kept);
  const { default: asc } = await import('assemblyscript/asc');
  let bytes = null;
  const stderr = asc.createMemoryStream();
  const { error } = await asc.main(['index.ts', '--baseDir', FOLDER, '--outFile', 'core.wasm', ...OPTIONS], {
    stderr,
    readFile: (name, base) => (existsSync(join(base, name)) ? readFileSync(join(base, name), 'utf8') : null),
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) bytes = Buffer.from(contents);
    },
    listFiles: () => [],
  });
  if (error || bytes === null) throw new Error(`wasm/: ${stderr.toString() || error?.message || 'nothing was compiled'}`);
  mkdirSync(CACHE, { recursive: true });
  // two builds at once must not read each other's half
  const half = `${kept}.${process.pid}`;
  writeFileSync(half, bytes);
  renameSync(half, kept);
  return bytes;
}
