import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CliError, optionValues, readInputs, readJson, refuseUnknown, requireFiles } from '../../src/cli/args.ts';

const ARGS = {
  files: { type: 'positional', required: false },
  pack: { type: 'string' },
  out: { type: 'string', alias: 'o' },
  json: { type: 'boolean' },
} as const;

describe('refuseUnknown', () => {
  test.each([[['a.ifc', '--pack', 'x', '--json']], [['--pack=x', '-o', 'dir', 'a.ifc']], [['--', '--a.ifc']], [[]]])('takes %j', (args) => {
    expect(() => refuseUnknown(args, ARGS)).not.toThrow();
  });

  test.each([
    [['--paks', 'x'], '--paks'],
    [['-x'], '-x'],
    [['--pack'], '--pack'],
    [['--json=yes'], '--json'],
    [['--__proto__', 'x'], '--__proto__'],
    [['--toString'], '--toString'],
  ])('refuses %j in one line that names it', (args, name) => {
    const error = thrown(() => refuseUnknown(args, ARGS));
    expect(error).toBeInstanceOf(CliError);
    expect(error.message).toContain(name);
    expect(error.message).not.toContain('\n');
  });
});

test('optionValues reads repeated options and comma lists', () => {
  expect(optionValues(['f.ifc', '--pack', 'a', '--pack=b, c', '--out', 'd'], 'pack')).toEqual(['a', 'b', 'c']);
  expect(optionValues(['f.ifc', '--', '--pack', 'a'], 'pack')).toEqual([]);
});

test('requireFiles refuses an empty list', () => {
  expect(() => requireFiles([])).toThrow(CliError);
  expect(requireFiles(['a.ifc', 'b.ifc'])).toEqual(['a.ifc', 'b.ifc']);
});

test('readInputs reads what is there and names what is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunmao-'));
  const good = join(folder, 'a.ifc');
  writeFileSync(good, 'x');
  const { sources, unreadable } = await readInputs([join(folder, 'none.ifc'), good, folder]);
  expect(sources.map(({ path, bytes }) => [path, bytes.length])).toEqual([[good, 1]]);
  expect(unreadable.map(({ path, finding }) => [path, finding.file, finding.code])).toEqual([
    [join(folder, 'none.ifc'), join(folder, 'none.ifc'), 'file-missing'],
    [folder, folder, 'file-is-folder'],
  ]);
});

test('readJson names the file that is not JSON, and takes a byte order mark', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunmao-'));
  writeFileSync(join(folder, 'bad.json'), '{"a":\n');
  writeFileSync(join(folder, 'bom.json'), '\uFEFF{"a":1}');
  await expect(readJson(join(folder, 'bad.json'))).rejects.toThrow(/bad\.json: not JSON/);
  await expect(readJson(join(folder, 'none.json'))).rejects.toThrow(/none\.json: no such file/);
  expect(await readJson(join(folder, 'bom.json'))).toEqual({ a: 1 });
});

function thrown(run: () => void): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
