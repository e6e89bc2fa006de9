import { expect, test } from 'vitest';
import { NO_OPINION_FILTER, occurring, opinionRows } from '../../src/app/opinion-rows.ts';
import { pieceRows, type Piece } from '../../src/app/schedule-rows.ts';
import { createDocuments } from '../../src/app/documents-state.ts';
import type { Report } from '../../src/engine/report.ts';
import type { Opinion } from '../../src/export/opinions.ts';
import type { DocumentKind } from '../../src/worker/export-api.ts';
import { shallowRef } from 'vue';

const piece = (mark: string | null, component: string, kg: number | null, total: number, differs: Piece['differs'] = 'no'): Piece => ({
  building: 'B1', component, made: 'precast', mark, type: `类型 ${component}`, atlas: mark === 'A10' ? 'DBS1-67' : null, size: null, grade: null,
  volume: kg === null ? null : [kg / 2500, kg / 2500], weight: kg === null ? null : [kg, kg], storeys: [], total, elements: [], differs,
});
const pieces = [piece('A2', 'slab', 900, 3), piece('A10', 'slab', 4000, 1), piece(null, 'beam', null, 7), piece('A1', 'beam', 2000, 2, 'yes')];
const all = { text: '', kind: '', odd: false };

test('pieces in every order: what has no weight last, numbers in marks as numbers', () => {
  const marks = (order: Parameters<typeof pieceRows>[2]) => pieceRows(pieces, all, order).map(({ mark, type }) => mark ?? type);
  expect(marks('weight')).toEqual(['A10', 'A1', 'A2', '类型 beam']);
  expect(marks('volume')).toEqual(['A10', 'A1', 'A2', '类型 beam']);
  expect(marks('total')).toEqual(['类型 beam', 'A2', 'A1', 'A10']);
  expect(marks('mark').filter((mark) => mark.startsWith('A'))).toEqual(['A1', 'A2', 'A10']);
});

test('pieces filtered by kind, by words, by marks that name several shapes', () => {
  const marks = (filter: Partial<typeof all>) => pieceRows(pieces, { ...all, ...filter }, 'weight').map(({ mark }) => mark);
  expect(marks({ kind: 'beam' })).toEqual(['A1', null]);
  expect(marks({ text: 'dbs1' })).toEqual(['A10']);
  expect(marks({ text: '类型 beam' })).toEqual(['A1', null]);
  expect(marks({ odd: true })).toEqual(['A1']);
});

test('opinions keep their numbers whatever is filtered', () => {
  const opinion = (nature: Opinion['nature'], discipline: string | null, status: Opinion['status'], text: string): Opinion => ({
    key: { rule: text }, review: null, nature, discipline, buildings: '', drawing: 'YNQ1', storeys: '3F', opinion: { zh: text, en: text }, basis: { zh: 'JGJ 1', en: 'JGJ 1' }, effect: null, submitted: { zh: '', en: '' }, status, elements: [], rule: text, outcome: 'fail',
  });
  const list = [opinion('safety', 'structure', 'open', '厚度'), opinion('general', null, 'closed', '标高'), opinion('advice', 'structure', 'open', '厚度')];
  expect(opinionRows(list, NO_OPINION_FILTER)).toEqual([0, 1, 2]);
  expect(opinionRows(list, { ...NO_OPINION_FILTER, discipline: 'structure' })).toEqual([0, 2]);
  expect(opinionRows(list, { ...NO_OPINION_FILTER, discipline: 'general' })).toEqual([1]);
  expect(opinionRows(list, { ...NO_OPINION_FILTER, nature: 'advice', text: '厚' })).toEqual([2]);
  expect(opinionRows(list, { ...NO_OPINION_FILTER, text: 'ynq1', status: 'closed' })).toEqual([1]);
  expect(occurring(list, (one) => one.discipline ?? 'general')).toEqual(['structure', 'general']);
});

test('a document that cannot be made is said, and can be asked for again', async () => {
  const said: unknown[] = [];
  let asked = 0;
  const documents = createDocuments({
    connect: () => ({ documents: async (kind: DocumentKind) => { asked += 1; throw new Error(`no ${kind}`); }, cancel: () => undefined, dispose: () => undefined }),
    report: shallowRef({} as Report), told: () => null, plan: async () => null, say: (...what) => void said.push(what),
  });
  const first = documents.save('schedule', 'xlsx', { lang: 'zh' });
  expect(documents.making.value).toEqual({ kind: 'schedule', format: 'xlsx' });
  // asked twice while it is made: once is enough
  await Promise.all([first, documents.save('schedule', 'xlsx', { lang: 'zh' })]);
  expect(asked).toBe(1);
  expect(said).toEqual([['error', 'notice.failed', { message: 'no schedule' }]]);
  expect(documents.making.value).toBeNull();
  await documents.save('schedule', 'xlsx', { lang: 'zh' });
  expect(asked).toBe(2);
});
