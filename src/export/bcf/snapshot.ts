/**
 * A drawn picture where no screen is: the boxes around the elements in parallel projection, those of the finding filled in
 * the colour of its outcome, others of their storeys as thin lines behind. It says of itself that it is not the model.
 */
import type { BcfPoint } from '../../bcf/bcf.ts';
import { cornersOf, unionOf, type Box } from './boxes.ts';
import { canvasOf, drawText, fillFace, fillRows, LEVELS, strokeLine, textWidth, type Canvas, type ScreenPoint } from './canvas.ts';
import { centreOf, type Axes } from './framing.ts';
import { pngOf } from './png.ts';

export const SNAPSHOT = { width: 640, height: 480 } as const;
const STRIP = 24;
const NOTE = 'ELEMENT BOXES - NOT THE MODEL';

export interface Scene {
  /** what the finding names, by the colour of what was said of it (`#rrggbb`) */
  readonly parts: readonly { readonly colour: string; readonly boxes: readonly Box[] }[];
  /** lines behind */
  readonly context: readonly Box[];
  readonly axes: Axes;
  /** written into the picture; 0: none is named */
  readonly elements: number;
}

const PAPER = [255, 255, 255];
const INK = [38, 43, 50];
const LABEL = [236, 239, 243];
/** lines behind, of full coverage */
const BEHIND = 2;
/** of a colour on what faces up, and on the two sides */
const SHADES = [1, 0.86, 0.7];

/** bases of the canvas */
const FACES = 1;
const STRIP_BASE = 30;
const TEXT_BASE = 31;
/** colours of a picture at most: what is beyond is drawn in the last */
const MOST_PARTS = 6;
/** coverages that edges are drawn in: enough for a smooth look, few enough for a small palette */
const HALF = 4;
const FULL = LEVELS - 1;
/** pixels: of smaller boxes full lines would leave little colour */
const SMALL = 36;

/** A PNG of 640 × 480. The same scene gives the same bytes. */
export function drawScene({ parts, context, axes, elements }: Scene): Uint8Array {
  const canvas = canvasOf(SNAPSHOT.width, SNAPSHOT.height);
  const named = parts.flatMap(({ boxes }) => boxes);
  const framed = named.length > 0 ? named : context;
  const whole = unionOf(framed);
  if (whole !== null) {
    const view = viewOf(framed, whole, axes, named.length > 0);
    for (const box of context) strokeBox(canvas, view, box, 1, Infinity, BEHIND);
    parts.forEach(({ boxes }, i) => {
      for (const box of boxes) fillBox(canvas, view, box, FACES + Math.min(i, MOST_PARTS - 1) * SHADES.length);
    });
    const slack = view.metre * 1.5;
    for (const box of named) strokeBox(canvas, view, box, 1.2, slack, sizeOf(box) * view.scale < SMALL ? HALF : FULL);
  }
  fillRows(canvas, SNAPSHOT.height - STRIP, SNAPSHOT.height, STRIP_BASE);
  const count = elements === 0 ? '' : elements === 1 ? '1 ELEMENT' : `${elements} ELEMENTS`;
  const top = SNAPSHOT.height - STRIP + 5;
  drawText(canvas, NOTE, 10, top, 2, TEXT_BASE);
  drawText(canvas, count, SNAPSHOT.width - 10 - textWidth(count, 2), top, 2, TEXT_BASE);
  return encoded(canvas, parts.slice(0, MOST_PARTS).map(({ colour }) => bytesOf(colour)));
}

interface View {
  readonly centre: BcfPoint;
  readonly axes: Axes;
  /** pixels per metre, and metres per pixel */
  readonly scale: number;
  readonly metre: number;
  /** pixels: where the origin of the projection lies */
  readonly x: number;
  readonly y: number;
}

const dot = (a: readonly number[], b: readonly number[]): number => a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;

/** m around what is named: enough of its neighbours to see where it is */
const AROUND = 10;

function viewOf(boxes: readonly Box[], whole: Box, axes: Axes, around: boolean): View {
  const centre = centreOf(whole);
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const box of boxes) {
    for (const corner of cornersOf(box, centre)) {
      const [x, y] = [dot(corner, axes.right), dot(corner, axes.up)];
      left = Math.min(left, x);
      right = Math.max(right, x);
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  const [width, height] = [SNAPSHOT.width, SNAPSHOT.height - STRIP];
  const extent = (size: number): number => Math.max(size * 1.12, size + (around ? AROUND : 0.5));
  const scale = Math.min(width / extent(right - left), height / extent(high - low));
  return { centre, axes, scale, metre: 1 / scale, x: width / 2 - (scale * (left + right)) / 2, y: height / 2 + (scale * (low + high)) / 2 };
}

function project({ centre, axes, scale, x, y }: View, px: number, py: number, pz: number): ScreenPoint {
  const p = [px - centre[0], py - centre[1], pz - centre[2]];
  return [x + scale * dot(p, axes.right), y - scale * dot(p, axes.up), dot(p, axes.forward)];
}

/** The corner of a box that is nearest to the eye, and along each axis the one across. */
interface Nearest {
  readonly near: readonly [number, number, number];
  readonly far: readonly [number, number, number];
}

function nearest([x0, y0, z0, x1, y1, z1]: Box, { forward }: Axes): Nearest {
  const low = [x0, y0, z0];
  const high = [x1, y1, z1];
  const pick = (axis: 0 | 1 | 2, towards: boolean): number => (forward[axis] > 0 === towards ? low[axis]! : high[axis]!);
  return { near: [pick(0, true), pick(1, true), pick(2, true)], far: [pick(0, false), pick(1, false), pick(2, false)] };
}

function fillBox(canvas: Canvas, view: View, box: Box, base: number): void {
  const { near: [x, y, z], far: [fx, fy, fz] } = nearest(box, view.axes);
  const corner = project(view, x, y, z);
  const [ax, ay, az] = [project(view, fx, y, z), project(view, x, fy, z), project(view, x, y, fz)];
  fillFace(canvas, corner, ax, ay, base);
  fillFace(canvas, corner, ax, az, base + 1);
  fillFace(canvas, corner, ay, az, base + 2);
}

const sizeOf = ([x0, y0, z0, x1, y1, z1]: Box): number => Math.hypot(x1 - x0, y1 - y0, z1 - z0);

/** The nine edges that the eye sees. */
function strokeBox(canvas: Canvas, view: View, box: Box, thick: number, slack: number, most: number): void {
  const { near: [x, y, z], far: [fx, fy, fz] } = nearest(box, view.axes);
  const points = {
    o: project(view, x, y, z), x: project(view, fx, y, z), y: project(view, x, fy, z), z: project(view, x, y, fz),
    xy: project(view, fx, fy, z), xz: project(view, fx, y, fz), yz: project(view, x, fy, fz),
  };
  for (const [a, b] of [['o', 'x'], ['o', 'y'], ['o', 'z'], ['x', 'xy'], ['y', 'xy'], ['x', 'xz'], ['z', 'xz'], ['y', 'yz'], ['z', 'yz']] as const) {
    strokeLine(canvas, points[a], points[b], thick, slack, most);
  }
}

function bytesOf(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

const mix = (colour: readonly number[], level: number): readonly number[] => colour.map((value, i) => Math.round(value + ((INK[i]! - value) * level) / FULL));

/** What the canvas tells apart, in as few colours as show it. */
function encoded(canvas: Canvas, colours: readonly (readonly number[])[]): Uint8Array {
  const palette: (readonly number[])[] = [];
  const table = new Uint8Array(256);
  const entry = (colour: readonly number[]): number => palette.push(colour) - 1;
  const ramp = (base: number, at: (level: number) => number): void => {
    for (let level = 0; level < LEVELS; level++) table[base * LEVELS + level] = at(level);
  };
  const ink = entry(INK);
  const paper = [0, 1, BEHIND, HALF].map((level) => entry(mix(PAPER, level)));
  ramp(0, (level) => (level <= BEHIND ? paper[level]! : level < FULL ? paper.at(-1)! : ink));
  colours.forEach((colour, i) => {
    const half = entry(mix(colour.map((value) => value * SHADES[1]!), HALF));
    SHADES.forEach((shade, k) => {
      const face = entry(colour.map((value) => Math.round(value * shade)));
      ramp(FACES + i * SHADES.length + k, (level) => (level <= BEHIND ? face : level < FULL ? half : ink));
    });
  });
  const label = entry(LABEL);
  ramp(STRIP_BASE, () => label);
  ramp(TEXT_BASE, () => ink);
  return pngOf(canvas.width, canvas.height, canvas.pixels.map((pixel) => table[pixel]!), palette);
}
