/** The constructed oracles of GB/T 51129-2017, transcribed row by row: ratios in percent, points in table order. */

/** null: the building lacks the item */
export type Cell = number | string | null;

export interface OracleCase {
  readonly id: string;
  /** q1a q1b q2a q2b q2c q2d q3a q3b q3c q3d; texts keep their decimals, fractions are `n/d` × 100 */
  readonly ratios: readonly Cell[];
  readonly fullFitOut: boolean;
  readonly structure?: 'concrete' | 'steel' | 'timber';
  /** q1a q1b q2a q2b q2c q2d fullFitOut q3a q3b q3c q3d */
  readonly points: readonly (number | null)[];
  readonly Q: readonly [number, number, number, number];
  /** as printed, half-up with three decimals */
  readonly pRaw: string;
  readonly p: number;
  readonly prefabricated: 'pass' | 'fail';
  readonly grade: 'A' | 'AA' | 'AAA' | null;
}

export const RATIO_IDS = ['q1a', 'q1b', 'q2a', 'q2b', 'q2c', 'q2d', 'q3a', 'q3b', 'q3c', 'q3d'] as const;
export const ITEM_IDS = ['q1a', 'q1b', 'q2a', 'q2b', 'q2c', 'q2d', 'fullFitOut', 'q3a', 'q3b', 'q3c', 'q3d'] as const;

/** C1–C14 and the ties in P. */
export const TABLE_CASES: readonly OracleCase[] = [
  { id: 'C1 horizontal only, bare', ratios: [0, 80, 100, 0, 100, 0, 0, 0, 0, 0], fullFitOut: true, points: [0, 20, 5, 0, 5, 0, 6, 0, 0, 0, 0], Q: [20, 10, 6, 0], pRaw: '36.000', p: 36, prefabricated: 'fail', grade: null },
  { id: 'C2 horizontal only + all minima', ratios: [0, 80, 100, 50, 100, 50, 70, 70, 70, 50], fullFitOut: true, points: [0, 20, 5, 2, 5, 2, 6, 6, 3, 3, 4], Q: [20, 14, 22, 0], pRaw: '56.000', p: 56, prefabricated: 'pass', grade: null },
  { id: 'C3 every item at its lower bound', ratios: [35, 70, 80, 50, 50, 50, 70, 70, 70, 50], fullFitOut: true, points: [20, 10, 5, 2, 5, 2, 6, 6, 3, 3, 4], Q: [30, 14, 22, 0], pRaw: '66.000', p: 66, prefabricated: 'pass', grade: 'A' },
  { id: 'C4', ratios: [50, 75, 85, 60, 60, 0, 0, 80, 80, 0], fullFitOut: true, points: [23.3, 15, 5, 3, 5, 0, 6, 0, 4.5, 4.5, 0], Q: [38.3, 13, 15, 0], pRaw: '66.300', p: 66, prefabricated: 'pass', grade: 'A' },
  { id: 'C5 every item 0.01 below bound', ratios: ['34.99', '69.99', '79.99', '49.99', '49.99', '49.99', '69.99', '69.99', '69.99', '49.99'], fullFitOut: true, points: [0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0], Q: [0, 0, 6, 0], pRaw: '6.000', p: 6, prefabricated: 'fail', grade: null },
  { id: 'C6 every item at upper bound', ratios: [80, 80, 80, 80, 50, 80, 70, 90, 90, 70], fullFitOut: true, points: [30, 20, 5, 5, 5, 5, 6, 6, 6, 6, 6], Q: [50, 20, 30, 0], pRaw: '100.000', p: 100, prefabricated: 'pass', grade: 'AAA' },
  { id: 'C7 steel office, no kitchen', ratios: [100, 100, 100, 0, 100, 0, 0, null, 0, 0], fullFitOut: true, structure: 'steel', points: [30, 20, 5, 0, 5, 0, 6, 0, null, 0, 0], Q: [50, 10, 6, 6], pRaw: '70.213', p: 70, prefabricated: 'pass', grade: 'A' },
  { id: 'C8 office, no kitchen', ratios: ['62.37', '78.4', 92, '64.5', 88, 55, 72, null, 84, 58], fullFitOut: true, points: [26.1, 18.4, 5, 3.5, 5, 2.5, 6, 6, null, 5.1, 4.8], Q: [44.5, 16, 21.9, 6], pRaw: '87.660', p: 88, prefabricated: 'pass', grade: 'AA' },
  { id: 'C9', ratios: [40, '72.5', 100, 0, 70, 0, 75, 85, 78, 0], fullFitOut: true, points: [21.1, 12.5, 5, 0, 5, 0, 6, 6, 5.3, 4.2, 0], Q: [33.6, 10, 21.5, 0], pRaw: '65.100', p: 65, prefabricated: 'pass', grade: 'A' },
  { id: 'C10 Q1 below 20', ratios: [0, '77.3', 100, 70, 90, 60, 0, 70, 70, 0], fullFitOut: true, points: [0, 17.3, 5, 4, 5, 3, 6, 0, 3, 3, 0], Q: [17.3, 17, 12, 0], pRaw: '46.300', p: 46, prefabricated: 'fail', grade: null },
  { id: 'C11 no fit-out', ratios: [80, 80, 100, 80, 100, 80, 100, 90, 90, 70], fullFitOut: false, points: [30, 20, 5, 5, 5, 5, 0, 6, 6, 6, 6], Q: [50, 20, 24, 0], pRaw: '94.000', p: 94, prefabricated: 'fail', grade: null },
  { id: 'C12', ratios: [55, 80, 100, 80, 40, 0, 0, 0, 0, 0], fullFitOut: true, points: [24.4, 20, 5, 5, 0, 0, 6, 0, 0, 0, 0], Q: [44.4, 10, 6, 0], pRaw: '60.400', p: 60, prefabricated: 'pass', grade: 'A' },
  { id: 'C13 75/76 boundary', ratios: ['44.825', 80, 100, 74, 100, 65, 80, 0, 0, 50], fullFitOut: true, points: [22.2, 20, 5, 4.4, 5, 3.5, 6, 6, 0, 0, 4], Q: [42.2, 17.9, 16, 0], pRaw: '76.100', p: 76, prefabricated: 'pass', grade: 'AA' },
  { id: 'C14', ratios: [100, 100, 100, 100, 100, 100, 0, 90, 90, 0], fullFitOut: true, points: [30, 20, 5, 5, 5, 5, 6, 0, 6, 6, 0], Q: [50, 20, 18, 0], pRaw: '88.000', p: 88, prefabricated: 'pass', grade: 'AA' },
  { id: 'T1 tie P=53.5', ratios: [0, 80, 80, 0, 50, 0, 70, 70, 70, 65], fullFitOut: true, points: [0, 20, 5, 0, 5, 0, 6, 6, 3, 3, 5.5], Q: [20, 10, 23.5, 0], pRaw: '53.500', p: 54, prefabricated: 'pass', grade: null },
  { id: 'T2 tie P=59.5', ratios: [35, 80, 80, 0, 50, 0, 0, '73.4', 0, 0], fullFitOut: true, points: [20, 20, 5, 0, 5, 0, 6, 0, 3.5, 0, 0], Q: [40, 10, 9.5, 0], pRaw: '59.500', p: 60, prefabricated: 'pass', grade: 'A' },
  { id: 'T4 no kitchen and no bathroom', ratios: ['57.5', 80, 100, 80, 100, 0, 100, null, null, 0], fullFitOut: true, points: [25, 20, 5, 5, 5, 0, 6, 6, null, null, 0], Q: [45, 15, 12, 12], pRaw: '81.818', p: 82, prefabricated: 'pass', grade: 'AA' },
];

/** Ties in an item's own rounding: id, ratio, points. */
export const ITEM_TIES: readonly (readonly [(typeof RATIO_IDS)[number], string, number])[] = [
  ['q1a', '45.125', 22.3], ['q2b', '50.5', 2.1], ['q3d', '50.5', 4.1], ['q3b', '71', 3.2], ['q1b', '70.25', 10.3],
];

/** A ratio as the quantities that make it: [numerator terms, denominator terms]. */
export interface QuantityCase extends Omit<OracleCase, 'ratios'> {
  readonly quantities: readonly (Quantities | number | null)[];
  /** ratios in percent as printed, where they are */
  readonly printed: Readonly<Partial<Record<(typeof RATIO_IDS)[number], string>>>;
}

export interface Quantities {
  readonly num: readonly (readonly [value: number, times?: number])[];
  readonly den: readonly (readonly [value: number, times?: number])[];
}

const q = (num: Quantities['num'], den: Quantities['den']): Quantities => ({ num, den });

const RAW1_REST = [100, 0, q([[4120]], [[5980]]), 0, 0, q([[1902]], [[2310]]), q([[1655]], [[2295]]), 0] as const;

const E1_REST = [
  q([[212, 17]], [[212, 18]]), 0, q([[6240]], [[8010]]), 0, q([[5430]], [[486.4, 18]]),
  q([[2001.6]], [[34.2, 72]]), q([[2689.2]], [[31.5, 108]]), q([[23790]], [[41260]]),
] as const;
const E1_V: Quantities['den'] = [[112.6, 2], [96.8, 16]];
const E1_LEVEL: Quantities['num'] = [[322.6, 17], [15.2, 17], [21.8, 17], [4.6, 17], [12.4, 17]];
const E1_ROOF: Quantities['num'] = [[322.6, 18], [15.2, 18], [21.8, 18], [4.6, 18], [12.4, 18]];

const E2_A: Quantities['den'] = [[1512, 4]];
const E2_FLOORS = q([[4332], [398.4], [142.8], [66]], E2_A);
const E2_WALLS = [q([[2260]], [[2480]]), 0, q([[4880]], [[6310]]), q([[4101.5]], [[6310]])] as const;
const E2_PIPES = q([[9272]], [[15200]]);

const E3_V: Quantities['den'] = [[1.512, 200]];
const E3_SHAFTS: Quantities['num'] = [[1.2528, 160]];
const E3_NODES: Quantities['num'] = [[0.252, 160]];
const E3_A: Quantities['den'] = [[2031.48, 5]];
const E3_REST = [
  100, q([[1890]], [[3120]]), q([[4950]], [[5600]]), 0, q([[7214]], [[10157.4]]), null, 0, q([[41900]], [[58400]]),
] as const;
const e3Level = (levels: number): Quantities => q([[1462.8, levels], [98.6, levels], [239.26, levels], [43.2, levels]], E3_A);

export const QUANTITY_CASES: readonly QuantityCase[] = [
  { id: 'RAW1', quantities: [q([[612.4], [148.6]], [[1520]]), q([[5820], [310], [246], [214]], [[8640]]), ...RAW1_REST], printed: { q1a: '50.066', q1b: '76.273', q2c: '68.896', q3b: '82.338', q3c: '72.113' }, fullFitOut: true, points: [23.3, 16.3, 5, 0, 5, 0, 6, 0, 4.9, 3.3, 0], Q: [39.6, 10, 14.2, 0], pRaw: '63.800', p: 64, prefabricated: 'pass', grade: 'A' },
  { id: 'RAW1x', quantities: [q([[612.4]], [[1520]]), q([[5820], [310], [246]], [[8640]]), ...RAW1_REST], printed: { q1a: '40.289', q1b: '73.796' }, fullFitOut: true, points: [21.2, 13.8, 5, 0, 5, 0, 6, 0, 4.9, 3.3, 0], Q: [35, 10, 14.2, 0], pRaw: '59.200', p: 59, prefabricated: 'pass', grade: null },

  { id: 'E1', quantities: [q([[31.42, 16], [7.24, 16]], E1_V), q(E1_LEVEL, [[486.4, 18]]), ...E1_REST], printed: { q1a: '34.868', q1b: '73.125', q2a: '94.444', q2c: '77.903', q3a: '62.020', q3b: '81.287', q3c: '79.048', q3d: '57.659' }, fullFitOut: true, points: [0, 13.1, 5, 0, 5, 0, 6, 0, 4.7, 4.4, 4.8], Q: [13.1, 10, 19.9, 0], pRaw: '43.000', p: 43, prefabricated: 'fail', grade: null },
  { id: 'E1b joints not recognised', quantities: [q([[31.42, 16]], E1_V), q(E1_LEVEL, [[486.4, 18]]), ...E1_REST], printed: { q1a: '28.338', q1b: '73.125' }, fullFitOut: true, points: [0, 13.1, 5, 0, 5, 0, 6, 0, 4.7, 4.4, 4.8], Q: [13.1, 10, 19.9, 0], pRaw: '43.000', p: 43, prefabricated: 'fail', grade: null },
  { id: 'E1c 0.15 m³ more per storey', quantities: [q([[31.57, 16], [7.24, 16]], E1_V), q(E1_LEVEL, [[486.4, 18]]), ...E1_REST], printed: { q1a: '35.003', q1b: '73.125' }, fullFitOut: true, points: [20, 13.1, 5, 0, 5, 0, 6, 0, 4.7, 4.4, 4.8], Q: [33.1, 10, 19.9, 0], pRaw: '63.000', p: 63, prefabricated: 'pass', grade: 'A' },
  { id: 'E1d composite roof too', quantities: [q([[31.42, 16], [7.24, 16]], E1_V), q(E1_ROOF, [[486.4, 18]]), ...E1_REST], printed: { q1a: '34.868', q1b: '77.426' }, fullFitOut: true, points: [0, 17.4, 5, 0, 5, 0, 6, 0, 4.7, 4.4, 4.8], Q: [17.4, 10, 19.9, 0], pRaw: '47.300', p: 47, prefabricated: 'fail', grade: null },
  { id: 'E1e 1F slab wrongly in A', quantities: [q([[31.57, 16], [7.24, 16]], E1_V), q(E1_LEVEL, [[486.4, 19]]), ...E1_REST], printed: { q1a: '35.003', q1b: '69.276' }, fullFitOut: true, points: [20, 0, 5, 0, 5, 0, 6, 0, 4.7, 4.4, 4.8], Q: [20, 10, 19.9, 0], pRaw: '49.900', p: 50, prefabricated: 'pass', grade: null },

  { id: 'E2', quantities: [0, E2_FLOORS, ...E2_WALLS, 0, null, 0, E2_PIPES], printed: { q1b: '81.667', q2a: '91.129', q2c: '77.338', q2d: '65.000', q3d: '61.000' }, fullFitOut: true, points: [0, 20, 5, 0, 5, 3.5, 6, 0, null, 0, 5.1], Q: [20, 13.5, 11.1, 6], pRaw: '47.447', p: 47, prefabricated: 'fail', grade: null },
  { id: 'E2 wrong: toilets in Q4 as well', quantities: [0, E2_FLOORS, ...E2_WALLS, 0, null, null, E2_PIPES], printed: {}, fullFitOut: true, points: [0, 20, 5, 0, 5, 3.5, 6, 0, null, null, 5.1], Q: [20, 13.5, 11.1, 12], pRaw: '50.682', p: 51, prefabricated: 'pass', grade: null },
  { id: 'E2 wrong: kitchen scored 0', quantities: [0, E2_FLOORS, ...E2_WALLS, 0, 0, 0, E2_PIPES], printed: {}, fullFitOut: true, points: [0, 20, 5, 0, 5, 3.5, 6, 0, 0, 0, 5.1], Q: [20, 13.5, 11.1, 0], pRaw: '44.600', p: 45, prefabricated: 'fail', grade: null },
  { id: 'E2 remedy: dry floors', quantities: [0, E2_FLOORS, ...E2_WALLS, q([[4309.2]], E2_A), null, 0, E2_PIPES], printed: { q3a: '71.250' }, fullFitOut: true, points: [0, 20, 5, 0, 5, 3.5, 6, 6, null, 0, 5.1], Q: [20, 13.5, 17.1, 6], pRaw: '53.830', p: 54, prefabricated: 'pass', grade: null },

  { id: 'E3', quantities: [q([...E3_SHAFTS, ...E3_NODES], E3_V), e3Level(4), ...E3_REST], printed: { q1a: '79.619', q1b: '72.611', q2b: '60.577', q2c: '88.393', q3a: '71.022', q3d: '71.747' }, fullFitOut: true, points: [29.9, 12.6, 5, 3.1, 5, 0, 6, 6, null, 0, 6], Q: [42.5, 13.1, 18, 6], pRaw: '78.298', p: 78, prefabricated: 'pass', grade: 'AA' },
  { id: 'E3 nodes not recognised', quantities: [q(E3_SHAFTS, E3_V), e3Level(4), ...E3_REST], printed: { q1a: '66.286' }, fullFitOut: true, points: [27, 12.6, 5, 3.1, 5, 0, 6, 6, null, 0, 6], Q: [39.6, 13.1, 18, 6], pRaw: '75.213', p: 75, prefabricated: 'pass', grade: 'A' },
  { id: 'E3 storey-1 nodes too', quantities: [q([...E3_SHAFTS, ...E3_NODES, [0.252, 40]], E3_V), e3Level(4), ...E3_REST], printed: { q1a: '82.952' }, fullFitOut: true, points: [30, 12.6, 5, 3.1, 5, 0, 6, 6, null, 0, 6], Q: [42.6, 13.1, 18, 6], pRaw: '78.404', p: 78, prefabricated: 'pass', grade: 'AA' },
  { id: 'E3 composite roof', quantities: [q([...E3_SHAFTS, ...E3_NODES], E3_V), e3Level(5), ...E3_REST], printed: { q1b: '90.764' }, fullFitOut: true, points: [29.9, 20, 5, 3.1, 5, 0, 6, 6, null, 0, 6], Q: [49.9, 13.1, 18, 6], pRaw: '86.170', p: 86, prefabricated: 'pass', grade: 'AA' },
  { id: 'E3 wrong: slabs to axes and beams summed', quantities: [q([...E3_SHAFTS, ...E3_NODES], E3_V), q([[2097.54, 4]], E3_A), ...E3_REST], printed: {}, fullFitOut: true, points: [29.9, 20, 5, 3.1, 5, 0, 6, 6, null, 0, 6], Q: [49.9, 13.1, 18, 6], pRaw: '86.170', p: 86, prefabricated: 'pass', grade: 'AA' },
];
