/** The whole check on a sample: effects of switches, reproducibility, the Report's schema, federation of split files. */
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, expect, test } from 'vitest';
import { check } from '../../src/engine/check.ts';
import type { Report } from '../../src/engine/report.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { SWITCHES } from '../../src/profile/switches.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import type { Loaded } from '../../src/worker/load.types.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { boxModel } from '../facts/kit.ts';

const text = SAMPLES.find((s) => s.name === 'office')!.write();
let office: Loaded;

async function load(sources: readonly { readonly path: string; readonly text: string }[]): Promise<Loaded> {
  const platform = inlinePlatform();
  const encoder = new TextEncoder();
  const loaded = await loadModels(sources.map((s) => ({ path: s.path, bytes: encoder.encode(s.text) })), platform, { footprints: 'counted' });
  closePlatform(platform);
  return loaded;
}

async function run(loaded: Loaded, profile: Profile = EMPTY_PROFILE, effects = false): Promise<Report> {
  const plan = await loadPlan();
  return (await check(loaded.model, loaded.geometry, profile, { version: '0', plan, effects, unreadable: loaded.unreadable })).report;
}

beforeAll(async () => {
  office = await load([{ path: 'office.ifc', text }]);
});

test('what a switch is said to change is what it changes', async () => {
  const report = await run(office, EMPTY_PROFILE, true);
  for (const s of report.switches) {
    for (const option of s.options) {
      const switched = await run(office, { ...EMPTY_PROFILE, switches: { [s.key]: option.value } });
      const p = switched.buildings[0]!.score.p;
      expect(s.effect![option.value]!['B1'], `${s.key} = ${option.value}`).toEqual(typeof p === 'number' ? [p, p] : p);
    }
  }
  expect(report.switches).toHaveLength(SWITCHES.length);
  // the page asks for them after the score, from what the check derived
  const later = await check(office.model, office.geometry, EMPTY_PROFILE, { version: '0', plan: await loadPlan(), effects: false });
  expect(later.report.switches.every((s) => s.effect === null)).toBe(true);
  expect(await later.effects()).toEqual(report.switches);
});

test('the same bytes give the same report but for timing, and it obeys its schema', async () => {
  const first = await run(office);
  const second = await run(await load([{ path: 'office.ifc', text }]));
  const strip = (r: Report): string => JSON.stringify({ ...r, timing: null });
  expect(strip(second)).toBe(strip(first));
  const schema = async (name: string): Promise<object> => JSON.parse(await readFile(new URL(`../../public/schema/${name}.schema.json`, import.meta.url), 'utf8')) as object;
  const ajv = new Ajv2020({ strict: false });
  const validate = ajv.compile(await schema('report'));
  expect(validate(JSON.parse(JSON.stringify(first))), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
});

test('the same building in two files counts once', async () => {
  const twice = await load([{ path: '建筑.ifc', text }, { path: '结构.ifc', text }]);
  const both = await run(twice);
  const one = await run(office);
  expect(both.buildings).toHaveLength(1);
  expect(both.buildings[0]!.score).toEqual(one.buildings[0]!.score);
  for (const [i, item] of one.buildings[0]!.items.entries()) {
    expect([both.buildings[0]!.items[i]!.numerator, both.buildings[0]!.items[i]!.denominator], item.id).toEqual([item.numerator, item.denominator]);
  }
});

test('an unreadable file is named and leaves the others alone', async () => {
  const loaded = await load([{ path: 'page.ifc', text: '<html></html>' }, { path: 'office.ifc', text }]);
  const report = await run(loaded);
  expect(report.files.map((f) => f.status)).toEqual(['read', 'unreadable']);
  expect(report.files[1]!.path).toBe('page.ifc');
  expect(report.buildings[0]!.score.p).toBe((await run(office)).buildings[0]!.score.p);
});

test('an element stands on the storey of its building, whatever its own file calls it', async () => {
  const wall = (file: number, storey: number | null) => ({ file, element: { storey }, box: [0, 1.5 * file, 0, 10, 1.5 * file + 1, 2.8] as const });
  const { model, geometry } = boxModel(
    [{ elevations: [['1F', 0], ['2F', 3]] }, { elevations: [['BEG', -0.1], ['Undefined', 3], ['室外地坪', -0.45]] }],
    [wall(0, 0), wall(0, 1), wall(1, 0), wall(1, 1), wall(1, 2), wall(1, null)],
  );
  const { report } = await check(model, geometry, EMPTY_PROFILE, { version: '0', plan: await loadPlan(), effects: false });
  expect(report.buildings).toHaveLength(1);
  expect(report.elements.map(({ storey }) => storey)).toEqual(['1F', '2F', '1F', '2F', '室外地坪', null]);
});
