/** The summary of what the rules said: short, ranked, in both languages. */
import { describe, expect, test } from 'vitest';
import { summaryTable } from '../../src/cli/summary.ts';
import { check } from '../../src/engine/check.ts';
import type { Report } from '../../src/engine/report.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import type { Pack } from '../../src/standards/pack.ts';
import { boxModel, propertySet, type BoxSpec } from '../facts/kit.ts';
import { apart, packOf, slab, toppingRule } from '../engine/rules/planted.ts';

/** A slab that the classifier knows. */
const plate = (topping: number | null, objectType: string, made: string | null = '叠合'): BoxSpec => slab(null, {
  name: '叠合板',
  element: { objectType, psets: [propertySet('SM_装配式构件', { 构件类别: '叠合板', ...(made === null ? {} : { 预制状态: made }), ...(topping === null ? {} : { 叠合层厚度: topping }) })] },
});

async function reportOf(boxes: readonly BoxSpec[], packs: readonly (Pack | string)[], profile: Partial<Profile> = {}): Promise<Report> {
  const { model, geometry } = boxModel([{}], apart(...boxes));
  const { report } = await check(model, geometry, { ...EMPTY_PROFILE, ...profile }, { version: '0', plan: await loadPlan(), effects: false, date: '2025-06-01', packs });
  return report;
}

const lines = (report: Report, lang: 'zh' | 'en'): readonly string[] => summaryTable(report, lang).trimEnd().split('\n');

describe('a pack of rules', () => {
  const pack = packOf([
    toppingRule('a'), toppingRule('b', { force: '宜', status: 'unverified', asks: 'b', clause: '9.1' }, 0.08),
    toppingRule('c', { check: 'manual' }), toppingRule('d', { of: 'precast-thickness', clause: '7' }),
    toppingRule('e', { asks: 'e', applies: { component: ['slab'], precast: ['composite'] }, advisory: true }),
  ]);
  const boxes = [plate(50, 'DBS-1'), plate(40, 'DBS-1'), plate(50, 'DBS-2'), plate(60, 'DBS-3')];

  test('counts per pack, then findings by force and count, then what is not modelled; no score that nobody asked for', async () => {
    expect(lines(await reportOf(boxes, [pack]), 'zh')).toEqual([
      '规则 · 阶段:施工图',
      'P 1-2020 试:判定 4,不满足 3,未定 0,未建模 1,满足 0,不适用 0,人工 1',
      '  不满足 应 P 1-2020 a 规则a:DBS-1 × 2、DBS-2 × 1,实为 40–50 mm;要求 ≥ 60 mm',
      '  不满足 宜 P 1-2020 9.1 规则b:DBS-1 等 3 类 × 4,实为 40–60 mm;要求 ≥ 80 mm [待核对]',
      '  不满足 应 P 1-2020 e 规则e:DBS-1 × 2、DBS-2 × 1,实为 40–50 mm;要求 ≥ 60 mm [提醒]',
      '未建模:1 条规则',
      '  补充 预制底板厚度 (SM_装配式构件.预制厚度、Pset_PrecastSlab.NominalThickness、预制厚度…) → 1 条规则',
    ]);
    const english = lines(await reportOf(boxes, [pack]), 'en');
    expect(english[1]).toBe('P 1-2020 trial: judged 4, failed 3, undecided 0, not modelled 1, pass 0, not applicable 0, manual 1');
    expect(english[2]).toBe('  fails shall P 1-2020 a rule a: DBS-1 × 2, DBS-2 × 1, is 40–50 mm; required ≥ 60 mm');
    expect(english.join('\n')).not.toMatch(/Prefabrication ratio/);
  });

  test('beside a scoring pack the score comes first', async () => {
    const both = lines(await reportOf(boxes, [pack, 'gbt51129-2017']), 'en');
    expect(both[0]).toMatch(/Prefabrication ratio/);
    expect(both.indexOf('')).toBeLessThan(both.findIndex((line) => line.startsWith('rules · stage')));
    expect(both.join('\n')).toContain('P 1-2020 trial: judged 4');
    const scored = lines(await reportOf(boxes, ['gbt51129-2017']), 'en');
    expect(scored.join('\n')).not.toContain('rules · stage');
  });

  test('names other clauses that ask the same, and what waits', async () => {
    const strict = packOf([toppingRule('s', { clause: '5.5' }, 0.07)], { id: 'q', edition: 'Q 2-2021' });
    const text = lines(await reportOf([plate(50, 'DBS-1'), plate(50, 'DBS-2', null)], [packOf([toppingRule('a', { applies: { component: ['slab'], building: { type: ['residential'] } } }), toppingRule('w', { asks: 'w', applies: { component: ['slab'], where: [{ quantity: 'piece-mark' }] } })]), strict]), 'zh').join('\n');
    expect(text).toContain('未填写:建筑类型');
    expect(text).toContain('待补:');
    expect(text).toMatch(/未填写:建筑类型 \(楼板 × 2\) → 1 条规则:P 1-2020 a/);
    const same = lines(await reportOf([plate(50, 'DBS-1')], [packOf([toppingRule('a')]), strict]), 'zh');
    expect(same).toContain('  不满足 应 Q 2-2021 5.5 规则s:DBS-1 × 1,实为 50 mm;要求 ≥ 70 mm (同时涉及 P 1-2020 a ≥ 60 mm)');
  });

  test('what waits and was not measured is one line with its clauses, whatever the types; what was measured keeps its own', async () => {
    const asked = (id: string, clause: string) => toppingRule(id, { asks: id, clause, applies: { component: ['slab'], building: { type: ['residential'] } } });
    const bare = lines(await reportOf([plate(null, 'DBS-1'), plate(null, 'DBS-2'), plate(50, 'DBS-3')], [packOf([asked('a', '1'), asked('b', '2')])]), 'zh');
    expect(bare.filter((line) => line.startsWith('  未定')).map((line) => /规则.:DBS-. × 1,实为 50 mm/.test(line))).toEqual([true, true]);
    expect(bare).toContain('  未填写:建筑类型 (楼板 × 3) → 2 条规则:P 1-2020 1、P 1-2020 2');
  });

  test('what hangs on two answers is no finding yet, and what passes either way is none', async () => {
    const asked = toppingRule('a', { applies: { component: ['slab'], building: { type: ['residential'] }, where: [{ quantity: 'piece-mark' }] } });
    const open = lines(await reportOf([plate(50, 'DBS-1'), plate(70, 'DBS-2')], [packOf([asked])]), 'zh');
    expect(open.filter((line) => line.startsWith('  未定'))).toEqual([]);
    expect(open.join('\n')).toContain('→ 1 条规则:P 1-2020 a');
  });

  test('rows that only have to be confirmed are one line, those to type are listed in words', async () => {
    const text = lines(await reportOf(boxes, ['db33t1165-2019']), 'zh');
    expect(text.filter((line) => /^ {2}待确认 × \d+: /.test(line))).toHaveLength(1);
    expect(text.filter((line) => /^ {2}item-q2a /.test(line))).toEqual([]);
    expect(text.find((line) => line.includes('grade-A'))).toMatch(/待填 +下限/);
  });

  test('a draft is named', async () => {
    const text = lines(await reportOf(boxes, [packOf([toppingRule('a')], { status: 'draft' }), packOf([toppingRule('b')], { id: 'q', edition: 'Q 2-2021' })]), 'zh');
    expect(text).toContain('P 1-2020 为草案,其结果不得作为审查结论。');
  });

  test('waivers that waive nothing, and what is waived at the end', async () => {
    const waiver = { reason: '论证', who: '李', role: '审图', approval: '1' };
    const text = lines(await reportOf(boxes, [pack], { waivers: [
      { ...waiver, rule: 'p/a', type: 'DBS-1', until: '2025-12-31' }, { ...waiver, rule: 'p/b', until: '2024-12-31' }, { ...waiver, rule: 'p/x', until: '2025-12-31' },
    ] }), 'zh');
    expect(text.filter((line) => line.includes('DBS-1') && line.includes('规则a'))).toEqual(['  已豁免 应 P 1-2020 a 规则a:DBS-1 × 2,实为 40–50 mm;要求 ≥ 60 mm']);
    expect(text).toContain('豁免 p/b (李,至 2024-12-31):已过期');
    expect(text).toContain('豁免 p/x (李,至 2025-12-31):没有对应的不满足项');
  });

  test('is at most forty lines', async () => {
    const many = packOf(Array.from({ length: 60 }, (_, i) => toppingRule(`r${i}`, { asks: `r${i}` })));
    const text = lines(await reportOf(boxes, [many]), 'en');
    expect(text).toHaveLength(40);
    expect(text.filter((line) => /^ {2}… 23 more in --json$/.test(line))).toHaveLength(1);
  });
});

test('text of a model cannot move the cursor', async () => {
  const text = summaryTable(await reportOf([plate(50, 'a\u001b[2Jb\u0007')], [packOf([toppingRule('a')])]), 'en');
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});
