import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planAreas } from '../../src/facts/plan-area.ts';
import { sharedVolume } from '../../src/facts/shared-volume.ts';
import { scoreItems } from '../../src/engine/items.ts';
import { engineFindings } from '../../src/engine/findings.ts';
import type { ItemResult } from '../../src/engine/report.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { loadScoring, DEFAULT_PACK } from '../../src/standards/pack.ts';
import type { Facts } from '../../src/facts/facts.ts';
import type { Component } from '../../src/facts/roles.ts';
import { boxFacts, type BoxSpec } from './kit.ts';

type Box = readonly [number, number, number, number, number, number];
const member = (precast: 'precast' | 'cast-in-place' | 'unknown', box: Box, component: Component = 'shear-wall'): BoxSpec => ({ component, roles: { precast }, box });
const q1a = (facts: Facts): ItemResult =>
  scoreItems(facts, 0, planAreas(facts, 0), EMPTY_PROFILE.declared ?? [], loadScoring(DEFAULT_PACK)).find((i) => i.item.id === 'q1a')!.result;
const volume = ([x0, y0, z0, x1, y1, z1]: Box): number => (x1 - x0) * (y1 - y0) * (z1 - z0);

/** m³ of the union, by the cells between all coordinates that occur */
function unionVolume(boxes: readonly Box[]): number {
  const cuts = [0, 1, 2].map((k) => [...new Set(boxes.flatMap((b) => [b[k]!, b[k + 3]!]))].sort((a, b) => a - b));
  let sum = 0;
  for (let i = 0; i + 1 < cuts[0]!.length; i++) {
    for (let j = 0; j + 1 < cuts[1]!.length; j++) {
      for (let k = 0; k + 1 < cuts[2]!.length; k++) {
        const cell: Box = [cuts[0]![i]!, cuts[1]![j]!, cuts[2]![k]!, cuts[0]![i + 1]!, cuts[1]![j + 1]!, cuts[2]![k + 1]!];
        if (boxes.some((b) => [0, 1, 2].every((d) => b[d]! <= cell[d]! && cell[d + 3]! <= b[d + 3]!))) sum += volume(cell);
      }
    }
  }
  return sum;
}

describe('concrete that vertical members share counts once in V (4.0.2)', () => {
  const wallA: Box = [0, 0, 0, 5, 0.2, 3];
  const wallB: Box = [0, 0, 0, 0.2, 5, 3];
  const edge: Box = [0, 0, 0, 0.4, 0.4, 3];

  test('an edge column in the corner of two walls, all cast in place', async () => {
    const facts = await boxFacts([{}], [member('cast-in-place', wallA), member('cast-in-place', wallB), member('cast-in-place', edge, 'column')]);
    const r = q1a(facts);
    expect(r.denominator![0]).toBeCloseTo(unionVolume([wallA, wallB, edge]), 3);
    expect(r.denominator![1]).toBe(r.denominator![0]);
    // the first drawn keeps all of it
    expect(r.contributions.map((c) => c.options[0]![1])).toEqual([3, 2.88, 0.12]);
    expect(r.contributions.map((c) => c.shared)).toEqual([undefined, [0.12, 0.12], [0.36, 0.36]]);
  });

  test('one casting: V is the volume of the union, however many overlap', async () => {
    const grid = fc.integer({ min: 0, max: 6 }).map((v) => v / 2);
    const span = fc.tuple(grid, fc.integer({ min: 1, max: 6 }).map((v) => v / 2));
    const box = fc.tuple(span, span, span).map(([[x, dx], [y, dy], [z, dz]]): Box => [x, y, z, x + dx, y + dy, z + dz]);
    await fc.assert(fc.asyncProperty(fc.uniqueArray(box, { minLength: 1, maxLength: 7, selector: (b) => b.join(' ') }), async (boxes) => {
      const facts = await boxFacts([{ elevations: [0, 10] }], boxes.map((b) => member('precast', b, 'column')));
      const shared = sharedVolume(facts, boxes.map((_, index) => ({ index, sure: true })));
      const own = boxes.reduce((sum, b, i) => sum + volume(b) - (shared.get(i)?.least ?? 0), 0);
      expect(own).toBeCloseTo(unionVolume(boxes), 6);
      for (const { least, most } of shared.values()) expect(most).toBe(least);
    }), { numRuns: 60 });
  });

  // braces: no joint of 4.0.3 lies between them
  test('two castings: the ends are those of giving everything shared to the one and to the other', async () => {
    const grid = fc.integer({ min: 0, max: 4 }).map((v) => v / 2);
    const span = fc.tuple(grid, fc.integer({ min: 1, max: 4 }).map((v) => v / 2));
    const box = fc.tuple(span, span, span).map(([[x, dx], [y, dy], [z, dz]]): Box => [x, y, z, x + dx, y + dy, z + dz]);
    await fc.assert(fc.asyncProperty(fc.uniqueArray(box, { minLength: 2, maxLength: 6, selector: (b) => b.join(' ') }), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), async (boxes, precast) => {
      const facts = await boxFacts([{ elevations: [0, 10] }], boxes.map((b, i) => member(precast[i] ? 'precast' : 'cast-in-place', b, 'brace')));
      const all = unionVolume(boxes);
      const most = unionVolume(boxes.filter((_, i) => precast[i])), least = all - unionVolume(boxes.filter((_, i) => !precast[i]));
      const r = q1a(facts);
      expect(r.ratio![0]).toBeCloseTo((100 * least) / all, 2);
      expect(r.ratio![1]).toBeCloseTo((100 * most) / all, 2);
    }), { numRuns: 60 });
  });

  test('castings that differ: either holds what both share, and the ratio is exact at both ends', async () => {
    const facts = await boxFacts([{}], [member('precast', wallA), member('cast-in-place', wallB)]);
    const r = q1a(facts);
    const [v, common] = [3, 0.2 * 0.2 * 3];
    expect(r.ratio![0]).toBeCloseTo((100 * (v - common)) / (2 * v - common), 6);
    expect(r.ratio![1]).toBeCloseTo((100 * v) / (2 * v - common), 6);
    expect(r.missing.map((m) => m.en)).toContain('some vertical members overlap, and it is open which of them holds the shared concrete');
  });

  test('a wall that may bear or not never takes concrete from a column', async () => {
    const maybe: BoxSpec = { component: 'wall', roles: { precast: 'cast-in-place', candidates: ['shear-wall', 'partition'] }, box: wallA };
    const facts = await boxFacts([{}], [maybe, member('cast-in-place', edge, 'column')]);
    expect(q1a(facts).denominator![0]).toBeCloseTo(0.48, 6);
    expect(q1a(facts).denominator![1]).toBeCloseTo(3 + 0.48 - 0.4 * 0.2 * 3, 6);
  });

  test('bodies that do not fill their outline make a range, never a figure', async () => {
    const holed: BoxSpec = { ...member('cast-in-place', wallA), geometry: { volume: 2.9 } };
    const facts = await boxFacts([{}], [holed, member('cast-in-place', wallB)]);
    const found = facts.overlaps.pairs[0]!.volume;
    expect(found[0]).toBeLessThan(0.12 - 0.09);
    expect(found[1]).toBeCloseTo(0.12, 9);
    expect(engineFindings(facts, []).map((f) => f.code)).toContain('overlap-not-measured');
    const open: BoxSpec = { ...member('cast-in-place', wallA), geometry: { volume: null, status: 'open' } };
    expect((await boxFacts([{}], [open, member('cast-in-place', wallB)])).overlaps.pairs[0]!.volume[0]).toBe(0);
  });

  test('what a join leaves is named once and not deducted', async () => {
    const touching: Box = [4.99, 0, 0, 10, 0.2, 3];
    const facts = await boxFacts([{}], [member('cast-in-place', wallA), member('cast-in-place', touching)]);
    expect(facts.overlaps.pairs).toEqual([]);
    expect(facts.overlaps.joins.count).toBe(1);
    expect(facts.overlaps.joins.volume).toBeCloseTo(0.006, 9);
    expect(q1a(facts).denominator![0]).toBeCloseTo(3 + volume(touching), 4);
    expect(engineFindings(facts, []).find((f) => f.code === 'overlaps-at-joins')!.params).toEqual({ count: 1, volume: 0.006 });
  });

  test('findings name both: of duplicates each, of overlaps the first', async () => {
    const facts = await boxFacts([{}], [member('cast-in-place', wallA), member('cast-in-place', wallA), member('cast-in-place', wallB)]);
    const findings = engineFindings(facts, []);
    expect(findings.find((f) => f.code === 'duplicate-element')).toMatchObject({ globalId: 'g1', params: { a: 'IfcWall #1000', b: 'IfcWall #1001' } });
    expect(findings.find((f) => f.code === 'overlapping-elements')!.params).toEqual({ count: 1, volume: 0.12, a: 'IfcWall #1000', b: 'IfcWall #1002' });
    expect(q1a(facts).denominator).toEqual([5.88, 5.88]);
  });
});
