/** 4.0.2, 4.0.3: precast concrete volume of vertical members over all of it, m³. */
import type { Facts } from '../facts/facts.ts';
import type { Component } from '../facts/roles.ts';
import { concreteShare } from '../facts/concrete.ts';
import type { JointLimits } from '../facts/joints/kinds.ts';
import { sharedVolume, type Member, type Shared } from '../facts/shared-volume.ts';
import { roundQuantity } from '../units.ts';
import { jointVolumes, type JointVolumes } from './joint-volume.ts';
import { acrossStoreys, countable, distinct, ends, isOneOf, unique, whyRange, type Measure, type MissingReason, type Piece } from './measure.ts';

const VERTICAL: ReadonlySet<Component> = new Set<Component>([
  'column', 'brace', 'shear-wall', 'ductile-wall-panel', 'cast-in-place-joint',
]);

export function verticalVolume(facts: Facts, building: number, limits: JointLimits): Measure {
  const pieces: Piece[] = [];
  const missing = new Set<MissingReason>();
  const joints = jointVolumes(facts, building, limits);
  const at = new Map<number, { readonly position: number; readonly volumes: readonly number[] }>();
  const members = countable(facts, building).flatMap((counted) => {
    const sure = isMember(facts, joints, counted.index);
    return sure === null ? [] : [{ ...counted, sure }];
  });
  // what may lie below ground is no sure owner of what it shares with others
  const shared = sharedVolume(facts, members.map(({ index, sure, maybe }): Member => ({ index, sure: sure && !maybe })));
  for (const { index, level, sure } of members) {
    const roles = facts.roles[index]!;
    const joint = joints.of(index);
    const open: string[] = [];
    const whole = ends(facts, index, 'volume');
    for (const [role, reason] of whyRange(facts, index, 'volume')) {
      open.push(role);
      missing.add(reason);
    }
    const others = shared.get(index);
    const volumes = others === undefined ? whole : withoutShared(whole, others);
    if (others !== undefined && !open.includes('volume') && volumes.length > 1 && others.least !== others.most) {
      open.push('volume');
      missing.add('shared-concrete');
    }
    if (joint) at.set(index, { position: pieces.length, volumes });
    const concrete = concreteShare(facts, index);
    if (concrete.options.every((o) => o.all === 0)) continue;
    if (concrete.missing !== null) {
      open.push(concrete.missing === 'sandwich-leaves' ? 'leaves' : 'material');
      missing.add(concrete.missing);
    }
    const options: (readonly [number, number])[] = [];
    const counts = joint?.counts ?? precastCounts(roles.precast, concrete.doubleSkin);
    if (joint?.open) {
      open.push('joint');
      missing.add('joint-type');
    } else if (counts === 'unknown') {
      open.push('precast');
      missing.add('unknown-precast');
    }
    for (const full of volumes) {
      for (const share of concrete.options) {
        const all = roundQuantity(full * share.all);
        if (counts !== 'no') options.push([Math.min(all, roundQuantity(full * share.precast)), all]);
        if (counts !== 'yes') options.push([0, all]);
      }
    }
    if (!sure) options.push([0, 0]);
    if (!sure && !joint) {
      // what it is comes before how it was made: the question that a person answers first
      const bearing = roles.component === 'wall' && (roles.loadBearing === 'unknown' || roles.loadBearing === 'conflict');
      open.unshift(bearing ? 'loadBearing' : 'component');
      missing.add(bearing ? 'unknown-bearing' : 'unknown-component');
    }
    const piece: Piece = {
      element: index, level, options: distinct(options), missing: open,
      ...(others === undefined ? {} : { shared: [roundQuantity(others.least), roundQuantity(others.most)] as const }),
    };
    pieces.push(...acrossStoreys(facts, piece, 'volume', missing));
  }
  if (pieces.length === 0) missing.add('no-such-element');
  const groups = joints.groups((element) => at.get(element), pieces.length);
  if (groups.some((g) => g.asks)) missing.add('joint-type');
  return { pieces, derived: joints.derived, joints: groups, totals: null, present: pieces.length > 0 ? 'yes' : 'unknown', missing: [...missing] };
}

/** Is it among the members of 4.0.2: true, perhaps (false), or no (null)? */
function isMember(facts: Facts, joints: JointVolumes, index: number): boolean | null {
  const roles = facts.roles[index]!;
  // steel and timber members are not concrete: 4.0.2 asks only for concrete volume
  if (roles.precast === 'not-applicable') return null;
  const joint = joints.of(index);
  const belongs = isOneOf(facts, index, VERTICAL);
  const couplingBeam = roles.component === 'beam' && roles.candidates.includes('shear-wall');
  const sure = joint?.inV ?? (couplingBeam ? facts.switches['coupling-beams'] === 'vertical' : belongs === 'yes' && !joints.inFloor(index));
  // a ring beam is a beam unless it lies on panels
  const possible = sure || joint !== undefined || (roles.component !== 'beam' && belongs === 'unknown');
  return possible ? sure : null;
}

/** The ends of what is left of a member when others keep what it shares with them, m³. */
function withoutShared(volumes: readonly number[], { least, most }: Shared): readonly number[] {
  const left = (volume: number, taken: number): number => roundQuantity(Math.max(0, volume - taken));
  return unique([left(Math.min(...volumes), most), left(Math.max(...volumes), least)]);
}

function precastCounts(precast: string, doubleSkin: boolean): 'yes' | 'no' | 'unknown' {
  if (precast === 'precast') return 'yes';
  if (precast === 'cast-in-place') return 'no';
  // the leaves of a composite wall are precast: decided where they are told apart from its core (domain 1.2-6)
  return precast === 'composite' && doubleSkin ? 'yes' : 'unknown';
}
