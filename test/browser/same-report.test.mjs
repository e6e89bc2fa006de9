/** Chromium and Node give the same report of the same files, figure by figure: the same wasm, the same sums in the same order. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '../../src/cli/setup.mjs';
import { sharedBrowser } from './harness.mjs';

const CLI = join(ROOT, 'dist/cli/sunmao.js');
const CORPUS = join(ROOT, '../shared/corpus/models');
/** swept, cut, tessellated, tilted and overlapping bodies, by three tools */
const REAL = ['Duplex-georeferenced/Duplex_A_20110907_georeferenced.ifc', 'Schependomlaan/MULTICOM-balkons.ifc', 'openBIMdisk-HKU/democase-v4.ifc'].map((path) => join(CORPUS, path));

const browser = sharedBrowser();
let folder;
before(() => { folder = mkdtempSync(join(tmpdir(), 'sunmao-same-')); });
after(() => rmSync(folder, { recursive: true, force: true }));

async function assertSame(path) {
  const { stdout, status } = spawnSync(process.execPath, [CLI, 'check', basename(path), '--json'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30 });
  assert.notEqual(status, 2, 'the command line reads it');
  const session = await browser.open('/');
  await session.at('file-input').setInputFiles(path);
  await session.state('ready', 120_000);
  await session.at('profile-menu').click();
  const [download] = await Promise.all([session.page.waitForEvent('download'), session.at('report-save').click()]);
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8'));
  const printed = JSON.parse(stdout);
  for (const report of [saved, printed]) {
    delete report.timing;
    // computed after the page is ready, and compared where they are made
    for (const one of report.switches) delete one.effect;
  }
  assert.deepEqual(saved, printed);
  assert.ok(printed.elements.some(({ volume }) => volume > 0));
}

test('a sample', async () => {
  const path = join(folder, 'office.ifc');
  spawnSync(process.execPath, [CLI, 'sample', 'office', '--out', path]);
  await assertSame(path);
});

for (const real of REAL) {
  test(`a real model: ${basename(real)}`, { skip: existsSync(real) ? false : 'skipped: no corpus' }, async () => {
    const path = join(folder, basename(real));
    copyFileSync(real, path);
    await assertSame(path);
  });
}
