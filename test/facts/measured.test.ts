/** The steps that explain a figure: they give the figure, and where no product gives it none is told. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contoursArea } from '../../src/geometry/plan.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { ELEMENT_FIGURES, isProduct, type Line, type Measured, type Param } from '../../src/facts/measured.ts';
import { measuredElement as explained } from '../../src/facts/measured-element.ts';
import { uprightBox, type Shown } from '../../src/facts/measured-picture.ts';
import { measuredPlan as explainedPlan } from '../../src/facts/measured-plan.ts';
import en from '../../src/i18n/en.ts';
import zh from '../../src/i18n/zh-CN.ts';
import { planAreas } from '../../src/facts/plan-area.ts';
import { roundQuantity } from '../../src/units.ts';
import { boxFacts, type BoxSpec } from './kit.ts';

/** no text may ask for more than its step gives */
function filled(m: Measured): Measured {
  for (const one of m.lines) {
    for (const texts of [zh, en]) {
      const asked = [...texts.measured.line[one.key].matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
      expect([one.key, asked.filter((name) => !(name in one.params))]).toEqual([one.key, []]);
    }
  }
  return m;
}
const measuredElement = (...of: Parameters<typeof explained>): Measured => filled(explained(...of));
const measuredPlan = (...of: Parameters<typeof explainedPlan>): Measured => filled(explainedPlan(...of));

const keys = (m: Measured): string[] => m.lines.map((line) => line.key);
const line = (m: Measured, key: Line['key']): Line => m.lines.find((one) => one.key === key)!;
const number = (param: Param | undefined): number => (typeof param === 'object' && 'amount' in param ? param.amount[0] : Number(param));
const params = (l: Line): Record<string, number> => Object.fromEntries(Object.entries(l.params).map(([k, v]) => [k, number(v)]));

const wall: BoxSpec = { class: 'IfcWall', component: 'partition', box: [1, 2, 0, 4.6, 2.2, 2.8] };

/** a ring wall: outside 4 × 4 m, 0.2 m thick, 3 m high */
const ring: BoxSpec = {
  box: [0, 0, 0, 4, 4, 3],
  geometry: {
    volume: 9.12, grossVolume: 9.12, footprintArea: 3.04, sideArea: 48, length: 4, thickness: 4, height: 3,
    footprint: [Float64Array.of(0, 0, 4, 0, 4, 4, 0, 4), Float64Array.of(0.2, 0.2, 0.2, 3.8, 3.8, 3.8, 3.8, 0.2)],
  },
};

describe('an element', () => {
  test('a straight wall: length × height is its side area, one long side is drawn', async () => {
    const facts = await boxFacts([{ elevations: [0, 3] }], [wall]);
    const m = measuredElement(facts, 0, 'sideArea');
    const { l, h, a } = params(line(m, 'sideRectangle')) as { l: number; h: number; a: number };
    expect(roundQuantity(l * h)).toBe(10.08);
    expect(m.value).toEqual([a, a]);
    expect(keys(m)).toContain('notDeducted');
    const [face] = m.picture as Extract<Shown, { kind: 'upright' }>[];
    expect(face).toMatchObject({ kind: 'upright', z0: 0, z1: 2.8, closed: false });
    expect(Math.hypot(face!.path[2]! - face!.path[0]!, face!.path[3]! - face!.path[1]!)).toBeCloseTo(3.6, 9);
  });

  test('a gable is no product: its faces are drawn and the rectangle around it is said not to be taken', async () => {
    const facts = await boxFacts([{ elevations: [0, 3] }], [{ ...wall, geometry: { sideArea: 8.4 } }]);
    const m = measuredElement(facts, 0, 'sideArea');
    expect(keys(m)).toEqual(expect.arrayContaining(['sideElevation', 'sideBox']));
    expect(keys(m)).not.toContain('sideRectangle');
    expect(m.value).toEqual([8.4, 8.4]);
    expect(m.picture.map(({ kind, tone }) => `${kind} ${tone}`)).toEqual(['faces measured', 'upright outline']);
  });

  test('a bent wall: its outer face unrolled', async () => {
    const facts = await boxFacts([{ elevations: [0, 3] }], [ring]);
    const m = measuredElement(facts, 0, 'sideArea');
    expect(params(line(m, 'sideBent'))).toEqual({ s: 16, h: 3, a: 48 });
    expect(m.picture).toMatchObject([{ kind: 'upright', closed: true, z0: 0, z1: 3 }]);
    expect((m.picture[0] as Extract<Shown, { kind: 'upright' }>).path).toHaveLength(8);
    const uneven = await boxFacts([{ elevations: [0, 3] }], [{ ...ring, geometry: { ...ring.geometry, sideArea: 40 } }]);
    expect(params(line(measuredElement(uneven, 0, 'sideArea'), 'sideShare'))).toEqual({ s: 16, h: 2.5, a: 40 });
  });

  test('openings: net and gross explain each other, and an open mesh gives its range', async () => {
    const opened: BoxSpec = { ...wall, geometry: { volume: 1.716, grossVolume: 2.016 }, element: { openings: 1 } };
    const open: BoxSpec = { ...wall, geometry: { volume: null, grossVolume: null, status: 'open', volumeBounds: [1.5, 2.1] } };
    const lost: BoxSpec = { ...wall, geometry: { volume: null, grossVolume: null, status: 'open', volumeBounds: null } };
    const facts = await boxFacts([{ elevations: [0, 3] }], [opened, open, lost]);
    expect(params(line(measuredElement(facts, 0, 'volume'), 'cut'))).toEqual({ gross: 2.016, cut: 0.3, net: 1.716, n: 1 });
    expect(params(line(measuredElement(facts, 0, 'grossVolume'), 'grossRestored'))).toEqual({ gross: 2.016, cut: 0.3, net: 1.716, n: 1 });
    expect(keys(measuredElement(facts, 0, 'volume'))).not.toContain('prism');
    expect(measuredElement(facts, 0, 'grossVolume').picture[0]).toMatchObject({ kind: 'prism' });
    expect(measuredElement(facts, 1, 'volume').value).toEqual([1.5, 2.1]);
    expect(line(measuredElement(facts, 1, 'volume'), 'bounds').as).toBe('doubt');
    expect(measuredElement(facts, 2, 'volume').value).toBeNull();
    expect(keys(measuredElement(facts, 2, 'volume'))).toContain('unknownOpen');
  });

  test('a projection with a hole: outlines less holes', async () => {
    const facts = await boxFacts([{ elevations: [0, 3] }], [ring]);
    const m = measuredElement(facts, 0, 'footprintArea');
    expect(params(line(m, 'projectionHoles'))).toEqual({ outer: 16, inner: 12.96, a: 3.04, n: 1, m: 1 });
    expect(contoursArea((m.picture[0] as Extract<Shown, { kind: 'region' }>).contours)).toBeCloseTo(3.04, 9);
  });

  test('a column through three storeys: its parts add up to it, planes are drawn between them', async () => {
    const column: BoxSpec = { class: 'IfcColumn', component: 'column', box: [0, 0, -0.5, 0.5, 0.5, 7] };
    const facts = await boxFacts([{ elevations: [0, 3, 6] }], [column]);
    const m = measuredElement(facts, 0, 'storeys');
    const rows = m.lines.filter(({ key }) => key === 'cutRow');
    expect(rows.map(({ params: { storey } }) => storey)).toEqual(['—', '1F', '2F', '3F']);
    expect(rows.map((row) => params(row)['v'])).toEqual([0.125, 0.75, 0.75, 0.25]);
    expect(m.value).toEqual([1.875, 1.875]);
    expect(m.picture.filter((one) => one.tone === 'plane').map((one) => (one as Extract<Shown, { kind: 'region' }>).z)).toEqual([0, 3, 6]);
    const solid = await boxFacts([{ elevations: [0, 3, 6] }], [{ ...column, geometry: { slices: null } }]);
    expect(keys(measuredElement(solid, 0, 'storeys'))).toContain('cutNone');
  });

  test('without a body every figure is unknown, and says so', async () => {
    const facts = await boxFacts([{ elevations: [0, 3] }], [{ box: null }]);
    for (const figure of ELEMENT_FIGURES) {
      const m = measuredElement(facts, 0, figure);
      expect([figure, m.value, m.picture, m.lines.every(({ as }) => as === 'doubt')]).toEqual([figure, null, [], true]);
    }
  });

  test('of a file that lies elsewhere the picture is where the file draws it', async () => {
    const conversion = { eastings: 0, northings: 0, height: 0, xAxisAbscissa: 1, xAxisOrdinate: 0, scale: 1, crs: '' };
    const turned = { ...conversion, eastings: 100, northings: 50, height: 5, xAxisAbscissa: 0, xAxisOrdinate: 1 };
    const facts = await boxFacts([{ file: { mapConversion: conversion } }, { file: { mapConversion: turned } }], [wall, { ...wall, file: 1 }]);
    expect([...facts.geometry[1]!.footprint![0]!.slice(0, 2)]).toEqual([98, 51]);
    const m = measuredElement(facts, 1, 'footprintArea');
    const region = m.picture[0] as Extract<Shown, { kind: 'region' }>;
    [...region.contours[0]!].forEach((v, i) => expect(v).toBeCloseTo([1, 2, 4.6, 2, 4.6, 2.2, 1, 2.2][i]!, 9));
    expect(region.z).toBeCloseTo(0, 9);
  });

  test('whatever the box: each told product is the figure, and pictures lie in the box', async () => {
    const size = fc.double({ min: 0.05, max: 20, noNaN: true });
    await fc.assert(fc.asyncProperty(size, size, size, async (dx, dy, dz) => {
      const r = (v: number): number => roundQuantity(v);
      const [x, y, z] = [r(dx), r(dy), r(dz)];
      const facts: Facts = await boxFacts([{ elevations: [0, 3] }], [{
        box: [5, 6, 0, 5 + x, 6 + y, z],
        geometry: { volume: r(x * y * z), grossVolume: r(x * y * z), footprintArea: r(x * y), sideArea: r(Math.max(x, y) * z), length: Math.max(x, y), thickness: Math.min(x, y), height: z },
      }]);
      for (const [figure, key, a, b] of [['volume', 'prism', 'a', 'h'], ['footprintArea', 'rectangle', 'l', 't'], ['sideArea', 'sideRectangle', 'l', 'h']] as const) {
        const m = measuredElement(facts, 0, figure);
        const p = params(line(m, key));
        expect(isProduct(p[a]!, p[b]!, m.value![0]), `${figure} ${JSON.stringify(p)}`).toBe(true);
      }
      const plan = uprightBox(facts.geometry[0]!)!;
      for (let i = 0; i < 8; i += 2) {
        expect(plan[i]!).toBeGreaterThan(5 - 1e-6);
        expect(plan[i]!).toBeLessThan(5 + x + 1e-6);
      }
      expect(contoursArea([plan])).toBeCloseTo(x * y, 6);
    }), { numRuns: 60 });
  });
});

describe('a storey', () => {
  const slab = (x0: number, y0: number, x1: number, y1: number): BoxSpec => ({ class: 'IfcSlab', component: 'slab', box: [x0, y0, 2.85, x1, y1, 3] });
  const around = [slab(0, 0, 10, 3), slab(0, 7, 10, 10), slab(0, 3, 4, 7), slab(6, 3, 10, 7), slab(0, 0, 10, 1)];

  test('overlaps once, the hole apart: outline − hole', async () => {
    for (const [value, key, range, tone] of [['ask', 'planRange', [92, 100], 'open'], ['deduct', 'planDeducted', [92, 92], 'hole']] as const) {
      const facts = await boxFacts([{ elevations: [0, 3] }], around, { schema: 'sunmao-profile/1', switches: { 'plan-holes': value } });
      const m = measuredPlan(facts, 0, 0, planAreas(facts, 0).get(0)!);
      expect(m.value).toEqual(range);
      expect(params(line(m, 'planUnion'))).toEqual({ n: 5, sum: 102, a: 100 });
      expect(params(line(m, key))).toMatchObject({ holes: 8 });
      expect(params(line(m, 'planHole'))).toEqual({ n: 1, a: 8 });
      expect(m.elements).toEqual([0, 1, 2, 3, 4]);
      const regions = m.picture as Extract<Shown, { kind: 'region' }>[];
      expect(regions.map((one) => [one.tone, Math.round(contoursArea(one.contours)), one.z])).toEqual([['counted', 92, 3], [tone, 8, 3]]);
    }
  });

  test('without anything that bounds it, it is not known', async () => {
    const facts = await boxFacts([{ elevations: [0, 3, 6] }], around);
    const m = measuredPlan(facts, 0, 2, planAreas(facts, 0).get(2) ?? null);
    expect([keys(m), m.picture]).toEqual([['planNone'], []]);
  });
});
