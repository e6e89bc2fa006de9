import { expect, test } from 'vitest';
import { check } from '../../src/engine/check.ts';
import type { Report } from '../../src/engine/report.ts';
import { csv, findingRows } from '../../src/export/csv.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { boxModel, propertySet } from '../facts/kit.ts';
import { apart, packOf, slab, toppingRule } from '../engine/rules/planted.ts';

async function reportOf(): Promise<Report> {
  const plate = (name: string, topping: number | null) => slab(null, {
    name: '叠合板', element: { objectType: name, psets: [propertySet('SM_装配式构件', { 构件类别: '叠合板', 预制状态: '叠合', ...(topping === null ? {} : { 叠合层厚度: topping }) })] },
  });
  const { model, geometry } = boxModel([{}], apart(plate('=HYPERLINK("x")', 50), plate('DBS', 40), plate('DBS', null), plate('DBS', 60)));
  const rules = [toppingRule('a', { clause: '6.6.2' }), toppingRule('b', {}, 0.05), toppingRule('c', { of: 'precast-thickness' })];
  return (await check(model, geometry, EMPTY_PROFILE, { version: '0', plan: await loadPlan(), effects: false, packs: [packOf(rules)] })).report;
}

function findingsCsv(report: Report): string {
  const { head, rows } = findingRows(report);
  return csv([head, ...rows]);
}

test('findings: one line per element that is not met or not decided, formulas disarmed', async () => {
  const lines = findingsCsv(await reportOf()).trimEnd().split('\r\n');
  const columns = lines[0]!.split(',').length;
  expect(lines[0]!.startsWith('\uFEFF规范 standard,')).toBe(true);
  const cells = lines.slice(1).map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, '')).slice(0, columns));
  for (const row of cells) expect(row).toHaveLength(columns);
  const shown = cells.map((row) => [row[2], row[7], row[14], row[17], row[19], row[20], row[22], row[24], row[25]]);
  expect(shown).toEqual([
    ['p/a', 'fail', '"\'=HYPERLINK(""x"")"', '0.05', '≥', '0.06', 'm', '', ''],
    ['p/a', 'fail', 'DBS', '0.04', '≥', '0.06', 'm', '', 'P 1-2020 b ≥ 50 mm'],
    ['p/a', 'unknown', 'DBS', '', '≥', '0.06', 'm', '模型未写明:后浇叠合层厚度', 'P 1-2020 b ≥ 50 mm'],
    ['p/c', 'unknown', '', '', '', '', '', '模型未写明:预制底板厚度', ''],
  ]);
});

test('findings: the head alone where no chosen pack has rules', async () => {
  expect(findingsCsv({ ...(await reportOf()), rules: null }).trimEnd().split('\r\n')).toHaveLength(1);
});
