/** A project: what a person opened and decided, and where in the page they were. Plain data; read-project.ts validates it. */
import type { Profile } from '../profile/profile.ts';
import type { Steps } from './steps.ts';
import type { Workspace } from './workspace.ts';

export const PROJECT_SCHEMA = 'sunmao-project/1';

export interface KeptModel {
  /** as the report names it, an archive by its own name */
  readonly path: string;
  readonly bytes: number;
  /** lower-case hex; null while it is not known yet */
  readonly sha256: string | null;
  /** `opfs`: the browser has it, by its SHA-256; `sample`: it is written anew */
  readonly where: 'opfs' | 'not-kept' | 'sample';
  readonly sample?: string;
  /** members of an archive that were taken away again */
  readonly without?: readonly string[];
}

/** Where in the page: names that a newer page no longer has are passed over when it is read. */
export interface Place {
  readonly tab?: string;
  readonly side?: string;
  readonly building?: string;
  readonly focus?: Focused;
  /** the element that is open, in the report's order */
  readonly element?: number;
}

export type Focused =
  | { readonly kind: 'item'; readonly item: string }
  | { readonly kind: 'elements'; readonly title: string; readonly elements: readonly number[] };

export interface ProjectHead {
  readonly schema: typeof PROJECT_SCHEMA;
  readonly id: string;
  readonly name: string;
  /** ISO 8601 */
  readonly created: string;
  readonly changed: string;
  /** the sample by whose address it was begun: never the project a visit goes on with */
  readonly sample: string | null;
  /** something was decided or brought in: it is worth a row among the projects */
  readonly decided: boolean;
  readonly models: readonly KeptModel[];
  readonly place: Place;
}

export interface KeptIds {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly chosen: boolean;
  readonly unsaved: boolean;
}

export interface KeptBcf {
  readonly name: string;
  /** the file as it was read; null for one that was made here */
  readonly base: Blob | null;
  /** what changed since: a BCF of the topics that are new or other; null when nothing did */
  readonly patch: Uint8Array | null;
  /** the topics in their order, by GUID; null: as in the base */
  readonly order: readonly string[] | null;
  readonly version: string;
  readonly unsaved: boolean;
}

export interface KeptPack {
  readonly id: string;
  readonly text: string;
}

/** What a .sunmao file held that this page knows nothing of: written back as it was. */
export interface Unknown {
  readonly members: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly keys: Readonly<Record<string, unknown>>;
}

export interface Project {
  readonly head: ProjectHead;
  readonly profile: Profile;
  readonly steps: Steps;
  readonly workspace: Workspace;
  readonly ids: readonly KeptIds[];
  /** each under a name that stays the same as long as it is open */
  readonly bcf: ReadonlyMap<string, KeptBcf>;
  readonly packs: readonly KeptPack[];
  readonly unknown: Unknown | null;
}
