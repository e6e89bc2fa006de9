/** Files → model and quantities: data is read here while the meshing workers mesh and measure. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { openContainer } from '../ifc/container.ts';
import type { IfcMember } from '../ifc/container.ts';
import { federate } from '../ifc/federate.ts';
import { createFindings, finding } from '../ifc/findings.ts';
import { readIfc } from '../ifc/read.ts';
import type { ReadFile } from '../ifc/read.ts';
import { implausibleSize } from '../ifc/size-check.ts';
import { partedByUnit, shown } from '../ifc/stated-volumes.ts';
import { sha256 } from '../ifc/sha256.ts';
import { indexStep } from '../ifc/step-index.ts';
import type { StepIndex } from '../ifc/step-index.ts';
import type { ModelFinding } from '../model/model.ts';
import { fileBodies } from './load-bodies.ts';
import { meshFile } from './load-meshes.ts';
import type { FileMeshes } from './load-meshes.ts';
import type { FileBodies, FileRecords, Loaded, LoadOptions, LoadProgress, Source, Unreadable } from './load.types.ts';
import { poolOf } from './pool.ts';
import type { MesherPool, Platform } from './pool.ts';

/** What quantities need (measurements.md 3): a round column of 48 facets is 0.3 % small, of 12 5 %. */
export const CIRCLE_SEGMENTS = 48;
/** Ten quanta, m³: below, what a stated volume is held against is mostly rounding. */
const LEAST_COMPARED = 1e-3;
/** Files whose meshes are under way at once: bounds what is kept in memory. */
const FILES_IN_FLIGHT = 4;
/** From here a second worker starts earning before the first text is cut. */
const SECOND_WORKER_BYTES = 1_500_000;

interface FileTask {
  readonly read: ReadFile;
  readonly meshes: FileMeshes;
  readonly bodies: FileBodies | null;
  readonly records: FileRecords | null;
}

/**
 * Loads what can be read; a file that cannot is in `unreadable`, the others are unaffected. Elements are in the order
 * of files and express ids whatever the number of workers. Rejects with the signal's reason when it aborts; the
 * workers are then gone.
 */
export async function loadModels(sources: readonly Source[], platform: Platform, options: LoadOptions): Promise<Loaded> {
  const started = performance.now();
  const pool = poolOf(platform);
  const { signal } = options;
  const stop = (): void => pool.terminate();
  signal?.throwIfAborted();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await load(sources, platform, pool, options, started);
  } catch (error) {
    // A worker that was stopped fails in its own words; the caller asked for the signal's.
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** Leaves one of the platform's workers: for the bodies that are asked for after a load. */
export function shrinkPlatform(platform: Platform): void {
  poolOf(platform).shrink(1);
}

/** Ends the platform's workers; the next load starts new ones. */
export function closePlatform(platform: Platform): void {
  poolOf(platform).terminate();
}

async function load(
  sources: readonly Source[], platform: Platform, pool: MesherPool, options: LoadOptions, started: number,
): Promise<Loaded> {
  const unreadable: Unreadable[] = [];
  const timing = { open: 0, index: 0, read: 0, mesh: 0, total: 0 };
  const total = sources.reduce((sum, source) => sum + source.bytes.length, 0);
  pool.warm(total > SECOND_WORKER_BYTES ? 2 : 1);

  const tasks: Promise<FileTask | Unreadable>[] = [];
  const running = new Set<Promise<unknown>>();
  for (const source of sources) {
    options.signal?.throwIfAborted();
    const before = performance.now();
    const { members, problems } = openContainer(source.path, source.bytes);
    timing.open += performance.now() - before;
    options.onProgress?.({ stage: 'bytes', file: source.path, done: source.bytes.length, total: source.bytes.length });
    if (members.length === 0) {
      unreadable.push(refused(source.path, source.bytes.length, problems[0]));
      continue;
    }
    for (const [m, member] of members.entries()) {
      while (running.size >= FILES_IN_FLIGHT) await Promise.race(running);
      const task = startFile(member, m === 0 ? problems : [], tasks.length, platform, pool, options, timing);
      if ('finding' in task) {
        unreadable.push(task);
        continue;
      }
      tasks.push(task.result);
      const settled = task.result.then(() => undefined, () => undefined).finally(() => running.delete(settled));
      running.add(settled);
      // The page's own events, and an abort, get their turn between files.
      await pause();
      options.signal?.throwIfAborted();
    }
  }

  const done: FileTask[] = [];
  for (const task of tasks) {
    const outcome = await task;
    if ('finding' in outcome) unreadable.push(outcome);
    else done.push(outcome);
  }
  timing.mesh = performance.now() - started;
  const model = federate(done.map(({ read, meshes }) => withMeshFindings(read, meshes)));
  const flawed = done.map(({ meshes }) => new Set(meshes.flaws.map(({ expressId }) => expressId)));
  const geometry = model.elements.map((element) => {
    const measured = done[element.file]!.meshes.geometry.get(element.expressId);
    return measured ?? (flawed[element.file]!.has(element.expressId) ? NO_BODY : element.hasBody ? NO_MESH : null);
  });
  timing.total = performance.now() - started;
  const bodies = done.flatMap((task) => task.bodies ?? []);
  const records = done.flatMap((task) => task.records ?? []);
  return { model, geometry, bodies: options.bodies === true ? bodies : null, records: options.bodies === true ? records : null, unreadable, timing: roundedTiming(timing) };
}

const NO_MESH: ElementGeometry = {
  volume: null, grossVolume: null, surfaceArea: null, footprintArea: null, sideArea: null, bbox: null,
  status: 'none', length: null, thickness: null, height: null, footprint: null, volumeBounds: null, centroid: null, size: null, slices: null, form: null, faceOpenings: null,
};
/** There is a description of a body, and it describes none. */
const NO_BODY: ElementGeometry = { ...NO_MESH, status: 'degenerate' };

function startFile(
  member: IfcMember, problems: readonly ModelFinding[], fileIndex: number, platform: Platform, pool: MesherPool,
  options: LoadOptions, timing: { index: number; read: number },
): Unreadable | { readonly result: Promise<FileTask | Unreadable> } {
  const { path, bytes } = member;
  const progress = (stage: LoadProgress['stage'], done: number, total: number): void => options.onProgress?.({ stage, file: path, done, total });
  let index: StepIndex;
  try {
    const before = performance.now();
    index = indexStep(bytes, (done, total) => progress('records', done, total));
    timing.index += performance.now() - before;
  } catch (error) {
    return broken(path, bytes.length, error);
  }
  if (index.count === 0 && (index.problemCounts.has('not-step') || index.problemCounts.has('no-data-section'))) {
    const problem = index.problems.find(({ code }) => code === 'not-step' || code === 'no-data-section')!;
    return refused(path, bytes.length, finding(path, problem.code, {}, problem.params));
  }

  const { onBatch } = options;
  const settings = { circleSegments: Math.max(CIRCLE_SEGMENTS, options.circleSegments ?? CIRCLE_SEGMENTS), footprints: options.footprints ?? 'all' } as const;
  const meshing = meshFile(index, pool, platform.workers, {
    settings,
    onProgress: (done, total) => progress('meshes', done, total),
    ...(onBatch === undefined ? {} : { onBatch: (batch) => onBatch({ file: fileIndex, ...batch }, path) }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  // Rejections are collected with the result; until then they are not unhandled.
  meshing.catch(() => undefined);
  const hashing = sha256(bytes);

  const result = (async (): Promise<FileTask | Unreadable> => {
    const digest = await hashing;
    options.signal?.throwIfAborted();
    const before = performance.now();
    let read: ReadFile;
    try {
      read = readIfc(index, { fileIndex, path, sha256: digest, bytes: bytes.length, firstElementIndex: 0 }, (done, total) => progress('elements', done, total), options.quantitySets === undefined ? {} : { quantitySets: options.quantitySets });
    } catch (error) {
      await meshing.catch(() => undefined);
      return broken(path, bytes.length, error);
    }
    timing.read += performance.now() - before;
    const meshes = await meshing;
    const all = problems.length === 0 ? read : { ...read, file: { ...read.file, findings: [...problems, ...read.file.findings] } };
    if (options.bodies !== true) return { read: all, meshes, bodies: null, records: null };
    const records = openAgain(index, platform);
    return { read: all, meshes, bodies: fileBodies(records, platform, settings), records };
  })();
  result.catch(() => undefined);
  return { result };
}

/** Where bytes are put away their records are indexed anew, which is quick beside keeping them. */
function openAgain(index: StepIndex, { keep }: Platform): FileRecords {
  if (keep === undefined) return () => Promise.resolve(index);
  const kept = keep(index.bytes);
  return async () => indexStep(await kept());
}

/** What one of the two readers sees and the other does not. */
function withMeshFindings(read: ReadFile, { geometry, empty, aborted, disputed, flaws }: FileMeshes): ReadFile {
  const findings = createFindings(read.file.path);
  const known = new Set<number>();
  const flawed = new Map(flaws.map((flaw) => [flaw.expressId, flaw]));
  for (const element of read.elements) {
    const { expressId, globalId, line } = element;
    known.add(expressId);
    const where = { line, expressId, globalId };
    const measured = geometry.get(expressId);
    const flaw = flawed.get(expressId);
    if (flaw !== undefined) findings.add(flaw.code, where, { expressId, culprit: flaw.culprit });
    else if (measured?.status === 'degenerate') findings.add('body-encloses-nothing', where, { expressId, culprit: 0 });
    else if (disputed.has(expressId)) findings.add('body-disputed', where, { expressId });
    else if (measured?.status === 'open' || measured?.status === 'self-intersecting') {
      const [least, most] = measured.volumeBounds ?? [0, '?'];
      findings.add(`body-${measured.status}`, where, { expressId, least, most });
    }
    if (measured !== undefined || flaw !== undefined) continue;
    const reason = aborted.get(expressId);
    if (reason !== undefined) findings.add('mesher-abort', where, { expressId, reason });
    else if (element.hasBody || empty.has(expressId)) findings.add('no-mesh', where, { expressId });
  }
  const parted = read.elements.filter(({ expressId }) => {
    const [stated, measured] = [read.statedNet.get(expressId), geometry.get(expressId)?.volume];
    return stated !== undefined && measured != null && measured >= LEAST_COMPARED && partedByUnit(stated, measured);
  });
  const [first] = parted;
  if (first !== undefined) {
    const { expressId, globalId, line, name } = first;
    findings.add('stated-volume-not-measured', { line, expressId, globalId }, { count: parted.length, name, stated: shown(read.statedNet.get(expressId)!), measured: geometry.get(expressId)!.volume! });
  }
  for (const expressId of [...geometry.keys()].sort((a, b) => a - b)) {
    if (!known.has(expressId)) findings.add('mesh-without-record', { expressId }, { expressId });
  }
  const size = implausibleSize(read.elements.map((element) => ({ class: element.class, bbox: geometry.get(element.expressId)?.bbox ?? null })));
  if (size !== null) findings.add('size-implausible', {}, { size: Number(size.toPrecision(3)) });
  const more = findings.list();
  return more.length === 0 ? read : { ...read, file: { ...read.file, findings: [...read.file.findings, ...more] } };
}

function refused(path: string, bytes: number, problem: ModelFinding | undefined): Unreadable {
  return { path, bytes, finding: problem ?? finding(path, 'not-ifc', {}, { kind: '?' }) };
}

/** Out of memory, and whatever else a hostile file brings about: this file is refused, the others stay. */
function broken(path: string, bytes: number, error: unknown): Unreadable {
  const reason = error instanceof Error ? error.message : String(error);
  return { path, bytes, finding: { ...finding(path, 'not-ifc', {}, { kind: reason }), code: 'file-not-readable', params: { reason } } };
}

function roundedTiming(timing: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(timing).map(([stage, ms]) => [stage, Math.round(ms)]));
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

