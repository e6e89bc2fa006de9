/** One face of a wall, openings restored: what GB/T 51129-2017 4.0.6–4.0.9 count. */
import type { BodyMesh } from './body.ts';
import type { PlanBox } from './plan-box.ts';
import { contoursArea } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Projector } from './projection.ts';
import { outerFaceLength } from './wall-faces.ts';

/** Footprint over length × thickness below which a wall is taken as bent rather than straight. */
const STRAIGHT_FILL = 0.8;

/**
 * One face of a wall. Straight: its elevation, the union of its projection along the thickness (gables and steps
 * included). Bent: the outer of the two long faces, else the centre line.
 */
export function sideAreaOf(
  body: BodyMesh, orientation: readonly number[] | null, footprintArea: number | null, footprint: readonly Float64Array[] | null,
  box: PlanBox, projector: Projector, plan: Plan | null,
): number | null {
  const straight = footprintArea === null || footprintArea >= STRAIGHT_FILL * box.length * box.thickness;
  if (!straight && footprint !== null) {
    const upright = uprightArea(body);
    const perimeter = perimeterOf(footprint);
    const faces = outerFaceLength(footprint);
    if (faces !== null && perimeter > 0) {
      // Where the top is not level, the faces of unequal height share the upright area by their lengths.
      return (upright * faces) / perimeter;
    }
    const area = contoursArea(footprint);
    const root = (perimeter * perimeter) / 4 - 4 * area;
    if (root > 0 && perimeter > 0) {
      const thickness = (perimeter / 2 - Math.sqrt(root)) / 2;
      return (upright * (perimeter / 2 - thickness)) / perimeter;
    }
  }
  return projector.project({
    body, right: [box.ux, box.uy, 0], up: [0, 0, 1], orientation, plan,
  }).area;
}

/** m² of all faces that stand upright */
function uprightArea(body: BodyMesh): number {
  const { positions: p, triangles } = body;
  let twice = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!, b = 3 * triangles[t + 1]!, c = 3 * triangles[t + 2]!;
    const ux = p[b]! - p[a]!, uy = p[b + 1]! - p[a + 1]!, uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!, vy = p[c + 1]! - p[a + 1]!, vz = p[c + 2]! - p[a + 2]!;
    const nx = uy * vz - uz * vy, ny = uz * vx - ux * vz, nz = ux * vy - uy * vx;
    const full = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (Math.abs(nz) <= 0.01 * full) twice += full;
  }
  return twice / 2;
}

function perimeterOf(contours: readonly Float64Array[]): number {
  let sum = 0;
  for (const contour of contours) {
    const n = contour.length;
    for (let i = 0; i < n; i += 2) {
      const j = (i + 2) % n;
      sum += Math.hypot(contour[j]! - contour[i]!, contour[j + 1]! - contour[i + 1]!);
    }
  }
  return sum;
}
