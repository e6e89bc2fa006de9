/** Podium and tower apart (3.0.1-2), single buildings by polygon, and what lies in two of them. */
import { describe, expect, test } from 'vitest';
import { check } from '../../src/engine/check.ts';
import { scoreItems } from '../../src/engine/items.ts';
import { DEFAULT_PACK, loadScoring } from '../../src/standards/pack.ts';
import { planAreas } from '../../src/facts/plan-area.ts';
import { podiumTop } from '../../src/facts/podium.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import type { PrecastValue } from '../../src/facts/roles.ts';
import { boxFacts, boxModel, type BoxSpec } from './kit.ts';

const HEIGHT = 4;
/** two storeys of podium, four of tower, and the level of the roof */
const files = [{ elevations: [0, 1, 2, 3, 4, 5, 6].map((i) => i * HEIGHT) }];

const slab = (storey: number, x0: number, y0: number, x1: number, y1: number, precast: PrecastValue): BoxSpec => ({
  class: 'IfcSlab', name: precast === 'composite' ? '叠合板' : '现浇板', component: 'slab', roles: { precast },
  box: [x0, y0, (storey + 1) * HEIGHT - 0.13, x1, y1, (storey + 1) * HEIGHT],
  element: { storey: storey + 1 },
});
const wall = (storey: number, x: number): BoxSpec => ({
  class: 'IfcWall', name: '基本墙:YNQ1-200', component: 'shear-wall', roles: { precast: 'precast' }, box: [x, 0, storey * HEIGHT, x + 0.2, 10, (storey + 1) * HEIGHT - 0.13],
});
/** podium floors of 40 × 20 drawn in one piece, a tower of 10 × 20 at their west end */
const boxes: readonly BoxSpec[] = [
  ...[0, 1].map((s) => slab(s, 0, 0, 40, 20, 'cast-in-place')),
  ...[2, 3, 4, 5].map((s) => slab(s, 0, 0, 10, 20, 'composite')),
  ...[0, 1, 2, 3, 4, 5].map((s) => wall(s, 5)),
  wall(0, 30),
];
const under = (podium: string): Profile => ({ ...EMPTY_PROFILE, switches: { podium } });

describe('which storeys are a podium', () => {
  const levels = (...areas: number[]) => areas.map((area, level) => ({ level, area }));
  test.each([
    [[800, 800, 200, 200, 200, 200], 1],
    [[200, 200, 200, 200], null],
    // a setback near the top is no podium
    [[800, 800, 800, 800, 200, 200], null],
    [[800, 700, 700], null],
    [[250, 200, 200], null],
    [[0, 800, 200, 200, 0], 1],
  ] as const)('%j', (areas, top) => expect(podiumTop(levels(...areas))).toBe(top));
});

test('by projection: floors under the tower are its own, a floor under both is divided', async () => {
  const facts = await boxFacts(files, boxes, under('projection'));
  expect(facts.buildings.list.map((b) => b.id)).toEqual(['B1-tower', 'B1-podium']);
  const area = (building: number) => [...planAreas(facts, building)].filter(([, a]) => a.area[1] > 0).map(([level, a]) => [level, a.area[1]]);
  expect(area(0)).toEqual([0, 1, 2, 3, 4, 5].map((level) => [level, 200]));
  expect(area(1)).toEqual([[0, 600], [1, 600]]);
  expect([...facts.buildings.straddling.keys()]).toEqual([0, 1]);
});

test('by storey: the tower begins above the podium', async () => {
  const facts = await boxFacts(files, boxes, under('by-storey'));
  const total = (building: number) => [...planAreas(facts, building).values()].reduce((s, a) => s + a.area[1], 0);
  expect([total(0), total(1)]).toEqual([800, 1600]);
  expect(facts.buildings.straddling.size).toBe(0);
});

test('two towers on one podium are two buildings', async () => {
  const second = [2, 3, 4, 5].map((s) => slab(s, 30, 0, 40, 20, 'composite'));
  const facts = await boxFacts(files, [...boxes, ...second], under('projection'));
  expect(facts.buildings.list.map((b) => b.id)).toEqual(['B1-tower1', 'B1-tower2', 'B1-podium']);
  expect([0, 1, 2].map((b) => planAreas(facts, b).get(0)!.area[1])).toEqual([200, 200, 400]);
});

test('the default counts one building and says that a podium is there; the report prints the boundary', async () => {
  // IfcSlab and names carry the roles: what check() classifies by itself
  const { model, geometry } = boxModel(files, boxes);
  const plan = await loadPlan();
  const together = (await check(model, geometry, EMPTY_PROFILE, { version: '0', plan })).report;
  expect(together.buildings).toHaveLength(1);
  expect(together.findings.filter((f) => f.code === 'podium-recognised')).toMatchObject([{ params: { storey: '2F' } }]);
  const apart = (await check(model, geometry, under('projection'), { version: '0', plan, effects: false })).report;
  const q1b = (i: number) => apart.buildings[i]!.items.find((item) => item.id === 'q1b')!;
  expect(apart.buildings.map((b) => b.part!.kind)).toEqual(['tower', 'podium']);
  expect(apart.buildings[0]!.part!.outline[0]).toHaveLength(8);
  expect([q1b(0).numerator, q1b(0).denominator]).toEqual([[800, 800], [1200, 1200]]);
  expect([q1b(1).numerator, q1b(1).denominator]).toEqual([[0, 0], [1200, 1200]]);
  expect(apart.findings.find((f) => f.code === 'elements-in-two-buildings')!.params).toEqual({ count: 2 });
  // the effect of the switch names the buildings that it makes
  const effect = together.switches.find((s) => s.key === 'podium')!.effect!;
  expect(Object.keys(effect['projection']!)).toEqual(['B1-tower', 'B1-podium']);
  expect(Object.keys(effect['together']!)).toEqual(['B1']);
});

test('a building by polygon takes its part of a floor; a wall across the boundary is a range in both', async () => {
  const polygon = [[0, 0], [0, 20], [10, 20], [10, 0]] as const;
  const profile: Profile = { ...EMPTY_PROFILE, buildings: [{ id: 'T', polygon }, { id: 'P' }] };
  const across: BoxSpec = { ...wall(0, 0), box: [5, 9, 0, 25, 9.2, 3.87] };
  const facts = await boxFacts(files, [...boxes, across], profile);
  expect([0, 1].map((b) => planAreas(facts, b).get(0)!.area[1])).toEqual([200, 600]);
  const pack = loadScoring(DEFAULT_PACK);
  for (const building of [0, 1]) {
    const q1a = scoreItems(facts, building, planAreas(facts, building), [], pack, new Set(['q1a'])).find((i) => i.item.id === 'q1a')!.result;
    const piece = q1a.contributions.find((c) => c.element === boxes.length)!;
    expect(piece.options.map(([, d]) => d)).toEqual([0, 15.48]);
    expect(q1a.missing.map((m) => m.en)).toContain('some elements lie in two single buildings: their quantity is a range');
  }
});

test('what lies outside every polygon counts nowhere', async () => {
  const profile: Profile = { ...EMPTY_PROFILE, buildings: [{ id: 'T', polygon: [[0, 0], [10, 0], [10, 20], [0, 20]] }] };
  const facts = await boxFacts(files, boxes, profile);
  expect(planAreas(facts, 0).get(0)!.area).toEqual([200, 200]);
});
