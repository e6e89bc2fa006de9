/**
 * `npm test`: installs what is missing, typechecks, builds, runs the unit tests and the browser tests.
 * Ends with the line "N passed, N failed"; what was skipped is counted on the line before. Plain Node until packages are there.
 *
 *     npm test                 everything
 *     npm test -- unit         vitest alone (further words are handed to it as file filters)
 *     npm test -- browser      the browser tests alone
 *     npm test -- scale        the browser tests, with those of a hundred thousand findings and the like
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as runTests } from 'node:test';
import { spec } from 'node:test/reporters';
import { finished } from 'node:stream/promises';
import { ensureBrowser, ensureInstalled, ROOT } from '../src/cli/setup.mjs';

const MINUTE = 60_000;
const [only, ...filters] = process.argv.slice(2);
if (only !== undefined && only !== 'unit' && only !== 'browser' && only !== 'scale') {
  process.stderr.write(`sunmao: npm test -- [unit | browser | scale], not ${only}\n`);
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const started = Date.now();
const heading = (text) => process.stdout.write(`\n== ${text} (${Math.round((Date.now() - started) / 1000)} s)\n`);

ensureInstalled();
process.chdir(ROOT);

if (only === undefined) {
  heading('types');
  await step('types', process.execPath, ['node_modules/vue-tsc/bin/vue-tsc.js', '--noEmit', '-p', '.'], 5);
}
// the tests of the command line run its bundle: an old one would answer for the new sources
heading('build of the command line');
await step('build of the command line', process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--mode', 'cli', '--logLevel', 'warn'], 5);
if (only === 'scale') process.env.SUNMAO_SCALE = '1';
if (only === undefined || only === 'unit') {
  heading('unit tests');
  await unitTests();
}
if (only !== 'unit') {
  heading('build of the page');
  const built = await step('build of the page', process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], 5);
  if (built) {
    heading('browser tests');
    await browserTests();
  } else {
    fail('browser tests: not run, there is no page');
  }
}

heading('all');
process.stdout.write(`${total.skipped} skipped\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

function fail(message) {
  total.failed += 1;
  process.stdout.write(`FAILED ${message}\n`);
}

/** Runs a program; a non-zero exit, a signal or the time limit counts as one failure. */
async function step(name, command, args, minutes) {
  const code = await exec(command, args, minutes);
  if (code !== 0) fail(`${name} (exit ${code})`);
  return code === 0;
}

function exec(command, args, minutes, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env });
    const timer = setTimeout(() => {
      process.stdout.write(`stopped after ${minutes} minutes\n`);
      child.kill('SIGKILL');
    }, minutes * MINUTE);
    child.on('error', (error) => process.stdout.write(`${error.message}\n`));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve(code ?? signal ?? 'not started');
    });
  });
}

async function unitTests() {
  const folder = mkdtempSync(join(tmpdir(), 'sunmao-test-'));
  const file = join(folder, 'unit.json');
  const code = await exec(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...filters],
    10,
  );
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    const before = total.failed;
    total.passed += result.numPassedTests;
    total.failed += result.numFailedTests;
    total.skipped += result.numPendingTests + result.numTodoTests;
    for (const suite of result.testResults) {
      // a file that did not load has no tests to count
      if (suite.status === 'failed' && suite.assertionResults.every(({ status }) => status !== 'failed')) {
        fail(`${suite.name}: ${String(suite.message).split('\n', 1)[0]}`);
      }
      for (const test of suite.assertionResults) {
        if (test.status === 'pending' || test.status === 'skipped' || test.status === 'todo') {
          process.stdout.write(`skipped ${test.fullName}\n`);
        }
      }
    }
    if (code !== 0 && total.failed === before) fail(`unit tests (exit ${code})`);
  } catch {
    fail(`unit tests: no result (exit ${code})`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function browserTests() {
  process.env.SUNMAO_CHROMIUM = ensureBrowser();
  const { servePage } = await import('./browser/harness.mjs');
  const page = await servePage();
  process.env.SUNMAO_URL = page.url;
  const files = readdirSync(join(ROOT, 'test/browser'))
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => join(ROOT, 'test/browser', name))
    // the long ones first: the last one runs alone
    .sort((a, b) => statSync(b).size - statSync(a).size);
  // two at a time: most of a browser test is waiting, and each file has a browser of its own
  const stream = runTests({ files, concurrency: 2, timeout: 9 * MINUTE });
  const seen = { passed: 0, failed: 0 };
  const count = ({ details, skip, todo, file, name }, outcome) => {
    // suites and files are counted through their tests; a file that fails by itself has none
    if (details?.type === 'suite' || (outcome === 'passed' && name === file)) return;
    if (skip !== undefined || todo !== undefined) {
      total.skipped += 1;
      return;
    }
    seen[outcome] += 1;
  };
  stream.on('test:pass', (event) => count(event, 'passed'));
  stream.on('test:fail', (event) => count(event, 'failed'));
  const report = stream.compose(new spec());
  report.pipe(process.stdout, { end: false });
  await finished(report);
  await page.close();
  total.passed += seen.passed;
  total.failed += seen.failed;
  if (seen.passed + seen.failed === 0) fail('browser tests: none ran');
}
