/** A bathroom and a kitchen with their finishes, written as IFC and read, meshed and classified as any file. */
import { beforeAll, expect, test } from 'vitest';
import { check } from '../../src/engine/check.ts';
import type { ItemResult, Report } from '../../src/engine/report.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { block, covering, createIfc, room, slab } from '../../src/ifc-write/index.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';

const rect = (x0: number, y0: number, x1: number, y1: number) => [[x0, y0], [x1, y0], [x1, y1], [x0, y1]] as const;

function write(): Uint8Array {
  const ifc = createIfc({ seed: 'rooms' });
  ifc.building({ key: 'b', name: '1#', elevationOfTerrain: -0.3, psets: { SM_装配式单体: { 全装修: true } } });
  const storey = ifc.storey({ key: '1F', name: '1F', elevation: 0 });
  ifc.storey({ key: '2F', name: '2F', elevation: 3 });
  slab(ifc, { storey, name: '楼板:LB-120', outline: rect(0, 0, 8, 4), thickness: 0.12, top: 3 });
  // bathroom 2 × 3 × 2.4: floor 6, ceiling 6, walls 24
  room(ifc, { storey, key: 'bath', name: '卫生间', longName: '卫生间', outline: rect(0, 0, 2, 3), base: 0.05, height: 2.4 });
  covering(ifc, { storey, name: '地面:水泥砂浆面层-50', outline: rect(0, 0, 2, 3), thickness: 0.05 });
  slab(ifc, { class: 'IfcCovering', predefinedType: 'CEILING', storey, name: '吊顶:集成吊顶(干式)', outline: rect(0, 0, 2, 3), thickness: 0.02, top: 2.47 });
  const tiles = (name: string, from: readonly [number, number, number], size: readonly [number, number, number]): void => {
    block(ifc, { class: 'IfcCovering', predefinedType: 'CLADDING', storey, name, from, size });
  };
  tiles('墙面:瓷砖-干挂', [0, -0.02, 0.05], [2, 0.02, 2.4]);
  tiles('墙面:瓷砖-干挂', [2, 0, 0.05], [0.02, 3, 2.4]);
  tiles('墙面:瓷砖-湿贴', [0, 3, 0.05], [2, 0.02, 2.4]);
  tiles('墙面:瓷砖-湿贴', [-0.02, 0, 0.05], [0.02, 3, 2.4]);
  // kitchen 3 × 3 × 2.4 with a raised floor: floor 9, ceiling 9, walls 28.8
  room(ifc, { storey, key: 'kitchen', name: '厨房', longName: '厨房', outline: rect(4, 0, 7, 3), base: 0.1, height: 2.4 });
  covering(ifc, { storey, name: '地面:架空地板-100(干式)', outline: rect(4, 0, 7, 3), thickness: 0.1 });
  return ifc.bytes();
}

let report: Report;
beforeAll(async () => {
  const platform = inlinePlatform();
  const [loaded, plan] = await Promise.all([loadModels([{ path: 'rooms.ifc', bytes: write() }], platform, { footprints: 'counted' }), loadPlan()]);
  closePlatform(platform);
  ({ report } = await check(loaded.model, loaded.geometry, EMPTY_PROFILE, { version: '0', plan, effects: false }));
});

const item = (id: string): ItemResult => report.buildings[0]!.items.find((i) => i.id === id)!;

test('surfaces by their finishes', () => {
  const bath = item('q3c');
  // dry: the ceiling and the two walls that are hung dry
  expect([bath.numerator, bath.denominator]).toEqual([[18, 18], [36, 36]]);
  expect(bath.contributions[0]!.basis?.zh).toBe('按房间各面的面层,干式:地面 0 %、顶面 100 %、墙面 50 %');
  const kitchen = item('q3b');
  expect([kitchen.numerator, kitchen.denominator]).toEqual([[9, 46.8], [46.8, 46.8]]);
});

test('dry floors by covering', () => {
  expect(item('q3a').numerator).toEqual([9, 9]);
  expect(item('q3a').denominator).toEqual([32, 32]);
});
