/**
 * Coincident elements of different files count once (design decision 5): copies of each other, or a supplier's pieces that
 * detail one design element. Only bodies decide; names and GlobalIds do not.
 */
import type { Model } from '../model/model.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import type { Profile } from '../profile/profile.ts';
import { fileRuleOf } from '../profile/match.ts';
import { boxContour } from './box-contour.ts';
import type { Plan } from '../geometry/plan.ts';
import type { Component, Roles } from './roles.ts';

export interface Copies {
  /** per element: the element that counts in its place, −1 when it counts itself */
  readonly representedBy: Int32Array;
  /**
   * per element: the share of its body that pieces of other files detail, where that is neither nothing nor all of it;
   * its own quantity is then open between the rest and nothing
   */
  readonly detailedShare: ReadonlyMap<number, number>;
  /** per representing element: those it stands for */
  readonly represents: ReadonlyMap<number, readonly number[]>;
}

/** Share of a body inside another from which the two are the same thing drawn twice. */
const SAME = 0.8;
/** Share from which a design element is wholly detailed by pieces. */
const WHOLE = 0.9;
/** Share below which an overlap is a joint, not a copy. */
const TOUCH = 0.1;

type Family = 'upright' | 'flat' | 'space' | 'line' | null;

const FAMILY: Partial<Record<Component, Family>> = {
  column: 'upright', brace: 'upright', 'shear-wall': 'upright', 'ductile-wall-panel': 'upright', wall: 'upright',
  'infill-envelope-wall': 'upright', partition: 'upright', 'curtain-wall': 'upright', 'hung-panel': 'upright',
  'cast-in-place-joint': 'upright', 'constructional-column': 'upright',
  beam: 'flat', slab: 'flat', stair: 'flat', balcony: 'flat', 'ac-slab': 'flat', roof: 'flat', 'bay-window': 'flat',
  space: 'space', 'kitchen-pod': 'space', 'bathroom-pod': 'space', pipe: 'line',
};

interface Body {
  readonly index: number;
  readonly file: number;
  readonly rank: number;
  readonly family: Family;
  readonly box: NonNullable<ElementGeometry['bbox']>;
  /** plan area × height: the measure in which overlaps are compared, m³ */
  readonly size: number;
  /** what the body holds, openings cut; its size where the mesh is open, m³ */
  readonly volume: number;
  readonly contours: readonly Float64Array[];
}

export interface CopiesInput {
  readonly model: Model;
  readonly geometry: readonly (ElementGeometry | null)[];
  readonly roles: readonly Roles[];
  /** per element: its single building, −1 for none */
  readonly buildingOf: Int32Array;
  readonly profile: Profile;
  readonly plan: Plan;
}

/** `counts`: which elements carry a quantity of their own (see body.ts). */
export function findCopies(input: CopiesInput, counts: (index: number) => boolean): Copies {
  const { model, buildingOf } = input;
  const representedBy = new Int32Array(model.elements.length).fill(-1);
  const detailedShare = new Map<number, number>();
  const represents = new Map<number, number[]>();
  if (model.files.length < 2) return { representedBy, detailedShare, represents };
  const bodies = collect(input, counts);
  const overlaps = new Map<number, { readonly other: Body; readonly share: number; readonly back: number }[]>();
  for (const [a, b] of candidatePairs(bodies)) {
    if (buildingOf[a.index] !== buildingOf[b.index]) continue;
    const volume = overlapVolume(a, b, input.plan);
    const inA = volume / a.size;
    const inB = volume / b.size;
    if (inA < TOUCH && inB < TOUCH) continue;
    push(overlaps, a.index, { other: b, share: inA, back: inB });
    push(overlaps, b.index, { other: a, share: inB, back: inA });
  }
  const byIndex = new Map(bodies.map((b) => [b.index, b]));
  // leaders first: a lower rank number leads, then the piece before the whole it details, then file order
  for (const [index, list] of [...overlaps].sort((x, y) => x[0] - y[0])) {
    const body = byIndex.get(index)!;
    const same = list.filter((o) => o.share >= SAME && o.back >= SAME && leads(o.other, body));
    if (same.length > 0) {
      const leader = same.sort((x, y) => x.other.rank - y.other.rank || x.other.index - y.other.index)[0]!;
      representedBy[index] = leader.other.index;
      continue;
    }
    // pieces inside this element; another file's pieces are taken per file, the best covering file counts
    const byFile = new Map<number, number>();
    let piece = -1;
    for (const o of list) {
      if (o.back < SAME || o.share >= SAME || o.other.rank > body.rank) continue;
      // pieces stop at openings, so they are weighed against what the element holds, not against its outline
      const share = (o.back * o.other.volume) / body.volume;
      byFile.set(o.other.file, (byFile.get(o.other.file) ?? 0) + share);
      piece = o.other.index;
    }
    const covered = Math.max(0, ...byFile.values());
    if (covered >= WHOLE) representedBy[index] = piece;
    else if (covered >= TOUCH) detailedShare.set(index, covered);
  }
  flatten(representedBy);
  representedBy.forEach((leader, index) => {
    if (leader >= 0) represents.set(leader, [...(represents.get(leader) ?? []), index]);
  });
  return { representedBy, detailedShare, represents };
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function leads(a: Body, b: Body): boolean {
  return a.rank !== b.rank ? a.rank < b.rank : a.index < b.index;
}

/** Chains a → b → c end at c; a cycle cannot arise because leading is an order, and is cut if it does. */
function flatten(representedBy: Int32Array): void {
  for (let i = 0; i < representedBy.length; i += 1) {
    let leader = representedBy[i]!;
    for (let hops = 0; leader >= 0 && representedBy[leader]! >= 0 && hops < 64; hops += 1) {
      if (representedBy[leader] === i) break;
      leader = representedBy[leader]!;
    }
    representedBy[i] = leader;
  }
}

const RANK_OF_DISCIPLINE = { precast: 1, structure: 2, architecture: 3, mep: 2, 'fit-out': 4, quantity: 5 } as const;
/** A file nobody ranked: between a supplier's and an architect's, so that a stated rank decides. */
const UNRANKED = 3;

function collect(input: CopiesInput, counts: (index: number) => boolean): Body[] {
  const { model, geometry, roles, profile } = input;
  const ranks = model.files.map((file) => {
    const rule = fileRuleOf(profile, file.path);
    return rule?.rank ?? (rule?.discipline ? RANK_OF_DISCIPLINE[rule.discipline] : UNRANKED);
  });
  const bodies: Body[] = [];
  for (const element of model.elements) {
    const g = geometry[element.index];
    const family = FAMILY[roles[element.index]!.component] ?? null;
    if (!family || !g?.bbox || !counts(element.index)) continue;
    const box = g.bbox;
    const area = g.footprintArea ?? (box[3] - box[0]) * (box[4] - box[1]);
    const size = area * (box[5] - box[2]);
    if (!(size > 0)) continue;
    const contours = g.footprint ?? [boxContour(box)];
    const volume = g.volume !== null && g.volume > 0 ? g.volume : size;
    bodies.push({ index: element.index, file: element.file, rank: ranks[element.file]!, family, box, size, volume, contours });
  }
  return bodies;
}

/** Pairs of different files and one family whose boxes overlap; a grid on the plan keeps it near linear. */
function* candidatePairs(bodies: readonly Body[]): Generator<readonly [Body, Body]> {
  const cell = 4;
  const grid = new Map<string, Body[]>();
  for (const body of bodies) {
    const [x0, y0, z0, x1, y1, z1] = body.box;
    for (let x = Math.floor(x0 / cell); x <= Math.floor(x1 / cell); x += 1) {
      for (let y = Math.floor(y0 / cell); y <= Math.floor(y1 / cell); y += 1) {
        for (let z = Math.floor(z0 / cell); z <= Math.floor(z1 / cell); z += 1) {
          const key = `${body.family} ${x} ${y} ${z}`;
          const list = grid.get(key);
          if (!list) grid.set(key, [body]);
          else {
            for (const other of list) {
              if (other.file !== body.file && firstSharedCell(other, body, x, y, z, cell) && overlaps(other, body)) {
                yield [other, body];
              }
            }
            list.push(body);
          }
        }
      }
    }
  }
}

/** A pair shares many cells; it is reported in the first of them only. */
function firstSharedCell(a: Body, b: Body, x: number, y: number, z: number, cell: number): boolean {
  return (
    x === Math.floor(Math.max(a.box[0], b.box[0]) / cell) &&
    y === Math.floor(Math.max(a.box[1], b.box[1]) / cell) &&
    z === Math.floor(Math.max(a.box[2], b.box[2]) / cell)
  );
}

function overlaps(a: Body, b: Body): boolean {
  return [0, 1, 2].every((k) => Math.min(a.box[k + 3]!, b.box[k + 3]!) - Math.max(a.box[k]!, b.box[k]!) > 0.005);
}

function overlapVolume(a: Body, b: Body, plan: Plan): number {
  const dz = Math.min(a.box[5], b.box[5]) - Math.max(a.box[2], b.box[2]);
  const boxArea =
    (Math.min(a.box[3], b.box[3]) - Math.max(a.box[0], b.box[0])) *
    (Math.min(a.box[4], b.box[4]) - Math.max(a.box[1], b.box[1]));
  // an overlap of the boxes too small to matter needs no polygon work
  if ((boxArea * dz) / Math.min(a.size, b.size) < TOUCH) return 0;
  return Math.max(0, dz) * plan.area(plan.intersection(a.contours, b.contours));
}
