/**
 * The tower's parameters: all dimensions in mm. The west half is drawn; everything without `once` is mirrored at `mirrorX`.
 * Structural walls, joints and core walls are storey-high; slabs and beams lie between their faces; partitions and infill
 * walls stop under the slab or beam above them. No two bodies overlap, except that pipes run in slabs, finishes and walls,
 * and pods stand in rooms.
 */
import type { Hole, Piece, Pipe, Rect } from './plan.types.ts';

const door = (at: number, width = 900): Hole => ({ at, width, height: 2100, sill: 0, fill: 'door' });
const glazedDoor = (at: number): Hole => ({ at, width: 2400, height: 2300, sill: 0, fill: 'door' });
const windowHole = (at: number, width = 1800): Hole => ({ at, width, height: 1500, sill: 900, fill: 'window' });
const passage = (at: number): Hole => ({ at, width: 900, height: 2200, sill: 0, fill: 'none' });

/** precast from above the base, cast in place in the base; `outer` ones are envelope walls */
export interface WallPiece extends Piece {
  readonly outer: boolean;
}
export interface SlabPiece extends Piece {
  readonly composite: boolean;
  readonly use: 'room' | 'bathroom' | 'lobby' | 'landing' | 'shaft';
}
export interface PartitionPiece extends Piece {
  readonly under: 'beam' | 'slab';
  /** masonry in every storey; the others are panels above the base */
  readonly masonry: boolean;
  /** wall, pipes and finish made as one, above the base */
  readonly integrated: boolean;
}
export interface RoomPiece extends Piece {
  readonly name: string;
  readonly use: 'kitchen' | 'bathroom' | 'other';
  /** mark of the kitchen or bathroom type: K1, W2, … */
  readonly mark?: string;
  /** first storey with a dry floor; null for none */
  readonly dryFloorFrom: number | null;
  /** kitchens and bathrooms: first storey in which it is a pod, or all surfaces are dry */
  readonly podFrom?: number;
  readonly dryFrom?: number;
}

export const TOWER = {
  mirrorX: 14400,
  storeys: 17,
  /** storeys 1 … baseStoreys: vertical members cast in place, infill and partitions of masonry */
  baseStoreys: 2,
  storeyHeight: 2900,
  terrain: -300,
  basementHeight: 3300,
  slabThickness: 130,
  beamDepth: 400,
  balconyThickness: 120,
  acThickness: 100,
  finish: 50,
  /** rooms reach from the finish to the soffit of the slab */
  roomHeight: 2900 - 130 - 50,
  groundSlab: 180,
  outline: [-100, -100, 28900, 14000] as Rect,
  axes: {
    across: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => [String(i + 1), i * 3600] as const),
    along: [['A', 0], ['B', 6600], ['C', 8800], ['D', 13900]] as readonly (readonly [string, number])[],
  },
  stair: { risers: 10, riser: 145, tread: 260, waist: 250, lip: 160, width: 1150 },

  walls: [
    { key: 'x0-a', outer: true, rect: [-100, -100, 100, 3100] },
    { key: 'x0-b', outer: true, rect: [-100, 3500, 100, 6700] },
    { key: 'x0-c', outer: true, rect: [-100, 7100, 100, 8700] },
    { key: 'x0-d', outer: true, rect: [-100, 9100, 100, 14000] },
    { key: 'x1-a', outer: false, rect: [3500, 300, 3700, 3100] },
    { key: 'x1-b', outer: false, rect: [3500, 3500, 3700, 6700], hole: door(2000) },
    { key: 'x1-n', outer: false, rect: [3500, 8700, 3700, 13600], hole: door(3300) },
    { key: 'x2-a', outer: false, rect: [7100, 300, 7300, 3100] },
    { key: 'x2-b', outer: false, rect: [7100, 3500, 7300, 6700] },
    { key: 'x2-m', outer: false, rect: [7100, 6700, 7300, 8700], hole: door(500, 1000) },
    { key: 'x2-n', outer: false, rect: [7100, 8700, 7300, 13600], hole: door(1000) },
    { key: 'x3-a', outer: false, rect: [10700, 300, 10900, 3100], hole: door(1500) },
    { key: 'x3-b', outer: false, rect: [10700, 3500, 10900, 6700], hole: door(1500) },
    { key: 'x4-a', outer: false, once: true, rect: [14300, 600, 14500, 3100] },
    { key: 'x4-b', outer: false, once: true, rect: [14300, 3500, 14500, 6700] },
    { key: 's-1', outer: true, rect: [3700, -100, 7100, 100], hole: windowHole(800) },
    { key: 's-3', outer: true, rect: [10900, -100, 14300, 100], hole: windowHole(800) },
    { key: 'y1-2', outer: false, rect: [7300, 6500, 10700, 6700], hole: door(2000, 1000) },
    { key: 'y1-3', outer: false, rect: [10900, 6500, 14300, 6700] },
    { key: 'y2-2', outer: false, rect: [7300, 8700, 10700, 8900] },
    { key: 'n-0', outer: true, rect: [100, 13800, 3500, 14000], hole: windowHole(800, 1500) },
    { key: 'n-2', outer: true, rect: [7300, 13800, 10300, 14000], hole: windowHole(600) },
  ] as readonly WallPiece[],

  /** cast in place between precast walls: 4.0.3 decides which count */
  joints: [
    { key: 'x0-1', rect: [-100, 3100, 100, 3500] },
    { key: 'x0-2', rect: [-100, 6700, 100, 7100] },
    { key: 'x0-3', rect: [-100, 8700, 100, 9100] },
    { key: 'x1-s', rect: [3500, -100, 3700, 300] },
    { key: 'x1-1', rect: [3500, 3100, 3700, 3500] },
    { key: 'x1-n', rect: [3500, 13600, 3700, 14000] },
    { key: 'x2-s', rect: [7100, -100, 7300, 300] },
    { key: 'x2-1', rect: [7100, 3100, 7300, 3500] },
    { key: 'x2-n', rect: [7100, 13600, 7300, 14000] },
    { key: 'x3-s', rect: [10700, -100, 10900, 300] },
    { key: 'x3-1', rect: [10700, 3100, 10900, 3500] },
    // wider than 600
    { key: 'x4-s', once: true, rect: [14300, -100, 14500, 600] },
    { key: 'x4-1', once: true, rect: [14300, 3100, 14500, 3500] },
    // beside the cast-in-place core
    { key: 'n-2', rect: [10300, 13800, 10700, 14000] },
  ] as readonly Piece[],

  /** stair and lift walls, cast in place in every storey */
  core: [
    { key: 'x3', outer: false, rect: [10700, 8700, 10900, 14000] },
    { key: 'front', outer: false, rect: [10900, 8700, 13500, 8900], hole: door(900, 1000) },
    { key: 'inner', outer: false, rect: [13300, 8900, 13500, 13800] },
    { key: 'lift', outer: false, once: true, rect: [13500, 8700, 15300, 8900], hole: { at: 350, width: 1100, height: 2100, sill: 0, fill: 'door' } },
    { key: 'shaft', outer: false, once: true, rect: [13500, 11100, 15300, 11300] },
    { key: 'stair-n', outer: true, rect: [10900, 13800, 13500, 14000], hole: windowHole(500, 1200) },
    { key: 'shaft-n', outer: true, once: true, rect: [13500, 13800, 15300, 14000] },
  ] as readonly WallPiece[],

  /** envelope infill under an edge beam */
  infill: [
    { key: 's-0', rect: [100, -100, 3500, 100], hole: glazedDoor(500) },
    { key: 's-2', rect: [7300, -100, 10700, 100], hole: glazedDoor(500) },
    { key: 'n-1', rect: [3700, 13800, 7100, 14000], hole: { at: 800, width: 1800, height: 1500, sill: 900, fill: 'window' } },
  ] as readonly Piece[],

  /** composite under every level but the roof */
  beams: [
    { key: 's-0', rect: [100, -100, 3500, 100] },
    { key: 's-2', rect: [7300, -100, 10700, 100] },
    { key: 'n-1', rect: [3700, 13800, 7100, 14000] },
    { key: 'y1-0', rect: [100, 6500, 3500, 6700] },
    { key: 'y1-1', rect: [3700, 6500, 7100, 6700] },
    { key: 'y2-0', rect: [100, 8700, 3500, 8900] },
    { key: 'y2-1', rect: [3700, 8700, 7100, 8900] },
  ] as readonly Piece[],

  /** the roof slab repeats them, all cast in place */
  slabs: [
    { key: 's-0', composite: true, use: 'room', rect: [100, 100, 3500, 6500] },
    { key: 's-1', composite: true, use: 'room', rect: [3700, 100, 7100, 6500] },
    { key: 's-2', composite: true, use: 'room', rect: [7300, 100, 10700, 6500] },
    { key: 's-3', composite: true, use: 'room', rect: [10900, 100, 14300, 6500] },
    { key: 'm-0', composite: false, use: 'bathroom', rect: [100, 6700, 3600, 8700] },
    { key: 'm-1', composite: true, use: 'room', rect: [3600, 6700, 7100, 8700] },
    { key: 'n-0', composite: true, use: 'room', rect: [100, 8900, 3500, 13800] },
    { key: 'n-1', composite: true, use: 'room', rect: [3700, 8900, 7100, 13800] },
    { key: 'n-2', composite: true, use: 'room', rect: [7300, 8900, 10700, 13800] },
    { key: 'lobby', composite: false, use: 'lobby', once: true, rect: [7300, 6700, 21500, 8700] },
    { key: 'shaft', composite: false, use: 'shaft', once: true, rect: [13500, 11300, 15300, 13800] },
    { key: 'stair', composite: false, use: 'landing', rect: [10900, 8900, 13300, 10100] },
  ] as readonly SlabPiece[],

  /** cast in place, half a storey up */
  /** the stair's room, without a finish of its own */
  stairRoom: [{ key: 'stair', rect: [10900, 8900, 13300, 13800] }] as readonly Piece[],
  lift: [13500, 8900, 15300, 11100] as Rect,
  landings: [{ key: 'stair', rect: [10900, 12600, 13300, 13800] }] as readonly Piece[],
  /** precast; `a` goes up to the landing, `b` from it */
  flights: [
    { key: 'a', rect: [10900, 10100, 12050, 12600] },
    { key: 'b', rect: [12150, 10100, 13300, 12600] },
  ] as readonly Piece[],

  /** precast, at every level but the ground and the roof */
  balconies: [
    { key: 's-0', rect: [100, -1500, 3500, -100] },
    { key: 's-2', rect: [7300, -1500, 10700, -100] },
  ] as readonly Piece[],
  acSlabs: [
    { key: 's-1', rect: [4400, -700, 5600, -100] },
    { key: 's-3', rect: [11600, -700, 12800, -100] },
  ] as readonly Piece[],

  partitions: [
    { key: 'y1-0', under: 'beam', masonry: false, integrated: true, rect: [100, 6500, 3500, 6700], hole: door(600) },
    { key: 'y1-1', under: 'beam', masonry: false, integrated: true, rect: [3700, 6500, 7100, 6700], hole: door(600) },
    { key: 'y2-0', under: 'beam', masonry: false, integrated: true, rect: [100, 8700, 3500, 8900], hole: door(2000) },
    { key: 'y2-1', under: 'beam', masonry: false, integrated: true, rect: [3700, 8700, 7100, 8900], hole: door(600) },
    { key: 'bath-a', under: 'slab', masonry: true, integrated: false, rect: [3550, 6700, 3650, 8700], hole: door(600, 800) },
    { key: 'kitchen-a', under: 'slab', masonry: false, integrated: false, rect: [100, 11300, 3500, 11400], hole: passage(1200) },
    { key: 'living-b', under: 'slab', masonry: false, integrated: false, rect: [7300, 4300, 10700, 4400], hole: passage(2100) },
    { key: 'kitchen-b', under: 'slab', masonry: false, integrated: false, rect: [8950, 4400, 9050, 6500], hole: door(600, 800) },
    { key: 'bed-b', under: 'slab', masonry: false, integrated: false, rect: [10900, 4300, 14300, 4400], hole: door(2200) },
    { key: 'store-b', under: 'slab', masonry: true, integrated: false, rect: [12850, 4400, 12950, 6500], hole: door(600, 800) },
  ] as readonly PartitionPiece[],

  rooms: [
    { key: 'living-a', name: '客厅', use: 'other', dryFloorFrom: 3, rect: [100, 100, 3500, 6500] },
    { key: 'bed-a1', name: '主卧', use: 'other', dryFloorFrom: 3, rect: [3700, 100, 7100, 6500] },
    { key: 'bath-a', name: '卫生间', use: 'bathroom', mark: 'W1', dryFloorFrom: null, podFrom: 3, rect: [100, 6700, 3550, 8700] },
    { key: 'hall-a', name: '过道', use: 'other', dryFloorFrom: 3, rect: [3650, 6700, 7100, 8700] },
    { key: 'kitchen-a', name: '厨房', use: 'kitchen', mark: 'K1', dryFloorFrom: null, podFrom: 3, rect: [100, 8900, 3500, 11300] },
    { key: 'dining-a', name: '餐厅', use: 'other', dryFloorFrom: 3, rect: [100, 11400, 3500, 13800] },
    { key: 'bed-a2', name: '次卧', use: 'other', dryFloorFrom: 3, rect: [3700, 8900, 7100, 13800] },
    { key: 'bed-a3', name: '书房', use: 'other', dryFloorFrom: 3, rect: [7300, 8900, 10700, 13800] },
    { key: 'living-b', name: '客厅', use: 'other', dryFloorFrom: 3, rect: [7300, 100, 10700, 4300] },
    { key: 'kitchen-b', name: '厨房', use: 'kitchen', mark: 'K2', dryFloorFrom: null, dryFrom: 3, rect: [7300, 4400, 8950, 6500] },
    { key: 'entry-b', name: '玄关', use: 'other', dryFloorFrom: null, rect: [9050, 4400, 10700, 6500] },
    { key: 'bed-b', name: '卧室', use: 'other', dryFloorFrom: 3, rect: [10900, 100, 14300, 4300] },
    { key: 'bath-b', name: '卫生间', use: 'bathroom', mark: 'W2', dryFloorFrom: null, dryFrom: 7, rect: [10900, 4400, 12850, 6500] },
    { key: 'store-b', name: '储藏间', use: 'other', dryFloorFrom: null, rect: [12950, 4400, 14300, 6500] },
    { key: 'lobby', name: '公共走道', use: 'other', dryFloorFrom: null, once: true, rect: [7300, 6700, 21500, 8700] },
  ] as readonly RoomPiece[],

  pipes: [
    { key: 'w-hall', system: 'water', from: [3700, 7700], to: [7000, 7700], z: 2600, laying: '吊顶', baseLaying: '垫层' },
    { key: 'w-bath', system: 'water', from: [200, 7500], to: [3500, 7500], z: 2600, laying: '吊顶', baseLaying: '吊顶' },
    { key: 'd-bath', system: 'drain', from: [300, 8000], to: [3300, 8000], z: 2500, laying: '吊顶', baseLaying: '吊顶' },
    { key: 't-hall', system: 'tray', from: [3700, 8200], to: [7000, 8200], z: 2600, laying: '吊顶', baseLaying: '吊顶' },
    { key: 'e-living', system: 'electric', from: [300, 3000], to: [3300, 3000], z: 2835, laying: '结构内', baseLaying: '结构内' },
    { key: 'e-bed-1', system: 'electric', from: [3900, 3000], to: [6900, 3000], z: 2835, laying: '结构内', baseLaying: '结构内' },
    { key: 'e-bed-2', system: 'electric', from: [3900, 11000], to: [6900, 11000], z: 2700, laying: '吊顶', baseLaying: '结构内' },
    { key: 'e-bed-3', system: 'electric', from: [7500, 11000], to: [10500, 11000], z: 2700, laying: '吊顶', baseLaying: '结构内' },
    { key: 'h-living', system: 'heating', from: [300, 2000], to: [3300, 2000], z: 25, laying: '架空层', baseLaying: '垫层' },
    { key: 'h-bed-1', system: 'heating', from: [3900, 2000], to: [6900, 2000], z: 25, laying: '架空层', baseLaying: '垫层' },
    { key: 'h-bed-2', system: 'heating', from: [3900, 10000], to: [6900, 10000], z: 25, laying: '架空层', baseLaying: '垫层' },
    { key: 'w-kitchen-b', system: 'water', from: [9000, 4500], to: [9000, 4950], z: 1000, laying: '轻质墙腔', baseLaying: '结构内' },
    { key: 'd-bath-b', system: 'drain', from: [11000, 5500], to: [12800, 5500], z: 2500, laying: '吊顶', baseLaying: '吊顶' },
    { key: 'e-living-b', system: 'electric', from: [7500, 3000], to: [10500, 3000], z: 2835, laying: '结构内', baseLaying: '结构内' },
    { key: 'e-bed-b', system: 'electric', from: [11100, 3000], to: [14100, 3000], z: 2835, laying: '结构内', baseLaying: '结构内' },
    { key: 'h-living-b', system: 'heating', from: [7500, 2000], to: [10500, 2000], z: 25, laying: '垫层', baseLaying: '垫层' },
    { key: 'h-bed-b', system: 'heating', from: [11100, 2000], to: [14100, 2000], z: 25, laying: '垫层', baseLaying: '垫层' },
    { key: 't-lobby', once: true, system: 'tray', from: [7500, 7500], to: [21300, 7500], z: 2600, laying: '明敷', baseLaying: '明敷' },
    { key: 'w-lobby', once: true, system: 'water', from: [7500, 8200], to: [21300, 8200], z: 2600, laying: '结构内', baseLaying: '结构内' },
  ] as readonly Pipe[],

  /** −1F: retaining and inner walls under the ground slab */
  basement: [
    { key: 'w', rect: [-100, -100, 200, 14000] },
    { key: 's', once: true, rect: [200, -100, 28600, 200] },
    { key: 'n', once: true, rect: [200, 13700, 28600, 14000] },
    { key: 'x2', rect: [7100, 200, 7400, 13700] },
    { key: 'x4', once: true, rect: [14300, 200, 14500, 13700] },
  ] as readonly Piece[],
  raft: 500,

  /** on the roof, out of the score (K4) */
  parapetHeight: 1100,
  parapets: [
    { key: 'w', rect: [-100, -100, 50, 14000] },
    { key: 's', once: true, rect: [50, -100, 28750, 50] },
    { key: 'n', rect: [50, 13850, 10700, 14000] },
  ] as readonly Piece[],
  machineRoomHeight: 3000,
  machineRoom: [
    { key: 'w', rect: [10700, 8700, 10900, 14000] },
    { key: 's', once: true, rect: [10900, 8700, 17900, 8900] },
    { key: 'n', once: true, rect: [10900, 13800, 17900, 14000] },
  ] as readonly Piece[],
  machineRoomSlab: [10900, 8900, 17900, 13800] as Rect,
} as const;
