/** The plan of a storey on a canvas: pieces, axes, regions, and the region that is being drawn. */
import type { Region } from '../profile/profile.ts';
import { regionName } from '../profile/region.ts';
import type { StoreyPlan } from '../worker/app-api.ts';
import { middle, rectangle, toPlan, toScreen, type DrawnPiece, type Point, type Sheet, type Snap } from './plan-drawing.ts';

export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly sheet: Sheet;
  /** a colour of the theme by the name of its variable */
  readonly ink: (name: string) => string;
}

export interface PieceLooks {
  /** null: not drawn; `away`: it is not what is looked at */
  readonly colourOf: (element: number) => { readonly colour: string; readonly away: boolean } | null;
  readonly selected: ReadonlySet<number>;
  /** elements that the region being drawn meets */
  readonly hit: ReadonlySet<number>;
}

export interface Draft {
  readonly corners: readonly Point[];
  readonly closed: boolean;
  /** the corner that is moved */
  readonly active: number | null;
  readonly cursor: Snap | null;
  readonly rectangle: boolean;
}

/** metres under which a piece is a floor, a ceiling, a finish: seen through */
const FLAT = 0.6;

export function paintPieces({ context, sheet, ink }: Brush, pieces: readonly DrawnPiece[], { colourOf, selected, hit }: PieceLooks): void {
  const { width, height, scale } = sheet;
  context.fillStyle = ink('--scene');
  context.fillRect(0, 0, width, height);
  const [lo, hi] = [toPlan(sheet, [0, height]), toPlan(sheet, [width, 0])];
  context.lineWidth = 1;
  for (const { piece, box } of pieces) {
    if (box[2] < lo[0] || box[0] > hi[0] || box[3] < lo[1] || box[1] > hi[1]) continue;
    const look = colourOf(piece.element);
    if (look === null) continue;
    const { colour, away } = look;
    const flat = piece.z[1] - piece.z[0] < FLAT;
    context.beginPath();
    for (const c of piece.contours) {
      for (let i = 0; i + 1 < c.length; i += 2) {
        const [x, y] = toScreen(sheet, [c[i]!, c[i + 1]!]);
        if (i === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.closePath();
    }
    context.globalAlpha = away ? 0.07 : flat ? 0.3 : 0.9;
    context.fillStyle = colour;
    context.fill('evenodd');
    context.globalAlpha = away ? 0.25 : flat ? 0.5 : 0.85;
    context.strokeStyle = ink('--muted');
    context.setLineDash(piece.boxed ? [3, 3] : []);
    if (scale > 4) context.stroke();
    if (selected.has(piece.element) || hit.has(piece.element)) {
      context.globalAlpha = 1;
      context.strokeStyle = selected.has(piece.element) ? ink('--accent') : ink('--unknown');
      context.lineWidth = 2.5;
      context.stroke();
      context.lineWidth = 1;
    }
    context.setLineDash([]);
  }
  context.globalAlpha = 1;
}

export function paintAxes(brush: Brush, axes: StoreyPlan['axes']): void {
  const { context, sheet, ink } = brush;
  context.strokeStyle = ink('--faint');
  context.fillStyle = ink('--muted');
  context.font = '11px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const axis of axes) {
    const points: Point[] = [];
    for (let i = 0; i + 1 < axis.path.length; i += 2) points.push([axis.path[i]!, axis.path[i + 1]!]);
    context.setLineDash([10, 4, 2, 4]);
    context.beginPath();
    path(brush, points, false);
    context.stroke();
    context.setLineDash([]);
    const [x, y] = toScreen(sheet, points[0] ?? [0, 0]);
    context.fillText(axis.tag.slice(0, 6), x, y);
  }
}

export function paintRegion(brush: Brush, one: Region, on: boolean): void {
  const { context, sheet, ink } = brush;
  context.beginPath();
  path(brush, one.polygon, true);
  context.globalAlpha = on ? 0.18 : 0.08;
  context.fillStyle = ink('--accent');
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = ink('--accent');
  context.lineWidth = on ? 2.5 : 1.2;
  context.setLineDash([6, 3]);
  context.stroke();
  context.setLineDash([]);
  context.lineWidth = 1;
  const [x, y] = toScreen(sheet, one.polygon[0]!);
  context.font = '600 12px system-ui, sans-serif';
  context.textAlign = 'left';
  context.fillStyle = ink('--accent');
  context.fillText(regionName(one).slice(0, 40), x + 5, y - 9);
}

export function paintDraft(brush: Brush, { corners: all, closed, active, cursor, rectangle: square }: Draft): void {
  const { context, sheet, ink } = brush;
  const shown: Point[] = [...all];
  if (!closed && cursor && all.length > 0) {
    if (square) shown.splice(0, shown.length, ...rectangle(all[0]!, cursor.at));
    else shown.push(cursor.at);
  }
  if (shown.length > 0) {
    context.beginPath();
    path(brush, shown, closed || square);
    context.globalAlpha = 0.16;
    context.fillStyle = ink('--accent');
    if (shown.length > 2) context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = ink('--accent');
    context.lineWidth = 2;
    context.stroke();
    context.lineWidth = 1;
  }
  const dot = (at: Point, size: number, fill: string): void => {
    const [x, y] = toScreen(sheet, at);
    context.beginPath();
    context.rect(x - size, y - size, 2 * size, 2 * size);
    context.fillStyle = fill;
    context.fill();
    context.stroke();
  };
  all.forEach((corner, i) => dot(corner, active === i ? 6 : 4.5, active === i ? ink('--accent') : ink('--panel')));
  if (closed) for (let i = 0; i < all.length; i += 1) dot(middle(all[i]!, all[(i + 1) % all.length]!), 2.5, ink('--accent'));
  if (cursor && !closed) {
    const [x, y] = toScreen(sheet, cursor.at);
    context.beginPath();
    if (cursor.to === 'free' || cursor.to === 'square') context.arc(x, y, 3, 0, 2 * Math.PI);
    else if (cursor.to === 'edge') { context.moveTo(x - 6, y - 6); context.lineTo(x + 6, y + 6); context.moveTo(x - 6, y + 6); context.lineTo(x + 6, y - 6); }
    else context.rect(x - 6, y - 6, 12, 12);
    context.strokeStyle = ink('--unknown');
    context.lineWidth = 2;
    context.stroke();
    context.lineWidth = 1;
  }
}

function path({ context, sheet }: Brush, points: readonly Point[], close: boolean): void {
  points.forEach((point, i) => {
    const [x, y] = toScreen(sheet, point);
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  if (close) context.closePath();
}
