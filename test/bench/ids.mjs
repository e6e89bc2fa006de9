/** IDS at scale (ids.ts), each size in a process of its own.   node test/bench/ids.mjs [ENTITIES SPECIFICATIONS]… */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const numbers = process.argv.slice(2).map(Number);
const DEFAULT = [[50_000, 800], [100_000, 800], [500_000, 80], [500_000, 800]];
const sizes = numbers.length >= 2 ? numbers.flatMap((n, i) => (i % 2 === 0 ? [[n, numbers[i + 1]]] : [])) : DEFAULT;

// beside the packages, so that what stays outside the bundle is found
const scratch = mkdtempSync(join(at('../../node_modules'), '.sunmao-bench-'));
try {
  await build({
    configFile: at('../../vite.config.ts'), mode: 'bench', logLevel: 'warn',
    build: { ssr: true, outDir: scratch, emptyOutDir: false, minify: false, rolldownOptions: { input: { ids: at('./ids.ts') }, output: { format: 'es', entryFileNames: '[name].mjs' } } },
  });
  const script = pathToFileURL(join(scratch, 'ids.mjs')).href;
  console.log('entities  specifications     MB   index    open   check   total     CPU  ×smallest  entities checked  most in one   peak MB');
  let first = null;
  for (const [entities, specifications] of sizes) {
    const run = spawnSync(process.execPath, ['--max-old-space-size=8000', '--input-type=module', '-e', `const { measureScale } = await import(${JSON.stringify(script)}); console.log(JSON.stringify(await measureScale(${entities}, ${specifications})));`], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    const row = JSON.parse(run.stdout);
    const total = row.indexMs + row.openMs + row.checkMs;
    first ??= total;
    const s = (ms) => `${(ms / 1000).toFixed(1)} s`.padStart(8);
    console.log(`${String(entities).padStart(8)}  ${String(specifications).padStart(14)}  ${String(row.megabytes).padStart(5)}${s(row.indexMs)}${s(row.openMs)}${s(row.checkMs)}${s(total)}${s(row.cpuMs)}  ${(total / first).toFixed(1).padStart(9)}  ${String(row.applicable).padStart(16)}  ${String(row.most).padStart(11)}  ${String(row.peakMb).padStart(8)}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
