import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleAt, betweenPlanes, distance, locked, perpendicular, polygon } from '../../src/viewer/measuring.ts';
import type { WorldPoint } from '../../src/viewer/viewpoint.ts';

/** Gauss–Krüger coordinates: what a site's coordinates look like */
const FAR: WorldPoint = [39_512_345.125, 3_456_789.5, 12.25];
const from = ([x, y, z]: WorldPoint): WorldPoint => [FAR[0] + x, FAR[1] + y, FAR[2] + z];

describe('measuring', () => {
  it('gives distance and its parts along the axes, far from the zero as well', () => {
    const { length, parts } = distance(from([0, 0, 0]), from([3, -4, 12]));
    expect(length).toBeCloseTo(13, 6);
    parts.forEach((part, i) => expect(part).toBeCloseTo([3, 4, 12][i]!, 6));
    expect(locked([5, 6, 7], [1, 2, 3], 'y')).toEqual([1, 6, 3]);
  });

  it('drops a perpendicular on a plane', () => {
    const found = perpendicular(from([0, 0, 0]), [0, 0, 1], from([7, -2, 2.8]));
    expect(found.length).toBeCloseTo(2.8, 6);
    expect(distance(found.foot, from([7, -2, 0])).length).toBeLessThan(1e-6);
    const tilted: WorldPoint = [Math.SQRT1_2, 0, Math.SQRT1_2];
    expect(perpendicular([0, 0, 0], tilted, [1, 5, 1]).length).toBeCloseTo(Math.SQRT2, 12);
  });

  it('measures angles of points and of planes', () => {
    expect(angleAt([1, 0, 0], [0, 0, 0], [0, 5, 0])).toBeCloseTo(90, 10);
    expect(angleAt([1, 0, 0], [0, 0, 0], [-1, 1e-9, 0])).toBeCloseTo(180, 5);
    expect(angleAt([0, 0, 0], [0, 0, 0], [1, 0, 0])).toBe(0);
    expect(betweenPlanes([0, 0, 1], [0, 0, -1])).toBeCloseTo(0, 10);
    expect(betweenPlanes([0, 0, 1], [0, Math.SQRT1_2, -Math.SQRT1_2])).toBeCloseTo(45, 10);
  });

  it('has the area of any polygon in any plane', () => {
    const l: WorldPoint[] = [[0, 0, 0], [4, 0, 0], [4, 1, 0], [1, 1, 0], [1, 3, 0], [0, 3, 0]];
    expect(polygon(l.map(from)).area).toBeCloseTo(6, 5);
    expect(polygon(l).around).toBeCloseTo(14, 12);
    fc.assert(fc.property(fc.double({ min: 0, max: 6, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), (a, b) => {
      const turned = l.map(([x, y]): WorldPoint => [x * Math.cos(a), x * Math.sin(a) * Math.cos(b) - y * Math.sin(b), x * Math.sin(a) * Math.sin(b) + y * Math.cos(b)]);
      expect(polygon(turned).area).toBeGreaterThanOrEqual(0);
      const [u, v] = [turned[1]!, turned[5]!];
      const whole = Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]);
      expect(polygon(turned).area).toBeCloseTo(whole / 2, 9);
      expect(polygon(turned).off).toBeLessThan(1e-9);
    }));
    expect(polygon([[0, 0, 0], [2, 0, 0], [2, 2, 0.1], [0, 2, 0]]).off).toBeGreaterThan(0.01);
    expect(polygon([]).area).toBe(0);
  });
});
