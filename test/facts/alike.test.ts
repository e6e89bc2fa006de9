/** Elements of one story share their roles; what differs in anything that speaks does not. */
import { describe, expect, it } from 'vitest';
import { classify } from '../../src/facts/classify.ts';
import { EMPTY_PROFILE } from '../../src/profile/profile.ts';
import { material, model, pset, type Draft } from './build.ts';

const drafts: readonly Draft[] = [
  { class: 'IfcWall', name: 'Basic Wall:W1:101', psets: [pset('Pset_WallCommon', { LoadBearing: true, IsExternal: true })] },
  { class: 'IfcWall', name: 'Basic Wall:W1:102', psets: [pset('Pset_WallCommon', { LoadBearing: true, IsExternal: true })] },
  { class: 'IfcWall', name: 'Basic Wall:W1:103', psets: [pset('Pset_WallCommon', { LoadBearing: false, IsExternal: true })] },
  { class: 'IfcWall', name: 'Basic Wall:W1:104', materials: [material('蒸压加气混凝土砌块', 0.2)] },
  { class: 'IfcWall', name: 'Basic Wall:W1:105', materials: [material('钢筋混凝土', 0.2)] },
  { class: 'IfcWall', name: '预制外墙' },
  { class: 'IfcWall', name: 'Basic Wall:W1:101', predefinedType: 'PARTITIONING' },
  { class: 'IfcBeam', name: 'Basic Wall:W1:101' },
  { class: 'IfcBeam', name: 'Basic Wall:W1:101', layers: ['预制梁'] },
];

describe('elements of one story', () => {
  it('have the roles that each has alone', () => {
    // Fewer than five of a class: no flag is taken for an export default.
    const together = drafts.slice(0, 4);
    const all = classify(model(together), together.map(() => null), EMPTY_PROFILE);
    for (const [i, draft] of together.entries()) expect(all[i]).toEqual(classify(model([draft]), [null], EMPTY_PROFILE)[0]);
    const rest = drafts.slice(4);
    const others = classify(model(rest), rest.map(() => null), EMPTY_PROFILE);
    for (const [i, draft] of rest.entries()) expect(others[i]).toEqual(classify(model([draft]), [null], EMPTY_PROFILE)[0]);
  });

  it('a settlement of one element does not reach its like', () => {
    const pair = [
      { class: 'IfcColumn', name: 'K:1', globalId: 'a' },
      { class: 'IfcColumn', name: 'K:2', globalId: 'b' },
    ];
    const profile = { ...EMPTY_PROFILE, settlements: [{ by: 'element' as const, key: 'a', role: 'precast' as const, value: 'precast', reason: 'drawing' }] };
    const [first, second] = classify(model(pair), [null, null], profile);
    expect([first!.precast, second!.precast]).toEqual(['precast', 'unknown']);
  });

  it('a thickness proposes for its own element alone', () => {
    const pair = [1, 2].map((n) => ({ class: 'IfcWall', name: `W:${n}`, materials: [material('钢筋混凝土', 0.2)] }));
    const geometry = [0.2, 0.1].map((thickness) => ({
      volume: null, grossVolume: null, surfaceArea: null, footprintArea: null, sideArea: null, bbox: null, status: 'closed' as const,
      length: null, thickness, height: null, footprint: null, volumeBounds: null, centroid: null, size: null, slices: null, form: null, faceOpenings: [],
    }));
    const [thick, thin] = classify(model(pair), geometry, EMPTY_PROFILE);
    expect(thick!.evidence.some((e) => e.source === 'geometry')).toBe(true);
    expect(thin!.evidence.some((e) => e.source === 'geometry')).toBe(false);
  });
});
