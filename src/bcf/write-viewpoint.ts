/** A viewpoint as *.bcfv; the order of elements is that of the schema. */
import { xml } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import type { BcfBitmap, BcfCamera, BcfComponent, BcfComponents, BcfPoint, BcfViewpoint } from './bcf.ts';
import { inFieldOfView } from './field-of-view.ts';
import { isIfcGuid } from './ifc-guid.ts';
import { imageSize } from './image.ts';
import { createRest } from './rest.ts';
import type { Rest } from './rest.ts';
import type { Writing } from './writing.ts';

const TOP = 'VisualizationInfo';

/** Whether there is anything a viewpoint file would say. */
export function saysSomething({ components, camera, lines, clippingPlanes, bitmaps, more }: BcfViewpoint): boolean {
  return components !== null || camera !== null || lines.length + clippingPlanes.length + bitmaps.length + more.filter(({ at }) => at.startsWith(TOP)).length > 0;
}

/** `references`: names of the bitmaps, in their order. */
export function writeViewpoint(writing: Writing, viewpoint: BcfViewpoint, guid: string, references: readonly string[], file: string): XmlElement {
  const { layout, list } = writing;
  const rest = createRest(viewpoint.more);
  const usable = <T>(name: string, items: readonly T[], points: (item: T) => readonly BcfPoint[]): readonly { readonly item: T; readonly k: number }[] =>
    items.map((item, k) => ({ item, k })).filter(({ item }) => {
      const fine = points(item).every(isFinitePoint);
      if (!fine) writing.lose('lost-value', file, { name, text: points(item).join(' ') });
      return fine;
    });
  const within = (name: string, items: readonly XmlElement[]): XmlElement | null => (items.length === 0 ? null : rest.put(`${TOP}/${name}`, xml(name, {}, items)));
  const lines = usable('Line', viewpoint.lines, ({ start, end }) => [start, end]).map(({ item: { start, end }, k }) => {
    const at = `${TOP}/Line[${k + 1}]`;
    return rest.put(at, xml('Line', {}, [point('StartPoint', start, at, rest), point('EndPoint', end, at, rest)]));
  });
  const planes = usable('ClippingPlane', viewpoint.clippingPlanes, ({ location, direction }) => [location, direction]).map(({ item: { location, direction }, k }) => {
    const at = `${TOP}/ClippingPlane[${k + 1}]`;
    return rest.put(at, xml('ClippingPlane', {}, [point('Location', location, at, rest), point('Direction', direction, at, rest)]));
  });
  const bitmaps = usable('Bitmap', viewpoint.bitmaps, ({ location, normal, up, height }) => [location, normal, up, [height, 0, 0]]).map(({ item, k }) =>
    writeBitmap(writing, item, references[k] ?? item.reference, `${TOP}/Bitmap[${k + 1}]`, rest),
  );
  const root = rest.put(TOP, xml(TOP, { Guid: guid }, [
    viewpoint.components === null ? null : rest.put(`${TOP}/Components`, writeComponents(writing, viewpoint.components, rest, file)),
    writeCamera(writing, viewpoint, rest, file),
    within('Lines', lines),
    within('ClippingPlanes', planes),
    ...list(layout.bitmaps, bitmaps),
  ]));
  const left = rest.left().filter((at) => at.startsWith(TOP));
  if (left.length > 0) writing.lose('lost-unknown', file, { names: left.join(', ') });
  return root;
}

const isFinitePoint = (one: BcfPoint): boolean => one.every(Number.isFinite);

const number = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

function point(name: string, [x, y, z]: BcfPoint, at: string, rest: Rest): XmlElement {
  return rest.put(`${at}/${name}`, xml(name, {}, [xml('X', {}, [number(x)]), xml('Y', {}, [number(y)]), xml('Z', {}, [number(z)])]));
}

/** Where 3.0 wants a camera and there is none: the origin from above and one side. */
const ANY_CAMERA: BcfCamera = { kind: 'perspective', viewPoint: [-20, -20, 20], direction: [1, 1, -1], up: [1, 1, 2], size: 60, aspectRatio: 1 };

function writeCamera(writing: Writing, viewpoint: BcfViewpoint, rest: Rest, file: string): XmlElement | null {
  const at = `${TOP}/Camera`;
  let camera = viewpoint.camera;
  if (camera !== null && !([camera.viewPoint, camera.direction, camera.up].every(isFinitePoint) && camera.size > 0 && camera.size < (camera.kind === 'perspective' ? 180 : Infinity))) {
    writing.lose('lost-value', file, { name: 'Camera', text: [camera.viewPoint, camera.direction, camera.up, camera.size].join(' ') });
    camera = null;
  }
  if (camera === null) {
    if (writing.version === '2.1') return null;
    writing.lose('made-camera', file);
    camera = ANY_CAMERA;
  }
  const shown = writing.version === '2.1' ? limited(writing, camera, viewpoint, file) : camera;
  return rest.put(at, xml(shown.kind === 'perspective' ? 'PerspectiveCamera' : 'OrthogonalCamera', {}, [
    point('CameraViewPoint', shown.viewPoint, at, rest),
    point('CameraDirection', shown.direction, at, rest),
    point('CameraUpVector', shown.up, at, rest),
    xml(shown.kind === 'perspective' ? 'FieldOfView' : 'ViewToWorldScale', {}, [number(shown.size)]),
    writing.version === '3.0' ? xml('AspectRatio', {}, [number(ratioOf(writing, shown, viewpoint, file))]) : null,
  ]));
}

/** 2.1 has no aspect ratio, and fields of view from 45° to 60° alone. */
function limited(writing: Writing, camera: BcfCamera, viewpoint: BcfViewpoint, file: string): BcfCamera {
  if (camera.aspectRatio !== null) writing.lose('lost-aspect-ratio', file);
  const inside = inFieldOfView(camera, viewpoint, 45, 60);
  if (inside.camera === camera) return camera;
  const params = { found: round(camera.size), used: inside.camera.size };
  if (inside.moved === 0) writing.lose('lost-field-of-view', file, params);
  else writing.lose('lost-field-of-view-moved', file, { ...params, moved: round(inside.moved) });
  return inside.camera;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

function ratioOf(writing: Writing, { aspectRatio }: BcfCamera, { snapshot }: BcfViewpoint, file: string): number {
  if (aspectRatio !== null && aspectRatio > 0 && Number.isFinite(aspectRatio)) return aspectRatio;
  const size = snapshot === null ? null : imageSize(snapshot.bytes);
  const made = size === null ? 1 : size.width / size.height;
  writing.lose('made-aspect-ratio', file, { text: round(made) });
  return made;
}

function writeBitmap(writing: Writing, bitmap: BcfBitmap, reference: string, at: string, rest: Rest): XmlElement {
  const format = writing.version === '3.0' ? xml('Format', {}, [bitmap.format]) : xml('Bitmap', {}, [bitmap.format.toUpperCase()]);
  return rest.put(at, xml('Bitmap', {}, [
    format,
    xml('Reference', {}, [reference]),
    point('Location', bitmap.location, at, rest),
    point('Normal', bitmap.normal, at, rest),
    point('Up', bitmap.up, at, rest),
    xml('Height', {}, [number(bitmap.height)]),
  ]));
}

function writeComponents(writing: Writing, components: BcfComponents, rest: Rest, file: string): XmlElement {
  const at = `${TOP}/Components`;
  let renamed = 0;
  const component = (one: BcfComponent, where: string): XmlElement => {
    const valid = one.ifcGuid === '' || isIfcGuid(one.ifcGuid);
    if (!valid) renamed++;
    const tool = valid || one.authoringToolId !== '' ? one.authoringToolId : one.ifcGuid;
    return rest.put(where, xml('Component', { IfcGuid: valid && one.ifcGuid !== '' ? one.ifcGuid : null }, [
      writing.optional('OriginatingSystem', one.originatingSystem, file),
      writing.optional('AuthoringToolId', tool, file),
    ]));
  };
  const listed = (list: readonly BcfComponent[], where: string): readonly XmlElement[] => list.map((one, k) => component(one, `${where}/Component[${k + 1}]`));
  const within = (name: string, items: readonly XmlElement[]): XmlElement | null => (items.length === 0 ? null : rest.put(`${at}/${name}`, xml(name, {}, items)));

  const hints = rest.put(`${at}/ViewSetupHints`, xml('ViewSetupHints', {
    SpacesVisible: components.spacesVisible,
    SpaceBoundariesVisible: components.spaceBoundariesVisible,
    OpeningsVisible: components.openingsVisible,
  }));
  const three = writing.version === '3.0';
  const colors = components.coloring.flatMap(({ color, components: list }, k) => {
    const where = `${at}/Color[${k + 1}]`;
    if (list.length === 0 || !/^([0-9A-F]{6}|[0-9A-F]{8})$/i.test(color)) {
      writing.lose('lost-value', file, { name: 'Color', text: color });
      return [];
    }
    const inside = listed(list, where);
    return [rest.put(where, xml('Color', { Color: color.toUpperCase() }, three ? [rest.put(`${where}/Components`, xml('Components', {}, inside))] : inside))];
  });
  const element = xml('Components', {}, [
    three ? null : hints,
    within('Selection', listed(components.selection, `${at}/Selection`)),
    rest.put(`${at}/Visibility`, xml('Visibility', { DefaultVisibility: components.defaultVisibility }, [
      three ? hints : null,
      within('Exceptions', listed(components.exceptions, `${at}/Exceptions`)),
    ])),
    within('Coloring', colors),
  ]);
  if (renamed > 0) writing.lose('lost-component', file, { count: renamed });
  return element;
}
