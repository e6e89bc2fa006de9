/** Which elements have bodies that may be the same thing, or may share concrete: the pairs worth measuring. */
import { boxColumn, forEachOverlap } from '../geometry/broad-phase.ts';
import type { Box, ElementGeometry } from '../geometry/quantities.ts';
import type { Model } from '../model/model.ts';
import { fileRank } from '../profile/file-rank.ts';
import type { Profile } from '../profile/profile.ts';
import { TOLERANCE } from '../units.ts';
import { carriesBody } from './body.ts';
import { boxContour } from './box-contour.ts';
import { laidSeparately } from './laying.ts';
import { lineAxis } from './line-axis.ts';
import type { Component, Roles } from './roles.ts';
import { setAside } from './scope.ts';

export type Family = 'upright' | 'flat' | 'space' | 'line';

const FAMILY: Partial<Record<Component, Family>> = {
  column: 'upright', brace: 'upright', 'shear-wall': 'upright', 'ductile-wall-panel': 'upright', wall: 'upright',
  'infill-envelope-wall': 'upright', partition: 'upright', 'curtain-wall': 'upright', 'hung-panel': 'upright',
  'cast-in-place-joint': 'upright', 'constructional-column': 'upright',
  beam: 'flat', slab: 'flat', stair: 'flat', balcony: 'flat', 'ac-slab': 'flat', roof: 'flat', 'bay-window': 'flat',
  space: 'space', 'kitchen-pod': 'space', 'bathroom-pod': 'space', pipe: 'line',
};

/** Vertical members of 4.0.2, and what may be one. */
const VERTICAL: ReadonlySet<Component> = new Set<Component>(['column', 'brace', 'shear-wall', 'ductile-wall-panel', 'cast-in-place-joint']);

export interface Body {
  readonly index: number;
  readonly file: number;
  readonly rank: number;
  readonly family: Family | null;
  /** may be a vertical member: a column, a wall that may bear, a coupling beam */
  readonly vertical: boolean;
  /** its net volume is known: the mesh closes */
  readonly closed: boolean;
  readonly box: Box;
  /** plan area × height: the measure in which overlaps are compared, m³ */
  readonly size: number;
  /** what the body holds, openings cut; its size where the mesh is open, m³ */
  readonly volume: number;
  readonly contours: readonly Float64Array[];
  /** all that items read of a body of its kind, in one order: m, m², m³; null where it is not known */
  readonly figures: readonly (number | null)[];
  /** what tells two bodies apart that hold the same: of the element, and of its file */
  readonly globalId: string;
  readonly path: string;
}

/** Bodies of one family, file and building with one box and one net volume. */
export interface SameBodies {
  /** per body that outline and height show to repeat another: the first one like it */
  readonly repeats: ReadonlyMap<number, number>;
  /** the same box need not be the same body: braces cross, openings move. Two or more each, in element order */
  readonly doubtful: readonly (readonly Body[])[];
}

export interface BodyPairs {
  /** one family, different files; by the lower index, then the higher */
  readonly acrossFiles: readonly (readonly [Body, Body])[];
  /** one family, one file, nearly the same box and net volume; bodies decide */
  readonly twins: readonly (readonly [Body, Body])[];
  /** both may be vertical members */
  readonly vertical: readonly (readonly [Body, Body])[];
}

export interface BodyPairsInput {
  readonly model: Model;
  readonly geometry: readonly (ElementGeometry | null)[];
  readonly roles: readonly Roles[];
  /** per element: its single building, −1 for none */
  readonly buildingOf: Int32Array;
  readonly profile: Profile;
}

/** By position in model.elements, in element order. */
export function collectBodies(input: BodyPairsInput): ReadonlyMap<number, Body> {
  const bodies = new Map<number, Body>();
  for (const body of collect(input)) bodies.set(body.index, body);
  return bodies;
}

/** What is drawn many times over in one place is found by what it is: comparing each with all its likes would not end. */
export function sameBodies(bodies: ReadonlyMap<number, Body>, { model, geometry, buildingOf, profile }: BodyPairsInput): SameBodies {
  const likes = new Map<string, Body[]>();
  for (const body of bodies.values()) {
    // rooms are named, not poured: one drawn as a flat and as a room is two statements
    const volume = geometry[body.index]!.volume;
    if (body.family === null || body.family === 'space' || volume === null) continue;
    const laid = body.family === 'line' ? laidSeparately(model.elements[body.index]!, profile) : null;
    const key = `${body.file} ${buildingOf[body.index]} ${body.family} ${laid} ${volume} ${body.box.join(' ')}`;
    const known = likes.get(key);
    if (known) known.push(body);
    else likes.set(key, [body]);
  }
  const repeats = new Map<number, number>();
  const doubtful: (readonly Body[])[] = [];
  for (const group of likes.values()) {
    if (group.length < 2) continue;
    const firsts: Body[] = [];
    for (const body of group) {
      const first = fillsOutline(body, geometry) ? firsts.find((other) => sameOutline(other, body)) : undefined;
      if (first === undefined) firsts.push(body);
      else repeats.set(body.index, first.index);
    }
    if (firsts.length > 1) doubtful.push(firsts);
  }
  return { repeats, doubtful };
}

/** `duplicateOf`: what counts nowhere meets nobody. */
export function pairBodies(bodies: ReadonlyMap<number, Body>, duplicateOf: ReadonlyMap<number, number>, { model, geometry, buildingOf, profile }: BodyPairsInput): BodyPairs {
  const acrossFiles: (readonly [Body, Body])[] = [];
  const twins: (readonly [Body, Body])[] = [];
  const vertical: (readonly [Body, Body])[] = [];
  const list = [...bodies.values()].filter((body) => !duplicateOf.has(body.index));
  forEachOverlap(boxColumn(list.map((body) => body.box)), -TOLERANCE.coincidence, (i, j) => {
    const a = list[i]!, b = list[j]!;
    if (buildingOf[a.index] !== buildingOf[b.index]) return;
    const oneKind = a.family !== null && a.family === b.family;
    if (oneKind && a.file !== b.file) acrossFiles.push([a, b]);
    if (oneKind && a.file === b.file && mayBeTwins(a, b, geometry) && saysTheSame(a, b, model, profile)) twins.push([a, b]);
    if (a.vertical && b.vertical) vertical.push([a, b]);
  });
  return { acrossFiles, twins, vertical };
}

function* collect({ model, geometry, roles, profile }: BodyPairsInput): Generator<Body> {
  const ranks = model.files.map((file) => fileRank(profile, file.path));
  for (const element of model.elements) {
    const g = geometry[element.index];
    const { component, candidates, precast } = roles[element.index]!;
    const family = FAMILY[component] ?? null;
    // steel, timber and masonry hold no concrete to share
    const vertical = precast !== 'not-applicable' && (VERTICAL.has(component) || candidates.some((c) => VERTICAL.has(c)));
    if ((family === null && !vertical) || !g?.bbox || !carriesBody(model, geometry, element.index)) continue;
    // what was demolished or stood before must not stand for what is new in its place
    if (setAside(model, profile, element) !== null) continue;
    const box = g.bbox;
    const area = g.footprintArea ?? (box[3] - box[0]) * (box[4] - box[1]);
    const size = area * (box[5] - box[2]);
    if (!(size > 0)) continue;
    const contours = g.footprint ?? [boxContour(box)];
    const closed = g.volume !== null && g.volume > 0;
    const volume = closed ? g.volume! : size;
    yield { index: element.index, file: element.file, rank: ranks[element.file]!, family, vertical, closed, box, size, volume, contours, figures: figuresOf(g, family, size), globalId: element.globalId, path: model.files[element.file]!.path };
  }
}

function figuresOf(g: ElementGeometry, family: Family | null, size: number): Body['figures'] {
  if (family === 'line') return lineAxis(g)?.length ?? [];
  if (family === 'space') return [g.surfaceArea, g.footprintArea, size];
  return [g.volume, ...(g.volumeBounds ?? [null, null]), g.sideArea, g.footprintArea, size];
}

function mayBeTwins(a: Body, b: Body, geometry: readonly (ElementGeometry | null)[]): boolean {
  if (a.family === 'space' || a.family === null) return false;
  if (geometry[a.index]!.volume === null || geometry[b.index]!.volume === null) return false;
  if (Math.abs(a.volume - b.volume) > Math.max(1e-3 * a.volume, TOLERANCE.quantum)) return false;
  return a.box.every((value, k) => Math.abs(value - b.box[k]!) <= TOLERANCE.coincidence);
}

/** What is read from the element alone and not merged from those it stands for: how a line is laid. */
function saysTheSame(a: Body, b: Body, model: Model, profile: Profile): boolean {
  return a.family !== 'line' || laidSeparately(model.elements[a.index]!, profile) === laidSeparately(model.elements[b.index]!, profile);
}

function fillsOutline(body: Body, geometry: readonly (ElementGeometry | null)[]): boolean {
  const g = geometry[body.index]!;
  return g.volume !== null && g.footprint !== null && body.size - g.volume <= Math.max(1e-3 * body.size, TOLERANCE.quantum);
}

/** Nearer than what could make less than all of one body lie in the other. */
const SAME_POINT = 1e-6;

function sameOutline(a: Body, b: Body): boolean {
  return a.contours.length === b.contours.length
    && a.contours.every((contour, c) => contour.length === b.contours[c]!.length && contour.every((value, k) => Math.abs(value - b.contours[c]![k]!) <= SAME_POINT));
}
