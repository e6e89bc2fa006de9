/** `npm run template-files`: writes public/template from the table of the property template; what is not made any more goes. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from '../../src/cli/setup.mjs';

ensureInstalled();
process.chdir(ROOT);
const { createServer } = await import('vite');
const vite = await createServer({ mode: 'test', logLevel: 'warn', appType: 'custom', server: { middlewareMode: true, ws: false, watch: null }, optimizeDeps: { noDiscovery: true } });
try {
  const { templateFiles } = await vite.ssrLoadModule('/src/template/files.ts');
  const { templatePages } = await vite.ssrLoadModule('/test/template/pages.ts');
  const folder = join(ROOT, 'public/template');
  const files = [...templateFiles(), ...templatePages()];
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) rmSync(join(folder, entry), { recursive: true });
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  process.stdout.write(`public/template: ${files.length} files\n`);
} finally {
  await vite.close();
}
