/** A topic as markup.bcf; the order of elements is that of the schema. */
import { xml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import type { BcfComment, BcfHeaderFile, BcfSnippet, BcfTopic } from './bcf.ts';
import { isDateTime } from './date.ts';
import { isIfcGuid } from './ifc-guid.ts';
import { createRest } from './rest.ts';
import type { Rest } from './rest.ts';
import { writtenGuid } from './writing.ts';
import type { Writing } from './writing.ts';

/** A reference to a document as the version writes it. */
export interface WrittenReference {
  readonly guid: string;
  /** ReferencedDocument of 2.1, DocumentGuid or Url of 3.0; null for none */
  readonly target: { readonly name: 'ReferencedDocument' | 'DocumentGuid' | 'Url'; readonly text: string } | null;
  readonly external: boolean;
  readonly description: string;
}

/** Where the files of a topic were put. */
export interface PlacedFiles {
  /** GUID of the topic, and name of its folder */
  readonly guid: string;
  readonly snippet: string;
  readonly documents: readonly WrittenReference[];
  readonly viewpoints: readonly { readonly guid: string; readonly file: string; readonly snapshot: string; readonly index: number | null }[];
}

const INT = 2 ** 31;

export function writeMarkup(writing: Writing, topic: BcfTopic, placed: PlacedFiles, file: string): XmlElement {
  const { layout, list } = writing;
  const rest = createRest(topic.more);
  const comments = writeComments(writing, topic, rest, file);
  const viewpoints = placed.viewpoints.map((one) =>
    rest.put(`Markup/Viewpoint[${one.guid}]`, xml(layout.viewpoints.item, { Guid: one.guid }, [
      one.file === '' ? null : xml('Viewpoint', {}, [one.file]),
      one.snapshot === '' ? null : xml('Snapshot', {}, [one.snapshot]),
      indexOf(writing, one.index, file),
    ])),
  );
  const discussion = [...list(layout.comments, comments), ...list(layout.viewpoints, viewpoints)];
  const element = writeTopic(writing, topic, placed, rest, layout.holder === 'Topic' ? discussion : [], file);
  const files = topic.files.map((one, k) => rest.put(`Markup/Header/File[${k + 1}]`, writeFile(writing, one, file)));
  const header = files.length > 0 || rest.has('Markup/Header') ? rest.put('Markup/Header', xml('Header', {}, list(layout.files, files))) : null;
  const markup = rest.put('Markup', xml('Markup', {}, [header, element, ...(layout.holder === 'Markup' ? discussion : [])]));
  const left = rest.left();
  if (left.length > 0) writing.lose('lost-unknown', file, { names: left.join(', ') });
  return markup;
}

function indexOf(writing: Writing, index: number | null, file: string): XmlElement | null {
  if (index === null) return null;
  if (Number.isInteger(index) && index >= -INT && index < INT) return xml('Index', {}, [String(index)]);
  writing.lose('lost-value', file, { name: 'Index', text: index });
  return null;
}

function writeTopic(writing: Writing, topic: BcfTopic, placed: PlacedFiles, rest: Rest, discussion: readonly XmlElement[], file: string): XmlElement {
  const { layout, list, optional, required, version } = writing;
  const texts = (name: string, all: readonly string[]): readonly XmlElement[] => all.map((text) => optional(name, text, file)).filter((one) => one !== null);
  const dated = (name: string, text: string): XmlElement | null => {
    const date = writing.date(name, text, file);
    return date === null ? null : xml(name, {}, [date]);
  };
  if (version === '2.1' && topic.serverAssignedId !== '') writing.lose('lost-server-id', file, { text: topic.serverAssignedId });
  const fromComments = latest(topic.comments);
  const attribute = (name: string, text: string, instead: string): string | null => (version === '3.0' ? required(name, text, instead, file) : text === '' ? null : text);
  const documents = placed.documents.map((one, k) =>
    rest.put(`Markup/Topic/DocumentReference[${k + 1}]`, xml(layout.documents.item, { Guid: one.guid === '' ? null : one.guid, [layout.external]: version === '3.0' ? null : one.external }, [
      one.target === null ? null : xml(one.target.name, {}, [one.target.text]),
      optional('Description', one.description, file),
    ])),
  );
  return rest.put('Markup/Topic', xml(
    'Topic',
    {
      Guid: placed.guid,
      ServerAssignedId: version === '3.0' && writing.holds(topic.serverAssignedId) ? topic.serverAssignedId : null,
      // 2.0 had both in the comments: its implementation agreement takes those of the latest
      TopicType: attribute('TopicType', topic.type, fromComments?.status ?? 'Unknown'),
      TopicStatus: attribute('TopicStatus', topic.status, fromComments?.verbalStatus ?? 'Unknown'),
    },
    [
      ...list(layout.links, texts('ReferenceLink', topic.referenceLinks)),
      xml('Title', {}, [required('Title', topic.title, placed.guid, file)]),
      optional('Priority', topic.priority, file),
      indexOf(writing, topic.index, file),
      ...list(layout.labels, texts(layout.labels.item, topic.labels)),
      xml('CreationDate', {}, [creationDate(writing, topic, file)]),
      xml('CreationAuthor', {}, [required('CreationAuthor', topic.creationAuthor, 'unknown', file)]),
      dated('ModifiedDate', topic.modifiedDate),
      optional('ModifiedAuthor', topic.modifiedAuthor, file),
      dated('DueDate', topic.dueDate),
      optional('AssignedTo', topic.assignedTo, file),
      optional('Stage', topic.stage, file),
      optional('Description', topic.description, file),
      topic.snippet === null ? null : writeSnippet(writing, topic.snippet, placed.snippet, rest, file),
      ...list(layout.documents, documents),
      ...list(layout.related, topic.related.map((guid, k) => rest.put(`Markup/Topic/RelatedTopic[${k + 1}]`, xml(layout.related.item, { Guid: writtenGuid(guid) })))),
      ...discussion,
    ],
  ));
}

function latest(comments: readonly BcfComment[]): BcfComment | undefined {
  return comments.filter(({ status, verbalStatus }) => status !== undefined || verbalStatus !== undefined).sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))[0];
}

const BEGINNING = '1970-01-01T00:00:00Z';

/** The first date a topic knows of itself where it has none of its creation. */
function firstDate(topic: BcfTopic): string {
  return [topic.creationDate, topic.modifiedDate, ...topic.comments.map(({ date }) => date).sort()].find(isDateTime) ?? BEGINNING;
}

/** Required in both versions. */
function creationDate(writing: Writing, topic: BcfTopic, file: string): string {
  const own = writing.date('CreationDate', topic.creationDate, file);
  if (own !== null) return own;
  const made = firstDate(topic);
  writing.lose('made-value', file, { name: 'CreationDate', text: made });
  return made;
}

function writeSnippet(writing: Writing, snippet: BcfSnippet, reference: string, rest: Rest, file: string): XmlElement | null {
  if (!writing.holds(reference)) {
    writing.lose('lost-blank', file, { name: 'BimSnippet/Reference' });
    return null;
  }
  return rest.put('Markup/Topic/BimSnippet', xml('BimSnippet', { SnippetType: writing.required('SnippetType', snippet.type, 'Unknown', file), [writing.layout.external]: snippet.external }, [
    xml('Reference', {}, [reference]),
    xml('ReferenceSchema', {}, [writing.required('ReferenceSchema', snippet.referenceSchema, 'unknown', file)]),
  ]));
}

function writeFile(writing: Writing, one: BcfHeaderFile, file: string): XmlElement {
  const ifcGuid = (name: string, text: string): string | null => {
    if (text === '' || isIfcGuid(text)) return text === '' ? null : text;
    writing.lose('lost-value', file, { name, text });
    return null;
  };
  const date = writing.date('File/Date', one.date, file);
  return xml(
    'File',
    {
      IfcProject: ifcGuid('IfcProject', one.ifcProject),
      IfcSpatialStructureElement: ifcGuid('IfcSpatialStructureElement', one.ifcSpatialStructureElement),
      [writing.layout.external]: one.external,
    },
    [writing.optional('Filename', one.filename, file), date === null ? null : xml('Date', {}, [date]), writing.optional('Reference', one.reference, file)],
  );
}

function writeComments(writing: Writing, topic: BcfTopic, rest: Rest, file: string): readonly XmlElement[] {
  const { optional, required, version } = writing;
  const count = (has: (comment: BcfComment) => boolean): number => topic.comments.filter(has).length;
  const [statuses, replies] = [count(({ status, verbalStatus }) => status !== undefined || verbalStatus !== undefined), count(({ replyTo }) => replyTo !== undefined)];
  if (statuses > 0) writing.lose('lost-comment-status', file, { count: statuses });
  if (replies > 0) writing.lose('lost-reply', file, { count: replies });
  return topic.comments.map((comment) => {
    const guid = writtenGuid(comment.guid);
    const modified = writing.date('ModifiedDate', comment.modifiedDate, file);
    let date = writing.date('Comment/Date', comment.date, file);
    if (date === null) {
      date = modified ?? firstDate(topic);
      writing.lose('made-value', file, { name: 'Comment/Date', text: date });
    }
    return rest.put(`Markup/Comment[${guid}]`, xml('Comment', { Guid: guid }, [
      xml('Date', {}, [date]),
      xml('Author', {}, [required('Comment/Author', comment.author, 'unknown', file)]),
      version === '2.1' ? xml('Comment', {}, [comment.text]) : optional('Comment', comment.text, file),
      comment.viewpoint === '' ? null : xml('Viewpoint', { Guid: writtenGuid(comment.viewpoint) }),
      modified === null ? null : xml('ModifiedDate', {}, [modified]),
      optional('ModifiedAuthor', comment.modifiedAuthor, file),
    ]));
  });
}
