/**
 * What differs between the versions, as data: where lists stand, what things are called, what an element may hold.
 * Source: the XSD files of buildingSMART/BCF-XML, branches release_2_0, release_2_1 and release_3_0.
 */
import type { BcfVersion } from './bcf.ts';

/** How a list is written: each item by itself, or the items in an element of their own. */
export interface ListForm {
  readonly wrapper: string | null;
  readonly item: string;
}

export interface MarkupLayout {
  /** name of the attribute that 3.0 writes with a capital */
  readonly external: 'isExternal' | 'IsExternal';
  /** element that holds comments and viewpoints */
  readonly holder: 'Markup' | 'Topic';
  readonly files: ListForm;
  readonly links: ListForm;
  readonly labels: ListForm;
  readonly documents: ListForm;
  readonly related: ListForm;
  readonly comments: ListForm;
  readonly viewpoints: ListForm;
  readonly bitmaps: ListForm;
}

const each = (item: string): ListForm => ({ wrapper: null, item });
const within = (wrapper: string, item: string): ListForm => ({ wrapper, item });

const TWO_ONE: MarkupLayout = {
  external: 'isExternal',
  holder: 'Markup',
  files: each('File'),
  links: each('ReferenceLink'),
  labels: each('Labels'),
  documents: each('DocumentReference'),
  related: each('RelatedTopic'),
  comments: each('Comment'),
  viewpoints: each('Viewpoints'),
  bitmaps: each('Bitmap'),
};

export const LAYOUT: Readonly<Record<BcfVersion, MarkupLayout>> = {
  '2.0': { ...TWO_ONE, documents: each('DocumentReferences'), related: each('RelatedTopics'), bitmaps: each('Bitmaps') },
  '2.1': TWO_ONE,
  '3.0': {
    external: 'IsExternal',
    holder: 'Topic',
    files: within('Files', 'File'),
    links: within('ReferenceLinks', 'ReferenceLink'),
    labels: within('Labels', 'Label'),
    documents: within('DocumentReferences', 'DocumentReference'),
    related: within('RelatedTopics', 'RelatedTopic'),
    comments: within('Comments', 'Comment'),
    viewpoints: within('Viewpoints', 'ViewPoint'),
    bitmaps: within('Bitmaps', 'Bitmap'),
  },
};

type List = 'files' | 'links' | 'labels' | 'documents' | 'related' | 'comments' | 'viewpoints' | 'bitmaps';

/** Every version's form of a list: what a file holds is read whatever version it says it is. */
const forms = (list: List): readonly ListForm[] => [LAYOUT['3.0'][list], LAYOUT['2.1'][list], LAYOUT['2.0'][list]];

export const FORMS: Readonly<Record<List, readonly ListForm[]>> = {
  files: forms('files'),
  links: forms('links'),
  labels: forms('labels'),
  documents: forms('documents'),
  related: forms('related'),
  comments: forms('comments'),
  viewpoints: forms('viewpoints'),
  bitmaps: forms('bitmaps'),
};

export interface Known {
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
}

const known = (elements: string, attributes = ''): Known => ({ elements: elements.split(' '), attributes: attributes.split(' ') });

/** What any version names, by the element that holds it. */
export const KNOWN = {
  Markup: known('Header Topic Comment Viewpoints'),
  Header: known('File Files'),
  File: known('Filename Date Reference', 'IfcProject IfcSpatialStructureElement IsExternal'),
  Topic: known(
    'ReferenceLink ReferenceLinks Title Priority Index Labels CreationDate CreationAuthor ModifiedDate ModifiedAuthor DueDate AssignedTo Stage Description BimSnippet DocumentReference DocumentReferences RelatedTopic RelatedTopics Comments Viewpoints',
    'Guid ServerAssignedId TopicType TopicStatus',
  ),
  BimSnippet: known('Reference ReferenceSchema', 'SnippetType IsExternal'),
  DocumentReference: known('ReferencedDocument DocumentGuid Url Description', 'Guid IsExternal'),
  RelatedTopic: known('', 'Guid'),
  Comment: known('VerbalStatus Status Date Author Comment Topic Viewpoint ReplyToComment ModifiedDate ModifiedAuthor', 'Guid'),
  Viewpoint: known('Viewpoint Snapshot Index', 'Guid'),
  VisualizationInfo: known('Components OrthogonalCamera PerspectiveCamera Lines ClippingPlanes Bitmap Bitmaps', 'Guid'),
  Lines: known('Line'),
  ClippingPlanes: known('ClippingPlane'),
  Selection: known('Component'),
  Exceptions: known('Component'),
  Coloring: known('Color'),
  Components: known('Component ViewSetupHints Selection Visibility Coloring'),
  ViewSetupHints: known('', 'SpacesVisible SpaceBoundariesVisible OpeningsVisible'),
  Visibility: known('ViewSetupHints Exceptions', 'DefaultVisibility'),
  Color: known('Component Components', 'Color'),
  Component: known('OriginatingSystem AuthoringToolId', 'IfcGuid Selected Visible Color'),
  Camera: known('CameraViewPoint CameraDirection CameraUpVector ViewToWorldScale FieldOfView AspectRatio'),
  Point: known('X Y Z'),
  Line: known('StartPoint EndPoint'),
  ClippingPlane: known('Location Direction'),
  Bitmap: known('Bitmap Format Reference Location Normal Up Height'),
  ProjectInfo: known('Project ExtensionSchema'),
  Project: known('Name', 'ProjectId'),
  DocumentInfo: known('Documents'),
  Documents: known('Document'),
  Document: known('Filename Description', 'Guid'),
} as const satisfies Readonly<Record<string, Known>>;

/** An extension: its list in extensions.xml (3.0) and its type in extensions.xsd (2.x). */
export const EXTENSIONS = [
  { key: 'types', list: 'TopicTypes', item: 'TopicType', type: 'TopicType' },
  { key: 'statuses', list: 'TopicStatuses', item: 'TopicStatus', type: 'TopicStatus' },
  { key: 'priorities', list: 'Priorities', item: 'Priority', type: 'Priority' },
  { key: 'labels', list: 'TopicLabels', item: 'TopicLabel', type: 'TopicLabel' },
  { key: 'users', list: 'Users', item: 'User', type: 'UserIdType' },
  { key: 'snippetTypes', list: 'SnippetTypes', item: 'SnippetType', type: 'SnippetType' },
  { key: 'stages', list: 'Stages', item: 'Stage', type: 'Stage' },
] as const;
