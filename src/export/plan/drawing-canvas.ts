/** A drawing painted as the browser paints, with all its texts, where there is a canvas beside the page (a worker of it). */
import type { Drawing, Shape } from './drawing.ts';
import { PENS, FONTS } from './drawing-svg.ts';
import { hatchOf, hatchPaths } from './hatch.ts';
import { textWidth } from './place-labels.ts';
import type { Category } from './sheet-kinds.ts';

/** Pixels per mm: 127 per inch. */
const PER_MM = 5;

type Fill = Category | 'black' | 'white' | 'none';

/** PNG; null where no canvas can be had. */
export async function paintedPng(drawing: Drawing): Promise<Uint8Array | null> {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const canvas = new OffscreenCanvas(Math.ceil(drawing.width * PER_MM), Math.ceil(drawing.height * PER_MM));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(PER_MM, PER_MM);
  context.lineJoin = 'round';
  context.textBaseline = 'alphabetic';
  for (const shape of drawing.shapes) paint(context, shape);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

function paint(context: OffscreenCanvasRenderingContext2D, shape: Shape): void {
  if (shape.kind === 'text') {
    const soft = shape.tone === 'watermark';
    context.save();
    context.translate(shape.x, shape.y);
    context.rotate(shape.upright ? -Math.PI / 2 : soft ? (-24 * Math.PI) / 180 : 0);
    context.font = `${shape.bold ? 'bold ' : ''}${shape.size}px ${FONTS}`;
    context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor;
    if (shape.halo) {
      const wide = textWidth(shape.text) * shape.size;
      context.fillStyle = 'rgb(255 255 255 / 82%)';
      context.fillRect(shape.anchor === 'middle' ? -wide / 2 : shape.anchor === 'end' ? -wide : 0, -shape.size * 0.52, wide, shape.size * 1.04);
    }
    context.fillStyle = soft ? 'rgb(192 0 0 / 16%)' : shape.tone === 'muted' ? '#444444' : '#000000';
    context.fillText(shape.text, 0, shape.size * 0.36);
    context.restore();
    return;
  }
  const path = new Path2D();
  if (shape.kind === 'circle') path.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
  else for (const points of shape.kind === 'path' ? [shape.points] : shape.contours) {
    points.forEach((x, i) => {
      if (i % 2 === 0) path[i === 0 ? 'moveTo' : 'lineTo'](x, points[i + 1]!);
    });
    if (shape.kind === 'region') path.closePath();
  }
  if (shape.kind !== 'path') fillIn(context, path, shape.fill, shape.kind === 'region' ? shape.contours : []);
  const { stroke, 'stroke-width': width, 'stroke-dasharray': dash, 'stroke-linecap': cap } = PENS[shape.pen];
  if (stroke === 'none') return;
  context.strokeStyle = String(stroke);
  context.lineWidth = Number(width);
  context.lineCap = cap === 'round' ? 'round' : 'butt';
  context.setLineDash(typeof dash === 'string' ? dash.split(' ').map(Number) : []);
  context.stroke(path);
}

function fillIn(context: OffscreenCanvasRenderingContext2D, path: Path2D, fill: Fill, contours: readonly (readonly number[])[]): void {
  if (fill === 'none') return;
  const hatch = fill === 'black' || fill === 'white' ? null : hatchOf(fill);
  context.fillStyle = hatch?.tint ?? (fill === 'black' ? '#000000' : '#ffffff');
  context.fill(path, 'nonzero');
  if (hatch === null) return;
  context.strokeStyle = hatch.ink;
  for (const { strokes, width, dash } of hatchPaths(fill as Category, contours)) {
    context.beginPath();
    for (let i = 0; i + 3 < strokes.length; i += 4) {
      context.moveTo(strokes[i]!, strokes[i + 1]!);
      context.lineTo(strokes[i + 2]!, strokes[i + 3]!);
    }
    context.lineWidth = width;
    context.lineCap = dash !== null && dash[0] < 0.1 ? 'round' : 'butt';
    context.setLineDash(dash ?? []);
    context.stroke();
  }
}
