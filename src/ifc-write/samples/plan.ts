/** From plans in mm to coordinates in metres. */
import type { Point2 } from '../geometry.ts';
import type { Hole, Piece, Pipe, Rect } from './plan.types.ts';

export const m = (mm: number): number => mm / 1000;

export const outlineOf = ([x0, y0, x1, y1]: Rect): readonly Point2[] => [[m(x0), m(y0)], [m(x1), m(y0)], [m(x1), m(y1)], [m(x0), m(y1)]];

/** Axis of a wall or beam in a rectangle: along its longer side, from the low end. */
export function axisOf([x0, y0, x1, y1]: Rect): { readonly from: Point2; readonly to: Point2; readonly thickness: number; readonly length: number } {
  const dx = x1 - x0;
  const dy = y1 - y0;
  return dx >= dy
    ? { from: [m(x0), m((y0 + y1) / 2)], to: [m(x1), m((y0 + y1) / 2)], thickness: m(dy), length: m(dx) }
    : { from: [m((x0 + x1) / 2), m(y0)], to: [m((x0 + x1) / 2), m(y1)], thickness: m(dx), length: m(dy) };
}

function mirrorHole(hole: Hole, [x0, y0, x1, y1]: Rect): Hole {
  return x1 - x0 >= y1 - y0 ? { ...hole, at: x1 - x0 - hole.at - hole.width } : hole;
}

/** Every piece and, unless it lies on the axis, its mirror image at x = `axis`. */
export function mirrored<P extends Piece>(pieces: readonly P[], axis: number): readonly P[] {
  return pieces.flatMap((piece) => {
    if (piece.once) return [piece];
    const [x0, y0, x1, y1] = piece.rect;
    const twin: P = {
      ...piece,
      key: `${piece.key}-R`,
      rect: [2 * axis - x1, y0, 2 * axis - x0, y1],
      ...(piece.hole === undefined ? {} : { hole: mirrorHole(piece.hole, piece.rect) }),
    };
    return [piece, twin];
  });
}

export function mirroredPipes(pipes: readonly Pipe[], axis: number): readonly Pipe[] {
  return pipes.flatMap((pipe) =>
    pipe.once
      ? [pipe]
      : [pipe, { ...pipe, key: `${pipe.key}-R`, from: [2 * axis - pipe.to[0], pipe.from[1]], to: [2 * axis - pipe.from[0], pipe.to[1]] }],
  );
}
