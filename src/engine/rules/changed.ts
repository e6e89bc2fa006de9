/** What differs between two sets of facts of one model, as far as rules may see it. */
import { attributesOf } from '../../facts/building-attributes.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Roles } from '../../facts/roles.ts';
import type { CompiledRule } from './compile.ts';
import type { FindingsMemo } from './findings.ts';
import type { Judged } from './judge.ts';

export interface SessionState {
  readonly facts: Facts;
  readonly findings: FindingsMemo;
  readonly rules: ReadonlyMap<string, { readonly rule: CompiledRule; readonly judged: Judged }>;
}

export interface Changed {
  /** elements of which roles, place or body changed */
  readonly elements: readonly number[];
  /** buildings, storeys or what the profile says of them changed: everything is judged again */
  readonly buildings: boolean;
}

export function changedElements(now: Facts, before: Facts): Changed {
  if (now === before) return { elements: [], buildings: false };
  const buildings = now.model !== before.model || !same(now.buildings.list, before.buildings.list) || !same(now.storeys, before.storeys)
    || !same(now.profile.attributes, before.profile.attributes) || !same(now.profile.concepts, before.profile.concepts)
    || !same(now.profile.buildUps, before.profile.buildUps) || !same(now.switches, before.switches)
    // what is measured of a building rests on its elements: a slab settled at the top raises it
    || now.buildings.list.some((_, b) => !same(attributesOf(now, b), attributesOf(before, b)));
  if (buildings) return { elements: [], buildings };
  const elements: number[] = [];
  for (let i = 0; i < now.roles.length; i += 1) {
    if (now.outOfScope[i] !== before.outOfScope[i] || now.levelOf[i] !== before.levelOf[i] || now.buildings.of[i] !== before.buildings.of[i]
      || now.geometry[i] !== before.geometry[i] || !sameRoles(now.roles[i]!, before.roles[i]!)) elements.push(i);
  }
  return { elements, buildings };
}

function sameRoles(a: Roles, b: Roles): boolean {
  if (a === b) return true;
  return a.component === b.component && a.precast === b.precast && a.loadBearing === b.loadBearing && a.external === b.external
    && a.wallKind === b.wallKind && a.dryMethod === b.dryMethod && a.integrated === b.integrated
    && a.candidates.length === b.candidates.length && a.candidates.every((c, i) => c === b.candidates[i]);
}

/** Plain data of a few entries: buildings, storeys, attributes. */
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a, plain) === JSON.stringify(b, plain);
}

function plain(_: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value;
}
