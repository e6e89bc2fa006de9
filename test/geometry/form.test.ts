import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeshPart } from '../../src/geometry/body.ts';
import { congruent, formOf, groupForms, type Form } from '../../src/geometry/form.ts';
import { box, prism, weld, type Point } from './solids.ts';

const rotation = (a: number, b: number, x = 0, y = 0, z = 0): number[] => {
  const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
  return [ca, sa * cb, sa * sb, 0, -sa, ca * cb, ca * sb, 0, 0, -sb, cb, 0, x, y, z, 1];
};
const mirror = (m: number[]): number[] => m.map((v, i) => (i < 3 ? -v : v));
const form = (part: MeshPart): Form => formOf(weld(part))!;
const angle = fc.double({ min: -3, max: 3, noNaN: true });

/** no plane mirrors it into itself */
const chiral = (m: number[]): MeshPart => ({
  vertices: Float64Array.of(0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1), stride: 3, indices: Uint32Array.of(0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3), matrix: m,
});
const panel: Point[] = [[0, 0], [3, 0], [3, 2.8], [2, 2.8], [2, 1], [1, 1], [1, 2.8], [0, 2.8]];

describe('equal pieces', () => {
  it('are found however they lie', () => {
    fc.assert(fc.property(angle, angle, angle, angle, (a, b, c, d) => {
      const make = (m: number[]): Form => form(prism(panel, 0, 0.2, m));
      expect(congruent(make(rotation(a, b, 10, 20, 30)), make(rotation(c, d, -5, 0, 8)))).toBe(true);
    }), { numRuns: 50 });
  });

  it('mirrored twins are another piece, unless the piece is its own mirror image', () => {
    fc.assert(fc.property(angle, angle, (a, b) => {
      const m = rotation(a, b, 1, 2, 3);
      expect(congruent(form(chiral(rotation(0, 0))), form(chiral(m)))).toBe(true);
      expect(congruent(form(chiral(rotation(0, 0))), form(chiral(mirror(m))))).toBe(false);
      expect(congruent(form(prism(panel, 0, 0.2)), form(prism(panel, 0, 0.2, mirror(m))))).toBe(true);
    }), { numRuns: 50 });
  });

  it('do not depend on how faces were cut into triangles', () => {
    const cut: MeshPart = {
      vertices: Float64Array.of(0, 0, 0, 1, 0, 0, 1, 2, 0, 0, 2, 0, 0, 0, 3, 1, 0, 3, 1, 2, 3, 0, 2, 3, 0.4, 0.7, 3), stride: 3, matrix: rotation(0, 0),
      indices: Uint32Array.of(0, 2, 1, 0, 3, 2, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7, 4, 5, 8, 5, 6, 8, 6, 7, 8, 7, 4, 8),
    };
    expect(form(cut).corners).toHaveLength(24);
    expect(congruent(form(cut), form(box(1, 2, 3)))).toBe(true);
  });

  it('are not those of a millimetre more, nor of the same volume and area', () => {
    expect(congruent(form(box(1, 2, 3)), form(box(1.002, 2, 3)))).toBe(false);
    // 2 × 2 × 5 holds as much as 1 × 4 × 5; only their areas differ
    expect(congruent(form(box(2, 2, 5)), form(box(1, 4, 5)))).toBe(false);
  });

  it('of round bodies are found too', () => {
    const circle: Point[] = Array.from({ length: 48 }, (_, i) => [0.3 * Math.cos((i * Math.PI) / 24), 0.3 * Math.sin((i * Math.PI) / 24)]);
    expect(congruent(form(prism(circle, 0, 3)), form(prism(circle, 0, 3, rotation(1, 2, 3, 4, 5))))).toBe(true);
  });

  it('are grouped in order of first use', () => {
    const forms = [form(box(3, 2, 1)), null, form(box(1, 1, 1)), form(box(1, 2, 3, rotation(1, 1))), form(box(1, 1, 1, rotation(2, 1)))];
    expect([...groupForms(forms)]).toEqual([0, -1, 1, 0, 1]);
  });
});
