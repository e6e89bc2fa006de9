/** 4.0.4, 4.0.5: the traps of domain.md 3.3 and 3.4, and E1's figures. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planAreas } from '../../src/facts/plan-area.ts';
import { scoreItems } from '../../src/engine/items.ts';
import type { ItemResult } from '../../src/engine/report.ts';
import { DEFAULT_PACK, loadScoring } from '../../src/standards/pack.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import type { PrecastValue, Roles } from '../../src/facts/roles.ts';
import { boxFacts, type BoxSpec, type FileSpec } from '../facts/kit.ts';

const pack = loadScoring(DEFAULT_PACK);
type Switches = Readonly<Record<string, string>>;

async function q1b(boxes: readonly BoxSpec[], switches: Switches = {}, given: readonly FileSpec[] = [{ elevations: [0, 3] }], profile: Profile = EMPTY_PROFILE): Promise<ItemResult> {
  const facts = await boxFacts(given, boxes, { ...profile, switches });
  return scoreItems(facts, 0, planAreas(facts, 0), [], pack).find((i) => i.item.id === 'q1b')!.result;
}

type Rect = readonly [x0: number, y0: number, x1: number, y1: number];
const flat = (component: BoxSpec['component'], precast: PrecastValue, [x0, y0, x1, y1]: Rect, z0 = 2.87, z1 = 3): BoxSpec => ({
  class: 'IfcSlab', component: component!, roles: { precast }, box: [x0, y0, z0, x1, y1, z1],
});
const all: Rect = [0, 0, 10, 10];
const left: Rect = [0, 0, 6, 10];

describe('one composite slab, however it is drawn', () => {
  test.each([
    ['one element', [flat('slab', 'composite', left)]],
    ['base and topping', [flat('slab', 'precast', left, 2.87, 2.93), flat('topping', 'cast-in-place', all, 2.93, 3)]],
    ['base under a poured slab of plain name', [flat('slab', 'precast', left, 2.87, 2.93), flat('slab', 'cast-in-place', all, 2.93, 3)]],
    ['base alone', [flat('slab', 'precast', left, 2.87, 2.93)]],
    ['three quantity objects', [flat('slab', 'composite', left), flat('slab', 'precast', [0, 0, 2.9, 10], 2.87, 2.93), flat('slab', 'precast', [3.2, 0, 6, 10], 2.87, 2.93), flat('cast-in-place-joint', 'cast-in-place', [2.9, 0, 3.2, 10])]],
    ['whole slab with its topping drawn inside it', [flat('slab', 'composite', left), flat('slab', 'cast-in-place', left, 2.93, 3)]],
  ])('%s', async (_, boxes) => {
    const r = await q1b([...boxes, flat('slab', 'cast-in-place', [6, 0, 10, 10])]);
    expect(r.numerator).toEqual([60, 60]);
    expect(r.denominator).toEqual([100, 100]);
  });

  test('a topping over a poured zone adds nothing', async () => {
    expect((await q1b([flat('topping', 'cast-in-place', all, 2.93, 3)])).numerator).toEqual([0, 0]);
  });

  test('a poured slab drawn in place of a part of a composite one leaves that part open', async () => {
    const r = await q1b([flat('slab', 'composite', all), flat('slab', 'cast-in-place', [0, 0, 2, 10])]);
    expect(r.numerator).toEqual([80, 100]);
    expect(r.missing.map((m) => m.en).join()).toContain('drawn in one place');
  });

  test('a strip wider than 300 mm is no part of the slab drawn over it; one of 300 mm is', async () => {
    const over = (width: number): BoxSpec[] => [flat('slab', 'composite', all), flat('cast-in-place-joint', 'cast-in-place', [4, 0, 4 + width, 10])];
    expect((await q1b(over(0.4))).numerator).toEqual([96, 96]);
    expect((await q1b(over(0.3))).numerator).toEqual([100, 100]);
  });
});

describe('strips that are not modelled', () => {
  const bases = [flat('slab', 'precast', [0, 0, 4.8, 10], 2.87, 2.93), flat('slab', 'precast', [5, 0, 10, 10], 2.87, 2.93)];
  test.each([['ask', [98, 100]], ['count', [100, 100]], ['not-counted', [98, 98]]] as const)('%s', async (value, numerator) => {
    const r = await q1b(bases, { 'slab-strips': value });
    expect(r.numerator).toEqual(numerator);
    expect(r.denominator).toEqual([100, 100]);
    expect(r.strips?.map((d) => [d.between, d.width, d.area]) ?? []).toEqual(value === 'not-counted' ? [] : [[[0, 1], 0.2, 2]]);
  });

  test('counting them counts only those between certainly precast slabs', async () => {
    const open = [bases[0]!, { ...bases[1]!, roles: { precast: 'unknown' as const } }];
    expect((await q1b(open, { 'slab-strips': 'count' })).numerator).toEqual([48, 100]);
  });
});

describe('stairs by their flights', () => {
  const floor = flat('slab', 'cast-in-place', all);
  const inherited: Partial<Roles> = { precast: 'precast', evidence: [{ role: 'precast', value: 'precast', source: 'type', rank: 5, where: 'whole: type "预制楼梯"' }] };
  const own: Partial<Roles> = { precast: 'precast', evidence: [{ role: 'precast', value: 'precast', source: 'type', rank: 5, where: 'type "预制平台板"' }] };
  const flight: BoxSpec = { class: 'IfcStairFlight', component: 'stair', roles: { precast: 'precast' }, box: [0, 0, 0, 1.2, 3, 1.5] };
  const landing = (roles: Partial<Roles>): BoxSpec => ({ class: 'IfcSlab', component: 'stair', roles, box: [0, 3, 1.4, 2.5, 4.2, 1.5] });
  test('a landing that only its stair calls precast is poured', async () => {
    expect((await q1b([floor, flight, landing(inherited)])).numerator).toEqual([3.6, 3.6]);
    expect((await q1b([floor, flight, landing(inherited)], { 'stair-landings': 'as-stair' })).numerator).toEqual([6.6, 6.6]);
    expect((await q1b([floor, flight, landing(own)])).numerator).toEqual([6.6, 6.6]);
  });

  test('a stair of one body: a single flight counts, a folded one is open until the switch decides', async () => {
    const stair = (y: number): BoxSpec => ({ class: 'IfcStair', component: 'stair', roles: { precast: 'precast' }, box: [0, 0, 0, 2.5, y, 2.8] });
    expect((await q1b([floor, stair(5)])).numerator).toEqual([12.5, 12.5]);
    expect((await q1b([floor, stair(4)])).numerator).toEqual([10, 10]);
    const folded = await q1b([floor, stair(3)]);
    expect(folded.numerator).toEqual([0, 7.5]);
    expect(folded.contributions.find((c) => c.counted === 'unknown')!.missing).toEqual(['landing']);
    expect((await q1b([floor, stair(3)], { 'stair-landings': 'as-stair' })).numerator).toEqual([7.5, 7.5]);
  });
});

describe('supports and beams', () => {
  test('a composite beam counts between its supports, once with the slab over it', async () => {
    const column = (x: number): BoxSpec => ({ class: 'IfcColumn', component: 'column', roles: { precast: 'cast-in-place' }, box: [x, 0, 0, x + 0.6, 0.6, 3] });
    const beam: BoxSpec = { class: 'IfcBeam', component: 'beam', roles: { precast: 'composite' }, box: [0, 0.15, 2.3, 9, 0.45, 3] };
    expect((await q1b([beam, column(0), column(8.4)])).numerator).toEqual([0.3 * 7.8, 0.3 * 7.8].map((v) => Number(v.toFixed(4))));
    expect((await q1b([beam, column(0), column(8.4), flat('slab', 'composite', [0.6, 0, 8.4, 6])])).numerator).toEqual([46.8, 46.8]);
  });

  test('a cast-in-place column drawn through two storeys ends the slabs of both', async () => {
    const column: BoxSpec = { class: 'IfcColumn', component: 'column', roles: { precast: 'cast-in-place' }, box: [0, 0, 0, 1, 1, 6] };
    const r = await q1b([flat('slab', 'composite', all), flat('slab', 'composite', all, 5.87, 6), column], {}, [{ elevations: [0, 3, 6] }]);
    expect(r.numerator).toEqual([198, 198]);
  });

  test('a landing beam half a storey down cuts no slab above it', async () => {
    const low: BoxSpec = { class: 'IfcBeam', component: 'beam', roles: { precast: 'cast-in-place' }, box: [0, 4, 1.2, 10, 4.2, 1.5] };
    expect((await q1b([flat('slab', 'composite', all), low])).numerator).toEqual([100, 100]);
  });
});

describe('what counts lies in the plan', () => {
  test('a body that may be a slab adds to both sides: no ratio above 100 %', async () => {
    const proxy: BoxSpec = { class: 'IfcBuildingElementProxy', component: 'unknown', roles: { candidates: ['slab', 'other'], precast: 'precast' }, box: [10, 0, 2.87, 15, 10, 3] };
    const r = await q1b([flat('slab', 'composite', all), proxy]);
    expect(r.ratio).toEqual([66.66666666666667, 100]);
    expect(r.denominator).toEqual([100, 150]);
    expect(r.cut).toBe(false);
  });

  test('a stated plan area smaller than what counts cuts it, and says so', async () => {
    const profile: Profile = { ...EMPTY_PROFILE, storeys: [{ match: '1F', planArea: 80 }] };
    const r = await q1b([flat('slab', 'composite', all)], {}, undefined, profile);
    expect(r.ratio).toEqual([100, 100]);
    expect(r.storeys[0]).toMatchObject({ numerator: [80, 80], denominator: [80, 80], over: 100 });
  });

  test('site pads, ramps and finishes are in neither side', async () => {
    const pad = (component: BoxSpec['component']): BoxSpec => flat(component, 'unknown', [0, 0, 40, 40]);
    const r = await q1b([flat('slab', 'composite', all), pad('ground-slab'), pad('ramp'), pad('floor-finish')]);
    expect([r.numerator, r.denominator]).toEqual([[100, 100], [100, 100]]);
  });

  test('balconies whole or by half, alike in both sides', async () => {
    const boxes = [flat('slab', 'cast-in-place', all), flat('balcony', 'precast', [0, -2, 10, 0])];
    expect(await q1b(boxes)).toMatchObject({ numerator: [20, 20], denominator: [120, 120] });
    expect(await q1b(boxes, { 'plan-outline': 'half-balconies' })).toMatchObject({ numerator: [10, 10], denominator: [110, 110] });
  });
});

/** Storeys 1–18 of 2.9 m on a basement, plan 486.40 m² each; floors 2–18 with 376.60 m² that counts (domain.md section 5). */
function e1(roofComposite: boolean): { readonly files: readonly FileSpec[]; readonly boxes: readonly BoxSpec[] } {
  const height = 2.9;
  const elevations: (readonly [string, number])[] = [['-1F', -3], ...Array.from({ length: 19 }, (_, i) => [i < 18 ? `${i + 1}F` : '屋面', i * height] as const)];
  const boxes: BoxSpec[] = [];
  for (let i = 0; i <= 18; i += 1) {
    const z = i * height;
    const at = (component: BoxSpec['component'], precast: PrecastValue, rect: Rect): BoxSpec => flat(component, precast, rect, z - 0.13, z);
    const counts = i > 0 && (i < 18 || roofComposite);
    const made = (precast: PrecastValue): PrecastValue => (counts ? precast : 'cast-in-place');
    // 30.4 × 16: bases of 322.6 either side of four strips of 0.25 × 12.4, stairs, balconies, AC slabs, poured rest
    const width = 322.6 / 12.4 / 5;
    for (let k = 0; k < 5; k += 1) {
      const x = k * (width + 0.25);
      boxes.push(at('slab', made('composite'), [x, 0, x + width, 12.4]));
      if (k < 4) boxes.push(at('cast-in-place-joint', 'cast-in-place', [x + width, 0, x + width + 0.25, 12.4]));
    }
    const end = 5 * width + 1;
    boxes.push(at('slab', 'cast-in-place', [end, 0, 30.4, 12.4]));
    boxes.push(at('balcony', made('precast'), [0, 12.4, 21.8 / 3.6, 16]), at('ac-slab', made('precast'), [21.8 / 3.6, 12.4, 26.4 / 3.6, 16]));
    if (counts) boxes.push({ class: 'IfcStairFlight', component: 'stair', roles: { precast: 'precast' }, box: [8, 12.4, z - height, 8 + 15.2 / 3.6, 16, z - 1.4] });
    boxes.push(at('slab', 'cast-in-place', [26.4 / 3.6, 12.4, 30.4, 16]));
  }
  return { files: [{ elevations }], boxes };
}

describe('E1: 18 storeys, the roof cast in place, the slab of 1F in neither side', () => {
  test('as drawn 73.125 %', async () => {
    const { files, boxes } = e1(false);
    const r = await q1b(boxes, {}, files);
    expect(r.denominator).toEqual([8755.2, 8755.2]);
    expect(r.numerator).toEqual([6402.2, 6402.2]);
    expect(r.points).toEqual([13.1, 13.1]);
  });

  test('E1d: composite roof, 77.426 %', async () => {
    const { files, boxes } = e1(true);
    const r = await q1b(boxes, {}, files);
    expect(r.numerator).toEqual([6778.8, 6778.8]);
    expect(r.points).toEqual([17.4, 17.4]);
  });

  test('the roof slab is the topmost one, and the switch leaves it out of the numerator', async () => {
    const { files, boxes } = e1(true);
    expect((await q1b(boxes, { 'roof-slab': 'excluded' }, files)).numerator).toEqual([6402.2, 6402.2]);
  });

  test('E1e: the slab of 1F counted gives 69.276 % and no points', async () => {
    const { files, boxes } = e1(false);
    const r = await q1b(boxes, { 'ground-floor-slab': 'included' }, files);
    expect(r.denominator).toEqual([9241.6, 9241.6]);
    expect(r.numerator).toEqual([6402.2, 6402.2]);
    expect(r.points).toEqual([0, 0]);
  });
});

test('the union: at least its largest part, at most the sum, the same however a slab is cut in pieces', async () => {
  const cell = fc.record({ x: fc.integer({ min: 0, max: 20 }), y: fc.integer({ min: 0, max: 20 }), w: fc.integer({ min: 2, max: 8 }), d: fc.integer({ min: 2, max: 8 }) });
  await fc.assert(fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 99 }), async (cells, cut) => {
    const rects = cells.map(({ x, y, w, d }): Rect => [x, y, x + w, y + d]);
    const pieces = rects.flatMap(([x0, y0, x1, y1]): Rect[] => {
      const x = x0 + ((x1 - x0) * cut) / 100;
      return [[x0, y0, x, y1], [x, y0, x1, y1]];
    });
    const switches = { 'slab-strips': 'not-counted' };
    const whole = (await q1b(rects.map((r) => flat('slab', 'composite', r)), switches)).numerator!;
    const areas = rects.map(([x0, y0, x1, y1]) => (x1 - x0) * (y1 - y0));
    expect(whole[0]).toBe(whole[1]);
    expect(whole[0]).toBeGreaterThanOrEqual(Math.max(...areas));
    expect(whole[0]).toBeLessThanOrEqual(areas.reduce((s, a) => s + a, 0));
    const cutUp = (await q1b(pieces.map((r) => flat('slab', 'composite', r)), switches)).numerator!;
    expect(Math.abs(cutUp[0] - whole[0])).toBeLessThanOrEqual(1e-4);
  }), { numRuns: 60 });
});
