/** 预制构件统计表 of planted boxes. */
import { expect, test } from 'vitest';
import { scheduleOf } from '../../src/engine/schedule.ts';
import { scheduleTables, storeysText } from '../../src/export/schedule.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { boxFacts, propertySet, type BoxSpec } from '../facts/kit.ts';
import { sampleReport } from '../book/reports.ts';
import { shown } from '../../src/export/book/book.ts';

const SET = 'SM_装配式构件';
/** A precast wall of 3 × 0.2 × 2.8 m on storey z / 3. */
function wall(at: number, z: number, properties: Readonly<Record<string, string>>, more: Partial<BoxSpec> = {}): BoxSpec {
  return {
    name: '墙', box: [5 * at, 0, z, 5 * at + 3, 0.2, z + 2.8], component: 'shear-wall', roles: { precast: 'precast' }, geometry: { size: [3, 2.8, 0.2] }, ...more,
    element: { objectType: '基本墙:YNQ-200 C40', storey: z / 3, psets: [propertySet(SET, properties)] },
  };
}

test('pieces by mark, size and concrete; storeys that stand for others count as often', async () => {
  const profile: Profile = { ...EMPTY_PROFILE, storeys: [{ match: '2F', standsFor: 4 }], concreteDensity: 2400 };
  const facts = await boxFacts([{}], [
    wall(0, 0, { 构件编号: 'YNQ1' }), wall(1, 0, { 构件编号: 'ＹＮＱ1' }), wall(0, 3, { 构件编号: 'YNQ1', 图集型号: 'NQ-3028' }), wall(2, 3, {}),
    wall(3, 0, { 构件编号: '现浇' }, { roles: { precast: 'cast-in-place' } }),
    { ...wall(4, 0, { 构件编号: '总' }), roles: { precast: 'composite' } },
  ], profile);
  const { rows, kinds, density } = scheduleOf(facts);
  expect(density).toEqual({ value: 2400, from: 'profile' });
  expect(rows.map(({ mark, type, made, total, elements }) => [mark ?? type, made, total, elements])).toEqual([
    ['YNQ1', 'precast', 6, [0, 1, 2]], ['基本墙:YNQ-200 C40', 'precast', 4, [3]], ['总', 'composite', 1, [5]],
  ]);
  const [first] = rows;
  expect(first!.size).toEqual([3, 0.2, 2.8]);
  expect(first!.volume![0]).toBeCloseTo(1.68, 4);
  expect(first!.weight![1]).toBeCloseTo(1.68 * 2400, 1);
  expect(first!.grade).toEqual([40, 40]);
  expect(first!.differs).toBe('no');
  expect(first!.storeys).toEqual([{ storey: '1F', level: 0, standsFor: 1, count: 2 }, { storey: '2F', level: 1, standsFor: 4, count: 1 }]);
  expect(storeysText(first!).zh).toBe('1F × 2, 2F × 1');
  // the slab on the ground stands under the lowest storey
  expect(storeysText({ storeys: [{ storey: '', level: -1, standsFor: 1, count: 3 }, { storey: '1F', level: 0, standsFor: 1, count: 3 }, { storey: '2F', level: 1, standsFor: 1, count: 3 }] })).toEqual({ zh: '最低层以下 × 3, 1F – 2F × 3', en: 'under the lowest × 3, 1F – 2F × 3' });
  expect(kinds).toEqual([{ building: rows[0]!.building, component: 'shear-wall', specifications: 3, total: 11, topThree: 100 }]);
});

test('one mark on two shapes is two rows, and the lesser is flagged', async () => {
  const other: Partial<BoxSpec> = { geometry: { size: [3.6, 2.8, 0.2], volume: 2.016 } };
  const facts = await boxFacts([{}], [wall(0, 0, { 构件编号: 'A' }), wall(1, 0, { 构件编号: 'A' }), wall(2, 0, { 构件编号: 'A' }, other)]);
  expect(scheduleOf(facts).rows.map(({ mark, elements, differs }) => [mark, elements, differs])).toEqual([['A', [2], 'yes'], ['A', [0, 1], 'no']]);
});

test('the tower: every precast element that counts is in one row, and the sheet adds up', { timeout: 60_000 }, async () => {
  const report = await sampleReport('tower');
  const listed = report.schedule.rows.flatMap(({ elements }) => elements);
  const precast = report.elements.flatMap(({ roles, outOfScope }, i) => ((roles.precast === 'precast' || roles.precast === 'composite') && outOfScope === null ? [i] : []));
  expect(new Set(listed).size).toBe(listed.length);
  expect(precast.filter((index) => !listed.includes(index))).toEqual([]);
  const [table, kinds] = scheduleTables(report);
  const column = (id: string): number => table!.columns.findIndex((one) => one.id === id);
  const sum = table!.rows.at(-1)!;
  const total = report.schedule.rows.reduce((n, row) => n + row.total, 0);
  expect(shown(sum.cells[column('total')]!)).toBe(total);
  expect(shown(sum.cells[column('vtLo')]!)).toBeCloseTo(report.schedule.rows.reduce((v, row) => v + (row.volume?.[0] ?? 0) * row.total, 0), 3);
  expect(kinds!.rows.reduce((n, row) => n + (row.cells[3] as number), 0)).toBe(total);
});
