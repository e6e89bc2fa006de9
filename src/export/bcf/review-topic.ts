/** What people said of a finding, in the topic that is made of it, and back. */
import type { BcfComment, BcfTopic } from '../../bcf/bcf.ts';
import type { Review } from '../review-key.ts';
import { derivedGuid } from './derived-guid.ts';
import { oneLine } from './one-line.ts';
import { STATUSES, type Wording } from './wording.ts';

type Status = NonNullable<Review['status']>;
type Comment = NonNullable<Review['comments']>[number];

/** Written into files and read from them: not translated. The first four are what other programs act on. */
const TOPIC_STATUS: Readonly<Record<Status, string>> = { open: 'Open', 'in-work': 'In Progress', answered: 'Resolved', closed: 'Closed', accepted: 'Accepted', rejected: 'Rejected' };

/** Statuses that topics may have: the usual ones, and of reviews those that are used. */
export function statusesOf(topics: readonly Pick<BcfTopic, 'status'>[]): readonly string[] {
  return [...new Set([...STATUSES, ...topics.map(({ status }) => status)])];
}

const OTHER: readonly (readonly [RegExp, Status])[] = [
  [/reject|invalid|not an issue|won'?t|不成立|驳回/i, 'rejected'], [/clos|done|complet|verif|关闭|完成|通过/i, 'closed'], [/resolv|answer|fixed|已回复|已改|解决/i, 'answered'],
  [/progress|in.?work|assigned|处理中/i, 'in-work'], [/accept|confirm|确认|认可/i, 'accepted'], [/^(re-?)?open(ed)?$|^new$|^active$|待处理/i, 'open'],
];

/** What the status of a topic says of the finding, as programs usually name it; null: nothing that is known. */
export function reviewStatus(status: string): Status | null {
  const own = (Object.keys(TOPIC_STATUS) as Status[]).find((one) => TOPIC_STATUS[one] === status);
  return own ?? OTHER.find(([pattern]) => pattern.test(status) && !/^(un|not yet|未)/i.test(status))?.[1] ?? null;
}

/** GUID that a comment has in the topic: its own, or one that follows from what it says. */
export async function commentGuids(topic: string, comments: readonly Comment[]): Promise<readonly string[]> {
  const again = new Map<string, number>();
  return Promise.all(comments.map(({ guid, who, date, text }) => {
    if (guid !== undefined) return guid;
    const key = JSON.stringify([who, date, text]);
    const n = again.get(key) ?? 0;
    again.set(key, n + 1);
    return derivedGuid(['comment', topic, who, date, text, ...(n === 0 ? [] : [String(n)])]);
  }));
}

/** Oldest first: of the rule as a whole, and of each of what the topic is about. */
export function commentsOf(judged: readonly (Review | undefined)[], above: Review | undefined): readonly Comment[] {
  return [above, ...judged].flatMap((one) => one?.comments ?? []).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Days are noon in Greenwich, as the topics' own are. */
const moment = (date: string): string => (date.length === 10 ? `${date}T12:00:00Z` : date);

/** The topic with what was said of all it is about alike; what differs is left as it is. Comments of all of them. */
export async function reviewedTopic(topic: BcfTopic, judged: readonly (Review | undefined)[], above: Review | undefined, { t, pair }: Wording): Promise<BcfTopic> {
  if (above === undefined && judged.every((one) => one === undefined)) return topic;
  const [first] = judged;
  const same = <K extends keyof Review>(key: K): Review[K] | undefined => (judged.every((one) => one?.[key] === first?.[key]) ? first?.[key] : undefined);
  const status = same('status');
  const comments = commentsOf(judged, above);
  const guids = await commentGuids(topic.guid, comments);
  const words = t.review;
  const nature = same('nature');
  const round = same('round');
  const lines = [
    ...(nature === undefined ? [] : [pair(words.nature, words.natures[nature])]), ...(round === undefined ? [] : [pair(words.round, String(round))]),
    ...(['opinion', 'drawing', 'reply', 'changedDrawing', 'recheck'] as const).flatMap((key) => {
      const text = same(key);
      return text === undefined ? [] : [pair(words[key], oneLine(text, 1000))];
    }),
  ];
  return {
    ...topic,
    ...(status === undefined ? {} : { status: TOPIC_STATUS[status], ...(same('date') === undefined ? {} : { modifiedDate: moment(same('date')!), modifiedAuthor: oneLine(same('who') ?? '', 200) }) }),
    assignedTo: oneLine(same('assignee') ?? '', 200),
    description: lines.length === 0 ? topic.description : `${topic.description}\n${lines.join('\n')}`,
    comments: comments.map((one, i): BcfComment => ({ guid: guids[i]!, date: moment(one.date), author: oneLine(one.who, 200), text: one.text, viewpoint: '', modifiedDate: '', modifiedAuthor: '' })),
  };
}

