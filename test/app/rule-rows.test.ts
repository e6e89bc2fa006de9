import { describe, expect, it } from 'vitest';
import type { Report, ReportElement } from '../../src/engine/report.ts';
import type { RuleReport, RuleResult, VerdictGroup } from '../../src/engine/rules/rule-report.ts';
import { bundles, countOf, forceOf, hasDrafts, IDS_FORCE, manualRules, merged, NO_FILTER, part, ruleRows, rowsOfElement, type RuleFilter } from '../../src/app/rule-rows.ts';
import { filterRows } from './filter-rows.ts';
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

describe('findings of an IDS', () => {
  const entity = (name: string) => ({ file: 0, expressId: 7, class: 'IfcProject', globalId: null, name });
  const said = (en: string) => ({ zh: `说 ${en}`, en });
  const ofIds = (groups: readonly VerdictGroup[]): RuleResult => result('1', { rule: 'ids:a.ids/1', pack: 'ids:a.ids', check: 'ids', groups, specification: { description: '', instructions: '', occurrence: 'optional', applicable: 3, notes: [] } });
  const walls = (elements: readonly number[], text: string, kind = 'T'): VerdictGroup => group({ elements, kind, limit: null, text: said(text), measured: elements.map((i) => `value ${i}`), instructions: [`mend ${text}`] });
  const project = group({ elements: [], kind: 'IfcProject', limit: null, text: said('no name'), measured: ['x', 'y'], where: [null, null], others: [[], []], entities: [entity('one'), entity('two')] });

  it('have no force of clauses and are filtered apart from those that have', () => {
    const rows = ruleRows(report([ofIds([walls([0], 'a')]), result('2', { groups: [group({ elements: [1] })] })]));
    expect(rows.map((row) => forceOf(row.result)).sort()).toEqual([IDS_FORCE, '应'].sort());
    const { counts } = filterRows(rows, NO_FILTER, ELEMENTS);
    expect(counts.force.get(IDS_FORCE)).toBe(1);
    expect(counts.force.get('应')).toBe(1);
    expect(filterRows(rows, { ...NO_FILTER, force: '应' }, ELEMENTS).shown.map(({ row }) => row.result.rule)).toEqual(['p/2']);
    expect(filterRows(rows, { ...NO_FILTER, pack: 'ids:a.ids' }, ELEMENTS).shown).toHaveLength(1);
    // what is said is searched, in both languages
    expect(filterRows(rows, { ...NO_FILTER, text: '说 a' }, ELEMENTS).shown).toHaveLength(1);
  });
  it('count what is no element, and nothing where a specification fails as a whole', () => {
    expect(countOf(project, null)).toBe(2);
    expect(countOf(group({ elements: [], limit: null, text: said('nothing there') }), null)).toBe(0);
    expect(part(project, [1]).entities).toEqual([entity('two')]);
  });
  it('are joined with their lists parallel: what is no element behind what is', () => {
    const { shown } = filterRows(ruleRows(report([ofIds([project, walls([1, 2], 'a'), walls([0], 'b', 'U')])])), NO_FILTER, ELEMENTS);
    const [bundle] = bundles(shown);
    const all = merged(bundle!);
    const { group: joined, size } = all.row;
    expect(size).toBe(5);
    expect(joined!.elements).toHaveLength(3);
    expect(joined!.measured).toHaveLength(5);
    joined!.elements.forEach((index, i) => expect(joined!.measured[i]).toBe(`value ${index}`));
    joined!.entities!.forEach((_, i) => expect(joined!.measured[3 + i]).toBe(['x', 'y'][i]));
    expect(joined!.text!.en.split('; ').length).toBeLessThanOrEqual(2);
    expect(joined!.text!.en).toMatch(/ …$/);
    expect([...joined!.instructions!].sort()).toEqual(['mend a', 'mend b']);
  });
});
