import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeOf, type Origin } from '../../src/viewer/overlay-shapes.ts';

/** area in plan of a filling's triangles; scene (x, up, −y) */
function planArea(fill: readonly number[]): number {
  let sum = 0;
  for (let t = 0; t < fill.length; t += 9) {
    const [ax, , az, bx, , bz, cx, , cz] = fill.slice(t, t + 9) as [number, number, number, number, number, number, number, number, number];
    sum += Math.abs((bx - ax) * (cz - az) - (cx - ax) * (bz - az)) / 2;
  }
  return sum;
}
const square = (x: number, y: number, size: number): Float64Array => Float64Array.of(x, y, x + size, y, x + size, y + size, x, y + size);
const hole = (x: number, y: number, size: number): Float64Array => Float64Array.of(x, y, x, y + size, x + size, y + size, x + size, y);

describe('shapes over the model', () => {
  it('fill regions with holes, an island in a hole too, far from the origin', () => {
    const far: Origin = [4e6, 3e6, 500];
    const move = (c: Float64Array): Float64Array => c.map((v, i) => v + far[i % 2]!);
    const contours = [square(0, 0, 10), hole(2, 2, 6), square(4, 4, 2), square(20, 0, 3)].map(move);
    const { fill, lines } = shapeOf({ kind: 'region', contours, z: 503, tone: 'counted' }, far);
    expect(planArea(fill)).toBeCloseTo(100 - 36 + 4 + 9, 6);
    expect(fill.every((v, i) => i % 3 !== 1 || v === 3)).toBe(true);
    expect(lines).toHaveLength(4 * 4 * 6);
  });

  it('fill whatever rectangles with rectangular holes are given', () => {
    const part = fc.record({ x: fc.integer({ min: 0, max: 50 }), size: fc.integer({ min: 4, max: 20 }), inset: fc.integer({ min: 1, max: 1 }) });
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      // side by side, so that none overlaps
      const contours = parts.flatMap(({ x, size, inset }, i) => [square(x, 100 * i, size), hole(x + inset, 100 * i + inset, size - 2 * inset)]);
      const { fill } = shapeOf({ kind: 'region', contours, z: 0, tone: 'open' }, [0, 0, 0]);
      expect(planArea(fill)).toBeCloseTo(parts.reduce((s, { size, inset }) => s + size * size - (size - 2 * inset) ** 2, 0), 6);
    }));
  });

  it('raise a region to a prism and a line to a wall; a frame has no filling', () => {
    const prism = shapeOf({ kind: 'prism', contours: [square(0, 0, 2)], z0: 1, z1: 4, tone: 'counted' }, [0, 0, 0]);
    expect(planArea(prism.fill)).toBeCloseTo(8, 9);
    expect(prism.fill).toHaveLength((2 * 2 + 4 * 2) * 9);
    expect(prism.lines).toHaveLength((4 + 4 + 4) * 6);
    const upright = shapeOf({ kind: 'upright', path: Float64Array.of(0, 0, 3, 0), closed: false, z0: 0, z1: 2, tone: 'measured' }, [0, 0, 0]);
    expect(upright.fill).toHaveLength(2 * 9);
    expect(upright.lines).toHaveLength(4 * 6);
    expect(shapeOf({ kind: 'prism', contours: [square(0, 0, 2)], z0: 1, z1: 4, tone: 'outline' }, [0, 0, 0]).fill).toEqual([]);
  });

  it('draw no upright edge at the facets of a curve', () => {
    const n = 48;
    const circle = Float64Array.from({ length: 2 * n }, (_, i) => (i % 2 === 0 ? Math.cos : Math.sin)((Math.PI * (i - (i % 2))) / n));
    const { lines } = shapeOf({ kind: 'prism', contours: [circle], z0: 0, z1: 1, tone: 'counted' }, [0, 0, 0]);
    expect(lines).toHaveLength(2 * n * 6);
  });
});
