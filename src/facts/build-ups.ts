/**
 * Build-ups 做法表: which one an element has, and what its layers say, by the words that name elements too. What a build-up states
 * of itself and what its layers are made of are kept apart: a table that says "dry" over a cement screed contradicts itself.
 */
import { globMatch } from '../profile/match.ts';
import type { BuildUp, Profile } from '../profile/profile.ts';
import { WALLS } from './evidence-class.ts';
import type { Facts } from './facts.ts';
import { materialReader } from './material-kind.ts';
import { nameParts } from './names.ts';
import { patternsOf } from './patterns/patterns.ts';
import type { Component, WallKindValue } from './roles.ts';

export type BuildUpKind = Exclude<WallKindValue, 'not-applicable' | 'unknown' | 'conflict'>;
export type Method = 'dry' | 'wet';

export interface Said<T> {
  /** by the table itself */
  readonly stated: T | null;
  /** by its layers */
  readonly layers: T | null;
  /** the layer that tells it */
  readonly layer: string | null;
}

export interface ReadBuildUp {
  readonly buildUp: BuildUp;
  /** of walls; null: nothing says, or layers of several kinds */
  readonly wallKind: Said<BuildUpKind>;
  readonly method: Said<Method>;
}

const FOR: Readonly<Record<BuildUp['for'], ReadonlySet<Component>>> = {
  wall: new Set<Component>([...WALLS, 'covering']),
  floor: new Set<Component>(['floor-finish', 'covering', 'slab', 'topping', 'ground-slab', 'roof']),
  ceiling: new Set<Component>(['ceiling', 'covering']),
};

const readTables = new WeakMap<Profile, readonly ReadBuildUp[]>();
const ofElements = new WeakMap<Facts, Map<string, ReadBuildUp | null>>();

/** The first build-up of the table whose glob matches the element's type or name; null: none does. */
export function buildUpOf(facts: Facts, index: number): ReadBuildUp | null {
  const table = tableOf(facts.profile);
  if (table.length === 0) return null;
  const element = facts.model.elements[index]!;
  const { component } = facts.roles[index]!;
  const texts = [element.type?.name ?? '', element.objectType, element.name].filter((text) => text !== '');
  let memo = ofElements.get(facts);
  if (memo === undefined) ofElements.set(facts, (memo = new Map()));
  const key = `${component}\n${texts.join('\n')}`;
  let found = memo.get(key);
  if (found === undefined) {
    found = table.find(({ buildUp }) => FOR[buildUp.for].has(component) && texts.some((text) => globMatch(buildUp.match, text))) ?? null;
    memo.set(key, found);
  }
  return found;
}

function tableOf(profile: Profile): readonly ReadBuildUp[] {
  let table = readTables.get(profile);
  if (table === undefined) readTables.set(profile, (table = (profile.buildUps ?? []).map((buildUp) => readBuildUp(buildUp, profile))));
  return table;
}

/** Layers are read as elements of their own would be. */
export function readBuildUp(buildUp: BuildUp, profile: Profile): ReadBuildUp {
  const patterns = patternsOf(profile);
  const material = materialReader(profile);
  const kinds: { readonly kind: BuildUpKind; readonly layer: string; readonly thickness: number }[] = [];
  const methods: { readonly method: Method; readonly layer: string }[] = [];
  for (const { name, thickness = 0 } of buildUp.layers) {
    const parts = nameParts(name);
    const asWall = patterns.read('name', 'IfcWall', parts).statements.find((s) => s.role === 'wallKind');
    const reading = material({ name, category: '', role: '' });
    if (asWall !== undefined) kinds.push({ kind: asWall.value as BuildUpKind, layer: name, thickness });
    else if (reading.kind === 'concrete' && reading.made === 'cast-in-place') kinds.push({ kind: 'cast-in-place', layer: name, thickness });
    else if (reading.kind === 'concrete' && reading.made === 'precast') kinds.push({ kind: 'panel', layer: name, thickness });
    const asFinish = patterns.read('name', 'IfcCovering', parts).statements.find((s) => s.role === 'dryMethod');
    if (asFinish !== undefined) methods.push({ method: asFinish.value === true ? 'dry' : 'wet', layer: name });
  }
  const wall = buildUp.for === 'wall' ? wallOf(kinds) : null;
  const wet = methods.find(({ method }) => method === 'wet') ?? null;
  const method = wet ?? methods[0] ?? null;
  return {
    buildUp,
    wallKind: { stated: buildUp.wallKind ?? null, layers: wall?.kind ?? null, layer: wall?.layer ?? null },
    method: { stated: buildUp.method ?? null, layers: method?.method ?? null, layer: method?.layer ?? null },
  };
}

/** As with material layers: the thickest that tells; several kinds without thicknesses tell nothing. */
function wallOf(kinds: readonly { readonly kind: BuildUpKind; readonly layer: string; readonly thickness: number }[]): { readonly kind: BuildUpKind; readonly layer: string } | null {
  const different = new Set(kinds.map(({ kind }) => kind));
  if (different.size > 1 && kinds.some(({ thickness }) => thickness === 0)) return null;
  return kinds.reduce<(typeof kinds)[number] | null>((best, one) => (best === null || one.thickness > best.thickness ? one : best), null);
}
