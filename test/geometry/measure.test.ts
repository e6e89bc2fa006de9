import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMeasurer } from '../../src/geometry/measure.ts';
import type { Measurer, MeasureWish } from '../../src/geometry/measure.ts';
import { contoursArea, loadPlan } from '../../src/geometry/plan.ts';
import { packMeasured, unpackMeasured } from '../../src/geometry/measured-block.ts';
import type { ElementGeometry } from '../../src/geometry/quantities.ts';
import type { Solid } from '../../src/geometry/solid.ts';
import { box, elevationPrism, inverted, motion, prism, weld } from './solids.ts';
import type { Point } from './solids.ts';

const WALL: MeasureWish = { side: 'wall', footprint: true, slices: true, size: true, crossings: true, form: true, openings: true };
const OTHER: MeasureWish = { side: 'no', footprint: true, slices: true, size: true, crossings: true, form: true, openings: true };
let measurer: Measurer;
beforeAll(async () => {
  measurer = createMeasurer(await loadPlan());
});
const measure = (net: Solid, wish: MeasureWish, gross: Solid | null = net): ElementGeometry => measurer.place(measurer.shape(net, gross, wish), null);

describe('closed-form solids', () => {
  it('measures a box', () => {
    const g = measure(weld(box(4, 0.2, 3)), WALL);
    expect(g).toMatchObject({ status: 'closed', volume: 2.4, grossVolume: 2.4, surfaceArea: 26.8, footprintArea: 0.8, sideArea: 12, length: 4, thickness: 0.2, height: 3 });
    expect(g.bbox).toEqual([0, 0, 0, 4, 0.2, 3]);
    expect(g.footprint).toHaveLength(1);
  });

  it('measures a turned wall on map coordinates without jitter', () => {
    const g = measure(weld(box(4, 0.2, 3, motion(0.7, 4_000_000, 6_000_000, 100))), WALL);
    expect(g).toMatchObject({ volume: 2.4, footprintArea: 0.8, sideArea: 12, length: 4, thickness: 0.2, height: 3 });
    expect(contoursArea(g.footprint!)).toBeCloseTo(0.8, 7);
  });

  it('measures a cylinder of 48 facets within the known facet error', () => {
    const circle: Point[] = Array.from({ length: 48 }, (_, i) => [0.3 * Math.cos((i * Math.PI) / 24), 0.3 * Math.sin((i * Math.PI) / 24)]);
    const g = measure(weld(prism(circle, 0, 3)), OTHER);
    const facets = (48 / 2) * 0.09 * Math.sin(Math.PI / 24);
    expect(g.volume).toBeCloseTo(facets * 3, 4);
    expect(g.footprintArea).toBeCloseTo(facets, 4);
    expect(1 - facets / (Math.PI * 0.09)).toBeLessThan(0.0029);
  });

  it('takes the gable of a wall and leaves its plan', () => {
    const g = measure(weld(elevationPrism([[0, 0], [6, 0], [6, 3], [3, 5], [0, 3]], 0.24)), WALL);
    expect(g.sideArea).toBe(24);
    expect(g.volume).toBe(5.76);
    expect(g.footprintArea).toBe(1.44);
  });

  it('takes the steps of a wall', () => {
    const g = measure(weld(elevationPrism([[0, 0], [6, 0], [6, 2], [3, 2], [3, 3], [0, 3]], 0.2, motion(1.1, 5, 6, 7))), WALL);
    expect(g.sideArea).toBe(15);
  });

  it('takes the outer face of an L-shaped wall', () => {
    const wall: Point[] = [[0, 0], [5, 0], [5, 0.2], [0.2, 0.2], [0.2, 4], [0, 4]];
    const g = measure(weld(prism(wall, 0, 3, motion(0.3, 1, 2, 3))), WALL);
    expect(g.footprintArea).toBeCloseTo(0.2 * 5 + 0.2 * 3.8, 4);
    expect(g.sideArea).toBeCloseTo(9 * 3, 3);
  });

  it('takes the outer face of a curved wall', () => {
    const outer: Point[] = [];
    const inner: Point[] = [];
    for (let i = 0; i <= 24; i++) {
      const a = (i / 24) * Math.PI;
      outer.push([5 * Math.cos(a), 5 * Math.sin(a)]);
      inner.push([4.8 * Math.cos(a), 4.8 * Math.sin(a)]);
    }
    const g = measure(weld(prism([...outer, ...inner.reverse()], 0, 3)), WALL);
    expect(g.sideArea! / (Math.PI * 5 * 3)).toBeCloseTo(1, 2);
  });

  it('keeps gross and net apart', () => {
    // A 4 × 3 wall with a 1 × 1 hole through it, as four prisms would leave seams: one frame instead.
    const gross = weld(box(4, 0.2, 3));
    const net = weld(box(1.5, 0.2, 3), box(1.5, 0.2, 3, motion(0, 2.5, 0, 0)), box(1, 0.2, 1, motion(0, 1.5, 0, 0)), box(1, 0.2, 1, motion(0, 1.5, 0, 2)));
    const g = measure(net, WALL, gross);
    expect(g.volume).toBe(2.2);
    expect(g.grossVolume).toBe(2.4);
    expect(g.sideArea).toBe(12);
    expect(g.footprintArea).toBe(0.8);
  });

  it('unites what a stair shows from above', () => {
    // steps that overlap each other in plan by 3 cm
    const steps = Array.from({ length: 9 }, (_, i) => box(0.3, 1.2, 0.15, motion(0, i * 0.27, 0, i * 0.15)));
    const g = measure(weld(...steps), OTHER);
    expect(g.footprintArea).toBeCloseTo((8 * 0.27 + 0.3) * 1.2, 4);
    expect(g.volume).toBeCloseTo(9 * 0.3 * 1.2 * 0.15, 4);
  });

  it('counts what lies under another part once', () => {
    const g = measure(weld(box(2, 2, 1), box(3, 1, 1, motion(0, 0, 0, 2))), OTHER);
    expect(g.footprintArea).toBe(5);
    expect(g.volume).toBe(7);
  });

  it('cuts holes out of the footprint', () => {
    const frame: Point[] = [[0, 0], [4, 0], [4, 3], [0, 3], [0, 0.5], [0.5, 0.5], [0.5, 2.5], [3.5, 2.5], [3.5, 0.5], [0, 0.5]];
    // a frame cut open along a seam of no width
    const g = measure(weld(prism(frame.slice(0, 4), 0, 1)), OTHER);
    expect(g.footprintArea).toBe(12);
    const ring = measure(weld(
      prism([[0, 0], [4, 0], [4, 0.5], [0, 0.5]], 0, 1), prism([[0, 2.5], [4, 2.5], [4, 3], [0, 3]], 0, 1),
      prism([[0, 0.5], [0.5, 0.5], [0.5, 2.5], [0, 2.5]], 0, 1), prism([[3.5, 0.5], [4, 0.5], [4, 2.5], [3.5, 2.5]], 0, 1),
    ), OTHER);
    expect(ring.footprintArea).toBe(6);
    expect(ring.footprint!.map((c) => Math.round(contoursArea([c]) * 1e4) / 1e4).sort((a, b) => a - b)).toEqual([-6, 12]);
  });

  it('gives no volume for an open mesh', () => {
    const part = box(1, 1, 1);
    const g = measure(weld({ ...part, indices: part.indices.slice(3) }), OTHER);
    expect(g).toMatchObject({ status: 'open', volume: null, grossVolume: null, footprintArea: 1 });
    expect(g.surfaceArea).toBe(5.5);
  });

  it('turns inside-out parts', () => {
    const g = measure(weld(box(1, 1, 1), inverted(box(1, 1, 1, motion(0, 3, 0, 0)))), OTHER);
    expect(g).toMatchObject({ status: 'closed', volume: 2, footprintArea: 2 });
  });

  it('keeps a hollow inside one part', () => {
    const outer = box(2, 2, 2);
    const inner = inverted(box(1, 1, 1, motion(0, 0.5, 0.5, 0.5)));
    const shift = outer.vertices.length / 3;
    const hole = Float64Array.from(inner.vertices).map((value) => value + 0.5);
    const part = {
      vertices: Float64Array.of(...outer.vertices, ...hole), stride: 3, matrix: outer.matrix,
      indices: Uint32Array.of(...outer.indices, ...[...inner.indices].map((i) => i + shift)),
    };
    expect(measure(weld(part), OTHER)).toMatchObject({ volume: 7, footprintArea: 4 });
  });

  it('drops indices out of range and a rest that makes no triangle', () => {
    const part = box(1, 2, 3);
    const g = measure(weld({ ...part, indices: Uint32Array.of(...part.indices, 0, 1, 9999, 0, 1) }), OTHER);
    expect(g.volume).toBe(6);
  });

  it('says degenerate and none', () => {
    expect(measure(weld(box(1, 1, 0)), OTHER)).toMatchObject({ status: 'degenerate', volume: null });
    expect(measure(weld(), OTHER)).toMatchObject({ status: 'none', surfaceArea: null, bbox: null });
  });

  it('welds vertices that differ by less than the tolerance', () => {
    const part = box(1, 1, 1);
    const vertices = Float64Array.from(part.vertices, (value, i) => value + ((i * 7919) % 9) * 1e-6 - 4e-6);
    expect(measure(weld({ ...part, vertices }), OTHER).status).toBe('closed');
  });

  it('leaves gross figures unknown without a gross body', () => {
    expect(measure(weld(box(4, 0.2, 3)), WALL, null)).toMatchObject({ volume: 2.4, grossVolume: null, footprintArea: null, sideArea: null });
  });

  it('asks thin upright bodies of other classes for a side area, and no others', () => {
    const maybe: MeasureWish = { side: 'maybe', footprint: true, slices: true, size: true, crossings: true, form: true, openings: true };
    expect(measure(weld(box(3, 0.1, 2.8)), maybe).sideArea).toBe(8.4);
    expect(measure(weld(box(3, 2, 0.1)), maybe).sideArea).toBeNull();
    expect(measure(weld(box(0.4, 0.4, 3)), maybe).sideArea).toBeNull();
  });
});

describe('placing a shape', () => {
  const around = fc.record({
    angle: fc.double({ min: -7, max: 7, noNaN: true }),
    x: fc.double({ min: -5e6, max: 5e6, noNaN: true }), y: fc.double({ min: -5e6, max: 5e6, noNaN: true }), z: fc.double({ min: -100, max: 1000, noNaN: true }),
  });

  it('keeps every figure under a motion about the vertical', () => {
    const body = weld(elevationPrism([[0, 0], [6, 0], [6, 3], [3, 5], [0, 3]], 0.24));
    const shape = measurer.shape(body, body, WALL);
    const here = measurer.place(shape, null);
    fc.assert(fc.property(around, ({ angle, x, y, z }) => {
      const there = measurer.place(shape, motion(angle, x, y, z));
      for (const key of ['volume', 'grossVolume', 'surfaceArea', 'footprintArea', 'sideArea', 'length', 'thickness', 'height'] as const) expect(there[key]).toBe(here[key]);
      expect(contoursArea(there.footprint!)).toBeCloseTo(contoursArea(here.footprint!), 6);
    }), { numRuns: 50 });
  });

  it('gives the same as measuring the moved body', () => {
    fc.assert(fc.property(around, fc.double({ min: -3, max: 3, noNaN: true }), ({ angle, x, y, z }, tilt) => {
      const c = Math.cos(tilt), s = Math.sin(tilt);
      const turn = motion(angle, x, y, z);
      // tilt about x first
      const matrix = turn.slice();
      for (let r = 0; r < 3; r++) {
        matrix[4 + r] = turn[4 + r]! * c + turn[8 + r]! * s;
        matrix[8 + r] = -turn[4 + r]! * s + turn[8 + r]! * c;
      }
      const body = weld(box(4, 0.2, 3));
      const placed = measurer.place(measurer.shape(body, body, OTHER), matrix);
      const direct = measure(weld(box(4, 0.2, 3, matrix)), OTHER);
      expect(placed.volume).toBe(2.4);
      expect(direct.volume).toBe(2.4);
      for (const key of ['footprintArea', 'length', 'thickness', 'height'] as const) expect(Math.abs(placed[key]! - direct[key]!)).toBeLessThan(2e-4);
      placed.bbox!.forEach((value, i) => expect(Math.abs(value - direct.bbox![i]!)).toBeLessThan(2e-4));
    }), { numRuns: 50 });
  });

  it('mirrors the plan of a body on its head', () => {
    const body = weld(prism([[0, 0], [3, 0], [0, 1]], 0, 2));
    const flip = [1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1];
    const g = measurer.place(measurer.shape(body, body, OTHER), flip);
    expect(g.bbox).toEqual([0, -1, -2, 3, 0, 0]);
    expect(contoursArea(g.footprint!)).toBeCloseTo(1.5, 9);
  });
});

it('packs and unpacks measured elements', () => {
  const one = { expressId: 7, ...measure(weld(box(2, 2, 1), box(3, 1, 1, motion(0, 0, 0, 2))), OTHER) };
  const two = { expressId: 9, ...measure(weld(), OTHER) };
  const seen = new Map<number, ElementGeometry>();
  unpackMeasured(packMeasured([one, two]), (id, g) => seen.set(id, g));
  const { expressId: _a, ...first } = one;
  const { expressId: _b, ...second } = two;
  expect(seen.get(7)).toEqual(first);
  expect(seen.get(9)).toEqual(second);
});
