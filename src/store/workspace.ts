/** What a person arranges around a project and no figure depends on: selection sets, saved views and what-if scenarios. Plain JSON. */
import { readFilter, type Filter } from '../model/filter.ts';
import { isRaw, type Raw } from '../model/raw.ts';
import { readScenarios, type SavedScenarios } from './scenarios.ts';

/** Elements of one file as they are found again in its next revision. */
export interface FileRefs {
  /** path as the report names it */
  readonly file: string;
  /** GlobalIds; `#123` is the record of an element whose GlobalId is missing or not its own alone */
  readonly ids: readonly string[];
}
export type ElementRefs = readonly FileRefs[];

interface SetHead {
  readonly id: string;
  readonly name: string;
  /** `#rrggbb` in which its elements are drawn while the model is coloured by sets; absent: not coloured */
  readonly colour?: string;
}
/** A list of elements, or a filter that is evaluated anew on every model. */
export type SavedSet = SetHead & ({ readonly elements: ElementRefs; readonly filter?: never } | { readonly filter: Filter; readonly elements?: never });

type Point = readonly [x: number, y: number, z: number];

/** World metres, Z up, as viewpoints of BCF have them. */
export interface SavedCamera {
  readonly kind: 'perspective' | 'orthogonal';
  readonly position: Point;
  readonly direction: Point;
  readonly up: Point;
  /** degrees of the vertical field of view, or metres of the view's height */
  readonly extent: number;
  /** width / height of what was seen; null: not known */
  readonly aspect: number | null;
  /** m to what is orbited, where it is known */
  readonly focus?: number;
}

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly camera: SavedCamera;
  /** section planes: a point and the direction that is cut away */
  readonly planes: readonly { readonly location: Point; readonly direction: Point }[];
  /** section box, world metres */
  readonly box?: readonly [x0: number, y0: number, z0: number, x1: number, y1: number, z1: number];
  readonly visibility: {
    readonly hidden: ElementRefs;
    /** elements that are drawn faintly; absent: none */
    readonly ghosted?: ElementRefs;
    /** the only elements that are shown; null: all but the hidden ones */
    readonly isolated: ElementRefs | null;
    /** legend entries that are switched off, `made:<class>` and the like */
    readonly classes: readonly string[];
    readonly rest: 'ghost' | 'hide';
  };
  /** by what the model is coloured; of an item: its id */
  readonly colouring: string;
  readonly item?: string;
  /** `data:` address of a small picture */
  readonly picture?: string;
}

export interface Workspace {
  readonly sets: readonly SavedSet[];
  readonly views: readonly SavedView[];
  /** absent: there is none */
  readonly whatIf?: SavedScenarios;
}

export const EMPTY_WORKSPACE: Workspace = { sets: [], views: [] };

export const MOST_SETS = 500;
export const MOST_VIEWS = 500;
/** elements of all lists together */
const MOST_REFS = 5_000_000;
const MOST_NAME = 500;
/** characters of a picture's address */
export const MOST_PICTURE = 400_000;

const isText = (value: unknown, most = MOST_NAME): value is string => typeof value === 'string' && value.length > 0 && value.length <= most;
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isPoint = (value: unknown): value is Point => Array.isArray(value) && value.length === 3 && value.every(isNumber);
/** what a newer version wrote beside the fields that are known here */
const others = (value: Raw, known: readonly string[]): Raw => Object.fromEntries(Object.entries(value).filter(([key]) => !known.includes(key) && key !== '__proto__'));
const isDirection = (value: unknown): value is Point => isPoint(value) && Math.hypot(...value) > 1e-9;

function refsOf(value: unknown): ElementRefs | null {
  if (!Array.isArray(value)) return null;
  let left = MOST_REFS;
  const read: FileRefs[] = [];
  for (const one of value as readonly unknown[]) {
    if (!isRaw(one) || !isText(one['file'], 4096) || !Array.isArray(one['ids'])) return null;
    const ids = one['ids'] as readonly unknown[];
    left -= ids.length;
    if (left < 0 || !ids.every((id): id is string => isText(id, 64))) return null;
    read.push({ file: one['file'], ids: ids as readonly string[] });
  }
  return read;
}

function setOf(value: unknown): SavedSet | null {
  if (!isRaw(value) || !isText(value['id'], 64) || !isText(value['name'])) return null;
  const { id, name, colour } = value;
  const head: SetHead = { ...others(value, ['id', 'name', 'colour', 'elements', 'filter']), id, name, ...(typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour) ? { colour } : {}) };
  if (value['filter'] !== undefined) {
    const filter = readFilter(value['filter']);
    return filter && { ...head, filter };
  }
  const elements = refsOf(value['elements']);
  return elements && { ...head, elements };
}

function cameraOf(value: unknown): SavedCamera | null {
  if (!isRaw(value)) return null;
  const { kind, position, direction, up, extent, aspect, focus } = value;
  if ((kind !== 'perspective' && kind !== 'orthogonal') || !isPoint(position) || !isDirection(direction) || !isDirection(up)) return null;
  const positive = (one: unknown): one is number => isNumber(one) && one > 0;
  if (!positive(extent) || (kind === 'perspective' && extent >= 180) || (aspect !== null && !positive(aspect)) || (focus !== undefined && !positive(focus))) return null;
  return { kind, position, direction, up, extent, aspect, ...(focus === undefined ? {} : { focus }) };
}

function viewOf(value: unknown): SavedView | null {
  if (!isRaw(value) || !isText(value['id'], 64) || !isText(value['name']) || !isText(value['colouring'], 100)) return null;
  const camera = cameraOf(value['camera']);
  const { planes, visibility, picture, item, box } = value;
  if (!camera || !Array.isArray(planes) || planes.length > 64 || !isRaw(visibility)) return null;
  if (!planes.every((plane) => isRaw(plane) && isPoint(plane['location']) && isDirection(plane['direction']))) return null;
  const [hidden, ghosted] = [refsOf(visibility['hidden']), visibility['ghosted'] === undefined ? undefined : refsOf(visibility['ghosted'])];
  if (box !== undefined && !(Array.isArray(box) && box.length === 6 && box.every(isNumber))) return null;
  const isolated = visibility['isolated'] === null ? null : refsOf(visibility['isolated']);
  const classes: unknown = visibility['classes'];
  if (!hidden || ghosted === null || (isolated === null && visibility['isolated'] !== null) || !Array.isArray(classes) || !classes.every((one) => isText(one, 100))) return null;
  return {
    ...others(value, ['id', 'name', 'camera', 'planes', 'visibility', 'colouring', 'item', 'picture', 'box']),
    id: value['id'], name: value['name'], camera, colouring: value['colouring'],
    planes: (planes as readonly Raw[]).map((plane) => ({ location: plane['location'] as Point, direction: plane['direction'] as Point })),
    visibility: { hidden, ...(ghosted === undefined ? {} : { ghosted }), isolated, classes: classes as readonly string[], rest: visibility['rest'] === 'hide' ? 'hide' : 'ghost' },
    ...(isText(item, 100) ? { item } : {}),
    ...(box === undefined ? {} : { box: box as unknown as NonNullable<SavedView['box']> }),
    // an address of anything else than a picture in itself is not kept
    ...(typeof picture === 'string' && picture.length <= MOST_PICTURE && /^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/.test(picture) ? { picture } : {}),
  };
}

/** Entries of a list that make sense, each id once; and how many do not. */
function listOf<T extends { readonly id: string }>(value: unknown, most: number, read: (one: unknown) => T | null): { readonly list: readonly T[]; readonly leftOut: number } {
  if (!Array.isArray(value)) return { list: [], leftOut: value === undefined ? 0 : 1 };
  const known = new Map<string, T>();
  for (const one of (value as readonly unknown[]).slice(0, most)) {
    const made = read(one);
    if (made && !known.has(made.id)) known.set(made.id, made);
  }
  return { list: [...known.values()], leftOut: value.length - known.size };
}

/**
 * A workspace from JSON that anyone may have written; never throws.
 * @returns the workspace without what makes no sense, and how many sets, views and scenarios that were; fields that are not known here stay
 */
export function readWorkspace(value: unknown): { readonly workspace: Workspace; readonly lost: number } {
  if (!isRaw(value)) return { workspace: EMPTY_WORKSPACE, lost: value === undefined ? 0 : 1 };
  const [sets, views] = [listOf(value['sets'], MOST_SETS, setOf), listOf(value['views'], MOST_VIEWS, viewOf)];
  const { saved, leftOut } = readScenarios(value['whatIf']);
  return {
    workspace: { ...others(value, ['sets', 'views', 'whatIf']), sets: sets.list, views: views.list, ...(saved === null ? {} : { whatIf: saved }) },
    lost: sets.leftOut + views.leftOut + leftOut,
  };
}

export const SETS_SCHEMA = 'sunmao-sets/1';
/** bytes of a file of sets that is read at all */
export const MOST_SETS_BYTES = 50_000_000;

/** Selection sets as the file in which they go from one project to the next. */
export function writeSets(sets: readonly SavedSet[]): string {
  return `${JSON.stringify({ schema: SETS_SCHEMA, sets }, null, 1)}\n`;
}

/** @throws Error where the text is no file of sets. `leftOut`: entries that make no sense */
export function readSets(text: string): { readonly sets: readonly SavedSet[]; readonly leftOut: number } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`not JSON: ${(error as Error).message}`, { cause: error });
  }
  if (!isRaw(value) || value['schema'] !== SETS_SCHEMA) throw new Error(`not ${SETS_SCHEMA}`);
  const { list, leftOut } = listOf(value['sets'], MOST_SETS, setOf);
  return { sets: list, leftOut };
}
