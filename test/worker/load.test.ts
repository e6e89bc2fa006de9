import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packMeasured } from '../../src/geometry/measured-block.ts';
import { loadModels } from '../../src/worker/load.ts';
import type { LoadProgress, MeshBatch, Source } from '../../src/worker/load.types.ts';
import type { MeshEvent, MeshReply, MeshTask } from '../../src/worker/mesh-worker-api.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import type { Platform, SpawnedMesher } from '../../src/worker/pool.ts';
import { corpusPath } from '../corpus.ts';
import { stepFile, wallWithWindow } from '../ifc/mesh-builder.ts';

const source = (path: string, bytes: Uint8Array): Source => ({ path, bytes });
const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);

describe('loading', () => {
  it('gives model and quantities side by side', async () => {
    const { model, geometry, unreadable } = await loadModels([source('a.ifc', wallWithWindow({ space: true }))], inlinePlatform(), {});
    expect(unreadable).toEqual([]);
    expect(model.elements.map(({ expressId }) => expressId)).toEqual([100, 200]);
    expect(geometry.map((g) => g?.volume)).toEqual([2.1, 24]);
  });

  it('keeps the other files when one is not IFC', async () => {
    const html = new TextEncoder().encode('<!doctype html><html><body>login</body></html>');
    const { model, geometry, unreadable } = await loadModels(
      [source('a.ifc', wallWithWindow({})), source('b.ifc', html), source('c.ifc', wallWithWindow({ x: 10 })), source('d.ifc', new Uint8Array(0))], inlinePlatform(), {},
    );
    expect(unreadable.map(({ path }) => path)).toEqual(['b.ifc', 'd.ifc']);
    expect(model.files.map(({ path }) => path)).toEqual(['a.ifc', 'c.ifc']);
    expect(geometry.map((g) => g!.bbox![0])).toEqual([0, 10]);
  });

  it('tells what has a representation and no mesh', async () => {
    const flat = stepFile([
      "#100=IFCWALL('1234567890123456789012',$,'w',$,$,$,#110,$,$);", '#110=IFCPRODUCTDEFINITIONSHAPE($,$,(#111));',
      "#111=IFCSHAPEREPRESENTATION(#8,'Body','Brep',(#112));", '#112=IFCFACETEDBREP(#113);', '#113=IFCCLOSEDSHELL(());',
    ]);
    const { model, geometry } = await loadModels([source('a.ifc', flat)], inlinePlatform(), {});
    expect(codes(model.findings)).toContain('no-mesh');
    expect(geometry[0]).toMatchObject({ status: 'none', volume: null });
  });

  it('reports progress of every stage and hands triangles over', async () => {
    const stages = new Set<string>();
    const batches: MeshBatch[] = [];
    await loadModels([source('a.ifc', wallWithWindow({}))], inlinePlatform(), {
      onProgress: (p: LoadProgress) => stages.add(p.stage), onBatch: (batch) => batches.push(batch),
    });
    expect([...stages].sort()).toEqual(['bytes', 'elements', 'meshes', 'records']);
    expect(batches.map(({ file, expressIds }) => [file, ...expressIds])).toEqual([[0, 100]]);
  });

  it('tells of each file how far it is, not of all together', async () => {
    const [a, b] = [source('a.ifc', wallWithWindow({})), source('b.ifc', wallWithWindow({ x: 10 }))];
    const read: LoadProgress[] = [];
    await loadModels([a, b], inlinePlatform(), { onProgress: (p: LoadProgress) => { if (p.stage === 'bytes') read.push(p); } });
    expect(read).toEqual([a, b].map(({ path, bytes }) => ({ stage: 'bytes', file: path, done: bytes.length, total: bytes.length })));
  });

  it('stops when told to', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(loadModels([source('a.ifc', wallWithWindow({}))], inlinePlatform(), { signal: stop.signal })).rejects.toThrow('enough');
    const later = new AbortController();
    const never = fakePlatform(() => new Promise(() => undefined));
    setTimeout(() => later.abort(new Error('enough')), 20);
    await expect(loadModels([source('a.ifc', wallWithWindow({}))], never.platform, { signal: later.signal })).rejects.toThrow('enough');
    expect(never.ended()).toBe(never.started());
  });
});

type Answer = (task: MeshTask, emit: (event: MeshEvent) => void, crash: (reason: string) => void) => Promise<MeshReply>;

/** Meshing workers that do as told. */
function fakePlatform(answer: Answer): { platform: Platform; started(): number; ended(): number } {
  let started = 0;
  let ended = 0;
  const platform: Platform = {
    workers: 2,
    spawnMesher(): SpawnedMesher {
      started++;
      let emit: (event: MeshEvent) => void = () => undefined;
      let crash: (reason: string) => void = () => undefined;
      return {
        api: {
          connect: (onEvent) => {
            emit = onEvent;
            return Promise.resolve();
          },
          mesh: (task) => answer(task, (event) => emit(event), (reason) => crash(reason)),
        },
        onCrash: (listener) => {
          crash = listener;
        },
        terminate: () => {
          ended++;
        },
      };
    },
  };
  return { platform, started: () => started, ended: () => ended };
}

/** Every member measured as a box of its express id's size. */
function measured(task: MeshTask): MeshReply {
  return {
    batches: [], bodies: [], empty: [], aborted: [], disputed: [], openFailed: null,
    block: packMeasured([...task.subset.members].map((expressId) => ({
      expressId, volume: expressId, grossVolume: expressId, surfaceArea: 1, footprintArea: null, sideArea: null, bbox: null,
      status: 'closed' as const, length: null, thickness: null, height: null, footprint: null, volumeBounds: null, centroid: null, size: null, slices: null, form: null, faceOpenings: [],
    }))),
  };
}

/** Three shapes: what says the same is meshed once. */
const threeWalls = (): Uint8Array => stepFile([100, 200, 300].flatMap((id) => [
  `#${id}=IFCWALL('${`${id}`.padStart(22, '0')}',$,'w',$,$,$,#${id + 1},$,$);`, `#${id + 1}=IFCPRODUCTDEFINITIONSHAPE($,$,(#${id + 2}));`,
  `#${id + 2}=IFCSHAPEREPRESENTATION(#8,'Body','Brep${id}',(#${id + 3}));`, `#${id + 3}=IFCFACETEDBREP(#${id + 4});`, `#${id + 4}=IFCCLOSEDSHELL(());`,
]));

describe('a mesher that breaks', () => {
  it('loses only the element at which the worker dies', async () => {
    const { platform, started } = fakePlatform(async (task, emit, crash) => {
      const bad = [...task.subset.members].indexOf(200);
      if (bad < 0) return measured(task);
      if (task.careful) for (let job = 0; job <= bad; job++) emit({ task: task.task, job, jobs: task.subset.carriers.length });
      crash('out of memory');
      return new Promise(() => undefined);
    });
    const { model, geometry } = await loadModels([source('a.ifc', threeWalls())], platform, {});
    expect(geometry.map((g) => g?.volume ?? null)).toEqual([100, null, 300]);
    const aborts = model.findings.filter(({ code }) => code === 'mesher-abort');
    expect(aborts.map(({ expressId, params }) => [expressId, params['reason']])).toEqual([[200, 'out of memory']]);
    expect(started()).toBeGreaterThan(1);
  });

  it('halves a text that cannot be opened until the culprit is alone', async () => {
    const { platform } = fakePlatform((task) => Promise.resolve(
      [...task.subset.members].includes(300) ? { ...measured({ ...task, subset: { ...task.subset, members: new Uint32Array() } }), openFailed: 'no memory' } : measured(task),
    ));
    const { model, geometry } = await loadModels([source('a.ifc', threeWalls())], platform, {});
    expect(geometry.map((g) => g?.volume ?? null)).toEqual([100, 200, null]);
    expect(model.findings.filter(({ code }) => code === 'mesher-abort').map(({ expressId }) => expressId)).toEqual([300]);
  });

  it('gives up on a worker that never starts', async () => {
    const { platform } = fakePlatform((_task, _emit, crash) => {
      crash('no worker here');
      return new Promise(() => undefined);
    });
    const { model, geometry } = await loadModels([source('a.ifc', threeWalls())], platform, {});
    expect(geometry.map((g) => g?.status)).toEqual(['none', 'none', 'none']);
    expect(codes(model.findings).filter((code) => code === 'mesher-abort')).toHaveLength(3);
  });

  it('tells what the mesher sees and the data does not', async () => {
    const { platform } = fakePlatform((task) => Promise.resolve({ ...measured({ ...task, subset: { ...task.subset, members: Uint32Array.of(...task.subset.members, 999) } }) }));
    const { model } = await loadModels([source('a.ifc', threeWalls())], platform, {});
    expect(model.findings.filter(({ code }) => code === 'mesh-without-record').map(({ expressId }) => expressId)).toEqual([999]);
  });
});

const broken = corpusPath('broken/derived/EXPECT.tsv');
it.skipIf(broken === null)(`loads or refuses every broken file${broken === null ? ' (skipped: no corpus)' : ''}`, async () => {
  const names = readFileSync(broken!, 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t')[0]!);
  const sources = names.map((name) => source(name, readFileSync(corpusPath(`broken/derived/${name}`)!)));
  const { model, geometry, unreadable } = await loadModels(sources, inlinePlatform(), { footprints: 'counted' });
  const read = new Set(model.files.map(({ path }) => path.split('!')[0]!));
  for (const { path } of unreadable) read.add(path);
  expect([...read].sort()).toEqual([...names].sort());
  expect(geometry).toHaveLength(model.elements.length);
  const walls = (name: string): number => model.elements.filter((element) => model.files[element.file]!.path === name && geometry[element.index]?.volume != null).length;
  expect(walls('12_cr_only_newlines.ifc')).toBe(walls('30_huge_coordinates.ifc'));
  expect(walls('14_comments_everywhere.ifc')).toBe(walls('30_huge_coordinates.ifc'));
  expect(walls('28_lowercase_keywords.ifc')).toBe(walls('30_huge_coordinates.ifc'));
  expect(walls('30_huge_coordinates.ifc')).toBeGreaterThan(60);
}, 120_000);
