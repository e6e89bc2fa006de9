/** Bodies after the load: meshes are thrown away once measured, and a few elements are meshed again when a rule needs them. */
import type { BodyMesh } from '../geometry/body.ts';
import type { MeshSettings } from '../ifc/mesh.ts';
import type { StepIndex } from '../ifc/step-index.ts';
import { planSubsets } from '../ifc/subset.ts';
import type { Model } from '../model/model.ts';
import { targetBytesFor } from './load-meshes.ts';
import type { FileBodies } from './load.types.ts';
import { MesherLost, poolOf } from './pool.ts';
import type { Platform } from './pool.ts';

/** `open` gives the file's records again. */
export function fileBodies(open: () => Promise<StepIndex>, platform: Platform, settings: MeshSettings): FileBodies {
  return async (expressIds) => {
    const found = new Map<number, BodyMesh>();
    if (expressIds.length === 0) return found;
    const index = await open();
    const pool = poolOf(platform);
    const jobs: Promise<void>[] = [];
    for (const subset of planSubsets(index, { targetBytes: targetBytesFor(index.bytes.length, platform.workers), only: new Set(expressIds) }).subsets) {
      const job = pool.run({ subset, settings, careful: false, batches: false, bodies: true, onEvent: () => undefined }).then(
        ({ bodies }) => {
          for (const { expressId, body } of bodies) found.set(expressId, body);
        },
        (error: unknown) => {
          // what cannot be meshed stays unknown
          if (!(error instanceof MesherLost)) throw error;
        },
      );
      job.catch(() => undefined);
      jobs.push(job);
      await pool.room();
    }
    for (const job of jobs) await job;
    return found;
  };
}

/** By position in model.elements, over all files; one file after the other, so that few bytes are read again at once. */
export function elementBodies(
  model: Model, files: readonly (FileBodies | null)[],
): (elements: readonly number[]) => Promise<ReadonlyMap<number, BodyMesh>> {
  return async (elements) => {
    const byFile = new Map<number, number[]>();
    for (const index of elements) {
      const { file } = model.elements[index]!;
      const own = byFile.get(file);
      if (own) own.push(index);
      else byFile.set(file, [index]);
    }
    const found = new Map<number, BodyMesh>();
    for (const [file, own] of byFile) {
      const bodies = await files[file]?.(own.map((index) => model.elements[index]!.expressId));
      for (const index of own) {
        const body = bodies?.get(model.elements[index]!.expressId);
        if (body !== undefined) found.set(index, body);
      }
    }
    return found;
  };
}
