/** Sizes that detailing clauses ask for, by place: leaves, joints of hung panels, strips, bands, beds, seats, sleeves. Metres. */
import { describe, expect, test } from 'vitest';
import { baseJoint } from '../../src/facts/base-joint.ts';
import { hungPanelJoints } from '../../src/facts/hung-panel-joints.ts';
import { wallLeaves } from '../../src/facts/leaf-thickness.ts';
import { panelOpenings } from '../../src/facts/lintel-holes.ts';
import { pieceOf } from '../../src/facts/piece.ts';
import { sleeveGaps } from '../../src/facts/sleeve-gaps.ts';
import { stairSeats } from '../../src/facts/stair-seat.ts';
import { wallJoints, type WallStrip } from '../../src/facts/wall-joints.ts';
import type { FaceOpening } from '../../src/geometry/quantities.ts';
import * as w from '../../src/ifc-write/index.ts';
import type { Element, MaterialUse } from '../../src/model/model.ts';
import { factsOfCase } from '../rules/case.ts';
import { boxFacts, type BoxSpec } from './kit.ts';

type Spot = NonNullable<BoxSpec['box']>;
const precast = { precast: 'precast' } as const;
const panel = (box: Spot, more: Partial<BoxSpec> = {}): BoxSpec => ({ component: 'shear-wall', roles: precast, box, ...more });
const hung = (box: Spot): BoxSpec => ({ component: 'hung-panel', roles: precast, box });
const joint = (box: Spot): BoxSpec => ({ component: 'cast-in-place-joint', roles: { precast: 'cast-in-place' }, box });
const slab = (box: Spot, component: BoxSpec['component'] = 'slab'): BoxSpec => ({ class: 'IfcSlab', component, roles: { precast: 'cast-in-place' }, box });
const facts = (boxes: readonly BoxSpec[]): ReturnType<typeof boxFacts> => boxFacts([{ elevations: [0, 3, 6] }], boxes);

describe('leaves of sandwich panels', () => {
  const layers = (list: readonly (readonly [string, number])[]): Partial<Element> => ({
    materials: list.map(([name, thickness]): MaterialUse => ({ kind: 'layer', name, category: '', role: '', thickness, fraction: null, profile: null, from: 'occurrence' })),
  });
  const of = async (element: Partial<Element>, thickness = 0.31): Promise<unknown> => {
    const found = wallLeaves(await facts([panel([0, 0, 0, 3, thickness, 2.8], { element })]), 0);
    return typeof found === 'string' ? found : [found.outer, found.between, found.inner, found.from];
  };

  test('by layers: the thinner one is outside, unless one is marked', async () => {
    expect(await of(layers([['混凝土', 0.2], ['挤塑聚苯板', 0.05], ['混凝土', 0.06]]))).toEqual([0.06, 0.05, 0.2, 'layers']);
    expect(await of(layers([['混凝土', 0.06], ['空气', 0.02], ['挤塑聚苯板', 0.05], ['混凝土', 0.2]]))).toMatchObject([0.06, expect.closeTo(0.07, 9), 0.2, 'layers']);
    expect(await of(layers([['外叶墙 混凝土', 0.1], ['挤塑聚苯板', 0.05], ['混凝土', 0.08]]))).toEqual([0.1, 0.05, 0.08, 'layers']);
  });

  test('one concrete layer with insulation, or masonry, is no sandwich', async () => {
    expect(await of(layers([['混凝土', 0.2], ['挤塑聚苯板', 0.05], ['抹灰', 0.02]]))).toBe('none');
    expect(await of(layers([['砖', 0.1], ['岩棉', 0.05], ['砖', 0.1]]))).toBe('none');
  });

  test('by name, where it says so or the body is as thick as its numbers', async () => {
    expect(await of({ name: '预制夹心外墙(200+50+60)' }, 0.2)).toEqual([0.06, 0.05, 0.2, 'name']);
    expect(await of({ name: 'YWQ1-(200+50+60)' })).toEqual([0.06, 0.05, 0.2, 'name']);
    expect(await of({ name: 'YWQ1-(200+50+60)' }, 0.2), 'the numbers may be anything').toBe('none');
    expect(await of({ name: '预制夹心外墙' })).toBe('untold');
    expect(await of({ name: '双面叠合墙(50+100+50)' }, 0.2)).toBe('none');
  });

  test('drawn as parts: one leaf speaks for the piece', async () => {
    const part = (y0: number, y1: number, name: string, x = 0): BoxSpec => panel([x, y0, 0, x + 3, y1, 2.8], {
      class: 'IfcBuildingElementPart', name, element: { whole: 0, name, ...layers([[name.includes('保温') ? '挤塑聚苯板' : '混凝土', y1 - y0]]) },
    });
    const whole: BoxSpec = { component: 'shear-wall', roles: precast, box: null, element: { parts: [1, 2, 3] } };
    const f = await facts([whole, part(0, 0.2, '内叶'), part(0.2, 0.25, '保温'), part(0.25, 0.31, '外叶')]);
    expect(wallLeaves(f, 1)).toMatchObject({ outer: expect.closeTo(0.06, 9), between: expect.closeTo(0.05, 9), from: 'parts' });
    expect(wallLeaves(f, 3)).toBe('none');
    expect(pieceOf(f, 3)).toEqual([1, 3]);
    // two panels side by side in one assembly are two pieces
    const pair = await facts([{ ...whole, element: { parts: [1, 2] } }, part(0, 0.2, '墙一'), part(0, 0.2, '墙二', 3.02)]);
    expect(pieceOf(pair, 2)).toEqual([2]);
  });
});

describe('joints between hung panels', () => {
  const widths = async (boxes: readonly BoxSpec[]): Promise<unknown> => [...hungPanelJoints(await facts(boxes))].map(([i, list]) => [i, list.map((j) => [j.other, j.width === null ? null : Number(j.width.toFixed(4))])]);

  test('beside and above each other, once per joint', async () => {
    expect(await widths([hung([0, 0, 0, 3, 0.16, 2.98]), hung([3.02, 0, 0, 6, 0.16, 2.98]), hung([0, 0, 3, 3, 0.16, 5.98])])).toEqual([[0, [[1, 0.02], [2, 0.02]]]]);
    expect(await widths([hung([0, 0, 0, 3, 0.16, 3]), hung([3, 0, 0, 6, 0.16, 3])]), 'touching').toEqual([[0, [[1, null]]]]);
  });

  test('not across corners, other planes, diagonals or openings', async () => {
    expect(await widths([hung([0, 0, 0, 3, 0.16, 3]), hung([3.02, 0, 0, 3.18, 4, 3])]), 'corner').toEqual([]);
    expect(await widths([hung([0, 0, 0, 3, 0.16, 3]), hung([3.02, 0.05, 0, 6, 0.21, 3])]), 'another plane').toEqual([]);
    expect(await widths([hung([0, 0, 0, 3, 0.16, 2.98]), hung([3.02, 0, 3, 6, 0.16, 5.98])]), 'diagonal').toEqual([]);
    expect(await widths([hung([0, 0, 0, 3, 0.16, 3]), hung([3.5, 0, 0, 6, 0.16, 3])]), 'an opening').toEqual([]);
    // a thicker neighbour in line with one face is of the plane
    expect(await widths([hung([0, 0, 0, 3, 0.16, 3]), hung([3.02, 0, 0, 6, 0.2, 3])])).toEqual([[0, [[1, 0.02]]]]);
  });
});

describe('strips between precast walls', () => {
  const strips = async (boxes: readonly BoxSpec[]): Promise<ReadonlyMap<number, readonly WallStrip[]>> => wallJoints(await facts(boxes), 0).strips;
  const a = panel([0, 0, 0, 3, 0.2, 2.8]);

  test('straight, drawn or left open', async () => {
    const b = panel([3.15, 0, 0, 6, 0.2, 2.8]);
    expect((await strips([a, b, joint([3, 0, 0, 3.15, 0.2, 2.8])])).get(2)).toMatchObject([{ kind: 'straight', width: expect.closeTo(0.15, 9), sure: true }]);
    expect((await strips([a, b])).get(0)).toMatchObject([{ kind: 'straight', width: expect.closeTo(0.15, 9), others: [1] }]);
    expect((await strips([a, { ...b, roles: { precast: 'unknown' } }])).size, 'a gap beside a wall that may be cast in place').toBe(0);
    expect((await strips([a, { ...b, roles: { precast: 'cast-in-place' } }, joint([3, 0, 0, 3.15, 0.2, 2.8])])).size).toBe(0);
  });

  test('in one wall alone, and at corners, where both are poured', async () => {
    const crossing = panel([3.25, -2, 0, 3.45, 2, 2.8]);
    expect((await strips([a, crossing, joint([3, 0, 0, 3.25, 0.2, 2.8])])).get(2)).toMatchObject([{ kind: 'one-sided', width: expect.closeTo(0.25, 9) }]);
    const corner = [a, panel([3, 0.5, 0, 3.2, 3, 2.8]), joint([3, 0, 0, 3.2, 0.5, 2.8])];
    expect((await strips(corner)).size).toBe(0);
  });
});

test('beside a sandwich panel the strip is held against the leaf that bears', async () => {
  const layers: w.MaterialInput = { layers: [{ material: '外叶板 混凝土', thickness: 0.06 }, { material: '挤塑聚苯板', thickness: 0.15 }, { material: '内叶板 混凝土', thickness: 0.2 }] };
  const drawn = await factsOfCase({
    title: { zh: '夹心墙板之间的后浇段', en: 'strip between sandwich panels' },
    draw: (ifc, [storey]) => {
      const sandwich = (x: number): void => void w.wall(ifc, {
        storey: storey!, name: '预制夹心外墙板', from: [x, 0], to: [x + 3, 0], thickness: 0.41, height: 2.8, material: layers, psets: { SM_装配式构件: { 构件类别: '剪力墙', 预制状态: '预制' } },
      });
      sandwich(0);
      w.column(ifc, { storey: storey!, name: '后浇段', at: [3.15, 0], section: [0.3, 0.41], height: 2.8 });
      sandwich(3.3);
    },
  });
  expect(wallJoints(drawn, 0).strips.get(1)).toMatchObject([{ kind: 'straight', width: expect.closeTo(0.3, 6), wall: [expect.closeTo(0.2, 6), expect.closeTo(0.2, 6)] }]);
});

test('bands: ring beams where no panel stands above', async () => {
  const below = panel([0, 0, 0, 3, 0.2, 2.75]);
  const band = joint([0, 0, 2.75, 3, 0.2, 3]);
  const topped = [slab([0, 0.2, 2.87, 3, 3, 2.93]), slab([0, 0.2, 2.93, 3, 3, 3], 'topping')];
  const ring = wallJoints(await facts([below, band, ...topped]), 0).bands.get(1);
  expect(ring).toMatchObject({ topmost: true, width: expect.closeTo(0.2, 9), height: expect.closeTo(0.25, 9), sure: true });
  expect(ring!.slab).toEqual([expect.closeTo(0.07, 9), expect.closeTo(0.13, 9)]);
  expect(wallJoints(await facts([below, band, panel([0, 0, 3.02, 3, 0.2, 5.8])]), 0).bands.get(1)).toMatchObject({ topmost: false, slab: null });
});

test('beds: the gap to what a panel stands on, none where storeys are drawn with a finish left out', async () => {
  const floor = slab([-1, -1, -0.13, 4, 1, 0]);
  const bed = async (z: number): Promise<number | null> => baseJoint(await facts([panel([0, 0, z, 3, 0.2, z + 2.8]), floor]), 0)?.height ?? null;
  expect(await bed(0.02)).toBeCloseTo(0.02, 9);
  expect(await bed(0)).toBeNull();
  expect(await bed(0.05)).toBeNull();
});

test('seats: supports under an end of the flight, not the floor it stands on nor the landing beside it', async () => {
  const flight: BoxSpec = { class: 'IfcStairFlight', component: 'stair', roles: precast, box: [0, 0, 0, 2.5, 1.2, 1.5] };
  const beam = (box: Spot): BoxSpec => ({ class: 'IfcBeam', component: 'beam', box });
  const seats = async (...boxes: readonly BoxSpec[]): Promise<readonly number[]> => stairSeats(await facts([flight, ...boxes]), 0).seats.map((s) => Number(s.length.toFixed(4)));
  expect(await seats(beam([2.42, -0.2, 1, 2.7, 1.4, 1.3]))).toEqual([0.08]);
  expect(await seats(beam([2.42, -0.2, 1.1, 2.7, 1.4, 1.5])), 'flush with the top').toEqual([]);
  expect(await seats(slab([-1, -1, -0.13, 4, 2, 0])), 'a floor').toEqual([]);
  expect(await seats(beam([-0.3, -0.2, -0.4, 0.1, 1.4, 0])), 'under its foot').toEqual([0.1]);
  expect(await seats(beam([1, -0.2, 1, 1.2, 1.4, 1.3])), 'in the middle').toEqual([]);
});

test('sleeves: clear distance to the nearest', async () => {
  const sleeve = (x: number): BoxSpec => ({ class: 'IfcBuildingElementProxy', component: 'embedded-part', name: '灌浆套筒GT16', box: [x, 0, 0, x + 0.05, 0.05, 0.3] });
  const found = sleeveGaps(await facts([sleeve(0), sleeve(0.08), sleeve(0.2), { ...sleeve(0.06), name: '线盒' }]));
  expect(found.nearest.get(0)).toMatchObject({ other: 1, clear: expect.closeTo(0.03, 9) });
  expect(found.nearest.get(2)).toMatchObject({ other: 1, clear: expect.closeTo(0.07, 9) });
  expect(found.nearest.has(3)).toBe(false);
});

test('holes of lintels: small openings over a larger one', async () => {
  const opening = (from: number, to: number, sill: number, head: number): FaceOpening => ({
    from, to, sill, head, start: 0, end: 3, top: 2.8, line: [from, 0, to, 0], box: [from, -0.1, sill, to, 0.1, head],
  });
  const of = async (...faceOpenings: readonly FaceOpening[]): Promise<unknown> => {
    const found = panelOpenings(await facts([panel([0, -0.1, 0, 3, 0.1, 2.8], { geometry: { faceOpenings } })]), 0)!;
    return found.holes.map((h) => [Number(h.rest.toFixed(4)), Number(h.height.toFixed(4))]);
  };
  expect(await of(opening(1, 2, 0, 2), opening(1.4, 1.6, 2.3, 2.4))).toEqual([[0.3, 0.8]]);
  expect(await of(opening(1, 2, 0, 1), opening(1, 2, 1.4, 2.4)), 'windows over each other').toEqual([]);
  expect(await of(opening(1, 2, 0, 2), opening(0.2, 0.4, 2.3, 2.4)), 'a hole beside it').toEqual([]);
});
