/** The longer face of a wall that bends, as a line in plan. */
import type { ElementGeometry } from '../geometry/quantities.ts';
import { isStraight, wallFaces } from '../geometry/wall-faces.ts';

export interface FacePath {
  /** m, arcs by their circle */
  readonly length: number;
  /** flat [x0,y0,x1,y1,…], world metres */
  readonly path: Float64Array;
  readonly closed: boolean;
}

/** Null for a straight wall, and for an outline that shows no two faces. */
export function outerPath(g: ElementGeometry): FacePath | null {
  const faces = (g.footprint && wallFaces(g.footprint)) ?? [];
  // of a T the back is the outer face, as for its area
  const face = faces.length > 2 ? faces.find(isStraight) ?? faces[0] : faces[0];
  if (!face || isStraight(face) || face.edges.length < 2) return null;
  const points: number[] = [];
  for (const { x, y } of face.edges) points.push(x, y);
  const last = face.edges[face.edges.length - 1]!;
  const [x, y] = [last.x + last.ux * last.length, last.y + last.uy * last.length];
  const closed = Math.hypot(x - points[0]!, y - points[1]!) < SAME_POINT;
  if (!closed) points.push(x, y);
  return { length: face.length, path: Float64Array.from(points), closed };
}

/** m */
const SAME_POINT = 1e-4;
