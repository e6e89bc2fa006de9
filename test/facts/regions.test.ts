/** What a region drawn on a plan holds, and what it makes of it: by geometry, and through real IFC. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check, ruledPacks, type Checked } from '../../src/engine/check.ts';
import { rejudge } from '../../src/engine/rules/rejudge.ts';
import { regionOf } from '../../src/facts/deal-out.ts';
import { centreOf, shareInside } from '../../src/facts/regions.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import * as w from '../../src/ifc-write/index.ts';
import { EMPTY_PROFILE, type Profile, type Region, type Settlement } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';

type Rect = readonly [x0: number, y0: number, x1: number, y1: number];
const corners = ([x0, y0, x1, y1]: Rect): readonly w.Point2[] => [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
const outlineOf = (rect: Rect): readonly Float64Array[] => [Float64Array.from(corners(rect).flat())];

describe('shares and centres', () => {
  test('a share is the area inside, whichever way round the polygon is drawn', async () => {
    const plan = await loadPlan();
    const number = fc.integer({ min: -40, max: 40 }).map((n) => n / 4);
    const rect = fc.tuple(number, number, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })).map(([x, y, a, b]): Rect => [x, y, x + a / 4, y + b / 4]);
    fc.assert(fc.property(rect, rect, fc.boolean(), (a, b, back) => {
      const polygon = back ? [...corners(b)].reverse() : corners(b);
      const common = Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
      expect(shareInside(outlineOf(a), regionOf(polygon), plan)).toBeCloseTo(common / ((a[2] - a[0]) * (a[3] - a[1])), 6);
    }), { numRuns: 200 });
  });
  test('moving everything to a national grid changes no share and moves the centre along', async () => {
    const plan = await loadPlan();
    const far = 4_000_000;
    const at = (rect: Rect): Rect => [rect[0] + far, rect[1] + far, rect[2] + far, rect[3] + far];
    expect(shareInside(outlineOf(at([0, 0, 4, 2])), regionOf(corners(at([1, -1, 9, 9]))), plan)).toBeCloseTo(0.75, 6);
    const [x, y] = centreOf(outlineOf(at([0, 0, 4, 2])));
    expect([x - far, y - far]).toEqual([expect.closeTo(2, 6), expect.closeTo(1, 6)]);
  });
  test('the centre of an L is its centre of area; of what encloses nothing, of the box around it', () => {
    expect(centreOf([Float64Array.of(0, 0, 2, 0, 2, 1, 1, 1, 1, 2, 0, 2)])).toEqual([expect.closeTo(5 / 6, 12), expect.closeTo(5 / 6, 12)]);
    expect(centreOf([Float64Array.of(1, 1, 3, 1)])).toEqual([2, 1]);
  });
});

/** two storeys of four bays each: a floor over each bay, and a wall across bays one and two of the first storey */
function draw(ifc: w.IfcFile): void {
  ifc.building({ name: '1#楼', elevationOfTerrain: -0.3, elevationOfRefHeight: 0 });
  for (const [i, name] of ['1F', '2F', '3F'].entries()) {
    ifc.storey({ name, elevation: 3 * i });
    if (i === 0) w.wall(ifc, { name: '基本墙:内墙-200', from: [2, 5], to: [8, 5], height: 2.8, thickness: 0.2 });
    if (i > 0) for (let bay = 0; bay < 4; bay += 1) w.slab(ifc, { name: `楼板:LB-${bay + 1}`, outline: corners([5 * bay, 0, 5 * bay + 5, 8]), thickness: 0.13 });
  }
}

/** a wall from the first floor to the third level */
function tall(ifc: w.IfcFile): Uint8Array {
  w.wall(ifc, { name: '通高墙-200', from: [16, 5], to: [19, 5], height: 5.8, thickness: 0.2, base: -9 });
  return ifc.bytes();
}

const loaded = (async () => {
  const ifc = w.createIfc({ unit: 'mm' });
  draw(ifc);
  const platform = inlinePlatform();
  const models = await loadModels([{ path: 'a.ifc', bytes: ifc.bytes() }], platform, { footprints: 'counted' });
  closePlatform(platform);
  return models;
})();

const region = (id: string, rect: Rect, more: Partial<Region> = {}): Region => ({
  id, polygon: corners(rect), role: 'precast', value: 'composite', components: ['slab'], inside: 'centre', reason: '结施-07', ...more,
});
const settle = (by: Settlement['by'], key: string, value: string): Settlement => ({ by, key, role: 'precast', value, reason: '已核对' });

async function checked(profile: Partial<Profile>): Promise<Checked> {
  const { model, geometry } = await loaded;
  return check(model, geometry, { ...EMPTY_PROFILE, ...profile }, { version: '0', plan: await loadPlan(), effects: false });
}

/** `1F LB-2`: the storey that owns the floor, its mark; with its value, where that is not open */
async function settled(profile: Partial<Profile>, name = /LB-\d/): Promise<readonly string[]> {
  const { facts } = await checked(profile);
  return facts.model.elements.flatMap((e) => {
    const { precast } = facts.roles[e.index]!;
    const label = name.exec(e.name)?.[0];
    if (label === undefined || precast === 'unknown') return [];
    const level = facts.levelOf[e.index];
    return [`${level == null ? '–' : facts.storeys[0]!.levels[level]?.name} ${label} ${precast}`];
  });
}

describe('a region', () => {
  test('settles what counts in its storeys and has its centre inside, on evidence that names it', async () => {
    expect(await settled({ regions: [region('南', [0, 0, 10, 8], { storeys: ['1F'] })] })).toEqual(['1F LB-1 composite', '1F LB-2 composite']);
    const { facts } = await checked({ regions: [region('r1', [0, 0, 10, 8], { name: '南区' })] });
    const slab = facts.model.elements.find((e) => e.name.includes('LB-1'))!;
    expect(facts.roles[slab.index]!.evidence).toContainEqual({ role: 'precast', value: 'composite', source: 'user', rank: 1, where: 'settled by region "南区": 结施-07' });
  });
  test('storeys by name, by elevation, from one to another, or none named', async () => {
    const first = ['1F LB-1 composite'];
    const both = ['1F LB-1 composite', '2F LB-1 composite'];
    const bay: Rect = [0, 0, 5, 8];
    expect(await settled({ regions: [region('a', bay, { storeys: [0.2] })] })).toEqual(first);
    expect(await settled({ regions: [region('a', bay, { storeys: { from: '1F', to: 3 } })] })).toEqual(both);
    expect(await settled({ regions: [region('a', bay, { storeys: { from: '2F', to: '1F' } })] })).toEqual(both);
    expect(await settled({ regions: [region('a', bay)] })).toEqual(both);
    expect(await settled({ regions: [region('a', bay, { storeys: ['9F'] })] })).toEqual([]);
    expect(await settled({ regions: [region('a', bay, { storeys: { from: '1F', to: '9F' } })] })).toEqual([]);
  });
  test('what lies in it in part follows `inside`, and is listed either way', async () => {
    // three fifths of the second bay
    const rect: Rect = [0, 0, 8, 8];
    const centre = await checked({ regions: [region('a', rect, { storeys: ['1F'] })] });
    const whole = await checked({ regions: [region('a', rect, { storeys: ['1F'], inside: 'whole' })] });
    const names = (c: Checked, list: readonly number[]): readonly string[] => list.map((i) => /LB-\d/.exec(c.facts.model.elements[i]!.name)![0]);
    expect(names(centre, centre.classified.regions[0]!.speaks)).toEqual(['LB-1', 'LB-2']);
    expect(names(centre, centre.classified.regions[0]!.partly)).toEqual(['LB-2']);
    expect(names(whole, whole.classified.regions[0]!.speaks)).toEqual(['LB-1']);
    expect(names(whole, whole.classified.regions[0]!.partly)).toEqual(['LB-2']);
    // the middle of the third bay lies outside
    expect(await settled({ regions: [region('a', [0, 0, 12, 8], { storeys: ['1F'] })] })).toEqual(['1F LB-1 composite', '1F LB-2 composite']);
  });
  test('drawn a hand\'s breadth over or short of a floor it holds the floor', async () => {
    expect(await settled({ regions: [region('a', [-0.04, -0.04, 4.99, 8.04], { storeys: ['1F'], inside: 'whole' })] })).toEqual(['1F LB-1 composite']);
    expect(await settled({ regions: [region('a', [0, 0, 5.05, 8], { storeys: ['1F'] })] })).toEqual(['1F LB-1 composite']);
  });
  test('is before a type and after an element', async () => {
    const { facts } = await checked({});
    const first = facts.model.elements.find((e) => e.name.includes('LB-1') && facts.levelOf[e.index] === 0)!;
    expect(await settled({
      settlements: [settle('pattern', 'LB-', 'cast-in-place'), settle('element', first.globalId, 'precast')],
      regions: [region('a', [0, 0, 10, 8], { storeys: ['1F'] })],
    })).toEqual(['1F LB-1 precast', '1F LB-2 composite', '1F LB-3 cast-in-place', '1F LB-4 cast-in-place', ...[1, 2, 3, 4].map((n) => `2F LB-${n} cast-in-place`)]);
  });
  test('two that say different things of one element conflict, and say so', async () => {
    const regions = [region('a', [0, 0, 10, 8], { storeys: ['1F'] }), region('b', [5, 0, 15, 8], { storeys: ['1F'], value: 'cast-in-place' })];
    expect(await settled({ regions })).toEqual(['1F LB-1 composite', '1F LB-2 conflict', '1F LB-3 cast-in-place']);
    expect(await settled({ regions: [regions[0]!, { ...regions[1]!, value: 'composite' }] })).toEqual(['1F LB-1 composite', '1F LB-2 composite', '1F LB-3 composite']);
  });
  test('speaks of the named components and classes alone', async () => {
    const all: Rect = [-1, -1, 21, 9];
    expect(await settled({ regions: [region('a', all, { components: ['beam'] })] })).toEqual([]);
    expect(await settled({ regions: [region('a', all, { components: ['partition', 'wall'], value: 'cast-in-place' })] }, /内墙|LB-\d/)).toEqual(['1F 内墙 cast-in-place']);
    expect(await settled({ regions: [{ ...region('a', all, { classes: ['IfcSlab'] }), components: ['slab', 'wall'] }] }, /内墙/)).toEqual([]);
    expect(await settled({ regions: [region('a', all, { building: 'B9' })] })).toEqual([]);
  });
  test('holds a wall through two storeys in either', async () => {
    const ifc = w.createIfc({ unit: 'mm' });
    draw(ifc);
    ifc.storey({ name: '屋面', elevation: 9 });
    const platform = inlinePlatform();
    const { model, geometry } = await loadModels([{ path: 'b.ifc', bytes: tall(ifc) }], platform, { footprints: 'counted' });
    closePlatform(platform);
    const plan = await loadPlan();
    for (const storey of ['1F', '2F']) {
      const profile: Profile = { ...EMPTY_PROFILE, regions: [region('a', [15, 0, 20, 8], { storeys: [storey], components: ['wall', 'shear-wall', 'partition', 'infill-envelope-wall'], value: 'cast-in-place' })] };
      const { facts } = await check(model, geometry, profile, { version: '0', plan, effects: false });
      expect(facts.roles[facts.model.elements.find((e) => e.name.includes('通高墙'))!.index]!.precast, storey).toBe('cast-in-place');
    }
  });
  test('that holds nothing is reported', async () => {
    const { report } = await checked({ regions: [region('a', [100, 100, 110, 110]), region('b', [0, 0, 5, 8])] });
    expect(report.findings.filter((f) => f.code === 'profile-entry-unused').map((f) => f.params['entry'])).toEqual(['regions: a']);
  });
  test('moves the score: composite floors where nothing was known', async () => {
    const q1b = (c: Checked) => c.report.buildings[0]!.items.find((item) => item.id === 'q1b')!.numerator!;
    const open = q1b(await checked({}));
    expect(open[0]).toBe(0);
    expect(open[1]).toBeCloseTo(320, 3);
    const half = q1b(await checked({ regions: [region('a', [0, 0, 10, 8], { value: 'cast-in-place' })] }));
    expect(half[0]).toBe(0);
    expect(half[1]).toBeCloseTo(160, 3);
    // a floor ends at the face of the wall that may bear it (domain 1.4 K8): 6 m of 0.2 m
    expect(q1b(await checked({ regions: [region('a', [0, 0, 20, 8])] }))).toEqual([expect.closeTo(318.8, 3), expect.closeTo(320, 3)]);
  });
  test('stays what it is when an element beside it is settled at once', async () => {
    const profile: Profile = { ...EMPTY_PROFILE, packs: ['gbt51129-2017', 'jgj1-2014'], regions: [region('a', [0, 0, 10, 8], { storeys: ['1F'] })] };
    const before = await checked(profile);
    const third = before.facts.model.elements.find((e) => e.name.includes('LB-3') && before.facts.levelOf[e.index] === 0)!;
    // as it comes from the page: equal, not the same
    const next = JSON.parse(JSON.stringify({ ...profile, settlements: [settle('element', third.globalId, 'precast')] })) as Profile;
    const quick = await rejudge(before.rules!, before.classified, ruledPacks(next, {}), next, { date: null });
    const whole = await checked(next);
    expect(quick!.classified.roles.map((r) => r.precast)).toEqual(whole.classified.roles.map((r) => r.precast));
  });
});
