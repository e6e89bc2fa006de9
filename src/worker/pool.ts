/** Meshing workers kept from file to file: dealt out evenly, watched, replaced when they die or fall silent. */
import type { MeshEvent, MeshReply, MeshTask, MeshWorkerApi } from './mesh-worker-api.ts';

export interface SpawnedMesher {
  readonly api: MeshWorkerApi;
  /** called once when the worker dies of itself; says why */
  onCrash(listener: (reason: string) => void): void;
  terminate(): void;
}

/** Where meshing workers come from: Node's threads, the browser's workers, or this very thread. */
export interface Platform {
  /** how many are useful at once */
  readonly workers: number;
  spawnMesher(): SpawnedMesher;
  /** puts a file's bytes where they weigh less until they are read again; default: kept as they are */
  keep?(bytes: Uint8Array): () => Promise<Uint8Array>;
}

/** The worker was lost before it answered. */
export class MesherLost extends Error {
  override readonly name = 'MesherLost';
  constructor(
    readonly reason: string,
    /** last job it reported, -1 when it had not come to one */
    readonly lastJob: number,
  ) {
    super(`mesher lost: ${reason}`);
  }
}

export interface PoolTask extends Omit<MeshTask, 'task'> {
  readonly onEvent: (event: MeshEvent) => void;
}

export interface MesherPool {
  /** starts up to `count` workers ahead of the first task */
  warm(count: number): void;
  /** resolves when another task would not have to wait long for its worker */
  room(): Promise<void>;
  run(task: PoolTask): Promise<MeshReply>;
  /** ends workers that have nothing to do, all but so many */
  shrink(count: number): void;
  /** every running task rejects with MesherLost */
  terminate(): void;
}

interface Slot {
  readonly mesher: SpawnedMesher;
  readonly ready: Promise<void>;
  readonly waiting: Map<number, { readonly task: PoolTask; readonly bytes: number; readonly lose: (reason: string) => void; lastJob: number }>;
  heard: number;
  dead: boolean;
}

/**
 * Silent this long, a worker is in an element that never ends. Within one element it cannot speak, so the heavier the
 * heaviest one, the longer: a slab with hundreds of openings is slow, not dead.
 */
const SILENCE_MS = 20_000;
const SILENCE_MS_PER_BYTE = 0.1;
const TICK_MS = 1000;
/** A worker's queue: enough to keep it busy while this thread reads data. */
const QUEUE_TASKS = 2;
const QUEUE_BYTES = 12_000_000;

const pools = new WeakMap<Platform, MesherPool>();

/** One pool per platform: workers outlive a load. */
export function poolOf(platform: Platform): MesherPool {
  let pool = pools.get(platform);
  if (pool === undefined) pools.set(platform, (pool = createPool(platform)));
  return pool;
}

function createPool(platform: Platform): MesherPool {
  let slots: Slot[] = [];
  let nextTask = 1;
  let timer: ReturnType<typeof setInterval> | null = null;
  let lastTick = 0;
  let waiters: (() => void)[] = [];

  const queued = (slot: Slot): number => {
    let bytes = 0;
    for (const entry of slot.waiting.values()) bytes += entry.bytes;
    return bytes;
  };
  const hasRoom = (slot: Slot): boolean => slot.waiting.size < QUEUE_TASKS || queued(slot) < QUEUE_BYTES;

  const kill = (slot: Slot, reason: string): void => {
    if (slot.dead) return;
    slot.dead = true;
    slots = slots.filter((other) => other !== slot);
    slot.mesher.terminate();
    for (const entry of [...slot.waiting.values()]) entry.lose(reason);
    wake();
  };
  const wake = (): void => {
    const woken = waiters;
    waiters = [];
    for (const waiter of woken) waiter();
    if (timer !== null && slots.every((slot) => slot.waiting.size === 0)) {
      clearInterval(timer);
      timer = null;
    }
  };
  const patienceWith = (slot: Slot): number => {
    let heaviest = 0;
    for (const { task } of slot.waiting.values()) heaviest = Math.max(heaviest, task.subset.heaviest);
    return SILENCE_MS + SILENCE_MS_PER_BYTE * heaviest;
  };
  const tick = (): void => {
    const now = Date.now();
    // When this thread was busy itself, nobody's silence means anything: what was said is still to be heard.
    const blocked = now - lastTick > 2 * TICK_MS;
    lastTick = now;
    for (const slot of slots) {
      if (blocked || slot.waiting.size === 0) slot.heard = now;
      else if (now - slot.heard > patienceWith(slot)) kill(slot, `no answer in ${Math.round(patienceWith(slot) / 1000)} s`);
    }
  };

  const spawn = (): Slot => {
    const mesher = platform.spawnMesher();
    const slot: Slot = { mesher, ready: Promise.resolve(), waiting: new Map(), heard: Date.now(), dead: false };
    mesher.onCrash((reason) => kill(slot, reason));
    const ready = mesher.api.connect((event) => {
      slot.heard = Date.now();
      const entry = slot.waiting.get(event.task);
      if (entry === undefined) return;
      entry.lastJob = event.job;
      entry.task.onEvent(event);
    });
    ready.catch((error: unknown) => kill(slot, error instanceof Error ? error.message : String(error)));
    const live = Object.assign(slot, { ready });
    slots.push(live);
    return live;
  };
  const choose = (bytes: number): Slot => {
    const free = slots.filter((slot) => slot.waiting.size === 0);
    if (free.length > 0) return free[0]!;
    if (slots.length < platform.workers && (slots.length === 0 || bytes > 0)) return spawn();
    return slots.reduce((best, slot) => (queued(slot) < queued(best) ? slot : best));
  };

  return {
    warm(count) {
      while (slots.length < Math.min(count, platform.workers)) spawn();
    },
    async room() {
      while (slots.length >= platform.workers && !slots.some(hasRoom)) await new Promise<void>((resolve) => waiters.push(resolve));
    },
    run(task) {
      const bytes = task.subset.text.length;
      const slot = choose(bytes);
      const id = nextTask++;
      if (timer === null) {
        lastTick = Date.now();
        timer = setInterval(tick, TICK_MS);
      }
      if (slot.waiting.size === 0) slot.heard = Date.now();
      return new Promise<MeshReply>((resolve, reject) => {
        const entry = {
          task, bytes, lastJob: -1,
          lose: (reason: string) => {
            slot.waiting.delete(id);
            reject(new MesherLost(reason, entry.lastJob));
          },
        };
        slot.waiting.set(id, entry);
        const { onEvent: _onEvent, ...rest } = task;
        // not after `ready`: this thread may be busy with data by then, and the worker queues what it is sent
        slot.mesher.api.mesh({ ...rest, task: id })
          .then((reply) => {
            slot.heard = Date.now();
            if (slot.waiting.delete(id)) resolve(reply);
            wake();
          }, (error: unknown) => {
            if (slot.waiting.has(id)) entry.lose(error instanceof Error ? error.message : String(error));
            wake();
          });
      });
    },
    shrink(count) {
      for (const slot of slots.slice(count)) if (slot.waiting.size === 0) kill(slot, 'not needed');
    },
    terminate() {
      for (const slot of [...slots]) kill(slot, 'stopped');
      pools.delete(platform);
    },
  };
}
