/**
 * What reading back must give after writing: the same, but for what the version written cannot hold. Every difference
 * that is allowed stands here by itself; everything else is compared as it is.
 */
import { createHash } from 'node:crypto';
import type { Bcf, BcfCamera, BcfComment, BcfDocumentReference, BcfTopic, BcfViewpoint } from '../../src/bcf/bcf.ts';

type Version = '2.1' | '3.0';

const isBlank = (text: string): boolean => /^[ \t\r\n]*$/.test(text);
const trim = (text: string): string => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(text);

/** XML 1.0 has no place for control characters, lone surrogates, U+FFFE and U+FFFF. */
function clean<T>(value: T): T {
  if (typeof value === 'string') {
    const text = Array.from(value, (one) => {
      const code = one.codePointAt(0)!;
      return (code < 32 && code !== 9 && code !== 10 && code !== 13) || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff ? '\ufffd' : one;
    }).join('');
    return text as T;
  }
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(clean) as T;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one as unknown)])) as T;
}

/** A reference to a document by what it leads to: names and GUIDs differ from version to version. */
interface Led {
  readonly url: string | null;
  readonly bytes: Uint8Array | null;
  readonly description: string;
}

/** In a form that does not depend on the version: documents by what references lead to, files by name. */
export interface Comparable extends Omit<Bcf, 'topics' | 'documents' | 'others'> {
  readonly topics: readonly (Omit<BcfTopic, 'documents' | 'others'> & { readonly documents: readonly Led[]; readonly others: ReadonlyMap<string, Uint8Array> })[];
  readonly others: ReadonlyMap<string, Uint8Array>;
}

const named = (files: Bcf['others']): ReadonlyMap<string, Uint8Array> => new Map([...files].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, bytes }) => [name, bytes]));

export function comparable(bcf: Bcf): Comparable {
  const led = ({ external, reference, description, bytes }: BcfDocumentReference): Led => {
    const document = external ? undefined : bcf.documents.find(({ guid }) => guid === reference);
    const content = document?.bytes ?? bytes;
    return { url: content === null ? reference : null, bytes: content, description };
  };
  const { documents: _, ...rest } = bcf;
  return { ...rest, topics: bcf.topics.map((topic) => ({ ...topic, documents: topic.documents.map(led), others: named(topic.others) })), others: named(bcf.others) };
}

/** `bcf` as it must be after writing to `version` and reading back, in comparable form. */
export function expected(source: Bcf, version: Version): Comparable {
  const bcf = comparable(clean(source));
  const three = version === '3.0';
  // 3.0 allows no blank text, 2.1 none at all where an element may be left out
  const text = (value: string): string => (three && isBlank(value) ? '' : value);
  const texts = (list: readonly string[]): readonly string[] => list.filter((one) => !isBlank(one));
  const extension = (list: readonly string[]): readonly string[] => [...new Set(texts(list))];

  const comment = (one: BcfComment): BcfComment => ({
    guid: one.guid,
    date: one.date,
    author: three && isBlank(one.author) ? 'unknown' : one.author,
    text: text(one.text),
    viewpoint: one.viewpoint,
    modifiedDate: one.modifiedDate,
    modifiedAuthor: text(one.modifiedAuthor),
    // status, verbalStatus, replyTo: 2.0 alone
  });

  const camera = (one: BcfCamera | null, { snapshot, lines, bitmaps }: BcfViewpoint): BcfCamera | null => {
    if (one === null) return null;
    const { focus: _, ...rest } = one;
    if (three) return { ...rest, aspectRatio: one.aspectRatio ?? pngRatio(snapshot?.bytes) ?? 1 };
    const size = one.kind === 'perspective' ? Math.min(60, Math.max(45, one.size)) : one.size;
    // with something to look at the camera moves: field-of-view.test.ts
    if (size !== one.size && lines.length + bitmaps.length > 0) throw new Error('not for this comparison');
    return { ...rest, size, aspectRatio: null };
  };

  const viewpoint = (one: BcfViewpoint): BcfViewpoint => {
    const says = one.components !== null || one.camera !== null || one.lines.length + one.clippingPlanes.length + one.bitmaps.length > 0;
    const component = <C extends { readonly originatingSystem: string; readonly authoringToolId: string }>(c: C): C => ({ ...c, originatingSystem: text(c.originatingSystem), authoringToolId: text(c.authoringToolId) });
    return {
      ...one,
      components: one.components === null ? null : {
        ...one.components,
        selection: one.components.selection.map(component),
        exceptions: one.components.exceptions.map(component),
        coloring: one.components.coloring.map((color) => ({ ...color, components: color.components.map(component) })),
      },
      // 3.0 requires a camera where there is anything to see
      camera: three && one.camera === null && says ? { kind: 'perspective', viewPoint: [-20, -20, 20], direction: [1, 1, -1], up: [1, 1, 2], size: 60, aspectRatio: 1 } : camera(one.camera, one),
    };
  };

  const latest = (topic: Comparable['topics'][number]): BcfComment | undefined =>
    topic.comments.filter((one) => one.status !== undefined || one.verbalStatus !== undefined).sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))[0];

  return {
    ...bcf,
    version,
    project: bcf.project === null ? null : { ...bcf.project, name: text(bcf.project.name) },
    extensions: Object.fromEntries(Object.entries(bcf.extensions).map(([key, list]) => [key, extension(list as readonly string[])])) as unknown as Bcf['extensions'],
    topics: bcf.topics.map((topic) => ({
      ...topic,
      title: three && isBlank(topic.title) ? topic.guid : topic.title,
      type: three && isBlank(topic.type) ? (latest(topic)?.status ?? 'Unknown') : topic.type,
      status: three && isBlank(topic.status) ? (latest(topic)?.verbalStatus ?? 'Unknown') : topic.status,
      priority: text(topic.priority),
      stage: text(topic.stage),
      labels: texts(topic.labels),
      serverAssignedId: three ? text(topic.serverAssignedId) : '',
      creationDate: [topic.creationDate, topic.modifiedDate, ...topic.comments.map(({ date }) => date).sort(), '1970-01-01T00:00:00Z'].find(isDate)!,
      creationAuthor: three && isBlank(topic.creationAuthor) ? 'unknown' : topic.creationAuthor,
      modifiedAuthor: text(topic.modifiedAuthor),
      assignedTo: text(topic.assignedTo),
      description: text(topic.description),
      referenceLinks: texts(topic.referenceLinks).map(trim),
      files: topic.files.map((file) => ({ ...file, filename: text(file.filename), reference: trim(file.reference) })),
      documents: topic.documents.map((one) => ({ ...one, url: one.url === null ? null : trim(one.url), description: text(one.description) })),
      comments: topic.comments.map(comment),
      viewpoints: topic.viewpoints.map(viewpoint),
    })),
  };
}

function pngRatio(bytes: Uint8Array | undefined): number | null {
  if (bytes === undefined || bytes.length < 24 || bytes[0] !== 0x89) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return view.getUint32(16) / view.getUint32(20);
}

/** With digests for contents: comparing megabytes one by one takes minutes. */
export function digested(value: unknown): unknown {
  if (value instanceof Uint8Array) return `${value.length} bytes ${createHash('sha256').update(value).digest('hex')}`;
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, digested(one)]));
  if (Array.isArray(value)) return value.map(digested);
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, digested(one as unknown)])) : value;
}
