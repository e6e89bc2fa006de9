import { describe, expect, test } from 'vitest';
import { settle, withdraw } from '../../src/app/edit-profile.ts';
import { emptyBcf } from '../../src/app/bcf-edit.ts';
import { advance, start, undo } from '../../src/app/history.ts';
import type { IdsEntry } from '../../src/app/ids-state.ts';
import { bcfStep, idsStep, profileStep, stepNames } from '../../src/app/step-names.ts';
import type { BcfTopic } from '../../src/bcf/bcf.ts';
import { EMPTY_PROFILE, type Profile, type Settlement } from '../../src/profile/profile.ts';

const words = {
  t: (key: string, params: Readonly<Record<string, unknown>> = {}) => [key.replace('keep.step.', ''), ...Object.values(params)].join(' '),
  word: (_: string, code: string) => code,
};
const settled = (key: string, by: Settlement['by'] = 'element', value = 'precast'): Settlement => ({ by, key, role: 'precast', value, reason: 'drawing' });
const many = settle(EMPTY_PROFILE, Array.from({ length: 31 }, (_, i) => settled(`e${i}`)));

describe('a step of the profile is named', () => {
  test.each<[string, Profile, Profile, string]>([
    ['elements settled', EMPTY_PROFILE, many, 'elements 31'],
    ['more of them', many, settle(many, [settled('x'), settled('y')]), 'elements 2'],
    ['a type settled', many, settle(many, [settled('WQ-1', 'type')]), 'settled WQ-1'],
    ['a settlement taken back', many, withdraw(many, 'settlements', 3), 'removed settlements 1'],
    ['a settlement changed', many, settle(many, [settled('e4', 'element', 'cast-in-place')]), 'changedOf settlements 1'],
    ['a single value', EMPTY_PROFILE, { ...EMPTY_PROFILE, structure: 'steel' }, 'changed structure'],
    ['two keys', EMPTY_PROFILE, { ...EMPTY_PROFILE, structure: 'steel', groundLevel: 1 }, 'and changed structure 2'],
    ['another profile', EMPTY_PROFILE, { ...many, structure: 'steel', groundLevel: 1, date: '2026-01-01' }, 'many 4'],
  ])('%s', (_, before, after, name) => {
    expect(profileStep(before, after, words)).toBe(name);
  });
});

const entry = (name: string, text = 'a', chosen = true): IdsEntry => ({ name, bytes: new TextEncoder().encode(text), ids: null, findings: [], chosen, unsaved: false });

describe('a step of the IDS files is named', () => {
  const one = entry('a.ids');
  test.each<[readonly IdsEntry[], readonly IdsEntry[], string]>([
    [[], [one], 'idsAdded a.ids'],
    [[one], [], 'idsRemoved a.ids'],
    [[one], [{ ...one, chosen: false }], 'idsUnused a.ids'],
    [[one], [entry('a.ids', 'b')], 'idsChanged a.ids'],
  ])('%#', (before, after, name) => {
    expect(idsStep(before, after, words)).toBe(name);
  });
});

test('a step of a BCF is named by its topic', () => {
  const topic = (guid: string, title: string): BcfTopic => ({ guid, title }) as BcfTopic;
  const none = emptyBcf();
  const one = { ...none, topics: [topic('1', '梁')] };
  expect(bcfStep('a.bcf', none, one, words)).toBe('topicAdded 梁');
  expect(bcfStep('a.bcf', one, { ...none, topics: [topic('1', '柱')] }, words)).toBe('topic 柱');
  expect(bcfStep('a.bcf', one, none, words)).toBe('topicRemoved 梁');
  expect(bcfStep('a.bcf', none, { ...none, topics: [topic('1', 'a'), topic('2', 'b')] }, words)).toBe('topics 2 a.bcf');
});

test('steps of several histories are named in the order of their turns, back and on', () => {
  const profile = undo(advance(advance(start(EMPTY_PROFILE), { ...EMPTY_PROFILE, structure: 'steel' as const }), many));
  const ids = advance(start<readonly IdsEntry[]>([]), [entry('a.ids')]);
  const names = stepNames({ turns: { past: ['profile', 'ids', 'gone'], future: ['profile'] }, profile, ids, bcf: () => null }, words, 10);
  expect(names).toEqual({ past: ['other', 'idsAdded a.ids', 'changed structure'], future: ['and changed structure 2'] });
});
