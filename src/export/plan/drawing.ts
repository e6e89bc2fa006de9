/** A drawing as data, mm from the upper left of its sheet, y down: what SVG and the picture that stands in for it are written from. */
import type { Category } from './sheet-kinds.ts';

export type Pen =
  | 'none' | 'outline' | 'open' | 'derived' | 'context' | 'axis' | 'bubble' | 'frame' | 'thin' | 'line' | 'line-dashed' | 'line-open';

export type Shape =
  /** outer contours and holes of opposite sense, flat x, y; filled where the winding is not zero */
  | { readonly kind: 'region'; readonly contours: readonly (readonly number[])[]; readonly fill: Category | 'black' | 'white' | 'none'; readonly pen: Pen; readonly element?: number }
  | { readonly kind: 'path'; readonly points: readonly number[]; readonly pen: Pen; readonly element?: number }
  | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly r: number; readonly fill: Category | 'black' | 'white' | 'none'; readonly pen: Pen; readonly element?: number }
  | {
    readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string;
    /** height of the letters, mm */
    readonly size: number;
    readonly anchor: 'start' | 'middle' | 'end';
    readonly upright?: boolean;
    readonly bold?: boolean;
    /** white around it, where it lies over lines */
    readonly halo?: boolean;
    readonly tone?: 'muted' | 'watermark';
  };

export interface Drawing {
  /** mm */
  readonly width: number;
  readonly height: number;
  /** what it shows, in one line */
  readonly title: string;
  readonly shapes: readonly Shape[];
}
