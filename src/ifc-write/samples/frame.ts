/** A frame building from its parameters: the office and the cast-in-place dormitory. */
import { createIfc, type GridOptions, type IfcFile, type StoreyHandle } from '../ifc-file.ts';
import type { Point2 } from '../geometry.ts';
import { beam, block, column, covering, flight, room, segment, slab, wall, type OpeningInput } from '../members.ts';
import { metres } from '../properties.ts';
import { BUILDING_SET, createAuthor, type Author } from './author.ts';
import type { FrameParams } from './frame.types.ts';
import { FRAME_KINDS, PIPE_KINDS, type Kind } from './kinds.ts';
import { axisOf, m, outlineOf } from './plan.ts';
import type { Hole, Piece, Rect } from './plan.types.ts';

interface Site {
  readonly ifc: IfcFile;
  readonly author: Author;
  readonly params: FrameParams;
}

export function writeFrame(params: FrameParams, seed: string): string {
  const ifc = createIfc({ name: params.name, seed, unit: 'mm' });
  const author = createAuthor(ifc, true);
  const site: Site = { ifc, author, params };
  const pieces = { 全装修: params.fullFitOut, 有厨房: false, 有卫生间: true, 管线模型完整: true, 结构材料: '混凝土' };
  ifc.building({
    key: 'building', name: params.building, elevationOfTerrain: m(params.terrain), elevationOfRefHeight: 0,
    psets: author.template(pieces, BUILDING_SET),
  });
  foundations(site);
  let level = 0;
  params.storeyHeights.forEach((height, i) => {
    const n = i + 1;
    const storey = ifc.storey({ key: `F${n}`, name: `${n}F`, elevation: m(level) });
    if (n === 1) {
      slab(ifc, { ...author.product(FRAME_KINDS.groundSlab, storey, 'ground-slab'), outline: outlineOf(params.outline), thickness: m(params.groundSlab) });
    } else {
      floor(site, storey, false);
    }
    columns(site, storey, n, height);
    envelope(site, storey, n, height);
    partitions(site, storey, height);
    if (n < params.storeyHeights.length) stairs(site, storey, height);
    rooms(site, storey, height);
    pipes(site, storey, n, height);
    level += height;
  });
  roof(site, level);
  ifc.grid({ key: 'grid', name: '轴网', ...axesThrough(params.columns), extent: params.outline.map(m) as unknown as readonly [number, number, number, number] });
  return ifc.text();
}

/** Through the middles of the columns: numbers from west to east, letters from south to north. */
function axesThrough(columns: readonly Piece[]): Pick<GridOptions, 'across' | 'along'> {
  const middles = (side: 0 | 1): readonly number[] => [...new Set(columns.map(({ rect }) => (rect[side] + rect[side + 2]!) / 2))].sort((a, b) => a - b);
  return {
    across: middles(0).map((x, i) => [String(i + 1), m(x)] as const),
    along: middles(1).map((y, i) => [String.fromCharCode(65 + i), m(y)] as const),
  };
}

function foundations({ ifc, author, params }: Site): void {
  const depth = params.groundSlab + params.footing.height;
  const storey = ifc.storey({ key: 'B', name: `基础顶(${m(-params.groundSlab).toFixed(3)})`, elevation: m(-params.groundSlab) });
  params.columns.forEach(({ key, rect }) => {
    const [x0, y0, x1, y1] = rect;
    const spread = (params.footing.size - (x1 - x0)) / 2;
    block(ifc, {
      ...author.product(FRAME_KINDS.footing, storey, `footing-${key}`, '1'),
      from: [m(x0 - spread), m(y0 - spread), m(params.groundSlab - depth)],
      size: [m(params.footing.size), m(y1 - y0 + 2 * spread), m(params.footing.height)],
    });
  });
}

function columns({ ifc, author, params }: Site, storey: StoreyHandle, n: number, height: number): void {
  const precast = params.precastColumnsFrom !== null && n >= params.precastColumnsFrom;
  params.columns.forEach(({ key, rect }, i) => {
    const [x0, y0, x1, y1] = rect;
    column(ifc, {
      ...author.product(precast ? FRAME_KINDS.precastColumn : FRAME_KINDS.column, storey, `column-${key}`, `${(i % 3) + 1}-${x1 - x0}x${y1 - y0}`),
      at: [m((x0 + x1) / 2), m((y0 + y1) / 2)], section: [m(x1 - x0), m(y1 - y0)], height: m(height),
    });
  });
}

/** A rectangle with its corners cut where columns stand in them. */
function cutCorners([x0, y0, x1, y1]: Rect, columns: readonly Piece[]): readonly Point2[] {
  const cut = (x: number, y: number): readonly [number, number] => {
    const at = columns.find(({ rect: [a, b, c, d] }) => a <= x && x <= c && b <= y && y <= d)?.rect;
    if (at === undefined) return [0, 0];
    return [x === x0 ? at[2] - x : x - at[0], y === y0 ? at[3] - y : y - at[1]];
  };
  const corner = (x: number, y: number, sx: 1 | -1, sy: 1 | -1, xFirst: boolean): readonly Point2[] => {
    const [dx, dy] = cut(x, y);
    if (dx === 0 || dy === 0) return [[m(x), m(y)]];
    const along: Point2 = [m(x + sx * dx), m(y)];
    const inner: Point2 = [m(x + sx * dx), m(y + sy * dy)];
    const up: Point2 = [m(x), m(y + sy * dy)];
    return xFirst ? [along, inner, up] : [up, inner, along];
  };
  return [...corner(x0, y0, 1, 1, false), ...corner(x1, y0, -1, 1, true), ...corner(x1, y1, -1, -1, false), ...corner(x0, y1, 1, -1, true)];
}

/** Slabs and beams whose top is the storey's level; the roof is cast in place and closes the stair. */
function floor({ ifc, author, params }: Site, storey: StoreyHandle, isRoof: boolean): void {
  const composite = params.compositeFloors && !isRoof;
  params.beams.forEach(({ key, rect, depth }) => {
    const { from, to, thickness } = axisOf(rect);
    const mark = `1-${thickness * 1000}x${depth}`;
    beam(ifc, { ...author.product(composite ? FRAME_KINDS.compositeBeam : FRAME_KINDS.beam, storey, `beam-${key}`, mark), from, to, section: [thickness, m(depth)] });
  });
  for (const { key, rect, overStair, landing } of params.slabs) {
    if (isRoof ? landing : overStair) continue;
    const kind: Kind = landing ? FRAME_KINDS.landing : composite ? FRAME_KINDS.compositeSlab : FRAME_KINDS.slab;
    slab(ifc, { ...author.product(kind, storey, `slab-${key}`), outline: cutCorners(rect, params.columns), thickness: m(params.slabThickness) });
  }
}

function openingsOf(author: Author, storey: StoreyHandle, key: string, hole: Hole | undefined): readonly OpeningInput[] {
  if (hole === undefined) return [];
  const size = `${hole.width / 100}`.padStart(2, '0') + `${hole.height / 100}`.padStart(2, '0');
  const name = hole.fill === 'door' ? `平开门:M${size}` : `固定窗:C${size}`;
  const ifcClass = hole.fill === 'door' ? 'IfcDoor' : 'IfcWindow';
  return [{
    at: m(hole.at), width: m(hole.width), height: m(hole.height), sill: m(hole.sill), key: 'hole',
    fill: { ...author.product({ class: ifcClass, type: name, neutral: name }, storey, `${key}-fill`), class: ifcClass },
  }];
}

function envelope({ ifc, author, params }: Site, storey: StoreyHandle, n: number, height: number): void {
  params.envelope.forEach(({ key, rect, hole, side }, i) => {
    const { from, to, thickness } = axisOf(rect);
    const curtain = params.curtainSouth && n === 1 && side === 'south';
    const kind = curtain ? FRAME_KINDS.curtainWall : params.envelopeKind === 'hung' ? FRAME_KINDS.hungPanel : FRAME_KINDS.masonryEnvelope;
    wall(ifc, {
      ...author.product(kind, storey, `envelope-${key}`, String(i + 1)),
      from, to, thickness, height: m(height - params.envelopeBelow),
      openings: curtain ? [] : openingsOf(author, storey, `envelope-${key}`, hole),
    });
  });
}

function partitions({ ifc, author, params }: Site, storey: StoreyHandle, height: number): void {
  for (const { key, rect, hole, below, masonry } of params.partitions) {
    const { from, to, thickness } = axisOf(rect);
    wall(ifc, {
      ...author.product(masonry ? FRAME_KINDS.masonryPartition : FRAME_KINDS.panelPartition, storey, `partition-${key}`),
      from, to, thickness, height: m(height - below), openings: openingsOf(author, storey, `partition-${key}`, hole),
    });
  }
}

/** Two flights side by side, a landing half a storey up between them. */
function stairs({ ifc, author, params }: Site, storey: StoreyHandle, height: number): void {
  const { riser, tread, waist, lip, x, lanes, landingEnd, landingY } = params.stair;
  const risers = height / riser / 2;
  const end = x + (risers - 1) * tread + lip;
  const kind = params.compositeFloors ? FRAME_KINDS.precastFlight : FRAME_KINDS.flight;
  lanes.forEach(([, y0, , y1], i) => {
    flight(ifc, {
      ...author.product(kind, storey, `flight-${i + 1}`, `-${height / 100}-${(y1 - y0) / 100}`),
      from: [m(i === 0 ? x : end), m((y0 + y1) / 2)], along: [i === 0 ? 1 : -1, 0], base: m((i * height) / 2),
      width: m(y1 - y0), risers, riser: m(riser), tread: m(tread), waist: m(waist), lip: m(lip),
    });
  });
  const outline = cutCorners(params.stair.room, params.columns);
  room(ifc, { storey, key: 'space-stair', name: '楼梯间', longName: '楼梯间', outline, height: m(height) });
  slab(ifc, {
    ...author.product(FRAME_KINDS.landing, storey, 'landing'),
    outline: cutCorners([end, landingY[0], landingEnd, landingY[1]], params.columns), thickness: m(params.slabThickness), top: m(height / 2),
  });
}

function rooms({ ifc, author, params }: Site, storey: StoreyHandle, height: number): void {
  for (const { key, rect, name, use, dryFloor } of params.rooms) {
    const outline = cutCorners(rect, params.columns);
    room(ifc, {
      storey, key: `space-${key}`, name, longName: name, objectType: name, outline, base: m(params.finish), height: m(height - params.slabThickness - params.finish),
      psets: use === 'other' ? {} : author.template({ 干式工法: false }),
    });
    covering(ifc, {
      ...author.product(dryFloor ? FRAME_KINDS.dryFinish : FRAME_KINDS.wetFinish, storey, `finish-${key}`), outline, thickness: m(params.finish),
    });
  }
}

function pipes({ ifc, author, params }: Site, storey: StoreyHandle, n: number, height: number): void {
  for (const { key, system, from, to, z, laying, baseLaying } of params.pipes) {
    const { class: ifcClass, type, system: group, ...rest } = PIPE_KINDS[system];
    const carrier = ifcClass === 'IfcCableCarrierSegment';
    segment(ifc, {
      ...author.product({ class: ifcClass, type, neutral: type }, storey, `pipe-${key}`, '', {
        psets: author.template({ 敷设方式: n === 1 ? baseLaying : laying }),
        quantities: {
          [carrier ? 'Qto_CableCarrierSegmentBaseQuantities' : 'Qto_PipeSegmentBaseQuantities']: { Length: metres(m(Math.hypot(to[0] - from[0], to[1] - from[1]))) },
        },
        groups: [`system:${group}`],
      }),
      from: [m(from[0]), m(from[1])], to: [m(to[0]), m(to[1])], z: m(z < 0 ? height + z : z),
      section: 'radius' in rest ? { radius: rest.radius } : rest.section,
    });
  }
}

function roof(site: Site, level: number): void {
  const { ifc, author, params } = site;
  const storey = ifc.storey({ key: 'RF', name: `屋面(${m(level).toFixed(3)})`, elevation: m(level) });
  floor(site, storey, true);
  for (const { key, rect } of params.parapets) {
    const { from, to, thickness } = axisOf(rect);
    wall(ifc, { ...author.product(FRAME_KINDS.parapet, storey, `parapet-${key}`), from, to, thickness, height: m(params.parapetHeight) });
  }
}
