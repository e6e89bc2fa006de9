/** One file's bodies through the mesher pool: cut, meshed, measured, and what broke the mesher named and left out. */
import { unpackMeasured } from '../geometry/measured-block.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { MeshSettings } from '../ifc/mesh.ts';
import type { ScreenBatch } from '../geometry/quantities.ts';
import type { StepIndex } from '../ifc/step-index.ts';
import { planSubsets } from '../ifc/subset.ts';
import type { BodyFlaw, MeshSubset } from '../ifc/subset.ts';
import { MesherLost } from './pool.ts';
import type { MesherPool } from './pool.ts';

export interface FileMeshes {
  /** by express id, unordered */
  readonly geometry: ReadonlyMap<number, ElementGeometry>;
  /** products for which the mesher gives no triangle */
  readonly empty: ReadonlySet<number>;
  /** products that broke the mesher, with what it said */
  readonly aborted: ReadonlyMap<number, string>;
  /** products whose mesh and whose parameters tell different things */
  readonly disputed: ReadonlySet<number>;
  /** what the records say is wrong with bodies */
  readonly flaws: readonly BodyFlaw[];
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
/** Workers of one file that may be lost, and products that may be named for it, before the rest is given up. */
const LOSSES = { workers: 60, culprits: 5 };

export function targetBytesFor(fileBytes: number, workers: number): number {
  return Math.min(TARGET_BYTES.most, Math.max(TARGET_BYTES.least, Math.ceil(fileBytes / (4 * workers))));
}

export async function meshFile(index: StepIndex, pool: MesherPool, workers: number, options: FileMeshOptions): Promise<FileMeshes> {
  const geometry = new Map<number, ElementGeometry>();
  const empty = new Set<number>();
  const aborted = new Map<number, string>();
  const disputed = new Set<number>();
  const targetBytes = options.targetBytes ?? targetBytesFor(index.bytes.length, workers);
  const plan = planSubsets(index, { targetBytes });
  for (const id of plan.cyclic) aborted.set(id, 'cyclic placement');
  let done = 0;
  let culpritTotal = 0;
  let losses = 0;
  options.onProgress?.(0, plan.products);

  const submit = async (subset: MeshSubset, careful: boolean): Promise<void> => {
    // The text goes to the worker for good; its products are what is needed to write it again.
    const members = subset.members.slice();
    const memberStart = subset.memberStart.slice();
    const jobCount = subset.carriers.length;
    let reported = 0;
    const report = (count: number): void => {
      done += count - reported;
      reported = count;
      options.onProgress?.(Math.min(done, plan.products), plan.products);
    };
    try {
      const reply = await pool.run({
        subset, careful, settings: options.settings, batches: options.onBatch !== undefined,
        onEvent: (event) => report(memberStart[event.job] ?? 0),
      });
      if (reply.openFailed !== null) {
        report(0);
        await again(members, jobCount, new Set(), reply.openFailed);
        return;
      }
      for (const batch of reply.batches) options.onBatch?.(batch);
      unpackMeasured(reply.block, (expressId, figures) => geometry.set(expressId, figures));
      for (const id of reply.empty) empty.add(id);
      for (const id of reply.disputed) disputed.add(id);
      for (const { expressId, reason } of reply.aborted) aborted.set(expressId, reason);
      report(members.length);
    } catch (error) {
      if (!(error instanceof MesherLost) || options.signal?.aborted === true) throw error;
      report(0);
      const culprits = new Set<number>();
      if (careful && error.lastJob >= 0) {
        for (let m = memberStart[error.lastJob]!; m < memberStart[error.lastJob + 1]!; m++) culprits.add(members[m]!);
        culpritTotal++;
      }
      await again(members, jobCount, culprits, error.reason);
    }
  };

  /** The same products once more, each job announced: without the culprits, or where none is known in halves. */
  const again = async (members: Uint32Array, jobCount: number, culprits: ReadonlySet<number>, reason: string): Promise<void> => {
    losses++;
    for (const id of culprits) aborted.set(id, reason);
    const rest = new Set<number>();
    for (const id of members) if (!culprits.has(id)) rest.add(id);
    if (rest.size === 0) return;
    const alone = culprits.size === 0 && jobCount === 1;
    if (alone || culpritTotal >= LOSSES.culprits || losses >= LOSSES.workers) {
      for (const id of rest) aborted.set(id, reason);
      return;
    }
    const maxJobs = culprits.size > 0 ? jobCount : Math.ceil(jobCount / 2);
    const smaller: Promise<void>[] = [];
    for (const subset of planSubsets(index, { targetBytes: null, maxJobs, only: rest }).subsets) {
      await pool.room();
      const job = submit(subset, true);
      job.catch(() => undefined);
      smaller.push(job);
    }
    await settleAll(smaller);
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
  return { geometry, empty, aborted, disputed, flaws: plan.flaws };
}

async function settleAll(jobs: readonly Promise<void>[]): Promise<void> {
  for (const job of jobs) await job;
}
