import { describe, expect, test } from 'vitest';
import { scoreItems } from '../../src/engine/items.ts';
import type { ItemResult } from '../../src/engine/report.ts';
import { BUILDING_SET } from '../../src/model/template.ts';
import { EMPTY_PROFILE, type Profile } from '../../src/profile/profile.ts';
import { DEFAULT_PACK, loadScoring } from '../../src/standards/pack.ts';
import { boxFacts, propertySet, type BoxSpec } from '../facts/kit.ts';

const pack = loadScoring(DEFAULT_PACK);
/** full fit-out stated: equipment is installed */
const FITTED: Profile = { ...EMPTY_PROFILE, declared: [{ item: 'fullFitOut', mode: 'replace', value: true }] };

async function surfaces(id: 'q3b' | 'q3c', boxes: readonly BoxSpec[], profile: Profile = FITTED, psets: Readonly<Record<string, boolean>> = {}): Promise<ItemResult> {
  const facts = await boxFacts([{ elevations: [0, 3], building: { psets: [propertySet(BUILDING_SET, psets)] } }], boxes, profile);
  return scoreItems(facts, 0, new Map(), [], pack).find((i) => i.item.id === id)!.result;
}

/** 2 × 3 × 2.5: floor 6, ceiling 6, walls 25, together 37 */
const bath = (more: Partial<BoxSpec> = {}): BoxSpec => ({ class: 'IfcSpace', component: 'space', name: '卫生间', box: [0, 0, 0, 2, 3, 2.5], ...more });
const kitchen = (more: Partial<BoxSpec> = {}): BoxSpec => bath({ name: '厨房', ...more });
const covering = (component: BoxSpec['component'], dryMethod: boolean | 'unknown', box: BoxSpec['box'], more: Partial<BoxSpec> = {}): BoxSpec => ({
  class: 'IfcCovering', component, roles: { dryMethod }, box: box!, ...more,
});
const floor = (dry: boolean): BoxSpec => covering('floor-finish', dry, [0, 0, -0.05, 2, 3, 0]);
const ceiling = (dry: boolean): BoxSpec => covering('ceiling', dry, [0, 0, 2.5, 2, 3, 2.52]);
const linings = (dry: boolean, top = 2.5): readonly BoxSpec[] => [
  covering('covering', dry, [0, -0.02, 0, 2, 0, top]), covering('covering', dry, [2, 0, 0, 2.02, 3, top]),
  covering('covering', dry, [0, 3, 0, 2, 3.02, top]), covering('covering', dry, [-0.02, 0, 0, 0, 3, top]),
];

describe('finishes that bound a room', () => {
  test('each surface that is finished dry counts with its area', async () => {
    const r = await surfaces('q3c', [bath(), floor(false), ceiling(true), ...linings(true)]);
    expect([r.numerator, r.denominator]).toEqual([[31, 31], [37, 37]]);
    expect(r.contributions[0]!.basis?.en).toBe('by the finishes that bound the room, dry: floor 0 %, ceiling 100 %, walls 100 %');
  });

  test('a surface without a finish is open', async () => {
    expect((await surfaces('q3c', [bath(), floor(false), ceiling(true)])).numerator).toEqual([6, 31]);
    expect((await surfaces('q3c', [bath()])).numerator).toEqual([0, 37]);
  });

  test('tiles up to half the height leave the rest open', async () => {
    const r = await surfaces('q3c', [bath(), floor(false), ceiling(false), ...linings(false, 1.25)]);
    expect(r.numerator).toEqual([0, 12.5]);
  });

  test('a dry floor on a wet one is open: what it is laid on is not dry', async () => {
    const both = [bath(), ceiling(false), ...linings(false), covering('floor-finish', true, [0, 0, 0, 2, 3, 0.02]), floor(false)];
    expect((await surfaces('q3c', both)).numerator).toEqual([0, 6]);
  });

  test('the lining on the far side of a partition is another room\'s, and so is one that covers another space', async () => {
    const others = [
      bath(), floor(false), ceiling(false),
      covering('covering', true, [2.08, 0, 0, 2.1, 3, 2.5]),
      covering('covering', true, [2, 0, 0, 2.02, 3, 2.5], { element: { space: 6 } }),
    ];
    expect((await surfaces('q3c', others)).numerator).toEqual([0, 25]);
    expect((await surfaces('q3c', others)).contributions[0]!.basis?.en).toMatch(/floor 0 %, ceiling 0 %$/);
  });

  test('under a sloped ceiling the surfaces still add up; what cannot be told apart is a range', async () => {
    // 2 × 3 in plan, walls from 2 to 3 m: floor 6, ceiling 3·√5, walls 2·2 … summed 25
    const total = 6 + 3 * Math.sqrt(5) + 25;
    const sloped = bath({ box: [0, 0, 0, 2, 3, 3], geometry: { surfaceArea: total, volume: 15, grossVolume: 15 } });
    const r = await surfaces('q3c', [sloped, floor(true)]);
    expect(r.denominator![0]).toBeCloseTo(total, 4);
    expect(r.numerator![0]).toBe(6);
    expect(r.numerator![1]).toBeCloseTo(total, 4);
  });
});

describe('what the room says', () => {
  const says = (dryMethod: boolean): BoxSpec => bath({ roles: { dryMethod } });

  test('stands, and finishes that speak against it are shown', async () => {
    const r = await surfaces('q3c', [says(true), floor(false)]);
    expect(r.ratio).toEqual([100, 100]);
    expect(r.contributions[0]!.basis?.en).toBe('as the room says of itself; dry by its finishes: floor 0 %');
    expect((await surfaces('q3c', [says(false), floor(true)])).ratio).toEqual([0, 0]);
  });

  test('a dry room counts for nothing perhaps, until its equipment is known to be installed', async () => {
    const ware = (name: string): BoxSpec => ({ class: 'IfcSanitaryTerminal', component: 'equipment', name, box: [0.2, 0.2, 0, 0.6, 0.8, 0.4], element: { space: 0 } });
    const open = await surfaces('q3c', [says(true)], EMPTY_PROFILE);
    expect([open.ratio, open.contributions[0]!.missing]).toEqual([[0, 100], ['installed']]);
    expect((await surfaces('q3c', [says(true), ware('坐便器')], EMPTY_PROFILE)).ratio).toEqual([0, 100]);
    expect((await surfaces('q3c', [says(true), ware('坐便器'), ware('洗脸盆')], EMPTY_PROFILE)).ratio).toEqual([100, 100]);
    expect((await surfaces('q3c', [says(true)], EMPTY_PROFILE, { 全装修: true })).ratio).toEqual([100, 100]);
    const cupboard: BoxSpec = { class: 'IfcFurniture', component: 'furniture', name: '橱柜-地柜', box: [0.2, 0.2, 0, 0.6, 0.8, 0.8], element: { space: 0 } };
    const stove: BoxSpec = { ...cupboard, name: '燃气灶' };
    const dryKitchen = kitchen({ roles: { dryMethod: true } });
    expect((await surfaces('q3b', [dryKitchen, cupboard], EMPTY_PROFILE)).ratio).toEqual([0, 100]);
    expect((await surfaces('q3b', [dryKitchen, cupboard, stove], EMPTY_PROFILE)).ratio).toEqual([100, 100]);
  });

  test('a pod comes with its equipment', async () => {
    const pod: BoxSpec = { class: 'IfcBuildingElementProxy', component: 'bathroom-pod', box: [0.1, 0.1, 0, 1.9, 2.9, 2.4] };
    expect((await surfaces('q3c', [bath(), pod], EMPTY_PROFILE)).ratio).toEqual([100, 100]);
  });

  test('where an open kitchen ends is asked (K18)', async () => {
    const open = kitchen({ name: '客餐厨', roles: { dryMethod: true }, box: [9, 0, 0, 11, 3, 2.5] });
    const r = await surfaces('q3b', [kitchen({ roles: { dryMethod: false } }), open]);
    expect(r.denominator).toEqual([37, 74]);
    expect(r.ratio).toEqual([0, 50]);
    expect(r.contributions[1]!.missing).toEqual(['kitchenZone']);
  });
});
