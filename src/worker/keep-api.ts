/** What the page may ask of its worker for files: hashing, copying, packing, none of which holds the page up. Plain data. */
import type { KeptModel } from '../store/project.ts';
import type { Member, Sent, SunmaoFault } from '../store/sunmao-file.ts';
import type { Lost } from '../store/kept.ts';

export interface OpenedSunmao {
  readonly sent: Sent;
  readonly lost: readonly Lost[];
  /** contents of the models that were sent along, by their place in the head */
  readonly models: readonly (Blob | null)[];
  /** models that could not be unpacked or are not what the file says */
  readonly bad: readonly { readonly path: string; readonly why: 'refused' | 'mismatch' }[];
}

export interface KeepWorker {
  /** SHA-256, lower-case hex */
  hash(file: Blob): Promise<string>;
  /** puts a model into the browser's private files; answers its SHA-256. Rejects with QuotaExceededError where there is no room */
  keep(root: FileSystemDirectoryHandle, file: Blob): Promise<string>;
  /** takes away the models that are not `used`; answers the bytes that this freed */
  sweep(root: FileSystemDirectoryHandle, used: readonly string[]): Promise<number>;
  pack(sent: Sent, models: readonly (readonly [KeptModel, Blob])[]): Promise<Blob>;
  open(file: Blob): Promise<OpenedSunmao | SunmaoFault>;
}

export interface KeepClient extends KeepWorker {
  dispose(): void;
}

export type { Member, Sent, SunmaoFault };
