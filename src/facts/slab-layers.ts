/**
 * Base and topping of a composite slab (JGJ 1-2014 6.6.2). Bodies drawn apart are measured; within one solid they are what
 * properties say, then material layers, then the name. Where that does not add up to the solid, both readings are kept.
 */
import type { Element } from '../model/model.ts';
import type { Interval } from '../units.ts';
import { conceptReader } from './concepts.ts';
import type { Facts } from './facts.ts';
import { keptByBuilding } from './kept-by-building.ts';
import { materialReader } from './material-kind.ts';
import { isEven, plateThickness } from './plate-thickness.ts';
import type { Component } from './roles.ts';
import { isDeck, slabName } from './slab-names.ts';
import { slabStacks, STACKS_REST } from './slab-stacks.ts';

export interface Layer {
  /** m */
  readonly value: Interval;
  /** where it was read, and what speaks against it */
  readonly where: string;
  /** bodies it was measured on beside the element's own */
  readonly others: readonly number[];
}

export interface SlabLayers {
  /** a precast plate under concrete poured on site; null: not known */
  readonly composite: boolean | null;
  /** the body is the plate alone; null: not known */
  readonly plate: boolean | null;
  readonly base: Layer | null;
  readonly topping: Layer | null;
  readonly total: Layer | null;
}

const NO_SLAB: SlabLayers = { composite: false, plate: null, base: null, topping: null, total: null };
const SLABS: ReadonlySet<Component> = new Set<Component>(['slab', 'roof']);
/** Thicknesses that differ by less are the same, m. */
const SAME = 0.003;
/** A solid that is this much thicker than its base holds a topping, m. */
const LEAST = 0.02;

export const LAYERS_REST = STACKS_REST;

const known: (facts: Facts, building: number) => Map<number, SlabLayers> = keptByBuilding(() => new Map(), [LAYERS_REST], 'no-switches');

export function slabLayers(facts: Facts, index: number): SlabLayers {
  const building = facts.buildings.of[index]!;
  if (building < 0) return read(facts, index);
  const memo = known(facts, building);
  let layers = memo.get(index);
  if (layers === undefined) memo.set(index, (layers = read(facts, index)));
  return layers;
}

function read(facts: Facts, index: number): SlabLayers {
  const roles = facts.roles[index]!;
  const element = facts.model.elements[index]!;
  const open = roles.component === 'unknown' && roles.candidates.some((c) => SLABS.has(c));
  if ((!SLABS.has(roles.component) && !open) || isDeck(element)) return NO_SLAB;
  if (roles.precast === 'cast-in-place' || roles.precast === 'not-applicable') return NO_SLAB;
  const stacks = slabStacks(facts, facts.buildings.of[index]!);
  const topping = stacks.toppingOf.get(index);
  // its plates are judged by themselves
  if (topping === undefined && stacks.overPlates.has(index)) return NO_SLAB;
  const name = slabName(element);
  const stated = statedLayers(facts, element);
  const body = solidThickness(facts, element, index);
  const hinted = topping !== undefined || name.composite || stated.topping !== null;
  const composite = roles.precast === 'composite' || (roles.precast === 'precast' && hinted) ? true : null;
  if (topping !== undefined) {
    const drawn = isEven(body) ? body : null;
    const base = drawn === null ? stated.base : { value: drawn, where: differing('geometry', drawn, stated.base), others: [] };
    const over = { value: topping.thickness, where: differing('geometry', topping.thickness, stated.topping), others: [topping.element] };
    return { composite, plate: true, base, topping: over, total: base === null ? null : sum(base, over) };
  }
  return { composite, ...withinOne(stated, body, roles.precast === 'precast', name.plate) };
}

interface Stated {
  readonly base: Layer | null;
  readonly topping: Layer | null;
  /** as the name adds them up */
  readonly total: number | null;
  /** `NominalThickness` of IFC may be that of the whole slab */
  readonly maybeWhole: boolean;
}

function statedLayers(facts: Facts, element: Element): Stated {
  const reader = conceptReader(facts.model, facts.profile);
  const whole = element.whole === null ? null : facts.model.elements[element.whole]!;
  const property = (concept: string): Layer | null => {
    const found = reader.of(element, concept) ?? (whole === null ? null : reader.of(whole, concept));
    return typeof found?.value === 'number' ? { value: [found.value, found.value], where: found.where, others: [] } : null;
  };
  const name = slabName(element);
  const named = (value: number | null): Layer | null => (value === null ? null : { value: [value, value], where: `name "${name.text}"`, others: [] });
  const material = materialLayers(facts, element);
  const [base, topping] = [property('precast-thickness'), property('topping-thickness')];
  return {
    base: first(base, material?.base ?? null, named(name.base)),
    topping: first(topping, material?.topping ?? null, named(name.topping)),
    total: name.total,
    maybeWhole: base !== null && /\.NominalThickness$/iu.test(base.where),
  };
}

/** The strongest stands; what says otherwise is told with it. */
function first(...layers: readonly (Layer | null)[]): Layer | null {
  const [top, ...rest] = layers.filter((layer): layer is Layer => layer !== null);
  if (top === undefined) return null;
  return { ...top, where: rest.reduce((where, other) => differing(where, top.value, other), top.where) };
}

function differing(where: string, value: Interval, other: Layer | null): string {
  if (other === null || (other.value[0] <= value[1] + SAME && other.value[1] >= value[0] - SAME)) return where;
  return `${where}; ≠ ${other.where}: ${other.value.map(millimetres).filter((t, i, all) => all.indexOf(t) === i).join('–')}`;
}

function millimetres(value: number): string {
  return `${Math.round(value * 1000)} mm`;
}

/** Base and topping among the layers of concrete. Two that say nothing of how they are made are one each, whichever is which. */
function materialLayers(facts: Facts, element: Element): { readonly base: Layer; readonly topping: Layer } | null {
  const concrete = strata(facts, element).filter((s) => s.kind === 'concrete');
  if (concrete.length !== 2) return null;
  const [a, b] = [concrete[0]!, concrete[1]!];
  const layer = (...sizes: readonly number[]): Layer => ({ value: [Math.min(...sizes), Math.max(...sizes)], where: 'material layers', others: [] });
  const precast = a.made === 'precast' || b.made === 'cast-in-place' ? a : b.made === 'precast' || a.made === 'cast-in-place' ? b : null;
  if (a.made !== null && a.made === b.made) return null;
  if (precast === null) return { base: layer(a.size, b.size), topping: layer(a.size, b.size) };
  return { base: layer(precast.size), topping: layer(precast === a ? b.size : a.size) };
}

function strata(facts: Facts, element: Element): readonly (ReturnType<ReturnType<typeof materialReader>> & { readonly size: number })[] {
  const own = element.materials.filter((m) => m.from === 'occurrence');
  const reader = materialReader(facts.profile);
  return (own.length > 0 ? own : element.materials).filter((m) => m.kind === 'layer' && m.thickness !== null).map((m) => ({ ...reader(m), size: m.thickness! }));
}

/** The solid without what its layers say is finish. */
function solidThickness(facts: Facts, element: Element, index: number): Interval | null {
  const body = plateThickness(facts.geometry[index]);
  if (!isEven(body)) return body;
  const layers = strata(facts, element);
  const all = layers.reduce((total, layer) => total + layer.size, 0);
  if (Math.abs(all - body[0]) > SAME) return body;
  const finish = layers.filter(({ kind }) => kind !== 'concrete' && kind !== 'unknown' && kind !== 'mixed').reduce((total, layer) => total + layer.size, 0);
  return [body[0] - finish, body[1] - finish];
}

/** One solid: the whole slab, or its plate with the topping left undrawn. */
function withinOne(stated: Stated, body: Interval | null, precast: boolean, namedPlate: boolean): Omit<SlabLayers, 'composite'> {
  const { topping } = stated;
  const drawn = isEven(body) ? body[0] : null;
  const measured = (value: number): Layer => ({ value: [value, value], where: 'geometry', others: [] });
  const whole = drawn === null ? null : measured(drawn);
  let { base } = stated;
  if (drawn === null) return { plate: namedPlate ? true : null, base, topping, total: base !== null && topping !== null ? sum(base, topping) : null };
  if (base !== null && topping !== null) {
    if (stated.maybeWhole && near(base.value, drawn) && !namedPlate) {
      base = { ...base, value: [Math.max(0, base.value[0] - topping.value[1]), base.value[1]] };
      return { plate: null, base, topping, total: whole };
    }
    const added = sum(base, topping);
    if (near(added.value, drawn)) return { plate: false, base, topping, total: whole };
    if (near(base.value, drawn)) return { plate: true, base, topping, total: added };
    // the solid is neither: what it leaves beside each layer is as likely as what is written
    const against = `; ≠ geometry: ${millimetres(drawn)}`;
    if (namedPlate) return { plate: true, base: { value: [drawn, drawn], where: differing('geometry', [drawn, drawn], base), others: [] }, topping, total: null };
    return { plate: null, base: hull(base, drawn - topping.value[0], against), topping: hull(topping, drawn - base.value[0], against), total: whole };
  }
  if (base !== null) {
    if (near(base.value, drawn)) return { plate: true, base, topping: null, total: null };
    if (drawn < base.value[1]) return { plate: null, base: hull(base, drawn, `; ≠ geometry: ${millimetres(drawn)}`), topping: null, total: null };
    const left = drawn - base.value[1];
    return left < LEAST
      ? { plate: null, base, topping: null, total: whole }
      : { plate: false, base, topping: { ...measured(left), where: `geometry less ${base.where}` }, total: whole };
  }
  if (topping !== null) {
    const left = drawn - topping.value[0];
    if (precast || namedPlate || left < LEAST) return { plate: true, base: whole, topping, total: sum(whole!, topping) };
    return { plate: null, base: { value: [left, drawn], where: 'geometry', others: [] }, topping, total: whole };
  }
  return precast || namedPlate
    ? { plate: true, base: whole, topping: null, total: null }
    : { plate: null, base: null, topping: null, total: whole };
}

function near(value: Interval, to: number): boolean {
  return value[0] <= to + SAME && value[1] >= to - SAME;
}

function hull(layer: Layer, other: number, against: string): Layer {
  return { ...layer, value: [Math.max(0, Math.min(layer.value[0], other)), Math.max(layer.value[1], other)], where: layer.where + against };
}

function sum(a: Layer, b: Layer): Layer {
  return { value: [a.value[0] + b.value[0], a.value[1] + b.value[1]], where: a.where === b.where ? a.where : `${a.where} + ${b.where}`, others: [...a.others, ...b.others] };
}
