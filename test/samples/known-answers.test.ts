/** The samples through reader, facts and engine, against answers that come from none of them. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/engine/check.ts';
import type { BuildingResult } from '../../src/engine/report.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { parseProfile } from '../../src/profile/validate.ts';
import type { Interval } from '../../src/units.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import type { KnownAnswer } from './closed-form.mjs';

const read = (name: string): Promise<string> => readFile(new URL(name, import.meta.url), 'utf8');
const known = async (name: string): Promise<KnownAnswer> => (JSON.parse(await read('./answers.json')) as Record<string, KnownAnswer>)[name] as KnownAnswer;

async function checked(name: string, profiles: readonly Profile[]): Promise<readonly BuildingResult[]> {
  const sample = SAMPLES.find((candidate) => candidate.name === name) as (typeof SAMPLES)[number];
  const platform = inlinePlatform();
  const source = { path: `${name}.ifc`, bytes: new TextEncoder().encode(sample.write()) };
  const [loaded, plan] = await Promise.all([loadModels([source], platform, { footprints: 'counted' }), loadPlan()]);
  closePlatform(platform);
  const results: BuildingResult[] = [];
  for (const profile of profiles) {
    const { report } = await check(loaded.model, loaded.geometry, profile, { version: '0', plan, effects: false });
    expect(report.findings).toEqual([]);
    expect(report.buildings).toHaveLength(1);
    results.push(report.buildings[0] as BuildingResult);
  }
  return results;
}

function expectExact(result: BuildingResult, answer: KnownAnswer): void {
  for (const item of result.items) {
    if (item.id === 'fullFitOut') continue;
    const { numerator, denominator } = answer.items[item.id] as KnownAnswer['items'][string];
    expect(item.numerator, item.id).toEqual(numerator === null ? null : [numerator, numerator]);
    expect(item.denominator, item.id).toEqual(denominator === null ? null : [denominator, denominator]);
  }
  expect(result.score.points).toEqual(answer.points);
  const { Q1, Q2, Q3, Q4, p, pRaw } = result.score;
  expect({ Q1, Q2, Q3, Q4, p }).toEqual({ Q1: answer.Q1, Q2: answer.Q2, Q3: answer.Q3, Q4: answer.Q4, p: answer.p });
  expect(pRaw).toBeCloseTo(answer.pRaw, 6);
  expect(result.score.prefabricated).toBe(answer.prefabricated ? 'pass' : 'fail');
  expect(result.grade).toBe(answer.grade);
}

const contains = ([low, high]: Interval, value: number): boolean => low <= value && value <= high;

describe('known answers', { timeout: 120_000 }, () => {
  it.each(['tower', 'office', 'cast-in-place'])('%s', async (name) => {
    const [result] = await checked(name, [EMPTY_PROFILE]);
    expectExact(result as BuildingResult, await known(name));
  });

  it('tower-unflagged contains the answer, and its profile closes it', async () => {
    const answer = await known('tower-unflagged');
    const [open, settled] = await checked('tower-unflagged', [EMPTY_PROFILE, parseProfile(await read('./tower-unflagged.profile.json'))]);
    for (const item of (open as BuildingResult).items) {
      if (item.id === 'fullFitOut') continue;
      const ratio = item.ratio as Interval;
      expect(contains(ratio, answer.items[item.id]?.ratio as number), item.id).toBe(true);
      expect(ratio[0], item.id).toBeLessThan(ratio[1]);
    }
    expect(contains((open as BuildingResult).score.p as Interval, answer.p)).toBe(true);
    expectExact(settled as BuildingResult, answer);
  });
});
