/** 4.0.3: what joints add to the volumes of 4.0.2, drawn or not, under what a person has said of each kind of joint. */
import type { Facts } from '../facts/facts.ts';
import { findJoints } from '../facts/joints/joints.ts';
import { JOINT_KINDS, type Answer, type Joint, type JointLimits } from '../facts/joints/kinds.ts';
import type { JointDecision, JointForm, JointRule } from '../profile/profile.ts';
import { distinct, type DerivedPiece, type JointGroup, type JointPlace, type Options } from './measure.ts';

export interface JointVolumes {
  /** the joint that a counted element is or may be; undefined: it is none */
  readonly of: (element: number) => DrawnJoint | undefined;
  /** a strip of the floor: named a joint, but no vertical member */
  readonly inFloor: (element: number) => boolean;
  readonly derived: readonly DerivedPiece[];
  /** @param pieceOf position of an element's contribution and its volume alternatives */
  readonly groups: (pieceOf: (element: number) => { readonly position: number; readonly volumes: readonly number[] } | undefined, derivedFrom: number) => readonly JointGroup[];
}

export interface DrawnJoint {
  readonly joint: Joint;
  /** does its concrete count now? */
  readonly counts: Answer;
  /** nobody has said whether it is a joint at all */
  readonly open: boolean;
  /** it is in V for certain */
  readonly inV: boolean;
}

export function jointVolumes(facts: Facts, building: number, limits: JointLimits): JointVolumes {
  const { drawn, derived } = findJoints(facts, building, limits);
  const id = facts.buildings.list[building]?.id;
  const rules = (facts.profile.joints ?? []).filter((r) => r.building === undefined || r.building === id);
  const ruleOf = (kind: Joint['kind'], form: JointForm): JointRule | null =>
    rules.findLast((r) => r.kind === kind && (r.form === undefined || r.form === form)) ?? null;
  const pieces = derived.map((joint): DerivedPiece => {
    const { level } = joint;
    const options = derivedOptions(joint, ruleOf(joint.kind, 'derived')?.decision ?? null);
    const maybe = facts.storeys[building]!.levels[level]?.aboveGround === 'unknown';
    return { level, options: maybe ? distinct([...options, [0, 0]]) : options };
  });
  const judged = (joint: Joint, decision: JointDecision | null): DrawnJoint => {
    const member = facts.roles[joint.element!]!.component !== 'beam';
    // a named joint is one until a person denies it; what only stands like one waits for a person
    const open = !joint.named && decision === null;
    const denied = decision === 'not-counted' || decision === 'not-there';
    return { joint, open, counts: denied ? 'no' : open && joint.counts !== 'no' ? 'unknown' : joint.counts, inV: member || decision === 'counts' || decision === 'not-counted' };
  };
  const of = (element: number): DrawnJoint | undefined => {
    const joint = drawn.get(element);
    if (!joint) return undefined;
    const decision = ruleOf(joint.kind, 'modelled')?.decision ?? null;
    const beam = facts.roles[element]!.component === 'beam';
    return beam && decision === 'not-there' ? undefined : judged(joint, decision);
  };

  return {
    of,
    inFloor: (element) => facts.roles[element]!.component === 'cast-in-place-joint' && !drawn.has(element),
    derived: pieces,
    groups(pieceOf, derivedFrom) {
      const groups: JointGroup[] = [];
      for (const { kind } of JOINT_KINDS) {
        const modelled = [...drawn.values()].filter((j) => j.kind === kind).flatMap((joint) => {
          const piece = pieceOf(joint.element!);
          return piece ? [{ joint, ...piece }] : [];
        });
        if (modelled.length > 0) {
          const rule = ruleOf(kind, 'modelled');
          const places = modelled.map(({ joint, position, volumes }): JointPlace => ({ joint, position, now: drawnOptions(judged(joint, rule?.decision ?? null), volumes) }));
          groups.push({
            kind, form: 'modelled', rule, asks: rule === null && places.some((p) => !p.joint.named), places,
            under: each((d) => modelled.map(({ joint, volumes }) => drawnOptions(judged(joint, d), volumes))),
          });
        }
        const gaps = derived.flatMap((joint, i) => (joint.kind === kind ? [{ joint, position: derivedFrom + i, now: pieces[i]!.options }] : []));
        if (gaps.length > 0) {
          const rule = ruleOf(kind, 'derived');
          groups.push({
            kind, form: 'derived', rule, asks: rule === null && kind !== 'grout-bed', places: gaps,
            under: each((d) => gaps.map(({ joint }) => derivedOptions(joint, d))),
          });
        }
      }
      return groups;
    },
  };
}

const each = (under: (decision: JointDecision) => readonly Options[]): JointGroup['under'] =>
  ({ counts: under('counts'), 'not-counted': under('not-counted'), 'not-there': under('not-there') });

/**
 * A joint that nobody drew: there or not, counted or not, until a person says so of its kind (domain 1.4 K22). A grout bed
 * between two members that are drawn is there.
 */
function derivedOptions({ kind, counts, volume: v }: Joint, decision: JointDecision | null): Options {
  if (decision === 'not-there') return [[0, 0]];
  if (kind === 'grout-bed' || decision === 'not-counted') return [[0, v]];
  const there: Options = counts === 'yes' ? [[v, v]] : counts === 'no' ? [[0, v]] : [[0, v], [v, v]];
  if (decision === 'counts') return there;
  return counts === 'no' ? [[0, 0], [0, v]] : [[0, 0], [0, v], [v, v]];
}

/** A drawn joint: its concrete is there. A beam that may be a node is in V or not. */
function drawnOptions({ counts, inV }: DrawnJoint, volumes: readonly number[]): Options {
  const options: (readonly [number, number])[] = [];
  for (const v of volumes) {
    if (counts !== 'no') options.push([v, v]);
    if (counts !== 'yes') options.push([0, v]);
  }
  if (!inV) options.push([0, 0]);
  return distinct(options);
}
