/** LibreOffice computes the tower's workbook anew from a copy without a single cached value: what it saves equals what we cached. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { bookOf } from '../../src/export/book/book-of.ts';
import { bookXlsx } from '../../src/export/book/xlsx.ts';
import { sampleReport } from './reports.ts';

const missing = spawnSync('soffice', ['--version']).status !== 0;

function withoutCached(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly taken: number } {
  let taken = 0;
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, !name.startsWith('xl/worksheets/sheet') ? part : strToU8(strFromU8(part).replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, (_, formula: string) => {
    taken += 1;
    return formula;
  }))] as const);
  return { bytes: zipSync(Object.fromEntries(parts)), taken };
}

it.skipIf(missing)('LibreOffice', { timeout: 300_000 }, async () => {
  const bytes = await bookXlsx(bookOf(await sampleReport('tower')), { lang: 'zh' });
  const blank = withoutCached(bytes);
  const folder = mkdtempSync(join(tmpdir(), 'sunmao-book-'));
  try {
    writeFileSync(join(folder, 'tower.xlsx'), blank.bytes);
    execFileSync('soffice', ['--headless', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), join(folder, 'tower.xlsx')], { stdio: 'ignore' });
    const [ours, theirs] = await Promise.all([readXlsx(bytes, {}), readXlsx(readFileSync(join(folder, 'out', 'tower.xlsx')), {})]);
    const differ: string[] = [];
    let compared = 0;
    for (const [s, sheet] of ours.sheets.entries()) {
      for (const [key, cell] of sheet.cells ?? []) {
        if (cell.formula === undefined) continue;
        const [row, column] = key.split(',').map(Number) as [number, number];
        const [cached, computed] = [cell.formulaResult ?? cell.value, theirs.sheets[s]!.rows[row]?.[column] ?? null];
        compared += 1;
        const same = typeof cached === 'number' ? typeof computed === 'number' && Math.abs(cached - computed) <= 1e-9 * Math.max(1, Math.abs(cached)) : String(cached) === String(computed);
        if (!same) differ.push(`${sheet.name} ${key} =${cell.formula}: ${String(cached)} ${String(computed)}`);
      }
    }
    expect(differ.slice(0, 5)).toEqual([]);
    expect(compared).toBe(blank.taken);
    expect(compared).toBeGreaterThan(30_000);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
