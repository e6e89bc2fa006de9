import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from 'citty';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleCommand, sampleList } from '../../src/cli/sample.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...rawArgs: readonly string[]): Promise<unknown> => runCommand(sampleCommand, { rawArgs: [...rawArgs] }).then(({ result }) => result);

it('writes the sample it is asked for', async () => {
  const out = join(folder, 'a.ifc');
  expect(await run('cast-in-place', '--out', out)).toBe(0);
  expect(await readFile(out, 'utf8')).toBe(SAMPLES.find(({ name }) => name === 'cast-in-place')?.write());
});

it('lists the samples of the contract', () => {
  expect(sampleList().trim().split('\n').map((line) => line.split('\t')[0])).toEqual(['tower', 'tower-unflagged', 'office', 'cast-in-place']);
});

it.each([
  [['palace', '--out', 'x'], /unknown sample palace; available: tower, tower-unflagged, office, cast-in-place/],
  [[], /a name is missing/],
  [['tower'], /--out FILE is missing/],
  [['tower', 'office', '--out', 'x'], /unexpected argument office/],
  [['cast-in-place', '--out', '/nonexistent/folder/x.ifc'], /no such file/],
])('refuses %j', async (args, message) => {
  await expect(run(...args)).rejects.toThrow(message);
});
