/** Contract between the loader (files → model and quantities) and whoever wires it: the page's worker, the command line. */
import type { Model, ModelFinding } from '../model/model.ts';
import type { BodyMesh } from '../geometry/body.ts';
import type { ElementGeometry, ScreenBatch } from '../geometry/quantities.ts';
import type { StepIndex } from '../ifc/step-index.ts';

/** One thing the user gave: an .ifc, an .ifczip, or whatever it turns out to be. */
export interface Source {
  /** as given, `/` separators */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface LoadProgress {
  readonly stage: 'bytes' | 'records' | 'elements' | 'meshes';
  readonly file: string;
  /** of this file: bytes, records, elements or meshes */
  readonly done: number;
  readonly total: number;
}

/** A source that could not be read at all; the others are still loaded. */
export interface Unreadable {
  readonly path: string;
  readonly bytes: number;
  readonly finding: ModelFinding;
}

/** A batch with the file it is of: position in Loaded.model.files. */
export interface MeshBatch extends ScreenBatch {
  readonly file: number;
}

export interface LoadOptions {
  readonly onProgress?: (progress: LoadProgress) => void;
  /** `path` names the batch's file as the model will */
  readonly onBatch?: (batch: MeshBatch, path: string) => void;
  readonly signal?: AbortSignal;
  /** which elements get plan contours: `check` all that a rule may count, `measure` every one */
  readonly footprints?: 'counted' | 'all';
  /** false: `Element.quantitySets` stay empty, what is not shown need not be kept; default true */
  readonly quantitySets?: boolean;
  /** true: single bodies and the records can be had again after the load (`Loaded.bodies`, `Loaded.records`); default false */
  readonly bodies?: boolean;
  /** circle segments for meshing, ≥ 48 for quantities */
  readonly circleSegments?: number;
}

/**
 * Net bodies of a few elements of one file by express id, in its world, metres; those without a mesh are left out. Holds
 * on to the file's bytes, not to its meshes.
 */
export type FileBodies = (expressIds: readonly number[]) => Promise<ReadonlyMap<number, BodyMesh>>;

/** The records of one file, indexed again where its bytes were put away. */
export type FileRecords = () => Promise<StepIndex>;

export interface Loaded {
  readonly model: Model;
  /** parallel to model.elements; null for an element without a body */
  readonly geometry: readonly (ElementGeometry | null)[];
  /** parallel to model.files: their bodies, meshed again when asked for; null unless `bodies` was asked for */
  readonly bodies: readonly FileBodies[] | null;
  /** parallel to model.files; null unless `bodies` was asked for */
  readonly records: readonly FileRecords[] | null;
  readonly unreadable: readonly Unreadable[];
  readonly timing: Readonly<Record<string, number>>;
}
