/** A what-if as a workbook: what the engine says of it, and on every sheet that it is no calculation book. */
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { check, type Checked, type CheckOptions } from '../../src/engine/check.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import type { Report } from '../../src/engine/report.ts';
import type { Measure } from '../../src/profile/measures.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { reportTextIn } from '../../src/export/book/xlsx.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { whatIfDesk } from '../../src/worker/what-if-desk.ts';
import { differing, recalculated } from '../book/recalculate.ts';

test('the first suggestion, taken: the workbook has its P, formulas and mark', { timeout: 180_000 }, async () => {
  const platform = inlinePlatform();
  const loaded = await loadModels([{ path: 'office.ifc', bytes: new TextEncoder().encode(SAMPLES.find(({ name }) => name === 'cast-in-place')!.write()) }], platform, { footprints: 'counted' });
  closePlatform(platform);
  const run = async (profile: Profile, options: Partial<CheckOptions> = {}): Promise<Checked> =>
    check(loaded.model, loaded.geometry, profile, { version: '0', plan: await loadPlan(), effects: false, ...options });
  const last = await run(EMPTY_PROFILE);
  const desk = whatIfDesk({ last: () => last, own: () => [], check: run });
  const found = await desk.whatIfSuggest({ building: last.report.buildings[0]!.id, standing: [], factors: {}, avoid: [] }, () => undefined);
  const measures: readonly Measure[] = found!.list[0]!.measures;
  const outcome = await desk.whatIf(measures, () => undefined);
  const made = (await desk.whatIfWorkbook(measures, 'zh', () => undefined))!;
  expect(made.name).toBe('what-if.xlsx');
  const inside = JSON.parse((await reportTextIn(made.bytes))!) as Report;
  expect(inside.buildings[0]!.score).toEqual(JSON.parse(JSON.stringify(outcome!.buildings[0]!.score)));
  expect(inside.buildings[0]!.score.pRaw).not.toEqual(last.report.buildings[0]!.score.pRaw);
  const { sheets } = await readXlsx(made.bytes);
  for (const { name, rows } of sheets) if (name !== '_report') expect([name, rows.slice(0, 3).flat()]).toEqual([name, expect.arrayContaining(['方案比选，不作为计算书'])]);
  const workbook = await recalculated(made.bytes);
  expect(differing(workbook)).toEqual([]);
  workbook.free();
  // the profile of the last check is as it was
  expect(last.report.profile).toEqual(EMPTY_PROFILE);
});
