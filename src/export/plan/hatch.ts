/**
 * How each category is filled: told apart by the lines alone when printed in black and white, and by a tint besides. Lines are drawn one
 * by one: patterns of SVG become pictures of many megabytes in a PDF, and office programs leave them out.
 */
import type { Category } from './sheet-kinds.ts';

/** Parallel lines on the sheet. */
interface Family {
  /** degrees, from the right upward */
  readonly angle: number;
  /** mm */
  readonly apart: number;
  readonly offset?: number;
  readonly width?: number;
  /** drawn and left out along the line, mm */
  readonly dash?: readonly [on: number, off: number];
  /** where the first dash begins, mm */
  readonly phase?: number;
}

export interface Hatch {
  readonly tint: string;
  readonly ink: string;
  readonly lines: readonly Family[];
}

/** mm */
const THIN = 0.14;
const DOT = 0.26;
/** Short strokes with round ends: some programs take no stroke of no length. */
const DOTS = [0.02, 1.88] as const;

const RISING: Family = { angle: 45, apart: 0.75 };
const CROSSED: readonly Family[] = [{ angle: 45, apart: 1.1 }, { angle: -45, apart: 1.1 }];
const DOTTED: readonly Family[] = [{ angle: 0, apart: 1.9, dash: DOTS, width: DOT }, { angle: 0, apart: 1.9, offset: 0.95, dash: DOTS, phase: 0.95, width: DOT }];
const LEVEL: Family = { angle: 0, apart: 0.7 };
const BRICK: readonly Family[] = [
  { angle: 0, apart: 0.7 }, { angle: 90, apart: 1.6, dash: [0.7, 0.7] }, { angle: 90, apart: 1.6, offset: 0.8, dash: [0.7, 0.7], phase: 0.7 },
];
/** small crosses */
const CROSSES: readonly Family[] = [
  { angle: 45, apart: 1.2, dash: [0.9, 1.5], phase: -0.45, width: 0.2 }, { angle: -45, apart: 1.2, dash: [0.9, 1.5], phase: -0.45, width: 0.2 },
];

const [BLUE, GREEN, GREY, SAND, CLAY] = [
  { tint: '#d9e8f7', ink: '#15467c' }, { tint: '#d6efe8', ink: '#0a5d50' }, { tint: '#ececec', ink: '#4a4a4a' }, { tint: '#fdf1dd', ink: '#8a4b00' }, { tint: '#fbe3d6', ink: '#8c3a12' },
] as const;

const HATCHES: Readonly<Record<Category, Hatch>> = {
  precast: { ...BLUE, lines: [RISING] },
  composite: { ...GREEN, lines: CROSSED },
  deck: { tint: '#e9f3d3', ink: '#4a6310', lines: [{ angle: 0, apart: 1.6 }, { angle: 0, apart: 1.6, offset: 0.4 }] },
  cast: { ...GREY, lines: DOTTED },
  'joint-counted': { tint: '#22333f', ink: '#ffffff', lines: [{ angle: -45, apart: 0.7 }] },
  'joint-not': { ...SAND, lines: [LEVEL] },
  strip: { tint: '#f1e6f7', ink: '#63307f', lines: [{ angle: 90, apart: 0.7 }] },
  panel: { ...BLUE, lines: [RISING] },
  curtain: { tint: '#dff3f8', ink: '#0b6b85', lines: [{ angle: 90, apart: 0.55 }] },
  framed: { ...GREEN, lines: CROSSED },
  masonry: { ...CLAY, lines: BRICK },
  'cast-infill': { ...GREY, lines: DOTTED },
  integrated: { ...GREEN, lines: CROSSED },
  apart: { ...SAND, lines: [LEVEL] },
  dry: { ...BLUE, lines: [{ angle: 45, apart: 1.5 }] },
  wet: { ...CLAY, lines: DOTTED },
  separated: { tint: BLUE.ink, ink: BLUE.ink, lines: [] },
  embedded: { ...CLAY, lines: [LEVEL] },
  counted: { ...BLUE, lines: [{ angle: 45, apart: 1.2 }] },
  'not-counted': { ...GREY, lines: DOTTED },
  unknown: { tint: '#fff6c2', ink: '#8f1d1d', lines: CROSSES },
};

export const hatchOf = (category: Category): Hatch => HATCHES[category];

export interface HatchPath {
  /** flat x0, y0, x1, y1 per stroke, mm */
  readonly strokes: readonly number[];
  readonly width: number;
  readonly dash: readonly [on: number, off: number] | null;
}

/** What of the lines lies inside contours on the sheet (winding not zero). Linear in corners and strokes. */
export function hatchPaths(category: Category, contours: readonly (readonly number[])[]): readonly HatchPath[] {
  return HATCHES[category].lines.map((family) => ({ strokes: strokesOf(family, contours), width: family.width ?? THIN, dash: family.dash ?? null }));
}

/** A region of more lines than this is so large, or so far off the sheet, that hatching says nothing. */
const MOST_LINES = 4000;

function strokesOf({ angle, apart, offset = 0, dash, phase = 0 }: Family, contours: readonly (readonly number[])[]): readonly number[] {
  const [c, s] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  // the sheet's y runs down, so that a line rising to the right has x − y constant across it
  const along = (x: number, y: number): number => x * c - y * s;
  const across = (x: number, y: number): number => x * s + y * c;
  const rows = new Map<number, (readonly [at: number, turn: 1 | -1])[]>();
  let lines = 0;
  for (const contour of contours) {
    const n = contour.length;
    for (let i = 0; i + 1 < n; i += 2) {
      const [ax, ay, bx, by] = [contour[i]!, contour[i + 1]!, contour[(i + 2) % n]!, contour[(i + 3) % n]!];
      const [u0, v0, u1, v1] = [along(ax, ay), across(ax, ay), along(bx, by), across(bx, by)];
      const turn = v1 > v0 ? 1 : -1;
      const [lo, hi] = [Math.min(v0, v1), Math.max(v0, v1)];
      const first = Math.ceil((lo - offset) / apart), last = Math.ceil((hi - offset) / apart) - 1;
      lines += Math.max(0, last - first + 1);
      if (lines > MOST_LINES * 20) return [];
      for (let k = first; k <= last; k += 1) {
        const v = k * apart + offset;
        const crossing = [u0 + ((v - v0) / (v1 - v0)) * (u1 - u0), turn] as const;
        const row = rows.get(k);
        if (row === undefined) rows.set(k, [crossing]);
        else row.push(crossing);
      }
    }
  }
  if (rows.size > MOST_LINES) return [];
  const strokes: number[] = [];
  const period = dash === undefined ? 0 : dash[0] + dash[1];
  const add = (from: number, to: number, v: number): void => {
    // dashes of all lines keep step across the sheet
    const start = period === 0 ? from : phase + Math.ceil((from - phase) / period) * period;
    if (start > to) return;
    const end = Math.max(to, start + 0.001);
    strokes.push(start * c + v * s, -start * s + v * c, end * c + v * s, -end * s + v * c);
  };
  for (const [k, row] of rows) {
    row.sort((a, b) => a[0] - b[0]);
    let [winding, from] = [0, 0];
    for (const [at, turn] of row) {
      const before = winding;
      winding += turn;
      if (before === 0) from = at;
      else if (winding === 0 && at > from) add(from, at, k * apart + offset);
    }
  }
  return strokes;
}
