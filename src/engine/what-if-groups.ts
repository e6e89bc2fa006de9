/** What of a building does not count yet and could: its elements by item, component and type, with what would have to be made otherwise. */
import type { Component, Roles } from '../facts/roles.ts';
import { onParts, type LayMeasure, type SettleMeasure, type StoreyPart } from '../profile/measures.ts';
import type { ItemId } from '../profile/profile.ts';
import { fromQuanta, toQuanta, type Interval } from '../units.ts';
import type { Contribution, ItemResult } from './report.ts';

/**
 * Chongqing's order of measures, quoted with approval by 建办标函〔2022〕389号: 先水平、后竖向，先填充、后承重: horizontal members before
 * vertical ones, infill before what bears. Fit-out and services bear nothing: they come with the first.
 */
export type Turn = 'first' | 'last';

export interface WhatIfGroup {
  readonly key: string;
  readonly item: ItemId;
  readonly turn: Turn;
  /** all of the group */
  readonly measure: SettleMeasure | LayMeasure;
  /** lowest first; empty where the group cannot be divided */
  readonly parts: readonly StoreyPart[];
}

/** What grouping asks of one element. */
export interface GroupedElement {
  readonly roles: Omit<Roles, 'evidence'>;
  readonly type: string;
  readonly footprintArea: number | null;
}

export interface GroupInput {
  /** an item's check by its id */
  readonly checkOf: (item: ItemId) => string | null;
  readonly element: (index: number) => GroupedElement | undefined;
  /** names of the building's storeys, lowest first, and how many each stands for */
  readonly storeys: readonly { readonly name: string; readonly standsFor: number }[];
}

type Settle = SettleMeasure['settle'];

const BEARING: ReadonlySet<Component> = new Set<Component>(['column', 'brace', 'shear-wall', 'ductile-wall-panel']);
const FLOORS: ReadonlySet<Component> = new Set<Component>(['beam', 'slab', 'roof']);
const PIECES: ReadonlySet<Component> = new Set<Component>(['stair', 'balcony', 'ac-slab', 'bay-window']);
const INFILL: ReadonlySet<Component> = new Set<Component>(['infill-envelope-wall', 'partition', 'hung-panel']);
const DRY_WALLS: ReadonlySet<string> = new Set(['panel', 'curtain', 'framed']);

/** Floors of beams and slabs are made as composite ones, the others as pieces. */
function precastAs(component: Component): Settle | null {
  if (BEARING.has(component) || PIECES.has(component)) return [{ role: 'precast', value: 'precast' }];
  return FLOORS.has(component) ? [{ role: 'precast', value: 'composite' }] : null;
}

/** Made with insulation and finish, or pipes, in one: only what comes from a factory can be. */
function integratedAs({ component, wallKind, precast }: GroupedElement['roles']): Settle | null {
  const own = { role: 'integrated', value: true } as const;
  if (BEARING.has(component)) return precast === 'precast' ? [own] : [{ role: 'precast', value: 'precast' }, own];
  if (component === 'curtain-wall') return [own];
  if (!INFILL.has(component)) return null;
  return DRY_WALLS.has(wallKind) ? [own] : [{ role: 'wallKind', value: 'panel' }, own];
}

/** What would have to be settled of an element for the check to count it; null: nothing a what-if may suppose. */
export function settleFor(check: string, roles: GroupedElement['roles']): Settle | null {
  const { component } = roles;
  switch (check) {
    case 'vertical-volume': return BEARING.has(component) ? precastAs(component) : null;
    case 'plan-coverage': return FLOORS.has(component) || PIECES.has(component) ? precastAs(component) : null;
    case 'precast-volume-share': return precastAs(component);
    case 'envelope-non-masonry':
    case 'partition-non-masonry': return INFILL.has(component) ? [{ role: 'wallKind', value: 'panel' }] : null;
    case 'envelope-integrated':
    case 'partition-integrated': return integratedAs(roles);
    case 'dry-floor': return component === 'floor-finish' ? [{ role: 'dryMethod', value: true }] : null;
    case 'kitchen-surface':
    case 'bathroom-surface': return component === 'space' ? [{ role: 'dryMethod', value: true }] : null;
    default: return null;
  }
}

const UNION_CHECKS: ReadonlySet<string> = new Set(['plan-coverage', 'dry-floor']);

function turnOf(check: string, component: Component): Turn {
  return BEARING.has(component) && (check === 'vertical-volume' || check === 'envelope-integrated' || check === 'precast-volume-share') ? 'last' : 'first';
}

interface Gathering {
  readonly item: ItemResult;
  readonly check: string;
  readonly component: Component;
  readonly type: string;
  readonly settle: Settle;
  readonly elements: Set<number>;
  readonly storeys: Map<string, { readonly elements: Set<number>; quanta: number }>;
}

/** The groups of every item in the report's order; within an item the largest first. Linear in contributions. */
export function whatIfGroups(items: readonly ItemResult[], input: GroupInput): readonly WhatIfGroup[] {
  const times = new Map(input.storeys.map(({ name, standsFor }) => [name, standsFor]));
  const order = new Map(input.storeys.map(({ name }, i) => [name, i]));
  return items.flatMap((item) => {
    const check = input.checkOf(item.id);
    if (check === null || item.present === 'no') return [];
    const gathered = new Map<string, Gathering>();
    for (const c of item.contributions) {
      if (c.counted !== 'yes') gather(gathered, c, item, check, input);
    }
    const groups = [...gathered.values()].map((one) => groupOf(one, times, order));
    return together(groups, item).sort((a, b) => b.measure.quantity - a.measure.quantity);
  });
}

/** Of an item's denominator: types smaller than this gain next to nothing by themselves, and a project has hundreds of them. */
const SMALL = 0.01;

/** Small types of one component that stand on the same storeys are one group. */
function together(groups: readonly WhatIfGroup[], { denominator }: ItemResult): WhatIfGroup[] {
  const least = (denominator?.[1] ?? 0) * SMALL;
  const alike = new Map<string, WhatIfGroup[]>();
  for (const group of groups) {
    const { measure } = group;
    const key = measure.kind === 'settle' && measure.quantity < least
      ? `${measure.component}\n${JSON.stringify(measure.settle)}\n${measure.storeys.join('\n')}` : group.key;
    const list = alike.get(key);
    if (list) list.push(group);
    else alike.set(key, [group]);
  }
  return [...alike.values()].map((list) => (list.length === 1 ? list[0]! : merged(list)));
}

function merged(groups: readonly WhatIfGroup[]): WhatIfGroup {
  const first = groups[0]!;
  const measure = first.measure as SettleMeasure;
  const parts = first.parts.map((part, i): StoreyPart => {
    const own = groups.map((group) => group.parts[i]!);
    return { ...part, elements: [...new Set(own.flatMap(({ elements }) => elements))].sort((a, b) => a - b), quantity: sumOf(own) };
  });
  const elements = [...new Set(parts.flatMap((part) => part.elements))].sort((a, b) => a - b);
  return {
    ...first, key: `${first.item}|${measure.component}|${groups.length}|${measure.storeys.join('+')}|${measure.settle.map(({ role }) => role).join('+')}`, parts,
    measure: { ...measure, type: '', types: groups.length, elements, quantity: sumOf(parts) },
  };
}

function gather(groups: Map<string, Gathering>, c: Contribution, item: ItemResult, check: string, { element }: GroupInput): void {
  const of = element(c.element);
  if (of === undefined) return;
  const { component } = of.roles;
  // lines are told apart by type alone: a rule on them names it
  const lines = check === 'pipe-separation';
  const settle: Settle | null = lines ? (component === 'pipe' && of.type !== '' ? [] : null) : settleFor(check, of.roles);
  if (settle === null) return;
  const key = `${component}\n${of.type}\n${JSON.stringify(settle)}`;
  const group = groups.get(key) ?? { item, check, component, type: of.type, settle, elements: new Set<number>(), storeys: new Map<string, { elements: Set<number>; quanta: number }>() };
  groups.set(key, group);
  const part = group.storeys.get(c.storey) ?? { elements: new Set<number>(), quanta: 0 };
  group.storeys.set(c.storey, part);
  group.elements.add(c.element);
  part.elements.add(c.element);
  part.quanta += toQuanta(UNION_CHECKS.has(check) ? of.footprintArea ?? 0 : Math.max(...c.options.map(([, d]) => d)));
}

function groupOf(one: Gathering, times: ReadonlyMap<string, number>, order: ReadonlyMap<string, number>): WhatIfGroup {
  const rising = (set: ReadonlySet<number>): readonly number[] => [...set].sort((a, b) => a - b);
  const parts = [...one.storeys].map(([storey, part]): StoreyPart => {
    const standsFor = times.get(storey) ?? 1;
    return { storey, standsFor, elements: rising(part.elements), quantity: fromQuanta(part.quanta * standsFor) };
  }).sort((a, b) => (order.get(a.storey) ?? 0) - (order.get(b.storey) ?? 0));
  const common = { item: one.item.id, type: one.type, elements: rising(one.elements), quantity: sumOf(parts), unit: one.item.unit };
  const turn = turnOf(one.check, one.component);
  const key = `${one.item.id}|${one.component}|${one.type}|${one.settle.map(({ role }) => role).join('+')}`;
  if (one.settle.length === 0) return { key, item: one.item.id, turn, measure: { kind: 'lay', ...common }, parts: [] };
  return {
    key, item: one.item.id, turn, parts,
    measure: { kind: 'settle', component: one.component, types: 1, storeys: parts.map(({ storey }) => storey), settle: one.settle, ...common },
  };
}

const sumOf = (parts: readonly StoreyPart[]): number => fromQuanta(parts.reduce((sum, part) => sum + toQuanta(part.quantity), 0));

/** The group's measure on some of its storeys only, from–to in their order. A group that cannot be divided stays whole. */
export function onStoreys(group: WhatIfGroup, [from, to]: Interval): WhatIfGroup['measure'] {
  const { measure, parts } = group;
  return measure.kind !== 'settle' || parts.length === 0 ? measure : onParts(measure, parts, from, to);
}
