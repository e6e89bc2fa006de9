import { describe, expect, it } from 'vitest';
import type { Report, ReportElement } from '../../src/engine/report.ts';
import type { RuleReport, RuleResult, VerdictGroup } from '../../src/engine/rules/rule-report.ts';
import { bundleCount, bundles, countOf, filterRows, hasDrafts, manualRules, merged, NO_FILTER, part, ruleRows, rowsOfElement, type RuleFilter } from '../../src/app/rule-rows.ts';
import { FORCES, forceKey, intensityKey, seismicKey } from '../../src/app/scope-words.ts';
import { INTENSITIES, SEISMIC_GRADES } from '../../src/profile/profile.ts';
import en from '../../src/i18n/en.ts';

const element = (storey: string | null, component: string): ReportElement => ({ storey, roles: { component } }) as unknown as ReportElement;
/** 0–2: walls on 1F, 2F, 2F; 3: a slab on 2F */
const ELEMENTS = [element('1F', 'shear-wall'), element('2F', 'shear-wall'), element('2F', 'shear-wall'), element('2F', 'slab')];

const group = (over: Partial<VerdictGroup> & Pick<VerdictGroup, 'elements'>): VerdictGroup => ({
  outcome: 'fail', kind: 'T', buildings: [], measured: over.elements.map((i) => [i, i] as const), where: over.elements.map(() => null),
  others: over.elements.map(() => []), limit: { op: '≥', value: [9, 9] }, unit: 'm', text: null, missing: [], also: [], waived: null, ...over,
});
const result = (id: string, over: Partial<RuleResult>): RuleResult => ({
  rule: `p/${id}`, pack: 'p', clause: id, title: { zh: `规则 ${id}`, en: `rule ${id}` }, force: '应', status: 'sourced', advisory: false, check: 'at-least', quantity: null,
  discipline: 'structure', chapter: null, outcome: 'fail', counts: { pass: 0, fail: 1, unknown: 0, notApplicable: 0 }, groups: [], ...over,
});
const report = (results: readonly RuleResult[]): Report => ({
  elements: ELEMENTS, packs: [{ id: 'p', edition: 'JGJ 1-2014' }, { id: 'q', edition: 'GB 2' }], rules: { results } as unknown as RuleReport,
}) as unknown as Report;
const names = (of: Report): string[] => ruleRows(of).map(({ result: { clause }, outcome, group: g }) => `${clause} ${outcome} ${g?.kind ?? ''}`.trim());

describe('the order of findings', () => {
  it('is: in error, failing by force, what only warns after what binds, undecided, waived', () => {
    const waived = { reason: 'r', who: 'w', until: '2030-01-01' };
    expect(names(report([
      result('7', { force: '必须', groups: [group({ elements: [0], waived })] }),
      result('6', { force: '必须', groups: [group({ elements: [0], outcome: 'unknown' })] }),
      result('5', { force: '可', groups: [group({ elements: [0] })] }),
      result('4', { force: '应', advisory: true, groups: [group({ elements: [0] })] }),
      result('3', { force: '应', groups: [group({ elements: [0] })] }),
      result('2', { force: '必须', groups: [group({ elements: [0] })] }),
      result('1', { outcome: 'error', error: 'broke' }),
      result('0', { outcome: null, check: 'manual' }),
    ]))).toEqual(['1 error', '2 fail T', '3 fail T', '4 fail T', '5 fail T', '6 unknown T', '7 waived T']);
  });
  it('keeps the findings of a rule together, the rule of more elements first', () => {
    const of = report([
      result('a', { groups: [group({ elements: [0, 1], kind: 'A1' })] }),
      result('b', { groups: [group({ elements: [0, 1], kind: 'B1' }), group({ elements: [2], kind: 'B2' })] }),
    ]);
    expect(names(of)).toEqual(['b fail B1', 'b fail B2', 'a fail A1']);
    expect(bundles(filterRows(ruleRows(of), NO_FILTER, ELEMENTS).shown).map(({ shown }) => shown.length)).toEqual([2, 1]);
    expect(bundleCount(ruleRows(of))).toBe(2);
  });
});

describe('filters', () => {
  const of = report([
    result('a', { force: '必须', groups: [group({ elements: [0, 1, 2], kind: 'WQ' }), group({ elements: [3], kind: 'LB' })] }),
    result('b', { pack: 'q', force: '宜', discipline: null, groups: [group({ elements: [3], outcome: 'unknown', kind: 'LB' })] }),
  ]);
  const filtered = (over: Partial<RuleFilter>) => filterRows(ruleRows(of), { ...NO_FILTER, ...over }, ELEMENTS);
  const shown = (over: Partial<RuleFilter>): string[] => filtered(over).shown.map(({ row, at }) => `${row.result.clause} ${row.group!.kind}${at === null ? '' : ` ${at.join()}`}`);

  it('leave what matches, and of a group the elements that match', () => {
    expect(shown({})).toEqual(['a WQ', 'a LB', 'b LB']);
    expect(shown({ outcome: 'unknown' })).toEqual(['b LB']);
    expect(shown({ pack: 'p', text: 'jgj WQ' })).toEqual(['a WQ']);
    expect(shown({ storey: '2F' })).toEqual(['a WQ 1,2', 'a LB 0', 'b LB 0']);
    expect(shown({ storey: '1F', component: 'slab' })).toEqual([]);
    expect(shown({ discipline: 'structure', force: '宜' })).toEqual([]);
  });
  it('are counted by rule, each with the others as they stand', () => {
    const { counts } = filtered({ force: '必须' });
    expect(Object.fromEntries(counts.force)).toEqual({ 必须: 1, 宜: 1 });
    expect(Object.fromEntries(counts.outcome)).toEqual({ fail: 1 });
    expect(Object.fromEntries(counts.component)).toEqual({ 'shear-wall': 1, slab: 1 });
    expect(Object.fromEntries(filtered({}).counts.storey)).toEqual({ '1F': 1, '2F': 2 });
  });
});

describe('parts of findings', () => {
  it('counts an element once however often it was measured, and finds all that was measured of it', () => {
    const rows = ruleRows(report([result('a', { groups: [group({ elements: [0, 1, 1, 2] })] })]));
    expect(rows[0]!.size).toBe(3);
    const [own] = rowsOfElement(rows, 1);
    expect(own!.at).toEqual([1, 2]);
    expect(part(own!.row.group!, own!.at).measured).toEqual([[1, 1], [1, 1]]);
    expect(countOf(own!.row.group!, own!.at)).toBe(1);
    expect(rowsOfElement(rows, 3)).toEqual([]);
  });
  it('joins the findings of a rule: a limit that differs is not said', () => {
    const make = (limit: number) => merged(bundles(filterRows(ruleRows(report([result('a', {
      groups: [group({ elements: [0, 1], kind: 'A' }), group({ elements: [2], kind: 'B', limit: { op: '≥', value: [limit, limit] } })],
    })])), NO_FILTER, ELEMENTS).shown)[0]!).row;
    expect(make(9).group).toMatchObject({ elements: [0, 1, 2], kind: '', limit: { value: [9, 9] } });
    expect(make(9).size).toBe(3);
    expect(make(8).group!.limit).toBeNull();
  });
  it('lists what a person judges by chapter, and knows drafts', () => {
    const rules = report([result('a', { outcome: null, chapter: 5 }), result('b', { outcome: null }), result('c', { outcome: null, chapter: 2 }), result('d', { status: 'draft' })]).rules!;
    expect(manualRules(rules).map(({ chapter, results }) => [chapter, results.length])).toEqual([[2, 1], [5, 1], [null, 1]]);
    expect(hasDrafts(rules)).toBe(true);
  });
});

it('every word of scopes and forces has a text', () => {
  const text = (key: string): unknown => key.split('.').reduce<unknown>((tree, name) => (tree as Record<string, unknown>)[name], en);
  for (const key of [...FORCES.map(forceKey), ...INTENSITIES.map(intensityKey), ...SEISMIC_GRADES.map(seismicKey)]) expect([key, typeof text(key)]).toEqual([key, 'string']);
});
