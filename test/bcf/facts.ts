/**
 * What a BCF archive says, taken from its raw text by patterns alone: the reader's results are held against this.
 * Knows nothing of the reader; good for the official files, whose XML has no comments inside elements and no CDATA.
 */
import { strFromU8, unzipSync } from 'fflate';

export interface TopicFacts {
  readonly folder: string;
  readonly guid: string;
  readonly type: string;
  readonly status: string;
  readonly serverAssignedId: string;
  readonly texts: Readonly<Record<'Title' | 'Priority' | 'Index' | 'CreationDate' | 'CreationAuthor' | 'ModifiedDate' | 'ModifiedAuthor' | 'DueDate' | 'AssignedTo' | 'Stage' | 'Description', string>>;
  readonly labels: readonly string[];
  readonly links: readonly string[];
  readonly related: readonly string[];
  readonly files: readonly { readonly project: string; readonly filename: string; readonly reference: string; readonly date: string; readonly external: string }[];
  readonly documents: readonly { readonly target: string; readonly description: string }[];
  readonly snippet: { readonly type: string; readonly reference: string; readonly schema: string } | null;
  readonly comments: readonly { readonly guid: string; readonly text: string; readonly date: string; readonly author: string; readonly viewpoint: string; readonly status: string; readonly verbalStatus: string; readonly replyTo: string }[];
  readonly viewpoints: readonly ViewpointFacts[];
}

export interface ViewpointFacts {
  readonly guid: string;
  readonly snapshotBytes: number;
  readonly camera: { readonly kind: string; readonly numbers: readonly number[]; readonly ratio: number | null } | null;
  /** IfcGuids */
  readonly selection: readonly string[];
  readonly exceptions: readonly string[];
  readonly colors: readonly string[];
  readonly defaultVisibility: string;
  /** of 2.0: GUID and the attributes as written */
  readonly flat: readonly { readonly guid: string; readonly selected: string; readonly visible: string; readonly color: string }[];
  readonly hints: string;
  readonly lines: readonly (readonly number[])[];
  readonly planes: readonly (readonly number[])[];
  readonly bitmaps: readonly { readonly name: string; readonly numbers: readonly number[]; readonly bytes: number }[];
}

export interface Facts {
  readonly version: string;
  readonly topics: readonly TopicFacts[];
  readonly project: { readonly id: string; readonly name: string };
  /** all values of extensions, sorted */
  readonly extensions: readonly string[];
  readonly documents: readonly { readonly guid: string; readonly filename: string; readonly bytes: number }[];
}

const unescape = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&').replaceAll('\r\n', '\n');
const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1] ?? '';
const text = (part: string, name: string): string => unescape(new RegExp(`<${name}>([^<]*)</${name}>`).exec(part)?.[1] ?? '');
/** elements `name`, whole */
const elements = (part: string, name: string): readonly string[] => part.match(new RegExp(`<${name}(?=[\\s/>])[^>]*?(/>|>[\\s\\S]*?</${name}>)`, 'g')) ?? [];
const tags = (part: string, name: string): readonly string[] => part.match(new RegExp(`<${name}(?=[\\s/>])[^>]*>`, 'g')) ?? [];
const numbers = (part: string): readonly number[] => [...part.matchAll(/<[XYZ]>([^<]+)</g)].map((match) => Number(match[1]));
const without = (part: string, pattern: RegExp): string => part.replace(pattern, '');

export function factsOf(zip: Uint8Array): Facts {
  const members = unzipSync(zip);
  const read = (name: string): string => (members[name] === undefined ? '' : strFromU8(members[name]).replace(/<!--[\s\S]*?-->/g, ''));
  const markups = Object.keys(members).filter((name) => name.endsWith('/markup.bcf'));
  return {
    version: attribute(tags(read('bcf.version'), 'Version')[0] ?? '', 'VersionId'),
    topics: markups.map((name) => topicFacts(name.replace('/markup.bcf', ''), read(name), members, read)),
    project: { id: attribute(tags(read('project.bcfp'), 'Project')[0] ?? '', 'ProjectId'), name: text(read('project.bcfp'), 'Name') },
    extensions: [
      ...[...read('extensions.xsd').matchAll(/<(?:\w+:)?enumeration value="([^"]*)"/g)].map((match) => unescape(match[1]!)),
      ...[...read('extensions.xml').matchAll(/<(TopicType|TopicStatus|Priority|TopicLabel|User|SnippetType|Stage)>([^<]+)</g)].map((match) => unescape(match[2]!)),
    ].sort(),
    documents: elements(read('documents.xml'), 'Document').map((part) => ({ guid: attribute(part, 'Guid'), filename: text(part, 'Filename'), bytes: members[`documents/${attribute(part, 'Guid')}`]?.length ?? -1 })),
  };
}

function topicFacts(folder: string, markup: string, members: Readonly<Record<string, Uint8Array>>, read: (name: string) => string): TopicFacts {
  const three = /<Comments|<Viewpoints>|<ViewPoint |<Labels\/>|<Files>/.test(markup) || /ServerAssignedId/.test(markup);
  const commentPart = three ? (elements(markup, 'Comments')[0] ?? '') : markup.slice(markup.indexOf('</Topic>') + 8);
  const comments = elements(without(commentPart, /<Topic [^>]*\/>/g), 'Comment').length === 0 ? [] : (commentPart.match(/<Comment Guid=[\s\S]*?<\/Comment>\s*(?:<(?!\/?Comment>|Comment )[\s\S]*?)?(?=<Comment Guid=|<Viewpoints|<\/Comments>|<\/Markup>)/g) ?? []);
  const topicTag = tags(markup, 'Topic')[0]!;
  const topicPart = without(without(markup.slice(markup.indexOf(topicTag)), /<Comments>[\s\S]*<\/Comments>/), /<\/Topic>[\s\S]*$/);
  const plain = without(without(topicPart, /<DocumentReferences?(?=[\s>])[\s\S]*<\/DocumentReferences?>/), /<BimSnippet[\s\S]*<\/BimSnippet>/);
  const snippet = elements(topicPart, 'BimSnippet')[0];
  const documents = elements(topicPart, three || /<DocumentReference[\s>]/.test(topicPart) ? 'DocumentReference' : 'DocumentReferences');
  const field = (name: string): string => text(plain, name);
  return {
    folder,
    guid: attribute(topicTag, 'Guid').toLowerCase(),
    type: unescape(attribute(topicTag, 'TopicType')),
    status: unescape(attribute(topicTag, 'TopicStatus')),
    serverAssignedId: attribute(topicTag, 'ServerAssignedId'),
    texts: {
      Title: field('Title'), Priority: field('Priority'), Index: field('Index'), CreationDate: field('CreationDate'), CreationAuthor: field('CreationAuthor'), ModifiedDate: field('ModifiedDate'),
      ModifiedAuthor: field('ModifiedAuthor'), DueDate: field('DueDate'), AssignedTo: field('AssignedTo'), Stage: field('Stage'), Description: field('Description'),
    },
    labels: [...plain.matchAll(/<Labels?>([^<]*[^<\s][^<]*)</g)].map((match) => unescape(match[1]!)),
    links: [...plain.matchAll(/<ReferenceLink>([^<]+)</g)].map((match) => unescape(match[1]!)),
    related: [...plain.matchAll(/<RelatedTopics? Guid="([^"]+)"/g)].map((match) => match[1]!.toLowerCase()),
    files: elements(markup.slice(0, markup.indexOf(topicTag)), 'File').map((part) => ({
      project: attribute(part, 'IfcProject'), filename: text(part, 'Filename'), reference: text(part, 'Reference'), date: text(part, 'Date'), external: attribute(part, 'IsExternal'),
    })),
    documents: documents.map((part) => ({ target: text(part, 'ReferencedDocument') || text(part, 'DocumentGuid') || text(part, 'Url'), description: text(part, 'Description') })),
    snippet: snippet === undefined ? null : { type: attribute(snippet, 'SnippetType'), reference: text(snippet, 'Reference'), schema: text(snippet, 'ReferenceSchema') },
    comments: comments.map((part) => ({
      guid: attribute(part, 'Guid').toLowerCase(),
      text: text(part, 'Comment'),
      date: text(part, 'Date'),
      author: text(part, 'Author'),
      viewpoint: attribute(tags(part, 'Viewpoint')[0] ?? '', 'Guid'),
      status: text(part, 'Status'),
      verbalStatus: text(part, 'VerbalStatus'),
      replyTo: attribute(tags(part, 'ReplyToComment')[0] ?? '', 'Guid'),
    })),
    viewpoints: (markup.match(three ? /<ViewPoint [\s\S]*?<\/ViewPoint>/g : /<Viewpoints [\s\S]*?<\/Viewpoints>/g) ?? []).map((part) => {
      const snapshot = text(part, 'Snapshot');
      return { guid: attribute(part, 'Guid').toLowerCase(), snapshotBytes: members[`${folder}/${snapshot}`]?.length ?? -1, ...viewpointFacts(folder, read(`${folder}/${text(part, 'Viewpoint')}`), members) };
    }),
  };
}

function viewpointFacts(folder: string, file: string, members: Readonly<Record<string, Uint8Array>>): Omit<ViewpointFacts, 'guid' | 'snapshotBytes'> {
  const camera = elements(file, 'PerspectiveCamera')[0] ?? elements(file, 'OrthogonalCamera')[0];
  const components = elements(file, 'Components')[0] ?? '';
  const flat = !/<(Visibility|Selection|Coloring|ViewSetupHints)/.test(components);
  const guids = (part: string | undefined): readonly string[] => tags(part ?? '', 'Component').map((tag) => attribute(tag, 'IfcGuid'));
  const bitmaps = (file.match(/<Bitmaps?>\s*<(?:Bitmap|Format)>[\s\S]*?<\/Height>/g) ?? []).map((part) => {
    const name = text(part, 'Reference').split('/').at(-1)!;
    return { name, numbers: [...numbers(part), Number(text(part, 'Height'))], bytes: members[`${folder}/${name}`]?.length ?? -1 };
  });
  return {
    camera: camera === undefined ? null : {
      kind: camera.startsWith('<Persp') ? 'perspective' : 'orthogonal',
      numbers: [...numbers(camera), Number(text(camera, 'FieldOfView') || text(camera, 'ViewToWorldScale'))],
      ratio: text(camera, 'AspectRatio') === '' ? null : Number(text(camera, 'AspectRatio')),
    },
    selection: flat ? [] : guids(elements(components, 'Selection')[0]),
    exceptions: flat ? [] : guids(elements(components, 'Exceptions')[0]),
    colors: flat ? [] : elements(components, 'Color').map((part) => [attribute(part, 'Color'), ...guids(part)].join(' ')),
    defaultVisibility: attribute(tags(components, 'Visibility')[0] ?? '', 'DefaultVisibility'),
    flat: flat ? tags(components, 'Component').map((tag) => ({ guid: attribute(tag, 'IfcGuid'), selected: attribute(tag, 'Selected'), visible: attribute(tag, 'Visible'), color: attribute(tag, 'Color') })) : [],
    hints: ['SpacesVisible', 'SpaceBoundariesVisible', 'OpeningsVisible'].map((name) => attribute(tags(components, 'ViewSetupHints')[0] ?? '', name) || 'false').join(' '),
    lines: elements(file, 'Line').map(numbers),
    planes: elements(file, 'ClippingPlane').map(numbers),
    bitmaps,
  };
}
