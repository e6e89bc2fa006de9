/** *.bcfv: camera, components, lines, clipping planes and bitmaps of a viewpoint; 2.0 brought to the form of 2.1. */
import { elementsOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { inFolder, resolveMember } from './archive.ts';
import type { BcfArchive } from './archive.ts';
import type { BcfBitmap, BcfCamera, BcfColoring, BcfComponent, BcfComponents, BcfMore, BcfVersion, BcfViewpoint } from './bcf.ts';
import { isIfcGuid } from './ifc-guid.ts';
import { imageFormat } from './image.ts';
import type { ImageFormat } from './image.ts';
import { FORMS } from './layout.ts';
import { createNode } from './node.ts';
import type { Node } from './node.ts';
import type { ProblemSink } from './problem.ts';
import type { ListedViewpoint } from './read-markup.ts';
import { trimmed } from './text.ts';

type Seen = Pick<BcfViewpoint, 'components' | 'camera' | 'lines' | 'clippingPlanes' | 'bitmaps' | 'more'>;

const NOTHING: Seen = { components: null, camera: null, lines: [], clippingPlanes: [], bitmaps: [], more: [] };

/** A viewpoint that a markup lists, with its file and its snapshot as far as they are there. */
export function readViewpoint(archive: BcfArchive, markup: string, folder: string, listed: ListedViewpoint, version: BcfVersion, problems: ProblemSink): BcfViewpoint {
  const { guid, index } = listed;
  const found = listed.file === '' ? null : resolveMember(archive, folder, listed.file);
  if (listed.file !== '' && found === null) problems.add('viewpoint-missing', markup, listed.line, { member: listed.file });
  const seen = found === null ? NOTHING : (readSeen(archive, found.member, folder, version, problems) ?? NOTHING);
  return { guid, index, ...seen, snapshot: readSnapshot(archive, markup, folder, listed, problems) };
}

function readSnapshot(archive: BcfArchive, markup: string, folder: string, { snapshot, line }: ListedViewpoint, problems: ProblemSink): BcfViewpoint['snapshot'] {
  if (snapshot === '') return null;
  const found = resolveMember(archive, folder, snapshot);
  if (found === null) {
    problems.add('snapshot-missing', markup, line, { member: snapshot });
    return null;
  }
  return readImage(archive, found.member, problems);
}

/** A picture by its bytes: a name that says otherwise, and what is no picture, is reported. */
function readImage(archive: BcfArchive, member: string, problems: ProblemSink): { readonly format: ImageFormat; readonly bytes: Uint8Array } | null {
  const bytes = archive.read(member, 'image');
  if (bytes === null) return null;
  const format = imageFormat(bytes);
  if (format === null) {
    problems.add('image-format', member, 0, { member });
    archive.leave(member);
    return null;
  }
  if (/\.(png|jpe?g)$/i.test(member) && /\.png$/i.test(member) !== (format === 'png')) problems.add('image-name', member, 0, { member, format });
  return { format, bytes };
}

function readSeen(archive: BcfArchive, member: string, folder: string, version: BcfVersion, problems: ProblemSink): Seen | null {
  const root = archive.readRoot(member, ['VisualizationInfo']);
  if (root === null) return null;
  const node = createNode(root, member, version, problems);
  const top = 'VisualizationInfo';
  node.rest(root, top, 'VisualizationInfo');
  const lists = (name: 'Lines' | 'ClippingPlanes', item: string): readonly XmlElement[] =>
    node.children(root, name).flatMap((list) => {
      node.rest(list, `${top}/${name}`, name);
      return node.children(list, item);
    });
  const components = node.child(root, 'Components');
  const seen: Seen = {
    components: components === null ? null : readComponents(node, components, `${top}/Components`),
    camera: readCamera(node, root, `${top}/Camera`),
    lines: lists('Lines', 'Line').flatMap((line, k) => {
      const at = `${top}/Line[${k + 1}]`;
      node.rest(line, at, 'Line');
      const [start, end] = [node.point(line, 'StartPoint', at), node.point(line, 'EndPoint', at)];
      return start === null || end === null ? [] : [{ start, end }];
    }),
    clippingPlanes: lists('ClippingPlanes', 'ClippingPlane').flatMap((plane, k) => {
      const at = `${top}/ClippingPlane[${k + 1}]`;
      node.rest(plane, at, 'ClippingPlane');
      const [location, direction] = [node.point(plane, 'Location', at), node.direction(plane, 'Direction', at)];
      return location === null || direction === null ? [] : [{ location, direction }];
    }),
    bitmaps: node
      .items(root, FORMS.bitmaps, (one) => elementsOf(one).length > 0, top)
      .flatMap((bitmap, k) => readBitmap(node, bitmap, `${top}/Bitmap[${k + 1}]`, archive, folder, problems) ?? []),
    more: [],
  };
  node.sayMore();
  return { ...seen, more: node.more() satisfies readonly BcfMore[] };
}

function readCamera(node: Node, root: XmlElement, at: string): BcfCamera | null {
  const cameras = [...node.children(root, 'OrthogonalCamera'), ...node.children(root, 'PerspectiveCamera')].sort((a, b) => a.line - b.line);
  const [camera, second] = cameras;
  if (camera === undefined) return null;
  if (second !== undefined) node.say('camera-two', second.line);
  node.rest(camera, at, 'Camera');
  const kind = camera.name.toLowerCase() === 'orthogonalcamera' ? 'orthogonal' : 'perspective';
  const [viewPoint, direction, up] = [node.point(camera, 'CameraViewPoint', at), node.direction(camera, 'CameraDirection', at), node.direction(camera, 'CameraUpVector', at)];
  if (viewPoint === null || direction === null || up === null) return null;
  const [name, most, used] = kind === 'orthogonal' ? (['ViewToWorldScale', Infinity, 10] as const) : (['FieldOfView', 180, 60] as const);
  const size = node.number(camera, name);
  const usable = size !== null && size > 0 && size < most;
  if (size !== null && !usable) node.say('camera-size', camera.line, { name, text: size, used });
  const ratio = node.child(camera, 'AspectRatio') === null ? null : node.number(camera, 'AspectRatio');
  if (ratio !== null && ratio <= 0) node.say('camera-size', camera.line, { name: 'AspectRatio', text: ratio, used: '—' });
  return { kind, viewPoint, direction, up, size: usable ? size : used, aspectRatio: ratio !== null && ratio > 0 ? ratio : null };
}

function readBitmap(node: Node, bitmap: XmlElement, at: string, archive: BcfArchive, folder: string, problems: ProblemSink): BcfBitmap | null {
  node.rest(bitmap, at, 'Bitmap');
  const [location, normal, up] = [node.point(bitmap, 'Location', at), node.direction(bitmap, 'Normal', at), node.direction(bitmap, 'Up', at)];
  const height = node.number(bitmap, 'Height');
  if (location === null || normal === null || up === null || height === null) return null;
  const named = (node.text(bitmap, 'Bitmap') || node.text(bitmap, 'Format')).trim().toLowerCase();
  const reference = trimmed(node.text(bitmap, 'Reference'));
  const found = resolveMember(archive, folder, reference);
  if (found === null) node.say('bitmap-missing', bitmap.line, { member: reference });
  const image = found === null ? null : readImage(archive, found.member, problems);
  // a name in the folder, whatever path the file gives
  const inside = found === null || !found.member.startsWith(inFolder(folder, '')) ? reference : found.member.slice(inFolder(folder, '').length);
  return { format: image?.format ?? (named === 'jpg' || named === 'jpeg' ? 'jpg' : 'png'), reference: inside, location, normal, up, height, bytes: image?.bytes ?? null };
}

function readComponents(node: Node, components: XmlElement, at: string): BcfComponents | null {
  node.rest(components, at, 'Components');
  const flat = node.children(components, 'Component');
  if (flat.length > 0) return fromFlat(node, flat, at);
  if (elementsOf(components).length === 0) return null;
  const visibility = node.child(components, 'Visibility');
  if (visibility !== null) node.rest(visibility, `${at}/Visibility`, 'Visibility');
  // 2.1 has the hints beside the visibility, 3.0 inside
  const hints = node.child(components, 'ViewSetupHints') ?? (visibility === null ? null : node.child(visibility, 'ViewSetupHints'));
  if (hints !== null) node.rest(hints, `${at}/ViewSetupHints`, 'ViewSetupHints');
  const selection = node.child(components, 'Selection');
  const exceptions = visibility === null ? null : node.child(visibility, 'Exceptions');
  const coloring = node.child(components, 'Coloring');
  if (selection !== null) node.rest(selection, `${at}/Selection`, 'Selection');
  if (exceptions !== null) node.rest(exceptions, `${at}/Exceptions`, 'Exceptions');
  if (coloring !== null) node.rest(coloring, `${at}/Coloring`, 'Coloring');
  const hint = (name: string): boolean => hints !== null && node.flag(hints, name, false);
  return {
    selection: selection === null ? [] : readList(node, selection, `${at}/Selection`),
    // where nothing is said of visibility everything is as it is; where it is said without a value, 3.0 has false
    defaultVisibility: visibility === null || node.flag(visibility, 'DefaultVisibility', false),
    exceptions: exceptions === null ? [] : readList(node, exceptions, `${at}/Exceptions`),
    coloring: coloring === null ? [] : node.children(coloring, 'Color').flatMap((color, k) => readColor(node, color, `${at}/Color[${k + 1}]`) ?? []),
    spacesVisible: hint('SpacesVisible'),
    spaceBoundariesVisible: hint('SpaceBoundariesVisible'),
    openingsVisible: hint('OpeningsVisible'),
  };
}

function readList(node: Node, list: XmlElement, at: string): readonly BcfComponent[] {
  return node.children(list, 'Component').map((one, k) => readComponent(node, one, `${at}/Component[${k + 1}]`));
}

function readComponent(node: Node, component: XmlElement, at: string): BcfComponent {
  node.rest(component, at, 'Component');
  const ifcGuid = (node.attribute(component, 'IfcGuid') ?? '').trim();
  if (ifcGuid !== '' && !isIfcGuid(ifcGuid)) node.say('ifc-guid-invalid', component.line, { text: ifcGuid });
  return { ifcGuid, originatingSystem: node.text(component, 'OriginatingSystem'), authoringToolId: node.text(component, 'AuthoringToolId') };
}

function readColor(node: Node, color: XmlElement, at: string): BcfColoring | null {
  node.rest(color, at, 'Color');
  // 3.0 has them in an element of their own
  const inside = node.child(color, 'Components');
  if (inside !== null) node.rest(inside, `${at}/Components`, 'Selection');
  const list = inside ?? color;
  const components = readList(node, list, at);
  const value = colorOf(node, node.attribute(color, 'Color') ?? '', color.line);
  return value === null || components.length === 0 ? null : { color: value, components };
}

function colorOf(node: Node, text: string, line: number): string | null {
  const plain = text.trim().replace(/^#/, '').toUpperCase();
  if (/^([0-9A-F]{6}|[0-9A-F]{8})$/.test(plain)) return plain;
  node.say('color-invalid', line, { text });
  return null;
}

/**
 * The flat list of 2.0, whose components say themselves whether they are selected, visible and coloured. Its
 * implementation agreements: hidden ones among them mean that all others are shown; visible ones alone that no others
 * are; what is selected or coloured counts as visible and says nothing of the others. Spaces and openings are hidden
 * unless they are listed.
 */
function fromFlat(node: Node, flat: readonly XmlElement[], at: string): BcfComponents {
  const listed = flat.map((element, k) => {
    const component = readComponent(node, element, `${at}/Component[${k + 1}]`);
    const selected = node.flag(element, 'Selected', false);
    const raw = node.attribute(element, 'Color')?.trim() ?? '';
    const color = raw === '' ? null : colorOf(node, raw, element.line);
    const said = node.attribute(element, 'Visible') !== null;
    return { component, selected, color, hidden: !node.flag(element, 'Visible', true), shown: said ? node.flag(element, 'Visible', true) : !selected && color === null };
  });
  const someHidden = listed.some(({ hidden }) => hidden);
  const onlyShown = !someHidden && listed.some(({ shown }) => shown);
  const colors = new Map<string, BcfComponent[]>();
  for (const { color, component } of listed) if (color !== null) colors.set(color, [...(colors.get(color) ?? []), component]);
  return {
    selection: listed.filter(({ selected }) => selected).map(({ component }) => component),
    defaultVisibility: !onlyShown,
    exceptions: listed.filter(({ hidden }) => (someHidden ? hidden : onlyShown)).map(({ component }) => component),
    coloring: [...colors].map(([color, components]) => ({ color, components })),
    spacesVisible: false,
    spaceBoundariesVisible: false,
    openingsVisible: false,
  };
}

/** The GUID a viewpoint file gives itself: the name of a viewpoint that no markup lists. */
export function guidInFile(archive: BcfArchive, member: string): string | null {
  const root = archive.readRoot(member, ['VisualizationInfo']);
  return root?.attributes.find(({ name }) => name.toLowerCase() === 'guid')?.value ?? null;
}
