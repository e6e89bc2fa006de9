/**
 * A BCF file: BIM Collaboration Format 2.0, 2.1 and 3.0 of buildingSMART as one shape. Plain data, read by read.ts,
 * written by write.ts. Coordinates are metres in IFC world coordinates, Z up. Texts are text: never markup.
 */
import type { XmlAttribute, XmlElement } from '../xml.ts';

export const BCF_VERSIONS = ['2.0', '2.1', '3.0'] as const;
export type BcfVersion = (typeof BCF_VERSIONS)[number];

export interface Bcf {
  readonly version: BcfVersion;
  readonly project: BcfProject | null;
  readonly extensions: BcfExtensions;
  /** in the order of the archive, by Index where the file gives one */
  readonly topics: readonly BcfTopic[];
  /** files of the archive that belong to the whole: documents of 3.0, and whatever else is there */
  readonly documents: readonly BcfDocument[];
  /** members of the archive nothing refers to, kept as they are */
  readonly others: readonly BcfFile[];
}

export interface BcfFile {
  /** path in the archive, `/` separators */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface BcfProject {
  readonly id: string;
  readonly name: string;
  readonly more: readonly XmlElement[];
}

export interface BcfExtensions {
  readonly types: readonly string[];
  readonly statuses: readonly string[];
  readonly priorities: readonly string[];
  readonly labels: readonly string[];
  readonly users: readonly string[];
  readonly stages: readonly string[];
  readonly snippetTypes: readonly string[];
}

export interface BcfDocument {
  readonly guid: string;
  readonly filename: string;
  readonly description: string;
  /** null where the archive lacks it */
  readonly bytes: Uint8Array | null;
}

export interface BcfTopic {
  /** lower case */
  readonly guid: string;
  readonly title: string;
  readonly type: string;
  readonly status: string;
  readonly priority: string;
  readonly stage: string;
  readonly labels: readonly string[];
  readonly index: number | null;
  readonly serverAssignedId: string;
  /** ISO 8601 as written */
  readonly creationDate: string;
  readonly creationAuthor: string;
  readonly modifiedDate: string;
  readonly modifiedAuthor: string;
  readonly dueDate: string;
  readonly assignedTo: string;
  readonly description: string;
  readonly referenceLinks: readonly string[];
  readonly files: readonly BcfHeaderFile[];
  readonly snippet: BcfSnippet | null;
  readonly documents: readonly BcfDocumentReference[];
  /** guids, lower case */
  readonly related: readonly string[];
  readonly comments: readonly BcfComment[];
  readonly viewpoints: readonly BcfViewpoint[];
  /** elements and attributes of the markup that no version names, by where they stood (`Topic`, `Markup`, …) */
  readonly more: readonly BcfMore[];
  /** members of the topic's folder nothing refers to */
  readonly others: readonly BcfFile[];
}

/** What a file says beyond the format: kept, and written again in the element where it stood. */
export interface BcfMore {
  /**
   * path of names from the root of the document, the same for every version: `Markup/Topic`, without the elements that
   * only hold a list; of several by guid or else position from 1: `Markup/Comment[GUID]`, `Markup/Header/File[2]`
   */
  readonly at: string;
  readonly elements: readonly XmlElement[];
  readonly attributes?: readonly XmlAttribute[];
}

export interface BcfHeaderFile {
  readonly ifcProject: string;
  readonly ifcSpatialStructureElement: string;
  readonly external: boolean;
  readonly filename: string;
  readonly date: string;
  readonly reference: string;
}

export interface BcfSnippet {
  readonly type: string;
  readonly external: boolean;
  readonly reference: string;
  readonly referenceSchema: string;
  /** null where it is external, or the archive lacks it */
  readonly bytes: Uint8Array | null;
}

export interface BcfDocumentReference {
  readonly guid: string;
  readonly external: boolean;
  /** guid of Bcf.documents (3.0), a file of the archive (2.x) or a URL */
  readonly reference: string;
  readonly description: string;
  /** a document of the archive in 2.x; null otherwise */
  readonly bytes: Uint8Array | null;
}

export interface BcfComment {
  readonly guid: string;
  readonly date: string;
  readonly author: string;
  readonly text: string;
  /** '' for none */
  readonly viewpoint: string;
  readonly modifiedDate: string;
  readonly modifiedAuthor: string;
  /** 2.0 only, and there rather a type: `Error`, `Warning`, `Info`, `Unknown` */
  readonly status?: string;
  /** 2.0 only: status of the topic when it was written */
  readonly verbalStatus?: string;
  /** 2.0 only: guid of the comment it answers, lower case */
  readonly replyTo?: string;
}

export type BcfPoint = readonly [x: number, y: number, z: number];

export interface BcfCamera {
  readonly kind: 'orthogonal' | 'perspective';
  readonly viewPoint: BcfPoint;
  readonly direction: BcfPoint;
  readonly up: BcfPoint;
  /** orthogonal: visible height in metres; perspective: vertical field of view in degrees */
  readonly size: number;
  /** width / height; null where the file (2.x) gives none */
  readonly aspectRatio: number | null;
  /** m from the view point to what is looked at, where the maker knows it; no version writes it */
  readonly focus?: number;
}

export interface BcfComponent {
  /** '' where it is known to its tool alone */
  readonly ifcGuid: string;
  readonly originatingSystem: string;
  readonly authoringToolId: string;
}

export interface BcfColoring {
  /** RRGGBB or AARRGGBB, upper case */
  readonly color: string;
  readonly components: readonly BcfComponent[];
}

export interface BcfComponents {
  readonly selection: readonly BcfComponent[];
  readonly defaultVisibility: boolean;
  readonly exceptions: readonly BcfComponent[];
  readonly coloring: readonly BcfColoring[];
  readonly spacesVisible: boolean;
  readonly spaceBoundariesVisible: boolean;
  readonly openingsVisible: boolean;
}

export interface BcfLine {
  readonly start: BcfPoint;
  readonly end: BcfPoint;
}

export interface BcfClippingPlane {
  readonly location: BcfPoint;
  /** points to what is cut away */
  readonly direction: BcfPoint;
}

export interface BcfBitmap {
  readonly format: 'png' | 'jpg';
  /** name in the topic's folder */
  readonly reference: string;
  readonly location: BcfPoint;
  readonly normal: BcfPoint;
  readonly up: BcfPoint;
  /** m */
  readonly height: number;
  readonly bytes: Uint8Array | null;
}

export interface BcfViewpoint {
  readonly guid: string;
  readonly index: number | null;
  /** null: everything is shown as it is */
  readonly components: BcfComponents | null;
  readonly camera: BcfCamera | null;
  readonly lines: readonly BcfLine[];
  readonly clippingPlanes: readonly BcfClippingPlane[];
  readonly bitmaps: readonly BcfBitmap[];
  readonly snapshot: { readonly format: 'png' | 'jpg'; readonly bytes: Uint8Array } | null;
  readonly more: readonly BcfMore[];
}

/** What was not as it should be; the rest of the file is still read. */
export interface BcfProblem {
  readonly code: string;
  /** member of the archive */
  readonly file: string;
  readonly line: number;
  readonly severity: 'error' | 'warning';
  readonly text: { readonly zh: string; readonly en: string };
}
