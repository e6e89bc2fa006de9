/** Counts and lists per component and stage, whatever stage the project is at. */
import { expect, test } from 'vitest';
import { runRules } from '../../src/engine/rules/run.ts';
import * as w from '../../src/ifc-write/index.ts';
import { EMPTY_PROFILE, type Stage } from '../../src/profile/profile.ts';
import { loadPack } from '../../src/standards/pack.ts';
import { factsOfCase } from './case.ts';

const wall = (ifc: w.IfcFile, at: number, words: Readonly<Record<string, string>>): void => void w.wall(ifc, {
  name: '墙板', from: [at, 0], to: [at + 3, 0], thickness: 0.2, height: 2.8, psets: { SM_装配式构件: { 构件类别: '剪力墙', ...words } },
});
const draw = (ifc: w.IfcFile): void => {
  wall(ifc, 0, { 预制状态: '预制', 构件编号: 'YWQ1' });
  wall(ifc, 5, { 预制状态: '预制' });
  // nobody knows whether a mark is asked of it, even where it has one
  wall(ifc, 10, { 构件编号: 'YWQ2' });
};

async function completeness(stage: Stage) {
  const profile = { ...EMPTY_PROFILE, project: { stage }, concepts: [{ concept: 'piece-mark', properties: ['编号'] }] };
  const facts = await factsOfCase({ title: { zh: '三块墙板', en: 'three panels' }, draw, profile });
  const { report } = await runRules(facts, [loadPack('design-depth')], profile, { date: null });
  return { facts, rows: report.completeness, report };
}

test('every stage that asks is listed, the same from whichever stage one looks', async () => {
  const { rows } = await completeness('scheme');
  expect([...new Set(rows.map((row) => row.stage))]).toEqual(['preliminary', 'design', 'detailing']);
  expect((await completeness('detailing')).rows).toEqual(rows);
});

test('the chosen stage alone gives results', async () => {
  const { report } = await completeness('scheme');
  expect(report.results.every((result) => result.check !== 'stated')).toBe(true);
});

test('asked once per element and attribute, open where it is not known whether it is asked', async () => {
  const { rows } = await completeness('design');
  const row = rows.find((r) => r.stage === 'design' && r.discipline === 'structure' && r.component === 'shear-wall')!;
  const missing = new Map(row.missing.map((m) => [m.id, m]));
  expect(missing.get('piece-mark')?.elements).toEqual([1]);
  expect(missing.get('precast-told-apart')?.elements).toEqual([2]);
  expect(missing.get('precast-told-apart')?.names).toEqual(['SM_装配式构件.预制状态']);
  expect(row.stated + row.missing.reduce((sum, m) => sum + m.elements.length, 0)).toBe(row.asked);
  expect(row.percent).toBe(Math.round((1000 * row.stated) / row.asked) / 10);
  // told apart, size, strength and bars are asked of all three; each other attribute of two pieces, and perhaps of the third
  expect(row.asked).toBe(4 * 3 + row.undecided * 2);
});

test('what to add names the properties that would be read', async () => {
  const { rows } = await completeness('design');
  const mark = rows.flatMap((r) => r.missing).find((m) => m.id === 'piece-mark')!;
  expect(mark.title).toEqual({ zh: '构件编号', en: 'piece mark' });
  expect(mark.names[0]).toBe('编号');
  expect(mark.names).toContain('Pset_PrecastConcreteElementGeneral.PieceMark');
});
