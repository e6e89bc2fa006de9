/** Piers and lintels of panels, from files as they are written, through the real reader and mesher. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { classify } from '../../src/facts/classify.ts';
import { factsBase, factsUnder, type Facts } from '../../src/facts/facts.ts';
import { piersOf, type Piers } from '../../src/facts/piers.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import type { FaceOpening } from '../../src/geometry/quantities.ts';
import * as w from '../../src/ifc-write/index.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { corpusPath } from '../corpus.ts';
import { boxFacts } from './kit.ts';

async function factsOf(bytes: Uint8Array): Promise<Facts> {
  const platform = inlinePlatform();
  const [{ model, geometry }, plan] = await Promise.all([loadModels([{ path: 'a.ifc', bytes }], platform, { footprints: 'counted' }), loadPlan()]);
  closePlatform(platform);
  return factsUnder(factsBase(model, geometry, EMPTY_PROFILE, classify(model, geometry, EMPTY_PROFILE), plan));
}

async function panels(draw: (ifc: w.IfcFile) => void, unit: w.LengthUnit = 'mm'): Promise<readonly (Piers | null)[]> {
  const ifc = w.createIfc({ unit });
  ifc.building({ name: '1#楼' });
  ifc.storey({ name: '1F', elevation: 0 });
  draw(ifc);
  const facts = await factsOf(ifc.bytes());
  return facts.model.elements.filter((e) => e.class === 'IfcWall').map((e) => piersOf(facts, e.index));
}
/** widths by where they stand along x, heights from below */
const widths = (p: Piers | null | undefined): readonly number[] => [...p!.piers].sort((a, b) => a.box[0] - b.box[0]).map((pier) => pier.width);
const heights = (p: Piers | null | undefined): readonly number[] => [...p!.lintels].sort((a, b) => a.box[2] - b.box[2] || a.box[0] - b.box[0]).map((lintel) => lintel.height);
const WALL = { from: [0, 0], to: [3, 0], thickness: 0.2, height: 2.8 } as const;
const WINDOW = { at: 0.18, width: 2.42, sill: 0.9, height: 1.65, fill: { class: 'IfcWindow' } } as const;
const DOOR = { at: 1, width: 0.9, height: 2.1, fill: { class: 'IfcDoor' } } as const;
const profiled = (ifc: w.IfcFile, points: readonly w.Point2[], holes: readonly (readonly w.Point2[])[] = []): void => {
  ifc.element({ class: 'IfcWall', body: { kind: 'extrusion', profile: w.polygon(points, holes), depth: 0.2, frame: { origin: [0, 0.2, 0], z: [0, -1, 0], x: [1, 0, 0] } } });
};
const rect = (x0: number, y0: number, x1: number, y1: number): readonly w.Point2[] => [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];

describe('one opening', () => {
  test.each(['mm', 'm'] as const)('a window between piers of 180 and 400 mm under a lintel of 250 mm, in %s', async (unit) => {
    const [one] = await panels((ifc) => w.wall(ifc, { ...WALL, openings: [WINDOW] }), unit);
    expect(widths(one)).toEqual([0.18, 0.4]);
    expect(heights(one)).toEqual([0.25]);
    const [narrow, wide] = [...one!.piers].sort((a, b) => a.width - b.width);
    expect(narrow!.box).toEqual([0, -0.1, 0.9, 0.18, 0.1, 2.55]);
    expect(wide!.box).toEqual([2.6, -0.1, 0.9, 3, 0.1, 2.55]);
    expect(one!.lintels[0]!.box).toEqual([0.18, -0.1, 2.55, 2.6, 0.1, 2.8]);
  });

  test('a wall turned in plan: the boxes are where the pieces are', async () => {
    const [one] = await panels((ifc) => w.wall(ifc, { ...WALL, from: [10, 20], to: [10 + 3 * 0.6, 20 + 3 * 0.8], base: 6, openings: [WINDOW] }));
    expect(widths(one)).toEqual([0.18, 0.4]);
    const narrow = one!.piers.find((p) => p.width === 0.18)!;
    [10 - 0.08, 20 - 0.06, 6.9, 10 + 0.18 * 0.6 + 0.08, 20 + 0.18 * 0.8 + 0.06, 8.55].forEach((v, k) => expect(narrow.box[k]).toBeCloseTo(v, 3));
  });

  test('a door to the foot, a knife-shaped panel, a window up to the top, none', async () => {
    const [door, knife, high, none] = await panels((ifc) => {
      w.wall(ifc, { ...WALL, openings: [DOOR] });
      profiled(ifc, [[0, 0], [2, 0], [2, 2.2], [3, 2.2], [3, 2.8], [0, 2.8]]);
      w.wall(ifc, { ...WALL, openings: [{ at: 1, width: 1, sill: 1, height: 2 }] });
      w.wall(ifc, WALL);
    });
    expect([widths(door), heights(door)]).toEqual([[1, 1.1], [0.7]]);
    expect([widths(knife), heights(knife)]).toEqual([[2], [0.6]]);
    expect([widths(high), heights(high)]).toEqual([[1, 1], []]);
    expect(none).toEqual({ piers: [], lintels: [] });
  });

  test('a hole of the profile counts, a recess does not, a bent wall is not told', async () => {
    const [hole, recess, bent] = await panels((ifc) => {
      profiled(ifc, rect(0, 0, 3, 2.8), [rect(0.19, 0.9, 2.6, 2.56)]);
      ifc.opening(w.wall(ifc, WALL), { kind: 'extrusion', profile: w.rectangle(1, 0.2), depth: 1 }, [1.5, 0.1, 1]);
      const L = ifc.element({ class: 'IfcWall', body: w.prism([[0, 0], [3, 0], [3, 0.2], [0.2, 0.2], [0.2, 2], [0, 2]], 3), at: [0, 9, 0] });
      ifc.opening(L, { kind: 'extrusion', profile: w.rectangle(1, 1), depth: 2 }, [1.5, 0, 0]);
    });
    expect([widths(hole), heights(hole)]).toEqual([[0.19, 0.4], [0.24]]);
    expect(recess).toEqual({ piers: [], lintels: [] });
    expect(bent).toBeNull();
  });
});

describe('several openings', () => {
  const hole = (at: number, sill: number, width = 0.8, height = 1): w.OpeningInput => ({ at, sill, width, height });

  test('a pier between windows side by side, a lintel between one over the other', async () => {
    const [beside, over] = await panels((ifc) => {
      w.wall(ifc, { ...WALL, openings: [hole(0.3, 0.9), hole(1.25, 1.2)] });
      w.wall(ifc, { ...WALL, openings: [hole(1.1, 0.2), hole(1.3, 1.45)] });
    });
    expect([widths(beside), heights(beside)]).toEqual([[0.3, 0.15, 0.95], [0.9, 0.6]]);
    const between = beside!.piers.find((p) => p.width === 0.15)!;
    expect(between.between.every((i) => i !== null)).toBe(true);
    // over the heights that both have
    expect(between.box.slice(2, 6)).toEqual([1.2, 1.25, 0.1, 1.9]);
    expect(heights(over)).toEqual([0.25, 0.35]);
    expect(over!.lintels.find((l) => l.height === 0.25)!.under).not.toBeNull();
  });

  test('windows that share no height make no pier between them', async () => {
    const [diagonal] = await panels((ifc) => w.wall(ifc, { ...WALL, openings: [hole(0.3, 0.1), hole(1.2, 1.5)] }));
    expect(diagonal!.piers.map((p) => p.width).sort()).toEqual([0.3, 1, 1.2, 1.9]);
  });
});

test('sleeves can be left out; what is not told stays so', async () => {
  const opening = (from: number, to: number, sill: number, head: number): FaceOpening =>
    ({ from, to, sill, head, start: 0, end: 3, top: 2.8, line: [from, 0.1, to, 0.1], box: [from, 0, sill, to, 0.2, head] });
  const box = [0, 0, 0, 3, 0.2, 2.8] as const;
  const facts = await boxFacts([{}], [
    { box, geometry: { faceOpenings: [opening(0.3, 0.4, 1, 1.1), opening(0.5, 2, 0.9, 2.4)] } },
    { box, geometry: { faceOpenings: null } },
    { box: null },
    { box },
  ]);
  expect(piersOf(facts, 0)!.piers.map((p) => p.width)).toEqual([0.3, 0.1, 1]);
  expect(piersOf(facts, 0, 0.2)!.piers.map((p) => p.width)).toEqual([0.5, 1]);
  expect(piersOf(facts, 1)).toBeNull();
  expect(piersOf(facts, 2)).toBeNull();
  expect(piersOf(facts, 3)).toEqual({ piers: [], lintels: [] });
});

const duplex = corpusPath('models/Duplex-georeferenced/Duplex_A_20110907_georeferenced.ifc');
test.skipIf(duplex === null)(`an apartment house of an authoring tool${duplex === null ? ' (skipped: no corpus)' : ''}`, { timeout: 120_000 }, async () => {
  const facts = await factsOf(readFileSync(duplex!));
  const pierced = facts.model.elements.filter((e) => e.class.startsWith('IfcWall') && (facts.geometry[e.index]?.faceOpenings?.length ?? 0) > 0);
  expect(pierced.length).toBe(18);
  for (const { index, name } of pierced) {
    const g = facts.geometry[index]!;
    const { piers, lintels } = piersOf(facts, index)!;
    for (const { width, box: [x0, y0, z0, x1, y1, z1] } of piers) {
      expect(width, name).toBeLessThan(g.length!);
      // the walls of this house run along the axes
      expect(Math.max(x1 - x0, y1 - y0), name).toBeCloseTo(Math.max(width, g.thickness!), 3);
      expect(Math.min(x0 - g.bbox![0], y0 - g.bbox![1], z0 - g.bbox![2], g.bbox![3] - x1, g.bbox![4] - y1, g.bbox![5] - z1), name).toBeGreaterThan(-1e-3);
    }
    for (const { height, box } of lintels) expect(box[5] - box[2], name).toBeCloseTo(height, 4);
    expect(lintels.every(({ height }) => height < g.height!), name).toBe(true);
  }
  // a door of 762 × 2032 mm in a partition of 2920 × 2795 mm
  const partition = facts.model.elements.find((e) => e.name.endsWith(':139143'))!;
  expect(piersOf(facts, partition.index)!.piers.map((p) => p.width).sort()).toEqual([0.944, 1.214]);
  expect(piersOf(facts, partition.index)!.lintels.map((l) => l.height)).toEqual([0.763]);
});
