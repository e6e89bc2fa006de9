/** Modelled joint concrete that counts as precast (4.0.3-1): narrow strips between precast members only. */
import type { Box } from '../geometry/quantities.ts';
import type { Component } from './roles.ts';
import type { Facts } from './facts.ts';

export interface JointLimits {
  /** m, of a vertical strip between wall panels */
  readonly stripWidth: number;
  /** m, of a horizontal band or ring beam */
  readonly bandHeight: number;
}

const NEIGHBOUR: ReadonlySet<Component> = new Set<Component>(['shear-wall', 'column', 'ductile-wall-panel']);

/** Neighbours stand within this of the joint: grout beds and drawing gaps of 20 mm, m. */
const REACH = 0.03;
/** Slack on a width limit for what drawing precision leaves, m. */
const SLACK = 1e-4;

/** Answers for one joint element whether its concrete counts: both neighbours must be precast (domain 1.2-8a). */
export function jointCounts(facts: Facts, building: number, limits: JointLimits): (index: number) => 'yes' | 'no' | 'unknown' {
  // made when the first joint asks: most models have none
  let neighbours: ((box: Box) => number[]) | null = null;
  return (index) => {
    const g = facts.geometry[index];
    const box = g?.bbox;
    if (!g || !box) return 'unknown';
    const width = g.length ?? Math.max(box[3] - box[0], box[4] - box[1]);
    const height = box[5] - box[2];
    const band = height <= limits.bandHeight + SLACK;
    if (!band && width > limits.stripWidth + SLACK) return 'no';
    neighbours ??= gridOf(facts, building);
    const around = neighbours(box).filter((other) => other !== index);
    const states = around.map((other) => facts.roles[other]!.precast);
    if (states.some((s) => s === 'cast-in-place')) return 'no';
    if (states.filter((s) => s === 'precast').length >= 2 && states.every((s) => s === 'precast')) return 'yes';
    return states.length < 2 ? 'no' : 'unknown';
  };
}

function gridOf(facts: Facts, building: number): (box: Box) => number[] {
  const cell = 2;
  const grid = new Map<string, number[]>();
  const keys = (box: Box): string[] => {
    const out: string[] = [];
    for (let x = Math.floor((box[0] - REACH) / cell); x <= Math.floor((box[3] + REACH) / cell); x += 1) {
      for (let y = Math.floor((box[1] - REACH) / cell); y <= Math.floor((box[4] + REACH) / cell); y += 1) out.push(`${x} ${y}`);
    }
    return out;
  };
  for (const element of facts.model.elements) {
    const box = facts.geometry[element.index]?.bbox;
    if (!box || facts.buildings.of[element.index] !== building || facts.outOfScope[element.index] !== null) continue;
    const roles = facts.roles[element.index]!;
    if (!NEIGHBOUR.has(roles.component) && !roles.candidates.some((c) => NEIGHBOUR.has(c))) continue;
    for (const key of keys(box)) {
      const list = grid.get(key);
      if (list) list.push(element.index);
      else grid.set(key, [element.index]);
    }
  }
  return (box) => {
    const found = new Set<number>();
    for (const key of keys(box)) for (const i of grid.get(key) ?? []) if (touches(box, facts.geometry[i]!.bbox!)) found.add(i);
    return [...found].sort((a, b) => a - b);
  };
}

/** Boxes that share a face: close in plan, overlapping in height by more than a tolerance. */
function touches(a: Box, b: Box): boolean {
  const dz = Math.min(a[5], b[5]) - Math.max(a[2], b[2]);
  return (
    a[0] - REACH <= b[3] && b[0] - REACH <= a[3] && a[1] - REACH <= b[4] && b[1] - REACH <= a[4] && dz > 0.1 && !corner(a, b)
  );
}

/** Boxes that meet only along an edge in plan are not neighbours. */
function corner(a: Box, b: Box): boolean {
  const dx = Math.min(a[3], b[3]) - Math.max(a[0], b[0]);
  const dy = Math.min(a[4], b[4]) - Math.max(a[1], b[1]);
  return dx <= SLACK && dy <= SLACK;
}
