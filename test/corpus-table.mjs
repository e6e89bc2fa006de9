/**
 * The README's table of real models: `sunmao check` on each file of the corpus, and on a set of files together.
 *
 *     node test/corpus-table.mjs [ROOT]     default ../shared/corpus/models
 *
 * Seconds and peak memory are of the whole process, start included; one run each.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const models = process.argv[2] ?? join(ROOT, '../shared/corpus/models');
if (!existsSync(models)) {
  process.stderr.write(`skipped: no corpus at ${models}\n`);
  process.exit(0);
}

/** decided / unknown; elements to which a role does not apply are in neither */
const ROLES = ['component', 'precast', 'loadBearing', 'external', 'wallKind', 'dryMethod'];

const folder = mkdtempSync(join(tmpdir(), 'sunmao-table-'));
const memory = join(folder, 'rss');
const atExit = `data:text/javascript,${encodeURIComponent(
  "import { writeFileSync } from 'node:fs'; import { isMainThread } from 'node:worker_threads';" +
    "if (isMainThread) process.on('exit', () => writeFileSync(process.env.SUNMAO_RSS, String(process.resourceUsage().maxRSS)));",
)}`;

const files = readdirSync(models, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.ifc(zip)?$/i.test(path))
  .sort()
  .map((path) => join(models, path));
const sets = new Map();
for (const file of files) sets.set(dirname(file), [...(sets.get(dirname(file)) ?? []), file]);
const together = [...sets].filter(([path, list]) => basename(path) === 'Schependomlaan' && list.length > 1);

process.stdout.write(`| file | MB | elements | ${ROLES.join(' | ')} | P | s | peak MB |\n|${'---|'.repeat(ROLES.length + 6)}\n`);
for (const file of files) row(relative(models, file), [file]);
for (const [path, list] of together) row(`${relative(models, path)}/*.ifc (${list.length} files)`, list);
rmSync(folder, { recursive: true });

function row(name, paths) {
  const started = performance.now();
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', atExit, join(ROOT, 'dist/cli/sunmao.js'), 'check', '--json', ...paths],
    { encoding: 'utf8', maxBuffer: 2 ** 30, env: { ...process.env, SUNMAO_RSS: memory }, timeout: 600_000 },
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const mb = existsSync(memory) ? Math.round(Number(readFileSync(memory, 'utf8')) / 1024) : '';
  rmSync(memory, { force: true });
  const report = parse(stdout);
  const cells = report
    ? [report.elements.length, ...ROLES.map((role) => `${report.summary.decided[role]} / ${report.summary.unknown[role]}`), report.buildings.map(p).join('; ')]
    : [stderr.split('\n', 1)[0], ...ROLES.map(() => ''), status ?? signal];
  process.stdout.write(`| ${[name, (bytes / 1e6).toFixed(1), ...cells, seconds, mb].join(' | ')} |\n`);
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function p({ score }) {
  return [score.p].flat().join('–');
}
