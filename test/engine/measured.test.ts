/** "How this was measured" over a whole check: every figure that the report shows is explained, and by itself. */
import { beforeAll, expect, test } from 'vitest';
import { check, type Checked } from '../../src/engine/check.ts';
import { measuredIn } from '../../src/engine/measured.ts';
import { loadPlan, contoursArea } from '../../src/geometry/plan.ts';
import { ELEMENT_FIGURES, type Line, type Measured, type Param } from '../../src/facts/measured.ts';
import en from '../../src/i18n/en.ts';
import zh from '../../src/i18n/zh-CN.ts';
import { SAMPLES } from '../../src/ifc-write/samples/index.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { roundQuantity } from '../../src/units.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';

let checked: Checked;
beforeAll(async () => {
  const platform = inlinePlatform();
  const bytes = new TextEncoder().encode(SAMPLES.find((s) => s.name === 'tower-unflagged')!.write());
  const loaded = await loadModels([{ path: 'tower.ifc', bytes }], platform, { footprints: 'counted' });
  closePlatform(platform);
  const profile = { ...EMPTY_PROFILE, storeys: [{ match: '5F', standsFor: 2 }] };
  checked = await check(loaded.model, loaded.geometry, profile, { version: '0', plan: await loadPlan(), effects: false });
}, 120_000);

const range = (param: Param | undefined): readonly [number, number] => {
  if (typeof param !== 'object' || !('amount' in param)) throw new Error('no amount');
  return param.amount;
};
const find = (m: Measured, key: Line['key']): Line => m.lines.find((line) => line.key === key)!;

test('each item is the sum of its rows, and each row opens on the same figures', () => {
  const building = checked.report.buildings[0]!;
  for (const item of building.items) {
    if (item.id === 'fullFitOut') continue;
    const m = measuredIn(checked, { kind: 'item', building: 0, item: item.id })!;
    expect(m.value).toEqual(item.ratio);
    const rows = m.lines.filter((line) => line.key === 'itemRow');
    expect(rows).toHaveLength(item.storeys.length);
    if (item.denominator) {
      for (const [side, name] of [['numerator', 'n'], ['denominator', 'd']] as const) {
        for (const end of [0, 1] as const) {
          const sum = rows.reduce((s, row) => s + range(row.params[name])[end] * Number(row.params['count']), 0);
          // an end of a ratio does not always take every storey's own end
          if (item[side]![0] === item[side]![1]) expect(roundQuantity(sum), `${item.id} ${side}`).toBe(item[side]![end]);
        }
      }
    }
    rows.forEach((row, i) => {
      const storey = measuredIn(checked, row.opens!)!;
      expect(storey.value, `${item.id} row ${i}`).toEqual(item.storeys[i]!.numerator);
      expect(storey.elements.every((e) => item.contributions.some((c) => c.element === e))).toBe(true);
      expect(range(find(storey, 'shareTotal').params['d']), `${item.id} row ${i}`).toEqual(item.storeys[i]!.denominator);
    });
  }
});

test('a storey of q1b: the regions drawn are the numerator\'s ends', () => {
  const q1b = checked.report.buildings[0]!.items.find((item) => item.id === 'q1b')!;
  const row = q1b.storeys.findIndex((one) => one.storey === '5F');
  const m = measuredIn(checked, { kind: 'item-storey', building: 0, item: 'q1b', row })!;
  const area = (tone: string): number => m.picture.reduce((sum, one) => sum + (one.kind === 'region' && one.tone === tone ? contoursArea(one.contours) : 0), 0);
  expect(area('counted')).toBeCloseTo(q1b.storeys[row]!.numerator[0], 3);
  expect(area('counted') + area('open')).toBeCloseTo(q1b.storeys[row]!.numerator[1], 3);
  expect(area('open')).toBeGreaterThan(1);
  expect(Number(find(m, 'standsFor').params['n'])).toBe(2);
});

test('a storey of walls and of columns draws its pieces one by one, by how they count', () => {
  for (const [item, kind] of [['q1a', 'prism'], ['q2c', 'upright']] as const) {
    const m = measuredIn(checked, { kind: 'item-storey', building: 0, item, row: 3 })!;
    expect(m.picture.some((one) => one.kind === kind), item).toBe(true);
    expect(m.picture.length).toBeLessThanOrEqual(m.elements.length * 2);
  }
});

test('each contribution is explained by the figure that it counts', () => {
  for (const item of checked.report.buildings[0]!.items) {
    for (const c of item.contributions.filter((_, i) => i % 97 === 0)) {
      const m = measuredIn(checked, { kind: 'piece', building: 0, item: item.id, element: c.element })!;
      expect(m.elements).toEqual([c.element]);
      const told = m.lines.filter((line) => ['pieceCounts', 'pieceMayCount', 'pieceOverlaps'].includes(line.key));
      expect(told.length, item.id).toBeGreaterThan(0);
      expect(told[0]!.key === 'pieceMayCount' || c.counted !== 'unknown' || told[0]!.key === 'pieceOverlaps').toBe(true);
    }
  }
});

test('a row of joints, as the report has it: its sum, its places, a prism for each', () => {
  const { report, facts } = checked;
  const joints = [{
    title: { zh: '竖缝', en: 'vertical strips' }, clause: '4.0.3-1', limit: 0.6, count: 2, concrete: [0, 0.9], volume: [0, 0.45], asks: true,
    places: [
      { storey: '3F', element: null, between: [4, 5], contours: [[0, 0, 0.4, 0, 0.4, 0.2, 0, 0.2]], z: [5.8, 8.7], size: 0.4, limit: null, options: [[0, 0], [0, 0.45], [0.45, 0.45]], counts: 'unknown' },
      { storey: '4F', element: 9, between: [4, 6], contours: [[1, 0, 1.8, 0, 1.8, 0.2, 1, 0.2]], z: [8.7, 11.6], size: 0.8, limit: null, options: [[0, 0.45]], counts: 'no' },
    ],
  }];
  const buildings = report.buildings.map((b) => ({ ...b, items: b.items.map((item) => (item.id === 'q1a' ? { ...item, joints } : item)) }));
  const withJoints = { facts, report: { ...report, buildings } } as unknown as Checked;
  const item = measuredIn(withJoints, { kind: 'item', building: 0, item: 'q1a' })!;
  const m = measuredIn(withJoints, find(item, 'jointRow').opens!)!;
  expect([m.value, m.clause, m.elements]).toEqual([[0, 0.45], 'GB/T 51129-2017 4.0.3-1', [4, 5, 9, 6]]);
  expect(m.picture.map((one) => [one.kind, one.tone])).toEqual([['prism', 'open'], ['prism', 'not-counted']]);
  expect(m.lines.filter((line) => line.key === 'jointSize').map((line) => range(line.params['size']))).toEqual([[0.4, 0.4], [0.8, 0.8]]);
  expect(m.lines.some((line) => line.key === 'jointAsks')).toBe(true);
  expect(measuredIn(withJoints, { kind: 'joints', building: 0, item: 'q1a', row: 2 })).toBeNull();
});

test('what is not there is null, and every answer crosses to the page as it is', () => {
  expect(measuredIn(checked, { kind: 'element', element: 1e9, figure: 'volume' })).toBeNull();
  expect(measuredIn(checked, { kind: 'plan', building: 3, level: 0 })).toBeNull();
  expect(measuredIn(checked, { kind: 'plan', building: 0, level: 99 })).toBeNull();
  expect(measuredIn(checked, { kind: 'item-storey', building: 0, item: 'q1a', row: 99 })).toBeNull();
  const m = measuredIn(checked, { kind: 'plan', building: 0, level: 3 })!;
  expect(structuredClone(m)).toEqual(m);
  // a contour that was a view of a file's contours would carry all of them
  for (const one of m.picture) if (one.kind === 'region') for (const c of one.contours) expect(c.buffer.byteLength).toBe(c.byteLength);
});

test('every step fills its text in both languages', () => {
  const seen = new Set<string>();
  const look = (m: Measured | null): void => {
    for (const line of m?.lines ?? []) {
      seen.add(line.key);
      for (const texts of [zh, en]) {
        const asked = [...texts.measured.line[line.key].matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
        expect([line.key, asked.filter((name) => !(name in line.params))]).toEqual([line.key, []]);
      }
    }
  };
  for (const figure of ELEMENT_FIGURES) for (let element = 0; element < checked.report.elements.length; element += 31) look(measuredIn(checked, { kind: 'element', element, figure }));
  for (let level = 0; level < 6; level += 1) look(measuredIn(checked, { kind: 'plan', building: 0, level }));
  for (const item of checked.report.buildings[0]!.items) {
    look(measuredIn(checked, { kind: 'item', building: 0, item: item.id }));
    look(measuredIn(checked, { kind: 'item-storey', building: 0, item: item.id, row: 2 }));
    for (const c of item.contributions.slice(0, 3)) look(measuredIn(checked, { kind: 'piece', building: 0, item: item.id, element: c.element }));
  }
  expect(seen.size).toBeGreaterThan(25);
});
