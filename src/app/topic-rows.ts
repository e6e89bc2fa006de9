/** Topics of all BCFs that are open, as rows: filtered, counted per filter, sorted. */
import type { BcfHeaderFile, BcfTopic } from '../bcf/bcf.ts';
import { isClosed, isOverdue } from './bcf-edit.ts';
import { dayOf } from './days.ts';

export interface TopicRow {
  /** of the file and the topic: the same as long as both are open */
  readonly key: string;
  readonly doc: string;
  readonly topic: BcfTopic;
  readonly overdue: boolean;
  /** what the text filter searches, lower case */
  readonly haystack: string;
}

export const FACETS = ['status', 'type', 'priority', 'assignedTo', 'stage', 'label', 'author', 'doc', 'due'] as const;
export type TopicFacet = (typeof FACETS)[number];
/** '' does not filter; `none` of a facet is written as a single space, which no value is */
export type TopicFilter = Readonly<Record<TopicFacet, string>> & { readonly text: string };
export const NO_FILTER: TopicFilter = { status: '', type: '', priority: '', assignedTo: '', stage: '', label: '', author: '', doc: '', due: '', text: '' };
export const NONE = ' ';

export const ORDERS = ['file', 'modified', 'created', 'due', 'priority', 'status', 'title'] as const;
export type TopicOrder = (typeof ORDERS)[number];

export interface OpenTopics {
  readonly id: string;
  readonly topics: readonly BcfTopic[];
}

const rowsOfTopic = new WeakMap<BcfTopic, { readonly doc: string; readonly today: string; readonly row: TopicRow }>();

export const keyOf = (doc: string, topic: string): string => `${doc}/${topic}`;

/** Rows in the order of the files; a topic that did not change keeps its row. */
export function topicRows(docs: readonly OpenTopics[], today: string): readonly TopicRow[] {
  return docs.flatMap(({ id, topics }) => topics.map((topic): TopicRow => {
    const known = rowsOfTopic.get(topic);
    if (known?.doc === id && known.today === today) return known.row;
    const texts = [
      topic.title, topic.description, topic.guid, topic.serverAssignedId, topic.assignedTo, topic.creationAuthor, topic.type, topic.status, ...topic.labels, ...topic.comments.flatMap(({ text, author }) => [text, author]),
    ];
    const row: TopicRow = { key: keyOf(id, topic.guid), doc: id, topic, overdue: isOverdue(topic, today), haystack: texts.join('\n').toLowerCase() };
    rowsOfTopic.set(topic, { doc: id, today, row });
    return row;
  }));
}

function valuesOf({ topic, doc, overdue }: TopicRow, facet: TopicFacet): readonly string[] {
  switch (facet) {
    case 'label': return topic.labels.length > 0 ? topic.labels : [NONE];
    case 'author': return [topic.creationAuthor || NONE];
    case 'doc': return [doc];
    case 'due': return [overdue ? 'overdue' : topic.dueDate === '' ? NONE : 'dated'];
    default: return [topic[facet] || NONE];
  }
}

export interface FilteredTopics {
  readonly rows: readonly TopicRow[];
  /** topics per value of each filter, with the other filters as they stand */
  readonly counts: Readonly<Record<TopicFacet, ReadonlyMap<string, number>>>;
}

export function filterTopics(rows: readonly TopicRow[], filter: TopicFilter): FilteredTopics {
  const counts = {} as Record<TopicFacet, Map<string, number>>;
  for (const facet of FACETS) counts[facet] = new Map();
  const needles = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const set = FACETS.filter((facet) => filter[facet] !== '');
  const shown: TopicRow[] = [];
  for (const row of rows) {
    if (!needles.every((needle) => row.haystack.includes(needle))) continue;
    const failing = set.filter((facet) => !valuesOf(row, facet).includes(filter[facet]));
    if (failing.length > 1) continue;
    for (const facet of failing.length === 1 ? failing : FACETS) {
      for (const value of new Set(valuesOf(row, facet))) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
    if (failing.length === 0) shown.push(row);
  }
  return { rows: shown, counts };
}

/** the usual words, most urgent first; any other stands between */
const PRIORITIES: readonly RegExp[] = [/crit|block|紧急|最高|致命/i, /high|major|高|重要|严重/i, /low|minor|低|轻/i];
const priorityRank = (priority: string): number => {
  const at = PRIORITIES.findIndex((words) => words.test(priority));
  return priority === '' ? 4 : at < 0 ? 2 : at === 2 ? 3 : at;
};
const time = (date: string): number => {
  const at = Date.parse(date);
  return Number.isNaN(at) ? -Infinity : at;
};

/** The rows in an order; those alike stay as they stand in the files. */
export function sortTopics(rows: readonly TopicRow[], order: TopicOrder): readonly TopicRow[] {
  if (order === 'file') return rows;
  const keys = new Map(rows.map((row) => [row, sortKey(row.topic, order)]));
  return [...rows].sort((a, b) => {
    const [one, two] = [keys.get(a)!, keys.get(b)!];
    return typeof one === 'string' ? one.localeCompare(two as string, undefined, { numeric: true }) : one === two ? 0 : one - (two as number);
  });
}

function sortKey(topic: BcfTopic, order: TopicOrder): number | string {
  switch (order) {
    case 'modified': return -Math.max(time(topic.modifiedDate), time(topic.creationDate), ...topic.comments.map(({ date }) => time(date)));
    case 'created': return -time(topic.creationDate);
    // what is settled is not urgent
    case 'due': return dayOf(topic.dueDate) === '' || isClosed(topic.status) ? Infinity : time(topic.dueDate);
    case 'priority': return priorityRank(topic.priority);
    case 'status': return `${isClosed(topic.status) ? 1 : 0}${topic.status}`;
    default: return topic.title;
  }
}

/** The loaded file that a topic's header means: by its IfcProject, else by its name; null for none. */
export function loadedAs(header: BcfHeaderFile, files: readonly { readonly path: string; readonly project: string | null }[]): string | null {
  const base = (path: string): string => path.replaceAll('\\', '/').split(/[/!]/).at(-1)!.toLowerCase();
  const project = header.ifcProject === '' ? undefined : files.find((file) => file.project === header.ifcProject);
  const name = header.filename || (header.external ? '' : header.reference);
  return (project ?? (name === '' ? undefined : files.find((file) => base(file.path) === base(name))))?.path ?? null;
}

/** The address of a link that may be opened: of the web alone, whatever a file says. Null for all else, which is shown as text. */
export function webAddress(text: string): string | null {
  try {
    const url = new URL(text.trim());
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** Last part of a path, without what no file system takes as a name. */
export function plainName(path: string): string {
  const last = path.replaceAll('\\', '/').split('/').at(-1)!.replace(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, '_').trim().slice(0, 150);
  return /^\.*$/.test(last) ? 'file' : last;
}
