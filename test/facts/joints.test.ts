/** Joints of 4.0.3 by place: drawn, derived, refused. Boxes in metres. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { findJoints } from '../../src/facts/joints/joints.ts';
import type { Joint, JointLimits } from '../../src/facts/joints/kinds.ts';
import { contourArea } from '../../src/geometry/plan.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { boxFacts, type BoxSpec } from './kit.ts';

const limits: JointLimits = { stripWidth: 0.6, bandHeight: 0.3, connectionShare: 100 };
type Made = 'precast' | 'cast-in-place' | 'unknown';

const panel = (x0: number, y0: number, x1: number, y1: number, precast: Made = 'precast', z0 = 0, z1 = 2.8): BoxSpec => ({ component: 'shear-wall', roles: { precast }, box: [x0, y0, z0, x1, y1, z1] });
const column = (z0: number, z1: number, precast: Made = 'precast', x = 0, side = 0.6): BoxSpec => ({ class: 'IfcColumn', component: 'column', roles: { precast }, box: [x, 0, z0, x + side, side, z1] });
const beam = (z0: number, z1: number, precast: Made = 'precast', x0 = 0.6): BoxSpec => ({ class: 'IfcBeam', component: 'beam', roles: { precast }, box: [x0, 0.1, z0, x0 + 5, 0.5, z1] });
const joint = (box: NonNullable<BoxSpec['box']>): BoxSpec => ({ component: 'cast-in-place-joint', roles: { precast: 'cast-in-place' }, box });
const other = (box: NonNullable<BoxSpec['box']>): BoxSpec => ({ component: 'infill-envelope-wall', roles: { precast: 'not-applicable' }, box });

async function find(boxes: readonly BoxSpec[], switches: Profile['switches'] = {}): Promise<{ derived: readonly Joint[]; drawn: (index: number) => Joint | undefined }> {
  const facts = await boxFacts([{ elevations: [0, 4, 8] }], boxes, { ...EMPTY_PROFILE, switches });
  const found = findJoints(facts, 0, limits);
  return { derived: found.derived, drawn: (i) => found.drawn.get(i) };
}
const shown = (joints: readonly Joint[]): unknown[] => joints.map((j) => [j.kind, j.counts, j.volume]);

describe('strips between panels, from gaps', () => {
  test('a straight gap up to the limit', async () => {
    expect(shown((await find([panel(0, 0, 2, 0.2), panel(2.6, 0, 5, 0.2)])).derived)).toEqual([['vertical-strip', 'yes', 0.336]]);
    expect((await find([panel(0, 0, 2, 0.2), panel(2.61, 0, 5, 0.2)])).derived).toEqual([]);
    expect((await find([panel(0, 0, 2, 0.2), panel(2.02, 0, 5, 0.2)])).derived, 'a drawing tolerance').toEqual([]);
    expect((await find([panel(0, 0, 2, 0.2), panel(2.5, 0.1, 5, 0.3)])).derived, 'faces not aligned').toEqual([]);
  });

  test('both neighbours must be precast', async () => {
    expect((await find([panel(0, 0, 2, 0.2), panel(2.5, 0, 5, 0.2, 'unknown')])).derived[0]).toMatchObject({ counts: 'unknown' });
    expect((await find([panel(0, 0, 2, 0.2), panel(2.5, 0, 5, 0.2, 'cast-in-place')])).derived[0]).toMatchObject({ counts: 'no', why: 'cast-in-place-neighbour' });
    expect((await find([panel(0, 0, 2, 0.2, 'cast-in-place'), panel(2.5, 0, 5, 0.2, 'cast-in-place')])).derived).toEqual([]);
    const maybe: BoxSpec = { ...panel(2.5, 0, 5, 0.2, 'unknown'), component: 'wall' };
    expect((await find([panel(0, 0, 2, 0.2), { ...maybe, roles: { precast: 'unknown', candidates: ['shear-wall', 'partition'] } }])).derived, 'a wall that may bear').toEqual([]);
  });

  test('what stands in the gap, spans it or opens into it makes it no joint', async () => {
    const gap = [panel(0, 0, 2, 0.2), panel(2.5, 0, 5, 0.2)];
    expect((await find([...gap, other([2, 0, 0, 2.5, 0.2, 2.8])])).derived).toEqual([]);
    expect((await find([...gap, { class: 'IfcDoor', component: 'door', box: [2, 0.05, 0, 2.5, 0.15, 2.1] }])).derived).toEqual([]);
    expect((await find([...gap, { ...beam(2.6, 2.8), box: [2, 0, 2.6, 2.5, 0.2, 2.8] }])).derived, 'a lintel').toEqual([]);
    const room = (y0: number, y1: number): BoxSpec => ({ class: 'IfcSpace', component: 'space', box: [2, y0, 0, 2.5, y1, 2.7] });
    expect((await find([...gap, room(-3, 3)])).derived, 'a passage').toEqual([]);
    expect((await find([...gap, { class: 'IfcSpace', component: 'space', box: [-1, -3, 0, 9, 3, 2.8] }])).derived, 'gross floor area').toHaveLength(1);
    const cage: BoxSpec = { class: 'IfcReinforcingBar', component: 'rebar', box: [2, 0, 0, 2.5, 0.2, 2.8] };
    const slab: BoxSpec = { class: 'IfcSlab', component: 'slab', box: [-1, -3, 2.66, 9, 3, 2.8] };
    expect((await find([...gap, cage, slab])).derived, 'reinforcement and a slab over it').toHaveLength(1);
  });

  test('corners: each leg from the panel to the outer face of the crossing wall (K12)', async () => {
    const corner = (clear: number): BoxSpec[] => [panel(0.2 + clear, 0, 4, 0.2), panel(0, 0.2 + clear, 0.2, 4)];
    // two legs of 0.6 × 0.2 less what they share, 2.8 m high
    const { derived } = await find(corner(0.4));
    expect(shown(derived)).toEqual([['vertical-strip', 'yes', 0.56]]);
    expect(derived[0]!.size).toBeCloseTo(0.6, 9);
    expect((await find(corner(0.5))).derived[0]).toMatchObject({ counts: 'no', why: 'too-wide' });
    expect((await find(corner(0.5), { 'joint-width': 'clear' })).derived[0]).toMatchObject({ counts: 'yes' });
    expect((await find(corner(0.61))).derived).toEqual([]);
  });

  test('a crossing makes one joint of three panels; without the third wall the gap is an opening', async () => {
    const flange = [panel(0, 0, 2, 0.2), panel(2.8, 0, 5, 0.2)];
    const { derived } = await find([...flange, panel(2.3, 0.5, 2.5, 4)]);
    // flange 0.8 × 0.2 and stem 0.3 × 0.2
    expect(shown(derived)).toEqual([['vertical-strip', 'yes', 0.616]]);
    expect(derived[0]!.between).toEqual([0, 1, 2]);
    expect(derived[0]!.size).toBeCloseTo(0.5, 9);
    expect((await find(flange)).derived).toEqual([]);
  });

  test('turned and moved buildings have the same joints', async () => {
    await fc.assert(fc.asyncProperty(fc.double({ min: 0, max: Math.PI, noNaN: true }), fc.double({ min: -500, max: 500, noNaN: true }), async (angle, shift) => {
      const turned = (x0: number, y0: number, x1: number, y1: number): BoxSpec => {
        const p = [[x0, y0], [x1, y0], [x1, y1], [x0, y1]].map(([x, y]) => [shift + x! * Math.cos(angle) - y! * Math.sin(angle), x! * Math.sin(angle) + y! * Math.cos(angle)]);
        const [xs, ys] = [p.map((q) => q[0]!), p.map((q) => q[1]!)];
        return { ...panel(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)), geometry: { footprint: [Float64Array.from(p.flat())], footprintArea: (x1 - x0) * (y1 - y0) } };
      };
      const { derived } = await find([turned(0, 0, 2, 0.2), turned(2.8, 0, 5, 0.2), turned(2.3, 0.5, 2.5, 4)]);
      expect(shown(derived)).toEqual([['vertical-strip', 'yes', 0.616]]);
    }), { numRuns: 40, seed: 3 });
  });

  test('what is derived fills a gap exactly: panels and joints together are the wall', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 8, max: 40 }), fc.integer({ min: 1, max: 6 })), { minLength: 2, maxLength: 6 }), async (runs) => {
      let x = 0;
      const boxes = runs.map(([length, gap]) => {
        const made = panel(x, 0, x + length / 10, 0.2);
        x += length / 10 + gap / 10;
        return made;
      });
      const wall = (x - runs.at(-1)![1] / 10) * 0.2 * 2.8;
      const { derived } = await find(boxes);
      const panels = runs.reduce((sum, [length]) => sum + (length / 10) * 0.2 * 2.8, 0);
      expect(derived.reduce((sum, j) => sum + j.volume, 0) + panels).toBeCloseTo(wall, 3);
      for (const j of derived) expect(contourArea(j.contours[0]!) * (j.z[1] - j.z[0])).toBeCloseTo(j.volume, 3);
    }), { numRuns: 60, seed: 5 });
  });
});

describe('bands, nodes, connections, grout beds, from gaps', () => {
  test('a band over a panel up to the panel above, less its grout bed; strips run up to it', async () => {
    const slab: BoxSpec = { class: 'IfcSlab', component: 'slab', box: [0, 0.2, 3.86, 5, 5, 4] };
    const upper = (x0: number, x1: number): BoxSpec => panel(x0, 0, x1, 0.2, 'precast', 4.02, 7.8);
    const lower = (x0: number, x1: number): BoxSpec => panel(x0, 0, x1, 0.2, 'precast', 0, 3.86);
    const { derived } = await find([lower(0, 2), lower(2.5, 5), upper(0, 2), upper(2.5, 5), slab]);
    expect(shown(derived)).toEqual([
      ['horizontal-band', 'yes', 0.056], ['grout-bed', 'no', 0.008], ['horizontal-band', 'yes', 0.07], ['grout-bed', 'no', 0.01],
      ['vertical-strip', 'yes', 0.4], ['vertical-strip', 'yes', 0.38],
    ]);
    // the upper strip stands on the slab
    expect(derived[5]!.z).toEqual([4, 7.8]);
    expect(derived[1]!.level, 'a bed belongs to the member that stands in it').toBe(1);
  });

  test('above 300 mm it is no band; a slab drawn over the wall fills it', async () => {
    expect((await find([panel(0, 0, 2, 0.2, 'precast', 0, 3.6), panel(0, 0, 2, 0.2, 'precast', 4, 7)])).derived).toEqual([]);
    const pair = [panel(0, 0, 2, 0.2, 'precast', 0, 3.8), panel(0, 0, 2, 0.2, 'precast', 4, 7)];
    expect((await find(pair)).derived).toHaveLength(1);
    expect((await find([...pair, { class: 'IfcSlab', component: 'slab', box: [0, 0, 3.8, 5, 5, 4] }])).derived).toEqual([]);
  });

  test('a node where beams meet a precast column; the bed above it', async () => {
    const { derived } = await find([column(0, 3.3), column(4.02, 7.3), beam(3.3, 4)]);
    expect(shown(derived)).toEqual([['beam-column-node', 'yes', 0.252], ['grout-bed', 'no', 0.0072]]);
    // beams drawn through the node leave its concrete to the column
    expect(shown((await find([column(0, 3.3), column(4, 7.3), beam(3.3, 4, 'precast', -1)])).derived)).toEqual([['beam-column-node', 'yes', 0.252]]);
    expect(shown((await find([column(0, 3.3), beam(3.3, 4, 'cast-in-place')])).derived), 'under the roof').toEqual([['beam-column-node', 'yes', 0.252]]);
    expect((await find([column(0, 3.3), beam(3.3, 4, 'cast-in-place')], { 'node-beams': 'precast' })).derived[0]).toMatchObject({ counts: 'no', why: 'cast-in-place-beam' });
  });

  test('a steel beam makes no node of concrete', async () => {
    const steel: BoxSpec = { ...beam(3.3, 4), roles: { precast: 'not-applicable' } };
    expect((await find([column(0, 3.3), steel])).derived).toEqual([]);
  });

  test('a node above a cast-in-place column counts only by the switch (K13)', async () => {
    const boxes = [column(0, 3.3, 'cast-in-place'), column(4, 7.3), beam(3.3, 4)];
    expect((await find(boxes)).derived[0]).toMatchObject({ counts: 'no', why: 'cast-in-place-column-below' });
    expect((await find(boxes, { 'ground-floor-nodes': 'counted' })).derived[0]).toMatchObject({ counts: 'yes' });
  });

  test('a connection of columns is no higher than the smaller side of the section', async () => {
    expect(shown((await find([column(0, 3.4), column(4, 7)])).derived)).toEqual([['column-connection', 'yes', 0.216]]);
    expect((await find([column(0, 3.39), column(4, 7)])).derived).toEqual([]);
    expect((await find([column(0, 3.4), column(4, 7, 'cast-in-place')])).derived[0]).toMatchObject({ counts: 'no' });
  });
});

describe('drawn joints', () => {
  test('an L drawn as two pieces is one joint: its legs are measured across both', async () => {
    const l = (clear: number): BoxSpec[] => [
      panel(0.2 + clear, 0, 4, 0.2), panel(0, 0.2 + clear, 0.2, 4), joint([0, 0, 0, 0.2 + clear, 0.2, 2.8]), joint([0, 0.2, 0, 0.2, 0.2 + clear, 2.8]),
    ];
    const good = await find(l(0.4));
    expect([good.drawn(2), good.drawn(3)]).toMatchObject([{ counts: 'yes' }, { counts: 'yes' }]);
    expect((await find(l(0.5))).drawn(2)).toMatchObject({ counts: 'no', why: 'too-wide' });
    expect((await find(l(0.5), { 'joint-width': 'clear' })).drawn(2)).toMatchObject({ counts: 'yes' });
  });

  test('a wide strip drawn in narrow pieces stays wide', async () => {
    const boxes = [panel(0, 0, 2, 0.2), joint([2, 0, 0, 2.4, 0.2, 2.8]), joint([2.4, 0, 0, 2.8, 0.2, 2.8]), panel(2.8, 0, 5, 0.2)];
    expect((await find(boxes)).drawn(1)).toMatchObject({ counts: 'no', why: 'too-wide' });
  });

  test('a band that ends at a strip leaves the strip as wide as it is', async () => {
    const boxes = [panel(0, 0, 2, 0.2, 'precast', 0, 2.66), joint([2, 0, 0, 2.5, 0.2, 2.8]), panel(2.5, 0, 5, 0.2, 'precast', 0, 2.66), joint([0, 0, 2.66, 2, 0.2, 2.8]), joint([2.5, 0, 2.66, 5, 0.2, 2.8])];
    const { drawn } = await find(boxes);
    expect(drawn(1)).toMatchObject({ kind: 'vertical-strip', counts: 'yes', size: 0.5 });
    expect([drawn(3), drawn(4)]).toMatchObject([{ kind: 'horizontal-band', counts: 'yes' }, { kind: 'horizontal-band', counts: 'yes' }]);
  });

  test('a cast-in-place piece where only a joint stands is proposed; a long one, or one beside a cast-in-place wall, is not', async () => {
    const between = (x1: number, next: Made = 'precast'): BoxSpec[] => [panel(0, 0, 2, 0.2), panel(2, 0, x1, 0.2, 'cast-in-place'), panel(x1, 0, 5, 0.2, next)];
    expect((await find(between(2.6))).drawn(1)).toMatchObject({ named: false, counts: 'yes', kind: 'vertical-strip' });
    expect((await find(between(2.7))).drawn(1)).toBeUndefined();
    expect((await find(between(2.6, 'cast-in-place'))).drawn(1)).toBeUndefined();
    // a whole cast-in-place column between two precast ones is no node
    expect((await find([column(0, 3.3), column(3.3, 7.2, 'cast-in-place'), column(7.2, 10), beam(6.5, 7.2)])).drawn(1)).toBeUndefined();
    expect((await find([column(0, 3.3), column(3.3, 4, 'cast-in-place'), column(4, 7), beam(3.3, 4)])).drawn(1)).toMatchObject({ named: false, counts: 'yes', kind: 'beam-column-node' });
  });

  test('a strip of the floor is no vertical joint; a band on a panel is', async () => {
    const boxes = [panel(0, 0, 2, 0.2, 'precast', 0, 3.86), joint([0, 0, 3.86, 2, 0.2, 4]), joint([0, 2, 3.87, 2, 2.3, 4])];
    const { drawn, derived } = await find(boxes);
    expect(drawn(1)).toMatchObject({ kind: 'horizontal-band', counts: 'yes', named: true });
    expect(drawn(2)).toBeUndefined();
    expect(derived, 'the band is drawn').toEqual([]);
  });
});
