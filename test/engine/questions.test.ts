/** What an open question narrows is what settling it narrows. */
import { expect, test } from 'vitest';
import { scoreBuilding } from '../../src/engine/building.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { DEFAULT_PACK, loadPack } from '../../src/standards/pack.ts';
import { boxFacts, type BoxSpec } from '../facts/kit.ts';

const pack = loadPack(DEFAULT_PACK);
const declared: Profile = {
  ...EMPTY_PROFILE,
  declared: (['q2a', 'q2b', 'q2c', 'q2d', 'q3a', 'q3b', 'q3c', 'q3d'] as const).map((item) => ({ item, mode: 'replace', ratio: 60 })),
};
const files = [{ elevations: [0, 3] }];
const wall = (y: number, precast: 'precast' | 'cast-in-place' | 'unknown', type: string): BoxSpec => ({
  component: 'shear-wall', roles: { precast }, box: [0, y, 0, 10, y + 0.2, 3], element: { objectType: type },
});

async function width(boxes: readonly BoxSpec[]): Promise<number> {
  const { result } = scoreBuilding(await boxFacts(files, boxes, declared), 0, pack);
  const raw = result.score.pRaw;
  return typeof raw === 'number' ? 0 : raw[1] - raw[0];
}

test('for each group: the width left by the better answer', async () => {
  const boxes = (a: 'precast' | 'cast-in-place' | 'unknown', b: 'precast' | 'cast-in-place' | 'unknown'): BoxSpec[] => [
    wall(0, 'precast', 'A'), wall(2, 'cast-in-place', 'B'), wall(4, a, 'C'), wall(6, a, 'C'), wall(8, b, 'D'),
  ];
  const { result } = scoreBuilding(await boxFacts(files, boxes('unknown', 'unknown'), declared), 0, pack);
  const now = await width(boxes('unknown', 'unknown'));
  const left = { C: Math.min(await width(boxes('precast', 'unknown')), await width(boxes('cast-in-place', 'unknown'))), D: Math.min(await width(boxes('unknown', 'precast')), await width(boxes('unknown', 'cast-in-place'))) };
  expect(result.openQuestions.map((q) => q.group)).toEqual(['C', 'D']);
  for (const q of result.openQuestions) expect(q.narrows, q.group).toBeCloseTo(now - left[q.group as 'C' | 'D'], 9);
  expect(result.openQuestions[0]!.elements).toHaveLength(2);
});
