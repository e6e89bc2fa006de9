/** Openings in a panel's own face, from files as they are written, through the real reader and mesher. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { alignBox, alignGeometry, alignPoint, type Alignment } from '../../src/facts/alignment.ts';
import { packMeasured, unpackMeasured } from '../../src/geometry/measured-block.ts';
import { createMeasurer } from '../../src/geometry/measure.ts';
import { loadPlan } from '../../src/geometry/plan.ts';
import type { ElementGeometry, FaceOpening } from '../../src/geometry/quantities.ts';
import * as w from '../../src/ifc-write/index.ts';
import { closePlatform, loadModels } from '../../src/worker/load.ts';
import type { Loaded } from '../../src/worker/load.types.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { corpusPath } from '../corpus.ts';
import { box, motion, weld } from './solids.ts';

async function load(bytes: Uint8Array): Promise<Loaded> {
  const platform = inlinePlatform();
  const loaded = await loadModels([{ path: 'a.ifc', bytes }], platform, { footprints: 'counted' });
  closePlatform(platform);
  return loaded;
}

async function wallsOf(draw: (ifc: w.IfcFile) => void, unit: w.LengthUnit = 'mm'): Promise<readonly ElementGeometry[]> {
  const ifc = w.createIfc({ unit });
  ifc.building({ name: '1#楼' });
  ifc.storey({ name: '1F', elevation: 0 });
  draw(ifc);
  const { model, geometry } = await load(ifc.bytes());
  return model.elements.flatMap((e, i) => (/^IfcWall|Proxy$|^IfcColumn|^IfcCurtainWall/.test(e.class) ? [geometry[i]!] : []));
}
const rectangles = (g: ElementGeometry | undefined): readonly (readonly number[])[] | null =>
  g!.faceOpenings?.map((o) => [o.from, o.to, o.sill, o.head]) ?? null;
const ends = (o: FaceOpening): readonly number[] => [o.start, o.end, o.top];
/** a panel seen from the front and swept through its thickness */
const panel = (ifc: w.IfcFile, points: readonly w.Point2[], holes: readonly (readonly w.Point2[])[] = [], more: Partial<w.ElementOptions> = {}): void => {
  ifc.element({
    class: 'IfcWall', name: 'YWQ1', ...more,
    body: { kind: 'extrusion', profile: w.polygon(points, holes), depth: 0.2, frame: { origin: [0, 0.2, 0], z: [0, -1, 0], x: [1, 0, 0] } },
  });
};
const rect = (x0: number, y0: number, x1: number, y1: number): readonly w.Point2[] => [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
const WINDOW = { at: 0.18, width: 2.42, sill: 0.9, height: 1.65, fill: { class: 'IfcWindow' } } as const;
const straight = { from: [0, 0], to: [3, 0], thickness: 0.2, height: 2.8 } as const;
/** one of the two ways round that the lower end of a panel's length may lie */
const eitherWay = (got: readonly (readonly number[])[] | null, length: number, want: readonly (readonly number[])[]): void => {
  const turned = [...want].reverse().map(([from, to, sill, head]) => [length - to!, length - from!, sill!, head!].map((v) => Number(v.toFixed(4))));
  expect([want, turned]).toContainEqual(got);
};

describe('openings that the file cuts', () => {
  test.each(['mm', 'm'] as const)('a window and a door, in %s', async (unit) => {
    const [one, two, none] = await wallsOf((ifc) => {
      w.wall(ifc, { ...straight, openings: [WINDOW] });
      w.wall(ifc, { ...straight, from: [0, 5], to: [3, 5], openings: [{ at: 1, width: 0.9, height: 2.1, fill: { class: 'IfcDoor' } }] });
      w.wall(ifc, { ...straight, from: [0, 9], to: [3, 9] });
    }, unit);
    eitherWay(rectangles(one), 3, [[0.18, 2.6, 0.9, 2.55]]);
    expect(ends(one!.faceOpenings![0]!)).toEqual([0, 3, 2.8]);
    expect(one!.faceOpenings![0]!.box).toEqual([0.18, -0.1, 0.9, 2.6, 0.1, 2.55]);
    eitherWay(rectangles(two), 3, [[1, 1.9, 0, 2.1]]);
    expect(two!.faceOpenings![0]!.box).toEqual([1, 4.9, 0, 1.9, 5.1, 2.1]);
    expect(none!.faceOpenings).toEqual([]);
  });

  test('a wall turned in plan, far from the origin', async () => {
    const [g] = await wallsOf((ifc) => {
      w.wall(ifc, { ...straight, from: [4000, 6000], to: [4000 + 3 * 0.8, 6000 + 3 * 0.6], base: 12, openings: [WINDOW] });
    });
    eitherWay(rectangles(g), 3, [[0.18, 2.6, 0.9, 2.55]]);
    const { line: [x0, y0, x1, y1], box, from } = g!.faceOpenings![0]!;
    const at = from === 0.18 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
    [4000 + 0.18 * 0.8, 6000 + 0.18 * 0.6, 4000 + 2.6 * 0.8, 6000 + 2.6 * 0.6].forEach((v, k) => expect(at[k]).toBeCloseTo(v, 3));
    [4000 + 0.18 * 0.8 - 0.06, 6000 + 0.18 * 0.6 - 0.08, 12.9, 4000 + 2.6 * 0.8 + 0.06, 6000 + 2.6 * 0.6 + 0.08, 14.55].forEach((v, k) => expect(box[k]).toBeCloseTo(v, 3));
  });

  test('two windows apart, two that overlap, one over another', async () => {
    const [apart, overlapping, stacked] = await wallsOf((ifc) => {
      const hole = (at: number, sill: number): w.OpeningInput => ({ at, sill, width: 0.8, height: 1 });
      w.wall(ifc, { ...straight, openings: [hole(0.3, 0.9), hole(1.6, 1.2)] });
      w.wall(ifc, { ...straight, from: [0, 5], to: [3, 5], openings: [hole(0.3, 0.9), hole(0.9, 1.2)] });
      w.wall(ifc, { ...straight, from: [0, 9], to: [3, 9], openings: [hole(1.1, 0.2), hole(1.1, 1.5)] });
    });
    eitherWay(rectangles(apart), 3, [[0.3, 1.1, 0.9, 1.9], [1.6, 2.4, 1.2, 2.2]]);
    eitherWay(rectangles(overlapping), 3, [[0.3, 1.7, 0.9, 2.2]]);
    expect(rectangles(stacked)!.map(([, , sill, head]) => [sill, head])).toEqual([[0.2, 1.2], [1.5, 2.5]]);
  });

  test('what reaches the top, an end, a corner, or from foot to top', async () => {
    const [top, end, corner, split] = await wallsOf((ifc) => {
      const wall = (y: number, hole: w.OpeningInput): void => void w.wall(ifc, { ...straight, from: [0, y], to: [3, y], openings: [hole] });
      wall(0, { at: 1, width: 1, sill: 1, height: 2 });
      wall(5, { at: -0.5, width: 1.5, sill: 0.9, height: 1.5 });
      wall(9, { at: 2, width: 1.5, sill: 1.8, height: 1.5 });
      wall(13, { at: 1, width: 1, sill: -0.1, height: 3 });
    });
    eitherWay(rectangles(top), 3, [[1, 2, 1, 2.8]]);
    eitherWay(rectangles(end), 3, [[0, 1, 0.9, 2.4]]);
    eitherWay(rectangles(corner), 3, [[2, 3, 1.8, 2.8]]);
    eitherWay(rectangles(split), 3, [[1, 2, 0, 2.8]]);
  });

  test('a recess is no opening; a stepped reveal is open as far as it can be seen through', async () => {
    const [recess, reveal] = await wallsOf((ifc) => {
      const first = w.wall(ifc, straight);
      ifc.opening(first, { kind: 'extrusion', profile: w.rectangle(1, 0.2), depth: 1 }, [1.5, 0.1, 1]);
      const second = w.wall(ifc, { ...straight, from: [0, 5], to: [3, 5], openings: [{ at: 1, width: 1, sill: 1, height: 1 }] });
      ifc.opening(second, { kind: 'extrusion', profile: w.rectangle(1.2, 0.2), depth: 1.2 }, [1.5, 0.1, 0.9], 'rebate');
    });
    expect(recess!.volume).toBeLessThan(recess!.grossVolume!);
    expect(recess!.faceOpenings).toEqual([]);
    eitherWay(rectangles(reveal), 3, [[1, 2, 1, 2]]);
  });

  test('what the file cuts beside the wall is told from what it cuts', async () => {
    const [missed] = await wallsOf((ifc) => void w.wall(ifc, { ...straight, openings: [{ at: 7, width: 1, sill: 1, height: 1 }] }));
    expect(missed!.faceOpenings).toBeNull();
  });
});

describe('openings drawn in the profile', () => {
  test('holes, doorways, windows up to the top; a round one by its rectangle', async () => {
    const [holes, door, top, round, plain] = await wallsOf((ifc) => {
      panel(ifc, rect(0, 0, 3, 2.8), [rect(0.3, 0.9, 1.1, 2.4), rect(1.5, 0.9, 2.6, 2.4)]);
      panel(ifc, [[0, 0], [1, 0], [1, 2.1], [1.9, 2.1], [1.9, 0], [3, 0], [3, 2.8], [0, 2.8]], [], { at: [0, 5, 0] });
      panel(ifc, [[0, 0], [3, 0], [3, 2.8], [2, 2.8], [2, 1], [1, 1], [1, 2.8], [0, 2.8]], [], { at: [0, 9, 0] });
      panel(ifc, rect(0, 0, 3, 2.8), [Array.from({ length: 24 }, (_, i): w.Point2 => [1.5 + 0.5 * Math.cos((i * Math.PI) / 12), 1.5 + 0.5 * Math.sin((i * Math.PI) / 12)])], { at: [0, 13, 0] });
      panel(ifc, rect(0, 0, 3, 2.8), [], { at: [0, 17, 0] });
    });
    eitherWay(rectangles(holes), 3, [[0.3, 1.1, 0.9, 2.4], [1.5, 2.6, 0.9, 2.4]]);
    eitherWay(rectangles(door), 3, [[1, 1.9, 0, 2.1]]);
    eitherWay(rectangles(top), 3, [[1, 2, 1, 2.8]]);
    rectangles(round)![0]!.forEach((v, k) => expect(v).toBeCloseTo([1, 2, 1, 2][k]!, 4));
    expect(plain!.faceOpenings).toEqual([]);
  });

  test('a knife-shaped panel and one with a window up to its end; a stepped base and a gable are its shape', async () => {
    const [knife, left, fork, stepped, gable] = await wallsOf((ifc) => {
      panel(ifc, [[0, 0], [2, 0], [2, 2.2], [3, 2.2], [3, 2.8], [0, 2.8]]);
      panel(ifc, [[1, 0], [3, 0], [3, 2.8], [0, 2.8], [0, 2.2], [1, 2.2]], [], { at: [0, 5, 0] });
      panel(ifc, [[0, 0], [3, 0], [3, 0.9], [2, 0.9], [2, 2.3], [3, 2.3], [3, 2.8], [0, 2.8]], [], { at: [0, 9, 0] });
      panel(ifc, [[0, 0], [2, 0], [2, 0.4], [3, 0.4], [3, 2.8], [0, 2.8]], [], { at: [0, 13, 0] });
      panel(ifc, [[0, 0], [4, 0], [4, 2], [2, 4], [0, 2]], [rect(0.3, 0.5, 0.9, 1.8)], { at: [0, 17, 0] });
    });
    eitherWay(rectangles(knife), 3, [[2, 3, 0, 2.2]]);
    eitherWay(rectangles(left), 3, [[0, 1, 0, 2.2]]);
    eitherWay(rectangles(fork), 3, [[2, 3, 0.9, 2.3]]);
    expect(stepped!.faceOpenings).toEqual([]);
    eitherWay(rectangles(gable), 4, [[0.3, 0.9, 0.5, 1.8]]);
    // over the window the roof is lowest at its outer jamb
    expect(gable!.faceOpenings![0]!.top).toBeCloseTo(2.3, 3);
  });

  test('two leaves with a cavity are one panel', async () => {
    const leaf = (y: number): w.Body => ({
      kind: 'extrusion', profile: w.polygon(rect(0, 0, 3, 2.8), [rect(1, 0.9, 2, 2.4)]), depth: 0.05, frame: { origin: [0, y, 0], z: [0, -1, 0], x: [1, 0, 0] },
    });
    const [double] = await wallsOf((ifc) => void ifc.element({ class: 'IfcWall', body: [leaf(0.05), leaf(0.2)] }));
    eitherWay(rectangles(double), 3, [[1, 2, 0.9, 2.4]]);
    expect(double!.thickness).toBe(0.2);
  });
});

describe('what has no face of a panel', () => {
  test('bent walls are not told unless nothing can be above an opening; columns and curtain walls are not asked', async () => {
    const L: readonly w.Point2[] = [[0, 0], [5, 0], [5, 0.2], [0.2, 0.2], [0.2, 2], [0, 2]];
    const [plain, cut, column, curtain] = await wallsOf((ifc) => {
      ifc.element({ class: 'IfcWall', body: w.prism(L, 3) });
      const bent = ifc.element({ class: 'IfcWall', body: w.prism(L, 3), at: [0, 9, 0] });
      ifc.opening(bent, { kind: 'extrusion', profile: w.rectangle(1, 1), depth: 2 }, [2.5, 0, 0]);
      w.column(ifc, { at: [20, 0], section: [0.4, 0.4], height: 3 });
      w.wall(ifc, { ...straight, class: 'IfcCurtainWall', from: [0, 30], to: [3, 30] });
    });
    expect(plain!.faceOpenings).toEqual([]);
    expect(cut!.faceOpenings).toBeNull();
    expect(column!.faceOpenings).toBeNull();
    expect(curtain!.faceOpenings).toBeNull();
  });

  test('a precast panel drawn as a proxy has one', async () => {
    const [proxy] = await wallsOf((ifc) => panel(ifc, rect(0, 0, 3, 2.8), [rect(1, 0.9, 2, 2.4)], { class: 'IfcBuildingElementProxy' }));
    eitherWay(rectangles(proxy), 3, [[1, 2, 0.9, 2.4]]);
  });
});

type Rect4 = readonly [from: number, to: number, sill: number, head: number];
/** what overlaps made one, by the rectangle around it, until nothing overlaps */
function merged(list: readonly Rect4[]): readonly Rect4[] {
  for (const [i, a] of list.entries()) {
    for (const [j, b] of list.entries()) {
      if (j <= i || Math.min(a[1], b[1]) <= Math.max(a[0], b[0]) || Math.min(a[3], b[3]) <= Math.max(a[2], b[2])) continue;
      const both: Rect4 = [Math.min(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.max(a[3], b[3])];
      return merged([...list.filter((_, k) => k !== i && k !== j), both]);
    }
  }
  return [...list].sort((a, b) => a[0] - b[0] || a[2] - b[2]);
}

test('any openings in any place, beyond the edges of the wall too', { timeout: 60_000 }, async () => {
  let seed = 7;
  const next = (most: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >> 8) % (most + 1);
  };
  const tenths = (n: number, half = false): number => Number((n / 10 + (half ? 0.05 : 0)).toFixed(2));
  const cases = Array.from({ length: 60 }, () => ({
    angle: next(62) / 10,
    // ends lie between the tenths on which others begin: nothing touches
    holes: Array.from({ length: 1 + next(4) }, (): w.OpeningInput => ({ at: tenths(next(55) - 3), width: tenths(2 + next(12), true), sill: tenths(next(28) - 3), height: tenths(3 + next(14), true) })),
  }));
  const got = await wallsOf((ifc) => cases.forEach(({ angle, holes }, i) => {
    const from: w.Point2 = [100 + 9 * i, 50];
    w.wall(ifc, { from, to: [from[0] + 5 * Math.cos(angle), from[1] + 5 * Math.sin(angle)], thickness: 0.2, height: 2.8, openings: holes });
  }));
  cases.forEach(({ holes }, i) => {
    const want = merged(holes.map((h): Rect4 => [
      Math.max(0, h.at), Math.min(5, Number((h.at + h.width).toFixed(2))), Math.max(0, h.sill!), Math.min(2.8, Number((h.sill! + h.height).toFixed(2))),
    ]).filter(([a, b]) => b > a));
    const found = got[i]!.faceOpenings;
    if (want.length === 0) return expect(found).toBeNull();
    const mirrored = merged(want.map(([a, b, c, d]): Rect4 => [5 - b, 5 - a, c, d]));
    const off = (list: readonly Rect4[]): number => list.length !== found?.length ? Infinity
      : Math.max(...list.flatMap(([a, b, c, d], k) => [a - found[k]!.from, b - found[k]!.to, c - found[k]!.sill, d - found[k]!.head].map(Math.abs)));
    expect(Math.min(off(want), off(mirrored)), `wall ${i}: ${JSON.stringify([want, found])}`).toBeLessThan(3e-4);
  });
});

test('a panel drawn lying and stood up by its placement, also mirrored', async () => {
  const measurer = createMeasurer(await loadPlan());
  // 3.0 long, 2.8 high, drawn in plan and swept upwards by its thickness; the window is a hole between four strips
  const strips: readonly (readonly [number, number, number, number])[] = [[0, 0, 3, 0.9], [0, 2.55, 3, 2.8], [0, 0.9, 0.18, 2.55], [2.6, 0.9, 3, 2.55]];
  const gross = weld(box(3, 2.8, 0.2));
  const net = weld(...strips.map(([x0, y0, x1, y1]) => box(x1 - x0, y1 - y0, 0.2, motion(0, x0, y0, 0))));
  const shape = measurer.shape(net, gross, { side: 'wall', footprint: true, slices: false, size: false, crossings: true, form: false, openings: true });
  // x along 0.8, 0.6; y up; z to the left of it, then to the right: a mirrored placement
  for (const side of [1, -1]) {
    const m = [0.8, 0.6, 0, 0, 0, 0, 1, 0, 0.6 * side, -0.8 * side, 0, 0, 10, 20, 5, 1];
    const [o] = measurer.place(shape, m).faceOpenings!;
    eitherWay([[o!.from, o!.to, o!.sill, o!.head]], 3, [[0.18, 2.6, 0.9, 2.55]]);
    const [x0, y0] = [10 + 0.06 * side, 20 - 0.08 * side];
    const at = [[x0 + 0.18 * 0.8, y0 + 0.18 * 0.6], [x0 + 2.6 * 0.8, y0 + 2.6 * 0.6]];
    (o!.from === 0.18 ? at : at.reverse()).flat().forEach((v, k) => expect(o!.line[k]).toBeCloseTo(v, 6));
    expect([o!.box[2], o!.box[5]]).toEqual([5.9, 7.55]);
  }
});

test('openings cross the threads and move with their file', async () => {
  const [a, b, c] = await wallsOf((ifc) => {
    w.wall(ifc, { ...straight, openings: [WINDOW, { at: 2.7, width: 0.1, sill: 0, height: 0.1 }] });
    w.wall(ifc, { ...straight, from: [0, 5], to: [3, 5] });
    w.column(ifc, { at: [20, 0], section: [0.4, 0.4], height: 3 });
  });
  const back: ElementGeometry[] = [];
  unpackMeasured(packMeasured([a!, b!, c!].map((g, i) => ({ expressId: i, ...g }))), (_, g) => back.push(g));
  expect(back.map((g) => g.faceOpenings)).toEqual([a!.faceOpenings, [], null]);

  const t: Alignment = { a: 0, b: 1, s: 1, tx: 100, ty: 50, tz: 7 };
  const loaded = { elements: [{ file: 0 }, { file: 0 }, { file: 0 }] } as unknown as Loaded['model'];
  const moved = alignGeometry(loaded, [a!, b!, c!], { by: 'map-conversion', files: [t], partial: false });
  const [before, after] = [a!.faceOpenings![0]!, moved[0]!.faceOpenings![0]!];
  expect(after).toEqual({
    ...before, box: alignBox(before.box, t),
    line: [...alignPoint([before.line[0], before.line[1], 0], t).slice(0, 2), ...alignPoint([before.line[2], before.line[3], 0], t).slice(0, 2)],
  });
  expect(moved.slice(1).map((g) => g!.faceOpenings)).toEqual([[], null]);
});

const duplex = corpusPath('models/Duplex-georeferenced/Duplex_A_20110907_georeferenced.ifc');
test.skipIf(duplex === null)(`an apartment house of an authoring tool${duplex === null ? ' (skipped: no corpus)' : ''}`, { timeout: 120_000 }, async () => {
  const { model, geometry } = await load(readFileSync(duplex!));
  const walls = model.elements.filter((e) => e.class.startsWith('IfcWall') && geometry[e.index] !== null);
  expect(walls).toHaveLength(57);
  for (const wall of walls) {
    const g = geometry[wall.index]!;
    expect(g.faceOpenings, wall.name).toHaveLength(wall.openings);
    for (const o of g.faceOpenings!) {
      expect(Math.min(o.from, o.sill, o.to - o.from - 0.3, o.head - o.sill - 0.3, g.length! - o.to, g.height! - o.head)).toBeGreaterThanOrEqual(-1e-3);
    }
  }
});
