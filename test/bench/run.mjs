/**
 * Time and memory of the whole check against bare web-ifc (single thread, CIRCLE_SEGMENTS 48, open and mesh) and
 * @ifc-lite/wasm, each in fresh processes, median of the runs. Prints; never asserts.
 *   npm run bench -- [--runs 5] [--command check|measure] [--quick] [--no-growth] [--no-lite] [FILES…]
 * Without FILES: real models of the corpus and files of 50 MB and more replicated from them.
 * Time is wall time of the process, start included; memory is the peak of its resident set.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { replicate } from './replicate.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' }, command: { type: 'string', default: 'check' }, quick: { type: 'boolean', default: false },
    'no-growth': { type: 'boolean', default: false }, 'no-lite': { type: 'boolean', default: false },
  },
});
const runs = values.quick ? 1 : Math.max(1, Number(values.runs));
const cli = at('../../dist/cli/sunmao.js');
const corpus = at('../../../shared/corpus/models/');
if (!existsSync(cli)) {
  process.stderr.write('bench: dist/cli/sunmao.js is missing: npm run prepare\n');
  process.exit(2);
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

// Printed by the measured process itself when it ends: peak resident set (worker threads are in it) and CPU time.
const HOOK = `data:text/javascript,${encodeURIComponent("process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write('\\n@@'+JSON.stringify({rss:u.maxRSS/1024,cpu:(u.userCPUTime+u.systemCPUTime)/1e3}))})")}`;

function once(args) {
  const started = performance.now();
  const child = spawnSync(process.execPath, ['--import', HOOK, ...args], { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', maxBuffer: 1 << 28 });
  const ms = performance.now() - started;
  const usage = [...child.stderr.matchAll(/@@(\{.*?\})/g)].map((match) => JSON.parse(match[1]));
  if (usage.length === 0) return null;
  return { ms, rss: Math.max(...usage.map(({ rss }) => rss)), cpu: Math.max(...usage.map(({ cpu }) => cpu)), status: child.status };
}

function series(label, args, accept) {
  const seen = [];
  for (let run = 0; run < runs; run++) {
    const result = once(args);
    if (result === null || !accept(result.status)) return null;
    seen.push(result);
  }
  return { label, ms: median(seen.map(({ ms }) => ms)), rss: median(seen.map(({ rss }) => rss)), cpu: median(seen.map(({ cpu }) => cpu)) };
}

const number = (value, digits = 0) => (value === undefined || value === null ? '–' : value.toFixed(digits)).padStart(8);

function bench(path, name) {
  const own = [cli, values.command, path, ...(values.command === 'check' ? ['--json'] : [])];
  const base = series('web-ifc', [at('./baseline.mjs'), 'web-ifc', path], (status) => status === 0);
  const ours = series('sunmao', own, (status) => status !== null && status !== 2);
  const lite = values['no-lite'] ? null : series('ifc-lite', [at('./baseline.mjs'), 'ifc-lite', path], (status) => status === 0);
  const ratio = (a, b) => (a && b ? a / b : null);
  process.stdout.write(`${name.padEnd(34)}${number(statSync(path).size / 1e6, 1)}${number(base?.ms)}${number(ours?.ms)}${number(ratio(ours?.ms, base?.ms), 2)}${number(ratio(ours?.cpu, base?.cpu), 2)}${number(base?.rss)}${number(ours?.rss)}${number(ratio(ours?.rss, base?.rss), 2)}${number(lite?.ms)}\n`);
  return ours;
}

process.stdout.write(`${values.command}, median of ${runs}, ${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)} at start (a loaded machine makes ratios meaningless)\n`);
process.stdout.write(`${'file'.padEnd(34)}${['MB', 'base ms', 'ours ms', 'time ×', 'cpu ×', 'base MB', 'ours MB', 'mem ×', 'lite ms'].map((head) => head.padStart(8)).join('')}\n`);

const scratch = mkdtempSync(join(tmpdir(), 'sunmao-bench-'));
try {
  if (positionals.length > 0) for (const path of positionals) bench(path, basename(path));
  else {
    const real = [
      'Duplex-georeferenced/Duplex_A_20110907_georeferenced.ifc', 'OpenBIMtoFEM/StructuralModel.ifc',
      'BIM-Whale/LargeBuilding.ifc', 'Schependomlaan/ROOT-kalkzandsteen__IFC-kalkzandsteen.ifc',
    ].map((path) => join(corpus, path)).filter((path) => existsSync(path));
    if (real.length === 0) process.stdout.write('skipped: no corpus\n');
    for (const path of real) bench(path, basename(path));
    for (const path of real) {
      const times = Math.ceil(50e6 / statSync(path).size);
      const big = join(scratch, `${basename(path, '.ifc').slice(0, 20)}-x${times}.ifc`);
      replicate(path, times, big);
      bench(big, basename(big));
      rmSync(big);
    }
    if (!values['no-growth'] && real.length > 0) {
      const seen = [];
      for (const times of [1, 2, 4, 8]) {
        const path = join(scratch, `growth-x${times}.ifc`);
        replicate(real[Math.min(1, real.length - 1)], times, path);
        const ours = bench(path, basename(path));
        if (ours !== null) seen.push({ times, ...ours });
        rmSync(path);
      }
      const first = seen.find(({ times }) => times === 1);
      const last = seen.find(({ times }) => times === 8);
      if (first && last) process.stdout.write(`growth 1× → 8×: time ${(last.ms / first.ms).toFixed(2)}×, memory ${(last.rss / first.rss).toFixed(2)}×\n`);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
