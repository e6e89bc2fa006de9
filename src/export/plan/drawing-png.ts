/**
 * A drawing as a picture, for programs that show no SVG: outlines, tints and lines of one pixel. Of texts only what the small font has
 * (figures and a few letters), so that it stands in for the drawing and does not replace it.
 */
import { canvasOf, drawText, LEVELS, textWidth, type Canvas } from '../bcf/canvas.ts';
import { pngOf } from '../bcf/png.ts';
import type { Drawing, Pen } from './drawing.ts';
import { hatchOf } from './hatch.ts';
import { CATEGORIES, type Category } from './sheet-kinds.ts';

/** Pixels per mm: 127 per inch. */
const PER_MM = 5;
const [WHITE, BLACK, GREY, RED] = [0, 1, 2, 3];
const FIRST_TINT = 4;
const PLAIN = [[255, 255, 255], [0, 0, 0], [150, 150, 150], [160, 40, 40]] as const;

const INK: Readonly<Record<Pen, number | null>> = {
  none: null, outline: BLACK, open: RED, derived: BLACK, context: GREY, axis: RED, bubble: BLACK, frame: BLACK, thin: BLACK, line: BLACK, 'line-dashed': RED, 'line-open': RED,
};
const THICK: Partial<Record<Pen, number>> = { frame: 3, line: 3, 'line-dashed': 2, 'line-open': 2 };

type Fill = Category | 'black' | 'white' | 'none';

export function drawingPng(drawing: Drawing): Uint8Array {
  // an even width packs two pixels to a byte where there are few colours
  const [width, height] = [2 * Math.ceil((drawing.width * PER_MM) / 2), Math.ceil(drawing.height * PER_MM)];
  const canvas = canvasOf(width, height);
  for (const shape of drawing.shapes) {
    if (shape.kind === 'region') {
      const contours = shape.contours.map(scaled);
      fillRegion(canvas, contours, colourOf(shape.fill));
      for (const contour of contours) stroke(canvas, [...contour, contour[0] ?? 0, contour[1] ?? 0], shape.pen);
    } else if (shape.kind === 'path') stroke(canvas, scaled(shape.points), shape.pen);
    else if (shape.kind === 'circle') {
      const ring = scaled(Array.from({ length: 48 }, (_, i) => (i % 2 === 0 ? shape.x + shape.r * Math.cos((i * Math.PI) / 24) : shape.y + shape.r * Math.sin(((i - 1) * Math.PI) / 24))));
      fillRegion(canvas, [ring], colourOf(shape.fill));
      stroke(canvas, [...ring, ring[0]!, ring[1]!], shape.pen);
    } else if (shape.tone !== 'watermark' && shape.upright !== true && /^[\d.:\-]+( m)?$/.test(shape.text)) {
      const scale = Math.max(1, Math.round((shape.size * PER_MM) / 9));
      const wide = textWidth(shape.text, scale);
      drawText(canvas, shape.text, Math.round(shape.x * PER_MM - (shape.anchor === 'middle' ? wide / 2 : shape.anchor === 'end' ? wide : 0)), Math.round(shape.y * PER_MM - 3.5 * scale), scale, BLACK);
    }
  }
  const colours = canvas.pixels.map((pixel) => pixel / LEVELS);
  return pngOf(width, height, colours, [...PLAIN, ...CATEGORIES.map((one) => rgb(hatchOf(one).tint))]);
}

const scaled = (points: readonly number[]): number[] => points.map((value) => value * PER_MM);

function colourOf(fill: Fill): number | null {
  return fill === 'none' ? null : fill === 'black' ? BLACK : fill === 'white' ? WHITE : FIRST_TINT + CATEGORIES.indexOf(fill);
}

const rgb = (hex: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** By rows; inside where the winding is not zero. */
function fillRegion({ width, height, pixels }: Canvas, contours: readonly (readonly number[])[], colour: number | null): void {
  if (colour === null) return;
  const rows = new Map<number, (readonly [x: number, turn: number])[]>();
  for (const c of contours) {
    const n = c.length;
    for (let i = 0; i + 1 < n; i += 2) {
      const [ax, ay, bx, by] = [c[i]!, c[i + 1]!, c[(i + 2) % n]!, c[(i + 3) % n]!];
      const [lo, hi] = [Math.max(0, Math.ceil(Math.min(ay, by) - 0.5)), Math.min(height - 1, Math.ceil(Math.max(ay, by) - 0.5) - 1)];
      for (let row = lo; row <= hi; row += 1) {
        const crossing = [ax + ((row + 0.5 - ay) / (by - ay)) * (bx - ax), by > ay ? 1 : -1] as const;
        const list = rows.get(row);
        if (list === undefined) rows.set(row, [crossing]);
        else list.push(crossing);
      }
    }
  }
  for (const [row, list] of rows) {
    list.sort((a, b) => a[0] - b[0]);
    let [winding, from] = [0, 0];
    for (const [x, turn] of list) {
      if (winding === 0) from = x;
      winding += turn;
      if (winding === 0) pixels.fill(colour * LEVELS, row * width + Math.max(0, Math.round(from)), row * width + Math.min(width, Math.max(0, Math.round(x))));
    }
  }
}

function stroke({ width, height, pixels }: Canvas, points: readonly number[], pen: Pen): void {
  const colour = INK[pen];
  if (colour === null) return;
  const thick = THICK[pen] ?? 1;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax, ay, bx, by] = [points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!];
    const steps = Math.min(4 * (width + height), Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)))) || 1;
    for (let s = 0; s <= steps; s += 1) {
      const [x, y] = [Math.round(ax + ((bx - ax) * s) / steps), Math.round(ay + ((by - ay) * s) / steps)];
      for (let dx = 0; dx < thick; dx += 1) for (let dy = 0; dy < thick; dy += 1) if (x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height) pixels[(y + dy) * width + x + dx] = colour * LEVELS;
    }
  }
}
