/**
 * Reduced STEP text → measured bodies and triangles, by web-ifc.
 * web-ifc gives Y up; everything here is IFC world coordinates, metres, Z up.
 */
import { moveBody, weld } from '../geometry/body.ts';
import type { BodyMesh, MeshPart } from '../geometry/body.ts';
import { createMeasurer } from '../geometry/measure.ts';
import type { MeasureWish, Shape } from '../geometry/measure.ts';
import type { Plan } from '../geometry/plan.ts';
import type { MeasuredElement } from '../geometry/quantities.ts';
import { solidOf } from '../geometry/solid.ts';
import type { Solid, Unite } from '../geometry/solid.ts';
import { wishOf } from '../geometry/wishes.ts';
import { createBatchBuilder } from './mesh-batch.ts';
import type { ScreenBatch } from '../geometry/quantities.ts';
import { multiply } from './placement.ts';
import { withExact } from '../geometry/with-exact.ts';
import { readExact } from './subset-exact.ts';
import type { MeshEngine, StartEngine } from './mesh-engine.ts';
import type { MeshSubset } from './subset.ts';

export interface MeshSettings {
  /** ≥ 48 for quantities: fewer make round columns too small by more than 0.3 % */
  readonly circleSegments: number;
  readonly footprints: 'counted' | 'all';
}

/** Circles of what is curved and counts: (2π/192)² / 6 is 0.02 % of a section. */
const FINE_SEGMENTS = 192;

export interface MeshOutcome {
  readonly measured: readonly MeasuredElement[];
  /** products for which web-ifc gives no triangle */
  readonly empty: readonly number[];
  /** products at which web-ifc broke down; what it says */
  readonly aborted: readonly { readonly expressId: number; readonly reason: string }[];
  /** products whose mesh and whose parameters tell different things */
  readonly disputed: readonly number[];
  /** the text could not be opened at all: nobody is measured, the caller halves it */
  readonly openFailed: string | null;
}

export interface MeshHooks {
  /** before each job: the products it is about; what a watchdog names when nothing more comes */
  readonly onJob?: (job: number, jobs: number) => void;
  readonly onBatch?: (batch: ScreenBatch) => void;
  /** the net bodies themselves, in world metres; nothing is measured then */
  readonly onBody?: (expressId: number, body: BodyMesh) => void;
}

export interface Mesher {
  run(subset: MeshSubset, settings: MeshSettings, hooks: MeshHooks): Promise<MeshOutcome>;
}

/** web-ifc's own defaults (0.0.77): the wasm module takes no others. */
const LOADER = {
  COORDINATE_TO_ORIGIN: false,
  MEMORY_LIMIT: 2_147_483_648,
  LINEWRITER_BUFFER: 10_000,
  TOLERANCE_PLANE_INTERSECTION: 1e-4,
  TOLERANCE_PLANE_DEVIATION: 1e-4,
  TOLERANCE_BACK_DEVIATION_DISTANCE: 1e-4,
  TOLERANCE_INSIDE_OUTSIDE_PERIMETER: 1e-10,
  TOLERANCE_SCALAR_EQUALITY: 1e-4,
  PLANE_REFIT_ITERATIONS: 1,
  BOOLEAN_UNION_THRESHOLD: 150,
} as const;

/** web-ifc reserves its token store in one piece: as much as the text can need, not the 64 MB it takes by default. */
function tapeSize(bytes: number): number {
  return Math.min(67_108_864, Math.max(1_048_576, Math.ceil(bytes * 1.25)));
}

/** A heap this big is given back by starting anew: wasm memory never shrinks. */
const HEAP_LIMIT = 1_200_000_000;

/** `plan` and `unite` null: unions that are needed stay unknown. */
export async function createMesher(startEngine: StartEngine, plan: Plan | null, unite: Unite | null): Promise<Mesher> {
  const start = async (): Promise<MeshEngine> => {
    const engine = await startEngine();
    engine.SetLogLevel(6);
    return engine;
  };
  let api = await start();
  const measurer = createMeasurer(plan);

  const open = (text: Uint8Array, circleSegments: number): number => openText(api, text, circleSegments);

  return {
    async run(subset, settings, hooks) {
      const measured: MeasuredElement[] = [];
      const empty: number[] = [];
      const aborted: { expressId: number; reason: string }[] = [];
      const disputed: number[] = [];
      const segments = subset.fine ? Math.max(FINE_SEGMENTS, settings.circleSegments) : settings.circleSegments;
      const batches = hooks.onBatch === undefined ? null : createBatchBuilder(hooks.onBatch);
      const wishes = subset.classes.map((name) => wishOf(name, settings.footprints));
      let model: number;
      try {
        model = open(subset.text, segments);
      } catch (error) {
        api = await start();
        return { measured, empty, aborted, disputed, openFailed: reasonOf(error) };
      }

      for (let job = 0; job < subset.carriers.length; job++) {
        hooks.onJob?.(job, subset.carriers.length);
        const from = subset.memberStart[job]!;
        const to = subset.memberStart[job + 1]!;
        let net: readonly MeshPart[];
        let gross: readonly MeshPart[] | null;
        try {
          net = partsOf(api, model, subset.carriers[job]!);
          gross = subset.grosses[job] === 0 ? net : net.length === 0 ? null : partsOf(api, model, subset.grosses[job]!);
        } catch (error) {
          for (let m = from; m < to; m++) aborted.push({ expressId: subset.members[m]!, reason: reasonOf(error) });
          // After a trap the instance cannot be trusted: a new one takes the rest.
          api = await start();
          model = open(subset.text, segments);
          continue;
        }
        if (net.length === 0) {
          for (let m = from; m < to; m++) empty.push(subset.members[m]!);
          continue;
        }
        let crossings = false;
        for (let m = from; m < to; m++) crossings ||= wishes[subset.memberClass[m]!]!.crossings;
        const solid = (parts: readonly MeshPart[]): Solid => solidOf(weld(parts, crossings), crossings ? unite : null);
        let netBody = solid(net);
        const grossBody = gross === net ? netBody : gross === null || gross.length === 0 ? null : solid(gross);
        if (subset.spares[job] !== 0 && grossBody !== null && netBody.status === 'open' && grossBody.status !== 'open') {
          // Cutting leaves gaps in a whole body now and then, here and not there: it depends on where the body stands.
          try {
            const motion = subset.spareMotions.subarray(16 * job, 16 * job + 16);
            const other = partsOf(api, model, subset.spares[job]!).map((part) => ({ ...part, matrix: multiply(motion, Float64Array.from(part.matrix)) }));
            const otherBody = other.length === 0 ? null : solid(other);
            if (otherBody !== null && otherBody.status !== 'open') {
              net = other;
              netBody = otherBody;
            }
          } catch {
            api = await start();
            model = open(subset.text, segments);
          }
        }
        if (hooks.onBody !== undefined) {
          for (let m = from; m < to; m++) {
            hooks.onBody(subset.members[m]!, subset.moved[m] === 1 ? moveBody(netBody.mesh, subset.matrices.subarray(16 * m, 16 * m + 16)) : netBody.mesh);
          }
          continue;
        }
        const shapes = new Map<MeasureWish, Shape>();
        for (let m = from; m < to; m++) {
          const wish = wishes[subset.memberClass[m]!]!;
          let shape = shapes.get(wish);
          if (shape === undefined) shapes.set(wish, (shape = measurer.shape(netBody, grossBody, wish)));
          const motion = subset.moved[m] === 1 ? subset.matrices.subarray(16 * m, 16 * m + 16) : null;
          const expressId = subset.members[m]!;
          const exact = withExact(measurer.place(shape, motion), readExact(subset, job, m, subset.grosses[job] !== 0), meshed(shape));
          measured.push({ expressId, ...exact.geometry });
          if (exact.disputed) disputed.push(expressId);
          batches?.add(expressId, net, motion);
        }
      }
      batches?.flush();
      api.CloseModel(model);
      if (api.HEAPU8.length > HEAP_LIMIT) api = await start();
      return { measured, empty, aborted, disputed, openFailed: null };
    },
  };
}

/** What the meshes hold, before rounding. */
function meshed({ net, gross }: Shape): { readonly volume: number | null; readonly grossVolume: number | null } {
  return { volume: net.volume, grossVolume: gross?.volume ?? null };
}

/** Opens a text in an engine; throws where that one cannot. Answers its handle. */
export function openText(api: MeshEngine, text: Uint8Array, circleSegments: number): number {
  const model = api.OpenModel(
    { ...LOADER, CIRCLE_SEGMENTS: circleSegments, TAPE_SIZE: tapeSize(text.length) },
    (to, offset, size) => {
      const piece = text.subarray(offset, offset + Math.min(size, text.length - offset));
      api.HEAPU8.set(piece, to);
      return piece.length;
    },
  );
  if (!(model >= 0)) throw new Error('the text could not be opened');
  return model;
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : typeof error === 'number' ? `exception ${error}` : String(error);
  return text.split('\n')[0]!.slice(0, 200);
}

/** The pieces of one product. StreamMeshes frees web-ifc's own copy after the call. */
export function partsOf(api: MeshEngine, model: number, expressId: number): MeshPart[] {
  const parts: MeshPart[] = [];
  api.StreamMeshes(model, [expressId], (mesh) => {
    const placed = mesh.geometries;
    const n = placed.size();
    for (let i = 0; i < n; i++) {
      const { geometryExpressID, flatTransformation: f } = placed.get(i);
      const geometry = api.GetGeometry(model, geometryExpressID);
      const vertexAt = geometry.GetVertexData() / 4;
      const vertices = api.HEAPF32.slice(vertexAt, vertexAt + geometry.GetVertexDataSize());
      const indexAt = geometry.GetIndexData() / 4;
      const indices = api.HEAPU32.slice(indexAt, indexAt + geometry.GetIndexDataSize());
      geometry.delete();
      if (indices.length < 3 || vertices.length < 18) continue;
      parts.push({
        vertices, stride: 6, indices,
        // Y up → Z up: (x, y, z) becomes (x, -z, y).
        matrix: [
          f[0]!, -f[2]!, f[1]!, 0, f[4]!, -f[6]!, f[5]!, 0,
          f[8]!, -f[10]!, f[9]!, 0, f[12]!, -f[14]!, f[13]!, 1,
        ],
      });
    }
    // In 0.0.77 the list is a handle and the mesh a plain object; its type says otherwise.
    placed.delete?.();
  });
  return parts;
}
