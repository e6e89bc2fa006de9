/** Reports that the book is tried on: samples, typed rows without a model, models of the corpus. */
import { readFile } from 'node:fs/promises';
import { check } from '../../src/engine/check.ts';
import type { Report } from '../../src/engine/report.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import { EMPTY_PROFILE, type DeclaredItem, type ItemId, type Profile } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';

export async function reportOf(files: readonly { readonly path: string; readonly bytes: Uint8Array }[], profile: Profile = EMPTY_PROFILE, packs: readonly string[] = []): Promise<Report> {
  const platform = inlinePlatform();
  const loaded = await loadModels([...files], platform, { footprints: 'counted' });
  closePlatform(platform);
  const { report } = await check(loaded.model, loaded.geometry, profile, { version: '0', plan: await loadPlan(), effects: false, ...(packs.length > 0 ? { packs } : {}) });
  return report;
}

export function sampleReport(name: string, profile: Profile = EMPTY_PROFILE): Promise<Report> {
  const sample = SAMPLES.find((one) => one.name === name)!;
  return reportOf([{ path: `${name}.ifc`, bytes: new TextEncoder().encode(sample.write()) }], profile);
}

export async function fileReport(path: string, profile: Profile = EMPTY_PROFILE): Promise<Report> {
  return reportOf([{ path: path.split('/').at(-1)!, bytes: new Uint8Array(await readFile(path)) }], profile);
}

/** No model: the score rests on what is typed. */
export async function typedReport(declared: readonly DeclaredItem[], more: Partial<Profile> = {}): Promise<Report> {
  const profile: Profile = { ...EMPTY_PROFILE, ...more, declared };
  const { report } = await check({ files: [], elements: [], findings: [] }, [], profile, { version: '0', plan: await loadPlan(), effects: false });
  return report;
}

type Sums = readonly [numerator: number, denominator: number];

/** [numerator, denominator], null: the building lacks the item. */
export function typed(items: Readonly<Partial<Record<ItemId, Sums | null>>>): readonly DeclaredItem[] {
  return [
    { item: 'fullFitOut', mode: 'replace', value: true },
    ...Object.entries(items).map(([item, sums]): DeclaredItem => (sums == null ? { item, mode: 'replace', present: false }
      : { item, mode: 'replace', rows: [{ label: item, numerator: sums[0], denominator: sums[1], drawing: '建施-01' }] })),
  ];
}

/** E1, E2 and E3 of domain.md section 5, in the stated sums. */
export const EXAMPLES = {
  E1: {
    rows: { q1a: [618.56, 1774], q1b: [6402.2, 8755.2], q2a: [3604, 3816], q2b: [0, 3816], q2c: [6240, 8010], q2d: [0, 8010], q3a: [5430, 8755.2], q3b: [2001.6, 2462.4], q3c: [2689.2, 3402], q3d: [23_790, 41_260] },
    points: [0, 13.1, 5, 0, 5, 0, 6, 0, 4.7, 4.4, 4.8], q: [13.1, 10, 19.9, 0], pRaw: 43, p: 43, grade: null,
  },
  E2: {
    rows: { q1a: [0, 100], q1b: [4939.2, 6048], q2a: [2260, 2480], q2b: [0, 2480], q2c: [4880, 6310], q2d: [4101.5, 6310], q3a: [0, 6048], q3b: null, q3c: [0, 100], q3d: [9272, 15_200] },
    points: [0, 20, 5, 0, 5, 3.5, 6, 0, null, 0, 5.1], q: [20, 13.5, 11.1, 6], pRaw: 47.447, p: 47, grade: null,
  },
  E3: {
    rows: { q1a: [240.768, 302.4], q1b: [7375.44, 10_157.4], q2a: [3120, 3120], q2b: [1890, 3120], q2c: [4950, 5600], q2d: [0, 5600], q3a: [7214, 10_157.4], q3b: null, q3c: [0, 100], q3d: [41_900, 58_400] },
    points: [29.9, 12.6, 5, 3.1, 5, 0, 6, 6, null, 0, 6], q: [42.5, 13.1, 18, 6], pRaw: 78.298, p: 78, grade: 'AA',
  },
} as const satisfies Readonly<Record<string, { readonly rows: Readonly<Partial<Record<ItemId, Sums | null>>>; readonly points: readonly (number | null)[]; readonly q: readonly number[]; readonly pRaw: number; readonly p: number; readonly grade: string | null }>>;
