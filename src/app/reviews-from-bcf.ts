/** What the topics of a BCF say of findings that the profile does not say yet. */
import type { BcfTopic } from '../bcf/bcf.ts';
import { commentGuids, commentsOf, reviewStatus } from '../export/bcf/review-topic.ts';
import type { TopicSubject } from '../export/bcf/topic-subjects.ts';
import { reviewId, statusOf } from '../export/review-key.ts';
import type { Profile, Review } from '../profile/profile.ts';
import type { ReviewComment, ReviewStatus } from '../profile/review.ts';
import { dayOf } from './days.ts';
import { reviewAll } from './edit-review.ts';

export interface TopicNews {
  readonly topic: string;
  readonly subject: TopicSubject;
  readonly status: ReviewStatus | null;
  readonly assignee: string | null;
  /** who changed it, and on which day */
  readonly who: string;
  readonly date: string;
  readonly comments: readonly ReviewComment[];
}

/** a text of the profile, at most; longer ones are cut */
const MOST_TEXT = 4000;

/**
 * News of each topic that is about a finding. A status and a responsible person are news where the topic was changed on or after
 * the day on which the finding was judged here; a comment is news where no comment of its GUID is known.
 */
export async function newsOf(topics: readonly BcfTopic[], subjects: ReadonlyMap<string, TopicSubject>, reviews: ReadonlyMap<string, Review>): Promise<readonly TopicNews[]> {
  const news: TopicNews[] = [];
  for (const topic of topics) {
    const subject = subjects.get(topic.guid.toLowerCase());
    if (subject === undefined) continue;
    const judged = subject.judged.map((key) => reviews.get(reviewId(key)));
    const above = reviews.get(reviewId(subject.discussed));
    const modified = dayOf(topic.modifiedDate);
    const later = modified !== '' && judged.every((one) => one?.date === undefined || one.date <= modified);
    const read = reviewStatus(topic.status);
    const status = later && read !== null && judged.some((one) => statusOf(one) !== read) ? read : null;
    const assignee = later && topic.assignedTo !== '' && judged.some((one) => one?.assignee !== topic.assignedTo) ? topic.assignedTo.slice(0, MOST_TEXT) : null;
    const known = new Set(await commentGuids(topic.guid, commentsOf(judged, judged.includes(above) ? undefined : above)));
    const comments = topic.comments.flatMap(({ guid, text, author, date }): ReviewComment[] =>
      (known.has(guid) || text.trim() === '' || Number.isNaN(Date.parse(date)) ? [] : [{ text: text.trim().slice(0, MOST_TEXT), who: author.trim().slice(0, MOST_TEXT) || '—', date: new Date(date).toISOString().replace(/\.\d+Z$/, 'Z'), guid }]));
    if (status !== null || assignee !== null || comments.length > 0) news.push({ topic: topic.guid, subject, status, assignee, who: (topic.modifiedAuthor || topic.creationAuthor).slice(0, MOST_TEXT), date: modified, comments });
  }
  return news;
}

/** The profile with the news of all of them, as one change. */
export function withNews(profile: Profile, news: readonly TopicNews[]): Profile {
  return news.reduce((now, { topic, subject: { judged, discussed }, status, assignee, who, date, comments }) => {
    const told = reviewAll(now, judged, () => ({
      ...(status === null ? {} : status === 'open' ? { status: undefined, who: undefined, date: undefined } : { status, who, date }), ...(assignee === null ? {} : { assignee }),
    }));
    return reviewAll(told, [discussed], (before) => ({
      topics: [...new Set([...(before?.topics ?? []), topic])], ...(comments.length === 0 ? {} : { comments: [...(before?.comments ?? []), ...comments] }),
    }));
  }, profile);
}
