import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { indexStep } from '../../src/ifc/step-index.ts';
import { meshFile } from '../../src/worker/load-meshes.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { poolOf } from '../../src/worker/pool.ts';
import { corpusPath } from '../corpus.ts';

const table = corpusPath('QUANTITIES.tsv');

interface Tally {
  stated: number;
  tenth: number;
  percent: number;
  unknown: number;
}

/**
 * Volumes as the authoring tools state them against ours. What does not agree, looked at file by file:
 * - BIM-Whale (Revit): NetVolume of walls and GrossVolume of spaces and slabs are off by 1000 in the file (the tool's
 *   unit error, measurements.md 3), `Volume` of its walls is that of the whole compound, not of the net body;
 * - MULTICOM (Tekla): "Net volume" of `banden` is 1–2 % below what the drawn body encloses, "Gross volume" is that of
 *   the uncut stock (0.4–0.9 of it remains);
 * - kalkzandsteen, breedplaat (ArchiCAD): gross and conditional volumes of IfcWall and IfcSlab count what was cut from the body
 *   itself before export, no opening of the file; "Analytic Volume of Openings" is no volume of the element;
 * - Duplex, PCERT structural: open meshes, our volume is null, never a guess.
 * Net volumes of closed bodies of the other files agree to 0.1 %.
 */
it.skipIf(table === null)(`agrees with the volumes that authoring tools state${table === null ? ' (skipped: no corpus)' : ''}`, async () => {
  const rows = readFileSync(table!, 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t'));
  const byFile = new Map<string, string[][]>();
  for (const row of rows) byFile.set(row[0]!, [...(byFile.get(row[0]!) ?? []), row]);
  const platform = inlinePlatform();
  const byClass = new Map<string, Tally>();
  const netOf = { stated: 0, tenth: 0, percent: 0, unknown: 0 };
  for (const [file, own] of byFile) {
    const { geometry } = await meshFile(indexStep(readFileSync(corpusPath(file)!)), poolOf(platform), 1, { settings: { circleSegments: 48, footprints: 'counted' } });
    for (const [, id, , name, , , quantity, text] of own) {
      const stated = Number(text);
      const measured = geometry.get(Number(id));
      if (!(stated > 0) || measured === undefined) continue;
      const gross = /gross/i.test(quantity!);
      const volume = gross ? measured.grossVolume : measured.volume;
      const tallies = [byClass.get(`${name} ${gross ? 'gross' : 'net'}`) ?? { stated: 0, tenth: 0, percent: 0, unknown: 0 }];
      byClass.set(`${name} ${gross ? 'gross' : 'net'}`, tallies[0]!);
      // Files whose tool states another thing under this name, see above.
      if (!gross && /^net ?volume$/i.test(quantity!) && !/BIM-Whale|banden/.test(file)) tallies.push(netOf);
      for (const tally of tallies) {
        tally.stated++;
        if (volume === null) tally.unknown++;
        else {
          // The smaller pieces are stated with four decimals, so the last digit is part of the comparison.
          const off = Math.max(0, Math.abs(volume - stated) - 1e-4) / stated;
          if (off <= 1e-3) tally.tenth++;
          if (off <= 1e-2) tally.percent++;
        }
      }
    }
  }
  const share = (n: number, of: number): string => (of === 0 ? '–' : `${((100 * n) / of).toFixed(1)} %`);
  const print = (name: string, t: Tally): string => `${name.padEnd(36)} ${String(t.stated).padStart(5)} stated  ${share(t.tenth, t.stated - t.unknown)} within 0.1 %  ${share(t.percent, t.stated - t.unknown)} within 1 %  ${t.unknown} unknown`;
  console.info([...[...byClass].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, tally]) => print(name, tally)), print('net volumes, comparable files', netOf)].join('\n'));
  expect(netOf.stated).toBeGreaterThan(700);
  expect(netOf.tenth / (netOf.stated - netOf.unknown)).toBeGreaterThanOrEqual(0.995);
  expect(netOf.unknown / netOf.stated).toBeLessThanOrEqual(0.03);
}, 120_000);
