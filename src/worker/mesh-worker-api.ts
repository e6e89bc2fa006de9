/** What a meshing worker answers to, and the one implementation behind the browser's worker, Node's and the in-process one. */
import type { BodyMesh } from '../geometry/body.ts';
import { blockTransferables, packMeasured } from '../geometry/measured-block.ts';
import type { MeasuredBlock } from '../geometry/measured-block.ts';
import { loadPlan } from '../geometry/plan.ts';
import type { Plan } from '../geometry/plan.ts';
import { loadManifold } from '../geometry/manifold.ts';
import type { Unite } from '../geometry/solid.ts';
import { createUnite } from '../geometry/unite.ts';
import { createMesher } from '../ifc/mesh.ts';
import type { Mesher, MeshSettings } from '../ifc/mesh.ts';
import type { StartEngine } from '../ifc/mesh-engine.ts';
import type { ScreenBatch } from '../geometry/quantities.ts';
import type { MeshSubset } from '../ifc/subset.ts';

export interface MeshTask {
  /** echoed in events */
  readonly task: number;
  readonly subset: MeshSubset;
  readonly settings: MeshSettings;
  readonly batches: boolean;
  /** the reply holds the bodies themselves and measures nothing; default false */
  readonly bodies?: boolean;
  /** an event before every job instead of ten a second: names the one that never ends */
  readonly careful: boolean;
}

export interface MeshReply {
  readonly block: MeasuredBlock;
  /** with the figures, not as events: those come by another way, and the last of them may come after the reply */
  readonly batches: readonly ScreenBatch[];
  readonly bodies: readonly { readonly expressId: number; readonly body: BodyMesh }[];
  /** products without a triangle */
  readonly empty: readonly number[];
  readonly aborted: readonly { readonly expressId: number; readonly reason: string }[];
  readonly disputed: readonly number[];
  /** the text could not be opened; nothing was measured */
  readonly openFailed: string | null;
}

export interface MeshEvent {
  readonly task: number;
  readonly job: number;
  readonly jobs: number;
}

export interface MeshWorkerApi {
  /** once, before the first task */
  connect(onEvent: (event: MeshEvent) => void): Promise<void>;
  mesh(task: MeshTask): Promise<MeshReply>;
}

export interface MeshWorkerSetup {
  readonly startEngine: StartEngine;
  /** address of manifold.wasm; null: beside manifold (Node) */
  readonly manifoldWasm: string | null;
  /** marks what crosses to the other thread without a copy */
  readonly transfer: <T>(value: T, buffers: ArrayBuffer[]) => T;
}

const EVENT_INTERVAL_MS = 100;

export function createMeshWorker(setup: MeshWorkerSetup): MeshWorkerApi {
  let starting: Promise<Mesher> | null = null;
  const mesher = (): Promise<Mesher> => {
    starting ??= start().catch((error: unknown) => {
      starting = null;
      throw error;
    });
    return starting;
  };
  const start = async (): Promise<Mesher> => {
    let plan: Plan | null = null;
    let unite: Unite | null = null;
    const options = setup.manifoldWasm === null ? {} : { wasmUrl: setup.manifoldWasm };
    try {
      plan = await loadPlan(options);
      unite = createUnite(await loadManifold(options));
    } catch {
      // Without it, footprints that need a union are unknown; all else is measured.
    }
    return createMesher(setup.startEngine, plan, unite);
  };
  let emit: (event: MeshEvent) => void = () => undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const mesh = async ({ task, subset, settings, batches, careful, bodies: wanted = false }: MeshTask): Promise<MeshReply> => {
    const running = await mesher();
    let last = 0;
    const bodies: { expressId: number; body: BodyMesh }[] = [];
    const drawn: ScreenBatch[] = [];
    const outcome = await running.run(subset, settings, {
      onJob: (job, jobs) => {
        const now = Date.now();
        if (!careful && now - last < EVENT_INTERVAL_MS) return;
        last = now;
        emit({ task, job, jobs });
      },
      ...(batches ? { onBatch: (batch: ScreenBatch) => drawn.push(batch) } : {}),
      ...(wanted ? { onBody: (expressId: number, body: BodyMesh) => bodies.push({ expressId, body }) } : {}),
    });
    const block = packMeasured(outcome.measured);
    return setup.transfer(
      { block, batches: drawn, bodies, empty: outcome.empty, aborted: outcome.aborted, disputed: outcome.disputed, openFailed: outcome.openFailed },
      [...blockTransferables(block), ...drawn.flatMap(batchTransferables)],
    );
  };

  return {
    async connect(onEvent) {
      emit = onEvent;
      await mesher();
    },
    mesh(task) {
      // One after the other: the wasm has one heap, and a second text would double it.
      const reply = queue.then(() => mesh(task));
      queue = reply.catch(() => undefined);
      return reply;
    },
  };
}

function batchTransferables(batch: ScreenBatch): ArrayBuffer[] {
  return [
    batch.expressIds.buffer, batch.vertexStart.buffer, batch.indexStart.buffer,
    batch.positions.buffer, batch.normals.buffer, batch.indices.buffer,
  ] as ArrayBuffer[];
}
