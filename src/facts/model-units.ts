/**
 * How far a model goes by GB/T 51301-2018: the finest model unit 模型单元 that a building or a piece contains, and the information
 * depth N that its properties reach. The standard describes both in words; which concepts stand for which word is our own reading.
 */
import type { Interval } from '../units.ts';
import { conceptReader, type ConceptReader } from './concepts.ts';
import { contentsOf } from './contents.ts';
import type { Facts } from './facts.ts';
import { isPlaceholder } from './names.ts';
import type { Component } from './roles.ts';
import { elementsIn } from './straddling.ts';

/** 1 项目级 · 2 功能级 · 3 构件级 · 4 零件级 */
export const UNIT_LEVELS = { project: 1, functional: 2, component: 3, part: 4 } as const;

/** Neither rooms nor members: masses, site, what nobody recognised. */
const NO_MEMBER: ReadonlySet<Component> = new Set<Component>(['space', 'other', 'assembly', 'plant', 'unknown']);

const units = new WeakMap<Facts, Map<number, Interval>>();

/** The finest unit of a building: firm where an element's component is known, possible where it is not. */
export function unitLevelOf(facts: Facts, building: number): Interval {
  let all = units.get(facts);
  if (all === undefined) units.set(facts, (all = new Map()));
  let level = all.get(building);
  if (level === undefined) all.set(building, (level = read(facts, building)));
  return level;
}

function read(facts: Facts, building: number): Interval {
  let [sure, possible] = [UNIT_LEVELS.project as number, UNIT_LEVELS.project as number];
  for (const index of elementsIn(facts.buildings, building)) {
    const level = unitOf(facts, index);
    sure = Math.max(sure, level[0]);
    possible = Math.max(possible, level[1]);
    if (sure === UNIT_LEVELS.part) break;
  }
  return [sure, Math.max(sure, possible)];
}

function unitOf(facts: Facts, index: number): Interval {
  const { component } = facts.roles[index]!;
  const element = facts.model.elements[index]!;
  if (component === 'embedded-part' || component === 'rebar' || element.class === 'IfcBuildingElementPart') return [UNIT_LEVELS.part, UNIT_LEVELS.part];
  const body = facts.geometry[index]?.bbox != null;
  if (component === 'unknown' && body) return [UNIT_LEVELS.project, UNIT_LEVELS.component];
  if (!NO_MEMBER.has(component) && (body || element.parts.length > 0)) return [UNIT_LEVELS.component, UNIT_LEVELS.component];
  return component === 'space' || element.groups.length > 0 ? [UNIT_LEVELS.functional, UNIT_LEVELS.functional] : [UNIT_LEVELS.project, UNIT_LEVELS.project];
}

/** Of one piece: whether what it is made of is modelled, down to bars and inserts. */
export function pieceUnitLevel(facts: Facts, index: number): number {
  const element = facts.model.elements[index]!;
  return contentsOf(facts, index).size > 0 || element.parts.length > 0 || element.class === 'IfcBuildingElementPart' ? UNIT_LEVELS.part : UNIT_LEVELS.component;
}

/** What each step of N adds to the one before; a step is reached when every group of it has at least one of its concepts. */
export const DEPTH_GROUPS: readonly (readonly (readonly string[])[])[] = [
  [], // N1: identity, which is no concept but a name
  // N2: make-up and material, properties and performance
  [['strength-class', 'rebar-grade', 'material'], ['fire-rating', 'thermal-transmittance', 'strength-class', 'bar-connection', 'precast-thickness', 'piece-weight']],
  // N3: production and installation
  [['production-lot', 'trace-code', 'manufacturer', 'production-date'], ['installation-order', 'lifting-points', 'bracing-points', 'erection-date']],
  // N4: assets and maintenance
  [['asset-number'], ['maintenance']],
];

export interface Depth {
  /** 0: not even a name; 1–4 as N1–N4 */
  readonly level: number;
  /** one concept per group that the next step lacks */
  readonly next: readonly string[];
}

export function informationDepth(facts: Facts, index: number): Depth {
  const element = facts.model.elements[index]!;
  const reader = conceptReader(facts.model, facts.profile);
  const named = [element.name, element.objectType, element.type?.name ?? ''].some((text) => text.trim() !== '' && !isPlaceholder(text, 'Name'));
  if (!named) return { level: 0, next: ['piece-mark'] };
  for (const [step, groups] of DEPTH_GROUPS.entries()) {
    const lacking = groups.filter((group) => !group.some((concept) => says(facts, reader, index, concept)));
    // N2 speaks of how it belongs to its systems: of a member, the storey or the whole it stands in
    const placed = step !== 1 || element.storey !== null || element.whole !== null;
    if (lacking.length > 0 || !placed) return { level: step, next: lacking.map((group) => group[0]!) };
  }
  return { level: DEPTH_GROUPS.length, next: [] };
}

function says(facts: Facts, reader: ConceptReader, index: number, concept: string): boolean {
  const element = facts.model.elements[index]!;
  if (concept === 'material') return element.materials.some((m) => m.name.trim() !== '');
  if (concept === 'lifting-points' && contentsOf(facts, index).has('lifting')) return true;
  if (concept === 'bracing-points' && contentsOf(facts, index).has('bracing')) return true;
  return reader.of(element, concept) !== null || (element.whole !== null && reader.of(facts.model.elements[element.whole]!, concept) !== null);
}
