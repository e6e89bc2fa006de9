import { expect, test } from 'vitest';
import { boxFacts, type BoxSpec, type FileSpec } from './kit.ts';

const slab = (z: number): BoxSpec => ({ class: 'IfcSlab', component: 'slab', box: [0, 0, z - 0.15, 10, 10, z] });
const wall = (z0: number, z1: number): BoxSpec => ({ component: 'shear-wall', box: [0, 0, z0, 10, 0.2, z1] });

test('a storey owns the slab above it; the slab at ±0.000 counts nowhere', async () => {
  const facts = await boxFacts([{ elevations: [-3, 0, 3, 6] }], [slab(0), slab(3), slab(6), slab(9), wall(0, 2.85), wall(-3, -0.15)]);
  expect(facts.levelOf).toEqual([0, 1, 2, 3, 1, 0]);
  expect(facts.outOfScope).toEqual(['ground-floor-slab', null, null, null, null, 'below-ground']);
});

test('the switch counts the slab of the ground floor, without a basement too', async () => {
  const profile = { schema: 'sunmao-profile/1', switches: { 'ground-floor-slab': 'included' } } as const;
  const facts = await boxFacts([{ elevations: [0, 3] }], [slab(0), slab(3)], profile);
  expect(facts.levelOf).toEqual([-1, 0]);
  expect(facts.outOfScope).toEqual([null, null]);
});

test('levels of several files are one within 0.3 m, whatever they are called', async () => {
  const facts = await boxFacts(
    [{ elevations: [['F1 建筑', 0], ['F2 建筑', 3]] }, { elevations: [['首层', -0.05], ['二层', 2.95]] }],
    [wall(0, 2.8), { ...wall(0, 2.8), file: 1 }, { ...wall(3, 5.8), file: 1, box: [0, 5, 3, 10, 5.2, 5.8] }],
  );
  expect(facts.storeys[0]!.levels.map((l) => l.elevation)).toEqual([0, 3]);
  expect(facts.buildings.list).toHaveLength(1);
});

test('of doubled levels the name goes with the elevation: the finished level gives both', async () => {
  const facts = await boxFacts([{ elevations: [['基础顶(-0.150)', -0.15], ['1F', 0], ['2F 结构', 2.95], ['2F', 3]] }], [wall(0, 2.8)]);
  expect(facts.storeys[0]!.levels.map((l) => [l.name, l.elevation])).toEqual([['1F', 0], ['2F', 3]]);
  const several = await boxFacts([{ elevations: [['首层', -0.05]] }, { elevations: [['首层', -0.05]] }, { elevations: [['F1', 0]] }], [wall(0, 2.8), { ...wall(0, 2.8), file: 1 }, { ...wall(0, 2.8), file: 2 }]);
  expect(several.storeys[0]!.levels.map((l) => l.name)).toEqual(['首层']);
});

test('an outdoor ground level storey is a mark, not a storey', async () => {
  const facts = await boxFacts([{ elevations: [['室外地坪', -0.45], ['1F', 0], ['2F', 3]] }], [wall(0, 3)]);
  expect(facts.storeys[0]!.levels.map((l) => l.name)).toEqual(['1F', '2F']);
  expect(facts.storeys[0]!.ground).toEqual({ value: -0.45, source: 'file' });
});

test('a basement whose top lies above the outdoor ground is still below ground; a half-sunk storey is undecided', async () => {
  const deep = await boxFacts([{ elevations: [-3.6, 0, 3], building: { elevationOfTerrain: -0.45 } }], [wall(-3.6, 0)]);
  expect(deep.storeys[0]!.levels[0]!.aboveGround).toBe('no');
  const half = await boxFacts([{ elevations: [-1, 2, 5] }], [wall(-1, 2)], { schema: 'sunmao-profile/1', groundLevel: 0 });
  expect(half.storeys[0]!.levels[0]!.aboveGround).toBe('unknown');
});

test('machine rooms and parapets on the roof are left out and listed, until the switch counts them', async () => {
  const files = [{ elevations: [['1F', 0], ['屋面', 3], ['机房屋面', 6]] as const }];
  const boxes = [wall(0, 2.8), slab(3), wall(3, 5.8), { ...wall(3, 4), component: 'parapet' as const }];
  const out = await boxFacts(files, boxes);
  expect(out.outOfScope).toEqual([null, null, 'roof-structure', 'parapet']);
  const inside = await boxFacts(files, boxes, { schema: 'sunmao-profile/1', switches: { 'roof-structures': 'included' } });
  expect(inside.outOfScope).toEqual([null, null, null, null]);
});

test('a storey that only its containment places follows it; a body elsewhere follows its height', async () => {
  const facts = await boxFacts([{ elevations: [0, 3, 6] }], [
    { ...wall(3, 5.8), element: { storey: 1 } },
    { ...wall(3, 5.8), element: { storey: 0 } },
    { ...wall(0, 5.8), element: { storey: 0 } },
  ]);
  expect(facts.levelOf).toEqual([1, 1, 0]);
});

test('a building is called as a file says; what a tool writes where nobody gave a name is no name', async () => {
  const files = [{ elevations: [0, 3], building: { name: 'Undefined' } }, { elevations: [0, 3], building: { name: '3#楼' } }];
  const two = await boxFacts(files, [wall(0, 2.8), { ...wall(0, 2.8), box: [0, 5, 0, 10, 5.2, 2.8] }, { ...wall(0, 2.8), file: 1 }]);
  expect(two.buildings.list.map(({ name }) => name)).toEqual(['3#楼']);
  const alone = await boxFacts([{ elevations: [0, 3], building: { name: 'Undefined' } }], [wall(0, 2.8)]);
  expect(alone.buildings.list[0]!.name).not.toBe('Undefined');
});

test('a storey without a name is called by its elevation, and what another file calls it goes before; two of one name are told apart', async () => {
  const files: readonly FileSpec[] = [{ elevations: [['Undefined', -3], ['Undefined', 0], ['', 3], ['1F', 6], ['1F', 9]] }, { elevations: [['首层', 0.05]] }];
  const boxes = [wall(0, 2.8), { ...wall(0, 2.8), file: 1 }];
  const { levels } = (await boxFacts(files, boxes)).storeys[0]!;
  expect(levels.map(({ name }) => name)).toEqual(['-3.000', '首层', '+3.000', '1F (+6.000)', '1F (+9.000)']);
  // a rule of the profile may say what is shown, what the file says, or the elevation
  const rules = [{ match: '+3.000', standsFor: 2 }, { match: '1F (+9.000)', standsFor: 3 }, { match: '1F', standsFor: 4 }];
  const ruled = (await boxFacts(files, boxes, { schema: 'sunmao-profile/1', storeys: rules })).storeys[0]!;
  expect([ruled.levels.map(({ standsFor }) => standsFor), ruled.unmatchedRules]).toEqual([[1, 1, 2, 4, 3], []]);
});
