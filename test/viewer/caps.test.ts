import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capOf } from '../../src/viewer/caps.ts';
import type { Point } from '../../src/viewer/snap.ts';

type Corners = readonly [Point, Point, Point, Point];
const quad = ([a, b, c, d]: Corners): number[] => [...a, ...b, ...c, ...a, ...c, ...d];
function box([x0, y0, z0]: Point, [x1, y1, z1]: Point): number[] {
  const sides: Corners[] = [
    [[x0, y0, z1], [x1, y0, z1], [x1, y1, z1], [x0, y1, z1]], [[x0, y0, z0], [x0, y1, z0], [x1, y1, z0], [x1, y0, z0]],
    [[x0, y0, z0], [x0, y0, z1], [x0, y1, z1], [x0, y1, z0]], [[x1, y0, z0], [x1, y1, z0], [x1, y1, z1], [x1, y0, z1]],
    [[x0, y0, z0], [x1, y0, z0], [x1, y0, z1], [x0, y0, z1]], [[x0, y1, z0], [x0, y1, z1], [x1, y1, z1], [x1, y1, z0]],
  ];
  return sides.flatMap(quad);
}
function areaOf(fill: readonly number[]): number {
  let sum = 0;
  for (let t = 0; t + 8 < fill.length; t += 9) {
    const [ux, uy, uz] = [fill[t + 3]! - fill[t]!, fill[t + 4]! - fill[t + 1]!, fill[t + 5]! - fill[t + 2]!];
    const [vx, vy, vz] = [fill[t + 6]! - fill[t]!, fill[t + 7]! - fill[t + 1]!, fill[t + 8]! - fill[t + 2]!];
    sum += Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
  }
  return sum;
}
function lengthOf(lines: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i + 5 < lines.length; i += 6) sum += Math.hypot(lines[i + 3]! - lines[i]!, lines[i + 4]! - lines[i + 1]!, lines[i + 5]! - lines[i + 2]!);
  return sum;
}

describe('caps', () => {
  it('close a box with its cross section, wherever it is cut', () => {
    const size = fc.double({ min: 0.1, max: 30, noNaN: true });
    const place = fc.double({ min: -2000, max: 2000, noNaN: true });
    fc.assert(fc.property(fc.tuple(place, place, place), fc.tuple(size, size, size), fc.integer({ min: 0, max: 2 }), fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.boolean(), (at, extent, axis, share, up) => {
      const body = Float64Array.from(box(at, [at[0] + extent[0], at[1] + extent[1], at[2] + extent[2]]));
      const normal = [0, 1, 2].map((k) => (k === axis ? (up ? 1 : -1) : 0)) as unknown as Point;
      const where = at[axis]! + extent[axis]! * share;
      const cap = capOf(body, { normal, w: up ? -where : where });
      const [a, b] = extent.filter((_, k) => k !== axis) as [number, number];
      expect(areaOf(cap.fill) / (a * b)).toBeCloseTo(1, 6);
      expect(lengthOf(cap.lines) / (2 * (a + b))).toBeCloseTo(1, 6);
      // just inside what is kept
      for (let i = axis; i < cap.fill.length; i += 3) expect((cap.fill[i]! - where) * (up ? 1 : -1)).toBeCloseTo(0.001, 6);
    }));
  });

  it('leave holes open and fill what stands in them, whichever way round meshes are written', () => {
    const inner = box([1, 0, 1], [3, 3, 3]);
    const turned = Float64Array.from(inner, (_, i) => { const t = Math.floor(i / 9) * 9; const k = Math.floor((i % 9) / 3); return inner[t + [0, 2, 1][k]! * 3 + (i % 3)]!; });
    for (const hole of [inner, [...turned]]) {
      const body = Float64Array.from([...box([0, 0, 0], [4, 3, 4]), ...hole, ...box([1.5, 0, 1.5], [2.5, 3, 2.5])]);
      expect(areaOf(capOf(body, { normal: [0, -1, 0], w: 1.2 }).fill)).toBeCloseTo(16 - 4 + 1, 9);
    }
  });

  it('follow a plane at any angle', () => {
    const s = Math.SQRT1_2;
    const cap = capOf(Float64Array.from(box([0, 0, 0], [1, 1, 5])), { normal: [s, -s, 0], w: 0 });
    expect(areaOf(cap.fill)).toBeCloseTo(Math.SQRT2 * 5, 9);
  });

  it('draw an open outline without filling it, and nothing where the plane misses', () => {
    const open = Float64Array.from(box([0, 0, 0], [1, 1, 1]).slice(0, 5 * 18).filter((_, i) => i >= 18));
    const cap = capOf(open, { normal: [0, -1, 0], w: 0.5 });
    expect(cap.fill).toHaveLength(0);
    expect(cap.lines.length).toBeGreaterThan(0);
    expect(capOf(open, { normal: [0, -1, 0], w: 7 })).toEqual({ fill: [], lines: [] });
    // a face in the plane is kept, and needs no cap of its own
    expect(capOf(Float64Array.from(box([0, 0, 0], [1, 1, 1])), { normal: [0, -1, 0], w: 1 }).fill).toHaveLength(0);
  });
});
