/** `npm run rules-pages`: writes public/rules from the packs and the cases of their rules; what no rule makes any more goes. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureInstalled, ROOT } from '../../src/cli/setup.mjs';

ensureInstalled();
process.chdir(ROOT);
const { createServer } = await import('vite');
const vite = await createServer({ mode: 'test', logLevel: 'warn', appType: 'custom', server: { middlewareMode: true, ws: false, watch: null }, optimizeDeps: { noDiscovery: true } });
try {
  const { rulePages, STYLESHEET } = await vite.ssrLoadModule('/test/rules/pages.ts');
  const folder = join(ROOT, 'public/rules');
  const pages = await rulePages();
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) if (entry !== STYLESHEET) rmSync(join(folder, entry), { recursive: true });
  for (const [path, text] of pages) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  process.stdout.write(`public/rules: ${pages.size} pages\n`);
} finally {
  await vite.close();
}
