/** A real building in 28 files of eight suppliers and one architect: one building, every wall and slab once. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { check } from '../../src/engine/check.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { corpusPath } from '../corpus.ts';

const folder = corpusPath('models/Schependomlaan/');

const checked = async (names: readonly string[]) => {
  const platform = inlinePlatform();
  const loaded = await loadModels(names.map((path) => ({ path, bytes: readFileSync(folder! + path) })), platform, { footprints: 'counted' });
  closePlatform(platform);
  return check(loaded.model, loaded.geometry, EMPTY_PROFILE, { version: '0', plan: await loadPlan(), effects: false });
};
const every = (): readonly string[] => readdirSync(folder!).filter((name) => name.endsWith('.ifc')).sort();

test.skipIf(!folder)(`the same figures in whatever order the files are opened${folder ? '' : ' (skipped: no corpus)'}`, async () => {
  const figures = ({ report }: Awaited<ReturnType<typeof checked>>) => {
    const keyOf = (index: number): string => `${report.files[report.elements[index]!.file]!.path} #${report.elements[index]!.expressId}`;
    return {
      buildings: report.buildings.map(({ score, items, storeys }) => ({
        score, storeys: storeys.map(({ elevation, planArea }) => ({ elevation, planArea })),
        items: items.map(({ id, ratio, numerator, denominator, points }) => ({ id, ratio, numerator, denominator, points })),
      })),
      elements: report.elements.map(({ outOfScope, roles: { component, precast, loadBearing, external }, representedBy }, i) => [
        keyOf(i), outOfScope, component, precast, loadBearing, external, representedBy === null ? null : keyOf(representedBy),
      ].join(' ')).sort(),
    };
  };
  const forward = figures(await checked(every()));
  const backward = figures(await checked([...every()].reverse()));
  expect(backward.buildings).toEqual(forward.buildings);
  expect(backward.elements.filter((line, i) => line !== forward.elements[i])).toEqual([]);
});

test.skipIf(!folder)(`Schependomlaan together${folder ? '' : ' (skipped: no corpus)'}`, async () => {
  const names = every();
  const { report, facts } = await checked(names);

  expect(report.buildings).toHaveLength(1);
  expect(report.files.map((f) => f.status)).toEqual(names.map(() => 'read'));
  expect(report.buildings[0]!.storeys.map((s) => s.elevation)).toEqual([0, 3, 6, 9, 12]);

  // brute force over boxes, independent of how copies are found: nothing that counts lies twice in the same place
  const counted = report.elements.map((e, i) => ({ e, i, box: facts.geometry[i]?.bbox }))
    .filter(({ e, box }) => e.outOfScope === null && box && ['wall', 'slab', 'stair'].includes(e.roles.component));
  const twice: string[] = [];
  counted.forEach((a, k) => {
    for (const b of counted.slice(k + 1)) {
      if (a.e.file === b.e.file || a.e.roles.component !== b.e.roles.component) continue;
      const side = (n: number): number => Math.min(a.box![n + 3]!, b.box![n + 3]!) - Math.max(a.box![n]!, b.box![n]!);
      const shared = Math.max(0, side(0)) * Math.max(0, side(1)) * Math.max(0, side(2));
      const size = ({ box }: typeof a): number => (box![3] - box![0]) * (box![4] - box![1]) * (box![5] - box![2]);
      if (shared > 0.9 * size(a) && shared > 0.9 * size(b)) twice.push(`${names[a.e.file]} #${a.e.expressId} = ${names[b.e.file]} #${b.e.expressId}`);
    }
  });
  expect(twice).toEqual([]);

  const copies = report.elements.filter((e) => e.outOfScope === 'copy');
  expect(copies.length).toBeGreaterThan(90);
  expect(copies.every((e) => e.representedBy !== null && report.elements[e.representedBy]!.file !== e.file)).toBe(true);
});
