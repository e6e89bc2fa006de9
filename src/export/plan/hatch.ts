/** How each category is filled: told apart by the pattern alone when printed in black and white, and by colour besides. */
import { el, type Markup } from '../markup.ts';
import type { Category } from './sheet-kinds.ts';

interface Hatch {
  readonly tint: string;
  readonly ink: string;
  /** side of the tile, mm */
  readonly tile: number;
  readonly draw: (tile: number, ink: string) => readonly Markup[];
}

const line = (x1: number, y1: number, x2: number, y2: number, ink: string, width = 0.16, dash?: string): Markup =>
  el('path', { d: `M${x1} ${y1}L${x2} ${y2}`, stroke: ink, 'stroke-width': width, 'stroke-dasharray': dash, fill: 'none' });
const dot = (x: number, y: number, r: number, ink: string): Markup => el('circle', { cx: x, cy: y, r, fill: ink });

// a slanted line continues in the neighbouring tiles, whose corners it cuts
const rising = (t: number, ink: string, width?: number): Markup[] => [line(-t / 4, t / 4, t / 4, -t / 4, ink, width), line(0, t, t, 0, ink, width), line((3 * t) / 4, (5 * t) / 4, (5 * t) / 4, (3 * t) / 4, ink, width)];
const falling = (t: number, ink: string, width?: number): Markup[] => [line(-t / 4, (3 * t) / 4, t / 4, (5 * t) / 4, ink, width), line(0, 0, t, t, ink, width), line((3 * t) / 4, -t / 4, (5 * t) / 4, t / 4, ink, width)];
const dots = (t: number, ink: string): Markup[] => [dot(t / 4, t / 4, 0.13, ink), dot((3 * t) / 4, (3 * t) / 4, 0.13, ink)];
const level = (t: number, ink: string): Markup[] => [line(0, t / 2, t, t / 2, ink)];
const plumb = (t: number, ink: string): Markup[] => [line(t / 2, 0, t / 2, t, ink)];
const brick = (t: number, ink: string): Markup[] => [line(0, 0, t, 0, ink, 0.3), line(0, t / 2, t, t / 2, ink), line(t / 4, 0, t / 4, t / 2, ink), line((3 * t) / 4, t / 2, (3 * t) / 4, t, ink)];
const asks = (t: number, ink: string): Markup[] => [
  el('path', { d: `M${t * 0.36} ${t * 0.36}a${t * 0.14} ${t * 0.14} 0 1 1 ${t * 0.2} ${t * 0.13}q${-t * 0.06} ${t * 0.04} ${-t * 0.06} ${t * 0.13}`, stroke: ink, 'stroke-width': 0.17, fill: 'none' }),
  dot(t * 0.5, t * 0.74, 0.13, ink),
];

const HATCHES: Readonly<Record<Category, Hatch>> = {
  precast: { tint: '#d9e8f7', ink: '#15467c', tile: 0.9, draw: rising },
  composite: { tint: '#d6efe8', ink: '#0a5d50', tile: 1.5, draw: (t, ink) => [...rising(t, ink), ...falling(t, ink)] },
  deck: { tint: '#e9f3d3', ink: '#4a6310', tile: 1.6, draw: (t, ink) => [line(0, t * 0.3, t, t * 0.3, ink), line(0, t * 0.55, t, t * 0.55, ink)] },
  cast: { tint: '#ececec', ink: '#555555', tile: 1.6, draw: dots },
  'joint-counted': { tint: '#22333f', ink: '#ffffff', tile: 0.8, draw: falling },
  'joint-not': { tint: '#fdf1dd', ink: '#8a4b00', tile: 0.7, draw: level },
  strip: { tint: '#f1e6f7', ink: '#63307f', tile: 0.7, draw: plumb },
  panel: { tint: '#d9e8f7', ink: '#15467c', tile: 0.9, draw: rising },
  curtain: { tint: '#dff3f8', ink: '#0b6b85', tile: 0.55, draw: plumb },
  framed: { tint: '#d6efe8', ink: '#0a5d50', tile: 1.4, draw: (t, ink) => [...rising(t, ink), ...falling(t, ink)] },
  masonry: { tint: '#fbe3d6', ink: '#8c3a12', tile: 1.4, draw: brick },
  'cast-infill': { tint: '#ececec', ink: '#555555', tile: 1.6, draw: dots },
  integrated: { tint: '#d6efe8', ink: '#0a5d50', tile: 1.4, draw: (t, ink) => [...rising(t, ink), ...falling(t, ink)] },
  apart: { tint: '#fdf1dd', ink: '#8a4b00', tile: 0.9, draw: level },
  dry: { tint: '#d9e8f7', ink: '#15467c', tile: 1.8, draw: rising },
  wet: { tint: '#fbe3d6', ink: '#8c3a12', tile: 1.6, draw: dots },
  separated: { tint: '#15467c', ink: '#15467c', tile: 1, draw: () => [] },
  embedded: { tint: '#fbe3d6', ink: '#8c3a12', tile: 0.7, draw: level },
  counted: { tint: '#d9e8f7', ink: '#15467c', tile: 1.4, draw: rising },
  'not-counted': { tint: '#ececec', ink: '#555555', tile: 1.6, draw: dots },
  unknown: { tint: '#fff6c2', ink: '#8f1d1d', tile: 2.4, draw: asks },
};

/** @param id unique in the document */
export function hatchPattern(category: Category, id: string): Markup {
  const { tint, ink, tile, draw } = HATCHES[category];
  return el('pattern', { id, width: tile, height: tile, patternUnits: 'userSpaceOnUse' }, el('rect', { width: tile, height: tile, fill: tint }), draw(tile, ink));
}

/** Grey of 0–255 for pictures without patterns, and the colour that its lines have. */
export const hatchTint = (category: Category): string => HATCHES[category].tint;
export const hatchInk = (category: Category): string => HATCHES[category].ink;
