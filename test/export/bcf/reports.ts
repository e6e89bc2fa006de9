/** Reports of real checks, read through the real parser, and of a few boxes. */
import { readFile } from 'node:fs/promises';
import { check, type CheckOptions } from '../../../src/engine/check.ts';
import type { Report } from '../../../src/engine/report.ts';
import { loadPlan } from '../../../src/geometry/plan.ts';
import { SAMPLES } from '../../../src/ifc-write/samples/index.ts';
import { EMPTY_PROFILE, type Profile } from '../../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../../src/worker/load.ts';
import { inlinePlatform } from '../../../src/worker/pool-inline.ts';
import type { Source } from '../../../src/worker/load.types.ts';
import { boxModel, type BoxSpec, type FileSpec } from '../../facts/kit.ts';

export const sample = (name: string): Source => ({ path: `${name}.ifc`, bytes: new TextEncoder().encode(SAMPLES.find((one) => one.name === name)!.write()) });
export const stored = async (path: string): Promise<Source> => ({ path, bytes: await readFile(path) });

export async function reportOfFiles(sources: readonly Source[], packs: readonly string[], profile: Profile = EMPTY_PROFILE, date?: string): Promise<Report> {
  const platform = inlinePlatform();
  try {
    const { model, geometry } = await loadModels(sources, platform, { footprints: 'counted' });
    return (await check(model, geometry, profile, { version: '0', plan: await loadPlan(), effects: false, packs, ...(date === undefined ? {} : { date }) })).report;
  } finally {
    closePlatform(platform);
  }
}

export async function reportOfBoxes(files: readonly FileSpec[], boxes: readonly BoxSpec[], options: Partial<CheckOptions> = {}, profile: Profile = EMPTY_PROFILE): Promise<Report> {
  const { model, geometry } = boxModel(files, boxes);
  return (await check(model, geometry, profile, { version: '0', plan: await loadPlan(), effects: false, date: '2026-03-01', ...options })).report;
}
