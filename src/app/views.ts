/** Saved views: what is on screen as a workspace keeps it, and back; and the plan of a storey as a view that nobody has to save. */
import type { Report } from '../engine/report.ts';
import type { SavedCamera, SavedView } from '../store/workspace.ts';
import type { ViewCamera, ViewPlane } from '../viewer/viewpoint.ts';
import { refsOf, resolve } from './sets.ts';
import type { Visibility } from './visibility.ts';

type Known = Pick<Report, 'elements' | 'files'>;
type Box = readonly [number, number, number, number, number, number];

export interface OnScreen {
  readonly camera: ViewCamera;
  readonly planes: readonly ViewPlane[];
  readonly box: Box | null;
  readonly visibility: Visibility;
  /** elements that are listed while nothing else is isolated: they are what is seen */
  readonly listed: readonly number[] | null;
  /** what becomes of what is not listed */
  readonly rest: 'ghost' | 'hide';
  /** legend entries that are switched off */
  readonly classes: readonly string[];
  readonly colouring: string;
  readonly item: string | null;
  readonly picture: string | null;
}

export function savedView(report: Known, id: string, name: string, now: OnScreen): SavedView {
  const { camera, visibility, picture } = now;
  const isolated = visibility.isolated ?? (now.item === null && now.listed ? new Set(now.listed) : null);
  return {
    id, name,
    camera: {
      kind: camera.kind, position: camera.viewPoint, direction: camera.direction, up: camera.up, extent: camera.size, aspect: camera.aspectRatio,
      ...(camera.focus === undefined ? {} : { focus: camera.focus }),
    },
    planes: now.planes.map(({ location, direction }) => ({ location, direction })),
    ...(now.box === null ? {} : { box: now.box }),
    visibility: {
      hidden: refsOf(report, visibility.hidden), ...(visibility.ghosted.size === 0 ? {} : { ghosted: refsOf(report, visibility.ghosted) }), isolated: isolated && refsOf(report, isolated),
      classes: [...now.classes], rest: visibility.isolated === null ? now.rest : visibility.rest,
    },
    colouring: now.colouring,
    ...(now.item === null ? {} : { item: now.item }),
    ...(picture === null ? {} : { picture }),
  };
}

export const cameraOf = ({ kind, position, direction, up, extent, aspect, focus }: SavedCamera): ViewCamera =>
  ({ kind, viewPoint: position, direction, up, size: extent, aspectRatio: aspect, ...(focus === undefined ? {} : { focus }) });

/** @returns what is shown by it of the models that are open, and how many of its elements are not there */
export function restored(report: Known, { visibility }: SavedView): { readonly visibility: Visibility; readonly missing: number } {
  const [hidden, ghosted] = [resolve(report, visibility.hidden), resolve(report, visibility.ghosted ?? [])];
  const isolated = visibility.isolated && resolve(report, visibility.isolated);
  return {
    visibility: {
      hidden: new Set(hidden.elements), ghosted: new Set(ghosted.elements), rest: visibility.rest,
      // what is gone altogether leaves nothing to look at: all is shown then
      isolated: isolated && (isolated.elements.length > 0 || isolated.missing === 0) ? new Set(isolated.elements) : null,
    },
    missing: hidden.missing + ghosted.missing + (isolated?.missing ?? 0),
  };
}

/** m above a storey's floor at which its plan is cut */
const CUT = 1.2;
/** m over the cut at which a parallel camera stands */
const OVER = 20;
/** of the plan's size */
const MARGIN = 1.06;

export interface StoreyPlanView {
  readonly camera: ViewCamera;
  readonly planes: readonly ViewPlane[];
}

/** A storey from above, cut 1.2 m over its floor. Null where none of its elements has a body. @param elevation m; null: its lowest element's */
export function storeyView({ elements }: Pick<Report, 'elements'>, own: readonly number[], elevation: number | null): StoreyPlanView | null {
  let [x0, y0, z0, x1, y1] = [Infinity, Infinity, Infinity, -Infinity, -Infinity];
  for (const index of own) {
    const box = elements[index]?.box;
    if (!box) continue;
    [x0, y0, z0] = [Math.min(x0, box[0]), Math.min(y0, box[1]), Math.min(z0, box[2])];
    [x1, y1] = [Math.max(x1, box[3]), Math.max(y1, box[4])];
  }
  if (x0 > x1) return null;
  const cut = (elevation ?? z0) + CUT;
  const [width, depth] = [Math.max(x1 - x0, 1), Math.max(y1 - y0, 1)];
  return {
    camera: {
      kind: 'orthogonal', viewPoint: [(x0 + x1) / 2, (y0 + y1) / 2, cut + OVER], direction: [0, 0, -1], up: [0, 1, 0],
      // a picture of another shape still shows all of it (viewer/viewpoint.ts)
      size: depth * MARGIN, aspectRatio: width / depth, focus: OVER,
    },
    planes: [{ location: [(x0 + x1) / 2, (y0 + y1) / 2, cut], direction: [0, 0, 1] }],
  };
}
