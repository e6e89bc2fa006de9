/**
 * Columns, walls and braces drawn through several storeys: cut at the storey planes, and at the ground from which members
 * count (2.0.2, domain 1.4 K1). Storeys decide; heights only within members that pass from one into another, or that reach
 * below the ground from the first storey that counts (domain 1.2-2).
 */
import type { Box, ElementGeometry } from '../geometry/quantities.ts';
import { TOLERANCE } from '../units.ts';
import type { Facts } from './facts.ts';
import type { Component, Roles } from './roles.ts';
import type { Level, Storeys } from './storeys.ts';

/** Heights in the common world, m; the first part of a member goes down, the last up, without end. */
export interface StoreyPart {
  /** position in the building's levels */
  readonly level: number;
  readonly from: number;
  readonly to: number;
  /** the storey may lie below ground */
  readonly maybe: boolean;
  /** the ground is assumed, and the part reaches below it: it counts from `from` or from here */
  readonly assumedGround: number | null;
}

const UPRIGHT: ReadonlySet<Component> = new Set<Component>([
  'column', 'brace', 'shear-wall', 'ductile-wall-panel', 'wall', 'infill-envelope-wall', 'partition', 'curtain-wall', 'hung-panel',
  'cast-in-place-joint',
]);

/** What nothing identifies may be a wall, too. */
function isUpright(roles: Pick<Roles, 'component' | 'candidates'>): boolean {
  if (roles.component !== 'unknown') return UPRIGHT.has(roles.component);
  return roles.candidates.every((c) => c === 'unknown') || roles.candidates.some((c) => UPRIGHT.has(c));
}

/** A part lower than this in a storey is how members meet the floors, not a storey of theirs. */
const REACH = TOLERANCE.storeyElevation;

function counts(level: Level | undefined): boolean {
  return level !== undefined && level.aboveGround !== 'no' && !level.excluded;
}

/**
 * The storey a member is listed under: the one it is placed in, or, where that counts nowhere, the lowest counting storey
 * that it passes through. `level` as from levelOfElement.
 */
export function listedLevel(level: number | null, geometry: ElementGeometry | null, roles: Roles, storeys: Storeys): number | null {
  if (level === null || counts(storeys.levels[level]) || !geometry?.bbox || !isUpright(roles)) return level;
  return passed(geometry.bbox, storeys).find((p) => counts(storeys.levels[p.level]))?.level ?? level;
}

/**
 * The parts of an element in the storeys that count, bottom up; one without ends where nothing cuts it, none where no part
 * counts. Parts share the element's quantity by height: see height-share.ts.
 */
export function storeyParts(facts: Facts, index: number): readonly StoreyPart[] {
  const at = facts.levelOf[index];
  const building = facts.buildings.of[index]!;
  if (at == null || building < 0) return [];
  const storeys = facts.storeys[building]!;
  const whole: StoreyPart = { level: at, from: -Infinity, to: Infinity, maybe: storeys.levels[at]?.aboveGround === 'unknown', assumedGround: null };
  const box = facts.geometry[index]?.bbox;
  if (!box || at < 0 || !isUpright(facts.roles[index]!)) return [whole];
  const through = passed(box, storeys);
  const counting = through.length > 1 ? through.filter((p) => counts(storeys.levels[p.level])) : [];
  const parts = counting.length > 0 ? counting : [whole];
  const first = storeys.levels.findIndex((level) => level.aboveGround !== 'no');
  // a member that comes up from a storey below counts from the first floor that counts; one that belongs to that floor, from the ground
  const belongs = first === 0 || containedIn(facts, index, storeys) === first;
  return parts[0]!.level === first && belongs ? [fromGround(parts[0]!, box, storeys), ...parts.slice(1)] : parts;
}

function containedIn(facts: Facts, index: number, storeys: Storeys): number | undefined {
  const element = facts.model.elements[index]!;
  return element.storey === null ? undefined : storeys.levelOf.get(`${element.file}/${element.storey}`);
}

/** Storeys a box passes through, with thin ends given to their neighbours. */
function passed(box: Box, storeys: Storeys): readonly StoreyPart[] {
  const { levels } = storeys;
  const parts: { level: number; from: number; to: number }[] = [];
  for (let i = 0; i < levels.length; i += 1) {
    const from = i === 0 ? -Infinity : levels[i]!.elevation;
    const to = levels[i]!.top ?? Infinity;
    if (box[2] >= to) continue;
    if (box[5] <= from) break;
    const last = parts.at(-1);
    const height = Math.min(box[5], to) - Math.max(box[2], from);
    const lastHeight = last === undefined ? Infinity : last.to - Math.max(box[2], last.from);
    if (last !== undefined && (height <= REACH || lastHeight <= REACH)) {
      if (lastHeight <= REACH) last.level = i;
      last.to = to;
    } else parts.push({ level: i, from, to });
  }
  const lowest = parts[0];
  const highest = parts.at(-1);
  if (lowest) lowest.from = -Infinity;
  if (highest) highest.to = Infinity;
  return parts.map((p) => ({ ...p, maybe: levels[p.level]!.aboveGround === 'unknown', assumedGround: null }));
}

/** Counted from the ground, or from the first counting floor where that lies lower: what stands within reach of it counts whole. */
function fromGround(part: StoreyPart, box: Box, storeys: Storeys): StoreyPart {
  const ground = Math.min(storeys.zero.value, storeys.levels[part.level]!.elevation);
  const below: StoreyPart = { ...part, from: -Infinity };
  if (box[2] >= ground - REACH) return below;
  return storeys.zero.assumed ? { ...below, assumedGround: ground } : { ...below, from: ground };
}
