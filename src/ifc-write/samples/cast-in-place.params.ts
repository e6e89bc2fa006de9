/**
 * A small dormitory, mm: a cast-in-place frame of 6.0 m bays with masonry walls. Columns are storey-high, beams lie between
 * their faces, slabs between the beams, envelope walls under the edge beams.
 */
import type { FrameParams } from './frame.types.ts';

const BAY = 6000;
const HALF = 250;
const xs = [0, 1, 2, 3].map((i) => i * BAY);
const ys = [0, 1, 2].map((j) => j * BAY);
const bays = [0, 1, 2];
const END = 3 * BAY;
const TOP = 2 * BAY;
const window = { at: 1500, width: 2100, height: 1500, sill: 900, fill: 'window' } as const;
const door = { at: 600, width: 900, height: 2100, sill: 0, fill: 'door' } as const;

export const CAST_IN_PLACE: FrameParams = {
  name: '职工宿舍',
  building: '2#宿舍',
  terrain: -300,
  storeyHeights: [3300, 3300, 3300, 3300, 3300, 3300],
  outline: [-HALF, -HALF, END + HALF, TOP + HALF],
  planRect: [-125, -125, END + 125, TOP + 125],
  fullFitOut: false,
  columns: xs.flatMap((x, i) => ys.map((y, j) => ({ key: `${i + 1}${'ABC'[j]}`, rect: [x - HALF, y - HALF, x + HALF, y + HALF] as const }))),
  precastColumnsFrom: null,
  compositeFloors: false,
  slabThickness: 120,
  groundSlab: 150,
  beams: [
    ...bays.flatMap((i) => ys.map((y, j) => ({ key: `x-${i}-${j}`, depth: 600, rect: [i * BAY + HALF, y - 125, (i + 1) * BAY - HALF, y + 125] as const }))),
    ...xs.flatMap((x, i) => [0, 1].map((j) => ({ key: `y-${i}-${j}`, depth: 600, rect: [x - 125, j * BAY + HALF, x + 125, (j + 1) * BAY - HALF] as const }))),
  ],
  slabs: [
    ...bays.flatMap((i) => [0, 1].filter((j) => i > 0 || j === 0).map((j) => ({ key: `${i}-${j}`, rect: [i * BAY + 125, j * BAY + 125, (i + 1) * BAY - 125, (j + 1) * BAY - 125] as const }))),
    { key: '0-1-a', rect: [125, 6125, 5875, 8900] },
    { key: '0-1-b', overStair: true, rect: [125, 8900, 5875, 11875] },
    { key: 'landing', landing: true, rect: [125, 8900, 1600, 11875] },
  ],
  stair: {
    riser: 150,
    tread: 270,
    waist: 250,
    lip: 160,
    x: 1600,
    lanes: [[0, 8900, 0, 10300], [0, 10475, 0, 11875]],
    landingEnd: 5875,
    landingY: [8900, 11875],
    room: [75, 8850, 5900, 11925],
  },
  envelope: [
    ...bays.flatMap((i) => [
      { key: `s-${i}`, side: 'south' as const, rect: [i * BAY + HALF, -125, (i + 1) * BAY - HALF, 75] as const, hole: window },
      { key: `n-${i}`, side: 'north' as const, rect: [i * BAY + HALF, TOP - 75, (i + 1) * BAY - HALF, TOP + 125] as const, hole: window },
    ]),
    ...[0, 1].flatMap((j) => [
      { key: `w-${j}`, side: 'gable' as const, rect: [-125, j * BAY + HALF, 75, (j + 1) * BAY - HALF] as const },
      { key: `e-${j}`, side: 'gable' as const, rect: [END - 75, j * BAY + HALF, END + 125, (j + 1) * BAY - HALF] as const },
    ]),
  ],
  envelopeKind: 'masonry',
  envelopeBelow: 600,
  curtainSouth: false,
  partitions: [
    ...[1, 2].flatMap((i) => [0, 1].map((j) => ({
      key: `x-${i}-${j}`, below: 600, masonry: true, hole: door, rect: [i * BAY - 100, j * BAY + HALF, i * BAY + 100, (j + 1) * BAY - HALF] as const,
    }))),
    ...bays.map((i) => ({ key: `y-${i}`, below: 600, masonry: true, hole: door, rect: [i * BAY + HALF, 5900, (i + 1) * BAY - HALF, 6100] as const })),
    { key: 'stair', below: 120, masonry: true, hole: door, rect: [125, 8650, 5875, 8850] },
    { key: 'wc', below: 120, masonry: true, hole: door, rect: [14950, 6125, 15050, 11875] },
  ],
  rooms: [
    ...bays.map((i) => ({
      key: `room-${i}`, name: '宿舍', use: 'other' as const, dryFloor: false,
      rect: [i === 0 ? 75 : i * BAY + 100, 75, i === 2 ? END - 75 : (i + 1) * BAY - 100, 5900] as const,
    })),
    { key: 'store', name: '储藏间', use: 'other', dryFloor: false, rect: [75, 6100, 5900, 8650] },
    { key: 'room-n', name: '宿舍', use: 'other', dryFloor: false, rect: [6100, 6100, 11900, 11925] },
    { key: 'room-e', name: '活动室', use: 'other', dryFloor: false, rect: [12100, 6100, 14950, 11925] },
    { key: 'wc', name: '公共卫生间', use: 'bathroom', dryFloor: false, rect: [15050, 6100, 17925, 11925] },
  ],
  finish: 50,
  pipes: [
    ...bays.flatMap((i) => [
      { key: `light-${i}`, system: 'electric' as const, from: [i * BAY + 500, 2000] as const, to: [i * BAY + 5500, 2000] as const, z: -60, laying: '结构内', baseLaying: '结构内' },
      { key: `heat-${i}`, system: 'heating' as const, from: [i * BAY + 500, 1000] as const, to: [i * BAY + 5500, 1000] as const, z: 25, laying: '垫层', baseLaying: '垫层' },
    ]),
    { key: 'water', system: 'water', from: [15300, 8000], to: [17800, 8000], z: 2500, laying: '明敷', baseLaying: '明敷' },
    { key: 'drain', system: 'drain', from: [15300, 9000], to: [17800, 9000], z: 2500, laying: '明敷', baseLaying: '明敷' },
  ],
  parapetHeight: 1200,
  parapets: [
    { key: 's', rect: [-HALF, -HALF, END + HALF, -100] },
    { key: 'n', rect: [-HALF, TOP + 100, END + HALF, TOP + HALF] },
    { key: 'w', rect: [-HALF, -100, -100, TOP + 100] },
    { key: 'e', rect: [END + 100, -100, END + HALF, TOP + 100] },
  ],
  footing: { size: 2000, height: 700 },
};
