/** 预制率: volume of precast concrete over that of all concrete of the whole structure above a level, m³. */
import { concreteShare } from '../facts/concrete.ts';
import { conceptReader } from '../facts/concepts.ts';
import type { Facts } from '../facts/facts.ts';
import { keptByBuilding } from '../facts/kept-by-building.ts';
import { meetingMembers } from '../facts/meeting-members.ts';
import type { Rests } from '../facts/rests.ts';
import type { Component } from '../facts/roles.ts';
import type { OutOfScope } from '../facts/scope.ts';
import { sharedVolume, type Member } from '../facts/shared-volume.ts';
import { elementsIn, levelIn } from '../facts/straddling.ts';
import { roundQuantity, type Interval } from '../units.ts';
import { distinct, ends, isOneOf, shareOver, unique, whyRange, type Measure, type MissingReason, type Piece } from './measure.ts';

/** `zero`: above ±0.000; `outdoor-ground`: above the outdoor ground. */
export type CountsAbove = 'zero' | 'outdoor-ground';

/** Left out of the items of a scoring table by a convention of counting, and part of the structure all the same. */
const STANDS_ABOVE: ReadonlySet<OutOfScope> = new Set<OutOfScope>(['parapet', 'roof-structure']);

/** Floors and stairs: what is precast of a composite one is its layer. */
const LAYERED: ReadonlySet<Component> = new Set<Component>(['slab', 'roof', 'balcony', 'ac-slab', 'stair', 'bay-window']);

export const PRECAST_VOLUME_RESTS: readonly Rests[] = [{ roles: ['precast', 'external'], evidence: true }];

/** By what counts: rules and items of several packs ask for the same volumes. */
const known: (facts: Facts, building: number) => Map<string, Measure> = keptByBuilding(() => new Map(), PRECAST_VOLUME_RESTS, 'no-switches');

/** @param components what the rule calls its members */
export function precastVolume(facts: Facts, building: number, components: readonly string[], above: CountsAbove): Measure {
  const measures = known(facts, building);
  // the switches that decide what of a wall of several leaves counts
  const key = [above, facts.switches['outer-leaf'], facts.switches['double-skin-core'], ...components].join(' ');
  let measure = measures.get(key);
  if (measure === undefined) measures.set(key, (measure = measured(facts, building, components, above)));
  return measure;
}

function measured(facts: Facts, building: number, components: readonly string[], above: CountsAbove): Measure {
  const set = new Set(components as readonly Component[]);
  const { levels, ground, datum } = facts.storeys[building]!;
  const from = above === 'zero' ? datum : ground.value;
  const missing = new Set<MissingReason>();
  const pieces: Piece[] = [];
  const members = elementsIn(facts.buildings, building).flatMap((index) => {
    const why = facts.outOfScope[index] ?? null;
    if (why !== null && !STANDS_ABOVE.has(why)) return [];
    const level = levelIn(facts, index, building);
    const belongs = isOneOf(facts, index, set);
    // steel and timber members hold no concrete
    if (level === null || belongs === 'no' || facts.roles[index]!.precast === 'not-applicable') return [];
    return [{ index, level, sure: belongs === 'yes', maybe: levels[level]?.aboveGround === 'unknown' }];
  });
  const partners = meetingMembers(facts, members.map(({ index }) => index));
  const shared = sharedVolume({ ...facts, overlaps: { ...facts.overlaps, partners } }, members.map(({ index, sure, maybe }): Member => ({ index, sure: sure && !maybe })));
  for (const { index, level, sure, maybe } of members) {
    const open: string[] = [];
    const say = (role: string, reason: MissingReason): void => {
      if (!open.includes(role)) open.push(role);
      missing.add(reason);
    };
    let volumes = ends(facts, index, 'volume');
    for (const [role, reason] of whyRange(facts, index, 'volume')) say(role, reason);
    const [lo, hi] = shareOver(facts, index, from, Infinity, 'volume');
    if (hi === 0) continue;
    if (lo !== hi) say('volume', 'storey-share');
    volumes = unique(volumes.flatMap((v) => [v * lo, v * hi]));
    const others = shared.get(index);
    if (others !== undefined) {
      if (others.least !== others.most) say('volume', 'shared-concrete');
      volumes = unique([Math.max(0, Math.min(...volumes) - others.most), Math.max(0, Math.max(...volumes) - others.least)]);
    }
    const concrete = concreteShare(facts, index);
    if (concrete.options.every((o) => o.all === 0)) continue;
    if (concrete.missing !== null) say(concrete.missing === 'sandwich-leaves' ? 'leaves' : 'material', concrete.missing);
    const part = precastPart(facts, index, concrete.doubleSkin);
    if (part.reason !== null) say('precast', part.reason);
    const options = volumes.flatMap((v) => concrete.options.flatMap((share) => part.shares.map((of): readonly [number, number] => {
      const all = roundQuantity(v * share.all);
      return [Math.min(all, roundQuantity(v * share.precast * of)), all];
    })));
    if (!sure) say('component', 'unknown-component');
    if (maybe) say('storey', 'unknown-storey');
    if (!sure || maybe) options.push([0, 0]);
    pieces.push({ element: index, level, options: distinct(options), missing: open });
  }
  if (pieces.length === 0) missing.add('no-such-element');
  return { pieces, totals: null, present: pieces.length > 0 ? 'yes' : 'unknown', missing: [...missing] };
}

interface PrecastPart {
  /** alternatives for the share of the element's concrete that is precast */
  readonly shares: readonly number[];
  readonly reason: MissingReason | null;
}

function precastPart(facts: Facts, index: number, doubleSkin: boolean): PrecastPart {
  const { precast, component } = facts.roles[index]!;
  if (precast === 'precast') return { shares: [1], reason: null };
  if (precast === 'cast-in-place') return { shares: [0], reason: null };
  if (precast === 'composite') {
    // its leaves are told apart from its core where they are known
    if (doubleSkin) return { shares: [1], reason: null };
    const layer = LAYERED.has(component) ? layerShare(facts, index) : null;
    return layer === null ? { shares: [0, 1], reason: 'composite-share' } : { shares: unique(layer), reason: null };
  }
  return { shares: [0, 1], reason: 'unknown-precast' };
}

/** The precast layer over the thickness of the body, which may be the layer alone or the topping with it. */
function layerShare(facts: Facts, index: number): Interval | null {
  const element = facts.model.elements[index]!;
  const box = facts.geometry[index]?.bbox;
  if (!box) return null;
  const body = box[5] - box[2];
  const reader = conceptReader(facts.model, facts.profile);
  const length = (concept: string): number | null => {
    const value = reader.of(element, concept)?.value;
    return typeof value === 'number' && value > 0 ? value : null;
  };
  const [layer, topping] = [length('precast-thickness'), length('topping-thickness')];
  const share = layer !== null ? layer / body : topping !== null ? (body - topping) / body : null;
  if (share === null || share < 0) return null;
  return share >= 1 ? [1, 1] : [share, share];
}
