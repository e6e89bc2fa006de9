/** The list of findings as it stands on screen, and long work in slices. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BuildingResult, ReportElement } from '../../src/engine/report.ts';
import type { RuleResult, VerdictGroup } from '../../src/engine/rules/rule-report.ts';
import { GROUPINGS, listing, ORDERS, pointsOf, sectioning, type Grouping, type ListRow, type Order } from '../../src/app/finding-list.ts';
import { drained, sliced, sorting } from '../../src/app/pace.ts';
import { NO_FILTER, ruleRows, type Said } from '../../src/app/rule-rows.ts';
import { filterRows } from './filter-rows.ts';
import { scorePoints } from '../../src/app/score-points.ts';
import { reviewsById } from '../../src/export/review-key.ts';

const element = (storey: string | null, component: string, file = 0): ReportElement => ({ storey, file, roles: { component } }) as unknown as ReportElement;
const ELEMENTS = [element('10F', 'shear-wall'), element('2F', 'shear-wall'), element('2F', 'beam', 1), element(null, 'slab')];
const PATHS = ['a.ifc', 'b.ifc'];
const group = (elements: readonly number[], over: Partial<VerdictGroup> = {}): VerdictGroup => ({
  outcome: 'fail', kind: 'T', elements, buildings: [], measured: elements.map(() => null), where: elements.map(() => null), others: elements.map(() => []), limit: null, unit: '', text: null, missing: [], also: [], waived: null, ...over,
});
const result = (clause: string, groups: readonly VerdictGroup[], over: Partial<RuleResult> = {}): RuleResult => ({
  rule: `p/${clause}`, pack: 'p', clause, title: { zh: clause, en: clause }, force: '应', status: 'sourced', advisory: false, check: 'at-least', quantity: null, discipline: null, chapter: null, outcome: 'fail',
  counts: { pass: 0, fail: 1, unknown: 0, notApplicable: 0 }, groups, ...over,
});
const RESULTS = [
  result('3.10', [group([0, 1, 2, 3], { kind: 'A' }), group([1], { kind: 'B' })]), result('3.2', [group([2], { kind: 'A' })], { force: '宜' }), result('4.1', [group([], { kind: '', outcome: 'unknown', buildings: ['B1'], measured: [null] })]),
];
const ROWS = ruleRows({ rules: { results: RESULTS } as never, elements: ELEMENTS, packs: [], files: PATHS.map((path) => ({ path })) as never });
const said: Said = reviewsById([{ of: { rule: 'p/3.2', kind: 'A' }, status: 'closed', assignee: '李' }]);
const list = (by: Grouping, order: Order = 'force', folded: readonly string[] = [], unfolded: readonly string[] = [], points: Float64Array | null = null) => {
  const { shown } = filterRows(ROWS, NO_FILTER, ELEMENTS, said, PATHS);
  return drained(listing(drained(sectioning(shown, { by, order, elements: ELEMENTS, paths: PATHS, said, points })), new Set(folded), new Set(unfolded)));
};
const told = (rows: readonly ListRow[]): string[] => rows.map((row) => (row.sort === 'heading' ? `# ${row.value} ${row.count}/${row.failing}` : `${row.shown.row.result.clause} ${row.kinds}${row.folds > 1 ? `×${row.folds}` : ''} ${row.shown.at?.join() ?? '*'}`));

describe('the list', () => {
  it('by rule: one line for all that a rule found, which opens to its types', () => {
    expect(told(list('rule').rows)).toEqual(['3.10 ×2 *', '3.2 A *', '4.1  *']);
    const { rows, stops } = list('rule', 'force', [], ['p/3.10 fail']);
    expect(told(rows)).toEqual(['3.10 ×2 *', '3.10 A *', '3.10 B *', '3.2 A *', '4.1  *']);
    expect(stops).toEqual([0, 1, 2, 3, 4]);
    expect(rows[0]).toMatchObject({ shown: { row: { size: 5, of: { rule: 'p/3.10' }, group: { elements: [0, 1, 2, 3, 1] } } } });
  });
  it('by storey: a finding under each storey, cut to what stands there; storeys in their order, none last', () => {
    const { rows, stops } = list('storey');
    expect(told(rows)).toEqual(['# 2F 3/3', '3.10 A 1,2', '3.10 B *', '3.2 A *', '# 10F 1/1', '3.10 A 0', '#  2/1', '3.10 A 3', '4.1  *']);
    expect(stops).toEqual([1, 2, 3, 5, 7, 8]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    expect(told(list('storey', 'force', ['2F', '']).rows)).toEqual(['# 2F 3/3', '# 10F 1/1', '3.10 A 0', '#  2/1']);
  });
  it('by file, component, type, status, assignee and outcome', () => {
    const headings = (by: Grouping): string[] => told(list(by).rows).filter((line) => line.startsWith('#'));
    expect(headings('file')).toEqual(['# a.ifc 2/2', '# b.ifc 2/2', '#  1/0']);
    expect(headings('component')).toEqual(['# shear-wall 2/2', '# beam 2/2', '# slab 1/1', '#  1/0']);
    expect(headings('kind')).toEqual(['# A 2/2', '# B 1/1', '#  1/0']);
    expect(headings('status')).toEqual(['# open 3/2', '# closed 1/1']);
    expect(headings('assignee')).toEqual(['# 李 1/1', '#  3/2']);
    expect(headings('outcome')).toEqual(['# fail 3/3', '# unknown 1/0']);
    expect(headings('pack')).toEqual(['# p 4/3']);
  });
  it('in the order of clauses, of elements and of points', () => {
    const clauses = (order: Order, points?: Float64Array): string[] => told(list('rule', order, [], [], points ?? null).rows).map((line) => line.split(' ')[0]!);
    expect(clauses('clause')).toEqual(['3.2', '3.10', '4.1']);
    expect(clauses('size')).toEqual(['3.10', '3.2', '4.1']);
    expect(clauses('effect', Float64Array.of(1, 0, 9, 0))).toEqual(['3.10', '3.2', '4.1']);
    expect(clauses('effect', Float64Array.of(-9, 0, 1, 0))).toEqual(['3.2', '4.1', '3.10']);
  });
  it('loses no finding and no element, however it is grouped and ordered', () => {
    for (const by of GROUPINGS) {
      for (const order of ORDERS) {
        const elements = list(by, order, [], [], new Float64Array(4)).rows.flatMap((row) => (row.sort === 'finding' && row.folds > 0 ? row.all.flatMap(({ row: { group: g, result: { clause } }, at }) => (at ?? g!.elements.map((_, i) => i)).map((i) => `${clause} ${g!.kind} ${g!.elements[i]}`)) : []));
        expect(elements.sort()).toEqual(['3.10 A 0', '3.10 A 1', '3.10 A 2', '3.10 A 3', '3.10 B 1', '3.2 A 2']);
      }
    }
  });
});

describe('filters', () => {
  it('by status, assignee and file, with counts of the others', () => {
    const by = (over: Partial<typeof NO_FILTER>) => filterRows(ROWS, { ...NO_FILTER, ...over }, ELEMENTS, said, PATHS);
    expect(by({ status: 'closed' }).shown.map(({ row }) => row.result.clause)).toEqual(['3.2']);
    expect(by({ assignee: '李' }).shown).toHaveLength(1);
    expect(by({ file: 'b.ifc' }).shown.map(({ row, at }) => [row.result.clause, at])).toEqual([['3.10', [2]], ['3.2', null]]);
    expect([...by({ status: 'closed' }).counts.status]).toEqual([['open', 2], ['closed', 1]]);
  });
});

describe('points of the score', () => {
  it('are dealt out by the shares of a numerator, storeys counted as often as they stand', () => {
    const item = { points: [4, 10], numerator: [0, 20], storeys: [{ storey: '2F', standsFor: 3 }], contributions: [{ element: 1, storey: '2F', options: [[0, 5], [4, 5]] }, { element: 2, storey: '1F', options: [[8, 8]] }] };
    const points = drained(scorePoints([{ items: [item, { ...item, points: null }, { ...item, numerator: null }] }] as unknown as BuildingResult[], 4));
    expect([...points]).toEqual([0, 6, 4, 0]);
    expect(pointsOf({ row: ROWS[0]!, at: null }, points)).toBe(10);
    expect(pointsOf({ row: ROWS[0]!, at: [1] }, points)).toBe(6);
    expect(pointsOf({ row: ROWS[0]!, at: null }, null)).toBe(0);
  });
});

describe('work in slices', () => {
  it('sorts as toSorted does, what compares alike staying in its place', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer()), { maxLength: 1000, size: 'max' }), (pairs) => {
      expect(drained(sorting(pairs, (a, b) => a[0] - b[0]))).toEqual(pairs.toSorted((a, b) => a[0] - b[0]));
    }), { numRuns: 40 });
  });
  it('gives others their turn, ends when it is told to, and answers at once where it is short', async () => {
    function* long(): Generator<void, string, void> {
      const until = performance.now() + 60;
      while (performance.now() < until) yield;
      return 'done';
    }
    let turns = 0;
    const timer = setInterval(() => { turns += 1; }, 0);
    expect(await sliced(long())).toBe('done');
    expect(turns).toBeGreaterThan(0);
    clearInterval(timer);
    expect(await sliced(long(), () => true)).toBeNull();
    let resolved = false;
    void sliced((function* (): Generator<void, number, void> { yield; return 1; })()).then(() => { resolved = true; });
    await Promise.resolve();
    await Promise.resolve();
    expect(resolved).toBe(true);
  });
});
