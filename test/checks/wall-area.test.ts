import { describe, expect, test } from 'vitest';
import { envelopeIntegrated, envelopeNonMasonry, partitionNonMasonry } from '../../src/checks/wall-area.ts';
import type { Measure } from '../../src/checks/measure.ts';
import { engineFindings } from '../../src/engine/findings.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { boxFacts, type BoxSpec } from '../facts/kit.ts';

const ENVELOPE: BoxSpec['roles'] = { external: true, loadBearing: false, wallKind: 'panel' };
const files = [{ elevations: [0, 3, 6] }];
const facts = (boxes: readonly BoxSpec[]): Promise<Facts> => boxFacts(files, boxes);

/** least and most of the denominator, and how many pieces it has */
function area(m: Measure): readonly [number, number, number] {
  const round = (x: number): number => Math.round(x * 1e4) / 1e4;
  return [
    round(m.pieces.reduce((s, p) => s + Math.min(...p.options.map((o) => o[1])), 0)),
    round(m.pieces.reduce((s, p) => s + Math.max(...p.options.map((o) => o[1])), 0)), m.pieces.length,
  ];
}

/** A wall without a body of its own and the boxes that are its parts. */
function wallOf(parts: readonly NonNullable<BoxSpec['box']>[], whole: Partial<BoxSpec> = {}, each: (i: number) => Partial<BoxSpec> = () => ({})): BoxSpec[] {
  return [
    { component: 'infill-envelope-wall', roles: ENVELOPE, ...whole, box: null, element: { parts: parts.map((_, i) => i + 1), storey: 0, hasBody: false } },
    ...parts.map((box, i): BoxSpec => ({
      class: 'IfcBuildingElementPart', component: 'infill-envelope-wall', roles: ENVELOPE, box, ...each(i),
      element: { whole: 0, storey: 0 }, geometry: { ...each(i).geometry },
    })),
  ];
}

describe('walls of parts', () => {
  test('layers one behind the other are one face', async () => {
    const m = envelopeNonMasonry(await facts(wallOf([[0, 0, 0, 6, 0.2, 3], [0, 0.2, 0, 6, 0.26, 3], [0, 0.27, 0, 6, 0.35, 3]])), 0);
    expect(area(m)).toEqual([18, 18, 1]);
    expect(m.pieces[0]).toMatchObject({ element: 0, options: [[18, 18]] });
  });

  test('blocks in courses with thin joints are the wall they make; its window and its door are not deducted', async () => {
    const blocks: NonNullable<BoxSpec['box']>[] = [];
    for (let course = 0; course < 12; course += 1) {
      const z = course * 0.25;
      const from = course % 2 === 0 ? [0] : [0, 0.3];
      const cuts = [...from, ...Array.from({ length: 10 }, (_, k) => (course % 2 === 0 ? 0 : 0.3) + 0.6 * (k + 1)).filter((x) => x < 6), 6];
      for (let k = 0; k + 1 < cuts.length; k += 1) {
        const [a, b] = [cuts[k]! + (k > 0 ? 0.01 : 0), cuts[k + 1]!];
        const pieces = [[a, b]];
        // a door from 1 to 2 below 2.25 m, a window from 4 to 5 between 1 m and 2.25 m
        const holes: [number, number][] = [...(z < 2.2 ? [[1, 2] as [number, number]] : []), ...(z >= 0.99 && z < 2.2 ? [[4, 5] as [number, number]] : [])];
        for (const [h0, h1] of holes) {
          for (const p of pieces.splice(0)) {
            if (Math.min(p[1]!, h0) - p[0]! > 0.01) pieces.push([p[0]!, Math.min(p[1]!, h0)]);
            if (p[1]! - Math.max(p[0]!, h1) > 0.01) pieces.push([Math.max(p[0]!, h1), p[1]!]);
          }
        }
        for (const [s0, s1] of pieces) blocks.push([s0!, 0, z, s1!, 0.24, z + 0.24]);
      }
    }
    const measured = area(envelopeNonMasonry(await facts(wallOf(blocks)), 0));
    expect(measured[2]).toBe(1);
    expect(measured[0]).toBeCloseTo(6 * 2.99, 2);
    expect(measured[1]).toBeCloseTo(6 * 2.99, 2);
  });

  test('a lintel is of the face and says nothing of the wall', async () => {
    const boxes = wallOf([[0, 0, 0, 2, 0.2, 2.4], [3, 0, 0, 6, 0.2, 2.4], [0, 0, 2.6, 6, 0.2, 3], [0, 0, 2.4, 6, 0.2, 2.6]], {}, (i) => (i === 3 ? { component: 'lintel', roles: {} } : {}));
    const m = envelopeNonMasonry(await facts(boxes), 0);
    expect(m.pieces.map((p) => p.options)).toEqual([[[18, 18]]]);
  });

  test('leaves that do not agree leave the wall open; a leaf of another kind is no second wall', async () => {
    const boxes = wallOf([[0, 0, 0, 6, 0.2, 3], [0, 0.2, 0, 6, 0.3, 3]], { class: 'IfcElementAssembly', component: 'assembly' }, (i) => ({ class: 'IfcWall', roles: { ...ENVELOPE, wallKind: i === 0 ? 'panel' : 'masonry' } }));
    const m = envelopeNonMasonry(await facts(boxes), 0);
    expect(m.pieces).toHaveLength(1);
    expect(m.pieces[0]!.options).toEqual([[18, 18], [0, 18]]);
    expect(m.pieces[0]!.missing).toEqual(['wallKind']);
  });

  test('a gable of layers cut alike is one gable; of pieces, a range that holds it', async () => {
    const gable = { geometry: { sideArea: 12, grossVolume: 2.4, volume: 2.4 } };
    expect(area(envelopeNonMasonry(await facts(wallOf([[0, 0, 0, 6, 0.2, 4], [0, 0.2, 0, 6, 0.3, 4]], {}, () => gable)), 0))).toEqual([12, 12, 1]);
    const halves = wallOf([[0, 0, 0, 3, 0.2, 4], [3, 0, 0, 6, 0.2, 4]], {}, () => ({ geometry: { sideArea: 9, grossVolume: 1.8, volume: 1.8 } }));
    const [lo, hi] = area(envelopeNonMasonry(await facts(halves), 0));
    expect(lo).toBeLessThanOrEqual(18);
    expect(hi).toBeGreaterThanOrEqual(18);
  });

  test('an assembly that holds the walls of a room keeps all its faces', async () => {
    const room = wallOf([[0, 0, 0, 6, 0.2, 3], [0, 4, 0, 6, 4.2, 3], [0, 0.2, 0, 0.2, 4, 3]], { class: 'IfcElementAssembly', component: 'assembly' }, () => ({ class: 'IfcWall' }));
    expect(area(envelopeNonMasonry(await facts(room), 0))).toEqual([18 + 18 + 11.4, 18 + 18 + 11.4, 1]);
  });
});

describe('single walls', () => {
  /** an L of 5 × 4 m, 0.2 m thick, around the room at its inner corner; 3 m high: 27 m² outside, 25.8 m² inside */
  const L: BoxSpec = {
    component: 'infill-envelope-wall', roles: ENVELOPE, box: [0, 0, 0, 5, 4, 3],
    geometry: {
      footprint: [Float64Array.of(0, 0, 5, 0, 5, 0.2, 0.2, 0.2, 0.2, 4, 0, 4)], footprintArea: 1.76, length: 5, thickness: 4, height: 3, sideArea: 27, volume: 5.28, grossVolume: 5.28, surfaceArea: 57.52,
    },
  };
  const room = (box: NonNullable<BoxSpec['box']>): BoxSpec => ({ class: 'IfcSpace', component: 'space', box });

  test('rooms tell which face of a wall that bends is the outer one', async () => {
    expect(area(envelopeNonMasonry(await facts([L]), 0))).toEqual([27, 27, 1]);
    expect(area(envelopeNonMasonry(await facts([L, room([0.2, 0.2, 0, 5, 4, 2.8])]), 0))).toEqual([27, 27, 1]);
    expect(area(envelopeNonMasonry(await facts([L, room([-4, -4, 0, 0, 6, 2.8])]), 0))).toEqual([25.8, 25.8, 1]);
    // rooms on both sides, or on another storey, tell nothing
    expect(area(envelopeNonMasonry(await facts([L, room([0.2, 0.2, 0, 5, 4, 2.8]), room([-4, -4, 0, 0, 6, 2.8])]), 0))).toEqual([27, 27, 1]);
    expect(area(envelopeNonMasonry(await facts([L, room([-4, -4, 3, 0, 6, 5.8])]), 0))).toEqual([27, 27, 1]);
  });

  test('a body without two sides, and an open one, give a range', async () => {
    const odd = { ...L, geometry: { ...L.geometry, sideArea: null } };
    expect(area(envelopeNonMasonry(await facts([odd]), 0))).toEqual([15, 57.52, 1]);
    const open: BoxSpec = { component: 'infill-envelope-wall', roles: ENVELOPE, box: [0, 0, 0, 6, 0.2, 3], geometry: { status: 'open', volume: null, sideArea: 15 } };
    const m = envelopeNonMasonry(await facts([open]), 0);
    expect(area(m)).toEqual([15, 18, 1]);
    expect(m.missing).toContain('open-mesh');
    expect(area(envelopeNonMasonry(await facts([{ ...open, geometry: { ...open.geometry, sideArea: 18 } }]), 0))).toEqual([18, 18, 1]);
  });
});

describe('curtain walls', () => {
  const curtain = (parts: readonly NonNullable<BoxSpec['box']>[], each?: (i: number) => Partial<BoxSpec>): BoxSpec[] =>
    wallOf(parts, { class: 'IfcCurtainWall', component: 'curtain-wall', roles: { ...ENVELOPE, wallKind: 'curtain' } }, each ?? (() => ({ class: 'IfcPlate', component: 'curtain-wall' })));

  test('plates, mullions, rails and a fin are one face', async () => {
    const plates: NonNullable<BoxSpec['box']>[] = [];
    for (let k = 0; k < 4; k += 1) for (const z of [0.05, 1.55]) plates.push([k * 1.5 + 0.05, 0.06, z, k * 1.5 + 1.5, 0.08, z + 1.4]);
    const mullions = [0, 1, 2, 3, 4].map((k): NonNullable<BoxSpec['box']> => [k * 1.5, 0, 0, k * 1.5 + 0.05, 0.15, 3]);
    const rails = [0, 1.45, 2.95].map((z): NonNullable<BoxSpec['box']> => [0, 0, z, 6.05, 0.1, z + 0.1]);
    const fin: NonNullable<BoxSpec['box']> = [3, -0.5, 0, 3.04, 0, 3];
    const bars = { geometry: { sideArea: null } };
    const [lo, hi, count] = area(envelopeNonMasonry(await facts(curtain([...plates, ...mullions, ...rails, fin], (i) => ({ class: i < 8 ? 'IfcPlate' : 'IfcMember', component: 'curtain-wall', ...(i < 8 ? {} : bars) }))), 0));
    expect(count).toBe(1);
    expect(lo).toBeCloseTo(6.05 * 3.05, 3);
    expect(hi).toBeCloseTo(6.05 * 3.05, 3);
  });

  test('a frame without its glass is the same face', async () => {
    const frame: NonNullable<BoxSpec['box']>[] = [[0, 0, 0, 0.05, 0.1, 3], [3, 0, 0, 3.05, 0.1, 3], [0, 0, 0, 3.05, 0.1, 0.05], [0, 0, 2.95, 3.05, 0.1, 3]];
    const [lo, hi] = area(envelopeNonMasonry(await facts(curtain(frame, () => ({ class: 'IfcMember', component: 'curtain-wall', geometry: { sideArea: null } }))), 0));
    expect([lo, hi]).toEqual([9.15, 9.15]);
  });

  test('around a corner both faces count, and a curve of flat plates is the sum of its facets', async () => {
    expect(area(envelopeNonMasonry(await facts(curtain([[0, 0, 0, 6, 0.05, 3], [6, 0, 0, 6.05, 4, 3]])), 0)).slice(0, 2)).toEqual([30, 30]);
    const facets = Array.from({ length: 12 }, (_, k) => {
      const a = (k * Math.PI) / 24, b = ((k + 1) * Math.PI) / 24;
      const ring = [[10 * Math.cos(a), 10 * Math.sin(a)], [10.03 * Math.cos(a), 10.03 * Math.sin(a)], [10.03 * Math.cos(b), 10.03 * Math.sin(b)], [10 * Math.cos(b), 10 * Math.sin(b)]];
      const footprint = Float64Array.from(ring.flat());
      const chord = 20 * Math.sin(Math.PI / 48);
      const xs = ring.map((p) => p[0]!), ys = ring.map((p) => p[1]!);
      return {
        box: [Math.min(...xs), Math.min(...ys), 0, Math.max(...xs), Math.max(...ys), 3] as const,
        geometry: { footprint: [footprint], sideArea: chord * 3, length: chord, thickness: 0.03, footprintArea: chord * 0.03 },
      };
    });
    const [lo, hi] = area(envelopeNonMasonry(await facts(curtain(facets.map((f) => f.box), (i) => ({ class: 'IfcPlate', component: 'curtain-wall', geometry: facets[i]!.geometry }))), 0));
    expect(lo / (12 * 20 * Math.sin(Math.PI / 48) * 3)).toBeCloseTo(1, 2);
    expect(hi).toBeGreaterThanOrEqual(lo);
    expect(hi / lo).toBeLessThan(1.005);
  });

  test('without any body the ratio is not known', async () => {
    const boxes: BoxSpec[] = [
      { class: 'IfcCurtainWall', component: 'curtain-wall', roles: { ...ENVELOPE, wallKind: 'curtain' }, box: null, element: { parts: [1], storey: 0 } },
      { class: 'IfcPlate', component: 'curtain-wall', box: null, element: { whole: 0, storey: 0 } },
      { component: 'infill-envelope-wall', roles: { ...ENVELOPE, wallKind: 'panel' }, box: [0, 0, 0, 6, 0.2, 3] },
    ];
    const m = envelopeNonMasonry(await facts(boxes), 0);
    expect(m.ratioUnknown).toBe(true);
    expect(m.missing).toContain('wall-without-body');
    expect(partitionNonMasonry(await facts(boxes), 0).ratioUnknown).toBeUndefined();
  });
});

describe('windows and doors', () => {
  const wall: BoxSpec = { component: 'infill-envelope-wall', roles: ENVELOPE, box: [0, 0, 0, 6, 0.2, 3] };
  const window = (box: NonNullable<BoxSpec['box']>, more: Partial<BoxSpec> = {}): BoxSpec => ({ class: 'IfcWindow', component: 'window', box, geometry: { sideArea: null }, ...more });

  test('without a wall they are envelope of unknown kind, perhaps', async () => {
    const f = await facts([wall, window([10, 0, 0, 15, 0.1, 3])]);
    const m = envelopeNonMasonry(f, 0);
    expect(m.pieces[1]).toMatchObject({ element: 1, options: [[15, 15], [0, 15], [0, 0]] });
    expect(m.missing).toContain('window-without-wall');
    expect(area(envelopeIntegrated(f, 0))).toEqual([18, 33, 2]);
    expect(area(partitionNonMasonry(f, 0))).toEqual([0, 0, 0]);
    expect(engineFindings(f, []).find((x) => x.code === 'windows-without-wall')).toMatchObject({ params: { count: 1 }, globalId: 'g1' });
  });

  test('in a wall, by its opening or by where they stand, they add nothing; nor do inner ones', async () => {
    const f = await facts([
      wall, window([1, 0, 1, 2, 0.1, 2], { element: { host: 0 } }), window([3, -0.1, 1, 4, 0.05, 2]),
      window([10, 0, 0, 15, 0.1, 3], { roles: { external: false } }),
    ]);
    expect(area(envelopeNonMasonry(f, 0))).toEqual([18, 18, 1]);
  });
});

describe('walls face to face', () => {
  const wall = (box: NonNullable<BoxSpec['box']>, roles: BoxSpec['roles'] = ENVELOPE): BoxSpec => ({ component: 'infill-envelope-wall', roles, box });

  test('the thinner may be a layer: a range and a finding, never silently', async () => {
    const f = await facts([wall([0, 0, 0, 6, 0.06, 3]), wall([0, 0.1, 0, 6, 0.3, 3])]);
    const m = envelopeNonMasonry(f, 0);
    expect(m.pieces.map((p) => p.options)).toEqual([[[18, 18], [0, 0]], [[18, 18]]]);
    expect(m.pieces[0]!.missing).toEqual(['component']);
    expect(m.missing).toContain('wall-in-front');
    expect(engineFindings(f, []).find((x) => x.code === 'walls-face-to-face')).toMatchObject({ severity: 'warning', params: { count: 1, gap: 0.3 }, globalId: 'g0' });
  });

  test('walls in one line, across a room, at a corner or of another storey are walls', async () => {
    const f = await facts([
      wall([0, 0, 0, 6, 0.2, 3]), wall([6, 0, 0, 12, 0.2, 3]), wall([0, 1, 0, 6, 1.2, 3]), wall([0, 0.2, 0, 0.2, 1, 3]), wall([0, 0, 3, 6, 0.1, 6]),
    ]);
    const m = envelopeNonMasonry(f, 0);
    expect(m.pieces.every((p) => p.options.length === 1)).toBe(true);
    expect(engineFindings(f, []).some((x) => x.code === 'walls-face-to-face')).toBe(false);
  });

  test('finds no pair among a thousand walls that stand apart', async () => {
    const many = Array.from({ length: 1000 }, (_, i): BoxSpec => wall([(i % 40) * 7, Math.floor(i / 40) * 3, 0, (i % 40) * 7 + 6, Math.floor(i / 40) * 3 + 0.2, 3]));
    expect(envelopeNonMasonry(await facts(many), 0).pieces.every((p) => p.options.length === 1)).toBe(true);
  });
});
