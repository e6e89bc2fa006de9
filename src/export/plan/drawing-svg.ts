/** A drawing as SVG, self-contained, in millimetres. */
import { el, join, type Attributes, type Markup } from '../markup.ts';
import type { Drawing, Pen, Shape } from './drawing.ts';
import { hatchOf, hatchPaths } from './hatch.ts';
import { textWidth } from './place-labels.ts';
import type { Category } from './sheet-kinds.ts';

export const PENS: Readonly<Record<Pen, Attributes>> = {
  none: { stroke: 'none' },
  outline: { stroke: '#111111', 'stroke-width': 0.25 },
  open: { stroke: '#8f1d1d', 'stroke-width': 0.3, 'stroke-dasharray': '1 0.6' },
  derived: { stroke: '#333333', 'stroke-width': 0.2, 'stroke-dasharray': '0.8 0.5' },
  context: { stroke: '#9a9a9a', 'stroke-width': 0.13 },
  axis: { stroke: '#b03030', 'stroke-width': 0.13, 'stroke-dasharray': '6 1 1 1' },
  bubble: { stroke: '#333333', 'stroke-width': 0.2 },
  frame: { stroke: '#000000', 'stroke-width': 0.7 },
  thin: { stroke: '#000000', 'stroke-width': 0.2 },
  line: { stroke: '#15467c', 'stroke-width': 0.55 },
  'line-dashed': { stroke: '#8c3a12', 'stroke-width': 0.45, 'stroke-dasharray': '1.6 0.9' },
  'line-open': { stroke: '#8f1d1d', 'stroke-width': 0.5, 'stroke-dasharray': '0.3 0.8', 'stroke-linecap': 'round' },
};

export const FONTS = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','Heiti SC',SimHei,sans-serif";

/** Hundredths of a millimetre are finer than any printer. */
const mm = (value: number): string => String(Math.round(value * 100) / 100);

export function drawingSvg(drawing: Drawing): Markup {
  const { width, height } = drawing;
  return el('svg', {
    xmlns: 'http://www.w3.org/2000/svg', width: `${width}mm`, height: `${height}mm`, viewBox: `0 0 ${width} ${height}`, role: 'img',
    'font-family': FONTS, 'stroke-linejoin': 'round',
  },
    el('title', {}, drawing.title),
    el('rect', { width, height, fill: '#ffffff' }),
    drawing.shapes.map(shapeSvg),
  );
}

/** As a file of its own. */
export function svgFile(drawing: Drawing): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawingSvg(drawing).markup}\n`;
}

type Fill = Category | 'black' | 'white' | 'none';

const isCategory = (fill: Fill): fill is Category => fill !== 'black' && fill !== 'white' && fill !== 'none';

function hatchSvg(category: Category, contours: readonly (readonly number[])[]): readonly Markup[] {
  return hatchPaths(category, contours).flatMap(({ strokes, width, dash }) => {
    if (strokes.length === 0) return [];
    let d = '';
    for (let i = 0; i + 3 < strokes.length; i += 4) d += `M${mm(strokes[i]!)} ${mm(strokes[i + 1]!)}L${mm(strokes[i + 2]!)} ${mm(strokes[i + 3]!)}`;
    const dots = dash !== null && dash[0] < 0.1;
    return [el('path', { d, fill: 'none', stroke: hatchOf(category).ink, 'stroke-width': width, 'stroke-dasharray': dash === null ? null : `${dash[0]} ${dash[1]}`, 'stroke-linecap': dots ? 'round' : null })];
  });
}

function paint(fill: Fill): string {
  return fill === 'none' ? 'none' : fill === 'black' ? '#000000' : fill === 'white' ? '#ffffff' : hatchOf(fill).tint;
}

function shapeSvg(shape: Shape): Markup {
  switch (shape.kind) {
    case 'region': {
      const d = shape.contours.map((c) => `${pathData(c)}Z`).join('');
      const lines = isCategory(shape.fill) ? hatchSvg(shape.fill, shape.contours) : [];
      // the outline lies over the lines that end at it
      if (lines.length === 0) return el('path', { d, fill: paint(shape.fill), ...PENS[shape.pen], 'data-element': shape.element });
      return el('g', { 'data-element': shape.element }, el('path', { d, fill: paint(shape.fill) }), lines, shape.pen === 'none' ? null : el('path', { d, fill: 'none', ...PENS[shape.pen] }));
    }
    case 'path':
      return el('path', { d: pathData(shape.points), fill: 'none', ...PENS[shape.pen], 'data-element': shape.element });
    case 'circle':
      return el('circle', { cx: mm(shape.x), cy: mm(shape.y), r: mm(shape.r), fill: paint(shape.fill), ...PENS[shape.pen], 'data-element': shape.element });
    case 'text': {
      const soft = shape.tone === 'watermark';
      // baselines are moved by hand: not every program that shows SVG knows dominant-baseline
      const [x, y, base] = [mm(shape.x), mm(shape.y), mm(shape.y + shape.size * 0.36)];
      const turned = shape.upright ? `rotate(-90 ${x} ${y})` : soft ? `rotate(-24 ${x} ${y})` : undefined;
      const wide = textWidth(shape.text) * shape.size;
      return join(
        shape.halo ? el('rect', {
          x: mm(shape.x - (shape.anchor === 'middle' ? wide / 2 : shape.anchor === 'end' ? wide : 0)), y: mm(shape.y - shape.size * 0.52), width: mm(wide), height: mm(shape.size * 1.04),
          fill: '#ffffff', 'fill-opacity': 0.82, stroke: 'none', transform: turned,
        }) : null,
        el('text', {
          x, y: base, 'font-size': mm(shape.size), 'text-anchor': shape.anchor === 'start' ? undefined : shape.anchor, transform: turned, 'font-weight': shape.bold ? 'bold' : undefined,
          fill: soft ? '#c00000' : shape.tone === 'muted' ? '#444444' : '#000000', 'fill-opacity': soft ? 0.16 : undefined, stroke: 'none',
        }, shape.text),
      );
    }
  }
}

function pathData(points: ArrayLike<number>): string {
  let d = '';
  for (let i = 0; i + 1 < points.length; i += 2) d += `${i === 0 ? 'M' : 'L'}${mm(points[i]!)} ${mm(points[i + 1]!)}`;
  return d;
}
