import { describe, expect, test } from 'vitest';
import { planAreas } from '../../src/facts/plan-area.ts';
import { scoreItems } from '../../src/engine/items.ts';
import type { ItemResult } from '../../src/engine/report.ts';
import { loadScoring, DEFAULT_PACK } from '../../src/standards/pack.ts';
import { EMPTY_PROFILE, type ItemId, type Profile } from '../../src/profile/profile.ts';
import { BUILDING_SET } from '../../src/model/template.ts';
import { boxFacts, propertySet, type BoxSpec, type FileSpec } from '../facts/kit.ts';

const pack = loadScoring(DEFAULT_PACK);
const files: readonly FileSpec[] = [{ elevations: [0, 3] }];

async function item(id: ItemId, boxes: readonly BoxSpec[], profile: Profile = EMPTY_PROFILE, given = files): Promise<ItemResult> {
  const facts = await boxFacts(given, boxes, profile);
  return scoreItems(facts, 0, planAreas(facts, 0), profile.declared ?? [], pack).find((i) => i.item.id === id)!.result;
}

const wall = (y: number, roles: BoxSpec['roles'], length = 10): BoxSpec => ({
  component: 'shear-wall', roles, box: [0, y, 0, length, y + 0.2, 3],
});

describe('q1a: volume of vertical members', () => {
  test('an undecided wall makes an interval', async () => {
    const r = await item('q1a', [wall(0, { precast: 'precast' }), wall(5, { precast: 'cast-in-place' }), wall(9, {})]);
    expect(r.denominator).toEqual([18, 18]);
    expect(r.numerator).toEqual([6, 12]);
    expect(r.ratioText).toEqual(['33.33', '66.67']);
    expect(r.points).toEqual([0, 27]);
  });

  test('a wall that may bear or not moves both sides; ends are exact', async () => {
    const maybe = wall(9, { precast: 'cast-in-place', candidates: ['shear-wall', 'partition'], component: 'wall' });
    const r = await item('q1a', [wall(0, { precast: 'precast' }), maybe]);
    expect(r.ratio).toEqual([50, 100]);
  });

  test('an open mesh counts between nothing and its box', async () => {
    const open = { ...wall(5, { precast: 'precast' }), geometry: { volume: null, status: 'open' as const } };
    const r = await item('q1a', [wall(0, { precast: 'cast-in-place' }), open]);
    expect(r.ratio).toEqual([0, 50]);
  });

  test('an open mesh with bounds counts between them', async () => {
    const open = { ...wall(5, { precast: 'precast' }), geometry: { volume: null, status: 'open' as const, volumeBounds: [4, 6] as const } };
    const r = await item('q1a', [wall(0, { precast: 'cast-in-place' }), open]);
    expect(r.numerator).toEqual([4, 6]);
    expect(r.ratioText).toEqual(['40.00', '50.00']);
  });

  test('a joint between two precast panels counts up to 600 mm; beside a cast-in-place wall it does not (4.0.3-1)', async () => {
    const panel = (x0: number, x1: number, precast: 'precast' | 'cast-in-place' = 'precast'): BoxSpec => ({
      component: 'shear-wall', roles: { precast }, box: [x0, 0, 0, x1, 0.2, 3],
    });
    const joint = (x0: number, x1: number): BoxSpec => ({ component: 'cast-in-place-joint', roles: { precast: 'cast-in-place' }, box: [x0, 0, 0, x1, 0.2, 3] });
    expect((await item('q1a', [panel(0, 2), joint(2, 2.6), panel(2.6, 5)])).ratio).toEqual([100, 100]);
    expect((await item('q1a', [panel(0, 2), joint(2, 2.61), panel(2.61, 5)])).ratio![1]).toBeLessThan(100);
    expect((await item('q1a', [panel(0, 2), joint(2, 2.6), panel(2.6, 5, 'cast-in-place')])).ratioText![1]).toBe('40.00');
  });

  test('a storey stands for others', async () => {
    const profile: Profile = { ...EMPTY_PROFILE, storeys: [{ match: '2F', standsFor: 4 }] };
    const up: BoxSpec = { component: 'shear-wall', roles: { precast: 'precast' }, box: [0, 0, 3, 10, 0.2, 6] };
    const r = await item('q1a', [wall(0, { precast: 'cast-in-place' }), up], profile, [{ elevations: [0, 3, 6] }]);
    expect(r.ratio).toEqual([80, 80]);
  });
});

describe('q1b: plan coverage', () => {
  const slab = (x0: number, x1: number, precast: 'composite' | 'cast-in-place' | 'unknown'): BoxSpec => ({
    class: 'IfcSlab', component: 'slab', roles: { precast }, box: [x0, 0, 2.85, x1, 10, 3],
  });

  test('a beam under a slab counts once', async () => {
    const beam: BoxSpec = { component: 'beam', roles: { precast: 'precast' }, box: [0, 0, 2.5, 10, 0.3, 3] };
    const r = await item('q1b', [slab(0, 8, 'composite'), slab(8, 10, 'cast-in-place'), beam]);
    expect(r.numerator).toEqual([80.6, 80.6]);
    expect(r.ratioText).toEqual(['80.60', '80.60']);
  });

  test('an undecided slab makes an interval; a slab ends at the face of a cast-in-place wall', async () => {
    const support: BoxSpec = { component: 'shear-wall', roles: { precast: 'cast-in-place' }, box: [0, 0, 0, 0.2, 10, 2.85] };
    const r = await item('q1b', [slab(0, 6, 'composite'), slab(6, 10, 'unknown'), support]);
    expect(r.ratio).toEqual([58, 98]);
    const axis = await item('q1b', [slab(0, 6, 'composite'), slab(6, 10, 'unknown'), support], { ...EMPTY_PROFILE, switches: { 'slab-edge': 'axis' } });
    expect(axis.ratio).toEqual([60, 100]);
  });
});

describe('walls by area', () => {
  const infill = (y: number, wallKind: 'panel' | 'masonry' | 'cast-in-place' | 'unknown', length = 10): BoxSpec => ({
    component: 'infill-envelope-wall', roles: { wallKind, external: true, loadBearing: false }, box: [0, y, 0, length, y + 0.2, 3],
  });

  test('neither masonry nor a wall poured on site counts as non-masonry, until the switch says so', async () => {
    const boxes = [infill(0, 'panel'), infill(3, 'masonry'), infill(6, 'cast-in-place')];
    expect((await item('q2a', boxes)).numerator).toEqual([30, 30]);
    expect((await item('q2a', boxes, { ...EMPTY_PROFILE, switches: { 'cast-in-place-infill': 'counted' } })).numerator).toEqual([60, 60]);
  });

  test('a wall of unknown position belongs to the partitions perhaps', async () => {
    const maybe: BoxSpec = {
      component: 'wall', roles: { candidates: ['infill-envelope-wall', 'partition'], wallKind: 'panel', loadBearing: false },
      box: [0, 0, 0, 10, 0.2, 3],
    };
    const masonry: BoxSpec = { component: 'partition', roles: { wallKind: 'masonry' }, box: [0, 3, 0, 10, 3.2, 3] };
    const r = await item('q2c', [masonry, maybe]);
    expect(r.ratio).toEqual([0, 50]);
    expect(r.contributions[1]!.missing).toContain('external');
  });

  test('a wall through storeys gives each its face; what lies in the basement does not count', async () => {
    const tall: BoxSpec = { ...infill(0, 'panel'), box: [0, 0, -3, 10, 0.2, 6] };
    const profile: Profile = { ...EMPTY_PROFILE, storeys: [{ match: '3F', standsFor: 3 }] };
    const r = await item('q2a', [tall, { ...infill(5, 'masonry'), box: [0, 5, 0, 10, 5.2, 3] }], profile, [{ elevations: [-3, 0, 3] }]);
    expect(r.storeys.map((s) => [s.storey, s.numerator[0], s.denominator[0]])).toEqual([['2F', 30, 60], ['3F', 30, 30]]);
    expect(r.numerator).toEqual([120, 120]);
  });

  test('without such walls the item may be lacking: asked, never decided', async () => {
    const r = await item('q2a', []);
    expect(r.present).toBe('unknown');
    expect(r.ratio).toEqual([0, 100]);
  });
});

describe('rooms, floors, pipes', () => {
  const room = (name: string, x0: number, roles: BoxSpec['roles'] = {}): BoxSpec => ({
    class: 'IfcSpace', component: 'space', name, roles, box: [x0, 0, 0, x0 + 2, 3, 2.8],
  });

  test('a room with a pod counts whole, one that says nothing is open', async () => {
    const pod: BoxSpec = { class: 'IfcBuildingElementProxy', component: 'bathroom-pod', box: [0.1, 0.1, 0, 1.9, 2.9, 2.4] };
    const r = await item('q3c', [room('卫生间', 0), room('卫生间', 4), pod]);
    expect(r.ratio).toEqual([50, 100]);
    expect(r.present).toBe('yes');
  });

  test('a building says that it has no kitchen', async () => {
    const r = await item('q3b', [], EMPTY_PROFILE, [{ elevations: [0, 3], building: { psets: [propertySet(BUILDING_SET, { 有厨房: false })] } }]);
    expect(r.present).toBe('no');
    expect(r.points).toBeNull();
  });

  test('modelled pipes prove nothing until the model is declared complete', async () => {
    const pipe = (laying: string): BoxSpec => ({
      class: 'IfcPipeSegment', component: 'pipe', box: [0, 0, 2, 4, 0.1, 2.1],
      element: { psets: [propertySet('SM_装配式构件', { 敷设方式: laying })] },
    });
    const boxes = [pipe('吊顶'), pipe('结构内')];
    expect((await item('q3d', boxes)).ratio).toEqual([0, 100]);
    const complete = await item('q3d', boxes, EMPTY_PROFILE, [{ elevations: [0, 3], building: { psets: [propertySet(BUILDING_SET, { 管线模型完整: true })] } }]);
    expect(complete.ratio).toEqual([50, 50]);
  });

  test('floors without a finish are open between dry and wet', async () => {
    const slab: BoxSpec = { class: 'IfcSlab', component: 'slab', box: [0, 0, 2.85, 10, 10, 3] };
    const finish = (x0: number, x1: number, dryMethod: boolean): BoxSpec => ({
      class: 'IfcCovering', component: 'floor-finish', roles: { dryMethod }, box: [x0, 0, 0, x1, 10, 0.1],
    });
    const space: BoxSpec = { class: 'IfcSpace', component: 'space', name: '客厅', box: [0, 0, 0, 10, 10, 2.8] };
    const r = await item('q3a', [slab, space, finish(0, 5, true), finish(5, 8, false)]);
    expect(r.ratio).toEqual([50, 70]);
  });
});

describe('dry floors', () => {
  const slab: BoxSpec = { class: 'IfcSlab', component: 'slab', box: [0, 0, 2.85, 10, 10, 3] };
  const finish = (x0: number, x1: number, dryMethod: boolean | 'unknown', z = 0, y1 = 10): BoxSpec => ({
    class: 'IfcCovering', component: 'floor-finish', roles: { dryMethod }, box: [x0, 0, z, x1, y1, z + 0.05],
  });
  const space = (name: string, x0: number, x1: number, dryMethod?: boolean): BoxSpec => ({
    class: 'IfcSpace', component: 'space', name, box: [x0, 0, 0, x1, 10, 2.8], ...(dryMethod === undefined ? {} : { roles: { dryMethod } }),
  });
  const q3a = async (boxes: readonly BoxSpec[]) => (await item('q3a', [slab, ...boxes])).ratio;

  test('count once, between the walls and inside the plan', async () => {
    const inner: BoxSpec = { component: 'partition', box: [4, 0, 0, 5, 10, 2.85] };
    expect(await q3a([inner, finish(0, 10, true), finish(2, 12, true, 0.05)])).toEqual([90, 90]);
  });

  test('on a wet bed, or on one that does not say, a dry floor is open', async () => {
    const room = space('客厅', 0, 10);
    expect(await q3a([room, finish(0, 10, true, 0.05), finish(0, 4, false)])).toEqual([60, 100]);
    expect(await q3a([room, finish(0, 10, true, 0.05), finish(0, 4, 'unknown')])).toEqual([60, 100]);
    expect(await q3a([room, finish(0, 10, false, 0.05), finish(0, 4, 'unknown')])).toEqual([0, 40]);
  });

  test('a room speaks where no finish lies; a bathroom that is not all dry says nothing of its floor', async () => {
    const rooms = [space('客厅', 0, 4, true), space('卧室', 4, 7, false), space('卫生间', 7, 10, false)];
    expect(await q3a(rooms)).toEqual([40, 70]);
    expect(await q3a([...rooms, finish(0, 1, false)])).toEqual([30, 60]);
  });
});

describe('declared rows', () => {
  test('stand instead of what was measured, or beside it, and are marked', async () => {
    const rows = [{ label: 'K1', numerator: 30, denominator: 40, count: 2 }];
    const boxes = [wall(0, { precast: 'precast' }), wall(5, { precast: 'cast-in-place' })];
    const instead = await item('q1a', boxes, { ...EMPTY_PROFILE, declared: [{ item: 'q1a', mode: 'replace', rows }] });
    expect([instead.ratio, instead.source]).toEqual([[75, 75], 'declared']);
    const beside = await item('q1a', boxes, { ...EMPTY_PROFILE, declared: [{ item: 'q1a', mode: 'add', rows }] });
    expect([beside.numerator, beside.denominator, beside.source]).toEqual([[66, 66], [92, 92], 'mixed']);
  });

  test('score without any model', () => {
    const declared = [{ item: 'q3b' as const, mode: 'replace' as const, present: false }, { item: 'fullFitOut' as const, mode: 'replace' as const, value: true }];
    const items = scoreItems(null, null, new Map(), declared, pack);
    expect(items.find((i) => i.item.id === 'q3b')!.result.present).toBe('no');
    expect(items.find((i) => i.item.id === 'fullFitOut')!.result.points).toEqual([6, 6]);
    expect(items.find((i) => i.item.id === 'q1a')!.result.ratio).toEqual([0, 100]);
  });
});

describe('what nothing identifies', () => {
  const proxy: BoxSpec = { class: 'IfcBuildingElementProxy', component: 'unknown', box: [0, 5, 0, 10, 5.2, 3] };

  test('opens the items it may belong to by its own quantity', async () => {
    const r = await item('q1a', [wall(0, { precast: 'precast' }), wall(3, { precast: 'precast' }), proxy]);
    expect(r.denominator).toEqual([12, 18]);
    expect(r.ratioText).toEqual(['66.67', '100.00']);
    expect(r.contributions.at(-1)!.missing[0]).toBe('component');
  });

  test('is not structure in a services file', async () => {
    const profile: Profile = { ...EMPTY_PROFILE, files: [{ match: 'file0.ifc', discipline: 'mep' }] };
    expect((await item('q1a', [wall(0, { precast: 'precast' }), proxy], profile)).denominator).toEqual([6, 6]);
  });

  test('a body without an outline counts between nothing and its box', async () => {
    const slab = (x0: number, x1: number, geometry: BoxSpec['geometry'] = {}): BoxSpec => ({
      class: 'IfcSlab', component: 'slab', roles: { precast: 'composite' }, box: [x0, 0, 2.85, x1, 10, 3], geometry,
    });
    const r = await item('q1b', [slab(0, 5), slab(5, 10, { footprint: null, footprintArea: null, status: 'open' })], { ...EMPTY_PROFILE, storeys: [{ match: '1F', planArea: 100 }] });
    expect(r.ratio).toEqual([50, 100]);
  });
});
