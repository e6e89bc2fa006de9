/** 4.0.13: length of electrical, water and heating lines laid apart from the structure over all of it, m. */
import { buildingFlag } from '../facts/building-properties.ts';
import type { Facts } from '../facts/facts.ts';
import { laidSeparately } from '../facts/laying.ts';
import { EMBEDDED_PLACES, placeReader, SEPARATED_PLACES, type Place, type PlaceReader, type Places } from '../facts/laying-place.ts';
import { lineAxis } from '../facts/line-axis.ts';
import { lineKindReader } from '../facts/line-kind.ts';
import { copiesThatMayCount, rangeOver, WHICH_FILE } from '../facts/rival-copies.ts';
import type { LineKind } from '../profile/profile.ts';
import { roundQuantity } from '../units.ts';
import { countable, distinct, mayLieBelowGround, type Basis, type Measure, type MissingReason, type Piece } from './measure.ts';

const KINDS: readonly LineKind[] = ['electrical', 'water', 'heating'];

/** Bends, valves, outlets and machines: the clause counts length, and lines are measured by segment. */
const NOT_A_SEGMENT = /Fitting|Terminal|Controller|Device|Valve|Pump|Tank|Moving|Storage|Treatment|Chamber|Conversion|Outlet|JunctionBox/u;

/**
 * A model holds trunks and trays; branch lines are what is embedded. Unless every kind of line is declared completely
 * modelled its lengths prove nothing (domain 1.2-12) and the ratio stays open, with the modelled pieces listed. How a line
 * is laid is what the model says; where it says nothing, and all is declared complete, the bodies around it decide where
 * they leave no other reading.
 */
export function pipeSeparation(facts: Facts, building: number): Measure {
  const pieces: Piece[] = [];
  const missing = new Set<MissingReason>();
  const complete = KINDS.every((kind) => declaredComplete(facts, building, kind));
  const kindOf = lineKindReader(facts.profile);
  let places: PlaceReader | null = null;
  for (const { index, level, maybe } of countable(facts, building)) {
    const sure = isSegment(facts, index);
    if (sure === 'no') continue;
    const element = facts.model.elements[index]!;
    const kind = kindOf(element);
    const g = facts.geometry[index];
    if (kind === 'other' || !g) continue;
    const axes = copiesThatMayCount(facts, index).flatMap((copy) => lineAxis(facts.geometry[copy]!) ?? []);
    const axis = axes[0];
    if (!axis) continue;
    const open: string[] = [];
    const say = (role: string, reason: MissingReason): void => {
      if (!open.includes(role)) open.push(role);
      missing.add(reason);
    };
    const separate = laidSeparately(element, facts.profile);
    const lengths = axes.map((one) => one.length.map(roundQuantity));
    // copies of one length are one line
    const several = rangeOver(lengths[0]!, lengths.slice(1)) !== lengths[0];
    let basis: Basis | null = null;
    const options: (readonly [number, number])[] = [];
    for (const [i, one] of axes.slice(0, several ? axes.length : 1).entries()) {
      let shares: readonly (readonly [from: number, to: number])[];
      if (separate !== null) shares = separate ? [[1, 1]] : [[0, 0]];
      else if (!complete) shares = [[0, 1]];
      else {
        const found = (places ??= placeReader(facts, building))(one);
        shares = [shareSeparated(found)];
        if (i === 0) basis = basisOf(found);
      }
      if (shares.some(([from, to]) => from !== to)) say('laying', 'unknown-laying');
      if (one.length[0] !== one.length[1]) say('length', 'bent-line');
      for (const length of lengths[i]!) {
        for (const share of shares.flat()) options.push([roundQuantity(share * length), length]);
      }
    }
    if (several) say(WHICH_FILE, 'copies-differ');
    // who states how a line is laid, in the template made for 4.0.13, states that it counts
    if (sure === 'unknown' || kind === 'asked' || (kind === 'unknown' && separate === null)) {
      options.push([0, 0]);
      open.push('lineKind');
      missing.add('unknown-line');
    }
    if (maybe) mayLieBelowGround(options, open, missing);
    pieces.push({ element: index, level, options: distinct(options), missing: open, ...(basis ? { basis } : {}) });
  }
  if (pieces.length === 0) missing.add('no-such-element');
  if (!complete) missing.add('pipes-not-complete');
  return { pieces, totals: null, present: 'yes', ratioUnknown: !complete, missing: [...missing] };
}

function declaredComplete(facts: Facts, building: number, kind: LineKind): boolean {
  const single = facts.buildings.list[building];
  if (!single) return false;
  if (buildingFlag(facts.model, single, 'pipesComplete') === true) return true;
  return (facts.profile.completeSystems ?? []).some((c) => c.kind === kind && (c.building === undefined || c.building === single.id));
}

function isSegment(facts: Facts, index: number): 'yes' | 'no' | 'unknown' {
  const element = facts.model.elements[index]!;
  if (NOT_A_SEGMENT.test(element.class)) return 'no';
  const { component } = facts.roles[index]!;
  if (component === 'pipe') return 'yes';
  // IFC2X3's IfcFlowSegment without a type may be a pipe, a duct or a conduit
  return component === 'unknown' && /^IfcFlowSegment$|^IfcDistributionFlowElement$/u.test(element.class) ? 'unknown' : 'no';
}

function shareSeparated(places: Places): readonly [number, number] {
  const sum = (set: ReadonlySet<Place>): number => [...set].reduce((total, place) => total + (places[place] ?? 0), 0);
  const separated = sum(SEPARATED_PLACES);
  const embedded = sum(EMBEDDED_PLACES);
  if (separated === 0 && embedded === 0) return [0, 1];
  return [separated, places.unclear === undefined ? separated : 1 - embedded];
}

const PLACE_TEXT: Readonly<Record<Place, Basis>> = {
  structure: { zh: '在结构构件内', en: 'in the structure' },
  screed: { zh: '在湿作业面层内', en: 'in a wet screed' },
  ceiling: { zh: '在吊顶内', en: 'in a ceiling' },
  cavity: { zh: '在轻质墙空腔内', en: 'in the cavity of a framed wall' },
  'raised-floor': { zh: '在架空层内', en: 'in a raised floor' },
  exposed: { zh: '裸露于室内', en: 'free in the room' },
  unclear: { zh: '位置不明', en: 'place not clear' },
};

function basisOf(places: Places): Basis {
  const found = (Object.entries(places) as [Place, number][]).sort((a, b) => b[1] - a[1]);
  const list = (language: 'zh' | 'en'): string =>
    found.map(([place, share]) => `${PLACE_TEXT[place][language]}${found.length > 1 ? ` ${(share * 100).toFixed(0)} %` : ''}`).join(language === 'zh' ? '、' : ', ');
  return { zh: `按几何位置:${list('zh')}`, en: `by where it runs: ${list('en')}` };
}
