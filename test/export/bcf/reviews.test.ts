/** What people said goes out with the topics, and what others said of them comes back. */
import { expect, test } from 'vitest';
import type { BcfTopic } from '../../../src/bcf/bcf.ts';
import { readBcf } from '../../../src/bcf/read.ts';
import { writeBcf } from '../../../src/bcf/write.ts';
import type { Report } from '../../../src/engine/report.ts';
import { newsOf, withNews } from '../../../src/app/reviews-from-bcf.ts';
import { bcfOf, type BcfOptions } from '../../../src/export/bcf/bcf-of.ts';
import { reviewStatus } from '../../../src/export/bcf/review-topic.ts';
import { topicSubjects } from '../../../src/export/bcf/topic-subjects.ts';
import { reviewId, reviewsById } from '../../../src/export/review-key.ts';
import { EMPTY_PROFILE, type Review } from '../../../src/profile/profile.ts';
import { REVIEW_STATUSES } from '../../../src/profile/review.ts';
import { propertySet } from '../../facts/kit.ts';
import { apart, packOf, slab, toppingRule } from '../../engine/rules/planted.ts';
import { reportOfBoxes } from './reports.ts';

const plate = (type: string, topping: number | null) => slab(null, {
  name: '叠合板', element: { storey: 0, globalId: `${type.padEnd(21, '0')}1`, objectType: type, psets: [propertySet('SM_装配式构件', { 构件类别: '叠合板', 预制状态: '叠合', ...(topping === null ? {} : { 叠合层厚度: topping }) })] },
});
const DBS = { rule: 'p/a', kind: 'DBS' };
const FBS = { rule: 'p/a', kind: 'FBS' };
const said: readonly Review[] = [
  {
    of: DBS, status: 'accepted', who: '王', date: '2026-03-01', assignee: '李', nature: 'safety', round: 2, reply: '已改\n第二行',
    comments: [{ text: '请核对 <b>', who: '王', date: '2026-03-01' }, { text: '好', who: '李', date: '2026-03-02T08:00:00Z', guid: '5f6ee3d5-0000-4000-8000-000000000001' }],
  },
  { of: { rule: 'p/a' }, comments: [{ text: '全部', who: '王', date: '2026-02-01' }] },
];
const reportOf = async (reviews: readonly Review[] = []): Promise<Report> => {
  const report = await reportOfBoxes([{ path: '结构.ifc' }], apart(plate('DBS', 50), plate('FBS', 40)), { packs: [packOf([toppingRule('a')])] }, EMPTY_PROFILE);
  return { ...report, profile: { ...report.profile, ...(reviews.length > 0 ? { reviews } : {}) } };
};
const options: BcfOptions = { language: 'zh', group: 'finding', author: 'a@b.cn', snapshot: 'none', sources: ['fail', 'unknown'], date: '2026-03-05' };
const topicOf = (topics: readonly BcfTopic[], text: string): BcfTopic => topics.find(({ title }) => title.includes(text))!;

test('status, responsible person, comments and the sheet go out', async () => {
  const { topics, extensions } = await bcfOf(await reportOf(said), options);
  const topic = topicOf(topics, 'DBS');
  expect(topic).toMatchObject({ status: 'Accepted', assignedTo: '李', modifiedDate: '2026-03-01T12:00:00Z', modifiedAuthor: '王' });
  expect(topic.description).toContain('性质:涉及安全与公众利益\n轮次:2\n设计回复:已改 第二行');
  expect(topic.comments.map(({ text, author, date }) => [text, author, date])).toEqual([['请核对 <b>', '王', '2026-03-01T12:00:00Z'], ['好', '李', '2026-03-02T08:00:00Z']]);
  expect(topic.comments[1]!.guid).toBe('5f6ee3d5-0000-4000-8000-000000000001');
  expect(extensions.statuses).toEqual(['Open', 'In Progress', 'Resolved', 'Closed', 'Accepted']);
  expect(extensions.users).toEqual(['a@b.cn', '李', '王']);
  expect(topicOf(topics, 'FBS')).toMatchObject({ status: 'Open', assignedTo: '', comments: [], modifiedDate: '' });
});

test('a rule as one topic: what differs is left open, and comments of all and of the rule stand in their order', async () => {
  const { topics: [topic] } = await bcfOf(await reportOf(said), { ...options, group: 'rule' });
  expect(topic).toMatchObject({ status: 'Open', assignedTo: '' });
  expect(topic!.comments.map(({ text }) => text)).toEqual(['全部', '请核对 <b>', '好']);
});

test.each(['2.1', '3.0'] as const)('written as %s, read back and unchanged it brings no news', async (version) => {
  const report = await reportOf(said);
  for (const group of ['finding', 'rule'] as const) {
    const { bytes } = writeBcf(await bcfOf(report, { ...options, group, version }), version);
    const { bcf } = readBcf(bytes);
    expect(bcf!.topics.length).toBeGreaterThan(0);
    expect(await newsOf(bcf!.topics, await topicSubjects(report), reviewsById(said))).toEqual([]);
  }
});

test('what another program changed comes back under the same findings, once', async () => {
  const report = await reportOf(said);
  const { topics } = await bcfOf(report, options);
  const comment = { guid: '5F6EE3D5-0000-4000-8000-000000000009', date: '2026-03-06T10:00:00+08:00', author: '赵', text: ' 已改图 ', viewpoint: '', modifiedDate: '', modifiedAuthor: '' };
  const changed = topics.map((topic): BcfTopic => (topic.title.includes('FBS') ? { ...topic, guid: topic.guid.toUpperCase(), status: 'Resolved', assignedTo: '赵', modifiedDate: '2026-03-06T10:00:00+08:00', modifiedAuthor: '赵', comments: [comment] } : topic));
  const news = await newsOf(changed, await topicSubjects(report), reviewsById(said));
  expect(news).toHaveLength(1);
  const next = withNews(report.profile, news);
  const reviews = reviewsById(next.reviews);
  expect(reviews.get(reviewId(FBS))).toMatchObject({ status: 'answered', who: '赵', assignee: '赵', comments: [{ text: '已改图', who: '赵', date: '2026-03-06T02:00:00Z', guid: comment.guid }] });
  expect(reviews.get(reviewId(DBS))).toEqual(said[0]);
  expect(await newsOf(changed, await topicSubjects(report), reviews)).toEqual([]);
});

test('what was judged here later is not taken back by an older file', async () => {
  const { topics } = await bcfOf(await reportOf(said), options);
  const later = reviewsById([{ ...said[0]!, status: 'closed', date: '2026-03-09' }]);
  expect((await newsOf(topics, await topicSubjects(await reportOf()), later)).map(({ status }) => status)).toEqual([]);
});

test('of a rule as one topic the status is of all its findings, the comment of the rule', async () => {
  const report = await reportOf();
  const { topics: [topic] } = await bcfOf(report, { ...options, group: 'rule' });
  const comment = { guid: 'c', date: '2026-03-06T10:00:00Z', author: '', text: '好', viewpoint: '', modifiedDate: '', modifiedAuthor: '' };
  const news = await newsOf([{ ...topic!, status: 'Closed', modifiedDate: '2026-03-06T10:00:00Z', comments: [comment] }], await topicSubjects(report), new Map());
  const reviews = reviewsById(withNews(report.profile, news).reviews);
  expect([DBS, FBS].map((key) => reviews.get(reviewId(key))?.status)).toEqual(['closed', 'closed']);
  expect(reviews.get(reviewId({ rule: 'p/a' }))).toMatchObject({ comments: [{ text: '好', who: '—' }], topics: [topic!.guid] });
});

test('statuses: our own as they were, others by what they usually mean', async () => {
  for (const status of REVIEW_STATUSES) {
    const { topics } = await bcfOf(await reportOf([{ of: DBS, status }]), options);
    expect(reviewStatus(topicOf(topics, 'DBS').status)).toBe(status);
  }
  expect(['Reopened', 'Active', 'Fixed', 'Done', 'unresolved', '已关闭', 'Blocked'].map(reviewStatus)).toEqual(['open', 'open', 'answered', 'closed', null, 'closed', null]);
});
