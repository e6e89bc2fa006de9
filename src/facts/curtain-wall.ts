/** Walls drawn as parts: one outer face of the whole (4.0.6), never the sum of plates, members, blocks or leaves. */
import type { Facts } from './facts.ts';
import { carriesBody } from './body.ts';
import type { Component } from './roles.ts';
import { unitedFace, type FacePart } from './united-face.ts';
import type { Interval } from '../units.ts';

/** Parts of a wall that are wall: not its anchors, bars, finishes and fillings. */
const WALL_PARTS: ReadonlySet<Component> = new Set<Component>([
  'wall', 'shear-wall', 'ductile-wall-panel', 'infill-envelope-wall', 'partition', 'curtain-wall', 'hung-panel',
]);
/** In a wall, of its face, but saying nothing of how the wall is built. */
const IN_WALLS: ReadonlySet<Component> = new Set<Component>(['lintel', 'constructional-column', 'beam', 'column', 'cast-in-place-joint']);
const MOST_STEPS = 100_000;
const MOST_DEPTH = 64;

/** Least and most m² of the face of a curtain wall without a body of its own; null where none of its parts has one. */
export function curtainWallFace(facts: Facts, whole: number): Interval | null {
  const { model, geometry } = facts;
  const bodies: FacePart[] = [];
  const stack = [...model.elements[whole]!.parts];
  for (let steps = 0; stack.length > 0 && steps < MOST_STEPS; steps += 1) {
    const part = model.elements[stack.pop()!]!;
    stack.push(...part.parts);
    // windows and doors in its openings lie in the face too
    stack.push(...part.fillings);
    const g = geometry[part.index];
    if (g?.bbox) bodies.push({ geometry: g, framed: /^Ifc(Door|Window)/.test(part.class) });
  }
  return unitedFace(bodies, facts.plan);
}

/** Least and most m² of one face made of these elements' bodies. */
export function faceOfParts(facts: Facts, parts: readonly number[]): Interval | null {
  return unitedFace(parts.flatMap((i) => (facts.geometry[i] ? [{ geometry: facts.geometry[i], framed: false }] : [])), facts.plan);
}

/**
 * The wall without a body of its own, or the cast unit, that this part of a wall is of; null where it is a wall by
 * itself, or none. Of a curtain wall no part counts, see scope.ts.
 */
export function wallOfPart(facts: Facts, index: number): number | null {
  const { model, geometry, roles } = facts;
  const part = isWallPart(facts, index);
  if (!part && !IN_WALLS.has(roles[index]!.component)) return null;
  let whole = model.elements[index]!.whole;
  for (let depth = 0; whole !== null && depth < MOST_DEPTH; depth += 1) {
    const element = model.elements[whole]!;
    const isWall = element.class.startsWith('IfcWall') || WALL_PARTS.has(roles[whole]!.component);
    if ((isWall || (part && element.class === 'IfcElementAssembly')) && !carriesBody(model, geometry, whole)) return whole;
    whole = element.whole;
  }
  return null;
}

/** Does it say what the wall is that it is of? */
export function isWallPart(facts: Facts, index: number): boolean {
  const roles = facts.roles[index]!;
  return WALL_PARTS.has(roles.component) || (roles.component === 'unknown' && roles.candidates.some((c) => WALL_PARTS.has(c)));
}
