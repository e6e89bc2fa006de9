/** What an open question narrows is what settling it narrows. */
import { expect, test } from 'vitest';
import { scoreBuilding } from '../../src/engine/building.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { DEFAULT_PACK, loadScoring } from '../../src/standards/pack.ts';
import { boxFacts, type BoxSpec } from '../facts/kit.ts';

const pack = loadScoring(DEFAULT_PACK);
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

test('what geometry proposes is offered with the question, element by element', async () => {
  const hint = (value: boolean, source: 'geometry' | 'property' = 'geometry') => ({ role: 'external', value, source, rank: 14, where: '', proposal: true }) as const;
  const infill = (y: number, evidence: readonly ReturnType<typeof hint>[]): BoxSpec => ({
    component: 'wall', roles: { loadBearing: false, wallKind: 'panel', candidates: ['infill-envelope-wall', 'partition'], evidence },
    box: [0, y, 0, 10, y + 0.2, 3], element: { objectType: 'W' },
  });
  // four walls far apart close nothing: the plan itself proposes nothing
  const boxes = [infill(0, [hint(true)]), infill(20, [hint(false)]), infill(40, [hint(true), hint(false)]), infill(60, [hint(true, 'property')])];
  const { result } = scoreBuilding(await boxFacts(files, boxes), 0, pack);
  const question = result.openQuestions.find((q) => q.role === 'external')!;
  expect(question.elements).toEqual([0, 1, 2, 3]);
  expect(question.proposed).toEqual({ true: [0], false: [1] });
});

test('which file counts is a question of its own, beside what else is open, and narrows what ranking the files narrows', async () => {
  const two = [{ path: 'a.ifc', elevations: [0, 3] }, { path: 'b.ifc', elevations: [0, 3] }];
  const copy = (file: number, thick: number, y: number, precast: 'precast' | 'cast-in-place' | 'unknown'): BoxSpec =>
    ({ ...wall(y, precast, 'A'), file, box: [0, y, 0, 10, y + thick, 3] });
  const boxes = [copy(0, 0.24, 0, 'precast'), copy(1, 0.2, 0, 'precast'), copy(0, 0.2, 5, 'cast-in-place'), copy(1, 0.2, 5, 'cast-in-place'), copy(0, 0.3, 9, 'unknown'), copy(1, 0.25, 9, 'unknown')];
  const scored = async (own: Profile) => scoreBuilding(await boxFacts(two, boxes, own), 0, pack).result;
  const wide = ({ score: { pRaw } }: Awaited<ReturnType<typeof scored>>): number => (typeof pRaw === 'number' ? 0 : pRaw[1] - pRaw[0]);
  const open = await scored(declared);
  const asked = open.openQuestions.filter((q) => q.role === 'file');
  expect(asked).toMatchObject([{ group: 'a.ifc / b.ifc', file: null, files: [0, 1], elements: [0, 4], items: ['q1a'], unit: 'm³' }]);
  // 0.04 × 30 and 0.05 × 30
  expect(asked[0]!.quantity).toBeCloseTo(2.7, 9);
  expect(open.openQuestions.filter((q) => q.role === 'precast')).toMatchObject([{ elements: [4], quantity: 9 }]);
  const left = await Promise.all(['a.ifc', 'b.ifc'].map(async (match) => wide(await scored({ ...declared, files: [{ match, rank: 1 }] }))));
  expect(asked[0]!.narrows).toBeCloseTo(wide(open) - Math.min(...left), 9);
  expect(asked[0]!.narrows).toBeGreaterThan(0);
});
