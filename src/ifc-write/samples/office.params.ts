/**
 * The office's parameters, mm: a precast frame of 8.0 m bays. Columns are storey-high, beams lie between their faces, slabs
 * between the beams (cut out round the columns), hung panels between the columns flush with their outer face.
 */
import type { FrameParams } from './frame.types.ts';

const BAY = 8000;
const HALF = 300;
const xs = [0, 1, 2, 3, 4, 5].map((i) => i * BAY);
const ys = [0, 1, 2].map((j) => j * BAY);
const bays = [0, 1, 2, 3, 4];
const END = 5 * BAY;
const TOP = 2 * BAY;
const window = { at: 2200, width: 3000, height: 1800, sill: 900, fill: 'window' } as const;
const door = { at: 600, width: 1000, height: 2100, sill: 0, fill: 'door' } as const;

export const OFFICE: FrameParams = {
  name: '产业园办公楼',
  building: '1#办公楼',
  terrain: -450,
  storeyHeights: [4800, 4200, 4200, 4200, 4200],
  outline: [-HALF, -HALF, END + HALF, TOP + HALF],
  planRect: [-HALF, -HALF, END + HALF, TOP + HALF],
  fullFitOut: true,
  columns: xs.flatMap((x, i) => ys.map((y, j) => ({ key: `${i + 1}${'ABC'[j]}`, rect: [x - HALF, y - HALF, x + HALF, y + HALF] as const }))),
  precastColumnsFrom: 2,
  compositeFloors: true,
  slabThickness: 150,
  groundSlab: 150,
  beams: [
    ...bays.flatMap((i) => ys.map((y, j) => ({ key: `x-${i}-${j}`, depth: 700, rect: [i * BAY + HALF, y - 150, (i + 1) * BAY - HALF, y + 150] as const }))),
    ...xs.flatMap((x, i) => [0, 1].map((j) => ({ key: `y-${i}-${j}`, depth: 700, rect: [x - 150, j * BAY + HALF, x + 150, (j + 1) * BAY - HALF] as const }))),
    ...bays.flatMap((i) => [0, 1].map((j) => ({ key: `s-${i}-${j}`, depth: 500, rect: [i * BAY + 150, j * BAY + 3875, (i + 1) * BAY - 150, j * BAY + 4125] as const }))),
  ],
  slabs: [
    ...bays.flatMap((i) => [0, 1].flatMap((j) => [
      { key: `${i}-${j}-a`, rect: [i * BAY + 150, j * BAY + 150, (i + 1) * BAY - 150, j * BAY + 3875] as const },
      { key: `${i}-${j}-b`, rect: [i * BAY + 150, j * BAY + 4125, (i + 1) * BAY - 150, (j + 1) * BAY - 150] as const, ...(i === 0 && j === 1 ? { overStair: true as const } : {}) },
    ])),
    { key: 'landing', landing: true, rect: [150, 12125, 2000, 15850] },
  ],
  stair: {
    riser: 150,
    tread: 280,
    waist: 280,
    lip: 160,
    x: 2000,
    lanes: [[0, 12125, 0, 13925], [0, 14050, 0, 15850]],
    landingEnd: 7850,
    landingY: [12125, 15850],
    room: [-150, 12100, 7900, 16150],
  },
  envelope: [
    ...bays.flatMap((i) => [
      { key: `s-${i}`, side: 'south' as const, rect: [i * BAY + HALF, -HALF, (i + 1) * BAY - HALF, -150] as const, hole: window },
      { key: `n-${i}`, side: 'north' as const, rect: [i * BAY + HALF, TOP + 150, (i + 1) * BAY - HALF, TOP + HALF] as const, hole: window },
    ]),
    ...[0, 1].flatMap((j) => [
      { key: `w-${j}`, side: 'gable' as const, rect: [-HALF, j * BAY + HALF, -150, (j + 1) * BAY - HALF] as const },
      { key: `e-${j}`, side: 'gable' as const, rect: [END + 150, j * BAY + HALF, END + HALF, (j + 1) * BAY - HALF] as const },
    ]),
  ],
  envelopeKind: 'hung',
  envelopeBelow: 0,
  curtainSouth: true,
  partitions: [
    ...[1, 2, 3, 4].flatMap((i) => [0, 1].map((j) => ({
      key: `x-${i}-${j}`, below: 700, masonry: j === 1 && (i === 1 || i === 4), hole: door,
      rect: [i * BAY - 100, j * BAY + HALF, i * BAY + 100, (j + 1) * BAY - HALF] as const,
    }))),
    ...bays.map((i) => ({ key: `y-${i}`, below: 700, masonry: i === 4, hole: door, rect: [i * BAY + HALF, 7900, (i + 1) * BAY - HALF, 8100] as const })),
    { key: 'stair', below: 500, masonry: true, hole: door, rect: [150, 11900, 7850, 12100] },
    { key: 'store', below: 500, masonry: true, hole: door, rect: [32150, 11900, 39850, 12100] },
    { key: 'wc', below: 150, masonry: true, rect: [35950, 8150, 36050, 11850] },
  ],
  rooms: [
    ...bays.map((i) => ({
      key: `office-${i}`, name: '开放办公', use: 'other' as const, dryFloor: true,
      rect: [i === 0 ? -150 : i * BAY + 100, -150, i === 4 ? END + 150 : (i + 1) * BAY - 100, 7900] as const,
    })),
    { key: 'meeting', name: '会议室', use: 'other', dryFloor: true, rect: [-150, 8100, 7900, 11900] },
    ...[1, 2, 3].map((i) => ({ key: `north-${i}`, name: '办公室', use: 'other' as const, dryFloor: true, rect: [i * BAY + 100, 8100, (i + 1) * BAY - 100, TOP + 150] as const })),
    { key: 'wc-m', name: '男卫生间', use: 'bathroom', dryFloor: false, rect: [32100, 8100, 35950, 11900] },
    { key: 'wc-f', name: '女卫生间', use: 'bathroom', dryFloor: false, rect: [36050, 8100, 40150, 11900] },
    { key: 'store', name: '库房', use: 'other', dryFloor: false, rect: [32100, 12100, 40150, 16150] },
  ],
  finish: 50,
  pipes: [
    ...bays.flatMap((i) => [
      { key: `tray-${i}`, system: 'tray' as const, from: [i * BAY + 500, 3000] as const, to: [i * BAY + 7500, 3000] as const, z: 3000, laying: '吊顶', baseLaying: '吊顶' },
      { key: `light-${i}`, system: 'electric' as const, from: [i * BAY + 500, 2000] as const, to: [i * BAY + 7500, 2000] as const, z: -75, laying: '结构内', baseLaying: '结构内' },
      { key: `heat-${i}`, system: 'heating' as const, from: [i * BAY + 500, 1000] as const, to: [i * BAY + 7500, 1000] as const, z: 25, laying: '架空层', baseLaying: '架空层' },
    ]),
    ...[1, 2, 3].flatMap((i) => [
      { key: `tray-n-${i}`, system: 'tray' as const, from: [i * BAY + 500, 10000] as const, to: [i * BAY + 7500, 10000] as const, z: 3000, laying: '吊顶', baseLaying: '吊顶' },
      { key: `light-n-${i}`, system: 'electric' as const, from: [i * BAY + 500, 14000] as const, to: [i * BAY + 7500, 14000] as const, z: -75, laying: '结构内', baseLaying: '结构内' },
    ]),
    ...[32500, 36500].flatMap((x, i) => [
      { key: `water-${i}`, system: 'water' as const, from: [x, 9000] as const, to: [x + 3000, 9000] as const, z: 3000, laying: '吊顶', baseLaying: '吊顶' },
      { key: `drain-${i}`, system: 'drain' as const, from: [x, 10000] as const, to: [x + 3000, 10000] as const, z: -75, laying: '结构内', baseLaying: '结构内' },
    ]),
  ],
  parapetHeight: 1200,
  parapets: [
    { key: 's', rect: [-HALF, -HALF, END + HALF, -150] },
    { key: 'n', rect: [-HALF, TOP + 150, END + HALF, TOP + HALF] },
    { key: 'w', rect: [-HALF, -150, -150, TOP + 150] },
    { key: 'e', rect: [END + 150, -150, END + HALF, TOP + 150] },
  ],
  footing: { size: 2400, height: 800 },
};
