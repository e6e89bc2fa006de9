/** `check --format xlsx,csv`: what stands in the folder afterwards. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { reportTextIn } from '../../src/export/book/xlsx.ts';
import { sunmao } from './sunmao.ts';

test('every document in the formats asked for', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunmao-documents-'));
  try {
    const model = join(folder, 'office.ifc');
    expect(sunmao('sample', 'office', '--out', model).code).toBe(0);
    const out = join(folder, 'out');
    const { code, stdout } = sunmao('check', model, '--pack', 'gbt51129-2017,jgj1-2014', '--fast', '--json', '--out', out, '--format', 'xlsx,csv');
    expect([0, 1, 3]).toContain(code);
    expect(readdirSync(out).sort()).toEqual([
      'calculation.xlsx', 'contributions.csv', 'elements.csv', 'findings.csv', 'findings.xlsx', 'items.csv', 'opinions.csv', 'opinions.xlsx', 'schedule.csv', 'schedule.xlsx',
    ]);
    const report = JSON.parse(stdout) as { readonly schedule: { readonly rows: readonly unknown[] } };
    expect(JSON.parse((await reportTextIn(readFileSync(join(out, 'calculation.xlsx'))))!)).toEqual(report);
    const lines = readFileSync(join(out, 'schedule.csv'), 'utf8');
    expect(lines.startsWith('\uFEFF')).toBe(true);
    // a head, a row per piece, the sum
    expect(lines.trimEnd().split('\r\n')).toHaveLength(report.schedule.rows.length + 2);
    const { sheets } = await readXlsx(readFileSync(join(out, 'opinions.xlsx')));
    expect(sheets).toHaveLength(2);
    expect(sheets[0]!.rows.length).toBeGreaterThan(5);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('formats need a folder', () => {
  expect(sunmao('check', 'x.ifc', '--format', 'xlsx')).toMatchObject({ code: 2, stderr: expect.stringContaining('--format needs --out DIR') as string });
});
