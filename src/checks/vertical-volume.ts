/** 4.0.2, 4.0.3: precast concrete volume of vertical members over all of it, m³. */
import type { Facts } from '../facts/facts.ts';
import type { Component } from '../facts/roles.ts';
import { jointCounts, type JointLimits } from '../facts/joints.ts';
import { isLyingJoint } from '../facts/lying-joint.ts';
import { structuralLeaf } from '../facts/sandwich.ts';
import { roundQuantity } from '../units.ts';
import { countable, distinct, ends, isOneOf, mayLieBelowGround, rangeReason, type Measure, type MissingReason, type Piece } from './measure.ts';

const VERTICAL: ReadonlySet<Component> = new Set<Component>([
  'column', 'brace', 'shear-wall', 'ductile-wall-panel', 'cast-in-place-joint',
]);

export function verticalVolume(facts: Facts, building: number, limits: JointLimits): Measure {
  const pieces: Piece[] = [];
  const missing = new Set<MissingReason>();
  const joint = jointCounts(facts, building, limits);
  for (const { index, level, maybe } of countable(facts, building)) {
    const roles = facts.roles[index]!;
    // a strip between slabs is no vertical member (4.0.5-2)
    if (isLyingJoint(facts.model.elements[index]!, facts.geometry[index] ?? null, roles.component)) continue;
    const couplingBeam = roles.component === 'beam' && roles.candidates.includes('shear-wall');
    const belongs = isOneOf(facts, index, VERTICAL);
    const sure = couplingBeam ? facts.switches['coupling-beams'] === 'vertical' : belongs === 'yes';
    const possible = sure || (!couplingBeam && belongs === 'unknown');
    // steel and timber members are not concrete: 4.0.2 asks only for concrete volume
    if (!possible || roles.precast === 'not-applicable') continue;
    const open: string[] = [];
    const volumes = ends(facts, index, 'volume');
    if (volumes.length > 1) {
      open.push('volume');
      missing.add(rangeReason(facts, index));
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
    pieces.push({ element: index, level, options: distinct(options), missing: open });
  }
  if (pieces.length === 0) missing.add('no-such-element');
  return { pieces, totals: null, present: pieces.length > 0 ? 'yes' : 'unknown', missing: [...missing] };
}

function precastCounts(precast: string): 'yes' | 'no' | 'unknown' {
  if (precast === 'precast') return 'yes';
  if (precast === 'cast-in-place') return 'no';
  // a composite wall's leaves are precast, its core is not told apart yet (domain 1.2-6)
  return 'unknown';
}
