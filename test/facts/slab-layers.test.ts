import { describe, expect, test } from 'vitest';
import { onMainRoof } from '../../src/facts/main-roof.ts';
import { plateThickness } from '../../src/facts/plate-thickness.ts';
import { slabJoints } from '../../src/facts/slab-joints.ts';
import { slabLayers } from '../../src/facts/slab-layers.ts';
import { panelOf } from '../../src/facts/slab-panels.ts';
import { slabSpan } from '../../src/facts/slab-span.ts';
import { slabStacks } from '../../src/facts/slab-stacks.ts';
import type { PrecastValue } from '../../src/facts/roles.ts';
import { boxFacts, propertySet, type BoxSpec } from './kit.ts';

const files = [{ elevations: [0, 3, 6] }];
const slab = (box: BoxSpec['box'], precast: PrecastValue, name = '', more: Partial<BoxSpec> = {}): BoxSpec => ({ class: 'IfcSlab', component: 'slab', name, roles: { precast }, box: box!, ...more });
const stated = (values: Readonly<Record<string, string | number>>): Partial<BoxSpec> => ({ element: { psets: [propertySet('SM_装配式构件', values)] } });
const one = async (spec: BoxSpec) => slabLayers(await boxFacts(files, [spec]), 0);
const ROOM = [0, 0, 2.87, 4, 3, 3] as const;

describe('thickness of a plate', () => {
  const box = { bbox: [0, 0, 0, 4, 3, 0.13], footprintArea: 12, size: [4, 3, 0.13] } as const;
  const of = (g: object) => plateThickness({ ...box, grossVolume: null, volume: null, ...g } as never);
  test('one thickness, several, sloped, open', () => {
    expect(of({ grossVolume: 1.56 })).toEqual([0.13, 0.13]);
    expect(of({ grossVolume: 1.2 })).toEqual([0, 0.1]);
    // 30°: 12 m² in plan, 0.1 m thick
    expect(of({ bbox: [0, 0, 0, 4, 3, 1.82], grossVolume: 1.3856, size: [4, 3.4641, 0.1] })).toEqual([0.1, 0.1]);
    expect(of({})).toEqual([0, 0.13]);
    expect(plateThickness(null)).toBeNull();
  });
});

describe('one solid', () => {
  test('the name adds up to it', async () => {
    expect(await one(slab(ROOM, 'composite', '叠合板-130(60+70)'))).toMatchObject({ composite: true, plate: false, base: { value: [0.06, 0.06] }, topping: { value: [0.07, 0.07] }, total: { value: [0.13, 0.13] } });
  });

  test('the body is the plate that the name speaks of', async () => {
    expect(await one(slab([0, 0, 2.87, 4, 3, 2.93], 'precast', 'DBS2-67-3620-31'))).toMatchObject({ composite: true, plate: true, total: { value: [0.13, 0.13] } });
  });

  test('where name and body differ both are kept, and said', async () => {
    const { base, topping } = await one(slab([0, 0, 2.88, 4, 3, 3], 'composite', '叠合板-130(60+70)'));
    expect(base!.value.map((v) => Math.round(v * 1000))).toEqual([50, 60]);
    expect(topping!.value.map((v) => Math.round(v * 1000))).toEqual([60, 70]);
    expect(topping!.where).toContain('≠ geometry: 120 mm');
  });

  test('a property stands before the name, which is told where it says otherwise', async () => {
    const { topping } = await one(slab(ROOM, 'composite', '叠合板-130(60+70)', stated({ 预制厚度: 50, 叠合层厚度: 80 })));
    expect(topping).toMatchObject({ value: [0.08, 0.08] });
    expect(topping!.where).toBe('SM_装配式构件.叠合层厚度; ≠ name "叠合板-130(60+70)": 70 mm');
  });

  test('IFC\'s nominal thickness may be that of the whole slab', async () => {
    const set = propertySet('Pset_PrecastSlab', { NominalThickness: 130, NominalToppingThickness: 70 });
    const { base } = await one(slab(ROOM, 'composite', '', { element: { psets: [set] } }));
    expect(base!.value.map((v) => Math.round(v * 1000))).toEqual([60, 130]);
  });

  test('layers of concrete that say nothing of how they are made are one each', async () => {
    const material = (name: string, thickness: number) => ({ kind: 'layer', name, category: '', role: '', thickness, fraction: null, profile: null, from: 'occurrence' }) as const;
    const layered = slab(ROOM, 'composite', '', { element: { materials: [material('混凝土 C30', 0.07), material('钢筋混凝土', 0.06)] } });
    expect(await one(layered)).toMatchObject({ base: { value: [0.06, 0.07] }, topping: { value: [0.06, 0.07] } });
    const finished = slab([0, 0, 2.82, 4, 3, 3], 'composite', '叠合板(60+70)', { element: { materials: [material('面层', 0.05), material('混凝土', 0.13)] } });
    expect(await one(finished)).toMatchObject({ plate: false, topping: { value: [0.07, 0.07] } });
  });

  test('decks and slabs poured on site have no such layers, an unmarked slab may', async () => {
    expect((await one(slab(ROOM, 'composite', 'YX65-185-555 压型钢板现浇混凝土130'))).composite).toBe(false);
    expect((await one(slab(ROOM, 'cast-in-place', '叠合板-130(60+70)'))).composite).toBe(false);
    expect((await one(slab(ROOM, 'unknown'))).composite).toBeNull();
    expect((await one(slab(ROOM, 'precast', '预制板'))).composite).toBeNull();
  });
});

describe('bodies drawn apart', () => {
  const plate = (y: number): BoxSpec => slab([0, y, 2.87, 3.6, y + 2, 2.93], 'precast', '预制板');
  const poured = (box: BoxSpec['box'], component: 'topping' | 'slab' = 'topping'): BoxSpec => ({ ...slab(box, 'cast-in-place'), component });

  test('a topping over two plates is measured on both', async () => {
    const facts = await boxFacts(files, [plate(0), plate(2), poured([-0.1, -0.1, 2.93, 3.7, 4.1, 3])]);
    for (const index of [0, 1]) {
      const { composite, base, topping } = slabLayers(facts, index);
      expect(composite).toBe(true);
      expect([base!.value[0], topping!.value[0]].map((v) => Math.round(v * 1000))).toEqual([60, 70]);
      expect(topping!.others).toEqual([2]);
    }
    expect([...slabStacks(facts, 0).overPlates]).toEqual([2]);
  });

  test('the slab drawn in its whole thickness with its plates inside is told by the plates', async () => {
    const facts = await boxFacts(files, [plate(0), slab([0, 0, 2.87, 3.6, 2, 3], 'composite', '叠合板(整厚):DHB-1')]);
    expect(slabLayers(facts, 0).topping!.value[1]).toBeCloseTo(0.07, 9);
    expect(slabLayers(facts, 1).composite).toBe(false);
  });

  test('what hangs above, lies beside or covers a corner is no topping', async () => {
    for (const box of [[0, 0, 2.95, 3.6, 2, 3.02], [4, 0, 2.93, 8, 2, 3], [0, 0, 2.93, 1, 2, 3]] as const) {
      expect(slabLayers(await boxFacts(files, [plate(0), poured(box)]), 0).composite).toBeNull();
    }
  });

  test('a stated topping that the body contradicts is told', async () => {
    const facts = await boxFacts(files, [{ ...plate(0), ...stated({ 叠合层厚度: 80 }) }, poured([0, 0, 2.93, 3.6, 2, 3])]);
    expect(slabLayers(facts, 0).topping!.where).toBe('geometry; ≠ SM_装配式构件.叠合层厚度: 80 mm');
  });
});

describe('panels and joints', () => {
  const plate = (y: number, name = 'DBS2-67-3620-31'): BoxSpec => slab([0, y, 2.87, 3.6, y + 2, 2.93], 'precast', name);
  const wall = (y: number): BoxSpec => ({ component: 'shear-wall', box: [0, y, 0, 3.6, y + 0.2, 2.87] });

  test('plates with a strip between are one panel, with a wall between two', async () => {
    const open = await boxFacts(files, [plate(0), plate(2.2)]);
    expect(panelOf(open, 1)).toEqual({ plates: [0, 1], sides: [3.6, 4.2] });
    expect(slabJoints(open, 0)).toEqual([{ width: 0.2, others: [0, 1], way: 'two', sure: true }]);
    const walled = await boxFacts(files, [plate(0), plate(2.2), wall(2)]);
    expect(panelOf(walled, 1)!.plates).toEqual([1]);
    expect(slabJoints(walled, 0)).toEqual([]);
  });

  test('over a wall of which nothing is known there is no joint either', async () => {
    const unknown = await boxFacts(files, [plate(0), plate(2.18), { ...wall(2), component: 'wall' }]);
    expect(slabJoints(unknown, 0)).toEqual([]);
  });

  test('a closed joint is none (T/CECS 715-2020)', async () => {
    for (const gap of [0, 0.01]) expect(slabJoints(await boxFacts(files, [plate(0), plate(2 + gap)]), 0)).toEqual([]);
  });

  test('a plate spans its length, a slab drawn whole something between its sides, a floor nothing', async () => {
    expect(slabSpan(await boxFacts(files, [plate(0)]), 0).span).toEqual([3.6, 3.6]);
    expect(slabSpan(await boxFacts(files, [slab(ROOM, 'composite', '叠合板-130(60+70)')]), 0).span).toEqual([3, 4]);
    expect(slabSpan(await boxFacts(files, [slab([0, 0, 2.87, 30, 12, 3], 'composite', '叠合板-130(60+70)')]), 0).span).toBeNull();
  });
});

describe('the main roof', () => {
  test('the highest floor under what stands on the roof', async () => {
    const facts = await boxFacts([{ elevations: [['1F', 0], ['2F', 3], ['屋面', 6], ['机房顶', 9]] }], [slab([0, 0, 2.87, 4, 3, 3], 'composite'), slab([0, 0, 5.87, 4, 3, 6], 'composite'), slab([0, 0, 8.87, 2, 2, 9], 'cast-in-place')]);
    expect([0, 1, 2].map((index) => onMainRoof(facts, index))).toEqual([false, true, false]);
  });

  test('a level at the roof that has no name of one', async () => {
    const facts = await boxFacts(files, [slab([0, 0, 2.87, 4, 3, 3], 'composite'), slab([0, 0, 5.87, 4, 3, 6], 'composite')]);
    expect([0, 1].map((index) => onMainRoof(facts, index))).toEqual([false, true]);
  });
});
