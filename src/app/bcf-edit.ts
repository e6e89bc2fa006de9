/**
 * Changes of a BCF, each answering a new one: what is not touched keeps its identity, and whatever else the file says stays
 * where it stands. A change that changes nothing answers the same BCF.
 */
import type { Bcf, BcfComment, BcfExtensions, BcfTopic, BcfVersion, BcfViewpoint } from '../bcf/bcf.ts';
import { STATUSES } from '../export/bcf/wording.ts';
import { dayOf } from './days.ts';

/** Who changes something, and when. */
export interface Hand {
  readonly author: string;
  /** ISO 8601 */
  readonly date: string;
  /** a new GUID, lower case, each time */
  readonly guid: () => string;
}

export type TopicChange = Partial<Pick<BcfTopic, 'title' | 'type' | 'status' | 'priority' | 'stage' | 'labels' | 'dueDate' | 'assignedTo' | 'description'>>;

/** A BCF without topics. Who works on it, its labels and its stages are nobody's list: anything may be written. */
export function emptyBcf(version: BcfVersion = '3.0', { types, priorities }: Pick<BcfExtensions, 'types' | 'priorities'> = USUAL): Bcf {
  return { version, project: null, extensions: { types, statuses: STATUSES, priorities, labels: [], users: [], stages: [], snippetTypes: [] }, topics: [], documents: [], others: [] };
}

const USUAL = { types: ['Issue', 'Clash', 'Missing', 'Change', 'Request'], priorities: ['Critical', 'High', 'Normal', 'Low'] };

/** Lists of who works on it and of labels taken away: those of topics that were made here close nothing. */
export function opened(bcf: Bcf): Bcf {
  return { ...bcf, extensions: { ...bcf.extensions, users: [], labels: [] } };
}

/** Every value in use is in its list, as 3.0 wants it: for a BCF that was made here. */
export function withUsedValues(bcf: Bcf): Bcf {
  const lists = { ...bcf.extensions };
  for (const [field, list] of Object.entries(CHOSEN) as [ChosenField, (typeof CHOSEN)[ChosenField]][]) {
    lists[list] = [...new Set([...lists[list], ...bcf.topics.flatMap((topic) => topic[field]).filter(Boolean)])];
  }
  return { ...bcf, extensions: lists };
}

function change(bcf: Bcf, guid: string, make: (topic: BcfTopic) => BcfTopic): Bcf {
  const at = bcf.topics.findIndex((topic) => topic.guid === guid);
  if (at < 0) return bcf;
  const next = make(bcf.topics[at]!);
  return next === bcf.topics[at] ? bcf : { ...bcf, topics: bcf.topics.with(at, next) };
}

const modified = (topic: BcfTopic, by: Hand): BcfTopic => ({ ...topic, modifiedDate: by.date, modifiedAuthor: by.author });
const same = (a: unknown, b: unknown): boolean => (Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((one, i) => one === b[i]) : a === b);

export function editTopic(bcf: Bcf, guid: string, to: TopicChange, by: Hand): Bcf {
  return change(bcf, guid, (topic) => {
    const changed = (Object.keys(to) as (keyof TopicChange)[]).some((key) => !same(to[key], topic[key]));
    return changed ? modified({ ...topic, ...to }, by) : topic;
  });
}

/** `viewpoint`: a new one, which joins the topic; the GUID of one that is there; or none. */
export function addComment(bcf: Bcf, guid: string, { text, viewpoint }: { readonly text: string; readonly viewpoint: BcfViewpoint | string | null }, by: Hand): Bcf {
  if (text.trim() === '' && viewpoint === null) return bcf;
  return change(bcf, guid, (topic) => {
    const viewpoints = viewpoint === null || typeof viewpoint === 'string' ? topic.viewpoints : [...topic.viewpoints, viewpoint];
    const comment: BcfComment = {
      guid: by.guid(), date: by.date, author: by.author, text: text.trim(), viewpoint: typeof viewpoint === 'string' ? viewpoint : viewpoint?.guid ?? '', modifiedDate: '', modifiedAuthor: '',
    };
    return modified({ ...topic, comments: [...topic.comments, comment], viewpoints }, by);
  });
}

export function editComment(bcf: Bcf, guid: string, comment: string, text: string, by: Hand): Bcf {
  return change(bcf, guid, (topic) => {
    const at = topic.comments.findIndex((one) => one.guid === comment);
    const old = topic.comments[at];
    if (!old || old.text === text.trim() || (text.trim() === '' && old.viewpoint === '')) return topic;
    return modified({ ...topic, comments: topic.comments.with(at, { ...old, text: text.trim(), modifiedDate: by.date, modifiedAuthor: by.author }) }, by);
  });
}

/** A topic of the author's own at the end of the list. A type and a status where nothing was chosen: 3.0 wants both. */
export function addTopic(bcf: Bcf, fields: TopicChange & { readonly title: string; readonly viewpoint: BcfViewpoint | null } & Partial<Pick<BcfTopic, 'files'>>, by: Hand): { readonly bcf: Bcf; readonly guid: string } {
  const { viewpoint, ...said } = fields;
  const { types, statuses } = bcf.extensions;
  const guid = by.guid();
  const topic: BcfTopic = {
    guid, type: types[0] ?? 'Issue', status: statuses.find((one) => OPEN.test(one)) ?? statuses[0] ?? 'Open', priority: '', stage: '', labels: [],
    index: nextIndex(bcf.topics), serverAssignedId: '', creationDate: by.date, creationAuthor: by.author, modifiedDate: '', modifiedAuthor: '', dueDate: '', assignedTo: '',
    description: '', referenceLinks: [], files: [], snippet: null, documents: [], related: [], comments: [], viewpoints: viewpoint ? [viewpoint] : [], more: [], others: [],
    ...said,
  };
  return { bcf: { ...bcf, topics: [...bcf.topics, topic] }, guid };
}

const OPEN = /^(re)?open(ed)?$|^new$|^active$|待|新/i;

/** only a file that numbers its topics has the next one numbered */
function nextIndex(topics: readonly BcfTopic[]): number | null {
  const taken = topics.flatMap(({ index }) => (index === null ? [] : [index]));
  return topics.length > 0 && taken.length === topics.length ? Math.max(...taken) + 1 : null;
}

/** Topics of another BCF behind those that are there; one whose GUID is there already takes its place. Lists of values are joined; an empty one, which allows anything, stays so. */
export function withTopics(bcf: Bcf, added: Bcf): Bcf {
  const fresh = new Map(added.topics.map((topic) => [topic.guid, topic]));
  if (fresh.size === 0) return bcf;
  const known = new Set(bcf.topics.map(({ guid }) => guid));
  const index = nextIndex(bcf.topics);
  let next = index;
  const numbered = (topic: BcfTopic): BcfTopic => ({ ...topic, index: next === null ? topic.index : next++ });
  return {
    ...bcf,
    extensions: joined(bcf.extensions, added.extensions),
    topics: [...bcf.topics.map((topic) => fresh.get(topic.guid) ?? topic), ...added.topics.filter(({ guid }) => !known.has(guid)).map(index === null && bcf.topics.length > 0 ? (topic): BcfTopic => ({ ...topic, index: null }) : numbered)],
    documents: [...bcf.documents, ...added.documents.filter(({ guid }) => !bcf.documents.some((one) => one.guid === guid))],
  };
}

function joined(a: BcfExtensions, b: BcfExtensions): BcfExtensions {
  const both = (key: keyof BcfExtensions): readonly string[] => (a[key].length === 0 ? [] : [...new Set([...a[key], ...b[key]])]);
  return { types: both('types'), statuses: both('statuses'), priorities: both('priorities'), labels: both('labels'), users: both('users'), stages: both('stages'), snippetTypes: both('snippetTypes') };
}

export const CHOSEN = { type: 'types', status: 'statuses', priority: 'priorities', stage: 'stages', assignedTo: 'users', labels: 'labels' } as const satisfies Partial<Record<keyof TopicChange, keyof BcfExtensions>>;
export type ChosenField = keyof typeof CHOSEN;

/** What a field may be set to. `closed`: the file lists its values, and only those may be chosen; else they are proposals. */
export function choices(bcf: Bcf, field: ChosenField): { readonly closed: boolean; readonly values: readonly string[] } {
  const listed = bcf.extensions[CHOSEN[field]];
  if (listed.length > 0) return { closed: true, values: listed };
  const used = new Set<string>();
  for (const topic of bcf.topics) {
    const value = topic[field];
    if (typeof value !== 'string') for (const one of value) used.add(one);
    else if (value !== '') used.add(value);
    if (field === 'assignedTo') for (const who of [topic.creationAuthor, topic.modifiedAuthor, ...topic.comments.map(({ author }) => author)]) if (who !== '') used.add(who);
  }
  return { closed: false, values: [...used].sort() };
}

const CLOSED = /clos|resolv|solved|done|complet|finish|verif|reject|关闭|解决|完成|已改|通过/i;

export const isClosed = (status: string): boolean => CLOSED.test(status) && !/^(un|not |in|未)/i.test(status);

export function isOverdue(topic: Pick<BcfTopic, 'dueDate' | 'status'>, today: string): boolean {
  const due = dayOf(topic.dueDate);
  return due !== '' && due < today && !isClosed(topic.status);
}
