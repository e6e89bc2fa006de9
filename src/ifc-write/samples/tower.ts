/** The tower: 17 storeys of precast shear walls over a cast-in-place base. */
import { createIfc, type FileOptions, type IfcFile, type StoreyHandle } from '../ifc-file.ts';
import { block, column, beam, covering, flight, room, segment, slab, wall, type OpeningInput } from '../members.ts';
import { metres } from '../properties.ts';
import { BUILDING_SET, createAuthor, type Author } from './author.ts';
import { PIPE_KINDS, TOWER_KINDS, type Kind } from './kinds.ts';
import { axisOf, m, mirrored, mirroredPipes, outlineOf } from './plan.ts';
import type { Hole, Piece } from './plan.types.ts';
import { TOWER, type RoomPiece } from './tower.params.ts';

export interface TowerVariant {
  /** false: no template, no precast flags, neutral names; GlobalIds stay the same */
  readonly flags: boolean;
}

const T = TOWER;
const both = <P extends Piece>(pieces: readonly P[]): readonly P[] => mirrored(pieces, T.mirrorX);

interface Site {
  readonly ifc: IfcFile;
  readonly author: Author;
}

/** `create`: the builder to draw with; one that alters what it is given draws a tower with planted faults. */
export function writeTower(variant: TowerVariant, create: (options: FileOptions) => IfcFile = createIfc): string {
  const ifc = create({ name: variant.flags ? '3#住宅楼' : '3#住宅楼（未标记）', seed: 'sunmao/tower', unit: 'mm' });
  const author = createAuthor(ifc, variant.flags);
  const site: Site = { ifc, author };
  ifc.building({
    key: 'building',
    name: '3#楼',
    elevationOfTerrain: m(T.terrain),
    elevationOfRefHeight: 0,
    psets: author.template({ 全装修: true, 有厨房: true, 有卫生间: true, 管线模型完整: true, 结构材料: '混凝土' }, BUILDING_SET),
  });
  basement(site);
  let storey: StoreyHandle | null = null;
  for (let n = 1; n <= T.storeys; n++) {
    storey = ifc.storey({ key: `F${n}`, name: `${n}F`, elevation: m((n - 1) * T.storeyHeight) });
    if (n === 1) groundSlab(site, storey);
    else floor(site, storey);
    verticals(site, storey, n);
    envelopeAndPartitions(site, storey, n);
    stairs(site, storey);
    rooms(site, storey, n);
    pipes(site, storey, n);
  }
  roof(site);
  ifc.grid({
    key: 'grid', name: '轴网', along: T.axes.along.map(([tag, y]) => [tag, m(y)]), across: T.axes.across.map(([tag, x]) => [tag, m(x)]),
    extent: [m(T.outline[0]), m(T.outline[1]), m(T.outline[2]), m(T.outline[3])],
  });
  return ifc.text();
}

function basement({ ifc, author }: Site): void {
  const storey = ifc.storey({ key: 'B1', name: '-1F', elevation: m(-T.basementHeight) });
  slab(ifc, { ...author.product(TOWER_KINDS.raft, storey, 'raft'), outline: outlineOf(T.outline), thickness: m(T.raft) });
  for (const { key, rect } of both(T.basement)) {
    const { from, to, thickness } = axisOf(rect);
    wall(ifc, {
      ...author.product(TOWER_KINDS.basementWall, storey, `wall-${key}`, String(thickness * 1000)),
      from, to, thickness, height: m(T.basementHeight - T.groundSlab),
    });
  }
}

function groundSlab({ ifc, author }: Site, storey: StoreyHandle): void {
  slab(ifc, { ...author.product(TOWER_KINDS.groundSlab, storey, 'ground-slab'), outline: outlineOf(T.outline), thickness: m(T.groundSlab) });
}

/** The slabs and beams whose top is the storey's level, contained in it as authoring tools do. */
function floor(site: Site, storey: StoreyHandle): void {
  const { ifc, author } = site;
  for (const { key, rect, composite, use } of both(T.slabs)) {
    const kind = composite ? TOWER_KINDS.compositeSlab : use === 'landing' ? TOWER_KINDS.landing : TOWER_KINDS.slab;
    slab(ifc, { ...author.product(kind, storey, `slab-${key}`), outline: outlineOf(rect), thickness: m(T.slabThickness) });
  }
  edgeAndInnerBeams(site, storey, TOWER_KINDS.compositeBeam);
  for (const { key, rect } of both(T.balconies)) {
    const [x0, y0, x1] = rect;
    slab(ifc, { ...author.product(TOWER_KINDS.balcony, storey, `balcony-${key}`), outline: outlineOf(rect), thickness: m(T.balconyThickness) });
    block(ifc, { ...author.product(TOWER_KINDS.railing, storey, `railing-${key}`), from: [m(x0), m(y0), 0], size: [m(x1 - x0), 0.05, 1.1] });
  }
  for (const { key, rect } of both(T.acSlabs)) {
    slab(ifc, { ...author.product(TOWER_KINDS.acSlab, storey, `ac-${key}`), outline: outlineOf(rect), thickness: m(T.acThickness) });
  }
}

function edgeAndInnerBeams({ ifc, author }: Site, storey: StoreyHandle, kind: Kind): void {
  both(T.beams).forEach(({ key, rect }, i) => {
    const { from, to, thickness } = axisOf(rect);
    beam(ifc, { ...author.product(kind, storey, `beam-${key}`, String((i >> 1) + 1)), from, to, section: [thickness, m(T.beamDepth)] });
  });
}

function verticals({ ifc, author }: Site, storey: StoreyHandle, n: number): void {
  const base = n <= T.baseStoreys;
  const height = m(T.storeyHeight);
  const put = (piece: Piece, kind: Kind, key: string, mark: string): void => {
    const { from, to, thickness } = axisOf(piece.rect);
    wall(ifc, { ...author.product(kind, storey, key, mark), from, to, thickness, height, openings: openingsOf(author, storey, key, piece.hole) });
  };
  T.walls.forEach((piece, i) => {
    for (const twin of both([piece])) {
      const kind = piece.outer
        ? base ? TOWER_KINDS.baseOuterWall : TOWER_KINDS.outerPanel
        : base ? TOWER_KINDS.baseInnerWall : TOWER_KINDS.innerPanel;
      put(twin, kind, `wall-${twin.key}`, `${i + 1}${twin.key.endsWith('-R') ? 'R' : ''}`);
    }
  });
  for (const piece of both(T.core)) put(piece, piece.outer ? TOWER_KINDS.coreOuter : TOWER_KINDS.coreInner, `core-${piece.key}`, '');
  T.joints.forEach((piece, i) => {
    for (const { key, rect } of both([piece])) {
      const [x0, y0, x1, y1] = rect;
      const length = Math.max(x1 - x0, y1 - y0);
      const mark = base || !author.flags ? `${length === 400 ? 1 : 2} 200x${length}` : `${i + 1}-${length}`;
      column(ifc, {
        ...author.product(base ? TOWER_KINDS.baseEdge : TOWER_KINDS.joint, storey, `joint-${key}`, mark),
        at: [m((x0 + x1) / 2), m((y0 + y1) / 2)], section: [m(x1 - x0), m(y1 - y0)], height,
      });
    }
  });
}

function openingsOf(author: Author, storey: StoreyHandle, key: string, hole: Hole | undefined): readonly OpeningInput[] {
  if (hole === undefined) return [];
  const base = { at: m(hole.at), width: m(hole.width), height: m(hole.height), sill: m(hole.sill), key: 'hole' };
  if (hole.fill === 'none') return [base];
  const size = `${hole.width / 100}`.padStart(2, '0') + `${hole.height / 100}`.padStart(2, '0');
  const kind: Kind = hole.fill === 'door'
    ? { class: 'IfcDoor', type: `平开门:M${size}`, neutral: `平开门:M${size}` }
    : { class: 'IfcWindow', type: `推拉窗:C${size}`, neutral: `推拉窗:C${size}` };
  return [{ ...base, fill: { ...author.product(kind, storey, `${key}-fill`), class: kind.class as 'IfcDoor' | 'IfcWindow' } }];
}

function envelopeAndPartitions({ ifc, author }: Site, storey: StoreyHandle, n: number): void {
  const base = n <= T.baseStoreys;
  const put = (piece: Piece, kind: Kind, key: string, height: number): void => {
    const { from, to, thickness } = axisOf(piece.rect);
    wall(ifc, { ...author.product(kind, storey, key), from, to, thickness, height: m(height), openings: openingsOf(author, storey, key, piece.hole) });
  };
  for (const piece of both(T.infill)) {
    put(piece, base ? TOWER_KINDS.infillMasonry : TOWER_KINDS.infillPanel, `infill-${piece.key}`, T.storeyHeight - T.beamDepth);
  }
  for (const piece of both(T.partitions)) {
    const kind = base || piece.masonry
      ? TOWER_KINDS.partitionMasonry
      : piece.integrated ? TOWER_KINDS.partitionIntegrated : TOWER_KINDS.partitionPanel;
    const under = piece.under === 'beam' ? T.beamDepth : T.slabThickness;
    put(piece, kind, `partition-${piece.key}`, T.storeyHeight - under);
  }
}

function stairs({ ifc, author }: Site, storey: StoreyHandle): void {
  const { risers, riser, tread, waist, lip, width } = T.stair;
  for (const { key, rect } of both(T.landings)) {
    slab(ifc, {
      ...author.product(TOWER_KINDS.landing, storey, `landing-${key}`), outline: outlineOf(rect), thickness: m(T.slabThickness), top: m(risers * riser),
    });
  }
  for (const { key, rect } of both(T.flights)) {
    const [x0, y0, x1, y1] = rect;
    const up = key.startsWith('a');
    flight(ifc, {
      ...author.product(TOWER_KINDS.flight, storey, `flight-${key}`),
      from: [m((x0 + x1) / 2), m(up ? y0 : y1)], along: [0, up ? 1 : -1], base: up ? 0 : m(risers * riser),
      width: m(width), risers, riser: m(riser), tread: m(tread), waist: m(waist), lip: m(lip),
    });
  }
}

/** The type of a kitchen or bathroom: its mark, and an `a` where the finish is wet. */
export function roomType(piece: RoomPiece, n: number): string {
  if (piece.mark === undefined) return piece.name;
  const dry = n >= Math.min(piece.podFrom ?? Infinity, piece.dryFrom ?? Infinity);
  return `${piece.name}-${piece.mark}${dry ? '' : 'a'}`;
}

const POD_GAP = 50;
const POD_HEIGHT = 2200;

function rooms({ ifc, author }: Site, storey: StoreyHandle, n: number): void {
  for (const piece of both(T.rooms)) {
    const { key, rect, name, use, podFrom, dryFrom, dryFloorFrom } = piece;
    const dryFloor = dryFloorFrom !== null && n >= dryFloorFrom;
    const pod = podFrom !== undefined && n >= podFrom;
    const dry = dryFrom !== undefined && n >= dryFrom;
    const space = room(ifc, {
      storey, key: `space-${key}`, name, longName: name, objectType: roomType(piece, n),
      outline: outlineOf(rect), base: m(T.finish), height: m(T.roomHeight),
      // A pod says by itself how its room is made.
      psets: use === 'other' || pod ? {} : author.template({ 干式工法: dry }),
    });
    covering(ifc, {
      ...author.product(dryFloor ? TOWER_KINDS.dryFinish : TOWER_KINDS.wetFinish, storey, `finish-${key}`),
      outline: outlineOf(rect), thickness: m(T.finish),
    });
    if (pod) {
      const [x0, y0, x1, y1] = rect;
      block(ifc, {
        ...author.product(use === 'kitchen' ? TOWER_KINDS.kitchenPod : TOWER_KINDS.bathroomPod, storey, `pod-${key}`),
        space,
        from: [m(x0 + POD_GAP), m(y0 + POD_GAP), m(T.finish)],
        size: [m(x1 - x0 - 2 * POD_GAP), m(y1 - y0 - 2 * POD_GAP), m(POD_HEIGHT)],
      });
    }
  }
  room(ifc, { storey, key: 'space-lift', name: '电梯井', longName: '电梯井', outline: outlineOf(T.lift), height: m(T.storeyHeight) });
  for (const { key, rect } of both(T.stairRoom)) {
    room(ifc, { storey, key: `space-${key}`, name: '楼梯间', longName: '楼梯间', outline: outlineOf(rect), height: m(T.storeyHeight) });
  }
}

function pipes({ ifc, author }: Site, storey: StoreyHandle, n: number): void {
  for (const { key, system, from, to, z, laying, baseLaying } of mirroredPipes(T.pipes, T.mirrorX)) {
    const { class: ifcClass, type, system: group, ...rest } = PIPE_KINDS[system];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const carrier = ifcClass === 'IfcCableCarrierSegment';
    segment(ifc, {
      ...author.product({ class: ifcClass, type, neutral: type }, storey, `pipe-${key}`, '', {
        psets: author.template({ 敷设方式: n <= T.baseStoreys ? baseLaying : laying }),
        quantities: { [carrier ? 'Qto_CableCarrierSegmentBaseQuantities' : 'Qto_PipeSegmentBaseQuantities']: { Length: metres(m(length)) } },
        groups: [`system:${group}`],
      }),
      from: [m(from[0]), m(from[1])], to: [m(to[0]), m(to[1])], z: m(z),
      section: 'radius' in rest ? { radius: rest.radius } : rest.section,
    });
  }
}

function roof(site: Site): void {
  const { ifc, author } = site;
  const level = T.storeys * T.storeyHeight;
  const storey = ifc.storey({ key: 'RF', name: `机房层(${m(level).toFixed(3)})`, elevation: m(level) });
  for (const { key, rect } of both(T.slabs)) {
    slab(ifc, { ...author.product(TOWER_KINDS.roofSlab, storey, `slab-${key}`), outline: outlineOf(rect), thickness: m(T.slabThickness) });
  }
  edgeAndInnerBeams(site, storey, TOWER_KINDS.roofBeam);
  const put = (piece: Piece, kind: Kind, key: string, height: number): void => {
    const { from, to, thickness } = axisOf(piece.rect);
    wall(ifc, { ...author.product(kind, storey, key), from, to, thickness, height: m(height) });
  };
  for (const piece of both(T.parapets)) put(piece, TOWER_KINDS.parapet, `parapet-${piece.key}`, T.parapetHeight);
  for (const piece of both(T.machineRoom)) put(piece, TOWER_KINDS.machineRoomWall, `machine-room-${piece.key}`, T.machineRoomHeight);
  const top = level + T.machineRoomHeight;
  const last = ifc.storey({ key: 'TOP', name: `机房顶(${m(top).toFixed(3)})`, elevation: m(top) });
  slab(ifc, { ...author.product(TOWER_KINDS.machineRoomSlab, last, 'slab'), outline: outlineOf(T.machineRoomSlab), thickness: m(T.slabThickness) });
}
