/**
 * A housing block of precast wall panels as IFC, from its dimensions: rows of panels with strips between them and bands over
 * them, cast-in-place walls, and a floor laid out to stated areas. Plans in mm.
 */
import { createIfc, type StoreyHandle } from '../../../src/ifc-write/ifc-file.ts';
import { beam, block, column, slab, wall } from '../../../src/ifc-write/members.ts';
import { BUILDING_SET, createAuthor } from '../../../src/ifc-write/samples/author.ts';
import { TOWER_KINDS, type Kind } from '../../../src/ifc-write/samples/kinds.ts';
import { axisOf, m, outlineOf } from '../../../src/ifc-write/samples/plan.ts';
import type { Rect } from '../../../src/ifc-write/samples/plan.types.ts';

export interface Run {
  readonly x: number;
  /** panel lengths; a strip between each two */
  readonly panels: readonly number[];
  readonly gaps: readonly number[];
}

export interface Row {
  readonly thickness: number;
  readonly runs: readonly Run[];
  /** lengths of cast-in-place walls from x = 0, in all storeys */
  readonly cast?: number;
  /** the same where storeys are wholly cast in place */
  readonly castBelow?: number;
  /** a panel as high as the storey, from x */
  readonly extra?: { readonly x: number; readonly length: number };
}

export interface Area {
  readonly use: 'composite' | 'strip' | 'balcony' | 'ac' | 'stair' | 'cast';
  readonly rect: Rect;
}

export interface ShearWallBuilding {
  readonly name: string;
  readonly storeys: number;
  /** wholly cast in place from below */
  readonly castStoreys: number;
  readonly height: number;
  readonly slab: number;
  readonly width: number;
  readonly depth: number;
  /** rows begin here and stand so far apart; the floor between them is cast in place */
  readonly rows: readonly Row[];
  readonly rowSpacing: number;
  readonly wallZone: number;
  /** tiles the rest of the plan */
  readonly areas: readonly Area[];
  readonly compositeRoof: boolean;
  /** running lengths of walls 2.5 m high, per storey */
  readonly walls?: (storey: number) => readonly { readonly kind: Kind; readonly length: number }[];
}

const BAND: Kind = { class: 'IfcBeam', type: '水平后浇带:SHJ#', neutral: '', precast: '现浇', component: '后浇段', strength: 'C40', material: '混凝土' };
const STRIP: Kind = { class: 'IfcSlab', type: '楼板:板缝-后浇接缝', neutral: '', predefinedType: 'FLOOR', precast: '现浇', strength: 'C30', material: '混凝土' };
const KIND: Readonly<Record<Area['use'], Kind>> = {
  composite: TOWER_KINDS.compositeSlab, strip: STRIP, balcony: TOWER_KINDS.balcony, ac: TOWER_KINDS.acSlab, stair: TOWER_KINDS.flight, cast: TOWER_KINDS.slab,
};
/** what a profile settles: strips of at most 300 mm between precast slabs count (4.0.5-2) */
export const STRIP_TYPE = STRIP.type;

/** `joints`: drawn as elements, or left as gaps. */
export function writeShearWall(b: ShearWallBuilding, joints: 'drawn' | 'gaps'): string {
  const ifc = createIfc({ name: b.name, seed: `sunmao/${b.name}`, unit: 'mm' });
  const author = createAuthor(ifc, true);
  ifc.building({ key: 'building', name: b.name, psets: author.template({ 全装修: true, 有厨房: true, 有卫生间: true, 结构材料: '混凝土' }, BUILDING_SET) });
  // the outline of the plan is the slab's: a strip left open in an outer wall would notch it
  let y = 100;
  const rows = b.rows.map((row) => {
    const at = { ...row, y0: y, y1: y + row.thickness };
    y += row.thickness + b.rowSpacing;
    return at;
  });

  const plate = (kind: Kind, storey: StoreyHandle, key: string, rect: Rect): void => {
    slab(ifc, { ...author.product(kind, storey, key), outline: outlineOf(rect), thickness: m(b.slab) });
  };
  const upright = (kind: Kind, storey: StoreyHandle, key: string, rect: Rect, height: number): void => {
    const { from, to, thickness } = axisOf(rect);
    wall(ifc, { ...author.product(kind, storey, key, key), from, to, thickness, height: m(height) });
  };

  /** the floor over storey n, whose top is the level of `storey` */
  const floor = (storey: StoreyHandle, n: number): void => {
    const roof = n === b.storeys && !b.compositeRoof;
    let from = 0;
    rows.forEach((row, r) => {
      if (row.y0 > from) plate(TOWER_KINDS.slab, storey, `slab-${r}`, [0, from, b.width, row.y0]);
      from = row.y1;
      let x = 0;
      for (const [i, [x0, x1]] of taken(row, n <= b.castStoreys).entries()) {
        if (x0 > x) plate(TOWER_KINDS.slab, storey, `slab-${r}-${i}`, [x, row.y0, x0, row.y1]);
        x = x1;
      }
      if (x < b.width) plate(TOWER_KINDS.slab, storey, `slab-${r}-end`, [x, row.y0, b.width, row.y1]);
    });
    plate(TOWER_KINDS.slab, storey, 'slab-rows', [0, from, b.width, b.wallZone]);
    b.areas.forEach(({ use, rect }, i) => {
      if (use !== 'stair') plate(roof ? TOWER_KINDS.roofSlab : KIND[use], storey, `area-${i}`, rect);
      else if (roof) plate(TOWER_KINDS.roofSlab, storey, `area-${i}`, rect);
    });
  };

  for (let n = 1; n <= b.storeys; n++) {
    const storey = ifc.storey({ key: `F${n}`, name: `${n}F`, elevation: m((n - 1) * b.height) });
    if (n === 1) slab(ifc, { ...author.product(TOWER_KINDS.groundSlab, storey, 'ground'), outline: outlineOf([0, 0, b.width, b.depth]), thickness: 0.18 });
    else floor(storey, n - 1);
    const cast = n <= b.castStoreys;
    rows.forEach((row, r) => {
      const base = (cast ? row.castBelow : undefined) ?? row.cast;
      if (base !== undefined) upright(TOWER_KINDS.baseInnerWall, storey, `cast-${r}`, [0, row.y0, base, row.y1], b.height);
      if (cast) return;
      if (row.extra) upright(TOWER_KINDS.innerPanel, storey, `extra-${r}`, [row.extra.x, row.y0, row.extra.x + row.extra.length, row.y1], b.height);
      row.runs.forEach((run, k) => {
        let x = run.x;
        run.panels.forEach((length, i) => {
          const rect: Rect = [x, row.y0, x + length, row.y1];
          upright(TOWER_KINDS.innerPanel, storey, `panel-${r}-${k}-${i}`, rect, b.height - b.slab);
          if (joints === 'drawn') {
            const { from, to, thickness } = axisOf(rect);
            beam(ifc, { ...author.product(BAND, storey, `band-${r}-${k}-${i}`, '140'), from, to, section: [thickness, m(b.slab)], top: m(b.height) });
          }
          x += length;
          const gap = run.gaps[i];
          if (gap === undefined) return;
          if (joints === 'drawn') {
            column(ifc, {
              ...author.product(TOWER_KINDS.joint, storey, `strip-${r}-${k}-${i}`, `1-${gap}`),
              at: [m(x + gap / 2), m((row.y0 + row.y1) / 2)], section: [m(gap), m(row.thickness)], height: m(b.height),
            });
          }
          x += gap;
        });
      });
    });
    b.areas.forEach(({ use, rect: [x0, y0, x1, y1] }, i) => {
      if (use !== 'stair' || (n === b.storeys && !b.compositeRoof)) return;
      block(ifc, { ...author.product(TOWER_KINDS.flight, storey, `flight-${i}`), from: [m(x0), m(y0), 1], size: [m(x1 - x0), m(y1 - y0), 0.2] });
    });
    let at = b.wallZone + 600;
    for (const { kind, length } of b.walls?.(n) ?? []) {
      for (let left = length; left > 0; left -= 30_000, at += 450) {
        wall(ifc, { ...author.product(kind, storey, `wall-${at}`), from: [0, m(at)], to: [m(Math.min(left, 30_000)), m(at)], thickness: 0.1, height: 2.5 });
      }
    }
  }
  floor(ifc.storey({ key: 'roof', name: '屋面', elevation: m(b.storeys * b.height) }), b.storeys);
  return ifc.text();
}

/** Where walls stand in a row, from left to right; strips are left open in the floor. */
function taken(row: Row, cast: boolean): readonly (readonly [number, number])[] {
  const base = (cast ? row.castBelow : undefined) ?? row.cast;
  const list: [number, number][] = base === undefined ? [] : [[0, base]];
  if (!cast) {
    for (const run of row.runs) list.push([run.x, run.x + [...run.panels, ...run.gaps].reduce((sum, l) => sum + l, 0)]);
    if (row.extra) list.push([row.extra.x, row.extra.x + row.extra.length]);
  }
  return list;
}
