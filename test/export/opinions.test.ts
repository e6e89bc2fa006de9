/** 审查意见表 (domain 4.5). */
import { expect, test } from 'vitest';
import { check } from '../../src/engine/check.ts';
import type { Report } from '../../src/engine/report.ts';
import { shown } from '../../src/export/book/book.ts';
import { conclusionOf, natureOf, NATURE_ORDER, opinionsOf, opinionTables } from '../../src/export/opinions.ts';
import { keyOfElement, keyOfGroup } from '../../src/export/review-key.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { listPacks, loadPack } from '../../src/standards/pack.ts';
import { boxModel, propertySet } from '../facts/kit.ts';
import { apart, packOf, slab, toppingRule } from '../engine/rules/planted.ts';

async function reportOf(profile: Profile = EMPTY_PROFILE): Promise<Report> {
  const plate = (name: string, topping: number | null) => slab(null, {
    name, element: { objectType: '叠合板', psets: [propertySet('SM_装配式构件', { 构件类别: '叠合板', 预制状态: '叠合', 构件编号: name, ...(topping === null ? {} : { 叠合层厚度: topping }) })] },
  });
  const { model, geometry } = boxModel([{}], apart(plate('DBS1', 50), plate('DBS2', 40), plate('DBS3', null), plate('DBS4', 60)));
  const rules = [toppingRule('a', { force: '必须', discipline: 'structure', asks: 'a' }), toppingRule('b', { force: '宜', asks: 'b' }, 0.055), toppingRule('c', { asks: 'c', discipline: 'architecture', status: 'unverified' }, 0.045)];
  return (await check(model, geometry, profile, { version: '0', plan: await loadPlan(), effects: false, packs: [packOf(rules)] })).report;
}

test('by nature, then discipline; what is open is no violation', async () => {
  const report = await reportOf();
  const list = opinionsOf(report);
  expect(list.map(({ rule, outcome, nature, discipline, elements }) => [rule, outcome, nature, discipline, elements])).toEqual([
    ['p/a', 'fail', 'mandatory', 'structure', [0, 1]],
    ['p/a', 'unknown', 'general', 'structure', [2]],
    ['p/c', 'fail', 'general', 'architecture', [1]],
    ['p/c', 'unknown', 'general', 'architecture', [2]],
    ['p/b', 'fail', 'advice', null, [0, 1]],
    ['p/b', 'unknown', 'advice', null, [2]],
  ]);
  expect(list[0]!.opinion.zh).toBe('规则a (叠合板)：实为 40–50 mm;要求 ≥ 60 mm');
  expect(list[0]!.basis.zh).toBe('P 1-2020 a');
  expect(list[2]!.basis.zh).toBe('P 1-2020 c（待核对）');
  expect(list[0]!.drawing).toBe('DBS1 g0, DBS2 g1');
  expect(list[0]!.submitted.zh).toBe('40–50 mm');
  expect(conclusionOf(list)).toBe('fail');
});

test('of one kind what is wrong comes before what is not known of elements, and that before what no model states', async () => {
  const report = await reportOf();
  const of = (id: string) => report.rules!.results.find(({ rule }) => rule === id)!;
  const general = { force: '应', discipline: 'structure', status: 'sourced' } as const;
  const results = [{ ...of('p/a'), ...general, rule: 'p/0', groups: [], outcome: 'unknown' as const, notModelled: 'a' }, { ...of('p/a'), ...general }, { ...of('p/b'), ...general }];
  const list = opinionsOf({ ...report, rules: { ...report.rules!, results } });
  expect(list.map(({ rule, outcome, nature }) => `${rule} ${outcome} ${nature}`)).toEqual([
    'p/a fail general', 'p/b fail general', 'p/a unknown general', 'p/b unknown general', 'p/0 unknown general',
  ]);
});

test('what people said: its own words, an element apart, what was not founded left out', async () => {
  const plain = await reportOf();
  const [a, , c] = ['p/a', 'p/b', 'p/c'].map((id) => plain.rules!.results.find(({ rule }) => rule === id)!);
  const group = a!.groups.find(({ outcome }) => outcome === 'fail')!;
  const lesser = c!.groups.find(({ outcome }) => outcome === 'fail')!;
  const profile: Profile = {
    ...EMPTY_PROFILE,
    reviews: [
      { of: keyOfGroup(a!, group), opinion: '=叠合层不足', reply: '已改', recheck: '同意', round: 2, who: '甲', date: '2026-02-01', drawing: '结施-05', changedDrawing: '结施-05a', nature: 'safety' },
      { of: keyOfElement(a!, plain.elements[1]!, plain.files, new Set()), status: 'closed' },
      { of: keyOfGroup(c!, lesser), status: 'rejected' },
    ],
  };
  const report = await reportOf(profile);
  const list = opinionsOf(report);
  expect(list.filter(({ outcome }) => outcome === 'fail').map(({ rule, nature, elements, status }) => [rule, nature, elements, status])).toEqual([
    ['p/a', 'mandatory', [1], 'closed'], ['p/a', 'safety', [0], 'open'], ['p/b', 'advice', [0, 1], 'open'],
  ]);
  expect(opinionsOf(report, { rejected: true }).map(({ status }) => status)).toContain('rejected');
  expect(conclusionOf(list)).toBe('pass-after');
  const [table, summary] = opinionTables(report);
  const row = table!.rows[1]!.cells.map(shown);
  const cell = (id: string): unknown => row[table!.columns.findIndex((one) => one.id === id)];
  expect(['round', 'drawing', 'reply', 'changedDrawing', 'recheck', 'who', 'date'].map(cell)).toEqual([2, '结施-05', '已改', '结施-05a', '同意', '甲', '2026-02-01']);
  expect(cell('opinion')).toEqual({ zh: '=叠合层不足', en: '=叠合层不足' });
  expect(table!.columns.map(({ title }) => title.zh)).toEqual([
    '序号', '轮次', '子项/楼号', '专业', '图号／构件', '楼层/轴线', '意见内容', '依据', '性质', '影响装配率(±分)', '送审值', '复核值', '设计回复', '修改后图号', '复审意见', '审查人', '日期', '状态',
  ]);
  expect(summary!.rows.map(({ cells }) => shown(cells[1]!)).some((value) => JSON.stringify(value).includes('修改后合格'))).toBe(true);
});

test('no shipped rule becomes a violation of a mandatory clause but those marked 必须', () => {
  let mandatory = 0;
  for (const { id, status } of listPacks()) {
    for (const rule of loadPack(id).rules) {
      const nature = natureOf({ advisory: rule.advisory === true, status: status === 'draft' ? 'draft' : rule.status, force: rule.force, pack: id, discipline: rule.discipline ?? null }, 'fail');
      expect(NATURE_ORDER).toContain(nature);
      if (nature !== 'mandatory') continue;
      mandatory += 1;
      expect([id, rule.force]).toEqual([id, '必须']);
      expect(['gb55008-2021', 'gb55037-2022']).toContain(id);
    }
  }
  expect(mandatory).toBeGreaterThan(10);
});
