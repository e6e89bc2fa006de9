/** RAW1 of standards.md 1.9, E1 and E3 of domain.md section 5, in dimensions that make the stated sums. mm. */
import type { DeclaredItem, DeclaredRow, ItemId, Profile } from '../../../src/profile/profile.ts';
import { PROFILE_SCHEMA } from '../../../src/profile/profile.ts';
import { TOWER_KINDS } from '../../../src/ifc-write/samples/kinds.ts';
import type { Run, ShearWallBuilding } from './shear-wall.ts';

/** Panels of 2.4 m with strips of 600 between them; the named ones differ. */
function run(x: number, panels: number, change: { readonly last?: number; readonly lastGap?: number } = {}): Run {
  return {
    x,
    panels: Array.from({ length: panels }, (_, i) => (i === panels - 1 ? change.last ?? 2400 : 2400)),
    gaps: Array.from({ length: panels - 1 }, (_, i) => (i === panels - 2 ? change.lastGap ?? 600 : 600)),
  };
}

/**
 * A storey has 23 panels of 1.3248 m³ and one of 0.9496: 31.42. Strips 16 × 0.348 + 0.0782 and bands 23 × 0.0672 + 0.0482: 7.24.
 * Cast-in-place walls 2 × 26.448 + 5.244: 58.14; below, with 3 × 17.632 + 1.564 more, 112.60.
 */
export function e1(change: { readonly morePrecast?: boolean; readonly compositeRoof?: boolean } = {}): ShearWallBuilding {
  return {
    name: 'E1', storeys: 18, castStoreys: 2, height: 2900, slab: 140, width: 30_400, depth: 16_000, rowSpacing: 250, wallZone: 3400,
    rows: [
      { thickness: 200, runs: [run(0, 4), run(18_000, 4)], castBelow: 30_400 },
      { thickness: 200, runs: [run(0, 4), run(18_000, 3, { lastGap: 134.8 })], castBelow: 30_400 },
      { thickness: 200, runs: [run(0, 3), run(18_000, 3)], castBelow: 30_400 },
      // 0.15 m³ more precast, as much less cast in place
      { thickness: 200, runs: [run(0, 3, { last: 1720.3 })], castBelow: 2696.6, ...(change.morePrecast ? { extra: { x: 28_000, length: 258.6 } } : {}) },
      { thickness: 300, runs: [], cast: 30_400 },
      { thickness: 300, runs: [], cast: 30_400 },
      { thickness: 300, runs: [], cast: change.morePrecast ? 5855.2 : 6027.6, castBelow: 6027.6 },
    ],
    // 322.6 composite, 12.4 strips of 248, 15.2 stair, 4.6 AC, 21.8 balcony; the rest of 486.4 m² is cast in place
    areas: [
      { use: 'composite', rect: [0, 3400, 25_000, 7400] },
      { use: 'strip', rect: [0, 7400, 25_000, 7648] },
      { use: 'composite', rect: [0, 7648, 25_000, 11_648] },
      { use: 'strip', rect: [0, 11_648, 25_000, 11_896] },
      { use: 'composite', rect: [0, 11_896, 25_000, 16_000] },
      { use: 'stair', rect: [25_000, 3400, 28_800, 7400] },
      { use: 'ac', rect: [28_800, 3400, 29_950, 7400] },
      { use: 'cast', rect: [29_950, 3400, 30_400, 7400] },
      { use: 'composite', rect: [25_000, 7400, 30_000, 11_400] },
      { use: 'cast', rect: [30_000, 7400, 30_400, 11_400] },
      { use: 'balcony', rect: [25_000, 11_400, 30_400, 15_400] },
      { use: 'balcony', rect: [25_000, 15_400, 25_500, 15_800] },
      { use: 'cast', rect: [25_500, 15_400, 30_400, 15_800] },
      { use: 'cast', rect: [25_000, 15_800, 30_400, 16_000] },
    ],
    compositeRoof: change.compositeRoof ?? false,
    // 212 m² of envelope per storey, masonry in the first; 445 m² of partitions, 6,240 of 8,010 in all not masonry
    walls: (n) => [
      { kind: n === 1 ? TOWER_KINDS.infillMasonry : TOWER_KINDS.infillPanel, length: 84_800 },
      { kind: TOWER_KINDS.partitionPanel, length: n === 1 ? 48_000 : 144_000 },
      { kind: TOWER_KINDS.partitionMasonry, length: n === 1 ? 130_000 : 34_000 },
    ],
  };
}

/**
 * A twentieth of the stated sums per storey. Panels 22 × 1.3248 + 1.4744: 30.62. Strips 16 × 0.348 + 0.3088 and bands
 * 22 × 0.0672 + 0.0748: 7.43. Cast-in-place walls 23.49 + 14.46: 37.95. V 76.0.
 */
export function raw1(): ShearWallBuilding {
  return {
    name: 'RAW1', storeys: 20, castStoreys: 0, height: 2900, slab: 140, width: 27_000, depth: 16_000, rowSpacing: 400, wallZone: 3400,
    rows: [
      { thickness: 200, runs: [run(0, 4), run(15_000, 4)] },
      { thickness: 200, runs: [run(0, 4), run(15_000, 4)] },
      { thickness: 200, runs: [run(0, 4, { lastGap: 532.4 }), run(15_000, 3, { last: 2671 })] },
      { thickness: 300, runs: [], cast: 27_000 },
      { thickness: 300, runs: [], cast: 16_620.7 },
    ],
    // 291 composite, 10.7 strips of 250, 15.5 stair, 12.3 balcony; A 432
    areas: [
      { use: 'composite', rect: [0, 3400, 21_400, 7400] },
      { use: 'strip', rect: [0, 7400, 21_400, 7650] },
      { use: 'composite', rect: [0, 7650, 21_400, 11_650] },
      { use: 'strip', rect: [0, 11_650, 21_400, 11_900] },
      { use: 'composite', rect: [0, 11_900, 21_400, 16_000] },
      { use: 'stair', rect: [21_400, 3400, 25_275, 7400] },
      { use: 'cast', rect: [25_275, 3400, 27_000, 7400] },
      { use: 'balcony', rect: [21_400, 7400, 24_475, 11_400] },
      { use: 'composite', rect: [24_475, 7400, 26_890, 11_400] },
      { use: 'cast', rect: [26_890, 7400, 27_000, 11_400] },
      { use: 'composite', rect: [21_400, 11_400, 27_000, 15_400] },
      { use: 'cast', rect: [21_400, 15_400, 27_000, 16_000] },
    ],
    compositeRoof: true,
  };
}

const typed = (item: ItemId, numerator: number, denominator: number): DeclaredItem => {
  const row: DeclaredRow = { label: item, numerator, denominator };
  return { item, mode: 'replace', rows: [row], document: '计算书' };
};
const none = (item: ItemId): DeclaredItem => ({ item, mode: 'replace', ratio: 0 });

/** what the model does not say */
export const E1_PROFILE: Profile = {
  schema: PROFILE_SCHEMA, groundLevel: -0.3,
  declared: [
    none('q2b'), none('q2d'), typed('q3a', 5430, 8755.2), typed('q3b', 2001.6, 2462.4), typed('q3c', 2689.2, 3402), typed('q3d', 23_790, 41_260),
  ],
};

export const RAW1_PROFILE: Profile = {
  schema: PROFILE_SCHEMA, groundLevel: -0.3,
  declared: [
    { item: 'q2a', mode: 'replace', ratio: 100 }, none('q2b'), typed('q2c', 4120, 5980), none('q2d'), none('q3a'),
    typed('q3b', 1902, 2310), typed('q3c', 1655, 2295), none('q3d'),
  ],
};
/** neither joint concrete nor the strips of the floor */
export const RAW1X_PROFILE: Profile = {
  ...RAW1_PROFILE, switches: { 'slab-strips': 'not-counted' },
  joints: [{ kind: 'vertical-strip', decision: 'not-counted', reason: '未认定' }, { kind: 'horizontal-band', decision: 'not-counted', reason: '未认定' }],
};

export const E3_PROFILE: Profile = {
  schema: PROFILE_SCHEMA, groundLevel: -0.3,
  declared: [
    { item: 'q2a', mode: 'replace', ratio: 100 }, typed('q2b', 1890, 3120), typed('q2c', 4950, 5600), none('q2d'), typed('q3a', 7214, 10_157.4),
    { item: 'q3b', mode: 'replace', present: false }, none('q3c'), typed('q3d', 41_900, 58_400),
  ],
};
