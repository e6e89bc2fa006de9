/** A storey's plan on screen: metres to pixels and back, what lies under the pointer, what a corner snaps to. No page in it. */
import type { PlanAxis, PlanPiece } from '../worker/app-api.ts';

export type Point = readonly [x: number, y: number];
export type Extent = readonly [x0: number, y0: number, x1: number, y1: number];

/** px = scale × (m − centre), y up */
export interface Sheet {
  /** plan metres in the middle of the picture */
  readonly centre: Point;
  /** px per m */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

const FITTED = 0.92;
const CLOSEST = 2000;
const FARTHEST = 0.05;

export function fit(extent: Extent, width: number, height: number): Sheet {
  const [w, h] = [Math.max(0.5, extent[2] - extent[0]), Math.max(0.5, extent[3] - extent[1])];
  const scale = Math.min(CLOSEST, Math.max(FARTHEST, FITTED * Math.min(width / w, height / h)));
  return { centre: [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2], scale, width, height };
}

export const toScreen = ({ centre, scale, width, height }: Sheet, [x, y]: Point): Point => [width / 2 + (x - centre[0]) * scale, height / 2 - (y - centre[1]) * scale];
export const toPlan = ({ centre, scale, width, height }: Sheet, [px, py]: Point): Point => [centre[0] + (px - width / 2) / scale, centre[1] - (py - height / 2) / scale];

/** What is under the pointer stays under it. */
export function zoom(sheet: Sheet, at: Point, factor: number): Sheet {
  const scale = Math.min(CLOSEST, Math.max(FARTHEST, sheet.scale * factor));
  const [x, y] = toPlan(sheet, at);
  return { ...sheet, scale, centre: [x - (at[0] - sheet.width / 2) / scale, y + (at[1] - sheet.height / 2) / scale] };
}

export const pan = (sheet: Sheet, dx: number, dy: number): Sheet => ({ ...sheet, centre: [sheet.centre[0] - dx / sheet.scale, sheet.centre[1] + dy / sheet.scale] });

/** m², of what the contours enclose, holes taken off */
export function areaOf(contours: readonly ArrayLike<number>[]): number {
  let twice = 0;
  for (const c of contours) {
    const n = c.length / 2;
    for (let i = 0, j = n - 1; i < n; j = i, i += 1) twice += (c[2 * j]! - c[0]!) * (c[2 * i + 1]! - c[1]!) - (c[2 * i]! - c[0]!) * (c[2 * j + 1]! - c[1]!);
  }
  return Math.abs(twice / 2);
}

/** Even-odd: a point in a hole is outside. */
export function holds(contours: readonly ArrayLike<number>[], [x, y]: Point): boolean {
  let inside = false;
  for (const c of contours) {
    const n = c.length / 2;
    for (let i = 0, j = n - 1; i < n; j = i, i += 1) {
      const [yi, yj] = [c[2 * i + 1]!, c[2 * j + 1]!];
      if (yi > y !== yj > y && x < ((c[2 * j]! - c[2 * i]!) * (y - yi)) / (yj - yi) + c[2 * i]!) inside = !inside;
    }
  }
  return inside;
}

/** Floors under walls: what is large is drawn first and picked last. */
export interface DrawnPiece {
  readonly piece: PlanPiece;
  readonly area: number;
  readonly box: Extent;
}

export function drawn(pieces: readonly PlanPiece[]): readonly DrawnPiece[] {
  return pieces.map((piece): DrawnPiece => ({ piece, area: areaOf(piece.contours), box: boxOf(piece.contours) })).sort((a, b) => b.area - a.area);
}

export function boxOf(contours: readonly ArrayLike<number>[]): Extent {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const c of contours) {
    for (let i = 0; i + 1 < c.length; i += 2) {
      x0 = Math.min(x0, c[i]!); x1 = Math.max(x1, c[i]!);
      y0 = Math.min(y0, c[i + 1]!); y1 = Math.max(y1, c[i + 1]!);
    }
  }
  return [x0, y0, x1, y1];
}

/** The smallest piece at a place, within so many metres of it; null where there is none. */
export function pieceAt(list: readonly DrawnPiece[], at: Point, reach: number): PlanPiece | null {
  for (let i = list.length - 1; i >= 0; i -= 1) {
    const { piece, box } = list[i]!;
    if (at[0] < box[0] - reach || at[0] > box[2] + reach || at[1] < box[1] - reach || at[1] > box[3] + reach) continue;
    if (holds(piece.contours, at)) return piece;
    // a line as thin as a pencil's is met by its rim
    if (Math.min(box[2] - box[0], box[3] - box[1]) < reach * 2 && piece.contours.some((c) => rim(c, at) <= reach)) return piece;
  }
  return null;
}

function rim(c: ArrayLike<number>, at: Point): number {
  let least = Infinity;
  const n = c.length / 2;
  for (let i = 0, j = n - 1; i < n; j = i, i += 1) least = Math.min(least, distance(nearestOn([c[2 * j]!, c[2 * j + 1]!], [c[2 * i]!, c[2 * i + 1]!], at), at));
  return least;
}

export const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
export const rectangle = (a: Point, b: Point): readonly Point[] => [[Math.min(a[0], b[0]), Math.min(a[1], b[1])], [Math.max(a[0], b[0]), Math.min(a[1], b[1])], [Math.max(a[0], b[0]), Math.max(a[1], b[1])], [Math.min(a[0], b[0]), Math.max(a[1], b[1])]];
export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

export function nearestOn(a: Point, b: Point, p: Point): Point {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
  return [a[0] + along * dx, a[1] + along * dy];
}

export interface Snap {
  readonly at: Point;
  readonly to: 'corner' | 'axes' | 'edge' | 'square' | 'free';
}

/** Places a corner may take: those of what is drawn, crossings of axes, then the nearest edge. Sorted by x, so that a few are looked at. */
export interface SnapPlaces {
  readonly corners: readonly Point[];
  readonly crossings: readonly Point[];
  readonly list: readonly DrawnPiece[];
}

export function snapPlaces(list: readonly DrawnPiece[], axes: readonly PlanAxis[]): SnapPlaces {
  const corners: Point[] = [];
  for (const { piece } of list) for (const c of piece.contours) for (let i = 0; i + 1 < c.length; i += 2) corners.push([c[i]!, c[i + 1]!]);
  return { corners: corners.sort((a, b) => a[0] - b[0]), crossings: crossingsOf(axes), list };
}

/** @param reach m @param from the corner before: with `square`, the next lies straight or across from it */
export function snap(places: SnapPlaces, at: Point, reach: number, from: Point | null, square: boolean): Snap {
  const corner = nearest(places.corners, at, reach);
  if (corner) return { at: corner, to: 'corner' };
  const crossing = places.crossings.reduce<Point | null>((best, one) => (distance(one, at) <= reach && (best === null || distance(one, at) < distance(best, at)) ? one : best), null);
  if (crossing) return { at: crossing, to: 'axes' };
  if (square && from) return { at: Math.abs(at[0] - from[0]) >= Math.abs(at[1] - from[1]) ? [at[0], from[1]] : [from[0], at[1]], to: 'square' };
  let best: Point | null = null;
  for (const { piece, box } of places.list) {
    if (at[0] < box[0] - reach || at[0] > box[2] + reach || at[1] < box[1] - reach || at[1] > box[3] + reach) continue;
    for (const c of piece.contours) {
      const n = c.length / 2;
      for (let i = 0, j = n - 1; i < n; j = i, i += 1) {
        const on = nearestOn([c[2 * j]!, c[2 * j + 1]!], [c[2 * i]!, c[2 * i + 1]!], at);
        if (distance(on, at) <= reach && (best === null || distance(on, at) < distance(best, at))) best = on;
      }
    }
  }
  return best ? { at: best, to: 'edge' } : { at, to: 'free' };
}

function nearest(sorted: readonly Point[], at: Point, reach: number): Point | null {
  let [lo, hi] = [0, sorted.length];
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (sorted[middle]![0] < at[0] - reach) lo = middle + 1;
    else hi = middle;
  }
  let best: Point | null = null;
  for (let i = lo; i < sorted.length && sorted[i]![0] <= at[0] + reach; i += 1) {
    const d = distance(sorted[i]!, at);
    if (d <= reach && (best === null || d < distance(best, at))) best = sorted[i]!;
  }
  return best;
}

/** Where two straight lines through the ends of axes meet; null where they run alike. */
export function meeting(a: PlanAxis, b: PlanAxis): Point | null {
  const [p, r] = lineOf(a.path);
  const [q, s] = lineOf(b.path);
  const cross = r[0] * s[1] - r[1] * s[0];
  if (Math.abs(cross) < 1e-9 * Math.hypot(...r) * Math.hypot(...s) || cross === 0) return null;
  const t = ((q[0] - p[0]) * s[1] - (q[1] - p[1]) * s[0]) / cross;
  return [p[0] + t * r[0], p[1] + t * r[1]];
}

function lineOf(path: ArrayLike<number>): readonly [Point, Point] {
  const n = path.length;
  return [[path[0] ?? 0, path[1] ?? 0], [(path[n - 2] ?? 0) - (path[0] ?? 0), (path[n - 1] ?? 0) - (path[1] ?? 0)]];
}

/** more axes than a sheet has */
const MOST_AXES = 200;

function crossingsOf(axes: readonly PlanAxis[]): readonly Point[] {
  const few = axes.slice(0, MOST_AXES);
  return few.flatMap((a, i) => few.slice(i + 1).flatMap((b): readonly Point[] => {
    const at = meeting(a, b);
    return at ? [at] : [];
  }));
}

/** The four corners between two axes one way and two the other; null where they do not make a field. */
export function fieldBetween(axes: readonly PlanAxis[], tags: readonly [string, string, string, string]): readonly Point[] | null {
  const [a, b, c, d] = tags.map((tag) => axes.find((axis) => axis.tag === tag));
  if (!a || !b || !c || !d || a === b || c === d) return null;
  const corners = [meeting(a, c), meeting(b, c), meeting(b, d), meeting(a, d)];
  return corners.every((one) => one !== null) ? corners : null;
}

/** To a millimetre: what a person could have typed. */
export const rounded = ([x, y]: Point): Point => [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000];
