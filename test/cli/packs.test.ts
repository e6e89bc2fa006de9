/** Packs on the command line: ids, files, and what is wrong with a file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from 'citty';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CliError } from '../../src/cli/args.ts';
import { checkCommand } from '../../src/cli/check.ts';
import { packsNamed } from '../../src/cli/packs.ts';
import { packIds } from '../../src/standards/pack.ts';
import { packData, toppingRule } from '../engine/rules/planted.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'sunmao-packs-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, data: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof data === 'string' ? data : JSON.stringify(data));
  return path;
}

async function refusal(work: () => Promise<unknown>): Promise<CliError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('packsNamed', () => {
  test('takes ids and files together, each once, in the order given', async () => {
    const own = file('own.json', packData([toppingRule('a')], { id: 'own' }));
    const extending = file('more.json', { id: 'more', extends: 'jgj1-2014', rules: [] });
    expect((await packsNamed(['jgj1-2014', own, 'jgj1-2014', 'gbt51129-2017', extending])).map(({ id }) => id)).toEqual(['jgj1-2014', 'own', 'gbt51129-2017', 'more']);
  });

  test('names the packs that exist', async () => {
    const { message, exitCode } = await refusal(() => packsNamed(['jgj1-2014', 'nonsense']));
    expect(message).toBe(`unknown pack nonsense; available: ${packIds().join(', ')}`);
    expect(exitCode).toBe(2);
  });

  test('tells file and path of every fault, ten of them', async () => {
    const path = file('broken.json', packData(Array.from({ length: 13 }, (_, i) => toppingRule(`r${i}`, { check: 'nonsense' })), { id: 'broken' }));
    const { message, lines } = await refusal(() => packsNamed([path]));
    expect(message).toBe(`${path}: 13 faults, the pack is not used`);
    expect(lines).toHaveLength(11);
    expect(lines[0]).toMatch(`${path}: rules.0.check: no check nonsense; there are `);
    expect(lines[10]).toBe(`${path}: … 3 more`);
  });

  test.each<readonly [string, unknown, RegExp]>([
    ['no JSON', '{', /: not JSON/],
    ['no pack', { id: 'x' }, /: edition: /],
    ['a base that is not there', packData([], { id: 'x', extends: 'nonsense' }), /: extends: there is no pack nonsense/],
    ['a word of force that is none', packData([toppingRule('a', { force: '须' as '应' })], { id: 'x' }), /: rules\.0\.force: /],
    ['a quantity that is none', packData([toppingRule('a', { of: 'nonsense' })], { id: 'x' }), /: rules\.0\.of: no quantity nonsense/],
    ['a param that is missing', packData([toppingRule('a', { params: {} })], { id: 'x' }), /: rules\.0\.params\.least: at-least needs it/],
    ['the id of a pack that ships', packData([], { id: 'jgj1-2014' }), /: id: /],
  ])('refuses %s', async (_, data, line) => {
    const path = file('refused.json', data);
    const { lines } = await refusal(() => packsNamed([path]));
    expect(lines[0]).toMatch(line);
    expect(lines.every((one) => one.startsWith(`${path}: `))).toBe(true);
  });

  test('refuses a file that is not there, and two packs of one id', async () => {
    expect((await refusal(() => packsNamed([join(folder, 'none.json')]))).message).toMatch(/none\.json: no such file$/);
    const [a, b] = [file('a.json', packData([], { id: 'own' })), file('b.json', packData([], { id: 'own' }))];
    expect((await refusal(() => packsNamed([a, b]))).message).toMatch(/b\.json: another of the packs given is called own/);
  });
});

describe('check', () => {
  const run = (...rawArgs: readonly string[]) => runCommand(checkCommand, { rawArgs: [...rawArgs] });

  test('refuses a pack that is not there before it reads a model', async () => {
    expect((await refusal(() => run('none.ifc', '--pack', 'nonsense'))).message).toMatch(/^unknown pack nonsense; available: /);
  });

  test('refuses a profile that names a pack which is not there, unless --pack names others', async () => {
    const profile = file('profile.json', { schema: 'sunmao-profile/1', packs: ['gbt51129-2017', 'nonsense'] });
    expect((await refusal(() => run('none.ifc', '--profile', profile))).message).toBe(`${profile}: packs: unknown pack nonsense; available: ${packIds().join(', ')}`);
  });
});
