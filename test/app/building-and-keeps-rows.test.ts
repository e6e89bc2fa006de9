/** Buildings worst first; what keeps an item down; groups of the element list with the storeys' own totals. */
import { expect, test } from 'vitest';
import { rankedBuildings } from '../../src/app/building-rows.ts';
import { keepsRows } from '../../src/app/keeps-rows.ts';
import { grouped, rowsOf, type StoreyTotals } from '../../src/app/list-rows.ts';
import type { BuildingResult, Contribution, ItemResult, ReportElement } from '../../src/engine/report.ts';

const building = (id: string, p: number, more: Partial<BuildingResult> = {}, margin?: number): BuildingResult => ({
  id, name: id, withheld: null, required: margin === undefined ? [] : [{ value: 50, document: '', reached: [p, p], margin: [margin, margin], outcome: margin < 0 ? 'fail' : 'pass' }],
  storeys: [{ name: '1F', elevation: 0, top: 3, aboveGround: 'yes', excluded: false, standsFor: 3, planArea: [100, 110] }, { name: '-1F', elevation: -3, top: 0, aboveGround: 'no', excluded: false, standsFor: 1, planArea: [900, 900] }],
  score: { p, pRaw: p, prefabricated: p >= 50 ? 'pass' : 'fail' }, openQuestions: [], ...more,
}) as unknown as BuildingResult;

test('what fails its requirement leads, then what has none by P; areas are of what counts, times what it stands for', () => {
  const rows = rankedBuildings([building('ok', 70, {}, 20), building('free', 40), building('short', 55, {}, -5), building('shorter', 52, {}, -8), building('hidden', 0, { withheld: [{}] as never })]);
  expect(rows.map((row) => row.building.id)).toEqual(['hidden', 'shorter', 'short', 'free', 'ok']);
  expect(rows[1]!.area).toEqual([300, 330]);
  expect(rows[1]!.storeys).toBe(3);
  expect(rows.find((row) => row.building.id === 'short')!.worst!.margin).toEqual([-5, -5]);
});

const element = (type: string, footprintArea = 7, component = 'slab'): ReportElement => ({ type, class: 'IfcSlab', name: type, footprintArea, roles: { component, precast: 'cast-in-place' }, volume: null, storey: '1F' }) as unknown as ReportElement;
const piece = (index: number, storey: string, counted: Contribution['counted'], options: Contribution['options'], overlaps = false): Contribution => ({ element: index, storey, level: 0, counted, options, missing: [], ...(overlaps ? { overlaps } : {}) });
const item = (contributions: readonly Contribution[]): ItemResult => ({
  storeys: [{ storey: '1F', standsFor: 1, numerator: [1, 1], denominator: [10, 10] }, { storey: '2F', standsFor: 4, numerator: [2, 2], denominator: [20, 20] }], denominator: [90, 90], contributions,
}) as unknown as ItemResult;

test('not counted and open apart, by type, with the storey multiplier', () => {
  const rows = keepsRows(item([piece(0, '1F', 'yes', [[5, 5]]), piece(1, '1F', 'no', [[0, 3]]), piece(2, '2F', 'no', [[0, 3]]), piece(3, '2F', 'unknown', [[0, 2], [2, 2]])]), [element('A'), element('B'), element('B'), element('B')]);
  expect(rows.map(({ type, counted, quantity, elements, share }) => [type, counted, quantity, elements, share])).toEqual([['B', 'no', 15, [1, 2], (15 / 90) * 100], ['B', 'unknown', 8, [3], (8 / 90) * 100]]);
});

test('of a union the plan area of what does not count', () => {
  expect(keepsRows(item([piece(0, '2F', 'no', [[0, 0]], true)]), [element('A', 6)])[0]!.quantity).toBe(24);
});

test('grouped by storey the heads carry the storey\'s totals, not the sum of pieces that overlap', () => {
  const listed = [piece(0, '2F', 'yes', [[5, 0]], true), piece(1, '1F', 'no', [[0, 0]], true), piece(2, '2F', 'yes', [[5, 0]], true)].map((contribution) => ({ element: contribution.element, contribution }));
  const rows = rowsOf(listed, [element('A'), element('B'), element('A')]);
  const totals: StoreyTotals = new Map([['1F', { numerator: [0, 0], denominator: [9, 9], standsFor: 1 }], ['2F', { numerator: [8, 8], denominator: [9, 9], standsFor: 3 }]]);
  const closed = grouped(rows, 'storey', new Set(), totals);
  expect(closed.map((row) => [row.name, row.numerator, row.group!.count, row.group!.standsFor, row.counted])).toEqual([['1F', [0, 0], 1, 1, 'no'], ['2F', [8, 8], 2, 3, 'yes']]);
  expect(grouped(rows, 'storey', new Set(['2F']), totals).map(({ element: index, group }) => (group ? group.key : index))).toEqual(['1F', '2F', 0, 2]);
  const byType = grouped(rows, 'type', new Set(), totals);
  expect(byType.map((row) => [row.name, row.numerator])).toEqual([['A', [10, 10]], ['B', [0, 0]]]);
  expect(new Set(byType.map(({ key }) => key)).size).toBe(2);
  expect(grouped(rows, 'none', new Set(), totals)).toBe(rows);
});
