/** The viewpoint of a topic: what is selected and coloured, and the camera that has it in sight. */
import type { BcfCamera, BcfClippingPlane, BcfComponent, BcfComponents, BcfViewpoint } from '../../bcf/bcf.ts';
import type { Report } from '../../engine/report.ts';
import { OUTCOME_COLOURS } from '../outcome-colours.ts';
import { unionOf, type Box } from './boxes.ts';
import { axesFor, cameraFor, type Axes } from './framing.ts';
import type { Issue } from './issue.ts';
import type { Scene } from './snapshot.ts';
import type { Surroundings } from './surroundings.ts';

export interface View {
  /** null: nothing of the report has a body */
  readonly camera: BcfCamera | null;
  readonly axes: Axes | null;
  /** what is in sight */
  readonly shown: Box | null;
  /** around what the finding names; null: it names nothing that has a body */
  readonly named: Box | null;
}

/** @param shapeless without the shape of the view, for which 2.1 has no place */
export function viewOf(report: Pick<Report, 'elements'>, issue: Pick<Issue, 'parts' | 'buildings'>, around: Surroundings, shapeless: boolean): View {
  const elements = issue.parts.flatMap((part) => part.elements);
  const boxes = elements.flatMap((index) => around.boxes(index));
  const named = unionOf(boxes);
  const buildings = elements.length > 0 ? new Set(elements.flatMap((index) => report.elements[index]!.building ?? [])) : issue.buildings;
  const building = around.of(buildings);
  const shown = named ?? building;
  if (shown === null) return { camera: null, axes: null, shown, named };
  const axes = axesFor(shown, building);
  const camera = cameraFor(named === null ? [shown] : boxes, axes);
  return { camera: shapeless ? { ...camera, aspectRatio: null } : camera, axes, shown, named };
}

export function componentsOfIssue(report: Pick<Report, 'elements'>, issue: Pick<Issue, 'parts' | 'others'>, componentOf: (element: number) => BcfComponent): BcfComponents {
  const elements = issue.parts.flatMap((part) => part.elements);
  return {
    selection: [...elements.map(componentOf), ...issue.others],
    defaultVisibility: true, exceptions: [],
    coloring: issue.parts.map(({ outcome, elements: of }) => ({ color: OUTCOME_COLOURS[outcome].slice(1).toUpperCase(), components: of.map(componentOf) })),
    // shown only where they are what is spoken of
    spacesVisible: elements.some((index) => report.elements[index]!.class === 'IfcSpace'),
    spaceBoundariesVisible: false,
    openingsVisible: elements.some((index) => report.elements[index]!.class.startsWith('IfcOpening')),
  };
}

/** m above what is shown */
const CLEAR = 0.05;

/** What lies above is cut away. */
export function sectionOver([x0, y0, , x1, y1, z1]: Box): BcfClippingPlane {
  return { location: [(x0 + x1) / 2, (y0 + y1) / 2, z1 + CLEAR], direction: [0, 0, 1] };
}

/** What is drawn where no screen takes the picture. */
export function sceneOf(issue: Pick<Issue, 'parts'>, { axes, shown, named }: View, around: Surroundings): Scene | null {
  if (axes === null || shown === null) return null;
  const elements = issue.parts.flatMap((part) => part.elements);
  return {
    parts: named === null ? [] : issue.parts.map(({ outcome, elements: of }) => ({ colour: OUTCOME_COLOURS[outcome], boxes: of.flatMap((index) => around.boxes(index)) })),
    context: named === null ? around.within(shown) : around.behind(elements, named), axes, elements: elements.length,
  };
}

export function viewpoint(guid: string, components: BcfComponents, { camera, named }: View, section: boolean, snapshot: BcfViewpoint['snapshot']): BcfViewpoint {
  return {
    guid, index: null, components, camera, lines: [], clippingPlanes: section && named !== null ? [sectionOver(named)] : [], bitmaps: [], snapshot, more: [],
  };
}
