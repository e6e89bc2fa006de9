/** The rules at scale (rules.ts), built and run.   node test/bench/rules.mjs [TOWERS…]   default 2 10 20: 10,504 to 105,040 elements */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const towers = process.argv.slice(2).map(Number).filter((n) => n >= 1);

// beside the packages, so that what stays outside the bundle is found
const scratch = mkdtempSync(join(at('../../node_modules'), '.sunmao-bench-'));
try {
  await build({
    configFile: at('../../vite.config.ts'), mode: 'bench', logLevel: 'warn',
    build: { ssr: true, outDir: scratch, emptyOutDir: false, minify: false, rolldownOptions: { input: { rules: at('./rules.ts') }, output: { format: 'es', entryFileNames: '[name].mjs' } } },
  });
  const { benchRules } = await import(pathToFileURL(join(scratch, 'rules.mjs')).href);
  await benchRules(towers.length > 0 ? towers : [2, 10, 20]);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
