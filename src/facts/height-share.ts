/** Which share of an element's volume or side area lies between two heights. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { volumeBetween } from '../geometry/slices.ts';
import type { Interval } from '../units.ts';

/** A body whose plan area × height is its volume within this stands straight: every share is that of its height. */
const UPRIGHT = 0.002;
/** A face whose area is length × height within this is a rectangle. */
const RECTANGLE = 0.01;

/**
 * 0–1, of the quantity between heights `from` and `to` (m, world; infinite ends are allowed). Exact where the body's slices
 * or its shape say so; else the widest range that its box leaves, [0, 1] where it has none.
 */
export function shareBetween(g: ElementGeometry, from: number, to: number, quantity: 'volume' | 'sideArea'): Interval {
  if (!g.bbox) return [0, 1];
  const [z0, z1] = [g.bbox[2], g.bbox[5]];
  if (from <= z0 && to >= z1) return [1, 1];
  if (to <= z0 || from >= z1) return [0, 0];
  const box = boxShare(z0, z1, from, to);
  const exact = quantity === 'volume' ? volumeShare(g, from, to, box) : sideShare(g, from, to, box);
  if (exact !== null) return [exact, exact];
  return [0, Math.min(1, (box * most(g, quantity)) / (held(g, quantity) ?? most(g, quantity)))];
}

function boxShare(z0: number, z1: number, from: number, to: number): number {
  return z1 > z0 ? (Math.min(to, z1) - Math.max(from, z0)) / (z1 - z0) : 1;
}

function volumeShare(g: ElementGeometry, from: number, to: number, box: number): number | null {
  if (g.slices !== null && g.slices.length > 0) {
    const all = volumeBetween(g.slices, -Infinity, Infinity);
    if (all > 0) return Math.min(1, Math.max(0, volumeBetween(g.slices, from, to) / all));
  }
  return g.volume !== null && straight(g, g.volume) ? box : null;
}

/** Openings are not deducted, so the gross body decides; a gable of even thickness without openings shares as its volume does. */
function sideShare(g: ElementGeometry, from: number, to: number, box: number): number | null {
  if (g.grossVolume !== null && straight(g, g.grossVolume)) return box;
  if (g.sideArea !== null && g.length !== null && g.height !== null && Math.abs(g.sideArea - g.length * g.height) <= RECTANGLE * g.sideArea) return box;
  const whole = g.volume !== null && g.grossVolume !== null && Math.abs(g.volume - g.grossVolume) <= UPRIGHT * g.grossVolume;
  const even = g.sideArea !== null && g.thickness !== null && g.grossVolume !== null
    && Math.abs(g.sideArea * g.thickness - g.grossVolume) <= RECTANGLE * g.grossVolume;
  return whole && even ? volumeShare(g, from, to, box) : null;
}

function straight(g: ElementGeometry, volume: number): boolean {
  const height = g.bbox![5] - g.bbox![2];
  return g.footprintArea !== null && Math.abs(g.footprintArea * height - volume) <= UPRIGHT * volume;
}

/** What the box can hold at most, and what is measured. */
function most(g: ElementGeometry, quantity: 'volume' | 'sideArea'): number {
  const [x0, y0, z0, x1, y1, z1] = g.bbox!;
  return quantity === 'volume' ? (x1 - x0) * (y1 - y0) * (z1 - z0) : Math.hypot(x1 - x0, y1 - y0) * (z1 - z0);
}

function held(g: ElementGeometry, quantity: 'volume' | 'sideArea'): number | null {
  const value = quantity === 'volume' ? g.volume ?? g.volumeBounds?.[1] ?? null : g.sideArea;
  return value !== null && value > 0 ? value : null;
}
