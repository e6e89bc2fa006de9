/** One file's bodies through the mesher pool: cut, meshed, measured, and what broke the mesher named and left out. */
import { unpackMeasured } from '../geometry/measured-block.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { MeshSettings } from '../ifc/mesh.ts';
import type { ScreenBatch } from '../ifc/mesh-batch.ts';
import type { StepIndex } from '../ifc/step-index.ts';
import { planSubsets } from '../ifc/subset.ts';
import type { MeshSubset } from '../ifc/subset.ts';
import { MesherLost } from './pool.ts';
import type { MesherPool } from './pool.ts';

export interface FileMeshes {
  /** by express id, unordered */
  readonly geometry: ReadonlyMap<number, ElementGeometry>;
  /** products for which the mesher gives no triangle */
  readonly empty: ReadonlySet<number>;
  /** products that broke the mesher, with what it said */
  readonly aborted: ReadonlyMap<number, string>;
}

export interface FileMeshOptions {
  readonly settings: MeshSettings;
  readonly onBatch?: (batch: ScreenBatch) => void;
  /** products done, of all */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** records per text, bytes; for tests. Default: from the file's size and the number of workers */
  readonly targetBytes?: number;
}

/** A text this big keeps a worker busy for some tenths of a second, and its heap small. */
const TARGET_BYTES = { least: 250_000, most: 2_500_000 };
/** Products of one file that may break the mesher before the rest of their text is given up. */
const BREAKDOWNS = 5;

export function targetBytesFor(fileBytes: number, workers: number): number {
  return Math.min(TARGET_BYTES.most, Math.max(TARGET_BYTES.least, Math.ceil(fileBytes / (4 * workers))));
}

export async function meshFile(index: StepIndex, pool: MesherPool, workers: number, options: FileMeshOptions): Promise<FileMeshes> {
  const geometry = new Map<number, ElementGeometry>();
  const empty = new Set<number>();
  const aborted = new Map<number, string>();
  const targetBytes = options.targetBytes ?? targetBytesFor(index.bytes.length, workers);
  const plan = planSubsets(index, { targetBytes });
  for (const id of plan.cyclic) aborted.set(id, 'cyclic placement');
  let done = 0;
  let breakdowns = 0;
  options.onProgress?.(0, plan.products);

  const submit = async (subset: MeshSubset, careful: boolean): Promise<void> => {
    // The text goes to the worker for good; its products are what is needed to write it again.
    const members = subset.members.slice();
    const memberStart = subset.memberStart.slice();
    const bytes = subset.text.length;
    let reported = 0;
    const report = (count: number): void => {
      done += count - reported;
      reported = count;
      options.onProgress?.(Math.min(done, plan.products), plan.products);
    };
    // A text that has to be done again would show its first triangles twice: the page gets them when it is through.
    const held: ScreenBatch[] = [];
    try {
      const reply = await pool.run({
        subset, careful, settings: options.settings, batches: options.onBatch !== undefined,
        onEvent: (event) => {
          if (event.kind === 'job') report(memberStart[event.job] ?? 0);
          else held.push(event.batch);
        },
      });
      if (reply.openFailed !== null) {
        await again(members, bytes, new Set(), reply.openFailed);
        return;
      }
      for (const batch of held) options.onBatch?.(batch);
      unpackMeasured(reply.block, (expressId, figures) => geometry.set(expressId, figures));
      for (const id of reply.empty) empty.add(id);
      for (const { expressId, reason } of reply.aborted) aborted.set(expressId, reason);
      report(members.length);
    } catch (error) {
      if (!(error instanceof MesherLost) || options.signal?.aborted === true) throw error;
      report(0);
      const culprits = new Set<number>();
      if (careful && error.lastJob >= 0) {
        for (let m = memberStart[error.lastJob]!; m < memberStart[error.lastJob + 1]!; m++) culprits.add(members[m]!);
        breakdowns++;
      }
      await again(members, bytes, culprits, error.reason);
    }
  };

  /** The same products once more, without the culprits, in smaller texts, each element announced. */
  const again = async (members: Uint32Array, bytes: number, culprits: ReadonlySet<number>, reason: string): Promise<void> => {
    for (const id of culprits) aborted.set(id, reason);
    const rest = new Set<number>();
    for (const id of members) if (!culprits.has(id)) rest.add(id);
    if (rest.size === 0) return;
    if (breakdowns >= BREAKDOWNS) {
      for (const id of rest) aborted.set(id, reason);
      return;
    }
    const smaller = planSubsets(index, { targetBytes: Math.max(1, Math.floor(bytes / 3)), only: rest });
    const jobs: Promise<void>[] = [];
    for (const subset of smaller.subsets) {
      if (subset.members.length === members.length && subset.carriers.length === 1 && culprits.size === 0) {
        // One job that cannot be cut further and was lost before it began: it is the culprit.
        for (const id of subset.members) aborted.set(id, reason);
        continue;
      }
      await pool.room();
      jobs.push(submit(subset, true));
    }
    await settleAll(jobs);
  };

  const jobs: Promise<void>[] = [];
  for (const subset of plan.subsets) {
    options.signal?.throwIfAborted();
    const job = submit(subset, false);
    // Awaited below; a rejection before that is not unhandled.
    job.catch(() => undefined);
    jobs.push(job);
    await pool.room();
  }
  await settleAll(jobs);
  options.onProgress?.(plan.products, plan.products);
  return { geometry, empty, aborted };
}

async function settleAll(jobs: readonly Promise<void>[]): Promise<void> {
  for (const job of jobs) await job;
}
