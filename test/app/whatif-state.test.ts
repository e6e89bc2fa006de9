/** Scenarios of a what-if and what the workspace keeps of them. */
import { nextTick, ref, shallowRef } from 'vue';
import { expect, test } from 'vitest';
import { createWhatIf } from '../../src/app/whatif-state.ts';
import type { BuildingResult, Report } from '../../src/engine/report.ts';
import type { LayMeasure, Measure, StateMeasure } from '../../src/profile/measures.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { EMPTY_WORKSPACE, readWorkspace, type Workspace } from '../../src/store/workspace.ts';
import type { WhatIfWorker } from '../../src/worker/what-if-api.ts';

const building = { id: 'B1' } as BuildingResult;
const file = (path: string, elements: number) => ({ path, sha256: 'ab'.repeat(32), elements });
const reportOf = (...files: readonly ReturnType<typeof file>[]): Report => ({ files, buildings: [building], elements: [] }) as unknown as Report;
const A = file('a.ifc', 10);
const B = file('b.ifc', 5);
const lay: LayMeasure = { kind: 'lay', item: 'q3d', type: 'JDG20', elements: [3], quantity: 1, unit: 'm' };
const state: StateMeasure = { kind: 'state', item: 'q3a', building: 'B1', ratio: 70, quantity: null, unit: 'm²' };

function made(kept: Workspace = EMPTY_WORKSPACE, first: Report | null = null) {
  const report = shallowRef<Report | null>(first);
  const workspace = shallowRef<Workspace>(kept);
  const said: string[] = [];
  const asked: (readonly Measure[])[] = [];
  const engine = {
    async whatIf(measures: readonly Measure[]) { asked.push(measures); return { buildings: [], failures: [], causes: [] }; },
    async whatIfSuggest() { return { list: [], groups: 0, tried: 0 }; },
  } as unknown as WhatIfWorker;
  const whatIf = createWhatIf({
    engine: () => engine, report, workspace, profile: shallowRef(EMPTY_PROFILE), building: shallowRef<BuildingResult | null>(building), busy: ref(false),
    change: () => undefined, say: (_, key) => { said.push(key); },
  });
  return { whatIf, report, workspace, said, asked };
}
/** the workspace as another visit reads it */
const reread = (workspace: Workspace): Workspace => readWorkspace(JSON.parse(JSON.stringify(workspace))).workspace;
const rest = async (): Promise<void> => { for (let i = 0; i < 20; i++) await nextTick(); };
const told = ({ whatIf }: ReturnType<typeof made>) => whatIf.scenarios.value.map(({ name, history }) => [name, history.present]);

async function opened(kept?: Workspace, ...files: readonly ReturnType<typeof file>[]) {
  const one = made(kept);
  one.report.value = reportOf(...files);
  await rest();
  return one;
}

test('one empty scenario is not kept; its measures are, and what was taken back is not', async () => {
  const { whatIf, workspace } = await opened(undefined, A);
  expect(workspace.value).toBe(EMPTY_WORKSPACE);
  whatIf.apply([lay]);
  expect(workspace.value.whatIf).toEqual({ files: [A], scenarios: [{ name: 'A', measures: [lay] }], current: 0 });
  whatIf.undo();
  expect(workspace.value).toEqual(EMPTY_WORKSPACE);
  expect(workspace.value).not.toHaveProperty('whatIf');
  whatIf.redo();
  whatIf.clear();
  expect(workspace.value).not.toHaveProperty('whatIf');
  whatIf.rename(whatIf.current.value.id, '少动结构');
  expect(workspace.value.whatIf?.scenarios).toEqual([{ name: '少动结构', measures: [] }]);
});

test('another visit has them again once the same files are open, and their outcome is worked out anew', async () => {
  const first = await opened(undefined, A, B);
  first.whatIf.apply([lay]);
  first.whatIf.add(true);
  first.whatIf.apply([state]);
  first.whatIf.rename(first.whatIf.current.value.id, '  含干式地面  ');
  first.whatIf.add(false);
  first.whatIf.choose(first.whatIf.scenarios.value[1]!.id);

  const later = made(reread(first.workspace.value));
  await rest();
  expect(told(later)).toEqual([['A', []]]);
  later.whatIf.wanted.value = true;
  later.report.value = reportOf(A, B);
  await rest();
  expect(told(later)).toEqual([['A', [lay]], ['含干式地面', [lay, state]], ['C', []]]);
  expect(later.whatIf.current.value.name).toBe('含干式地面');
  // the one that is looked at comes first
  expect(later.asked).toEqual([[lay, state], [lay]]);
  expect(later.whatIf.scenarios.value.map(({ outcome }) => outcome !== null)).toEqual([true, true, false]);
  expect([later.whatIf.canUndo.value, later.said, later.workspace.value]).toEqual([false, [], reread(first.workspace.value)]);
  // names that are taken are not given again
  later.whatIf.add(false);
  later.whatIf.remove(later.whatIf.scenarios.value[0]!.id);
  later.whatIf.add(false);
  expect(later.whatIf.scenarios.value.map(({ name }) => name)).toEqual(['含干式地面', 'C', 'D', 'E']);
  expect(later.workspace.value.whatIf).toMatchObject({ scenarios: [{ name: '含干式地面' }, { name: 'C' }, { name: 'D' }, { name: 'E' }], current: 3 });
});

test('a check of the same files leaves them, and only their outcome is asked again', async () => {
  const one = await opened(undefined, A);
  one.whatIf.wanted.value = true;
  await rest();
  one.whatIf.apply([lay]);
  await rest();
  expect(one.asked).toEqual([[lay]]);
  const kept = one.workspace.value;
  // what else a person arranges is not theirs to answer
  one.workspace.value = { ...kept, sets: [] };
  await rest();
  expect(one.asked).toEqual([[lay]]);
  one.report.value = reportOf(A);
  await rest();
  expect(one.asked).toEqual([[lay], [lay]]);
  expect([told(one), one.workspace.value.whatIf, one.said]).toEqual([[['A', [lay]]], kept.whatIf, []]);
});

test('with other files they are set aside and come back with their own; measures of others take their place', async () => {
  const one = await opened(undefined, A);
  one.whatIf.apply([lay]);
  const kept = one.workspace.value;
  one.report.value = reportOf({ ...A, sha256: 'cd'.repeat(32) });
  await rest();
  expect([told(one), one.whatIf.waiting.value, one.said]).toEqual([[['A', []]], 1, ['whatif.cleared']]);
  one.whatIf.add(false);
  expect(one.workspace.value).toBe(kept);
  // as when the engine broke off and was started anew
  one.report.value = null;
  await rest();
  expect([told(one), one.whatIf.waiting.value]).toEqual([[['A', []]], 0]);
  one.report.value = reportOf(A);
  await rest();
  expect([told(one), one.whatIf.waiting.value, one.said]).toEqual([[['A', [lay]]], 0, ['whatif.cleared']]);
  one.report.value = reportOf(A, B);
  await rest();
  one.whatIf.apply([state]);
  expect([one.workspace.value.whatIf, one.whatIf.waiting.value]).toEqual([{ files: [A, B], scenarios: [{ name: 'A', measures: [state] }], current: 0 }, 0]);
});

test('another project brings its own, or none', async () => {
  const one = await opened(undefined, A);
  one.whatIf.apply([lay]);
  const mine = reread(one.workspace.value);
  one.report.value = null;
  one.workspace.value = EMPTY_WORKSPACE;
  await rest();
  one.report.value = reportOf(A);
  await rest();
  expect([told(one), one.workspace.value, one.said]).toEqual([[['A', []]], EMPTY_WORKSPACE, []]);
  // even where its files are those that are open
  one.workspace.value = { ...mine, whatIf: { ...mine.whatIf!, scenarios: [{ name: '他人的', measures: [state] }] } };
  await rest();
  expect(told(one)).toEqual([['他人的', [state]]]);
});

test('more than is read again is not taken', async () => {
  const one = await opened(undefined, A);
  one.whatIf.apply(Array.from({ length: 1000 }, () => state));
  one.whatIf.apply([lay]);
  expect([one.whatIf.measures.value.length, one.said]).toEqual([1000, ['whatif.full']]);
  expect(reread(one.workspace.value)).toEqual(one.workspace.value);
});

test('the same files in another order are the same files: elements are found by file', async () => {
  const first = await opened(undefined, A, B);
  // A has the places 0–9, B 10–14
  first.whatIf.apply([{ ...lay, elements: [3, 12] }]);
  first.whatIf.leaveOut([14, 0]);
  const later = await opened(reread(first.workspace.value), B, A);
  expect([told(later), [...later.whatIf.avoid.value], later.whatIf.waiting.value, later.said]).toEqual([[['A', [{ ...lay, elements: [2, 8] }]]], [4, 5], 0, []]);
  // what is kept anew is of the order that is open now
  later.whatIf.rename(later.whatIf.current.value.id, 'X');
  expect(later.workspace.value.whatIf).toEqual({ files: [B, A], scenarios: [{ name: 'X', measures: [{ ...lay, elements: [2, 8] }] }], current: 0, avoid: [4, 5] });
  // and in the same visit too
  later.report.value = reportOf(A, B);
  await rest();
  expect([told(later), later.said]).toEqual([[['X', [{ ...lay, elements: [3, 12] }]]], []]);
});

test('what is said of one of several buildings waits where the files come in another order: their ids follow it', async () => {
  const first = await opened(undefined, A, B);
  first.whatIf.apply([state]);
  const later = made(reread(first.workspace.value));
  later.report.value = { ...reportOf(B, A), buildings: [building, { id: 'B2' } as BuildingResult] };
  await rest();
  expect([told(later), later.whatIf.waiting.value]).toEqual([[['A', []]], 1]);
  // of one building there is no doubt
  expect((await opened(reread(first.workspace.value), B, A)).whatIf.measures.value).toEqual([state]);
});

test('relative costs and what is left out are kept with the scenarios, and only while they say something', async () => {
  const one = await opened(undefined, A);
  one.whatIf.setFactor('q1a', 2.5);
  one.whatIf.leaveOut([7, 2]);
  expect(one.workspace.value.whatIf).toEqual({ files: [A], scenarios: [{ name: 'A', measures: [] }], current: 0, factors: { q1a: 2.5 }, avoid: [2, 7] });
  const later = await opened(reread(one.workspace.value), A);
  expect([{ ...later.whatIf.factors }, [...later.whatIf.avoid.value]]).toEqual([{ q1a: 2.5 }, [2, 7]]);
  later.whatIf.setFactor('q1a', 1);
  later.whatIf.leaveNothingOut();
  expect(later.workspace.value).toEqual(EMPTY_WORKSPACE);
});

test('costs and places that make no sense are left out', () => {
  const saved = { files: [A], scenarios: [{ name: 'A', measures: [] }], current: 0, factors: { q1a: 2, q1b: -1, q2a: '3', 'a b': 1, q2b: Infinity }, avoid: [9, 1, 1, 10, -1, 2.5, 'x'] };
  expect(readWorkspace({ ...EMPTY_WORKSPACE, whatIf: saved }).workspace.whatIf).toEqual({ ...saved, factors: { q1a: 2 }, avoid: [1, 9] });
  expect(readWorkspace({ ...EMPTY_WORKSPACE, whatIf: { ...saved, factors: [], avoid: {} } }).workspace.whatIf).toEqual({ files: [A], scenarios: saved.scenarios, current: 0 });
});
