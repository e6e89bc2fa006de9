/** Shares of the whole building: precast concrete, boards. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardsOf, precastShareOf } from '../../src/checks/rules/building-shares.ts';
import { shareInterval } from '../../src/checks/rules/share-interval.ts';
import type { Roles } from '../../src/facts/roles.ts';
import { pset } from '../facts/build.ts';
import { boxFacts, type BoxSpec } from '../facts/kit.ts';

const quantity = fc.integer({ min: 0, max: 50 });
const option = fc.tuple(quantity, quantity).map(([a, b]): readonly [number, number] => [Math.min(a, b), Math.max(a, b)]);

test('the ends of a share are those of brute force', () => {
  const term = fc.record({ options: fc.array(option, { minLength: 1, maxLength: 3 }), weight: fc.integer({ min: 1, max: 3 }) });
  fc.assert(fc.property(fc.array(term, { minLength: 1, maxLength: 6 }), (terms) => {
    const ratios: (number | null)[] = [];
    const visit = (i: number, n: number, d: number): void => {
      if (i === terms.length) ratios.push(d > 0 ? (n / d) * 100 : null);
      else for (const [a, b] of terms[i]!.options) visit(i + 1, n + a * terms[i]!.weight, d + b * terms[i]!.weight);
    };
    visit(0, 0, 0);
    const found = shareInterval(terms);
    if (ratios.includes(null)) expect(found).toBeNull();
    else {
      expect(found![0]).toBeCloseTo(Math.min(...(ratios as number[])), 9);
      expect(found![1]).toBeCloseTo(Math.max(...(ratios as number[])), 9);
    }
  }), { numRuns: 500 });
});

const files = [{ elevations: [0, 3] as const }];
const MEMBERS = ['column', 'beam', 'slab', 'shear-wall', 'parapet'];
const piece = (component: BoxSpec['component'], box: NonNullable<BoxSpec['box']>, precast: Roles['precast'], more: Partial<BoxSpec> = {}): BoxSpec => ({ component: component!, roles: { precast }, box, ...more });
const share = async (boxes: readonly BoxSpec[], above = 'zero', building: object = {}) => precastShareOf(await boxFacts([{ ...files[0]!, building }], boxes))(0, MEMBERS, above);

describe('precast share of the concrete', () => {
  test('volumes above the level, steel and other members left out', async () => {
    const boxes = [
      piece('column', [0, 0, 0, 1, 1, 3], 'precast'), piece('column', [5, 0, 0, 6, 1, 3], 'cast-in-place'),
      piece('column', [10, 0, 0, 11, 1, 3], 'not-applicable'), piece('partition', [0, 5, 0, 9, 5.2, 3], 'cast-in-place'),
    ];
    expect((await share(boxes)).value).toEqual([50, 50]);
  });

  test('a member that reaches below is cut there', async () => {
    const boxes = [piece('column', [0, 0, -1, 1, 1, 3], 'precast'), piece('column', [5, 0, 0, 6, 1, 3], 'cast-in-place')];
    expect((await share(boxes)).value).toEqual([50, 50]);
    const ground = await share(boxes, 'outdoor-ground', { elevationOfTerrain: -0.5, elevationOfRefHeight: 0 });
    expect(ground.value![0]).toBeCloseTo((3.5 / 6.5) * 100, 9);
  });

  test('concrete that a beam and a slab share is there once', async () => {
    // 3 m³ of slab, 0.8 m³ of beam, of which 0.1 m³ lie in the slab
    const boxes = [piece('slab', [0, 0, 2.9, 6, 5, 3], 'cast-in-place'), piece('beam', [0, 0, 2.2, 5, 0.2, 3], 'cast-in-place'), piece('column', [9, 0, 0, 10, 1, 3], 'precast')];
    const whole = 3 + 0.8 - 0.1 + 3;
    expect((await share(boxes)).value![0]).toBeCloseTo((3 / whole) * 100, 6);
  });

  test('what is unknown is a range, with what would settle it', async () => {
    const boxes = [piece('column', [0, 0, 0, 1, 1, 3], 'unknown'), piece('column', [5, 0, 0, 6, 1, 3], 'cast-in-place')];
    expect(await share(boxes)).toMatchObject({ value: [0, 50], missing: [{ kind: 'role', id: 'precast' }] });
    const slab = piece('slab', [0, 0, 2.87, 6, 5, 3], 'composite');
    expect(await share([slab])).toMatchObject({ value: [0, 100], missing: [{ kind: 'concept', id: 'precast-thickness' }] });
    const stated = await share([{ ...slab, element: { psets: [pset('SM_装配式构件', { 预制厚度: 60 })] } }]);
    expect(stated.value![0]).toBeCloseTo((60 / 130) * 100, 2);
    expect(stated.missing).toEqual([]);
    const topping = await share([{ ...slab, element: { psets: [pset('SM_装配式构件', { 叠合层厚度: 70 })] } }]);
    expect(topping.value![1]).toBeCloseTo((60 / 130) * 100, 2);
    expect(await share([])).toMatchObject({ value: null, present: false });
  });

  test('the parapet belongs to the structure although items leave it out', async () => {
    const boxes = [piece('column', [0, 0, 0, 1, 1, 3], 'precast'), piece('parapet', [0, 9, 2, 3, 10, 3], 'cast-in-place')];
    expect((await share(boxes)).value).toEqual([50, 50]);
  });
});

describe('boards', () => {
  const wall = (component: 'partition' | 'infill-envelope-wall', y: number, wallKind: Roles['wallKind']): BoxSpec =>
    ({ component, roles: { wallKind, loadBearing: false, external: component !== 'partition' }, box: [0, y, 0, 10, y + 0.1, 3] });

  test('inner walls by their faces, slabs and flights by their plan; outer walls apart', async () => {
    const boxes = [
      piece('slab', [0, 0, 2.9, 10, 6, 3], 'composite'), piece('stair', [20, 0, 0, 22, 5, 3], 'cast-in-place'),
      wall('partition', 1, 'panel'), wall('partition', 3, 'masonry'), wall('infill-envelope-wall', 8, 'panel'),
    ];
    const { share: inner, outer } = boardsOf(await boxFacts(files, boxes))(0);
    expect(inner.value![0]).toBeCloseTo(((60 + 30) / (60 + 10 + 60)) * 100, 6);
    expect(outer.value).toEqual([100, 100]);
  });

  test('frames and sheets may be boards or not', async () => {
    const { share: inner } = boardsOf(await boxFacts(files, [wall('partition', 1, 'framed'), wall('partition', 3, 'panel')]))(0);
    expect(inner).toMatchObject({ value: [50, 100], missing: [{ kind: 'role', id: 'wallKind' }] });
  });
});
