/** The official cases of IDS 1.0: a pass passes, a fail fails, and what is invalid does not pass. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openIfcData } from '../../src/ifc/data/data.ts';
import { indexStep } from '../../src/ifc/step-index.ts';
import { checkFile } from '../../src/ids/check.ts';
import { combine, countsOf, overall } from '../../src/ids/combine.ts';
import { readIds } from '../../src/ids/read.ts';
import { corpusPath } from '../corpus.ts';

const folder = corpusPath('ids/official-latest');
const THEMES = ['attribute', 'classification', 'entity', 'ids', 'material', 'partof', 'property', 'restriction', 'tolerance'];

describe('official cases', () => {
  test.skipIf(folder === null)(`all 318 agree${folder === null ? ' (skipped: no corpus)' : ''}`, async () => {
    const wrong: string[] = [];
    let count = 0;
    for (const theme of THEMES) {
      for (const file of readdirSync(join(folder!, theme)).filter((name) => name.endsWith('.ids'))) {
        count++;
        const at = join(folder!, theme, file);
        const { ids } = readIds(readFileSync(at));
        const data = openIfcData(indexStep(readFileSync(at.replace(/ids$/, 'ifc'))), file);
        const status = overall(combine(ids!, [countsOf(await checkFile(ids!, data))]));
        const expected = file.split('-')[0]!;
        if (expected === 'invalid' ? status === 'pass' : status !== expected) wrong.push(`${theme}/${file}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBe(318);
  });
});
