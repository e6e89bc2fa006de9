/** The axis of a straight line (a pipe, a conduit, a tray), from its measured box: length by segment (4.0.13). */
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Interval } from '../units.ts';

export type Point = readonly [number, number, number];

export interface LineAxis {
  /** m; an interval where the body bends and only its ends are known */
  readonly length: Interval;
  /** the axes it may have: one where it runs along a coordinate direction, two or four where only its box is known; none where it bends */
  readonly axes: readonly (readonly [from: Point, to: Point])[];
}

/** Slack of measured sizes, m. */
const SLACK = 0.005;
/** Share of a straight body's least surface below which it must bend. */
const BENT = 0.98;

/** Null for a body without a box. */
export function lineAxis(g: ElementGeometry): LineAxis | null {
  const box = g.bbox;
  if (!box) return null;
  const dims = [box[3] - box[0], box[4] - box[1], box[5] - box[2]] as const;
  const [long, wide] = sizesOf(g, dims);
  if (bends(g, long, wide)) return { length: [long, dims[0] + dims[1] + dims[2]], axes: [] };
  return { length: [long, long], axes: axesOf(box, dims, long, wide) };
}

/** Longest and second side of the smallest box around the body, m. */
function sizesOf(g: ElementGeometry, dims: readonly [number, number, number]): readonly [number, number] {
  if (g.size) return [g.size[0], g.size[1]];
  const sides = (g.length === null || g.thickness === null || g.height === null ? [...dims] : [g.length, g.thickness, g.height]).sort((a, b) => b - a);
  return [sides[0]!, sides[1]!];
}

/**
 * Every section of a straight body spans its width, so its outline is at least twice that: a closed body with less surface
 * than 2 × length × width (an open one, drawn as one sheet, than once) leaves its box's middle empty.
 */
function bends(g: ElementGeometry, long: number, wide: number): boolean {
  if (g.surfaceArea === null) return false;
  return g.surfaceArea < BENT * (g.status === 'closed' ? 2 : 1) * long * wide;
}

function axesOf(
  box: NonNullable<ElementGeometry['bbox']>, dims: readonly [number, number, number], long: number, wide: number,
): LineAxis['axes'] {
  const middle = [0, 1, 2].map((k) => (box[k]! + box[k + 3]!) / 2);
  const along = [0, 1, 2].find((k) => Math.abs(dims[k]! - long) <= SLACK && [0, 1, 2].every((j) => j === k || dims[j]! <= wide + SLACK));
  const runs = along === undefined ? dims.map((d) => runOf(d, long, wide)) : dims.map((_, k) => (k === along ? long : 0));
  const moving = [0, 1, 2].filter((k) => runs[k]! > 0);
  const axes: (readonly [Point, Point])[] = [];
  // the box does not say which of its diagonals the axis is: each of them is tried
  for (let signs = 0; signs < 1 << Math.max(0, moving.length - 1); signs += 1) {
    const at = (end: -1 | 1): Point => {
      const p = [0, 1, 2].map((k) => {
        const order = moving.indexOf(k);
        const sign = order > 0 && signs & (1 << (order - 1)) ? -1 : 1;
        return middle[k]! + (end * sign * runs[k]!) / 2;
      });
      return [p[0]!, p[1]!, p[2]!];
    };
    axes.push([at(-1), at(1)]);
  }
  return axes;
}

/** How far the axis runs along one direction: the box's side less what the section adds, d = L·u + w·√(1 − u²). */
function runOf(d: number, long: number, wide: number): number {
  let u = Math.min(1, d / long);
  for (let i = 0; i < 20; i += 1) u = Math.min(1, Math.max(0, (d - wide * Math.sqrt(1 - u * u)) / long));
  return u * long <= wide / 2 ? 0 : u * long;
}
