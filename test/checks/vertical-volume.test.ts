/** q1a through the real reader: what concrete counts, in which storey, from which height (4.0.2; domain 1.2-5, 1.2-6, 3.4). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verticalVolume } from '../../src/checks/vertical-volume.ts';
import { check } from '../../src/engine/check.ts';
import type { ItemResult, Report } from '../../src/engine/report.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { box, column, createIfc, wall, type IfcFile, type MaterialInput, type StoreyHandle } from '../../src/ifc-write/index.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { toQuanta } from '../../src/units.ts';
import { boxFacts } from '../facts/kit.ts';

type Build = (ifc: IfcFile, storeys: readonly StoreyHandle[]) => void;

async function reportOf(build: Build, profile: Profile = EMPTY_PROFILE, elevationOfTerrain?: number): Promise<Report> {
  const ifc = createIfc();
  ifc.building(elevationOfTerrain === undefined ? {} : { elevationOfTerrain });
  build(ifc, [0, 3, 6].map((elevation, i) => ifc.storey({ elevation, name: `${i + 1}F` })));
  const platform = inlinePlatform();
  const loaded = await loadModels([{ path: 'a.ifc', bytes: ifc.bytes() }], platform, { footprints: 'counted' });
  closePlatform(platform);
  return (await check(loaded.model, loaded.geometry, profile, { version: '0', plan: await loadPlan(), effects: false })).report;
}

async function q1a(build: Build, profile?: Profile, elevationOfTerrain?: number): Promise<ItemResult> {
  return (await reportOf(build, profile, elevationOfTerrain)).buildings[0]!.items.find((i) => i.id === 'q1a')!;
}

const bearing = { psets: { Pset_WallCommon: { LoadBearing: true } } };
const panel = (ifc: IfcFile, storey: StoreyHandle, y: number, name: string, thickness: number, material?: MaterialInput): void => {
  wall(ifc, { storey, from: [0, y], to: [10, y], thickness, height: 3, name, objectType: name, ...bearing, ...(material === undefined ? {} : { material }) });
};
const layers = (...list: readonly (readonly [string, number])[]): MaterialInput => ({ layers: list.map(([material, mm]) => ({ material, thickness: mm / 1000 })) });

describe('what counts of a wall', () => {
  test('a sandwich panel, by name or by layers, is its structural leaf: 200 of 310 mm', async () => {
    const r = await q1a((ifc, [s]) => {
      panel(ifc, s!, 0, '基本墙:预制夹心外墙-310(200+50+60)', 0.31);
      panel(ifc, s!, 5, '基本墙:预制外墙板', 0.31, layers(['混凝土 - 预制混凝土', 60], ['挤塑聚苯板', 50], ['混凝土 - 预制混凝土', 200]));
      panel(ifc, s!, 9, '基本墙:剪力墙 现浇', 0.2, '混凝土 - 现场浇注混凝土');
    });
    expect([r.numerator, r.denominator]).toEqual([[12, 12], [18, 18]]);
    expect(r.missing).toEqual([]);
  });

  test('the outer leaf counts in both sides where the switch says so (K10)', async () => {
    const build = (ifc: IfcFile, [s]: readonly StoreyHandle[]): void => panel(ifc, s!, 0, '基本墙:预制夹心外墙-310(200+50+60)', 0.31);
    const r = await q1a(build, { ...EMPTY_PROFILE, switches: { 'outer-leaf': 'counted' } });
    expect([r.numerator, r.denominator]).toEqual([[7.8, 7.8], [7.8, 7.8]]);
  });

  test('of a double-skin wall the leaves are precast, the core is in V alone (K11)', async () => {
    const build = (ifc: IfcFile, [s]: readonly StoreyHandle[]): void => panel(ifc, s!, 0, 'SPQ-200(50+100+50)', 0.2);
    const r = await q1a(build);
    expect([r.numerator, r.denominator]).toEqual([[3, 3], [6, 6]]);
    const counted = await q1a(build, { ...EMPTY_PROFILE, switches: { 'double-skin-core': 'counted' } });
    expect(counted.ratio).toEqual([100, 100]);
    const unnumbered = await q1a((ifc, [s]) => panel(ifc, s!, 0, '叠合剪力墙200', 0.2));
    expect([unnumbered.numerator, unnumbered.denominator]).toEqual([[0, 6], [6, 6]]);
  });

  test('permanent formwork is in neither side: the wall behind it is cast in place', async () => {
    const r = await q1a((ifc, [s]) => {
      panel(ifc, s!, 0, 'PCF-2a:60mm', 0.06, '混凝土 - 预制混凝土');
      panel(ifc, s!, 0.13, '基本墙:剪力墙 现浇', 0.2);
    });
    expect([r.numerator, r.denominator]).toEqual([[0, 0], [6, 6]]);
  });

  test('layers of a plastered and insulated wall', async () => {
    const r = await q1a((ifc, [s]) => panel(ifc, s!, 0, '基本墙:剪力墙 现浇', 0.3, layers(['水泥砂浆', 20], ['岩棉', 80], ['混凝土 C40', 200])));
    expect(r.denominator).toEqual([6, 6]);
  });

  test('layers that do not fill the wall are a range and a finding', async () => {
    const report = await reportOf((ifc, [s]) => panel(ifc, s!, 0, '基本墙:剪力墙 现浇', 0.3, layers(['混凝土 C40', 200], ['岩棉', 50])));
    expect(report.buildings[0]!.items.find((i) => i.id === 'q1a')!.denominator).toEqual([6, 7.2]);
    expect(report.findings.map((f) => f.code)).toContain('layers-do-not-fill-walls');
  });

  test('codes and joints: a panel by its code, a strip of 400 mm between two of them', async () => {
    const build = (strip: number): Build => (ifc, [s]) => {
      const part = (x0: number, x1: number, name: string): void => {
        wall(ifc, { storey: s!, from: [x0, 0], to: [x1, 0], thickness: 0.2, height: 3, name, objectType: name, ...bearing, material: 'C40' });
      };
      part(0, 3, '基本墙:PC-YNQ-200 C40');
      part(3, 3 + strip, `后浇段-${strip * 1000}`);
      part(3 + strip, 6 + strip, '基本墙:PC-YNQ-200 C40');
    };
    expect((await q1a(build(0.4))).ratio).toEqual([100, 100]);
    expect((await q1a(build(0.7))).numerator).toEqual([3.6, 3.6]);
  });

  test('leaves as parts with bodies of their own: the outer one and the insulation do not count', async () => {
    const r = await q1a((ifc, [s]) => {
      const whole = ifc.element({ class: 'IfcWall', storey: s!, name: '预制外墙板', ...bearing });
      const leaf = (x: number, mm: number, material: string): void => {
        ifc.element({ class: 'IfcBuildingElementPart', whole, material, body: box(10, mm / 1000, 3), at: [5, x + mm / 2000, 0], relativeTo: whole.placement });
      };
      leaf(0, 60, 'C40');
      leaf(0.06, 50, 'XPS');
      leaf(0.11, 200, 'C40');
    });
    expect([r.numerator, r.denominator]).toEqual([[6, 6], [6, 6]]);
  });
});

describe('in which storey, from which height', () => {
  const precast = (ifc: IfcFile, storey: StoreyHandle, at: readonly [number, number], height: number, base = 0): void => {
    column(ifc, { storey, at, section: [0.5, 0.5], height, base, name: '预制柱:PCZ-1', objectType: '预制柱:PCZ-1' });
  };

  test('a column through three storeys of which one stands for four others', async () => {
    const profile: Profile = { ...EMPTY_PROFILE, storeys: [{ match: '2F', standsFor: 5 }] };
    const r = await q1a((ifc, [s]) => precast(ifc, s!, [0, 0], 9), profile);
    expect(r.storeys.map((row) => [row.storey, row.numerator[0], row.standsFor])).toEqual([['1F', 0.75, 1], ['2F', 0.75, 5], ['3F', 0.75, 1]]);
    expect(r.denominator).toEqual([5.25, 5.25]);
    expect(r.contributions).toHaveLength(3);
  });

  test('a wall with a window in one storey gives each storey what it holds', async () => {
    const r = await q1a((ifc, [s]) => {
      wall(ifc, { storey: s!, from: [0, 0], to: [10, 0], thickness: 0.2, height: 6, name: '预制剪力墙', ...bearing, openings: [{ at: 2, width: 2, height: 1.5, sill: 0.9 }] });
    });
    expect(r.storeys.map((row) => row.numerator)).toEqual([[5.4, 5.4], [6, 6]]);
  });

  test('from the foundation: the ground that is given, ±0.000 by the switch, a range where it is assumed', async () => {
    const build = (ifc: IfcFile, [s]: readonly StoreyHandle[]): void => {
      precast(ifc, s!, [0, 0], 4.5, -1.5);
      precast(ifc, s!, [5, 0], 3);
    };
    expect((await q1a(build, EMPTY_PROFILE, -0.45)).denominator).toEqual([1.6125, 1.6125]);
    expect((await q1a(build, { ...EMPTY_PROFILE, switches: { 'level-zero': 'zero' } }, -0.45)).denominator).toEqual([1.5, 1.5]);
    const assumed = await q1a(build);
    expect(assumed.denominator).toEqual([1.5, 1.875]);
    expect(assumed.missing.map((m) => m.en)).toEqual(['some members reach below ±0.000 and no outdoor ground level is given']);
    expect(assumed.contributions.find((c) => c.options.length > 1)!.missing).toEqual(['groundLevel']);
  });

  test('pieces of one member add up to it in quanta, each side for itself', async () => {
    const metres = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    await fc.assert(fc.asyncProperty(fc.array(metres(0.5, 5), { minLength: 1, maxLength: 8 }), metres(0.5, 3), metres(0.4, 30), async (heights, side, tall) => {
      const elevations = heights.reduce<number[]>((list, h) => [...list, list.at(-1)! + h], [0]);
      const facts = await boxFacts([{ elevations }], [{
        component: 'shear-wall', roles: { precast: 'composite' }, name: 'SPQ-200(50+100+50)', box: [0, 0, 0, side, 0.2, tall],
      }]);
      const { pieces } = verticalVolume(facts, 0, { stripWidth: 0.6, bandHeight: 0.3, connectionShare: 1 });
      const sum = (k: 0 | 1): number => pieces.reduce((total, p) => total + toQuanta(p.options[0]![k]), 0);
      const whole = toQuanta(side * 0.2 * tall);
      expect(sum(1)).toBe(whole);
      expect(Math.abs(sum(0) - whole / 2)).toBeLessThanOrEqual(0.5);
      for (const p of pieces) expect(p.options).toHaveLength(1);
    }), { numRuns: 100 });
  });
});
