/** What the page may ask of its BCF worker, a small one of its own: it answers while the engine checks. Plain data. */
import type { Bcf, BcfProblem, BcfTopic, BcfVersion } from '../bcf/bcf.ts';

/** A BCF that was opened, in the worker's memory. */
export type BcfHandle = number;

export interface BcfClient {
  /** Takes the bytes. `bcf` is null where they are no BCF at all, which the problems explain. `onTopics` counts those that have come. */
  read(bytes: Uint8Array, onTopics?: (done: number, total: number) => void): Promise<{ readonly handle: BcfHandle; readonly bcf: Bcf | null; readonly problems: readonly BcfProblem[] }>;
  /** `of` is what the BCF was read as, null for one that was made here: what did not change since is not sent again. */
  write(of: BcfHandle | null, bcf: Bcf, version: '2.1' | '3.0'): Promise<BcfWritten>;
  close(of: BcfHandle): void;
  dispose(): void;
}

export interface BcfWritten {
  readonly bytes: Uint8Array;
  /** what the version cannot hold */
  readonly lost: readonly BcfProblem[];
}

/** A BCF without its topics. */
export type BcfHead = Omit<Bcf, 'topics'>;

/** A BCF to be written: topics by their number in the worker's list, files of the whole only where they are new. */
export interface BcfPlan {
  readonly head: Pick<Bcf, 'project' | 'extensions'> & { readonly version: BcfVersion };
  readonly files: Pick<Bcf, 'documents' | 'others'> | null;
  readonly topics: readonly number[];
}

/** The worker's end: what is large crosses in slices, so that neither side is held up by one message. */
export interface BcfEndpoint {
  open(): Promise<BcfHandle>;
  read(bytes: Uint8Array): Promise<{ readonly handle: BcfHandle; readonly head: BcfHead | null; readonly topics: number; readonly problems: readonly BcfProblem[] }>;
  topics(of: BcfHandle, from: number): Promise<readonly BcfTopic[]>;
  /** keeps topics for a plan; answers the number of the first */
  put(of: BcfHandle, topics: readonly BcfTopic[]): Promise<number>;
  write(of: BcfHandle, plan: BcfPlan, version: '2.1' | '3.0'): Promise<BcfWritten>;
  close(of: BcfHandle): Promise<void>;
}
