/** markup.bcf: a topic with its comments and the list of its viewpoints. */
import { elementsOf, textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { folderOf, resolveMember } from './archive.ts';
import type { BcfArchive } from './archive.ts';
import type { BcfComment, BcfDocumentReference, BcfHeaderFile, BcfMore, BcfSnippet, BcfTopic, BcfVersion } from './bcf.ts';
import { guidOf, unused } from './guid.ts';
import { FORMS } from './layout.ts';
import { createNode } from './node.ts';
import type { Node } from './node.ts';
import type { ProblemSink } from './problem.ts';
import { isBlank, trimmed } from './text.ts';

/** A viewpoint as the markup names it. */
export interface ListedViewpoint {
  readonly guid: string;
  readonly file: string;
  readonly snapshot: string;
  readonly index: number | null;
  readonly line: number;
}

export type Markup = Omit<BcfTopic, 'viewpoints' | 'others'> & { readonly listed: readonly ListedViewpoint[] };

/** The topic of a markup.bcf; null where it cannot be read, which is reported. */
export function readMarkup(archive: BcfArchive, member: string, version: BcfVersion, problems: ProblemSink): Markup | null {
  const root = archive.readRoot(member, ['Markup']);
  if (root === null) return null;
  const node = createNode(root, member, version, problems);
  const topic = node.child(root, 'Topic');
  if (topic === null) {
    node.say('topic-missing', root.line);
    return null;
  }
  const folder = folderOf(member);
  const guid = topicGuid(node, topic, folder);
  // 2.x allows them to be empty
  const need = (name: string, value: string, from: BcfVersion = '2.0'): string => {
    const there = version === '3.0' ? !isBlank(value) : value !== '' || node.child(topic, name) !== null;
    if (version >= from && !there) node.say('value-missing', topic.line, { name, version });
    return value;
  };
  node.rest(root, 'Markup', 'Markup');
  node.rest(topic, 'Markup/Topic', 'Topic');

  const files = node.children(root, 'Header').flatMap((header) => {
    node.rest(header, 'Markup/Header', 'Header');
    return node.items(header, FORMS.files, () => true, 'Markup/Header');
  });
  const plain = (element: XmlElement): boolean => elementsOf(element).length === 0 && !isBlank(textOf(element));
  const listed = [...node.items(root, FORMS.viewpoints, isViewpoint(node), 'Markup'), ...node.items(topic, FORMS.viewpoints, isViewpoint(node), 'Markup/Topic')];
  const comments = [...node.items(root, FORMS.comments, isComment(node), 'Markup'), ...node.items(topic, FORMS.comments, isComment(node), 'Markup/Topic')];
  const documents = node.items(topic, FORMS.documents, isDocument(node), 'Markup/Topic');
  const related = node.items(topic, FORMS.related, (one) => node.attribute(one, 'Guid') !== null, 'Markup/Topic');

  const markup: Omit<Markup, 'more'> = {
    guid,
    title: need('Title', node.text(topic, 'Title')),
    type: need('TopicType', node.attribute(topic, 'TopicType') ?? '', '3.0'),
    status: need('TopicStatus', node.attribute(topic, 'TopicStatus') ?? '', '3.0'),
    priority: node.text(topic, 'Priority'),
    stage: node.text(topic, 'Stage'),
    labels: node.items(topic, FORMS.labels, plain, 'Markup/Topic').map(textOf),
    index: node.integer(topic, 'Index'),
    serverAssignedId: node.attribute(topic, 'ServerAssignedId') ?? '',
    creationDate: need('CreationDate', node.date(topic, 'CreationDate'), '2.1'),
    creationAuthor: need('CreationAuthor', node.text(topic, 'CreationAuthor'), '2.1'),
    modifiedDate: node.date(topic, 'ModifiedDate'),
    modifiedAuthor: node.text(topic, 'ModifiedAuthor'),
    dueDate: node.date(topic, 'DueDate'),
    assignedTo: node.text(topic, 'AssignedTo'),
    description: node.text(topic, 'Description'),
    referenceLinks: node.items(topic, FORMS.links, plain, 'Markup/Topic').map((one) => trimmed(textOf(one))),
    files: files.map((file, k) => readFile(node, file, `Markup/Header/File[${k + 1}]`)),
    snippet: readSnippet(node, node.child(topic, 'BimSnippet'), archive, folder),
    documents: documents.map((one, k) => readReference(node, one, `Markup/Topic/DocumentReference[${k + 1}]`, archive, folder, `${guid} document ${k + 1}`)),
    related: related.map((one, k) => {
      node.rest(one, `Markup/Topic/RelatedTopic[${k + 1}]`, 'RelatedTopic');
      return node.reference(node.attribute(one, 'Guid') ?? '', 'RelatedTopic', one.line);
    }).filter((one) => one !== ''),
    comments: distinct(node, comments, (one) => `${guid} comment ${textOf(one)} ${node.text(one, 'Date')} ${node.text(one, 'Comment')}`).map(([one, own]) => readComment(node, one, own)),
    listed: distinct(node, listed, (one) => `${guid} viewpoint ${node.text(one, 'Viewpoint')} ${node.text(one, 'Snapshot')}`).map(([one, own]) => {
      node.rest(one, `Markup/Viewpoint[${own}]`, 'Viewpoint');
      return { guid: own, file: trimmed(node.text(one, 'Viewpoint')), snapshot: trimmed(node.text(one, 'Snapshot')), index: node.integer(one, 'Index'), line: one.line };
    }),
  };
  node.sayMore();
  return { ...markup, more: node.more() satisfies readonly BcfMore[] };
}

const isViewpoint = (node: Node) => (element: XmlElement): boolean => node.attribute(element, 'Guid') !== null || elementsOf(element).length > 0;
const isComment = (node: Node) => (element: XmlElement): boolean => node.attribute(element, 'Guid') !== null || elementsOf(element).length > 0;
const isDocument = (node: Node) => (element: XmlElement): boolean =>
  ['ReferencedDocument', 'DocumentGuid', 'Url', 'Description'].some((name) => node.child(element, name) !== null) || (node.attribute(element, 'Guid') !== null && elementsOf(element).length === 0);

/** The GUID of the markup counts; without one, the folder's name. */
function topicGuid(node: Node, topic: XmlElement, folder: string): string {
  const named = guidOf(folder.split('/').at(-1)!);
  const raw = node.attribute(topic, 'Guid') ?? '';
  if (named !== null && guidOf(raw) === null) {
    node.say(raw === '' ? 'guid-missing' : 'guid-invalid', topic.line, { name: 'Topic', text: raw, guid: named });
    return named;
  }
  const guid = node.guid(topic, `topic ${folder} ${node.text(topic, 'Title')}`);
  if (named !== guid && folder !== '') node.say('guid-folder', topic.line, { guid });
  return guid;
}

/** Each with a GUID of its own: a second one with the same GUID gets another. */
function distinct(node: Node, elements: readonly XmlElement[], seed: (element: XmlElement) => string): readonly (readonly [XmlElement, string])[] {
  const taken = new Set<string>();
  return elements.map((element) => {
    const guid = node.guid(element, seed(element));
    const own = unused(guid, taken);
    if (own !== guid && node.attribute(element, 'Guid') !== null) node.say('guid-duplicate', element.line, { name: element.name, text: guid, guid: own });
    return [element, own] as const;
  });
}

function readFile(node: Node, file: XmlElement, at: string): BcfHeaderFile {
  node.rest(file, at, 'File');
  return {
    ifcProject: node.attribute(file, 'IfcProject') ?? '',
    ifcSpatialStructureElement: node.attribute(file, 'IfcSpatialStructureElement') ?? '',
    external: node.flag(file, 'IsExternal', true),
    filename: node.text(file, 'Filename'),
    date: node.date(file, 'Date'),
    reference: trimmed(node.text(file, 'Reference')),
  };
}

function readSnippet(node: Node, snippet: XmlElement | null, archive: BcfArchive, folder: string): BcfSnippet | null {
  if (snippet === null) return null;
  node.rest(snippet, 'Markup/Topic/BimSnippet', 'BimSnippet');
  const reference = trimmed(node.text(snippet, 'Reference'));
  const external = node.flag(snippet, 'IsExternal', false);
  return {
    type: node.attribute(snippet, 'SnippetType') ?? '',
    external,
    reference,
    referenceSchema: trimmed(node.text(snippet, 'ReferenceSchema')),
    bytes: external ? null : contentOf(node, archive, folder, reference, 'snippet-missing', snippet.line),
  };
}

function readReference(node: Node, element: XmlElement, at: string, archive: BcfArchive, folder: string, seed: string): BcfDocumentReference {
  node.rest(element, at, 'DocumentReference');
  const description = node.text(element, 'Description');
  // optional in 2.x
  const guid = node.attribute(element, 'Guid') === null && node.version !== '3.0' ? '' : node.guid(element, seed);
  const internal = node.text(element, 'DocumentGuid').trim();
  if (internal !== '') return { guid, external: false, reference: node.reference(internal, 'DocumentGuid', element.line), description, bytes: null };
  const url = trimmed(node.text(element, 'Url'));
  if (url !== '') return { guid, external: true, reference: url, description, bytes: null };
  const reference = trimmed(node.text(element, 'ReferencedDocument'));
  const external = node.flag(element, 'IsExternal', false);
  return { guid, external, reference, description, bytes: external || reference === '' ? null : contentOf(node, archive, folder, reference, 'document-missing', element.line) };
}

function contentOf(node: Node, archive: BcfArchive, folder: string, reference: string, missing: 'snippet-missing' | 'document-missing', line: number): Uint8Array | null {
  const found = resolveMember(archive, folder, reference);
  if (found === null) {
    node.say(missing, line, { member: reference });
    return null;
  }
  if (found.loose) node.say('reference-loose', line, { reference, member: found.member });
  return archive.read(found.member, 'file');
}

function readComment(node: Node, comment: XmlElement, guid: string): BcfComment {
  node.rest(comment, `Markup/Comment[${guid}]`, 'Comment');
  const pointed = (name: string): string => {
    const element = node.child(comment, name);
    return element === null ? '' : node.reference(node.attribute(element, 'Guid') ?? '', name, element.line);
  };
  for (const name of ['Date', 'Author']) if (node.child(comment, name) === null || (node.version === '3.0' && isBlank(node.text(comment, name)))) node.say('value-missing', comment.line, { name: `Comment/${name}`, version: node.version });
  const [status, verbalStatus, replyTo] = [node.text(comment, 'Status'), node.text(comment, 'VerbalStatus'), pointed('ReplyToComment')];
  return {
    guid,
    date: node.date(comment, 'Date'),
    author: node.text(comment, 'Author'),
    text: node.text(comment, 'Comment'),
    viewpoint: pointed('Viewpoint'),
    modifiedDate: node.date(comment, 'ModifiedDate'),
    modifiedAuthor: node.text(comment, 'ModifiedAuthor'),
    ...(status === '' ? {} : { status }),
    ...(verbalStatus === '' ? {} : { verbalStatus }),
    ...(replyTo === '' ? {} : { replyTo }),
  };
}
