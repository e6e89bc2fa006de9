import { describe, expect, test } from 'vitest';
import { addComment, editTopic, emptyBcf, type Hand } from '../../../src/app/bcf-edit.ts';
import { changesOf, patched } from '../../../src/app/keep/bcf-changes.ts';
import type { Bcf } from '../../../src/bcf/bcf.ts';
import { readBcf } from '../../../src/bcf/read.ts';
import { writeBcf } from '../../../src/bcf/write.ts';
import { topicOf } from '../bcf-fixture.ts';

const hand: Hand = { author: 'a', date: '2026-01-02T03:04:05.000Z', guid: () => '00000000-0000-4000-8000-000000000099' };
const through = (bcf: Bcf): Bcf => readBcf(writeBcf(bcf, '3.0').bytes).bcf!;

describe('what is kept of a BCF', () => {
  const base = through({ ...emptyBcf(), topics: [1, 2, 3].map((n) => topicOf({ guid: `00000000-0000-4000-8000-00000000000${n}`, title: `T${n}` })) });

  test('nothing where nothing changed', () => {
    expect(changesOf(base, base)).toBeNull();
    expect(patched(base, null, { order: null, version: base.version })).toEqual(base);
  });

  test('only the topics that changed, and all of it comes back', () => {
    const guid = base.topics[1]!.guid;
    const present = addComment(editTopic(base, guid, { status: 'Closed' }, hand), guid, { text: '已改', viewpoint: null }, hand);
    const changes = changesOf(base, present)!;
    expect(changes.topics.map((topic) => topic.guid)).toEqual([guid]);
    const back = patched(base, through(changes), { order: present.topics.map((topic) => topic.guid), version: present.version })!;
    expect(back).toEqual(present);
    expect(back.topics[0], 'what did not change is what was read').toBe(base.topics[0]);
  });

  test('a topic that was deleted stays deleted, one that is lost is noticed', () => {
    const present: Bcf = { ...base, topics: base.topics.slice(1) };
    const kept = { order: present.topics.map((topic) => topic.guid), version: base.version };
    expect(patched(base, through(changesOf(base, present)!), kept)!.topics).toEqual(present.topics);
    expect(patched({ ...base, topics: [] }, through(changesOf(base, present)!), kept)).toBeNull();
  });

  test('one that was made here is kept whole', () => {
    const made = { ...emptyBcf(), topics: base.topics };
    expect(changesOf(null, made)).toBe(made);
    expect(patched(null, through(made), { order: null, version: '2.1' })!.version).toBe('2.1');
  });
});
