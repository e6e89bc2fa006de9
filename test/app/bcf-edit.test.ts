import { describe, expect, it } from 'vitest';
import { addComment, addTopic, choices, editComment, editTopic, emptyBcf, isClosed, isOverdue, opened, withTopics, withUsedValues, type Hand } from '../../src/app/bcf-edit.ts';
import { dateOfDay, dayOf, momentOf } from '../../src/app/days.ts';
import { NO_TURNS, stepBack, stepOn, took, without } from '../../src/app/turns.ts';
import type { Bcf, BcfTopic, BcfViewpoint } from '../../src/bcf/bcf.ts';
import { topicOf, viewpointOf } from './bcf-fixture.ts';

let made = 0;
const by: Hand = { author: '张工 <b>', date: '2026-05-06T07:08:09Z', guid: () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}` };
const later: Hand = { ...by, author: '李工', date: '2026-05-07T00:00:00Z' };
const MORE = [{ at: 'Markup/Topic', elements: [{ name: 'OwnField', prefix: '', ns: '', attributes: [], children: ['kept'], line: 3 }] }];
const bcf: Bcf = { ...emptyBcf(), topics: [topicOf({ guid: 'a', title: 'A', more: MORE, index: 4 }), topicOf({ guid: 'b', title: 'B', index: 7 })] };
const topic = (of: Bcf, guid: string): BcfTopic => of.topics.find((one) => one.guid === guid)!;

describe('changes of a BCF', () => {
  it('a field changes, with who and when; the rest keeps its identity', () => {
    const next = editTopic(bcf, 'a', { status: 'Closed', labels: ['x'] }, by);
    expect(topic(next, 'a')).toMatchObject({ status: 'Closed', labels: ['x'], modifiedAuthor: by.author, modifiedDate: by.date, title: 'A', more: MORE });
    expect(topic(next, 'b')).toBe(topic(bcf, 'b'));
    expect(topic(bcf, 'a').status).toBe('Open');
  });

  it('what changes nothing answers the same BCF: no date, no step to undo', () => {
    expect(editTopic(bcf, 'a', { status: 'Open', labels: [] }, by)).toBe(bcf);
    expect(editTopic(bcf, 'none', { status: 'Closed' }, by)).toBe(bcf);
    expect(addComment(bcf, 'a', { text: '  \n', viewpoint: null }, by)).toBe(bcf);
    expect(editComment(bcf, 'a', 'none', 'x', by)).toBe(bcf);
    expect(withTopics(bcf, emptyBcf())).toBe(bcf);
  });

  it('a comment, alone, with a viewpoint that is there, with a new one', () => {
    const view: BcfViewpoint = viewpointOf({ guid: 'v9' });
    const one = addComment(bcf, 'a', { text: ' see here \n', viewpoint: null }, by);
    expect(topic(one, 'a').comments).toEqual([{ guid: expect.stringMatching(/^0{8}-/), date: by.date, author: by.author, text: 'see here', viewpoint: '', modifiedDate: '', modifiedAuthor: '' }]);
    const two = addComment(one, 'a', { text: 'again', viewpoint: 'v1' }, by);
    expect(topic(two, 'a').comments.map((c) => c.viewpoint)).toEqual(['', 'v1']);
    expect(topic(two, 'a').viewpoints).toBe(topic(bcf, 'a').viewpoints);
    const three = addComment(two, 'a', { text: '', viewpoint: view }, by);
    expect(topic(three, 'a').viewpoints.at(-1)).toBe(view);
    expect(topic(three, 'a').comments.at(-1)).toMatchObject({ text: '', viewpoint: 'v9' });
    expect(topic(three, 'a').modifiedDate).toBe(by.date);
    expect(new Set(topic(three, 'a').comments.map((c) => c.guid)).size).toBe(3);
  });

  it('a comment is corrected by another hand, and says so', () => {
    const one = addComment(bcf, 'a', { text: 'teh wall', viewpoint: null }, by);
    const guid = topic(one, 'a').comments[0]!.guid;
    const two = editComment(one, 'a', guid, 'the wall', later);
    expect(topic(two, 'a').comments[0]).toEqual({ guid, date: by.date, author: by.author, text: 'the wall', viewpoint: '', modifiedDate: later.date, modifiedAuthor: later.author });
    expect(editComment(two, 'a', guid, ' ', later)).toBe(two);
  });

  it('a new topic has what 3.0 asks for, the next number where all have one, and nothing of a modification', () => {
    const { bcf: next, guid } = addTopic(bcf, { title: 'C', description: 'x', viewpoint: viewpointOf({ guid: 'v' }) }, by);
    expect(topic(next, guid)).toMatchObject({ title: 'C', type: 'Issue', status: 'Open', index: 8, creationAuthor: by.author, creationDate: by.date, modifiedDate: '', modifiedAuthor: '' });
    expect(topic(next, guid).viewpoints).toHaveLength(1);
    const plain = addTopic({ ...bcf, topics: [topicOf({ guid: 'a', index: null })] }, { title: 'C', viewpoint: null }, by);
    expect(topic(plain.bcf, plain.guid).index).toBeNull();
    const own = addTopic({ ...bcf, extensions: { ...bcf.extensions, types: ['CLASH'], statuses: ['DONE', 'OPEN'] } }, { title: 'C', viewpoint: null }, by);
    expect(topic(own.bcf, own.guid)).toMatchObject({ type: 'CLASH', status: 'OPEN' });
  });

  it('topics of another BCF come behind, the same one takes its place; lists are joined', () => {
    const other: Bcf = { ...emptyBcf(), extensions: { ...emptyBcf().extensions, types: ['Issue', 'Error'], labels: ['结构'] }, topics: [topicOf({ guid: 'b', title: 'B2', index: 1 }), topicOf({ guid: 'c', title: 'C', index: 2 })] };
    const next = withTopics(bcf, other);
    expect(next.topics.map((one) => [one.guid, one.title, one.index])).toEqual([['a', 'A', 4], ['b', 'B2', 1], ['c', 'C', 8]]);
    expect(next.extensions.types).toEqual(['Issue', 'Clash', 'Missing', 'Change', 'Request', 'Error']);
    expect(next.extensions.labels, 'where anything may be written it still may').toEqual([]);
    const listed = withTopics({ ...bcf, extensions: { ...bcf.extensions, labels: ['建筑'] } }, other);
    expect(listed.extensions.labels).toEqual(['建筑', '结构']);
    expect(withTopics(emptyBcf(), other).topics.map(({ index }) => index)).toEqual([1, 2]);
  });

  it('what was made here closes no list of people or labels, and is written with all values in their lists', () => {
    const mine: Bcf = { ...emptyBcf(), extensions: { ...emptyBcf().extensions, users: ['me'], labels: ['x'] }, topics: [topicOf({ type: 'Own', assignedTo: 'z', labels: ['p', 'q'], stage: '', priority: 'High' })] };
    expect(opened(mine).extensions).toMatchObject({ users: [], labels: [], types: mine.extensions.types });
    const written = withUsedValues(opened(mine));
    expect(written.extensions).toMatchObject({ users: ['z'], labels: ['p', 'q'], stages: [], types: [...mine.extensions.types, 'Own'], priorities: mine.extensions.priorities });
    expect(written.topics).toBe(mine.topics);
  });

  it('choices: the list of the file alone, else what is in use is proposed', () => {
    expect(choices(bcf, 'status')).toEqual({ closed: true, values: ['Open', 'In Progress', 'Resolved', 'Closed'] });
    const used: Bcf = { ...bcf, topics: [topicOf({ guid: 'a', assignedTo: 'z', creationAuthor: 'm', labels: ['q', 'p'], comments: [{ guid: 'k', date: '', author: 'c', text: 'x', viewpoint: '', modifiedDate: '', modifiedAuthor: '' }] })] };
    expect(choices(used, 'assignedTo')).toEqual({ closed: false, values: ['c', 'm', 'z'] });
    expect(choices(used, 'labels')).toEqual({ closed: false, values: ['p', 'q'] });
  });

  it('days: a written midnight is its day wherever one is, an instant is the day here; overdue is before today and not closed', () => {
    expect(dayOf('2021-03-15')).toBe('2021-03-15');
    expect(dayOf('2021-03-15T00:00:00')).toBe('2021-03-15');
    expect(dayOf('soon')).toBe('');
    expect(dayOf('')).toBe('');
    for (const day of ['2021-03-15', '2026-12-31', '2024-02-29']) expect(dayOf(dateOfDay(day))).toBe(day);
    expect(dateOfDay('2021-03-15')).toMatch(/^2021-03-15T00:00:00(Z|[+-]\d\d:\d\d)$/);
    expect(dateOfDay('15.3.2021')).toBe('');
    expect(momentOf('2021-03-15T11:10:38.121+01:00')).toMatch(/^2021-03-1\d \d\d:10$/);
    expect(momentOf('2021-03-15')).toBe('2021-03-15');
    expect(momentOf('<b>soon')).toBe('<b>soon');
    expect(isOverdue({ dueDate: '2026-01-01', status: 'Open' }, '2026-01-02')).toBe(true);
    expect(isOverdue({ dueDate: '2026-01-02', status: 'Open' }, '2026-01-02')).toBe(false);
    expect(isOverdue({ dueDate: '', status: 'Open' }, '2026-01-02')).toBe(false);
    for (const status of ['Closed', 'CLOSED', 'Resolved', '已关闭', 'Done']) expect(isOverdue({ dueDate: '2026-01-01', status }, '2026-01-02')).toBe(false);
    for (const status of ['Unresolved', 'Incomplete', 'Not closed', '未完成', 'Active', '']) expect(isClosed(status)).toBe(false);
  });
});

describe('undo over several histories', () => {
  it('goes back in the order in which steps were made, and on again', () => {
    let turns = took(took(took(NO_TURNS, 'profile'), 'file 1'), 'profile');
    expect(turns.past.at(-1)).toBe('profile');
    turns = stepBack(turns);
    expect(turns.past.at(-1)).toBe('file 1');
    expect(turns.future).toEqual(['profile']);
    turns = stepBack(turns);
    expect(stepOn(turns)).toEqual({ past: ['profile', 'file 1'], future: ['profile'] });
    expect(took(turns, 'file 2')).toEqual({ past: ['profile', 'file 2'], future: [] });
    expect(stepBack(NO_TURNS)).toEqual(NO_TURNS);
    expect(stepOn(NO_TURNS)).toEqual(NO_TURNS);
  });
  it('forgets a file that is closed, and keeps no more steps than a history', () => {
    expect(without(took(took(NO_TURNS, 'a'), 'b'), 'a')).toEqual({ past: ['b'], future: [] });
    let turns = NO_TURNS;
    for (let i = 0; i < 500; i++) turns = took(turns, 'a');
    expect(turns.past.length).toBe(200);
  });
});
