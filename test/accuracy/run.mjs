/**
 * `npm run accuracy`: the accuracy tables of the README. The kernel and whole files against closed forms, and against the
 * quantities that authoring tools state in the corpus (../shared/corpus; skipped without it). Ends with 1 when a limit is broken.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from '../../src/cli/setup.mjs';

ensureInstalled();
const folder = mkdtempSync(join(tmpdir(), 'sunmao-accuracy-'));
const table = join(folder, 'table.md');
writeFileSync(table, '');
try {
  const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--mode', 'test', 'test/accuracy'], {
    cwd: ROOT, encoding: 'utf8', env: { ...process.env, SUNMAO_ACCURACY: table },
  });
  process.stdout.write(readFileSync(table, 'utf8'));
  if (run.status !== 0) process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}`);
  process.exitCode = run.status === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
