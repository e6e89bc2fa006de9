/** Floors as offices draw and name them, through the real reader and mesher (domain.md 3.3, 3.4 #20–#31). */
import { expect, test } from 'vitest';
import { check } from '../../src/engine/check.ts';
import type { ItemResult, Report } from '../../src/engine/report.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import * as w from '../../src/ifc-write/index.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';

type Rect = readonly [x0: number, y0: number, x1: number, y1: number];
const outline = ([x0, y0, x1, y1]: Rect): readonly w.Point2[] => [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];

async function report(draw: (ifc: w.IfcFile) => void, profile: Profile = EMPTY_PROFILE): Promise<Report> {
  const ifc = w.createIfc({ unit: 'mm' });
  ifc.building({ name: '1#楼', elevationOfTerrain: -0.3, elevationOfRefHeight: 0 });
  ifc.storey({ name: '1F', elevation: 0 });
  ifc.storey({ name: '2F', elevation: 3 });
  draw(ifc);
  const platform = inlinePlatform();
  const [loaded, plan] = await Promise.all([loadModels([{ path: 'a.ifc', bytes: ifc.bytes() }], platform, { footprints: 'counted' }), loadPlan()]);
  closePlatform(platform);
  return (await check(loaded.model, loaded.geometry, profile, { version: '0', plan, effects: false })).report;
}

const q1b = (r: Report): ItemResult => r.buildings[0]!.items.find((i) => i.id === 'q1b')!;
/** a slab whose top is the level of 2F, or `drop` under it */
const slab = (ifc: w.IfcFile, name: string, rect: Rect, thickness = 0.13, drop = 0): void => {
  w.slab(ifc, { name, outline: outline(rect), thickness, top: -drop });
};

test('half-slabs, topping, strip and the three quantity objects of one floor are one floor', async () => {
  const split = q1b(await report((ifc) => {
    slab(ifc, 'DBS2-67-3318-22', [0, 0, 3, 10], 0.06, 0.07);
    slab(ifc, 'DBS2-67-3318-22', [3.3, 0, 6, 10], 0.06, 0.07);
    slab(ifc, '楼板:后浇带-300', [3, 0, 3.3, 10]);
    slab(ifc, '楼板:叠合板现浇层-70', [0, 0, 6, 10], 0.07);
    slab(ifc, '楼板:LB-120 现浇', [6, 0, 10, 10], 0.12);
  }));
  expect([split.numerator, split.denominator]).toEqual([[60, 60], [100, 100]]);
  const thrice = q1b(await report((ifc) => {
    slab(ifc, '叠合板(整厚):DHB-1', [0, 0, 6, 10]);
    slab(ifc, '叠合板(预制底板):YDB-01', [0, 0, 2.9, 10], 0.06, 0.07);
    slab(ifc, '叠合板(预制底板):YDB-01', [3.2, 0, 6, 10], 0.06, 0.07);
    slab(ifc, '板缝', [2.9, 0, 3.2, 10]);
    slab(ifc, '楼板:LB-120 现浇', [6, 0, 10, 10], 0.12);
  }));
  expect([thrice.numerator, thrice.denominator]).toEqual([[60, 60], [100, 100]]);
});

test('a gap of 250 mm between half-slabs is a question; the profile answers it', async () => {
  const draw = (ifc: w.IfcFile): void => {
    slab(ifc, '预制底板:YDB-01', [0, 0, 4, 10], 0.06, 0.07);
    slab(ifc, '预制底板:YDB-02', [4.25, 0, 10, 10], 0.06, 0.07);
  };
  const open = q1b(await report(draw));
  expect(open.numerator).toEqual([97.5, 100]);
  expect(open.strips).toHaveLength(1);
  expect(open.missing.map((m) => m.en).join()).toContain('until they are confirmed');
  expect(q1b(await report(draw, { ...EMPTY_PROFILE, switches: { 'slab-strips': 'count' } })).ratio).toEqual([100, 100]);
});

test('decks and timber floors count whole; pads, ramps and finishes are in neither side', async () => {
  const r = q1b(await report((ifc) => {
    slab(ifc, '楼板:YX65-185-555 压型钢板现浇混凝土150', [0, 0, 3, 10], 0.15);
    slab(ifc, 'TD3-90 钢筋桁架楼承板', [3, 0, 5, 10], 0.12);
    slab(ifc, '楼板:木楼盖-240', [5, 0, 6, 10], 0.24);
    slab(ifc, '楼板:LB-120 现浇', [6, 0, 10, 10], 0.12);
    slab(ifc, '建筑地坪:建筑地坪 1', [-20, -20, 30, 30], 0.3, 3.3);
    slab(ifc, '坡道:坡道-180', [10, 0, 16, 4], 0.18, 2.7);
    slab(ifc, '楼板:建筑面层-50', [-1, -1, 11, 11], 0.05, -0.05);
  }));
  expect([r.numerator, r.denominator]).toEqual([[60, 60], [100, 100]]);
});

test('a precast stair of flights and landing counts by its flights; the default family that says cast in place is a question', async () => {
  const stair = (name: string) => (ifc: w.IfcFile): void => {
    slab(ifc, '楼板:LB-120 现浇', [0, 0, 10, 10], 0.12);
    const whole = ifc.element({ class: 'IfcStair', name });
    w.flight(ifc, { whole, name: '梯段', from: [1, 1], along: [0, 1], base: -3, width: 1.2, risers: 10, riser: 0.15, tread: 0.26, waist: 0.2 });
    w.slab(ifc, { whole, name: '平台', predefinedType: 'LANDING', outline: outline([0.4, 3.6, 3, 4.8]), thickness: 0.12, top: -1.5 });
  };
  const precast = q1b(await report(stair('预制楼梯:YLT-28-25')));
  expect(precast.numerator).toEqual([1.2 * 2.6, 1.2 * 2.6]);
  const doubtful = q1b(await report(stair('现场浇注楼梯:YLT-28-25')));
  expect(doubtful.numerator).toEqual([0, 1.2 * 2.6]);
});

test('a hole that an opening makes in a floor is a hole: not in the numerator, and in the plan as the switch says', async () => {
  const draw = (hole: Rect) => (ifc: w.IfcFile): void => {
    w.slab(ifc, { name: '叠合板:DHB-1', outline: outline([0, 0, 10, 10]), thickness: 0.13, openings: [outline(hole)] });
  };
  const asked = q1b(await report(draw([4, 4, 6, 6])));
  expect([asked.numerator, asked.denominator]).toEqual([[96, 96], [96, 100]]);
  const holes = (value: string): Profile => ({ ...EMPTY_PROFILE, switches: { 'plan-holes': value } });
  expect(q1b(await report(draw([4, 4, 6, 6]), holes('fill'))).ratio).toEqual([96, 96]);
  expect(q1b(await report(draw([4, 4, 6, 6]), holes('deduct'))).ratio).toEqual([100, 100]);
  // at the edge of the floor it does not draw the outline in
  expect(q1b(await report(draw([0, 0, 2, 3]), holes('fill')))).toMatchObject({ numerator: [94, 94], denominator: [100, 100] });
});
