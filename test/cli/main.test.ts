import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { sunmao } from './sunmao.ts';

const COMMANDS = ['check', 'measure', 'classify', 'score', 'ids', 'bcf', 'rules', 'template', 'sample'];

test('--help lists every command on stdout, exit 0', () => {
  const { code, stdout, stderr } = sunmao('--help');
  expect(code).toBe(0);
  expect(stderr).toBe('');
  for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
});

test('--version prints the package\'s version', () => {
  expect(sunmao('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('no command prints the help on stderr, exit 2', () => {
  const { code, stdout, stderr } = sunmao();
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('Usage: sunmao COMMAND');
});

describe('wrong usage is one line on stderr and exit 2', () => {
  test.each<readonly [readonly string[], string]>([
    [['nonsense'], 'nonsense'],
    [['--nonsense'], '--nonsense'],
    [['constructor'], 'constructor'],
    [['ids'], 'ids: which of'],
    [['ids', 'check'], 'SPEC.ids'],
    [['ids', 'check', 'a.ids'], 'SPEC.ids'],
    [['ids', 'check', 'missing.ids', 'b.ifc'], 'missing.ids: no such file'],
    [['ids', 'audit'], 'SPEC.ids'],
    [['ids', 'audit', 'a.ids', 'b.ids'], 'SPEC.ids'],
    [['check', 'a.ifc', '--ids', 'missing.ids'], 'missing.ids: no such file'],
    [['bcf'], 'bcf: which of'],
    [['bcf', 'constructor'], 'constructor'],
    [['bcf', 'read'], 'no files'],
    [['bcf', 'read', '--nonsense'], '--nonsense'],
    [['bcf', 'read', 'a.bcf', 'b.bcf'], 'one file at a time'],
    [['bcf', 'read', 'missing.bcf'], 'missing.bcf: no such file'],
    [['diff', 'a.ifc', '--with', 'b.ifc'], 'not supported yet'],
    ...COMMANDS.map((command) => [[command, '--nonsense'], '--nonsense'] as const),
    ...['check', 'measure', 'classify'].map((command) => [[command], 'no files'] as const),
  ])('%j', (args, named) => {
    const { code, stdout, stderr } = sunmao(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(named);
    expect(stderr).not.toContain('internal error');
  });
});

test.each(COMMANDS)('%s --help tells its options', (command) => {
  const { code, stdout, stderr } = sunmao(command, '--help');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`sunmao ${command}`);
});

test('--out on a file says so, exit 2', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunmao-out-'));
  try {
    const [model, file] = [join(folder, 'a.ifc'), join(folder, 'taken')];
    sunmao('sample', 'cast-in-place', '--out', model);
    writeFileSync(file, '');
    const { code, stderr } = sunmao('check', model, '--fast', '--out', file);
    expect(code).toBe(2);
    expect(stderr).toContain(`--out ${file}`);
    expect(stderr).not.toContain('internal');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
