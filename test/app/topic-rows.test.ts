import { describe, expect, it } from 'vitest';
import { filterTopics, loadedAs, NO_FILTER, NONE, plainName, sortTopics, topicRows, webAddress, type TopicRow } from '../../src/app/topic-rows.ts';
import { topicOf } from './bcf-fixture.ts';

const comment = (text: string, date = '') => ({ guid: text, date, author: 'c@d', text, viewpoint: '', modifiedDate: '', modifiedAuthor: '' });
const DOCS = [
  { id: 'one', topics: [
    topicOf({ guid: 'a', title: 'Wall 10', status: 'Open', priority: 'Low', labels: ['A', 'S'], dueDate: '2026-05-01', assignedTo: 'x', creationDate: '2026-01-01T00:00:00Z' }),
    topicOf({ guid: 'b', title: 'Wall 9', status: 'Closed', priority: 'Critical', dueDate: '2026-01-01', creationDate: '2026-02-01T00:00:00Z', comments: [comment('梁 穿 墙', '2026-06-01T00:00:00Z')] }),
  ] },
  { id: 'two', topics: [topicOf({ guid: 'a', title: '楼板', status: 'Open', priority: '高', labels: ['S'], creationDate: 'soon' }), topicOf({ guid: 'd', title: 'x', status: '', priority: '', dueDate: '2026-09-09' })] },
];
const rows = topicRows(DOCS, '2026-06-15');
const keys = (of: readonly TopicRow[]): string[] => of.map(({ key }) => key);

describe('rows of topics', () => {
  it('all of all files; one that did not change keeps its row', () => {
    expect(keys(rows)).toEqual(['one/a', 'one/b', 'two/a', 'two/d']);
    expect(rows.map(({ overdue }) => overdue)).toEqual([true, false, false, false]);
    const next = topicRows([{ ...DOCS[0]!, topics: [DOCS[0]!.topics[0]!, { ...DOCS[0]!.topics[1]! }] }, DOCS[1]!], '2026-06-15');
    expect(next[0]).toBe(rows[0]);
    expect(next[1]).not.toBe(rows[1]);
    expect(topicRows(DOCS, '2026-04-15')[0]!.overdue).toBe(false);
  });

  it('filters, each counted with the others as they stand', () => {
    const all = filterTopics(rows, NO_FILTER);
    expect(all.rows.length).toBe(4);
    expect([...all.counts.status]).toEqual([['Open', 2], ['Closed', 1], [NONE, 1]]);
    expect([...all.counts.label]).toEqual([['A', 1], ['S', 2], [NONE, 2]]);
    expect([...all.counts.due]).toEqual([['overdue', 1], ['dated', 2], [NONE, 1]]);
    const open = filterTopics(rows, { ...NO_FILTER, status: 'Open', label: 'S' });
    expect(keys(open.rows)).toEqual(['one/a', 'two/a']);
    expect([...open.counts.doc]).toEqual([['one', 1], ['two', 1]]);
    // what another status would leave
    expect([...open.counts.status]).toEqual([['Open', 2]]);
    expect(keys(filterTopics(rows, { ...NO_FILTER, status: NONE }).rows)).toEqual(['two/d']);
  });

  it('the text is sought in titles, comments and ids, every word of it', () => {
    expect(keys(filterTopics(rows, { ...NO_FILTER, text: '穿 wall' }).rows)).toEqual(['one/b']);
    expect(keys(filterTopics(rows, { ...NO_FILTER, text: '<img' }).rows)).toEqual([]);
  });

  it('orders; what has no date or priority comes last', () => {
    expect(sortTopics(rows, 'file')).toBe(rows);
    expect(keys(sortTopics(rows, 'title'))).toEqual(keys([rows[1]!, rows[0]!, rows[3]!, rows[2]!]));
    expect(keys(sortTopics(rows, 'modified'))[0]).toBe('one/b');
    expect(keys(sortTopics(rows, 'created'))).toEqual(['one/b', 'one/a', 'two/d', 'two/a']);
    expect(keys(sortTopics(rows, 'due'))).toEqual(['one/a', 'two/d', 'one/b', 'two/a']);
    expect(keys(sortTopics(rows, 'priority'))).toEqual(['one/b', 'two/a', 'one/a', 'two/d']);
    expect(keys(sortTopics(rows, 'status')).at(-1)).toBe('one/b');
  });
});

describe('what a topic refers to', () => {
  const files = [{ path: 'set.zip!models/Structure.IFC', project: '3LIQL2UvjC6xkGKOQxhhVW' }, { path: 'a/MEP.ifc', project: null }];
  const header = { ifcProject: '', ifcSpatialStructureElement: '', external: true, filename: '', date: '', reference: '' };
  it('a file is known by its project, else by its name', () => {
    expect(loadedAs({ ...header, ifcProject: '3LIQL2UvjC6xkGKOQxhhVW', filename: 'other.ifc' }, files)).toBe(files[0]!.path);
    expect(loadedAs({ ...header, filename: 'structure.ifc' }, files)).toBe(files[0]!.path);
    expect(loadedAs({ ...header, external: false, reference: '../MEP.ifc' }, files)).toBe('a/MEP.ifc');
    expect(loadedAs({ ...header, filename: 'C:\\x\\mep.ifc' }, files)).toBe('a/MEP.ifc');
    expect(loadedAs({ ...header, reference: 'https://x/MEP.ifc' }, files)).toBeNull();
    expect(loadedAs(header, files)).toBeNull();
  });
  it('only addresses of the web are links', () => {
    expect(webAddress(' https://example.com/a?b=1#c ')).toBe('https://example.com/a?b=1#c');
    expect(webAddress('HTTP://EXAMPLE.com')).toBe('http://example.com/');
    for (const text of ['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,<script>', 'file:///etc/passwd', 'blob:https://x/1', '//example.com', 'example.com', '../x', '', 'vbscript:x']) expect(webAddress(text), text).toBeNull();
  });
  it('a name to save under is a plain one', () => {
    expect(plainName('../../a/b.pdf')).toBe('b.pdf');
    expect(plainName('a\\..\\c<d>.pdf')).toBe('c_d_.pdf');
    expect(plainName('a/..')).toBe('file');
    expect(plainName('')).toBe('file');
    expect(plainName('x\u202efdp.exe')).toBe('x_fdp.exe');
  });
});
