import { expect, test } from 'vitest';
import { buildUpOf, readBuildUp } from '../../src/facts/build-ups.ts';
import { EMPTY_PROFILE, type BuildUp } from '../../src/profile/profile.ts';
import { boxFacts } from './kit.ts';

const read = (layers: BuildUp['layers'], over: Partial<BuildUp> = {}) => readBuildUp({ code: 'A', match: '*', for: 'wall', layers, ...over }, EMPTY_PROFILE);

test.each([
  [[{ name: '蒸压加气混凝土砌块' }], 'masonry'],
  [[{ name: '轻质条板' }], 'panel'],
  [[{ name: '轻钢龙骨石膏板' }], 'framed'],
  [[{ name: '现浇钢筋混凝土' }], 'cast-in-place'],
  [[{ name: '面砖' }, { name: '水泥砂浆' }], null],
  // kinds that disagree: the thickest, and nothing where they have no thickness
  [[{ name: '蒸压砖', thickness: 0.05 }, { name: 'ALC板', thickness: 0.2 }], 'panel'],
  [[{ name: '灰砂砖' }, { name: 'ALC板' }], null],
])('a wall of %j is %s', (layers, kind) => {
  expect(read(layers).wallKind.layers).toBe(kind);
});

test.each([
  [['木地板', '干式架空模块'], 'dry'],
  [['地砖', '20 厚 1:3 水泥砂浆找平层'], 'wet'],
  [['干挂石材', '细石混凝土'], 'wet'],
  [['木地板'], null],
])('a floor of %j is %s', (names, method) => {
  expect(read(names.map((name) => ({ name })), { for: 'floor' }).method.layers).toBe(method);
});

test('the first row of the table whose glob matches, and only for what it is for', async () => {
  const row = (code: string, match: string, kind: BuildUp['for']): BuildUp => ({ code, match, for: kind, layers: [] });
  const facts = await boxFacts([{}], [
    { component: 'partition', name: '内隔墙-100', box: [0, 0, 0, 3, 0.1, 3] }, { component: 'floor-finish', name: '内隔墙-100', box: [0, 0, 0, 3, 3, 0.1] },
    { component: 'partition', name: '隔断', box: [5, 0, 0, 8, 0.1, 3] },
  ], { ...EMPTY_PROFILE, buildUps: [row('L1', '*', 'floor'), row('Q1', '内隔墙*', 'wall'), row('Q2', '内*', 'wall')] });
  expect([0, 1, 2].map((i) => buildUpOf(facts, i)?.buildUp.code ?? null)).toEqual(['Q1', 'L1', null]);
});
