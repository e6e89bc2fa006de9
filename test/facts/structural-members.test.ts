import { expect, test } from 'vitest';
import * as w from '../../src/ifc-write/index.ts';
import { beamKind, columnKind } from '../../src/facts/member-kind.ts';
import { beamWidth } from '../../src/facts/member-section.ts';
import { planWidth } from '../../src/facts/plan-width.ts';
import { slabThickness, wallThickness } from '../../src/facts/structural-thickness.ts';
import { doubleSkinOf, sandwichOf } from '../../src/facts/wall-leaves.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { factsOfCase } from '../rules/case.ts';
import { boxModel } from './kit.ts';

const drawn = (draw: (ifc: w.IfcFile, storeys: readonly w.StoreyHandle[]) => void): Promise<Facts> => factsOfCase({ title: { zh: '构件', en: 'members' }, draw });

const named = (name: string) => boxModel([{}], [{ name }]).model.elements[0]!;

test('beams and columns by the codes that say one thing; others say nothing', () => {
  expect(['KL3(2)', '结构框架:WKL-1 200x500:123', '预制叠合框架梁', 'LL2', 'KZL1(1)', 'DKL2', 'TL1', 'L3', 'PCL1', 'DL1'].map((name) => beamKind(named(name))))
    .toEqual(['frame', 'frame', 'frame', 'coupling', 'transfer', 'other', 'other', null, null, null]);
  expect(['KZ1', 'YKZ-2', 'YBZ3', 'GBZ1', 'ZHZ1', 'GZ1', 'TZ1', 'YZ1'].map((name) => columnKind(named(name))))
    .toEqual(['frame', 'frame', 'edge', 'edge', 'transfer', 'other', 'other', null]);
});

test('widths of beams: turned rectangles have one, other profiles none', async () => {
  const facts = await drawn((ifc) => {
    w.beam(ifc, { name: 'e', from: [0, 5], to: [3, 8], section: [0.2, 0.5] });
    w.beam(ifc, { name: 'f', from: [0, 12], to: [4, 12], section: { kind: 'i-shape', width: 0.4, depth: 0.6, web: 0.1, flange: 0.1 } });
  });
  const [e, f] = facts.geometry;
  expect(beamWidth(e!)).toBeCloseTo(0.2, 4);
  expect(beamWidth(f!)).toBe('other');
});

test('what bears of a wall: the inner leaf of a sandwich, the whole of a double skin, no plaster', async () => {
  const layers = (list: readonly (readonly [string, number])[]): w.MaterialInput => ({ layers: list.map(([material, thickness]) => ({ material, thickness })) });
  const facts = await drawn((ifc) => {
    const wall = (name: string, thickness: number, y: number, material?: w.MaterialInput): void => void w.wall(ifc, {
      name, from: [0, y], to: [4, y], thickness, height: 3, psets: { SM_装配式构件: { 构件类别: '剪力墙', 预制状态: '预制' } }, ...(material === undefined ? {} : { material }),
    });
    wall('夹心外墙板 310(200+50+60)', 0.31, 0);
    wall('双面叠合墙 200(50+100+50)', 0.2, 3);
    wall('墙', 0.24, 6, layers([['水泥砂浆抹灰', 0.02], ['C30 混凝土', 0.2], ['水泥砂浆抹灰', 0.02]]));
    wall('墙', 0.3, 9, layers([['外叶板 混凝土', 0.06], ['XPS', 0.07], ['内叶板 混凝土', 0.17]]));
    w.slab(ifc, { name: '楼板', outline: [[0, 20], [5, 20], [5, 24], [0, 24]], thickness: 0.15, material: layers([['水泥砂浆找平层', 0.03], ['C30 混凝土', 0.12]]) });
  });
  expect([0, 1, 2, 3].map((i) => wallThickness(facts, i)!.map((t) => Math.round(t * 1000)))).toEqual([[200, 200], [200, 200], [200, 200], [170, 170]]);
  expect([0, 3].map((i) => sandwichOf(facts, i)!.leaves)).toEqual([[0.2, 0.06], [0.06, 0.17]]);
  expect([1, 2].map((i) => sandwichOf(facts, i))).toEqual([null, null]);
  expect(doubleSkinOf(facts, 1)).toEqual({ skins: [0.05, 0.05], cavity: 0.1, from: 'name' });
  expect(doubleSkinOf(facts, 0)).toBeNull();
  expect(slabThickness(facts, 4)!.map((t) => Math.round(t * 1000))).toEqual([120, 120]);
});

test('width: the shorter side of a turned plan; a small machine room is no main storey, a setback makes a range', async () => {
  const turned = await drawn((ifc, storeys) => {
    for (const storey of storeys.slice(1)) w.slab(ifc, { storey, name: '楼板', outline: [[0, 0], [16, 12], [10, 20], [-6, 8]], thickness: 0.1 });
  });
  expect(planWidth(turned, 0)!.map((x) => Number(x.toFixed(3)))).toEqual([10, 10]);
  const stepped = await drawn((ifc, storeys) => storeys.slice(1).forEach((storey, i) => {
    const width = [12, 9, 3][i]!;
    w.slab(ifc, { storey, name: '楼板', outline: [[0, 0], [20, 0], [20, width], [0, width]], thickness: 0.1 });
  }));
  expect(planWidth(stepped, 0)!.map((x) => Number(x.toFixed(3)))).toEqual([9, 12]);
});
