/** A building drawn by two offices, written as two files and read as any: nobody says which file counts, then somebody does. */
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { check, type Checked } from '../../src/engine/check.ts';
import { measuredIn } from '../../src/engine/measured.ts';
import type { ItemResult } from '../../src/engine/report.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import { countsBefore } from '../../src/profile/file-rank.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { ARCHITECT, ENGINEER, twoOffices } from '../facts/two-offices.ts';

async function checked(profile: Profile = EMPTY_PROFILE, turned = false): Promise<Checked> {
  const platform = inlinePlatform();
  const files = twoOffices();
  const loaded = await loadModels(turned ? files.reverse() : files, platform, { footprints: 'counted' });
  closePlatform(platform);
  return check(loaded.model, loaded.geometry, profile, { version: '0', plan: await loadPlan(), effects: false });
}
const item = ({ report }: Checked, id: string): ItemResult => report.buildings[0]!.items.find((one) => one.id === id)!;

test('nobody says which file counts: a range, a question, both figures', async () => {
  const open = await checked();
  const { report } = open;
  const [q1a, q1b] = [item(open, 'q1a'), item(open, 'q1b')];
  // 10 × 3 × 0.2 precast; 10 × 3 × 0.2 or × 0.22 poured
  expect([q1a.numerator, q1a.denominator]).toEqual([[6, 6], [12, 12.6]]);
  expect([q1a.ratio![0], q1a.ratio![1]]).toEqual([600 / 12.6, 50]);
  expect(q1a.missing.map((m) => m.zh)).toContain('部分构件在同级的几个文件中都有而大小不同,以哪个文件为准未说明');
  // the slab ends at the face of the poured wall: 0.11 or 0.1 beyond its axis (K8)
  expect(q1b.numerator).toEqual([58.311, 59]);

  expect(report.findings.find((f) => f.code === 'coincident-without-rank')).toMatchObject({ severity: 'warning', params: { count: 2 } });
  const asked = report.buildings[0]!.openQuestions.filter((q) => q.role === 'file');
  expect(asked).toMatchObject([{ group: `${ARCHITECT} / ${ENGINEER}`, file: null, files: [0, 1], items: ['q1a', 'q1b'] }]);
  expect(asked[0]!.elements).toHaveLength(2);
  expect(asked[0]!.quantity).toBeCloseTo(0.6, 9);
  const [lo, hi] = report.buildings[0]!.score.pRaw as readonly [number, number];
  expect(asked[0]!.narrows).toBeGreaterThan(0);
  expect(asked[0]!.narrows).toBeLessThanOrEqual(hi - lo);

  const index = q1a.contributions.find((c) => c.missing.includes('file'))!.element;
  const told = measuredIn(open, { kind: 'piece', building: 0, item: 'q1a', element: index })!;
  expect(told.value).toEqual([6, 6.6]);
  const figures = told.lines.filter((line) => line.key === 'copyFigure').map((line) => line.params);
  expect(figures).toEqual([
    { file: ARCHITECT, v: { amount: [6.6, 6.6], unit: 'm³' } }, { file: ENGINEER, v: { amount: [6, 6], unit: 'm³' } },
  ]);
  expect(told.lines.some((line) => line.key === 'copiesDiffer' && line.as === 'doubt')).toBe(true);
  // of the element itself, and of its copy, both files are named as well
  const copy = report.elements.findIndex((e) => e.representedBy === index);
  const own = measuredIn(open, { kind: 'element', element: copy, figure: 'volume' })!;
  expect([own.value, own.lines.filter((line) => line.key === 'copyFigure').length]).toEqual([[6, 6], 2]);

  const storey = measuredIn(open, { kind: 'item-storey', building: 0, item: 'q1b', row: 0 })!;
  // what lies in both slabs, and what lies in either, before the wall is taken off
  const unions = storey.lines.filter((line) => line.key === 'union').map((line) => line.params['a']);
  expect(unions).toEqual([{ amount: [59.4, 59.4], unit: 'm²' }, { amount: [60, 60], unit: 'm²' }]);
  expect(storey.value).toEqual([58.311, 59]);

  const schema = JSON.parse(await readFile(new URL('../../public/schema/report.schema.json', import.meta.url), 'utf8')) as object;
  const validate = new Ajv2020({ strict: false }).compile(schema);
  expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
});

test('whichever file is opened first', async () => {
  const [one, other] = [await checked(), await checked(EMPTY_PROFILE, true)];
  for (const id of ['q1a', 'q1b', 'q2a']) {
    expect(item(other, id).numerator).toEqual(item(one, id).numerator);
    expect(item(other, id).denominator).toEqual(item(one, id).denominator);
    expect(item(other, id).ratio).toEqual(item(one, id).ratio);
  }
  const question = ({ report }: Checked) => report.buildings[0]!.openQuestions.filter((q) => q.role === 'file').map(({ group, quantity, narrows }) => ({ group, quantity, narrows }));
  expect(question(other)).toEqual(question(one));
});

test('one of them is put first: its figures alone, and the question is gone', async () => {
  for (const [first, second, volume, area] of [[ARCHITECT, ENGINEER, 12.6, 58.311], [ENGINEER, ARCHITECT, 12, 59]] as const) {
    const decided = await checked(countsBefore(EMPTY_PROFILE, first, [second], '会议纪要'));
    expect(item(decided, 'q1a').denominator).toEqual([volume, volume]);
    expect(item(decided, 'q1b').numerator).toEqual([area, area]);
    expect(decided.report.buildings[0]!.openQuestions.filter((q) => q.role === 'file')).toEqual([]);
    expect(decided.report.findings.some((f) => f.code === 'coincident-without-rank')).toBe(false);
    expect(decided.report.files.map((f) => f.status)).toEqual(['read', 'read']);
  }
});
