/** A designer's sheet finds its findings whatever its layout, and what it answers is kept. */
import { expect, test } from 'vitest';
import type { Report } from '../../src/engine/report.ts';
import type { RuleResult, VerdictGroup } from '../../src/engine/rules/rule-report.ts';
import { columnsOf, repliesOf, withReplies } from '../../src/app/reply-sheet.ts';
import { drained } from '../../src/app/pace.ts';
import { ruleRows } from '../../src/app/rule-rows.ts';
import { reviewId, reviewsById } from '../../src/export/review-key.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';

const group = (kind: string, over: Partial<VerdictGroup> = {}): VerdictGroup => ({
  outcome: 'fail', kind, elements: [], buildings: [], measured: [[0.05, 0.05]], where: [], others: [], limit: { op: '≥', value: [0.06, 0.06] }, unit: 'm', text: null, missing: [], also: [], waived: null, ...over,
});
const result = (clause: string, zh: string, groups: readonly VerdictGroup[]): RuleResult => ({
  rule: `p/${clause}`, pack: 'p', clause, title: { zh, en: `rule ${clause}` }, force: '应', status: 'sourced', advisory: false, check: 'at-least', quantity: null, discipline: null, chapter: null, outcome: 'fail', counts: { pass: 0, fail: 1, unknown: 0, notApplicable: 0 }, groups,
});
const report = {
  packs: [{ id: 'p', edition: 'JGJ 1-2014' }], elements: [], files: [],
  rules: { concepts: [], results: [
    result('6.6.2', '叠合层厚度', [group('DBS-67'), group('DBS-67-3620'), group('FBS', { outcome: 'unknown', missing: [{ kind: 'role', id: 'precast' }] }), group('FBS')]), result('6.6.2-1', '叠合板厚度', [group('DBS-67')]), result('7.1', '全楼', [group('')]),
  ] },
} as unknown as Report;
const ROWS = ruleRows(report);
const HEAD = ['序号', '意见内容', '依据', '设计回复', '修改后图号', '状态'];
const row = (opinion: string, basis: string, ...said: string[]): string[] => ['1', opinion, basis, ...said];
const told = (rows: readonly (readonly string[])[], said = reviewsById([])) => {
  const { head, columns } = columnsOf(rows);
  const { replies, lost } = drained(repliesOf(rows, head, columns, ROWS, report, said));
  return { keys: replies.map(({ key, said: of, status }) => [key.rule, key.kind ?? key.element, key.missing, of, status]), lost };
};

test('columns are known by their heads, wherever these stand', () => {
  expect(columnsOf([['审查意见表'], ['项目', '1#'], HEAD, ['1']])).toEqual({ head: 2, columns: { reply: 3, changedDrawing: 4, recheck: null, status: 5 } });
  expect(columnsOf([['No.', 'Opinion', 'Reply', 'Re-review', 'Status']]).columns).toEqual({ reply: 2, changedDrawing: null, recheck: 3, status: 4 });
});

test('a row is of the finding whose clause, title and type it names', () => {
  expect(told([
    HEAD, row('叠合层厚度 (DBS-67-3620):实为 50 mm', 'JGJ 1-2014 6.6.2「…」', '已改', '结施-03', ''), row('叠合层厚度 (DBS-67):实为 50 mm', 'JGJ 1-2014  6.6.2', '不改', '', '不成立'),
    row('rule 6.6.2-1 (DBS-67)', 'JGJ 1-2014 6.6.2-1', 'done'), row('全楼', 'JGJ 1-2014 7.1', '无', '', 'Closed'),
  ])).toEqual({
    keys: [
      ['p/6.6.2', 'DBS-67-3620', undefined, { reply: '已改', changedDrawing: '结施-03' }, null], ['p/6.6.2', 'DBS-67', undefined, { reply: '不改' }, 'rejected'],
      ['p/6.6.2-1', 'DBS-67', undefined, { reply: 'done' }, null], ['p/7.1', '', undefined, { reply: '无' }, 'closed'],
    ],
    lost: [],
  });
});

test('of one type that fails and is undecided, what is said of it tells; else the row is lost, as is one of nothing', () => {
  expect(told([
    HEAD, row('叠合层厚度(FBS):实为 50 mm;要求 ≥ 60 mm', 'JGJ 1-2014 6.6.2', '甲'), row('叠合层厚度(FBS)', 'JGJ 1-2014 6.6.2', '乙'), row('别的', 'JGJ 1-2014 9.9', '丙'), row('别的', 'JGJ 1-2014 9.9', ''), row('全楼', 'JGJ 1-2014 7.1', '', '', '待处理'),
  ])).toEqual({ keys: [['p/6.6.2', 'FBS', undefined, { reply: '甲' }, null]], lost: [3, 4] });
});

test('the reviewer\'s own words and one element alone', () => {
  const said = reviewsById([{ of: { rule: 'p/7.1', kind: '' }, opinion: '请补充 说明' }, { of: { rule: 'p/6.6.2-1', element: '0abc' }, status: 'accepted' }]);
  expect(told([HEAD, row('请补充说明', 'JGJ 1-2014 7.1', '已补'), ['2', '叠合板厚度 (DBS-67) YWQ1 0abc', 'JGJ 1-2014 6.6.2-1', '好']], said).keys).toEqual([
    ['p/7.1', '', undefined, { reply: '已补' }, null], ['p/6.6.2-1', '0abc', undefined, { reply: '好' }, null],
  ]);
});

test('an answer makes a finding answered, unless it is settled or the sheet says otherwise', () => {
  const key = (kind: string) => ({ rule: 'p/a', kind });
  const profile: Profile = { ...EMPTY_PROFILE, reviews: [{ of: key('A'), status: 'closed', who: '王', date: '2026-01-01' }, { of: key('B'), status: 'in-work' }] };
  const replies = ['A', 'B', 'C', 'D'].map((kind, i) => ({ row: i + 2, key: key(kind), said: { reply: kind }, status: kind === 'D' ? 'rejected' as const : null }));
  const by = reviewsById(withReplies(profile, { replies, lost: [] }, '李', '2026-03-01').reviews);
  expect(['A', 'B', 'C', 'D'].map((kind) => by.get(reviewId(key(kind))))).toEqual([
    { of: key('A'), status: 'closed', who: '王', date: '2026-01-01', reply: 'A' }, { of: key('B'), status: 'answered', who: '李', date: '2026-03-01', reply: 'B' },
    { of: key('C'), status: 'answered', who: '李', date: '2026-03-01', reply: 'C' }, { of: key('D'), status: 'rejected', who: '李', date: '2026-03-01', reply: 'D' },
  ]);
});
