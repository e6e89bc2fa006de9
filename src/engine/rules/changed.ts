/** What differs between two sets of facts of one model, as far as rules may see it. */
import { attributesOf } from '../../facts/building-attributes.ts';
import { NEAR } from '../../checks/rules/readers.ts';
import type { Box, Facts } from '../../facts/facts.ts';
import { elementsIn } from '../../facts/straddling.ts';
import { sameRoles, touches, type Rests } from '../../facts/rests.ts';
import { sameProfile } from '../../facts/same-profile.ts';
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
    || !sameProfile(now.profile, before.profile) || !same(now.switches, before.switches)
    // what is measured of a building rests on its elements: a slab settled at the top raises it
    || now.buildings.list.some((_, b) => !same(attributesOf(now, b), attributesOf(before, b)));
  if (buildings) return { elements: [], buildings };
  const elements: number[] = [];
  for (let i = 0; i < now.roles.length; i += 1) if (moved(now, before, i) || !sameRoles(now.roles[i]!, before.roles[i]!)) elements.push(i);
  return { elements, buildings };
}

/** Scope, storey, building or body. */
function moved(now: Facts, before: Facts, i: number): boolean {
  return now.outOfScope[i] !== before.outOfScope[i] || now.levelOf[i] !== before.levelOf[i] || now.buildings.of[i] !== before.buildings.of[i]
    || now.geometry[i] !== before.geometry[i];
}

/** Whether answers that rest on these may have changed, of other elements than those changed. */
export function touched(now: Facts, before: Facts, changed: readonly number[]): (on: readonly Rests[]) => boolean {
  const known = new Map<readonly Rests[], boolean>();
  return (on) => {
    let answer = known.get(on);
    if (answer === undefined) known.set(on, (answer = changed.some((i) => touches(on, now.roles[i]!, before.roles[i]!, moved(now, before, i)))));
    return answer;
  };
}

/** Elements, and buildings, of which a verdict may change when these elements do, by what the verdict rests on. */
export interface Affected {
  readonly own: () => readonly number[];
  readonly near: () => readonly number[];
  readonly building: () => readonly number[];
  /** positions in facts.buildings.list */
  readonly buildings: readonly number[];
}

/** Of more changes than this everything is judged again. */
const MOST = 500;

/** Null: too many to be worth telling apart. Ascending. */
export function affected(facts: Facts, changed: readonly number[]): Affected | null {
  if (changed.length > MOST) return null;
  const buildings = [...new Set(changed.flatMap((i) => [facts.buildings.of[i]!, ...(facts.buildings.straddling.get(i)?.keys() ?? [])]))].filter((b) => b >= 0).sort((a, b) => a - b);
  const once = (make: () => readonly number[]): (() => readonly number[]) => {
    let made: readonly number[] | null = null;
    return () => (made ??= make());
  };
  return {
    buildings,
    own: () => changed,
    near: once(() => nearTo(facts, changed)),
    building: once(() => [...new Set([...changed, ...buildings.flatMap((b) => elementsIn(facts.buildings, b))])].sort((a, b) => a - b)),
  };
}

/** They, their wholes and parts, and what stands within NEAR of any of these. */
function nearTo(facts: Facts, changed: readonly number[]): readonly number[] {
  const { elements } = facts.model;
  const family = new Set(changed);
  for (const index of family) {
    const { whole, parts, host, fillings } = elements[index]!;
    for (const one of [whole, host, ...parts, ...fillings]) if (one !== null) family.add(one);
  }
  const boxes = [...family].map((i) => facts.geometry[i]?.bbox ?? null).filter((box) => box !== null);
  const found = new Set(family);
  facts.geometry.forEach((body, index) => {
    const box = body?.bbox;
    if (box && boxes.some((other) => close(box, other))) found.add(index);
  });
  for (const index of [...found]) {
    const { whole, parts } = elements[index]!;
    for (const one of [whole, ...parts]) if (one !== null) found.add(one);
  }
  return [...found].sort((a, b) => a - b);
}

function close(a: Box, b: Box): boolean {
  return a[0] <= b[3] + NEAR && b[0] <= a[3] + NEAR && a[1] <= b[4] + NEAR && b[1] <= a[4] + NEAR && a[2] <= b[5] + NEAR && b[2] <= a[5] + NEAR;
}

/** Plain data of a few entries: buildings, storeys, attributes. */
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a, plain) === JSON.stringify(b, plain);
}

function plain(_: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value;
}
