/** E3 of domain.md section 5 as IFC: a 5-storey office of precast columns on an 8.4 m grid. mm. */
import { createIfc, type StoreyHandle } from '../../../src/ifc-write/ifc-file.ts';
import type { Point2 } from '../../../src/ifc-write/geometry.ts';
import { beam, block, column, slab } from '../../../src/ifc-write/members.ts';
import { BUILDING_SET, createAuthor } from '../../../src/ifc-write/samples/author.ts';
import { FRAME_KINDS, TOWER_KINDS, type Kind } from '../../../src/ifc-write/samples/kinds.ts';
import { m, outlineOf } from '../../../src/ifc-write/samples/plan.ts';
import type { Rect } from '../../../src/ifc-write/samples/plan.types.ts';
import { STRIP_TYPE } from './shear-wall.ts';

const GRID = 8400;
const SIDE = 600;
const HEIGHT = 4200;
const BEAM = 700;
const [NX, NY] = [8, 5];
const STOREYS = 5;
const GROUT = 20;
const WIDTH = (NX - 1) * GRID + SIDE;
const DEPTH = (NY - 1) * GRID + SIDE;
const NODE: Kind = { class: 'IfcColumn', type: '混凝土-矩形-柱:梁柱后浇节点', neutral: '', precast: '现浇', component: '后浇段', strength: 'C40', material: '混凝土' };
const STRIP: Kind = { ...FRAME_KINDS.slab, type: STRIP_TYPE };

const axis = (i: number): number => i * GRID + SIDE / 2;

interface Bay {
  readonly slabs: readonly Rect[];
  readonly strips: readonly Rect[];
  /** slab and strip of each half, left open in the cast-in-place rest */
  readonly holes: readonly (readonly Point2[])[];
}

/** Halves of a bay above and below the secondary beam: a strip of 250 along it, then the base slab. */
function bay(i: number, j: number, length: number, width: number, strip: readonly [number, number] | null): Bay {
  const [x, y] = [axis(i) + GRID / 2, axis(j) + GRID / 2];
  const slabs: Rect[] = [];
  const strips: Rect[] = [];
  const holes: (readonly Point2[])[] = [];
  [1, -1].forEach((s, k) => {
    const across = (from: number, to: number): readonly [number, number] => (s > 0 ? [y + from, y + to] : [y - to, y - from]);
    const start = 125 + (strip ? 250 : 0);
    const [y0, y1] = across(start, start + width);
    slabs.push([x - length / 2, y0, x + length / 2, y1]);
    if (!strip) {
      holes.push(outlineOf(slabs.at(-1)!));
      return;
    }
    const l = strip[k]!;
    const [s0, s1] = across(125, 375);
    strips.push([x - l / 2, s0, x + l / 2, s1]);
    const [near, far, end] = s > 0 ? [s0, s1, y1] : [s1, s0, y0];
    const [a, b] = [l / 2, length / 2];
    const points: [number, number][] = [[x - a, near], [x + a, near], [x + a, far], [x + b, far], [x + b, end], [x - b, end], [x - b, far], [x - a, far]];
    holes.push((s > 0 ? points : points.toReversed()).map(([px, py]): Point2 => [m(px), m(py)]));
  });
  return { slabs, strips, holes };
}

/** 26 bays of 54 m² and one of 58.8: 1,462.8; strips 51 × 1.9 + 1.7: 98.6; one bay has the stair, 43.2. */
function bays(): readonly Bay[] {
  const list: Bay[] = [];
  for (let j = 0; j < NY - 1; j++) {
    for (let i = 0; i < NX - 1; i++) {
      const n = j * (NX - 1) + i;
      if (n === 0) continue;
      list.push(n === 1 ? bay(i, j, 7840, 3750, null) : bay(i, j, 7500, 3600, [7600, n === 2 ? 6800 : 7600]));
    }
  }
  return list;
}

/** a flight on either side of the secondary beam */
const STAIRS: readonly Rect[] = [[axis(0) + 600, axis(0) + 800, axis(0) + 7800, axis(0) + 3800], [axis(0) + 600, axis(0) + 4600, axis(0) + 7800, axis(0) + 7600]];

export function writeFrame(joints: 'drawn' | 'gaps', compositeRoof = false): string {
  const ifc = createIfc({ name: 'E3', seed: 'sunmao/E3', unit: 'mm' });
  const author = createAuthor(ifc, true);
  ifc.building({ key: 'building', name: 'E3', psets: author.template({ 全装修: true, 有厨房: false, 有卫生间: true, 结构材料: '混凝土' }, BUILDING_SET) });
  const layout = bays();

  const plate = (kind: Kind, storey: StoreyHandle, key: string, rect: Rect): void => {
    slab(ifc, { ...author.product(kind, storey, key), outline: outlineOf(rect), thickness: 0.15 });
  };
  const girder = (kind: Kind, storey: StoreyHandle, key: string, from: Point2, to: Point2, section: readonly [number, number]): void => {
    beam(ifc, { ...author.product(kind, storey, key, key), from: [m(from[0]), m(from[1])], to: [m(to[0]), m(to[1])], section: [m(section[0]), m(section[1])] });
  };
  const floor = (storey: StoreyHandle, precast: boolean): void => {
    const kind = precast ? FRAME_KINDS.compositeBeam : FRAME_KINDS.beam;
    const half = SIDE / 2;
    for (let j = 0; j < NY; j++) for (let i = 0; i + 1 < NX; i++) girder(kind, storey, `x-${i}-${j}`, [axis(i) + half, axis(j)], [axis(i + 1) - half, axis(j)], [350, BEAM]);
    for (let i = 0; i < NX; i++) for (let j = 0; j + 1 < NY; j++) girder(kind, storey, `y-${i}-${j}`, [axis(i), axis(j) + half], [axis(i), axis(j + 1) - half], [350, BEAM]);
    for (let j = 0; j + 1 < NY; j++) {
      for (let i = 0; i + 1 < NX; i++) girder(kind, storey, `s-${i}-${j}`, [axis(i) + 175, axis(j) + GRID / 2], [axis(i + 1) - 175, axis(j) + GRID / 2], [250, 600]);
    }
    layout.forEach(({ slabs, strips }, n) => {
      slabs.forEach((rect, k) => plate(precast ? FRAME_KINDS.compositeSlab : FRAME_KINDS.slab, storey, `slab-${n}-${k}`, rect));
      strips.forEach((rect, k) => plate(precast ? STRIP : FRAME_KINDS.slab, storey, `strip-${n}-${k}`, rect));
    });
    slab(ifc, {
      ...author.product(FRAME_KINDS.slab, storey, 'rest'), outline: outlineOf([0, 0, WIDTH, DEPTH]), thickness: 0.15,
      holes: [...layout.flatMap((b) => b.holes), ...(precast ? STAIRS.map(outlineOf) : [])],
    });
  };

  for (let n = 1; n <= STOREYS; n++) {
    const storey = ifc.storey({ key: `F${n}`, name: `${n}F`, elevation: m((n - 1) * HEIGHT) });
    if (n === 1) slab(ifc, { ...author.product(FRAME_KINDS.groundSlab, storey, 'ground'), outline: outlineOf([0, 0, WIDTH, DEPTH]), thickness: 0.15 });
    else floor(storey, true);
    for (let i = 0; i < NX; i++) {
      for (let j = 0; j < NY; j++) {
        const at: Point2 = [m(axis(i)), m(axis(j))];
        const section = [m(SIDE), m(SIDE)] as const;
        const foot = n === 1 ? 0 : GROUT;
        // a cast-in-place column is drawn through its node where joints are not drawn
        const top = n === 1 && joints === 'gaps' ? HEIGHT : HEIGHT - BEAM;
        column(ifc, { ...author.product(n === 1 ? FRAME_KINDS.column : FRAME_KINDS.precastColumn, storey, `column-${i}-${j}`, '1'), at, section, base: m(foot), height: m(top - foot) });
        if (joints === 'drawn') column(ifc, { ...author.product(NODE, storey, `node-${i}-${j}`), at, section, base: m(HEIGHT - BEAM), height: m(BEAM) });
      }
    }
    STAIRS.forEach(([x0, y0, x1, y1], k) => {
      if (n < STOREYS || compositeRoof) block(ifc, { ...author.product(TOWER_KINDS.flight, storey, `flight-${k}`), from: [m(x0), m(y0), 1], size: [m(x1 - x0), m(y1 - y0), 0.2] });
    });
  }
  floor(ifc.storey({ key: 'roof', name: '屋面', elevation: m(STOREYS * HEIGHT) }), compositeRoof);
  return ifc.text();
}
