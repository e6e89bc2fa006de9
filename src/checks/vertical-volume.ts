/** 4.0.2, 4.0.3: precast concrete volume of vertical members over all of it, m³. */
import type { Facts } from '../facts/facts.ts';
import type { Component } from '../facts/roles.ts';
import { jointCounts, type JointLimits } from '../facts/joints.ts';
import { structuralLeaf } from '../facts/sandwich.ts';
import { sharedVolume, type Member, type Shared } from '../facts/shared-volume.ts';
import { roundQuantity } from '../units.ts';
import { countable, distinct, ends, isOneOf, mayLieBelowGround, unique, type Measure, type MissingReason, type Piece } from './measure.ts';

const VERTICAL: ReadonlySet<Component> = new Set<Component>([
  'column', 'brace', 'shear-wall', 'ductile-wall-panel', 'cast-in-place-joint',
]);

export function verticalVolume(facts: Facts, building: number, limits: JointLimits): Measure {
  const pieces: Piece[] = [];
  const missing = new Set<MissingReason>();
  const joint = jointCounts(facts, building, limits);
  const members = countable(facts, building).flatMap((counted) => {
    const sure = isMember(facts, counted.index);
    return sure === null ? [] : [{ ...counted, sure }];
  });
  // what may lie below ground is no sure owner of what it shares with others
  const shared = sharedVolume(facts, members.map(({ index, sure, maybe }): Member => ({ index, sure: sure && !maybe })));
  for (const { index, level, maybe, sure } of members) {
    const roles = facts.roles[index]!;
    const open: string[] = [];
    const whole = ends(facts, index, 'volume');
    if (whole.length > 1) {
      open.push('volume');
      missing.add(facts.copies.detailedShare.has(index) ? 'partly-detailed' : 'open-mesh');
    }
    const others = shared.get(index);
    const volumes = others === undefined ? whole : withoutShared(whole, others);
    if (volumes.length > whole.length) {
      open.push('volume');
      missing.add('shared-concrete');
    }
    const leaf = structuralLeaf(facts.model.elements[index]!);
    if (leaf !== null) {
      open.push('volume');
      missing.add('sandwich-leaves');
    }
    const options: (readonly [number, number])[] = [];
    const counts = roles.component === 'cast-in-place-joint' ? joint(index) : precastCounts(roles.precast);
    if (counts === 'unknown') {
      open.push('precast');
      missing.add('unknown-precast');
    }
    for (const full of volumes) {
      for (const v of leaf === null ? [full] : [roundQuantity(full * leaf), full]) {
        if (counts !== 'no') options.push([v, v]);
        if (counts !== 'yes') options.push([0, v]);
      }
    }
    if (!sure) {
      options.push([0, 0]);
      // what it is comes before how it was made: the question that a person answers first
      const bearing = roles.component === 'wall' && (roles.loadBearing === 'unknown' || roles.loadBearing === 'conflict');
      open.unshift(bearing ? 'loadBearing' : 'component');
      missing.add(bearing ? 'unknown-bearing' : 'unknown-component');
    }
    if (maybe) mayLieBelowGround(options, open, missing);
    pieces.push({
      element: index, level, options: distinct(options), missing: open,
      ...(others === undefined ? {} : { shared: [roundQuantity(others.least), roundQuantity(others.most)] as const }),
    });
  }
  if (pieces.length === 0) missing.add('no-such-element');
  return { pieces, totals: null, present: pieces.length > 0 ? 'yes' : 'unknown', missing: [...missing] };
}

/** Is it among the members of 4.0.2: true, perhaps (false), or no (null)? */
function isMember(facts: Facts, index: number): boolean | null {
  const roles = facts.roles[index]!;
  // steel and timber members are not concrete: 4.0.2 asks only for concrete volume
  if (roles.precast === 'not-applicable') return null;
  const couplingBeam = roles.component === 'beam' && roles.candidates.includes('shear-wall');
  if (couplingBeam) return facts.switches['coupling-beams'] === 'vertical' ? true : null;
  const belongs = isOneOf(facts, index, VERTICAL);
  return belongs === 'no' ? null : belongs === 'yes';
}

/** The ends of what is left of a member when others keep what it shares with them, m³. */
function withoutShared(volumes: readonly number[], { least, most }: Shared): readonly number[] {
  const left = (volume: number, taken: number): number => roundQuantity(Math.max(0, volume - taken));
  return unique([left(Math.min(...volumes), most), left(Math.max(...volumes), least)]);
}

function precastCounts(precast: string): 'yes' | 'no' | 'unknown' {
  if (precast === 'precast') return 'yes';
  if (precast === 'cast-in-place') return 'no';
  // a composite wall's leaves are precast, its core is not told apart yet (domain 1.2-6)
  return 'unknown';
}
