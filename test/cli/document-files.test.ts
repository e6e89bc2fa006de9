import { expect, test } from 'vitest';
import { documentFiles } from '../../src/cli/documents.ts';
import { check } from '../../src/engine/check.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { readZipDirectory } from '../../src/zip.ts';

test('--format html,svg writes the book with its plans, and the plans', { timeout: 60_000 }, async () => {
  const platform = inlinePlatform();
  const loaded = await loadModels([{ path: 'office.ifc', bytes: new TextEncoder().encode(SAMPLES.find((s) => s.name === 'office')!.write()) }], platform, { footprints: 'counted' });
  closePlatform(platform);
  const checked = await check(loaded.model, loaded.geometry, EMPTY_PROFILE, { version: '0', plan: await loadPlan(), effects: false });
  const made = await documentFiles(checked, ['html', 'svg', 'json'], 'zh');
  expect(made.map(({ name }) => name)).toEqual(['calculation.html', 'plans.zip']);
  const drawings = readZipDirectory(made[1]!.bytes);
  if ('reason' in drawings) throw new Error(drawings.reason);
  expect(drawings.length).toBeGreaterThan(7);
  expect(new TextDecoder().decode(made[0]!.bytes).match(/<svg /g)).toHaveLength(drawings.length);
  // nothing is drawn for documents that show no plan
  expect((await documentFiles(checked, ['csv'], 'en')).map(({ name }) => name)).not.toContain('plans.zip');
});
