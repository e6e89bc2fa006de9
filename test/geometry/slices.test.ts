import { describe, expect, test } from 'vitest';
import { weld } from './solids.ts';
import { sliceBody, volumeBetween } from '../../src/geometry/slices.ts';

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** the tetrahedron below x + y + z = 3 (section at z: (3 − z)²/2) */
function tetrahedron() {
  const vertices = Float64Array.of(0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 3);
  const indices = Uint32Array.of(0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3);
  return weld({ vertices, stride: 3, indices, matrix: IDENTITY });
}

describe('slices', () => {
  const { mesh, volume } = tetrahedron();
  const slices = sliceBody(mesh, [1], volume!);

  test('between two heights they hold what the body does', () => {
    const below = (z: number): number => (27 - (3 - z) ** 3) / 6;
    expect(volumeBetween(slices, -Infinity, Infinity)).toBeCloseTo(4.5, 12);
    expect(volumeBetween(slices, 1, 2)).toBeCloseTo(below(2) - below(1), 12);
    expect(volumeBetween(slices, 2, 1)).toBe(0);
  });
});
