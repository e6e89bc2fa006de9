/** What of an open BCF is kept: its file once, and beside it only what changed since. */
import { BCF_VERSIONS, type Bcf } from '../../bcf/bcf.ts';
import type { KeptBcf } from '../../store/project.ts';

/** The BCF with no topics but those that are new or other than in its file; null where nothing changed. */
export function changesOf(base: Bcf | null, present: Bcf): Bcf | null {
  if (present === base) return null;
  if (!base) return present;
  const known = new Set(base.topics);
  return {
    ...present,
    topics: present.topics.filter((topic) => !known.has(topic)),
    documents: present.documents === base.documents ? [] : present.documents,
    others: present.others === base.others ? [] : present.others,
  };
}

/** The BCF as it was, of its file and what changed since; null where a topic is in neither. */
export function patched(base: Bcf | null, patch: Bcf | null, { order, version }: Pick<KeptBcf, 'order' | 'version'>): Bcf | null {
  const bcf = patch ?? base;
  if (!bcf) return null;
  const known = BCF_VERSIONS.find((one) => one === version) ?? bcf.version;
  if (!base || !patch) return { ...bcf, version: known };
  const topics = new Map([...base.topics, ...patch.topics].map((topic) => [topic.guid, topic] as const));
  const ordered = (order ?? [...topics.keys()]).map((guid) => topics.get(guid));
  if (ordered.some((topic) => topic === undefined)) return null;
  return {
    ...patch,
    version: known,
    topics: ordered.map((topic) => topic!),
    documents: patch.documents.length > 0 ? patch.documents : base.documents,
    others: patch.others.length > 0 ? patch.others : base.others,
  };
}
