/** The queue of open questions: groups, order, stepping. */
import { describe, expect, test } from 'vitest';
import { leftOf, questionKey, queueRows, stepFrom } from '../../src/app/queue-rows.ts';
import type { OpenQuestion } from '../../src/engine/report.ts';

const question = (role: string, group: string, file: number | null, narrows: number, elements: readonly number[]): OpenQuestion =>
  ({ role, group, file, narrows, elements, items: ['q1b'], quantity: 1, unit: 'm²' });
const A = question('precast', 'A', 0, 9, [1, 2]);
const B = question('wallKind', 'A', 0, 5, [2, 3]);
const C = question('precast', 'B', 1, 3, [4]);
const D = question('joint', 'vertical-strip', null, 1, []);
const all = [A, B, C, D];
const NONE: ReadonlySet<string> = new Set();
const shown = (...args: Parameters<typeof queueRows>): readonly string[] => queueRows(...args).map((row) => (row.kind === 'group' ? `[${row.of} ${row.elements} ±${row.narrows}]` : `${row.question.role} ${row.question.group}`));

test('by effect they stand as the report has them', () => expect(shown(all, 'effect', NONE, NONE)).toEqual(['precast A', 'wallKind A', 'precast B', 'joint vertical-strip']));
test('groups stand where their most telling question would, elements counted once', () => {
  expect(shown(all, 'role', NONE, NONE)).toEqual(['[precast 3 ±9]', 'precast A', 'precast B', '[wallKind 2 ±5]', 'wallKind A', '[joint 0 ±1]', 'joint vertical-strip']);
  expect(shown(all, 'type', NONE, NONE).filter((row) => row.startsWith('['))).toEqual(['[A 3 ±9]', '[B 1 ±3]', '[vertical-strip 0 ±1]']);
  expect(shown(all, 'file', NONE, NONE).filter((row) => row.startsWith('['))).toEqual(['[0 3 ±9]', '[1 1 ±3]', '[ 0 ±1]']);
});
test('what was skipped comes last, a folded group shows its head alone', () => {
  expect(shown(all, 'effect', new Set([questionKey(A)]), NONE).at(-1)).toBe('precast A');
  expect(shown(all, 'role', NONE, new Set(['group|role|precast'])).slice(0, 2)).toEqual(['[precast 3 ±9]', '[wallKind 2 ±5]']);
});
test('the keys of a thousand questions differ', () => {
  const many = Array.from({ length: 1000 }, (_, i) => question(i % 2 ? 'precast' : 'wallKind', `T${i >> 2}`, (i >> 1) % 2, 1, [i]));
  expect(new Set(queueRows(many, 'effect', NONE, NONE).map((row) => row.key)).size).toBe(1000);
});
describe('stepping', () => {
  const rows = queueRows(all, 'role', NONE, NONE);
  const from = (key: string | null, by: 1 | -1) => stepFrom(rows, key, by)?.question;
  test('passes over heads and stays at the ends', () => {
    expect(from(questionKey(C), 1)).toBe(B);
    expect(from(questionKey(A), -1)).toBe(A);
    expect(from(questionKey(D), 1)).toBe(D);
  });
  test('begins at either end where the question is gone', () => {
    expect([from(null, 1), from('gone', -1)]).toEqual([A, D]);
    expect(stepFrom([], null, 1)).toBeNull();
  });
});
test('what is left of a width', () => {
  expect(leftOf([0, 100], [20, 45])).toBe(0.25);
  expect(leftOf([0, 100], [62, 62])).toBe(0);
  expect(leftOf(undefined, [10, 20])).toBe(1);
  expect(leftOf([50, 60], [40, 70])).toBe(1);
});
