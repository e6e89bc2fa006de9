/** Axes of IfcGrid in plan, and which way north lies, for drawings. Nothing is judged by them, so what cannot be read is left out. */
import { endOf, startOf } from '../geometry/section.ts';
import type { Segment } from '../geometry/section.ts';
import type { GridAxis } from '../model/model.ts';
import { curveOf } from './curves.ts';
import { createPlacements } from './placement.ts';
import type { Matrix } from './placement.ts';
import type { Records } from './records.ts';
import { isList, refId, textOf } from './step-args.ts';
import { createGeometryReader, vectorOf } from './step-reader.ts';
import { toSi } from './units.ts';
import type { UnitTable } from './units.ts';

/** A file has a few dozen axes; what says more is damaged. */
const MOST_AXES = 2000;
/** Chords of a round axis, radians. */
const CHORD = Math.PI / 36;
const LONGEST_TAG = 64;

const LISTS = [['UAxes', 'U'], ['VAxes', 'V'], ['WAxes', 'W']] as const;

/** @param storeyOf position in the file's storeys of a grid's record, -1 for none */
export function readGridAxes(records: Records, units: UnitTable, storeyOf: (record: number) => number): readonly GridAxis[] {
  const grids = records.ofClass('IFCGRID');
  if (grids.length === 0) return [];
  const length = units.ofKind('LENGTHUNIT');
  const metres = (value: number): number => (length === null ? value : toSi(value, length));
  const reader = createGeometryReader(records.index, units.ofKind('PLANEANGLEUNIT')?.factor ?? 1);
  const placements = createPlacements(records.index);
  const axes: GridAxis[] = [];
  for (const at of grids) {
    const grid = records.read(at);
    const placed = placements.of(refId(records.attribute(grid, 'ObjectPlacement')));
    if (!(placed instanceof Float64Array)) continue;
    const storey = storeyOf(at);
    for (const [attribute, direction] of LISTS) {
      const list = records.attribute(grid, attribute);
      for (const value of isList(list) ? list : []) {
        if (axes.length >= MOST_AXES) return axes;
        const axis = records.get(refId(value));
        if (axis?.class !== 'IFCGRIDAXIS') continue;
        const curve = curveOf(reader, axis.values[1]);
        if (curve === null || curve.length === 0) continue;
        const path = pathOf(curve, placed).map(metres);
        if (path.every(Number.isFinite)) {
          axes.push({ tag: textOf(axis.values[0]).trim().slice(0, LONGEST_TAG), direction, storey: storey < 0 ? null : storey, path });
        }
      }
    }
  }
  return axes;
}

/** Flat x, y of the curve in the world's plan, in the file's unit. */
function pathOf(curve: readonly Segment[], m: Matrix): number[] {
  const path: number[] = [];
  const add = (x: number, y: number, z: number): void => {
    path.push(m[0]! * x + m[4]! * y + m[8]! * z + m[12]!, m[1]! * x + m[5]! * y + m[9]! * z + m[13]!);
  };
  add(...startOf(curve[0]!));
  for (const segment of curve) {
    if (segment.kind === 'arc') {
      const { centre, u, v, t0, t1 } = segment;
      const chords = Math.min(144, Math.max(1, Math.ceil(Math.abs(t1 - t0) / CHORD)));
      for (let i = 1; i < chords; i++) {
        const t = t0 + ((t1 - t0) * i) / chords;
        const [c, s] = [Math.cos(t), Math.sin(t)];
        add(centre[0] + u[0] * c + v[0] * s, centre[1] + u[1] * c + v[1] * s, centre[2] + u[2] * c + v[2] * s);
      }
    }
    add(...endOf(segment));
  }
  return path;
}

/** IfcGeometricRepresentationContext.TrueNorth as a direction in the file's plan; null where no context states it. */
export function readTrueNorth(records: Records): readonly [number, number] | null {
  const reader = createGeometryReader(records.index, 1);
  for (const at of records.ofClass('IFCGEOMETRICREPRESENTATIONCONTEXT')) {
    const north = reader.get(records.attribute(records.read(at), 'TrueNorth'));
    const ratios = north?.class === 'IFCDIRECTION' ? vectorOf(north.args[0]) : null;
    const size = ratios === null ? 0 : Math.hypot(ratios[0], ratios[1]);
    if (ratios !== null && size > 1e-9) return [ratios[0] / size, ratios[1] / size];
  }
  return null;
}
