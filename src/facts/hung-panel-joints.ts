/** Joints between hung panels of one plane: the gap between neighbours, beside and above each other. Metres. */
import { boxColumn, forEachOverlap } from '../geometry/broad-phase.ts';
import type { Box } from '../geometry/quantities.ts';
import { boxContour } from './box-contour.ts';
import type { Facts } from './facts.ts';
import { extent, PARALLEL, rectAround, type Rect } from './joints/shape.ts';
import { pieceOf } from './piece.ts';

export interface PanelJoint {
  /** the neighbour, of a higher index */
  readonly other: number;
  /** m; null: they are drawn touching, so the joint is not drawn */
  readonly width: number | null;
  /** world metres */
  readonly box: Box;
}

/** What is further apart has something else between it, m. */
const REACH = 0.1;
/** Faces of one plane differ by less, m. */
const COPLANAR = 0.02;
/** Neighbours face each other over at least this share of the smaller side. */
const FACING = 0.5;
/** Nearer than this they are drawn touching, m. */
const TOUCHING = 1e-3;

interface Panel {
  readonly index: number;
  readonly building: number;
  readonly box: Box;
  readonly contours: readonly Float64Array[];
  readonly rect: Rect;
}

const known = new WeakMap<Facts['outOfScope'], ReadonlyMap<number, readonly PanelJoint[]>>();

/** By the lower index of the two; a panel without such a neighbour is not listed. */
export function hungPanelJoints(facts: Facts): ReadonlyMap<number, readonly PanelJoint[]> {
  let found = known.get(facts.outOfScope);
  if (found === undefined) known.set(facts.outOfScope, (found = find(facts)));
  return found;
}

function find(facts: Facts): ReadonlyMap<number, readonly PanelJoint[]> {
  const panels = panelsOf(facts);
  const joints = new Map<number, PanelJoint[]>();
  forEachOverlap(boxColumn(panels.map((p) => p.box)), REACH, (i, j) => {
    const a = panels[i]!, b = panels[j]!;
    if (a.building !== b.building || pieceOf(facts, a.index).includes(b.index)) return;
    const width = gap(a, b);
    if (width === null) return;
    const list = joints.get(a.index);
    const joint = { other: b.index, width: width < TOUCHING ? null : width, box: between(a.box, b.box) };
    if (list) list.push(joint);
    else joints.set(a.index, [joint]);
  });
  return joints;
}

function panelsOf(facts: Facts): readonly Panel[] {
  const panels: Panel[] = [];
  facts.roles.forEach((roles, index) => {
    const g = facts.geometry[index];
    if (roles.component !== 'hung-panel' || facts.outOfScope[index] !== null || !g?.bbox) return;
    const contours = g.footprint ?? [boxContour(g.bbox)];
    const rect = rectAround(contours);
    if (rect !== null) panels.push({ index, building: facts.buildings.of[index]!, box: g.bbox, contours, rect });
  });
  return panels;
}

/** m; null where they are no neighbours of one plane. */
function gap(a: Panel, b: Panel): number | null {
  const { ux, uy } = a.rect;
  if (Math.abs(ux * b.rect.uy - uy * b.rect.ux) > PARALLEL) return null;
  const [va, vb] = [extent(a.contours, -uy, ux), extent(b.contours, -uy, ux)];
  if (Math.abs(va[0] - vb[0]) > COPLANAR && Math.abs(va[1] - vb[1]) > COPLANAR) return null;
  const [ua, ub] = [extent(a.contours, ux, uy), extent(b.contours, ux, uy)];
  const along = apart(ua, ub);
  const up = apart([a.box[2], a.box[5]], [b.box[2], b.box[5]]);
  const sideBySide = -up >= FACING * Math.min(a.box[5] - a.box[2], b.box[5] - b.box[2]);
  const stacked = -along >= FACING * Math.min(ua[1] - ua[0], ub[1] - ub[0]);
  const width = sideBySide && !stacked ? along : stacked && !sideBySide ? up : null;
  return width === null || width < -TOUCHING || width > REACH ? null : Math.max(0, width);
}

/** Distance between two ranges; negative: what they share. */
function apart(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.max(a[0], b[0]) - Math.min(a[1], b[1]);
}

function between(a: Box, b: Box): Box {
  const axis = (k: 0 | 1 | 2): readonly [number, number] => {
    const [lo, hi] = [Math.max(a[k], b[k]), Math.min(a[k + 3]!, b[k + 3]!)];
    return lo <= hi ? [lo, hi] : [hi, lo];
  };
  const [x, y, z] = [axis(0), axis(1), axis(2)];
  return [x[0], y[0], z[0], x[1], y[1], z[1]];
}
