/** What is missing of the template as BCF: one topic per component and property, with the elements that lack it. */
import { describe, expect, test } from 'vitest';
import { readBcf } from '../../src/bcf/read.ts';
import { writeBcf } from '../../src/bcf/write.ts';
import type { Report } from '../../src/engine/report.ts';
import { bcfOf, type BcfOptions } from '../../src/export/bcf/bcf-of.ts';
import { reportShape } from '../../src/export/report-shape.ts';
import { ELEMENT_SET } from '../../src/model/template.ts';
import { propertyGaps } from '../../src/template/gaps.ts';
import { judge } from '../bcf/xsd.ts';
import { propertySet, type BoxSpec } from '../facts/kit.ts';
import { reportOfBoxes } from '../export/bcf/reports.ts';

const GUIDS = ['0000000000000000000001', '0000000000000000000002', '0000000000000000000003', '0000000000000000000004'] as const;
const column = (i: number, said: Readonly<Record<string, string>>): BoxSpec => ({
  class: 'IfcColumn', name: `K${i}`, component: 'column', box: [3 * i, 0, 0, 3 * i + 0.5, 0.5, 3],
  element: { globalId: GUIDS[i]!, storey: 0, psets: Object.keys(said).length === 0 ? [] : [propertySet(ELEMENT_SET, said)] },
});
const columns = [column(0, { 构件类别: '柱', 预制状态: '预制' }), column(1, { 构件类别: '柱', 预制状态: '工厂化' }), column(2, { 构件类别: '柱' }), column(3, {})];
const make = (): Promise<Report> => reportOfBoxes([{ elevations: [0, 3] }], columns);
const options: BcfOptions = { language: 'zh', version: '2.1', group: 'finding', author: 'x', sources: ['template'], date: '2026-03-01' };

describe('topics', () => {
  test('are the gaps, with what is written wrongly apart from what is not written', async () => {
    const report = await make();
    const bcf = await bcfOf(report, options);
    expect(bcf.topics.map(({ title }) => title)).toEqual(propertyGaps(report, { known: false }).map(() => expect.stringMatching(/^属性待补:/)));
    const made = bcf.topics.find(({ title }) => title.includes('柱 — 预制状态'))!;
    expect(made.title).toBe('属性待补:柱 — 预制状态(3 个构件)');
    expect(made.description).toContain('可填:预制 / 现浇 / 叠合。缺 2 个。不在规定用词之内:“工厂化” × 1。');
    expect(made.description).toContain(GUIDS[2]);
    expect(made.labels).toContain('属性模板');
    const [view] = made.viewpoints;
    expect(view!.components!.selection.map(({ ifcGuid }) => ifcGuid).sort()).toEqual([GUIDS[1], GUIDS[2], GUIDS[3]]);
    expect(view!.components!.coloring.map(({ components }) => components.length).sort()).toEqual([1, 2]);
    const building = bcf.topics.find(({ title }) => title.includes('全装修'))!;
    expect(building.title).toBe('属性待补:单体 — 全装修(1 个单体)');
    expect(building.viewpoints[0]?.components?.selection ?? []).toEqual([]);
  });

  test('come only where they are asked for, and with what is known where that is asked for', async () => {
    const report = await make();
    const { sources: _, ...rest } = options;
    expect((await bcfOf(report, rest)).topics.some(({ title }) => title.startsWith('属性待补'))).toBe(false);
    // the fourth column is one by its class: nobody needs to say so
    expect((await bcfOf(report, options)).topics.some(({ title }) => title.includes('构件类别'))).toBe(false);
    expect((await bcfOf(report, { ...options, gaps: { known: true } })).topics.find(({ title }) => title.includes('构件类别'))!.title).toBe('属性待补:柱 — 构件类别(1 个构件)');
    const { template: __, ...before } = report;
    expect((await bcfOf(before as Report, options)).topics).toEqual([]);
  });

  test.each(['2.1', '3.0'] as const)('in BCF %s are valid, lose nothing and read back in both languages', async (version) => {
    const report = await make();
    for (const language of ['zh', 'en'] as const) {
      const { bytes, lost } = writeBcf(await bcfOf(report, { ...options, language, version }), version);
      expect(lost).toEqual([]);
      const faults = judge(version);
      if (faults === null) console.log('skipped: no corpus');
      else expect(faults(bytes)).toEqual([]);
      const back = readBcf(bytes);
      expect(back.problems).toEqual([]);
      expect(back.bcf!.topics.length).toBeGreaterThan(3);
      if (language === 'en') expect(back.bcf!.topics.some(({ title }) => title === 'Property to fill in: column — how it is made 预制状态 (elements: 3)')).toBe(true);
    }
  });
});

test('a report from a file is looked at before its gaps are written', async () => {
  const report = JSON.parse(JSON.stringify(await make())) as Report;
  expect(reportShape(report).ok).toBe(true);
  const group = report.template.groups.find(({ component }) => component === 'column')!;
  const spoiled = (change: object): unknown => ({ ...report, template: { ...report.template, groups: [{ ...group, ...change }] } });
  expect(reportShape(spoiled({ elements: [99] }))).toMatchObject({ ok: false, fault: { path: 'template.groups.0.elements.0' } });
  expect(reportShape(spoiled({ missing: ['nothing'] }))).toMatchObject({ ok: false, fault: { path: 'template.groups.0.missing.0' } });
  expect(reportShape({ ...report, template: undefined }).ok).toBe(true);
});
