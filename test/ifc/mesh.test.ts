import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPlan } from '../../src/geometry/plan.ts';
import type { MeasuredElement } from '../../src/geometry/quantities.ts';
import type { ScreenBatch } from '../../src/geometry/quantities.ts';
import { loadManifold } from '../../src/geometry/manifold.ts';
import { createUnite } from '../../src/geometry/unite.ts';
import { createMesher } from '../../src/ifc/mesh.ts';
import type { Mesher } from '../../src/ifc/mesh.ts';
import { indexStep } from '../../src/ifc/step-index.ts';
import { planSubsets } from '../../src/ifc/subset.ts';
import type { SubsetOptions } from '../../src/ifc/subset.ts';
import { startNodeEngine } from '../../src/worker/mesh-worker-host-node.ts';
import { corpusPath } from '../corpus.ts';
import { stepFile, wallWithWindow } from './mesh-builder.ts';

let mesher: Mesher;
beforeAll(async () => {
  mesher = await createMesher(startNodeEngine, await loadPlan(), createUnite(await loadManifold()));
});

const SETTINGS = { circleSegments: 48, footprints: 'all' } as const;

interface Meshed {
  readonly measured: readonly MeasuredElement[];
  readonly empty: readonly number[];
  readonly aborted: readonly { readonly expressId: number }[];
  readonly batches: readonly ScreenBatch[];
  readonly subsets: number;
}

async function mesh(bytes: Uint8Array, options: SubsetOptions = { targetBytes: null }): Promise<Meshed> {
  const measured: MeasuredElement[] = [];
  const empty: number[] = [];
  const aborted: { expressId: number }[] = [];
  const batches: ScreenBatch[] = [];
  let subsets = 0;
  for (const subset of planSubsets(indexStep(bytes), options).subsets) {
    subsets++;
    const outcome = await mesher.run(subset, SETTINGS, { onBatch: (batch) => batches.push(batch) });
    expect(outcome.openFailed).toBeNull();
    measured.push(...outcome.measured);
    empty.push(...outcome.empty);
    aborted.push(...outcome.aborted);
  }
  measured.sort((a, b) => a.expressId - b.expressId);
  return { measured, empty, aborted, batches, subsets };
}

const of = (meshed: Meshed, id: number): MeasuredElement => meshed.measured.find(({ expressId }) => expressId === id)!;

describe('a wall with a window', () => {
  it('has a net body with the opening cut and a gross one without', async () => {
    const wall = of(await mesh(wallWithWindow({})), 100);
    expect(wall).toMatchObject({
      status: 'closed', volume: 2.1, grossVolume: 2.4, footprintArea: 0.8, sideArea: 12, length: 4, thickness: 0.2, height: 3,
    });
  });

  it('is the same in millimetres, in feet, turned, and at map coordinates', async () => {
    for (const options of [
      { unit: 'mm' as const }, { unit: 'foot' as const }, { turn: 0.6 }, { x: 4_000_000, y: 6_000_000, z: 50 }, { unit: 'mm' as const, x: 4_000_000, y: 6_000_000, turn: 1.1 },
    ]) {
      const wall = of(await mesh(wallWithWindow(options)), 100);
      expect([wall.volume, wall.grossVolume, wall.footprintArea, wall.sideArea]).toEqual([2.1, 2.4, 0.8, 12]);
      if (options.turn === undefined) {
        const [x, y, z] = [options.x ?? 0, options.y ?? 0, options.z ?? 0];
        expect(wall.bbox).toEqual([x, y, z, x + 4, y + 0.2, z + 3]);
      }
    }
  });

  it('shows its triangles Y up, near an origin in whole metres', async () => {
    const { batches } = await mesh(wallWithWindow({ x: 4_000_000, y: 6_000_000, z: 50 }));
    const batch = batches[0]!;
    let low = [Infinity, Infinity, Infinity];
    let high = [-Infinity, -Infinity, -Infinity];
    for (let i = 0; i < batch.positions.length; i += 3) {
      const p = [batch.positions[i]!, batch.positions[i + 1]!, batch.positions[i + 2]!];
      low = low.map((value, k) => Math.min(value, p[k]!));
      high = high.map((value, k) => Math.max(value, p[k]!));
    }
    const [ox, oy, oz] = batch.origin;
    const close = (value: number, want: number): void => expect(Math.abs(value - want)).toBeLessThan(1e-4);
    close(ox + low[0]!, 4_000_000);
    close(ox + high[0]!, 4_000_004);
    close(oz + low[1]!, 50);
    close(oz + high[1]!, 53);
    close(oy - high[2]!, 6_000_000);
    close(oy - low[2]!, 6_000_000.2);
    expect(Math.max(...batch.indices)).toBeLessThan(batch.positions.length / 3);
  });
});

describe('products', () => {
  it('measures spaces, leaves openings and annotations out', async () => {
    const { measured } = await mesh(wallWithWindow({ space: true }));
    expect(measured.map(({ expressId }) => expressId)).toEqual([100, 200]);
    expect(of({ measured } as unknown as Meshed, 200).volume).toBe(24);
  });

  it('cuts the parts of a voided whole, and gives them a gross body', async () => {
    const { measured } = await mesh(wallWithWindow({ parts: true }));
    const part = measured.find(({ expressId }) => expressId === 300)!;
    expect([part.volume, part.grossVolume]).toEqual([2.1, 2.4]);
  });

  it('leaves out what stands on a cycle of placements', async () => {
    const bytes = wallWithWindow({ cyclic: true });
    const plan = planSubsets(indexStep(bytes), { targetBytes: null });
    expect(plan.cyclic).toEqual([100]);
    expect((await mesh(bytes)).measured).toEqual([]);
  });

  it('ends on a cycle of references', async () => {
    const loop = stepFile(["#100=IFCWALL('1234567890123456789012',$,'w',$,$,#101,#110,$);", '#101=IFCLOCALPLACEMENT($,#102);', '#102=IFCAXIS2PLACEMENT3D(#103,$,$);', '#103=IFCCARTESIANPOINT((0.,0.,0.));', '#110=IFCPRODUCTDEFINITIONSHAPE($,$,(#111));', "#111=IFCSHAPEREPRESENTATION(#8,'Body','MappedRepresentation',(#112));", '#112=IFCGROUP(#110,#111,#112);']);
    const { measured } = await mesh(loop);
    expect(measured).toEqual([]);
  });

  it('reads keywords in lower case, comments and spaces', async () => {
    const text = new TextDecoder().decode(wallWithWindow({}));
    const odd = text.replace(/=IFC/g, ' = ifc').replace(/\(#/g, '( /* a, (comment; */ #');
    expect(of(await mesh(new TextEncoder().encode(odd)), 100).volume).toBe(2.1);
  });
});

const whole = corpusPath('models/OpenBIMtoFEM/StructuralModel.ifc');
const shared = corpusPath('models/Duplex-georeferenced/Duplex_A_20110907_georeferenced.ifc');
const huge = corpusPath('broken/derived/30_huge_coordinates.ifc');
const small = corpusPath('models/Schependomlaan/YTONG-Kavel_02.ifc');

describe('cutting', () => {
  it.skipIf(whole === null)(`gives the same however many texts there are${whole === null ? ' (skipped: no corpus)' : ''}`, async () => {
    const bytes = readFileSync(whole!);
    const one = await mesh(bytes);
    for (const targetBytes of [900_000, 300_000]) {
      const more = await mesh(bytes, { targetBytes });
      expect(more.subsets).toBeGreaterThan(one.subsets);
      expect(more.measured).toEqual(one.measured);
    }
  });

  it.skipIf(shared === null)(`gives shared shapes what meshing each product gives${shared === null ? ' (skipped: no corpus)' : ''}`, async () => {
    const bytes = readFileSync(shared!);
    const together = await mesh(bytes);
    const apart = await mesh(bytes, { targetBytes: null, share: false });
    expect(together.measured).toHaveLength(apart.measured.length);
    together.measured.forEach((a, i) => {
      const b = apart.measured[i]!;
      expect([a.expressId, a.status]).toEqual([b.expressId, b.status]);
      for (const key of ['volume', 'grossVolume', 'surfaceArea', 'footprintArea', 'sideArea', 'length', 'thickness', 'height'] as const) {
        if (a[key] === null || b[key] === null) expect(a[key]).toBe(b[key]);
        else expect(Math.abs(a[key] - b[key])).toBeLessThanOrEqual(2e-4 * (1 + Math.abs(a[key])));
      }
      a.bbox!.forEach((value, k) => expect(Math.abs(value - b.bbox![k]!)).toBeLessThan(3e-4));
    });
  });

  it.skipIf(huge === null || small === null)(`keeps every figure at coordinates of thousands of kilometres${huge === null ? ' (skipped: no corpus)' : ''}`, async () => {
    const far = await mesh(readFileSync(huge!));
    const near = await mesh(readFileSync(small!));
    expect(far.measured.map(({ expressId }) => expressId)).toEqual(near.measured.map(({ expressId }) => expressId));
    far.measured.forEach((a, i) => {
      const b = near.measured[i]!;
      for (const key of ['volume', 'grossVolume', 'surfaceArea', 'footprintArea', 'length', 'thickness', 'height'] as const) expect(Math.abs(a[key]! - b[key]!)).toBeLessThanOrEqual(1e-4);
      expect(Math.abs(a.bbox![0])).toBeGreaterThan(3_900_000);
    });
  });
});

describe('openings cut at the origin', () => {
  it.skipIf(whole === null)(`lose no body that is closed where it stands${whole === null ? ' (skipped: no corpus)' : ''}`, async () => {
    const bytes = readFileSync(corpusPath('models/BIM-Whale/LargeBuilding.ifc')!);
    const { measured } = await mesh(bytes);
    // In web-ifc these two walls are whole where they stand, and have a gap when cut at the origin.
    const closed = measured.filter(({ status }) => status === 'closed');
    // two more have cracks without width alone: an edge met by two shorter ones
    expect(closed).toHaveLength(111);
    expect(measured).toHaveLength(122);
  });
});
