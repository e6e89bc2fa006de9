/**
 * Openings of an upright straight panel as rectangles in its own face. Looking across it, what can be seen through is an
 * opening and a recess is not: the elevation of the net body is taken off the whole face. Openings may be cut by the file
 * or drawn in the body's own profile.
 */
import { roundQuantity } from '../units.ts';
import type { BodyMesh } from './body.ts';
import type { Turn } from './measure.ts';
import { panelOutline } from './panel-outline.ts';
import type { PlanBox } from './plan-box.ts';
import { contourArea, contoursArea } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Projector } from './projection.ts';
import type { Box, FaceOpening } from './quantities.ts';
import { leaningFace } from './side-area.ts';
import type { Solid } from './solid.ts';
import { straightPanel } from './straight-panel.ts';

type Rectangle = Pick<FaceOpening, 'from' | 'to' | 'sill' | 'head'>;

/** Openings of a body that is not yet placed, metres. */
export interface PanelFace {
  /** lower end of the length axis in the middle of the thickness, at the foot; relative to the gross body's origin */
  readonly base: readonly [number, number, number];
  readonly box: PlanBox;
  readonly openings: readonly Pick<FaceOpening, 'from' | 'to' | 'sill' | 'head' | 'start' | 'end' | 'top'>[];
}

export interface PanelInput {
  /** stood up, each relative to its own origin; one object where nothing is cut */
  readonly net: BodyMesh;
  readonly gross: BodyMesh;
  readonly netSolid: Solid;
  readonly grossSolid: Solid;
  /** from the gross body's origin to the net one's */
  readonly offset: readonly [number, number, number];
  /** of the gross body, as are its convex hull in plan, its foot and its top, its footprint and its contours */
  readonly box: PlanBox;
  readonly hull: Float64Array;
  readonly z0: number;
  readonly z1: number;
  readonly footprintArea: number | null;
  readonly footprint: readonly Float64Array[] | null;
  readonly projector: Projector;
  readonly plan: Plan | null;
}

/** A panel is at least this many times as long and as high as it is thick. */
const SLENDER = 2;
/** Levels of a body's corners are one within this, m: single precision. */
const LEVEL = 1e-4;
/** m²; openings, and what is left of the panel, make up the whole of it up to what single precision leaves along their edges. */
const SAME_FACE = 1e-3;
/** Cut and uncut volumes differ by less than this share where nothing was cut. */
const SAME_VOLUME = 1e-6;
/** Half the width of a crack between cut and uncut that single precision and the mesher leave, m. */
const CRACK = 5e-4;
/** A gap narrower or lower than this is a joint and no opening, m. */
const LEAST = 0.01;
/** Corners of an elevation beyond which it is no panel: what closes indents compares edges with each other. */
const MOST_CORNERS = 1000;

/** Null where it cannot be told; see ElementGeometry.faceOpenings. */
export function panelFace(input: PanelInput): PanelFace | null {
  const { net, gross, netSolid, grossSolid, box, hull, z0, z1, plan, projector } = input;
  const frame = frameOf(box, hull, z0);
  // what reaches from foot to top everywhere has nothing over an opening, straight or not
  if (net === gross && standsThrough(gross, z0, z1)) return { ...frame, openings: [] };
  if (plan === null || box.length < SLENDER * box.thickness || z1 - z0 < SLENDER * box.thickness) return null;
  if (!straightPanel(input) || leaningFace(gross) !== null) return null;

  const elevationOf = (body: BodyMesh, solid: Solid): readonly Float64Array[] | null => {
    const orientation = solid.status === 'closed' ? Array.from(body.partEnds, () => 1) : null;
    const { contours } = projector.project({ body, right: [box.ux, box.uy, 0], up: [0, 0, 1], orientation, plan });
    return contours === null || contours.reduce((sum, c) => sum + c.length / 2, 0) > MOST_CORNERS ? null : contours;
  };
  const along = frame.base[0] * box.ux + frame.base[1] * box.uy;
  const trapsBefore = plan.traps;
  const elevation = (net === gross ? null : boxElevation(input)) ?? elevationOf(gross, grossSolid);
  const seen = net === gross ? elevation : elevationOf(net, netSolid);
  if (elevation === null || seen === null) return null;
  const panel = panelOutline(elevation).map((c) => moved(c, -along, -z0));
  const { offset } = input;
  const solid = seen.map((c) => moved(c, offset[0] * box.ux + offset[1] * box.uy - along, offset[2] - z0));
  const open = openingsIn(panel, solid, plan).filter((r) => r.to - r.from >= LEAST && r.head - r.sill >= LEAST);
  if (plan.traps !== trapsBefore) return null;
  if (open.length === 0) return net !== gross && !isCut(netSolid, grossSolid) ? null : { ...frame, openings: [] };
  // faces that are missing on both sides look like an opening
  if (net === gross && grossSolid.status === 'open') return null;
  const openings = apart(open).sort((a, b) => a.from - b.from || a.sill - b.sill);
  return { ...frame, openings: openings.map((r) => ({ ...r, ...panelAround(panel, r) })) };
}

/** World figures of a panel's openings: turned about the vertical, and its gross body's origin moved to `origin`. */
export function placeOpenings({ base, box, openings }: PanelFace, { xx, xy, yx, yy }: Turn, origin: readonly [number, number, number]): readonly FaceOpening[] {
  const at = (along: number, across: number): readonly [number, number] => {
    const x = base[0] + along * box.ux - across * box.uy, y = base[1] + along * box.uy + across * box.ux;
    return [origin[0] + xx * x + yx * y, origin[1] + xy * x + yy * y];
  };
  const foot = origin[2] + base[2];
  return openings.map((o) => {
    const corners = [at(o.from, -box.thickness / 2), at(o.from, box.thickness / 2), at(o.to, -box.thickness / 2), at(o.to, box.thickness / 2)];
    const xs = corners.map(([x]) => x), ys = corners.map(([, y]) => y);
    return {
      from: round(o.from), to: round(o.to), sill: round(o.sill), head: round(o.head),
      start: round(o.start), end: round(o.end), top: round(o.top),
      line: [...at(o.from, 0), ...at(o.to, 0)],
      box: [Math.min(...xs), Math.min(...ys), foot + o.sill, Math.max(...xs), Math.max(...ys), foot + o.head].map(round) as unknown as Box,
    };
  });
}

function frameOf(box: PlanBox, hull: Float64Array, z0: number): Pick<PanelFace, 'base' | 'box'> {
  let along = Infinity, least = Infinity, most = -Infinity;
  for (let i = 0; i < hull.length; i += 2) {
    along = Math.min(along, hull[i]! * box.ux + hull[i + 1]! * box.uy);
    const across = hull[i + 1]! * box.ux - hull[i]! * box.uy;
    least = Math.min(least, across);
    most = Math.max(most, across);
  }
  const across = (least + most) / 2;
  return { box, base: [along * box.ux - across * box.uy, along * box.uy + across * box.ux, z0] };
}

/** The elevation of a gross body of one piece that stands from foot to top: no need to look. Null for any other. */
function boxElevation({ gross, footprint, box: { ux, uy }, z0, z1 }: PanelInput): readonly Float64Array[] | null {
  const pieces = footprint?.filter((c) => contourArea(c) > 0) ?? [];
  if (pieces.length !== 1 || !standsThrough(gross, z0, z1)) return null;
  let s0 = Infinity, s1 = -Infinity;
  for (let i = 0; i < pieces[0]!.length; i += 2) {
    const s = pieces[0]![i]! * ux + pieces[0]![i + 1]! * uy;
    s0 = Math.min(s0, s);
    s1 = Math.max(s1, s);
  }
  return [Float64Array.of(s0, z0, s1, z0, s1, z1, s0, z1)];
}

/** What the solid leaves open of the panel, both in the panel's frame. */
function openingsIn(panel: readonly Float64Array[], solid: readonly Float64Array[], plan: Plan): readonly Rectangle[] {
  const holes = solid.filter((c) => contourArea(c) < 0);
  const indents = solid.filter((c) => contourArea(c) > 0).flatMap((c) => indentsOf(c, panel));
  const open = indents.reduce((sum, r) => sum + (r.to - r.from) * (r.head - r.sill), 0) - contoursArea(holes);
  // where that is not all there is: outlines that are no rectangles, or in pieces
  return Math.abs(contoursArea(panel) - contoursArea(solid) - open) < SAME_FACE
    ? [...holes.map((c) => around(c, 0)), ...indents]
    : plan.shrunk(plan.difference(panel, solid), CRACK).filter((c) => contourArea(c) > 0).map((c) => around(c, CRACK));
}

/** Rectangles around the corners of an outline that lie inside the panel, from where it leaves the panel's own outline to where it is back. */
function indentsOf(c: Float64Array, panel: readonly Float64Array[]): Rectangle[] {
  const n = c.length / 2;
  const inside = Array.from({ length: n }, (_, i) => !panel.some((outline) => isOn(outline, c[2 * i]!, c[2 * i + 1]!)));
  const first = inside.indexOf(false);
  const found: Rectangle[] = [];
  for (let k = 1; first >= 0 && k <= n; k++) {
    const run: number[] = [];
    const add = (at: number): void => void run.push(c[2 * (at % n)]!, c[2 * (at % n) + 1]!);
    while (inside[(first + k) % n]) {
      if (run.length === 0) add(first + k - 1);
      add(first + k++);
    }
    if (run.length === 0) continue;
    add(first + k);
    found.push(around(Float64Array.from(run), 0));
  }
  return found;
}

function isOn(outline: Float64Array, x: number, y: number): boolean {
  const n = outline.length;
  for (let i = 0; i < n; i += 2) {
    const j = (i + 2) % n;
    const ax = outline[i]!, ay = outline[i + 1]!;
    const dx = outline[j]! - ax, dy = outline[j + 1]! - ay;
    const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    if ((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2 <= CRACK * CRACK) return true;
  }
  return false;
}

/** Has the body no corner between its foot and its top? */
function standsThrough({ positions }: BodyMesh, z0: number, z1: number): boolean {
  for (let i = 2; i < positions.length; i += 3) {
    const z = positions[i]!;
    if (z - z0 > LEVEL && z1 - z > LEVEL) return false;
  }
  return true;
}

function isCut({ volume: net }: Solid, { volume: gross }: Solid): boolean {
  return net !== null && gross !== null && gross - net > SAME_VOLUME * gross;
}

function moved(contour: Float64Array, ds: number, dz: number): Float64Array {
  return contour.map((value, i) => value + (i % 2 === 0 ? ds : dz));
}

/** The rectangle around what was drawn in by so much, m. */
function around(contour: Float64Array, by: number): Rectangle {
  let from = Infinity, to = -Infinity, sill = Infinity, head = -Infinity;
  for (let i = 0; i < contour.length; i += 2) {
    from = Math.min(from, contour[i]!);
    to = Math.max(to, contour[i]!);
    sill = Math.min(sill, contour[i + 1]!);
    head = Math.max(head, contour[i + 1]!);
  }
  return { from: from - by, to: to + by, sill: sill - by, head: head + by };
}

/** Rectangles that overlap are one. */
function apart(rectangles: readonly Rectangle[]): Rectangle[] {
  const kept: Rectangle[] = [];
  for (let next of rectangles) {
    for (let i = 0; i < kept.length;) {
      const other = kept[i]!;
      const share = Math.min(Math.min(next.to, other.to) - Math.max(next.from, other.from), Math.min(next.head, other.head) - Math.max(next.sill, other.sill));
      if (share <= CRACK) {
        i++;
        continue;
      }
      next = { from: Math.min(next.from, other.from), to: Math.max(next.to, other.to), sill: Math.min(next.sill, other.sill), head: Math.max(next.head, other.head) };
      kept.splice(i, 1);
      // the larger one may reach what was passed
      i = 0;
    }
    kept.push(next);
  }
  return kept;
}

/** The outline nearest to the opening on either side over its height, and above it over its width. */
function panelAround(panel: readonly Float64Array[], { from, to, sill, head }: Rectangle): Pick<FaceOpening, 'start' | 'end' | 'top'> {
  let start = -Infinity, end = Infinity, top = Infinity;
  for (const c of panel) {
    for (let i = 0; i < c.length; i += 2) {
      const j = (i + 2) % c.length;
      const beside = within(c[i + 1]!, c[i]!, c[j + 1]!, c[j]!, sill, head);
      if (beside !== null && beside[0] + beside[1] < from + to) start = Math.max(start, Math.min(from, beside[1]));
      else if (beside !== null) end = Math.min(end, Math.max(to, beside[0]));
      const over = within(c[i]!, c[i + 1]!, c[j]!, c[j + 1]!, from, to);
      if (over !== null && over[0] + over[1] > sill + head) top = Math.min(top, Math.max(head, over[0]));
    }
  }
  return { start: Number.isFinite(start) ? start : from, end: Number.isFinite(end) ? end : to, top: Number.isFinite(top) ? top : head };
}

/** Least and most of `v` on the edge where `u` lies between two bounds; null where it reaches in by no more than a crack. */
function within(u0: number, v0: number, u1: number, v1: number, least: number, most: number): readonly [number, number] | null {
  if (u0 > u1) return within(u1, v1, u0, v0, least, most);
  if (u1 <= least + CRACK || u0 >= most - CRACK) return null;
  const at = (u: number): number => (u1 === u0 ? v0 : v0 + ((v1 - v0) * (u - u0)) / (u1 - u0));
  const a = at(Math.max(u0, least)), b = at(Math.min(u1, most));
  return a < b ? [a, b] : [b, a];
}

/** no -0 */
function round(value: number): number {
  return roundQuantity(value) + 0;
}
