/** Specifications of an IDS are waived as rules are: of an element, a type, a building, or as a whole. */
import { expect, test } from 'vitest';
import type { RuleResult, VerdictGroup } from '../../src/engine/rules/rule-report.ts';
import { waivedSpecifications } from '../../src/engine/waived-specifications.ts';
import type { Model } from '../../src/model/model.ts';
import type { Waiver } from '../../src/profile/profile.ts';

const model = { elements: [{ globalId: 'A', objectType: 'T1' }, { globalId: 'B', objectType: 'T2' }, { globalId: 'C', objectType: '', type: { name: 'T2' } }] } as unknown as Model;
const text = { zh: '缺', en: 'lacks' };
const group = (over: Partial<VerdictGroup>): VerdictGroup => ({
  outcome: 'fail', kind: 'T', elements: [], buildings: [], measured: [], where: [], others: [], limit: null, unit: '', text, missing: [], also: [], waived: null, ...over,
});
const ELEMENTS = group({ elements: [0, 1, 2], measured: ['a', 'b', 'c'], where: [null, null, null], others: [[], [], []] });
const result = (groups: readonly VerdictGroup[]): RuleResult => ({ rule: 'ids:x.ids/1', force: '应', outcome: 'fail', groups }) as unknown as RuleResult;
const WAIVER: Waiver = { rule: 'ids:x.ids/1', reason: '后补', who: '李', role: '审图', approval: '12', until: '2025-12-31' };
const around = { model, date: '2025-06-01', buildingOf: (i: number) => (i === 2 ? 'B2' : 'B1') };
const judged = (groups: readonly VerdictGroup[], waiver: Partial<Waiver>, date: string | null = '2025-06-01') =>
  waivedSpecifications([result(groups)], [{ waiver: { rule: 'p/a', reason: 'r', who: 'w', until: '2030-01-01' }, state: 'used', waived: 7 }, { waiver: { ...WAIVER, ...waiver }, state: 'unused', waived: 0 }], { ...around, date });

test.each<readonly [string, Partial<Waiver>, readonly number[], readonly number[]]>([
  ['an element', { element: 'B' }, [0, 2], [1]], ['a type, stated by the element or its type', { type: 'T2' }, [0], [1, 2]], ['a building', { building: 'B2' }, [0, 1], [2]],
])('of %s: the others stand', (_, waiver, standing, waived) => {
  const { results, waivers } = judged([ELEMENTS], waiver);
  expect(results[0]!.outcome).toBe('fail');
  expect(results[0]!.groups.map(({ elements, measured, waived: by }) => [elements, measured, by?.who ?? null])).toEqual([
    [standing, standing.map((i) => 'abc'[i]), null], [waived, waived.map((i) => 'abc'[i]), '李'],
  ]);
  expect(waivers).toMatchObject([{ state: 'used', waived: 7 }, { state: 'used', waived: waived.length }]);
});

test('all of it: the specification holds, and what is undecided stays so', () => {
  expect(judged([ELEMENTS], {}).results[0]).toMatchObject({ outcome: 'pass', groups: [{ waived: { reason: '后补', until: '2025-12-31' } }] });
  expect(judged([ELEMENTS, group({ outcome: 'unknown', elements: [0], measured: [null] })], {}).results[0]!.outcome).toBe('unknown');
});

test('what is no element, and what is said of the whole', () => {
  const entities = [{ file: 0, expressId: 1, class: 'IfcProject', globalId: 'P', name: '' }];
  const both = group({ elements: [0], measured: ['a', 'p'], where: [null, null], others: [[], []], entities });
  const { results } = judged([both], { element: 'P' });
  expect(results[0]!.groups.map(({ elements, entities: of, measured, waived }) => [elements, of!.length, measured, waived !== null])).toEqual([[[0], 0, ['a'], false], [[], 1, ['p'], true]]);
  expect(judged([group({})], { type: 'T1' }).results[0]!.outcome).toBe('fail');
  expect(judged([group({})], {})).toMatchObject({ results: [{ outcome: 'pass' }], waivers: [{}, { state: 'used', waived: 1 }] });
});

test.each<readonly [string, Partial<Waiver>, string | null]>([
  ['expired', {}, '2026-01-01'], ['undated', {}, null], ['incomplete', { role: undefined }, '2025-06-01'], ['unused', { type: 'T9' }, '2025-06-01'],
])('%s: waives nothing', (state, waiver, date) => {
  const { results, waivers } = judged([ELEMENTS], waiver, date);
  expect(results[0]).toMatchObject({ outcome: 'fail', groups: [{ waived: null }] });
  expect(waivers[1]).toMatchObject({ state, waived: 0 });
});
