/**
 * The README's table of agreement with buildingSMART's suites: the command line itself, over every case.
 *
 *     node test/agreement-table.mjs     the corpus is ../shared/corpus; without it: skipped
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const corpus = join(ROOT, '../shared/corpus');
if (!existsSync(corpus)) {
  process.stderr.write('skipped: no corpus\n');
  process.exit(0);
}
const CLI = join(ROOT, 'dist/cli/sunmao.js');
const sunmao = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
  return { code: status, stdout, stderr };
};
const filesIn = (folder, pattern) => readdirSync(join(corpus, folder), { recursive: true, encoding: 'utf8' }).filter((name) => pattern.test(name)).sort().map((name) => join(corpus, folder, name));

const rows = [];
const different = [];
function row(suite, what, list, agrees) {
  let same = 0;
  for (const one of list) {
    const why = agrees(one);
    if (why === null) same++;
    else different.push(`${relative(corpus, one)}: ${why}`);
  }
  rows.push(`| ${suite} | ${what} | ${same} of ${list.length} |`);
}

const statusOf = ({ stdout }) => { try { return JSON.parse(stdout).status; } catch { return 'no JSON'; } };
const EXIT = { pass: 0, fail: 1, unknown: 3, invalid: 2 };
const official = filesIn('ids/official-latest', /\.ids$/).filter((path) => /^(pass|fail|invalid)-/.test(basename(path)));
for (const expected of ['pass', 'fail', 'invalid']) {
  row('IDS 1.0, official cases', `\`ids check\`: \`${expected}-\` → ${expected}, exit ${EXIT[expected]}`, official.filter((path) => basename(path).startsWith(expected)), (path) => {
    const ran = sunmao('ids', 'check', path, path.replace(/ids$/, 'ifc'));
    const status = statusOf(ran);
    return status === expected && ran.code === EXIT[expected] ? null : `${status}, exit ${ran.code}`;
  });
}
const audited = (expected) => (path) => {
  const ran = sunmao('ids', 'audit', path);
  return statusOf(ran) === expected && ran.code === EXIT[expected] ? null : `${statusOf(ran)}: ${ran.stderr.split('\n')[0]}`;
};
row('IDS-Audit-tool', '`ids audit`: ValidFiles → valid', filesIn('ids/audit-tool/ValidFiles', /\.ids$/), audited('pass'));
row('IDS-Audit-tool', '`ids audit`: InvalidFiles → flagged', filesIn('ids/audit-tool/InvalidFiles', /\.ids$/), audited('invalid'));
for (const version of ['2.0', '2.1', '3.0']) {
  row('BCF, official test cases', `\`bcf read\`: ${version}`, filesIn(`bcf/testcases/v${version}`, /\.bcf(zip)?$/), (path) => {
    const { code, stdout, stderr } = sunmao('bcf', 'read', path);
    if (code !== 0) return `exit ${code}: ${stderr.split('\n')[0]}`;
    const read = JSON.parse(stdout);
    return read.version === version && read.topics.length > 0 ? null : `version ${read.version}, ${read.topics.length} topics`;
  });
}

const scratch = mkdtempSync(join(tmpdir(), 'sunmao-agreement-'));
try {
  for (const version of ['2.1', '3.0']) {
    row('findings of the four samples', `\`bcf write --version ${version}\`, read back with a picture each`, ['tower', 'tower-unflagged', 'office', 'cast-in-place'], (name) => {
      const model = join(scratch, `${name}.ifc`);
      const out = join(scratch, name);
      sunmao('sample', name, '--out', model);
      if (!existsSync(out)) sunmao('check', model, '--pack', 'gbt51129-2017,jgj1-2014,design-depth', '--fast', '--date', '2026-01-01', '--out', out);
      const bcf = join(scratch, `${name}-${version}.bcf`);
      const wrote = sunmao('bcf', 'write', join(out, 'report.json'), '--version', version, '--out', bcf);
      if (wrote.code !== 0) return wrote.stderr.split('\n')[0];
      const read = sunmao('bcf', 'read', bcf);
      const { topics } = JSON.parse(read.stdout);
      const bare = topics.filter(({ viewpoints }) => viewpoints.some(({ snapshot, camera }) => snapshot === null || camera === null));
      return read.code === 0 && topics.length > 0 && bare.length === 0 ? null : `${topics.length} topics, ${bare.length} without a picture`;
    });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(`| suite | what | agrees |\n|---|---|---|\n${rows.join('\n')}\n`);
if (different.length > 0) process.stdout.write(`\n${different.map((line) => `- ${line}`).join('\n')}\n`);
