import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { templateFiles } from '../../src/template/files.ts';
import { sunmao } from './sunmao.ts';

test('template --out writes its files into a folder that it makes; a file in the way is said', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunmao-template-'));
  try {
    const out = join(folder, 'a', 'b');
    const { code, stdout } = sunmao('template', '--out', out);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(readdirSync(out).sort()).toEqual([...templateFiles().keys()].sort());
    for (const [name, bytes] of templateFiles()) expect(readFileSync(join(out, name)).equals(bytes), name).toBe(true);
    const taken = join(folder, 'taken');
    writeFileSync(taken, '');
    const refused = sunmao('template', '--out', taken);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`--out ${taken}`);
    expect(sunmao('template').stderr).toContain('--out DIR is missing');
    expect(existsSync(taken)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
